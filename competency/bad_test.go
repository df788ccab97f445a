package competency_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

func TestBadTraining(t *testing.T) {
	fw, _ := classroom(t, course("x", 1))
	for _, tt := range []struct {
		reason string
		change func(m []competency.ModuleSpec)
		want   string
	}{
		{"prerequisites in a circle", func(m []competency.ModuleSpec) { m[0].Requires, m[1].Requires = []string{"y"}, []string{"x"} }, "cycle modules[0].requires"},
		{"one that comes before itself", func(m []competency.ModuleSpec) { m[0].Requires = []string{"x"} }, "cycle modules[0].requires[0]"},
		{"what comes before cannot be excluded", func(m []competency.ModuleSpec) { m[0].Requires, m[0].Excludes = []string{"y"}, []string{"y"} }, "not-allowed modules[0].excludes"},
		{"a level of another scale", func(m []competency.ModuleSpec) { m[0].Raises = []competency.RaiseSpec{{Competency: "a", To: "expert"}} }, "unknown-reference modules[0].raises[0].to"},
		{"downwards", func(m []competency.ModuleSpec) {
			m[0].Raises = []competency.RaiseSpec{{Competency: "a", From: "l3", To: "l2"}}
		}, "out-of-order modules[0].raises[0].to"},
		{"the same competency twice", func(m []competency.ModuleSpec) {
			m[0].Raises = []competency.RaiseSpec{{Competency: "a", To: "l2"}, {Competency: "a", From: "l2", To: "l3"}}
		}, "duplicate-id modules[0].raises[1].competency"},
		{"ids that collide", func(m []competency.ModuleSpec) { m[1].ID = "x" }, "duplicate-id modules[1].id"},
	} {
		modules := []competency.ModuleSpec{course("x", 1), course("y", 1)}
		tt.change(modules)
		_, err := competency.CompileTraining(&competency.TrainingSpec{
			Format: competency.TrainingFormat, ID: "t", Edition: "1", Title: govmaturity.English("T"), Standing: govmaturity.StandingIllustrative,
			Framework: "f", FrameworkEdition: "1", Modules: modules,
		}, fw)
		if got := codes(err); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestBadEvidence(t *testing.T) {
	fw, _ := classroom(t, course("x", 1))
	named := func(id string, kind competency.EvidenceKind, supersedes string) competency.Attestation {
		a := attest("a", 1, "2024", "x")
		a.ID, a.Kind, a.Supersedes = id, kind, supersedes
		return a
	}
	for _, tt := range []struct {
		reason   string
		evidence []competency.Attestation
		want     string
	}{
		{"a level of another scale", []competency.Attestation{attest("a", 9, "2024", "x")}, "unknown-reference evidence[0].level"},
		{"no such day", []competency.Attestation{attest("a", 1, "2023-02-29", "x")}, "pattern evidence[0].date"},
		{"what people say of themselves for what others say", []competency.Attestation{named("e1", competency.EvidenceTest, ""), named("e2", competency.EvidenceSelf, "e1")}, "not-allowed evidence[1].supersedes"},
		{"what people say of themselves anew", []competency.Attestation{named("e1", competency.EvidenceSelf, ""), named("e2", competency.EvidenceSelf, "e1")}, ""},
	} {
		_, err := fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: "f", Edition: "1", Person: "p", Evidence: tt.evidence})
		if got := codes(err); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// crew is a team of people called a, b, c and so on.
func crew(t *testing.T, fw *competency.Framework, levels ...int) *competency.Team {
	t.Helper()
	spec := &competency.TeamSpec{
		Format: competency.TeamFormat, Framework: "f", Edition: "1", ID: "t", Title: govmaturity.English("T"),
		Posts: []competency.TeamPostSpec{{Role: "r", Holders: []string{"a"}}, {Role: "empty", Holders: []string{"a", "b"}}},
	}
	var people []*competency.Person
	for i, level := range levels {
		id := string(rune('a' + i))
		p, err := fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: "f", Edition: "1", Person: id, Evidence: sure("x", level, level, level)})
		if err != nil {
			t.Fatal(err)
		}
		people, spec.Members = append(people, p), append(spec.Members, id)
	}
	team, err := fw.Team(spec, people)
	if err != nil {
		t.Fatal(err)
	}
	return team
}

