package graph

// blocks is what Johnson's algorithm remembers: from a blocked node there is no
// way back to the root that avoids the way there.
type blocks struct {
	blocked []bool
	// An arc waits for the node it ends at: when that is free, its beginning is.
	waiting []int32 // by node, the first arc, from 1
	next    []int32 // by arc, the next that waits for the same node
	waits   []bool  // by arc
	begin   []int32 // by arc, where it begins
	free    []int32
}

func (s *search) prepareBlocks() {
	n := s.piece.nodes()
	s.blocked = sized(s.blocked, n)
	s.waiting = sized(s.waiting, n)
	s.next = sized(s.next, len(s.arcs))
	s.free = sized(s.free, n)
	s.waits = sized(s.waits, len(s.arcs))
	s.begin = sized(s.begin, len(s.arcs))
	for v := range n {
		for k := s.head[v]; k < s.head[v+1]; k++ {
			s.begin[k] = int32(v)
		}
	}
	s.blocked[0] = true
}

// johnson follows all ways from the root that may lead back. It returns whether
// to go on.
//
// What it uses all the time it keeps in variables of its own: it is here that a
// search spends its time.
func (s *search) johnson() bool {
	arcs, head, blocked := s.arcs, s.head, s.blocked
	way := s.room()
	depth, count := 0, s.q.Count
	top := &way[0]
	for {
		if top.at == top.last {
			if depth == 0 {
				return true
			}
			found := top.shortest
			if found == 0 {
				s.wait(top.node)
			} else {
				s.unblock(top.node)
			}
			depth--
			top = &way[depth]
			top.shortest |= found
			continue
		}
		a := &arcs[top.at]
		top.at++
		switch {
		case a.to == 0:
			top.shortest = 1
			if !s.found(top.path, top.tag, a) {
				return false
			}
		case !blocked[a.to]:
			blocked[a.to] = true
			n, tag := top.path, Join(top.tag, a.tag)
			if !count {
				n = s.extend(n, a)
			}
			from, to := head[a.to], head[a.to+1]
			depth++
			top = &way[depth]
			top.node, top.at, top.last = a.to, from, to
			top.path, top.shortest, top.tag = n, 0, tag
			if s.steps += int64(1 + to - from); s.steps >= s.until && !s.lookUp() {
				return false
			}
		}
	}
}

// wait makes a node wait for those that it leads to.
func (s *search) wait(v int32) {
	for k := s.head[v]; k < s.head[v+1]; k++ {
		if w := s.arcs[k].to; !s.waits[k] {
			s.waits[k] = true
			s.next[k] = s.waiting[w]
			s.waiting[w] = k + 1
		}
	}
}

// unblock frees a node, and those that wait for it.
func (s *search) unblock(v int32) {
	s.blocked[v] = false
	if s.waiting[v] == 0 {
		return
	}
	free, n := s.free, 1
	free[0] = v
	for n > 0 {
		n--
		w := free[n]
		k := s.waiting[w]
		s.waiting[w] = 0
		for k != 0 {
			s.waits[k-1] = false
			if u := s.begin[k-1]; s.blocked[u] {
				s.blocked[u] = false
				free[n] = u
				n++
			}
			k = s.next[k-1]
		}
	}
}
