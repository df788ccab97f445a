package priority

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Finding says the order, by which rule it is made, over which weights it holds, and
// who sees it otherwise. In each of the words, or in English without any.
func (o *Order) Finding(words ...govmaturity.Words) govmaturity.Finding {
	spec := o.set.methods[o.method].spec
	return o.set.tell(words, FindingOrder, spec.ID, func(t *teller) {
		t.title(spec.Title, spec.ID)
		o.rule(t)
		r := o.Ranking
		t.out.State = r.State
		t.out.Outcome = t.text(t.w.Say("priority.none", "why", t.w.Say("priority.why."+string(r.Why))))
		if r.State == govmaturity.StateAnswered {
			t.out.Outcome = t.text(t.w.Say("priority.first", "names", t.alternatives(r.First())))
		}
		for _, p := range r.Places {
			t.add(govmaturity.ReasonCounted, t.w.Say("priority.place", "rank", p.Rank, "name", t.alternative(p.ID), "score", t.number(p.Score)))
		}
		for _, l := range o.Left {
			t.left(l)
		}
		for _, id := range r.Silent {
			t.add(govmaturity.ReasonLeftOut, t.w.Say("priority.silent", "criterion", t.criterion(id)))
		}
		o.compromise(t)
		o.held(t, "priority.holds-first", o.First)
		o.held(t, "priority.holds-order", o.Whole)
		for _, x := range o.Reversals {
			t.add(govmaturity.ReasonNote, t.w.Say("priority.reversal", "without", t.alternative(x.Without), "rises", t.alternative(x.Rises), "falls", t.alternative(x.Falls)))
		}
		o.others(t)
	})
}

// rule says how the order is made.
func (o *Order) rule(t *teller) {
	m := o.Ranking.Method
	t.out.Rule = t.text(t.w.Say("priority.rule." + string(m.Kind)))
	if n := m.normalisation(); n != "" {
		t.add(govmaturity.ReasonCondition, t.w.Say("priority.normalisation."+string(n)))
	}
}

func (t *teller) left(l Left) {
	t.add(govmaturity.ReasonLeftOut, t.w.Say("priority.left", "name", t.alternative(l.Alternative), "criterion", t.criterion(l.Criterion), "state", t.w.Say("state."+string(l.State))))
}

// compromise says the answer of VIKOR.
func (o *Order) compromise(t *teller) {
	c := o.Ranking.Compromise
	if c == nil {
		return
	}
	t.add(govmaturity.ReasonShown, t.w.Say("priority.compromise", "names", t.alternatives(c.Alternatives)))
	advantage, stability := "priority.advantage.no", "priority.stability.no"
	if c.Advantage {
		advantage = "priority.advantage.yes"
	}
	if c.Stability {
		stability = "priority.stability.yes"
	}
	t.add(govmaturity.ReasonThreshold, t.w.Say(advantage, "lead", t.number(c.Lead), "threshold", t.number(c.Threshold)))
	t.add(govmaturity.ReasonThreshold, t.w.Say(stability))
}

// held says over which weights something holds.
func (o *Order) held(t *teller, key string, intervals []Interval) {
	for _, x := range intervals {
		if x.Alone {
			t.add(govmaturity.ReasonThreshold, t.w.Say("priority.all-weight", "criterion", t.criterion(x.Criterion)))
			continue
		}
		said := t.w.Say(key, "criterion", t.criterion(x.Criterion), "share", t.share(x.Weight), "low", t.share(x.Low), "high", t.share(x.High))
		for _, end := range []*Swap{x.Below, x.Above} {
			if end != nil {
				share := x.Low
				way := "priority.below"
				if end == x.Above {
					share, way = x.High, "priority.above"
				}
				said = t.w.Say("text.clauses", "before", said, "item", t.w.Say(way, "share", t.share(share), "rises", t.alternative(end.Rises), "falls", t.alternative(end.Falls)))
			}
		}
		t.add(govmaturity.ReasonThreshold, said)
	}
	if searched := slices.ContainsFunc(intervals, func(x Interval) bool { return !x.Exact }); searched && key == "priority.holds-order" {
		t.add(govmaturity.ReasonNote, t.w.Say("priority.searched", "steps", searchSteps))
	}
}

// others says the orders of raters.
func (o *Order) others(t *teller) {
	for _, x := range o.Raters {
		var ids []string
		for _, p := range x.Ranking.Places {
			ids = append(ids, p.ID)
		}
		name := t.w.LeftToRight(x.Rater)
		if x.Rater == "" {
			name = t.w.Say("priority.no-name")
		}
		said := t.w.Say("priority.none", "why", t.w.Say("priority.why."+string(x.Ranking.Why)))
		if len(ids) > 0 {
			said = t.alternatives(ids)
		}
		for _, s := range x.Swaps {
			said = t.w.Say("text.clauses", "before", said, "item", t.w.Say("priority.before", "rises", t.alternative(s.Rises), "falls", t.alternative(s.Falls)))
		}
		t.add(govmaturity.ReasonShown, t.label(name, said))
	}
}

