package cover

// Nodes is a usual number of nodes to search: see [Least]. Most problems take a
// few of them; one that takes them all keeps a processor busy for a minute.
const Nodes = 200_000

// Plan is a choice of items, and how good it is.
type Plan struct {
	// Found reports whether there is a choice. [Most] always finds one, if only
	// of no items.
	Found bool
	// Chosen are the items, in order.
	Chosen []int
	// Cost and Hours are what they take, and Value is the weights they meet.
	Cost, Hours, Value int64
	// Raised is what they give to each need. It may be more than its demand,
	// and ends at the largest number there is.
	Raised []int64
	// Bound is proved: no choice within the budget costs less than it, for
	// [Least], or has a higher value, for [Most].
	Bound int64
	// Proved reports whether the search came to its end: the plan is the best
	// there is or, when none is found, there is none.
	Proved bool
	// Impossible are the needs that all items together do not meet. [Least]
	// then finds nothing.
	Impossible []int
	// Nodes is how many partial choices were looked at.
	Nodes int
}

// Least chooses items that meet all demands, within the budget, at the least
// cost.
//
// It looks at about as many nodes as it may, and at one for each part. A node is
// a partial choice that it bounds, which takes up to some milliseconds: one of
// more than 16,384 links counts as several. When the nodes end, it says the best
// that it found, the bound, and not Proved.
//
// Which of several choices of one cost is found depends on the order of items
// and needs, and on nothing else. No item could be left out of it at no cost.
func Least(p Problem, b Budget, nodes int) (Plan, error) {
	m, err := newModel(&p, b)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Impossible: m.impossible(), Proved: true}
	if plan.Impossible != nil {
		return plan, nil
	}
	// Without budgets the problem falls into parts, and the plan often keeps
	// them all the same. That it costs too much shows at the end.
	limited := b.Hours < m.hours
	if limited {
		nodes -= nodes / 2
	}
	m.limits = Budget{Unlimited, Unlimited}
	found, err := m.solve(nodes)
	if err != nil {
		return Plan{}, err
	}
	m.plan(&plan, found)
	if limited && (plan.Found && plan.Hours > b.Hours || !plan.Found && !plan.Proved) {
		m.limits.Hours = b.Hours
		again, err := m.solve(nodes)
		if err != nil {
			return Plan{}, err
		}
		again.nodes += found.nodes
		again.bound = max(again.bound, found.bound)
		m.plan(&plan, again)
	}
	if plan.Found && plan.Cost > b.Cost {
		plan = Plan{Bound: plan.Bound, Proved: plan.Bound > b.Cost, Nodes: plan.Nodes}
	}
	return plan, nil
}

// Most chooses items within the budget so that the weights of the needs they
// meet are the most and, of choices that are equal in this, one that costs the
// least. It searches as [Least] does; Proved is about the cost, too.
func Most(p Problem, b Budget, nodes int) (Plan, error) {
	m, err := newModel(&p, b)
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Impossible: m.impossible()}
	m.countWeights()
	found, err := m.solve(nodes)
	if err != nil {
		return Plan{}, err
	}
	m.plan(&plan, found)
	return plan, nil
}
