package kpi

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Result is where one indicator stood: three answers that stand side by side, and
// never one number. The zero Result is not Valid.
type Result struct {
	r  *Report
	at int
	of part // which category, or none

	seen     []observed // that count by the day of the report
	now      observed   // the observation that counts as the latest
	value    float64
	has      bool
	added    []float64 // what the periods added, where they are added up
	state    govmaturity.State
	from     float64 // the time of the baseline
	hasFrom  bool
	fromDate date.Date
	goal     Goal
	level    Level
	pace     Pace
	trend    Trend
	left     []LeftOut
	gap      date.Date // the end of the first period that is missing in a sum
	lost     float64   // the end of the first period of which nobody knows what it added, or 0
	late     date.Date // the end of the latest period whose value is due and not there
	age      int
}

// LeftOut is an observation that did not count.
type LeftOut struct {
	// Observation is its place in the document, from 0.
	Observation int
	Date        string
	Why         WhyLeftOut
}

// WhyLeftOut says why an observation did not count.
type WhyLeftOut string

const (
	WhyLeftOutAfter   WhyLeftOut = "after"   // its period ends after the day of the report
	WhyLeftOutUnknown WhyLeftOut = "unknown" // it was reported later
	WhyLeftOutBefore  WhyLeftOut = "before"  // it is of the time before the baseline
	WhyLeftOutOld     WhyLeftOut = "old"     // it is older than it may be
	WhyLeftOutNoValue WhyLeftOut = "no-value"
)

// result tells where an indicator stood by a series of observations.
func (r *Report) result(n int, all []observed, of part) Result {
	x := Result{r: r, at: n, of: of, state: govmaturity.StateUnanswered}
	ind := x.indicator()
	var seen, hidden []observed
	for _, o := range all {
		switch {
		case o.day.Last().Compare(r.asOf) > 0:
			x.leave(o, WhyLeftOutAfter)
		case o.known.Valid() && o.known.Last().Compare(r.asOf) > 0:
			x.leave(o, WhyLeftOutUnknown)
			hidden = append(hidden, o)
		default:
			seen = append(seen, o)
		}
	}
	x.seen = seen
	x.start(ind, seen)
	x.gather(ind, seen, hidden)
	x.watch(ind, seen)
	x.answer(ind)
	return x
}

func (x *Result) indicator() *indicator { return &x.r.o.set.indicators[x.at] }

func (x *Result) leave(o observed, why WhyLeftOut) {
	x.left = append(x.left, LeftOut{Observation: o.at, Date: o.day.String(), Why: why})
}

// start finds the baseline. A part of the whole has its own: its first observation
// from the date of the baseline on.
func (x *Result) start(ind *indicator, seen []observed) {
	x.goal = ind.goal
	b := ind.spec.Baseline
	if x.of.dimension >= 0 {
		x.goal.Baseline = nil
		if ind.spec.Dimensions[x.of.dimension].Whole == WholeSum {
			x.goal.Target, x.goal.Low, x.goal.High = nil, nil, nil
		}
	}
	switch {
	case x.goal.Baseline != nil:
		x.from, x.hasFrom, x.fromDate = years(ind.baseDate), true, ind.baseDate
		return
	case b == nil && ind.spec.Accumulation == AccumulationSum:
		x.goal.Baseline = new(float64) // nothing was added yet
		return
	case b == nil:
		return
	}
	from := years(ind.baseDate)
	if ind.spec.Accumulation == AccumulationSum {
		x.goal.Baseline, x.from, x.hasFrom, x.fromDate = new(float64), from, true, ind.baseDate
		return
	}
	for _, o := range seen {
		if o.has && o.end >= from {
			x.goal.Baseline, x.from, x.hasFrom, x.fromDate = &o.value, o.end, true, o.day
			return
		}
	}
}

// gather finds the value: the latest one, or what the periods since the baseline
// added.
func (x *Result) gather(ind *indicator, seen, hidden []observed) {
	if ind.spec.Accumulation == AccumulationSum {
		x.add(ind, seen, hidden)
		return
	}
	for _, o := range seen {
		if ind.baseDate.Valid() && o.end < years(ind.baseDate) {
			x.leave(o, WhyLeftOutBefore)
			continue
		}
		if o.has {
			x.now, x.value, x.has, x.state = o, o.value, true, o.state
			continue
		}
		x.leave(o, WhyLeftOutNoValue)
		if !x.has {
			x.state = o.state
		}
	}
}

