package document

import (
	"fmt"
	"reflect"
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
