package schedule_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/long"
)

// made are random schedules: four kinds of links with lags by several calendars, elapsed
// time, milestones, parts and resources.
func made(r *rand.Rand, dated, parts bool) *schedule.ScheduleSpec {
	n := 3 + r.IntN(10)
	if parts {
		n += 4
	}
	spec := &schedule.ScheduleSpec{Format: schedule.ScheduleFormat, ID: "made"}
	if dated {
		spec.Start = fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
		spec.Calendar = "main"
		spec.Calendars = []schedule.CalendarSpec{
			{ID: "main", Days: []schedule.DaySpec{
				{From: "2026-04-03", To: "2026-04-07"}, {Date: "2026-06-13", Work: schedule.WorkFull},
				{Every: &schedule.RecurrenceSpec{Rule: schedule.RecurrenceYearly, Month: 5, Day: 1}},
			}},
			{ID: "gulf", Weeks: []schedule.WeekSpec{
				{Weekend: []schedule.Weekday{schedule.WeekdayFriday, schedule.WeekdaySaturday}},
				{From: "2026-07-01", Half: []schedule.Weekday{schedule.WeekdayFriday}, Hours: []schedule.HoursSpec{{From: "07:30", To: "15:30"}}},
			}},
		}
	}
	spec.Resources = []schedule.ResourceSpec{{ID: "a", Capacity: new(2.0)}, {ID: "b"}}
	calendars := []string{"", "main", "gulf"}
	pick := func() string {
		if !dated {
			return ""
		}
		return calendars[r.IntN(3)]
	}
	for i := range n {
		t := schedule.TaskSpec{ID: fmt.Sprintf("t%02d", i), Duration: new(float64(r.IntN(12)) / 2), Calendar: pick()}
		if dated && r.IntN(6) == 0 {
			t.Unit = []schedule.Unit{schedule.UnitElapsedDays, schedule.UnitHours, schedule.UnitWeeks}[r.IntN(3)]
		}
		if r.IntN(3) == 0 {
			t.Needs = append(t.Needs, schedule.ResourceNeedSpec{Resource: "a"})
		}
		if r.IntN(3) == 0 {
			t.Needs = append(t.Needs, schedule.ResourceNeedSpec{Resource: "b"})
		}
		if parts && i < 2 {
			t.Duration, t.Unit, t.Calendar, t.Needs = nil, "", "", nil
		} else if parts && i < 6 {
			t.Parent = fmt.Sprintf("t%02d", i%2)
		}
		for k := range i {
			if r.IntN(4) != 0 || parts && (i < 6 || k == 0) {
				continue
			}
			l := schedule.TaskLinkSpec{Task: fmt.Sprintf("t%02d", k)}
			if !(parts && k < 2) {
				l.Type = []schedule.LinkType{"", schedule.LinkTypeFinishStart, schedule.LinkTypeStartStart, schedule.LinkTypeFinishFinish, schedule.LinkTypeStartFinish}[r.IntN(5)]
			}
			if r.IntN(2) == 0 {
				l.Lag, l.Calendar = new(float64(r.IntN(7)-2)), pick()
				if dated && r.IntN(4) == 0 {
					l.Unit = schedule.UnitElapsedDays
				}
			}
			t.After = append(t.After, l)
		}
		spec.Tasks = append(spec.Tasks, t)
	}
	return spec
}

func planned(tb testing.TB, spec *schedule.ScheduleSpec, limited bool) *schedule.Plan {
	tb.Helper()
	s := must[*schedule.Schedule](tb)(schedule.Compile(spec, nil))
	return must[*schedule.Plan](tb)(s.Plan(tb.Context(), schedule.Options{Limited: limited, Effort: 60}))
}

func runs(many int) int {
	if long.Enabled() {
		return 10 * many
	}
	return many
}

