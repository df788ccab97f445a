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

// johnsonSmall is johnson for a piece of few nodes: sets of nodes are words. From a
// plain node the root, which is the first there is, is gone to on entering; and
// one from which nothing else is left is looked at in passing.
func (s *search) johnsonSmall() bool {
	s.prepareSmall()
	s.prepareShort()
	arcs, head := s.arcs, s.head
	way := s.room()
	depth, count := 0, s.q.Count
	blocked := uint64(1) // but the root, which is not asked for
	top, left := &way[0], s.after[0]&^1
	if s.plain&s.after[0]&1 != 0 && !s.foundShort(short{}, 0, 0, &arcs[0]) {
		return false
	}
	for {
		// The next arc that leads somewhere.
		var a *arc
		if v := top.node & (smallest - 1); s.plain>>v&1 != 0 {
			if left &^= blocked; left != 0 {
				a = &arcs[int(head[v])+bits.OnesCount64(s.after[v]&(left&-left-1))]
				left &= left - 1
			}
		} else {
			a = top.nextArc(arcs, blocked)
		}
		if a == nil {
			if depth == 0 {
				return true
			}
			found := top.shortest
			blocked = s.leaveSmall(top.node&(smallest-1), found != 0, blocked)
			depth--
			top = &way[depth]
			top.shortest |= found
			left = top.left
			continue
		}
		if a.to == 0 {
			top.shortest = 1
			if !s.foundShort(top.short, top.path, top.tag, a) {
				return false
			}
			continue
		}
		path, n, tag := top.short, top.path, Join(top.tag, a.tag)
		switch {
		case count:
		case s.brief:
			path, n = s.extendShort(path, n, a)
		default:
			n = s.extend(n, a)
		}
		v, from, to := a.to&(smallest-1), head[a.to], head[a.to+1]
		if s.steps += int64(1 + to - from); s.steps >= s.until && !s.lookUp() {
			return false
		}
		blocked |= 1 << v
		home, rest := int32(0), uint64(0)
		if s.plain>>v&1 != 0 {
			if home = int32(s.after[v] & 1); home != 0 && !s.foundShort(path, n, tag, &arcs[from]) {
				return false
			}
			if rest = s.after[v] &^ blocked; rest == 0 {
				blocked = s.leaveSmall(v, home != 0, blocked)
				top.shortest |= home
				continue
			}
		}
		top.left, left = left, rest
		depth++
		top = &way[depth]
		top.node, top.at, top.last = v, from, to
		top.path, top.shortest, top.tag, top.short = n, home, tag, path
	}
}

// nextArc returns the next arc from a node that leads to the root, or to a node
// that is not blocked.
func (t *step) nextArc(arcs []arc, blocked uint64) *arc {
	for t.at < t.last {
		a := &arcs[t.at]
		t.at++
		if a.to == 0 || blocked>>(a.to&(smallest-1))&1 == 0 {
			return a
		}
	}
	return nil
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
	if s.behind[v&(smallest-1)] == 0 {
		return blocked &^ (1 << v)
	}
	for free := uint64(1) << v; free != 0; {
		blocked &^= free
		w := bits.TrailingZeros64(free) & (smallest - 1)
		free = free&(free-1) | s.behind[w]&blocked
		s.behind[w] = 0
	}
	return blocked
}
