package maturitytest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// This file computes the rules of package maturity again, as a textbook would,
// and shares no code with it. The laws compare the two.

// input is one value that a rule combines.
type input struct {
	id     string
	value  float64
	weight float64
	rng    govmaturity.Range
	at     int     // gate: the position of the level that it is needed for
	met    float64 // gate: the value from which it counts as met
	state  govmaturity.State
	policy maturity.Policy // what was done about it, when it has no value
}

// inputs is a rule with what it combines.
type inputs struct {
	kind        maturity.AggregationKind
	counted     []input
	left        []input // what does not count
	missing     int     // how many have no value of their own
	blocked     bool
	maximum     float64 // points: as stated, or 0
	worth       float64
	share       float64
	levels      []float64 // gate: the values of the levels
	minCoverage float64
	normalise   *maturity.NormaliseSpec // of what they come to; worth is then its
}

// ruleOf reads a rule from the document.
func (s *subject) ruleOf(n *maturity.NodeSpec) inputs {
	in := inputs{
		kind: n.Aggregation, maximum: orElse(n.Maximum, 0), worth: orElse(n.Worth, 1), share: orElse(n.Share, 1),
		minCoverage: orElse(s.missingOf(n).MinCoverage, 0), normalise: n.Normalise,
	}
	if in.kind == maturity.AggregationGate || in.kind == maturity.AggregationLadder {
		for _, l := range s.fw.Levels(n.Level.Scale) {
			in.levels = append(in.levels, l.Value())
		}
	}
	return in
}

// ownRule reports whether the rule is in Go code of the author's.
func (in inputs) ownRule() bool {
	switch in.kind {
	case "", maturity.AggregationProfile, maturity.AggregationTable:
		return false
	}
	_, known := inputs{kind: in.kind, counted: []input{{value: 1, weight: 1, rng: govmaturity.Range{Max: 1}}}}.value()
	return !known
}

// complete reports whether there is enough for the node to have a value.
func (in inputs) complete(r reading) bool {
	return len(in.counted) > 0 && !in.blocked && r.coverage >= in.minCoverage-1e-12
}

// text lists what was done about what is missing.
func (in inputs) text() string {
	var parts []string
	for _, x := range slices.Concat(in.counted, in.left) {
		if x.policy != "" {
			parts = append(parts, fmt.Sprintf("%s is %s (%s)", x.id, x.state, x.policy))
		}
	}
	if len(parts) > maxAnswers {
		parts = append(parts[:maxAnswers], "and more")
	}
	return strings.Join(parts, "; ")
}

// value computes the rule. ok is false for a rule that is not known here: a
// table, a profile, one in Go, or a normalisation that is not done twice.
func (in inputs) value() (value float64, ok bool) {
	if in.normalise == nil {
		return in.aggregated()
	}
	before := in
	before.worth = 1
	if value, ok = before.aggregated(); !ok {
		return 0, false
	}
	share, ok := normalised(in.normalise, value)
	return share * in.worth, ok
}

// aggregated is what the inputs come to, before that is normalised.
func (in inputs) aggregated() (value float64, ok bool) {
	var weights float64
	for _, x := range in.counted {
		if math.IsNaN(x.value) {
			return 0, false
		}
		weights += x.weight
	}
	if len(in.counted) == 0 {
		return 0, false
	}
	mean := func(f func(float64) float64) float64 {
		total := 0.0
		for _, x := range in.counted {
			total += float64(x.weight / weights * f(x.value))
		}
		return total
	}
	switch in.kind {
	case maturity.AggregationArithmetic:
		return mean(func(x float64) float64 { return x }), true
	case maturity.AggregationGeometric:
		return math.Exp(mean(math.Log)), true
	case maturity.AggregationHarmonic:
		return 1 / mean(func(x float64) float64 { return 1 / x }), true
	case maturity.AggregationMedian:
		return in.median(weights), true
	case maturity.AggregationMinimum:
		return slices.Min(in.values()), true
	case maturity.AggregationMaximum:
		return slices.Max(in.values()), true
	case maturity.AggregationSum:
		return in.sum(), true
	case maturity.AggregationPoints:
		most := in.maximum
		for _, x := range in.counted {
			if in.maximum == 0 {
				most += float64(x.weight * x.rng.Max)
			}
		}
		for _, x := range in.left {
			if in.maximum > 0 {
				most -= float64(x.weight * x.rng.Max)
			}
		}
		if most <= 0 {
			return 0, true
		}
		return in.sum() / most * in.worth, true
	case maturity.AggregationGate, maturity.AggregationLadder:
		return in.gate(), true
	}
	return 0, false
}

func (in inputs) values() []float64 {
	xs := make([]float64, len(in.counted))
	for i, x := range in.counted {
		xs[i] = x.value
	}
	return xs
}

func (in inputs) sum() float64 {
	total := 0.0
	for _, x := range in.counted {
		total += float64(x.weight * x.value)
	}
	return total
}

// median is the mean of the lower and the upper weighted median: the least
// value with at least half of the weight up to it, and the greatest with at
// least half from it on.
func (in inputs) median(weights float64) float64 {
	half := weights/2 - float64(weights*1e-12)
	lower, upper := math.Inf(1), math.Inf(-1)
	for _, x := range in.counted {
		var upTo, from float64
		for _, y := range in.counted {
			if y.value <= x.value {
				upTo += y.weight
			}
			if y.value >= x.value {
				from += y.weight
			}
		}
		if upTo >= half {
			lower = min(lower, x.value)
		}
		if from >= half {
			upper = max(upper, x.value)
		}
	}
	return lower + (upper-lower)/2
}

