package panel_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/maturity/panel"
)

// wide is a framework with a mean of many numbers.
func wide(n int) string {
	spec := "format: govmaturity/framework/1\nid: wide\nedition: \"1\"\ntitle: Wide\nstanding: illustrative\nscore-standing: illustrative\nroot:\n  id: all\n  title: All\n  aggregation: arithmetic\n  nodes:\n"
	for i := range n {
		spec += fmt.Sprintf("  - {id: i%d, title: I, measure: {kind: number, range: {min: -1000000, max: 1000000}}}\n", i)
	}
	return spec
}

// BenchmarkAccumulator reports as x-of-loop the time to fold in 240 values as a multiple
// of that of a bare loop that adds the same numbers up by column, and as x-of-chain that
// of one that adds them all up in one sum, measured in turns.
func BenchmarkAccumulator(b *testing.B) {
	a := panel.NewAccumulator(read(b, wide(239)))
	rng := rand.New(rand.NewPCG(1, 240))
	rows := make([][]float64, 512)
	for i := range rows {
		rows[i] = make([]float64, 240)
		for k := range rows[i] {
			rows[i][k] = rng.Float64()
		}
	}
	sums, total := make([]float64, 240), 0.0
	var folding, columns, chain time.Duration
	for b.Loop() {
		start := time.Now()
		for _, row := range rows {
			if err := a.AddValues(row); err != nil {
				b.Fatal(err)
			}
		}
		folded := time.Now()
		for _, row := range rows {
			for i, x := range row[:len(sums)] {
				sums[i] += x
			}
		}
		added := time.Now()
		for _, row := range rows {
			for _, x := range row {
				total += x
			}
		}
		folding, columns, chain = folding+folded.Sub(start), columns+added.Sub(folded), chain+time.Since(added)
	}
	if total < 0 {
		b.Fatal(sums)
	}
	b.ReportMetric(float64(folding)/float64(columns), "x-of-loop")
	b.ReportMetric(float64(folding)/float64(chain), "x-of-chain")
	b.ReportMetric(float64(folding.Nanoseconds())/float64(b.N)/512/240, "ns/value")
}
