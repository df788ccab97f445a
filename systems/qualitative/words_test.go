package qualitative

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

// All that is said comes from the store of words, in every language.
func TestFindingsInAllLanguages(t *testing.T) {
	c := made(t, []string{"1", "2", "3"}, [][]int{{-1, -1, 0}, {1, 0, -1}, {1, 1, -1}})
	w := []govmaturity.Words{wordstest.Words(t)}
	for _, tag := range govmaturity.WordsLanguages() {
		w = append(w, govmaturity.WordsFor(tag))
	}
	findings := []govmaturity.Finding{c.Stability().Finding(w...)}
	for _, row := range c.Press().Rows() {
		for _, cell := range row {
			findings = append(findings, cell.Finding(w...))
		}
	}
	for _, f := range findings {
		texts := []govmaturity.Text{f.Title, f.Outcome, f.Rule}
		for _, r := range f.Reasons {
			texts = append(texts, r.Words)
		}
		for _, text := range texts {
			if got := text.Languages(); len(got) != len(w) || !slices.Contains(got, wordstest.Language) {
				t.Errorf("%q is in %v", text.String(), got)
			}
			if said := text[wordstest.Language]; strings.ContainsAny(said, "abcdefghijklmnopqrstuvwxyz") {
				t.Errorf("not from the store: %q", said)
			}
		}
	}
}
