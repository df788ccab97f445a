package maturity_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// ninePillars67 makes a framework of nine pillars with 67 indicators between
// them, as many as the DGRA asks, each answered with one of four stages. All
// weights differ, so that none can be left out of the sum.
func ninePillars67(tb testing.TB) *maturity.Framework {
	spec := &maturity.Spec{
		Format: maturity.FrameworkFormat, ID: "bench", Edition: "1", Title: govmaturity.English("Benchmark"),
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingIllustrative,
		Scales: []govmaturity.ScaleSpec{{ID: "stages"}},
		Root: maturity.NodeSpec{
			ID: "all", Title: govmaturity.English("All"), Aggregation: maturity.AggregationArithmetic,
			Level: &maturity.LevelRule{Scale: "stages"},
		},
	}
	for i, id := range []string{"online-presence", "transactional", "connected", "transformative"} {
		spec.Scales[0].Levels = append(spec.Scales[0].Levels, govmaturity.LevelSpec{ID: id, Rank: i + 1, Title: govmaturity.English(id)})
	}
	for p := range 9 {
		w := 1 + float64(p)/10
		pillar := maturity.NodeSpec{
			ID: fmt.Sprintf("p%d", p), Title: govmaturity.English("Pillar"), Weight: &w, Aggregation: maturity.AggregationArithmetic,
			Level: &maturity.LevelRule{Scale: "stages"},
		}
		for i := p; i < 67; i += 9 {
			w := 1 + float64(i)/100
			pillar.Nodes = append(pillar.Nodes, maturity.NodeSpec{
				ID: fmt.Sprintf("i%d", i), Title: govmaturity.English("Indicator"), Weight: &w,
				Measure: &maturity.MeasureSpec{Kind: maturity.MeasureLevel, Scale: "stages"},
			})
		}
		spec.Root.Nodes = append(spec.Root.Nodes, pillar)
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		tb.Fatal(err)
	}
	return fw
}

// assessments makes random answers, as rows and as bare stages.
func assessments(tb testing.TB, fw *maturity.Framework, n int) (rows []*maturity.Marks, stages [][]float64) {
	r := rand.New(rand.NewPCG(1, 67))
	for range n {
		row := fw.NewMarks()
		var ss []float64
		for _, ind := range fw.Indicators() {
			stage := float64(1 + r.IntN(4))
			m, err := ind.Mark(govmaturity.AnswerNumber(stage))
			if err != nil {
				tb.Fatal(err)
			}
			row.Set(ind.Index(), m)
			ss = append(ss, stage)
		}
		rows, stages = append(rows, row), append(stages, ss)
	}
	return rows, stages
}

// byHand is what a programmer writes for the same weighted means: nested
// slices, two sums a pillar.
type byHand struct {
	pillars []float64
	weights [][]float64
}

func handWritten(fw *maturity.Framework) (h byHand) {
	for _, p := range fw.Spec().Root.Nodes {
		h.pillars = append(h.pillars, *p.Weight)
		var ws []float64
		for _, i := range p.Nodes {
			ws = append(ws, *i.Weight)
		}
		h.weights = append(h.weights, ws)
	}
	return h
}

func (h byHand) score(values []float64) float64 {
	var total, weight float64
	at := 0
	for p, ws := range h.weights {
		var sum, sw float64
		for i, w := range ws {
			sum += float64(w * values[at+i])
			sw += w
		}
		at += len(ws)
		total += float64(h.pillars[p] * (sum / sw))
		weight += h.pillars[p]
	}
	return total / weight
}

// The engine and the loop must agree to the last bit before their times can be
// compared.
func TestEngineAgreesWithLoop(t *testing.T) {
	fw := ninePillars67(t)
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	hand := handWritten(fw)
	rows, stages := assessments(t, fw, 1000)
	for i := range rows {
		card, err := scorer.Score(rows[i])
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := card.Root().Value(); got != hand.score(stages[i]) {
			t.Fatalf("assessment %d: the engine gives %v, the loop %v", i, got, hand.score(stages[i]))
		}
	}
	if n := testing.AllocsPerRun(1000, func() { scorer.Score(rows[0]) }); n != 0 {
		t.Errorf("%v allocations an assessment, want none", n)
	}
}

// A million assessments go through one Scorer, and leave nothing behind.
func TestMillion(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped by -short: scores a million assessments, about a second")
	}
	fw := ninePillars67(t)
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	rows, stages := assessments(t, fw, 1000)
	hand := handWritten(fw)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	sum, want := 0.0, 0.0
	for i := range 1_000_000 {
		card, err := scorer.Score(rows[i%1000])
		if err != nil {
			t.Fatal(err)
		}
		v, _ := card.Root().Value()
		sum += v
		want += hand.score(stages[i%1000])
	}
	runtime.ReadMemStats(&after)
	if sum != want {
		t.Errorf("the engine's values add up to %v, the loop's to %v", sum, want)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 1<<20 {
		t.Errorf("%d bytes allocated for a million assessments", grown)
	}
}

// BenchmarkScore reports ns/op of the engine and, as x-of-loop, its time as a
// multiple of the loop's, both measured in turns in the same run.
func BenchmarkScore(b *testing.B) {
	fw := ninePillars67(b)
	scorer, err := fw.NewScorer()
	if err != nil {
		b.Fatal(err)
	}
	hand := handWritten(fw)
	rows, stages := assessments(b, fw, 512)
	var sink float64
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			card, _ := scorer.Score(rows[i&511])
			v, _ := card.Root().Value()
			sink += v
			i++
		}
	})
	b.Run("loop", func(b *testing.B) {
		i := 0
		for b.Loop() {
			sink += hand.score(stages[i&511])
			i++
		}
	})
	b.Run("ratio", func(b *testing.B) { ratio(b, scorer, hand, rows, stages, &sink) })
}

// ratio measures both in short turns, so that a drift of the machine's speed
// hits both alike.
func ratio(b *testing.B, scorer *maturity.Scorer, hand byHand, rows []*maturity.Marks, stages [][]float64, sink *float64) {
	var engine, loop time.Duration
	for b.Loop() {
		start := time.Now()
		for i := range 2048 {
			card, _ := scorer.Score(rows[i&511])
			v, _ := card.Root().Value()
			*sink += v
		}
		middle := time.Now()
		for i := range 2048 {
			*sink += hand.score(stages[i&511])
		}
		engine, loop = engine+middle.Sub(start), loop+time.Since(middle)
	}
	b.ReportMetric(float64(engine)/float64(loop), "x-of-loop")
}
