package layout

import (
	"cmp"
	"slices"
)

// separate pushes boxes apart until none is nearer to another than it must be.
// It reports whether that was possible.
func (s *state) separate() bool {
	const passes = 60
	for try := range 12 {
		for range passes {
			if !s.push() {
				s.drawAll()
				return true
			}
		}
		// All are too near to each other: more room for all, the more the longer it takes.
		more := 1.15
		if try > 6 {
			more = 1.6
		}
		for v := range s.boxes {
			if at := s.boxes[v].at; !s.fixed[v] {
				wide := more
				if s.width > 0 {
					wide = 1
				}
				s.boxes[v].at = s.inside(v, Point{mul(at.X, wide), mul(at.Y, more)})
			}
		}
	}
	s.drawAll()
	return false
}

// push moves each pair of boxes that are too near apart, half way each, and
// reports whether there were any.
func (s *state) push() bool {
	order := make([]int, len(s.boxes))
	widest := 0.0
	for v := range order {
		order[v] = v
		widest = max(widest, s.boxes[v].w)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.boxes[a].at.X, s.boxes[b].at.X) })
	found := false
	// Where each began: boxes move while they are looked at.
	start := make([]float64, len(order))
	for k, v := range order {
		start[k] = s.boxes[v].at.X
	}
	for k, v := range order {
		for m := k + 1; m < len(order); m++ {
			u := order[m]
			if start[m]-start[k] > mul(2, widest)+mul(4, apart) {
				break
			}
			if s.pushPair(v, u) {
				found = true
			}
		}
	}
	return found
}

// pushPair moves two boxes apart along the axis where that takes less.
func (s *state) pushPair(v, u int) bool {
	const rest = 1e-3
	if s.fixed[v] && s.fixed[u] {
		return false // given positions have been seen to
	}
	a, b := s.boxes[v], s.boxes[u]
	x, y := a.overlap(b)
	x, y = x+apart, y+apart
	if x <= rest || y <= rest {
		return false
	}
	d := b.at.minus(a.at)
	first, second := 0.5, 0.5
	switch {
	case s.fixed[v]:
		first, second = 0, 1
	case s.fixed[u]:
		first, second = 1, 0
	}
	narrow := s.width > 0 && mul(2, a.w+b.w)+apart > s.width // no room beside each other
	if x < y && !narrow {
		way := 1.0
		if d.X < 0 || d.X == 0 && v > u {
			way = -1
		}
		p := s.inside(v, a.at.minus(Point{mul(way, mul(first, x)), 0}))
		q := s.inside(u, b.at.plus(Point{mul(way, mul(second, x)), 0}))
		s.boxes[v].at, s.boxes[u].at = p, q
		if p != a.at || q != b.at {
			if x, _ := s.boxes[v].overlap(s.boxes[u]); x+apart <= rest {
				return true
			}
		}
		// The width is in the way: the rest goes up and down.
	}
	way := 1.0
	if d.Y < 0 || d.Y == 0 && v > u {
		way = -1
	}
	s.boxes[v].at.Y -= mul(way, mul(first, y))
	s.boxes[u].at.Y += mul(way, mul(second, y))
	return true
}
