package maturity

// This file is the engine: from the marks of a filled-in tree to the state,
// value and coverage of each of its nodes. It goes through the groups from the
// last to the first, so that what is below a node is done before it.

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
	for _, i := range c.tree.order {
		n := &c.tree.nodes[i]
		if n.mean == notMean || !c.meanOfAll(n) {
			c.compute(n, s)
		}
	}
}

// branch takes the marks of questions that are not asked away. A condition may
// rest on answers that another condition takes away, so nodes are taken in an
// order in which each comes after those it rests on.
func (c *Scorecard) branch() {
	c.marks.copyFrom(c.given)
	clear(c.skipped)
	for _, i := range c.tree.whenOrder {
		n := &c.tree.nodes[i]
		if n.when.holds(c) {
			continue
		}
		for j := i; j < n.end; j++ {
			c.skipped[j] = true
			if leaf := c.tree.nodes[j].leaf; leaf >= 0 {
				c.marks.Set(leaf, Mark{state: notAsked})
			}
		}
	}
}

func (c *Scorecard) compute(n *node, s *scratch) {
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
		if n.custom != nil && !n.keepsRange(value) {
			st, value = blocked, 0
		}
	}
	if st.hasValue() && coverage < n.minCoverage-1e-12 {
		st, value, open = blocked, 0, -1
	}
	c.out[n.index] = outcome{value, coverage, int32(open), st}
}

// meanOfAll computes the common case, a weighted arithmetic mean of nodes that
// all have a value and are wholly covered, and reports whether it was one. It
// gives the same bits as the general case, in a fraction of the time.
func (c *Scorecard) meanOfAll(n *node) bool {
	weights, sum := n.weights, 0.0
	if n.mean == meanOfLeaves {
		if c.marks.open > 0 && !allAnswered(c.marks.states[n.firstLeaf:][:len(weights)]) {
			return false
		}
		values := c.marks.values[n.firstLeaf:][:len(weights)]
		for i := range values {
			sum += float64(weights[i] * values[i])
		}
	} else {
		kids := n.kids[:len(weights)]
		for i := range kids {
			kid := &c.out[kids[i]]
			if kid.state != answered || kid.coverage != 1 {
				return false
			}
			sum += float64(weights[i] * kid.value)
		}
	}
	c.out[n.index] = outcome{n.values.Clamp(sum / n.weightSum), 1, -1, answered}
	return true
}

func allAnswered(states []status) bool {
	for _, s := range states {
		if s != answered {
			return false
		}
	}
	return true
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

// applies reports whether something in this state counts towards coverage.
func (s status) applies() bool {
	return s != notApplicable && s != excluded && s != notAsked
}

// resolve applies the missing policy: it turns what is below a node into the
// inputs that count, and returns the node's state and coverage. Explanations
// use it too, so that they cannot differ from the computation.
func (n *node) resolve(s *scratch) (st status, coverage float64) {
	s.inputs, s.below = s.inputs[:0], s.below[:0]
	var covered, applicable float64
	var seen [statusCount]bool
	observed, blocks, toImpute := false, false, false
	var sum, weight float64 // of what has a value, to impute from
	for k := range s.marks {
		w := n.weightBelow(k)
		if n.even {
			w = 1
		}
		if w == 0 {
			continue
		}
		m := s.marks[k]
		if m.state.applies() {
			covered += float64(w * s.coverage[k])
			applicable += w
		}
		seen[m.state] = true
		value := m.value
		if m.state.hasValue() {
			observed = observed || m.state == answered
			sum += float64(w * value)
			weight += w
		} else {
			switch n.missing[m.state] {
			case PolicyZero:
				value = n.rangeBelow(k).Min
			case PolicyAnchor:
				value = n.anchor
			case PolicyImpute:
				toImpute = true
			case PolicyBlock:
				blocks = true
				continue
			default:
				continue
			}
			observed = observed || m.state == notDeployed
		}
		s.inputs = append(s.inputs, Input{value, w})
		s.below = append(s.below, k)
	}
	if applicable > 0 {
		coverage = covered / applicable
	}
	if toImpute {
		n.impute(s, sum, weight)
	}
	switch {
	case blocks:
		return blocked, coverage
	case n.zeroImplied && weight == 0 && !observed:
		s.inputs, s.below = s.inputs[:0], s.below[:0]
		return emptyState(&seen), coverage
	case len(s.inputs) > 0 && observed:
		return answered, coverage
	case len(s.inputs) > 0:
		return imputed, coverage
	}
	return emptyState(&seen), coverage
}

// impute fills in the inputs that stand for missing nodes with the weighted
// mean of the others, or takes them out when there are no others.
func (n *node) impute(s *scratch, sum, weight float64) {
	kept := 0
	for i, k := range s.below {
		if m := s.marks[k]; !m.state.hasValue() && n.missing[m.state] == PolicyImpute {
			if weight == 0 {
				continue
			}
			s.inputs[i].Value = sum / weight
		}
		s.inputs[kept], s.below[kept] = s.inputs[i], s.below[i]
		kept++
	}
	s.inputs, s.below = s.inputs[:kept], s.below[:kept]
}

// emptyState is the state of a node below which nothing counts, from the
// states that were seen there.
func emptyState(seen *[statusCount]bool) status {
	switch {
	case seen[unanswered], seen[blocked]:
		return unanswered
	case seen[notDeployed]:
		return notDeployed
	case seen[excluded]:
		return excluded
	case seen[notApplicable], seen[notAsked]:
		return notApplicable
	}
	return unanswered
}

// profileState is the state of a node that computes no value.
func profileState(marks []Mark) status {
	var seen [statusCount]bool
	for _, m := range marks {
		if m.state.hasValue() || m.state == unscored {
			return unscored
		}
		seen[m.state] = true
	}
	return emptyState(&seen)
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
// by the rule, not observed.
func (n *node) lookUp(c *Scorecard, below []Mark) (value float64, st status, at int) {
	st = imputed
	var seen [statusCount]bool
	for _, m := range below {
		seen[m.state] = true
		if m.state == answered || m.state == notDeployed {
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
