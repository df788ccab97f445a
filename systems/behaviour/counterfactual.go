package behaviour

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Counterfactual is a run beside another that differs from it by some changes
// only: what it shows, the changes make.
type Counterfactual struct {
	// Title is that of the lever, where one was pulled.
	Title         govmaturity.Text
	Changes       []Change
	Base, Changed *Run
	// Effects are those on the stocks and the variables, in the order of the
	// model, over the time that both runs cover.
	Effects []Effect
}

// Effect is what the changes do to one thing.
type Effect struct {
	ID    string
	Title govmaturity.Text
	// Base and Changed are the values in the last state of both runs.
	Base, Changed float64
	// Largest is the greatest difference, changed less base, at the time At; the
	// first, where there are several.
	Largest, At float64
	// Parts is when the two first differ; it says nothing when Same.
	Parts float64
	Same  bool
}

// Counterfactual runs the model without and with the changes. All else is as the
// setup says.
func (m *Model) Counterfactual(s Setup, changes ...Change) (Counterfactual, error) {
	base, err := m.Run(s)
	if err != nil {
		return Counterfactual{}, err
	}
	with := s
	with.Changes = append(append([]Change{}, s.Changes...), changes...)
	changed, err := m.Run(with)
	if err != nil {
		return Counterfactual{}, err
	}
	c := Counterfactual{Changes: append([]Change{}, changes...), Base: base, Changed: changed}
	width := len(m.names)
	states := min(len(base.states), len(changed.states)) / width
	for slot := m.first; slot < width; slot++ {
		e := Effect{ID: m.names[slot], Title: m.titleOf(slot).Clone(), Same: true}
		for k := range states {
			at := k * width
			e.Base, e.Changed = base.states[at+slot], changed.states[at+slot]
			by := e.Changed - e.Base
			if by != 0 && e.Same {
				e.Same, e.Parts = false, base.states[at]
			}
			if math.Abs(by) > math.Abs(e.Largest) {
				e.Largest, e.At = by, base.states[at]
			}
		}
		c.Effects = append(c.Effects, e)
	}
	return c, nil
}

// Pull runs the model without and with one of its levers.
func (m *Model) Pull(s Setup, lever string) (Counterfactual, error) {
	for _, l := range m.spec.Levers {
		if l.ID == lever {
			c, err := m.Counterfactual(s, l.Changes...)
			c.Title = l.Title.Clone()
			return c, err
		}
	}
	return Counterfactual{}, govmaturity.Problems{{
		Code: govmaturity.CodeUnknownReference, Format: "the model %s has no lever %q", Args: []any{m.ID(), lever},
	}}
}

// Effect returns the effect on one thing, or false when there is none of the name.
func (c Counterfactual) Effect(id string) (Effect, bool) {
	for _, e := range c.Effects {
		if e.ID == id {
			return e, true
		}
	}
	return Effect{}, false
}
