package layout

import "github.com/govmaturity/govmaturity/internal/stat"

// better is by how much a change must lower the cost.
const better = 1e-6

// improve moves nodes, and bows, as long as that lowers the cost and there is
// work left.
func (s *state) improve(rounds int) {
	s.drawAll()
	for round := range rounds {
		moved := false
		far := 1.0 / float64(1+round)
		for v := range s.boxes {
			if s.work <= 0 {
				return
			}
			if !s.fixed[v] && s.improveNode(v, far) {
				moved = true
			}
		}
		if s.squeeze() {
			moved = true
		}
		if round%2 == 0 && s.swaps() {
			moved = true
		}
		if s.steps > 1 && s.improveBows() {
			moved = true
		}
		if !moved && round > 2 {
			return
		}
	}
}

// squeeze draws all nodes nearer together, or apart, where that is better.
func (s *state) squeeze() bool {
	moved := false
	for _, v := range s.fixed {
		if v {
			return false
		}
	}
	was := make([]Point, len(s.boxes))
	best := s.cost()
	for _, f := range [...]Point{{0.85, 1}, {1, 0.85}, {1, 0.92}, {1.15, 1}, {1, 1.15}} {
		for s.work > 0 {
			for v := range s.boxes {
				was[v] = s.boxes[v].at
				s.boxes[v].at = s.inside(v, Point{mul(was[v].X, f.X), mul(was[v].Y, f.Y)})
			}
			s.drawAll()
			c := s.cost()
			if c >= best-better {
				for v := range s.boxes {
					s.boxes[v].at = was[v]
				}
				s.drawAll()
				break
			}
			best, moved = c, true
		}
	}
	return moved
}

// steps by which a node is moved, from far to near.
var reaches = [...]float64{220, 130, 75, 40, 20, 9, 4}

// improveNode looks for a better place for a node.
func (s *state) improveNode(v int, far float64) bool {
	was := s.boxes[v].at
	now := s.around(v)
	best, at := now, was
	try := func(p Point) {
		if s.work <= 0 {
			return
		}
		s.put(v, p)
		if c := s.around(v); c < best-better {
			best, at = c, s.boxes[v].at
		}
	}
	if middle, ok := s.middle(v); ok {
		try(middle)
		try(middle.plus(middle.minus(was)))
	}
	for _, r := range reaches {
		if r > 300*far && r > 50 {
			continue
		}
		from := at
		for k := range 8 {
			sin, cos := stat.Turn(k, 8)
			try(from.plus(Point{mul(sin, r), mul(-cos, r)}))
		}
	}
	s.put(v, at)
	return best < now-better
}

// middle returns the middle of the nodes that one is linked to.
func (s *state) middle(v int) (Point, bool) {
	var sum Point
	count := 0.0
	for _, i := range s.at[v] {
		if w := s.links[i].from + s.links[i].to - v; w != v {
			sum, count = sum.plus(s.boxes[w].at), count+1
		}
	}
	if count == 0 {
		return Point{}, false
	}
	return sum.times(1 / count), true
}

// swaps exchanges pairs of nodes where that is better.
func (s *state) swaps() bool {
	moved := false
	for v := range s.boxes {
		for u := range v {
			if s.fixed[v] || s.fixed[u] {
				continue
			}
			if s.work <= 0 {
				return moved
			}
			p, q := s.boxes[v].at, s.boxes[u].at
			now := s.around(v, u)
			s.put(v, q)
			s.put(u, p)
			if s.around(v, u) < now-better {
				moved = true
				continue
			}
			s.put(v, p)
			s.put(u, q)
		}
	}
	return moved
}

// improveBows looks for a better bow of each link.
func (s *state) improveBows() bool {
	moved := false
	one := make([]int, 1)
	for i := range s.links {
		if s.work <= 0 {
			return moved
		}
		one[0] = i
		l := &s.links[i]
		now := s.part(nil, one)
		best, bow := now, l.bow
		try := func(b float64) {
			l.bow = b
			s.draw(i)
			if c := s.part(nil, one); c < best-better {
				best, bow = c, b
			}
		}
		if l.from == l.to {
			for way := range selfWays {
				try(float64(way))
			}
		} else {
			for _, b := range bows {
				try(b)
			}
		}
		l.bow = bow
		s.draw(i)
		moved = moved || best < now-better
	}
	return moved
}
