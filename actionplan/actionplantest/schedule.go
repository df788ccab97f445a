package actionplantest

import (
	"context"
	"errors"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// RunSchedule checks that a schedule keeps the [ScheduleLaws], each in a subtest of
// its own, and logs what is waived. The calendars are those that the schedule was
// compiled with, and may be nil.
//
//	func TestPortal(t *testing.T) { actionplantest.RunSchedule(t, portal, nil) }
func RunSchedule(t *testing.T, s *schedule.Schedule, calendars *schedule.Calendars, opts ...Option) {
	t.Helper()
	x, err := newScheduleSubject(s, calendars, newScheduleEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	scheduleKit().Run(t, x, laws.Options{Waivers: x.Waivers})
}

// CheckSchedule is [RunSchedule] without testing. It returns nil, or [Violations]
// with every law that is broken, or another error when the laws cannot be checked at
// all.
func CheckSchedule(s *schedule.Schedule, calendars *schedule.Calendars, opts ...Option) error {
	report, err := InspectSchedule(s, calendars, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectSchedule is [CheckSchedule] with all that came of it. The error says that
// the laws cannot be checked at all.
func InspectSchedule(s *schedule.Schedule, calendars *schedule.Calendars, opts ...Option) (Report, error) {
	return inspectSchedule(newScheduleEngine(), s, calendars, opts...)
}

func inspectSchedule(e scheduleEngine, s *schedule.Schedule, calendars *schedule.Calendars, opts ...Option) (Report, error) {
	x, err := newScheduleSubject(s, calendars, e, opts)
	if err != nil {
		return Report{}, err
	}
	return scheduleKit().Check(x, laws.Options{Waivers: x.Waivers})
}

// ScheduleLaws returns the laws of schedules, in the order in which they are checked.
// The list is the caller's own.
func ScheduleLaws() []Law { return scheduleKit().Laws() }

// scheduleEngine is what the laws see of package schedule. It keeps some laws by
// itself, whatever the document; tests then put a broken function in its place, to
// show that the law would notice.
type scheduleEngine struct {
	compile  func(*schedule.ScheduleSpec, *schedule.Calendars) (*schedule.Schedule, error)
	read     func(name string, data []byte, calendars *schedule.Calendars) (*schedule.Schedule, error)
	plan     func(*schedule.Schedule, schedule.Options) (*schedule.Plan, error)
	reasons  func(schedule.Task) []schedule.Why
	total    func(schedule.Task) int
	free     func(schedule.Task) int
	critical func(schedule.Task) bool
	driving  func(schedule.Task) bool
	explain  func(schedule.Task) govmaturity.Finding
	bound    func(*schedule.Plan) schedule.Moment
	done     func(r *schedule.Risk, share float64) schedule.Moment
	fromForm func(*govmaturity.FormInput, *schedule.Calendars) (*schedule.Schedule, error)
}

func newScheduleEngine() scheduleEngine {
	return scheduleEngine{
		compile: schedule.Compile,
		read:    schedule.Read,
		plan: func(s *schedule.Schedule, o schedule.Options) (*schedule.Plan, error) {
			return s.Plan(context.Background(), o)
		},
		reasons:  func(t schedule.Task) []schedule.Why { return append(t.Links(), t.Why()) },
		total:    schedule.Task.TotalFloat,
		free:     schedule.Task.FreeFloat,
		critical: schedule.Task.Critical,
		driving:  schedule.Task.Driving,
		explain:  func(t schedule.Task) govmaturity.Finding { return t.Explain() },
		bound:    (*schedule.Plan).Bound,
		done:     (*schedule.Risk).Finish,
		fromForm: func(in *govmaturity.FormInput, calendars *schedule.Calendars) (*schedule.Schedule, error) {
			if err := in.Err(); err != nil {
				return nil, err
			}
			return schedule.Read("", in.Document, calendars)
		},
	}
}

// scheduleSubject is a schedule under examination.
type scheduleSubject struct {
	laws.Config
	engine    scheduleEngine
	s         *schedule.Schedule
	calendars *schedule.Calendars
	spec      *schedule.ScheduleSpec
	at        map[string]int  // tasks of the document
	parts     map[string]bool // those that have some
	// path is the plan of the critical path, and limited the one within the capacity of
	// resources: nil where there is none, and then refused says why.
	path, limited *schedule.Plan
	refused       error
}

// someEffort is how long a plan within limits is searched for: the laws hold for any.
const someEffort = 100

func newScheduleSubject(s *schedule.Schedule, calendars *schedule.Calendars, e scheduleEngine, opts []Option) (*scheduleSubject, error) {
	if s == nil {
		return nil, errors.New("actionplantest: there is no schedule")
	}
	x := &scheduleSubject{
		Config: laws.NewConfig(DefaultSamples, opts), engine: e, s: s, calendars: calendars, spec: s.Spec(),
		at: map[string]int{}, parts: map[string]bool{},
	}
	there := map[string]bool{}
	for i, t := range x.spec.Tasks {
		x.at[t.ID], x.parts[t.Parent], there[t.ID] = i, true, true
	}
	for _, r := range x.spec.Resources {
		there[r.ID] = true
	}
	for _, c := range x.spec.Calendars {
		there[c.ID] = true
	}
	if err := x.CheckWaivers("actionplantest", there, "task, resource or calendar"); err != nil {
		return nil, err
	}
	if x.path, x.refused = e.plan(s, schedule.Options{}); x.refused == nil {
		x.limited, x.refused = e.plan(s, schedule.Options{Limited: true, Effort: someEffort})
	}
	return x, nil
}

// scheduleRule is a law of schedules with what looks for a breach of it.
type scheduleRule = laws.Rule[*scheduleSubject]

func scheduleKit() laws.Kit[*scheduleSubject] {
	return laws.Kit[*scheduleSubject]{
		// What a document can break.
		canBePlanned(),
		titlesSaid(),
		taskNamesApart(),
		tasksJoined(),
		linksApart(),
		constraintsMatter(),
		deadlinesKept(),
		resourcesNeeded(),
		calendarsUsed(),
		// What the library keeps, tried with this schedule.
		dateAfterReason(),
		linksKept(),
		capacityKept(),
		enoughIsCriticalPath(),
		limitsOnlyDelay(),
		totalFloatHolds(),
		freeFloatHolds(),
		criticalByFloat(),
		endRestsOnReasons(),
		datesExplained(),
		riskRises(),
		riskWithinEstimates(),
		scheduleOrder(),
		scheduleSameAgain(),
		scheduleRoundTrip(),
		scheduleFormRoundTrip(),
	}
}

func (s *scheduleSubject) violated(out *laws.Recorder, id, given, got, expected string) {
	out.Violated(laws.Violation{At: id, Title: s.title(id), Given: given, Got: got, Expected: expected})
}

// title is what people call a task, a resource or a calendar.
func (s *scheduleSubject) title(id string) string {
	if i, ok := s.at[id]; ok {
		return s.spec.Tasks[i].Title.String()
	}
	for _, r := range s.spec.Resources {
		if r.ID == id {
			return r.Title.String()
		}
	}
	return ""
}

// plans are the plans that there are.
func (s *scheduleSubject) plans() []*schedule.Plan {
	if s.refused != nil {
		return nil
	}
	return []*schedule.Plan{s.path, s.limited}
}

// planned plans another document.
func (s *scheduleSubject) planned(spec *schedule.ScheduleSpec, o schedule.Options) (*schedule.Plan, error) {
	other, err := s.engine.compile(spec, s.calendars)
	if err != nil {
		return nil, err
	}
	return s.engine.plan(other, o)
}
