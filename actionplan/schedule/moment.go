package schedule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Moment is a minute of local time, as clocks on a wall show it: the minutes since
// midnight of 1 January of the year 1. It knows no time zone. A plan without a start
// has moments too, which count from its start on; see [Plan.Label].
type Moment int64

const (
	dayMinutes = 24 * 60
	// Documents and plans stay within these years: calendars are laid out for them.
	firstYear, lastYear = 1900, 2199
)

var (
	firstMoment = midnight(firstYear, 1, 1)
	lastMoment  = midnight(lastYear+1, 1, 1)
)

// dayOf counts days of the Gregorian calendar from 1 January of the year 1, which is
// a Monday.
func dayOf(year, month, day int) int {
	// Years begin in March here, so that the leap day is the last.
	y, m := year, month-3
	if m < 0 {
		y, m = y-1, m+12
	}
	return 365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) + (153*m+2)/5 + day - 1 - 306
}

// civil is the year, month and day of a day.
func civil(day int) (year, month, d int) {
	n := day + 306
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	year, month, d = yoe+era*400, mp+3, doy-(153*mp+2)/5+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func midnight(year, month, day int) Moment { return Moment(dayOf(year, month, day)) * dayMinutes }

// At returns a moment of a day, such as At(2026, 3, 31, 9, 30). Parts beyond their
// ends go on into the next, as in time.Date.
func At(year, month, day, hour, minute int) Moment {
	month--
	year, month = year+floorDiv(month, 12), month-12*floorDiv(month, 12)
	return Moment(dayOf(year, month+1, 1)+day-1)*dayMinutes + Moment(hour*60+minute)
}

// day returns the day that the moment lies in, and the minutes since its midnight.
func (m Moment) day() (day, minute int) {
	day = floorDiv(int(m), dayMinutes)
	return day, int(m) - day*dayMinutes
}

// Date returns the day of the moment, as 2026-03-31.
func (m Moment) Date() string {
	day, _ := m.day()
	y, mo, d := civil(day)
	return fmt.Sprintf("%04d-%02d-%02d", y, mo, d)
}

// Clock returns the time of the day, as 09:30.
func (m Moment) Clock() string {
	_, minute := m.day()
	return clock(minute)
}

func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// String returns day and time, as 2026-03-31T09:30.
func (m Moment) String() string { return m.Date() + "T" + m.Clock() }

// addMonths returns the same time of the same day, so many months later: of the last
// day there is, where the month is shorter.
func (m Moment) addMonths(n int) Moment {
	day, minute := m.day()
	y, mo, d := civil(day)
	mo += n - 1
	y, mo = y+floorDiv(mo, 12), mo-12*floorDiv(mo, 12)+1
	next := dayOf(y+mo/12, mo%12+1, 1)
	first := dayOf(y, mo, 1)
	return Moment(min(first+d-1, next-1))*dayMinutes + Moment(minute)
}

// ParseMoment reads a day, as 2026-03-31, or a time of a day, as 2026-03-31T09:30.
// Seconds may be there and be 00. Whole says that it is a day. The error is a
// [govmaturity.Problem].
func ParseMoment(s string) (m Moment, whole bool, err error) {
	day, hours, timed := strings.Cut(s, "T")
	if len(day) != 10 {
		return 0, false, problem(govmaturity.CodePattern, "expected a day such as 2026-03-31, or a time of one such as 2026-03-31T09:30; found %.40q", s)
	}
	if _, ok := date.Parse(day); !ok {
		if document.PatternNamed("date").Matches(day) || shapedLikeDay(day) {
			return 0, false, problem(govmaturity.CodeNoSuchDay, "there is no day %.40q", day)
		}
		return 0, false, problem(govmaturity.CodePattern, "expected a day such as 2026-03-31, or a time of one such as 2026-03-31T09:30; found %.40q", s)
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // digits alone
	m = midnight(number(day[:4]), number(day[5:7]), number(day[8:]))
	if m < firstMoment || m >= lastMoment {
		return 0, false, problem(govmaturity.CodeOutOfRange, "days from %d to %d can be planned; found %s", firstYear, lastYear, day)
	}
	if !timed {
		return m, true, nil
	}
	minute, ok := parseClock(strings.TrimSuffix(hours, ":00"), hours)
	switch {
	case strings.ContainsAny(hours, "Zz+-"):
		return 0, false, problem(govmaturity.CodePattern, "times are those of the clock on the wall, without a time zone: 2026-03-31T09:30; found %.40q", s)
	case !ok:
		return 0, false, problem(govmaturity.CodePattern, "expected a time from 00:00 to 24:00; found %.40q", hours)
	}
	return m + Moment(minute), false, nil
}

func shapedLikeDay(s string) bool {
	for i, r := range s {
		if (i == 4 || i == 7) != (r == '-') || r != '-' && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// parseClock reads a time of day: without its seconds, or as it was when that is too
// short.
func parseClock(short, whole string) (minute int, ok bool) {
	s := short
	if len(whole) == 5 {
		s = whole
	}
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	for _, i := range []int{0, 1, 3, 4} {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	h, m := int(s[0]-'0')*10+int(s[1]-'0'), int(s[3]-'0')*10+int(s[4]-'0')
	return h*60 + m, m < 60 && (h < 24 || h == 24 && m == 0)
}

func problem(code govmaturity.Code, format string, args ...any) govmaturity.Problem {
	return govmaturity.Problem{Code: code, Format: format, Args: args}
}
