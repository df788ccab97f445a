// Package lawstest checks that the laws of a kit catch what they are there for. Only
// tests of kits import it.
package lawstest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
)

// OnlyBroken checks that one law is broken, at one part, and what is said of it.
func OnlyBroken(t *testing.T, report laws.Report, law, at, says string) {
	t.Helper()
	if len(report.Violations) != 1 || report.Violations[0].Law.Name != law || report.Violations[0].At != at {
		t.Fatalf("want only %s, at %q\n%v", law, at, report)
	}
	if v := report.Violations[0]; !strings.Contains(v.Error(), says) || !strings.Contains(v.Error(), "expected:") {
		t.Errorf("missing %q in\n%v", says, v)
	}
}

// OnlyLaw checks that one law is broken, wherever that is, and what is said of it.
func OnlyLaw(t *testing.T, report laws.Report, law, says string) {
	t.Helper()
	broken := map[string]bool{}
	for _, v := range report.Violations {
		broken[v.Law.Name] = true
	}
	if got := slices.Sorted(maps.Keys(broken)); !slices.Equal(got, []string{law}) {
		t.Fatalf("broken are %v, want only %s\n%v", got, law, report)
	}
	if v := report.Violations[0]; !strings.Contains(v.Error(), says) {
		t.Errorf("missing %q in\n%v", says, v)
	}
}

// Proved checks that each law has its proof.
func Proved(t *testing.T, all []laws.Law, by map[string]bool) {
	t.Helper()
	for _, law := range all {
		if !by[law.Name] {
			t.Errorf("nothing shows that the law %s catches anything", law.Name)
		}
	}
}
