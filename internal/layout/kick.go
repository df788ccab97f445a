package layout

// kicks leave a layout that no single move makes better: nodes of links that
// cross are thrown elsewhere, and what follows is kept if it is better in the
// end. Where they are thrown follows a fixed sequence of numbers.
func (s *state) kicks(most int) {
	kept := s.copyOf()
	best := s.cost()
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	fails := 0
	for range most {
		nodes := s.troubled()
		if len(nodes) == 0 || s.work <= 0 || fails > 12+2*len(s.boxes) {
			break
		}
		low, high := s.extent()
		v := nodes[next(len(nodes))]
		if u := nodes[next(len(nodes))]; next(3) == 0 && u != v {
			p, q := s.boxes[v].at, s.boxes[u].at
			s.put(v, q)
			s.put(u, p)
		} else {
			x, y := float64(next(33))/32, float64(next(33))/32
			s.put(v, Point{low.X + mul(high.X-low.X, x), low.Y + mul(high.Y-low.Y, y)})
		}
		s.settle(4)
		if c := s.cost(); c < best-better {
			best, fails = c, 0
			kept = s.copyOf()
			continue
		}
		fails++
		s.restore(kept)
	}
	s.restore(kept)
}

// settle moves nodes, and bows, a little, without leaving what is near.
func (s *state) settle(rounds int) {
	for round := range rounds {
		moved := false
		for v := range s.boxes {
			if s.work <= 0 {
				return
			}
			if !s.fixed[v] && s.improveNode(v, 1/float64(2+round)) {
				moved = true
			}
		}
		if s.steps > 1 && s.improveBows() {
			moved = true
		}
		if !moved {
			return
		}
	}
}

// troubled returns the nodes that can move, of links that cross others or pass
// through nodes.
func (s *state) troubled() []int {
	bad := make([]bool, len(s.boxes))
	for i := range s.links {
		a := &s.links[i]
		for v := range s.boxes {
			if s.through(i, v) > 0 {
				bad[a.from], bad[a.to], bad[v] = true, true, true
			}
		}
		for j := range i {
			if b := &s.links[j]; s.crossings(a, b) > 0 {
				bad[a.from], bad[a.to], bad[b.from], bad[b.to] = true, true, true, true
			}
		}
	}
	s.work -= len(s.links) * len(s.links) / 2
	var nodes []int
	for v, b := range bad {
		if b && !s.fixed[v] {
			nodes = append(nodes, v)
		}
	}
	return nodes
}

// places are where the nodes of a state are, and how its links bow.
type places struct {
	at  []Point
	bow []float64
}

func (s *state) copyOf() places {
	p := places{make([]Point, len(s.boxes)), make([]float64, len(s.links))}
	for v, b := range s.boxes {
		p.at[v] = b.at
	}
	for i, l := range s.links {
		p.bow[i] = l.bow
	}
	return p
}

func (s *state) restore(p places) {
	for v := range s.boxes {
		s.boxes[v].at = p.at[v]
	}
	for i := range s.links {
		s.links[i].bow = p.bow[i]
	}
	s.drawAll()
}
