package casejson

import (
	"encoding/json"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Object is an object of a CASE package, such as a CFItem. The zero Object is not
// Valid, and has no members.
type Object struct {
	node *document.Node
	path govmaturity.Path
}

// Link is what points to something else: a LinkURI or LinkGenURI of CASE.
type Link struct{ Title, Identifier, URI string }

// Valid reports whether o is an object.
func (o Object) Valid() bool { return o.node != nil && o.node.Kind == document.Map }

// Path returns where the object stands in its package.
func (o Object) Path() govmaturity.Path { return append(govmaturity.Path(nil), o.path...) }

// Identifier returns the member identifier, or "".
func (o Object) Identifier() string { return o.Text("identifier") }

// Members returns the names of the members, in the order of the document.
func (o Object) Members() []string {
	if !o.Valid() {
		return nil
	}
	names := make([]string, len(o.node.Fields))
	for i, f := range o.node.Fields {
		names[i] = f.Key
	}
	return names
}

// Member returns a member as JSON, whatever it is: nil when it is not there, and
// null when it is null.
func (o Object) Member(name string) json.RawMessage {
	n := o.get(name)
	if n == nil {
		return nil
	}
	return n.AppendJSON(nil)
}

// Text returns a member that is a text, or "".
func (o Object) Text(name string) string {
	if n := o.get(name); n != nil && n.Kind == document.String {
		return n.Text
	}
	return ""
}

// Link returns a member that is a link. A text is taken for a link's URI: exports
// have both.
func (o Object) Link(name string) Link {
	n := o.get(name)
	switch {
	case n == nil:
		return Link{}
	case n.Kind == document.String:
		return Link{URI: n.Text}
	}
	l := Object{node: n}
	return Link{l.Text("title"), l.Text("identifier"), l.Text("uri")}
}

// Object returns a member that is an object.
func (o Object) Object(name string) Object {
	if n := o.get(name); n != nil && n.Kind == document.Map {
		return Object{n, o.path.Key(name)}
	}
	return Object{}
}

// Objects returns the objects of a member that is a list.
func (o Object) Objects(name string) []Object {
	n := o.get(name)
	if n == nil {
		return nil
	}
	var out []Object
	at := o.path.Key(name)
	for i, item := range n.Items {
		if item.Kind == document.Map {
			out = append(out, Object{item, at.Index(i)})
		}
	}
	return out
}

// get finds a member. It does not use Node.Get, which several goroutines may not
// call at once.
func (o Object) get(name string) *document.Node {
	if !o.Valid() {
		return nil
	}
	for _, f := range o.node.Fields {
		if f.Key == name {
			return f.Value
		}
	}
	return nil
}

// number returns a member that is a number, or a text that reads as one: exports
// have both.
func (o Object) number(name string) (x float64, ok bool) {
	n := o.get(name)
	if n == nil {
		return 0, false
	}
	if n.Kind == document.String {
		n = &document.Node{Kind: document.Number, Text: n.Text}
	}
	return n.Float()
}
