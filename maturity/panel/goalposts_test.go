package panel_test

import (
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// turned are the numbers of an indicator that are there, with a sign so that higher is
// better, and x among them: as one would do it by hand.
func turned(p *panel.Panel, id string, lower bool) (all []float64, of map[string]float64) {
	of = map[string]float64{}
	for _, m := range p.Members() {
		if x, ok := m.Assessment().Answers[id].Number(); ok {
			if lower {
				x = -x
			}
			all, of[m.Subject] = append(all, x), x
		}
	}
	return all, of
}

const asking = `format: govmaturity/framework/1
id: asking
edition: "1"
title: Asking
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: All
  aggregation: arithmetic
  nodes:
  - {id: x, title: X, measure: {kind: number, range: {min: -100, max: 100}, normalise: {KIND}}}
  - {id: y, title: Y, measure: {kind: yes-no}}
`

// numbers makes an assessment of each number; NaN is no answer.
func numbers(xs ...float64) (out []*maturity.Assessment) {
	for i, x := range xs {
		a := &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: "asking", Edition: "1", Subject: string(rune('A' + i)),
			Answers: map[string]govmaturity.Answer{"y": govmaturity.AnswerYesNo(true)},
		}
		if !math.IsNaN(x) {
			a.Answers["x"] = govmaturity.AnswerNumber(x)
		}
		out = append(out, a)
	}
	return out
}

// What divides by nothing has a state and no value, and what is above says so; and a
// later subject is scored against the panel, through the document.
func TestGoalposts(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		reason, kind string
		panel        []float64
		later, want  float64 // NaN: blocked
	}{
		{"min-max", "kind: min-max", []float64{2, 4, nan, 3}, 3.5, 0.75},
		{"min-max, lower", "kind: min-max, better: lower", []float64{2, 4}, 2.5, 0.75},
		{"beyond the panel", "kind: min-max", []float64{2, 4}, 9, 1},
		{"beyond the panel, kept", "kind: min-max, outside: keep", []float64{2, 4}, 5, 1.5},
		{"a floor", "kind: min-max, floor: 0.2", []float64{2, 4}, 3, 0.6},
		{"all level", "kind: min-max", []float64{3, 3, 3}, 3, nan},
		{"one subject", "kind: min-max", []float64{3}, 4, nan},
		{"nobody answered", "kind: min-max", []float64{nan, nan}, 3, nan},
		{"no subject", "kind: rank", nil, 3, nan},
		{"z-score", "kind: z-score", []float64{1, 2, 3}, 4, 2},
		{"z-score, lower", "kind: z-score, better: lower", []float64{1, 2, 3}, 4, -2},
		{"z-score, all level", "kind: z-score", []float64{0.1, 0.1, 0.1}, 1, nan},
		{"z-score of one", "kind: z-score", []float64{0.1}, 1, nan},
		{"rank", "kind: rank", []float64{5, 1, 5, 3}, 5, 3},
		{"rank, lower", "kind: rank, better: lower", []float64{5, 1, 5, 3}, 5, 1},
		{"rank between two", "kind: rank", []float64{1, 3, 5}, 4, 2.5},
		{"rank beyond all", "kind: rank", []float64{1, 3, 5}, 50, 3},
		{"rank, all level", "kind: rank", []float64{2, 2}, 7, 1},
		{"borda, lower", "kind: borda, better: lower", []float64{5, 1, 5, 3}, 1, 3},
		{"percentile rank", "kind: percentile-rank", []float64{1, 2, 3}, 2, 0.5},
		{"percentile rank of one", "kind: percentile-rank", []float64{1}, 2, nan},
		{"share of the best", "kind: share-of-best", []float64{1, 4}, 3, 0.75},
		{"share of the best, beyond it", "kind: share-of-best", []float64{1, 4}, 8, 2},
		{"share of the best, clamped", "kind: share-of-best, outside: clamp", []float64{1, 4}, 8, 1},
		{"share of a best of 0", "kind: share-of-best", []float64{-1, 0}, 3, nan},
		{"share of the best, lower", "kind: share-of-best, better: lower, ratio: inverse, outside: clamp", []float64{2, 4}, 8, 0.25},
		{"share of the best, lower, of 0", "kind: share-of-best, better: lower, ratio: inverse, outside: clamp", []float64{2, 4}, 0, nan},
		{"times the best", "kind: share-of-best, better: lower, ratio: direct", []float64{2, 4}, 8, 4},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			fw := read(t, strings.Replace(asking, "KIND", test.kind, 1))
			if _, err := fw.NewScorer(); err == nil || !fw.NeedsPanel() {
				t.Fatal("it scores without a panel")
			}
			p, err := panel.New(fw, numbers(test.panel...))
			if err != nil {
				t.Fatal(err)
			}
			data, err := p.Goalposts().JSON()
			if err != nil {
				t.Fatal(err)
			}
			g, err := panel.ReadGoalposts("goalposts.json", data)
			if err != nil {
				t.Fatal(err)
			}
			frozen, err := g.Freeze(fw)
			if err != nil || frozen.NeedsPanel() || frozen.RulesHash() != p.Framework().RulesHash() {
				t.Fatal(err)
			}
			card, err := frozen.Score(numbers(test.later)[0])
			if err != nil {
				t.Fatal(err)
			}
			r := card.Node("x")
			value, ok := r.Value()
			all, _ := card.Root().Value()
			if math.IsNaN(test.want) {
				if ok || r.State() != govmaturity.StateBlocked || all != 1 || !strings.Contains(r.Explain().String(), "divide by nothing") {
					t.Errorf("x is %v, %s, and all %v\n%s", value, r.State(), all, r.Explain())
				}
				return
			}
			if !ok || math.Abs(value-test.want) > 1e-12 || math.Abs(all-(1+test.want)/2) > 1e-12 {
				t.Errorf("x is %v, %v, want %v; all is %v", value, ok, test.want, all)
			}
			if _, ok := r.Explain().Recompute(); !ok {
				t.Error("the explanation does not recompute")
			}
		})
	}
}

