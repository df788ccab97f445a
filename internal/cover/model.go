package cover

import (
	"cmp"
	"math"
	"slices"
)

// model is a problem on its way into programs, one for each part of it that has
// nothing to do with the others.
type model struct {
	*Problem
	limits      Budget
	cost, hours int64 // of all items together
	binding     []int // the limits that all items together do not keep
	// For Most: lacking a unit of weight costs as much as worth, and an item its
	// cost divided by coin. Worth is more than any choice within the budget
	// costs, so that no saving is worth a weight. For Least, worth is 0.
	worth, coin int64
	rates       rates
}

// found is what the parts together came to.
type found struct {
	ok, proved bool
	chosen     []int
	bound      int64
	nodes      int
}

func newModel(p *Problem, b Budget) (*model, error) {
	if err := p.check(b); err != nil {
		return nil, err
	}
	m := &model{Problem: p, limits: b, coin: 1}
	var ok, ok2 bool
	for _, item := range p.Items {
		m.cost, ok = sum(m.cost, item.Cost)
		m.hours, ok2 = sum(m.hours, item.Hours)
		if !ok || !ok2 {
			return nil, ErrTooLarge
		}
	}
	for l, limit := range p.Limits {
		total := int64(0)
		for _, u := range limit.Uses {
			if total, ok = sum(total, u.Amount); !ok {
				return nil, ErrTooLarge
			}
		}
		if total > limit.Most {
			m.binding = append(m.binding, l)
		}
	}
	total := int64(0)
	for j := range p.Needs {
		weight, ok := p.Needs[j].worth()
		if total, ok2 = sum(total, weight); !ok || !ok2 {
			return nil, ErrTooLarge
		}
	}
	return m, nil
}

// impossible lists the needs that all items together do not meet.
func (m *model) impossible() (needs []int) {
	lacks := make([]int64, len(m.Needs))
	for j, n := range m.Needs {
		lacks[j] = n.Demand
	}
	for _, item := range m.Items {
		for _, r := range item.Raises {
			lacks[r.Need] -= min(r.By, lacks[r.Need])
		}
	}
	for j, lack := range lacks {
		if lack > 0 {
			needs = append(needs, j)
		}
	}
	return needs
}

// countWeights makes weights count before costs.
func (m *model) countWeights() {
	m.coin = 0
	for _, item := range m.Items {
		m.coin = gcd(m.coin, item.Cost)
	}
	m.coin = max(m.coin, 1)
	m.worth = min(m.limits.Cost, m.cost)/m.coin + 1
}

// worth is the weight of all of a need.
func (n *Need) worth() (int64, bool) {
	if n.Demand == 0 || n.Whole {
		return n.Weight, true
	}
	return product(n.Weight, n.Demand)
}

// solve solves the parts, the smallest first, within a number of nodes.
func (m *model) solve(nodes int) (found, error) {
	all := found{ok: true, proved: true}
	for _, part := range m.parts() {
		p, worth, err := m.program(part)
		if err != nil {
			return found{}, err
		}
		cost, hours := m.limited()
		if cost || hours { // this is the only part
			nodes -= nodes / 4 // which are for priced
		}
		s := solve(p, nodes-all.nodes)
		all.nodes += s.counted
		if (cost || hours) && s.lower < s.cheapest {
			lower, took := m.priced(s, nodes/3)
			s.lower = lower
			all.nodes += took
		}
		all.proved = all.proved && s.lower >= s.cheapest
		if s.cheapest == unknown {
			all.ok = false
			if s.lower == unknown { // and so is the whole
				return found{proved: true, nodes: all.nodes}, nil
			}
		}
		for k, yes := range s.chosen {
			if yes {
				all.chosen = append(all.chosen, int(part.items[k]))
			}
		}
		if m.worth == 0 {
			all.bound += s.lower
		} else {
			all.bound += worth - s.lower/m.worth
		}
	}
	if m.worth > 0 { // needs of no demand are met
		for _, n := range m.Needs {
			if n.Demand == 0 && n.Whole {
				all.bound += n.Weight
			}
		}
	}
	slices.Sort(all.chosen)
	return all, nil
}

// plan says what was found in the terms of the problem.
func (m *model) plan(plan *Plan, f found) {
	plan.Found, plan.Proved, plan.Nodes, plan.Bound = f.ok, f.proved, f.nodes, f.bound
	plan.Chosen, plan.Raised, plan.Cost, plan.Hours, plan.Value = nil, nil, 0, 0, 0
	if !f.ok {
		return
	}
	plan.Chosen, plan.Raised = f.chosen, make([]int64, len(m.Needs))
	for _, i := range f.chosen {
		item := &m.Items[i]
		plan.Cost += item.Cost
		plan.Hours += item.Hours
		for _, r := range item.Raises {
			plan.Raised[r.Need] += min(r.By, math.MaxInt64-plan.Raised[r.Need])
		}
	}
	for j, n := range m.Needs {
		switch raised := plan.Raised[j]; {
		case n.Whole && raised >= n.Demand:
			plan.Value += n.Weight
		case !n.Whole:
			plan.Value += n.Weight * min(n.Demand, raised)
		}
	}
}

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
