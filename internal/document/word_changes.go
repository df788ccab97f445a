package document

import (
	"maps"
	"reflect"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// WordChange is one place where two documents of the same rules differ in words:
// one wording in one language, or another field that is for people only.
type WordChange struct {
	Path govmaturity.Path
	// Before and After are the wording, or the field as JSON if it is no text:
	// empty where there is nothing.
	Before, After string
}

// WordChanges returns where the words of two documents differ, in the order of
// the document. The two have the same [Format.RulesHash]: lists that compute are
// then of the same length.
func (f *Format[D]) WordChanges(before, after *D) []WordChange {
	x, _ := f.Shape().tree(before)
	y, _ := f.Shape().tree(after)
	if x == nil || y == nil {
		return nil
	}
	w := &wordWalk{}
	w.walk(x, y, f.Shape(), nil)
	return w.changes
}

// wordWalk goes through two trees side by side.
type wordWalk struct{ changes []WordChange }

func (w *wordWalk) walk(x, y *Node, s *Shape, path govmaturity.Path) {
	if x == nil || y == nil || x.Kind != y.Kind {
		return
	}
	c := s.choice(x.Kind)
	if c == nil {
		return
	}
	switch c.Kind {
	case Sequence:
		for i := range min(len(x.Items), len(y.Items)) {
			w.walk(x.Items[i], y.Items[i], c.Item, path.Index(i))
		}
	case Dictionary:
		for _, entry := range x.Fields {
			w.walk(entry.Value, y.Get(entry.Key), c.Item, path.Key(entry.Key))
		}
	case Struct:
		for _, f := range c.Fields {
			a, b := x.Get(f.Key), y.Get(f.Key)
			if !f.isWords() {
				w.walk(a, b, f.Shape, path.Key(f.Key))
				continue
			}
			w.words(a, b, f.Shape, path.Key(f.Key))
		}
	}
}

// words compares a field that is for people only, a Text language by language.
func (w *wordWalk) words(x, y *Node, s *Shape, path govmaturity.Path) {
	if s.goType == reflect.TypeFor[govmaturity.Text]() {
		tags := map[string]bool{}
		for _, n := range []*Node{x, y} {
			for i := 0; n != nil && i < len(n.Fields); i++ {
				tags[n.Fields[i].Key] = true
			}
		}
		for _, tag := range slices.Sorted(maps.Keys(tags)) {
			w.word(x.Get(tag), y.Get(tag), path.Key(tag))
		}
		return
	}
	w.word(x, y, path)
}

func (w *wordWalk) word(x, y *Node, path govmaturity.Path) {
	if before, after := wording(x), wording(y); before != after {
		w.changes = append(w.changes, WordChange{path, before, after})
	}
}

func wording(n *Node) string {
	switch {
	case n == nil:
		return ""
	case n.Kind == String:
		return n.Text
	}
	return string(n.AppendJSON(nil))
}
