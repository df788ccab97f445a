package cover

import (
	"cmp"
	"slices"
)

// limited reports whether a budget can bind.
func (m *model) limited() (cost, hours bool) {
	return m.limits.Cost < m.cost, m.limits.Hours < m.hours
}

// counts reports whether a need is worth a row.
func (m *model) counts(need int) bool {
	n := &m.Needs[need]
	return n.Demand > 0 && (m.worth == 0 || n.Weight > 0)
}

// part is some items and the limits on them.
type part struct {
	items  []int32
	limits []int
}

// parts are the items that can be of use, in groups that have nothing to do
// with each other, the smallest first.
func (m *model) parts() []part {
	head := make([]int32, len(m.Items))
	for i := range head {
		head[i] = int32(i)
	}
	find := func(i int) int32 {
		for head[i] != int32(i) {
			head[i] = head[head[i]]
			i = int(head[i])
		}
		return int32(i)
	}
	join := func(i, k int) {
		a, b := find(i), find(k)
		head[max(a, b)] = min(a, b)
	}
	first := make([]int, len(m.Needs)) // 1 + the first item that raises it
	useful := make([]bool, len(m.Items))
	costs, hours := m.limited()
	for i, item := range m.Items {
		for _, r := range item.Raises {
			if !m.counts(r.Need) {
				continue
			}
			useful[i] = true
			if first[r.Need] == 0 {
				first[r.Need] = i + 1
			}
			join(i, first[r.Need]-1)
		}
		for _, k := range item.Requires {
			join(i, k)
		}
		for _, k := range item.Excludes {
			join(i, k)
		}
		for _, list := range item.RequiresOne {
			for _, k := range list {
				join(i, k)
			}
		}
		if costs || hours {
			join(i, 0)
		}
	}
	for _, l := range m.binding {
		for _, u := range m.Limits[l].Uses {
			join(u.Item, m.Limits[l].Uses[0].Item)
		}
	}
	place, parts := map[int32]int{}, []part{}
	for i := range m.Items {
		if useful[i] {
			if _, met := place[find(i)]; !met {
				place[find(i)] = len(parts)
				parts = append(parts, part{})
			}
		}
	}
	for i := range m.Items {
		if k, met := place[find(i)]; met {
			parts[k].items = append(parts[k].items, int32(i))
		}
	}
	for _, l := range m.binding {
		if k, met := place[find(m.Limits[l].Uses[0].Item)]; met {
			parts[k].limits = append(parts[k].limits, l)
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(len(a.items), len(b.items)) })
	return parts
}
