package renderers

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// oddIDs are groups of ids of questions that stand in one form: such as are words
// of the profiles or properties of objects, or begin alike.
var oddIDs = [][]string{
	{"length", "name", "value", "state", "items", "properties", "required", "type", "answers", "root", "1", "x", "x-value"},
	{"constructor"},
	{"prototype"},
	{"x", "x_value"},
	{"a.b"},
}

// half says that something works in part only, and which part.
type half struct{ what string }

func (h half) Error() string { return h.what }

func isHalf(err error) bool {
	_, ok := err.(half)
	return ok
}

// oddIDs measures whether questions with odd ids can be answered. A profile that
// says no keeps a person from losing an answer: the note says to which.
func (tr *trial) oddIDs() error {
	if tr.name != "hard words" {
		return errNothing
	}
	var refused []string
	for _, ids := range oddIDs {
		s := yesNo(tr.t, ids)
		inner := &trial{page: tr.page, sample: s, renderer: tr.renderer, spoil: tr.spoil}
		inner.use(maturity.FormOptions{})
		if _, err := inner.form.Profile(tr.schema); err != nil {
			refused = append(refused, strings.Join(ids, " beside "))
			continue
		}
		if tr.ui != "" {
			if _, err := inner.form.Profile(tr.ui); err != nil {
				refused = append(refused, strings.Join(ids, " beside "))
				continue
			}
		}
		if err := inner.allAnswered(); err != nil {
			return fmt.Errorf("ids %s: %w", strings.Join(ids, ", "), err)
		}
	}
	if refused != nil {
		return half{"the profile says no to ids: " + strings.Join(refused, "; ")}
	}
	return nil
}

func (tr *trial) allAnswered() error {
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.fill(); err != nil {
		return err
	}
	sent := tr.send()
	if sent == "" {
		return errors.New("the form is not sent")
	}
	_, a, err := tr.read(sent)
	if err != nil {
		return err
	}
	if want := tr.assessment(tr.t); !maps.EqualFunc(want.Answers, a.Answers, govmaturity.Answer.Equal) {
		return fmt.Errorf("the answers are %s", text(tr.t, a.Answers))
	}
	return nil
}

// yesNo returns a sample with a question for each id, which can be answered with
// yes or no.
func yesNo(t *testing.T, ids []string) sample {
	spec := &maturity.Spec{
		Format: "govmaturity/framework/1", ID: "odd", Edition: "1", Title: govmaturity.English("Odd ids"),
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingIllustrative,
		Root: maturity.NodeSpec{ID: "all-of-them", Title: govmaturity.English("All"), Aggregation: maturity.AggregationArithmetic},
	}
	for _, id := range ids {
		spec.Root.Nodes = append(spec.Root.Nodes, maturity.NodeSpec{
			ID: id, Title: govmaturity.English("Is there a thing called " + id + "?"), Measure: &maturity.MeasureSpec{Kind: maturity.MeasureYesNo},
		})
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return newSample("odd ids", fw)
}
