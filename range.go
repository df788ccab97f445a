package govmaturity

import "math"

// Range is a closed interval of numbers: in documents what a number may be, in
// results what a value can be.
type Range struct {
	Min float64 `json:"min" doc:"required"`
	Max float64 `json:"max" doc:"required"`
}

// Contains reports whether x lies in the interval, its ends included.
func (r Range) Contains(x float64) bool { return r.Min <= x && x <= r.Max }

// Hull returns the smallest interval that holds both.
func (r Range) Hull(s Range) Range {
	return Range{min(r.Min, s.Min), max(r.Max, s.Max)}
}

// Clamp returns the number in the interval that is nearest to x. NaN stays.
func (r Range) Clamp(x float64) float64 {
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

// Slack returns how far below a bound x may be and still count as at it, for
// values of this range: one part in 10^12 of the larger of the two or, near 0,
// of 1 or of the range if that is narrower.
//
// Rounding errors of a weighted mean are about one part in 10^15 for each
// input, so a thousand inputs stay within it, and no publisher prints twelve
// digits.
func (r Range) Slack(x, bound float64) float64 {
	scale := max(math.Abs(x), math.Abs(bound))
	if width := r.Max - r.Min; width > 0 {
		scale = max(scale, min(1, width))
	}
	return float64(1e-12 * scale)
}

// AtLeast reports whether x is at the bound, but for rounding, or above it.
func (r Range) AtLeast(x, bound float64) bool { return x >= bound-r.Slack(x, bound) }

// Above reports whether x is above the bound by more than rounding explains.
func (r Range) Above(x, bound float64) bool { return x > bound+r.Slack(x, bound) }

// Nearly reports whether x is a number in the interval, but for rounding.
func (r Range) Nearly(x float64) bool {
	near := r.Clamp(x)
	return math.Abs(x-near) <= r.Slack(near, near) // false for NaN
}
