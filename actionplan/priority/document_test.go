package priority_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// everything has all fields of priorities but comparisons.
const everything = `format: govmaturity/priorities/1
id: digital
edition: "2026"
language: en
title: {en: What comes first, ar: "ما يأتي أولًا"}
description: d
standing: derived
note: n
sources: [{id: s, title: S}]
cites: [{source: s, locator: p. 1}]
weights-sum: 100
criteria:
  - {id: value, title: {en: Value, ar: "القيمة"}, description: d, direction: up, weight: 50, range: {min: 0, max: 10}, unit: points, axis: value, standing: official, cites: [{source: s, locator: p. 2}]}
  - {id: feasibility, title: {en: Feasibility, ar: "قابلية التنفيذ"}, weight: 30, axis: feasibility}
  - {id: months, title: {en: Months, ar: "الأشهر"}, direction: down, weight: 20, axis: none}
alternatives:
  - {id: portal, title: {en: One portal, ar: "بوابة واحدة"}, description: d, note: n}
  - {id: register, title: {en: Register of people, ar: "سجل السكان"}}
  - {id: training, title: {en: Training of staff, ar: "تدريب الموظفين"}}
  - {id: cloud, title: {en: Government cloud, ar: "سحابة حكومية"}}
  - {id: law, title: {en: A law on data, ar: "قانون للبيانات"}}
ratings:
  - {rater: ministry, alternative: portal, note: n, values: [{criterion: value, value: 9, note: n}, {criterion: feasibility, value: 4}, {criterion: months, value: 18}]}
  - {rater: ministry, alternative: register, values: [{criterion: value, value: 8}, {criterion: feasibility, value: 5}, {criterion: months, value: 24}]}
  - {rater: ministry, alternative: training, values: [{criterion: value, value: 5}, {criterion: feasibility, value: 9}, {criterion: months, value: 6}]}
  - {rater: ministry, alternative: cloud, values: [{criterion: value, value: 4}, {criterion: feasibility, value: 4}, {criterion: months, value: 20, state: imputed}]}
  - {rater: ministry, alternative: law, values: [{criterion: value, value: 7}, {criterion: feasibility, value: 3}, {criterion: months, state: unanswered}]}
  - {rater: citizens, alternative: portal, values: [{criterion: value, value: 7}, {criterion: feasibility, value: 3}, {criterion: months, state: not-applicable}]}
  - {rater: citizens, alternative: register, values: [{criterion: value, value: 3}, {criterion: feasibility, value: 6}, {criterion: months, value: 24}]}
  - {rater: citizens, alternative: training, values: [{criterion: value, value: 6}, {criterion: feasibility, value: 8}, {criterion: months, value: 8}]}
combination: {rule: mean, missing: leave-out}
methods:
  - {id: sum, title: {en: Weighted sum, ar: "المجموع المرجح"}, method: weighted-sum, normalisation: min-max}
  - {id: product, method: weighted-product}
  - {id: topsis, method: topsis, normalisation: vector}
  - {id: outrank, method: promethee-ii, preferences: [{criterion: value, function: linear, q: 0.5, p: 3}, {criterion: months, function: gaussian, s: 6}]}
  - {id: vikor, method: vikor, v: 0.5}
portfolio:
  method: sum
  value-digits: 4
  resources:
    - {id: money, title: {en: Money, ar: "المال"}, unit: {en: million, ar: "مليون"}, digits: 1, carry-over: true, limits: [{year: 2026, amount: 5.5}, {year: 2027, amount: 4}]}
    - {id: people, title: {en: People, ar: "الموظفون"}, carry-over: false, limits: [{year: 2026, amount: 10}]}
  needs:
    - {alternative: portal, resource: money, year: 2026, amount: 4.5}
    - {alternative: portal, resource: money, year: 2027, amount: 3}
    - {alternative: register, resource: money, year: 2026, amount: 2.5}
    - {alternative: training, resource: money, year: 2027, amount: 1}
    - {alternative: training, resource: people, year: 2026, amount: 6}
    - {alternative: cloud, resource: people, year: 2026, amount: 4}
  dependencies: [{alternative: portal, on: register}]
  exclusions: [{alternatives: [portal, cloud], note: n}]
  must: [training]
  must-not: [cloud]
  steps: 5000
`

