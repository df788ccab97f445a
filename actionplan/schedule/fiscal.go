package schedule

import (
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Quarter is a quarter of a fiscal year. It carries its calendar: that which month the
// year begins with, so that quarters of different years are never taken for the same.
// It is a small value, comparable with ==. The zero Quarter is not Valid.
type Quarter struct {
	year  int // that the fiscal year begins in
	n     int
	first int // month
	names FiscalNames
}

// Quarter returns the quarter of the fiscal year that a moment lies in.
func (c *Calendar) Quarter(m Moment) Quarter {
	q := Quarter{first: 1, names: FiscalNamesBoth}
	if c != nil && c.fiscal != 0 {
		q.first = c.fiscal
	}
	if c != nil && c.spec != nil && c.spec.FiscalNames != "" {
		q.names = c.spec.FiscalNames
	}
	day, _ := m.day()
	year, month, _ := civil(day)
	months := year*12 + month - q.first
	q.year, q.n = months/12, months%12/3+1
	return q
}

// Valid reports whether q is a quarter.
func (q Quarter) Valid() bool { return q.n != 0 }

// Number returns 1 to 4.
func (q Quarter) Number() int { return q.n }

// FirstMonth returns the month that the fiscal year begins with.
func (q Quarter) FirstMonth() int { return q.first }

// Year returns what the fiscal year is called: 2026/27, or 2026 where it is the
// calendar year or is called by one of the two.
func (q Quarter) Year() string {
	switch {
	case !q.Valid():
		return ""
	case q.first == 1 || q.names == FiscalNamesStart:
		return itoa(q.year)
	case q.names == FiscalNamesEnd:
		return itoa(q.year + 1)
	}
	end := itoa((q.year + 1) % 100)
	if len(end) == 1 {
		end = "0" + end
	}
	return itoa(q.year) + "/" + end
}

// From returns the midnight that the quarter begins with, and Until that which it ends
// with.
func (q Quarter) From() Moment {
	if !q.Valid() {
		return 0
	}
	return At(q.year, q.first+3*(q.n-1), 1, 0, 0)
}

// Until returns the midnight that the quarter ends with.
func (q Quarter) Until() Moment { return q.Next().From() }

// Next returns the quarter after it.
func (q Quarter) Next() Quarter {
	if !q.Valid() {
		return q
	}
	if q.n++; q.n > 4 {
		q.year, q.n = q.year+1, 1
	}
	return q
}

// String returns the year and the quarter, as 2026/27 Q3.
func (q Quarter) String() string {
	if !q.Valid() {
		return ""
	}
	return q.Year() + " Q" + itoa(q.n)
}
