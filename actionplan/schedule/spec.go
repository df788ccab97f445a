package schedule

import "github.com/govmaturity/govmaturity"

// ScheduleFormat is the value of the format field of a schedule.
const ScheduleFormat = "govmaturity/schedule/1"

// ScheduleSpec is a schedule as a document: what is to be done, how long that takes, what
// waits for what, and who is needed. It is plain data, in Go, YAML or JSON. [Compile]
// checks it and makes it a [Schedule].
type ScheduleSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/schedule/1"`
	ID     string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It is en
	// when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Start is the day, or the time of a day, before which nothing begins. Without
	// one, the plan counts from its start on: month 1, month 2.
	Start string `json:"start,omitempty"`
	// Deadline is when all should be done. What cannot be is reported, not refused.
	Deadline string `json:"deadline,omitempty"`
	// Unit is that of durations and lags that say none: days.
	Unit Unit `json:"unit,omitempty"`
	// DayHours is how many hours of work a day is, in durations: those of the
	// calendar's working day when not given. WeekDays is how many of such days a week
	// is: 5.
	DayHours float64 `json:"day-hours,omitempty" doc:"min=0,max=24"`
	WeekDays float64 `json:"week-days,omitempty" doc:"min=0,max=7"`
	// CriticalFloat is how many days of total float a task may have and still be
	// critical: 0.
	CriticalFloat float64 `json:"critical-float,omitempty" doc:"min=0,max=10000"`
	// Calendar is that of tasks and lags that name none: Monday to Friday, 08:00 to
	// 12:00 and 13:00 to 17:00, when not given.
	Calendar string `json:"calendar,omitempty" doc:"pattern=id"`
	// Calendars are those of this schedule, beside those that it is compiled with.
	Calendars []CalendarSpec `json:"calendars,omitempty" doc:"nonempty"`
	Resources []ResourceSpec `json:"resources,omitempty" doc:"nonempty"`
	Tasks     []TaskSpec     `json:"tasks" doc:"required,nonempty"`
}

// TaskSpec is something that is to be done.
type TaskSpec struct {
	// ID is unique among the tasks. Links refer to it.
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	Note  govmaturity.Text `json:"note,omitempty"`
	// Parent is the task that it is a part of. A task with parts lasts from the first
	// start to the last end of them, and has no duration of its own.
	Parent string `json:"parent,omitempty" doc:"pattern=id"`
	// Duration is how long it takes, in working time unless its unit says otherwise.
	// 0 is a milestone. Times are kept to the minute.
	Duration *float64 `json:"duration,omitempty" doc:"min=0,max=1e6"`
	// Unit is that of the duration: that of the schedule when not given.
	Unit Unit `json:"unit,omitempty"`
	// Estimate says that the duration is not certain.
	Estimate *EstimateSpec `json:"estimate,omitempty"`
	// Calendar is the one that it is worked by.
	Calendar string `json:"calendar,omitempty" doc:"pattern=id"`
	// OffHours says that it may begin and end outside of working time: its start is
	// not moved to the next working time.
	OffHours bool `json:"off-hours,omitempty"`
	// Late says that it is done as late as possible without delaying another task or
	// the end.
	Late        bool             `json:"late,omitempty"`
	Constraints []ConstraintSpec `json:"constraints,omitempty" doc:"nonempty"`
	// After are the tasks that it waits for.
	After []TaskLinkSpec `json:"after,omitempty" doc:"nonempty"`
	// Needs are the resources that it takes from its start until its work is done.
	Needs []ResourceNeedSpec `json:"needs,omitempty" doc:"nonempty"`
}

// Unit is a unit of durations and lags.
type Unit string

const (
	UnitMinutes      Unit = "minutes" // of working time
	UnitHours        Unit = "hours"   // of working time
	UnitDays         Unit = "days"    // working days
	UnitWeeks        Unit = "weeks"   // of working days
	UnitMonths       Unit = "months"  // by the calendar, whole ones, worked or not: to the same day, or the last there is
	UnitElapsedHours Unit = "elapsed-hours"
	UnitElapsedDays  Unit = "elapsed-days" // of 24 hours, worked or not
	UnitElapsedWeeks Unit = "elapsed-weeks"
)

