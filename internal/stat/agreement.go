package stat

import (
	"math"
	"slices"
)

// Coefficient is the name of a coefficient of agreement.
type Coefficient string

// The coefficients. Without weights, Cohen's for two raters is kappa, Fleiss'
// for two raters who rated all subjects is Scott's pi, and Gwet's is AC1; with
// weights, they are weighted kappa and AC2.
const (
	CoefficientPercent         Coefficient = "percent"
	CoefficientCohen           Coefficient = "cohen"
	CoefficientFleiss          Coefficient = "fleiss"
	CoefficientGwet            Coefficient = "gwet"
	CoefficientBrennanPrediger Coefficient = "brennan-prediger"
	CoefficientKrippendorff    Coefficient = "krippendorff"
)

// Agreement is how far raters agree: 1 when they always do, 0 when they do as
// often as chance would have it, as the coefficient understands chance.
type Agreement struct {
	Coefficient Coefficient
	Weighting   Weighting
	// Defined reports whether there is a value. There is none when no subject
	// has two marks, and none when chance alone agrees always, as when every
	// mark is of one category: nothing then tells agreement from habit.
	// Weights of other ratings, with another number of categories, give none.
	Defined bool
	// Value is (Observed - Expected) / (1 - Expected).
	Value, Observed, Expected float64
	// Error is the standard error for subjects drawn from many more like them
	// (Gwet 2014), and 0 when there are fewer than two Subjects.
	Error float64
	// Subjects is how many subjects count: those with a mark or, for
	// Krippendorff's, with two.
	Subjects int
}

// Interval returns the interval that holds the value of all subjects at a level
// of confidence such as 0.95, by Student's distribution, and no higher than 1.
// It is not known for fewer than two subjects, and for other levels than those
// between 0 and 1.
func (a Agreement) Interval(level float64) (low, high float64, known bool) {
	if !a.Defined || a.Subjects < 2 || !(level > 0 && level < 1) {
		return 0, 0, false
	}
	half := float64(StudentQuantile(0.5+level/2, a.Subjects-1) * a.Error)
	return a.Value - half, min(1, a.Value+half), true
}

// Percent is how often two raters of a subject agree, drawn at random; chance
// is left out of it.
func (r *Ratings) Percent(w Weights) Agreement {
	s := r.shares(w)
	return s.agreement(CoefficientPercent, 0, func(int) float64 { return 0 })
}

// Cohen is Cohen's kappa (1960, weighted 1968) for two raters, and Conger's
// (1980) for more. Chance: each rater uses the categories as often as it does.
func (r *Ratings) Cohen(w Weights) Agreement {
	s := r.shares(w)
	q := s.q
	marked := make([]int, r.raters)
	share := make([][]float64, r.raters) // of each category in a rater's marks
	raters := 0
	for g := range r.raters {
		count := make([]int, q)
		for i := range r.subjects {
			if k := r.marks[i*r.raters+g]; k != Missing {
				count[k]++
				marked[g]++
			}
		}
		if marked[g] == 0 {
			continue
		}
		raters++
		for _, c := range count {
			share[g] = append(share[g], float64(c)/float64(marked[g]))
		}
	}
	if raters < 2 || !s.ok {
		s.ok = false
		return s.agreement(CoefficientCohen, 0, nil)
	}
	// Chance is the mean over pairs of raters: over all pairs, less those of a
	// rater with itself.
	all, terms := make([]float64, q), make([]float64, 0, r.raters)
	over := func(f func(p []float64) float64) float64 {
		terms = terms[:0]
		for _, p := range share {
			if p != nil {
				terms = append(terms, f(p))
			}
		}
		return orderedSum(terms)
	}
	for k := range q {
		all[k] = over(func(p []float64) float64 { return p[k] })
	}
	pairs := float64(raters * (raters - 1))
	expected := 0.0
	for k := range q {
		for l := range q {
			same := over(func(p []float64) float64 { return float64(p[k] * p[l]) })
			expected += float64(w.At(k, l) * (float64(all[k]*all[l]) - same) / pairs)
		}
	}
	// How much a mark of a rater moves that.
	pull := make([][]float64, r.raters)
	usual := make([]float64, r.raters)
	n := float64(s.subjects)
	for g, p := range share {
		if p == nil {
			continue
		}
		pull[g] = make([]float64, q)
		for l := range q {
			sum := 0.0
			for k := range q {
				sum += float64(w.At(k, l) * (all[k] - p[k]))
			}
			pull[g][l] = float64(sum * n / float64(marked[g]))
			usual[g] += float64(pull[g][l] * p[l])
		}
	}
	return s.agreement(CoefficientCohen, expected, func(i int) float64 {
		terms = terms[:0]
		for g, p := range share {
			if p == nil {
				continue
			}
			x := float64(usual[g] * float64(marked[g]) / n)
			if k := r.marks[i*r.raters+g]; k != Missing {
				x += pull[g][k] - usual[g]
			}
			terms = append(terms, x)
		}
		return orderedSum(terms) / pairs
	})
}

