package maturity

import (
	"cmp"
	"math"
	"slices"
)

// pathRule combines what is below one node.
type pathRule struct {
	f *pathFronts
	v *pathNode
	n *node

	chosen [][]spot // of each node below; nil for one that weighs nothing

	s      scratch
	inputs []int // which input each node below is, or -1
	// applicable is the weight of what counts towards coverage.
	applicable float64
}

// counts reports whether a spot of something below has a value for the rule,
// and which.
func (r *pathRule) counts(k int, s *spot) (float64, bool) {
	if s.state.hasValue() {
		return s.value, true
	}
	switch r.n.missing[s.state] {
	case PolicyZero:
		return r.n.rangeBelow(k).Min, true
	case PolicyAnchor:
		return r.n.anchor, true
	}
	return 0, false
}

// split divides the spots of something below by what they do to the weights of
// the others. What counts as something without a value does nothing.
func (r *pathRule) split(spots []spot) (out [][]spot) {
	values := r.n.kind != AggregationTable && r.n.kind != AggregationProfile
	imputes := slices.Contains(r.n.missing[:], PolicyImpute)
	at := map[[2]int]int{}
	for i := range spots {
		s := &spots[i]
		key := [2]int{1 + int(s.state)}
		if _, ok := r.counts(0, s); ok && values && (s.state.hasValue() || !imputes) {
			key[0] = 0
			if !s.state.applies() {
				key[1] = 1
			}
		}
		j, ok := at[key]
		if !ok {
			j = len(out)
			at[key] = j
			out = append(out, nil)
		}
		out[j] = append(out[j], *s)
	}
	slices.SortStableFunc(out, func(a, b []spot) int { return cmp.Compare(a[0].effort, b[0].effort) })
	return out
}

// combine returns what the node can attain with the spots chosen.
func (r *pathRule) combine() []spot {
	if !r.n.zeroImplied {
		return r.resolve()
	}
	// A gate of which nobody has said anything has no value. If that can be, the
	// first node that somebody said something of is chosen.
	speaks := func(k int, s spot) bool {
		_, counts := r.counts(k, &s)
		return counts && s.state != unanswered && s.state != blocked
	}
	for k, spots := range r.chosen {
		if spots != nil && !slices.ContainsFunc(spots, func(s spot) bool { return !speaks(k, s) }) {
			return r.resolve()
		}
	}
	all := slices.Clone(r.chosen)
	var out []spot
	for k, spots := range all {
		if spots == nil {
			continue
		}
		var with, without []spot
		for _, s := range spots {
			if speaks(k, s) {
				with = append(with, s)
			} else {
				without = append(without, s)
			}
		}
		if with != nil {
			r.chosen[k] = with
			out = append(out, r.resolve()...)
		}
		if without == nil {
			copy(r.chosen, all)
			return out
		}
		r.chosen[k] = without
	}
	out = append(out, r.resolve()...)
	copy(r.chosen, all)
	return out
}

// resolve applies the missing policies, and then the rule.
func (r *pathRule) resolve() []spot {
	n, s := r.n, &r.s
	s.marks, s.coverage = s.marks[:0], s.coverage[:0]
	r.applicable = 0
	for k, spots := range r.chosen {
		var m Mark
		if spots != nil {
			m = Mark{state: spots[0].state, value: spots[0].value}
			if m.state.applies() {
				r.applicable += r.weight(k)
			}
		}
		s.marks, s.coverage = append(s.marks, m), append(s.coverage, 0)
	}
	st, _ := n.resolve(s)
	r.inputs = slices.Repeat([]int{-1}, len(r.chosen))
	imputed := false
	for j, k := range s.below {
		r.inputs[k] = j
		if m := s.marks[k]; !m.state.hasValue() && n.missing[m.state] == PolicyImpute {
			imputed = true
		}
	}
	if n.kind == AggregationTable && st != blocked {
		return r.table()
	}
	if n.kind == AggregationProfile && st != blocked {
		return r.without(profileState(s.marks))
	}
	if !st.hasValue() {
		return r.without(st)
	}
	if n.isGroupCode() {
		return r.product()
	}
	switch n.kind {
	case AggregationArithmetic, AggregationSum, AggregationPoints:
		return r.additive(imputed)
	case AggregationGeometric, AggregationHarmonic:
		if !imputed {
			return r.additive(false)
		}
	case AggregationMinimum:
		return r.extreme(lowest)
	case AggregationMaximum:
		return r.extreme(highest)
	case AggregationGate, AggregationLadder:
		if !imputed {
			return r.gate()
		}
	case AggregationMedian:
		if !imputed && !r.v.covers {
			return r.median()
		}
	}
	return r.product()
}

func (r *pathRule) weight(k int) float64 {
	if r.n.even {
		return 1
	}
	return r.n.weightBelow(k)
}

// terms lists what something below can be, with the values that its terms have
// and its part of the coverage. Where it does not count, only the cheapest way
// matters.
func (r *pathRule) terms(k int, term func(value float64) float64, nothing float64) []spot {
	out := make([]spot, 0, len(r.chosen[k]))
	for _, s := range r.chosen[k] {
		value, ok := r.counts(k, &s)
		if s.value = nothing; ok && r.inputs[k] >= 0 {
			s.value = term(value)
		}
		s.coverage = r.part(k, &s)
		out = append(out, s)
	}
	return bestOf(out, r.v.covers)
}

// part is what a spot below adds to the coverage.
func (r *pathRule) part(k int, s *spot) float64 {
	if !r.v.covers || !s.state.applies() {
		return 0
	}
	return float64(r.weight(k) * s.coverage)
}

// cheapest is any way at all.
func (r *pathRule) cheapest(k int) []spot {
	return r.terms(k, func(float64) float64 { return 0 }, 0)
}

// done makes spots of the node from the sums of what is below, of which value makes what
// they come to.
func (r *pathRule) done(sums []spot, value func(float64) float64) []spot {
	for i := range sums {
		s := &sums[i]
		s.value, s.state = r.n.normalised(value(s.value)), answered
		r.cover(s)
		if math.IsNaN(s.value) || s.coverage < r.n.minCoverage-1e-12 {
			s.value, s.state = 0, blocked
		}
	}
	return sums
}

func (r *pathRule) cover(s *spot) {
	if r.v.covers && r.applicable > 0 {
		s.coverage /= r.applicable
	} else {
		s.coverage = 0
	}
}

// without is the node in a state that has no value.
func (r *pathRule) without(st status) []spot {
	sums := []spot{{}}
	for k := range r.chosen {
		if r.chosen[k] != nil {
			sums = r.f.join(sums, r.cheapest(k), addition, r.v.covers)
		}
	}
	for i := range sums {
		sums[i].value, sums[i].state = 0, st
		r.cover(&sums[i])
	}
	return sums
}
