package kpi

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Trend says whether an indicator moves fast enough to get there.
type Trend struct {
	// State is StateAnswered where there is a trend.
	State govmaturity.State
	// Method is how it was told. What is to be kept is told by how far outside it is,
	// on a straight line.
	Method TrendMethod
	// Progress is the trend in the words of Open SDG, which the other methods share.
	Progress Progress
	// Change is how much better it gets in a year: compound growth, or where Linear
	// says so, units a year. Less than 0 is worse. Required is the change a year that
	// would take it from the baseline to the target in time.
	Change, Required float64
	Linear           bool
	// Ratio is Change over Required; without a target, Change itself, as a share of
	// the baseline where Linear. It is there when HasRatio says so.
	Ratio    float64
	HasRatio bool
	// Score is from -5 to 5. Only Open SDG has one.
	Score    float64
	HasScore bool
	// Factor is what Open SDG multiplies the cuts by near a limit: 1 without one.
	Factor float64
	// ToTarget says whether the trend was held against a target.
	ToTarget bool
	Why      NoTrend
}

// NoTrend says why there is no trend.
type NoTrend string

const (
	NoTrendValue    NoTrend = "no-value"
	NoTrendBaseline NoTrend = "no-baseline"
	NoTrendYear     NoTrend = "under-a-year" // less than a year has passed since the baseline
	NoTrendDate     NoTrend = "no-date"      // the target has no date after the baseline
	NoTrendRequired NoTrend = "nothing-required"
	NoTrendSign     NoTrend = "sign-changes" // growth has no meaning across zero
)

// Cuts of a trend without a target, as shares of growth a year: those of Open SDG.
const (
	substantialGrowth = 0.015
	moderateGrowth    = 0.005
)

// move is an indicator at two times, in years, and where it is to be.
type move struct {
	goal         Goal
	from, to     float64
	value        float64
	targetTime   float64 // 0 without a date
	limit        *float64
	cuts         Thresholds
	hasFrom, has bool
}

// trend tells a move by a method.
func (m move) trend(method TrendMethod) Trend {
	if d := m.goal.Direction; d == DirectionKeep || d == DirectionRange {
		method = TrendLinear // of the distance, which has no growth: it is to be 0
	}
	t := Trend{Method: method, State: govmaturity.StateUnanswered, Progress: ProgressNotAvailable, Factor: 1}
	switch {
	case !m.has:
		t.Why = NoTrendValue
		return t
	case !m.hasFrom || m.goal.Baseline == nil:
		t.Why = NoTrendBaseline
	case !(m.to-m.from >= 1):
		t.Why = NoTrendYear
	}
	if t.Why != "" && method != TrendOpenSDG && m.goal.Level(m.value).Met {
		return t.achieved()
	}
	if t.Why != "" {
		return t
	}
	switch m.goal.Direction {
	case DirectionKeep, DirectionRange:
		return m.distance().straight(t)
	}
	switch {
	case method == TrendOpenSDG:
		return m.openSDG(t)
	case method == TrendCAGR && m.goal.growing(m.value):
		return m.compound(t)
	}
	return m.straight(t)
}

func (t Trend) achieved() Trend {
	t.State, t.Progress, t.Why = govmaturity.StateAnswered, ProgressAchieved, ""
	return t
}

// growing reports whether baseline, value and target are all above zero.
func (g Goal) growing(value float64) bool {
	return *g.Baseline > 0 && value > 0 && (g.Target == nil || *g.Target > 0)
}

func (m move) openSDG(t Trend) Trend {
	o := OpenSDG{Direction: m.goal.Direction, BaseYear: m.from, Year: m.to, Base: *m.goal.Baseline, Value: m.value,
		Target: m.goal.Target, TargetYear: m.targetTime, Limit: m.limit}
	if m.goal.Target != nil && m.targetTime == 0 {
		t.Why = NoTrendDate
		if m.goal.Level(m.value).Met {
			t.Score, t.HasScore = 5, true
			return t.achieved()
		}
		return t
	}
	r := o.Result()
	t.Progress, t.Change, t.Required, t.Factor, t.ToTarget = r.Progress, r.Growth, r.Required, r.C, o.Target != nil
	t.Ratio, t.HasRatio = r.Value, r.HasValue
	if r.Progress == ProgressNotAvailable {
		switch {
		case t.ToTarget && !(m.targetTime > m.from):
			t.Why = NoTrendDate
		case t.ToTarget && nonZero(*m.goal.Target) == nonZero(*m.goal.Baseline):
			t.Why = NoTrendRequired
		default:
			t.Why = NoTrendSign
		}
		return t
	}
	t.State, t.Score, t.HasScore = govmaturity.StateAnswered, r.Score, true
	return t
}

func (m move) compound(t Trend) Trend {
	g, ok := growth(*m.goal.Baseline, m.value, m.to-m.from)
	t.Change = g * better(m.goal.Direction)
	if ok && m.goal.Target != nil && m.targetTime > m.from {
		g, ok = growth(*m.goal.Baseline, *m.goal.Target, m.targetTime-m.from)
		t.Required = g * better(m.goal.Direction)
	}
	if !ok { // greater growth than there are numbers
		return m.straight(t)
	}
	return m.classify(t, 1)
}

// straight tells a move by units a year.
func (m move) straight(t Trend) Trend {
	t.Linear = true
	t.Change = perYear(m.value, *m.goal.Baseline, m.to-m.from) * better(m.goal.Direction)
	if m.goal.Target != nil && m.targetTime > m.from {
		t.Required = perYear(*m.goal.Target, *m.goal.Baseline, m.targetTime-m.from) * better(m.goal.Direction)
	}
	return m.classify(t, math.Abs(*m.goal.Baseline))
}

// perYear is (to - from) / years: by halves where a distance is greater than any number.
func perYear(to, from, years float64) float64 {
	if math.IsInf(to-from, 0) {
		return bounded((to/2 - from/2) / years * 2)
	}
	return bounded((to - from) / years)
}

// classify puts a change beside the one required, or beside what it is a share of.
func (m move) classify(t Trend, of float64) Trend {
	t.State = govmaturity.StateAnswered
	dated := m.goal.Target != nil && m.targetTime > m.from
	t.ToTarget = dated
	switch {
	case dated && t.Required > 0:
		t.Ratio, t.HasRatio = bounded(t.Change/t.Required), true
		t.Progress = bands(t.Ratio, m.cuts.OnTrack, m.cuts.Behind)
	case dated:
		t.Why = NoTrendRequired
	case of > 0:
		t.Ratio, t.HasRatio = bounded(t.Change/of), true
		t.Progress = bands(t.Ratio, substantialGrowth, moderateGrowth)
	default:
		t.Why = NoTrendRequired
	}
	switch {
	case m.goal.Target != nil && m.goal.Level(m.value).Met:
		return t.achieved()
	case t.Why != "" && m.goal.Target != nil && t.Change < 0:
		// Where the target is, or was, met at the baseline, every loss is one.
		t.Progress, t.Why = ProgressDeterioration, ""
	case t.Why != "":
		t.State = govmaturity.StateUnanswered
	}
	return t
}

// distance turns what is to be kept into a distance that is to be 0.
func (m move) distance() move {
	if _, _, ok := m.goal.bounds(); !ok {
		m.goal = Goal{Direction: DirectionDown, Baseline: new(float64)}
		return m
	}
	from, zero := m.goal.outside(*m.goal.Baseline), 0.0
	m.value = m.goal.outside(m.value)
	m.goal = Goal{Direction: DirectionDown, Baseline: &from, Target: &zero}
	return m
}
