package schedule_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// doc is a schedule of tasks, with what stands before them.
func doc(head string, tasks ...string) string {
	text := "format: govmaturity/schedule/1\nid: bad\n"
	if !strings.Contains(head, "unit: ") {
		text += "start: 2026-03-02\n"
	}
	return text + head + "tasks:\n  - " + strings.Join(tasks, "\n  - ") + "\n"
}

// bad are documents with one mistake each, and what is said about it.
var bad = []struct {
	reason, text string
	code         govmaturity.Code
	said         string
}{
	{"a circle", doc("", "{id: a, duration: 1, after: [{task: c}]}", "{id: b, duration: 1, after: [{task: a}]}", "{id: c, duration: 1, after: [{task: b}]}"),
		govmaturity.CodeCycle, "tasks[0].after[0]: these tasks wait, in a circle, for each other: a > b > c > a"},
	{"itself", doc("", "{id: a, duration: 1, after: [{task: a}]}"), govmaturity.CodeCycle, "tasks[0].after[0].task: a task cannot wait for itself"},
	{"a part waits for the whole", doc("", "{id: a}", "{id: b, parent: a, duration: 1, after: [{task: a}]}"), govmaturity.CodeCycle, "tasks[1].after[0].task"},
	{"a part of itself", doc("", "{id: a, parent: b}", "{id: b, parent: a}"), govmaturity.CodeCycle, "is, in a circle, a part of itself"},
	{"lags that cannot be kept", doc("", "{id: a, duration: 1}", "{id: b, duration: 5, after: [{task: a}]}", "{id: c, duration: 1, after: [{task: b}, {task: a, lag: 0, most: 3}]}"),
		govmaturity.CodeUnreachable, "tasks[2].after[1].most: at most so much later cannot be kept, with what else these tasks wait for: c > a > b > c"},
	{"a constraint that links do not allow", doc("", "{id: a, duration: 10}", "{id: b, duration: 1, after: [{task: a}], constraints: [{kind: start-not-later, date: 2026-03-10}]}"),
		govmaturity.CodeUnreachable, "tasks[1].constraints[0]: b is asked to be start-not-later 2026-03-10, and cannot start before 16 March 2026: it waits for a"},
	{"work that is done in time, and an end that is not", doc("", "{id: a, duration: 5}", "{id: b, duration: 1, after: [{task: a, type: finish-finish, lag: 1, unit: elapsed-days}], constraints: [{kind: finish-not-later, date: 2026-03-06}]}"),
		govmaturity.CodeUnreachable, "tasks[1].constraints[0]: b is asked to be finish-not-later 2026-03-06, and cannot end before 7 March 2026, 17:00: it waits for a"},
	{"must start on a holiday", doc("", "{id: a, duration: 1, constraints: [{kind: must-start, date: 2026-03-08}]}"),
		govmaturity.CodeUnreachable, "nothing is worked on 2026-03-08"},
	{"must end on a holiday", doc("", "{id: a, duration: 1, constraints: [{kind: must-finish, date: 2026-03-08}]}"), govmaturity.CodeUnreachable, "cannot end on it"},
	{"more than there ever is", doc("resources: [{id: r, capacity: 2}]\n", "{id: a, duration: 1, needs: [{resource: r, units: 3}]}"),
		govmaturity.CodeUnreachable, "tasks[0].needs[0].units: the task needs 3, and there is never more than 2"},
	{"never free for long enough", doc("resources: [{id: r, capacity: 0, periods: [{from: 2026-03-02, to: 2026-03-04, capacity: 1}]}]\n", "{id: a, duration: 5, needs: [{resource: r}]}"),
		govmaturity.CodeUnreachable, "tasks[0].needs[0]: there is never 1 of r free for as long as the task takes"},
	{"people who never meet", doc("calendars: [{id: week, weeks: [{weekend: [saturday, sunday]}]}, {id: end, weeks: [{weekend: [monday, tuesday, wednesday, thursday, friday]}]}]\ncalendar: week\nresources: [{id: r, calendar: end}]\n", "{id: a, duration: 1, needs: [{resource: r}]}"),
		govmaturity.CodeUnreachable, "never works when the task can be worked on"},
	{"no working day", doc("calendars: [{id: none, weeks: [{weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}]}]\n", "{id: a, duration: 1}"), govmaturity.CodeUnreachable, "no day of the week has working time"},
	{"no day of 2026", doc("", "{id: a, duration: 1, constraints: [{kind: deadline, date: 2026-02-29}]}"), govmaturity.CodeNoSuchDay, "there is no day \"2026-02-29\""},
	{"a time zone", strings.Replace(doc("", "{id: a, duration: 1}"), "2026-03-02", "2026-03-02T09:00Z", 1), govmaturity.CodePattern, "without a time zone"},
	{"an offset", strings.Replace(doc("", "{id: a, duration: 1}"), "2026-03-02", "2026-03-02T09:00+02:00", 1), govmaturity.CodePattern, "without a time zone"},
	{"a month alone", strings.Replace(doc("", "{id: a, duration: 1}"), "2026-03-02", "2026-03", 1), govmaturity.CodePattern, "expected a day"},
	{"long ago", strings.Replace(doc("", "{id: a, duration: 1}"), "2026-03-02", "1899-12-31", 1), govmaturity.CodeOutOfRange, "days from 1900 to 2199"},
	{"a deadline before the start", doc("deadline: 2026-01-01\n", "{id: a, duration: 1}"), govmaturity.CodeOutOfOrder, "the deadline is before the start"},
	{"dates in the wrong order", doc("calendars: [{id: c, days: [{from: 2026-03-04, to: 2026-03-03}]}]\n", "{id: a, duration: 1}"), govmaturity.CodeOutOfOrder, "ends before it begins"},
	{"a negative duration", doc("", "{id: a, duration: -1}"), govmaturity.CodeOutOfRange, "tasks[0].duration: must be at least 0"},
	{"no duration", doc("", "{id: a}"), govmaturity.CodeRequired, "0 for a milestone"},
	{"less than a minute", doc("", "{id: a, duration: 0.0001}"), govmaturity.CodeTooPrecise, "kept to the minute"},
	{"a lag of less than a minute", doc("", "{id: a, duration: 1}", "{id: b, duration: 1, after: [{task: a, lag: -0.0001}]}"), govmaturity.CodeTooPrecise, "tasks[1].after[0].lag: times are kept to the minute"},
	{"less than a thousandth of a month", doc("unit: months\n", "{id: a, duration: 0.0001}"), govmaturity.CodeTooPrecise, "tasks[0].duration: months are kept to the thousandth"},
	{"less than a thousandth of somebody", doc("resources: [{id: r}]\n", "{id: a, duration: 1, needs: [{resource: r, units: 0.0001}]}"), govmaturity.CodeTooPrecise, "tasks[0].needs[0].units: resources count to the thousandth"},
	{"hardly any capacity", doc("resources: [{id: r, capacity: 0.0001}]\n", "{id: a, duration: 1}"), govmaturity.CodeTooPrecise, "resources[0].capacity"},
	{"half a month", doc("", "{id: a, duration: 0.5, unit: months}"), govmaturity.CodeNotWhole, "months are counted by the calendar"},
	{"days in a plan of months", doc("unit: months\n", "{id: a, duration: 5, unit: days}"), govmaturity.CodeNotAllowed, "counts in months"},
	{"a date in a plan without", doc("unit: months\n", "{id: a, duration: 5, constraints: [{kind: deadline, date: 2026-03-02}]}"), govmaturity.CodeNotUsed, "has no dates"},
	{"a calendar in a plan without", doc("unit: months\n", "{id: a, duration: 5, calendar: c}"), govmaturity.CodeNotUsed, "has no calendar"},
	{"estimates in the wrong order", doc("", "{id: a, duration: 5, estimate: {optimistic: 6, pessimistic: 4}}"), govmaturity.CodeOutOfOrder, "estimate.optimistic"},
	{"two that contradict", doc("calendars: [{id: c, days: [{date: 2026-03-04}, {date: 2026-03-04, work: full}]}]\n", "{id: a, duration: 1}"), govmaturity.CodeContradiction, "2026-03-04 is worked otherwise"},
	{"a base that is its own", doc("calendars: [{id: c, base: d}, {id: d, base: c}]\n", "{id: a, duration: 1}"), govmaturity.CodeCycle, "in a circle"},
	{"hours that overlap", doc("calendars: [{id: c, weeks: [{hours: [{from: '08:00', to: '12:00'}, {from: '11:00', to: '13:00'}]}]}]\n", "{id: a, duration: 1}"), govmaturity.CodeOverlap, "overlaps 08:00 to 12:00"},
	{"30 February each year", doc("calendars: [{id: c, days: [{every: {rule: yearly, month: 2, day: 30}}]}]\n", "{id: a, duration: 1}"), govmaturity.CodeNoSuchDay, "month 2 has no day 30"},
	{"an interval from nowhere", doc("calendars: [{id: c, days: [{every: {rule: daily, interval: 3}}]}]\n", "{id: a, duration: 1}"), govmaturity.CodeRequired, "say from when"},
	{"what is not there", doc("", "{id: lwa, duration: 1}", "{id: b, duration: 1, after: [{task: law}]}"), govmaturity.CodeUnknownReference, "did you mean \"lwa\"?"},
	{"the same id", doc("", "{id: a, duration: 1}", "{id: a, duration: 1}"), govmaturity.CodeDuplicateID, "already a task"},
	{"a start of parts", doc("", "{id: a}", "{id: b, parent: a, duration: 1}", "{id: c, duration: 1, after: [{task: a, type: start-start}]}"), govmaturity.CodeNotAllowed, "waits for one of them"},
	{"longer than can be planned", doc("", "{id: a, duration: 100000}", "{id: b, duration: 1, after: [{task: a}]}"), govmaturity.CodeUnreachable, "before the year 2200"},
}

