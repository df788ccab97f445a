package maturity

import (
	"maps"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// normaliseKinds are the library's own.
var normaliseKinds = []NormaliseKind{
	NormaliseGoalposts, NormaliseZScore, NormalisePiecewise, NormaliseMinMax, NormaliseRank, NormalisePercentileRank, NormaliseBorda,
	NormaliseDistanceToBest, NormaliseShareOfBest, NormaliseDistanceToTarget, NormaliseDistanceToReference,
}

var normaliseUses = map[NormaliseKind][]string{
	NormaliseGoalposts: {"min", "max", "better", "outside"},
	NormaliseZScore:    {"mean", "sd", "better", "shift", "floor", "panel"},
	NormalisePiecewise: {"points"},

	NormaliseMinMax:         {"better", "outside", "floor", "panel"},
	NormaliseRank:           {"better", "panel"},
	NormalisePercentileRank: {"better", "panel"},
	NormaliseBorda:          {"better", "panel"},
	NormaliseDistanceToBest: {"better", "outside", "floor", "panel"},
	NormaliseShareOfBest:    {"better", "outside", "ratio", "panel"},

	NormaliseDistanceToTarget:    {"better", "outside", "target", "panel"},
	NormaliseDistanceToReference: {"better", "outside", "reference", "panel"},
}

func (c *compiler) compileNumber(n *node, m *measure, spec *MeasureSpec, path govmaturity.Path) {
	norm := spec.Normalise
	if norm != nil {
		c.checkNormaliseFields(norm, path.Key("normalise"))
	} else if spec.Worth != nil {
		c.report(path.Key("worth"), govmaturity.CodeNotUsed, "a number that is not normalised counts as it is")
	}
	r, ok := numberRange(spec)
	if !ok {
		c.report(path.Key("range"), govmaturity.CodeRequired, "a number must say what it may be")
		return
	}
	if m.rng = r; spec.Range != nil {
		c.checkRange(path.Key("range"), r)
	}
	if norm == nil {
		m.values = r
		return
	}
	m.normalise = c.compileNormalised(n, norm, r, path.Key("normalise"))
	c.measureNormalised(m, path.Key("normalise"))
}

// measureNormalised works out what an indicator counts that is normalised.
func (c *compiler) measureNormalised(m *measure, at govmaturity.Path) {
	if m.normalise == nil {
		return
	}
	m.values = valuesOf(m.normalise, m.rng, m.worth)
	if m.rng.Min < m.rng.Max { // what is wrong with the numbers was said
		c.checkRange(at, m.values)
	}
}

// compileNormalised compiles the normalisation of an indicator or a group, of whose
// numbers the range is known. It returns nil where there is a problem.
func (c *compiler) compileNormalised(n *node, norm *NormaliseSpec, numbers govmaturity.Range, at govmaturity.Path) Normalisation {
	own := c.compileNormalise(norm, numbers, at)
	if _, asks := own.(needsPanel); asks && n.tree != nil && n.tree.outer != nil {
		c.report(at, govmaturity.CodeNotAllowed, "what is in a roster has no panel: a panel is of subjects, and not of their lists; normalise the node that summarises the roster")
	}
	return own
}

// valuesOf returns what numbers count.
func valuesOf(n Normalisation, numbers govmaturity.Range, worth float64) govmaturity.Range {
	shares := n.Range(numbers.Min, numbers.Max)
	return govmaturity.Range{Min: float64(shares.Min * worth), Max: float64(shares.Max * worth)}
}

// numberRange returns what a number may be: as the document says, or from one
// end of its normalisation to the other.
func numberRange(spec *MeasureSpec) (r govmaturity.Range, ok bool) {
	norm := spec.Normalise
	switch {
	case spec.Range != nil:
		return *spec.Range, true
	case norm == nil:
	case norm.Kind == NormaliseGoalposts && norm.Min != nil && norm.Max != nil:
		return govmaturity.Range{Min: *norm.Min, Max: *norm.Max}, true
	case norm.Kind == NormalisePiecewise && len(norm.Points) > 0:
		return govmaturity.Range{Min: norm.Points[0].From, Max: norm.Points[len(norm.Points)-1].From}, true
	}
	return r, false
}

func (c *compiler) checkNormaliseFields(norm *NormaliseSpec, at govmaturity.Path) {
	uses, known := normaliseUses[norm.Kind]
	if !known && c.normalisations[string(norm.Kind)] == nil {
		return // reported as an unknown kind
	}
	fields := map[string]bool{
		"min": norm.Min != nil, "max": norm.Max != nil, "better": norm.Better != "", "outside": norm.Outside != "",
		"mean": norm.Mean != nil, "sd": norm.SD != nil, "points": norm.Points != nil,
		"floor": norm.Floor != nil, "ratio": norm.Ratio != "", "panel": norm.Panel != nil,
		"shift": norm.Shift != nil, "target": norm.Target != nil, "reference": norm.Reference != "",
	}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if fields[field] && !slices.Contains(uses, field) {
			c.report(at.Key(field), govmaturity.CodeNotUsed, "the normalisation %s does not use %s", norm.Kind, field)
		}
	}
}

