package graph

// bars is what the search with a bound remembers: by node, how many arcs it takes
// at least to come back to the root and avoid the way there. It never claims too
// much; where it claims too little, a search that finds nothing raises it. So a
// node is searched in vain at most once for each length between two circuits,
// however many ways lead there.
//
// The method is that of barriers for paths of bounded length (Peng and others
// 2019), with one difference: when a node that led back is left, the claims of
// those before it are lowered whatever its own was.
type bars struct {
	bar   []int32
	onWay []bool
	tail  []int32
	into  []int32 // by end, where arcs begin
	queue []int32
}

// prepareBars begins with the distances to the root.
func (s *search) prepareBars() {
	n := len(s.nodes)
	s.bar = sized(s.bar, n)
	s.onWay = sized(s.onWay, n)
	s.tail = sized(s.tail, n+2)
	for _, a := range s.arcs {
		s.tail[a.to+2]++
	}
	for v := range n {
		s.tail[v+2] += s.tail[v+1]
	}
	s.into = sized(s.into, len(s.arcs))
	for v := range n {
		for _, a := range s.arcs[s.head[v]:s.head[v+1]] {
			s.into[s.tail[a.to+1]] = int32(v)
			s.tail[a.to+1]++
		}
	}
	far := int32(s.q.Max) + 1
	for v := range s.bar {
		s.bar[v] = far
	}
	s.onWay[0] = true
	s.lower(0, 0)
}

// lower says that a node is a number of arcs away, and what follows for those
// before it.
func (s *search) lower(v, bar int32) {
	s.bar[v] = bar
	s.queue = append(s.queue[:0], v)
	for i := 0; i < len(s.queue); i++ {
		w := s.queue[i]
		next := s.bar[w] + 1
		for _, u := range s.into[s.tail[w]:s.tail[w+1]] {
			if !s.onWay[u] && s.bar[u] > next {
				s.bar[u] = next
				s.queue = append(s.queue, u)
			}
		}
		s.steps += int64(1 + s.tail[w+1] - s.tail[w])
	}
}

// bounded follows all ways from the root that may lead back within the bound. It
// returns whether to go on.
func (s *search) bounded() bool {
	way, depth := s.room(), 0
	for {
		top := &way[depth]
		left := int32(s.q.Max - depth - 1) // arcs that may follow the next one
		if top.at == top.last || left < 0 {
			if depth == 0 {
				return true
			}
			s.retreat(top, &way[depth-1], left)
			depth--
			continue
		}
		a := &s.arcs[top.at]
		top.at++
		switch {
		case a.to == 0:
			top.shortest = 1
			if !s.found(top.path, top.tag, a) {
				return false
			}
		case !s.onWay[a.to] && s.bar[a.to] <= left:
			s.onWay[a.to] = true
			from, to := s.head[a.to], s.head[a.to+1]
			n := s.extend(top.path, a)
			depth++
			way[depth] = step{node: a.to, at: from, last: to, path: n, tag: Join(top.tag, a.tag)}
			if s.steps += int64(1 + to - from); s.steps >= s.until && !s.lookUp() {
				return false
			}
		}
	}
}

// retreat goes back from a node to the one before.
func (s *search) retreat(top, before *step, left int32) {
	s.onWay[top.node] = false
	if top.shortest == 0 {
		s.bar[top.node] = left + 2
		return
	}
	s.lower(top.node, top.shortest)
	if next := top.shortest + 1; before.shortest == 0 || before.shortest > next {
		before.shortest = next
	}
}
