package laws_test

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity/internal/laws"
)

// A kit for another subject than a framework: the loops of a diagram, each a
// list of variables. A kit is its subject and its laws; the rest is here.
type diagram map[string][]string

var diagrams = laws.Kit[diagram]{
	laws.New("closed", "A loop ends where it begins.", func(d diagram, r *laws.Recorder) {
		for _, name := range slices.Sorted(maps.Keys(d)) {
			loop := d[name]
			if len(loop) == 0 || loop[0] != loop[len(loop)-1] {
				r.Violated(laws.Violation{At: name, Title: "the loop " + name, Given: strings.Join(loop, ", "),
					Got: "an open line", Expected: "the first variable again, at the end"})
			}
		}
	}),
	laws.New("named", "There is something to look at.", func(d diagram, r *laws.Recorder) {
		if len(d) == 0 {
			r.Violated(laws.Violation{Got: "no loops", Expected: "one, or more"})
		}
	}),
	laws.ForCode("same", "The same diagram gives the same loops.", func(d diagram, r *laws.Recorder) {
		if d["unsteady"] != nil {
			r.Violated(laws.Violation{At: "unsteady", Got: "other loops", Expected: "the same"})
		}
	}),
}

var (
	good   = diagram{"trust": {"use", "trust", "use"}}
	broken = diagram{"trust": {"use", "trust", "use"}, "cost": {"cost", "use"}, "debt": {"debt", "cost"}, "unsteady": {"a", "a"}}
)

func TestCheck(t *testing.T) {
	if err := diagrams.Validate(); err != nil {
		t.Error(err)
	}
	tests := []struct {
		reason    string
		subject   diagram
		options   laws.Options
		broken    []string // law and part
		waived    []string
		unchecked []string
		says      string
	}{
		{"nothing is broken", good, laws.Options{}, nil, nil, []string{"same"}, "no law is broken\nchecked with Go code of the author's only: same"},
		{"one law at two parts", broken, laws.Options{}, []string{"closed cost", "closed debt"}, nil, []string{"same"}, "closed: cost: A loop ends where it begins."},
		{"a law about code, with code", broken, laws.Options{OwnCode: true}, []string{"closed cost", "closed debt", "same unsteady"}, nil, nil, "same: unsteady"},
		{"the subject as a whole", diagram{}, laws.Options{}, []string{"named "}, nil, []string{"same"}, "named: There is something to look at."},
		{
			"a waiver for a part", broken, laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "the source draws it so", At: []string{"debt"}}}},
			[]string{"closed cost"}, []string{"closed debt"}, []string{"same"}, "waived: closed: debt: the source draws it so (an open line)",
		},
		{
			"a waiver for all parts", broken, laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "a sketch"}}},
			nil, []string{"closed cost", "closed debt"}, []string{"same"}, "no law is broken\nwaived: closed: cost: a sketch (an open line)",
		},
		{
			"a waiver that waives nothing", good, laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "a sketch"}}},
			[]string{"closed "}, nil, []string{"same"}, `no waiver, which is for what breaks the law; its reason is "a sketch"`,
		},
		{
			"a waiver for a part that keeps the law, beside one that does not", broken,
			laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "a sketch", At: []string{"cost", "debt", "trust"}}}},
			[]string{"closed trust"}, []string{"closed cost", "closed debt"}, []string{"same"}, "nothing that breaks the law",
		},
		{
			"a waiver for a law that is not checked", good, laws.Options{Waivers: []laws.Waiver{{Law: "same", Reason: "it throws dice"}}},
			[]string{"same "}, nil, []string{"same"}, "the law is checked only where Go code of the author's runs",
		},
	}
	for _, test := range tests {
		report, err := diagrams.Check(test.subject, test.options)
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		var broken, waived, unchecked []string
		for _, v := range report.Violations {
			broken = append(broken, v.Law.Name+" "+v.At)
		}
		for _, w := range report.Waived {
			waived = append(waived, w.Violation.Law.Name+" "+w.Violation.At)
		}
		for _, law := range report.Unchecked {
			unchecked = append(unchecked, law.Name)
		}
		if diff := cmp.Diff([][]string{test.broken, test.waived, test.unchecked}, [][]string{broken, waived, unchecked}); diff != "" {
			t.Errorf("%s: broken, waived, unchecked (-want +got)\n%s", test.reason, diff)
		}
		if !strings.Contains(report.String(), test.says) {
			t.Errorf("%s: missing %q in\n%s", test.reason, test.says, report)
		}
		if err := report.Err(); (err == nil) != (test.broken == nil) {
			t.Errorf("%s: the error is %v", test.reason, err)
		}
	}
}

