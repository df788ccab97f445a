package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/internal/graph"
	"github.com/govmaturity/govmaturity/internal/long"
)

// circuit is one, as a text that can be compared.
func circuit(arcs []int32, tag uint8) string { return fmt.Sprint(arcs, tag) }

func circuits(t *testing.T, g *graph.Graph, q graph.Query) []string {
	t.Helper()
	var out []string
	if end := g.Circuits(q, func(arcs []int32, tag uint8) bool {
		out = append(out, circuit(arcs, tag))
		return true
	}); end != graph.EndingComplete {
		t.Fatalf("ended with %v", end)
	}
	return out
}

// brute finds circuits by trying all ways, and sorts them as the order says.
func brute(g *graph.Graph, most int) (all []found) {
	arcs := g.Arcs()
	var follow func(root int32, way []int32, tag uint8)
	follow = func(root int32, way []int32, tag uint8) {
		at := root
		if len(way) > 0 {
			at = arcs[way[len(way)-1]].To
		}
		for k, a := range arcs {
			next := append(slices.Clone(way), int32(k))
			joint := (tag|a.Tag)&^1 | (tag^a.Tag)&1
			switch {
			case a.From != at || a.To < root || most > 0 && len(next) > most:
			case a.To == root:
				all = append(all, found{next, joint})
			case !slices.ContainsFunc(way, func(i int32) bool { return arcs[i].From == a.To || arcs[i].To == a.To }):
				follow(root, next, joint)
			}
		}
	}
	for root := range int32(g.Nodes()) {
		follow(root, nil, 0)
	}
	return all
}

type found struct {
	arcs []int32
	tag  uint8
}

func random(r *rand.Rand) *graph.Graph {
	n := 1 + r.IntN(7)
	arcs := make([]graph.Arc, r.IntN(3*n))
	for i := range arcs {
		arcs[i] = graph.Arc{From: int32(r.IntN(n)), To: int32(r.IntN(n)), Tag: uint8(r.IntN(8))}
	}
	return made(n, arcs)
}

func made(n int, arcs []graph.Arc) *graph.Graph {
	slices.SortFunc(arcs, func(a, b graph.Arc) int {
		return int(a.From-b.From)*1_000_000 + int(a.To-b.To)*10 + int(a.Tag) - int(b.Tag)
	})
	return graph.New(n, arcs)
}

// component returns by node the least node of its component.
func component(g *graph.Graph) map[int32]int32 {
	of := map[int32]int32{}
	for _, c := range g.Components() {
		for _, v := range c {
			of[v] = c[0]
		}
	}
	return of
}

// What is found on random graphs is what trying all ways finds, in the order that
// is promised: all, within a bound, through each node, along each arc.
func TestCircuitsAgainstBruteForce(t *testing.T) {
	total := 0
	for seed := range long.Count(3000, 30000) {
		g := random(rand.New(rand.NewPCG(uint64(seed), 1)))
		of := component(g)
		for most := range g.Nodes() + 2 {
			want := brute(g, most)
			slices.SortFunc(want, func(a, b found) int {
				if c := of[g.Arcs()[a.arcs[0]].From] - of[g.Arcs()[b.arcs[0]].From]; c != 0 {
					return int(c)
				}
				return slices.Compare(a.arcs, b.arcs)
			})
			total += len(want)
			var texts []string
			for _, c := range want {
				texts = append(texts, circuit(c.arcs, c.tag))
			}
			if diff := cmp.Diff(texts, circuits(t, g, graph.Query{Max: most})); diff != "" {
				t.Fatalf("seed %d, at most %d: %s\n%v", seed, most, diff, g.Arcs())
			}
			for v := range int32(g.Nodes()) {
				checkSome(t, g, want, graph.Query{Max: most, Node: v + 1}, func(k int32) bool { return g.Arcs()[k].From == v })
			}
			for k := range int32(len(g.Arcs())) {
				checkSome(t, g, want, graph.Query{Max: most, Arc: k + 1}, func(i int32) bool { return i == k })
			}
		}
	}
	if total < 10000 {
		t.Errorf("only %d circuits", total)
	}
}

