package competencytest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
)

// What cannot be checked is an error, and no violation.
func TestCheckCannot(t *testing.T) {
	fw := ministry(t, nil)
	other := ministry(t, func(s *competency.Spec) { s.Edition = "3" })
	next, walk := successor(t, fw, nil)
	for _, test := range []struct {
		reason string
		fw     *competency.Framework
		opts   []Option
		want   string
	}{
		{"no framework", nil, nil, "there is no framework"},
		{"no training", fw, []Option{WithTraining(nil)}, "WithTraining"},
		{"training of another edition", fw, []Option{WithTraining(school(t, other, nil))}, "not about ministry 1"},
		{"no crosswalk", fw, []Option{WithCrosswalk(next, nil, nil)}, "there is no crosswalk"},
		{"a crosswalk that leads nowhere", fw, []Option{WithCrosswalk(nil, walk, nil)}, "no framework that it leads to"},
		{"a crosswalk of another edition", other, []Option{WithCrosswalk(next, walk, nil)}, "WithCrosswalk"},
		{"a way back that leads elsewhere", fw, []Option{WithCrosswalk(next, walk, walk)}, "WithCrosswalk"},
		{"no such law", fw, []Option{Waive("area-used", "x")}, `did you mean "areas-used"?`},
		{"no reason", fw, []Option{Waive("areas-used", "")}, "without a reason"},
		{"no such part", fw, []Option{Waive("areas-used", "x", "qualitty")}, `did you mean "quality"?`},
	} {
		err := Check(test.fw, test.opts...)
		var violations Violations
		if err == nil || errors.As(err, &violations) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.reason, err, test.want)
		}
	}
}

// The same seed finds the same, to the last word.
func TestCheckRepeats(t *testing.T) {
	e := newEngine()
	looksAt(func(_ *competency.Person, a *competency.Attained) {
		if len(a.Pieces) > 2 {
			a.Knowledge = competency.KnowledgeUnknown
		}
	})(&e)
	first, err := inspectWith(e, ministry(t, nil))
	if err != nil || first.Err() == nil {
		t.Fatalf("%v, %v", first, err)
	}
	if again, err := inspectWith(e, ministry(t, nil)); err != nil || again.String() != first.String() {
		t.Errorf("first %v\nthen %v", first, again)
	}
}

// A violation says everything, as data and as text.
func TestViolations(t *testing.T) {
	fw := ministry(t, func(s *competency.Spec) { of(s, "typing").Retired = false })
	err := fmt.Errorf("framework %s: %w", fw.ID(), Check(fw))
	var one Violation
	if !errors.As(err, &one) || one.Law.Name != "competencies-used" || one.At != "typing" || !strings.HasPrefix(one.Law.Source, "competencytest/law_content.go:") {
		t.Errorf("got %+v", one)
	}
	for _, want := range []string{"competencies-used: typing: ", "at:", "typing (Typing)", "came out:", "expected:", "retired: true"} {
		if !strings.Contains(one.Error(), want) {
			t.Errorf("missing %q in:\n%v", want, one)
		}
	}
}

// A law that is broken for a reason is waived, and that is said.
func TestWaive(t *testing.T) {
	fw := ministry(t, func(s *competency.Spec) { of(s, "typing").Retired = false })
	for _, test := range []struct {
		reason string
		waive  Option
		broken int
		says   string
	}{
		{"everywhere", Waive("competencies-used", "People choose it."), 0, "waived: competencies-used: typing: People choose it."},
		{"at one part", Waive("competencies-used", "People choose it.", "typing"), 0, "no law is broken"},
		{"at a part that keeps the law", Waive("competencies-used", "x", "law"), 2, "nothing that breaks the law"},
		{"a law that is kept", Waive("areas-used", "x", "quality"), 2, "nothing that breaks the law"},
		{"no option at all", nil, 1, "no post requires it"},
	} {
		report, err := Inspect(fw, test.waive)
		if err != nil || len(report.Violations) != test.broken || !strings.Contains(report.String(), test.says) || report.Unchecked != nil {
			t.Errorf("%s: %d broken, %v; want %d, and %q in\n%s", test.reason, len(report.Violations), err, test.broken, test.says, report)
		}
	}
}

// Laws have names that can be searched for, say in a sentence what they ask,
// and stand in the package documentation in the same order.
func TestLaws(t *testing.T) {
	if err := kit().Validate(); err != nil {
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
			t.Errorf("%s is not checked of everybody's framework", law.Name)
		}
	}
}
