package maturity

import (
	"math"

	"github.com/govmaturity/govmaturity"

	"slices"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// Input is one value below a node, as it counts.
type Input struct {
	Value  float64
	Weight float64 // more than 0
}

// Aggregation is a way to combine values that a framework's author adds in
// Go. Give it to [Compile] with [WithAggregation]; a node uses it by name.
//
// The laws of package maturitytest say what is expected of one: a value inside
// its Range, that does not fall when an input rises, and that does not depend
// on the scale of the weights.
type Aggregation interface {
	// Combine returns the value of a node. There is at least one input. It
	// must return the same for the same inputs, and not keep or change them.
	// Any number of goroutines may call it at once.
	// A node whose value is not a number, or outside Range, is blocked. A
	// panic goes through to whoever scores.
	Combine(inputs []Input) float64
	// Range returns the values that can come out, given what can go in. Any
	// part of the inputs may be missing. Only Compile calls it.
	Range(inputs []govmaturity.Range) govmaturity.Range
}

// scratch is the room that the engine works in. It grows to what the largest
// node needs, and is then used again and again.
type scratch struct {
	marks    []Mark
	coverage []float64
	inputs   []Input // what counts, after the missing policy
	below    []int   // which node or item each input is
	sorted   []Input // for the median
}

// combine computes the value of a node from the inputs that count. For a gate
// it also returns the position of the level that is open, or -1. Where there is no value
// after all, it is NaN.
func (n *node) combine(s *scratch) (value float64, open int) {
	value, open = n.aggregate(s)
	if n.custom != nil && !n.keepsRange(value) {
		return math.NaN(), open
	}
	return n.normalised(value), open
}

// aggregate computes what the inputs that count come to.
func (n *node) aggregate(s *scratch) (value float64, open int) {
	in := s.inputs
	switch n.kind {
	case AggregationArithmetic:
		var sum, weight float64
		for _, x := range in {
			sum += float64(x.Weight * x.Value)
			weight += x.Weight
		}
		value = sum / weight
	case AggregationGeometric:
		var sum, weight float64
		lowest, highest := in[0].Value, in[0].Value
		for _, x := range in {
			sum += float64(x.Weight * stat.Log(x.Value)) // Log(0) is -Inf, and its Exp is 0
			weight += x.Weight
			lowest, highest = min(lowest, x.Value), max(highest, x.Value)
		}
		value = govmaturity.Range{Min: lowest, Max: highest}.Clamp(stat.Exp(sum / weight))
	case AggregationHarmonic:
		var sum, weight float64
		lowest, highest := in[0].Value, in[0].Value
		for _, x := range in {
			sum += x.Weight / x.Value // by 0 is +Inf, and the mean then 0
			weight += x.Weight
			lowest, highest = min(lowest, x.Value), max(highest, x.Value)
		}
		value = govmaturity.Range{Min: lowest, Max: highest}.Clamp(weight / sum)
	case AggregationMedian:
		value = median(s)
	case AggregationMinimum:
		value = in[0].Value
		for _, x := range in {
			value = min(value, x.Value)
		}
	case AggregationMaximum:
		value = in[0].Value
		for _, x := range in {
			value = max(value, x.Value)
		}
	case AggregationSum:
		for _, x := range in {
			value += float64(x.Weight * x.Value)
		}
	case AggregationPoints:
		value = n.points(s)
	case AggregationGate, AggregationLadder:
		return n.climb(s)
	default:
		if value = n.custom.Combine(in); !n.keepsRange(value) {
			return value, -1
		}
	}
	return n.aggregated.Clamp(value), -1
}

// keepsRange reports whether a value that an author's Go code gave is a number
// in the range that the code said, but for rounding.
func (n *node) keepsRange(value float64) bool {
	return n.aggregated.Nearly(value)
}

// median returns the weighted median. With equal weights it is the usual one.
func median(s *scratch) float64 {
	s.sorted = append(s.sorted[:0], s.inputs...)
	slices.SortFunc(s.sorted, func(a, b Input) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		}
		return 0
	})
	var total float64
	for _, x := range s.inputs { // in the framework's order, whatever the answers
		total += x.Weight
	}
	half, below := total/2, 0.0
	slack := float64(total * float64(len(s.sorted)) * 4e-16) // what adding up can lose
	for i, x := range s.sorted {
		below += x.Weight
		if below > half+slack {
			return x.Value
		}
		if below >= half-slack && i+1 < len(s.sorted) {
			next := s.sorted[i+1].Value
			return x.Value + (next-x.Value)/2
		}
	}
	return s.sorted[len(s.sorted)-1].Value
}

