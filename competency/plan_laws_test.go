package competency_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/long"
)

// A plan closes what it says: whoever has taken the modules, with evidence for the
// levels where they end, falls short of nothing that the plan calls closed, is as
// ready as it says, and each module could be begun in its turn.
func TestPlansCloseWhatTheySay(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	closed := 0
	for range long.Count(150, 1_000) {
		in := randomInstance(t, r, 1+r.IntN(4), 1+r.IntN(14))
		p, err := in.training.Plan(in.people, in.options)
		if err != nil {
			t.Fatal(err)
		}
		if p.Goal == competency.GoalReadiness && (!p.Found || p.Value > p.Bound+1e-9) || p.Found && p.Goal != competency.GoalReadiness && p.Value < p.Bound {
			t.Fatalf("value %v, bound %v", p.Value, p.Bound)
		}
		for i, one := range p.People {
			at := map[string]int{}
			profile := one.Person.Profile()
			for _, m := range one.Modules {
				for _, raise := range m.Raises {
					id := raise.Competency.ID()
					before := max(at[id], in.start[i][id])
					if number(raise.From.ID()) != before || number(raise.To.ID()) != before+raise.Steps || raise.Needed > raise.Steps {
						t.Fatalf("%s raises %+v, and the person is at %d", m.Module.ID(), raise, before)
					}
					at[id] = number(raise.To.ID())
				}
			}
			for id, level := range at {
				profile.Evidence = append(profile.Evidence, attest(id, level, "2024-06-01", "training"))
			}
			after, err := in.fw.Person(profile)
			if err != nil {
				t.Fatal(err)
			}
			ready, err := after.Readiness(in.people[i].Posts[0], in.options.AsOf)
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(ready.Low-one.After) > 1e-12 {
				t.Fatalf("ready %v, and the plan says %v", ready.Low, one.After)
			}
			if len(one.Gaps) != len(ready.Gaps) {
				t.Fatalf("%d gaps of %d", len(one.Gaps), len(ready.Gaps))
			}
			for k, g := range one.Gaps {
				met := ready.Gaps[k].Verdict == competency.VerdictMet
				if g.Competency != ready.Gaps[k].Requirement.Competency() || (g.Closed || g.Verdict == competency.VerdictMet) != met || met != (g.Open == "") {
					t.Fatalf("%s: %+v, and then %s", g.Competency.ID(), g, ready.Gaps[k].Verdict)
				}
				if g.Closed {
					closed++
				}
			}
		}
	}
	if closed < 50 {
		t.Errorf("%d gaps closed: too few to tell", closed)
	}
}

// The order of people does not matter for how good a plan is, and more of anything
// does no harm.
func TestPlanLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(43, 44))
	for range long.Count(60, 500) {
		in := randomInstance(t, r, 1+r.IntN(3), 1+r.IntN(8))
		plan := func(o competency.PlanOptions, people []competency.Trainee) *competency.Plan {
			p, err := in.training.Plan(people, o)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		p := plan(in.options, in.people)
		turned := slices.Clone(in.people)
		slices.Reverse(turned)
		if q := plan(in.options, turned); q.Found != p.Found || math.Abs(q.Value-p.Value) > 1e-9 {
			t.Fatalf("in another order: %v, was %v", q.Value, p.Value)
		}
		rich := in.options
		rich.Budget, rich.Minutes, rich.MinutesEach = nil, nil, nil
		q := plan(rich, in.people)
		worse := q.Value < p.Value-1e-5
		if p.Goal != competency.GoalReadiness {
			worse = q.Value > p.Value
		}
		if p.Found && (!q.Found || worse) {
			t.Fatalf("without limits: %v, was %v", q.Value, p.Value)
		}
		if again := plan(in.options, in.people); fmt.Sprint(in.places(again)) != fmt.Sprint(in.places(p)) {
			t.Fatalf("%v and then %v", in.places(p), in.places(again))
		}
	}
}

