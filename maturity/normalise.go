package maturity

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Normalisation turns a number into a share, for authors who need one that
// the library does not have. Give it to [Compile] with [WithNormalisation].
type Normalisation interface {
	// Normalise returns the share that x counts: usually 0 for the worst and
	// 1 for the best. It must return the same for the same x. Any number of
	// goroutines may call it at once.
	Normalise(x float64) float64
	// Range returns the shares that can come out when x is in the range from
	// min to max. Only Compile calls it.
	Range(min, max float64) govmaturity.Range
}

// goalposts is (x - min) / (max - min), or its complement when lower is better.
type goalposts struct {
	min, max    float64
	lowerBetter bool
	clamp       bool
}

func (g goalposts) Normalise(x float64) float64 {
	share := (x - g.min) / (g.max - g.min)
	if g.lowerBetter {
		// Not 1 - share: this is exactly 0 at max and exactly 1 at min.
		share = (g.max - x) / (g.max - g.min)
	}
	if g.clamp {
		share = govmaturity.Range{Min: 0, Max: 1}.Clamp(share)
	}
	return share
}

func (g goalposts) Range(lo, hi float64) govmaturity.Range { return ends(g, lo, hi) }

// zScore is shift + (x - mean) / sd, or with its opposite when lower is better.
type zScore struct {
	mean, sd    float64
	lowerBetter bool
	shift       float64
	floor       *float64 // what it counts at least
}

func (z zScore) Normalise(x float64) float64 {
	share := z.shift + (x-z.mean)/z.sd
	if z.lowerBetter {
		share = z.shift + (z.mean-x)/z.sd
	}
	if z.floor != nil {
		share = max(share, *z.floor)
	}
	return share
}

func (z zScore) Range(lo, hi float64) govmaturity.Range { return ends(z, lo, hi) }

// piecewise is linear between its corners, and flat outside them.
type piecewise []PointSpec

func (p piecewise) Normalise(x float64) float64 {
	if x <= p[0].From {
		return p[0].To
	}
	for i := 1; i < len(p); i++ {
		if x < p[i].From {
			a, b := p[i-1], p[i]
			// Rounding never turns the line around: each step only rises, or
			// only falls, with x. What answers pass a bound is then exact.
			t := (x - a.From) / (b.From - a.From)
			y := a.To + float64((b.To-a.To)*t)
			return govmaturity.Range{Min: min(a.To, b.To), Max: max(a.To, b.To)}.Clamp(y)
		}
	}
	return p[len(p)-1].To
}

func (p piecewise) Range(lo, hi float64) govmaturity.Range {
	r := ends(p, lo, hi)
	for _, corner := range p {
		if lo <= corner.From && corner.From <= hi {
			r = r.Hull(govmaturity.Range{Min: corner.To, Max: corner.To})
		}
	}
	return r
}

// ends returns the range of a normalisation that only rises or only falls.
func ends(n Normalisation, lo, hi float64) govmaturity.Range {
	a, b := n.Normalise(lo), n.Normalise(hi)
	return govmaturity.Range{Min: math.Min(a, b), Max: math.Max(a, b)}
}
