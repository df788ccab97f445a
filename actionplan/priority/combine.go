package priority

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Cell is the value of an alternative by a criterion, put together of the raters'.
type Cell struct {
	Value float64
	// State says whether there is a value: answered, or imputed where one of its values
	// is an estimate; and else why not.
	State govmaturity.State
	// Low and High are the raters' lowest and highest value, of Count.
	Low, High float64
	Count     int
}

// Has reports whether there is a value.
func (c Cell) Has() bool { return c.State.HasValue() }

// Cell returns the value of an alternative by a criterion.
func (s *Set) Cell(alternative, criterion string) Cell {
	i, hasI := s.alternative[alternative]
	j, hasJ := s.criterion[criterion]
	if !hasI || !hasJ {
		return Cell{}
	}
	return s.cells[i][j]
}

// combine puts the raters' values together.
func (s *Set) combine() {
	s.cells = s.cellsOf(func(string) bool { return true }, len(s.raters))
}

// cellsOf puts the values of some raters together, of which there are so many.
func (s *Set) cellsOf(counts func(rater string) bool, raters int) [][]Cell {
	type heap struct {
		values    []float64
		estimated bool
		why       govmaturity.State
	}
	heaps := make([][]heap, len(s.spec.Alternatives))
	for i := range heaps {
		heaps[i] = make([]heap, len(s.criteria))
	}
	for _, g := range s.given {
		if !counts(g.rater) {
			continue
		}
		h := &heaps[g.alternative][g.criterion]
		if g.spec.Value == nil {
			h.why = max(h.why, g.spec.State) // the same one, whatever the order
			continue
		}
		h.values = append(h.values, *g.spec.Value)
		h.estimated = h.estimated || g.spec.State == govmaturity.StateImputed
	}
	cells := make([][]Cell, len(heaps))
	for i := range heaps {
		for _, h := range heaps[i] {
			c := Cell{State: cmp.Or(h.why, govmaturity.StateUnanswered), Count: len(h.values)}
			blocked := s.spec.Combination != nil && s.spec.Combination.Missing == MissingBlock && len(h.values) < raters
			if len(h.values) > 0 {
				slices.Sort(h.values)
				c.Low, c.High = h.values[0], h.values[len(h.values)-1]
			}
			switch {
			case len(h.values) == 0:
			case blocked:
				c.State = govmaturity.StateBlocked
			default:
				c.Value, c.State = s.one(h.values), govmaturity.StateAnswered
				if h.estimated {
					c.State = govmaturity.StateImputed
				}
			}
			cells[i] = append(cells[i], c)
		}
	}
	return cells
}

// one makes one value of several, which are sorted.
func (s *Set) one(values []float64) float64 {
	n := len(values)
	if s.spec.Combination == nil || s.spec.Combination.Rule == CombinationMean {
		// From the lowest up, so that the order of raters changes no bit; and never
		// outside of what they said.
		sum := 0.0
		for _, x := range values {
			sum += x
		}
		return min(max(sum/float64(n), values[0]), values[n-1])
	}
	return values[(n-1)/2]/2 + values[n/2]/2
}

// Left is an alternative that is not in an order, as it has no value by a criterion.
type Left struct {
	Alternative, Criterion string
	State                  govmaturity.State
}

// matrix returns what there is to compare, and what is left out of it.
func (s *Set) matrix(cells [][]Cell, method int) (Matrix, []Left) {
	m := Matrix{Criteria: slices.Clone(s.criteria)}
	if method >= 0 {
		for j, p := range s.methods[method].preferences {
			m.Criteria[j].Preference = p
		}
	}
	var left []Left
	for i := range cells {
		id, whole := s.spec.Alternatives[i].ID, true
		row := make([]float64, len(s.criteria))
		for j, c := range cells[i] {
			if row[j] = c.Value; !c.Has() {
				whole = false
				left = append(left, Left{id, s.criteria[j].ID, c.State})
			}
		}
		if whole {
			m.Alternatives, m.Values = append(m.Alternatives, id), append(m.Values, row)
		}
	}
	return m, left
}

// Matrix returns what there is to compare, with all raters put together: the
// alternatives that have a value by each criterion. Those that have not are left out,
// with the reason. Nothing that is missing counts as a number.
func (s *Set) Matrix() (Matrix, []Left) { return s.matrix(s.cells, -1) }
