// Package schematest asks a published schema and a reader whether they say yes and
// no to the same documents. Only tests import it, for the validator that it uses.
package schematest

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/mutate"
)

// Compile compiles a schema, and checks it against its meta-schema.
func Compile(tb testing.TB, data []byte) *jsonschema.Schema {
	tb.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("https://example.org/schema.json", doc); err != nil {
		tb.Fatal(err)
	}
	meta, err := c.Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		tb.Fatal(err)
	}
	if err := meta.Validate(doc); err != nil {
		tb.Fatalf("not a schema: %v", err)
	}
	compiled, err := c.Compile("https://example.org/schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	return compiled
}

// Of returns a document as encoding/json would read it.
func Of(n *document.Node) any {
	switch n.Kind {
	case document.Bool:
		return n.True
	case document.Number:
		return json.Number(n.Text)
	case document.String:
		return n.Text
	case document.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, Of(item))
		}
		return list
	case document.Map:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = Of(f.Value)
		}
		return m
	}
	return nil
}

// Plain reads a text as encoding/json would, with json.Number for numbers.
func Plain(tb testing.TB, name string, data []byte) any {
	tb.Helper()
	root, problems := document.Parse(name, data, document.Limits{})
	if err := problems.Err(); err != nil {
		tb.Fatal(err)
	}
	return Of(root)
}

// Short keeps the first and the last of a long list, so that a document is
// quick to look at and has all its kinds of parts.
func Short(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = Short(v[k])
		}
	case []any:
		if len(v) > 3 {
			v = append(v[:2:2], v[len(v)-1])
		}
		for i := range v {
			v[i] = Short(v[i])
		}
		return v
	}
	return v
}

// Agree changes documents in n ways, and compares the verdicts.
func Agree(t *testing.T, schemaText []byte, originals []any, n int, reads func([]byte) bool) {
	t.Helper()
	schema := Compile(t, schemaText)
	m := mutate.New(rand.New(rand.NewPCG(11, 4)))
	var texts [][]byte
	for _, doc := range originals {
		m.Learn(doc)
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		if !reads(text) {
			t.Fatalf("the reader refuses a document to begin with: %s", text)
		}
		texts = append(texts, text)
	}
	accepted := 0
	for i := range n {
		d := json.NewDecoder(bytes.NewReader(texts[i%len(texts)]))
		d.UseNumber()
		var doc any
		if err := d.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		doc = m.Change(doc)
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		read := reads(text)
		if err := schema.Validate(instance); (err == nil) != read {
			t.Fatalf("after %s, the reader says %v, and the schema %v:\n%.2000s", m.Done(), read, err, text)
		}
		if read {
			accepted++
		}
	}
	t.Logf("%d verdicts, %d yes", n, accepted)
	if accepted < n/50 || accepted > n*49/50 {
		t.Errorf("%d of %d documents were accepted: the comparison proves little", accepted, n)
	}
}
