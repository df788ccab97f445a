package stat

import "math"

// Influence is how much of the variance of a result comes from one input, with the
// standard error of each share.
type Influence struct {
	// First is what the input does alone, Total what it does alone and together with
	// others.
	First, FirstError float64
	Total, TotalError float64
}

// SobolRepeats is how often [Sobol] draws anew to find out its own error.
const SobolRepeats = 200

// Sobol returns the influence of each input on a result, in shares of its variance. It
// takes the results of three kinds of draws: a and b, which share nothing, and for each
// input one that is as a, but for that input, which is as in b. All have the same length.
//
// The first order is estimated as Saltelli and others (2010) do it, the total as Jansen
// (1999). Errors are those of drawing rows anew. They can make an estimate lie below 0 or
// above 1. It is not known where the result does not vary, or with fewer than two rows.
func Sobol(a, b []float64, mixed [][]float64, seed uint64) (influences []Influence, known bool) {
	n := len(a)
	if n < 2 || len(b) != n {
		return nil, false
	}
	for _, m := range mixed {
		if len(m) != n {
			return nil, false
		}
	}
	s := sobol{a: a, b: b, mixed: mixed, first: make([]float64, len(mixed)), total: make([]float64, len(mixed)), times: make([]float64, n)}
	for i := range s.times {
		s.times[i] = 1
	}
	for i := range a {
		s.centre += (a[i] + b[i]) / float64(2*n)
	}
	if !s.estimate() {
		return nil, false
	}
	influences = make([]Influence, len(mixed))
	for k := range influences {
		influences[k].First, influences[k].Total = s.first[k], s.total[k]
	}
	s.errors(influences, seed)
	return influences, true
}

type sobol struct {
	a, b         []float64
	mixed        [][]float64
	times        []float64 // how often each row counts
	centre       float64   // near the mean: keeps the digits of what is subtracted
	first, total []float64
}

// estimate reports whether there is a variance to share out.
func (s *sobol) estimate() bool {
	var count, sum, squares float64
	for i, t := range s.times {
		x, y := s.a[i]-s.centre, s.b[i]-s.centre
		count += float64(2 * t)
		sum += float64(t * (x + y))
		squares += float64(t * (float64(x*x) + float64(y*y)))
	}
	mean := sum / count
	variance := squares/count - float64(mean*mean)
	if !(variance > 1e-20*(float64(s.centre*s.centre)+float64(mean*mean))) || math.IsInf(variance, 0) {
		return false
	}
	for k, m := range s.mixed {
		var first, total float64
		for i, t := range s.times {
			step := m[i] - s.a[i]
			first += float64(t * float64((s.b[i]-s.centre-mean)*step))
			total += float64(t * float64(step*step))
		}
		s.first[k] = first / (count / 2) / variance
		s.total[k] = total / count / variance
	}
	return true
}

// errors finds out how much the estimates change when rows are drawn anew from those
// that there are.
func (s *sobol) errors(out []Influence, seed uint64) {
	n, repeats := len(s.a), 0.0
	sums := make([][4]float64, len(out))
	for r := range SobolRepeats {
		clear(s.times)
		draw := NewStream(seed, uint64(r), 0)
		for range n {
			s.times[draw.Below(n)]++
		}
		if !s.estimate() {
			continue
		}
		repeats++
		for k := range out {
			f, t := s.first[k]-out[k].First, s.total[k]-out[k].Total
			sums[k][0] += f
			sums[k][1] += float64(f * f)
			sums[k][2] += t
			sums[k][3] += float64(t * t)
		}
	}
	spread := func(sum, squares float64) float64 {
		if repeats < 2 {
			return 0
		}
		return math.Sqrt(max(0, squares-float64(sum*sum)/repeats) / (repeats - 1))
	}
	for k := range out {
		out[k].FirstError = max(spread(sums[k][0], sums[k][1]), outside(out[k].First))
		out[k].TotalError = max(spread(sums[k][2], sums[k][3]), outside(out[k].Total))
	}
}

// outside is how far a share lies outside of 0 to 1, where shares of variance lie: it is
// off by that much at least. Where a single row moves, drawing rows again finds no error.
func outside(share float64) float64 { return max(0, -share, share-1) }