// What is wrong is said at its place, and nothing is planned then.
func TestBadInput(t *testing.T) {
	for _, tt := range bad {
		s, err := schedule.Read("bad.yaml", []byte(tt.text), nil)
		if err == nil {
			var p *schedule.Plan
			if p, err = s.Plan(t.Context(), schedule.Options{Limited: true}); p != nil {
				t.Errorf("%s: there is a plan", tt.reason)
			}
		}
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || problems.Counts()[tt.code] == 0 || !strings.Contains(err.Error(), tt.said) {
			t.Errorf("%s: got\n%v\nwant %s: %q", tt.reason, err, tt.code, tt.said)
			continue
		}
		if problems[0].Path == nil || problems[0].Line == 0 {
			t.Errorf("%s: no place: %v", tt.reason, err)
		}
	}
}

// Days that there are not every year, and times that are hard to get right.
func TestDays(t *testing.T) {
	c := calendar(t, schedule.CalendarSpec{
		FiscalMonth: 7,
		Weeks:       []schedule.WeekSpec{{Weekend: []schedule.Weekday{schedule.WeekdayFriday, schedule.WeekdaySaturday}}, {From: "2022-01-01", Weekend: []schedule.Weekday{schedule.WeekdaySaturday, schedule.WeekdaySunday}, Half: []schedule.Weekday{schedule.WeekdayFriday}}},
		Days:        []schedule.DaySpec{{Name: govmaturity.English("Leap day"), Every: &schedule.RecurrenceSpec{Rule: schedule.RecurrenceYearly, Month: 2, Day: 29}}},
	})
	for date, want := range map[string]int{
		"2021-12-31": 0, "2021-12-30": 480, "2022-01-02": 0, "2022-01-07": 240, "2022-01-06": 480, // the Emirates changed then
		"2024-02-29": 0, "2028-02-29": 0, "2100-03-01": 480, "2023-02-28": 480,
	} {
		if minutes, name := c.Work(moment(t, date)); minutes != want || (name != nil) != strings.HasSuffix(date, "02-29") {
			t.Errorf("%s: %d minutes (%v), want %d", date, minutes, name, want)
		}
	}
	for date, want := range map[string]string{"2026-06-30": "2025/26 Q4", "2026-07-01": "2026/27 Q1", "2027-01-15": "2026/27 Q3"} {
		q := c.Quarter(moment(t, date))
		if q.String() != want || q.From() > moment(t, date) || q.Until() <= moment(t, date) {
			t.Errorf("%s is in %s, want %s", date, q, want)
		}
	}
	if (schedule.Quarter{}).Valid() || c.Quarter(moment(t, "2026-07-01")) == (*schedule.Calendar)(nil).Quarter(moment(t, "2026-07-01")) {
		t.Error("quarters of different years are the same")
	}
}
