package actionplan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

func readCycle(t testing.TB, text string) *actionplan.Cycle {
	t.Helper()
	c, err := actionplan.ReadCycle("cycle.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCycle(t *testing.T) {
	c := readCycle(t, file(t, "cycle.yaml"))
	again, err := actionplan.CompileCycle(c.Spec())
	if err != nil || again.Hash() != c.Hash() || again.RulesHash() != c.RulesHash() || c.ID() != "transformation" || c.Edition() != "2026" ||
		c.Title()["en"] == "" || c.Version() != actionplan.CycleVersionWorkshop {
		t.Errorf("%v", err)
	}
	for _, v := range []actionplan.CycleVersion{actionplan.CycleVersionWorkshop, actionplan.CycleVersionToolkit} {
		if len(v.Steps()) != 4 {
			t.Errorf("%s has the steps %v", v, v.Steps())
		}
	}
	if got := actionplan.CycleVersion("x").Steps(); got != nil {
		t.Errorf("%v", got)
	}
}

// Where the cycle stands, by the day.
func TestCycleStatus(t *testing.T) {
	base := file(t, "cycle.yaml")
	ended := strings.Replace(base, "started: 2027-03\n", "started: 2027-03\n        finished: 2027-04\n", 1)
	for _, tt := range []struct{ reason, text, day, want string }{
		{"before anything", base, "2025-12-31", "one analysis not-begun, vision not-begun, strategy not-begun, monitoring not-begun; next analysis"},
		{"in the first step", base, "2026-03-31", "one analysis under-way, vision not-begun, strategy not-begun, monitoring not-begun; next analysis"},
		{"on its last day", base, "2026-04-30", "one analysis done, vision under-way, strategy not-begun, monitoring not-begun; next vision"},
		{"two at once", base, "2026-05-15", "one analysis done, vision under-way, strategy under-way early vision, monitoring not-begun; next vision"},
		{"in the last", base, "2027-12-31", "one analysis done, vision done, strategy done early vision, monitoring under-way; next monitoring"},
		{"all done", ended, "2027-12-31", "one analysis done, vision done, strategy done early vision, monitoring done; again analysis"},
		{"the end is not yet over", ended, "2027-04-29", "one analysis done, vision done, strategy done early vision, monitoring under-way; next monitoring"},
		{"nothing shows it", strings.Replace(base, "        documents: [{kind: vision, id: vision-2035, edition: \"2026\"}]\n", "", 1), "2026-07-01",
			"one analysis done, vision unproven, strategy done early vision, monitoring not-begun; next vision"},
		{"another round", ended + "  - {id: two, steps: [{step: analysis, started: 2028-01}]}\n", "2028-02-01", "two analysis under-way, vision not-begun, strategy not-begun, monitoring not-begun; next analysis"},
		{"another round, not begun", ended + "  - {id: two, steps: [{step: analysis, started: 2028-01}]}\n", "2027-12-31",
			"one analysis done, vision done, strategy done early vision, monitoring done; again analysis"},
		{"a step left out", "format: govmaturity/cycle/1\nid: c\nversion: toolkit\nrounds: [{id: r, steps: [{step: implementation, started: \"2026\", finished: 2026-06}]}]\n", "2027-01-01",
			"r analysis not-begun, strategy not-begun, implementation done early analysis, monitoring not-begun; next analysis"},
		{"no round at all", "format: govmaturity/cycle/1\nid: c\nversion: toolkit\n", "2027-01-01",
			" analysis not-begun, strategy not-begun, implementation not-begun, monitoring not-begun; next analysis"},
	} {
		s, err := readCycle(t, tt.text).Status(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		var steps []string
		for _, x := range s.Steps {
			said := fmt.Sprintf("%s %s", x.Step, x.State)
			if x.Early != "" {
				said += " early " + string(x.Early)
			}
			steps = append(steps, said)
		}
		got := s.Round + " " + strings.Join(steps, ", ") + "; next " + string(s.Next)
		if s.Again {
			got = strings.Replace(got, "; next", "; again", 1)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
	if _, err := readCycle(t, base).Status("2027-02-29"); err == nil {
		t.Error("there is no 29 February 2027")
	}
}

// The status says why, in each language.
func TestCycleStatusExplains(t *testing.T) {
	c := readCycle(t, file(t, "cycle.yaml"))
	s, err := c.Status("2026-05-15")
	if err != nil {
		t.Fatal(err)
	}
	var words []govmaturity.Words
	for _, tag := range govmaturity.WordsLanguages() {
		words = append(words, govmaturity.WordsFor(tag))
	}
	f := s.Explain(words...)
	for _, r := range f.Reasons {
		if len(r.Words) != len(words) {
			t.Errorf("%v", r.Words)
		}
		for tag, said := range r.Words {
			if strings.Contains(said, "cycle.") || strings.Contains(said, "option.") {
				t.Errorf("%s: %s", tag, said)
			}
		}
	}
	if len(f.Outcome) != len(words) || f.About.Kind != actionplan.FindingCycle || f.About.Item != "one" || f.About.Date != "2026-05-15" || len(f.Cites) != 1 {
		t.Errorf("%+v", f)
	}
	want := []string{
		"Situation analysis: done", "Situation analysis: Assessment of maturity, un-nine-pillars@2020 ministry 2026-03", "Situation analysis: Situation analysis, context-2026",
		"Shared vision: under way", "Shared vision: Vision, vision-2035@2026", "Shared vision lacks: the day on which it ended",
		"Strategy and road map: under way", "Strategy and road map: Action plan, digital-2030@2026", "Strategy and road map began before Shared vision was done",
		"Monitoring and evaluation: not begun",
	}
	var got []string
	for _, r := range s.Explain().Reasons {
		got = append(got, r.Words["en"])
	}
	if diff := cmp.Diff(want, got); diff != "" || s.Explain().Outcome["en"] != "Next: Shared vision" {
		t.Errorf("%v (-want +got):\n%s", s.Explain().Outcome, diff)
	}
	if f := (actionplan.CycleStatus{}).Explain(); f.State != govmaturity.StateUnanswered {
		t.Errorf("%+v", f)
	}
}

// What cannot be is refused, at its place.
func TestBadCycles(t *testing.T) {
	base := file(t, "cycle.yaml")
	for _, c := range []struct {
		reason, was, is, path string
		code                  govmaturity.Code
	}{
		{"a step of the other version", "step: strategy", "step: implementation", "/rounds/0/steps/2/step", govmaturity.CodeNotAllowed},
		{"a step twice", "step: strategy", "step: vision", "/rounds/0/steps/2/step", govmaturity.CodeGivenTwice},
		{"the end before the beginning", "finished: 2026-04\n", "finished: 2025-12\n", "/rounds/0/steps/0/finished", govmaturity.CodeOutOfOrder},
		{"a day that there is not", "finished: 2026-04\n", "finished: 2026-02-29\n", "/rounds/0/steps/0/finished", govmaturity.CodeNoSuchDay},
		{"a round before the one before", "  - id: one\n", "  - {id: zero, steps: [{step: analysis, started: 2027-01}]}\n  - id: one\n", "/rounds/1", govmaturity.CodeOutOfOrder},
		{"a round twice", "  - id: one\n", "  - {id: one}\n  - id: one\n", "/rounds/1/id", govmaturity.CodeDuplicateID},
		{"two editions of one framework", "          - {kind: situation, id: context-2026}", "          - {kind: situation, id: context-2026}\n          - {kind: assessment, id: un-nine-pillars, edition: \"2024\", subject: agency}",
			"/rounds/0/steps/0/documents/2/edition", govmaturity.CodeOtherEdition},
		{"a document twice", "          - {kind: situation, id: context-2026}", "          - {kind: situation, id: context-2026}\n          - {kind: situation, id: context-2026}",
			"/rounds/0/steps/0/documents/2", govmaturity.CodeGivenTwice},
		{"a review of another edition", "{kind: review, id: digital-2030, edition: \"2026\"", "{kind: review, id: digital-2030, edition: \"2025\"", "/rounds/0/steps/3/documents/0/edition", govmaturity.CodeOtherEdition},
		{"a review of no plan", "{kind: review, id: digital-2030", "{kind: review, id: digital", "/rounds/0/steps/3/documents/0/id", govmaturity.CodeUnknownReference},
		{"a gap of another edition", "id: service-delivery, from: emerging", "id: service-delivery, from: emerging", "", ""},
		{"a gap of another edition", "edition: \"2020\", id: service-delivery, from: emerging", "edition: \"2024\", id: service-delivery, from: emerging", "/rounds/0/steps/0/gaps/0/edition", govmaturity.CodeOtherEdition},
		{"a gap in no document", "document: un-nine-pillars, id: data", "document: egdi, id: data", "/rounds/0/steps/0/gaps/2/document", govmaturity.CodeUnknownReference},
		{"a gap of no document", "document: un-nine-pillars, id: data", "id: data", "/rounds/0/steps/0/gaps/2/document", govmaturity.CodeRequired},
		{"a gap twice", "id: service-delivery, from: connected, to: transformative", "id: service-delivery, from: emerging, to: connected", "/rounds/0/steps/0/gaps/1", govmaturity.CodeGivenTwice},
		{"levels of a bottleneck", "id: budget}", "id: budget, to: high}", "/rounds/0/steps/0/gaps/3/to", govmaturity.CodeNotUsed},
		{"a goal is no gap", "{kind: bottleneck, document: context-2026, id: budget}", "{kind: goal, id: budget}", "/rounds/0/steps/0/gaps/3/kind", govmaturity.CodeNotAllowed},
		{"a question answered twice", "{prompt: design-empathize, answer: People wait for half a day}", "{prompt: design-test, answer: a}, {prompt: design-test, answer: b}",
			"/rounds/0/steps/1/prompts/1/prompt", govmaturity.CodeGivenTwice},
		{"a question that nobody asks", "prompt: design-empathize", "prompt: design-empathise", "/rounds/0/steps/1/prompts/0/prompt", govmaturity.CodeNotAllowed},
	} {
		text := strings.Replace(base, c.was, c.is, 1)
		_, err := actionplan.ReadCycle("cycle.yaml", []byte(text))
		var problems govmaturity.Problems
		if c.path == "" {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		if !errors.As(err, &problems) || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code || problems[0].Line == 0 {
			t.Errorf("%s: expected %s at %s, found %v", c.reason, c.code, c.path, err)
		}
	}
	// A review in a later round may be of a plan of an earlier one; one in an earlier
	// round may not be of a later plan.
	later := "  - {id: two, steps: [{step: monitoring, documents: [{kind: review, id: digital-2030, edition: \"2026\", date: 2028-03}]}]}\n"
	readCycle(t, base+later)
}

// Documents are compared with those that the cycle names.
func TestCycleCheck(t *testing.T) {
	c, p, v := readCycle(t, file(t, "cycle.yaml")), read(t, file(t, "plan.yaml")), readVision(t, file(t, "vision.yaml"))
	r, err := p.ReadReview("review.yaml", []byte(file(t, "review.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(p.Document(), v.Document(), r.Document(), actionplan.DocumentSpec{Kind: actionplan.DocumentKindAssessment, ID: "un-nine-pillars", Edition: "2020", Subject: "ministry"}); err != nil {
		t.Error(err)
	}
	// The plan is tied to its content.
	spec := c.Spec()
	spec.Rounds[0].Steps[2].Documents[0].Hash = p.Hash()
	tied, err := actionplan.CompileCycle(spec)
	if err != nil || tied.Check(p.Document()) != nil {
		t.Errorf("%v, %v", err, tied.Check(p.Document()))
	}
	other := read(t, strings.Replace(file(t, "plan.yaml"), "Made up.", "Made up again.", 1))
	for _, tt := range []struct {
		d    actionplan.DocumentSpec
		c    *actionplan.Cycle
		path string
		code govmaturity.Code
	}{
		{other.Document(), tied, "/rounds/0/steps/2/documents/0/hash", govmaturity.CodeOtherContent},
		{read(t, strings.Replace(file(t, "plan.yaml"), "edition: \"2026\"", "edition: \"2027\"", 1)).Document(), c, "/rounds/0/steps/2/documents/0/edition", govmaturity.CodeOtherEdition},
		{actionplan.DocumentSpec{Kind: actionplan.DocumentKindDiagram, ID: "divide"}, c, "/rounds", govmaturity.CodeUnknownReference},
		{actionplan.DocumentSpec{Kind: actionplan.DocumentKindAssessment, ID: "un-nine-pillars", Edition: "2020", Subject: "agency"}, c, "/rounds", govmaturity.CodeUnknownReference},
	} {
		var problems govmaturity.Problems
		if err := tt.c.Check(tt.d); !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != tt.path || problems[0].Code != tt.code {
			t.Errorf("%+v: %v", tt.d, err)
		}
	}
}

// Each answer of the plan is a gap that the cycle found, in the edition in which it was
// found.
func TestCycleCheckPlan(t *testing.T) {
	c, base := readCycle(t, file(t, "cycle.yaml")), file(t, "plan.yaml")
	if err := c.CheckPlan(read(t, base)); err != nil {
		t.Error(err)
	}
	for _, tt := range []struct {
		was, is, file, path string
		code                govmaturity.Code
	}{
		{`edition: "2020", id: service-delivery, from: emerging`, `edition: "2024", id: service-delivery, from: emerging`, "digital-2030", "/steps/0/answers/0/edition", govmaturity.CodeOtherEdition},
		{`document: un-nine-pillars, edition: "2020", id: service-delivery, from: emerging`, `document: egdi, edition: "2020", id: service-delivery, from: emerging`,
			"digital-2030", "/steps/0/answers/0/document", govmaturity.CodeUnknownReference},
		{`id: service-delivery, from: emerging`, `id: delivery, from: emerging`, "digital-2030", "/steps/0/answers/0", govmaturity.CodeUnknownReference},
		{`edition: "2026"`, `edition: "2027"`, "transformation", "/rounds/0/steps/2/documents/0/edition", govmaturity.CodeOtherEdition},
		{`id: digital-2030`, `id: digital`, "transformation", "/rounds", govmaturity.CodeUnknownReference},
		{`edition: "2020", id: service-delivery, from: emerging`, `id: service-delivery, from: emerging`, "", "", ""},
	} {
		err := c.CheckPlan(read(t, strings.Replace(base, tt.was, tt.is, 1)))
		var problems govmaturity.Problems
		if tt.path == "" {
			if err != nil {
				t.Error(err)
			}
		} else if !errors.As(err, &problems) || len(problems) != 1 || problems[0].File != tt.file || problems[0].Path.Pointer() != tt.path || problems[0].Code != tt.code {
			t.Errorf("%s: expected %s in %s at %s, found %v", tt.is, tt.code, tt.file, tt.path, err)
		}
	}
	var left []string
	for _, g := range c.Unanswered("one", read(t, base)) {
		left = append(left, g.ID)
	}
	if diff := cmp.Diff([]string{"data", "budget"}, left); diff != "" {
		t.Error(diff)
	}
	if n := len(c.Unanswered("one")); n != 4 || len(c.Unanswered("two")) != 0 {
		t.Errorf("%d gaps", n)
	}
}

// Each question is asked in each language, comes from somewhere, and belongs to a step
// of each version.
func TestCyclePrompts(t *testing.T) {
	sources := map[string]bool{}
	for _, s := range actionplan.CycleSources() {
		sources[s.ID] = true
	}
	all := actionplan.Prompts()
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		seen := map[string]bool{}
		for _, p := range all {
			said := p.Say(w)
			if seen[said] || strings.HasPrefix(said, "option.") || len(p.Cites) != 1 || !sources[p.Cites[0].Source] || p.Cites[0].Locator == "" {
				t.Errorf("%s: %+v: %s", tag, p, said)
			}
			seen[said] = true
		}
	}
	if len(all) != 54 {
		t.Errorf("%d questions", len(all))
	}
	for _, v := range []actionplan.CycleVersion{actionplan.CycleVersionWorkshop, actionplan.CycleVersionToolkit} {
		n := 0
		for _, s := range actionplan.CycleSteps() {
			n += len(v.Prompts(s))
		}
		if n != len(all) {
			t.Errorf("%s asks %d of %d", v, n, len(all))
		}
	}
}
