package priority

import "github.com/govmaturity/govmaturity"

// WeightsFinding says what the comparisons of criteria come to, and how well they
// agree with each other. It is the zero Finding where weights are given.
func (s *Set) WeightsFinding(words ...govmaturity.Words) govmaturity.Finding {
	x := s.importance
	if x == nil {
		return govmaturity.Finding{}
	}
	return s.tell(words, FindingWeights, s.ID(), func(t *teller) {
		t.title(s.spec.Title, s.ID())
		t.out.Rule = t.text(t.w.Say("priority.weights.rule"))
		consistent, known := x.Consistent()
		switch {
		case !known:
			t.out.Outcome = t.text(t.w.Say("priority.weights.unknown"))
		case consistent:
			t.out.Outcome = t.text(t.w.Say("priority.weights.consistent"))
		default:
			t.out.Outcome = t.text(t.w.Say("priority.weights.inconsistent"))
		}
		for j, c := range s.criteria {
			t.add(govmaturity.ReasonCounted, t.label(t.criterion(c.ID), t.share(x.Weights[j])))
		}
		n := float64(len(x.Weights))
		if n > 1 {
			t.formula("("+t.number(x.Lambda), "−", t.number(n)+")", "÷", "("+t.number(n), "−", "1)", "=", t.number(x.Index))
		}
		if x.HasRatio {
			t.formula(t.number(x.Index), "÷", t.number(x.Random), "=", t.number(x.Ratio))
			t.add(govmaturity.ReasonThreshold, t.w.Say("priority.weights.below", "threshold", t.number(ConsistentBelow)))
			t.add(govmaturity.ReasonNote, t.w.Say("priority.index."+string(x.RandomIndex)))
		}
		if len(x.Missing) > 0 {
			t.add(govmaturity.ReasonCoverage, t.w.Say("priority.weights.missing", "count", len(x.Missing)))
		}
		if p := x.Worst; p != nil {
			t.add(govmaturity.ReasonNote, t.w.Say("priority.weights.worst", "criterion", t.criterion(p.A), "over", t.criterion(p.B), "times", t.number(p.Times), "says", t.number(x.Says)))
		}
	})
}