// PlaceFinding says where an alternative came, with its arithmetic. It is the zero
// Finding for one that there is not.
func (o *Order) PlaceFinding(id string, words ...govmaturity.Words) govmaturity.Finding {
	if _, ok := o.set.alternative[id]; !ok {
		return govmaturity.Finding{}
	}
	return o.set.tell(words, FindingPlace, id, func(t *teller) {
		t.out.About.Item = "/" + o.set.methods[o.method].spec.ID
		t.title(o.set.spec.Alternatives[o.set.alternative[id]].Title, id)
		o.rule(t)
		p, ok := o.Ranking.Place(id)
		if !ok {
			why := WhyNothing
			if t.out.State = o.Ranking.State; o.Ranking.Why != "" {
				why = o.Ranking.Why
			}
			for _, l := range o.Left {
				if l.Alternative == id {
					t.left(l)
					t.out.State, why = govmaturity.StateBlocked, WhyNothing
				}
			}
			t.out.Outcome = t.text(t.w.Say("priority.none", "why", t.w.Say("priority.why."+string(why))))
			return
		}
		t.out.Outcome = t.text(t.w.Say("priority.rank", "rank", p.Rank, "all", len(o.Ranking.Places), "score", t.number(p.Score)))
		for _, part := range p.Parts {
			o.part(t, id, part)
		}
		o.total(t, p)
	})
}

// part says what a criterion did.
func (o *Order) part(t *teller, id string, part Part) {
	cell := o.set.Cell(id, part.Criterion)
	value := t.w.Plain(part.Value)
	if u := o.set.spec.Criteria[o.set.criterion[part.Criterion]].Unit; u != nil {
		value = t.w.Say("priority.amount", "number", value, "unit", t.w.Wording(u))
	}
	if cell.State == govmaturity.StateImputed {
		value = t.w.Say("text.brackets", "text", value, "more", t.w.Say("state.imputed"))
	}
	if cell.Count > 1 {
		value = t.w.Say("text.brackets", "text", value, "more", t.w.Say("priority.raters", "count", cell.Count, "low", t.w.Plain(cell.Low), "high", t.w.Plain(cell.High)))
	}
	said := t.label(t.criterion(part.Criterion), value)
	if part.Silent {
		t.add(govmaturity.ReasonLeftOut, said)
		return
	}
	sum := t.w.LeftToRight(t.operand(part.Normalised) + " × " + t.number(part.Share) + " = " + t.number(part.Counted))
	t.add(govmaturity.ReasonCounted, t.w.Say("text.clauses", "before", said, "item", sum))
}

// total says how the score comes out of the parts.
func (o *Order) total(t *teller, p Place) {
	switch o.Ranking.Method.Kind {
	case MethodTopsis:
		t.formula(t.number(p.Worst), "÷", "("+t.number(p.Best), "+", t.number(p.Worst)+")", "=", t.number(p.Score))
	case MethodPromethee:
		t.formula(t.number(p.Positive), "−", t.number(p.Negative), "=", t.number(p.Score))
	case MethodVikor:
		o.regret(t, p)
	default:
		said := ""
		for _, part := range p.Parts {
			switch {
			case part.Silent:
			case said == "":
				said = t.operand(part.Counted)
			default:
				said += " + " + t.operand(part.Counted)
			}
		}
		if o.Ranking.Method.Kind == MethodWeightedProduct {
			said = "exp(" + said + ")"
		}
		t.formula(said, "=", t.number(p.Score))
	}
}

// regret says how VIKOR puts two regrets together.
func (o *Order) regret(t *teller, p Place) {
	low, high := p, p
	for _, x := range o.Ranking.Places {
		low.Sum, high.Sum = min(low.Sum, x.Sum), max(high.Sum, x.Sum)
		low.Single, high.Single = min(low.Single, x.Single), max(high.Single, x.Single)
	}
	share := func(weight, x, low, high float64) string {
		if high-low <= 1e-12 {
			return t.number(weight) + " × 0"
		}
		return t.number(weight) + " × (" + t.number(x) + " − " + t.number(low) + ") ÷ (" + t.number(high) + " − " + t.number(low) + ")"
	}
	v := o.Ranking.Method.v()
	t.formula("S =", t.number(p.Sum)+",", "R =", t.number(p.Single))
	t.formula("Q =", share(v, p.Sum, low.Sum, high.Sum), "+", share(1-v, p.Single, low.Single, high.Single), "=", t.number(p.Score))
}