// add sums up periods. One that has no value leaves no sum: what it added is not
// known. The same holds of one that was reported later than one after it, and of
// one that is not there where the indicator says how often there is to be one.
func (x *Result) add(ind *indicator, seen, hidden []observed) {
	var values []float64
	var total running
	blocked := false
	state := govmaturity.StateAnswered
	for _, o := range seen {
		switch {
		case x.hasFrom && o.end <= x.from:
			x.leave(o, WhyLeftOutBefore)
		case o.has:
			values = append(values, o.value)
			total.add(o.value)
			x.now = o
			if o.state == govmaturity.StateImputed {
				state = govmaturity.StateImputed
			}
		case o.state == govmaturity.StateNotApplicable || o.state == govmaturity.StateExcluded:
			x.leave(o, WhyLeftOutNoValue)
		default:
			x.leave(o, WhyLeftOutNoValue)
			blocked = true
			x.lose(o.end)
		}
	}
	for _, o := range hidden {
		if !(x.hasFrom && o.end <= x.from) {
			blocked = blocked || o.end < x.now.end
			x.lose(o.end)
		}
	}
	if x.gap = x.firstGap(ind, seen); x.gap.Valid() {
		blocked = true
		x.lose(years(x.gap))
	}
	sum := *x.goal.Baseline + total.sum()
	switch {
	case blocked || !finite(sum): // greater than any number is none
		x.state = govmaturity.StateBlocked
	case len(values) > 0:
		x.added = values
		x.value, x.has, x.state = sum, true, state
	}
}

// lose notes the end of a period of which nobody knows what it added.
func (x *Result) lose(end float64) {
	if x.lost == 0 || end < x.lost {
		x.lost = end
	}
}

// firstGap returns the end of the first period, from the baseline to the latest
// value, of which there is no observation at all.
func (x *Result) firstGap(ind *indicator, seen []observed) date.Date {
	if x.now.spec == nil {
		return date.Date{}
	}
	next, begun := 0, false
	if x.hasFrom {
		next, begun = ind.spec.Every.period(x.fromDate.Last())+1, true
	}
	for _, o := range seen {
		if x.hasFrom && o.end <= x.from || o.end > x.now.end {
			continue
		}
		first, last := ind.spec.Every.period(o.day.First()), ind.spec.Every.period(o.day.Last())
		if begun && first > next {
			return ind.spec.Every.end(next)
		}
		next, begun = max(next, last+1), true
	}
	return date.Date{}
}

// watch finds out whether a value is late, and whether the latest one is too old.
func (x *Result) watch(ind *indicator, seen []observed) {
	if x.now.spec != nil {
		x.age = max(0, x.r.asOf.Days(x.now.day.Last()))
		if m := ind.spec.MaxAgeDays; m != nil && x.age > *m && x.has {
			x.has, x.state = false, govmaturity.StateUnanswered
			x.leave(x.now, WhyLeftOutOld)
		}
	}
	due := 0
	if ind.spec.DueDays != nil {
		due = *ind.spec.DueDays
	}
	end, ok := ind.spec.Every.lastDue(x.r.asOf, due)
	if !ok || ind.baseDate.Valid() && end.Compare(ind.baseDate.Last()) <= 0 {
		return
	}
	for _, o := range seen {
		if o.day.Last().Compare(end) >= 0 && (o.has || excused(o.state)) {
			return
		}
	}
	x.late = end
}

// excused reports whether a state says that there is to be no value.
func excused(s govmaturity.State) bool {
	return s == govmaturity.StateNotApplicable || s == govmaturity.StateNotDeployed || s == govmaturity.StateExcluded
}

// answer gives the three answers.
func (x *Result) answer(ind *indicator) {
	m := move{goal: x.goal, from: x.from, hasFrom: x.hasFrom, limit: ind.spec.Limit, cuts: x.r.o.set.cuts,
		to: x.now.end, value: x.value, has: x.has}
	if ind.targetDate.Valid() {
		m.targetTime = years(ind.targetDate)
	}
	x.trend = m.trend(ind.trend)
	if !x.has {
		x.level = Level{State: x.state, Why: NoAttainmentValue}
		x.pace = Pace{State: x.state, Class: PaceClassNoData, Why: NoPaceLevel}
		x.trend.State = x.state
		return
	}
	x.level = x.goal.Level(x.value)
	x.pace = x.way(ind).Pace(x.level, x.now.end, x.r.o.set.cuts)
}

