package kpi

import "github.com/govmaturity/govmaturity/internal/date"

// years is the end of a period as a number of years: 2025 for the end of 2024. A
// month is a twelfth of a year, and a day its share of the month: so the ends of the
// same month are whole years apart, in leap years too.
func years(d date.Date) float64 {
	last := d.Last()
	days := date.Of(last.Year(), last.Month()+1, 0).Day()
	months := float64(last.Month()-1) + float64(last.Day())/float64(days)
	return float64(last.Year()) + months/12
}

// perYear is how many periods of a frequency a year has.
func (f Frequency) perYear() int {
	switch f {
	case FrequencyMonth:
		return 12
	case FrequencyQuarter:
		return 4
	case FrequencyHalfYear:
		return 2
	case FrequencyYear:
		return 1
	}
	return 0
}

// period numbers the periods of the calendar: that of a day.
func (f Frequency) period(d date.Date) int {
	n := f.perYear()
	if n == 0 {
		return 0
	}
	before := d.Year() * n
	return before + (d.Month()-1)*n/12
}

// end returns the last day of a period by its number.
func (f Frequency) end(period int) date.Date {
	n := f.perYear()
	return date.Of(period/n, (period%n+1)*12/n+1, 0)
}

// lastDue returns the last day of the latest period of a frequency whose value was
// due on a day: periods are those of the calendar year.
func (f Frequency) lastDue(asOf date.Date, dueDays int) (date.Date, bool) {
	n := f.perYear()
	if n == 0 {
		return date.Date{}, false
	}
	months := 12 / n
	day := asOf.Last().AddDays(-dueDays)
	// The period that the day lies in has ended if the day is its last.
	for _, end := range f.ends(day.Year(), months) {
		if end.Compare(day) <= 0 {
			return end, true
		}
	}
	return date.Of(day.Year()-1, 12, 31), true
}

// ends returns the last days of the periods of a year, latest first.
func (f Frequency) ends(year, months int) (all []date.Date) {
	for m := 12; m >= months; m -= months {
		all = append(all, date.Of(year, m+1, 0))
	}
	return all
}
