package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// Point is one value of a chart, or the reason why there is none. The zero
// Point is unanswered. [At] and [Missing] make one.
type Point struct {
	// Value is where the point lies. It is used where State has a value.
	Value float64
	// State says whether there is a value, and if not, why not. A value that was
	// estimated (Imputed) is drawn with a hollow marker.
	State govmaturity.State
	// Label is what people read of it: the title of a level, or the number as
	// its publisher prints it. When it is empty, it is the title of the ring or
	// tick that the value lies on, or the number; and for a missing value the
	// reason, in words.
	Label string
}

// At returns a point with a value.
func At(value float64) Point { return Point{Value: value, State: govmaturity.StateAnswered} }

// Missing returns a point without a value, and why there is none.
func Missing(why govmaturity.State) Point { return Point{State: why} }

// Tick is a value that a chart draws a ring or a line for, with its title: the
// levels of a scale, for example.
type Tick struct {
	Value float64
	Title string
}

// present reports whether the point has a value.
func (p Point) present() bool { return p.State.HasValue() }

// state returns the state, of the zero Point too.
func (p Point) state() govmaturity.State { return cmp.Or(p.State, govmaturity.StateUnanswered) }

// text returns what people read of the point.
func (p Point) text(w govmaturity.Words, ticks []Tick) string {
	s := p.Label
	switch {
	case !p.present():
		return cmp.Or(s, w.Say("state."+string(p.state())))
	case s == "":
		s = w.Number(p.Value, -1)
		for _, t := range ticks {
			if t.Value == p.Value && t.Title != "" {
				s = t.Title
			}
		}
	}
	if p.State == govmaturity.StateImputed {
		s = Brackets(w, s, w.Say("state.imputed"))
	}
	return s
}

// Text returns what people read of the point, on a line with ticks.
func (p Point) Text(w govmaturity.Words, ticks []Tick) string { return p.text(w, ticks) }

// text returns what people read of a tick.
func (t Tick) text(w govmaturity.Words) string { return cmp.Or(t.Title, w.Number(t.Value, -1)) }

// Share returns where a value lies in a range, from 0 to 1. In a range of one
// value it is all there can be.
func Share(x float64, r govmaturity.Range) float64 {
	if r.Min == r.Max {
		return 1
	}
	return min(max((x-r.Min)/(r.Max-r.Min), 0), 1)
}
