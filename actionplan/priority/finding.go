package priority

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of findings of this package.
const (
	FindingOrder   = "priority-order"
	FindingPlace   = "priority-place"
	FindingWeights = "priority-weights"
	FindingChoice  = "priority-choice"
	FindingItem    = "priority-item"
)

// teller says a finding in one language.
type teller struct {
	w   govmaturity.Words
	s   *Set
	out govmaturity.Finding
}

// tell tells a finding in each of the words.
func (s *Set) tell(words []govmaturity.Words, kind, id string, about func(t *teller)) govmaturity.Finding {
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := &teller{w: w, s: s}
		t.out.About = govmaturity.Reference{Kind: kind, Document: s.ID(), Edition: s.Edition(), Hash: s.RulesHash(), ID: id}
		t.out.Standing, t.out.State = govmaturity.StandingDerived, govmaturity.StateAnswered
		about(t)
		return t.out
	})
}

func (t *teller) text(s string) govmaturity.Text { return govmaturity.Text{t.w.Language(): s} }

func (t *teller) add(kind govmaturity.ReasonKind, s string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(s)})
}

// formula adds a line of arithmetic, which is read from left to right anywhere.
func (t *teller) formula(parts ...string) {
	t.add(govmaturity.ReasonFormula, t.w.LeftToRight(strings.Join(parts, " ")))
}

func (t *teller) label(label, text string) string {
	return t.w.Say("text.label", "label", label, "text", text)
}

// number writes what was computed.
func (t *teller) number(x float64) string { return finding.Number(t.w, x) }

// operand is a number inside arithmetic.
func (t *teller) operand(x float64) string { return finding.Operand(t.w, x) }

func (t *teller) share(x float64) string { return t.w.Percent(x, 1) }

func (t *teller) alternative(id string) string { return t.s.AlternativeTitle(id, t.w) }

func (t *teller) criterion(id string) string { return t.s.CriterionTitle(id, t.w) }

func (t *teller) alternatives(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.alternative(id)
	}
	return t.w.List(names...)
}

// title names the document, or the method where it has a title.
func (t *teller) title(of govmaturity.Text, id string) {
	if of == nil {
		t.out.Title = t.text(t.w.LeftToRight(id))
		return
	}
	t.out.Title = t.text(t.w.Wording(of))
}

// Explain returns the finding about the order, and those about each alternative, as
// text, in the given words.
func (o *Order) Explain(words govmaturity.Words) string {
	var b strings.Builder
	b.WriteString(o.Finding(words).In(words))
	for _, p := range o.Ranking.Places {
		b.WriteString(o.PlaceFinding(p.ID, words).In(words))
	}
	return b.String()
}
