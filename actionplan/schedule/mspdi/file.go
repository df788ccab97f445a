package mspdi

// file is the part of a file that is read.
type file struct {
	Name, Title       string
	ScheduleFromStart *int
	StartDate         string
	CalendarUID       *int
	MinutesPerDay     int
	MinutesPerWeek    int
	CriticalSlack     float64    `xml:"CriticalSlackLimit"`
	Calendars         []calendar `xml:"Calendars>Calendar"`
	Tasks             []task     `xml:"Tasks>Task"`
	Resources         []resource `xml:"Resources>Resource"`
	Assignments       []struct {
		TaskUID, ResourceUID int
		Units                *float64
	} `xml:"Assignments>Assignment"`
}

type calendar struct {
	UID, BaseCalendarUID int
	Name                 string
	WeekDays             []weekDay   `xml:"WeekDays>WeekDay"`
	Exceptions           []exception `xml:"Exceptions>Exception"`
	WorkWeeks            []struct{}  `xml:"WorkWeeks>WorkWeek"`

	id   string
	week *[7]day // from Monday on, as it is in the end
}

// day is a day of the week: whether it is worked, and when.
type day struct {
	working bool
	hours   []workingTime
}

type weekDay struct {
	DayType    int // 1 is Sunday, 0 a time
	DayWorking int
	TimePeriod *timePeriod
	Times      []workingTime `xml:"WorkingTimes>WorkingTime"`
}

type exception struct {
	Name       string
	Type       int
	Period     int
	DayWorking int
	TimePeriod *timePeriod
	Times      []workingTime `xml:"WorkingTimes>WorkingTime"`
}

type timePeriod struct{ FromDate, ToDate string }

type workingTime struct{ FromTime, ToTime string }

type task struct {
	UID, IsNull, OutlineLevel, Summary, Milestone, Critical, Manual int
	Active                                                          *int
	Name                                                            string
	Start, Finish, EarlyStart, EarlyFinish, LateStart, LateFinish   string
	Duration, ActualStart, ConstraintDate, Deadline                 string
	DurationFormat, ConstraintType                                  int
	CalendarUID                                                     *int
	IgnoreResourceCalendar                                          int
	FreeSlack, TotalSlack                                           float64 // tenths of minutes
	PercentComplete                                                 float64
	Predecessors                                                    []predecessor `xml:"PredecessorLink"`
}

type predecessor struct {
	PredecessorUID int
	Type           *int
	CrossProject   int
	LinkLag        float64 // tenths of minutes
	LagFormat      int
}

type resource struct {
	UID         int
	Name        string
	Type        *int
	IsNull      int
	MaxUnits    *float64
	CalendarUID *int
}
