package actionplan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/internal/date"
)

// Deadline is a deadline as people write it, and what it means: an interval of
// days, a day that comes again and again, or no end at all. The wording is kept.
// [DeadlineReader.Read] makes one.
type Deadline struct {
	// Text is what was written.
	Text string
	// Kind says which of the following is meant.
	Kind DeadlineKind
	// From and To are the first and the last day on which it can fall: those of a
	// year, a season, a month. Done by To is done in time. They are empty where there
	// is no end.
	From, To string
	// Every is how often it comes again.
	Every Cadence
	// Parts are the deadlines of a text that has several: by June 2027, and again by
	// December 2027. The deadline's own is that of the part that is over last: of one
	// that goes on, if any does, and else the last by date.
	Parts []Deadline
	// About is what a part is about, as it was written: report initial progress.
	About string
	// Why says what the reader had to assume: the hemisphere of a season, the year of
	// a fiscal year.
	Why []Assumption
}

// DeadlineKind says what kind of deadline a text is.
type DeadlineKind string

const (
	// DeadlineKindBy: to be done by the end of an interval.
	DeadlineKindBy DeadlineKind = "by"
	// DeadlineKindFrom: it begins then, and goes on.
	DeadlineKindFrom DeadlineKind = "from"
	// DeadlineKindOngoing: it goes on, and nothing says until when.
	DeadlineKindOngoing DeadlineKind = "ongoing"
	// DeadlineKindRecurring: it comes again and again.
	DeadlineKindRecurring DeadlineKind = "recurring"
)

// Cadence is how often something comes again.
type Cadence string

const (
	CadenceWeek     Cadence = "week"
	CadenceMonth    Cadence = "month"
	CadenceQuarter  Cadence = "quarter"
	CadenceHalfYear Cadence = "half-year"
	CadenceYear     Cadence = "year"
)

// Cadences returns all cadences, the shortest first.
func Cadences() []Cadence {
	return []Cadence{CadenceWeek, CadenceMonth, CadenceQuarter, CadenceHalfYear, CadenceYear}
}

// Assumption is something that a text leaves open, and its reader is told.
type Assumption string

const (
	// AssumptionHemisphere: a season is of the hemisphere that was declared.
	AssumptionHemisphere Assumption = "hemisphere"
	// AssumptionFiscalYear: a fiscal year begins in the month that was declared, and a
	// single year names the one in which it ends or begins, as declared.
	AssumptionFiscalYear Assumption = "fiscal-year"
)

// Hemisphere says when seasons are.
type Hemisphere string

const (
	HemisphereNorth Hemisphere = "north"
	HemisphereSouth Hemisphere = "south"
)

// FiscalYearSpec says when the years of a budget are.
type FiscalYearSpec struct {
	// FirstMonth is the month in which it begins: 4 for April. It is 1 when not given.
	FirstMonth int `json:"first-month,omitempty" doc:"min=1,max=12"`
	// NamedBy says whether a fiscal year of one number is named by the calendar year
	// in which it ends or in which it begins: end when not given.
	NamedBy NamedBy `json:"named-by,omitempty"`
}

// NamedBy says by which of two calendar years a fiscal year is named.
type NamedBy string

const (
	NamedByEnd   NamedBy = "end"
	NamedByBegin NamedBy = "begin"
)

// DeadlineReader reads deadlines as people write them, in English and French. The
// zero DeadlineReader is for the north, and for fiscal years that are calendar
// years.
//
// A season is three whole months, and named by the year in which it begins: winter
// 2027 ends in February 2028. The end of an interval is its last day, its beginning
// and its middle are a third of its days, and before it is the day before it. A
// fiscal year is written as the two years that it touches, or as one of them. Where it
// is written as two, and those declared are calendar years, it and its quarters are
// somewhere in these two years.
type DeadlineReader struct {
	Hemisphere Hemisphere
	FiscalYear FiscalYearSpec
}

// interval is days from the first to the last.
type interval struct{ from, to date.Date }

func monthOf(year, month int) interval {
	return interval{date.Of(year, month, 1), date.Of(year, month+1, 0)}
}

func months(year, month, n int) interval {
	return interval{date.Of(year, month, 1), date.Of(year, month+n, 0)}
}

// fiscal returns a quarter of a fiscal year, or the whole (0), by its name: the two
// calendar years that it touches, the second in full or by its last two digits, or one
// of them.
func (r DeadlineReader) fiscal(first int, second string, quarter int) (interval, Assumption, error) {
	month, next := max(1, r.FiscalYear.FirstMonth), strconv.Itoa(first+1)
	begin := first
	switch {
	case second == "" && month > 1 && r.FiscalYear.NamedBy != NamedByBegin:
		begin = first - 1
	case second == "":
	case second != next && second != next[max(0, len(next)-2):]:
		return interval{}, "", deadlineError("a fiscal year ends in the year after it began, and " + second + " is not the one after " + strconv.Itoa(first))
	case month == 1: // no calendar year is called so
		return months(first, 1, 24), "", nil
	}
	if quarter > 0 {
		return months(begin, month+3*(quarter-1), 3), AssumptionFiscalYear, nil
	}
	return months(begin, month, 12), AssumptionFiscalYear, nil
}

// season returns three whole months, as meteorologists count seasons.
func (r DeadlineReader) season(name string, year int) interval {
	first := map[string]int{"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
	if r.Hemisphere == HemisphereSouth {
		first += 6
	}
	if first > 12 {
		first -= 12
	}
	// A winter or summer over the turn of the year is named by the year in which it
	// begins.
	return months(year, first, 3)
}

// same reports whether two wordings mean the same.
func (d Deadline) same(e Deadline) bool {
	return d.Kind == e.Kind && d.From == e.From && d.To == e.To && d.Every == e.Every && slices.EqualFunc(d.Parts, e.Parts, Deadline.same)
}

// meaning says what a deadline means, for a message.
func (d Deadline) meaning() string {
	if len(d.Parts) > 1 {
		var parts []string
		for _, p := range d.Parts {
			parts = append(parts, p.meaning())
		}
		return strings.Join(parts, " and ")
	}
	switch d.Kind {
	case DeadlineKindBy:
		return d.From + " to " + d.To
	case DeadlineKindFrom:
		return "from " + d.From + " on"
	case DeadlineKindRecurring:
		return "every " + string(d.Every)
	}
	return "no end"
}

// Valid reports whether d is a deadline.
func (d Deadline) Valid() bool { return d.Kind != "" }

// clone returns a deadline that shares nothing with d.
func (d Deadline) clone() Deadline {
	d.Why, d.Parts = slices.Clone(d.Why), slices.Clone(d.Parts)
	for i := range d.Parts {
		d.Parts[i] = d.Parts[i].clone()
	}
	return d
}
