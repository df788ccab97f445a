package competency

import (
	"github.com/govmaturity/govmaturity"
)

// Reference names what [Assignment.Explain] finds.
func (a *Assignment) Reference() govmaturity.Reference {
	return a.fw.reference(govmaturity.Reference{Kind: FindingAssignment, Date: a.options.AsOf.Date}, nil)
}

// Explain says who gets which post and how ready they are, who gets none and why, and
// what stays vacant. It is in the given words, or in English.
func (a *Assignment) Explain(words ...govmaturity.Words) govmaturity.Finding {
	return explain(a.fw, a.Reference(), words, func(t *teller) {
		rule, by := t.w.Say("competency.assign.sum"), t.w.Say("competency.assign.sure")
		if a.options.Fair {
			rule = t.w.Say("competency.assign.fair")
		}
		if a.options.Possible {
			by = t.w.Say("competency.assign.possible")
		}
		outcome := t.w.Say("competency.filled", "filled", len(a.Pairs), "heads", a.heads)
		t.head(t.w.Say("competency.assignment"), outcome, t.also(rule, by))
		t.asOf(a.options.AsOf)
		t.add(govmaturity.ReasonCondition, t.w.Say("competency.assign.critical"))
		var terms []string
		for _, pair := range a.Pairs {
			x := a.options.of(pair.Readiness.Figures)
			terms = append(terms, t.number(x))
			ref := pair.Readiness.Reference()
			said := t.w.Say("competency.pair", "person", t.person(pair.Person), "post", t.post(pair.Post), "ready", t.ready(pair.Readiness.Low, pair.Readiness.High))
			t.add(govmaturity.ReasonCounted, said).Finding = &ref
		}
		for _, left := range a.Left {
			why := t.w.Say("competency.others")
			if left.Barred {
				why = t.w.Say("competency.barred")
			}
			t.add(govmaturity.ReasonLeftOut, t.w.Say("explain.left-out", "title", t.person(left.Person), "why", why))
		}
		for _, open := range a.Vacant {
			t.add(govmaturity.ReasonBlocked, t.w.Say("competency.vacant", "post", t.post(open.Post), "count", open.Heads))
		}
		if len(a.Pairs) > 0 {
			t.add(govmaturity.ReasonFormula, t.equals(t.sum(terms, a.Sum), a.Sum))
			t.add(govmaturity.ReasonFormula, t.w.Say("competency.least", "share", t.percent(a.Least)))
		}
	})
}