func TestGoalpostsRefused(t *testing.T) {
	fw := read(t, strings.Replace(asking, "KIND", "kind: min-max", 1))
	p, err := panel.New(fw, numbers(1, 2))
	if err != nil {
		t.Fatal(err)
	}
	for reason, change := range map[string]func(*panel.Goalposts){
		"framework": func(g *panel.Goalposts) { g.Framework = "other" },
		"edition":   func(g *panel.Goalposts) { g.Edition = "2" },
		"rules":     func(g *panel.Goalposts) { g.Rules = "sha256:" + strings.Repeat("0", 64) },
		"twice":     func(g *panel.Goalposts) { g.Nodes = append(g.Nodes, g.Nodes[0]) },
		"missing":   func(g *panel.Goalposts) { g.Nodes = nil },
		"unknown":   func(g *panel.Goalposts) { g.Nodes[0].ID = "y" },
		"infinite":  func(g *panel.Goalposts) { x := math.Inf(1); g.Nodes[0].Panel.Max = &x },
		"no max":    func(g *panel.Goalposts) { g.Nodes[0].Panel.Max = nil },
		"min above": func(g *panel.Goalposts) { x := 7.0; g.Nodes[0].Panel.Min = &x },
	} {
		g := p.Goalposts()
		change(g)
		if _, err := g.Freeze(fw); err == nil {
			t.Errorf("%s: taken", reason)
		}
	}
	if _, err := panel.New(fw, append(numbers(1, 2), numbers(3)...)); err == nil || !strings.Contains(err.Error(), "assessment 1") {
		t.Errorf("one assessed twice: %v", err)
	}
	bad := numbers(1, 2)
	bad[1].Answers["z"] = govmaturity.AnswerNumber(1)
	if _, err := panel.New(fw, bad); err == nil || !strings.HasPrefix(err.Error(), "assessments[1].answers.z: ") {
		t.Errorf("an unknown indicator: %v", err)
	}
	for _, kind := range []string{"kind: share-of-best, better: lower", "kind: share-of-best, ratio: direct", "kind: min-max, floor: 0.1, outside: keep", "kind: rank, min: 1", "kind: z-score, mean: 1"} {
		if _, err := maturity.ReadFramework("f.yaml", []byte(strings.Replace(asking, "KIND", kind, 1))); err == nil {
			t.Errorf("%s compiles", kind)
		}
	}
}