// compared has weights by comparison.
const compared = `format: govmaturity/priorities/1
id: compared
criteria: [{id: value}, {id: feasibility}, {id: trust}, {id: months, direction: down}]
comparisons:
  random-index: donegan-dodd-1991
  pairs:
    - {criterion: value, over: feasibility, times: 3, note: n}
    - {criterion: value, over: trust, times: 5}
    - {criterion: feasibility, over: trust, times: 0.25}
    - {criterion: value, over: months, times: 7}
    - {criterion: trust, over: months, times: 2}
alternatives: [{id: a}, {id: b}]
ratings:
  - {alternative: a, values: [{criterion: value, value: 1}, {criterion: feasibility, value: 2}, {criterion: trust, value: 3}, {criterion: months, value: 4}]}
  - {alternative: b, values: [{criterion: value, value: 2}, {criterion: feasibility, value: 1}, {criterion: trust, value: 3}, {criterion: months, value: 5}]}
methods: [{id: sum, method: weighted-sum}]
`

func read(t testing.TB, text string) *priority.Set {
	t.Helper()
	s, err := priority.Read("priorities.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

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

// A published schema does not change unseen: others build forms of it.
func TestSchemaGolden(t *testing.T) {
	schematest.Compile(t, priority.Schema())
	golden(t, "testdata/priorities.schema.json", priority.Schema())
}

// The reader and the published schema say yes and no to the same documents.
func TestSchemaAgrees(t *testing.T) {
	docs := []any{schematest.Plain(t, "x.yaml", []byte(everything)), schematest.Plain(t, "x.yaml", []byte(compared))}
	schematest.Agree(t, priority.Schema(), docs, long.Count(500, 6000), func(text []byte) bool { return priority.ReadForm(text) == nil })
}

// What is entered in a form comes back as it was, in each language.
func TestForms(t *testing.T) {
	for _, text := range []string{everything, compared} {
		s := read(t, text)
		data, err := json.Marshal(s.Spec())
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
			f := priority.Form(govmaturity.WordsFor(tag), "en", "ar")
			in := f.Fill(data)
			if in.Err() != nil {
				t.Fatal(in.Err())
			}
			again, err := priority.Read("", in.Document)
			if err != nil || again.Hash() != s.Hash() {
				t.Errorf("%s: the document changed on its way through the form: %v", tag, err)
			}
			var b bytes.Buffer
			if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
				t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
			}
		}
	}
}

// A form says what its document means wrongly, at the field.
func TestFormSaysWhatIsWrong(t *testing.T) {
	in := priority.Form(govmaturity.Words{}).Fill([]byte(`{"format": "govmaturity/priorities/1", "id": "x",
		"criteria": [{"id": "c", "weight": 1}], "alternatives": [{"id": "a"}], "methods": [{"id": "m", "method": "topsis", "v": 1}]}`))
	if len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/methods/0/v" {
		t.Errorf("%v", in.Problems)
	}
}

// The explanations are a part of what people read: they do not change unseen.
func TestExplanationsGolden(t *testing.T) {
	for _, tag := range []string{"en", "ar"} {
		w := govmaturity.WordsFor(tag)
		var b bytes.Buffer
		for _, text := range []string{everything, compared} {
			s := read(t, text)
			if s.Importance() != nil {
				b.WriteString(s.WeightsFinding(w).In(w) + "\n")
			}
			for id := range s.Methods() {
				o, err := s.Order(id)
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString(o.Explain(w) + "\n")
				for _, l := range o.Left {
					b.WriteString(o.PlaceFinding(l.Alternative, w).In(w) + "\n")
				}
			}
		}
		x, err := read(t, everything).Choose()
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(x.Explain(w))
		golden(t, "testdata/explanations."+tag+".txt", b.Bytes())
	}
}

// The ready criteria make a document, with their sources, in all languages at once.
func TestReadyCriteria(t *testing.T) {
	var all []govmaturity.Words
	for _, tag := range govmaturity.WordsLanguages() {
		all = append(all, govmaturity.WordsFor(tag))
	}
	criteria, sources := priority.ReadyCriteria(all...)
	one := 1.0
	var chosen []priority.CriterionSpec
	for _, c := range criteria {
		if len(c.Title) != len(all) || len(c.Description) != len(all) || len(c.Cites) != 1 {
			t.Errorf("%+v", c)
		}
		if c.ID == "priority" || c.ID == "do-ability" {
			continue // their axes are those of value and feasibility
		}
		c.Weight = &one
		chosen = append(chosen, c)
	}
	spec := &priority.PrioritiesSpec{Format: priority.PrioritiesFormat, ID: "x", Sources: sources, Criteria: chosen,
		Alternatives: []priority.AlternativeSpec{{ID: "a"}}, Methods: []priority.MethodSpec{{ID: "m", Method: priority.MethodWeightedSum}}}
	s, err := priority.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := s.AxisCriterion(priority.AxisValue); !ok || c.ID != "value" || len(s.Criteria()) != 7 {
		t.Errorf("%+v", s.Criteria())
	}
	if plain, _ := priority.ReadyCriteria(); plain[0].Title["en"] != "Value" {
		t.Errorf("%+v", plain[0])
	}
}
