package actionplantest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/golden"
)

// RunScheduleGolden tries the golden cases of a schedule in the files that match a
// pattern, such as testdata/golden/*.yaml, each in a subtest of its own, and says which
// resources hold up nothing in any of them. The calendars are those that the schedule
// was compiled with, and may be nil. A file is a document:
//
//	format: govmaturity/golden/1
//	cases:
//	  - name: With the people that there are
//	    given: {limited: "yes"}
//	    expect:
//	      finish: 2026-09-14
//	      tasks:
//	        law: {start: 2026-03-02, finish: 2026-04-14T17:00, float: 0, critical: "yes"}
//	  - name: If the law took longer
//	    given: {durations: {law: 12}, capacities: {developers: 4}}
//	    expect: {finish: 2026-10-02}
//	  - name: Nobody to build it
//	    given: {limited: "yes", capacities: {developers: 0}}
//	    problems: [{code: unreachable, path: tasks.identity}]
//
// Given are whether capacities limit the plan, durations of tasks in the units that they
// have, capacities of resources, and a start. A case that leaves out limited asks for the
// critical path. What is expected are the end, and by the id of a task its dates, its
// total float in days, and whether it is critical; only what is written is compared. A
// day is any time of that day. Of a plan without dates, dates are days after its start,
// or months. A problem of a task is told at tasks and its id, and others at their
// place in the schedule.
//
// With the environment variable [UpdateVariable] set to 1, expectations that do not hold
// are written anew. A case without any gets all of them.
func RunScheduleGolden(t *testing.T, s *schedule.Schedule, calendars *schedule.Calendars, pattern string, opts ...GoldenOption) {
	t.Helper()
	k, err := newGoldenSchedule(s, calendars)
	if err != nil {
		t.Fatal(err)
	}
	k.Run(t, pattern, goldenOptions(opts))
}

// CheckScheduleGolden is [RunScheduleGolden] without testing, and without updates. It
// returns what no case reaches. The error joins those of all cases: a
// [govmaturity.Problems] for a file that cannot be read, and a text with the differences
// for a case that does not hold.
func CheckScheduleGolden(s *schedule.Schedule, calendars *schedule.Calendars, fsys fs.FS, pattern string, opts ...GoldenOption) ([]Unreached, error) {
	k, err := newGoldenSchedule(s, calendars)
	if err != nil {
		return nil, err
	}
	return k.Check(fsys, pattern, goldenOptions(opts))
}

// scheduleCaseFormat is the format of what a case gives. Nobody writes it: it is filled
// in.
const scheduleCaseFormat = "govmaturity/schedule-case/1"

type givenSchedule struct {
	Format     string                   `json:"format" doc:"required,enum=govmaturity/schedule-case/1"`
	Limited    string                   `json:"limited,omitempty" doc:"enum=yes|no"`
	Start      string                   `json:"start,omitempty"`
	Durations  map[string]golden.Number `json:"durations,omitempty"`
	Capacities map[string]golden.Number `json:"capacities,omitempty"`
}

// expectedPlan is what should come out of a case. What is "" is not compared.
type expectedPlan struct {
	Finish string                  `json:"finish,omitempty"`
	Tasks  map[string]expectedTask `json:"tasks,omitempty" doc:"nonempty"`
}

type expectedTask struct {
	Start    string        `json:"start,omitempty"`
	Finish   string        `json:"finish,omitempty"`
	Float    golden.Number `json:"float,omitempty"`
	Critical string        `json:"critical,omitempty" doc:"enum=yes|no"`
}

// aboutDays is the one kind of numbers that are expected of a plan.
const aboutDays = "days"

var scheduleCaseDocument = document.Declare[givenSchedule](scheduleCaseFormat, "Golden case", "What is changed in a schedule.",
	func() []document.Codec { return golden.Codecs(aboutDays) })

// goldenSchedule is a schedule as the subject of golden cases.
type goldenSchedule struct {
	s         *schedule.Schedule
	calendars *schedule.Calendars
}

func newGoldenSchedule(s *schedule.Schedule, calendars *schedule.Calendars) (*golden.Kit[expectedPlan, *schedule.Plan], error) {
	if s == nil {
		return nil, errors.New("actionplantest: there is no schedule")
	}
	return golden.New[expectedPlan, *schedule.Plan](goldenSchedule{s, calendars}, aboutDays)
}

func (g goldenSchedule) Edition() (id, edition string) { return g.s.ID(), g.s.Edition() }

func (g goldenSchedule) tasks() (ids []string) {
	for _, t := range g.s.Spec().Tasks {
		ids = append(ids, t.ID)
	}
	return ids
}

func (g goldenSchedule) resources() (ids []string) {
	for _, r := range g.s.Spec().Resources {
		ids = append(ids, r.ID)
	}
	return ids
}

