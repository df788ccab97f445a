package stakeholder

import (
	"math"
	"math/bits"
	"slices"
)

// betweenness counts on how many shortest ways each lies, by Brandes's method,
// and how many others each reaches. Pairs are ordered.
//
// Parts of pairs are kept as whole numbers of a small unit. So sums do not depend
// on the order in which they are made, and the result does not depend on the
// names of the stakeholders: sums of floating-point numbers would, in the last
// bits.
func (g *graph) betweenness() (between []float64, reach []int32) {
	n := len(g.out)
	b := &brandes{graph: g, shift: uint(52 - bits.Len(uint(n)))}
	b.unit = math.Ldexp(1, int(b.shift))
	b.whole, b.part = make([]int64, n), make([]int64, n)
	b.level, b.ways, b.owed = make([]int32, n), make([]float64, n), make([]int64, n)
	b.order = make([]int32, 0, n)
	for v := range b.level {
		b.level[v] = -1
	}
	reach = make([]int32, n)
	for s := range int32(n) {
		if len(g.out[s]) == 0 {
			continue
		}
		b.from(s)
		reach[s] = int32(len(b.order) - 1)
		for _, v := range b.order {
			b.level[v] = -1
		}
	}
	between = make([]float64, n)
	for v := range between {
		between[v] = float64(b.whole[v]) + float64(b.part[v])/b.unit
	}
	return between, reach
}

type brandes struct {
	*graph
	shift uint
	unit  float64
	// whole and part are the sums: part in units, whole in as many as make one.
	whole, part []int64

	order  []int32   // those reached, nearest first
	starts []int     // where in order each level begins
	level  []int32   // -1 where not reached
	ways   []float64 // how many shortest ways lead there
	scale  []int     // by level: the power of two that ways were divided by on the way to it
	scaled bool      // they were, on some level before
	owed   []int64   // what passes through, in units
	before [][]int32 // who is tied to each, made when it is needed
	summed []float64
}

// from adds the shortest ways from one stakeholder.
func (b *brandes) from(s int32) {
	b.order = append(b.order[:0], s)
	b.starts, b.scale = append(b.starts[:0], 0), append(b.scale[:0], 0)
	b.level[s], b.ways[s], b.owed[s], b.scaled = 0, 1, 0, false
	for begin := 0; begin < len(b.order); {
		end, depth := len(b.order), b.level[b.order[begin]]+1
		for _, v := range b.order[begin:end] {
			for _, w := range b.out[v] {
				if b.level[w] < 0 {
					b.level[w], b.ways[w], b.owed[w] = depth, 0, 0
					b.order = append(b.order, w)
				}
				if b.level[w] == depth {
					b.ways[w] += b.ways[v]
				}
			}
		}
		b.recount(b.order[end:], depth-1)
		b.starts = append(b.starts, end)
		b.scale = append(b.scale, b.rescale(b.order[end:]))
		begin = end
	}
	b.back(s)
}

// mostExact is up to where sums of whole numbers are exact, in whatever order they are
// made.
const mostExact = 1 << 53

// recount adds the ways to a level again, from the fewest to the most, where they are too
// many to be added in any order.
func (b *brandes) recount(level []int32, above int32) {
	b.scaled = b.scaled || b.scale[above] > 0
	for _, w := range level {
		if b.ways[w] < mostExact && !b.scaled {
			continue
		}
		b.summed = b.summed[:0]
		for _, v := range b.tiedTo(w) {
			if b.level[v] == above {
				b.summed = append(b.summed, b.ways[v])
			}
		}
		slices.Sort(b.summed)
		b.ways[w] = 0
		for _, ways := range b.summed {
			b.ways[w] += ways
		}
	}
}

// tiedTo returns who has a tie to somebody.
func (b *brandes) tiedTo(w int32) []int32 {
	if b.before == nil {
		b.before = make([][]int32, len(b.out))
		for v, out := range b.out {
			for _, u := range out {
				b.before[u] = append(b.before[u], int32(v))
			}
		}
	}
	return b.before[w]
}

// rescale divides the ways to a level by a power of two where they have become
// too many to be counted, and returns the power. Only their parts of each other
// matter.
func (b *brandes) rescale(level []int32) int {
	most := 0.0
	for _, v := range level {
		most = max(most, b.ways[v])
	}
	if most < 1e150 {
		return 0
	}
	_, power := math.Frexp(most)
	for _, v := range level {
		b.ways[v] = max(math.Ldexp(b.ways[v], -power), math.SmallestNonzeroFloat64)
	}
	return power
}

// back goes from the farthest to the nearest, and hands on what passes through.
func (b *brandes) back(s int32) {
	for depth := len(b.starts) - 2; depth >= 0; depth-- {
		below := int32(depth + 1)
		down := math.Ldexp(1, -b.scale[below])
		for _, v := range b.order[b.starts[depth]:b.starts[depth+1]] {
			owed := int64(0)
			for _, w := range b.out[v] {
				if b.level[w] == below {
					part := b.ways[v] * down / b.ways[w]
					owed += int64(math.RoundToEven(part * (b.unit + float64(b.owed[w]))))
				}
			}
			b.owed[v] = owed
			if v != s {
				b.whole[v] += owed >> b.shift
				b.part[v] += owed & (1<<b.shift - 1)
				b.whole[v] += b.part[v] >> b.shift
				b.part[v] &= 1<<b.shift - 1
			}
		}
	}
}
