package systemstest

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity"
)

func TestMapGolden(t *testing.T) {
	RunMapGolden(t, identity(t), "testdata/maps/golden/*.yaml", ReachAll())
}

// mapCase is a file with one case.
func mapCase(given, want string) fstest.MapFS {
	return fstest.MapFS{"a.yaml": {Data: []byte(mapCaseText(given, want))}}
}

func mapCaseText(given, want string) string {
	return "format: govmaturity/golden/1\nframework: identity\ncases:\n  - name: A case\n    given: " + given + "\n" + want
}

// What differs is said line by line, with what is there.
func TestMapGoldenDiffers(t *testing.T) {
	m := identity(t)
	for _, test := range []struct {
		reason, given, want string
		says                []string
	}{
		{"a stakeholder", "{}", "    expect:\n      stakeholders:\n        registry: {quadrant: monitor, class: dormant, level: inform, why: monitor, gap: 1}\n", []string{
			"registry (Civil registry): expected quadrant monitor, got manage-closely", "expected class dormant, got dominant", "expected level inform, got collaborate", "expected gap 1, got 2",
		}},
		{"one that has no place", "{}", "    expect:\n      stakeholders:\n        banks: {quadrant: keep-informed, class: dormant, level: consult, least: inform, most: inform}\n", []string{
			"expected quadrant keep-informed, got unplaced", "expected class dormant, got unknown", "expected level consult, got open", "expected least inform, got consult", "expected most inform, got collaborate",
		}},
		{"equity", "{}", "    expect:\n      equity: {entries: {all: [older]}, short: {count: 0}}\n", []string{"the equity report, entries: expected older, got notaries, older, shops", "short: expected count 0, got 1"}},
		{"doubts", "{without: [council]}", "    expect:\n      doubts: {count: 3}\n", []string{"the doubts: expected count 3, got 0"}},
	} {
		_, err := CheckMapGolden(m, mapCase(test.given, test.want), "*.yaml")
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

// What a case says must be there, and all that is wrong comes at its place.
func TestMapGoldenRefuses(t *testing.T) {
	m := identity(t)
	const some = "    expect: {doubts: {count: 0}}\n"
	for _, test := range []struct {
		reason, given, want string
		code                govmaturity.Code
		path                string
	}{
		{"no such stakeholder", "{}", "    expect: {stakeholders: {bank: {level: inform}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.stakeholders.bank"},
		{"no such quadrant", "{}", "    expect: {stakeholders: {banks: {quadrant: corner}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.stakeholders.banks.quadrant"},
		{"no such class", "{}", "    expect: {stakeholders: {banks: {class: none}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.stakeholders.banks.class"},
		{"no such level", "{}", "    expect: {stakeholders: {banks: {level: tell}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.stakeholders.banks.level"},
		{"nobody of that name in the report", "{}", "    expect: {equity: {short: {all: [nobody]}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.equity.short.all[0]"},
		{"one who is gone", "{without: [banks]}", "    expect: {stakeholders: {banks: {level: inform}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.stakeholders.banks"},
		{"nobody to take away", "{without: [bank]}", some, govmaturity.CodeUnknownReference, "cases[0].given.without[0]"},
		{"nobody to rate", "{ratings: [{stakeholder: bank, attribute: power, value: 3}]}", some, govmaturity.CodeUnknownReference, "cases[0].given.ratings[0].stakeholder"},
		{"nothing to rate", "{ratings: [{stakeholder: banks, attribute: size, value: 3}]}", some, govmaturity.CodeUnknownReference, "cases[0].given.ratings[0].attribute"},
		{"a word for a number", "{ratings: [{stakeholder: banks, attribute: power, level: high}]}", some, govmaturity.CodeNotALevel, "cases[0].given.ratings[0].level"},
		{"a map that is none", "{map: none}", some, govmaturity.CodeWrongType, "cases[0].given.map"},
		{"a map with a mistake", "{map: {stakeholders: [{id: a}]}}", some, govmaturity.CodeRequired, "cases[0].given.map.stakeholders[0].name"},
		{"no such key", "{power: 1}", some, govmaturity.CodeUnknownKey, "cases[0].given.power"},
	} {
		_, err := CheckMapGolden(m, mapCase(test.given, test.want), "*.yaml")
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != test.code || problems[0].Path.String() != test.path || problems[0].Line == 0 {
			t.Errorf("%s: got %v (%+v), want %s at %s", test.reason, err, problems, test.code, test.path)
		}
	}
	if _, err := CheckMapGolden(nil, mapCase("{}", some), "*.yaml"); err == nil {
		t.Error("no map passes")
	}
	if _, err := CheckMapGolden(mapFrom(t, "broken/ties-said.yaml"), mapCase("{}", some), "*.yaml"); err == nil || !strings.Contains(err.Error(), "identity") {
		t.Errorf("cases of another map: %v", err)
	}
}

// A case without expectations gets all of them. What then stands in the file holds, and
// to write it again changes nothing.
func TestMapGoldenUpdates(t *testing.T) {
	m := identity(t)
	k, err := newGoldenMap(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, given := range []string{"{}", "{without: [older, council]}", "{ratings: [{stakeholder: older, attribute: legitimacy, level: low}]}", `{map: {stakeholders: [{id: a, name: A}]}}`} {
		bare := "# A comment that stays.\n" + mapCaseText(given, "")
		written, err := k.Update("a.yaml", []byte(bare), goldenOptions(nil))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(written), bare) || !strings.Contains(string(written), "      stakeholders:\n") {
			t.Errorf("wrote\n%s", written)
		}
		if _, err := CheckMapGolden(m, fstest.MapFS{"a.yaml": {Data: written}}, "*.yaml"); err != nil {
			t.Errorf("what was written: %v\n%s", err, written)
		}
		if again, err := k.Update("a.yaml", written, goldenOptions(nil)); err != nil || string(again) != string(written) {
			t.Errorf("written again (%v):\n%s", err, again)
		}
		wrong := strings.NewReplacer("unplaced", "monitor", "collaborate", "inform", "count: 1", "count: 7").Replace(string(written))
		again, err := k.Update("a.yaml", []byte(wrong), goldenOptions(nil))
		if err != nil || wrong == string(written) || strings.Contains(string(again), ": 7") {
			t.Errorf("mended (%v):\n%s", err, again)
		} else if _, err := CheckMapGolden(m, fstest.MapFS{"a.yaml": {Data: again}}, "*.yaml"); err != nil {
			t.Errorf("what was mended: %v", err)
		}
	}
}

// What no case finds a place for can be asked for.
func TestMapGoldenReach(t *testing.T) {
	m := identity(t)
	files := mapCase("{without: [post]}", "    keywords: [all]\n    expect: {doubts: {count: 0}}\n")
	missed, err := CheckMapGolden(m, files, "*.yaml")
	if err != nil || len(missed) != 2 || missed[0].String() != "post: stakeholder Post offices" || missed[1].At != "banks" {
		t.Errorf("%v, %v", missed, err)
	}
	if _, err := CheckMapGolden(m, files, "*.yaml", ReachAll()); err == nil || !strings.Contains(err.Error(), "banks: stakeholder Banks") {
		t.Errorf("got %v", err)
	}
	if _, err := CheckMapGolden(m, files, "*.yaml", OnlyKeywords("none")); err == nil {
		t.Error("no case has the keyword")
	}
}
