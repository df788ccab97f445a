package consensus

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// bootstrap finds intervals: as many questions as there are, drawn with putting back,
// many times over; of the values of all draws, the percentiles at both ends (Efron
// 1979). Questions are drawn, and not raters: the interval says what other questions
// of the kind would show with these raters.
func (m *measure) bootstrap(a *Agreement, marks [][]int, o *AgreementSpec) {
	if len(marks) < 2 {
		return
	}
	random := rand.NewPCG(uint64(o.Seed), 0)
	var alphas, kappas, withins []float64
	drawn := make([][]int, len(marks))
	for range o.Draws {
		for i := range drawn {
			// The high half of the product is a number below len(marks), the same
			// everywhere.
			at, _ := bits.Mul64(random.Uint64(), uint64(len(marks)))
			drawn[i] = marks[at]
		}
		alpha, kappa, within, _ := m.of(drawn)
		if alpha.Defined {
			alphas = append(alphas, alpha.Value)
		}
		if kappa.Defined {
			kappas = append(kappas, kappa.Value)
		}
		if within.Known {
			withins = append(withins, within.Value)
		}
	}
	a.Alpha.percentiles(alphas, o)
	a.Kappa.percentiles(kappas, o)
	a.Within.percentiles(withins, o)
}

// percentiles takes the interval out of the values of draws, if enough have one.
func (c *Coefficient) percentiles(values []float64, o *AgreementSpec) {
	if !c.Known || 20*len(values) < 19*o.Draws {
		return
	}
	slices.Sort(values)
	tail := (1 - o.Level) / 2
	c.Low, c.High, c.Ranged = quantile(values, tail), quantile(values, 1-tail), true
}

// quantile is linear between the values on both sides (Hyndman and Fan's seventh).
func quantile(sorted []float64, p float64) float64 {
	at := float64(p * float64(len(sorted)-1))
	k := int(math.Floor(at))
	if k >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	return sorted[k] + float64((at-float64(k))*(sorted[k+1]-sorted[k]))
}
