package schema_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/maturity"
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

// TestReaderAndSchemaAgree changes valid documents at random, and asks both
// whether the result is valid.
func TestReaderAndSchemaAgree(t *testing.T) {
	agreeOnShape(t, treeShape(t), func() any { return new(tree) }, validTrees, 20_000)
}

// A framework is the largest document of the module.
func TestReaderAndSchemaAgreeOnFrameworks(t *testing.T) {
	read := func(text []byte) error {
		_, err := maturity.ReadSpec("x.json", text)
		return err
	}
	agree(t, maturity.FrameworkSchema(), read, validFrameworks, 3_000)
}

func agreeOnShape(t *testing.T, shape *document.Shape, fresh func() any, valid []string, n int) {
	t.Helper()
	data, err := schema.For(shape, schema.Meta{ID: "https://example.org/schema.json"})
	if err != nil {
		t.Fatal(err)
	}
	read := func(text []byte) error {
		_, problems := shape.Read("x.json", text, fresh())
		return problems.Err()
	}
	agree(t, data, read, valid, n)
}

// agree compares the verdicts of a reader and of a schema on n documents.
func agree(t *testing.T, schemaText []byte, read func([]byte) error, valid []string, n int) {
	t.Helper()
	compiled := compile(t, schemaText)
	r := rand.New(rand.NewPCG(1, 2))
	keys := keysOf(t, valid)

	accepted := 0
	for i := range n {
		doc := decode(t, valid[i%len(valid)])
		var done []string
		if i >= len(valid) {
			for range 1 + r.IntN(3) {
				doc = mutate(r, doc, keys, &done)
			}
		}
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		readErr := read(text)
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		schemaErr := compiled.Validate(instance)
		if (readErr == nil) != (schemaErr == nil) {
			t.Fatalf("reader and schema disagree after %s\n%s\nreader: %v\nschema: %v",
				strings.Join(done, ", "), text, readErr, schemaErr)
		}
		if i < len(valid) && readErr != nil {
			t.Errorf("a document to begin with is not valid: %v", readErr)
		}
		if readErr == nil {
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

// keysOf returns all keys in the documents, sorted.
func keysOf(t *testing.T, docs []string) []string {
	set := make(map[string]bool)
	var collect func(v any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				set[k] = true
				collect(inner)
			}
		case []any:
			for _, inner := range v {
				collect(inner)
			}
		}
	}
	for _, d := range docs {
		collect(decode(t, d))
	}
	return sortedKeys(set)
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// mutate changes one thing somewhere in a document.
func mutate(r *rand.Rand, doc any, keys []string, done *[]string) any {
	places := countPlaces(doc)
	target := r.IntN(places)
	i := 0
	return change(doc, &i, target, func(v any) any { return mutateValue(r, v, keys, done) })
}

func countPlaces(v any) int {
	n := 1
	switch v := v.(type) {
	case map[string]any:
		for _, inner := range v {
			n += countPlaces(inner)
		}
	case []any:
		for _, inner := range v {
			n += countPlaces(inner)
		}
	}
	return n
}

// change applies f to the place with number target, in the order of keys.
func change(v any, i *int, target int, f func(any) any) any {
	here := *i
	*i++
	switch v := v.(type) {
	case map[string]any:
		for _, k := range sortedKeys(v) {
			v[k] = change(v[k], i, target, f)
		}
	case []any:
		for k := range v {
			v[k] = change(v[k], i, target, f)
		}
	}
	if here == target {
		return f(v)
	}
	return v
}

func mutateValue(r *rand.Rand, v any, keys []string, done *[]string) any {
	say := func(s string, v any) any {
		*done = append(*done, s)
		return v
	}
	if r.IntN(5) == 0 {
		return say("another value", anyValue(r))
	}
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 {
			return say("another value", anyValue(r))
		}
		k := sortedKeys(v)[r.IntN(len(v))]
		switch r.IntN(7) {
		case 0:
			delete(v, k)
			return say("dropped key", v)
		case 1:
			v[keys[r.IntN(len(keys))]] = anyValue(r)
			return say("added known key", v)
		case 2:
			v["unknown"] = anyValue(r)
			return say("added unknown key", v)
		case 3:
			v[oddKeys[r.IntN(len(oddKeys))]] = v[k]
			return say("added odd key", v)
		case 4:
			v[strings.ToUpper(k[:min(1, len(k))])+k[min(1, len(k)):]] = v[k]
			delete(v, k)
			return say("changed case of key", v)
		case 5:
			v[k] = v[sortedKeys(v)[r.IntN(len(v))]]
			return say("copied a value", v)
		}
		return say("emptied map", map[string]any{})
	case []any:
		switch r.IntN(4) {
		case 0:
			return say("emptied list", []any{})
		case 1:
			return say("grew list", append(v, anyValue(r)))
		case 2:
			return say("doubled list", slices.Concat(v, v))
		}
		return say("shortened list", v[:len(v)/2])
	case json.Number:
		return say("another number", numbers[r.IntN(len(numbers))])
	case string:
		return say("another text", texts[r.IntN(len(texts))])
	case bool:
		return say("another truth", !v)
	}
	return say("another value", anyValue(r))
}

func anyValue(r *rand.Rand) any {
	switch r.IntN(8) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2, 3:
		return numbers[r.IntN(len(numbers))]
	case 4:
		return []any{texts[r.IntN(len(texts))]}
	case 5:
		return map[string]any{oddKeys[r.IntN(len(oddKeys))]: texts[r.IntN(len(texts))]}
	}
	return texts[r.IntN(len(texts))]
}

var numbers = []json.Number{
	"0", "-0", "1", "1.0", "2", "5", "6", "10", "11", "10.5", "-1", "-5", "-6", "0.5", "1e0", "10e-1", "1e9", "1000000001", "1e300", "-1e300",
	"9007199254740991", "9007199254740993", "-9007199254740991", "-9007199254740993", "1e-300", "0.1",
}

var texts = []string{
	"", " ", "\u00a0", "\t\n", "\u2003", "\ufeff", "\u200b", "a", "A", "a b", "-a", "a\n", "\na", "x.y", "é", "\U0001f600", "0", "2020", "2020-13", "2020-12",
	"2020-02-31", "2020-02-32", "2020-1-1", "en", "e", "pt-BR", "pt_BR", "en-", "up", "down", "Up", "red", "green", "official", "test/tree/1", "null",
	strings.Repeat("a", 50), strings.Repeat("a", 51), strings.Repeat("a", 100), strings.Repeat("a", 101),
	"sha256:" + strings.Repeat("0", 64), "sha256:" + strings.Repeat("0", 63),
}

var oddKeys = []string{"", " ", "\u00a0", "en", "EN", "pt-BR", "e", "x y", "a", "\n"}
