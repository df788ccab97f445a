package kpi_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// everything has all fields of a list of indicators.
const everything = `format: govmaturity/indicators/1
id: digital
edition: "2026"
language: en
title: Digital strategy
description: d
standing: derived
note: n
sources: [{id: s, title: S}]
cites: [{source: s, locator: p. 1}]
thresholds: {on-track: 0.9, behind: 0.5}
trend: linear
indicators:
  - id: online
    title: Services online
    description: d
    note: n
    unit: "% of services"
    source: The register
    direction: up
    measure: ratio
    per: 100
    accumulation: latest
    baseline: {date: "2020", value: 30}
    target: {date: "2028", value: 80}
    path: milestones
    milestones: [{date: "2022", value: 35}, {date: 2024-06, value: 60}]
    limit: 100
    trend: open-sdg
    every: year
    due-days: 90
    max-age-days: 800
    dimensions:
      - {id: level, title: Level, whole: ratio, categories: [{id: state, title: State}, {id: local}]}
      - {id: sex, categories: [{id: women}, {id: men}]}
    standing: official
    cites: [{source: s, locator: p. 2}]
  - {id: trained, title: People trained, direction: up, accumulation: sum, baseline: {date: "2023"}, target: {date: "2027", value: 1000}, dimensions: [{id: sex, whole: sum, categories: [{id: women}, {id: men}]}]}
  - {id: users, title: Users so far, direction: up, accumulation: running, trend: open-sdg}
  - {id: days, title: Days to a permit, direction: down, path: s-curve, baseline: {date: "2020", value: 40}, target: {date: "2030", value: 10}}
  - {id: cost, title: Running cost, direction: range, baseline: {date: "2020", value: 14}, target: {date: "2030", low: 5, high: 10, tolerance: 4}}
  - {id: staff, title: Staff, direction: keep, target: {value: 100, within: 5, tolerance: 50}}
  - {id: calls, title: Calls answered, direction: up, measure: ratio, per: 100}
groups:
  - {id: all, title: All, description: d, of: attainment, rule: weighted-mean, missing: leave-out, unweighted: siblings-mean, round: {digits: 2, mode: half-even}, standing: derived, cites: [{source: s, locator: p. 2}], members: [{id: online, weight: 2}, {id: days}, {id: kept}]}
  - {id: kept, of: attainment, rule: minimum, missing: block, members: [{id: cost}, {id: staff}]}
  - {id: shares, of: value, rule: ratio, missing: leave-out, members: [{id: online}, {id: calls}]}
  - {id: scores, of: score, rule: mean, missing: zero, round: {mode: down}, members: [{id: online}, {id: users}]}
`

// values are observations of everything.
const values = `format: govmaturity/observations/1
indicators: digital
edition: "2026"
subject: ministry
language: en
title: Year of 2024
note: n
observations:
  - {indicator: online, date: "2024", numerator: 40, denominator: 100, of: [{dimension: level, category: state}], reported: 2025-02-01}
  - {indicator: online, date: "2024", numerator: 10, denominator: 20, of: [{dimension: level, category: local}], evidence: [https://example.org], note: n}
  - {indicator: online, date: "2025", state: excluded}
  - {indicator: trained, date: "2024", value: 200, state: imputed}
  - {indicator: trained, date: "2025", value: 150, of: [{dimension: sex, category: women}]}
  - {indicator: trained, date: "2025", value: 100, of: [{dimension: sex, category: men}]}
  - {indicator: days, date: "2023", value: 33}
  - {indicator: days, date: "2026", value: 20}
  - {indicator: cost, date: 2024-06-30, value: 12}
  - {indicator: staff, date: 2024-12, value: 97}
  - {indicator: calls, date: "2024", numerator: 30, denominator: 80}
`

func read(t testing.TB, indicators, observations string) (*kpi.Set, *kpi.Observations) {
	t.Helper()
	s, err := kpi.Read("indicators.yaml", []byte(indicators))
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.ReadObservations("observations.yaml", []byte(observations))
	if err != nil {
		t.Fatal(err)
	}
	return s, o
}

var schemas = []struct {
	name, text string
	schema     func() []byte
}{
	{"indicators", everything, kpi.IndicatorsSchema},
	{"observations", values, kpi.ObservationsSchema},
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
	}
}

// The reader and the published schema say yes and no to the same documents.
func TestSchemaAgrees(t *testing.T) {
	for _, s := range schemas {
		t.Run(s.name, func(t *testing.T) {
			doc := schematest.Plain(t, "x.yaml", []byte(s.text))
			schematest.Agree(t, s.schema(), []any{doc}, long.Count(500, 6000), func(text []byte) bool { return kpi.Forms[s.name](text) == nil })
		})
	}
}

// What is entered in a form comes back as it was, in each language.
func TestForms(t *testing.T) {
	s, o := read(t, everything, values)
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		w := govmaturity.WordsFor(tag)
		for name, c := range map[string]struct {
			form govmaturity.Form
			doc  any
			hash func(data []byte) (string, error)
			want string
		}{
			"indicators": {kpi.IndicatorsForm(w, "en"), s.Spec(), func(data []byte) (string, error) {
				again, err := kpi.Read("", data)
				if err != nil {
					return "", err
				}
				return again.Hash(), nil
			}, s.Hash()},
			"observations": {s.ObservationsForm(w, "en"), o.Spec(), func(data []byte) (string, error) {
				again, err := s.ReadObservations("", data)
				if err != nil {
					return "", err
				}
				return again.Hash(), nil
			}, o.Hash()},
		} {
			data, err := json.Marshal(c.doc)
			if err != nil {
				t.Fatal(err)
			}
			in := c.form.Fill(data)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			if got, err := c.hash(in.Document); err != nil || got != c.want {
				t.Errorf("%s, %s: the document changed on its way through the form: %v", name, tag, err)
			}
			var b bytes.Buffer
			if err := c.form.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
				t.Errorf("%s, %s: %v, %d bytes", name, tag, err, b.Len())
			}
		}
	}
}

// A form says what its document means wrongly, at the field.
func TestFormSaysWhatIsWrong(t *testing.T) {
	in := kpi.IndicatorsForm(govmaturity.Words{}).Fill([]byte(`{"format": "govmaturity/indicators/1", "id": "x",
		"indicators": [{"id": "a", "title": "A", "direction": "range", "target": {"low": 2, "high": 1}}]}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/indicators/0/target/low" {
		t.Errorf("%v", in.Problems)
	}
}

// The explanations are a part of what people read: they do not change unseen.
func TestExplanationsGolden(t *testing.T) {
	s, o := read(t, everything, values)
	r, err := o.Report("2025-12-31")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"en", "ar"} {
		w := govmaturity.WordsFor(tag)
		var b bytes.Buffer
		for x := range r.Results() {
			b.WriteString(x.Explain(w) + "\n")
		}
		for id := range s.Groups() {
			b.WriteString(r.Finding(id, w).In(w) + "\n")
		}
		for _, x := range r.Result("online").Categories("level") {
			b.WriteString(x.Explain(w) + "\n")
		}
		file := "testdata/explanations." + tag + ".txt"
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
		}
	}
}