// Try plans the schedule with what a case changes.
func (g goldenSchedule) Try(value golden.Value) (*schedule.Plan, error) {
	c := scheduleCaseDocument.Read("given.json", value.With("format", scheduleCaseFormat).JSON())
	if !c.Readable() {
		return nil, c.Err()
	}
	tasks, resources, top := g.tasks(), g.resources(), govmaturity.Path{}
	known(&c.Report, top.Key("durations"), "task", c.Doc.Durations, func(id string) bool { return slices.Contains(tasks, id) }, g.tasks)
	known(&c.Report, top.Key("capacities"), "resource", c.Doc.Capacities, func(id string) bool { return slices.Contains(resources, id) }, g.resources)
	if err := c.Err(); err != nil {
		return nil, err
	}
	spec := g.s.Spec()
	if c.Doc.Start != "" {
		spec.Start = c.Doc.Start
	}
	for i := range spec.Tasks {
		if n, ok := c.Doc.Durations[spec.Tasks[i].ID]; ok {
			x := n.Float()
			spec.Tasks[i].Duration, spec.Tasks[i].Estimate = &x, nil
		}
	}
	for i := range spec.Resources {
		if n, ok := c.Doc.Capacities[spec.Resources[i].ID]; ok {
			x := n.Float()
			spec.Resources[i].Capacity, spec.Resources[i].Periods = &x, nil
		}
	}
	p, err := g.plan(spec, schedule.Options{Limited: c.Doc.Limited == "yes"})
	problems, ok := errors.AsType[govmaturity.Problems](err)
	if err != nil && !ok {
		c.Add(nil, govmaturity.CodeNotAllowed, "%v", err)
	}
	for _, x := range problems {
		c.Add(g.place(spec, x.Path), x.Code, x.Format, x.Args...)
	}
	return p, c.Err()
}

func (g goldenSchedule) plan(spec *schedule.ScheduleSpec, o schedule.Options) (*schedule.Plan, error) {
	s, err := schedule.Compile(spec, g.calendars)
	if err != nil {
		return nil, err
	}
	return s.Plan(context.Background(), o)
}

// place returns where a case says what a problem is about: at the task.
func (g goldenSchedule) place(spec *schedule.ScheduleSpec, at govmaturity.Path) govmaturity.Path {
	for i, t := range spec.Tasks {
		prefix := govmaturity.Path{}.Key("tasks").Index(i).String()
		if s := at.String(); s == prefix || len(s) > len(prefix) && s[:len(prefix)] == prefix {
			return govmaturity.Path{}.Key("tasks").Key(t.ID)
		}
	}
	return at
}

// Unknown reports tasks that there are not.
func (g goldenSchedule) Unknown(want expectedPlan, _ *schedule.Plan, _ bool) govmaturity.Problems {
	r, tasks := &document.Report{}, g.tasks()
	known(r, govmaturity.Path{}.Key("tasks"), "task", want.Tasks, func(id string) bool { return slices.Contains(tasks, id) }, g.tasks)
	return r.Problems()
}

// when writes a moment: as a date, or as units after the start.
func when(p *schedule.Plan, m schedule.Moment) string {
	if p.Schedule().Dated() {
		return m.String()
	}
	return string(golden.NumberOf(float64(m-p.Start()) / p.UnitMinutes()))
}

func taskOf(p *schedule.Plan, id string) expectedTask {
	t := p.Task(id)
	return expectedTask{when(p, t.Start()), when(p, t.Finish()), golden.NumberOf(t.Days(t.TotalFloat())), yesNo(t.Critical())}
}

// Compare compares what is expected with what came out.
func (g goldenSchedule) Compare(want expectedPlan, p *schedule.Plan, within golden.Tolerances) (expectedPlan, []golden.Difference) {
	c, top, out := &comparison{within: within}, govmaturity.Path{}, want
	c.begin(top.Key("finish"), "the end", p.Explain().String())
	out.Finish, out.Tasks = c.moment("finish", want.Finish, when(p, p.Finish())), nil
	for _, id := range g.tasks() {
		w, ok := want.Tasks[id]
		if !ok {
			continue
		}
		x := taskOf(p, id)
		c.begin(top.Key("tasks").Key(id), "the task "+id, p.Task(id).Explain().String())
		if out.Tasks == nil {
			out.Tasks = map[string]expectedTask{}
		}
		out.Tasks[id] = expectedTask{
			c.moment("start", w.Start, x.Start), c.moment("finish", w.Finish, x.Finish),
			c.number(aboutDays, "float", w.Float, x.Float), c.word("critical", w.Critical, x.Critical),
		}
	}
	return out, c.differs
}

// Everything expects all that came out.
func (g goldenSchedule) Everything(p *schedule.Plan) expectedPlan {
	out := expectedPlan{Finish: when(p, p.Finish()), Tasks: map[string]expectedTask{}}
	for _, id := range g.tasks() {
		out.Tasks[id] = taskOf(p, id)
	}
	return out
}

// Write writes expectations as YAML.
func (g goldenSchedule) Write(b *bytes.Buffer, want expectedPlan, _ *schedule.Plan, indent string) {
	if want.Finish != "" {
		fmt.Fprintf(b, "%sfinish: %s\n", indent, golden.YAML(want.Finish))
	}
	if len(want.Tasks) > 0 {
		b.WriteString(indent + "tasks:\n")
	}
	for _, id := range g.tasks() { // in the order of the document
		if w, ok := want.Tasks[id]; ok {
			fmt.Fprintf(b, "%s  %s: %s\n", indent, golden.YAML(id), inline("start", w.Start, "finish", w.Finish, "float", w.Float, "critical", w.Critical))
		}
	}
}

// Places adds each resource.
func (g goldenSchedule) Places(r *golden.Reach) {
	for _, id := range g.resources() {
		r.Add("resource", id, "holds up a task")
	}
}

// Mark notes the resources that hold up a task.
func (g goldenSchedule) Mark(r *golden.Reach, p *schedule.Plan) {
	for t := range p.Tasks() {
		if w := t.Why(); w.Kind == schedule.WhyKindResource {
			r.Hit("resource", w.Resource, "holds up a task")
		}
	}
}
