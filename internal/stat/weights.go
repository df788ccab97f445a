package stat

import (
	"fmt"
	"math"
)

// Weighting says how near two categories are to each other. Each has a name of
// its own, because one word stands for different things in the literature:
// Krippendorff's ordinal metric depends on the marks, and the weights that Gwet
// calls ordinal do not.
type Weighting string

// In the formulas, x and y are the values of two categories, min and max those
// of the first and the last, and the weight is 1 less the distance. Distances
// are then divided by the largest between two categories.
const (
	// WeightingNominal: 0 to itself and 1 to others. With it, a weighted
	// coefficient is the unweighted one. (Identity weights; nominal metric.)
	WeightingNominal Weighting = "nominal"
	// WeightingLinear: |x-y|. (Cicchetti and Allison 1971.)
	WeightingLinear Weighting = "linear"
	// WeightingInterval: (x-y)^2. (Quadratic weights: Fleiss and Cohen 1973;
	// interval metric: Krippendorff.)
	WeightingInterval Weighting = "interval"
	// WeightingRatio: ((x-y)/(x+y))^2, for values from 0; 0 to 0 is 0. (Ratio
	// metric: Krippendorff.)
	WeightingRatio Weighting = "ratio"
	// WeightingOrdinal: (the marks from x to y, less half of those at x and
	// half of those at y)^2, where the marks of subjects with two or more are
	// counted. (Ordinal metric: Krippendorff.)
	WeightingOrdinal Weighting = "ordinal"
	// WeightingRanks: n(n-1)/2 for n categories from x to y, both counted.
	// (Gwet's ordinal weights.)
	WeightingRanks Weighting = "ranks"
	// WeightingRadical: the square root of |x-y|. (Gwet.)
	WeightingRadical Weighting = "radical"
	// WeightingCircular: sin(pi (x-y) / (max-min+1))^2. (Gwet.)
	WeightingCircular Weighting = "circular"
	// WeightingBipolar: (x-y)^2 / ((x+y-2min)(2max-x-y)). (Gwet.)
	WeightingBipolar Weighting = "bipolar"
	// WeightingOwn is the name of weights of the caller's own.
	WeightingOwn Weighting = "own"
)

// Weights are how much of an agreement each pair of categories is: 1 for a
// category and itself, from 0 to 1 for others.
type Weights struct {
	Weighting Weighting
	size      int
	at        []float64
}

// At returns the weight of categories k and l.
func (w Weights) At(k, l int) float64 { return w.at[k*w.size+l] }

// Weights returns the weights of a kind for the categories of the ratings.
func (r *Ratings) Weights(kind Weighting) (Weights, error) {
	v, q := r.values, len(r.values)
	first, last := v[0], v[q-1]
	var distance func(k, l int) float64 // of k < l
	switch kind {
	case WeightingNominal:
		distance = func(k, l int) float64 { return 1 }
	case WeightingLinear:
		distance = func(k, l int) float64 { return v[l] - v[k] }
	case WeightingInterval:
		distance = func(k, l int) float64 { return float64((v[l] - v[k]) * (v[l] - v[k])) }
	case WeightingRatio:
		if first < 0 {
			return Weights{}, fmt.Errorf("%w: the ratio of values below 0, such as %v, means nothing", ErrRatings, first)
		}
		distance = func(k, l int) float64 {
			d := (v[l] - v[k]) / (v[l] + v[k])
			return float64(d * d)
		}
	case WeightingOrdinal:
		below := make([]int64, q+1) // marks of categories before each
		for i := range r.subjects {
			if r.rated[i] > 1 {
				for k, n := range r.of(i) {
					below[k+1] += int64(n)
				}
			}
		}
		for k := range q {
			below[k+1] += below[k]
		}
		distance = func(k, l int) float64 {
			// Twice the marks between the middles of k and l.
			d := float64(below[l+1] + below[l] - below[k+1] - below[k])
			return float64(d * d)
		}
	case WeightingRanks:
		distance = func(k, l int) float64 { return float64((l - k + 1) * (l - k)) }
	case WeightingRadical:
		distance = func(k, l int) float64 { return math.Sqrt(v[l] - v[k]) }
	case WeightingCircular:
		distance = func(k, l int) float64 {
			s := sinPi((v[l] - v[k]) / (last - first + 1))
			return float64(s * s)
		}
	case WeightingBipolar:
		distance = func(k, l int) float64 {
			d := v[l] - v[k]
			return float64(d*d) / float64((v[k]-first+(v[l]-first))*(last-v[k]+(last-v[l])))
		}
	default:
		return Weights{}, fmt.Errorf("%w: no weighting is called %q", ErrRatings, string(kind))
	}
	w := Weights{kind, q, make([]float64, q*q)}
	largest := 0.0
	for k := range q {
		for l := k + 1; l < q; l++ {
			d := distance(k, l)
			w.at[k*q+l] = d
			largest = max(largest, d)
		}
	}
	if !(largest <= math.MaxFloat64) {
		return Weights{}, fmt.Errorf("%w: the values of categories %v are too far apart", ErrRatings, v)
	}
	for k := range q {
		w.at[k*q+k] = 1
		for l := k + 1; l < q; l++ {
			d := w.at[k*q+l]
			if largest > 0 {
				d /= largest
			}
			w.at[k*q+l], w.at[l*q+k] = 1-d, 1-d
		}
	}
	return w, nil
}

// OwnWeights takes a table of weights, from 0 to 1, the same both ways, and 1
// for a category and itself. Who has disagreements instead, such as Cohen's
// (1968), takes 1 less each of them divided by the largest.
func (r *Ratings) OwnWeights(table [][]float64) (Weights, error) {
	q := len(r.values)
	w := Weights{WeightingOwn, q, make([]float64, 0, q*q)}
	if len(table) != q {
		return Weights{}, fmt.Errorf("%w: %d rows of weights for %d categories", ErrRatings, len(table), q)
	}
	for k, row := range table {
		if len(row) != q {
			return Weights{}, fmt.Errorf("%w: row %d of the weights has %d columns for %d categories", ErrRatings, k, len(row), q)
		}
		for l, x := range row {
			switch {
			case !(x >= 0 && x <= 1):
				return Weights{}, fmt.Errorf("%w: the weight %v of categories %d and %d is not from 0 to 1", ErrRatings, x, k, l)
			case k == l && x != 1:
				return Weights{}, fmt.Errorf("%w: the weight of category %d and itself is %v, not 1", ErrRatings, k, x)
			case l < k && x != table[l][k]:
				return Weights{}, fmt.Errorf("%w: the weights of categories %d and %d are %v and %v", ErrRatings, l, k, table[l][k], x)
			}
			w.at = append(w.at, x)
		}
	}
	return w, nil
}

// sinPi returns the sine of pi times x, for x from 0 to 1, by Taylor's series
// and without fused operations. The error is below 2^-51.
func sinPi(x float64) float64 {
	if x > 0.5 {
		x = 1 - x
	}
	y := float64(x * math.Pi)
	z := float64(y * y)
	sum := 1.0
	for n := 25.0; n >= 3; n -= 2 {
		sum = 1 - float64(z*sum)/float64(n*(n-1))
	}
	return float64(y * sum)
}
