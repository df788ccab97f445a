package schema_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/mutate"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compile(t *testing.T, data []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("https://example.org/schema.json", doc); err != nil {
		t.Fatal(err)
	}
	meta, err := c.Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		t.Fatal(err)
	}
	if err := meta.Validate(doc); err != nil {
		t.Fatalf("not a schema: %v", err)
	}
	compiled, err := c.Compile("https://example.org/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// The reader of a shape and its schema say yes and no to the same documents, as
// they are and changed at random. Other packages ask this of their documents.
func TestReaderAndSchemaAgree(t *testing.T) {
	agree(t, treeShape(t), func() any { return new(tree) }, validTrees, long.Count(3000, 60_000))
}

// agree compares the verdicts of a reader and of its schema on n documents.
func agree(t *testing.T, shape *document.Shape, fresh func() any, valid []string, n int) {
	t.Helper()
	data, err := schema.For(shape, schema.Meta{ID: "https://example.org/schema.json"})
	if err != nil {
		t.Fatal(err)
	}
	compiled := compile(t, data)
	m := mutate.New(rand.New(rand.NewPCG(1, 2)))
	for _, text := range valid {
		m.Learn(decode(t, text))
	}
	accepted := 0
	for i := range n {
		doc := decode(t, valid[i%len(valid)])
		if i >= len(valid) {
			doc = m.Change(doc)
		}
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		_, problems := shape.Read("x.json", text, fresh())
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		schemaErr := compiled.Validate(instance)
		if (len(problems) == 0) != (schemaErr == nil) {
			t.Fatalf("reader and schema disagree after %s\n%s\nreader: %v\nschema: %v", m.Done(), text, problems.Err(), schemaErr)
		}
		if i < len(valid) && len(problems) > 0 {
			t.Errorf("a document to begin with is not valid: %v", problems.Err())
		}
		if len(problems) == 0 {
			accepted++
		}
	}
	// A comparison in which all are refused, or none, would prove little.
	if accepted < n/100 || accepted > n*99/100 {
		t.Errorf("%d of %d documents were accepted", accepted, n)
	}
}

func decode(t *testing.T, text string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	return doc
}
