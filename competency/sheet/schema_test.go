package sheet_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/govmaturity/govmaturity/competency/sheet"
)

// The published schema takes the mappings of this folder, and what Detect proposes.
func TestMappingSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(sheet.MappingSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("mapping.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("mapping.json")
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("testdata/*.yaml")
	if len(names) < 6 {
		t.Fatalf("only %v", names)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := yaml.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	p, err := sheet.Detect("skills.csv", []byte("Skill,Ann,Bob\nExcel,1,3\nSQL,2,\n"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, data)
	}
	if err := schema.Validate(map[string]any{"format": sheet.MappingFormat}); err == nil {
		t.Error("a mapping without anything is taken")
	}
}
