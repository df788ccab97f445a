package situation

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/words"
)

// Each field of a situation has words in its form, each option too, and no words are
// for a field that is not there any more.
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
				if !said("form.standing."+id, "option."+id, "option."+at+"."+id) {
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
	walk("", situationFormat.Shape())
	for _, key := range words.Keys() {
		at, ok := strings.CutPrefix(key, "field.")
		typ, field, own := strings.Cut(strings.TrimSuffix(at, ".help"), ".")
		if ok && own && types[typ] && !used[typ+"."+field] {
			t.Errorf("the form has words for %s, and no situation has it", key)
		}
	}
	if len(used) < 120 {
		t.Errorf("%d fields seen", len(used))
	}
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
