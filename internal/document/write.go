package document

import (
	"bytes"
	"encoding/json"
)

// Marshal returns a value as JSON in one form only: as encoding/json writes
// it, keys of structs in the order of their fields and keys of maps sorted,
// with no space, no line end, and <, > and & as they are. Content hashes are
// of this form.
func Marshal(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// AppendJSON appends the value as JSON, in the form of [Marshal], with keys in
// the order of the document. A value that could not be read is null.
func (n *Node) AppendJSON(b []byte) []byte {
	if n == nil {
		return append(b, "null"...)
	}
	switch n.Kind {
	case Bool:
		if n.True {
			return append(b, "true"...)
		}
		return append(b, "false"...)
	case Number:
		return append(b, n.Text...)
	case String:
		return appendText(b, n.Text)
	case List:
		b = append(b, '[')
		for i, item := range n.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.AppendJSON(b)
		}
		return append(b, ']')
	case Map:
		b = append(b, '{')
		for i, f := range n.Fields {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendText(b, f.Key), ':')
			b = f.Value.AppendJSON(b)
		}
		return append(b, '}')
	}
	return append(b, "null"...)
}

func appendText(b []byte, s string) []byte {
	data, err := Marshal(s)
	if err != nil {
		return append(b, `""`...)
	}
	return append(b, data...)
}

// MarshalJSON writes the value in the form of [Marshal].
func (n *Node) MarshalJSON() ([]byte, error) { return n.AppendJSON(nil), nil }

// Filled returns the members of a value that hold something when it is written: those
// that are not null, false, an empty text, an empty list or an empty map.
func Filled(value any) []string {
	data, err := Marshal(value)
	if err != nil {
		return nil
	}
	root, _ := parseJSON(data, DefaultLimits())
	if root == nil {
		return nil
	}
	var keys []string
	for _, f := range root.Fields {
		v := f.Value
		if v.Kind == Number || v.True || v.Text != "" || len(v.Items) > 0 || len(v.Fields) > 0 {
			keys = append(keys, f.Key)
		}
	}
	return keys
}
