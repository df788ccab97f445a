package maturity

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
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
	used := map[string]bool{}
	eachField(frameworkFormat.Shape(), func(at string, _ *document.Shape) {
		used[at] = true
		if fieldWords[at][0] == "" {
			t.Errorf("the form has no words for %s", at)
		}
	})
	for _, at := range slices.Sorted(maps.Keys(fieldWords)) {
		if !used[at] {
			t.Errorf("the form has words for %s, and no document has it", at)
		}
		for _, words := range fieldWords[at] {
			if words != strings.TrimSpace(words) {
				t.Errorf("%s has spaces around its words", at)
			}
		}
	}
	if len(used) < 80 {
		t.Errorf("%d fields seen", len(used))
	}
}

// Each word that a field of the form can have is said in other words, and none
// in vain.
func TestFormOptionWords(t *testing.T) {
	words := specWords(form.WordsFor("en"))
	used := map[string]bool{}
	eachField(frameworkFormat.Shape(), func(at string, s *document.Shape) {
		if s.Kind != document.Word || len(s.Enum) == 1 {
			return
		}
		titles := map[string]bool{}
		ids := s.Enum
		if ids == nil {
			ids = words.Options(at)
		}
		for _, id := range ids {
			used[id], used[at+"."+id] = true, true
			title := words.Option(at, id)
			if title == "" {
				t.Errorf("%s: no words for %q", at, id)
			}
			if titles[title] {
				t.Errorf("%s: %q stands for two options", at, title)
			}
			titles[title] = true
		}
	})
	for _, key := range slices.Sorted(maps.Keys(optionWords)) {
		if !used[key] {
			t.Errorf("words for %q, which is no option", key)
		}
	}
	// Kinds that are added to the package are added to its form.
	for _, kind := range measureKinds {
		if !used["MeasureSpec.kind."+string(kind)] {
			t.Errorf("the form has no measure %s", kind)
		}
	}
	for kind := range normaliseUses {
		if !used["NormaliseSpec.kind."+string(kind)] {
			t.Errorf("the form has no normalisation %s", kind)
		}
	}
}
