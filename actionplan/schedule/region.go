package schedule

import "strings"

// The first day of the week and the weekend of countries, as the Common Locale Data
// Repository of Unicode has them. A territory that is not listed has Monday, and
// Saturday and Sunday.
const (
	weekSunday   = " AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW "
	weekSaturday = " AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY "
	weekFriday   = " MV "

	weekendFridaySaturday = " BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE "
	weekendThursdayFriday = " AF "
	weekendFriday         = " IR "
	weekendSunday         = " IN UG "
)

// WeekOf returns the day that the week begins with in a territory (ISO 3166, as NP), and
// the days of its weekend today. It is where a calendar can begin: the document of the
// calendar says since when, and what differs.
func WeekOf(territory string) (first Weekday, weekend []Weekday) {
	in := func(list string) bool { return len(territory) == 2 && strings.Contains(list, " "+territory+" ") }
	switch {
	case in(weekSunday):
		first = WeekdaySunday
	case in(weekSaturday):
		first = WeekdaySaturday
	case in(weekFriday):
		first = WeekdayFriday
	default:
		first = WeekdayMonday
	}
	switch {
	case in(weekendFridaySaturday):
		weekend = []Weekday{WeekdayFriday, WeekdaySaturday}
	case in(weekendThursdayFriday):
		weekend = []Weekday{WeekdayThursday, WeekdayFriday}
	case in(weekendFriday):
		weekend = []Weekday{WeekdayFriday}
	case in(weekendSunday):
		weekend = []Weekday{WeekdaySunday}
	default:
		weekend = []Weekday{WeekdaySaturday, WeekdaySunday}
	}
	return first, weekend
}
