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
	return encode(value, "")
}

// MarshalIndent is like [Marshal], with a line for each value, for people to
// read. It ends with a line end.
func MarshalIndent(value any) ([]byte, error) {
	data, err := encode(value, "  ")
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}

func encode(value any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
