package systemstest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

// What cannot be checked is an error, and no violation.
func TestCheckCannot(t *testing.T) {
	d := ministry(t)
	for _, test := range []struct {
		reason string
		d      *systems.Diagram
		opts   []Option
		want   string
	}{
		{"no diagram", nil, nil, "there is no diagram"},
		{"no such law", d, []Option{Waive("name-apart", "x")}, `did you mean "names-apart"?`},
		{"no reason", d, []Option{Waive("names-apart", "")}, "without a reason"},
		{"no such part", d, []Option{Waive("names-apart", "x", "backlogg")}, `did you mean "backlog"?`},
	} {
		err := Check(test.d, test.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, err, test.want)
		}
	}
}

// The same seed finds the same, to the last word, and another finds it elsewhere.
func TestCheckRepeats(t *testing.T) {
	e := newEngine()
	detects(func(_ *systems.Diagram, found *systems.ArchetypeDetection) {
		unseen(found, func(l systems.Loop) bool { return minuses(l) > 2 })
	})(&e)
	var said []string
	for _, seed := range []uint64{1, 1, 2} {
		report, err := inspectWith(e, ministry(t), WithSeed(seed), WithSamples(0))
		if err != nil || report.Err() == nil {
			t.Fatalf("%v, %v", report, err)
		}
		said = append(said, report.String())
	}
	if said[0] != said[1] || said[0] == said[2] {
		t.Errorf("first %v\nthen %v\nwith another seed %v", said[0], said[1], said[2])
	}
}

// A violation says everything, as data and as text.
func TestViolations(t *testing.T) {
	d := diagramFrom(t, "broken/loop-polarity.yaml")
	err := fmt.Errorf("diagram %s: %w", d.ID(), Check(d))
	var one Violation
	if !errors.As(err, &one) || one.Law.Name != "loop-polarity" || one.At != "r1" || !strings.HasPrefix(one.Law.Source, "systemstest/law_named.go:") {
		t.Errorf("got %+v", one)
	}
	for _, want := range []string{"loop-polarity: r1: ", "given:    R: Trust -> + Use -> + Trust", "came out: r1 is said to be balancing", "expected:"} {
		if !strings.Contains(one.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, one)
		}
	}
}

// A law that is broken for a reason is waived, and that is said.
func TestWaive(t *testing.T) {
	d := diagramFrom(t, "broken/variables-linked.yaml")
	for _, test := range []struct {
		reason string
		waive  Option
		broken int
		says   string
	}{
		{"everywhere", Waive("variables-linked", "It is for later."), 0, "waived: variables-linked: staff: It is for later."},
		{"at one part", Waive("variables-linked", "It is for later.", "staff"), 0, "no law is broken"},
		{"at a part that keeps the law", Waive("variables-linked", "x", "use"), 2, "nothing that breaks the law"},
		{"at a link", Waive("signs-known", "x", "trust->use"), 2, "nothing that breaks the law"},
		{"no option at all", nil, 1, "no link to it and none from it"},
	} {
		report, err := Inspect(d, test.waive)
		if err != nil || len(report.Violations) != test.broken || !strings.Contains(report.String(), test.says) || report.Unchecked != nil {
			t.Errorf("%s: %d broken, %v; want %d, and %q in\n%s", test.reason, len(report.Violations), err, test.broken, test.says, report)
		}
	}
}

// Laws have names that can be searched for, say in a sentence what they ask,
// and stand in the package documentation in the same order.
func TestLaws(t *testing.T) {
	if err := diagramKit().Validate(); err != nil {
		t.Error(err)
	}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(doc)
	for _, law := range Laws() {
		_, after, ok := strings.Cut(rest, "\n//\t"+law.Name+" ")
		if rest = after; !ok {
			t.Fatalf("%s is not in the table of the package documentation, or not in its place", law.Name)
		}
		if law.OwnCode {
			t.Errorf("%s is not checked of everybody's diagram", law.Name)
		}
	}
}
