package competency_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

// schemas are those of all documents, with a text that has all their fields.
var schemas = []struct {
	name   string
	schema func() []byte
	text   string
}{
	{"framework", competency.FrameworkSchema, `format: govmaturity/competency-framework/1
id: f
edition: "1"
language: fr
title: {en: F, fr: F}
description: d
standing: derived
note: n
sources: [{id: s, title: S}]
cites: [{source: s, locator: p. 1}]
scales: [{id: s, kind: cognition, title: S, levels: [{id: a, rank: 1, title: A}, {id: b, rank: 2, title: B, description: d}], proficient: [b], standing: official, note: n, cites: [{source: s, locator: p. 2}]}]
areas: [{id: a, title: A, code: "1", description: d, note: n, standing: official, areas: [{id: b, title: B}]}]
competencies:
  - {id: c, title: C, code: "1.1", description: d, note: n, kind: skill, area: b, scale: s, levels: [b], descriptors: [{level: b, text: t, note: n}], related: [d], attained: {kind: prioritised, prefer: [test, assessor]}, standing: official}
  - {id: d, title: D, broader: c, attained: {kind: n-times, times: 2, mastery: a}, retired: true}
  - {id: e, title: E, attained: {kind: points, points: 3, parts: [{competency: c, points: 2, required: true}, {competency: d, points: 1}]}}
mindsets: [{id: m, title: M, description: d, note: n, beliefs: [b], attitudes: [a], competencies: [c], targets: ["16.6"], standing: official}]
roles:
  - {id: r, title: R, code: X, description: d, note: n, family: F, ladder: true, levels: [{id: l, title: L, description: d, requires: [{competency: c, level: b, need: critical, weight: 1.5, importance: {scale: s, level: a}}]}], requires: [{competency: d, need: desirable}], standing: official}
terms: [{id: t, title: T, description: d, note: n}]
strategies: [{id: s, title: S, code: "1", description: d, note: n, mindsets: [m], competencies: [c], parts: [{id: p, title: P}]}]
attained: {kind: decaying-mean, weight: 65}
`},
	{"profile", competency.ProfileSchema, `format: govmaturity/competency-profile/1
framework: f
edition: "1"
person: p
title: P
role: r
role-level: l
wants: {c: b, d: yes-it-is}
note: n
evidence:
  - {id: one, competency: c, level: a, kind: self, source: s, rater: r, purpose: u, date: 2026-11-25, expires: "2027", revoked: 2026-12, archived: true, note: n, links: [x]}
  - {competency: c, outcome: none, kind: assessor, date: "2026", supersedes: one}
`},
	{"rating", competency.RatingSchema, `format: govmaturity/competency-rating/1
framework: f
edition: "1"
person: p
kind: self
rater: r
source: s
purpose: u
date: 2026-11-25
has: {c: b, d: yes, e: {value: a, comment: c, evidence: [x]}, g: {state: not-applicable}, h: null}
wants: {c: b}
`},
	{"team", competency.TeamSchema, `format: govmaturity/competency-team/1
framework: f
edition: "1"
id: t
language: fr
title: T
members: [p, q]
posts: [{role: r, level: l, heads: 2, holders: [p]}, {role: s}]
`},
	{"training", competency.TrainingSchema, `format: govmaturity/training/1
id: t
edition: "1"
language: en
title: T
description: d
note: n
standing: derived
sources: [{id: s, title: S}]
cites: [{source: s, locator: p. 1}]
framework: f
framework-edition: "1"
delivery: [Online]
currency: EUR
modules:
  - {id: m, title: M, description: d, note: n, group: G, topics: [t], raises: [{competency: c, from: a, to: b}], requires: [o], excludes: [p], delivery: [In a room], minutes: 90, cost: 0, seats: 12, audience: A, languages: [en], standing: official}
  - {id: o, title: O, raises: [{competency: d}]}
paths: [{id: l, title: L, description: d, modules: [m, o], standing: official}]
`},
	{"crosswalk", competency.CrosswalkSchema, `format: govmaturity/competency-crosswalk/1
id: x
language: fr
title: X
from: {framework: a, edition: "1"}
to: {framework: b, edition: "2"}
standing: derived
sources: [{id: s, title: S}]
cites: [{source: s, locator: p. 1}]
scales: [{from: a, to: b, levels: [{from: x, to: y, match: same}], note: n}]
links: [{from: x, to: y, match: partial, note: n}, {from: x, to: z, match: lossy}]
`},
}

// A published schema does not change unseen: others build forms of it.
func TestSchemaGolden(t *testing.T) {
	for _, s := range schemas {
		got := s.schema()
		schematest.Compile(t, got)
		file := "testdata/" + s.name + ".schema.json"
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
		clear(got)
		if bytes.Equal(got, s.schema()) {
			t.Errorf("%s: a change to the result is seen by the next caller", s.name)
		}
	}
}

// The reader and the published schema say yes and no to the same documents.
func TestSchemaAgrees(t *testing.T) {
	for _, s := range schemas {
		t.Run(s.name, func(t *testing.T) {
			doc := schematest.Plain(t, "x.yaml", []byte(s.text))
			schematest.Agree(t, s.schema(), []any{doc}, long.Count(500, 6000), func(text []byte) bool { return competency.Forms[s.name](text) == nil })
		})
	}
}

func TestSchemaTakesTheCatalogue(t *testing.T) {
	schema := schematest.Compile(t, competency.FrameworkSchema())
	files, err := filepath.Glob("catalog/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(schematest.Plain(t, file, data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}
