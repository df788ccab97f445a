package qualitative

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/finding"
)

// The kinds of findings of this package.
const (
	FindingResponse  = "press-response"
	FindingStability = "qualitative-stability"
)

// levins are the works that the methods are taken from.
var levins = []govmaturity.Source{
	{ID: "levins-1974", Title: "The qualitative analysis of partially specified systems", Publisher: "Levins, R., Annals of the New York Academy of Sciences", Date: "1974"},
	{ID: "dambacher-2002", Title: "Relevance of community structure in assessing indeterminacy of ecological predictions", Publisher: "Dambacher, J. M., Li, H. W. and Rossignol, P. A., Ecology", Date: "2002"},
	{ID: "jeffries-1977", Title: "When is a matrix sign stable?", Publisher: "Jeffries, C., Klee, V. and van den Driessche, P., Canadian Journal of Mathematics", Date: "1977"},
}

// teller says a finding in the words of one language.
type teller struct {
	w   govmaturity.Words
	out govmaturity.Finding
}

// told says a finding in each of the words.
func told(words []govmaturity.Words, tell func(*teller)) govmaturity.Finding {
	return finding.In(words, func(w govmaturity.Words) govmaturity.Finding {
		t := teller{w: w}
		if tell(&t); t.out.State != "" {
			t.out.Standing, t.out.Sources = govmaturity.StandingDerived, slices.Clone(levins)
		}
		return t.out
	})
}

// stateOf says whether there is an answer.
func stateOf(found bool) govmaturity.State {
	if found {
		return govmaturity.StateAnswered
	}
	return govmaturity.StateUnanswered
}

func (t *teller) text(wording string) govmaturity.Text {
	return govmaturity.Text{t.w.Language(): wording}
}

func (t *teller) add(kind govmaturity.ReasonKind, wording string) {
	t.out.Reasons = append(t.out.Reasons, govmaturity.Reason{Kind: kind, Words: t.text(wording)})
}

// Finding says which way the variable moves, and on how many terms that rests. The
// zero Cell, which is that of names that there are not, has the zero Finding.
func (c Cell) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return told(words, func(t *teller) {
		w := t.w
		if c.Response == "" {
			return
		}
		t.out.About = govmaturity.Reference{Kind: FindingResponse, ID: c.Of, Item: c.To}
		t.out.Title = t.text(w.Say("qualitative.press", "of", c.community.called(w, c.Of), "to", c.community.called(w, c.To)))
		t.out.State = stateOf(c.Response != ResponseNotCounted)
		t.out.Outcome = t.text(w.Say("qualitative.response." + string(c.Response)))
		t.out.Rule = t.text(w.Say("qualitative.press-rule"))
		if c.Positive+c.Negative+c.Unknown > 0 {
			t.add(govmaturity.ReasonCounted, w.Say("qualitative.terms", "positive", float64(c.Positive), "negative", float64(c.Negative), "unknown", float64(c.Unknown)))
		}
		if weight, ok := c.Weight(); ok {
			t.add(govmaturity.ReasonShown, w.Say("qualitative.weight", "weight", weight))
		}
		t.add(govmaturity.ReasonCondition, w.Say("qualitative.if-stable"))
		t.out.Cites = []govmaturity.Citation{{Source: "levins-1974", Locator: "123-138"}}
	})
}

// Finding says what the signs say about stability, and which conditions hold. That of
// the zero Stability says nothing.
func (s Stability) Finding(words ...govmaturity.Words) govmaturity.Finding {
	return told(words, func(t *teller) {
		w := t.w
		if s.Verdict == "" {
			return
		}
		t.out.About = govmaturity.Reference{Kind: FindingStability}
		t.out.State = stateOf(s.Verdict != StabilityVerdictNotCounted)
		t.out.Title = t.text(w.Say("qualitative.stability"))
		t.out.Outcome = t.text(w.Say("qualitative.stability." + string(s.Verdict)))
		t.out.Rule = t.text(w.Say("qualitative.stability-rule"))
		for _, k := range s.Conditions {
			said := w.Say("qualitative.condition." + string(k.Name))
			switch {
			case !k.Tested:
				t.add(govmaturity.ReasonLeftOut, said)
			case k.Holds:
				t.add(govmaturity.ReasonHolds, said)
			case k.Variables == nil:
				t.add(govmaturity.ReasonRejected, said)
			default:
				t.add(govmaturity.ReasonRejected, w.Say("text.brackets", "text", said, "more", s.community.list(w, k.Variables)))
			}
		}
		for _, l := range s.Levels {
			if len(s.Levels) > maxTold || l.Stabilising.BitLen() > 52 || l.Destabilising.BitLen() > 52 {
				continue
			}
			t.add(govmaturity.ReasonCounted, w.Say("qualitative.level", "level", l.Level, "for", float64(l.Stabilising.Int64()), "against", float64(l.Destabilising.Int64())))
		}
		if s.Counted && s.AtEqualStrengths {
			t.add(govmaturity.ReasonShown, w.Say("qualitative.equal.stable"))
		} else if s.Counted {
			t.add(govmaturity.ReasonShown, w.Say("qualitative.equal.unstable"))
		}
		t.out.Cites = []govmaturity.Citation{{Source: "jeffries-1977", Locator: "315-326"}}
	})
}

// maxTold is how many levels or variables a finding says at most.
const maxTold = 20

func (c *Community) list(w govmaturity.Words, names []string) string {
	var out []string
	for i, n := range names {
		if i == maxTold {
			out = append(out, "…")
			break
		}
		out = append(out, c.called(w, n))
	}
	return w.List(out...)
}

// Table returns the responses as a table to be read, with a symbol a cell.
func (p Press) Table(w govmaturity.Words) govmaturity.Table {
	t := govmaturity.Table{Caption: w.Say("qualitative.table"), Note: w.Say("qualitative.table-note"), Language: w.Language(), Header: []string{w.Say("qualitative.table-corner")}}
	if p.community == nil {
		return t
	}
	for i, row := range p.cells {
		name := p.community.called(w, p.community.names[i])
		t.Header = append(t.Header, name)
		line := []string{name}
		for _, c := range row {
			line = append(line, c.Response.Symbol())
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}
