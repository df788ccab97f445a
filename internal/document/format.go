package document

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity"
)

// Format is one kind of document, declared once: a plain struct with the name of
// its format. From the declaration come strict reading with positions, a check
// of values built in Go, a copy that shares nothing, two hashes, canonical JSON,
// the JSON Schema (package schema) and the form (package form). What a document
// means is one function of the package that declares it, which takes a [Draft].
type Format[D any] struct {
	// Name is the value of the document's key format, such as
	// govmaturity/framework/1. Title and Description say to people what it is.
	Name, Title, Description string

	shape func() *Shape
}

// Declare declares a kind of document. Codecs, which may be nil, gives those of
// types that the document has and that reflection does not understand. A mistake
// in the declaration is one in Go code: a call of Shape, in a test, panics on it.
func Declare[D any](name, title, description string, codecs func() []Codec) *Format[D] {
	return &Format[D]{
		Name: name, Title: title, Description: description,
		shape: sync.OnceValue(func() *Shape {
			var more []Codec
			if codecs != nil {
				more = codecs()
			}
			var zero D
			s, err := ShapeOf(zero, more...)
			if err != nil {
				panic(fmt.Errorf("document %s: %w", name, err))
			}
			return s
		}),
	}
}

// Shape returns what the document looks like.
func (f *Format[D]) Shape() *Shape { return f.shape() }

// Read reads a document from YAML or JSON. The draft has all that is wrong with
// its form.
func (f *Format[D]) Read(name string, data []byte) *Draft[D] {
	d := &Draft[D]{Doc: new(D), name: name}
	d.root, d.form = f.Shape().Read(name, data, d.Doc)
	return d
}

// From reads a document from a tree, such as that of a form. The draft has all
// that is wrong with its form.
func (f *Format[D]) From(root *Node) *Draft[D] {
	d := &Draft[D]{Doc: new(D), root: root}
	d.form = f.Shape().Decode(root, d.Doc, Options{Language: LanguageOf(root)})
	return d
}

// Check copies a document that was built in Go. The draft has all that is wrong
// with its form: what could not be written, or would be refused when read again.
func (f *Format[D]) Check(doc *D) *Draft[D] {
	d := &Draft[D]{Doc: new(D)}
	if doc == nil {
		d.form = govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "there is no %s", Args: []any{strings.ToLower(f.Title)}}}
		return d
	}
	d.root, d.form = f.Shape().tree(doc)
	if d.root != nil {
		d.form = append(d.form, f.Shape().Decode(d.root, d.Doc, Options{})...)
	}
	return d
}

// Clone copies a document that was checked before. It shares nothing with the
// original.
func (f *Format[D]) Clone(doc *D) *D { return f.Check(doc).Doc }

// Canonical returns a document as JSON in one form only. See [Marshal].
func (f *Format[D]) Canonical(doc *D) ([]byte, error) { return Marshal(doc) }

// Hash returns the content hash: of all that the document says.
func (f *Format[D]) Hash(doc *D) string {
	data, err := f.Canonical(doc)
	if err != nil {
		return "" // not a document that was checked
	}
	return hash(data)
}

// RulesHash returns the hash of what computes: of all that the document says but
// its words. Documents of the same rules give the same results.
func (f *Format[D]) RulesHash(doc *D) string {
	root, _ := f.Shape().tree(doc)
	if root == nil {
		return ""
	}
	dropWords(root, f.Shape())
	return hash(root.AppendJSON(nil))
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

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

// tree returns the tree that a Go value would be read from, and what is wrong
// with it. There is no tree of a value that is larger or deeper than a document
// can be, perhaps because it contains itself.
func (s *Shape) tree(value any) (*Node, govmaturity.Problems) {
	v := reflect.ValueOf(value)
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if !v.IsValid() || v.Type() != s.goType {
		return nil, govmaturity.Problems{{
			Code:   govmaturity.CodeWrongGoType,
			Format: "cannot check a %T as a %v", Args: []any{value, s.goType},
		}}
	}
	t := &treeMaker{limits: DefaultLimits()}
	root := t.value(v, s, 1)
	if t.stopped {
		return nil, t.problems
	}
	return root, t.problems
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

// dropWords takes out of a tree what does not compute.
func dropWords(n *Node, s *Shape) {
	c := s.choice(n.Kind)
	if c == nil {
		return
	}
	for _, item := range n.Items {
		dropWords(item, c.Item)
	}
	if c.Kind == Dictionary {
		for _, f := range n.Fields {
			dropWords(f.Value, c.Item)
		}
		return
	}
	n.Fields = slices.DeleteFunc(n.Fields, func(e Entry) bool {
		f := c.field(e.Key)
		if f != nil && f.isWords() {
			return true
		}
		if f != nil {
			dropWords(e.Value, f.Shape)
		}
		return false
	})
}

// isWords reports whether a field is for people only: a Text, or one that its
// tag says is words.
func (f *Field) isWords() bool {
	return f.Words || f.Shape.goType == reflect.TypeFor[govmaturity.Text]()
}
