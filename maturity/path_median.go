package maturity

import (
	"math"
	"slices"
)

// median tries what it could be: one of the values below, or the mean of two.
func (r *pathRule) median() []spot {
	var values []float64
	var total float64
	rest := []spot{{}}
	for k, spots := range r.chosen {
		switch {
		case spots == nil:
		case r.inputs[k] < 0:
			rest = r.f.join(rest, r.cheapest(k), addition, false)
		default:
			total += r.s.inputs[r.inputs[k]].Weight
			for i := range spots {
				value, _ := r.counts(k, &spots[i])
				values = append(values, value)
			}
		}
	}
	slices.Sort(values)
	values = slices.Compact(values)
	half := total / 2
	slack := float64(total * float64(len(r.s.inputs)) * 4e-16)
	var out []spot
	// from lists the ways to have more than half of the weight at low or above,
	// and half of it at high or above.
	from := func(low, high float64) {
		two := low < high
		sums := rest
		for _, k := range r.s.below {
			w := r.n.weightBelow(k)
			var ways []spot
			for _, s := range r.chosen[k] {
				value, _ := r.counts(k, &s)
				if s.value, s.coverage = 0, 0; value >= low {
					s.value = w
				}
				if two && value >= high {
					s.coverage = w
				}
				ways = append(ways, s)
			}
			sums = r.f.join(sums, bestOf(ways, two), addition, two)
			for i := range sums { // more than is needed is worth no more
				sums[i].value = min(sums[i].value, half+float64(total*1e-9))
				sums[i].coverage = min(sums[i].coverage, half)
			}
		}
		for _, s := range sums {
			if total-s.value < half-slack && (!two || total-s.coverage <= half+slack) {
				s.value = low + (high-low)/2
				out = append(out, s)
				return
			}
		}
	}
	// At the top, only what is enough matters, and the first that is.
	first := func(values []float64, value func(float64) float64) []float64 {
		if r.v.up != nil || r.f.enough == nil {
			return values
		}
		i, _ := slices.BinarySearchFunc(values, true, func(x float64, _ bool) int {
			if r.f.enough(r.n.normalised(r.n.aggregated.Clamp(value(x)))) {
				return 0
			}
			return -1
		})
		return values[i:min(i+1, len(values))]
	}
	for _, value := range first(values, func(x float64) float64 { return x }) {
		from(value, value)
	}
	if r.halves(total, slack) {
		for i, low := range values {
			for _, high := range first(values[i+1:], func(x float64) float64 { return low + (x-low)/2 }) {
				if r.f.work < 0 {
					break
				}
				from(low, high)
			}
		}
	}
	return r.done(bestOf(out, false), r.n.aggregated.Clamp)
}

// halves reports whether a part of the inputs may weigh half of all.
func (r *pathRule) halves(total, slack float64) bool {
	sums := []float64{0}
	for _, in := range r.s.inputs {
		for _, sum := range sums[:len(sums):len(sums)] {
			sums = append(sums, sum+in.Weight)
		}
		slices.Sort(sums)
		sums = slices.CompactFunc(sums, func(a, b float64) bool { return math.Abs(a-b) <= slack })
		if len(sums) > 4096 {
			return true
		}
	}
	return slices.ContainsFunc(sums, func(sum float64) bool { return math.Abs(sum-total/2) <= float64(8*slack) })
}
