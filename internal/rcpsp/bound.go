package rcpsp

import (
	"cmp"
	"slices"
)

// bound returns a length that no schedule can beat: that of the critical path, and
// for each resource, what all activities take of it, between the earliest that one of
// them can start and the least that must follow the last.
func (m *model) bound(p *Problem) int {
	best := m.path
	for r, c := range p.Capacity {
		if len(c) == 0 {
			continue
		}
		most := slices.Max(c)
		best = max(best, m.energy(p, r, most), m.pairs(p, r, most))
	}
	return best
}

// energy adds up what activities with late heads or long tails take of one resource.
func (m *model) energy(p *Problem, r, most int) int {
	type item struct {
		head, tail int
		work       int64 // a product
	}
	var items []item
	for i := range m.n {
		if w := int64(p.Durations[i]) * int64(p.Needs[i][r]); w > 0 {
			items = append(items, item{int(m.head[i]), m.path - int(m.latest[i]+m.dur[i]), w})
		}
	}
	if most == 0 || len(items) == 0 || len(items) > 2000 {
		return 0
	}
	best := 0
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(b.tail, a.tail) })
	heads := make([]int, 0, len(items))
	for _, a := range items {
		heads = append(heads, a.head)
	}
	slices.Sort(heads)
	for _, h := range slices.Compact(heads) {
		work := int64(0)
		for _, a := range items { // from the longest tail on
			if a.head >= h {
				work += a.work
				best = max(best, h+int((work+int64(most)-1)/int64(most))+a.tail)
			}
		}
	}
	return best
}

// pairs adds up activities of which no two can go on at once, each with its head and
// tail: those that take more than half of a resource.
func (m *model) pairs(p *Problem, r, most int) int {
	type item struct{ head, tail, d int }
	var items []item
	for i := range m.n {
		if p.Durations[i] > 0 && 2*p.Needs[i][r] > most {
			items = append(items, item{int(m.head[i]), m.path - int(m.latest[i]+m.dur[i]), p.Durations[i]})
		}
	}
	if len(items) > 2000 {
		return 0
	}
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(b.tail, a.tail) })
	best := 0
	for _, from := range items {
		sum := 0
		for _, a := range items {
			if a.head >= from.head {
				sum += a.d
				best = max(best, from.head+sum+a.tail)
			}
		}
	}
	return best
}
