package behaviour

import (
	"math"
	"slices"
)

// turning compares a series with the signatures that turn once, or turn once far
// and then little.
func (g *grid) turning(p path) []Match {
	blank := []Match{{Signature: SignatureOvershoot, Needs: needsTurn}, {Signature: SignatureCollapse, Needs: needsTurn}, {Signature: SignatureReversal, Needs: needsTurn}}
	if len(p) < 3 {
		return blank
	}
	// The greatest turn is the one that the series comes back from the most.
	k := 1
	for i := 2; i < len(p)-1; i++ {
		if math.Abs(p[i].y-p[0].y) > math.Abs(p[k].y-p[0].y) {
			k = i
		}
	}
	there, back := p[k].y-p[0].y, p[k].y-p[len(p)-1].y
	if there == 0 || (there > 0) != (back > 0) {
		return blank
	}
	share := back / there
	time := g.from + float64(g.length*float64(p[k].at))/float64(len(g.y)-1)
	// Little turns before and after take away from the score.
	clear := float64(g.clear(p) * p.order(k))
	match := func(s Signature, fits float64, d Direction) Match {
		return Match{Signature: s, Direction: d, Score: float64(clear * fits), Needs: needsTurn, Turns: len(p) - 2, Turn: time, Back: share}
	}
	way := directionOf(there)
	out := []Match{
		match(SignatureOvershoot, float64(ramp(share, 0.02, 0.04)*ramp(-share, -0.75, -0.55)), way),
		match(SignatureCollapse, float64(ramp(share, 0.35, 0.6)*ramp(-share, -4, -2.5)), way),
		match(SignatureReversal, ramp(share, 1.5, 3), directionOf(-there)),
	}
	return out
}

// order is which part of the way from turn to turn is straight to the turn k and
// straight from there to the end.
func (p path) order(k int) float64 {
	way := 0.0
	for i := 1; i < len(p); i++ {
		way += math.Abs(p[i].y - p[i-1].y)
	}
	straight := math.Abs(p[k].y-p[0].y) + math.Abs(p[len(p)-1].y-p[k].y)
	return straight / way
}

// ramp is 0 up to from, 1 from to on, and straight between.
func ramp(x, from, to float64) float64 { return min(1, max(0, (x-from)/(to-from))) }

// swinging compares a series with oscillations. It takes three turns.
func (g *grid) swinging(p path) []Match {
	out := []Match{{Signature: SignatureOscillation, Needs: needsSwing}, {Signature: SignatureDampedOscillation, Needs: needsSwing}, {Signature: SignatureGrowingOscillation, Needs: needsSwing}}
	turns := p[1 : len(p)-1]
	if len(turns) < 3 {
		return out
	}
	var ratios, gaps []float64
	for i := 1; i < len(turns); i++ {
		gaps = append(gaps, float64(turns[i].at-turns[i-1].at))
		if i > 1 {
			ratios = append(ratios, math.Abs(turns[i].y-turns[i-1].y)/math.Abs(turns[i-1].y-turns[i-2].y))
		}
	}
	swing := median(ratios)
	regular := float64(1-apart(gaps)) * float64(1-apart(ratios)/2)
	score := max(0, float64(g.clear(p)*regular))
	fits := [3]float64{
		float64(ramp(swing, 0.7, 0.9) * ramp(-swing, -1/0.7, -1/0.9)),
		ramp(-swing, -0.95, -0.8),
		ramp(swing, 1/0.95, 1/0.8),
	}
	for i := range out {
		out[i].Score, out[i].Turns, out[i].Swing = float64(score*fits[i]), len(turns), swing
	}
	return out
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	n := len(x)
	return (x[(n-1)/2] + x[n/2]) / 2
}

// apart is how far numbers lie from their middle, as a part of it, in the middle;
// 1 at most.
func apart(x []float64) float64 {
	mid := median(x)
	if mid == 0 {
		return 1
	}
	away := make([]float64, len(x))
	for i := range x {
		away[i] = math.Abs(x[i] - mid)
	}
	return min(1, median(away)/math.Abs(mid))
}
