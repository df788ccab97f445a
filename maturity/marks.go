package maturity

// Marks is one assessment's marks, in the order of [Framework.Indicators]. A
// batch fills one Marks again and again. [Framework.NewMarks] makes one, in which
// nothing is answered. The zero Marks is of no framework, and has none.
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

// NewMarks returns Marks for the framework's own indicators.
func (f *Framework) NewMarks() *Marks { return f.top().newMarks() }

func (t *tree) newMarks() *Marks {
	n := len(t.leaves)
	return &Marks{
		tree: t, values: make([]float64, n), given: make([]uint64, n), states: make([]status, n), open: n,
	}
}

// Len returns the number of indicators.
func (r *Marks) Len() int { return len(r.values) }

// Set sets the mark of the i-th indicator, of [Marks.Len]. The mark must be one
// that this indicator made. Where there is no such indicator, it does nothing.
func (r *Marks) Set(i int, m Mark) {
	if i < 0 || i >= len(r.states) {
		return
	}
	if r.states[i] != answered {
		r.open--
	}
	if m.state != answered {
		r.open++
	}
	r.values[i], r.given[i], r.states[i] = m.value, m.given, m.state
}

// Mark returns the mark of the i-th indicator: the zero Mark, where there is no
// such indicator.
func (r *Marks) Mark(i int) Mark {
	if i < 0 || i >= len(r.states) {
		return Mark{}
	}
	return Mark{value: r.values[i], given: r.given[i], state: r.states[i]}
}

// Clear makes all indicators unanswered.
func (r *Marks) Clear() {
	clear(r.values)
	clear(r.given)
	clear(r.states)
	r.open = len(r.states)
}

// copyFrom makes r equal to Marks of the same tree.
func (r *Marks) copyFrom(s *Marks) {
	copy(r.values, s.values)
	copy(r.given, s.given)
	copy(r.states, s.states)
	r.open = s.open
}
