package actionplan

import (
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/document"
)

// LintIndicators returns all remarks on a list of indicators, as [Plan.Lint] does those
// on a plan.
func LintIndicators(set *kpi.Set) []Remark {
	if set == nil {
		return nil
	}
	spec := set.Spec()
	l := &remarks{about: govmaturity.Reference{Document: set.ID(), Edition: set.Edition(), Hash: set.RulesHash()}}
	for i := range spec.Indicators {
		lintIndicator(l, &spec.Indicators[i], govmaturity.Path{}.Key("indicators").Index(i))
	}
	for i := range spec.Groups {
		lintWeights(l, &spec.Groups[i], govmaturity.Path{}.Key("groups").Index(i))
	}
	return l.sorted()
}

func lintIndicator(l *remarks, x *kpi.IndicatorSpec, at govmaturity.Path) {
	if x.Source == nil {
		l.add(LintRuleSource, "", at.Key("source"), "nothing says where the values of %s come from", x.ID)
	}
	percent := x.Measure == kpi.MeasureRatio && x.Per != nil && *x.Per == 100 || strings.Contains(strings.Join(wordingsOf(x.Unit), " "), "%")
	if x.Unit == nil && x.Measure != kpi.MeasureRatio {
		l.add(LintRuleMeasure, "", at.Key("unit"), "nothing says what the values of %s count", x.ID)
	}
	if percent && (x.Accumulation == kpi.AccumulationSum || x.Accumulation == kpi.AccumulationRunning) {
		l.add(LintRuleCumulative, "", at.Key("accumulation"), "the percentages of %s are added up: of what whole would the sum be a share?", x.ID)
	}
	lintGoal(l, x, at)
}

func wordingsOf(t govmaturity.Text) (out []string) {
	for _, tag := range t.Languages() {
		out = append(out, t[tag])
	}
	return out
}

func lintGoal(l *remarks, x *kpi.IndicatorSpec, at govmaturity.Path) {
	b, t := x.Baseline, x.Target
	keeps := x.Direction == kpi.DirectionKeep || x.Direction == kpi.DirectionRange
	switch {
	case t == nil:
		l.add(LintRuleTarget, "", at.Key("target"), "%s has no target", x.ID)
	case t.Date == "" && !keeps:
		l.add(LintRuleTargetDate, "", at.Key("target").Key("date"), "the target of %s is never late: say by when", x.ID)
	}
	switch {
	case b == nil && !keeps:
		l.add(LintRuleBaseline, "", at.Key("baseline"), "%s has no baseline: nobody can tell how much of the way lies behind", x.ID)
	case b != nil && b.Value == nil:
		l.add(LintRuleBaselineValue, "", at.Key("baseline").Key("value"), "the baseline of %s has no value: it hangs on what is observed first", x.ID)
	}
	if keeps || t == nil || t.Value == nil || b == nil || b.Value == nil {
		return
	}
	switch {
	case *b.Value == *t.Value:
		l.add(LintRuleSame, "", at.Key("target").Key("value"), "the target of %s is what its baseline is already: %v", x.ID, *t.Value)
	case kpi.Reached(x.Direction, *t.Value, *b.Value):
		l.add(LintRuleDirection, "", at.Key("target").Key("value"), "the baseline of %s, %v, meets its target, %v, already: is the direction %s right?", x.ID, *b.Value, *t.Value, x.Direction)
	}
}

// lintWeights looks at the sum of weights that are read: 1 or 100 are meant, up to
// rounding. One who gives none to some members leaves it to the rule.
func lintWeights(l *remarks, g *kpi.RollupGroupSpec, at govmaturity.Path) {
	if g.Rule != kpi.RuleWeightedMean && g.Rule != kpi.RuleWeightedSum {
		return
	}
	sum := 0.0
	for _, m := range g.Members {
		if m.Weight == nil {
			return
		}
		sum += *m.Weight
	}
	near := func(x float64) bool { return math.Abs(sum-x) <= x/1000 }
	if !near(1) && !near(100) {
		l.add(LintRuleWeights, "", at.Key("members"), "the weights of %s sum to %v, and neither to 1 nor to 100", g.ID, sum)
	}
}

// CheckIndicators reports indicators of the plan that do not resolve in these lists: of
// lists that are not here, and those that a list does not have. Measures with a title
// alone are in no list. The error is a [govmaturity.Problems], with paths in the plan.
func (p *Plan) CheckIndicators(sets ...*kpi.Set) error {
	p = p.some()
	var r document.Report
	for i := range p.spec.Steps {
		for k, m := range p.spec.Steps[i].Indicators {
			at := govmaturity.Path{}.Key("steps").Index(i).Key("indicators").Index(k)
			n := slices.IndexFunc(sets, func(s *kpi.Set) bool { return s != nil && s.ID() == m.List })
			switch {
			case m.List == "":
			case n < 0:
				r.Add(at.Key("list"), govmaturity.CodeUnknownReference, "there is no list of indicators %q here", m.List)
			default:
				known := map[string]int{}
				for id := range sets[n].Indicators() {
					known[id] = 0
				}
				findID(&r, known, at.Key("indicator"), "indicator", m.Indicator)
			}
		}
	}
	return r.Err()
}
