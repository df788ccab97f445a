package maturity

import "math"

// Range is a closed interval of values.
type Range struct {
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

// Contains reports whether x lies in the interval, its ends included.
func (r Range) Contains(x float64) bool { return r.Min <= x && x <= r.Max }

// hull returns the smallest interval that holds both.
func (r Range) hull(s Range) Range {
	return Range{min(r.Min, s.Min), max(r.Max, s.Max)}
}

// hullOf returns the smallest interval that holds all of them.
func hullOf(ranges []Range) (r Range) {
	for i, s := range ranges {
		if i == 0 {
			r = s
		}
		r = r.hull(s)
	}
	return r
}

// clamp returns the number in the interval that is nearest to x. NaN stays.
func (r Range) clamp(x float64) float64 {
	// Not min and max: those take care of NaN and of the two zeros, which takes
	// longer than all the rest of a short mean.
	if x < r.Min {
		return r.Min
	}
	if x > r.Max {
		return r.Max
	}
	return x
}

// slack is how far below a bound x may be and still count as at it: one part
// in 10^12 of the larger of the two or, near 0, of 1 or of the range if that is
// narrower. Rounding errors of a weighted mean are about one part in 10^15 for
// each input, so a thousand inputs stay within it, and no publisher prints
// twelve digits.
func (r Range) slack(x, bound float64) float64 {
	scale := max(math.Abs(x), math.Abs(bound))
	if width := r.Max - r.Min; width > 0 {
		scale = max(scale, min(1, width))
	}
	return float64(1e-12 * scale)
}

// atLeast reports whether x is at the bound, but for rounding, or above it.
func (r Range) atLeast(x, bound float64) bool { return x >= bound-r.slack(x, bound) }

// above reports whether x is above the bound by more than rounding explains.
func (r Range) above(x, bound float64) bool { return x > bound+r.slack(x, bound) }

// nearly reports whether x is a number in the interval, but for rounding.
func (r Range) nearly(x float64) bool {
	near := r.clamp(x)
	return math.Abs(x-near) <= r.slack(near, near) // false for NaN
}
