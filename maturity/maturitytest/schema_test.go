package maturitytest

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity/maturity"
)

// The published schemas accept what the kit writes, and so what the library
// reads. The validator is used here only: who imports the kit must not carry
// it. What the shipped laws check instead is that documents survive being
// written and read.
func TestSchemas(t *testing.T) {
	framework := compileSchema(t, maturity.FrameworkSchema())
	assessment := compileSchema(t, maturity.AssessmentSchema())
	for _, fw := range []*maturity.Framework{ministry(t), large(t)} {
		s, err := newSubject(fw, newEngine(), []Option{WithSamples(30)})
		if err != nil {
			t.Fatal(err)
		}
		if err := framework.Validate(value(t, fw.Spec())); err != nil {
			t.Errorf("%s: %v", fw.ID(), err)
		}
		for _, sm := range s.samples {
			if err := assessment.Validate(value(t, sm.a)); err != nil {
				t.Errorf("%s: %s: %v", fw.ID(), sm.name, err)
			}
		}
	}
}

// And they refuse what the library refuses.
func TestSchemasRefuse(t *testing.T) {
	framework := compileSchema(t, maturity.FrameworkSchema())
	assessment := compileSchema(t, maturity.AssessmentSchema())
	spec := value(t, ministry(t).Spec()).(map[string]any)
	s, err := newSubject(ministry(t), newEngine(), nil)
	if err != nil {
		t.Fatal(err)
	}
	answers := value(t, s.samples[0].a).(map[string]any)
	for _, change := range []struct {
		reason string
		doc    map[string]any
		schema *jsonschema.Schema
		key    string
		to     any
	}{
		{"an unknown key", spec, framework, "nodes", []any{}},
		{"a wrong-case key", spec, framework, "Title", "Ministry"},
		{"another format", spec, framework, "format", "govmaturity/framework/2"},
		{"a wrong type", spec, framework, "root", "ministry"},
		{"a form that an id does not have", spec, framework, "id", "A Ministry"},
		{"an unknown standing", spec, framework, "standing", "semi-official"},
		{"an unknown key", answers, assessment, "answer", map[string]any{}},
		{"an answer that is a list of numbers", answers, assessment, "answers", map[string]any{"c1": []any{1.0}}},
		{"an answer with a state that answers do not have", answers, assessment, "answers", map[string]any{"c1": map[string]any{"state": "not-asked"}}},
		{"a date that is none", answers, assessment, "date", "2026-13"},
	} {
		doc := map[string]any{}
		for k, v := range change.doc {
			doc[k] = v
		}
		if err := change.schema.Validate(doc); err != nil {
			t.Fatalf("%s: refused before the change: %v", change.reason, err)
		}
		doc[change.key] = change.to
		bySchema := change.schema.Validate(doc) != nil
		data, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		byLibrary := false
		if change.schema == framework {
			_, err = maturity.ReadSpec("a.json", data)
			byLibrary = err != nil
		} else {
			_, err = ministry(t).ReadAssessment("a.json", data)
			byLibrary = err != nil
		}
		if !bySchema || !byLibrary {
			t.Errorf("%s: refused by the schema: %t; by the library: %t; want both", change.reason, bySchema, byLibrary)
		}
	}
}

func compileSchema(t *testing.T, data []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// value returns a document as the validator wants it.
func value(t *testing.T, doc any) any {
	t.Helper()
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
