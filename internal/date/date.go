// Package date reads the dates of documents: a year, a year and month, or a day,
// as precise as they are known. It knows no clock and no time of day.
package date

import (
	"strconv"
	"time"
)

// Date is a year, a month or a day of the Gregorian calendar. It is a small
// value, comparable with ==. The zero Date is not Valid.
type Date struct{ year, month, day int }

// Parse reads a date: 2026, 2026-11 or 2026-11-22. It is not ok for any other
// form, and for a day that there is not, such as 2026-02-30.
func Parse(s string) (d Date, ok bool) {
	number := func(s string) (int, bool) {
		for _, r := range s {
			if r < '0' || r > '9' {
				return 0, false
			}
		}
		n, err := strconv.Atoi(s)
		return n, err == nil
	}
	switch len(s) {
	case 4, 7, 10:
	default:
		return Date{}, false
	}
	if d.year, ok = number(s[:4]); !ok || d.year == 0 {
		return Date{}, false
	}
	if len(s) >= 7 {
		if d.month, ok = number(s[5:7]); !ok || s[4] != '-' || d.month < 1 || d.month > 12 {
			return Date{}, false
		}
	}
	if len(s) == 10 {
		if d.day, ok = number(s[8:]); !ok || s[7] != '-' || d.day < 1 || d.day > daysIn(d.year, d.month) {
			return Date{}, false
		}
	}
	return d, true
}

// Of returns a day. Month and day beyond their ends go on into the next, as in
// time.Date.
func Of(year, month, day int) Date {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Year returns the year, or 0.
func (d Date) Year() int { return d.year }

// Month returns the month, or 0 where there is none.
func (d Date) Month() int { return d.month }

// Day returns the day of the month, or 0 where there is none.
func (d Date) Day() int { return d.day }

// Valid reports whether d is a date.
func (d Date) Valid() bool { return d.year != 0 }

// First returns the first day of a year or a month, and a day itself.
func (d Date) First() Date { return Date{d.year, max(d.month, 1), max(d.day, 1)} }

// Last returns the last day of a year or a month, and a day itself.
func (d Date) Last() Date {
	if !d.Valid() {
		return d
	}
	if d.month == 0 {
		return Date{d.year, 12, 31}
	}
	if d.day == 0 {
		return Date{d.year, d.month, daysIn(d.year, d.month)}
	}
	return d
}

// Days returns how many days lie from the first day of another date to that of
// this one.
func (d Date) Days(from Date) int {
	a, b := from.First(), d.First()
	return int((b.time().Unix() - a.time().Unix()) / (24 * 60 * 60)) // a time.Duration ends at 292 years
}

// AddDays returns the day so many days after the first day of d.
func (d Date) AddDays(n int) Date {
	f := d.First()
	return Of(f.year, f.month, f.day+n)
}

func (d Date) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// Compare orders dates by their first days; of those that begin alike, the more
// precise comes first.
func (d Date) Compare(e Date) int {
	a, b := d.First(), e.First()
	for _, pair := range [][2]int{{a.year, b.year}, {a.month, b.month}, {a.day, b.day}, {e.precision(), d.precision()}} {
		if pair[0] != pair[1] {
			if pair[0] < pair[1] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (d Date) precision() int {
	switch {
	case d.day != 0:
		return 3
	case d.month != 0:
		return 2
	}
	return 1
}

// String writes the date as documents have it: "" for the zero Date.
func (d Date) String() string {
	digits := func(n, width int) string {
		s := strconv.Itoa(n)
		for len(s) < width {
			s = "0" + s
		}
		return s
	}
	switch {
	case !d.Valid():
		return ""
	case d.month == 0:
		return digits(d.year, 4)
	case d.day == 0:
		return digits(d.year, 4) + "-" + digits(d.month, 2)
	}
	return digits(d.year, 4) + "-" + digits(d.month, 2) + "-" + digits(d.day, 2)
}
