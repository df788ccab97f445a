package systems_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
)

// world is a diagram of the size of a published world model: 315 variables and
// nearly two million loops, most of them in one component.
func world(t testing.TB) *systems.Diagram { return scattered(t, 315, 48, 70, 53, 3) }

// scattered has a core of some variables and links by chance, long chains of
// others between them, and the rest around.
func scattered(t testing.TB, variables, core, links, chains int, seed uint64) *systems.Diagram {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	spec := &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "scattered"}
	for i := range variables {
		id := fmt.Sprintf("v%03d", i)
		spec.Variables = append(spec.Variables, systems.VariableSpec{ID: id, Name: map[string]string{"en": "Variable " + id}})
	}
	taken := map[[2]int]bool{}
	link := func(from, to int) {
		if from == to || taken[[2]int{from, to}] {
			return
		}
		taken[[2]int{from, to}] = true
		sign := systems.SignPlus
		if r.IntN(3) == 0 {
			sign = systems.SignMinus
		}
		spec.Links = append(spec.Links, systems.CausalLinkSpec{From: spec.Variables[from].ID, To: spec.Variables[to].ID, Sign: sign})
	}
	for range links {
		link(r.IntN(core), r.IntN(core))
	}
	next := core
	for range chains {
		at, end := r.IntN(core), r.IntN(core)
		for range 3 {
			link(at, next)
			at, next = next, next+1
		}
		link(at, end)
	}
	for ; next < variables; next++ {
		link(next, r.IntN(next))
	}
	d, err := systems.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func BenchmarkLoops(b *testing.B) {
	d := world(b)
	for b.Loop() {
		n := 0
		for range d.Loops(systems.LoopOptions{}).All(context.Background()) {
			n++
		}
		b.ReportMetric(float64(n), "loops")
	}
}

func BenchmarkCountLoops(b *testing.B) {
	d := world(b)
	for b.Loop() {
		n := d.Loops(systems.LoopOptions{}).Count(context.Background())
		b.ReportMetric(float64(n.Loops()), "loops")
	}
}

func BenchmarkBasis(b *testing.B) {
	d := world(b)
	for b.Loop() {
		n := d.Basis(context.Background())
		if len(n.Loops) != n.Rank || !n.Shortest {
			b.Fatal(n.Ending)
		}
		b.ReportMetric(float64(n.Rank), "rank")
	}
}