func TestRoleWithoutRequirements(t *testing.T) {
	fw, training := classroom(t, course("x", 1, "a0-3", "b0-3", "c0-3"))
	team := crew(t, fw, 0, 3)
	who := team.Trainees()
	if len(who) != 2 || len(who[0].Posts) != 2 || len(who[1].Posts) != 1 {
		t.Fatalf("%+v", who)
	}
	p, err := training.Plan(who, competency.PlanOptions{AsOf: competency.AsOf{Date: "2025"}, Goal: competency.GoalLeastCost})
	if err != nil || !p.Found || len(p.People[0].Modules) != 1 || p.People[1].Modules != nil ||
		p.People[0].After != 1 || p.People[1].After != 0 || p.People[1].Unstated != competency.UnstatedPost || p.People[1].Gaps != nil {
		t.Fatalf("%+v, %v", p, err)
	}
	when, empty := competency.AsOf{Date: "2025"}, fw.Role("empty").Post("")
	f, err := team.Members()[0].Figures(empty, when)
	want := competency.Figures{Low: 0, High: 1, Unstated: competency.UnstatedPost, Verdict: competency.VerdictUnknown}
	if err != nil || f != want {
		t.Fatalf("%+v, %v", f, err)
	}
	if low, high := f.Thresholds(); low != 0 || high != 1 {
		t.Errorf("met are from %v to %v", low, high)
	}
	ready, err := team.Members()[0].Readiness(empty, when)
	if err != nil || ready.Figures != want || fw.Role("r").Post("").Gap(empty).Figures != want {
		t.Errorf("%+v, %v", ready, err)
	}
	// Nothing of it is covered or short, and nobody comes before another.
	coverage, err := team.Coverage(when)
	if err != nil || len(coverage) != 3 {
		t.Errorf("%+v, %v", coverage, err)
	}
	next, err := crew(t, fw, 3, 3, 0, 2).Successors(empty, when)
	if err != nil || len(next.People) != 2 || next.People[0].Person.ID() != "c" || next.People[1].Person.ID() != "d" {
		t.Errorf("%+v, %v", next, err)
	}
}

// Where nothing is asked of somebody, a plan for the most readiness goes by the
// others alone.
func TestReadinessOfPlansWithoutRequirements(t *testing.T) {
	fw, training := classroom(t, course("x", 1, "a0-3", "b0-3", "c0-3"))
	who := crew(t, fw, 0, 3).Trainees()
	for _, tt := range []struct {
		reason string
		people []competency.Trainee
		value  float64
	}{{"one has a post that states something", who, 1}, {"nobody has", who[1:], 0}} {
		p, err := training.Plan(tt.people, competency.PlanOptions{AsOf: competency.AsOf{Date: "2025"}, Goal: competency.GoalReadiness})
		if err != nil || !p.Found || !p.Proved || p.Value != tt.value || p.Bound != tt.value {
			t.Errorf("%s: %+v, %v", tt.reason, p, err)
		}
	}
}

