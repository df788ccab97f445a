package maturity

import (
	"math"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// additive is for the rules whose value grows with a sum of one term for each
// input.
func (r *pathRule) additive(imputes bool) []spot {
	n, in := r.n, r.s.inputs
	// What is imputed is the mean of what has a value: it adds to its weight.
	more := 1.0
	if imputes {
		var has, put float64
		for j, k := range r.s.below {
			switch m := r.s.marks[k]; {
			case m.state.hasValue():
				has += in[j].Weight
			case n.missing[m.state] == PolicyImpute:
				put += in[j].Weight
				r.inputs[k] = -1
			}
		}
		more += put / has
	}
	sums := []spot{{}}
	for k, spots := range r.chosen {
		if spots == nil {
			continue
		}
		w := r.n.weightBelow(k)
		if imputes && r.s.marks[k].state.hasValue() {
			w *= more
		}
		sums = r.f.join(sums, r.terms(k, func(value float64) float64 { return n.termOf(w, value) }, 0), addition, r.v.covers)
	}
	return r.done(sums, func(sum float64) float64 { return n.ofSum(&r.s, sum) })
}

// termOf is what one input adds to the sum that an additive rule grows with.
func (n *node) termOf(weight, value float64) float64 {
	switch n.kind {
	case AggregationGeometric:
		return float64(weight * stat.Log(value))
	case AggregationHarmonic:
		return -weight / value
	}
	return float64(weight * value)
}

// ofSum turns that sum into the rule's value.
func (n *node) ofSum(s *scratch, sum float64) float64 {
	var weight float64
	for _, in := range s.inputs {
		weight += in.Weight
	}
	switch n.kind {
	case AggregationArithmetic:
		sum /= weight
	case AggregationGeometric:
		sum = stat.Exp(sum / weight)
	case AggregationHarmonic:
		sum = -weight / sum
	case AggregationPoints:
		if most := n.mostPoints(s); most > 0 {
			sum = float64(sum/most) * n.worth
		} else {
			sum = 0
		}
	}
	return n.aggregated.Clamp(sum)
}

// extreme is for the minimum and the maximum. The mean of the others, which is
// imputed, is never beyond them.
func (r *pathRule) extreme(op joint) []spot {
	nothing := math.Inf(1)
	if op == highest {
		nothing = math.Inf(-1)
	}
	sums := []spot{{value: nothing}}
	for k, spots := range r.chosen {
		if spots == nil {
			continue
		}
		if m := r.s.marks[k]; !m.state.hasValue() && r.n.missing[m.state] == PolicyImpute {
			r.inputs[k] = -1
		}
		sums = r.f.join(sums, r.terms(k, func(value float64) float64 { return value }, nothing), op, r.v.covers)
	}
	return r.done(sums, r.n.aggregated.Clamp)
}
