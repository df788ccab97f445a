package actionplantest

import (
	"fmt"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// canBeAnswered: a question that has no answer is asked wrongly.
func canBeAnswered() priorityRule {
	return laws.New("can-be-answered", "Each method gives an order, and what must be chosen fits within the limits.", func(s *prioritySubject, out *laws.Recorder) {
		for _, id := range slices.Sorted(maps.Keys(s.refused)) {
			s.violated(out, id, "the question", s.refused[id].Error(), "an answer")
		}
	})
}

// priorityTitlesSaid: what has only an id says nothing to people.
func priorityTitlesSaid() priorityRule {
	return laws.New("titles-said", "Each criterion and each alternative has a title.", func(s *prioritySubject, out *laws.Recorder) {
		for _, c := range s.spec.Criteria {
			if len(c.Title) == 0 {
				s.violated(out, c.ID, "the criterion", "no title", "what people call it")
			}
		}
		for _, a := range s.spec.Alternatives {
			if len(a.Title) == 0 {
				s.violated(out, a.ID, "the alternative", "no title", "what people call it")
			}
		}
	})
}

// priorityNamesApart: people tell criteria, and alternatives, apart by their titles.
func priorityNamesApart() priorityRule {
	return laws.New("names-apart", "No two criteria have the same title, and no two alternatives.", func(s *prioritySubject, out *laws.Recorder) {
		apart := func(named map[string]string, id, title string) {
			if title == "" {
				return // another law says so
			}
			if first, taken := named[title]; taken {
				s.violated(out, id, "its title", "the title of "+first+" as well", "a title of its own")
				return
			}
			named[title] = id
		}
		criteria, alternatives := map[string]string{}, map[string]string{}
		for _, c := range s.spec.Criteria {
			apart(criteria, c.ID, folded(c.Title))
		}
		for _, a := range s.spec.Alternatives {
			apart(alternatives, a.ID, folded(a.Title))
		}
	})
}

// criteriaMeasured: a 7 means nothing where nobody says of how many, or of what.
func criteriaMeasured() priorityRule {
	return laws.New("criteria-measured", "Each criterion says what its values count, or from where to where they go.", func(s *prioritySubject, out *laws.Recorder) {
		for _, c := range s.spec.Criteria {
			if len(c.Unit) == 0 && c.Range == nil {
				s.violated(out, c.ID, "its values", "no unit and no range", "a unit such as months, or a range such as 1 to 5")
			}
		}
	})
}

// weightsCount: a criterion that does not count is a promise that is not kept.
func weightsCount() priorityRule {
	return laws.New("weights-count", "Each criterion has a weight above 0.", func(s *prioritySubject, out *laws.Recorder) {
		for _, c := range s.set.Criteria() {
			if c.Weight == 0 {
				s.violated(out, c.ID, "its weight", "0: it counts for nothing", "a weight, or no such criterion")
			}
		}
	})
}

// criteriaTellApart: what is the same for all decides nothing.
func criteriaTellApart() priorityRule {
	return laws.New("criteria-tell-apart", "No criterion has the same value for all alternatives.", func(s *prioritySubject, out *laws.Recorder) {
		m, _ := s.set.Matrix()
		for j, c := range m.Criteria {
			differ := slices.ContainsFunc(m.Values, func(row []float64) bool { return row[j] != m.Values[0][j] })
			if len(m.Values) > 1 && !differ {
				s.violated(out, c.ID, "its values", fmt.Sprintf("%v for all", m.Values[0][j]), "values that differ, or no such criterion")
			}
		}
	})
}

// allRated: what lacks a value is left out of every order.
func allRated() priorityRule {
	return laws.New("all-rated", "Each alternative has a value by each criterion: without one it is in no order.", func(s *prioritySubject, out *laws.Recorder) {
		_, left := s.set.Matrix()
		for _, l := range left {
			s.violated(out, l.Alternative, "by "+l.Criterion, "no value: "+string(l.State), "a value")
		}
	})
}

// ratersComplete: a rater who passes over something moves the mean in silence.
func ratersComplete() priorityRule {
	return laws.New("raters-complete", "Where there are several raters, each gives a value of each alternative by each criterion, or says why there is none.", func(s *prioritySubject, out *laws.Recorder) {
		if len(s.set.Raters()) < 2 {
			return
		}
		said := map[[3]string]bool{}
		for _, j := range s.spec.Ratings {
			for _, v := range j.Values {
				said[[3]string{j.Rater, j.Alternative, v.Criterion}] = true
			}
		}
		for _, rater := range s.set.Raters() {
			for _, a := range s.spec.Alternatives {
				for _, c := range s.spec.Criteria {
					if !said[[3]string{rater, a.ID, c.ID}] {
						s.violated(out, a.ID, "by "+c.ID, "nothing from "+rater, "a value, or the reason why there is none")
					}
				}
			}
		}
	})
}

// comparisonsConsistent: who says that a is more than b, b than c and c than a has
// weights that mean nothing.
func comparisonsConsistent() priorityRule {
	return laws.New("comparisons-consistent", "Comparisons of criteria agree with each other: their consistency ratio is below 0.1.", func(s *prioritySubject, out *laws.Recorder) {
		x := s.set.Importance()
		if x == nil {
			return
		}
		if consistent, known := x.Consistent(); known && !consistent {
			worst := "the comparisons"
			if w := x.Worst; w != nil {
				worst = fmt.Sprintf("the comparisons; farthest off is %s over %s: %v, where the others say %.2f", w.A, w.B, w.Times, x.Says)
			}
			s.violated(out, "", worst, fmt.Sprintf("a consistency ratio of %.3f", x.Ratio), "less than 0.1")
		}
	})
}

// axesTogether: a chart of value by feasibility needs both.
func axesTogether() priorityRule {
	return laws.New("axes-together", "Where a criterion is an axis of the chart of value by feasibility, another is the other axis.", func(s *prioritySubject, out *laws.Recorder) {
		value, hasValue := s.set.AxisCriterion(priority.AxisValue)
		feasible, hasFeasible := s.set.AxisCriterion(priority.AxisFeasibility)
		if hasValue != hasFeasible {
			s.violated(out, value.ID+feasible.ID, "its axis", "no criterion on the other", "both axes, or none")
		}
	})
}

// budgetsUsed: a budget that nothing needs was forgotten somewhere.
func budgetsUsed() priorityRule {
	return laws.New("budgets-used", "Each resource of a portfolio is needed by an alternative.", func(s *prioritySubject, out *laws.Recorder) {
		if s.spec.Portfolio == nil {
			return
		}
		for _, r := range s.spec.Portfolio.Resources {
			if !slices.ContainsFunc(s.spec.Portfolio.Needs, func(d priority.DemandSpec) bool { return d.Resource == r.ID && d.Amount > 0 }) {
				s.violated(out, r.ID, "the resource", "nothing that needs it", "an alternative")
			}
		}
	})
}

// eachCanBeChosen: what can never be chosen need not be rated.
func eachCanBeChosen() priorityRule {
	return laws.New("each-can-be-chosen", "Each alternative fits within the limits of the portfolio, together with what it requires and what must be chosen: unless it is ruled out openly.", func(s *prioritySubject, out *laws.Recorder) {
		if s.choice == nil || len(s.spec.Alternatives) > maxTried {
			return
		}
		for _, a := range s.spec.Alternatives {
			if slices.Contains(s.spec.Portfolio.MustNot, a.ID) || slices.Contains(s.spec.Portfolio.Must, a.ID) {
				continue
			}
			spec := s.set.Spec()
			spec.Portfolio.Must = append(spec.Portfolio.Must, a.ID)
			other, err := s.engine.compile(spec)
			if err == nil {
				_, err = s.engine.choose(other)
			}
			if err != nil {
				s.violated(out, a.ID, "a choice with it", err.Error(), "a choice, or that it must not be chosen")
			}
		}
	})
}

// maxTried is up to how many alternatives each is tried alone.
const maxTried = 200
