package graph

import (
	"cmp"
	"math/bits"
	"slices"
)

// Basis is a set of independent circuits.
type Basis struct {
	// Circuits are lists of arcs, each from its least node on, from the shortest to
	// the longest, and of the same length in the order of the lists.
	Circuits [][]int32
	// Rank is how many there are when every circuit is made of them.
	Rank int
	// Shortest tells that no other basis is shorter in all.
	Shortest bool
	// Ending says why there are fewer than Rank.
	Ending Ending
}

// Basis returns circuits that are independent and that all circuits are made of,
// by adding and subtracting, as short as they can be.
//
// A circuit of a shortest basis is an arc and two shortest ways, from its end to
// some node and from there to its beginning (Gleiss, Leydold and Stadler 2003:
// where both ways between two nodes of a circuit are longer than need be, it is
// made of three that are shorter). All of those are tried, the shortest first,
// and kept when they are independent of the ones before. Among ways of the same
// length the choice must fit together: each arc is a tiny bit longer than one, and
// no two ways are then of the same length.
//
// A component for which that would take more than work steps gets a basis that
// need not be shortest.
func (g *Graph) Basis(work int64, stop func() bool) Basis {
	b := Basis{Rank: g.Rank(), Shortest: true}
	in := make([]int32, g.n)
	for v := range in {
		in[v] = outside
	}
	for _, comp := range g.Components() {
		f := newBasisFinder(g, comp, in, stop)
		if f.work() > work || !f.all() {
			b.Shortest = false
			f.ears()
		}
		b.Circuits = append(b.Circuits, f.kept...)
		for _, v := range comp {
			in[v] = outside
		}
		if f.stopped {
			b.Ending = EndingGivenUp
			break
		}
	}
	slices.SortFunc(b.Circuits, func(x, y []int32) int {
		return cmp.Or(cmp.Compare(len(x), len(y)), slices.Compare(x, y))
	})
	return b
}

// basisFinder finds a basis of one component.
type basisFinder struct {
	g       *Graph
	nodes   []int32
	in      []int32 // node of the graph to that of the component
	arcs    []int32 // of the graph, inside the component
	rank    int
	seed    uint64
	stop    func() bool
	stopped bool

	seen []bool // by node of the component
	kept [][]int32
}

func newBasisFinder(g *Graph, comp, in []int32, stop func() bool) *basisFinder {
	f := &basisFinder{g: g, nodes: comp, in: in, stop: stop, seen: make([]bool, len(comp))}
	for i, v := range comp {
		in[v] = int32(i)
	}
	for _, v := range comp {
		for k := g.head[v]; k < g.head[v+1]; k++ {
			if in[g.arcs[k].To] != outside {
				f.arcs = append(f.arcs, k)
			}
		}
	}
	f.rank = len(f.arcs) - len(comp) + 1
	return f
}

// work is about how many steps a shortest basis takes.
func (f *basisFinder) work() int64 {
	n, m, r := float64(len(f.nodes)), float64(len(f.arcs)), float64(f.rank)
	return int64(min(1e18, float64(200*n*m)+float64(r*r*m)))
}

func (f *basisFinder) givenUp() bool {
	f.stopped = f.stopped || f.stop != nil && f.stop()
	return f.stopped
}

// candidate is an arc and a node that two shortest ways tie it to.
type candidate struct {
	extra  uint64 // of the tiny bits
	length int32
	node   int32 // of the component
	arc    int32
}

// tree are the shortest ways from a node to all others, or from them to it.
type tree struct {
	length []int32
	extra  []uint64
	arc    []int32 // the last arc of the way, or the first
}

// all tries all candidates. It reports whether a basis was found.
func (f *basisFinder) all() bool {
	for f.seed = 1; f.seed <= 8 && !f.givenUp(); f.seed++ {
		n := len(f.nodes)
		from, to, unique := make([]tree, n), make([]tree, n), true
		for i := range n {
			var a, b bool
			from[i], a = f.ways(int32(i), false)
			to[i], b = f.ways(int32(i), true)
			if unique = unique && a && b; !unique || f.givenUp() {
				break
			}
		}
		// Where two ways are of the same length, other tiny bits may tell.
		if unique && !f.stopped && f.keep(f.candidates(from, to), from, to) {
			return true
		}
	}
	return false
}

