package kpi

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Path is how much of the way from the baseline to the target is expected when.
type Path struct {
	Kind PathKind
	// From and To are the times of baseline and target, in years.
	From, To float64
	// Points are the milestones: shares of the way by time. Those outside From and To
	// are not used.
	Points []PathPoint
}

// pathAlways is for what is to be kept: all of it, all the time.
const pathAlways PathKind = "always"

// PathPoint is a share of the way at a time in years.
type PathPoint struct{ Time, Share float64 }

// Expected returns the share of the way that is expected at a time: 0 up to the
// baseline, and 1 from the target on.
func (p Path) Expected(time float64) float64 {
	switch {
	case p.Kind == pathAlways || time >= p.To:
		return 1
	case time <= p.From || p.Kind == PathStep:
		return 0
	}
	u := (time - p.From) / (p.To - p.From)
	switch p.Kind {
	case PathSCurve:
		return u * u * (3 - float64(2*u))
	case PathMilestones:
		return p.between(time)
	}
	return u
}

// between is on the straight line between the points around a time.
func (p Path) between(time float64) float64 {
	a, b := p.around(time)
	return onLine(a, b, time)
}

// around returns the points before and after a time.
func (p Path) around(time float64) (before, after PathPoint) {
	a, b := PathPoint{p.From, 0}, PathPoint{p.To, 1}
	points := slices.SortedStableFunc(slices.Values(p.Points), func(x, y PathPoint) int { return cmp.Compare(x.Time, y.Time) })
	for _, q := range points {
		switch {
		case q.Time <= p.From || q.Time >= p.To:
		case q.Time <= time:
			a = q
		default:
			return a, q
		}
	}
	return a, b
}

func onLine(a, b PathPoint, time float64) float64 {
	if math.IsInf(b.Share-a.Share, 0) { // by halves, as a distance that is greater than any number
		return 2 * onLine(PathPoint{a.Time, a.Share / 2}, PathPoint{b.Time, b.Share / 2}, time)
	}
	return a.Share + float64((b.Share-a.Share)*((time-a.Time)/(b.Time-a.Time)))
}

// Pace says whether an indicator has come as far as it should have by now.
type Pace struct {
	// State is StateAnswered where there is a class.
	State govmaturity.State
	// Expected is the share of the way that is expected by the time of the latest
	// value.
	Expected float64
	// Ratio is the attainment over the share expected. It is there when HasRatio says
	// so: not at the very beginning, where nothing is expected yet.
	Ratio    float64
	HasRatio bool
	Class    PaceClass
	// Why says why there is none.
	Why NoPace
}

// PaceClass is one of five words for a pace.
type PaceClass string

const (
	PaceClassMet       PaceClass = "met"         // the target is met
	PaceClassOnTrack   PaceClass = "on-track"    // as far as expected, or nearly
	PaceClassBehind    PaceClass = "behind"      // not so far
	PaceClassFarBehind PaceClass = "far-behind"  // much less far, or not kept and without a tolerance
	PaceClassAway      PaceClass = "moving-away" // further from the target than at the baseline
	PaceClassNoData    PaceClass = "no-data"     // nothing can be said
)

// PaceClasses returns all classes, from the best on.
func PaceClasses() []PaceClass {
	return []PaceClass{PaceClassMet, PaceClassOnTrack, PaceClassBehind, PaceClassFarBehind, PaceClassAway, PaceClassNoData}
}

// NoPace says why there is no class.
type NoPace string

const (
	NoPaceLevel NoPace = "no-attainment" // there is no share of the way
	NoPaceDate  NoPace = "no-date"       // the target or the baseline has no date, or the dates are in the wrong order
	NoPaceEarly NoPace = "too-early"     // nothing is expected yet, and nothing is lost
)

// Thresholds are the cuts of a ratio of progress to required progress. A ratio at
// a cut counts as above it. They are compared unrounded. The zero Thresholds are the
// [DefaultThresholds].
type Thresholds struct{ OnTrack, Behind float64 }

// DefaultThresholds returns those of the trend of Open SDG: 0.95 and 0.6.
func DefaultThresholds() Thresholds { return Thresholds{OnTrack: 0.95, Behind: 0.6} }

// or returns the default where there are none.
func (t Thresholds) or() Thresholds {
	if t == (Thresholds{}) {
		return DefaultThresholds()
	}
	return t
}

// class puts a ratio of progress to required progress into a class.
func (t Thresholds) class(ratio float64) PaceClass {
	switch {
	case ratio >= t.OnTrack:
		return PaceClassOnTrack
	case ratio >= t.Behind:
		return PaceClassBehind
	case ratio >= 0:
		return PaceClassFarBehind
	}
	return PaceClassAway
}

// Pace holds a level against the share of the way that is expected at a time.
func (p Path) Pace(l Level, time float64, cuts Thresholds) Pace {
	out := Pace{State: govmaturity.StateAnswered, Class: PaceClassNoData}
	dated := p.Kind == pathAlways || p.To > p.From
	if dated {
		out.Expected = p.Expected(time)
	}
	switch {
	case l.Why == NoAttainmentTolerance:
		out.Class = PaceClassFarBehind // it is not kept, and nothing outside counts
	case l.State != govmaturity.StateAnswered || !l.HasAttainment && !l.Met:
		out.Why = NoPaceLevel
	case l.Met:
		out.Class = PaceClassMet
	case !dated:
		out.Why = NoPaceDate
	case l.Attainment < 0 && p.Kind == pathAlways:
		out.Class = PaceClassFarBehind
	case l.Attainment < 0:
		out.Class = PaceClassAway
	case out.Expected <= 0: // nothing yet, or by its milestones less than at the baseline
		out.Why = NoPaceEarly
	}
	if l.HasAttainment && out.Expected > 0 {
		out.Ratio, out.HasRatio = bounded(l.Attainment/out.Expected), true
		if out.Class == PaceClassNoData && out.Why == "" {
			out.Class = cuts.or().class(out.Ratio)
		}
	}
	if out.Class == PaceClassNoData {
		out.State = govmaturity.StateUnanswered
	}
	return out
}
