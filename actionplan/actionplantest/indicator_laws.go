package actionplantest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// each makes a law that looks at each indicator alone. What is expected is empty where
// nothing is wrong.
func each(name, explanation string, look func(x *kpi.IndicatorSpec) (given, got, expected string)) indicatorRule {
	return laws.New(name, explanation, func(s *indicatorSubject, out *laws.Recorder) {
		for i := range s.spec.Indicators {
			x := &s.spec.Indicators[i]
			if given, got, expected := look(x); expected != "" {
				out.Violated(laws.Violation{At: x.ID, Title: x.Title.String(), Given: given, Got: got, Expected: expected})
			}
		}
	})
}

func moves(x *kpi.IndicatorSpec) bool {
	return x.Direction == kpi.DirectionUp || x.Direction == kpi.DirectionDown
}

// unitsSaid: a number without a unit cannot be read.
func unitsSaid() indicatorRule {
	return each("units-said", "Each indicator says what a value counts.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if len(x.Unit) == 0 {
			return "its values", "no unit", "a unit, such as % of services or days"
		}
		return "", "", ""
	})
}

// sourcesSaid: a figure that nobody can look up cannot be defended.
func sourcesSaid() indicatorRule {
	return each("sources-said", "Each indicator says where its values come from.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if len(x.Source) == 0 {
			return "its values", "no source", "a register, a survey, or whoever counts"
		}
		return "", "", ""
	})
}

// baselinesSaid: without one nobody can tell how far an indicator has come.
func baselinesSaid() indicatorRule {
	return each("baselines-said", "Each indicator with a target that is to be reached says where it began.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if moves(x) && x.Target != nil && x.Baseline == nil && x.Accumulation != kpi.AccumulationSum {
			return "its target", "no baseline", "the value and the date from which it began"
		}
		return "", "", ""
	})
}

// targetsDated: a target without a date is never late.
func targetsDated() indicatorRule {
	return each("targets-dated", "Each target that is to be reached says by when.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if moves(x) && x.Target != nil && x.Target.Date == "" {
			return "its target", "no date", "a date"
		}
		return "", "", ""
	})
}

// targetsAhead: a target that is met from the beginning asks for nothing.
func targetsAhead() indicatorRule {
	return each("targets-ahead", "No target is met at the baseline: it would ask for nothing, or the direction is wrong.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if moves(x) && x.Target != nil && x.Target.Value != nil && x.Baseline != nil && x.Baseline.Value != nil &&
			kpi.Reached(x.Direction, *x.Target.Value, *x.Baseline.Value) {
			return fmt.Sprintf("the baseline %v and the target %v", *x.Baseline.Value, *x.Target.Value), "met before anything is done, as the direction is " + string(x.Direction), "a target ahead of the baseline"
		}
		return "", "", ""
	})
}

// targetsWithinLimit: what cannot be passed cannot be asked for.
func targetsWithinLimit() indicatorRule {
	return each("targets-within-limit", "No target or milestone is beyond the value that cannot be passed.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if x.Limit == nil || x.Target == nil || x.Target.Value == nil || !moves(x) {
			return "", "", ""
		}
		if v := *x.Target.Value; v != *x.Limit && kpi.Reached(x.Direction, *x.Limit, v) {
			return fmt.Sprintf("the limit %v", *x.Limit), fmt.Sprintf("the target %v", v), "a target up to the limit"
		}
		return "", "", ""
	})
}

// milestonesRise: a milestone that is less than the one before asks to go back.
func milestonesRise() indicatorRule {
	return each("milestones-rise", "Each milestone is nearer to the target than the one before it, or as near.", func(x *kpi.IndicatorSpec) (given, got, expected string) {
		if x.Target == nil || x.Target.Value == nil || len(x.Milestones) == 0 || !moves(x) {
			return "", "", ""
		}
		values := []float64{}
		if x.Baseline != nil && x.Baseline.Value != nil {
			values = append(values, *x.Baseline.Value)
		}
		for _, m := range x.Milestones {
			values = append(values, m.Value)
		}
		values = append(values, *x.Target.Value)
		for i := 1; i < len(values); i++ {
			if values[i] != values[i-1] && !kpi.Reached(x.Direction, values[i-1], values[i]) {
				return "its milestones", fmt.Sprintf("%v after %v", values[i], values[i-1]), "values that go the way of the target"
			}
		}
		return "", "", ""
	})
}

// indicatorNamesApart: people tell indicators apart by their titles.
func indicatorNamesApart() indicatorRule {
	return laws.New("names-apart", "No two indicators have the same title.", func(s *indicatorSubject, out *laws.Recorder) {
		named := map[string]string{}
		for _, x := range s.spec.Indicators {
			title := strings.Join(strings.Fields(strings.ToLower(x.Title.String())), " ")
			if first, taken := named[title]; taken {
				out.Violated(laws.Violation{At: x.ID, Title: x.Title.String(), Given: "its title", Got: "the title of " + first + " as well", Expected: "a title of its own"})
				continue
			}
			named[title] = x.ID
		}
	})
}

// weightsMatter: weights that are all the same say nothing.
func weightsMatter() indicatorRule {
	return laws.New("weights-matter", "A group with weights has members of different weights: otherwise it is a plain mean, and says so.", func(s *indicatorSubject, out *laws.Recorder) {
		for _, g := range s.spec.Groups {
			if !g.Rule.Weighted() || len(g.Members) < 2 || g.Rule == kpi.RuleWeightedSum {
				continue
			}
			different := slices.ContainsFunc(g.Members, func(m kpi.MemberSpec) bool {
				return (m.Weight == nil) != (g.Members[0].Weight == nil) || m.Weight != nil && *m.Weight != *g.Members[0].Weight
			})
			if !different {
				out.Violated(laws.Violation{At: g.ID, Title: g.Title.String(), Given: "its members", Got: "the same weight for all", Expected: "weights that differ, or the rule mean"})
			}
		}
	})
}

// title is what people call an indicator.
func (s *indicatorSubject) title(id string) string {
	for _, x := range s.spec.Indicators {
		if x.ID == id {
			return x.Title.String()
		}
	}
	for _, g := range s.spec.Groups {
		if g.ID == id {
			return g.Title.String()
		}
	}
	return ""
}

func (s *indicatorSubject) violated(out *laws.Recorder, id, given, got, expected string) {
	out.Violated(laws.Violation{At: id, Title: s.title(id), Given: given, Got: got, Expected: expected})
}
