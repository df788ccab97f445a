package graph

// piece is the part of a graph that a search goes through, with numbers of its
// own for nodes: the root is 0. Its arcs may stand for several of the graph, one
// after the other, which are their run.
type piece struct {
	head []int32
	arcs []arc
	runs []int32 // arcs of the graph
}

// arc is an arc of a piece.
type arc struct {
	to       int32
	run, end int32
	tag      uint8
}

func (p *piece) nodes() int { return len(p.head) - 1 }

func (p *piece) reset() {
	p.head, p.arcs, p.runs = append(p.head[:0], 0), p.arcs[:0], p.runs[:0]
}

// maxPasses bounds how often a piece is made smaller.
const maxPasses = 10

// contract leaves out nodes at which there is nothing to choose: those that one
// arc alone leads from, or to. What goes through them becomes one arc. Circuits
// through the root stay the same, and in the same order, since arcs stand where
// the first of their run did.
func (s *search) contract() {
	for range maxPasses {
		smaller := false
		for _, pass := range []func(from, to *piece) bool{s.skipForced, s.skipEntered} {
			if pass(&s.piece, &s.spare) {
				s.piece, s.spare = s.spare, s.piece
				smaller = true
			}
			s.steps += int64(len(s.spare.arcs) + len(s.piece.arcs))
		}
		if !smaller {
			return
		}
	}
}

// skipForced leaves out nodes that one arc alone leads from. It returns whether
// there are some: not when runs would be much longer in all.
func (s *search) skipForced(from, to *piece) bool {
	n := from.nodes()
	s.number = sized(s.number, n)
	kept := int32(0)
	for v := range n {
		if s.number[v] = outside; v == 0 || from.head[v+1]-from.head[v] != 1 {
			s.number[v] = kept
			kept++
		}
	}
	if int(kept) == n {
		return false
	}
	to.reset()
	most := 4*len(from.runs) + 1000
	for v := range int32(n) {
		if s.number[v] == outside {
			continue
		}
		for _, a := range from.arcs[from.head[v]:from.head[v+1]] {
			run := int32(len(to.runs))
			to.runs = append(to.runs, from.runs[a.run:a.end]...)
			end, tag := a.to, a.tag
			for s.number[end] == outside {
				next := from.arcs[from.head[end]]
				to.runs = append(to.runs, from.runs[next.run:next.end]...)
				end, tag = next.to, Join(tag, next.tag)
				if len(to.runs) > most {
					return false
				}
			}
			to.add(v, end, arc{s.number[end], run, int32(len(to.runs)), tag})
		}
		to.head = append(to.head, int32(len(to.arcs)))
	}
	return true
}

// add keeps an arc between nodes, unless it is a circuit that is not through the
// root.
func (p *piece) add(v, end int32, a arc) {
	if v == end && v != 0 {
		p.runs = p.runs[:a.run]
		return
	}
	p.arcs = append(p.arcs, a)
}

// skipEntered leaves out nodes that one arc alone leads to. It returns whether
// there are some.
func (s *search) skipEntered(from, to *piece) bool {
	n := from.nodes()
	s.number, s.count = sized(s.number, n), sized(s.count, n)
	for _, a := range from.arcs {
		s.count[a.to]++
	}
	kept := int32(0)
	for v := range n {
		if s.number[v] = outside; v == 0 || s.count[v] != 1 {
			s.number[v] = kept
			kept++
		}
	}
	if int(kept) == n {
		return false
	}
	to.reset()
	most := 4*len(from.runs) + 1000
	for v := range int32(n) {
		if s.number[v] == outside {
			continue
		}
		s.scratch, s.open = s.scratch[:0], s.open[:0]
		s.follow(from, v, arc{})
		for len(s.open) > 0 {
			a := s.open[len(s.open)-1]
			s.open = s.open[:len(s.open)-1]
			if s.number[a.to] == outside {
				s.follow(from, a.to, a)
			} else {
				run := int32(len(to.runs))
				to.runs = append(to.runs, s.scratch[a.run:a.end]...)
				to.add(v, a.to, arc{s.number[a.to], run, int32(len(to.runs)), a.tag})
			}
			if len(to.runs) > most || len(s.scratch) > most {
				return false
			}
		}
		to.head = append(to.head, int32(len(to.arcs)))
	}
	return true
}

// follow opens the ways that go on from a node that an arc leads to, so that the
// first is the next to be looked at.
func (s *search) follow(p *piece, v int32, before arc) {
	for k := p.head[v+1] - 1; k >= p.head[v]; k-- {
		next := p.arcs[k]
		run := int32(len(s.scratch))
		s.scratch = append(s.scratch, s.scratch[before.run:before.end]...)
		s.scratch = append(s.scratch, p.runs[next.run:next.end]...)
		s.open = append(s.open, arc{next.to, run, int32(len(s.scratch)), Join(before.tag, next.tag)})
	}
}

// contraction is the memory of contract.
type contraction struct {
	spare   piece
	number  []int32 // by node: the one in the smaller piece, or outside
	count   []int32 // by node: how many arcs lead to it
	scratch []int32
	open    []arc
}
