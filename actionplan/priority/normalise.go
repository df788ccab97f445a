package priority

import (
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// normalise returns the values by a criterion as they fit together with others, more
// being better. It is not ok where a criterion says nothing: it has no spread to
// measure along, or is zero throughout.
func (p *prepared) normalise(k *document.Report, n Normalisation, j int) (out []float64, ok bool) {
	down := p.criteria[j].Direction == DirectionDown
	out = make([]float64, len(p.ids))
	low, high := p.column(j)
	if (n == NormalisationMax || n == NormalisationSum) && !p.divisible(k, n, j) {
		return out, true // there is no answer, and nothing to divide
	}
	switch n {
	case NormalisationNone:
		for i := range out {
			out[i] = signed(p.values[i][j], down)
		}
		return out, true
	case NormalisationMinMax:
		if r := p.criteria[j].Range; r != nil {
			low, high = r.Min, r.Max
		}
		if low == high {
			return out, false
		}
		for i := range out {
			d := p.values[i][j] - low
			if down {
				d = high - p.values[i][j]
			}
			out[i] = d / (high - low)
		}
		return out, true
	case NormalisationMax:
		if high <= 0 {
			return out, false
		}
		for i := range out {
			if x := p.values[i][j]; !down {
				out[i] = x / high
			} else if x > 0 {
				out[i] = low / x
			}
		}
		return out, true
	case NormalisationSum:
		return p.overSum(j, down)
	}
	return p.overLength(j, down)
}

func signed(x float64, minus bool) float64 {
	if minus {
		return -x
	}
	return x
}

// divisible reports values that a normalisation would divide by, or that make its
// shares mean nothing.
func (p *prepared) divisible(k *document.Report, n Normalisation, j int) bool {
	fine := true
	for i := range p.ids {
		switch x := p.values[i][j]; {
		case x < 0:
			k.Add(p.place(i, j), govmaturity.CodeOutOfRange, "the normalisation %s is for values of 0 and more, found %v", n, x)
		case x == 0 && p.criteria[j].Direction == DirectionDown:
			k.Add(p.place(i, j), govmaturity.CodeOutOfRange, "where less is better, the normalisation %s divides by the value: it must be above 0", n)
		default:
			continue
		}
		fine = false
	}
	return fine
}

func (p *prepared) overSum(j int, down bool) (out []float64, ok bool) {
	out = make([]float64, len(p.ids))
	sum := 0.0
	for i := range out {
		out[i] = p.values[i][j]
		if down && out[i] != 0 {
			out[i] = 1 / out[i]
		}
		sum += out[i]
	}
	if sum <= 0 {
		return out, false
	}
	for i := range out {
		out[i] /= sum
	}
	return out, true
}

func (p *prepared) overLength(j int, down bool) (out []float64, ok bool) {
	out = make([]float64, len(p.ids))
	low, high := p.column(j)
	largest := max(math.Abs(low), math.Abs(high))
	if largest == 0 {
		return out, false
	}
	sum := 0.0
	for i := range out { // first over the largest: squares then stay numbers
		out[i] = signed(p.values[i][j]/largest, down)
		sum += float64(out[i] * out[i])
	}
	length := math.Sqrt(sum)
	for i := range out {
		out[i] /= length
	}
	return out, true
}
