package schedule

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Label writes a moment of the plan as people read it, in the given words: the day, with
// the time where it is not that of whole working days; or the month or the day counted
// from the start, where the plan has no dates. End says that something ends then.
func (p *Plan) Label(m Moment, end bool, words ...govmaturity.Words) string {
	var w govmaturity.Words
	if len(words) > 0 {
		w = words[0]
	}
	return p.s.labelIn(w, m, end)
}

func (s *Schedule) label(m Moment, end bool) string {
	return s.labelIn(govmaturity.WordsFor("en"), m, end)
}

func (s *Schedule) labelIn(w govmaturity.Words, m Moment, end bool) string {
	if !s.dated {
		return s.counted(w, m, end)
	}
	day := m
	if end {
		day--
	}
	date := w.Date(day.Date())
	if s.wholeDay(m, end) {
		return date
	}
	clock := m.Clock()
	if end && clock == "00:00" {
		clock = "24:00"
	}
	return w.Say("schedule.at", "date", date, "time", w.LeftToRight(clock))
}

// wholeDay reports whether a moment is where the working time of its day begins or
// ends, or midnight.
func (s *Schedule) wholeDay(m Moment, end bool) bool {
	c := s.calendar
	if _, minute := m.day(); minute == 0 {
		return true
	}
	day, _ := m.day()
	first := Moment(day * dayMinutes)
	if c == nil || c.worked(first) == c.worked(first+dayMinutes) {
		return false
	}
	if end {
		return c.worked(m) == c.worked(first+dayMinutes)
	}
	return c.worked(m) == c.worked(first)
}

// counted says which month, or day, of the plan a moment lies in.
func (s *Schedule) counted(w govmaturity.Words, m Moment, end bool) string {
	per, keys := s.dayMinutes, [3]string{"schedule.day", "schedule.day-end", "schedule.day-part"}
	if s.unit == UnitMonths {
		per, keys = monthTicks, [3]string{"schedule.month", "schedule.month-end", "schedule.month-part"}
	}
	x := float64(m) / per
	whole := math.Floor(x) == x
	switch {
	case whole && end && x > 0:
		return w.Say(keys[1], "number", int(x))
	case whole:
		return w.Say(keys[0], "number", int(x)+1)
	}
	return w.Say(keys[2], "number", x)
}

// UnitMinutes returns how many minutes of the plan a day is, or a month of a plan that
// counts in months.
func (p *Plan) UnitMinutes() float64 { return p.perDay(-1) }
