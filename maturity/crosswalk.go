package maturity

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/crosswalk"
)

// CrosswalkFormat is the value of the format field of a crosswalk document.
const CrosswalkFormat = "govmaturity/crosswalk/1"

// Crosswalk says which nodes of two frameworks, or of two editions of one, can
// be compared. It is plain data, in Go, YAML or JSON. A node that has no link
// is not comparable.
type Crosswalk struct {
	Format string `json:"format" doc:"required,enum=govmaturity/crosswalk/1"`
	ID     string `json:"id" doc:"required,pattern=id"`
	// Language is the language of texts that are given as a plain string.
	Language string           `json:"language,omitempty" doc:"pattern=language"`
	Title    govmaturity.Text `json:"title" doc:"required"`
	From     EditionSpec      `json:"from" doc:"required"`
	To       EditionSpec      `json:"to" doc:"required"`
	// Standing says whose comparison this is. One that no publisher makes is
	// derived.
	Standing govmaturity.Standing   `json:"standing" doc:"required"`
	Sources  []govmaturity.Source   `json:"sources,omitempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty"`
	Links    []LinkSpec             `json:"links" doc:"required,nonempty"`
}

// EditionSpec names one edition of a framework.
type EditionSpec struct {
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
}

// LinkSpec ties a node of one framework to a node of the other.
type LinkSpec struct {
	From string `json:"from" doc:"required,pattern=id"`
	To   string `json:"to" doc:"required,pattern=id"`
	// Match says how well the two fit: same (what is asked and how it counts
	// is the same), partial (they overlap; the difference is to be read with
	// care), changed (the name is the same and the meaning is not: not
	// comparable).
	Match Match            `json:"match" doc:"required"`
	Note  govmaturity.Text `json:"note,omitempty"`
	// Answers say which answer to To goes with which answer to From, where both
	// are indicators answered with one level, one option, or yes or no. See
	// [Crosswalk.Prefill].
	Answers []AnswerLinkSpec `json:"answers,omitempty" doc:"nonempty"`
}

// AnswerLinkSpec ties an answer to an answer: levels, options, yes or no.
type AnswerLinkSpec struct {
	From string `json:"from" doc:"required,pattern=id"`
	To   string `json:"to" doc:"required,pattern=id"`
}

// Match says how well two nodes fit.
type Match string

const (
	// MatchSame: what is asked and how it counts is the same.
	MatchSame Match = "same"
	// MatchPartial: the two overlap; a difference is to be read with care.
	MatchPartial Match = "partial"
	// MatchChanged: the name is the same and the meaning is not; not comparable.
	MatchChanged Match = "changed"
)

// ReadCrosswalk reads a crosswalk from YAML or JSON. The error is a
// [govmaturity.Problems].
func ReadCrosswalk(name string, data []byte) (*Crosswalk, error) {
	d := crosswalkFormat.Read(name, data)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}

// check reports what is wrong with a crosswalk between two trees.
func (w *Crosswalk) check(from, to *Framework) error {
	d := crosswalkFormat.Check(w)
	if !d.Readable() {
		return d.Err()
	}
	links := make([]crosswalk.Link, len(d.Doc.Links))
	for i, l := range d.Doc.Links {
		links[i] = crosswalk.Link{From: l.From, To: l.To}
	}
	crosswalk.Check(&d.Report, links, from.side("from", d.Doc.From), to.side("to", d.Doc.To))
	for i, l := range d.Doc.Links {
		at := govmaturity.Path{}.Key("links").Index(i)
		l.checkAnswers(from, to, func(i int, key string, code govmaturity.Code, format string, args ...any) {
			d.Add(at.Key("answers").Index(i).Key(key), code, format, args...)
		})
	}
	return d.Err()
}

// side is a framework as one side of a crosswalk.
func (f *Framework) side(key string, named EditionSpec) crosswalk.Side {
	return crosswalk.Side{
		Key: key, ID: f.ID(), Edition: f.Edition(), NamedID: named.Framework, NamedEdition: named.Edition,
		Noun: "node", Has: func(id string) bool { _, ok := f.top().byID[id]; return ok }, Known: f.top().ids,
	}
}

// checkAnswers reports answers that the two indicators cannot have.
func (l LinkSpec) checkAnswers(from, to *Framework, wrong func(i int, key string, code govmaturity.Code, format string, args ...any)) {
	seen := map[string]bool{}
	for i, a := range l.Answers {
		for _, side := range []struct {
			key, node, answer string
			fw                *Framework
		}{{"from", l.From, a.From, from}, {"to", l.To, a.To, to}} {
			if _, there := side.fw.tree.byID[side.node]; !there {
				continue // said already
			}
			indicator, err := side.fw.Indicator(side.node)
			switch {
			case err != nil:
				wrong(i, side.key, govmaturity.CodeWrongType, "%s is not an indicator, and has no answers", side.node)
			case indicator.Kind() == MeasureChecklist:
				wrong(i, side.key, govmaturity.CodeWrongType, "%s is a checklist, and an answer to one cannot be tied", side.node)
			case !slices.Contains(indicator.Options(), side.answer):
				wrong(i, side.key, govmaturity.CodeUnknownReference, "%s cannot be answered with %q: expected %s", side.node, side.answer, indicator.node.measure.expects())
			}
		}
		if seen[a.From] {
			wrong(i, "from", govmaturity.CodeDuplicateID, "the answer %q is already tied to one", a.From)
		}
		seen[a.From] = true
	}
}

// EditionError says that two scorecards cannot be compared as they are.
type EditionError struct {
	// Before and After are the frameworks of the two scorecards.
	Before, After *Framework
}

// Error says which editions the two are of.
func (e *EditionError) Error() string {
	if e.Before == nil || e.After == nil {
		return "two frameworks are not the same edition; compare them through a crosswalk"
	}
	if e.Before.ID() == e.After.ID() && e.Before.Edition() == e.After.Edition() {
		return fmt.Sprintf("the rules of %s %s have changed: %s before, %s after; compare them through a crosswalk",
			e.Before.ID(), e.Before.Edition(), e.Before.RulesHash(), e.After.RulesHash())
	}
	return fmt.Sprintf("%s and %s are not the same edition; compare them through a crosswalk", e.Before.dated(), e.After.dated())
}

// dated names the edition and, where its name does not say it, since when it is
// in force.
func (f *Framework) dated() string {
	name := f.ID() + " " + f.Edition()
	if since := f.Dates().Since(); since != "" && since != f.Edition() {
		name += fmt.Sprintf(" (in force since %s)", since)
	}
	return name
}