// Nobody is given a post that states no requirements, or none that applies to them.
func TestAssignWithoutRequirements(t *testing.T) {
	fw, _ := classroom(t, course("x", 1))
	stated, empty := fw.Role("r").Post(""), fw.Role("empty").Post("")
	p := person(t, fw, sure("x", 1, 1, 1)...)
	for _, possible := range []bool{false, true} {
		o := competency.AssignOptions{AsOf: competency.AsOf{Date: "2025"}, Possible: possible, Fair: possible}
		a, err := fw.Assign([]*competency.Person{p}, []competency.Opening{{Post: empty}, {Post: stated}}, o)
		if err != nil || len(a.Pairs) != 1 || a.Pairs[0].Post != stated || len(a.Vacant) != 1 || a.Vacant[0].Post != empty {
			t.Errorf("%+v, %v", a, err)
		}
		a, err = fw.Assign([]*competency.Person{p}, []competency.Opening{{Post: empty}}, o)
		if err != nil || a.Pairs != nil || len(a.Left) != 1 || !a.Left[0].Barred || a.Sum != 0 {
			t.Errorf("%+v, %v", a, err)
		}
	}
	var evidence []competency.Attestation
	for _, id := range []string{"a", "b", "c"} {
		evidence = append(evidence, competency.Attestation{Competency: id, Outcome: competency.OutcomeNotApplicable, Kind: competency.EvidenceTest, Date: "2024"})
	}
	p = person(t, fw, evidence...)
	f, err := p.Figures(stated, competency.AsOf{Date: "2025"})
	if err != nil || f.Unstated != competency.UnstatedPerson || f.Verdict != competency.VerdictNotApplicable || f.Low != 0 || f.High != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	a, err := fw.Assign([]*competency.Person{p}, []competency.Opening{{Post: stated}}, competency.AssignOptions{AsOf: competency.AsOf{Date: "2025"}})
	if err != nil || a.Pairs != nil || !a.Left[0].Barred {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestUnstatedInWords(t *testing.T) {
	said := map[string]bool{}
	for _, language := range govmaturity.WordsLanguages() {
		for _, u := range []competency.Unstated{competency.UnstatedPost, competency.UnstatedPerson} {
			said[u.In(govmaturity.WordsFor(language))] = true
		}
	}
	if len(said) != 12 || competency.Unstated("").In(govmaturity.Words{}) != "" {
		t.Errorf("%v", said)
	}
	if got := competency.UnstatedPost.In(govmaturity.Words{}); got != "This post states no requirements, so it cannot be said how ready anybody is for it." {
		t.Errorf("got %q", got)
	}
}

func TestStaffView(t *testing.T) {
	fw, _ := classroom(t, course("x", 1))
	team := crew(t, fw, 3, 3, 0, 3, 3, 0, 3)
	when := competency.AsOf{Date: "2025"}
	v, err := team.Staff(competency.ViewOptions{AsOf: when, Smallest: 3})
	if err != nil || len(v.Rows) != 3 || v.Rows[0].Total != (competency.Cell{Count: 5}) || v.Units != nil {
		t.Fatalf("%+v, %v", v, err)
	}
	units := map[string]string{"a": "n", "b": "n", "c": "s", "d": "s", "e": "e", "f": "e", "g": "e"}
	v, err = team.Staff(competency.ViewOptions{AsOf: when, Smallest: 3, Units: units})
	small := competency.Cell{Withheld: competency.WithheldSmall}
	// Of n and s, three of four are at the level: all but one.
	if err != nil || v.Rows[0].Units[0] != (competency.Cell{Count: 2}) || v.Rows[0].Units[1] != small || v.Rows[0].Units[2] != small || v.Rows[0].Total.Withheld != competency.WithheldTotal {
		t.Fatalf("%+v, %v", v, err)
	}
	if v, err := crew(t, fw, 3, 3).Staff(competency.ViewOptions{AsOf: when}); err != nil || v.Rows[0].Total != small {
		t.Errorf("a team of two: %+v, %v", v, err)
	}
	for _, tt := range []struct {
		o    competency.ViewOptions
		want string
	}{
		{competency.ViewOptions{AsOf: when, Smallest: 1}, "out-of-range smallest"},
		{competency.ViewOptions{}, "pattern as-of.date"},
		{competency.ViewOptions{AsOf: when, Units: map[string]string{"a": "n", "z": "n"}}, "required units, required units, required units, required units, required units, required units, unknown-reference units.z"},
	} {
		if _, err := team.Staff(tt.o); codes(err) != tt.want {
			t.Errorf("got %q, want %q", codes(err), tt.want)
		}
	}
	own, err := team.Own("a", when)
	if err != nil || len(own.Attained) != 3 || len(own.Readiness) != 2 {
		t.Errorf("%+v, %v", own, err)
	}
	all, err := team.Superior(when)
	if err != nil || len(all.Members) != 7 || len(all.Coverage) != 3 {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := team.Own("z", when); codes(err) != "unknown-reference " {
		t.Errorf("got %q", codes(err))
	}
}

func TestBadAssignment(t *testing.T) {
	fw, _ := classroom(t, course("x", 1))
	post := fw.Role("r").Post("")
	p := person(t, fw, sure("x", 1, 2, 3)...)
	for _, tt := range []struct {
		reason   string
		people   []*competency.Person
		openings []competency.Opening
		o        competency.AssignOptions
		want     string
	}{
		{"a person twice, a post twice, strangers", []*competency.Person{p, p, nil}, []competency.Opening{{Post: post}, {Post: post, Heads: -1}, {}},
			competency.AssignOptions{Forbidden: []competency.Pair{{Person: "z"}}},
			"pattern as-of.date, unknown-reference forbidden[0].person, out-of-range openings[1].heads, duplicate-id openings[1].post, other-framework openings[2].post, duplicate-id people[1], required people[2]"},
		{"too many", []*competency.Person{p}, []competency.Opening{{Post: post, Heads: 1 << 16}, {Post: fw.Role("empty").Post("")}}, competency.AssignOptions{AsOf: competency.AsOf{Date: "2025"}}, "too-large openings"},
		{"nobody and nothing", nil, nil, competency.AssignOptions{AsOf: competency.AsOf{Date: "2025"}}, ""},
	} {
		_, err := fw.Assign(tt.people, tt.openings, tt.o)
		if got := codes(err); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestProficiencyThatNoLevelHas(t *testing.T) {
	spec := framework(t, 3, nil).Spec()
	spec.Scales[0].Proficient = []string{"l3"}
	spec.Competencies[0].Levels = []string{"l1", "l2"}
	spec.Roles = []competency.RoleSpec{{ID: "r", Title: govmaturity.English("R"), Requires: []competency.RequirementSpec{{Competency: "c1"}}}}
	if _, err := competency.Compile(spec); codes(err) != "unreachable roles[0].requires[0].level" {
		t.Errorf("got %q", codes(err))
	}
}

// An explanation says why there is no readiness, and no number in its stead.
func TestExplainWithoutRequirements(t *testing.T) {
	fw, training := classroom(t, course("x", 1, "a0-3"))
	team, when, empty := crew(t, fw, 0, 3, 3), competency.AsOf{Date: "2025"}, fw.Role("empty").Post("")
	ready, err := team.Members()[0].Readiness(empty, when)
	if err != nil {
		t.Fatal(err)
	}
	next, err := team.Successors(empty, when)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := training.Plan(team.Trainees()[1:], competency.PlanOptions{AsOf: when, Goal: competency.GoalReadiness})
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(language)
		for what, text := range map[string]string{
			"readiness": ready.Explain(w).Text(), "a post beside a post": fw.Role("r").Post("").Gap(empty).Explain(w).Text(),
			"succession": next.Explain(w).Text(), "a plan": plan.Explain(w).Text(), "a person's plan": plan.People[0].Explain(w).Text(),
		} {
			if why := competency.UnstatedPost.In(w); !strings.Contains(text, why) || strings.ContainsAny(text, "%٪") {
				t.Errorf("%s, in %s: want %q and no share in\n%s", what, language, why, text)
			}
		}
	}
}
