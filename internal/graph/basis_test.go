package graph_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity/internal/graph"
	"github.com/govmaturity/govmaturity/internal/long"
)

// space is what circuits span, with fractions: slow, and exact.
type space struct{ rows [][]*big.Rat }

// add keeps a circuit that is independent, and reports whether it is.
func (s *space) add(m int, arcs []int32) bool {
	x := make([]*big.Rat, m)
	for i := range x {
		x[i] = new(big.Rat)
	}
	for _, k := range arcs {
		x[k].SetInt64(1)
	}
	for _, row := range s.rows {
		lead := slices.IndexFunc(row, func(v *big.Rat) bool { return v.Sign() != 0 })
		if x[lead].Sign() == 0 {
			continue
		}
		factor := new(big.Rat).Quo(x[lead], row[lead])
		for i := range x {
			x[i].Sub(x[i], new(big.Rat).Mul(factor, row[i]))
		}
	}
	if !slices.ContainsFunc(x, func(v *big.Rat) bool { return v.Sign() != 0 }) {
		return false
	}
	s.rows = append(s.rows, x)
	return true
}

// greedy returns the lengths of a shortest basis, of all circuits.
func greedy(g *graph.Graph) (lengths []int) {
	all := brute(g, 0)
	slices.SortStableFunc(all, func(a, b found) int { return len(a.arcs) - len(b.arcs) })
	var s space
	for _, c := range all {
		if s.add(len(g.Arcs()), c.arcs) {
			lengths = append(lengths, len(c.arcs))
		}
	}
	return lengths
}

// On random graphs, the basis is independent, spans all circuits, and is as short
// as the best that trying all circuits finds. Without time for that, it is still a
// basis.
func TestBasisAgainstAllCircuits(t *testing.T) {
	for seed := range long.Count(1500, 20000) {
		g := random(rand.New(rand.NewPCG(uint64(seed), 2)))
		want := greedy(g)
		for _, work := range []int64{1 << 40, 0} {
			b := g.Basis(work, nil)
			if b.Ending != graph.EndingComplete || b.Rank != len(want) || len(b.Circuits) != b.Rank {
				t.Fatalf("seed %d: %+v, and the rank is %d", seed, b, len(want))
			}
			var s space
			var lengths []int
			for _, c := range b.Circuits {
				lengths = append(lengths, len(c))
				if !s.add(len(g.Arcs()), c) {
					t.Fatalf("seed %d: %v is not independent", seed, c)
				}
				checkCircuit(t, g, c)
			}
			if b.Shortest && !slices.Equal(lengths, want) {
				t.Fatalf("seed %d: lengths %v, not %v", seed, lengths, want)
			}
			if work > 0 != b.Shortest && b.Rank > 0 {
				t.Fatalf("seed %d: shortest %v", seed, b.Shortest)
			}
		}
	}
}

// checkCircuit fails unless the arcs are an elementary circuit from the least node
// on.
func checkCircuit(t *testing.T, g *graph.Graph, arcs []int32) {
	t.Helper()
	seen := map[int32]bool{}
	for i, k := range arcs {
		a, next := g.Arcs()[k], g.Arcs()[arcs[(i+1)%len(arcs)]]
		if a.To != next.From || seen[a.From] || a.From < g.Arcs()[arcs[0]].From {
			t.Fatalf("%v is no circuit", arcs)
		}
		seen[a.From] = true
	}
}

func TestBasisGivesUp(t *testing.T) {
	if b := complete(5).Basis(1<<40, func() bool { return true }); b.Ending != graph.EndingGivenUp || len(b.Circuits) >= b.Rank {
		t.Errorf("%+v", b)
	}
}
