package stat

import (
	"math"
	"slices"
)

// Krippendorff is Krippendorff's alpha (1970; 2011): 1 less the disagreement
// within subjects over that of marks drawn from all subjects without putting
// them back. Subjects with fewer than two marks do not count. The metric is the
// weighting: nominal, ordinal, interval or ratio, or another.
func (r *Ratings) Krippendorff(w Weights) Agreement {
	a := Agreement{Coefficient: CoefficientKrippendorff, Weighting: w.Weighting}
	q := len(r.values)
	used, marks := make([]int64, q), int64(0)
	for i := range r.subjects {
		if r.rated[i] > 1 {
			a.Subjects++
			marks += int64(r.rated[i])
			for k, n := range r.of(i) {
				used[k] += int64(n)
			}
		}
	}
	if a.Subjects == 0 || w.size != q {
		return a
	}
	n, m := float64(a.Subjects), float64(marks)
	mean := m / n
	// Disagreement of two marks of a subject, each subject weighed by its marks.
	within := make([]float64, 0, a.Subjects)
	for i := range r.subjects {
		if r.rated[i] > 1 {
			within = append(within, r.disagreement(i, w)/(float64(mean*float64(r.rated[i]-1))))
		}
	}
	inside := orderedSum(slices.Clone(within)) / n
	chance := 0.0
	unlike := make([]float64, q) // disagreement by chance with a mark of a category
	for k := range q {
		for l := range q {
			unlike[k] += float64((1 - w.At(k, l)) * float64(used[l]) / m)
		}
		chance += float64(unlike[k] * float64(used[k]) / m)
	}
	if !(chance > 0) {
		return a
	}
	left := 1 - 1/m // of the marks, once one is drawn
	a.Defined = true
	a.Observed, a.Expected = 1-float64(left*inside), 1-chance
	a.Value = 1 - float64(left*inside)/chance
	if a.Subjects < 2 {
		return a
	}
	// The error is that of alpha with marks put back, as Gwet gives it.
	back := 1 - inside/chance
	terms := make([]float64, 0, a.Subjects)
	for i := range r.subjects {
		if r.rated[i] < 2 {
			continue
		}
		extra := (float64(r.rated[i]) - mean) / mean // marks beyond the mean
		observed := 1 - within[len(terms)] + extra - float64(a.Observed*extra)
		likely := 0.0
		for k, c := range r.of(i) {
			likely += float64((1 - unlike[k]) * float64(c))
		}
		likely = likely/mean - float64(a.Expected*extra)
		x := (observed-a.Expected)/chance - float64(2*(1-back)*(likely-a.Expected))/chance
		terms = append(terms, float64((x-back)*(x-back)))
	}
	a.Error = math.Sqrt(orderedSum(terms) / float64(n*(n-1)))
	return a
}

// disagreement sums what two marks of a subject differ by, over all pairs, both
// ways.
func (r *Ratings) disagreement(i int, w Weights) float64 {
	sum := 0.0
	counts := r.of(i)
	for k, n := range counts {
		for l, m := range counts {
			if n > 0 && m > 0 && k != l {
				sum += float64((1 - w.At(k, l)) * float64(int64(n)*int64(m)))
			}
		}
	}
	return sum
}
