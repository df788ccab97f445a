package behaviour

import (
	"math"

	"github.com/govmaturity/govmaturity/systems"
)

// LinkEffect is which way one thing of a model acts on another, as it was read
// off.
type LinkEffect struct {
	Link
	// Sign is + where more of From made more of To wherever it made a difference,
	// - where it made less, and ? where it did now the one and now the other. It is
	// empty where it never made any: there is no link then.
	Sign systems.Sign
	// Rises, Falls and Still say in how many states it did which. All are 0 for
	// links from flows to stocks, the signs of which the model says.
	Rises, Falls, Still int
}

const (
	// maxStates is how many states of a run are looked at, and maxProbes how often
	// functions of a model are computed, to read off signs.
	maxStates = 2_000
	maxProbes = 4_000_000
	// nudge is by which part of the way that an input goes over the run it is moved,
	// and faint the part of the way, or of the size, of the variable that counts as
	// no effect: less is rounding.
	nudge = 1e-3
	faint = 1e-10
)

// effects reads off which way each link acts, from a parameter that has a role,
// too. It returns also in how many states it looked.
func (r *Run) effects() ([]LinkEffect, int) {
	m := r.model
	width := len(m.names)
	inputs := 0
	for _, v := range m.vs {
		inputs += len(v.in)
	}
	states := len(r.states) / width
	look := max(2, min(states, maxStates, maxProbes/(2*inputs+1)))
	look = min(look, states)
	var out []LinkEffect
	reach := r.reach()
	for i, v := range m.vs {
		seen := map[int]bool{}
		for _, in := range v.in {
			if seen[in] || in == 0 || in < m.first && m.spec.Parameters[in-1].Role == "" {
				continue
			}
			seen[in] = true
			e := LinkEffect{Link: Link{m.names[in], m.names[m.vars+i]}}
			for k := range look {
				at := 0
				if look > 1 {
					at = k * (states - 1) / (look - 1)
				}
				e.count(r.probe(i, in, r.states[at*width:(at+1)*width], reach))
			}
			e.read()
			out = append(out, e)
		}
	}
	for i, f := range m.flows {
		seen := map[int]bool{}
		for _, flow := range append(append([]int{}, f.in...), f.out...) {
			if seen[flow] {
				continue
			}
			seen[flow] = true
			e := LinkEffect{Link: Link{m.names[flow], m.names[m.first+i]}}
			switch m.sign(flow, m.first+i) {
			case 1:
				e.Sign = systems.SignPlus
			case -1:
				e.Sign = systems.SignMinus
			}
			out = append(out, e)
		}
	}
	return out, look
}

// span is from where to where something goes over a run.
type span struct{ low, high float64 }

func (s span) way() float64 { return min(s.high-s.low, math.MaxFloat64) }

// size is how far it goes, or how great it is, whichever is more.
func (s span) size() float64 { return max(s.way(), math.Abs(s.low), math.Abs(s.high)) }

// reach returns from where to where each thing goes.
func (r *Run) reach() []span {
	width := len(r.model.names)
	out := make([]span, width)
	for slot := range width {
		out[slot] = span{r.states[slot], r.states[slot]}
		for i := slot; i < len(r.states); i += width {
			out[slot].low, out[slot].high = min(out[slot].low, r.states[i]), max(out[slot].high, r.states[i])
		}
	}
	return out
}

// probe returns by how much a variable is more when one of its inputs is a little
// more, all else the same; 0 when that cannot be told. The input stays where the
// run has been, unless it never moves.
func (r *Run) probe(v, input int, state []float64, reach []span) float64 {
	x, s := state[input], reach[input]
	by := nudge * s.way()
	low, high := max(x-by, s.low), min(x+by, s.high)
	if by == 0 {
		by = nudge * math.Abs(x)
		if by == 0 {
			by = nudge
		}
		low, high = x-by, x+by
	}
	in := r.model.vs[v].in
	args := make([]float64, len(in))
	value := func(x float64) float64 {
		for k, slot := range in {
			args[k] = state[slot]
			if slot == input {
				args[k] = x
			}
		}
		return r.model.vs[v].value(args)
	}
	below, above := value(low), value(high)
	if !finite(below) { // as where there is nothing below 0
		below = value(x)
	}
	if !finite(above) {
		above = value(x)
	}
	effect := above - below
	if !finite(effect) || math.Abs(effect) <= faint*reach[r.model.vars+v].size() {
		return 0
	}
	return effect
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// count counts one state.
func (e *LinkEffect) count(effect float64) {
	switch {
	case effect > 0:
		e.Rises++
	case effect < 0:
		e.Falls++
	default:
		e.Still++
	}
}

// read makes a sign of what was counted.
func (e *LinkEffect) read() {
	switch {
	case e.Rises > 0 && e.Falls > 0:
		e.Sign = systems.SignUnknown
	case e.Rises > 0:
		e.Sign = systems.SignPlus
	case e.Falls > 0:
		e.Sign = systems.SignMinus
	}
}
