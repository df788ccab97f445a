package graph

import "slices"

// Query says which circuits are asked for. The zero Query asks for all.
type Query struct {
	// Max is the greatest length. 0 is none.
	Max int
	// Node asks for circuits through a node, and Arc for those along an arc:
	// both count from 1, and 0 is none.
	Node, Arc int32
	// Budget is how many arcs to look at, at most, or 0. It is the same on every
	// machine, as time is not.
	Budget int64
	// Count asks for the tags of circuits alone, without their arcs.
	Count bool
	// Stop is asked now and then whether to give up. It may be nil.
	Stop func() bool
}

// Ending says how a search ended.
type Ending uint8

const (
	EndingComplete Ending = iota // all that was asked for was found
	EndingStopped                // the caller had enough
	EndingBudget                 // the budget was spent
	EndingGivenUp                // Stop said so
)

// pollEvery is how many arcs are looked at before Stop is asked again: about a
// millisecond of work.
const pollEvery = 1 << 16

// Circuits yields each elementary circuit once: its arcs, from the least node on,
// and their joint tag. The list is used again for the next one; see Ways
// for such as may be kept.
//
// Circuits come part by part, a part being a strongly connected component, in the
// order of their least nodes. Within a part they come in the order of their
// lists of arcs, compared from the first on. Circuits through a node, or along an
// arc, come in the order of the lists that begin there.
//
// The next circuit, or the end, comes after time that grows with the size of the
// graph, and with Max where one is given, and never with the number of ways
// through it. Memory grows with the size of the graph alone.
func (g *Graph) Circuits(q Query, yield func(arcs []int32, tag uint8) bool) Ending {
	return newSearch(g, q, yield).run()
}

func (s *search) run() Ending {
	g, q := s.g, s.q
	switch {
	case s.ending != EndingComplete:
	case q.Arc > 0:
		s.through(g.arcs[q.Arc-1].From, q.Arc-1, q.Arc)
	case q.Node > 0:
		s.through(q.Node-1, g.head[q.Node-1], g.head[q.Node])
	default:
		s.all()
	}
	return s.ending
}

// search is one search for circuits. It looks for those through one node, the
// root, after the other, each in the part of the graph that is left.
type search struct {
	g      *Graph
	q      Query
	yield  func([]int32, uint8) bool
	parts  *parts
	ending Ending
	steps  int64
	until  int64 // when to look up

	// What is searched of the part that the root is in.
	piece
	contraction
	nodes []int32 // of the graph, the root first
	seen  []int32 // by node of the graph: the stamp of the last root it was near to
	stamp int32
	local []int32 // node of the graph to that of the piece

	// The way from the root, and its arcs.
	way    []step
	path   []int32
	turned []int32

	keeping
	blocks
	small
	bars
}

// step is a node on the way.
type step struct {
	node     int32
	at, last int32 // the next arc to look at, and where to end
	path     int32 // how many arcs lead here
	// shortest is how long the shortest way back is, of those that were found: 0
	// while there is none.
	shortest int32
	tag      uint8  // of the way here
	left     uint64 // in a small piece, the nodes that are still to be looked at
	short    short  // the way here, where it is
}

func newSearch(g *Graph, q Query, yield func([]int32, uint8) bool) *search {
	s := &search{g: g, q: q, yield: yield, parts: newParts(g), local: make([]int32, g.n), seen: make([]int32, g.n)}
	s.lookUp()
	return s
}

// lookUp ends the search when the budget is spent, or somebody says so. It
// returns whether to go on.
func (s *search) lookUp() bool {
	switch {
	case s.ending != EndingComplete:
		return false
	case s.q.Budget > 0 && s.steps >= s.q.Budget:
		s.ending = EndingBudget
	case s.q.Stop != nil && s.q.Stop():
		s.ending = EndingGivenUp
	}
	s.until = s.steps + pollEvery
	if s.q.Budget > 0 {
		s.until = min(s.until, s.q.Budget)
	}
	return s.ending == EndingComplete
}

func (s *search) spend(n int64) bool {
	s.steps += n
	return s.steps < s.until || s.lookUp()
}

// all looks for circuits through the least node of a part, and then for those
// without it.
func (s *search) all() {
	for _, comp := range s.g.Components() {
		s.parts.adopt(comp)
		bounded := s.bound(len(comp))
		for _, root := range comp {
			part := s.parts.part[root]
			if part == outside {
				continue
			}
			if !s.from(root, s.parts.members[part], s.g.head[root], s.g.head[root+1], bounded) {
				return
			}
			// With a bound, what leads nowhere is far away in any case.
			if s.parts.part[root] = outside; !bounded && !s.spend(s.parts.without(root, part)) {
				return
			}
		}
	}
}

// bound reports whether the bound matters in a part of some nodes.
func (s *search) bound(nodes int) bool { return s.q.Max > 0 && s.q.Max < nodes }

