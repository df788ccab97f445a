package maturitytest

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

func TestGolden(t *testing.T) {
	RunGolden(t, ministry(t), "testdata/golden/*.yaml")
	if _, err := CheckGolden(ministry(t), os.DirFS("testdata"), "golden/*.yaml"); err != nil {
		t.Error(err)
	}
	if _, err := CheckGolden(nil, os.DirFS("testdata"), "golden/*.yaml"); err == nil {
		t.Error("no framework passes")
	}
}

// head is a case without expectations.
const head = `format: govmaturity/golden/1
framework: ministry
edition: "1"
cases:
  - name: A register # a comment that stays
    reason: To try it out.
    given:
      answers: {register: yes, sets: 10, quality: 2.5}
      rosters:
        services:
          - {id: "1 Licences", answers: {online: yes}}
`

func checkGolden(t *testing.T, doc string, opts ...GoldenOption) ([]Unreached, error) {
	t.Helper()
	return CheckGolden(ministry(t), fstest.MapFS{"a.yaml": {Data: []byte(doc)}}, "*.yaml", opts...)
}

func TestGoldenDifference(t *testing.T) {
	_, err := checkGolden(t, head+`    expect:
      nodes:
        data: {value: 0.7, coverage: 1}
        ministry: {state: blocked, level: managed, class: none}
      rosters:
        services:
          1 Licences:
            nodes:
              service: {level: low}
              channels: {value: 1}
`)
	if err == nil {
		t.Fatal("no difference found")
	}
	for _, want := range []string{
		"a.yaml: A register (To try it out.)",
		"a.yaml:14: data (Data): expected value 0.7 (within 1e-09), got 0.625",
		"Data: 0.625, on a", // the explanation
		"a.yaml:15: ministry (Ministry): expected state blocked, got answered",
		"a.yaml:15: ministry (Ministry): expected level managed, got defined",
		"a.yaml:15: ministry (Ministry): expected class none, got",
		"a.yaml:20: service (Service): expected level low, got high",
		"a.yaml:21: channels (Channels): expected value 1 (within 1e-09), got no value (unanswered)",
		"difference (-expected +got):",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, err)
		}
	}
	if strings.Contains(err.Error(), "coverage 1") {
		t.Errorf("an expectation that holds is reported:\n%v", err)
	}
}

// A tolerance is about values; about coverage it is only when it says so.
func TestGoldenTolerance(t *testing.T) {
	for _, test := range []struct {
		expect, tolerance string
		holds             bool
	}{
		{"value: 0.6", "0.1", true},
		{"published: 0.72", "0.01", true},
		{"published: 0.72", "0.009", false},
		{"coverage: 0.34", "0.1", false},
		{"coverage: 0.34", "{coverage: 0.01}", true},
		{"coverage: 0.34", "printed", true},
		{"coverage: 0.35", "printed", false},
		{"value: 0.7313", "printed", true},
		{"value: 0.731", "{value: printed}", true},
		{"value: 0.74", "{value: printed}", false},
	} {
		node := "ministry"
		if test.expect == "value: 0.6" {
			node = "data"
		}
		_, err := checkGolden(t, head+"    tolerance: "+test.tolerance+"\n    expect: {nodes: {"+node+": {"+test.expect+"}}}\n")
		if holds := err == nil; holds != test.holds {
			t.Errorf("%s within %s: holds is %t: %v", test.expect, test.tolerance, holds, err)
		}
	}
}

func TestGoldenProblems(t *testing.T) {
	tests := []struct {
		reason string
		doc    string
		want   []string // code, and place
	}{
		{"nothing expected", head, []string{"required a.yaml:5:5"}},
		{"not a number", head + "    expect: {nodes: {data: {value: much}}}\n", []string{"wrong-type a.yaml:12:36"}},
		{"unknown node, level, class and item", head + `    expect:
      nodes:
        date: {value: 1}
        data: {level: leading, class: none}
        ministry: {level: low, class: leading}
      rosters:
        services: {licences: {nodes: {service: {value: 1}}}}
`, []string{
			"unknown-reference a.yaml:14:15", "unknown-reference a.yaml:15:23", "unknown-reference a.yaml:15:39",
			"unknown-reference a.yaml:16:27", "unknown-reference a.yaml:16:39", "unknown-reference a.yaml:18:30",
		}},
		{
			"answers that the framework refuses", strings.Replace(head, "sets: 10", "sets: 10.5, set: 1", 1) + "    expect: {nodes: {data: {value: 1}}}\n",
			[]string{"wrong-answer a.yaml:8:38", "unknown-indicator a.yaml:8:49"},
		},
		{
			"a value beside a state without one", strings.Replace(head, "sets: 10", "sets: {value: 10, state: excluded}", 1) + "    expect: {nodes: {data: {value: 1}}}\n",
			[]string{"wrong-answer a.yaml:8:38"},
		},
		{
			"form and meaning at once", strings.Replace(strings.Replace(head, "sets: 10", "sets: 10.5", 1), "reason:", "reson:", 1) + `    expect:
      nodes:
        date: {value: much, levle: low}
        regster: {valeu: 1}
      rosters:
        services: {1 Licenses: {nodes: {onlin: {value: 1}}}}
        servces: {}
`,
			[]string{
				"unknown-key a.yaml:6:5", "wrong-answer a.yaml:8:38",
				"unknown-reference a.yaml:14:15", "wrong-type a.yaml:14:23", "unknown-key a.yaml:14:29",
				"unknown-reference a.yaml:15:18", "unknown-key a.yaml:15:19",
				"unknown-reference a.yaml:17:48", "unknown-reference a.yaml:18:18",
			},
		},
		{"another framework", strings.Replace(head, "framework: ministry", "framework: min", 1) + "    expect: {}\n", []string{"other-framework a.yaml:2:12"}},
		{
			"answers to another framework", strings.Replace(head, "    given:\n", "    given:\n      framework: min\n", 1) + "    expect: {}\n",
			[]string{"other-framework a.yaml:8:18"},
		},
	}
	for _, test := range tests {
		_, err := checkGolden(t, test.doc)
		var problems govmaturity.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: got %v, want problems", test.reason, err)
			continue
		}
		var got []string
		for _, p := range problems {
			place, _, _ := strings.Cut(p.Error(), ": ")
			got = append(got, string(p.Code)+" "+place)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s\n%v", test.reason, diff, err)
		}
	}
}

