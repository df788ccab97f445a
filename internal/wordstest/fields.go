// Package wordstest asks whether a form has words for all that is in its document.
// Only tests import it.
package wordstest

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/words"
)

// Fields reports fields and options of documents that have no words, and words for a
// field that is not there any more. There are at least so many fields. Options are
// named by the keys form.standing and option, and by those that begin with the
// prefixes, such as archetype.role. It returns the fields, as Type.key.
func Fields(t *testing.T, atLeast int, shapes []*document.Shape, prefixes ...string) map[string]bool {
	t.Helper()
	f := fields{t: t, prefixes: append([]string{"form.standing.", "option."}, prefixes...),
		used: map[string]bool{}, types: map[string]bool{}, done: map[*document.Shape]bool{}}
	for _, s := range shapes {
		f.walk("", s)
	}
	for _, key := range words.Keys() {
		at, ok := strings.CutPrefix(key, "field.")
		typ, field, own := strings.Cut(strings.TrimSuffix(at, ".help"), ".")
		if ok && own && f.types[typ] && !f.used[typ+"."+field] {
			t.Errorf("the form has words for %s, and no document has it", key)
		}
	}
	if len(f.used) < atLeast {
		t.Errorf("%d fields seen", len(f.used))
	}
	return f.used
}

type fields struct {
	t           *testing.T
	prefixes    []string
	used, types map[string]bool
	done        map[*document.Shape]bool
}

func said(keys ...string) bool {
	var w govmaturity.Words
	for _, k := range keys {
		if w.Say(k) != k {
			return true
		}
	}
	return false
}

func (f *fields) walk(at string, s *document.Shape) {
	if s == nil {
		return
	}
	if typ, key, ok := strings.Cut(at, "."); ok {
		f.used[at], f.types[typ] = true, true
		if !said("field."+at, "field."+key) {
			f.t.Errorf("the form has no words for %s", at)
		}
	}
	if len(s.Enum) > 1 {
		for _, id := range s.Enum {
			keys := []string{"option." + at + "." + id}
			for _, p := range f.prefixes {
				keys = append(keys, p+id)
			}
			if !said(keys...) {
				f.t.Errorf("the form has no words for %s of %s", id, at)
			}
		}
	}
	if !f.done[s] {
		f.done[s] = true
		for _, field := range s.Fields {
			f.walk(s.Name+"."+field.Key, field.Shape)
		}
	}
	if s.Kind == document.Sequence {
		f.walk(at, s.Item)
	}
}
