package competency_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

const withStrategies = `
format: govmaturity/competency-framework/1
id: a
edition: "1"
title: A
standing: illustrative
mindsets: [{id: growth, title: Growth}]
competencies: [{id: listening, title: Listening}]
terms: [{id: capacity, title: Capacity, description: To be able to.}]
strategies:
  - id: plan
    title: Plan
    parts:
      - {id: train, title: Train, mindsets: [growth], competencies: [listening]}
`

// What organizations do, and the words that a source explains, refer to what the
// framework has, and change no result.
func TestStrategies(t *testing.T) {
	fw, err := competency.ReadFramework("a.yaml", []byte(withStrategies))
	if err != nil {
		t.Fatal(err)
	}
	if got := fw.Spec().Strategies[0].Parts[0].Mindsets; len(got) != 1 || got[0] != "growth" {
		t.Errorf("the strategy is for %v", got)
	}
	without, err := competency.ReadFramework("a.yaml", []byte(withStrategies[:strings.Index(withStrategies, "terms:")]))
	if err != nil {
		t.Fatal(err)
	}
	if fw.RulesHash() != without.RulesHash() || fw.Hash() == without.Hash() {
		t.Error("words for people changed the rules, or not the content")
	}
	if !bytes.Contains(competency.FrameworkSchema(), []byte(`"strategies"`)) {
		t.Error("the schema has no strategies")
	}
	for _, test := range []struct{ reason, old, new, says string }{
		{"a mindset that is not there", "mindsets: [growth]", "mindsets: [grwth]", `strategies[0].parts[0].mindsets[0]: there is no mindset "grwth"; did you mean "growth"`},
		{"a competency that is not there", "competencies: [listening]", "competencies: [x]", `strategies[0].parts[0].competencies[0]: there is no competency "x"`},
		{"an id twice", "id: train", "id: plan", `strategies[0].parts[0].id: there is already a strategy "plan"`},
		{"a source that is not there", "title: Train", "title: Train, cites: [{source: s, locator: l}]", `strategies[0].parts[0].cites[0].source: there is no source "s"`},
		{"a claim without a place", "title: Train", "title: Train, standing: official", "strategies[0].parts[0].cites: official is a claim"},
		{"a term twice", "terms: [", "terms: [{id: capacity, title: C, description: D}, ", `terms[1].id: there is already a term "capacity"`},
		{"a term that is not explained", ", description: To be able to.", "", "terms[0].description: the key description is missing"},
		{"parts too deep", "title: Train", "title: Train" + strings.Repeat(", parts: [{id: p, title: P", 20) + strings.Repeat("}]", 20), "strategies have parts 16 deep at most"},
	} {
		doc := strings.Replace(withStrategies, test.old, test.new, 1)
		if doc == withStrategies {
			t.Fatalf("%s: nothing was changed", test.reason)
		}
		if _, err := competency.ReadFramework("a.yaml", []byte(doc)); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v; want %q", test.reason, err, test.says)
		}
	}
}

// A publisher may name a framework without printing its competencies; one that
// says nothing at all is refused.
func TestFrameworkWithoutCompetencies(t *testing.T) {
	const head = "format: govmaturity/competency-framework/1\nid: a\nedition: \"1\"\ntitle: A\nstanding: illustrative\n"
	fw, err := competency.ReadFramework("a.yaml", []byte(head+"areas: [{id: skills, title: Skills}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	person, err := fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: "a", Edition: "1", Person: "p"})
	if err != nil || fw.Len() != 0 {
		t.Fatalf("%d competencies, %v", fw.Len(), err)
	}
	if team, err := fw.Team(&competency.TeamSpec{Format: competency.TeamFormat, ID: "t", Title: govmaturity.English("T"), Framework: "a", Edition: "1", Members: []string{"p"}}, []*competency.Person{person}); err != nil {
		t.Error(err)
	} else if cover, err := team.Coverage(competency.AsOf{Date: "2026-01-01"}); err != nil || len(cover) != 0 {
		t.Errorf("%v, %v", cover, err)
	}
	const want = "competencies: a framework has competencies, or says at least which areas"
	if _, err := competency.ReadFramework("a.yaml", []byte(head)); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v; want %q", err, want)
	}
}
