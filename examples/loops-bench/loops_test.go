package loopsbench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
)

// both is a graph for the one and for the other.
type both struct {
	name    string
	diagram *systems.Diagram
	gonum   *simple.DirectedGraph
}

func newBoth(b testing.TB, name string, n int, links [][2]int) both {
	b.Helper()
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "bench"}
	g := simple.NewDirectedGraph()
	for i := range n {
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: fmt.Sprintf("v%04d", i), Name: govmaturity.English(fmt.Sprint(i))})
		g.AddNode(simple.Node(i))
	}
	for _, l := range links {
		spec.Links = append(spec.Links, systems.CausalLinkSpec{From: spec.Variables[l[0]].ID, To: spec.Variables[l[1]].ID, Sign: systems.SignPlus})
		g.SetEdge(simple.Edge{F: simple.Node(l[0]), T: simple.Node(l[1])})
	}
	d, err := systems.Compile(spec)
	if err != nil {
		b.Fatal(err)
	}
	return both{name, d, g}
}

// chance returns links by chance, without any from a variable to itself or twice
// the same: gonum has no such.
func chance(r *rand.Rand, n, links int) (out [][2]int) {
	seen := map[[2]int]bool{}
	for len(out) < links {
		l := [2]int{r.IntN(n), r.IntN(n)}
		if l[0] != l[1] && !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	return out
}

// world has the size of a published world model: 315 variables, most of them in
// chains between 48 others, and nearly two million loops.
func world() [][2]int {
	r := rand.New(rand.NewPCG(3, 7))
	seen := map[[2]int]bool{}
	var out [][2]int
	link := func(from, to int) {
		if l := [2]int{from, to}; from != to && !seen[l] {
			seen[l] = true
			out = append(out, l)
			r.IntN(3)
		}
	}
	for range 70 {
		link(r.IntN(48), r.IntN(48))
	}
	next := 48
	for range 53 {
		at, end := r.IntN(48), r.IntN(48)
		for range 3 {
			link(at, next)
			at, next = next, next+1
		}
		link(at, end)
	}
	for ; next < 315; next++ {
		link(next, r.IntN(next))
	}
	return out
}

// complete has a link from each variable to each other one.
func complete(n int) (out [][2]int) {
	for i := range n {
		for k := range n {
			if i != k {
				out = append(out, [2]int{i, k})
			}
		}
	}
	return out
}

func graphs(b testing.TB) []both {
	return []both{
		newBoth(b, "complete 8", 8, complete(8)),
		newBoth(b, "30 and 90", 30, chance(rand.New(rand.NewPCG(90, 3)), 30, 90)),
		newBoth(b, "complete 9", 9, complete(9)),
		newBoth(b, "12 and 60", 12, chance(rand.New(rand.NewPCG(60, 1)), 12, 60)),
		newBoth(b, "12 and 80", 12, chance(rand.New(rand.NewPCG(80, 1)), 12, 80)),
		newBoth(b, "16 and 70", 16, chance(rand.New(rand.NewPCG(70, 1)), 16, 70)),
		newBoth(b, "20 and 80", 20, chance(rand.New(rand.NewPCG(80, 2)), 20, 80)),
		newBoth(b, "complete 10", 10, complete(10)),
		newBoth(b, "30 and 105", 30, chance(rand.New(rand.NewPCG(105, 1)), 30, 105)),
		newBoth(b, "world", 315, world()),
	}
}

func ours(g both) (n int) {
	for l := range g.diagram.Loops(systems.LoopOptions{}).All(context.Background()) {
		n += min(1, l.Len())
	}
	return n
}

func theirs(g both) int { return len(topo.DirectedCyclesIn(g.gonum)) }

func BenchmarkLoops(b *testing.B) {
	for _, g := range graphs(b) {
		b.Run("systems/"+g.name, func(b *testing.B) { run(b, g, ours) })
		b.Run("gonum/"+g.name, func(b *testing.B) { run(b, g, theirs) })
	}
}

func run(b *testing.B, g both, loops func(both) int) {
	total := 0
	start := time.Now()
	for b.Loop() {
		total += loops(g)
	}
	b.ReportMetric(float64(total)/time.Since(start).Seconds(), "loops/s")
	b.ReportMetric(float64(total)/float64(b.N), "loops")
}

// BenchmarkRatio runs one after the other, in turns, and says how many times as
// many loops a second the search yields: in the first turn, before anything is
// warm, and in the middle one of all turns.
func BenchmarkRatio(b *testing.B) {
	for _, g := range graphs(b) {
		b.Run(g.name, func(b *testing.B) {
			var ratios []float64
			for b.Loop() {
				runtime.GC()
				start := time.Now()
				ours(g)
				middle := time.Now()
				theirs(g)
				ratios = append(ratios, float64(time.Since(middle))/float64(middle.Sub(start)))
			}
			b.ReportMetric(ratios[0], "first")
			slices.Sort(ratios)
			b.ReportMetric(ratios[len(ratios)/2], "times")
		})
	}
}

// Both find the same number, and ours keeps nothing of what it yields.
func TestSameNumber(t *testing.T) {
	for _, g := range graphs(t)[:2] {
		n := 0
		for range g.diagram.Loops(systems.LoopOptions{}).All(context.Background()) {
			n++
		}
		if want := len(topo.DirectedCyclesIn(g.gonum)); n != want {
			t.Errorf("%s: %d loops, and gonum finds %d", g.name, n, want)
		}
	}
}

func TestMemoryIsFlat(t *testing.T) {
	g := newBoth(t, "world", 315, world())
	most, n := uint64(0), 0
	for range g.diagram.Loops(systems.LoopOptions{}).All(context.Background()) {
		if n++; n%200_000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if n < 1_000_000 || most > 32<<20 {
		t.Errorf("%d loops, %d bytes", n, most)
	}
}