// A date is never earlier than what it rests on, nor than what any link allows; and a
// plan within the capacity of resources takes no more than there is.
func TestNoDateIsEarlierThanItsReason(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	kinds := map[schedule.WhyKind]int{}
	for range runs(200) {
		limited := r.IntN(2) == 0
		p := planned(t, bound(t, r, made(r, r.IntN(3) > 0, r.IntN(3) == 0)), limited)
		for task := range p.Tasks() {
			w := task.Why()
			kinds[w.Kind]++
			if task.TotalFloat() < 0 && !misses(t, p) {
				t.Fatalf("%s: total float %d, and no deadline is missed", task.ID(), task.TotalFloat())
			}
			for _, w := range append(task.Links(), w) {
				at := task.Start()
				if w.Finish {
					at = task.Finish()
				}
				if at < w.Until || w.Kind == schedule.WhyKindLink && w.Since > w.Until && w.Lag > 0 {
					t.Fatalf("%s is at %s, before %s (%s %s, since %s)", task.ID(), at, w.Until, w.Kind, w.Link, w.Since)
				}
			}
		}
		if limited {
			verify(t, p)
		}
	}
	for _, k := range []schedule.WhyKind{schedule.WhyKindStart, schedule.WhyKindLink, schedule.WhyKindResource} {
		if kinds[k] == 0 {
			t.Errorf("no date rests on %s", k)
		}
	}
}

// bound gives tasks of a made schedule constraints that can always be kept, deadlines
// that may be missed, and lets some be late.
func bound(tb testing.TB, r *rand.Rand, spec *schedule.ScheduleSpec) *schedule.ScheduleSpec {
	kinds := []schedule.ConstraintKind{schedule.ConstraintKindStartNotEarlier, schedule.ConstraintKindFinishNotEarlier, schedule.ConstraintKindDeadline}
	for i := range spec.Tasks {
		t := &spec.Tasks[i]
		if r.IntN(5) > 0 || t.Duration == nil {
			continue
		}
		t.Late = r.IntN(3) == 0
		c := schedule.ConstraintSpec{Kind: kinds[r.IntN(3)], After: new(float64(r.IntN(20)))}
		if spec.Start != "" {
			c.Date, c.After = (moment(tb, spec.Start) + schedule.Moment(r.IntN(30*24))*60).String(), nil
		}
		t.Constraints = []schedule.ConstraintSpec{c}
	}
	if spec.Start != "" && r.IntN(3) == 0 {
		spec.Deadline = (moment(tb, spec.Start) + schedule.Moment(r.IntN(30*24))*60).String()
	}
	return spec
}

// workDone is when the work of a task is done, which may be before its end, with what the
// documents say alone.
func workDone(tb testing.TB, spec *schedule.ScheduleSpec, t *schedule.TaskSpec, start schedule.Moment) schedule.Moment {
	minutes := map[schedule.Unit]float64{"": 480, schedule.UnitHours: 60, schedule.UnitWeeks: 5 * 480, schedule.UnitElapsedDays: 24 * 60}[t.Unit]
	if spec.Start == "" {
		return start + schedule.Moment(*t.Duration*minutes)
	}
	return clockOf(tb, spec, t).AddWork(start, int(*t.Duration*minutes))
}

// verify checks capacity at every start, with what the documents say alone.
func verify(tb testing.TB, p *schedule.Plan) {
	tb.Helper()
	spec := p.Schedule().Spec()
	has := map[string]float64{}
	for _, r := range spec.Resources {
		has[r.ID] = 1
		if r.Capacity != nil {
			has[r.ID] = *r.Capacity
		}
	}
	for _, at := range spec.Tasks {
		m := p.Task(at.ID).Start()
		used := map[string]float64{}
		for _, other := range spec.Tasks {
			if other.Duration == nil || *other.Duration == 0 {
				continue
			}
			if o := p.Task(other.ID).Start(); o <= m && m < workDone(tb, spec, &other, o) {
				for _, need := range other.Needs {
					units := 1.0
					if need.Units != nil {
						units = *need.Units
					}
					used[need.Resource] += units
				}
			}
		}
		for id, x := range used {
			if x > has[id] {
				tb.Fatalf("%v of %s are taken at %s, of %v", x, id, m, has[id])
			}
		}
	}
}

