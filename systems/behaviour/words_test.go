package behaviour

import (
	"regexp"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/systems"
)

// names are what a model calls its things, which are no words of the store.
var names = regexp.MustCompile(`[a-z][a-z-]*-[a-z-]+|\b(rate|limit|delay|use|relief|harm|ratio|loss|growth|resources|wear|renewal|capacity|take|cost)\b`)

// All that is said comes from the store of words, in every language.
func TestFindingsInAllLanguages(t *testing.T) {
	w := []govmaturity.Words{wordstest.Words(t)}
	for _, tag := range govmaturity.WordsLanguages() {
		w = append(w, govmaturity.WordsFor(tag))
	}
	var findings []govmaturity.Finding
	for _, id := range systems.Archetypes() {
		m := archetypeFor(t, id)
		for _, l := range m.Levers() {
			if got := l.Title.Languages(); len(got) != 6 {
				t.Errorf("%s: %s is in %v", id, l.ID, got)
			}
			c, err := m.Pull(Setup{}, l.ID)
			if err != nil {
				t.Fatal(err)
			}
			findings = append(findings, c.Base.Finding(w...), c.Finding(w...))
		}
	}
	for _, list := range shapes {
		for _, f := range list {
			for _, upside := range []float64{1, -1} {
				c, err := Classify(sampled(func(x float64) float64 { return upside * f(x) }, 300))
				if err != nil {
					t.Fatal(err)
				}
				findings = append(findings, c.Finding(w...))
			}
		}
	}
	for _, f := range findings {
		texts := []govmaturity.Text{f.Outcome, f.Rule}
		for _, r := range f.Reasons {
			texts = append(texts, r.Words)
		}
		for _, text := range texts {
			if got := text.Languages(); len(got) != len(w) || !slices.Contains(got, wordstest.Language) {
				t.Errorf("%q is in %v", text.String(), got)
			}
			if said := names.ReplaceAllString(text[wordstest.Language], ""); f.About.Kind == FindingClassification && regexp.MustCompile("[a-z]").MatchString(said) {
				t.Errorf("not from the store: %q", said)
			}
		}
	}
}
