package form

import "github.com/govmaturity/govmaturity/internal/document"

// object is a JSON object whose keys keep their order.
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
	out := []byte{'{'}
	for i, e := range o {
		if i > 0 {
			out = append(out, ',')
		}
		value, err := document.Marshal(e.value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, quoteJSON(e.key)...), ':'), value...)
	}
	return append(out, '}'), nil
}
