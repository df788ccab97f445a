package schedule

import "github.com/govmaturity/govmaturity"

// CalendarsFormat is the value of the format field of a document of calendars.
const CalendarsFormat = "govmaturity/calendars/1"

// CalendarsSpec is a document of working calendars, for schedules to name: those of a
// country, of its schools, of a supplier. [CompileCalendars] checks it.
type CalendarsSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/calendars/1"`
	ID     string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some: 2026.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It is en
	// when not given.
	Language    string                 `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text       `json:"title,omitempty"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Sources     []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Calendars   []CalendarSpec         `json:"calendars" doc:"required,nonempty"`
}

// CalendarSpec says when people work.
type CalendarSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	Note  govmaturity.Text `json:"note,omitempty"`
	// Base is a calendar whose weeks and days go for this one, where it does not say
	// otherwise.
	Base string `json:"base,omitempty" doc:"pattern=id"`
	// Weeks say which days of the week are worked, each since a day. Without any, and
	// without a base, people work from Monday to Friday.
	Weeks []WeekSpec `json:"weeks,omitempty" doc:"nonempty"`
	// Days are those that are not as the week says: holidays, half days, a Saturday
	// that is worked. A day that is named by its date goes before a time from one day to
	// another, and that before one that comes again and again; where two of a kind
	// differ, the document is wrong.
	//
	// A time from one day to another, and a rule that names no days of the week, are about
	// the days that the week works: shorter hours in August make no Sunday worked. A date,
	// and a rule for certain days of the week, can make one worked.
	Days []DaySpec `json:"days,omitempty" doc:"nonempty"`
	// FiscalMonth is the month that the fiscal year begins with: January when not
	// given.
	FiscalMonth int `json:"fiscal-month,omitempty" doc:"min=0,max=12"`
	// FiscalNames says what a fiscal year is called by: the year that it begins in,
	// or that it ends in. It is by both (2026/27) when not given.
	FiscalNames FiscalNames            `json:"fiscal-names,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// WeekSpec says which days of the week are worked, and when.
type WeekSpec struct {
	// From is the first day of which it goes. One without goes since ever.
	From string `json:"from,omitempty" doc:"pattern=date"`
	// Weekend are the days that are not worked: Saturday and Sunday when not given.
	Weekend []Weekday `json:"weekend,omitempty"`
	// NoWeekend says that all days are worked.
	NoWeekend bool `json:"no-weekend,omitempty"`
	// Half are days of which the first half is worked.
	Half []Weekday `json:"half,omitempty" doc:"nonempty"`
	// Hours are those of a working day: 08:00 to 12:00 and 13:00 to 17:00 when not
	// given.
	Hours []HoursSpec `json:"hours,omitempty" doc:"nonempty"`
	// Days are days of the week with hours of their own.
	Days []WeekdaySpec `json:"days,omitempty" doc:"nonempty"`
}

// WeekdaySpec is a day of the week with hours of its own.
type WeekdaySpec struct {
	Day   Weekday     `json:"day" doc:"required"`
	Hours []HoursSpec `json:"hours" doc:"required,nonempty"`
}

// HoursSpec is a span of working time within a day, to the minute. 24:00 is the end of
// the day.
type HoursSpec struct {
	From string `json:"from" doc:"required,nonempty"`
	To   string `json:"to" doc:"required,nonempty"`
}

// Weekday is a day of the week.
type Weekday string

const (
	WeekdayMonday    Weekday = "monday"
	WeekdayTuesday   Weekday = "tuesday"
	WeekdayWednesday Weekday = "wednesday"
	WeekdayThursday  Weekday = "thursday"
	WeekdayFriday    Weekday = "friday"
	WeekdaySaturday  Weekday = "saturday"
	WeekdaySunday    Weekday = "sunday"
)

// Weekdays returns the days of the week, from Monday on.
func Weekdays() []Weekday {
	return []Weekday{WeekdayMonday, WeekdayTuesday, WeekdayWednesday, WeekdayThursday, WeekdayFriday, WeekdaySaturday, WeekdaySunday}
}

// DaySpec are days that are not as the week says: named by Date, by Dates, by From
// and To, or by Every. Feasts that follow the moon are given as dates.
type DaySpec struct {
	Name govmaturity.Text `json:"name,omitempty"`
	// Date is one day.
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// Dates are several, such as those that a feast has fallen on each year.
	Dates []string `json:"dates,omitempty" doc:"nonempty,pattern=date"`
	// From and To are the first and the last day of a time.
	From string `json:"from,omitempty" doc:"pattern=date"`
	To   string `json:"to,omitempty" doc:"pattern=date"`
	// Every is a rule by which they come again.
	Every *RecurrenceSpec `json:"every,omitempty"`
	// Work is how much of the days is worked: none when not given.
	Work Work `json:"work,omitempty"`
	// Hours are those of the days, instead of Work.
	Hours []HoursSpec            `json:"hours,omitempty" doc:"nonempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Work is how much of a day is worked.
type Work string

const (
	WorkNone   Work = "none"
	WorkFirst  Work = "first-half"  // of the working time
	WorkSecond Work = "second-half" // of the working time
	WorkFull   Work = "full"        // as a working day of that week
)

// RecurrenceSpec is a rule by which days come again.
type RecurrenceSpec struct {
	// Rule is what comes again: a number of days, weeks or months, or a year.
	Rule Recurrence `json:"rule" doc:"required"`
	// Interval is after how many days, weeks, months or years: 1 when not given.
	Interval int `json:"interval,omitempty" doc:"min=0,max=1000"`
	// Weekdays are the days of the week, of a weekly rule.
	Weekdays []Weekday `json:"weekdays,omitempty" doc:"nonempty"`
	// Month is the month, of a yearly rule.
	Month int `json:"month,omitempty" doc:"min=0,max=12"`
	// Day is the day of the month, of a monthly or yearly rule. A month without it
	// has none: 29 February comes in leap years.
	Day int `json:"day,omitempty" doc:"min=0,max=31"`
	// Weekday and Nth are the first to fourth such day of the month, or with 5 its
	// last, instead of Day.
	Weekday Weekday `json:"weekday,omitempty"`
	Nth     int     `json:"nth,omitempty" doc:"min=0,max=5"`
	// From is the day on which the rule begins, and Until the last on which it goes.
	// A rule with an interval needs a beginning.
	From  string `json:"from,omitempty" doc:"pattern=date"`
	Until string `json:"until,omitempty" doc:"pattern=date"`
	// Times is how often it comes, instead of Until.
	Times int `json:"times,omitempty" doc:"min=0,max=100000"`
}

// Recurrence is what comes again.
type Recurrence string

const (
	RecurrenceDaily   Recurrence = "daily"
	RecurrenceWeekly  Recurrence = "weekly"
	RecurrenceMonthly Recurrence = "monthly"
	RecurrenceYearly  Recurrence = "yearly"
)

// FiscalNames says what a fiscal year is called by.
type FiscalNames string

const (
	FiscalNamesBoth  FiscalNames = "both"  // 2026/27
	FiscalNamesStart FiscalNames = "start" // 2026
	FiscalNamesEnd   FiscalNames = "end"   // 2027
)