// through looks for circuits through a node that begin with some of its arcs.
func (s *search) through(root, first, last int32) {
	s.parts.splitAll()
	if part := s.parts.part[root]; part != outside {
		members := s.parts.members[part]
		s.from(root, members, first, last, s.bound(len(members)))
	}
}

// sortedBelow is in how many nodes the search gains when they are in order.
const sortedBelow = 2048

// from looks for circuits through a root, in a part, that begin with some of its
// arcs. It returns whether to go on.
func (s *search) from(root int32, members []int32, first, last int32, bounded bool) bool {
	if bounded {
		s.near(root, first, last)
	} else {
		s.nodes = append(s.nodes[:0], root)
		for _, v := range members {
			if v != root {
				s.nodes = append(s.nodes, v)
			}
		}
		if len(s.nodes) <= sortedBelow {
			slices.Sort(s.nodes[1:])
		}
	}
	if !s.enter(first, last, bounded) {
		return false
	}
	if bounded {
		return s.bounded()
	}
	if s.piece.nodes() <= smallest {
		return s.johnsonSmall()
	}
	return s.johnson()
}

// near takes the nodes of the part that can be on a circuit within the bound.
func (s *search) near(root, first, last int32) {
	part := s.parts.part[root]
	s.stamp++
	s.nodes = append(s.nodes[:0], root)
	s.seen[root] = s.stamp
	end := len(s.nodes)
	for i, depth := 0, 0; i < len(s.nodes) && depth < s.q.Max-1; depth++ {
		for ; i < end; i++ {
			from, to := s.g.out(s.nodes[i])
			if i == 0 {
				from, to = first, last
			}
			for _, a := range s.g.arcs[from:to] {
				if s.parts.part[a.To] == part && s.seen[a.To] != s.stamp {
					s.seen[a.To] = s.stamp
					s.nodes = append(s.nodes, a.To)
				}
			}
		}
		end = len(s.nodes)
	}
}

// enter numbers the nodes of a part, and keeps the arcs between them. It returns
// whether to go on.
func (s *search) enter(first, last int32, bounded bool) bool {
	part := s.parts.part[s.nodes[0]]
	for i, v := range s.nodes {
		s.local[v] = int32(i)
	}
	s.piece.reset()
	for i, v := range s.nodes {
		from, to := s.g.out(v)
		if i == 0 {
			from, to = first, last
		}
		for k := from; k < to; k++ {
			a := s.g.arcs[k]
			// An arc from a node to itself is a circuit of its own.
			if s.parts.part[a.To] == part && (!bounded || s.seen[a.To] == s.stamp) && (a.To != v || i == 0) {
				run := int32(len(s.piece.runs))
				s.piece.runs = append(s.piece.runs, k)
				s.arcs = append(s.arcs, arc{s.local[a.To], run, run + 1, a.Tag})
			}
		}
		s.head = append(s.head, int32(len(s.arcs)))
	}
	if !s.spend(int64(len(s.arcs) + len(s.nodes))) {
		return false
	}
	if bounded {
		s.prepareBars()
	} else {
		s.contract()
		s.prepareBlocks()
	}
	return true
}

// room returns the way, which has the root on it and room for all nodes, and makes
// room for all arcs of a circuit.
func (s *search) room() []step {
	if n := s.piece.nodes(); len(s.way) < n {
		s.way = make([]step, n+n/2)
	}
	if n := len(s.nodes); len(s.path) < n {
		s.path = make([]int32, n+n/2)
		s.packed = make(Way, (n+n/2)<<s.g.wide+batch)
	}
	s.way[0] = step{last: s.head[1]}
	return s.way
}

// found yields the circuit of n arcs of the path and an arc that closes it. It
// returns whether to go on.
func (s *search) found(n int32, tag uint8, a *arc) bool {
	tag = Join(tag, a.tag)
	more := false
	switch {
	case s.q.Count:
		more = s.yield(nil, tag)
	case s.keep != nil:
		more = s.put(n, tag, a)
	case s.q.Node > 0 || s.q.Arc > 0:
		more = s.yield(s.turn(s.path[:s.extend(n, a)]), tag)
	default:
		more = s.yield(s.path[:s.extend(n, a)], tag)
	}
	if !more {
		s.ending = EndingStopped
	}
	return more
}

// turn returns a circuit from its least node on.
func (s *search) turn(arcs []int32) []int32 {
	first := 0
	for i, k := range arcs {
		if s.g.arcs[k].From < s.g.arcs[arcs[first]].From {
			first = i
		}
	}
	s.turned = append(append(s.turned[:0], arcs[first:]...), arcs[:first]...)
	return s.turned
}

// sized returns a list of n elements, all zero, in the memory of another if that
// is enough.
func sized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, max(n, 2*cap(list)))
	}
	list = list[:n]
	clear(list)
	return list
}
