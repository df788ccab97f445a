package panel_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/internal/long"
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

// addUp adds numbers up by column, and nothing else.
//
//go:noinline
func addUp(rows [][]float64, sums []float64) {
	for _, row := range rows {
		for i, x := range row[:len(sums)] {
			sums[i] += x
		}
	}
}

// addUpOne adds all numbers up in one sum.
//
//go:noinline
func addUpOne(rows [][]float64) (sum float64) {
	for _, row := range rows {
		for _, x := range row {
			sum += x
		}
	}
	return sum
}

// bareTotal is what an accumulator finds of a column, with a sum that is rounded.
type bareTotal struct {
	sum, least, greatest float64
	count                int64
}

//go:noinline
func totalUp(rows [][]float64, totals []bareTotal) {
	for _, row := range rows {
		for i, x := range row[:len(totals)] {
			t := &totals[i]
			if math.IsNaN(x) {
				continue
			}
			t.count++
			t.sum += x
			if x < t.least {
				t.least = x
			}
			if x > t.greatest {
				t.greatest = x
			}
		}
	}
}

// BenchmarkAccumulator folds assessments of 240 values and reports the time as a multiple
// of that of bare loops over the same numbers, all in turns, by the medians of the turns:
//
//	x-of-loop   adds up by column
//	x-of-totals adds up by column, counts, leaves out what is missing, and finds the
//	            least and the greatest, as an accumulator does
//	x-of-chain  adds all up in one sum
//
// A turn is a block of rows that are made before the clock starts, so that memory stays
// flat: asked for long runs, there are a million rows of each kind.
func BenchmarkAccumulator(b *testing.B) {
	kinds := []struct {
		name string
		make func(*rand.Rand) float64
	}{
		{"decimals", (*rand.Rand).Float64},
		{"percents", func(r *rand.Rand) float64 { return 100 * r.Float64() }},
		{"levels", func(r *rand.Rand) float64 { return float64(r.IntN(5)) }},
		{"signed", (*rand.Rand).NormFloat64},
		{"missing", func(r *rand.Rand) float64 {
			if r.IntN(20) == 0 {
				return math.NaN()
			}
			return r.Float64()
		}},
	}
	fw := read(b, wide(239))
	for _, kind := range kinds {
		b.Run(kind.name, func(b *testing.B) { benchmarkAccumulator(b, panel.NewAccumulator(fw), kind.make) })
	}
}

func benchmarkAccumulator(b *testing.B, a *panel.Accumulator, number func(*rand.Rand) float64) {
	const turn = 500
	rng := rand.New(rand.NewPCG(1, 240))
	rows := make([][]float64, turn)
	for i := range rows {
		rows[i] = make([]float64, 240)
	}
	sums, totals, all := make([]float64, 240), make([]bareTotal, 240), 0.0
	var folding, adding, totalling, chaining []time.Duration
	clock := func(of *[]time.Duration, work func()) {
		start := time.Now()
		work()
		*of = append(*of, time.Since(start))
	}
	turns := long.Count(100, 1_000_000/turn)
	for b.Loop() {
		for range turns {
			for _, row := range rows {
				for k := range row {
					row[k] = number(rng)
				}
			}
			clock(&adding, func() { addUp(rows, sums) })
			clock(&folding, func() {
				for _, row := range rows {
					if err := a.AddValues(row); err != nil {
						b.Fatal(err)
					}
				}
			})
			clock(&totalling, func() { totalUp(rows, totals) })
			clock(&chaining, func() { all += addUpOne(rows) })
		}
	}
	median := func(of []time.Duration) float64 {
		slices.Sort(of)
		return float64(of[len(of)/2])
	}
	if got := a.Result(); got[0].Count != totals[0].count || math.Abs(got[0].Sum-totals[0].sum) > 1e-6*float64(got[0].Count) {
		b.Fatalf("%+v, want about %+v; in one sum all are %v", got[0], totals[0], all)
	}
	fold := median(folding)
	b.ReportMetric(fold/median(adding), "x-of-loop")
	b.ReportMetric(fold/median(totalling), "x-of-totals")
	b.ReportMetric(fold/median(chaining), "x-of-chain")
	b.ReportMetric(fold/turn/240, "ns/value")
	b.ReportMetric(0, "ns/op") // it is mostly that of making numbers
}
