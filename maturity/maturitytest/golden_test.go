package maturitytest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
)

func TestGolden(t *testing.T) {
	RunGolden(t, ministry(t), "testdata/golden/*.yaml")
	if err := CheckGolden(ministry(t), os.DirFS("testdata"), "golden/*.yaml"); err != nil {
		t.Error(err)
	}
}

// head is a case without expectations.
const head = `format: govmaturity/golden/1
name: A register # a comment that stays
reason: To try it out.
assessment:
  format: govmaturity/assessment/1
  framework: ministry
  edition: "1"
  subject: Example
  answers: {register: yes, sets: 10, quality: 2.5}
  rosters:
    services:
      - {id: "1 Licences", answers: {online: yes}}
`

func TestGoldenDifference(t *testing.T) {
	fsys := fstest.MapFS{"a.yaml": {Data: []byte(head + `expect:
  nodes:
    data: {value: 0.7, coverage: 1}
    ministry: {state: blocked, level: managed, class: none}
  rosters:
    services:
      1 Licences:
        nodes:
          service: {level: low}
          channels: {value: 1}
`)}}
	err := CheckGolden(ministry(t), fsys, "*.yaml")
	if err == nil {
		t.Fatal("no difference found")
	}
	for _, want := range []string{
		"a.yaml: A register (To try it out.)",
		"a.yaml:15: data (Data): expected value 0.7 (within 1e-09), got 0.625",
		"Data: 0.625, on a", // the explanation
		"a.yaml:16: ministry (Ministry): expected state blocked, got answered",
		"a.yaml:16: ministry (Ministry): expected level managed, got leading",
		"a.yaml:16: ministry (Ministry): expected class none, got",
		"a.yaml:21: service (Service): expected level low, got high",
		"a.yaml:22: channels (Channels): expected value 1 (within 1e-09), got no value (unanswered)",
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

func TestGoldenProblems(t *testing.T) {
	tests := []struct {
		reason string
		doc    string
		want   []string // code, and place
	}{
		{"nothing expected", head, []string{"required a.yaml:1:1"}},
		{"unknown key", head + "expects: {}\n", []string{"unknown-key a.yaml:13:1"}},
		{"not a number", head + "expect: {nodes: {data: {value: much}}}\n", []string{"wrong-type a.yaml:13:32"}},
		{"unknown node, level, class and item", head + `expect:
  nodes:
    date: {value: 1}
    data: {level: leading, class: none}
    ministry: {level: low, class: leading}
  rosters:
    services: {licences: {nodes: {service: {value: 1}}}}
`, []string{
			"unknown-reference a.yaml:15:11", "unknown-reference a.yaml:16:19", "unknown-reference a.yaml:16:35",
			"unknown-reference a.yaml:17:23", "unknown-reference a.yaml:17:35", "unknown-reference a.yaml:19:26",
		}},
		{
			"answers that the framework refuses", strings.Replace(head, "sets: 10", "sets: 10.5, set: 1", 1) + "expect: {nodes: {data: {value: 1}}}\n",
			[]string{"wrong-answer a.yaml:9:34", "unknown-indicator a.yaml:9:45"},
		},
		{
			"a value beside a state without one", strings.Replace(head, "sets: 10", "sets: {value: 10, state: excluded}", 1) + "expect: {nodes: {data: {value: 1}}}\n",
			[]string{"wrong-answer a.yaml:9:34"},
		},
		{
			"form and meaning at once", strings.Replace(strings.Replace(head, "sets: 10", "sets: 10.5", 1), "reason:", "reson:", 1) + `expect:
  nodes:
    date: {value: much, levle: low}
    regster: {valeu: 1}
  rosters:
    services: {1 Licenses: {nodes: {onlin: {value: 1}}}}
    servces: {}
`,
			[]string{
				"unknown-key a.yaml:3:1", "wrong-answer a.yaml:9:34",
				"unknown-reference a.yaml:15:11", "wrong-type a.yaml:15:19", "unknown-key a.yaml:15:25",
				"unknown-reference a.yaml:16:14", "unknown-key a.yaml:16:15",
				"unknown-reference a.yaml:18:28", "unknown-reference a.yaml:18:44",
				"unknown-reference a.yaml:19:14",
			},
		},
		{
			"answers that cannot be read", strings.Replace(strings.Replace(head, `id: "1 Licences"`, `id: [1]`, 1), "quality: 2.5", "quality: {a: 1}", 1) + `expect:
  nodes: {date: {value: 1}}
  rosters: {services: {permits: {nodes: {onlin: {value: 1}}}}}
`,
			[]string{"unknown-key a.yaml:9:48", "wrong-type a.yaml:12:14", "unknown-reference a.yaml:14:17", "unknown-reference a.yaml:15:49"},
		},
		{
			"no answers at all, and an expectation that cannot be read", "format: govmaturity/golden/1\nname: A\nexpect: 1\n",
			[]string{"required a.yaml:1:1", "wrong-type a.yaml:3:9"},
		},
		{
			"an unknown item beside an answer that cannot be read", strings.Replace(head, "quality: 2.5", "quality: {a: 1}", 1) + `expect:
  rosters: {services: {permits: {nodes: {online: {value: 1}}}}}
`,
			[]string{"unknown-key a.yaml:9:48", "unknown-reference a.yaml:14:33"},
		},
		{"no expectation, and another mistake", strings.Replace(head, "reason:", "reson:", 1), []string{"required a.yaml:1:1", "unknown-key a.yaml:3:1"}},
		{"another format", strings.Replace(head, "golden/1", "golden/2", 1), []string{"wrong-format a.yaml:1:9"}},
	}
	for _, test := range tests {
		err := CheckGolden(ministry(t), fstest.MapFS{"a.yaml": {Data: []byte(test.doc)}}, "*.yaml")
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
	if err := CheckGolden(ministry(t), fstest.MapFS{}, "*.yaml"); err == nil {
		t.Error("a pattern that matches nothing passes")
	}
}

// What is not there is told with what was probably meant.
func TestGoldenSuggests(t *testing.T) {
	doc := head + `expect:
  nodes: {date: {value: 1}, ministry: {level: leadng, class: hihg}}
  rosters: {services: {1 Licenses: {nodes: {onlin: {value: 1}}}}, servces: {}}
`
	err := CheckGolden(ministry(t), fstest.MapFS{"a.yaml": {Data: []byte(doc)}}, "*.yaml")
	if err == nil {
		t.Fatal("no problem found")
	}
	for _, want := range []string{
		`a.yaml:14:17: expect.nodes.date: there is no node "date" here; did you mean "data"?`,
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
		{"what holds is left as it is", head + "expect:\n  nodes: {data: {value: 0.6, tolerance: 0.1}} # as printed\n", ""},
		{"what does not hold is written anew, the rest is kept", head + `expect:
  nodes:
    data: {value: 0.6, coverage: 1}
    register: {value: 0.9, tolerance: 0.5}
    ministry: {level: initial}
  rosters:
    services:
      1 Licences: {nodes: {service: {level: low}}}
`, head + `expect:
  nodes:
    ministry: {level: leading}
    data: {value: 0.625, coverage: 1}
    register: {value: 0.9, tolerance: 0.5}
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
	for _, want := range []string{"\nexpect:\n  nodes:\n    ministry: {state: answered, value: ", "\n    means: {state: unanswered, coverage: 0}\n", `"1 Licences":`} {
		if !strings.Contains(all, want) {
			t.Errorf("missing %q in:\n%s", want, all)
		}
	}
	if err := CheckGolden(ministry(t), fstest.MapFS{"a.yaml": {Data: []byte(all)}}, "a.yaml"); err != nil {
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

// An expectation that is not last cannot be cut out of the text.
func TestGoldenUpdateNotLast(t *testing.T) {
	doc := "expect: {nodes: {data: {value: 1}}}\n" + head
	c, err := readGolden(ministry(t), "a.yaml", []byte(doc), true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.update(); err == nil {
		t.Error("updated a case whose expectations come first")
	}
}
