package form

import (
	"encoding/json"

	"github.com/govmaturity/govmaturity/internal/document"
)

// object is a JSON object whose keys keep their order, while it is put
// together. A value is a text, a truth value, a json.Number, an object, a list of
// any of these, or what encoding/json writes.
type object []entry

type entry struct {
	key   string
	value any
}

// set adds a key, unless its value is an empty text.
func (o *object) set(key string, value any) {
	if value != "" {
		*o = append(*o, entry{key, value})
	}
}

// MarshalJSON writes the object.
func (o object) MarshalJSON() ([]byte, error) {
	n, err := nodeOf(o)
	if err != nil {
		return nil, err
	}
	return n.AppendJSON(nil), nil
}

// nodeOf returns the tree of a value.
func nodeOf(value any) (*document.Node, error) {
	switch v := value.(type) {
	case string:
		return textNode(v), nil
	case bool:
		return &document.Node{Kind: document.Bool, True: v}, nil
	case json.Number:
		return &document.Node{Kind: document.Number, Text: v.String()}, nil
	case object:
		n := &document.Node{Kind: document.Map}
		for _, e := range v {
			inner, err := nodeOf(e.value)
			if err != nil {
				return nil, err
			}
			n.Fields = append(n.Fields, document.Entry{Key: e.key, Value: inner})
		}
		return n, nil
	case []any:
		return listOf(v)
	case []object:
		return listOf(v)
	case []string:
		return listOf(v)
	}
	data, err := document.Marshal(value)
	if err != nil {
		return nil, err
	}
	n, problems := document.Parse("value.json", data, document.Limits{})
	return n, problems.Err()
}

func listOf[T any](values []T) (*document.Node, error) {
	n := &document.Node{Kind: document.List}
	for _, v := range values {
		item, err := nodeOf(v)
		if err != nil {
			return nil, err
		}
		n.Items = append(n.Items, item)
	}
	return n, nil
}

func textNode(s string) *document.Node { return &document.Node{Kind: document.String, Text: s} }
