package layout

import "math"

// distances returns how many links lie between any two nodes, whichever way they
// go. Nodes that no links join are as far apart as any.
func (s *state) distances() [][]float32 {
	n := len(s.boxes)
	all := make([][]float32, n)
	flat := make([]float32, n*n)
	queue := make([]int, 0, n)
	for v := range all {
		d := flat[v*n : (v+1)*n]
		queue = append(queue[:0], v)
		for k := 0; k < len(queue); k++ {
			u := queue[k]
			for _, i := range s.at[u] {
				w := s.links[i].from + s.links[i].to - u
				if w != v && d[w] == 0 {
					d[w] = d[u] + 1
					queue = append(queue, w)
				}
			}
		}
		for u := range d {
			if u != v && d[u] == 0 {
				d[u] = float32(2 + math.Sqrt(float64(n)))
			}
		}
		all[v] = d
	}
	return all
}

// relax moves nodes so that they are as far apart as links lie between them, near
// ones above all: each in turn to the place that suits the others best. Nodes
// that are held stay.
func (s *state) relax(distance [][]float32, unit float64, rounds int, held []bool) {
	n := len(s.boxes)
	for range rounds {
		most := 0.0
		for v := range n {
			if held[v] {
				continue
			}
			var to Point
			weight := 0.0
			here := s.boxes[v].at
			for u := range n {
				if u == v {
					continue
				}
				d := mul(float64(distance[v][u]), unit)
				w := 1 / mul(d, d)
				off := here.minus(s.boxes[u].at)
				l := off.length()
				if l < 1e-6 { // on each other: apart by their order
					off, l = Point{float64(v - u), 1}, math.Sqrt(1+mul(float64(v-u), float64(v-u)))
				}
				to = to.plus(s.boxes[u].at.plus(off.times(d / l)).times(w))
				weight += w
			}
			if weight == 0 {
				continue
			}
			to = Point{to.X / weight, to.Y / weight}
			most = max(most, to.minus(here).length())
			s.boxes[v].at = to
		}
		s.work -= n * n / 4
		if most < 0.5 {
			return
		}
	}
}
