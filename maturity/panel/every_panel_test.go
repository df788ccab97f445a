package panel_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// What a panel says never makes a framework wrong that was right: levels that nobody of it
// can reach, and numbers that do not tell it apart, are no mistake of the author.
func TestEveryPanelScores(t *testing.T) {
	const text = `format: govmaturity/framework/1
id: fw
edition: "1"
title: T
standing: illustrative
score-standing: illustrative
missing: {all: MISSING}
scales: [{id: classes, levels: [{id: low, rank: 1, title: Low}, {id: high, rank: 2, title: High}]}]
root:
  id: root
  title: Root
  aggregation: arithmetic
  class: {scale: classes, cuts: [{level: low, from: 0}, {level: high, from: 0.9}]}
  nodes:
  - {id: a, title: A, measure: {kind: number, range: {min: 0, max: 100}, normalise: {NORMALISE}}}
  - {id: b, title: B, measure: {kind: number, range: {min: 0, max: 100}, normalise: {NORMALISE}}}
`
	for _, normalise := range []string{
		"kind: min-max", "kind: min-max, floor: 0.2", "kind: distance-to-best, floor: 0.2, better: lower", "kind: min-max, outside: keep", "kind: z-score", "kind: rank", "kind: rank, better: lower", "kind: borda",
		"kind: borda, better: lower", "kind: percentile-rank", "kind: percentile-rank, better: lower",
		"kind: share-of-best", "kind: share-of-best, outside: clamp", "kind: share-of-best, better: lower, ratio: inverse",
		"kind: share-of-best, better: lower, ratio: direct",
	} {
		for _, missing := range []string{"renormalise", "zero", "impute", "block"} {
			fw, err := maturity.ReadFramework("x.yaml", []byte(strings.NewReplacer("NORMALISE", normalise, "MISSING", missing).Replace(text)))
			if err != nil {
				t.Fatalf("%s, %s: %v", normalise, missing, err)
			}
			for _, numbers := range [][][]float64{{}, {{}, {}}, {{1}}, {{0, 0}}, {{1, 2}, {3, 2}, {3, 4}}, {{5, 7}, {5, 7}, {5, 9}}, {{0, 1}, {0, 2}, {0}}, {{0, 0}, {100, 1}, {1}, {100}}} {
				var all []*maturity.Assessment
				for i, row := range numbers {
					a := &maturity.Assessment{Format: "govmaturity/assessment/1", Framework: "fw", Edition: "1", Subject: fmt.Sprint(i), Answers: map[string]govmaturity.Answer{}}
					for k, x := range row {
						a.Answers[string(rune('a'+k))] = govmaturity.AnswerNumber(x)
					}
					all = append(all, a)
				}
				p, err := panel.New(fw, all)
				if err != nil {
					t.Errorf("%s, %s, %v: %v", normalise, missing, numbers, err)
					continue
				}
				for _, m := range p.Members() {
					for r := range m.Card.Nodes() {
						if x, ok := r.Value(); !ok && x != 0 || ok && (x < r.Range().Min || x > r.Range().Max) {
							t.Errorf("%s, %s, %v: %s of %s is %v, %t", normalise, missing, numbers, r.ID(), m.Subject, x, ok)
						}
					}
				}
			}
		}
	}
}

// beside returns a panel of two indicators that count as they are.
func beside(t *testing.T, rows ...[2]float64) *panel.Panel {
	t.Helper()
	fw, err := maturity.ReadFramework("x.yaml", []byte(`format: govmaturity/framework/1
id: fw
edition: "1"
title: T
standing: illustrative
score-standing: illustrative
root:
  id: root
  title: Root
  aggregation: sum
  nodes:
  - {id: a, title: A, measure: {kind: number, range: {min: -100, max: 100}}}
  - {id: b, title: B, measure: {kind: number, range: {min: -100, max: 100}}}
`))
	if err != nil {
		t.Fatal(err)
	}
	var all []*maturity.Assessment
	for i, row := range rows {
		all = append(all, &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: "fw", Edition: "1", Subject: fmt.Sprint(i),
			Answers: map[string]govmaturity.Answer{"a": govmaturity.AnswerNumber(row[0]), "b": govmaturity.AnswerNumber(row[1])},
		})
	}
	p, err := panel.New(fw, all)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Rounding takes alpha no further than 1, and makes no difference of sums that have none.
func TestAlphaRounds(t *testing.T) {
	for i := range 200 {
		x := 0.1 + float64(i)/7
		if a := beside(t, [2]float64{x, x}, [2]float64{x / 3, x / 3}, [2]float64{x / 11, x / 11}).Alpha("root"); !a.Defined || a.Value > 1 || a.Value < 0.999999 {
			t.Errorf("%v: %+v", x, a)
		}
	}
	if a := beside(t, [2]float64{0.1, 0.2}, [2]float64{0.3, 0}).Alpha("root"); a.Defined {
		t.Errorf("of sums that are level: %+v", a)
	}
}

// The deviation of very small numbers is theirs too.
func TestDeviationOfSmallNumbers(t *testing.T) {
	for _, unit := range []float64{1, 1e-99, 1e-101, 1e-170, 1e-300} {
		d := beside(t, [2]float64{unit, 0}, [2]float64{3 * unit, 0}).Distribution("a")
		if got := d.SD / unit; got < 1.41421356 || got > 1.41421357 {
			t.Errorf("in units of %v: %v", unit, got)
		}
	}
}
