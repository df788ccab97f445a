package stat

// WithinGroup is r_wg of one subject (James, Demaree and Wolf 1984): 1 less the
// variance of its marks over that of marks drawn from all categories alike, and
// 0 where that is below 0. The categories are taken as a step apart: of A
// categories, the variance by chance is (A^2-1)/12. The variance of n marks is
// over n-1. It is not known for fewer than two marks or categories.
func (r *Ratings) WithinGroup(subject int) (value float64, known bool) {
	spread, known := r.spread(subject)
	return max(0, 1-spread), known
}

// WithinGroupOfAll is r_wg(j) of the subjects as J items of one scale: with q
// the mean over items of their variance by that of chance, J(1-q) / (J(1-q)+q),
// and 0 where q is above 1. Items of fewer than two marks do not count.
func (r *Ratings) WithinGroupOfAll() (value float64, known bool) {
	var spreads []float64
	for i := range r.subjects {
		if s, known := r.spread(i); known {
			spreads = append(spreads, s)
		}
	}
	if len(spreads) == 0 {
		return 0, false
	}
	items := float64(len(spreads))
	q := orderedSum(spreads) / items
	if q >= 1 {
		return 0, true
	}
	agree := float64(items * (1 - q))
	return agree / (agree + q), true
}

// spread is the variance of a subject's marks over that of chance.
func (r *Ratings) spread(subject int) (spread float64, known bool) {
	options := int64(len(r.values))
	if subject < 0 || subject >= r.subjects || r.rated[subject] < 2 || options < 2 {
		return 0, false
	}
	n, sum, squares := int64(r.rated[subject]), int64(0), int64(0)
	for k, c := range r.of(subject) {
		sum += int64(k) * int64(c)
		squares += int64(k) * int64(k) * int64(c)
	}
	return float64(12*(n*squares-sum*sum)) / float64(n*(n-1)*(options*options-1)), true
}
