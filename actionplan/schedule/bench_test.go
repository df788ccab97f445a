package schedule_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// large is a schedule of many tasks, each of which waits for up to three before it.
func large(n int) *schedule.ScheduleSpec {
	r := rand.New(rand.NewPCG(1, 2))
	spec := &schedule.ScheduleSpec{
		Format: schedule.ScheduleFormat, ID: "large", Start: "2026-01-05", Calendar: "main",
		Calendars: []schedule.CalendarSpec{{ID: "main", Days: []schedule.DaySpec{
			{Every: &schedule.RecurrenceSpec{Rule: schedule.RecurrenceYearly, Month: 1, Day: 1}},
			{Every: &schedule.RecurrenceSpec{Rule: schedule.RecurrenceYearly, Month: 5, Day: 1}},
			{Every: &schedule.RecurrenceSpec{Rule: schedule.RecurrenceYearly, Month: 8, Weekday: schedule.WeekdayMonday, Nth: 5}},
		}}},
		Resources: []schedule.ResourceSpec{{ID: "people", Capacity: new(40.0)}},
	}
	types := []schedule.LinkType{"", "", "", schedule.LinkTypeStartStart, schedule.LinkTypeFinishFinish, schedule.LinkTypeStartFinish}
	for i := range n {
		t := schedule.TaskSpec{ID: fmt.Sprintf("t%05d", i), Duration: new(float64(1 + r.IntN(10)))}
		for range min(i, r.IntN(4)) {
			l := schedule.TaskLinkSpec{Task: fmt.Sprintf("t%05d", max(0, i-1-r.IntN(400))), Type: types[r.IntN(len(types))]}
			if r.IntN(2) == 0 {
				l.Lag = new(float64(r.IntN(5)))
			}
			t.After = append(t.After, l)
		}
		t.Needs = []schedule.ResourceNeedSpec{{Resource: "people", Units: new(float64(1 + r.IntN(3)))}}
		spec.Tasks = append(spec.Tasks, t)
	}
	return spec
}

// Ten thousand tasks by critical path, with calendars: the aim is 20 ms.
func BenchmarkCriticalPath10000(b *testing.B) {
	s := must[*schedule.Schedule](b)(schedule.Compile(large(10_000), nil))
	for b.Loop() {
		if _, err := s.Plan(b.Context(), schedule.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile10000(b *testing.B) {
	spec := large(10_000)
	for b.Loop() {
		if _, err := schedule.Compile(spec, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// Ten thousand tasks within the capacity of a resource, without a search.
func BenchmarkLimited10000(b *testing.B) {
	s := must[*schedule.Schedule](b)(schedule.Compile(large(10_000), nil))
	for b.Loop() {
		if _, err := s.Plan(b.Context(), schedule.Options{Limited: true, Effort: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAddWork(b *testing.B) {
	s := must[*schedule.Schedule](b)(schedule.Compile(large(1), nil))
	c, m := s.Calendar(), schedule.At(2026, 1, 5, 8, 0)
	for b.Loop() {
		if c.AddWork(m, 480*997) == m {
			b.Fatal("no time passed")
		}
	}
}

func BenchmarkSimulate100(b *testing.B) {
	spec := large(100)
	for i := range spec.Tasks {
		d := *spec.Tasks[i].Duration
		spec.Tasks[i].Estimate = &schedule.EstimateSpec{Optimistic: d / 2, Pessimistic: 3 * d}
	}
	s := must[*schedule.Schedule](b)(schedule.Compile(spec, nil))
	for b.Loop() {
		if _, err := s.Simulate(b.Context(), schedule.RiskOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