// classroom is a framework of three competencies and a level of five, a role that
// requires l3 of each, and modules as the test says.
func classroom(t *testing.T, modules ...competency.ModuleSpec) (*competency.Framework, *competency.Training) {
	t.Helper()
	fw := framework(t, 5, func(s *competency.Spec) {
		role := competency.RoleSpec{ID: "r", Title: govmaturity.English("R")}
		s.Competencies = nil
		for _, id := range []string{"a", "b", "c"} {
			s.Competencies = append(s.Competencies, competency.CompetencySpec{ID: id, Title: govmaturity.English(id), Scale: "s"})
			role.Requires = append(role.Requires, competency.RequirementSpec{Competency: id, Level: "l3"})
		}
		s.Roles = []competency.RoleSpec{role, {ID: "empty", Title: govmaturity.English("E")}}
	})
	spec := &competency.TrainingSpec{
		Format: competency.TrainingFormat, ID: "t", Edition: "1", Title: govmaturity.English("T"), Standing: govmaturity.StandingIllustrative,
		Framework: "f", FrameworkEdition: "1", Modules: modules,
	}
	training, err := competency.CompileTraining(spec, fw)
	if err != nil {
		t.Fatal(err)
	}
	return fw, training
}

func course(id string, cost int, raises ...string) competency.ModuleSpec {
	m := competency.ModuleSpec{ID: id, Title: govmaturity.English(id), Cost: &cost, Minutes: ptr(60)}
	for _, raise := range raises { // such as a1-3: from l1 to l3
		r := competency.RaiseSpec{Competency: raise[:1], To: "l" + raise[3:]}
		if raise[1] != '0' {
			r.From = "l" + raise[1:2]
		}
		m.Raises = append(m.Raises, r)
	}
	return m
}

func sure(id string, a, b, c int) []competency.Attestation {
	return []competency.Attestation{attest("a", a, "2024", id), attest("b", b, "2024", id), attest("c", c, "2024", id)}
}

// outline writes a plan of one person: the modules in order, and what is open.
func outline(p *competency.Plan) string {
	var parts []string
	for _, one := range p.People {
		for _, m := range one.Modules {
			parts = append(parts, m.Module.ID())
		}
		for _, g := range one.Gaps {
			if g.Open != "" {
				parts = append(parts, g.Competency.ID()+":"+string(g.Open))
			}
		}
	}
	return strings.Join(parts, " ")
}

