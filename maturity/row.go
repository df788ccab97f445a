package maturity

// Marks is one assessment's marks, in the order of [Framework.Indicators]. A
// batch fills one Marks again and again. [Framework.NewMarks] makes one, in which
// nothing is answered.
type Marks struct {
	tree *tree
	// The parts of the marks lie in slices of their own: a sum over values
	// then reads nothing else.
	values []float64
	given  []uint64
	states []status
	// open is how many marks are not plainly answered.
	open int
}

// NewMarks returns a Row for the framework's own indicators.
func (f *Framework) NewMarks() *Marks { return f.tree.newMarks() }

func (t *tree) newMarks() *Marks {
	n := len(t.leaves)
	return &Marks{
		tree: t, values: make([]float64, n), given: make([]uint64, n), states: make([]status, n), open: n,
	}
}

// Len returns the number of indicators.
func (r *Marks) Len() int { return len(r.values) }

// Set sets the mark of the i-th indicator. The mark must be one that this
// indicator made.
func (r *Marks) Set(i int, m Mark) {
	if r.states[i] != answered {
		r.open--
	}
	if m.state != answered {
		r.open++
	}
	r.values[i], r.given[i], r.states[i] = m.value, m.given, m.state
}

// Mark returns the mark of the i-th indicator.
func (r *Marks) Mark(i int) Mark {
	return Mark{value: r.values[i], given: r.given[i], state: r.states[i]}
}

// Clear makes all indicators unanswered.
func (r *Marks) Clear() {
	clear(r.values)
	clear(r.given)
	clear(r.states)
	r.open = len(r.states)
}

// copyFrom makes r equal to a Row of the same tree.
func (r *Marks) copyFrom(s *Marks) {
	copy(r.values, s.values)
	copy(r.given, s.given)
	copy(r.states, s.states)
	r.open = s.open
}