// checkSome compares those circuits that have an arc of a kind. They come in the
// order of what is written from that arc on.
func checkSome(t *testing.T, g *graph.Graph, all []found, q graph.Query, from func(int32) bool) {
	t.Helper()
	type turned struct {
		arcs []int32
		text string
	}
	var some []turned
	for _, c := range all {
		if i := slices.IndexFunc(c.arcs, from); i >= 0 {
			some = append(some, turned{append(slices.Clone(c.arcs[i:]), c.arcs[:i]...), circuit(c.arcs, c.tag)})
		}
	}
	slices.SortFunc(some, func(a, b turned) int { return slices.Compare(a.arcs, b.arcs) })
	var want []string
	for _, c := range some {
		want = append(want, c.text)
	}
	if diff := cmp.Diff(want, circuits(t, g, q)); diff != "" {
		t.Fatalf("%+v: %s\n%v", q, diff, g.Arcs())
	}
}

func complete(n int) *graph.Graph {
	var arcs []graph.Arc
	for i := range n {
		for k := range n {
			if i != k {
				arcs = append(arcs, graph.Arc{From: int32(i), To: int32(k)})
			}
		}
	}
	return made(n, arcs)
}

func TestCompleteGraphs(t *testing.T) {
	for i, want := range []int{5, 20, 84, 409, 2365, 16064} {
		if got := len(circuits(t, complete(i+3), graph.Query{})); got != want {
			t.Errorf("K%d has %d circuits, not %d", i+3, got, want)
		}
	}
}

// diamonds returns a chain of n diamonds that begins after node 0 and 1 and leads
// back to 1 alone: from 0, all of the many ways through it end in vain. 0 and 1
// make the one circuit that is not through the chain.
func diamonds(n int) *graph.Graph {
	arcs := []graph.Arc{{From: 0, To: 1}, {From: 1, To: 0}, {From: 1, To: 2}}
	at := int32(2)
	for range n {
		arcs = append(arcs, graph.Arc{From: at, To: at + 1}, graph.Arc{From: at, To: at + 2},
			graph.Arc{From: at + 1, To: at + 3}, graph.Arc{From: at + 2, To: at + 3})
		at += 3
	}
	return made(int(at)+1, append(arcs, graph.Arc{From: at, To: 1}))
}

// A chain of diamonds has 2^n ways through it. With and without a bound, the
// search through a node that they do not lead back to takes steps that grow with
// the size of the graph, not with their number.
func TestDiamondsDoNotExplode(t *testing.T) {
	g := diamonds(60)
	for _, most := range []int{0, 2, 50, 124, 125, 130, 181} {
		q := graph.Query{Max: most, Node: 1, Budget: 200_000}
		if got := circuits(t, g, q); len(got) != 1 {
			t.Errorf("at most %d: %d circuits", most, len(got))
		}
	}
	// In all, and shorter than the chain: only one.
	if got := circuits(t, g, graph.Query{Max: 120, Budget: 2_000_000}); len(got) != 1 {
		t.Errorf("%d circuits", len(got))
	}
}

func TestEndings(t *testing.T) {
	g := complete(8)
	n := 0
	if end := g.Circuits(graph.Query{}, func([]int32, uint8) bool { n++; return n < 7 }); end != graph.EndingStopped || n != 7 {
		t.Errorf("stopped with %v after %d", end, n)
	}
	first := 0
	for range 2 {
		n = 0
		end := g.Circuits(graph.Query{Budget: 1000}, func([]int32, uint8) bool { n++; return true })
		if end != graph.EndingBudget || n == 0 || n >= 16064 || first != 0 && n != first {
			t.Errorf("%v after %d", end, n)
		}
		first = n
	}
	if end := g.Circuits(graph.Query{Stop: func() bool { return true }}, func([]int32, uint8) bool { return true }); end != graph.EndingGivenUp {
		t.Errorf("given up with %v", end)
	}
	if got := circuits(t, graph.New(0, nil), graph.Query{}); got != nil {
		t.Errorf("nothing has %v", got)
	}
}
