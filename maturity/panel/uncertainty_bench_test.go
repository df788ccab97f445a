package panel_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/maturity/panel"
)

// onlyWeights is what a hand-written loop does too.
const onlyWeights = `format: govmaturity/uncertainty/1
title: Weights
draws: 10000
assumptions:
- {id: w, title: W, weights: {how: around, spread: 0.25}}
`

// 10,000 draws of the 51 states of ASEM, on all processors: with weights alone, beside a
// loop that is written by hand for this index and runs on one, and with all assumptions
// there are: of those, times-half is the time as a multiple of that of half the draws, and
// of half the subjects, by the median of seven turns.
func BenchmarkUncertainty(b *testing.B) {
	p := asem(b, same)
	weights, all := readUnsure(b, onlyWeights), readUnsure(b, unsure)
	b.Run("weights", func(b *testing.B) {
		start := time.Now()
		if byHand(p, 10000) == 0 {
			b.Fatal("nothing was ranked")
		}
		loop := time.Since(start)
		for b.Loop() {
			if _, err := panel.UncertaintyBy(p, weights, 1); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(loop), "times-a-loop")
	})
	b.Run("all", func(b *testing.B) {
		draw := func(draws int) time.Duration {
			spec := *all
			spec.Draws = draws
			start := time.Now()
			if _, err := p.Uncertainty(b.Context(), &spec); err != nil {
				b.Fatal(err)
			}
			return time.Since(start)
		}
		ratio, seconds := timesHalf(b, func() time.Duration { return draw(5000) }, func() time.Duration { return draw(10000) })
		b.ReportMetric(seconds, "s/10000-draws")
		b.ReportMetric(ratio, "times-half")
		b.ReportMetric(0, "ns/op") // it is that of both
	})
	b.Run("twice-the-subjects", func(b *testing.B) {
		small, large := madeUp(b, mixed, 200), madeUp(b, mixed, 400)
		spec := readUnsure(b, strings.Replace(everything, "[renormalise, zero, impute, block]", "[renormalise, block]", 1))
		spec.Draws = 2000
		once := func(p *panel.Panel) time.Duration {
			start := time.Now()
			if _, err := panel.UncertaintyBy(p, spec, 1); err != nil {
				b.Fatal(err)
			}
			return time.Since(start)
		}
		ratio, _ := timesHalf(b, func() time.Duration { return once(small) }, func() time.Duration { return once(large) })
		b.ReportMetric(ratio, "times-half")
		b.ReportMetric(0, "ns/op")
	})
}

// timesHalf returns the time of the whole as a multiple of that of half of it, and its
// seconds: the medians of some turns, in which one comes after the other.
func timesHalf(b *testing.B, half, whole func() time.Duration) (ratio, seconds float64) {
	const turns = 7
	var ratios, all []float64
	for b.Loop() {
		for range turns {
			few, many := half(), whole()
			ratios, all = append(ratios, float64(many)/float64(few)), append(all, many.Seconds())
		}
	}
	slices.Sort(ratios)
	slices.Sort(all)
	return ratios[len(ratios)/2], all[len(all)/2]
}

// byHand is the loop that somebody writes who knows the index: means of means of means, of
// what is there, and ranks.
func byHand(p *panel.Panel, draws int) (ranked int) {
	type group struct{ kids []int }
	fw := p.Framework()
	var leaves []string
	var groups []group
	place := map[string]int{}
	for _, i := range fw.Indicators() {
		place[i.ID()] = len(leaves)
		leaves = append(leaves, i.ID())
	}
	nodes := slices.Collect(fw.Nodes())
	for _, n := range slices.Backward(nodes) {
		if kids := n.Children(); len(kids) > 0 {
			var g group
			for _, kid := range kids {
				g.kids = append(g.kids, place[kid.ID()])
			}
			place[n.ID()] = len(leaves) + len(groups)
			groups = append(groups, g)
		}
	}
	members := p.Members()
	columns := len(leaves) + len(groups)
	values, there := make([]float64, len(members)*columns), make([]bool, len(members)*columns)
	for s, m := range members {
		for i, id := range leaves {
			values[s*columns+i], there[s*columns+i] = m.Card.Node(id).Value()
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	weights, order := make([]float64, columns), make([]int, len(members))
	for range draws {
		for i := range weights {
			weights[i] = 0.75 + 0.5*r.Float64()
		}
		for s := range members {
			row, has := values[s*columns:][:columns], there[s*columns:][:columns]
			for g := range groups {
				var sum, weight float64
				for _, kid := range groups[g].kids {
					if has[kid] {
						sum += weights[kid] * row[kid]
						weight += weights[kid]
					}
				}
				has[len(leaves)+g] = weight > 0
				row[len(leaves)+g] = sum / weight
			}
			order[s] = s
		}
		slices.SortFunc(order, func(a, b int) int {
			if x, y := values[a*columns+columns-1], values[b*columns+columns-1]; x > y {
				return -1
			} else if x < y {
				return 1
			}
			return 0
		})
		ranked += order[0] + 1
	}
	return ranked
}