func (f *basisFinder) candidates(from, to []tree) []candidate {
	all := make([]candidate, 0, len(f.nodes)*len(f.arcs))
	for i := range f.nodes {
		for _, k := range f.arcs {
			u, w := f.in[f.g.arcs[k].From], f.in[f.g.arcs[k].To]
			all = append(all, candidate{
				length: from[i].length[u] + 1 + to[i].length[w],
				extra:  from[i].extra[u] + f.bit(k) + to[i].extra[w],
				node:   int32(i), arc: k,
			})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.extra, b.extra), cmp.Compare(a.node, b.node), cmp.Compare(a.arc, b.arc))
	})
	return all
}

// keep takes candidates that are independent until they are a basis.
func (f *basisFinder) keep(candidates []candidate, from, to []tree) bool {
	f.kept = nil
	w := newWitnesses(f)
	var arcs []int32
	for i, c := range candidates {
		if i%4096 == 0 && f.givenUp() {
			return false
		}
		arcs = f.circuit(arcs[:0], c, &from[c.node], &to[c.node])
		if w.dependent(arcs) {
			continue
		}
		if circuit := f.elementary(arcs); circuit != nil {
			w.keep(arcs)
			if f.kept = append(f.kept, circuit); len(f.kept) == f.rank {
				return true
			}
		}
	}
	return false
}

// bit returns by how much an arc is longer than one: a number that looks like
// chance and is the same everywhere.
func (f *basisFinder) bit(k int32) uint64 { return scatter(uint64(k), f.seed) >> 20 }

// scatter returns a number that looks like chance.
func scatter(k, seed uint64) uint64 {
	x := k*0x9e3779b97f4a7c15 + seed*0xd1b54a32d192ed03
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// ways returns the shortest ways from a node to all others, or back to it. It
// reports whether each is the only one.
func (f *basisFinder) ways(root int32, back bool) (t tree, unique bool) {
	n := len(f.nodes)
	t, unique = tree{make([]int32, n), make([]uint64, n), make([]int32, n)}, true
	for v := range t.length {
		t.length[v] = -1
	}
	t.length[root] = 0
	// Nodes come in the order of their distance: those before a node are done
	// when it is looked at.
	queue := append(make([]int32, 0, n), root)
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		f.around(v, back, func(k, w int32) {
			length, extra := t.length[v]+1, t.extra[v]+f.bit(k)
			switch have := t.length[w]; {
			case have < 0:
				queue = append(queue, w)
			case have < length || t.extra[w] < extra:
				return
			case t.extra[w] == extra:
				unique = false
				return
			}
			t.length[w], t.extra[w], t.arc[w] = length, extra, k
		})
	}
	return t, unique
}

// around calls a function with the arcs from a node, or to it, and the nodes
// there.
func (f *basisFinder) around(v int32, back bool, each func(arc, node int32)) {
	at := f.nodes[v]
	if back {
		for _, k := range f.g.in(at) {
			if w := f.in[f.g.arcs[k].From]; w != outside {
				each(k, w)
			}
		}
		return
	}
	for k := f.g.head[at]; k < f.g.head[at+1]; k++ {
		if w := f.in[f.g.arcs[k].To]; w != outside {
			each(k, w)
		}
	}
}

// circuit adds the arcs of a candidate to a list, in the order of the way.
func (f *basisFinder) circuit(arcs []int32, c candidate, from, to *tree) []int32 {
	for v := f.in[f.g.arcs[c.arc].From]; v != c.node; {
		k := from.arc[v]
		arcs = append(arcs, k)
		v = f.in[f.g.arcs[k].From]
	}
	slices.Reverse(arcs)
	arcs = append(arcs, c.arc)
	for v := f.in[f.g.arcs[c.arc].To]; v != c.node; {
		k := to.arc[v]
		arcs = append(arcs, k)
		v = f.in[f.g.arcs[k].To]
	}
	return arcs
}

// elementary returns a circuit from its least node on, or nil when it goes through
// a node twice.
func (f *basisFinder) elementary(arcs []int32) []int32 {
	first, twice := 0, false
	for i, k := range arcs {
		v := f.in[f.g.arcs[k].From]
		twice = twice || f.seen[v]
		f.seen[v] = true
		if v < f.in[f.g.arcs[arcs[first]].From] {
			first = i
		}
	}
	for _, k := range arcs {
		f.seen[f.in[f.g.arcs[k].From]] = false
	}
	if twice {
		return nil
	}
	return append(slices.Clone(arcs[first:]), arcs[:first]...)
}

