package competencytest

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity"
)

func TestGolden(t *testing.T) {
	fw := ministry(t, nil)
	RunGolden(t, fw, "testdata/golden/*.yaml", PlanWith(school(t, fw, nil)))
}

const goldenHead = "format: govmaturity/golden/1\nframework: ministry\ncases:\n"

// goldenCase is a case about somebody with a little evidence.
func goldenCase(given, want string) string {
	return goldenHead + `  - name: A case
    given:
      date: "2026-03-01"
` + given + `      profile:
        evidence:
          - {competency: registers, level: aware, kind: test, date: "2025-03-01"}
          - {competency: registers, level: expert, kind: self, date: "2025-04-01"}
` + want
}

// What differs is said line by line, with the reason of what came out.
func TestGoldenDiffers(t *testing.T) {
	fw := ministry(t, nil)
	for _, test := range []struct {
		reason, given, want string
		says                []string
	}{
		{"a level", "", "    expect:\n      attained:\n        registers: {level: expert, self: expert}\n", []string{
			"registers (Keeping registers): expected level expert, got aware", "by the rule latest: known at aware",
			"registers: aware (test, 2025-03-01): counts, decides", "registers: expert (self, 2025-04-01): self", "difference (-expected +got)",
		}},
		{"a gap", "      post: steward/senior\n", "    expect:\n      gaps:\n        registers: {verdict: met, least: 0}\n", []string{
			"the gap in registers (Keeping registers): expected verdict met, got short", "expected steps short at least 0 (within 1e-09), got 1", "required: working",
		}},
		{"readiness", "      post: steward/senior\n", "    expect:\n      readiness: {verdict: met, low: 0.5}\n", []string{
			"readiness for steward/senior: expected verdict met, got short", "expected low 0.5 (within 1e-09), got 0.2222222222222222",
			"registers, required at working, weight 2: short, known at aware, 1 to 1 of 2 steps short",
		}},
		{"a plan", "      post: steward/senior\n      plan: {goal: least-cost}\n", "    expect:\n      plan: {cost: 1, modules: [law]}\n", []string{
			"the plan: expected cost 1 (within 1e-09), got 2000", "expected modules law, got basics, registers-2", "takes registers-2, cost 1000", "registers to working: short, closed",
		}},
	} {
		files := fstest.MapFS{"a.yaml": {Data: []byte(goldenCase(test.given, test.want))}}
		_, err := CheckGolden(fw, files, "*.yaml", PlanWith(school(t, fw, nil)))
		if err == nil {
			t.Errorf("%s: nothing differs", test.reason)
			continue
		}
		for _, want := range append(test.says, "a.yaml:") {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: missing %q in\n%v", test.reason, want, err)
			}
		}
	}
}

