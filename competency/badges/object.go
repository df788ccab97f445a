package badges

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// object is a value of a badge, with its place.
type object struct {
	node *document.Node
	path govmaturity.Path
}

func (o object) valid() bool { return o.node != nil && o.node.Kind == document.Map }

func (o object) get(key string) object {
	if !o.valid() {
		return object{}
	}
	return object{o.node.Get(key), o.path.Key(key)}
}

// text returns a member that is a text, or the wording in English of a map of
// languages.
func (o object) text(key string) string {
	n := o.get(key).node
	switch {
	case n == nil:
		return ""
	case n.Kind == document.String:
		return strings.TrimSpace(n.Text)
	case n.Kind == document.Map && n.Get("en") != nil:
		return strings.TrimSpace(n.Get("en").Text)
	}
	return ""
}

// list returns the objects of a member. One object is a list of one.
func (o object) list(key string) []object {
	v := o.get(key)
	switch {
	case v.valid():
		return []object{v}
	case v.node == nil:
		return nil
	}
	var out []object
	for i, item := range v.node.Items {
		if item.Kind == document.Map {
			out = append(out, object{item, v.path.Index(i)})
		}
	}
	return out
}

// texts returns the texts and numbers of a list.
func (o object) texts(key string) []string {
	n := o.get(key).node
	if n == nil {
		return nil
	}
	var out []string
	for _, item := range n.Items {
		if item.Kind == document.String || item.Kind == document.Number {
			out = append(out, strings.TrimSpace(item.Text))
		}
	}
	return out
}

// is reports whether the type of an object, a text or a list of such, has a name.
func (o object) is(name string) bool {
	n := o.get("type").node
	if n == nil {
		return false
	}
	if n.Kind == document.String {
		return n.Text == name
	}
	for _, item := range n.Items {
		if item.Kind == document.String && item.Text == name {
			return true
		}
	}
	return false
}
