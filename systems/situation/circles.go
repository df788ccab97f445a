package situation

import "slices"

// circles returns the groups of items of which each supports each other, directly or
// not, in the document's order. It follows Tarjan's search without calling itself, so
// that a long chain takes no stack.
func (s *Situation) circles() [][]int {
	n := len(s.items)
	order, low, on := make([]int, n), make([]int, n), make([]bool, n)
	next := make([]int, n) // the support of each item that is looked at next
	var stack, way []int
	var out [][]int
	count := 0
	for start := range n {
		if order[start] != 0 {
			continue
		}
		way = append(way, start)
		for len(way) > 0 {
			v := way[len(way)-1]
			if order[v] == 0 {
				count++
				order[v], low[v], on[v] = count, count, true
				stack = append(stack, v)
			}
			if next[v] < len(s.items[v].supports) {
				w := s.items[v].supports[next[v]]
				next[v]++
				if order[w] == 0 {
					way = append(way, w)
				} else if on[w] {
					low[v] = min(low[v], order[w])
				}
				continue
			}
			way = way[:len(way)-1]
			if len(way) > 0 {
				parent := way[len(way)-1]
				low[parent] = min(low[parent], low[v])
			}
			if low[v] != order[v] {
				continue
			}
			k := slices.Index(stack, v)
			circle := slices.Clone(stack[k:])
			stack = stack[:k]
			for _, w := range circle {
				on[w] = false
			}
			if len(circle) > 1 {
				slices.Sort(circle)
				out = append(out, circle)
			}
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}
