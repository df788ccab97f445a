package behaviour

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Method says how a run gets from one step to the next.
type Method string

const (
	// MethodEuler takes the flows at the beginning of a step for the whole step.
	// It is the one when nothing is said.
	MethodEuler Method = "euler"
	// MethodRK4 is the classical method of Runge and Kutta of the fourth order.
	MethodRK4 Method = "rk4"
)

// Setup says how a model runs. Of the zero Setup, all is as the model says; what
// is said here stands in the place of that.
type Setup struct {
	// From and To are the first and the last time, and Step is the size of a
	// step. They go together: all three are zero, or To lies after From by a whole
	// number of steps.
	From, To, Step float64
	Method         Method
	// Every says how many steps lie between two states that are kept; 0 is 1. The
	// last state is always kept.
	Every int
	// Changes are what differs from the model. Those of a run come after those of
	// the model itself.
	Changes []Change
}

// Change is something that differs from what the model says, from a time on.
//
// A parameter has the value from then on. A stock is set to it once, and then
// flows go on. A variable is held at it. Where Cut is not empty, no value is set:
// the variable Cut no longer follows ID, and reads it as it was at that time.
type Change struct {
	ID    string
	Value float64
	// Cut names the end of the link from ID that is cut.
	Cut string
	// At is when; a time before the run is its beginning. The change is made at
	// the first step that does not begin before it.
	At float64
}

// Set is a change of a parameter, a stock or a variable from the beginning.
func Set(id string, value float64) Change { return Change{ID: id, Value: value, At: math.Inf(-1)} }

// Cut is the cut of a link from the beginning.
func Cut(from, to string) Change { return Change{ID: from, Cut: to, At: math.Inf(-1)} }

// From returns the change, made at a time.
func (c Change) From(at float64) Change {
	c.At = at
	return c
}

const (
	// maxSteps is how many steps a run takes at most.
	maxSteps = 1_000_000
	// maxWork is how many values a run computes at most, and maxKept how many it
	// keeps.
	maxWork = 200_000_000
	maxKept = 8_000_000
	// maxChanges is how many changes a run takes at most.
	maxChanges = 10_000
)

// setup checks a setup against the model.
func (c *checker) setup(m *Model, s Setup, path govmaturity.Path) {
	c.span(m, s, path)
	switch s.Method {
	case "", MethodEuler, MethodRK4:
	default:
		c.add(path.Key("method"), govmaturity.CodeNotAllowed, "must be %s or %s, found %q", MethodEuler, MethodRK4, string(s.Method))
	}
	if s.Every < 0 {
		c.add(path.Key("every"), govmaturity.CodeOutOfRange, "must not be negative, found %d", s.Every)
	}
	c.changes(m, s.Changes, path.Key("changes"))
}

// span checks the times of a setup.
func (c *checker) span(m *Model, s Setup, path govmaturity.Path) {
	ok := c.finite(path.Key("from"), s.From)
	ok = c.finite(path.Key("to"), s.To) && ok
	ok = c.finite(path.Key("step"), s.Step) && ok
	if !ok {
		return
	}
	steps := s.steps()
	work := steps * float64(len(m.names))
	every := float64(max(s.Every, 1))
	switch {
	case s.Step <= 0:
		c.add(path.Key("step"), govmaturity.CodeOutOfRange, "must be more than 0, found %v", s.Step)
	case s.To <= s.From:
		c.add(path.Key("to"), govmaturity.CodeOutOfRange, "must be after %v, where the run begins; found %v", s.From, s.To)
	case steps > maxSteps || work > maxWork:
		c.add(path.Key("step"), govmaturity.CodeTooManyValues, "a run takes at most %d steps, and at most %d values in all; this one would take %.0f steps of %d values", maxSteps, maxWork, steps, len(m.names))
	case work/every > maxKept:
		c.add(path.Key("every"), govmaturity.CodeTooManyValues, "a run keeps at most %d values: keep a state less often than every %.0f steps", maxKept, every)
	case steps < 1 || s.From+s.Step == s.From || math.Abs(s.From+float64(steps*s.Step)-s.To) > 1e-9*max(math.Abs(s.To-s.From), s.Step):
		c.add(path.Key("step"), govmaturity.CodeNotWhole, "from %v to %v is not a whole number of steps of %v", s.From, s.To, s.Step)
	}
}

func (c *checker) changes(m *Model, changes []Change, path govmaturity.Path) {
	if len(changes) > maxChanges {
		c.add(path, govmaturity.CodeTooManyItems, "at most %d changes, found %d", maxChanges, len(changes))
		return
	}
	for i, ch := range changes {
		at := path.Index(i)
		slot, ok := m.slot[ch.ID]
		if math.IsNaN(ch.At) || math.IsInf(ch.At, 1) {
			c.add(at.Key("at"), govmaturity.CodeNotFinite, "must be a time, found %v", ch.At)
		}
		switch {
		case !ok || slot == 0:
			c.add(at.Key("id"), govmaturity.CodeUnknownReference, "there is no parameter, stock or variable %q", ch.ID)
		case ch.Cut == "":
			c.finite(at.Key("value"), ch.Value)
		case m.inputOf(ch.Cut, slot) < 0:
			c.add(at.Key("cut"), govmaturity.CodeUnknownReference, "no link leads from %q to a variable %q", ch.ID, ch.Cut)
		}
	}
}

// inputOf returns which input of a variable a slot is, or -1.
func (m *Model) inputOf(variable string, slot int) int {
	v, ok := m.slot[variable]
	if !ok || v < m.vars {
		return -1
	}
	for k, in := range m.vs[v-m.vars].in {
		if in == slot {
			return k
		}
	}
	return -1
}

// steps is how many steps there are, to the nearest whole number.
func (s Setup) steps() float64 { return math.Floor((s.To-s.From)/s.Step + 0.5) }

// with returns the setup of the model, with what is said in s.
func (m *Model) with(s Setup) Setup {
	out := m.Setup()
	if s.From != 0 || s.To != 0 || s.Step != 0 {
		out.From, out.To, out.Step = s.From, s.To, s.Step
	}
	if s.Method != "" {
		out.Method = s.Method
	}
	if out.Method == "" {
		out.Method = MethodEuler
	}
	if s.Every != 0 {
		out.Every = s.Every
	}
	if out.Every == 0 {
		out.Every = 1
	}
	out.Changes = append(out.Changes, s.Changes...)
	return out
}
