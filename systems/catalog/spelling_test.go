package catalog_test

import (
	"encoding/json"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/spelling"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/catalog"
)

// TestSpelling looks up each word that people read in a dictionary. Names and terms
// of the field that a dictionary lacks stand in testdata/words.txt.
func TestSpelling(t *testing.T) {
	texts := map[string][]govmaturity.Text{}
	for _, e := range catalog.Entries() {
		texts[e.String()] = textsOf(t, load(t, e).Spec())
	}
	spelling.Check(t, "en", "testdata/words.txt", texts)
}

// textsOf returns all texts of a diagram, wherever they stand.
func textsOf(t *testing.T, spec *systems.DiagramSpec) (all []govmaturity.Text) {
	t.Helper()
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(node any)
	walk = func(node any) {
		switch n := node.(type) {
		case []any:
			for _, item := range n {
				walk(item)
			}
		case map[string]any:
			for key, item := range n {
				s, ok := item.(string)
				switch key {
				case "title", "name", "description", "note", "boundary", "purpose", "locator", "label":
					if ok {
						all = append(all, govmaturity.Text{"en": s})
						continue
					}
				case "en":
					if ok && len(n) == 1 {
						all = append(all, govmaturity.Text{"en": s})
						continue
					}
				}
				walk(item)
			}
		}
	}
	walk(tree)
	return all
}

func load(t *testing.T, e catalog.Entry) *systems.Diagram {
	t.Helper()
	d, err := catalog.Load(e.String())
	if err != nil {
		t.Fatal(err)
	}
	return d
}
