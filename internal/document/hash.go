package document

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"

	"github.com/govmaturity/govmaturity"
)

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
