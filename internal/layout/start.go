package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// unit is how far apart the middles of two nodes that are linked should be, on
// the whole.
func (s *state) unit() float64 {
	sum := 0.0
	for _, b := range s.boxes {
		sum += b.w + b.h
	}
	return ideal + sum/float64(max(1, len(s.boxes)))
}

// starts returns what the nodes can be placed by at first: a loop on a circle
// for each of the longest, and a walk through all nodes on a circle.
func (s *state) starts(most int) [][]int {
	var all [][]int
	order := make([]int, 0, len(s.rings))
	for i, r := range s.rings {
		if len(r.nodes) > 2 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(s.rings[b].nodes), len(s.rings[a].nodes)) })
	for _, i := range order[:min(len(order), most)] {
		all = append(all, s.rings[i].nodes)
	}
	return append(all, s.walk())
}

// walk returns all nodes, each after one that it is linked to where there is
// one, from the node with the most links.
func (s *state) walk() []int {
	n := len(s.boxes)
	order := make([]int, n)
	for v := range order {
		order[v] = v
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(s.at[b]), len(s.at[a])) })
	seen := make([]bool, n)
	var out, stack []int
	for _, first := range order {
		stack = append(stack, first)
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if seen[v] {
				continue
			}
			seen[v] = true
			out = append(out, v)
			for _, i := range slices.Backward(s.at[v]) {
				if w := s.links[i].from + s.links[i].to - v; !seen[w] {
					stack = append(stack, w)
				}
			}
		}
	}
	return out
}

// begin places nodes: those of a circle on it, then the others where the
// distances want them, then all.
func (s *state) begin(circle []int, distance [][]float32, turned bool) {
	n, unit := len(s.boxes), s.unit()
	held := slices.Clone(s.fixed)
	radius := mul(unit, float64(len(circle))) / (2 * math.Pi)
	for k, v := range circle {
		if !s.fixed[v] {
			sin, cos := stat.Turn(k, len(circle))
			s.boxes[v].at = Point{mul(radius, sin), mul(-radius, cos)}
			held[v] = true
		}
	}
	if len(circle) < n {
		s.beside(held)
		s.relax(distance, unit, 12, held)
	}
	s.relax(distance, unit, 3+300/(n+3), s.fixed)
	s.shape(turned)
	s.drawAll()
}

// beside places the nodes that nothing holds outside of those that are linked
// to them, one after the other.
func (s *state) beside(held []bool) {
	placed := slices.Clone(held)
	for v, p := range placed {
		if !p {
			s.boxes[v].at = Point{mul(3, float64(v)), 1}
		}
	}
	for range s.boxes {
		done := true
		for v := range s.boxes {
			if placed[v] {
				continue
			}
			var sum Point
			count := 0.0
			for _, i := range s.at[v] {
				if w := s.links[i].from + s.links[i].to - v; placed[w] {
					sum, count = sum.plus(s.boxes[w].at), count+1
				}
			}
			if count > 0 {
				s.boxes[v].at = sum.times(1.3 / count).plus(Point{mul(0.7, float64(v)), 0.3})
				placed[v], done = true, false
			}
		}
		if done {
			return
		}
	}
}

// shape turns a layout so that it fits the width, and stretches it where the
// width is too small. Given positions are left alone.
func (s *state) shape(turned bool) {
	if slices.Contains(s.fixed, true) || len(s.boxes) == 0 {
		return
	}
	if turned {
		for v := range s.boxes {
			at := s.boxes[v].at
			s.boxes[v].at = Point{-at.Y, at.X}
		}
	}
	low, high := s.extent()
	width, height := high.X-low.X, high.Y-low.Y
	wide, tall := 1.0, 1.0
	if s.width > 0 && width > s.width {
		wide = s.width / width
		// The rest goes up and down: as much as the boxes need.
		area := 0.0
		for _, b := range s.boxes {
			area += mul(mul(2, b.w)+roomy, mul(2, b.h)+roomy+20)
		}
		tall = min(1.1/wide, max(1, mul(1.25, area)/s.width/max(height, 1)))
	}
	for v := range s.boxes {
		at := s.boxes[v].at
		half := s.boxes[v].w
		x := half
		if width > 2*half {
			x = half + mul(mul(at.X-half-low.X, wide), 1)
		}
		s.boxes[v].at = s.inside(v, Point{x, mul(at.Y-low.Y, tall)})
	}
}

// extent returns the corners of what the boxes cover.
func (s *state) extent() (low, high Point) {
	low, high = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, b := range s.boxes {
		low = Point{min(low.X, b.at.X-b.w), min(low.Y, b.at.Y-b.h)}
		high = Point{max(high.X, b.at.X+b.w), max(high.Y, b.at.Y+b.h)}
	}
	return low, high
}