// EstimateSpec says how long a task may take when all goes well and when all goes
// wrong, in the unit of its duration, which is the likely one.
type EstimateSpec struct {
	Optimistic  float64 `json:"optimistic" doc:"required,min=0,max=1e6"`
	Pessimistic float64 `json:"pessimistic" doc:"required,min=0,max=1e6"`
	// Distribution is how likely what lies between is: beta-pert when not given.
	Distribution Distribution `json:"distribution,omitempty"`
}

// Distribution is how likely durations between two ends are.
type Distribution string

const (
	// DistributionBetaPERT is the beta distribution of PERT, whose mean is (a+4m+b)/6.
	DistributionBetaPERT Distribution = "beta-pert"
	// DistributionTriangular rises to the likely duration, and falls, in straight
	// lines.
	DistributionTriangular Distribution = "triangular"
)

// TaskLinkSpec says what a task waits for.
type TaskLinkSpec struct {
	Task string   `json:"task" doc:"required,pattern=id"`
	Type LinkType `json:"type,omitempty"`
	// Lag is how much later, at least: not before so much is worked since. Below 0 it is
	// earlier: no more than so much may be worked until then.
	Lag *float64 `json:"lag,omitempty" doc:"min=-1e6,max=1e6"`
	// Most is how much later, at most.
	Most *float64 `json:"most,omitempty" doc:"min=-1e6,max=1e6"`
	// Unit is that of Lag and Most: that of the schedule when not given.
	Unit Unit `json:"unit,omitempty"`
	// Calendar is the one that the lag is counted by: that of the schedule when not
	// given.
	Calendar string `json:"calendar,omitempty" doc:"pattern=id"`
}

// LinkType says which ends of two tasks a link joins.
type LinkType string

const (
	LinkTypeFinishStart  LinkType = "finish-start" // when not given
	LinkTypeStartStart   LinkType = "start-start"
	LinkTypeFinishFinish LinkType = "finish-finish"
	LinkTypeStartFinish  LinkType = "start-finish"
)

// ConstraintSpec binds a task to a date, or to so many units after the start where
// the plan has no dates. A day without a time is all of it: no later than a day is by
// its end.
type ConstraintSpec struct {
	Kind  ConstraintKind `json:"kind" doc:"required"`
	Date  string         `json:"date,omitempty"`
	After *float64       `json:"after,omitempty" doc:"min=0,max=1e6"`
}

// ConstraintKind is a way to be bound to a date. All but a deadline are kept, or the
// plan is refused.
type ConstraintKind string

const (
	ConstraintKindStartNotEarlier  ConstraintKind = "start-not-earlier"
	ConstraintKindStartNotLater    ConstraintKind = "start-not-later"
	ConstraintKindFinishNotEarlier ConstraintKind = "finish-not-earlier"
	ConstraintKindFinishNotLater   ConstraintKind = "finish-not-later"
	ConstraintKindMustStart        ConstraintKind = "must-start"
	ConstraintKindMustFinish       ConstraintKind = "must-finish"
	// ConstraintKindDeadline is when the task should be done. Missing it makes its
	// float negative.
	ConstraintKindDeadline ConstraintKind = "deadline"
)

// ResourceSpec is somebody or something that there is only so much of.
type ResourceSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	Note  govmaturity.Text `json:"note,omitempty"`
	// Capacity is how much there is at once: 1 when not given. It counts to the
	// thousandth.
	Capacity *float64 `json:"capacity,omitempty" doc:"min=0,max=1e6"`
	// Calendar says when it works. What needs it goes on only while both it and the
	// task's calendar work.
	Calendar string `json:"calendar,omitempty" doc:"pattern=id"`
	// Periods are times with another capacity.
	Periods []CapacitySpec `json:"periods,omitempty" doc:"nonempty"`
}

// CapacitySpec is how much there is of a resource for a time, of which From is the
// first day and To the last. Where the plan has no dates, Between says it in units
// after the start.
type CapacitySpec struct {
	From     string    `json:"from,omitempty" doc:"pattern=date"`
	To       string    `json:"to,omitempty" doc:"pattern=date"`
	Between  []float64 `json:"between,omitempty" doc:"nonempty,min=0,max=1e6,maxitems=2"`
	Capacity float64   `json:"capacity" doc:"required,min=0,max=1e6"`
}

// ResourceNeedSpec is how much of a resource a task takes while it lasts.
type ResourceNeedSpec struct {
	Resource string `json:"resource" doc:"required,pattern=id"`
	// Units is how much: 1 when not given.
	Units *float64 `json:"units,omitempty" doc:"above=0,max=1e6"`
}