func TestPlanCases(t *testing.T) {
	german := course("de", 1, "a0-3")
	german.Languages = []string{"de"}
	english := course("en", 5, "a0-3")
	english.Languages = []string{"en-GB"}
	after := func(m competency.ModuleSpec, requires ...string) competency.ModuleSpec {
		m.Requires = requires
		return m
	}
	not := func(m competency.ModuleSpec, excludes ...string) competency.ModuleSpec {
		m.Excludes = excludes
		return m
	}
	for _, tt := range []struct {
		reason  string
		modules []competency.ModuleSpec
		change  func(*competency.Trainee, *competency.PlanOptions)
		start   [3]int
		want    string
	}{
		{"one after the other", []competency.ModuleSpec{course("two", 1, "a2-3"), course("one", 1, "a0-2")}, nil, [3]int{0, 3, 3}, "one two"},
		{"the dearer one that begins where the person is", []competency.ModuleSpec{course("cheap", 1, "a2-3"), course("dear", 9, "a0-3")}, nil, [3]int{1, 3, 3}, "dear"},
		{"one for two gaps", []competency.ModuleSpec{course("x", 3, "a0-3"), course("y", 3, "b0-3"), course("both", 5, "a0-3", "b0-4")}, nil, [3]int{0, 0, 3}, "both"},
		{"a gap in something else first", []competency.ModuleSpec{course("x", 3, "a0-3", "b4-5"), course("y", 2, "b3-4")}, nil, [3]int{0, 3, 3}, "y x"},
		{"two that begin only after each other", []competency.ModuleSpec{course("x", 1, "a0-3", "b4-5"), course("y", 1, "b0-4", "a3-4"), course("z", 50, "a0-3")}, nil, [3]int{1, 3, 3}, "z"},
		{"a circle, and a way into it", []competency.ModuleSpec{course("x", 1, "a1-3", "b3-4"), course("y", 1, "b1-3", "a3-4"), course("z", 5, "b0-3")}, nil, [3]int{1, 1, 3}, "z x"},
		{"prerequisites are taken, and cost", []competency.ModuleSpec{after(course("x", 1, "a0-3"), "p"), course("p", 9), course("y", 9, "a0-3")}, nil, [3]int{0, 3, 3}, "y"},
		{"a prerequisite that was taken", []competency.ModuleSpec{after(course("x", 1, "a0-3"), "p"), course("p", 9), course("y", 9, "a0-3")},
			func(p *competency.Trainee, _ *competency.PlanOptions) { p.Done = []string{"p"} }, [3]int{0, 3, 3}, "x"},
		{"what was taken is not taken again", []competency.ModuleSpec{course("x", 1, "a0-3")},
			func(p *competency.Trainee, _ *competency.PlanOptions) { p.Done = []string{"x"} }, [3]int{0, 3, 3}, "a:done"},
		{"nor what it excludes", []competency.ModuleSpec{course("x", 1, "a0-3"), not(course("y", 1), "x")},
			func(p *competency.Trainee, _ *competency.PlanOptions) { p.Done = []string{"y"} }, [3]int{0, 3, 3}, "a:done"},
		{"languages", []competency.ModuleSpec{german, english},
			func(_ *competency.Trainee, o *competency.PlanOptions) { o.Languages = []string{"en"} }, [3]int{0, 3, 3}, "en"},
		{"those of the person come first", []competency.ModuleSpec{german, english},
			func(p *competency.Trainee, o *competency.PlanOptions) {
				o.Languages, p.Languages = []string{"en"}, []string{"fr"}
			}, [3]int{0, 3, 3}, "a:language"},
		{"no module", []competency.ModuleSpec{course("x", 1, "a0-2")}, nil, [3]int{0, 3, 0}, "a:no-module c:no-module"},
		{"no way to where it begins", []competency.ModuleSpec{course("x", 1, "a2-3")}, nil, [3]int{1, 3, 3}, "a:entry"},
		{"training is not the remedy", []competency.ModuleSpec{course("x", 1, "a0-3", "b0-3")},
			func(_ *competency.Trainee, o *competency.PlanOptions) {
				o.Diagnoses = []competency.Diagnosis{{Person: "p", Competency: "a", Cause: "no computer"}, {Person: "p", Competency: "b", Training: true}}
			}, [3]int{0, 0, 3}, "x a:remedy"},
		{"modules that exclude each other", []competency.ModuleSpec{not(course("x", 1, "a0-3"), "y"), course("y", 1, "b0-3")}, nil, [3]int{0, 0, 3}, "a:limits b:limits"},
		{"as ready as can be", []competency.ModuleSpec{not(course("x", 1, "a0-3"), "y"), course("y", 1, "b0-3")},
			func(_ *competency.Trainee, o *competency.PlanOptions) { o.Goal = competency.GoalReadiness }, [3]int{0, 1, 3}, "x b:limits"},
		{"as far as modules lead", []competency.ModuleSpec{course("x", 1, "a0-2")},
			func(_ *competency.Trainee, o *competency.PlanOptions) { o.Goal = competency.GoalReadiness }, [3]int{0, 3, 3}, "x a:no-module"},
		{"nothing is lacking", []competency.ModuleSpec{course("x", 0, "a0-5")}, nil, [3]int{3, 4, 5}, ""},
		{"no money", []competency.ModuleSpec{course("x", 2, "a0-3")},
			func(_ *competency.Trainee, o *competency.PlanOptions) { o.Budget = ptr(int64(1)) }, [3]int{0, 3, 3}, "a:limits"},
		{"a seat less than none", []competency.ModuleSpec{course("x", 2, "a0-3"), course("y", 3, "a0-3")},
			func(_ *competency.Trainee, o *competency.PlanOptions) { o.Seats = map[string]int{"x": 0} }, [3]int{0, 3, 3}, "y"},
		{"a role that requires nothing", []competency.ModuleSpec{course("x", 2, "a0-3")},
			func(p *competency.Trainee, _ *competency.PlanOptions) {
				p.Posts = []competency.Post{p.Person.Framework().Role("empty").Post("")}
			}, [3]int{0, 0, 0}, ""},
		{"a target besides", []competency.ModuleSpec{course("x", 2, "a0-3"), course("y", 9, "a0-5")},
			func(p *competency.Trainee, _ *competency.PlanOptions) {
				a := p.Person.Framework().Competency("a")
				p.Targets = []competency.Target{{Competency: a, Level: a.Level("l4")}}
			}, [3]int{3, 3, 3}, "y"},
	} {
		fw, training := classroom(t, tt.modules...)
		who := competency.Trainee{Person: person(t, fw, sure("x", tt.start[0], tt.start[1], tt.start[2])...), Posts: []competency.Post{fw.Role("r").Post("")}}
		o := competency.PlanOptions{AsOf: competency.AsOf{Date: "2025"}, Goal: competency.GoalLeastCost}
		if tt.change != nil {
			tt.change(&who, &o)
		}
		p, err := training.Plan([]competency.Trainee{who}, o)
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		if got := outline(p); got != tt.want || !p.Proved || p.Found == strings.Contains(tt.want, "limits") && p.Goal != competency.GoalReadiness {
			t.Errorf("%s: got %q (found %v, proved %v), want %q", tt.reason, got, p.Found, p.Proved, tt.want)
		}
	}
}

