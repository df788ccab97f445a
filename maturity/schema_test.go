package maturity_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govmaturity/govmaturity"
	docs "github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/mutate"
	"github.com/govmaturity/govmaturity/maturity"
)

var update = flag.Bool("update", false, "write the golden files anew")

var schemas = []struct {
	golden string
	schema func() []byte
}{
	{"testdata/framework.schema.json", maturity.FrameworkSchema},
	{"testdata/assessment.schema.json", maturity.AssessmentSchema},
	{"testdata/crosswalk.schema.json", maturity.CrosswalkSchema},
}

// A published schema does not change unseen: others build forms of it.
func TestSchemaGolden(t *testing.T) {
	for _, s := range schemas {
		compileSchema(t, s.schema())
		golden(t, s.golden, s.schema())
	}
}

// golden compares with a file, or writes it anew.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}

// The caller may change what it gets.
func TestSchemaIsACopy(t *testing.T) {
	for _, s := range schemas {
		first := s.schema()
		clear(first)
		if bytes.Equal(first, s.schema()) {
			t.Errorf("%s: a change to the result is seen by the next caller", s.golden)
		}
	}
}

// compileSchema compiles a schema, and checks it against its meta-schema.
func compileSchema(tb testing.TB, data []byte) *jsonschema.Schema {
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

// plain returns a document as encoding/json would read it.
func plain(n *docs.Node) any {
	switch n.Kind {
	case docs.Bool:
		return n.True
	case docs.Number:
		return json.Number(n.Text)
	case docs.String:
		return n.Text
	case docs.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, plain(item))
		}
		return list
	case docs.Map:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = plain(f.Value)
		}
		return m
	}
	return nil
}

func parsePlain(tb testing.TB, name string, data []byte) any {
	tb.Helper()
	root, problems := docs.Parse(name, data, docs.Limits{})
	if err := problems.Err(); err != nil {
		tb.Fatal(err)
	}
	return plain(root)
}

func TestSchemaTakesTheCatalogue(t *testing.T) {
	schema := compileSchema(t, maturity.FrameworkSchema())
	for name, data := range catalogue(t) {
		if err := schema.Validate(parsePlain(t, name, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// short keeps the first and the last of a long list, so that a document is
// quick to look at and has all its kinds of parts.
func short(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = short(v[k])
		}
	case []any:
		if len(v) > 3 {
			v = append(v[:2:2], v[len(v)-1])
		}
		for i := range v {
			v[i] = short(v[i])
		}
		return v
	}
	return v
}

// The reader and the published schema say yes and no to the same documents:
// who checks with one is not surprised by the other.
func TestSchemaAgreesOnFrameworks(t *testing.T) {
	var originals []any
	files := catalogue(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		originals = append(originals, short(parsePlain(t, name, files[name])))
	}
	for _, text := range []string{document(gateRoot), document(rosterRoot, rosterMore), document(everyField)} {
		originals = append(originals, parsePlain(t, "x.yaml", []byte(text)))
	}
	agree(t, maturity.FrameworkSchema(), originals, long.Count(1500, 8000), func(text []byte) bool {
		_, err := maturity.ReadSpec("x.json", text)
		return err == nil
	})
}

const everyField = `id: r
title: {en: R, fr: R}
description: d
note: n
standing: official
score-standing: derived
aggregation: points
maximum: 100
worth: 10
decimals: 1
missing: {all: block, unanswered: zero, not-applicable: renormalise, not-deployed: anchor, anchor: 1, min-coverage: 0.5}
level: {scale: mil, standing: official, note: n, of: published, cuts: [{level: mil1, from: 0}, {level: mil2, above: 2.5}, {level: mil3, from: 9}]}
nodes:
  - {id: a, title: A, weight: 0.5, effort: 3, measure: {kind: number, unit: "%", worth: 3, normalise: {kind: z-score, mean: 1, sd: 2, better: lower}, range: {min: 0, max: 1}}}
  - {id: b, title: B, when: {all: [{not: {node: a, above: 1, below: 2}}, {any: [{node: a, from: 1, to: 2}, {node: a, state: [answered]}]}]}, measure: {kind: count, maximum: 4}}
  - {id: c, title: C, aggregation: gate, met: 1, share: 0.5, level: {scale: mil}, nodes: [{id: d, title: D, at: mil3, measure: {kind: level, scale: stages, descriptors: [{level: online, text: t, note: n}]}}]}
`

func TestSchemaAgreesOnAssessments(t *testing.T) {
	fw := read(t, rosterRoot, rosterMore)
	var originals []any
	for _, a := range []string{
		"", "answers: {}", "answers: {a: 1}", "answers: {a: yes, b: true, c: [x, y], d: [], e: null, f: x, g: -1.5e3}",
		"answers: {a: {value: 1}, b: {value: x, state: imputed}, c: {value: [x]}, d: {value: true}, e: {state: excluded, comment: c, evidence: [d, e]}, f: {}}",
		"rosters: {services: [{id: x, title: X, answers: {kind: digital}, rosters: {sites: [{id: y, answers: {site: 4}}]}}], other: []}",
		"hash: sha256:" + strings.Repeat("0", 64) + "\nrater: r\ndate: 2026-11-22\nstanding: official\nsource: s\nnote: n",
	} {
		originals = append(originals, parsePlain(t, "x.yaml", []byte(assessmentHead+a)))
	}
	// What an assessment means, only the framework knows, and the schema does
	// not.
	meaning := []string{"other-framework", "other-edition", "other-content", "unknown-indicator", "unknown-roster", "wrong-answer", "duplicate-id"}
	agree(t, maturity.AssessmentSchema(), originals, long.Count(1500, 8000), func(text []byte) bool {
		_, err := fw.ReadAssessment("x.json", text)
		var problems govmaturity.Problems
		errors.As(err, &problems)
		return !slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return !slices.Contains(meaning, string(p.Code)) })
	})
}

const assessmentHead = "format: govmaturity/assessment/1\nframework: t\nedition: \"1\"\nsubject: S\n"

func TestSchemaAgreesOnCrosswalks(t *testing.T) {
	doc := parsePlain(t, "x.yaml", []byte(`format: govmaturity/crosswalk/1
id: a-b
language: fr
title: T
from: {framework: a, edition: "1"}
to: {framework: b, edition: "2"}
standing: derived
sources: [{id: s, title: S}]
cites: [{source: s, locator: p. 1}]
links: [{from: x, to: y, match: same, note: n}, {from: x, to: z, match: changed}]
`))
	agree(t, maturity.CrosswalkSchema(), []any{doc}, long.Count(800, 3000), func(text []byte) bool {
		_, err := maturity.ReadCrosswalk("x.json", text)
		return err == nil
	})
}

// agree changes documents in n ways, and compares the verdicts.
func agree(t *testing.T, schemaText []byte, originals []any, n int, reads func([]byte) bool) {
	t.Helper()
	schema := compileSchema(t, schemaText)
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