func TestCheckRefusesWaivers(t *testing.T) {
	for _, test := range []struct {
		reason string
		waiver laws.Waiver
		says   string
	}{
		{"no such law", laws.Waiver{Law: "round", Reason: "x"}, "there is closed, named, same"},
		{"nearly a law", laws.Waiver{Law: "close", Reason: "x"}, `did you mean "closed"?`},
		{"no reason", laws.Waiver{Law: "closed", Reason: " \n"}, "the law closed is waived without a reason"},
	} {
		_, err := diagrams.Check(good, laws.Options{Waivers: []laws.Waiver{test.waiver}})
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got %v, want %q", test.reason, err, test.says)
		}
	}
}

// A violation says everything, as data and as text, and points at the law.
func TestViolation(t *testing.T) {
	report, err := diagrams.Check(broken, laws.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var one laws.Violation
	var all laws.Violations
	if wrapped := errors.Join(report.Err()); !errors.As(wrapped, &one) || !errors.As(wrapped, &all) || len(all) != 2 {
		t.Fatalf("got %v", report.Err())
	}
	want := `closed: cost: A loop ends where it begins.  (` + one.Law.Source + `)
  at:       the loop cost
  given:    cost, use
  came out: an open line
  expected: the first variable again, at the end`
	if diff := cmp.Diff(want, one.Error()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	place := regexp.MustCompile(`^laws/kit_test\.go:([0-9]+)$`).FindStringSubmatch(one.Law.Source)
	if place == nil {
		t.Fatalf("the law is at %q", one.Law.Source)
	}
	file, err := os.ReadFile("kit_test.go")
	if err != nil {
		t.Fatal(err)
	}
	line, _ := strconv.Atoi(place[1])
	if text := strings.Split(string(file), "\n")[line-1]; !strings.Contains(text, `laws.New("closed"`) {
		t.Errorf("line %d is %q", line, text)
	}
}

// Many parts with one fault are counted, not listed. Waived ones do not count.
func TestViolationsAreCapped(t *testing.T) {
	many := diagram{}
	for i := range 30 {
		many["loop-"+strconv.Itoa(10+i)] = []string{"a", "b"}
	}
	report, err := diagrams.Check(many, laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "x", At: []string{"loop-10", "loop-39"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(report.Violations); n != 10 || report.Violations[9].More != 18 || len(report.Waived) != 2 {
		t.Fatalf("%d listed, %+v the last, %d waived", n, report.Violations[n-1], len(report.Waived))
	}
	if !strings.HasSuffix(report.Violations[9].Error(), "\n  and the same at 18 more") {
		t.Error(report.Violations[9])
	}
}

// Run has a subtest for each law that is checked.
func TestRun(t *testing.T) {
	diagrams.Run(t, good, laws.Options{})
	diagrams.Run(t, broken, laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "a sketch"}}})
	for _, test := range []struct {
		own  bool
		want string
	}{{false, "closed named"}, {true, "closed named same"}} {
		var ran []string
		kit := laws.Kit[diagram]{}
		for _, law := range diagrams.Laws() {
			rule := laws.New(law.Name, law.Explanation, func(diagram, *laws.Recorder) { ran = append(ran, law.Name) })
			rule.OwnCode = law.OwnCode
			kit = append(kit, rule)
		}
		kit.Run(t, good, laws.Options{OwnCode: test.own})
		if got := strings.Join(ran, " "); got != test.want {
			t.Errorf("own code %t: ran %q, want %q", test.own, got, test.want)
		}
	}
}

// Run fails where a law is broken, and says aloud what is waived. A test that
// fails is run as a program of its own.
func TestRunFails(t *testing.T) {
	if os.Getenv("GOVMATURITY_LAWS_FAIL") == "1" {
		diagrams.Run(t, broken, laws.Options{Waivers: []laws.Waiver{{Law: "closed", Reason: "a sketch", At: []string{"debt"}}}})
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestRunFails$", "-test.v")
	cmd.Env = append(os.Environ(), "GOVMATURITY_LAWS_FAIL=1")
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Error("a broken law passes")
	}
	for _, want := range []string{"--- FAIL: TestRunFails/closed", "closed: cost: A loop ends", "waived: closed: debt: a sketch", "--- PASS: TestRunFails/named"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("missing %q in\n%s", want, out)
		}
	}
}

func TestValidate(t *testing.T) {
	look := func(diagram, *laws.Recorder) {}
	for _, test := range []struct {
		reason string
		kit    laws.Kit[diagram]
	}{
		{"doubled", laws.Kit[diagram]{laws.New("a", "A.", look), laws.New("a", "A.", look)}},
		{"no name", laws.Kit[diagram]{laws.New("", "A.", look)}},
		{"a name with spaces", laws.Kit[diagram]{laws.New("a b", "A.", look)}},
		{"no sentence", laws.Kit[diagram]{laws.New("a", "A", look)}},
		{"no function", laws.Kit[diagram]{laws.New[diagram]("a", "A.", nil)}},
	} {
		if test.kit.Validate() == nil {
			t.Errorf("%s: passes", test.reason)
		}
	}
}
