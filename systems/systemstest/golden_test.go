package systemstest

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity"
)

func TestGolden(t *testing.T) { RunGolden(t, ministry(t), "testdata/golden/*.yaml", ReachAll()) }

// goldenCase is a file with one case.
func goldenCase(given, want string) fstest.MapFS {
	return fstest.MapFS{"a.yaml": {Data: []byte(goldenText(given, want))}}
}

func goldenText(given, want string) string {
	return "format: govmaturity/golden/1\nframework: ministry\ncases:\n  - name: A case\n    given: " + given + "\n" + want
}

// What differs is said line by line, with what is there.
func TestGoldenDiffers(t *testing.T) {
	d := ministry(t)
	for _, test := range []struct {
		reason, given, want string
		says                []string
	}{
		{"a count", "{}", "    expect:\n      loops: {balancing: 5, complete: \"no\"}\n", []string{
			"the loops: expected balancing 5, got 4", "expected complete no, got yes", "B: Attention of leaders -> - Attention of leaders", "difference (-expected +got)",
		}},
		{"a named loop", "{}", "    expect:\n      named:\n        b1: {polarity: reinforcing, signs: \"++\", delays: 1}\n", []string{
			"the loop b1 (Buying): expected polarity reinforcing, got balancing", "expected signs ++, got +-", "expected delays 1, got 0", "B: Backlog -> + Contracts -> - Backlog",
		}},
		{"a loop that does not close", "{without: [contracts]}", "    expect:\n      named:\n        b1: {polarity: balancing, signs: \"+-\"}\n", []string{
			"expected polarity balancing, got open", "expected signs +-, got none",
		}},
		{"an archetype", "{}", "    expect:\n      archetypes:\n        first:\n          - {archetype: escalation, tier: 2, roles: {fix: [skills], gap: [backlog]}}\n", []string{
			"archetype 1: expected archetype escalation, got shifting-the-burden", "expected tier 2, got 3", "expected fix skills, got contracts", "expected gap backlog, got none",
		}},
		{"no archetype", "{}", "    expect:\n      archetypes: {found: 0}\n", []string{"the archetypes: expected found 0, got 9", "{archetype: shifting-the-burden, tier: 3, roles: {"}},
		{"an archetype too many", "{archetypes: [drifting-goals]}", "    expect:\n      archetypes: {first: [{archetype: drifting-goals}]}\n", []string{"archetype 1: expected drifting-goals, got none"}},
		{"a doubt", "{without: [contracts]}", "    expect:\n      doubts: {count: 0, all: [{code: required, path: \"loops[0]\"}]}\n", []string{"the doubts: expected count 0, got 4", "required loops[0], required loops[2]"}},
		{"no doubt", "{}", "    expect:\n      doubts: {all: [{code: open-loop, path: \"loops[0]\"}]}\n", []string{"expected open-loop loops[0], got none"}},
	} {
		_, err := CheckGolden(d, goldenCase(test.given, test.want), "*.yaml")
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
	d := ministry(t)
	const some = "    expect: {loops: {balancing: 4}}\n"
	for _, test := range []struct {
		reason, given, want string
		code                govmaturity.Code
		path                string
	}{
		{"no such loop", "{}", "    expect: {named: {b9: {delays: 0}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.named.b9"},
		{"no such polarity", "{}", "    expect: {named: {b1: {polarity: round}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.named.b1.polarity"},
		{"no such archetype", "{}", "    expect: {archetypes: {first: [{archetype: doom}]}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.archetypes.first[0].archetype"},
		{"no such role", "{}", "    expect: {archetypes: {first: [{archetype: escalation, roles: {hero: [backlog]}}]}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.archetypes.first[0].roles.hero"},
		{"no such variable", "{}", "    expect: {archetypes: {first: [{archetype: escalation, roles: {gap: [nothing]}}]}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.archetypes.first[0].roles.gap[0]"},
		{"a variable that is gone", "{without: [queue]}", "    expect: {archetypes: {first: [{archetype: escalation, roles: {gap: [queue]}}]}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.archetypes.first[0].roles.gap[0]"},
		{"nothing to take away", "{without: [nothing]}", some, govmaturity.CodeUnknownReference, "cases[0].given.without[0]"},
		{"an archetype that is not looked for", "{archetypes: [doom]}", some, govmaturity.CodeUnknownReference, "cases[0].given.archetypes[0]"},
		{"a link to nowhere", "{links: [{from: queue, to: nowhere, sign: \"+\"}]}", some, govmaturity.CodeUnknownReference, "cases[0].given.links[0].to"},
		{"a link that is there", "{links: [{from: contracts, to: backlog, sign: \"+\"}]}", some, govmaturity.CodeRequired, "cases[0].given.links[0].id"},
		{"a diagram that is none", "{diagram: none}", some, govmaturity.CodeWrongType, "cases[0].given.diagram"},
		{"a diagram with a mistake", "{diagram: {variables: [{id: a}]}}", some, govmaturity.CodeRequired, "cases[0].given.diagram.variables[0].name"},
		{"no length", "{max-length: 0}", some, govmaturity.CodeOutOfRange, "cases[0].given.max-length"},
		{"no such key", "{max: 1}", some, govmaturity.CodeUnknownKey, "cases[0].given.max"},
	} {
		_, err := CheckGolden(d, goldenCase(test.given, test.want), "*.yaml")
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != test.code || problems[0].Path.String() != test.path || problems[0].Line == 0 {
			t.Errorf("%s: got %v (%+v), want %s at %s", test.reason, err, problems, test.code, test.path)
		}
	}
	if _, err := CheckGolden(nil, goldenCase("{}", some), "*.yaml"); err == nil {
		t.Error("no diagram passes")
	}
	if _, err := CheckGolden(diagramFrom(t, "broken/names-apart.yaml"), goldenCase("{}", some), "*.yaml"); err == nil || !strings.Contains(err.Error(), "ministry") {
		t.Errorf("cases of another diagram: %v", err)
	}
}

// A case without expectations gets all of them. What then stands in the file holds,
// and to write it again changes nothing.
func TestGoldenUpdates(t *testing.T) {
	d := ministry(t)
	k, err := newGoldenDiagram(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, given := range []string{"{}", "{without: [contracts]}", "{archetypes: [escalation]}", `{diagram: {variables: [{id: a, name: A}]}}`} {
		bare := "# A comment that stays.\n" + goldenText(given, "")
		written, err := k.Update("a.yaml", []byte(bare), goldenOptions(nil))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(written), bare) || !strings.Contains(string(written), "      loops: {reinforcing: ") {
			t.Errorf("wrote\n%s", written)
		}
		if _, err := CheckGolden(d, fstest.MapFS{"a.yaml": {Data: written}}, "*.yaml"); err != nil {
			t.Errorf("what was written: %v\n%s", err, written)
		}
		if again, err := k.Update("a.yaml", written, goldenOptions(nil)); err != nil || string(again) != string(written) {
			t.Errorf("written again (%v):\n%s", err, again)
		}
		wrong := strings.NewReplacer(": 0", ": 7", "balancing, ", "undetermined, ", "[contracts]}}", "[backlog], goal: [backlog]}}").Replace(string(written))
		if strings.Contains(given, "without") {
			wrong = strings.Replace(string(written), "{polarity: open}", "{polarity: balancing}", 1)
		}
		if again, err := k.Update("a.yaml", []byte(wrong), goldenOptions(nil)); err != nil || wrong == string(written) || strings.Contains(string(again), ": 7") || strings.Contains(string(again), "goal") {
			t.Errorf("mended (%v):\n%s", err, again)
		} else if _, err := CheckGolden(d, fstest.MapFS{"a.yaml": {Data: again}}, "*.yaml"); err != nil {
			t.Errorf("what was mended: %v", err)
		}
	}
}

// What no case reaches is a named loop, or an archetype, and can be asked for.
func TestGoldenReach(t *testing.T) {
	d := ministry(t)
	files := goldenCase("{without: [pull]}", "    keywords: [all]\n    expect: {loops: {undetermined: 2}}\n")
	missed, err := CheckGolden(d, files, "*.yaml")
	if err != nil || len(missed) != 2 || missed[0].String() != "r3: loop reinforcing" || missed[1].Kind != "archetype" {
		t.Errorf("%v, %v", missed, err)
	}
	if _, err := CheckGolden(d, files, "*.yaml", ReachAll()); err == nil || !strings.Contains(err.Error(), "shifting: archetype shifting-the-burden") {
		t.Errorf("got %v", err)
	}
	data, err := os.ReadFile("testdata/golden/ministry.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := CheckGolden(d, fstest.MapFS{"a.yaml": {Data: data}}, "*.yaml", OnlyKeywords("all"), nil); err != nil {
		t.Error(err)
	}
	if _, err := CheckGolden(d, files, "*.yaml", OnlyKeywords("none")); err == nil {
		t.Error("no case has the keyword")
	}
}
