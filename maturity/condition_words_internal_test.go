package maturity

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

// conditionsAbout is a framework with a question of each kind to ask about.
const conditionsAbout = `format: govmaturity/framework/1
id: f
edition: "1"
title: F
standing: illustrative
score-standing: illustrative
scales: [{id: s, levels: [{id: low, rank: 1, value: 0, title: {en: Low, ar: منخفض}}, {id: mid, rank: 2, value: 0.5, title: {en: Mid, ar: متوسط}}, {id: high, rank: 3, value: 1, title: {en: High, ar: عال}}]}]
root:
  id: top
  title: Top
  aggregation: arithmetic
  nodes:
    - {id: staff, title: Staff, measure: {kind: count, maximum: 10}}
    - {id: half, title: Half a point, measure: {kind: points, maximum: 7.5, worth: 3}}
    - {id: cover, title: {en: Covered, ar: المشمولون}, measure: {kind: number, unit: {en: "%", ar: "٪"}, range: {min: 0, max: 100}, normalise: {kind: goalposts, min: 0, max: 80, outside: clamp}}}
    - {id: delay, title: Delay, measure: {kind: number, unit: days, range: {min: 0, max: 100}, normalise: {kind: goalposts, min: 0, max: 100, better: lower}}}
    - {id: plain, title: Plain, measure: {kind: number, range: {min: -10, max: 100}}}
    - {id: z, title: Far, measure: {kind: number, range: {min: -1000, max: 1000}, normalise: {kind: z-score, mean: 0.5, sd: 2.25}}}
    - {id: hill, title: Hill, measure: {kind: number, normalise: {kind: piecewise, points: [{from: 0, to: 0}, {from: 10, to: 1}, {from: 40, to: 0}]}}}
    - {id: laws, title: Laws, measure: {kind: checklist, options: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}]}}
    - {id: ways, title: Ways, measure: {kind: checklist, options: [{id: web, title: Web}, {id: phone, title: Phone, value: 2}, {id: office, title: Office}, {id: fax, title: Fax, value: 0}]}}
    - {id: stage, title: Stage, measure: {kind: level, scale: s}}
    - {id: model, title: Model, measure: {kind: choice, options: [{id: x, title: X, value: 0}, {id: y, title: Y, value: 2}, {id: z, title: Z, value: 5}]}}
    - {id: done, title: Done, measure: {kind: yes-no, worth: 4}}
    - {id: own, title: Own, measure: {kind: own}}
`

// tenth is an author's own measure.
type tenth struct{}

func (tenth) Value(x float64) (float64, error) { return x / 10, nil }
func (tenth) Range() govmaturity.Range         { return govmaturity.Range{Max: 1} }

