package cover_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/internal/cover"
)

// Beside the greedy choice, in the same run: x-greedy is how many times as long
// the proof takes, and greedy-cost what the greedy choice costs beside the best.
func BenchmarkLeast(b *testing.B) {
	for _, file := range []string{"scp41", "scp46", "scpe1", "sts27"} {
		b.Run(file, func(b *testing.B) {
			p := published(b, file)
			var ours, theirs time.Duration
			var cost, best int64
			for b.Loop() {
				start := time.Now()
				l, err := cover.Least(p, noLimit, cover.Nodes)
				ours += time.Since(start)
				if err != nil || !l.Proved {
					b.Fatal(l, err)
				}
				start = time.Now()
				cost, best = greedy(p), l.Cost
				theirs += time.Since(start)
			}
			b.ReportMetric(float64(ours)/float64(theirs), "x-greedy")
			b.ReportMetric(float64(cost)/float64(best), "greedy-cost")
		})
	}
}

// Twenty people who lack levels in twenty competencies, with thirty modules:
// a third of what it would take, with and without fees that they share. The gap
// is what is not proved, in parts of a thousand.
func BenchmarkMost(b *testing.B) {
	for _, shared := range []bool{false, true} {
		name := "alone"
		if shared {
			name = "shared"
		}
		b.Run(name, func(b *testing.B) {
			p := team(rand.New(rand.NewPCG(7, 8)), 20, 20, 30, shared)
			l := least(b, p, noLimit, 500)
			var m cover.Plan
			for b.Loop() {
				m = most(b, p, cover.Budget{Cost: l.Cost / 3, Hours: l.Hours / 2}, 2_000)
			}
			b.ReportMetric(float64(1000*(m.Bound-m.Value))/float64(m.Value), "gap/1000")
		})
	}
}

// greedy chooses again and again what costs least for each need that it meets.
func greedy(p cover.Problem) (cost int64) {
	met, left := make([]bool, len(p.Needs)), len(p.Needs)
	for left > 0 {
		best, bestGives := -1, int64(0)
		for i, item := range p.Items {
			gives := int64(0)
			for _, r := range item.Raises {
				if !met[r.Need] {
					gives++
				}
			}
			if gives > 0 && (best < 0 || item.Cost*bestGives < p.Items[best].Cost*gives) {
				best, bestGives = i, gives
			}
		}
		cost += p.Items[best].Cost
		for _, r := range p.Items[best].Raises {
			if !met[r.Need] {
				met[r.Need] = true
				left--
			}
		}
	}
	return cost
}

// team is people who lack levels, and modules that raise them a level or two,
// some of them after another. A shared fee is ten times what a place costs.
func team(r *rand.Rand, people, competencies, modules int, shared bool) (p cover.Problem) {
	type module struct {
		cover.Item
		after int // or -1
	}
	can := make([]int64, competencies)
	list := make([]module, modules)
	for k := range list {
		m := module{cover.Item{Cost: 10 * (1 + r.Int64N(40)), Hours: 2 * (1 + r.Int64N(20))}, -1}
		for _, c := range r.Perm(competencies)[:1+r.IntN(3)] {
			by := 1 + r.Int64N(2)
			can[c] += by
			m.Raises = append(m.Raises, cover.Raise{Need: c, By: by})
		}
		if k > 0 && r.IntN(3) == 0 {
			m.after = r.IntN(k)
		}
		if list[k] = m; shared {
			p.Items = append(p.Items, cover.Item{Cost: 10 * m.Cost})
		}
	}
	for range people {
		need, item := len(p.Needs), len(p.Items)
		for c := range competencies {
			lacks := int64(0)
			if r.IntN(2) == 0 {
				lacks = min(1+r.Int64N(3), can[c])
			}
			p.Needs = append(p.Needs, cover.Need{Demand: lacks, Weight: 1 + r.Int64N(3)})
		}
		for k, m := range list {
			place := cover.Item{Cost: m.Cost, Hours: m.Hours}
			for _, x := range m.Raises {
				place.Raises = append(place.Raises, cover.Raise{Need: need + x.Need, By: x.By})
			}
			if m.after >= 0 {
				place.Requires = append(place.Requires, item+m.after)
			}
			if shared {
				place.Requires = append(place.Requires, k)
			}
			p.Items = append(p.Items, place)
		}
	}
	return p
}