// points returns the weighted sum as a share of the most it could be.
func (n *node) points(s *scratch) float64 {
	var sum float64
	for _, x := range s.inputs {
		sum += float64(x.Weight * x.Value)
	}
	if most := n.mostPoints(s); most > 0 {
		return float64(sum/most) * n.worth
	}
	return 0
}

// mostPoints returns the most points that the inputs could have: what they can
// reach, and what a stated maximum has beyond all nodes below. What is left out
// takes its points with it; to subtract them would lose digits.
func (n *node) mostPoints(s *scratch) float64 {
	var most float64
	for i, x := range s.inputs {
		most += float64(x.Weight * n.rangeBelow(s.below[i]).Max)
	}
	if n.maximum == 0 {
		return most
	}
	var all float64
	weigh := 0
	for k, kid := range n.kids {
		if w := n.weights[k]; w > 0 {
			all += float64(w * n.tree.nodes[kid].values.Max)
			weigh++
		}
	}
	if weigh == len(s.inputs) {
		return n.maximum
	}
	if beyond := n.maximum - all; beyond > float64(n.maximum*1e-12) {
		most += beyond
	}
	return most
}

// climb goes up the levels of a gate for as long as they are met. The value
// lies between the level reached and the next, by how far the next is met.
func (n *node) climb(s *scratch) (value float64, open int) {
	open = -1
	for level, top := range n.level.scale.values {
		at := n.climbTo(s, level)
		if !n.opens(at) {
			return value + float64((top-value)*(at.progress/at.total)), open
		}
		value, open = top, level
	}
	return value, open
}

// climbed is how far what is needed for a level of a gate is met.
type climbed struct {
	total, met, progress float64 // weights: of all, of what is met, of how far
	all                  bool    // all is met
}

func (n *node) climbTo(s *scratch, level int) climbed {
	at := climbed{all: true}
	for i, x := range s.inputs {
		if n.at[s.below[i]] != level {
			continue
		}
		r := n.rangeBelow(s.below[i])
		at.total += x.Weight
		switch threshold := n.threshold(s.below[i]); {
		case r.AtLeast(x.Value, threshold):
			at.met += x.Weight
			at.progress += x.Weight
		case threshold > r.Min:
			at.all = false
			at.progress += float64(x.Weight * ((x.Value - r.Min) / (threshold - r.Min)))
		}
	}
	return at
}

func (n *node) opens(at climbed) bool { return at.total == 0 || n.enough(at.met, at.total, at.all) }

// enough reports whether the share of a level that is met opens it. Where the
// share is all, weights do not matter.
func (n *node) enough(met, total float64, all bool) bool {
	if n.share == 1 {
		return all
	}
	return met >= float64(total*n.share)-float64(total*1e-12)
}

// threshold is the value from which the k-th node below counts as met.
func (n *node) threshold(k int) float64 {
	if n.met != nil {
		return *n.met
	}
	return n.rangeBelow(k).Max
}

// rangeBelow returns what the k-th node or item below can be.
func (n *node) rangeBelow(k int) govmaturity.Range {
	if n.items != nil {
		return n.items.values()
	}
	return n.tree.nodes[n.kids[k]].values
}
