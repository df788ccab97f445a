package systems

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/words"
	"github.com/govmaturity/govmaturity/internal/wordstest"
)

// What a role and an archetype are called is said once: the form has the words of
// explanations, in each language.
func TestOneSetOfWords(t *testing.T) {
	keys := map[string]bool{}
	for _, k := range words.Keys() {
		keys[k] = true
	}
	for _, tag := range words.Languages() {
		w := govmaturity.WordsFor(tag)
		html := page(t, DiagramForm(w, "en"))
		said := map[string]string{}
		once := func(key, id string) {
			name := w.Say(key)
			if name == key || said[name] != "" {
				t.Errorf("%s: %s is called %q, and so is %s", tag, key, name, said[name])
			}
			said[name] = key
			if want := `<option value="` + id + `">` + template.HTMLEscapeString(name) + "</option>"; !strings.Contains(html, want) {
				t.Errorf("%s: the form has no %s", tag, want)
			}
			for _, other := range []string{"option." + id, "option.VariableSpec.role." + id, "behaviour.model." + id} {
				if keys[other] {
					t.Errorf("%s and %s say the same", key, other)
				}
			}
		}
		for _, r := range Roles() {
			once("archetype.role."+string(r), string(r))
		}
		for _, a := range append(Archetypes(), ArchetypeClasses()...) {
			once("archetype.name."+string(a), string(a))
			if a.Say(w) != w.Say("archetype.name."+string(a)) {
				t.Errorf("%s: %s is called %q", tag, a, a.Say(w))
			}
		}
	}
}

// page returns a form of a diagram with one of everything that is in a list.
func page(t *testing.T, f govmaturity.Form) string {
	t.Helper()
	in := f.Fill([]byte(`{"format": "govmaturity/causal-diagram/1", "id": "x", "variables": [{"id": "a", "name": "A"}],
		"links": [{"from": "a", "to": "a", "sign": "+"}], "loops": [{"id": "r", "variables": ["a"]}],
		"archetypes": [{"id": "m", "archetype": "escalation", "loops": ["r"]}]}`))
	var b bytes.Buffer
	if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Each field of a diagram has words in its form, each option too, and no words
// are for a field that is not there any more.
func TestFormWords(t *testing.T) {
	wordstest.Fields(t, 70, []*document.Shape{diagramFormat.Shape()}, "archetype.role.", "archetype.name.")
}
