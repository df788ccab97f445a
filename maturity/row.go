package maturity

// Row is one assessment's marks, in the order of [Framework.Indicators]. A
// batch fills one Row again and again. [Framework.NewRow] makes one, in which
// nothing is answered.
type Row struct {
	tree *tree
	// The parts of the marks lie in slices of their own: a sum over values
	// then reads nothing else.
	values []float64
	given  []uint64
	states []status
	// open is how many marks are not plainly answered.
	open int
}

// NewRow returns a Row for the framework's own indicators.
func (f *Framework) NewRow() *Row { return f.tree.newRow() }

func (t *tree) newRow() *Row {
	n := len(t.leaves)
	return &Row{
		tree: t, values: make([]float64, n), given: make([]uint64, n), states: make([]status, n), open: n,
	}
}

// Len returns the number of indicators.
func (r *Row) Len() int { return len(r.values) }

// Set sets the mark of the i-th indicator. The mark must be one that this
// indicator made.
func (r *Row) Set(i int, m Mark) {
	if r.states[i] != answered {
		r.open--
	}
	if m.state != answered {
		r.open++
	}
	r.values[i], r.given[i], r.states[i] = m.value, m.given, m.state
}

// Mark returns the mark of the i-th indicator.
func (r *Row) Mark(i int) Mark {
	return Mark{value: r.values[i], given: r.given[i], state: r.states[i]}
}

// Clear makes all indicators unanswered.
func (r *Row) Clear() {
	clear(r.values)
	clear(r.given)
	clear(r.states)
	r.open = len(r.states)
}

// copyFrom makes r equal to a Row of the same tree.
func (r *Row) copyFrom(s *Row) {
	copy(r.values, s.values)
	copy(r.given, s.given)
	copy(r.states, s.states)
	r.open = s.open
}