// misses reports whether a plan misses a deadline.
func misses(tb testing.TB, p *schedule.Plan) bool {
	for task := range p.Tasks() {
		if task.MissesDeadline() {
			return true
		}
	}
	d := p.Schedule().Spec().Deadline
	return d != "" && p.Finish() > moment(tb, d)
}

// with is the same schedule, with a task that starts no earlier than a moment.
func with(spec *schedule.ScheduleSpec, id string, m schedule.Moment) *schedule.ScheduleSpec {
	out := *spec
	out.Tasks = slices.Clone(spec.Tasks)
	for i := range out.Tasks {
		if out.Tasks[i].ID == id {
			out.Tasks[i].Constraints = []schedule.ConstraintSpec{{Kind: schedule.ConstraintKindStartNotEarlier, Date: m.String()}}
		}
	}
	return &out
}

// clockOf is the calendar that a task's float is counted by.
func clockOf(tb testing.TB, spec *schedule.ScheduleSpec, t *schedule.TaskSpec) *schedule.Calendar {
	if t.Unit == schedule.UnitElapsedDays {
		return nil
	}
	id := t.Calendar
	if id == "" {
		id = spec.Calendar
	}
	all := must[*schedule.Calendars](tb)(schedule.CompileCalendars(&schedule.CalendarsSpec{Format: schedule.CalendarsFormat, ID: "x", Calendars: spec.Calendars}))
	return all.Calendar(id)
}

// Floats come out again from the links: a task that starts as much later as its total
// float leaves the end where it is, and one minute more does not; one that starts as much
// later as its free float moves no other.
func TestFloats(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	checked, moved := 0, 0
	for range runs(60) {
		spec := made(r, true, false)
		p := planned(t, spec, false)
		for i := range spec.Tasks {
			task := p.Task(spec.Tasks[i].ID)
			c := clockOf(t, spec, &spec.Tasks[i])
			total, free := task.TotalFloat(), task.FreeFloat()
			if total < 0 || free > total {
				t.Fatalf("%s: total float %d, free float %d", task.ID(), total, free)
			}
			checked++
			later := planned(t, with(spec, task.ID(), c.AddWork(task.Start(), total)), false)
			if later.Finish() != p.Finish() {
				t.Fatalf("%s starts %d minutes later, and the plan ends %s, not %s", task.ID(), total, later.Finish(), p.Finish())
			}
			if later = planned(t, with(spec, task.ID(), c.AddWork(task.Start(), total+1)), false); later.Finish() <= p.Finish() {
				t.Fatalf("%s starts %d minutes later, and the plan does not end later than %s", task.ID(), total+1, p.Finish())
			}
			if free > 0 {
				moved++
			}
			later = planned(t, with(spec, task.ID(), c.AddWork(task.Start(), free)), false)
			for other := range p.Tasks() {
				if o := later.Task(other.ID()); other.ID() != task.ID() && (o.Start() != other.Start() || o.Finish() != other.Finish()) {
					t.Fatalf("%s starts %d minutes later, and moves %s", task.ID(), free, other.ID())
				}
			}
		}
	}
	if checked < 300 || moved < 50 {
		t.Errorf("%d tasks checked, %d of them with free float", checked, moved)
	}
}

// The tasks that the end rests on, and the links among them, make the plan as long as it is.
func TestDrivingTasksAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	fewer := 0
	for range runs(100) {
		spec := made(r, r.IntN(4) > 0, false)
		p := planned(t, spec, false)
		drives := func(id string) bool { return p.Task(id).Driving() }
		alone := *spec
		alone.Tasks = slices.DeleteFunc(slices.Clone(spec.Tasks), func(task schedule.TaskSpec) bool { return !drives(task.ID) })
		for i := range alone.Tasks {
			alone.Tasks[i].After = slices.DeleteFunc(slices.Clone(alone.Tasks[i].After), func(l schedule.TaskLinkSpec) bool { return !drives(l.Task) })
		}
		if len(alone.Tasks) < len(spec.Tasks) {
			fewer++
		}
		if q := planned(t, &alone, false); q.Finish() != p.Finish() {
			t.Fatalf("all ends %s, and with the tasks alone that this rests on %s", p.Finish(), q.Finish())
		}
	}
	if fewer < 50 {
		t.Errorf("in %d plans alone a task does not drive", fewer)
	}
}