// gate opens level after level while enough of what is needed is met, and then
// adds how far the next one is.
func (in inputs) gate() float64 {
	value := 0.0
	for level, top := range in.levels {
		var needed, met, progress float64
		for _, x := range in.counted {
			if x.at != level {
				continue
			}
			slack := 1e-12 * (x.rng.Max - x.rng.Min)
			needed += x.weight
			if x.value >= x.met-slack {
				met += x.weight
				progress += x.weight
			} else {
				progress += x.weight * (x.value - x.rng.Min) / (x.met - x.rng.Min)
			}
		}
		if needed > 0 && met < float64(needed*in.share)-float64(needed*1e-12) {
			return value + (top-value)*progress/needed
		}
		value = top
	}
	return value
}

// measured computes what an answer counts. ok is false when the rule is in Go.
func (s *subject) measured(m *maturity.MeasureSpec, a govmaturity.Answer) (value float64, ok bool) {
	x, numeric := a.Number()
	worth := orElse(m.Worth, 1)
	switch m.Kind {
	case maturity.MeasureLevel:
		for _, l := range s.fw.Levels(m.Scale) {
			if numeric && float64(l.Rank()) == x || slices.Contains(a.Choices(), l.ID()) {
				return l.Value(), true
			}
		}
	case maturity.MeasureChoice:
		for _, o := range m.Options {
			if slices.Contains(a.Choices(), o.ID) {
				return orElse(o.Value, 0), true
			}
		}
	case maturity.MeasureYesNo:
		if slices.Contains(a.Choices(), "yes") {
			return worth, true
		}
		return 0, true
	case maturity.MeasureChecklist:
		var checked, all float64
		for _, o := range m.Options {
			all += orElse(o.Value, 1)
			if slices.Contains(a.Choices(), o.ID) {
				checked += orElse(o.Value, 1)
			}
		}
		return checked / all * worth, true
	case maturity.MeasureCount, maturity.MeasurePoints:
		if m.Normalise != nil {
			share, ok := normalised(m.Normalise, x)
			return share * worth, ok
		}
		return x / *m.Maximum * worth, true
	case maturity.MeasureNumber:
		if m.Normalise == nil {
			return x, true
		}
		share, ok := normalised(m.Normalise, x)
		return share * worth, ok
	}
	return 0, false
}

func normalised(n *maturity.NormaliseSpec, x float64) (share float64, ok bool) {
	if n.Panel != nil {
		return ofPanel(n, x)
	}
	switch n.Kind {
	case maturity.NormaliseGoalposts:
		share = (x - *n.Min) / (*n.Max - *n.Min)
		if n.Better == maturity.BetterLower {
			share = 1 - share
		}
		if n.Outside != maturity.OutsideKeep {
			share = min(max(share, 0), 1)
		}
		return share, true
	case maturity.NormaliseZScore:
		share = (x - *n.Mean) / *n.SD
		if n.Better == maturity.BetterLower {
			share = -share
		}
		return orElse(n.Shift, 0) + share, true
	case maturity.NormalisePiecewise:
		last := n.Points[0]
		if x <= last.From {
			return last.To, true
		}
		for _, p := range n.Points[1:] {
			if x <= p.From {
				return last.To + (p.To-last.To)*(x-last.From)/(p.From-last.From), true
			}
			last = p
		}
		return last.To, true
	}
	return 0, false
}

// ofPanel is what a number counts among those of a panel. It is not ok where that is a
// division by nothing.
func ofPanel(n *maturity.NormaliseSpec, x float64) (share float64, ok bool) {
	p, lower := n.Panel, n.Better == maturity.BetterLower
	switch n.Kind {
	case maturity.NormaliseZScore:
		if p.SD == nil || *p.SD == 0 {
			return 0, false
		}
		if share = (x - *p.Mean) / *p.SD; lower {
			share = -share
		}
		if share += orElse(n.Shift, 0); n.Floor != nil {
			share = max(share, *n.Floor)
		}
		return share, true
	case maturity.NormaliseMinMax, maturity.NormaliseDistanceToBest:
		if p.Min == nil || *p.Min == *p.Max {
			return 0, false
		}
		if share = (x - *p.Min) / (*p.Max - *p.Min); lower {
			share = 1 - share
		}
		if n.Outside != maturity.OutsideKeep {
			share = min(max(share, 0), 1)
		}
		floor := orElse(n.Floor, 0)
		return floor + float64((1-floor)*share), true
	case maturity.NormaliseDistanceToTarget, maturity.NormaliseDistanceToReference:
		return toAim(n, x)
	}
	return 0, false // ranks and shares of the best: not done twice
}

// toAim is the way from the worst of a panel to a number, as a share of the way to the aim.
func toAim(n *maturity.NormaliseSpec, x float64) (share float64, ok bool) {
	aim := n.Target
	if n.Kind == maturity.NormaliseDistanceToReference {
		aim = n.Panel.Reference
	}
	if aim == nil || n.Panel.Min == nil {
		return 0, false
	}
	worst, sign := *n.Panel.Min, 1.0
	if n.Better == maturity.BetterLower {
		worst, sign = *n.Panel.Max, -1
	}
	if float64((*aim-worst)*sign) <= 0 {
		return 0, false
	}
	if share = (x - worst) / (*aim - worst); n.Outside == maturity.OutsideClamp {
		share = min(max(share, 0), 1)
	}
	return share, true
}
