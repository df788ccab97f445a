package maturity

import "math"

// roundHalfAway rounds to a number of decimals, halves away from zero, as
// publishers do by hand. A value within slack of a half counts as a half: the
// third of 1.31505 is 0.43835 on paper and a little less in binary.
func roundHalfAway(x float64, decimals int, slack float64) float64 {
	scale := 1.0
	for range decimals {
		scale *= 10
	}
	scaled := float64(math.Abs(x) * scale)
	whole := math.Floor(scaled)
	if scaled-whole >= 0.5-min(float64(slack*scale), 1e-6) {
		whole++
	}
	if whole == 0 {
		return 0 // and not minus zero
	}
	return math.Copysign(whole/scale, x)
}
