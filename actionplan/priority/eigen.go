package priority

import "slices"

// principal returns the principal eigenvector, with the sum 1, and its eigenvalue.
// A pair that is missing counts on the diagonal, as Harker has it.
//
// It starts from weights by chains of comparisons, and mends them by the inverse
// iteration of Noda. Multiplying again and again would take the longer, the fewer pairs
// are compared: too long for forty things in one chain.
func principal(table [][]float64) (weights []float64, lambda float64) {
	start := chained(table)
	a := make([][]float64, len(table)) // the comparisons, as seen from the start
	weights = make([]float64, len(table))
	for i := range a {
		a[i] = make([]float64, len(table))
		missing := 0
		for j, x := range table[i] {
			if x == 0 {
				missing++
			}
			a[i][j] = float64(x * (start[j] / start[i]))
		}
		a[i][i] = float64(1 + missing)
		weights[i] = 1
	}
	lambda = largestRatio(a, weights)
	for range 100 { // a few are enough: each doubles the digits
		next := inverse(a, lambda, weights)
		if next == nil {
			break
		}
		mended := largestRatio(a, next)
		if !(mended < lambda) {
			break
		}
		weights, lambda = next, mended
	}
	sum := 0.0
	for i := range weights {
		weights[i] = float64(weights[i] * start[i])
		sum += weights[i]
	}
	for i := range weights {
		weights[i] /= sum
	}
	return weights, lambda
}

// chained returns the weights that the shortest chain of comparisons from the first
// gives to each.
func chained(table [][]float64) []float64 {
	weights := make([]float64, len(table))
	weights[0] = 1
	for todo := []int{0}; len(todo) > 0; todo = todo[1:] {
		i := todo[0]
		for o := range table {
			if x := table[o][i]; x != 0 && weights[o] == 0 {
				weights[o] = float64(weights[i] * x)
				todo = append(todo, o)
			}
		}
	}
	return weights
}

// largestRatio returns by how much weights grow at most, multiplied once. That is never
// less than the eigenvalue.
func largestRatio(a [][]float64, weights []float64) float64 {
	most := 0.0
	for i := range a {
		sum := 0.0
		for j, x := range a[i] {
			sum += float64(x * weights[j])
		}
		most = max(most, sum/weights[i])
	}
	return most
}

// inverse solves (shift - a) y = weights, and returns y with 1 as its largest, or nil
// where the shift is the eigenvalue itself, as far as numbers tell. All that is
// off the diagonal is below zero and stays so: there is no need to change rows.
func inverse(a [][]float64, shift float64, weights []float64) []float64 {
	y := slices.Clone(weights)
	b := make([][]float64, len(a))
	for i := range a {
		b[i] = make([]float64, len(a))
		for j, x := range a[i] {
			b[i][j] = -x
		}
		b[i][i] = shift - a[i][i]
	}
	for i := range b {
		if !(b[i][i] > 0) {
			return nil
		}
		for k := i + 1; k < len(b); k++ {
			f := b[k][i] / b[i][i]
			if f == 0 {
				continue
			}
			for j := i; j < len(b); j++ {
				b[k][j] -= float64(f * b[i][j])
			}
			y[k] -= float64(f * y[i])
		}
	}
	most := 0.0
	for i := len(b) - 1; i >= 0; i-- {
		for j := i + 1; j < len(b); j++ {
			y[i] -= float64(b[i][j] * y[j])
		}
		y[i] /= b[i][i]
		most = max(most, y[i])
	}
	for i := range y {
		y[i] /= most
		if !(y[i] > 0) {
			return nil
		}
	}
	return y
}
