package systems_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/systems"
)

// All that is said of a match comes from the store of words, in every language.
func TestArchetypeFindingsInAllLanguages(t *testing.T) {
	w := []govmaturity.Words{wordstest.Words(t)}
	for _, tag := range govmaturity.WordsLanguages() {
		w = append(w, govmaturity.WordsFor(tag))
	}
	said := 0
	for _, d := range textbooks(t) {
		for _, d := range []*systems.Diagram{loud(t, d), without(t, loud(t, d))} {
			got := d.Archetypes(context.Background(), systems.ArchetypeOptions{NearMisses: true})
			for _, m := range got.Matches {
				said += inAllLanguages(t, m.Finding(w...), w)
			}
			for _, n := range got.NearMisses {
				said += inAllLanguages(t, n.Finding(w...), w)
			}
		}
	}
	if said < 300 {
		t.Errorf("only %d texts", said)
	}
	if zero := (systems.ArchetypeMatch{}).Finding(w...); zero.About.Kind != "" || (systems.ArchetypeNearMiss{}).Finding().About.Kind != "" {
		t.Errorf("the zero match says %v", zero)
	}
}

// loud names variables in capitals, so that small letters are of no name.
func loud(t *testing.T, d *systems.Diagram) *systems.Diagram {
	spec := d.Spec()
	for i := range spec.Variables {
		spec.Variables[i].Name = english(strings.ToUpper(spec.Variables[i].ID))
	}
	out, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var small = regexp.MustCompile("[a-z]")

func inAllLanguages(t *testing.T, f govmaturity.Finding, w []govmaturity.Words) (n int) {
	texts := []govmaturity.Text{f.Title, f.Outcome, f.Rule}
	for _, r := range f.Reasons {
		texts = append(texts, r.Words)
	}
	for _, text := range texts {
		n++
		if got := text.Languages(); len(got) != len(w) || !slices.Contains(got, wordstest.Language) {
			t.Errorf("%q is in %v", text.String(), got)
		}
		if s := text[wordstest.Language]; small.MatchString(s) {
			t.Errorf("not from the store: %q", s)
		}
	}
	return n
}

// The eight say, in words, what the golden file has.
func TestArchetypeFindings(t *testing.T) {
	var b strings.Builder
	for _, d := range textbooks(t) {
		m := d.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches[0]
		b.WriteString(m.Finding().Text("en") + "\n")
	}
	golden(t, "testdata/archetypes/findings.txt", b.String())
}

func TestArchetypesOfNothing(t *testing.T) {
	if c := systems.Archetype("nothing"); c.Class() != "" || c.Generic() || c.Story(govmaturity.Words{}) != "" || c.Guidance(govmaturity.Words{}) != nil {
		t.Errorf("%v", c)
	}
	for _, a := range append(systems.Archetypes(), systems.ArchetypeClasses()...) {
		if a.Say(govmaturity.Words{}) == "" || a.Story(govmaturity.Words{}) == "" || len(a.Guidance(govmaturity.Words{})) == 0 || !a.Class().Generic() {
			t.Errorf("%s lacks words", a)
		}
	}
}