// What a case says must be there, and all that is wrong comes at once.
func TestGoldenRefuses(t *testing.T) {
	fw := ministry(t, nil)
	for _, test := range []struct {
		reason, given, want string
		code                govmaturity.Code
		path                string
	}{
		{"no such competency", "", "    expect: {attained: {registres: {level: aware}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.attained.registres"},
		{"no such level", "", "    expect: {attained: {registers: {level: master}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.attained.registers.level"},
		{"no such knowledge", "", "    expect: {attained: {registers: {knowledge: sure}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.attained.registers.knowledge"},
		{"nothing that the post requires", "      post: designer/lead\n", "    expect: {gaps: {registers: {verdict: met}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.gaps.registers"},
		{"readiness without a post", "", "    expect: {readiness: {low: 0}}\n", govmaturity.CodeNotAllowed, "cases[0].expect.readiness"},
		{"a plan that is not asked for", "", "    expect: {plan: {found: \"yes\"}}\n", govmaturity.CodeNotAllowed, "cases[0].expect.plan"},
		{"a plan without a post", "      plan: {goal: least-cost}\n", "    expect: {attained: {registers: {level: aware}}}\n", govmaturity.CodeRequired, "cases[0].given.post"},
		{"no such goal", "      post: steward/junior\n      plan: {goal: glory}\n", "    expect: {attained: {registers: {level: aware}}}\n", govmaturity.CodeNotAllowed, "cases[0].given.plan.options.goal"},
		{"no such key", "      colour: steward\n", "    expect: {attained: {registers: {level: aware}}}\n", govmaturity.CodeUnknownKey, "cases[0].given.colour"},
	} {
		files := fstest.MapFS{"a.yaml": {Data: []byte(goldenCase(test.given, test.want))}}
		_, err := CheckGolden(fw, files, "*.yaml", PlanWith(school(t, fw, nil)))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != test.code || problems[0].Path.String() != test.path || problems[0].Line == 0 {
			t.Errorf("%s: got %v (%+v), want %s at %s", test.reason, err, problems, test.code, test.path)
		}
	}
	files := fstest.MapFS{"a.yaml": {Data: []byte(goldenCase("      post: steward/junior\n      plan: {goal: least-cost}\n", "    expect: {readiness: {met: 1}}\n"))}}
	if _, err := CheckGolden(fw, files, "*.yaml"); err == nil || !strings.Contains(err.Error(), "PlanWith") {
		t.Errorf("a plan without training: %v", err)
	}
	if _, err := CheckGolden(nil, files, "*.yaml"); err == nil {
		t.Error("no framework passes")
	}
	if _, err := CheckGolden(ministry(t, nil), files, "*.yaml", PlanWith(nil)); err == nil {
		t.Error("no training passes")
	}
}

// A case without expectations gets all of them. What then stands in the file holds,
// and to write it again changes nothing.
func TestGoldenUpdates(t *testing.T) {
	fw := ministry(t, nil)
	k, o, err := newGolden(fw, []GoldenOption{PlanWith(school(t, fw, nil))})
	if err != nil {
		t.Fatal(err)
	}
	bare := "# A comment that stays.\n" + goldenCase("      post: steward/senior\n      plan: {goal: readiness}\n", "")
	written, err := k.Update("a.yaml", []byte(bare), o)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(written), bare) || !strings.Contains(string(written), "      plan: {found: \"yes\", cost: 2000, minutes: 180, modules: [basics, registers-2]}\n") {
		t.Errorf("wrote\n%s", written)
	}
	missed, err := CheckGolden(fw, fstest.MapFS{"a.yaml": {Data: written}}, "*.yaml", PlanWith(school(t, fw, nil)))
	if err != nil || len(missed) == 0 {
		t.Errorf("what was written: %v; %d missed", err, len(missed))
	}
	if again, err := k.Update("a.yaml", written, o); err != nil || string(again) != string(written) {
		t.Errorf("written again (%v):\n%s", err, again)
	}
	wrong := strings.Replace(string(written), "level: aware, self", "level: working, self", 1)
	if again, err := k.Update("a.yaml", []byte(wrong), o); err != nil || wrong == string(written) || string(again) != string(written) {
		t.Errorf("mended (%v):\n%s", err, again)
	}
}

// What no case reaches is a level or a post, and can be asked for.
func TestGoldenReach(t *testing.T) {
	fw := ministry(t, nil)
	data, err := os.ReadFile("testdata/golden/steward.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"a.yaml": {Data: data}}
	missed, err := CheckGolden(fw, files, "*.yaml", PlanWith(school(t, fw, nil)))
	if err != nil || len(missed) != 19 || missed[0].String() != "registers: level working" {
		t.Errorf("%v, %v", missed, err)
	}
	if _, err := CheckGolden(fw, files, "*.yaml", PlanWith(school(t, fw, nil)), ReachAll()); err == nil || !strings.Contains(err.Error(), "designer/lead: post Lead") {
		t.Errorf("got %v", err)
	}
	if _, err := CheckGolden(fw, files, "*.yaml", PlanWith(school(t, fw, nil)), OnlyKeywords("stewards"), ReachAll()); err != nil {
		t.Error(err)
	}
}
