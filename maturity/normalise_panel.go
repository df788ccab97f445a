package maturity

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// This file turns what a panel says into normalisations: where there is one of the fixed
// kinds that does the same, into that.

// RestsOnPanel reports whether the normalisation takes what a panel says: a z-score does
// where it has no mean and no deviation of its own.
func (n *NormaliseSpec) RestsOnPanel() bool {
	switch n.Kind {
	case NormaliseMinMax, NormaliseRank, NormalisePercentileRank, NormaliseBorda, NormaliseDistanceToBest, NormaliseShareOfBest,
		NormaliseDistanceToTarget, NormaliseDistanceToReference:
		return true
	case NormaliseZScore:
		return n.Mean == nil && n.SD == nil
	}
	return false
}

// heardPanel reports whether a panel has said what a node, or one below it, counts. Where
// that leaves levels that none of its subjects can reach, or other ranges than beside it,
// no author has made a mistake: what is one was found when the framework asked.
func (n *NodeSpec) heardPanel() bool {
	norm := n.Normalise
	if n.Measure != nil {
		norm = n.Measure.Normalise
	}
	if norm != nil && norm.Panel != nil {
		return true
	}
	return slices.ContainsFunc(n.Nodes, func(below NodeSpec) bool { return below.heardPanel() })
}

// needsPanel stands where a panel has not said anything yet.
type needsPanel struct{ shares govmaturity.Range }

func (n needsPanel) Normalise(float64) float64              { return n.shares.Clamp(0) }
func (n needsPanel) Range(lo, hi float64) govmaturity.Range { return n.shares }

// fixedShare is what all numbers count where a panel does not tell them apart: NaN, where
// that would be a division by nothing.
type fixedShare struct {
	share  float64
	shares govmaturity.Range
}

func (f fixedShare) Normalise(float64) float64              { return f.share }
func (f fixedShare) Range(lo, hi float64) govmaturity.Range { return f.shares }

var (
	unit    = govmaturity.Range{Min: 0, Max: 1}
	noShare = fixedShare{math.NaN(), unit}
)

// inverse is best / x.
type inverse struct {
	best  float64
	clamp bool
}

func (n inverse) Normalise(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	if share := n.best / x; !n.clamp {
		return share
	} else {
		return unit.Clamp(share)
	}
}

func (n inverse) Range(lo, hi float64) govmaturity.Range {
	switch {
	case n.clamp:
		return unit
	case lo > 0 || hi < 0:
		return ends(n, lo, hi)
	}
	return govmaturity.Range{Min: -maxValue, Max: maxValue}
}

// compilePanel returns nil where there is a problem.
func (c *compiler) compilePanel(norm *NormaliseSpec, at govmaturity.Path) Normalisation {
	if lower := norm.Better == BetterLower; norm.Kind == NormaliseShareOfBest && lower != (norm.Ratio != "") {
		if lower {
			c.report(at.Key("ratio"), govmaturity.CodeRequired, "where lower is better, say which share it is: inverse (best by number) or direct (number by best, which grows as it gets worse)")
		} else {
			c.report(at.Key("ratio"), govmaturity.CodeNotUsed, "where higher is better, the share is the number by the best")
		}
		return nil
	}
	switch {
	case norm.Kind == NormaliseDistanceToTarget && norm.Target == nil:
		c.report(at.Key("target"), govmaturity.CodeRequired, "a distance to a target needs the number that counts 1")
		return nil
	case norm.Kind == NormaliseDistanceToReference && norm.Reference == "":
		c.report(at.Key("reference"), govmaturity.CodeRequired, "a distance to a reference needs the subject whose number counts 1")
		return nil
	}
	if norm.Floor != nil && norm.Outside == OutsideKeep {
		c.report(at.Key("floor"), govmaturity.CodeNotUsed, "numbers that are kept beyond the goalposts have no floor")
		return nil
	}
	if norm.Panel == nil {
		c.fw.asksPanel = true
		return needsPanel{norm.sharesOfAny()}
	}
	if !c.checkPanel(norm, at.Key("panel")) {
		return nil
	}
	if norm.Panel.Count == 0 {
		return noShare
	}
	switch norm.Kind {
	case NormaliseMinMax, NormaliseDistanceToBest:
		return norm.minMax()
	case NormaliseZScore:
		if p := norm.Panel; p.Count > 1 && *p.SD > 0 {
			return zScore{*p.Mean, *p.SD, norm.Better == BetterLower, orElse(norm.Shift, 0), norm.Floor}
		}
		return noShare
	case NormaliseShareOfBest:
		return norm.shareOfBest()
	case NormaliseDistanceToTarget:
		return norm.distance(norm.Target)
	case NormaliseDistanceToReference:
		return norm.distance(norm.Panel.Reference)
	}
	return norm.ranked()
}