// compileNormalise returns nil where there is a problem.
func (c *compiler) compileNormalise(norm *NormaliseSpec, numbers govmaturity.Range, at govmaturity.Path) Normalisation {
	lower := norm.Better == BetterLower
	if norm.RestsOnPanel() {
		return c.compilePanel(norm, at)
	}
	switch norm.Kind {
	case NormaliseGoalposts:
		return c.compileGoalposts(norm, numbers, at)
	case NormaliseZScore:
		if norm.Mean == nil || norm.SD == nil {
			c.report(at, govmaturity.CodeRequired, "a z-score has a mean and an sd")
			return nil
		}
		if norm.Panel != nil {
			c.report(at.Key("panel"), govmaturity.CodeNotUsed, "a z-score with a mean and an sd of its own rests on no panel")
		}
		if norm.Floor != nil {
			c.report(at.Key("floor"), govmaturity.CodeNotUsed, "a z-score with a mean and an sd of its own has no floor: there is no worst")
		}
		return zScore{*norm.Mean, *norm.SD, lower, orElse(norm.Shift, 0), nil}
	case NormalisePiecewise:
		if len(norm.Points) < 2 {
			c.report(at.Key("points"), govmaturity.CodeRequired, "a piecewise function has at least two points")
			return nil
		}
		for i := 1; i < len(norm.Points); i++ {
			if !(norm.Points[i-1].From < norm.Points[i].From) {
				c.report(at.Key("points").Index(i).Key("from"), govmaturity.CodeOutOfOrder, "points go by growing from")
				return nil
			}
		}
		return piecewise(norm.Points)
	}
	if own := c.normalisations[string(norm.Kind)]; own != nil {
		return own
	}
	c.report(at.Key("kind"), govmaturity.CodeUnknownReference,
		"expected %s, or a normalisation given to Compile; found %q%s", joinKinds(normaliseKinds, ", "), norm.Kind,
		suggestKind(norm.Kind, normaliseKinds))
	return nil
}

func (c *compiler) compileGoalposts(norm *NormaliseSpec, numbers govmaturity.Range, at govmaturity.Path) Normalisation {
	if norm.Min == nil || norm.Max == nil {
		c.report(at, govmaturity.CodeRequired, "goalposts have a min and a max")
		return nil
	}
	if !(*norm.Min < *norm.Max) {
		c.report(at.Key("max"), govmaturity.CodeOutOfOrder, "the goalpost max (%v) must be above min (%v); to say that lower is better, use better: lower", *norm.Max, *norm.Min)
		return nil
	}
	if outside := numbers.Min < *norm.Min || numbers.Max > *norm.Max; outside && norm.Outside == "" {
		c.report(at.Key("outside"), govmaturity.CodeRequired,
			"answers can lie outside the goalposts: say whether they are clamped to them (clamp) or count below 0 and above 1 (keep)")
	}
	return goalposts{*norm.Min, *norm.Max, norm.Better == BetterLower, norm.Outside != OutsideKeep}
}

// checkRange reports a range that is not an interval of finite numbers.
func (c *compiler) checkRange(path govmaturity.Path, r govmaturity.Range) {
	if !(r.Min < r.Max) || math.IsInf(r.Min, 0) || math.IsInf(r.Max, 0) {
		c.report(path, govmaturity.CodeOutOfOrder, "a range goes from a lower to a higher number; found %v to %v", r.Min, r.Max)
	} else {
		c.checkSize(path, r)
	}
}

// maxValue bounds what an answer, a node or a sum of weights may count: sums of
// such values, times weights, stay far below the largest double.
const maxValue = 1e100

func (c *compiler) checkSize(path govmaturity.Path, r govmaturity.Range) {
	if r.Min < -maxValue || r.Max > maxValue {
		c.report(path, govmaturity.CodeOutOfRange, "values go from %v to %v at most; found %v to %v", -maxValue, maxValue, r.Min, r.Max)
	}
}