// Without limits, the plan is that of the critical path.
func TestEnoughOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range runs(80) {
		spec := bound(t, r, made(r, r.IntN(2) == 0, r.IntN(3) == 0))
		for i := range spec.Resources {
			spec.Resources[i].Capacity = new(1000.0)
		}
		a, b := planned(t, spec, false), planned(t, spec, true)
		for task := range a.Tasks() {
			if o := b.Task(task.ID()); o.Start() != task.Start() || o.Finish() != task.Finish() || o.TotalFloat() != task.TotalFloat() {
				t.Fatalf("%s: %s to %s, float %d; with enough of all %s to %s, %d", task.ID(), task.Start(), task.Finish(), task.TotalFloat(), o.Start(), o.Finish(), o.TotalFloat())
			}
		}
		if !b.Optimal() {
			t.Error("a plan with enough of all is not shown to be optimal")
		}
	}
}

// The order of the document makes no difference to dates, floats and reasons.
func TestOrderMakesNoDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range runs(80) {
		spec := bound(t, r, made(r, r.IntN(3) > 0, r.IntN(3) == 0))
		limited := r.IntN(2) == 0
		a := planned(t, spec, limited)
		r.Shuffle(len(spec.Tasks), func(i, k int) { spec.Tasks[i], spec.Tasks[k] = spec.Tasks[k], spec.Tasks[i] })
		slices.Reverse(spec.Resources)
		slices.Reverse(spec.Calendars)
		for i := range spec.Tasks {
			slices.Reverse(spec.Tasks[i].After)
			slices.Reverse(spec.Tasks[i].Needs)
		}
		b := planned(t, spec, limited)
		for task := range a.Tasks() {
			o := b.Task(task.ID())
			x, y := task.Why(), o.Why()
			if o.Start() != task.Start() || o.Finish() != task.Finish() || o.TotalFloat() != task.TotalFloat() || o.FreeFloat() != task.FreeFloat() ||
				x.Kind != y.Kind || x.Task.ID() != y.Task.ID() || x.Until != y.Until || task.Driving() != o.Driving() {
				t.Fatalf("limited %v: %s is %s to %s (%s %s), and in another order %s to %s (%s %s)", limited,
					task.ID(), task.Start(), task.Finish(), x.Kind, x.Task.ID(), o.Start(), o.Finish(), y.Kind, y.Task.ID())
			}
		}
	}
}

// Seen from its end, a plan is the mirror of itself: what was latest is earliest.
func TestMirror(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range runs(80) {
		spec := made(r, false, false)
		p := planned(t, spec, false)
		back := *spec
		back.Tasks = nil
		at := map[string]int{}
		for i, task := range spec.Tasks {
			at[task.ID] = i
			task.After = nil
			back.Tasks = append(back.Tasks, task)
		}
		for _, task := range spec.Tasks {
			for _, l := range task.After {
				m := schedule.TaskLinkSpec{Task: task.ID, Type: l.Type, Lag: l.Lag}
				switch l.Type {
				case schedule.LinkTypeStartStart:
					m.Type = schedule.LinkTypeFinishFinish
				case schedule.LinkTypeFinishFinish:
					m.Type = schedule.LinkTypeStartStart
				}
				k := at[l.Task]
				back.Tasks[k].After = append(back.Tasks[k].After, m)
			}
		}
		q := planned(t, &back, false)
		if q.Finish() != p.Finish() {
			t.Fatalf("the plan ends after %d, its mirror after %d", p.Finish(), q.Finish())
		}
		for task := range p.Tasks() {
			o := q.Task(task.ID())
			if o.Start() != p.Finish()-task.LateFinish() || o.TotalFloat() != task.TotalFloat() {
				t.Fatalf("%s: latest end %d of %d, float %d; in the mirror it starts at %d, float %d", task.ID(), task.LateFinish(), p.Finish(), task.TotalFloat(), o.Start(), o.TotalFloat())
			}
		}
	}
}
