package kpi

import "github.com/govmaturity/govmaturity/internal/date"

// years is the end of a period as a number of years: 2025 for the end of 2024,
// and the share of the days of its year for the end of a month or a day. Whole
// years apart are exactly so many years apart.
func years(d date.Date) float64 {
	last := d.Last()
	first := date.Of(last.Year(), 1, 1)
	days := date.Of(first.Year()+1, 1, 1).Days(first)
	return float64(first.Year()) + float64(last.Days(first)+1)/float64(days)
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
