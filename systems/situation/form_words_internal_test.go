package situation

import (
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

// Each field of a situation has words in its form, each option too, and no words are
// for a field that is not there any more.
func TestFormWords(t *testing.T) {
	var w govmaturity.Words
	used := wordstest.Fields(t, 120, []*document.Shape{situationFormat.Shape()})
	for _, p := range Parts() {
		for _, a := range p.Aspects() {
			if f, ok := factsOf[a]; !ok || f.part != p || !used[f.field] || a.key() == "" {
				t.Errorf("%s: %+v", a, f)
			}
		}
		if p.Title(w) == "field.SituationSpec."+string(p) {
			t.Errorf("no title of %s", p)
		}
	}
	for _, c := range Checks() {
		if c.Class().Title(w) == "" {
			t.Errorf("no class of %s", c)
		}
	}
	if len(factsOf) != 32 {
		t.Errorf("%d aspects", len(factsOf))
	}
}
