package maturity

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/words"
)

// eachField calls visit with the type and key of each field of a document.
func eachField(root *document.Shape, visit func(at string, s *document.Shape)) {
	done := map[*document.Shape]bool{}
	var walk func(at string, s *document.Shape)
	walk = func(at string, s *document.Shape) {
		if s == nil {
			return
		}
		if at != "" {
			visit(at, s)
		}
		if done[s] {
			return
		}
		done[s] = true
		for _, f := range s.Fields {
			walk(s.Name+"."+f.Key, f.Shape)
		}
		if s.Item != nil && s.Kind == document.Sequence {
			walk(at, s.Item)
		}
	}
	walk("", root)
}

// Each field of a framework document has words in its form, and no words are
// for a field that is not there any more.
func TestFormFieldWords(t *testing.T) {
	var w govmaturity.Words
	used, types := map[string]bool{}, map[string]bool{}
	eachField(frameworkFormat.Shape(), func(at string, _ *document.Shape) {
		typ, key, _ := strings.Cut(at, ".")
		used[at], types[typ] = true, true
		if own, any := "field."+at, "field."+key; w.Say(own) == own && w.Say(any) == any {
			t.Errorf("the form has no words for %s", at)
		}
	})
	for _, key := range words.Keys() {
		at, ok := strings.CutPrefix(key, "field.")
		typ, field, own := strings.Cut(strings.TrimSuffix(at, ".help"), ".")
		if ok && own && types[typ] && !used[typ+"."+field] {
			t.Errorf("the form has words for %s, and no document has it", key)
		}
	}
	if len(used) < 80 {
		t.Errorf("%d fields seen", len(used))
	}
}

// Each word that a field of the form can have is said in other words.
func TestFormOptionWords(t *testing.T) {
	var w govmaturity.Words
	seen := 0
	eachField(frameworkFormat.Shape(), func(at string, s *document.Shape) {
		ids := s.Enum
		if ids == nil {
			ids = s.Known
		}
		if s.Kind != document.Word || len(ids) < 2 {
			return
		}
		titles := map[string]bool{}
		for _, id := range ids {
			seen++
			title := ""
			for _, key := range []string{"form.standing." + id, "option." + id, "option." + at + "." + id} {
				if said := w.Say(key); said != key {
					title = said
				}
			}
			if title == "" || titles[title] {
				t.Errorf("%s: %q is said as %q: nothing, or as another one", at, id, title)
			}
			titles[title] = true
		}
	})
	if seen < 60 {
		t.Errorf("%d options seen", seen)
	}
}
