package schedule

import (
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Era is a calendar that dates are also told in. All is reckoned in the Gregorian one:
// other eras are labels.
type Era string

const (
	// EraHijri is the Islamic calendar of Umm al-Qura, for the years 1343 to 1500.
	EraHijri Era = "hijri"
	// EraBikramSambat is the calendar of Nepal, for the years 1970 to 2090.
	EraBikramSambat Era = "bikram-sambat"
)

// Eras returns all eras.
func Eras() []Era { return []Era{EraHijri, EraBikramSambat} }

// table is the lengths of the months of an era, from a day on.
func (e Era) table() (lengths string, year, day int) {
	switch e {
	case EraHijri:
		return ummAlQura, 1343, dayOf(1924, 8, 1)
	case EraBikramSambat:
		return bikramSambat, 1970, dayOf(1913, 4, 13)
	}
	return "", 0, 0
}

// Date returns the year, month and day of a moment in the era. It is not ok before the
// first and after the last year that the era is known for.
func (e Era) Date(m Moment) (year, month, day int, ok bool) {
	lengths, year, first := e.table()
	at, _ := m.day()
	left := at - first
	if left < 0 || lengths == "" {
		return 0, 0, 0, false
	}
	month = 1
	for _, digit := range lengths {
		if digit == ' ' {
			continue
		}
		n := monthLength(digit)
		if left < n {
			return year, month, left + 1, true
		}
		left -= n
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
	return 0, 0, 0, false
}

// Moment returns the midnight that a day of the era begins with. It is not ok for a day
// that there is not, or that is not known.
func (e Era) Moment(year, month, day int) (m Moment, ok bool) {
	lengths, first, at := e.table()
	years := strings.Fields(lengths)
	if year < first || year >= first+len(years) || month < 1 || month > 12 {
		return 0, false
	}
	for _, y := range years[:year-first] {
		for _, digit := range y {
			at += monthLength(digit)
		}
	}
	for _, digit := range years[year-first][:month-1] {
		at += monthLength(digit)
	}
	if day < 1 || day > monthLength(rune(years[year-first][month-1])) {
		return 0, false
	}
	return Moment(at+day-1) * dayMinutes, true
}

func monthLength(digit rune) int {
	if digit >= '8' {
		return 20 + int(digit-'0')
	}
	return 30 + int(digit-'0')
}

// Label writes the day of a moment in the era, with the name of the month, in the given
// words: "" where the era is not known.
func (e Era) Label(m Moment, words ...govmaturity.Words) string {
	var w govmaturity.Words
	if len(words) > 0 {
		w = words[0]
	}
	year, month, day, ok := e.Date(m)
	if !ok {
		return ""
	}
	names := strings.Split(w.Say("schedule.months."+string(e)), "|")
	if len(names) != 12 {
		return ""
	}
	return w.Say("schedule.era."+string(e), "day", day, "month", names[month-1], "year", w.LeftToRight(itoa(year)))
}
