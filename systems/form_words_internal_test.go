package systems

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/words"
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
	var w govmaturity.Words
	used, types := map[string]bool{}, map[string]bool{}
	done := map[*document.Shape]bool{}
	said := func(keys ...string) bool {
		for _, k := range keys {
			if w.Say(k) != k {
				return true
			}
		}
		return false
	}
	var walk func(at string, s *document.Shape)
	walk = func(at string, s *document.Shape) {
		if s == nil {
			return
		}
		if typ, key, ok := strings.Cut(at, "."); ok {
			used[at], types[typ] = true, true
			if !said("field."+at, "field."+key) {
				t.Errorf("the form has no words for %s", at)
			}
		}
		if len(s.Enum) > 1 {
			for _, id := range s.Enum {
				if !said("form.standing."+id, "archetype.role."+id, "archetype.name."+id, "option."+id, "option."+at+"."+id) {
					t.Errorf("the form has no words for %s of %s", id, at)
				}
			}
		}
		if !done[s] {
			done[s] = true
			for _, f := range s.Fields {
				walk(s.Name+"."+f.Key, f.Shape)
			}
		}
		if s.Kind == document.Sequence {
			walk(at, s.Item)
		}
	}
	walk("", diagramFormat.Shape())
	for _, key := range words.Keys() {
		at, ok := strings.CutPrefix(key, "field.")
		typ, field, own := strings.Cut(strings.TrimSuffix(at, ".help"), ".")
		if ok && own && types[typ] && !used[typ+"."+field] {
			t.Errorf("the form has words for %s, and no diagram has it", key)
		}
	}
	if len(used) < 70 {
		t.Errorf("%d fields seen", len(used))
	}
}
