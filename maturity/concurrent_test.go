package maturity_test

import (
	"encoding/json"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// One framework, with the author's own code in it, is used by many goroutines
// at once, each with answers of its own, and so is each card. They see what one
// alone sees. The race detector looks on.
func TestOneFrameworkManyGoroutines(t *testing.T) {
	fw := readWith(t, `id: r
title: R
aggregation: trimmed
level: {scale: mil, cuts: [{level: mil1, from: 0.2}, {level: mil2, from: 0.4}, {level: mil3, from: 0.6}]}
nodes:
  - {id: a, title: a, measure: {kind: stars}}
  - {id: b, title: b, measure: {kind: number, range: {min: 1, max: 100}, normalise: {kind: log}}}
  - id: g
    title: g
    aggregation: trimmed
    nodes:
      - {id: c, title: c, when: {node: a, from: 0.5}, measure: {kind: yes-no}}
      - {id: d, title: d, measure: {kind: stars}}
      - {id: e, title: e, measure: {kind: yes-no}}
`, maturity.WithAggregation("trimmed", trimmed{}), maturity.WithMeasure("stars", stars{}), maturity.WithNormalisation("log", logarithm{}))
	said := func(card *maturity.Scorecard) string {
		out := ""
		for r := range card.Nodes() {
			data, err := json.Marshal(r.Explain())
			if err != nil {
				t.Error(err)
			}
			out += string(data) + r.Next().String()
		}
		return out
	}
	var all []answers
	var want []string
	r := rand.New(rand.NewPCG(5, 5))
	for range 20 {
		as := answers{
			"a": num(float64(1 + r.IntN(5))), "b": num(1 + 99*r.Float64()), "c": govmaturity.AnswerYesNo(r.IntN(2) == 0),
			"d": num(float64(1 + r.IntN(5))), "e": govmaturity.AnswerYesNo(r.IntN(2) == 0),
		}
		all, want = append(all, as), append(want, said(score(t, fw, as)))
	}
	shared := score(t, fw, all[0])
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for i := range all {
				k := (i + g) % len(all)
				card, err := fw.Score(assessment(fw, all[k]))
				if err != nil {
					t.Error(err)
					return
				}
				if got := said(card); got != want[k] {
					t.Errorf("answers %d: one of many goroutines sees\n%s\nwant\n%s", k, got, want[k])
				}
			}
			if got := said(shared); got != want[0] {
				t.Errorf("a card that many read says\n%s\nwant\n%s", got, want[0])
			}
		})
	}
	wait.Wait()
}
