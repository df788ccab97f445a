package kpi

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Goal is where an indicator began and where it is to be, for [Goal.Level].
type Goal struct {
	Direction Direction
	// Baseline is where it began. Directions up and down need it for a share of the
	// way; that the target is met is known without.
	Baseline *float64
	// Target is the value of directions up, down and keep.
	Target *float64
	// Low and High are the ends of a range. Both belong to it.
	Low, High *float64
	// Within is how far from the target a value may be to be kept.
	Within float64
	// Tolerance is the distance outside at which nothing is left. 0 is none.
	Tolerance float64
}

// Level says how far an indicator has come, and nothing about time.
type Level struct {
	// State is StateAnswered where there is a value and a target to hold it against.
	State govmaturity.State
	// Met says whether the target is met, to the last digit.
	Met bool
	// Attainment is the share of the way from the baseline to the target: 0 at the one
	// and 1 at the other, below 0 the wrong way and above 1 beyond. For a range and for
	// what is to be kept it is 1 inside, and less by the distance outside, as a share
	// of the tolerance. It is there when HasAttainment says so.
	Attainment    float64
	HasAttainment bool
	// Why says why there is no attainment.
	Why NoAttainment
}

// NoAttainment says why there is no share of the way.
type NoAttainment string

const (
	NoAttainmentValue     NoAttainment = "no-value"
	NoAttainmentTarget    NoAttainment = "no-target"
	NoAttainmentBaseline  NoAttainment = "no-baseline"
	NoAttainmentTolerance NoAttainment = "no-tolerance"
	// NoAttainmentBehind: the target is not ahead of the baseline in the direction that
	// is better. There is no way to have come any share of.
	NoAttainmentBehind NoAttainment = "target-not-ahead"
)

// Reached reports whether a value is at a target or beyond, in the direction that
// is better. It is for [DirectionUp] and [DirectionDown].
func Reached(d Direction, target, value float64) bool {
	if d == DirectionDown {
		return value <= target
	}
	return value >= target
}

// Level holds a value against the goal.
//
//	up, down:    (value - baseline) / (target - baseline)
//	keep, range: 1 inside; outside 1 - distance / tolerance
//
// A goal mirrored at zero, with the other direction, has the same levels.
func (g Goal) Level(value float64) Level {
	if !finite(value) {
		return Level{State: govmaturity.StateUnanswered, Why: NoAttainmentValue}
	}
	switch g.Direction {
	case DirectionUp, DirectionDown:
		return g.way(value)
	case DirectionKeep, DirectionRange:
		return g.inside(value)
	}
	return Level{State: govmaturity.StateUnanswered, Why: NoAttainmentTarget}
}

func (g Goal) way(value float64) Level {
	if g.Target == nil {
		return Level{State: govmaturity.StateUnanswered, Why: NoAttainmentTarget}
	}
	l := Level{State: govmaturity.StateAnswered, Met: Reached(g.Direction, *g.Target, value)}
	switch {
	case g.Baseline == nil:
		l.Why = NoAttainmentBaseline
	case !g.ahead():
		l.Why = NoAttainmentBehind
	default:
		// Where the ends are, the share is exact: what is met is never less than 1.
		l.Attainment, l.HasAttainment = bounded(shareOfWay(value, *g.Baseline, *g.Target)), true
		if l.Met {
			l.Attainment = max(1, l.Attainment)
		} else {
			l.Attainment = min(l.Attainment, below1)
		}
	}
	return l
}

// bounded keeps a share of a very short way among the numbers that there are.
func bounded(x float64) float64 { return max(-math.MaxFloat64, min(x, math.MaxFloat64)) }

// below1 is the greatest number below 1: what is not met is not wholly attained.
const below1 = 1 - 1.0/(1<<53)

// shareOfWay is (value - from) / (to - from): by halves where a distance is greater
// than any number.
func shareOfWay(value, from, to float64) float64 {
	if math.IsInf(value-from, 0) || math.IsInf(to-from, 0) {
		value, from, to = value/2, from/2, to/2
	}
	return (value - from) / (to - from)
}

// ahead reports whether the target is still ahead at the baseline.
func (g Goal) ahead() bool {
	return !Reached(g.Direction, *g.Target, *g.Baseline)
}

// bounds returns the ends of what counts as inside.
func (g Goal) bounds() (low, high float64, ok bool) {
	switch {
	case g.Direction == DirectionKeep && g.Target != nil:
		return bounded(*g.Target - g.Within), bounded(*g.Target + g.Within), true
	case g.Direction == DirectionRange && g.Low != nil && g.High != nil:
		return *g.Low, *g.High, true
	}
	return 0, 0, false
}

// outside returns how far a value is from what is to be kept: 0 inside.
func (g Goal) outside(value float64) float64 {
	low, high, _ := g.bounds()
	return bounded(max(low-value, value-high, 0))
}

func (g Goal) inside(value float64) Level {
	if _, _, ok := g.bounds(); !ok {
		return Level{State: govmaturity.StateUnanswered, Why: NoAttainmentTarget}
	}
	distance := g.outside(value)
	l := Level{State: govmaturity.StateAnswered, Met: distance == 0}
	switch {
	case l.Met:
		l.Attainment, l.HasAttainment = 1, true
	case g.Tolerance > 0:
		l.Attainment, l.HasAttainment = min(bounded(1-distance/g.Tolerance), below1), true
	default:
		l.Why = NoAttainmentTolerance
	}
	return l
}
