package actionplantest

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

// portal is a schedule that uses much and keeps all laws.
func portal(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/schedule.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func scheduled(t testing.TB, text string) *schedule.Schedule {
	t.Helper()
	s, err := schedule.Read("schedule.yaml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestScheduleWellMade(t *testing.T) {
	RunSchedule(t, scheduled(t, portal(t)), nil)
	if err := CheckSchedule(scheduled(t, portal(t)), nil, WithSeed(2), WithSamples(long.Count(30, 400))); err != nil {
		t.Error(err)
	}
	if err := scheduleKit().Validate(); err != nil {
		t.Error(err)
	}
}

// Each law that a document can break is shown to catch something: one change to the
// schedule, so that exactly that law is reported, and at one part.
func TestScheduleLawsCatch(t *testing.T) {
	t.Parallel()
	tests := []struct{ law, at, was, is, says string }{
		{"can-be-planned", "", "{kind: deadline, date: 2026-08-31}", "{kind: finish-not-later, date: 2026-04-30}", "2026-04-30"},
		{"titles-said", "inventory", "title: Inventory of services, ", "", "no title"},
		{"titles-said", "analysts", "title: Analysts, ", "", "no title"},
		{"names-apart", "users", "Research with users", "regulation on  data sharing", "the title of law"},
		{"tasks-joined", "inventory", "after: [{task: inventory}]", "after: [{task: users}]", "none, to it or from it"},
		{"links-apart", "identity", "after: [{task: users}]", "after: [{task: users}, {task: users, lag: 1}]", "two to users of the type finish-start"},
		{"constraints-matter", "hosting", "date: 2026-03-16", "date: 2026-03-02", "on which the plan starts"},
		{"deadlines-kept", "live", "date: 2026-08-31", "date: 2026-04-30", "an end on"},
		{"deadlines-kept", "", "deadline: 2026-12-31", "deadline: 2026-04-30", "an end on"},
		{"resources-needed", "lawyers", "resources:\n", "resources:\n  - {id: lawyers, title: Lawyers}\n", "no task that needs it"},
		{"calendars-used", "supplier", "    calendar: supplier\n", "", "nothing that goes by it"},
	}
	for _, test := range tests {
		t.Run(test.law, func(t *testing.T) {
			base := portal(t)
			text := strings.Replace(base, test.was, test.is, 1)
			if text == base {
				t.Fatal("nothing was changed")
			}
			report, err := InspectSchedule(scheduled(t, text), nil, WithSamples(8))
			if err != nil {
				t.Fatal(err)
			}
			onlyAt(t, report, test.law, test.at, test.says)
		})
	}
	for _, law := range ScheduleLaws()[:9] {
		if !slices.ContainsFunc(tests, func(b struct{ law, at, was, is, says string }) bool { return b.law == law.Name }) {
			t.Errorf("no document shows that the law %s catches anything", law.Name)
		}
	}
}

// onlyAt checks that one law alone is broken, at one part.
func onlyAt(t *testing.T, report Report, law, at, says string) {
	t.Helper()
	if len(report.Violations) != 1 || report.Violations[0].Law.Name != law || report.Violations[0].At != at || !strings.Contains(report.Violations[0].Error(), says) {
		t.Errorf("want only %s, at %q, with %q\n%v", law, at, says, report)
	}
}

// only checks that one law alone is broken.
func only(t *testing.T, report Report, law string) {
	t.Helper()
	if len(report.Violations) == 0 {
		t.Fatalf("nobody noticed: %v", report)
	}
	for _, v := range report.Violations {
		if v.Law.Name != law {
			t.Errorf("want only %s\n%v", law, v)
		}
	}
}

// scheduleStandIn is a broken function in the place of one of the library.
type scheduleStandIn struct {
	law, reason string
	engine      func(*scheduleEngine)
}

// changed plans another document than the one that is asked for.
func changed(e *scheduleEngine, change func(*schedule.ScheduleSpec, *schedule.Options)) {
	plan := e.plan
	e.plan = func(s *schedule.Schedule, o schedule.Options) (*schedule.Plan, error) {
		spec := s.Spec()
		change(spec, &o)
		other, err := schedule.Compile(spec, nil)
		if err != nil {
			return nil, err
		}
		return plan(other, o)
	}
}

func task(spec *schedule.ScheduleSpec, id string) *schedule.TaskSpec {
	return &spec.Tasks[slices.IndexFunc(spec.Tasks, func(t schedule.TaskSpec) bool { return t.ID == id })]
}

func scheduleStandIns() []scheduleStandIn {
	return []scheduleStandIn{
		{"date-after-reason", "reasons that end a minute after the start", func(e *scheduleEngine) {
			reasons := e.reasons
			e.reasons = func(t schedule.Task) []schedule.Why {
				list := reasons(t)
				for i := range list {
					if list[i].Kind == schedule.WhyKindLink && list[i].Until == t.Start() {
						list[i].Until++
					}
				}
				return list
			}
		}},
		{"links-kept", "a plan that forgets a lag", func(e *scheduleEngine) {
			changed(e, func(spec *schedule.ScheduleSpec, _ *schedule.Options) {
				for i, l := range task(spec, "exchange").After {
					if l.Task == "identity" {
						task(spec, "exchange").After[i].Lag, task(spec, "exchange").After[i].Unit = nil, ""
					}
				}
			})
		}},
		{"capacity-kept", "a plan that forgets a month with fewer people", func(e *scheduleEngine) {
			changed(e, func(spec *schedule.ScheduleSpec, o *schedule.Options) {
				for i := range spec.Resources {
					spec.Resources[i].Periods = nil
				}
			})
		}},
		{"enough-is-critical-path", "a plan within limits that is slower where all is there", func(e *scheduleEngine) {
			changed(e, func(spec *schedule.ScheduleSpec, o *schedule.Options) {
				if o.Limited && *spec.Resources[0].Capacity > 3 {
					*task(spec, "forms").Duration++
				}
			})
		}},
		{"limits-only-delay", "a bound after the end", func(e *scheduleEngine) {
			e.bound = func(p *schedule.Plan) schedule.Moment { return p.Finish() + 1 }
		}},
		{"total-float", "a float that is a day too long", func(e *scheduleEngine) {
			total := e.total
			e.total = func(t schedule.Task) int { return total(t) + 480 }
		}},
		{"total-float", "a float that is a minute too short", func(e *scheduleEngine) {
			total := e.total
			e.total = func(t schedule.Task) int { return max(t.FreeFloat(), total(t)-1) }
		}},
		{"free-float", "the total float in the place of the free one", func(e *scheduleEngine) { e.free = e.total }},
		{"critical-by-float", "critical is what the end rests on", func(e *scheduleEngine) { e.critical = e.driving }},
		{"end-rests-on-reasons", "nothing but the last task decides the end", func(e *scheduleEngine) {
			e.driving = func(t schedule.Task) bool { return t.ID() == "live" }
		}},
		{"dates-explained", "a date without a reason", func(e *scheduleEngine) {
			explain := e.explain
			e.explain = func(t schedule.Task) govmaturity.Finding {
				f := explain(t)
				f.Reasons = slices.DeleteFunc(f.Reasons, func(r govmaturity.Reason) bool { return r.Kind == govmaturity.ReasonThreshold })
				return f
			}
		}},
		{"risk-rises", "what is surer comes sooner", func(e *scheduleEngine) {
			done := e.done
			e.done = func(r *schedule.Risk, share float64) schedule.Moment {
				if share > 0 && share < 1 {
					share = 1 - share
				}
				return done(r, share)
			}
		}},
		{"risk-within-estimates", "what goes wrong goes more wrong than that", func(e *scheduleEngine) {
			done := e.done
			e.done = func(r *schedule.Risk, share float64) schedule.Moment {
				return done(r, share) + schedule.Moment(share*365*24*60)
			}
		}},
		{"order", "whichever comes first lasts longer", func(e *scheduleEngine) {
			e.compile = func(spec *schedule.ScheduleSpec, c *schedule.Calendars) (*schedule.Schedule, error) {
				if first := &spec.Tasks[0]; first.ID != "prepare" && first.Duration != nil {
					*first.Duration++
				}
				return schedule.Compile(spec, c)
			}
		}},
		{"document-round-trip", "a reader that refuses", func(e *scheduleEngine) {
			e.read = func(string, []byte, *schedule.Calendars) (*schedule.Schedule, error) {
				return nil, errors.New("it cannot be read")
			}
		}},
		{"form-round-trip", "a form that loses the note", func(e *scheduleEngine) {
			fromForm := e.fromForm
			e.fromForm = func(in *govmaturity.FormInput, c *schedule.Calendars) (*schedule.Schedule, error) {
				s, err := fromForm(in, c)
				if err != nil {
					return nil, err
				}
				spec := s.Spec()
				spec.Note = nil
				return schedule.Compile(spec, c)
			}
		}},
		{"same-again", "a plan that is later each time", func(e *scheduleEngine) {
			first, calls, plan := "", 0, e.plan
			e.plan = func(s *schedule.Schedule, o schedule.Options) (*schedule.Plan, error) {
				if first = cmp.Or(first, s.Hash()); s.Hash() != first {
					return plan(s, o) // in another order it is not the same document
				}
				if calls++; calls > 2 {
					spec := s.Spec()
					*task(spec, "live").Duration++
					s, _ = schedule.Compile(spec, nil)
				}
				return plan(s, o)
			}
		}},
	}
}

// Each law that the library keeps is shown to notice one broken function, and no
// other law does.
func TestScheduleLawsNotice(t *testing.T) {
	t.Parallel()
	s := scheduled(t, portal(t))
	for _, test := range scheduleStandIns() {
		t.Run(test.law, func(t *testing.T) {
			e := newScheduleEngine()
			test.engine(&e)
			report, err := inspectSchedule(e, s, nil, WithSamples(15))
			if err != nil {
				t.Fatalf("%s: %v", test.reason, err)
			}
			only(t, report, test.law)
		})
	}
	for _, law := range ScheduleLaws()[9:] {
		if !slices.ContainsFunc(scheduleStandIns(), func(b scheduleStandIn) bool { return b.law == law.Name }) {
			t.Errorf("nothing shows that the law %s notices anything", law.Name)
		}
	}
}

func TestScheduleCannotBeChecked(t *testing.T) {
	s := scheduled(t, portal(t))
	for _, c := range []struct {
		reason, want string
		s            *schedule.Schedule
		opts         []Option
	}{
		{"no schedule", "there is no schedule", nil, nil},
		{"no such law", `did you mean "tasks-joined"?`, s, []Option{Waive("task-joined", "x")}},
		{"no such part", `did you mean "hosting"?`, s, []Option{Waive("tasks-joined", "x", "hostin")}},
	} {
		err := CheckSchedule(c.s, nil, c.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.reason, err, c.want)
		}
	}
	text := strings.Replace(portal(t), "title: Analysts, ", "", 1)
	if err := CheckSchedule(scheduled(t, text), nil, Waive("titles-said", "Everybody knows them.", "analysts")); err != nil {
		t.Error(err)
	}
}

// The published schema and the reader say yes and no to the same documents.
func TestScheduleSchemaAgrees(t *testing.T) {
	t.Parallel()
	docs := []any{schematest.Plain(t, "schedule.yaml", []byte(portal(t)))}
	schematest.Agree(t, schedule.Schema(), docs, long.Count(300, 6000), func(text []byte) bool {
		_, err := schedule.ReadSpec("schedule.json", text)
		return err == nil
	})
}
