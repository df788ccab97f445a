package actionplan_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

func readVision(t testing.TB, text string) *actionplan.Vision {
	t.Helper()
	v, err := actionplan.ReadVision("vision.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVision(t *testing.T) {
	v := readVision(t, file(t, "vision.yaml"))
	again, err := actionplan.CompileVision(v.Spec())
	if err != nil || again.Hash() != v.Hash() || again.RulesHash() != v.RulesHash() || v.ID() != "vision-2035" || v.Edition() != "2026" || v.Title()["fr"] == "" {
		t.Errorf("%v", err)
	}
	for id, want := range map[string]bool{"16.6": true, "9.c": true, "16": false, "9": false, "16.7": false, "": false} {
		if v.HasTarget(id) != want {
			t.Errorf("HasTarget(%q) is not %v", id, want)
		}
	}
	whole := readVision(t, strings.Replace(file(t, "vision.yaml"), `- {id: "9.c"}`, `- {id: "9.c"}`+"\n  - {id: \"17\"}", 1))
	if !whole.HasTarget("17.8") || !whole.HasTarget("17") {
		t.Error("who serves a goal serves its targets")
	}
	s := v.Spec().Scenarios[0].Signposts
	for value, want := range map[float64]bool{60: true, 59: true, 60.5: false} {
		if passed, ok := s[0].Passed(value); passed != want || !ok {
			t.Errorf("%v: %v, %v", value, passed, ok)
		}
	}
	if _, ok := s[1].Passed(1); ok {
		t.Error("words are no threshold")
	}
	if _, ok := s[0].Passed(math.NaN()); ok {
		t.Error("not a number is compared")
	}
}

// What cannot be is refused, at its place.
func TestBadVisions(t *testing.T) {
	base := file(t, "vision.yaml")
	for _, c := range []struct {
		reason, was, is, path string
		code                  govmaturity.Code
	}{
		{"a target that there cannot be", `- {id: "9.c"}`, `- {id: "9.c"}` + "\n  - {id: \"18.1\"}", "/targets/2/id", govmaturity.CodePattern},
		{"a goal for a target that the vision does not serve", `targets: ["16.6"]}`, `targets: ["16.7"]}`, "/goals/1/targets/0", govmaturity.CodeUnknownReference},
		{"a priority for no goal", "goals: [skills]", "goals: [skils]", "/priorities/1/goals/0", govmaturity.CodeUnknownReference},
		{"a priority for a priority", "goals: [skills]", "goals: [portal]", "/priorities/1/goals/0", govmaturity.CodeUnknownReference},
		{"an id twice", "{id: trust,", "{id: inclusion,", "/values/0/id", govmaturity.CodeDuplicateID},
		{"a target twice", `- {id: "9.c"}`, `- {id: "9.c"}` + "\n  - {id: \"16.6\"}", "/targets/2/id", govmaturity.CodeDuplicateID},
		{"a document twice", "{kind: situation, id: context-2026, hash: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}",
			"{kind: assessment, id: un-nine-pillars, edition: \"2020\", subject: country, date: 2026-05}", "/rests-on/1", govmaturity.CodeGivenTwice},
		{"a day that there is not", "date: 2026-05", "date: 2026-02-29", "/rests-on/0/date", govmaturity.CodeNoSuchDay},
		{"the end before the beginning", `to: "2035"`, `to: "2025"`, "/horizon/to", govmaturity.CodeOutOfOrder},
		{"a threshold without a side", "side: at-most, ", "", "/scenarios/0/signposts/0/side", govmaturity.CodeRequired},
		{"a side without a threshold", "threshold: 60, unit: \"%\", ", "", "/scenarios/0/signposts/0/threshold", govmaturity.CodeRequired},
		{"a unit of nothing", "side: at-most, threshold: 60, ", "", "/scenarios/0/signposts/0/unit", govmaturity.CodeNotUsed},
		{"an indicator of no list", "indicator: {list: digital-strategy, ", "indicator: {", "/scenarios/0/signposts/0/indicator/list", govmaturity.CodeRequired},
		{"a cadence that nobody understands", "every: every quarter", "every: often", "/scenarios/0/signposts/1/every", govmaturity.CodeSyntax},
		{"a source that is not there", "locator: p. 2", "locator: p. 2}, {source: other, locator: p. 1", "/priorities/0/cites/1/source", govmaturity.CodeUnknownReference},
	} {
		text := strings.Replace(base, c.was, c.is, 1)
		if text == base {
			t.Errorf("%s: nothing was changed", c.reason)
			continue
		}
		_, err := actionplan.ReadVision("vision.yaml", []byte(text))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code || problems[0].Line == 0 {
			t.Errorf("%s: expected %s at %s, found %v", c.reason, c.code, c.path, err)
		}
	}
}

// Answers of a plan resolve in the vision, or it is said where not.
func TestCheckVision(t *testing.T) {
	v := readVision(t, file(t, "vision.yaml"))
	const target = `{kind: sdg-target, id: "16.6"}`
	base := file(t, "plan.yaml")
	for _, c := range []struct {
		answer, path string
		code         govmaturity.Code
	}{
		{target, "", ""},
		{`{kind: goal, id: services}`, "", ""},
		{`{kind: goal, document: vision-2035, edition: "2026", id: portal}`, "", ""},
		{`{kind: sdg-target, id: "16.7"}`, "/steps/0/answers/1/id", govmaturity.CodeUnknownReference},
		{`{kind: goal, id: servces}`, "/steps/0/answers/1/id", govmaturity.CodeUnknownReference},
		{`{kind: goal, id: trust}`, "/steps/0/answers/1/id", govmaturity.CodeUnknownReference},
		{`{kind: goal, document: other, id: services}`, "/steps/0/answers/1/document", govmaturity.CodeUnknownReference},
		{`{kind: goal, document: vision-2035, edition: "2020", id: services}`, "/steps/0/answers/1/edition", govmaturity.CodeOtherEdition},
	} {
		err := read(t, strings.Replace(base, target, c.answer, 1)).CheckVision(v)
		var problems govmaturity.Problems
		if c.path == "" {
			if err != nil {
				t.Errorf("%s: %v", c.answer, err)
			}
		} else if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code {
			t.Errorf("%s: expected %s at %s, found %v", c.answer, c.code, c.path, err)
		}
	}
	if err := read(t, base).CheckVision(); err == nil {
		t.Error("a target resolves in no vision at all")
	}
	if _, err := actionplan.Read("p.yaml", []byte(strings.Replace(base, target, `{kind: sdg-target, id: "18"}`, 1))); err == nil || !strings.Contains(err.Error(), "a goal or a target of the 2030 Agenda") {
		t.Errorf("a goal 18: %v", err)
	}
	p := read(t, strings.Replace(base, target, `{kind: goal, id: portal}`, 1))
	if got := v.Unanswered(p); !slices.Equal(got, []string{"skills", "academy"}) {
		t.Errorf("%v", got)
	}
	if got := v.Unanswered(); len(got) != 4 {
		t.Errorf("%v", got)
	}
}
