package maturity_test

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
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
		schematest.Compile(t, s.schema())
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

func TestSchemaTakesTheCatalogue(t *testing.T) {
	schema := schematest.Compile(t, maturity.FrameworkSchema())
	for name, data := range catalogue(t) {
		if err := schema.Validate(schematest.Plain(t, name, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The reader and the published schema say yes and no to the same documents:
// who checks with one is not surprised by the other.
func TestSchemaAgreesOnFrameworks(t *testing.T) {
	var originals []any
	files := catalogue(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		originals = append(originals, schematest.Short(schematest.Plain(t, name, files[name])))
	}
	for _, text := range []string{document(gateRoot), document(rosterRoot, rosterMore), document(everyField)} {
		originals = append(originals, schematest.Plain(t, "x.yaml", []byte(text)))
	}
	schematest.Agree(t, maturity.FrameworkSchema(), originals, long.Count(1500, 4000), func(text []byte) bool {
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
		originals = append(originals, schematest.Plain(t, "x.yaml", []byte(assessmentHead+a)))
	}
	// What an assessment means, only the framework knows, and the schema does
	// not.
	meaning := []string{"other-framework", "other-edition", "other-content", "unknown-indicator", "unknown-roster", "wrong-answer", "duplicate-id"}
	schematest.Agree(t, maturity.AssessmentSchema(), originals, long.Count(1500, 4000), func(text []byte) bool {
		_, err := fw.ReadAssessment("x.json", text)
		var problems govmaturity.Problems
		errors.As(err, &problems)
		return !slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return !slices.Contains(meaning, string(p.Code)) })
	})
}

const assessmentHead = "format: govmaturity/assessment/1\nframework: t\nedition: \"1\"\nsubject: S\n"

func TestSchemaAgreesOnCrosswalks(t *testing.T) {
	doc := schematest.Plain(t, "x.yaml", []byte(`format: govmaturity/crosswalk/1
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
	schematest.Agree(t, maturity.CrosswalkSchema(), []any{doc}, long.Count(800, 3000), func(text []byte) bool {
		_, err := maturity.ReadCrosswalk("x.json", text)
		return err == nil
	})
}
