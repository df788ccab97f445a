package graph

import "math/bits"

// smallest is how many nodes fit into one word.
const smallest = 64

// small is the memory of johnsonSmall.
type small struct {
	// By node: those it leads to, and those that wait for it, behind it. The root is the
	// lowest bit.
	after, behind [smallest]uint64
	// plain tells of nodes whose arcs stand in the order of where they lead, one to
	// each: there, a set of nodes says which arcs are left.
	plain uint64
}

func (s *search) prepareSmall() {
	s.plain = 0
	for v := range s.piece.nodes() {
		s.after[v], s.behind[v] = 0, 0
		plain := true
		for _, a := range s.arcs[s.head[v]:s.head[v+1]] {
			bit := uint64(1) << a.to
			plain = plain && s.after[v] < bit
			s.after[v] |= bit
		}
		if plain {
			s.plain |= 1 << v
		}
	}
}

// johnsonSmall is johnson for a piece of few nodes: sets of nodes are words.
func (s *search) johnsonSmall() bool {
	s.prepareSmall()
	arcs, head, runs := s.arcs, s.head, s.piece.runs
	way := s.room()
	path, depth, count := s.path, 0, s.q.Count
	blocked := uint64(1) // but the root, which is not asked for
	top, left := &way[0], s.after[0]
	for {
		// The next arc that leads somewhere.
		var a *arc
		if v := top.node & (smallest - 1); s.plain>>v&1 != 0 {
			if left &= ^blocked | 1; left != 0 {
				bit := left & -left
				a = &arcs[int(head[v])+bits.OnesCount64(s.after[v]&(bit-1))]
				left ^= bit
			}
		} else {
			for top.at < top.last && a == nil {
				if to := arcs[top.at].to; to == 0 || blocked>>(to&(smallest-1))&1 == 0 {
					a = &arcs[top.at]
				}
				top.at++
			}
		}
		switch {
		case a == nil:
			if depth == 0 {
				return true
			}
			found := top.shortest
			blocked = s.leaveSmall(top.node&(smallest-1), found != 0, blocked)
			depth--
			top = &way[depth]
			top.shortest |= found
			left = top.left
		case a.to == 0:
			top.shortest = 1
			if !s.found(top, a) {
				return false
			}
		default:
			blocked |= 1 << (a.to & (smallest - 1))
			n, tag := top.path, Join(top.tag, a.tag)
			if !count {
				for _, k := range runs[a.run:a.end] {
					path[n] = k
					n++
				}
			}
			top.left = left
			from, to := head[a.to], head[a.to+1]
			depth++
			top = &way[depth]
			top.node, top.at, top.last = a.to, from, to
			top.path, top.shortest, top.tag = n, 0, tag
			left = s.after[a.to&(smallest-1)]
			if s.steps += int64(1 + to - from); s.steps >= s.until && !s.lookUp() {
				return false
			}
		}
	}
}

// leaveSmall returns what is blocked after a node is left: not the node, nor those
// that wait for it, when a circuit was found beyond; otherwise it waits.
func (s *search) leaveSmall(v int32, found bool, blocked uint64) uint64 {
	if !found {
		for next := s.after[v] &^ 1; next != 0; next &= next - 1 {
			s.behind[bits.TrailingZeros64(next)&(smallest-1)] |= 1 << v
		}
		return blocked
	}
	for free := uint64(1) << v; free != 0; {
		blocked &^= free
		w := bits.TrailingZeros64(free) & (smallest - 1)
		free = free&(free-1) | s.behind[w]&blocked
		s.behind[w] = 0
	}
	return blocked
}
