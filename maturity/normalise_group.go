package maturity

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// This file is about groups of which the value is not what the nodes below come to, but
// that normalised.

// compileGroupNormalise compiles how a group is normalised. The values of n are what it
// comes to without.
func (c *compiler) compileGroupNormalise(n *node) {
	norm, at := n.spec.Normalise, n.path.Key("normalise")
	switch n.kind {
	case AggregationProfile, AggregationTable, AggregationGate, AggregationLadder:
		c.report(at, govmaturity.CodeNotUsed, "a %s is not normalised: put it into a group of its own, and normalise that", n.kind)
		return
	}
	before := c.doubts
	c.checkNormaliseFields(norm, at)
	if norm.Better != "" {
		c.report(at.Key("better"), govmaturity.CodeNotUsed, "higher is better in a group: turn what is below it around where lower is better")
	}
	if norm.Kind == NormaliseShareOfBest && n.values.Min < 0 {
		c.report(at.Key("kind"), govmaturity.CodeOutOfRange, "shares are of values of 0 or more; %s can come to %v", n.spec.ID, n.values.Min)
	}
	for i := 1; i < len(norm.Points); i++ {
		if norm.Points[i].To < norm.Points[i-1].To {
			c.report(at.Key("points").Index(i).Key("to"), govmaturity.CodeOutOfOrder, "what a group comes to must not count less when it is more")
		}
	}
	own := c.compileNormalised(n, norm, n.values, at)
	if own == nil || c.doubts != before {
		return
	}
	n.normalise, n.normWorth = own, orElse(n.spec.Worth, 1)
	n.values = valuesOf(own, n.aggregated, n.normWorth)
	n.nominal = n.values
	if g, ok := own.(goalposts); ok && !g.clamp {
		n.nominal = govmaturity.Range{Min: 0, Max: n.normWorth}
	}
	if c.checkRange(at, n.values); c.draft.Sound() {
		c.checkSize(n.path, n.values)
	}
}

// normalised turns what the nodes below come to into the value of the node. It is NaN
// where there is none.
func (n *node) normalised(aggregated float64) float64 {
	if n.normalise == nil {
		return aggregated
	}
	share := n.normalise.Normalise(aggregated)
	if math.IsNaN(share) {
		return share
	}
	value := float64(share * n.normWorth)
	if n.isGroupCode() && !n.values.Nearly(value) {
		return math.NaN()
	}
	return positiveZero(n.values.Clamp(value))
}

// isGroupCode reports whether the group is normalised by Go code of the author's.
func (n *node) isGroupCode() bool {
	return n.normalise != nil && normaliseUses[n.spec.Normalise.Kind] == nil
}

// Aggregated returns what the nodes below come to before they are normalised, for a group
// or a summary with a Normalise, and otherwise the value. It is not ok where that is
// nothing.
func (r Result) Aggregated() (value float64, ok bool) {
	if !r.Valid() || r.IsIndicator() || r.node().normalise == nil {
		return r.Value()
	}
	n, c := r.node(), r.card
	if c.tree.conditional && c.skipped[n.index] {
		return 0, false
	}
	var s scratch
	c.gather(n, &s)
	return n.aggregatedOf(&s)
}

// aggregatedOf combines what was gathered.
func (n *node) aggregatedOf(s *scratch) (value float64, ok bool) {
	if st, coverage := n.resolve(s); !st.hasValue() || coverage < n.minCoverage-1e-12 {
		return 0, false
	}
	value, _ = n.aggregate(s)
	return value, n.custom == nil || n.keepsRange(value)
}
