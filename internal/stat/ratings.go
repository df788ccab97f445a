package stat

import (
	"errors"
	"fmt"
	"math"
)

// Ratings are the marks that raters gave to subjects, each a category of one
// scale. A rater need not have rated every subject.
//
// Counts of marks are whole numbers, sums over subjects are made from them or in
// the order of size, and no product is fused with a sum: subjects and raters in
// another order give the same bits.
type Ratings struct {
	values   []float64 // of the categories, rising
	subjects int
	raters   int
	marks    []int32 // subject after subject, Missing below 0
	counts   []int32 // of each category, subject after subject
	rated    []int32 // how many raters each subject has
}

// Missing is the mark of a rater who did not rate.
const Missing = -1

// MaxCategories is the largest number of categories: tables of all pairs of them
// are made.
const MaxCategories = 1024

// ErrRatings is part of every error about ratings.
var ErrRatings = errors.New("ratings")

// NewRatings takes the values of the categories, rising and finite, and a row of
// marks for each subject, one mark a rater: the place of a category in values,
// or Missing. All categories of the scale belong in values, also those that
// nobody used: Gwet's and Brennan's coefficients count them. Where categories
// have no value, their places will do.
func NewRatings(values []float64, marks [][]int) (*Ratings, error) {
	if len(values) == 0 || len(values) > MaxCategories {
		return nil, fmt.Errorf("%w: %d categories, and 1 to %d are possible", ErrRatings, len(values), MaxCategories)
	}
	for k, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) || k > 0 && !(values[k-1] < v) {
			return nil, fmt.Errorf("%w: the values of categories %v are not rising and finite", ErrRatings, values)
		}
	}
	r := &Ratings{values: append([]float64(nil), values...), subjects: len(marks)}
	if len(marks) > 0 {
		r.raters = len(marks[0])
	}
	r.marks = make([]int32, 0, r.subjects*r.raters)
	r.counts = make([]int32, r.subjects*len(values))
	r.rated = make([]int32, r.subjects)
	for i, row := range marks {
		if len(row) != r.raters {
			return nil, fmt.Errorf("%w: subject %d has %d marks, and subject 0 has %d", ErrRatings, i, len(row), r.raters)
		}
		for g, k := range row {
			if k < Missing || k >= len(values) {
				return nil, fmt.Errorf("%w: rater %d marks subject %d with category %d of %d", ErrRatings, g, i, k, len(values))
			}
			r.marks = append(r.marks, int32(k))
			if k != Missing {
				r.counts[i*len(values)+k]++
				r.rated[i]++
			}
		}
	}
	return r, nil
}

// MaxSubjects is the largest number of subjects that a table may hold.
const MaxSubjects = 1 << 22

// RatingsOf makes ratings of a table of two raters: how many subjects the first
// marked with the category of the row, and the second with that of the column.
func RatingsOf(values []float64, table [][]int) (*Ratings, error) {
	var marks [][]int
	if len(table) != len(values) {
		return nil, fmt.Errorf("%w: a table of %d rows for %d categories", ErrRatings, len(table), len(values))
	}
	for k, row := range table {
		if len(row) != len(values) {
			return nil, fmt.Errorf("%w: row %d of the table has %d columns for %d categories", ErrRatings, k, len(row), len(values))
		}
		for l, n := range row {
			if n < 0 || n > MaxSubjects-len(marks) {
				return nil, fmt.Errorf("%w: %d subjects in row %d and column %d, and 0 to %d in all are possible", ErrRatings, n, k, l, MaxSubjects)
			}
			for range n {
				marks = append(marks, []int{k, l})
			}
		}
	}
	return NewRatings(values, marks)
}

// Subjects and Raters say how many there are.
func (r *Ratings) Subjects() int { return r.subjects }

// Raters is the number of raters.
func (r *Ratings) Raters() int { return r.raters }

// of returns how often each category was given to subject i.
func (r *Ratings) of(i int) []int32 {
	q := len(r.values)
	return r.counts[i*q : (i+1)*q]
}
