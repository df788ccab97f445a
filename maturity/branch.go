package maturity

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
