package kpi

import "github.com/govmaturity/govmaturity/internal/date"

// CoursePoint is a value at a time: that of an observation, or the one expected.
type CoursePoint struct {
	// Date is the period, where somebody named it: "" on the way between.
	Date string
	// Year is its end in years: 2025 is the end of 2024.
	Year  float64
	Value float64
}

// Observed returns the values that count, in the order of their dates: the baseline
// first. Where periods add up, each is the sum so far, up to the first period of which
// nobody knows what it added.
func (x Result) Observed() []CoursePoint {
	if x.r == nil {
		return nil
	}
	var out []CoursePoint
	begun := 0.0
	if b, year, ok := x.Baseline(); ok && x.hasFrom {
		out = append(out, CoursePoint{x.fromDate.String(), year, b})
		begun = b
	}
	ind := x.indicator()
	summed := ind.spec.Accumulation == AccumulationSum
	var total running
	for _, o := range x.seen {
		if !o.has || x.hasFrom && o.end <= x.from || ind.baseDate.Valid() && o.end < years(ind.baseDate) {
			continue
		}
		if summed && x.lost > 0 && o.end > x.lost {
			break // with that one missing, there is no sum
		}
		p := CoursePoint{o.day.String(), o.end, o.value}
		if summed {
			total.add(o.value)
			if p.Value = begun + total.sum(); !finite(p.Value) {
				break
			}
		}
		out = append(out, p)
	}
	return out
}

// curveSteps are the points of a way that is not straight.
const curveSteps = 40

// Expected returns the way from the baseline to the target: its ends and milestones,
// and where it is not straight, points between. It is nil without a baseline, or a
// target with a date, and where something is to be kept.
func (x Result) Expected() []CoursePoint {
	if x.r == nil || x.goal.Baseline == nil || x.goal.Target == nil {
		return nil
	}
	ind := x.indicator()
	path := x.way(ind)
	if path.Kind == pathAlways || !(path.To > path.From) {
		return nil
	}
	at := func(year float64, day string) CoursePoint {
		b := *x.goal.Baseline
		return CoursePoint{day, year, b + float64((*x.goal.Target-b)*path.Expected(year))}
	}
	out := []CoursePoint{{x.fromDate.String(), path.From, *x.goal.Baseline}}
	switch path.Kind {
	case PathMilestones:
		for _, m := range ind.spec.Milestones {
			if d, ok := date.Parse(m.Date); ok && years(d) > path.From && years(d) < path.To {
				out = append(out, CoursePoint{m.Date, years(d), m.Value})
			}
		}
	case PathSCurve:
		for k := 1; k < curveSteps; k++ {
			out = append(out, at(path.From+(path.To-path.From)*float64(k)/curveSteps, ""))
		}
	case PathStep:
		days := 1.0 / 366
		out = append(out, CoursePoint{"", path.To - days, *x.goal.Baseline})
	}
	return append(out, CoursePoint{ind.targetDate.String(), path.To, *x.goal.Target})
}

// Target returns where an indicator is to be. There is none of a range.
func (x Result) Target() (value float64, ok bool) {
	if x.goal.Target == nil {
		return 0, false
	}
	return *x.goal.Target, true
}

// Kept returns the ends of what an indicator is to be kept between.
func (x Result) Kept() (low, high float64, ok bool) {
	if x.r == nil {
		return 0, 0, false
	}
	return x.goal.bounds()
}