// Fleiss is Fleiss' kappa (1971) for any number of raters, the same or others
// for each subject. Chance: all raters use the categories alike, as often as
// they are used. For two raters who rated all, it is Scott's pi (1955).
func (r *Ratings) Fleiss(w Weights) Agreement {
	s := r.shares(w)
	if !s.ok {
		return s.agreement(CoefficientFleiss, 0, nil)
	}
	expected := 0.0
	likely := make([]float64, s.q) // agreement by chance with a mark of a category
	for k := range s.q {
		for l := range s.q {
			expected += float64(w.At(k, l) * float64(s.share[k]*s.share[l]))
			likely[k] += float64(w.At(k, l) * s.share[l])
		}
	}
	return s.agreement(CoefficientFleiss, expected, func(i int) float64 { return s.mean(i, likely) })
}

// Gwet is AC1 (2008), and with weights AC2 (2014). Chance: a mark is at random
// only where a category is hard, and then any category is as likely.
func (r *Ratings) Gwet(w Weights) Agreement {
	s := r.shares(w)
	if s.ok = s.ok && s.q > 1; !s.ok {
		return s.agreement(CoefficientGwet, 0, nil)
	}
	scale := w.total() / float64(s.q*(s.q-1))
	expected := 0.0
	likely := make([]float64, s.q)
	for k, p := range s.share {
		expected += float64(scale * float64(p*(1-p)))
		likely[k] = float64(scale * (1 - p))
	}
	return s.agreement(CoefficientGwet, expected, func(i int) float64 { return s.mean(i, likely) })
}

// BrennanPrediger is the coefficient of Brennan and Prediger (1981). Chance: any
// category is as likely.
func (r *Ratings) BrennanPrediger(w Weights) Agreement {
	s := r.shares(w)
	expected := w.total() / float64(s.q*s.q)
	return s.agreement(CoefficientBrennanPrediger, expected, func(int) float64 { return expected })
}

// shares is what the coefficients other than Krippendorff's have in common.
type shares struct {
	*Ratings
	weighting Weighting
	q         int
	ok        bool      // a subject has two marks
	subjects  int       // that have a mark
	paired    int       // that have two
	observed  float64   // mean agreement of the paired
	of        []float64 // agreement of each subject, 0 for one that is not paired
	share     []float64 // of each category, the mean over subjects
}

func (r *Ratings) shares(w Weights) *shares {
	s := &shares{Ratings: r, weighting: w.Weighting, q: len(r.values), of: make([]float64, r.subjects), share: make([]float64, len(r.values))}
	if w.size != s.q {
		return s
	}
	paired := make([]float64, 0, r.subjects)
	used := make([][]int64, r.raters+1) // how often a category, by the number of marks
	for i := range r.subjects {
		n := r.rated[i]
		if n == 0 {
			continue
		}
		s.subjects++
		if used[n] == nil {
			used[n] = make([]int64, s.q)
		}
		for k, c := range r.of(i) {
			used[n][k] += int64(c)
		}
		if n > 1 {
			s.of[i] = 1 - r.disagreement(i, w)/float64(int64(n)*int64(n-1))
			paired = append(paired, s.of[i])
		}
	}
	s.paired = len(paired)
	if s.ok = s.paired > 0; !s.ok {
		return s
	}
	s.observed = orderedSum(paired) / float64(s.paired)
	for n, used := range used {
		for k, c := range used {
			s.share[k] += float64(c) / float64(n)
		}
	}
	for k := range s.share {
		s.share[k] /= float64(s.subjects)
	}
	return s
}

// mean is the mean of x over the marks of a subject.
func (s *shares) mean(i int, x []float64) float64 {
	sum := 0.0
	for k, c := range s.Ratings.of(i) {
		sum += float64(x[k] * float64(c))
	}
	return sum / float64(s.rated[i])
}

// agreement puts a coefficient together. Likely is the agreement by chance that
// the marks of a subject bring.
func (s *shares) agreement(c Coefficient, expected float64, likely func(i int) float64) Agreement {
	a := Agreement{Coefficient: c, Weighting: s.weighting, Subjects: s.subjects}
	if !s.ok || !(expected < 1) {
		return a
	}
	a.Defined, a.Observed, a.Expected = true, s.observed, expected
	a.Value = (s.observed - expected) / (1 - expected)
	if s.subjects < 2 {
		return a
	}
	n := float64(s.subjects)
	terms := make([]float64, 0, s.subjects)
	for i := range s.Ratings.subjects {
		if s.rated[i] == 0 {
			continue
		}
		x := 0.0
		if s.rated[i] > 1 {
			x = float64(n/float64(s.paired)*(s.of[i]-expected)) / (1 - expected)
		}
		x -= float64(2*(1-a.Value)*(likely(i)-expected)) / (1 - expected)
		terms = append(terms, float64((x-a.Value)*(x-a.Value)))
	}
	a.Error = math.Sqrt(orderedSum(terms) / float64(n*(n-1)))
	return a
}

// total is the sum of all weights.
func (w Weights) total() float64 {
	sum := 0.0
	for _, x := range w.at {
		sum += x
	}
	return sum
}

// orderedSum sums numbers in their order of size, so that their own order does
// not matter. It sorts them.
func orderedSum(x []float64) float64 {
	slices.Sort(x)
	sum := 0.0
	for _, x := range x {
		sum += x
	}
	return sum
}
