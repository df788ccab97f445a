package maturity_test

import (
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// The range of a gate is that of its scale. It begins at 0 where the first level
// can be missed, since a gate counts from 0 up to it.
func TestGateRange(t *testing.T) {
	const document = `
format: govmaturity/framework/1
id: gates
edition: "1"
title: Gates
standing: illustrative
score-standing: illustrative
scales:
  - id: steps
    levels: [{id: one, rank: 1, title: One}, {id: two, rank: 2, title: Two}, {id: three, rank: 3, title: Three}]
root:
  id: gate
  title: Gate
  aggregation: %s
  level: {scale: steps}
  nodes:
    - {id: a, title: A, %s measure: {kind: yes-no}}
    - {id: b, title: B, %s measure: {kind: yes-no}}
    - {id: c, title: C, %s measure: {kind: yes-no}}
`
	for _, test := range []struct {
		reason      string
		rule        string
		at          [3]any
		want        govmaturity.Range
		worst, best float64
	}{
		{"something is needed for each level", "gate", [3]any{"at: one,", "at: two,", "at: three,"}, govmaturity.Range{Min: 0, Max: 3}, 0, 3},
		{"nothing is needed for the first level", "gate", [3]any{"at: two,", "at: two,", "at: three,"}, govmaturity.Range{Min: 1, Max: 3}, 1, 3},
		{"nothing is needed for the first two: the range is still that of the scale", "gate", [3]any{"at: three,", "at: three,", "at: three,"}, govmaturity.Range{Min: 1, Max: 3}, 2, 3},
		{"what weighs nothing is not needed", "gate", [3]any{"at: one, weight: 0,", "at: two,", "at: three,"}, govmaturity.Range{Min: 1, Max: 3}, 1, 3},
		{"a ladder needs something for each level", "ladder", [3]any{"", "", ""}, govmaturity.Range{Min: 0, Max: 3}, 0, 3},
	} {
		fw, err := maturity.ReadFramework("gates.yaml", fmt.Appendf(nil, document, test.rule, test.at[0], test.at[1], test.at[2]))
		if err != nil {
			t.Fatalf("%s: %v", test.reason, err)
		}
		if got := fw.Root().Range(); got != test.want || fw.Root().Nominal() != test.want {
			t.Errorf("%s: range %v, nominal %v; want %v", test.reason, got, fw.Root().Nominal(), test.want)
		}
		for answer, want := range map[bool]float64{false: test.worst, true: test.best} {
			card, err := fw.Score(&maturity.Assessment{
				Format: maturity.AssessmentFormat, Framework: "gates", Edition: "1", Subject: "S",
				Answers: map[string]govmaturity.Answer{
					"a": govmaturity.AnswerYesNo(answer), "b": govmaturity.AnswerYesNo(answer), "c": govmaturity.AnswerYesNo(answer),
				},
			})
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := card.Root().Value(); !ok || got != want {
				t.Errorf("%s: all %t: %v, %t; want %v", test.reason, answer, got, ok, want)
			}
		}
	}
}