// ears builds a basis of what there is, beginning with a node, and ways that leave
// it and come back: each makes one circuit with what was there before.
func (f *basisFinder) ears() {
	f.kept = nil
	p := &pathFinder{f: f, before: make([]int32, len(f.nodes)), stamp: make([]int32, len(f.nodes))}
	reached, used := make([]bool, len(f.nodes)), make([]bool, len(f.g.arcs))
	reached[0] = true
	queue := []int32{0}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		f.around(v, false, func(k, w int32) {
			if used[k] || f.givenUp() {
				return
			}
			ear := append([]int32{k}, p.find(w, func(u int32) bool { return reached[u] }, nil)...)
			for _, a := range ear[1:] {
				u := f.in[f.g.arcs[a].From]
				reached[u] = true
				queue = append(queue, u)
			}
			end := f.in[f.g.arcs[ear[len(ear)-1]].To]
			circuit := append(slices.Clone(ear), p.find(end, func(u int32) bool { return u == v }, used)...)
			for _, a := range ear {
				used[a] = true
			}
			f.kept = append(f.kept, f.elementary(circuit))
		})
		if f.stopped {
			return
		}
	}
}

// pathFinder finds a shortest way to one of several nodes.
type pathFinder struct {
	f      *basisFinder
	before []int32 // by node, the arc that leads there
	stamp  []int32 // by node, the last search that was there
	now    int32
	queue  []int32
}

// find returns the arcs from a node to the first that is a goal, along some arcs.
// There is a way.
func (p *pathFinder) find(from int32, goal func(int32) bool, only []bool) (arcs []int32) {
	p.now++
	p.stamp[from] = p.now
	p.queue = append(p.queue[:0], from)
	at := from
	for i := 0; i < len(p.queue); i++ {
		if at = p.queue[i]; goal(at) {
			break
		}
		p.f.around(at, false, func(k, w int32) {
			if p.stamp[w] != p.now && (only == nil || only[k]) {
				p.stamp[w], p.before[w] = p.now, k
				p.queue = append(p.queue, w)
			}
		})
	}
	for at != from {
		arcs = append(arcs, p.before[at])
		at = p.f.in[p.f.g.arcs[p.before[at]].From]
	}
	slices.Reverse(arcs)
	return arcs
}

// witnesses decide which circuits are independent. They are vectors that have the
// product 0 with each circuit that was kept, with numbers modulo a prime. A
// circuit with another product is independent of those, among whole numbers, too.
// The vectors look like chance, so that one with the product 0 is dependent, but
// for one case in two thousand million million million.
type witnesses struct {
	column  []int32 // by arc of the graph
	vectors [][]uint64
}

func newWitnesses(f *basisFinder) *witnesses {
	w := &witnesses{column: make([]int32, len(f.g.arcs)), vectors: make([][]uint64, f.rank)}
	for i, k := range f.arcs {
		w.column[k] = int32(i)
	}
	for i := range w.vectors {
		w.vectors[i] = make([]uint64, len(f.arcs))
		for k := range w.vectors[i] {
			w.vectors[i][k] = scatter(uint64(i)<<32|uint64(k), f.seed+100) % prime
		}
	}
	return w
}

func (w *witnesses) product(v []uint64, arcs []int32) (sum uint64) {
	for _, k := range arcs {
		if sum += v[w.column[k]]; sum >= prime {
			sum -= prime
		}
	}
	return sum
}

func (w *witnesses) dependent(arcs []int32) bool { return w.product(w.vectors[0], arcs) == 0 }

// keep gives up the first vector, and makes the others have the product 0 with a
// circuit.
func (w *witnesses) keep(arcs []int32) {
	first := w.vectors[0]
	w.vectors = w.vectors[1:]
	inverse := power(w.product(first, arcs), prime-2)
	for _, v := range w.vectors {
		factor := times(w.product(v, arcs), inverse)
		for i, x := range first {
			if y := times(factor, x); v[i] < y {
				v[i] += prime - y
			} else {
				v[i] -= y
			}
		}
	}
}

const prime = 1<<61 - 1

func times(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	sum := low&prime + (low>>61 | high<<3)
	if sum >= prime {
		sum -= prime
	}
	return sum
}

func power(x, n uint64) uint64 {
	out := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = times(out, x)
		}
		x = times(x, x)
	}
	return out
}
