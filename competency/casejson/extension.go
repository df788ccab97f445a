package casejson

import (
	"bytes"
	"encoding/json"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
)

// extensionKey is the member of the extensions of CASE 1.1 in which this package
// writes, and finds again, what CASE has no member for.
const extensionKey = "govmaturity"

// itemExtension says which of the two a CFItem is, with all of it that CASE has no
// member for.
type itemExtension struct {
	Area       *competency.AreaSpec       `json:"area,omitempty"`
	Competency *competency.CompetencySpec `json:"competency,omitempty"`
}

// rubricExtension names the scale that the levels of a rubric are those of.
type rubricExtension struct {
	Scale string `json:"scale"`
}

// extensionOf returns the extension that this package wrote into an object, or nil.
// Those of a level are a list.
func extensionOf(o Object) *document.Node {
	n := o.get("extensions")
	if n == nil {
		return nil
	}
	for _, e := range append(n.Items, n) {
		if own := (Object{node: e}).get(extensionKey); own != nil {
			return own
		}
	}
	return nil
}

// decodeExtension fills into from an extension. A member that it does not know is an
// error: it would be lost in silence.
func decodeExtension(n *document.Node, into any) error {
	d := json.NewDecoder(bytes.NewReader(n.AppendJSON(nil)))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// encodeExtension returns a value as a tree, without members that hold nothing. It
// returns nil when nothing is left.
func encodeExtension(value any) *document.Node {
	data, err := document.Marshal(value)
	if err != nil {
		return nil
	}
	root, _ := document.Parse("x.json", data, limits)
	if root == nil || !prune(root) {
		return nil
	}
	return root
}

// prune takes out of a map what holds nothing, and reports whether something is left.
// What stands in a list stays: its place counts.
func prune(n *document.Node) bool {
	switch n.Kind {
	case document.Null, document.Broken:
		return false
	case document.String:
		return n.Text != ""
	case document.Bool:
		return n.True
	case document.List:
		for _, item := range n.Items {
			prune(item)
		}
		return len(n.Items) > 0
	case document.Map:
		kept := n.Fields[:0]
		for _, f := range n.Fields {
			if prune(f.Value) {
				kept = append(kept, f)
			}
		}
		n.Fields = kept
		return len(kept) > 0
	}
	return true
}
