package panel_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

var kinds = []string{
	"kind: min-max", "kind: min-max, better: lower", "kind: min-max, floor: 0.1", "kind: z-score", "kind: z-score, better: lower",
	"kind: rank", "kind: rank, better: lower", "kind: percentile-rank", "kind: borda, better: lower", "kind: distance-to-best",
	"kind: share-of-best", "kind: share-of-best, better: lower, ratio: inverse, outside: clamp", "kind: share-of-best, better: lower, ratio: direct",
	"kind: z-score, shift: 2, floor: 0.5", "kind: distance-to-target, target: 60", "kind: distance-to-reference, reference: B, better: lower, outside: clamp",
}

// made makes a panel of up to twelve numbers, many of them level, some missing.
func made(rng *rand.Rand) []float64 {
	xs := make([]float64, rng.IntN(12))
	for i := range xs {
		switch rng.IntN(6) {
		case 0:
			xs[i] = math.NaN()
		case 1, 2:
			xs[i] = float64(1 + rng.IntN(3))
		default:
			xs[i] = 1 + 50*rng.Float64()
		}
	}
	return xs
}

// laws that no panel breaks, whatever the numbers.
func TestPanelLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 1))
	for _, kind := range kinds {
		fw := read(t, strings.Replace(asking, "KIND", kind, 1))
		for range long.Count(40, 500) {
			xs := made(rng)
			given := numbers(xs...)
			p, err := panel.New(fw, given)
			if err != nil {
				t.Fatal(err)
			}
			value := func(p *panel.Panel, subject string) (float64, bool) {
				m, _ := p.Member(subject)
				return m.Card.Node("x").Value()
			}
			shuffled := slices.Clone(given)
			rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			q, err := panel.New(fw, shuffled)
			if err != nil {
				t.Fatal(err)
			}
			if p.Goalposts().Hash() != q.Goalposts().Hash() || p.Framework().Hash() != q.Framework().Hash() {
				t.Fatalf("%s: the order of %v matters", kind, xs)
			}
			lower := fw.Indicators()[0].Better() == maturity.BetterLower
			for i, a := range given {
				v, ok := value(p, a.Subject)
				if w, also := value(q, a.Subject); v != w || ok != also {
					t.Fatalf("%s: %s of %v is %v, or %v", kind, a.Subject, xs, v, w)
				}
				alone, err := p.Framework().Score(a)
				if err != nil {
					t.Fatal(err)
				}
				if w, also := alone.Node("x").Value(); v != w || ok != also {
					t.Fatalf("%s: alone, %s is %v, and in the panel %v", kind, a.Subject, w, v)
				}
				if math.IsNaN(xs[i]) && ok || math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%s: %s of %v is %v", kind, a.Subject, xs, v)
				}
				for k, b := range given {
					w, also := value(p, b.Subject)
					if !ok || !also || strings.Contains(kind, "direct") {
						continue
					}
					if better := xs[i] > xs[k] != lower; xs[i] != xs[k] && better && v < w || xs[i] == xs[k] && v != w {
						t.Fatalf("%s: %v counts %v, and %v counts %v", kind, xs[i], v, xs[k], w)
					}
				}
			}
			part := p.Where(func(panel.Member) bool { return rng.IntN(2) == 0 })
			for _, m := range part.Members() {
				if v, _ := m.Card.Node("x").Value(); v != func() float64 { v, _ := value(p, m.Subject); return v }() {
					t.Fatalf("%s: in a part of the panel, %s has another value", kind, m.Subject)
				}
			}
		}
	}
}

// What is frozen is a framework like any other: it is read back from its document, and
// scores the same.
func TestFrozenFramework(t *testing.T) {
	p := asem(t, same)
	again, err := maturity.Compile(p.Framework().Spec())
	if err != nil || again.Hash() != p.Framework().Hash() {
		t.Fatal(err)
	}
	if again.NeedsPanel() {
		t.Error("it asks again")
	}
}

// A framework with the goalposts of a panel keeps the laws of frameworks, whatever the
// normalisation.
func TestFrozenLaws(t *testing.T) {
	for _, kind := range kinds {
		p, err := panel.New(read(t, strings.Replace(asking, "KIND", kind, 1)), numbers(1, 3, 4.5, 20, 20))
		if err != nil {
			t.Fatal(err)
		}
		if err := maturitytest.Check(p.Framework(), maturitytest.WithSamples(60)); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if err := maturitytest.Check(read(t, strings.Replace(asking, "KIND", kinds[0], 1))); err == nil || !strings.Contains(err.Error(), "panel") {
		t.Errorf("a framework that asks: %v", err)
	}
}