// What is not there is told with what was probably meant.
func TestGoldenSuggests(t *testing.T) {
	_, err := checkGolden(t, head+`    expect:
      nodes: {date: {value: 1}, ministry: {level: leadng, class: hihg}}
      rosters: {services: {1 Licenses: {}, 1 Licences: {nodes: {onlin: {value: 1}}}}, servces: {}}
`)
	if err == nil {
		t.Fatal("no problem found")
	}
	for _, want := range []string{
		`a.yaml:13:21: cases[0].expect.nodes.date: there is no node "date" here; did you mean "data"?`,
		`ministry has no level "leadng"; did you mean "leading"?`,
		`ministry has no class "hihg"; did you mean "high"?`,
		`there is no item "1 Licenses" in the roster "services" of the answers; did you mean "1 Licences"?`,
		`there is no node "onlin" here; did you mean "online"?`,
		`there is no roster "servces" here; did you mean "services"?`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, err)
		}
	}
}

func TestGoldenUpdate(t *testing.T) {
	tests := []struct{ reason, doc, want string }{
		{"what holds is left as it is", head + "    expect:\n      nodes: {data: {value: 0.6, tolerance: 0.1}} # as printed\n", ""},
		{"what does not hold is written anew, the rest is kept", head + `    expect:
      nodes:
        data: {value: 0.6, coverage: 1}
        register: {value: 0.9, tolerance: {value: 0.5, coverage: printed}}
        c1: {value: 1, tolerance: printed}
        ministry: {level: initial}
      rosters:
        services:
          1 Licences: {nodes: {service: {level: low}}}
`, head + `    expect:
      nodes:
        ministry: {level: defined}
        data: {value: 0.625, coverage: 1}
        register: {value: 0.9, tolerance: {value: 0.5, coverage: printed}}
        c1: {tolerance: printed}
      rosters:
        services:
          "1 Licences":
            nodes:
              service: {level: high}
`},
	}
	for _, test := range tests {
		if test.want == "" {
			test.want = test.doc
		}
		if diff := cmp.Diff(test.want, updated(t, test.doc)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.reason, diff)
		}
	}

	// A case without expectations gets all of them, and then holds.
	all := updated(t, head)
	for _, want := range []string{"\n    expect:\n      nodes:\n        ministry: {state: answered, value: ", "\n        means: {state: unanswered, coverage: 0}\n", `"1 Licences":`} {
		if !strings.Contains(all, want) {
			t.Errorf("missing %q in:\n%s", want, all)
		}
	}
	if _, err := checkGolden(t, all); err != nil {
		t.Error(err)
	}
}

