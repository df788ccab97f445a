package maturity

import "math"

// This file is the engine: from the marks of a filled-in tree to the state,
// value and coverage of each of its nodes. The documentation of the package is
// its specification.

// run computes the card. Its marks are filled in; its rosters hold cards whose
// marks are filled in.
func (c *Scorecard) run(s *scratch) {
	if c.tree.conditional {
		c.branch()
	}
	for _, items := range c.rosters {
		for _, item := range items {
			item.run(s)
		}
	}
	// Plain means rest on nothing but indicators and other plain means, so they
	// can all come before the other groups.
	if c.marks.open == 0 {
		c.plainMeans()
	} else {
		for i := range c.tree.plain {
			c.compute(&c.tree.nodes[c.tree.plain[i].node], s)
		}
	}
	for _, i := range c.tree.groups {
		c.compute(&c.tree.nodes[i], s)
	}
}

// plainMeans computes the common case: weighted arithmetic means, of
// indicators or of each other, with every indicator answered. It gives the
// same bits as compute, in a fraction of the time.
//
// Each mean comes after those below it, and otherwise in the document's order:
// the one above adds the first of them up while the last is still on its way
// through the processor.
func (c *Scorecard) plainMeans() {
	values, out := c.marks.values, c.out
	plain := c.tree.plain
	for i := range plain {
		m := &plain[i]
		sum := 0.0
		if m.kids == nil {
			sum = m.ofLeaves(values)
		} else {
			sum = m.ofGroups(out)
		}
		out[m.node] = outcome{m.values.Clamp(sum / m.weightSum), 1, -1, answered}
	}
}

// ofLeaves adds up indicators that stand in a row. Two at a time, since most
// of the time goes into counting and not into adding.
func (m *mean) ofLeaves(values []float64) (sum float64) {
	weights := m.weights
	values = values[m.firstLeaf:][:len(weights)]
	i := 0
	for ; i < len(weights)-1; i += 2 {
		sum += float64(weights[i] * values[i])
		sum += float64(weights[i+1] * values[i+1])
	}
	if i < len(weights) {
		sum += float64(weights[i] * values[i])
	}
	return sum
}

// ofGroups adds up other nodes.
func (m *mean) ofGroups(out []outcome) (sum float64) {
	kids := m.kids[:len(m.weights)]
	for i, w := range m.weights {
		sum += float64(w * out[kids[i]].value)
	}
	return sum
}

// allThere computes an arithmetic mean below which everything has a value and
// is wholly covered, and reports whether it was one.
func (c *Scorecard) allThere(m *mean) bool {
	var sum float64
	if m.kids == nil {
		for _, st := range c.marks.states[m.firstLeaf:][:len(m.weights)] {
			if st != answered {
				return false
			}
		}
		sum = m.ofLeaves(c.marks.values)
	} else {
		for _, kid := range m.kids {
			if o := &c.out[kid]; o.state != answered || o.coverage != 1 {
				return false
			}
		}
		sum = m.ofGroups(c.out)
	}
	c.out[m.node] = outcome{m.values.Clamp(sum / m.weightSum), 1, -1, answered}
	return true
}

// compute finds out the state, value and coverage of a group.
func (c *Scorecard) compute(n *node, s *scratch) {
	if n.mean != nil && c.allThere(n.mean) {
		return
	}
	if c.tree.conditional && c.skipped[n.index] {
		c.out[n.index] = outcome{state: notAsked, open: -1}
		return
	}
	c.gather(n, s)
	if n.items != nil && len(s.marks) == 0 && len(c.rosters[n.items.roster]) > 0 {
		// There are items, and none of the kind that this node is about.
		c.out[n.index] = outcome{state: notApplicable, open: -1}
		return
	}
	st, coverage := n.resolve(s)
	var value float64
	open := -1
	switch {
	case n.kind == AggregationProfile:
		if st != blocked {
			st = profileState(s.marks)
		}
	case n.kind == AggregationTable:
		if st != blocked {
			value, st, _ = n.lookUp(c, s.marks)
		}
	case st.hasValue():
		value, open = n.combine(s)
		if math.IsNaN(value) {
			st, value = blocked, 0
		}
	}
	if st.hasValue() && coverage < n.minCoverage-1e-12 {
		st, value, open = blocked, 0, -1
	}
	c.out[n.index] = outcome{value, coverage, int32(open), st}
}

// gather fills the scratch with the marks and coverages of what is below n.
func (c *Scorecard) gather(n *node, s *scratch) {
	s.marks, s.coverage = s.marks[:0], s.coverage[:0]
	if n.items != nil {
		for _, item := range c.rosters[n.items.roster] {
			if n.items.where == nil || n.items.where.holds(item) {
				m, coverage := item.result(n.items.take)
				s.marks, s.coverage = append(s.marks, m), append(s.coverage, coverage)
			}
		}
		return
	}
	for _, kid := range n.kids {
		m, coverage := c.result(kid)
		s.marks, s.coverage = append(s.marks, m), append(s.coverage, coverage)
	}
}

// result returns a node's state and value as a mark, and its coverage.
func (c *Scorecard) result(i int) (Mark, float64) {
	if leaf := c.tree.nodes[i].leaf; leaf >= 0 {
		m := c.marks.Mark(leaf)
		if m.state == answered || m.state == notDeployed {
			return m, 1
		}
		return m, 0
	}
	return Mark{value: c.out[i].value, state: c.out[i].state}, c.out[i].coverage
}

// weightBelow returns the weight of the k-th node or item below. Items all
// weigh the same.
func (n *node) weightBelow(k int) float64 {
	if n.items != nil {
		return 1
	}
	return n.weights[k]
}

// lookUp returns the value of the first row that holds. The last row, without a
// condition, is for answers that no other row is about: it holds only if there
// is one. A row about states can give a value even then; that value is put in
// by the rule, not observed, unless somebody said that something is not
// deployed.
func (n *node) lookUp(c *Scorecard, below []Mark) (value float64, st status, at int) {
	st = imputed
	var seen [statusCount]bool
	for _, m := range below {
		seen[m.state] = true
		if m.state == answered || m.state == notDeployed || m.state == unscored {
			st = answered
		}
	}
	some := seen[answered] || seen[imputed] || seen[unscored]
	for i := range n.table {
		row := &n.table[i]
		if row.when != nil && row.when.holds(c) || row.when == nil && some {
			return row.value, st, i
		}
	}
	if some {
		return 0, blocked, -1
	}
	return 0, emptyState(&seen), -1
}