// way returns the path from where the indicator began.
func (x *Result) way(ind *indicator) Path {
	p := ind.path
	if p.Kind == pathAlways {
		return p
	}
	if !x.hasFrom || !ind.targetDate.Valid() {
		return Path{Kind: p.Kind}
	}
	p.From, p.To = x.from, years(ind.targetDate)
	if x.goal.Baseline != nil && x.goal.Target != nil && x.goal.ahead() {
		for _, m := range ind.spec.Milestones {
			if d, ok := date.Parse(m.Date); ok {
				p.Points = append(p.Points, PathPoint{years(d), shareOfWay(m.Value, *x.goal.Baseline, *x.goal.Target)})
			}
		}
	}
	return p
}

// Valid reports whether x is of an indicator.
func (x Result) Valid() bool { return x.r != nil }

// ID returns the id of the indicator.
func (x Result) ID() string {
	if x.r == nil {
		return ""
	}
	return x.indicator().spec.ID
}

// Title returns the title of the indicator, or nil.
func (x Result) Title() govmaturity.Text {
	if x.r == nil {
		return nil
	}
	return x.indicator().spec.Title.Clone()
}

// Unit returns what a value counts, or nil.
func (x Result) Unit() govmaturity.Text {
	if x.r == nil {
		return nil
	}
	return x.indicator().spec.Unit.Clone()
}

// State says whether there is a value, and if not, why not: StateBlocked where a
// period is missing of which nobody knows what it added.
func (x Result) State() govmaturity.State { return x.state }

// Value returns where the indicator is, in its unit.
func (x Result) Value() (value float64, ok bool) { return x.value, x.has }

// Date returns the period of the latest observation, or "".
func (x Result) Date() string {
	if x.now.spec == nil {
		return ""
	}
	return x.now.day.String()
}

// AgeDays returns how many days lie between the end of that period and the day of
// the report.
func (x Result) AgeDays() int { return x.age }

// Late returns the last day of the latest period whose value was due and is not
// there, or "".
func (x Result) Late() string { return x.late.String() }

// Gap returns the last day of the first period that is missing in a sum of
// periods, or "". It is known where the indicator says how often there is a value.
func (x Result) Gap() string { return x.gap.String() }

// LeftOut returns the observations that did not count, in the order of their
// dates.
func (x Result) LeftOut() []LeftOut { return append([]LeftOut(nil), x.left...) }

// Baseline returns where the indicator began, and when in years: 2025 is the end
// of 2024.
func (x Result) Baseline() (value, year float64, ok bool) {
	if x.goal.Baseline == nil {
		return 0, 0, false
	}
	return *x.goal.Baseline, x.from, true
}

// Level says how far it has come.
func (x Result) Level() Level { return x.level }

// Pace says whether that is as far as it should have come by then.
func (x Result) Pace() Pace { return x.pace }

// Trend says whether it moves fast enough.
func (x Result) Trend() Trend { return x.trend }

// Categories returns the results of the categories of a dimension, in the order of
// the document, or nil where there is no such dimension. Each begins at its own
// first observation from the date of the baseline on. Where the categories add up
// to the whole, there is no target for one of them.
func (x Result) Categories(dimension string) []Result {
	if x.r == nil {
		return nil
	}
	ind := x.indicator()
	for d := range ind.spec.Dimensions {
		if ind.spec.Dimensions[d].ID != dimension {
			continue
		}
		var out []Result
		for c := range ind.spec.Dimensions[d].Categories {
			p := part{d, c}
			out = append(out, x.r.result(x.at, x.r.o.series[x.at].parts[p], p))
		}
		return out
	}
	return nil
}

// Category returns the category that the result is of, or "" where it is of the
// whole.
func (x Result) Category() string {
	if x.r == nil || x.of.dimension < 0 {
		return ""
	}
	return x.indicator().spec.Dimensions[x.of.dimension].Categories[x.of.category].ID
}