func TestBadQuestionsAboutTraining(t *testing.T) {
	nothing := course("x", 1, "a0-3")
	nothing.Cost, nothing.Minutes = nil, nil
	unused := course("y", 1, "b0-3")
	unused.Cost = nil
	fw, training := classroom(t, nothing, unused)
	foreign := framework(t, 2, nil)
	post := fw.Role("r").Post("")
	who := competency.Trainee{Person: person(t, fw, sure("x", 0, 3, 3)...), Posts: []competency.Post{post}}
	for _, tt := range []struct {
		reason string
		change func([]competency.Trainee, *competency.PlanOptions) []competency.Trainee
		want   string
	}{
		{"a module that may be of use and has no cost", nil, "required training.modules[0].cost"},
		{"nor minutes", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			o.Goal = competency.GoalLeastTime
			return p
		}, "required training.modules[0].minutes"},
		{"where the question needs both", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			o.MinutesEach = ptr(int64(60))
			return p
		}, "required training.modules[0].cost, required training.modules[0].minutes"},
		{"and where it needs neither", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			o.Goal = competency.GoalReadiness
			return p
		}, ""},
		{"a person twice", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			return append(p, p[0])
		}, "duplicate-id people[1]"},
		{"nobody", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			return []competency.Trainee{{Posts: []competency.Post{post}}}
		}, "required people[0]"},
		{"nothing to reach", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			p[0].Posts = nil
			return p
		}, "required people[0]"},
		{"a level of another scale", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			p[0].Targets = []competency.Target{{Competency: fw.Competency("a"), Level: foreign.Competency("c1").Level("l1")}}
			return p
		}, "unknown-reference people[0].targets[0].level"},
		{"no level", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			p[0].Targets = []competency.Target{{Competency: fw.Competency("a")}}
			return p
		}, "required people[0].targets[0].level"},
		{"other frameworks", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			p[0].Posts = append(p[0].Posts, competency.Post{})
			p[0].Targets = []competency.Target{{Competency: foreign.Competency("c1"), Weight: -1}}
			return append(p, competency.Trainee{Person: person(t, foreign)})
		}, "other-framework people[0].posts[1], other-framework people[0].targets[0].competency, out-of-range people[0].targets[0].weight, other-framework people[1]"},
		{"the options", func(p []competency.Trainee, o *competency.PlanOptions) []competency.Trainee {
			*o = competency.PlanOptions{
				AsOf: competency.AsOf{Date: "soon"}, Goal: "cheap", Budget: ptr(int64(-1)), Nodes: -1, Seats: map[string]int{"x": -1, "z": 1},
				Diagnoses: []competency.Diagnosis{{Person: "q", Competency: "a"}, {Person: "p", Competency: "z"}, {Person: "p", Competency: "a"}, {Person: "p", Competency: "a"}},
			}
			p[0].Done = []string{"z"}
			return p
		}, "pattern options.as-of.date, out-of-range options.budget, unknown-reference options.diagnoses[0].person, unknown-reference options.diagnoses[1].competency, " +
			"duplicate-id options.diagnoses[3], not-allowed options.goal, out-of-range options.nodes, out-of-range options.seats.x, unknown-reference options.seats.z, unknown-reference people[0].done[0]"},
	} {
		o := competency.PlanOptions{AsOf: competency.AsOf{Date: "2025"}, Goal: competency.GoalLeastCost}
		people := []competency.Trainee{who}
		if tt.change != nil {
			people = tt.change(people, &o)
		}
		_, err := training.Plan(people, o)
		if got := codes(err); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// codes writes the problems of an error as codes and places.
func codes(err error) string {
	problems, _ := err.(govmaturity.Problems)
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s %s", p.Code, p.Path))
	}
	return strings.Join(out, ", ")
}