// A bound is said in the unit of the answer. That of an author's own measure is
// said to be about what the answer counts.
func TestConditionWords(t *testing.T) {
	fw, err := ReadFramework("f.yaml", []byte(conditionsAbout), WithMeasure("own", tenth{}))
	if err != nil {
		t.Fatal(err)
	}
	x := func(x float64) *float64 { return &x }
	for _, tt := range []struct {
		reason, language string
		c                Condition
		want             string
	}{
		{"a count", "en", Condition{Node: "staff", From: x(0.3)}, "“Staff” is at least 3"},
		{"a count between its steps", "en", Condition{Node: "staff", From: x(0.25)}, "“Staff” is at least 3"},
		{"a count above nothing", "en", Condition{Node: "staff", Above: x(0)}, "“Staff” is at least 1"},
		{"a count that is one number", "en", Condition{Node: "staff", From: x(0.3), Below: x(0.4)}, "“Staff” is 3"},
		{"a count below", "en", Condition{Node: "staff", To: x(0.3)}, "“Staff” is at most 3"},
		{"any count", "en", Condition{Node: "staff", From: x(0)}, "“Staff” is answered"},
		{"no count", "en", Condition{Node: "staff", From: x(2)}, "“Staff” counts at least 2"},
		{"points", "en", Condition{Node: "half", From: x(1), Below: x(2)}, "“Half a point” is at least 2.5 and less than 5"},
		{"goalposts with a unit", "en", Condition{Node: "cover", From: x(0.5)}, "“Covered” is at least 40 %"},
		{"the upper goalpost", "en", Condition{Node: "cover", From: x(1)}, "“Covered” is at least 80 %"},
		{"below the upper goalpost", "en", Condition{Node: "cover", Below: x(1)}, "“Covered” is less than 80 %"},
		{"lower is better", "en", Condition{Node: "delay", Below: x(0.5)}, "“Delay” is more than 50 days"},
		{"lower is better, from", "en", Condition{Node: "delay", From: x(0.5)}, "“Delay” is at most 50 days"},
		{"a number that counts as it is", "en", Condition{Node: "plain", Above: x(0), To: x(33.5)}, "“Plain” is more than 0 and at most 33.5"},
		{"a z-score", "en", Condition{Node: "z", From: x(0.3)}, "“Far” is at least 1.175"},
		{"up and down again", "en", Condition{Node: "hill", From: x(0.5)}, "“Hill” is at least 5 and at most 25"},
		{"not up", "en", Condition{Node: "hill", Below: x(0.5)}, "“Hill” is less than 5 or more than 25"},
		{"options that count alike", "en", Condition{Node: "laws", From: x(0.5)}, "“Laws” is at least 2 of A, B, C, D"},
		{"all of them", "en", Condition{Node: "laws", From: x(1)}, "“Laws” is all of A, B, C, D"},
		{"none of them", "en", Condition{Node: "laws", To: x(0)}, "“Laws” is none of A, B, C, D"},
		{"few of them", "en", Condition{Node: "laws", Below: x(0.75)}, "“Laws” is at most 2 of A, B, C, D"},
		{"some of them", "en", Condition{Node: "laws", From: x(0.25), Below: x(0.75)}, "“Laws” is from 1 to 2 of A, B, C, D"},
		{"so many of them", "en", Condition{Node: "laws", From: x(0.5), To: x(0.5)}, "“Laws” is exactly 2 of A, B, C, D"},
		{"options that count differently", "en", Condition{Node: "ways", From: x(0.5)}, "“Ways” is Phone or (Web and Office)"},
		{"and not too much", "en", Condition{Node: "ways", From: x(0.5), Below: x(0.75)}, "“Ways” is Phone or (Web and Office) and not so: (“Ways” is (Web and Phone) or (Phone and Office))"},
		{"levels", "en", Condition{Node: "stage", From: x(0.5)}, "“Stage” is Mid or High"},
		{"a choice", "en", Condition{Node: "model", Above: x(0), Below: x(5)}, "“Model” is Y"},
		{"yes and no", "en", Condition{Node: "done", From: x(2)}, "“Done” is Yes"},
		{"the author's own", "en", Condition{Node: "own", From: x(0.5), Below: x(0.75)}, "“Own” counts at least 0.5 and less than 0.75"},
		{"an option", "en", Condition{Node: "model", Is: []string{"x", "z"}}, "“Model” is X or Z"},
		{"at least a level", "en", Condition{Node: "stage", AtLeast: "mid"}, "“Stage” is at least Mid"},
		{"a state", "en", Condition{Node: "stage", State: []govmaturity.State{govmaturity.StateExcluded, govmaturity.StateUnanswered}}, "“Stage” is excluded or not answered"},
		{"joined", "en", Condition{All: []Condition{{Any: []Condition{{Node: "staff", From: x(0.3)}, {Node: "done", Is: []string{"no"}}}}, {Not: &Condition{Node: "delay", From: x(0.5)}}}},
			"(“Staff” is at least 3 or “Done” is No) and not so: (“Delay” is at most 50 days)"},
		{"one alone", "en", Condition{All: []Condition{{Any: []Condition{{Node: "done", Is: []string{"no"}}}}}}, "“Done” is No"},
		{"a decimal comma", "fr", Condition{Node: "plain", To: x(33.5)}, "«\u00a0Plain\u00a0»\u00a0: au plus 33,5"},
		{"from right to left", "ar", Condition{Node: "cover", From: x(0.5)}, "المشمولون"},
	} {
		said, _ := fw.tree.conditionWords(govmaturity.WordsFor(tt.language), 0).say(&tt.c)
		if said != tt.want && (tt.language != "ar" || !strings.Contains(said, tt.want) || !strings.Contains(said, "40")) {
			t.Errorf("%s: %q, not %q", tt.reason, said, tt.want)
		}
	}
	// In every language the number is that of the answer, and no word is English.
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		said, _ := fw.tree.conditionWords(w, 0).say(&Condition{Node: "delay", Below: x(0.5)})
		if !strings.Contains(said, "50") || strings.Contains(said, "0.5") || strings.Contains(said, "0,5") {
			t.Errorf("%s: %s", tag, said)
		}
	}
	wide := fw.tree.conditionWords(wordstest.Words(t), 0)
	for _, c := range []Condition{
		{Node: "laws", From: x(0.5)}, {Node: "laws", From: x(0.25), Below: x(0.75)}, {Node: "ways", From: x(0.5), Below: x(0.75)}, {Node: "hill", Below: x(0.5)},
		{Node: "own", From: x(1)}, {Node: "done", From: x(2)}, {Node: "staff", From: x(0)}, {Node: "laws", To: x(0)}, {Node: "laws", From: x(1)}, {Node: "laws", From: x(0.5), To: x(0.5)},
	} {
		said, _ := wide.say(&c)
		if left := wordstest.Left(said, "Laws", "Ways", "Hill", "Own", "Done", "Staff", "Web", "Phone", "Office"); len(left) > 0 {
			t.Errorf("%s: %v is not of the host's words", said, left)
		}
	}
	cut, _ := fw.tree.conditionWords(govmaturity.Words{}, 4).say(&Condition{Node: "half", From: x(1)})
	if cut != "“Half…” is at least 2.5" {
		t.Errorf("cut: %s", cut)
	}
}