// updated returns what RunGolden makes of a case when it is told to update it.
func updated(t *testing.T, doc string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.yaml")
	if err := os.WriteFile(file, []byte(doc), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv(UpdateVariable, "1")
	RunGolden(t, ministry(t), file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What no case reaches is said: rows, levels, classes, policies, shares and both
// sides of branches.
func TestGoldenReach(t *testing.T) {
	fw, err := maturity.ReadFramework("reach.yaml", []byte(reachDocument))
	if err != nil {
		t.Fatal(err)
	}
	cases := "format: govmaturity/golden/1\ncases:\n"
	check := func(answers, expect string, opts ...GoldenOption) ([]string, error) {
		cases += "  - name: \"" + answers + "\"\n    given: {answers: {" + answers + "}}\n    " + expect + "\n"
		missed, err := CheckGolden(fw, fstest.MapFS{"a.yaml": {Data: []byte(cases)}}, "a.yaml", opts...)
		var texts []string
		for _, m := range missed {
			texts = append(texts, m.String())
		}
		return texts, err
	}
	all := []string{
		"reach: policy min-coverage: 0.3",
		"all: level low", "all: level high",
		"all: class below", "all: class above",
		"stage: level low", "stage: level high",
		"reach: policy all: renormalise", "reach: policy excluded: zero",
		"gate: share 0.5, and not all", "gate: policy unanswered: zero", "gate: level low", "gate: level high",
		"look: row 1, which gives 1", "look: row 2, which gives 0",
		"only: branch when, holding", "only: branch when, not holding",
	}
	slices.Sort(all)
	steps := []struct {
		reason, answers, expect string
		reaches                 []string
	}{
		{"a case that is refused reaches nothing", "stage: 9", "problems: [{code: wrong-answer, path: answers.stage}]", nil},
		{"the least coverage withholds a value", "g1: no, g2: no", "expect: {nodes: {all: {state: blocked}}}", []string{
			"reach: policy min-coverage: 0.3", "gate: level low", "only: branch when, not holding", "reach: policy all: renormalise",
		}},
		{"the best of all", "stage: high, g1: yes, g2: yes, t: yes, o: yes", "expect: {}", []string{
			"all: class above", "all: level high", "gate: level high", "look: row 1, which gives 1", "only: branch when, holding", "stage: level high",
		}},
		{"a share opens", "stage: low, g1: yes, t: yes, o: {state: excluded}", "expect: {}", []string{
			"all: class below", "all: level low",
			"gate: policy unanswered: zero", "gate: share 0.5, and not all", "stage: level low", "reach: policy excluded: zero",
		}},
		{"the worst of all", "stage: low, g1: no, g2: no, t: no", "expect: {}", []string{"look: row 2, which gives 0"}},
	}
	for _, step := range steps {
		got, err := check(step.answers, step.expect)
		if err != nil {
			t.Fatalf("%s: %v", step.reason, err)
		}
		all = slices.DeleteFunc(all, func(place string) bool { return slices.Contains(step.reaches, place) })
		slices.Sort(got)
		if diff := cmp.Diff(strings.Join(all, "\n"), strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s: missed (-want +got)\n%s", step.reason, diff)
		}
	}
	if missed, err := check("t: yes", "expect: {}", ReachAll()); err != nil || missed != nil {
		t.Errorf("all is reached: %v, %v", missed, err)
	}
	if _, err := checkGolden(t, head+"    expect: {}\n", ReachAll()); err == nil || !strings.Contains(err.Error(), "no golden case reaches") {
		t.Errorf("not all is reached: %v", err)
	}
	if _, err := checkGolden(t, head+"    expect: {}\n", OnlyKeywords("registers")); err == nil {
		t.Error("no case has the keyword")
	}
}

const reachDocument = `
format: govmaturity/framework/1
id: reach
edition: "1"
title: Reach
standing: illustrative
score-standing: illustrative
scales:
  - id: levels
    levels: [{id: low, rank: 0, title: Low}, {id: high, rank: 1, title: High}]
  - id: classes
    levels: [{id: below, rank: 0, title: Below}, {id: above, rank: 1, title: Above}]
missing: {all: renormalise, excluded: zero, min-coverage: 0.3}
root:
  id: all
  title: All
  aggregation: arithmetic
  level: {scale: levels, cuts: [{level: low, from: 0}, {level: high, from: 0.5}]}
  class: {scale: classes, cuts: [{level: below, from: 0}, {level: above, from: 0.6}]}
  nodes:
    - {id: stage, title: Stage, weight: 4, measure: {kind: level, scale: levels}}
    - id: gate
      title: Gate
      aggregation: gate
      share: 0.5
      level: {scale: levels}
      missing: {unanswered: zero}
      nodes:
        - {id: g1, title: One, at: high, measure: {kind: yes-no}}
        - {id: g2, title: Two, at: high, measure: {kind: yes-no}}
    - id: look
      title: Look
      aggregation: table
      table: [{when: {node: t, is: [yes]}, value: 1}, {value: 0}]
      nodes: [{id: t, title: T, measure: {kind: yes-no}}]
    - id: only
      title: Only
      aggregation: arithmetic
      when: {node: t, is: [yes]}
      nodes: [{id: o, title: O, measure: {kind: yes-no}}]
`

// FuzzGolden: a file of cases is tried, or refused with problems, whatever is in
// it.
func FuzzGolden(f *testing.F) {
	sample, err := os.ReadFile("testdata/golden/register.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add([]byte(head))
	f.Add([]byte(head + "    expect: {nodes: {ministry: {value: 1, level: leading}, gone: {state: answered}}}\n"))
	f.Add([]byte("{"))
	k, err := newGolden(ministry(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = k.Check(fstest.MapFS{"case.yaml": {Data: data}}, "*.yaml", goldenOptions(nil)) // what is expected may differ from what comes out
		written, err := k.Update("case.yaml", data, goldenOptions(nil))
		if err != nil {
			return
		}
		if _, err := k.Check(fstest.MapFS{"case.yaml": {Data: written}}, "*.yaml", goldenOptions(nil)); err != nil {
			t.Fatalf("%v\nafter an update to\n%s", err, written)
		}
	})
}
