package schedule

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Recurrences returns the rules by which days can come again.
func Recurrences() []Recurrence {
	return []Recurrence{RecurrenceDaily, RecurrenceWeekly, RecurrenceMonthly, RecurrenceYearly}
}

// rule is a RecurrenceSpec that was checked.
type rule struct {
	spec        *RecurrenceSpec
	from, until int // days
	days        [7]bool
	weekday     int
}

// weekdayOf counts from Monday, or is -1.
func weekdayOf(d Weekday) int { return slices.Index(Weekdays(), d) }

// checkRule reports what is wrong with a rule.
func (c *calendarCompiler) checkRule(at govmaturity.Path, spec *RecurrenceSpec) (r rule, ok bool) {
	before := c.Len()
	r = rule{spec: spec, from: firstDay, until: firstDay + int(lastMoment-firstMoment)/dayMinutes - 1, weekday: weekdayOf(spec.Weekday)}
	if spec.From != "" {
		r.from = c.day(at.Key("from"), spec.From)
	}
	if spec.Until != "" {
		r.until = c.day(at.Key("until"), spec.Until)
		if r.until < r.from && spec.From != "" {
			c.Add(at.Key("until"), govmaturity.CodeOutOfOrder, "the rule ends before it begins, on %s", spec.From)
		}
	}
	if (spec.Interval > 1 || spec.Times > 0) && spec.From == "" {
		c.Add(at.Key("from"), govmaturity.CodeRequired, "say from when a rule with an interval or a number of times is counted")
	}
	if spec.Times > 0 && spec.Until != "" {
		c.Add(at.Key("times"), govmaturity.CodeOneOf, "a rule ends on a day or after so many times, not both")
	}
	unused := func(key string, there bool) {
		if there {
			c.Add(at.Key(key), govmaturity.CodeNotUsed, "a rule that is %s has none", spec.Rule)
		}
	}
	ofMonth := spec.Rule == RecurrenceMonthly || spec.Rule == RecurrenceYearly
	unused("weekdays", spec.Rule != RecurrenceWeekly && spec.Weekdays != nil)
	unused("month", spec.Rule != RecurrenceYearly && spec.Month != 0)
	unused("day", !ofMonth && spec.Day != 0)
	unused("weekday", !ofMonth && spec.Weekday != "")
	unused("nth", !ofMonth && spec.Nth != 0)
	switch {
	case spec.Rule == RecurrenceWeekly && len(spec.Weekdays) == 0:
		c.Add(at.Key("weekdays"), govmaturity.CodeRequired, "name the days of the week")
	case ofMonth && (spec.Day != 0) == (spec.Weekday != "" || spec.Nth != 0):
		c.Add(at.Key("day"), govmaturity.CodeOneOf, "name the day of the month, or the weekday and which one of the month")
	case ofMonth && spec.Day == 0 && (spec.Weekday == "" || spec.Nth == 0):
		c.Add(at.Key("nth"), govmaturity.CodeRequired, "name both the weekday and which one of the month: 1 to 4, or 5 for the last")
	}
	if spec.Rule == RecurrenceYearly {
		if spec.Month == 0 {
			c.Add(at.Key("month"), govmaturity.CodeRequired, "name the month, from 1 to 12")
		} else if spec.Day > daysOf(2000, spec.Month) {
			c.Add(at.Key("day"), govmaturity.CodeNoSuchDay, "month %d has no day %d", spec.Month, spec.Day)
		}
	}
	for _, d := range spec.Weekdays {
		if k := weekdayOf(d); k >= 0 {
			r.days[k] = true
		}
	}
	return r, c.Len() == before
}

func daysOf(year, month int) int {
	next := dayOf(year+month/12, month%12+1, 1)
	return next - dayOf(year, month, 1)
}

// each calls yield with the days of the rule, in order, until it says no.
func (r rule) each(yield func(day int) bool) {
	left := r.spec.Times
	give := func(day int) bool {
		if day > r.until || day < firstDay {
			return day < firstDay
		}
		if day < r.from {
			return true
		}
		if !yield(day) {
			return false
		}
		left--
		return left != 0
	}
	interval := max(1, r.spec.Interval)
	switch r.spec.Rule {
	case RecurrenceDaily:
		for day := r.from; give(day); day += interval {
		}
	case RecurrenceWeekly:
		monday := r.from - (r.from%7+7)%7
		for ; ; monday += 7 * interval {
			for k, on := range r.days {
				if on && !give(monday+k) {
					return
				}
			}
		}
	case RecurrenceMonthly, RecurrenceYearly:
		year, month, _ := civil(r.from)
		step := interval
		if r.spec.Rule == RecurrenceYearly {
			month, step = r.spec.Month, 12*interval
		}
		for n := year*12 + month - 1; n/12 <= lastYear; n += step {
			if day, ok := r.ofMonth(n/12, n%12+1); ok && !give(day) {
				return
			}
		}
	}
}

// ofMonth is the day of a month that the rule means, if it has one.
func (r rule) ofMonth(year, month int) (day int, ok bool) {
	first, length := dayOf(year, month, 1), daysOf(year, month)
	if r.spec.Day != 0 {
		return first + r.spec.Day - 1, r.spec.Day <= length
	}
	day = first + (r.weekday-first%7+7)%7
	if r.spec.Nth < 5 {
		return day + 7*(r.spec.Nth-1), true
	}
	for day+7 < first+length {
		day += 7
	}
	return day, true
}
