package sheet

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/table"
)

// dateShape is a form of dates, with the places of year, month and day in its match.
type dateShape struct {
	form             DateForm
	expr             *regexp.Regexp
	year, month, day int
}

var dateShapes = []dateShape{
	{DateISO, regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$`), 1, 2, 3},
	{DateYearSlash, regexp.MustCompile(`^([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})$`), 1, 2, 3},
	{DateDaySlash, regexp.MustCompile(`^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$`), 3, 2, 1},
	{DateMonthSlash, regexp.MustCompile(`^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$`), 3, 1, 2},
	{DateDayDot, regexp.MustCompile(`^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$`), 3, 2, 1},
	{DateDayHyphen, regexp.MustCompile(`^([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})$`), 3, 2, 1},
}

// timeOfDay is what databases write behind a day.
var timeOfDay = regexp.MustCompile(`[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[-+][0-9]{2}:?[0-9]{2})?$`)

// serial is the number that a spreadsheet keeps for a day.
var serial = regexp.MustCompile(`^[34][0-9]{4}$`)

// readings returns the days that a cell can be, by the form in which it is read. It
// also returns whether the cell has the form of a date at all.
func readings(cell string) (days map[DateForm]date.Date, isDate bool) {
	cell = timeOfDay.ReplaceAllString(cell, "")
	days = map[DateForm]date.Date{}
	for _, s := range dateShapes {
		m := s.expr.FindStringSubmatch(cell)
		if m == nil {
			continue
		}
		isDate = true
		if d, ok := date.Parse(fmt.Sprintf("%s-%02s-%02s", m[s.year], pad(m[s.month]), pad(m[s.day]))); ok {
			days[s.form] = d
		}
	}
	return days, isDate
}

func pad(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// dateWrong is why a cell is no date: the code, and the words.
type dateWrong struct {
	code    govmaturity.Code
	message string
}

// readDay reads a date in one of the forms of the mapping. A date that two of them
// read differently is refused with both readings. A year, and a year and month, are
// dates of the form of year, month and day.
func readDay(cell string, forms []DateForm) (date.Date, DateForm, *dateWrong) {
	cell = table.Trim(cell)
	if len(forms) == 0 {
		forms = []DateForm{DateISO}
	}
	days, isDate := readings(cell)
	var found date.Date
	var form DateForm
	for _, f := range forms {
		d, ok := days[f]
		if f == DateISO && !isDate {
			d, ok = date.Parse(cell)
		}
		switch {
		case !ok:
		case found.Valid() && found != d:
			return date.Date{}, "", &dateWrong{govmaturity.CodeTwoReadings, fmt.Sprintf("%.40q has two readings: %s by %s, and %s by %s: write it with the year first", cell, found, form, d, f)}
		case !found.Valid():
			found, form = d, f
		}
	}
	if found.Valid() {
		return found, form, nil
	}
	return date.Date{}, "", wrongDate(cell, forms, days, isDate)
}

func wrongDate(cell string, forms []DateForm, days map[DateForm]date.Date, isDate bool) *dateWrong {
	switch {
	case isDate && len(days) == 0:
		return &dateWrong{govmaturity.CodeNoSuchDay, fmt.Sprintf("there is no day %.40s", cell)}
	case isDate:
		for _, s := range dateShapes { // in a fixed order
			if d, ok := days[s.form]; ok {
				return &dateWrong{govmaturity.CodePattern, fmt.Sprintf("%.40q is not of the form %s; by %s it is %s: add the form to the mapping if that is meant", cell, formsList(forms), s.form, d)}
			}
		}
	case serial.MatchString(cell):
		n, _ := strconv.Atoi(cell)
		return &dateWrong{govmaturity.CodePattern, fmt.Sprintf("%.40q looks like the number that a spreadsheet keeps for %s: format the column as a date", cell, date.Of(1899, 12, 30+n))}
	}
	return &dateWrong{govmaturity.CodePattern, fmt.Sprintf("%.40q is no date of the form %s", cell, formsList(forms))}
}

func formsList(forms []DateForm) string {
	s := string(forms[0])
	for _, f := range forms[1:] {
		s += " or " + string(f)
	}
	return s
}
