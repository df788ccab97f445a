package cover

import (
	"cmp"
	"slices"
)

// program lays out a part. Worth is the weight of its needs.
func (m *model) program(part part) (p *program, worth int64, err error) {
	var b builder
	place := make(map[int32]int32, len(part.items))
	for k, i := range part.items {
		place[i] = int32(k)
		cost, ok := m.charge(&m.Items[i])
		if !ok {
			return nil, 0, ErrTooLarge
		}
		b.cost = append(b.cost, cost)
	}
	b.gone = m.needless(part)

	// The needs, in the order in which they come up.
	type entries struct {
		need  int
		items []int32
		by    []int64
	}
	var needs []entries
	at := map[int]int{}
	for k, i := range part.items {
		for _, r := range m.Items[i].Raises {
			if !m.counts(r.Need) {
				continue
			}
			n, met := at[r.Need]
			if !met {
				n = len(needs)
				at[r.Need] = n
				needs = append(needs, entries{need: r.Need})
			}
			needs[n].items = append(needs[n].items, int32(k))
			needs[n].by = append(needs[n].by, min(r.By, m.Needs[r.Need].Demand))
		}
	}
	slices.SortFunc(needs, func(a, b entries) int { return cmp.Compare(a.need, b.need) })
	for _, e := range needs {
		n := &m.Needs[e.need]
		r := row{bound: n.Demand, penalty: hard, need: true}
		if m.worth > 0 {
			var ok bool
			if r.penalty, ok = product(n.Weight, m.worth<<m.rates.fine); !ok {
				return nil, 0, ErrTooLarge
			}
			r.whole = n.Whole
			w, _ := n.worth()
			worth += w
		}
		b.add(r, e.items, e.by)
	}

	for k, i := range part.items {
		others := slices.Clone(m.Items[i].Requires)
		slices.Sort(others)
		for _, other := range slices.Compact(others) {
			if other != int(i) {
				b.add(row{penalty: hard}, []int32{place[int32(other)], int32(k)}, []int64{1, -1})
			}
		}
	}
	for k, i := range part.items {
		for _, list := range m.Items[i].RequiresOne {
			list = slices.Clone(list)
			slices.Sort(list)
			if list = slices.Compact(list); slices.Contains(list, int(i)) {
				continue
			}
			items, by := []int32{int32(k)}, []int64{-1}
			for _, other := range list {
				items, by = append(items, place[int32(other)]), append(by, 1)
			}
			b.add(row{penalty: hard}, items, by)
		}
	}
	var pairs [][2]int32
	for k, i := range part.items {
		for _, other := range m.Items[i].Excludes {
			o := place[int32(other)]
			pairs = append(pairs, [2]int32{min(o, int32(k)), max(o, int32(k))})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for _, pair := range slices.Compact(pairs) {
		b.add(row{bound: -1, penalty: hard}, []int32{pair[0], pair[1]}, []int64{-1, -1})
	}

	b.costRow, b.hoursRow = -1, -1
	costs, hours := m.limited()
	var spends, takes Limit
	for k, i := range part.items {
		spends.Uses = append(spends.Uses, Use{k, m.Items[i].Cost})
		takes.Uses = append(takes.Uses, Use{k, m.Items[i].Hours})
	}
	if spends.Most = m.limits.Cost; costs {
		b.costRow = len(b.rows)
		b.addLimit(spends)
	}
	if takes.Most = m.limits.Hours; hours {
		b.hoursRow = len(b.rows)
		b.addLimit(takes)
	}
	for _, l := range part.limits {
		local := Limit{Most: m.Limits[l].Most}
		for _, u := range m.Limits[l].Uses {
			local.Uses = append(local.Uses, Use{int(place[int32(u.Item)]), u.Amount})
		}
		b.addLimit(local)
	}
	p, err = b.build()
	return p, worth, err
}

// charge is what an item costs in the program.
func (m *model) charge(item *Item) (int64, bool) {
	cost := item.Cost / m.coin
	if m.rates == (rates{}) {
		return cost, true
	}
	a, ok := product(cost, 1<<m.rates.fine)
	b, ok2 := product(item.Cost, m.rates.cost)
	c, ok3 := product(item.Hours, m.rates.hours)
	ab, ok4 := sum(a, b)
	abc, ok5 := sum(ab, c)
	return abc, ok && ok2 && ok3 && ok4 && ok5
}

// addLimit adds the row of a limit whose items are those of the program.
func (b *builder) addLimit(l Limit) {
	var items []int32
	var by []int64
	for _, u := range l.Uses {
		if u.Amount > 0 {
			items, by = append(items, int32(u.Item)), append(by, -min(u.Amount, l.Most+1))
		}
	}
	if items != nil {
		b.add(row{bound: -l.Most, penalty: hard}, items, by)
	}
}
