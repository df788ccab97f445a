package diagrams_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// changed calls f with a document in which one value is another, or is not there,
// for each value and each other.
func changed(v any, f func()) {
	others := []any{nil, true, 1.5, "text", []any{}, map[string]any{}, []any{nil}, map[string]any{"tag": "formal", "id": nil}}
	switch v := v.(type) {
	case map[string]any:
		for k, old := range v {
			delete(v, k)
			f()
			for _, other := range others {
				v[k] = other
				f()
			}
			v[k] = old
			changed(old, f)
		}
	case []any:
		for i, old := range v {
			for _, other := range others {
				v[i] = other
				f()
			}
			v[i] = old
			changed(old, f)
		}
	}
}

// A file of JSON may lack any part, or have something else in its place: it is
// refused, or read as far as it goes.
func TestPartsThatAreNotThere(t *testing.T) {
	for _, file := range samples(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if filepath.Ext(file) != ".json" {
			continue
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		n := 0
		changed(doc, func() {
			n++
			data, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			in := input(file, data)
			if f := find(in); f != nil {
				d, err := f.read(in)
				if (d == nil) == (err == nil) {
					t.Errorf("%s: %v and %v", data, d, err)
				}
				if err == nil {
					checkPlaces(t, d)
				}
			}
		})
		if n == 0 {
			t.Errorf("%s: nothing was changed", file)
		}
	}
}
