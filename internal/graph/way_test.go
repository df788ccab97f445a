package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// padded returns a graph with more arcs, which are on no circuit.
func padded(g *graph.Graph, more int) *graph.Graph {
	n := g.Nodes()
	arcs := slices.Clone(g.Arcs())
	for i := range more {
		arcs = append(arcs, graph.Arc{From: int32(n), To: int32(n + 1 + i%7)})
	}
	return made(n+8, arcs)
}

// Ways are the circuits, and stay what they are when the next one comes: with arcs
// of one byte, two and four, paths that are short and not, within a bound, through
// a node and along an arc.
func TestWaysAreCircuits(t *testing.T) {
	graphs := []*graph.Graph{complete(6), complete(17), diamonds(7), ring(90, 2), graph.New(0, nil)}
	for seed := range uint64(300) {
		graphs = append(graphs, random(rand.New(rand.NewPCG(seed, 4))))
	}
	for i, g := range graphs {
		for _, more := range []int{0, 300, 70_000} {
			if more == 70_000 && i > 20 {
				continue
			}
			g := padded(g, more)
			for _, q := range []graph.Query{{}, {Max: 3}, {Node: 1}, {Node: 1, Max: 4}, {Arc: 1}} {
				if q.Arc > 0 && len(g.Arcs()) == 0 || g.Nodes() < 9 && q.Node > 0 {
					continue
				}
				q.Budget = 20_000
				checkWays(t, fmt.Sprint(i, more, q.Max, q.Node, q.Arc), g, q)
			}
		}
	}
}

func checkWays(t *testing.T, name string, g *graph.Graph, q graph.Query) {
	t.Helper()
	var want, got []string
	end := g.Circuits(q, func(arcs []int32, tag uint8) bool {
		want = append(want, circuit(arcs, tag))
		return true
	})
	var kept []graph.Way
	var tags []uint8
	if also := g.Ways(q, func(w graph.Way, tag uint8) bool {
		kept, tags = append(kept, w), append(tags, tag)
		return true
	}); also != end {
		t.Errorf("%s: %v, not %v", name, also, end)
	}
	for i, w := range kept {
		arcs := g.Unpack(w)
		if g.Len(w) != len(arcs) || cap(w) != len(w) || !slices.Equal(w, g.Way(arcs)) {
			t.Fatalf("%s: %v is %v", name, w, arcs)
		}
		got = append(got, circuit(arcs, tags[i]))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%s: %d ways, %d circuits", name, len(got), len(want))
	}
	n := 0
	if end := g.Ways(q, func(graph.Way, uint8) bool { n++; return n < 2 }); len(want) > 2 && (end != graph.EndingStopped || n != 2) {
		t.Errorf("%s: %v after %d", name, end, n)
	}
}

// ring is a circle of nodes with several arcs from each to the next, and one arc
// back each.
func ring(n, arcs int) *graph.Graph {
	var all []graph.Arc
	for i := range n {
		next := int32((i + 1) % n)
		for range arcs {
			all = append(all, graph.Arc{From: int32(i), To: next, Tag: uint8(i % 8)})
		}
		all = append(all, graph.Arc{From: next, To: int32(i)})
	}
	return made(n, all)
}
