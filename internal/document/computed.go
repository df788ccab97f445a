package document

import (
	"encoding/json"
	"fmt"
)

// MarshalComputed writes a value that was computed, such as an explanation, as
// JSON: an object that begins with the name of its format. The value is a struct
// without a MarshalJSON of its own.
func MarshalComputed(format string, value any) ([]byte, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	out, err := json.Marshal(map[string]string{"format": format})
	if err != nil || len(data) < 3 || data[0] != '{' {
		return out, err
	}
	out[len(out)-1] = ','
	return append(out, data[1:]...), nil
}

// UnmarshalComputed reads what MarshalComputed wrote, and refuses what is of
// another format. Documents that people write are read with a [Format].
func UnmarshalComputed(format string, data []byte, into any) error {
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return err
	}
	if head.Format != format {
		return fmt.Errorf("expected a document of the format %s, found %.60q", format, head.Format)
	}
	return json.Unmarshal(data, into)
}
