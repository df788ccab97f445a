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
func (s *search) johnson() bool {
	for {
		top := &s.way[len(s.way)-1]
		var a arc
		down := false
		for top.at < top.last {
			a = s.arcs[top.at]
			top.at++
			if a.to == 0 {
				top.shortest = 1
				if !s.found(a, top.tag) {
					return false
				}
			} else if !s.blocked[a.to] {
				down = true
				break
			}
		}
		if down {
			s.blocked[a.to] = true
			if !s.push(a) {
				return false
			}
			continue
		}
		if len(s.way) == 1 {
			return true
		}
		s.leave()
	}
}

// leave goes back from a node: it is free again if a circuit was found beyond it,
// and otherwise waits for those that it leads to.
func (s *search) leave() {
	v, found := s.way[len(s.way)-1].node, s.way[len(s.way)-1].shortest > 0
	s.pop()
	if found {
		s.way[len(s.way)-1].shortest = 1
		s.unblock(v)
		return
	}
	for k := s.head[v]; k < s.head[v+1]; k++ {
		if w := s.arcs[k].to; !s.waits[k] {
			s.waits[k] = true
			s.next[k] = s.waiting[w]
			s.waiting[w] = k + 1
		}
	}
}

func (s *search) unblock(v int32) {
	s.blocked[v] = false
	if s.waiting[v] == 0 {
		return
	}
	s.free = append(s.free[:0], v)
	for len(s.free) > 0 {
		w := s.free[len(s.free)-1]
		s.free = s.free[:len(s.free)-1]
		k := s.waiting[w]
		s.waiting[w] = 0
		for k != 0 {
			s.waits[k-1] = false
			if u := s.begin[k-1]; s.blocked[u] {
				s.blocked[u] = false
				s.free = append(s.free, u)
			}
			k = s.next[k-1]
		}
	}
}
