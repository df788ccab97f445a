package behaviour

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Run is what a model did. It does not change.
type Run struct {
	model *Model
	setup Setup
	// states are the values of all slots, one state after the other.
	states []float64
	ended  float64
	whole  bool
}

// Run runs the model. What the setup says stands in the place of the setup of the
// model.
func (m *Model) Run(s Setup) (*Run, error) {
	s = m.with(s)
	var c checker
	c.setup(m, s, nil)
	if err := c.problems.Err(); err != nil {
		return nil, err
	}
	steps := int(s.steps())
	r := &Run{model: m, setup: s, whole: true}
	p := newStepper(m, s)
	if !p.finite() {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeNotFinite, Format: "the model %s has no finite values to begin with", Args: []any{m.ID()}}}
	}
	r.keep(p)
	for k := 1; k <= steps; k++ {
		p.advance()
		if !p.finite() {
			r.whole = false
			break
		}
		r.ended = p.vals[0]
		if k%s.Every == 0 || k == steps {
			r.keep(p)
		}
	}
	return r, nil
}

func (r *Run) keep(p *stepper) {
	r.states = append(r.states, p.vals...)
	r.ended = p.vals[0]
}

// noModel is that of the zero Run.
var noModel = &Model{}

func (r *Run) of() *Model {
	if r.model == nil {
		return noModel
	}
	return r.model
}

// Model returns the model that ran.
func (r *Run) Model() *Model { return r.of() }

// Setup returns how it ran: what the caller said, with what the model says for
// the rest.
func (r *Run) Setup() Setup {
	s := r.setup
	s.Changes = slices.Clone(s.Changes)
	return s
}

// Whole reports whether the run came to its end. One that left the finite numbers
// ends with the last state that is kept and finite.
func (r *Run) Whole() bool { return r.whole }

// Times returns the times of the states that are kept.
func (r *Run) Times() []float64 { return r.column(0) }

func (r *Run) column(slot int) []float64 {
	if r.model == nil {
		return nil
	}
	width := len(r.model.names)
	out := make([]float64, 0, len(r.states)/width)
	for i := slot; i < len(r.states); i += width {
		out = append(out, r.states[i])
	}
	return out
}

// Series returns how a parameter, a stock or a variable moved, or false when
// there is none of the name.
func (r *Run) Series(id string) (Series, bool) {
	slot, ok := r.of().slot[id]
	if !ok {
		return Series{}, false
	}
	return Series{
		ID: id, Title: r.model.titleOf(slot).Clone(), Unit: r.model.unitOf(slot), TimeUnit: r.model.spec.TimeUnit,
		Times: r.Times(), Values: r.column(slot),
	}, true
}

// At returns the value of a parameter, a stock or a variable in the last state
// that is kept and not after the time, or false when there is none.
func (r *Run) At(id string, time float64) (float64, bool) {
	slot, ok := r.of().slot[id]
	if !ok {
		return 0, false
	}
	value, found := 0.0, false
	width := len(r.model.names)
	for i := 0; i < len(r.states) && r.states[i] <= time; i += width {
		value, found = r.states[i+slot], true
	}
	return value, found
}

// End returns the value in the last state, or false when there is none of the
// name.
func (r *Run) End(id string) (float64, bool) {
	slot, ok := r.of().slot[id]
	if !ok {
		return 0, false
	}
	return r.states[len(r.states)-len(r.model.names)+slot], true
}