// sharesOfAny is what can come out for any panel, of up to a million subjects.
func (n *NormaliseSpec) sharesOfAny() govmaturity.Range {
	switch {
	case n.Kind == NormaliseRank || n.Kind == NormaliseBorda:
		return govmaturity.Range{Min: 0, Max: 1e6}
	case n.Kind == NormaliseMinMax && n.Outside != OutsideKeep, n.Kind == NormaliseDistanceToBest && n.Outside != OutsideKeep:
		return govmaturity.Range{Min: orElse(n.Floor, 0), Max: 1}
	case n.Kind == NormalisePercentileRank, n.Kind != NormaliseZScore && n.Outside == OutsideClamp:
		return unit
	case n.Kind == NormaliseShareOfBest: // of numbers of one sign, as all have it who ask for shares
		return govmaturity.Range{Min: 0, Max: 1e6}
	}
	if n.Kind == NormaliseZScore && n.Floor != nil {
		return govmaturity.Range{Min: *n.Floor, Max: 1e6}
	}
	return govmaturity.Range{Min: -1e6, Max: 1e6}
}

// checkPanel reports what is missing in what a panel says.
func (c *compiler) checkPanel(norm *NormaliseSpec, at govmaturity.Path) bool {
	p, before := norm.Panel, c.doubts
	need := func(field string, there bool) {
		if !there {
			c.report(at.Key(field), govmaturity.CodeRequired, "the normalisation %s takes the %s of the panel", norm.Kind, field)
		}
	}
	switch {
	case p.Count == 0:
	case norm.Kind == NormaliseZScore:
		need("mean", p.Mean != nil)
		need("sd", p.SD != nil || p.Count == 1)
	case norm.Kind == NormaliseMinMax || norm.Kind == NormaliseDistanceToBest || norm.Kind == NormaliseShareOfBest,
		norm.Kind == NormaliseDistanceToTarget || norm.Kind == NormaliseDistanceToReference:
		need("min", p.Min != nil)
		need("max", p.Max != nil)
		if p.Min != nil && p.Max != nil && *p.Min > *p.Max {
			c.report(at.Key("max"), govmaturity.CodeOutOfOrder, "the greatest (%v) is not below the least (%v)", *p.Max, *p.Min)
		}
	default:
		need("values", p.Values != nil)
		if p.Values != nil && (len(p.Values) != p.Count || !slices.IsSorted(p.Values)) {
			c.report(at.Key("values"), govmaturity.CodeOutOfOrder, "the values are %d, from the least up", p.Count)
		}
	}
	return c.doubts == before
}

func (n *NormaliseSpec) minMax() Normalisation {
	lo, hi := *n.Panel.Min, *n.Panel.Max
	switch floor := orElse(n.Floor, 0); {
	case lo == hi:
		return noShare
	case floor == 0 || n.Outside == OutsideKeep:
		return goalposts{lo, hi, n.Better == BetterLower, n.Outside != OutsideKeep}
	case n.Better == BetterLower:
		return piecewise{{lo, 1}, {hi, floor}}
	default:
		return piecewise{{lo, floor}, {hi, 1}}
	}
}

// distance is how far a number is on the way from the worst of the panel to an aim: 1
// there and, unless it is clamped, more beyond it.
func (n *NormaliseSpec) distance(aim *float64) Normalisation {
	lo, hi, clamp := *n.Panel.Min, *n.Panel.Max, n.Outside == OutsideClamp
	switch {
	case aim == nil:
		return noShare
	case n.Better == BetterLower && *aim < hi:
		return goalposts{*aim, hi, true, clamp}
	case n.Better != BetterLower && lo < *aim:
		return goalposts{lo, *aim, false, clamp}
	}
	return noShare
}

func (n *NormaliseSpec) shareOfBest() Normalisation {
	best := *n.Panel.Max
	if n.Better == BetterLower {
		best = *n.Panel.Min
	}
	switch clamp := n.Outside == OutsideClamp; {
	case best == 0:
		return noShare
	case n.Ratio == RatioInverse:
		return inverse{best, clamp}
	default:
		return goalposts{0, best, false, clamp}
	}
}

// ranked is a line through the ranks of all values.
func (n *NormaliseSpec) ranked() Normalisation {
	values, count := n.Panel.Values, float64(n.Panel.Count)
	if n.Kind == NormalisePercentileRank && count == 1 {
		return noShare
	}
	share := func(worse int) float64 {
		switch n.Kind {
		case NormaliseRank:
			return float64(worse) + 1
		case NormalisePercentileRank:
			return float64(worse) / (count - 1)
		}
		return float64(worse)
	}
	var line piecewise
	for i := 0; i < len(values); {
		next := i + 1
		for next < len(values) && values[next] == values[i] {
			next++
		}
		worse := i
		if n.Better == BetterLower {
			worse = len(values) - next
		}
		line = append(line, PointSpec{positiveZero(values[i]), share(worse)})
		i = next
	}
	if len(line) == 1 {
		return fixedShare{line[0].To, govmaturity.Range{Min: 0, Max: max(1, share(len(values)-1))}}
	}
	return line
}

// asks reports whether a node is normalised by what a panel says, and none has said it.
func (n *node) asks() bool {
	own := n.normalise
	if n.leaf >= 0 {
		own = n.measure.normalise
	}
	_, asks := own.(needsPanel)
	return asks
}

// NeedsPanel reports whether the framework asks what a panel says, and scores nobody
// before it is told: see package panel.
func (f *Framework) NeedsPanel() bool { return f.asksPanel }
