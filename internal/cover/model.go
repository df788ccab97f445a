package cover

import (
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
