package maturity

// This file says which numbers a panel is asked about, and in which order: what a group
// comes to rests on what the panel says about the nodes below it, and whether a question
// is asked can rest on what it says about another.

// Asking returns the ids of the nodes that a panel is asked about next, in the order of
// the document: those that ask what it says, and of which the numbers rest on nothing else
// that it has not said. It is empty where nothing asks. See package panel, which asks, puts
// what the panel says into the document, and asks on.
func (f *Framework) Asking() []string {
	if !f.asksPanel {
		return nil
	}
	t := f.top()
	r := resting{known: map[*node]bool{}}
	var ids []string
	for i := range t.nodes {
		if n := &t.nodes[i]; n.asks() && !r.rests(n) {
			ids = append(ids, n.spec.ID)
		}
	}
	return ids
}

// PanelNumbers returns what an assessment adds to a panel, for the nodes that
// [Framework.Asking] names: the number that was answered or estimated, or what the nodes
// below come to. What is not asked, has no answer or no value adds nothing, and is not in
// the map. The error is that of [Framework.Check].
func (f *Framework) PanelNumbers(a *Assessment, asking []string) (map[string]float64, error) {
	card, err := f.check(a)
	if err != nil {
		return nil, err
	}
	card.run(new(scratch))
	out := map[string]float64{}
	for _, id := range asking {
		r := card.Node(id)
		if r.IsIndicator() {
			if m := card.marks.Mark(r.node().leaf); m.state.hasValue() && r.node().measure.normalise != nil {
				out[id] = m.number() + 0 // minus zero is zero
			}
		} else if x, ok := r.Aggregated(); r.Valid() && ok {
			out[id] = x + 0
		}
	}
	return out, nil
}

// resting finds out which numbers rest on what a panel has not said.
type resting struct{ known map[*node]bool }

// rests reports whether the number of a node, before it is normalised, does.
func (r resting) rests(n *node) bool {
	if known, ok := r.known[n]; ok {
		return known
	}
	r.known[n] = false // conditions go round in no circle: the compiler saw to that
	found := r.below(n)
	for above := n; !found; above = &n.tree.nodes[above.parent] {
		found = r.reads(above.tree, above.when)
		if above.parent < 0 {
			break
		}
	}
	r.known[n] = found
	return found
}

// below reports whether something below a node does, or asks.
func (r resting) below(n *node) bool {
	for i := n.index; i < n.end; i++ {
		at := &n.tree.nodes[i]
		if i > n.index && (at.asks() || r.reads(at.tree, at.when)) {
			return true
		}
		for k := range at.table {
			if r.reads(at.tree, at.table[k].when) {
				return true
			}
		}
		if at.items != nil && (r.reads(at.items.tree, at.items.where) || r.whole(at.items.tree)) {
			return true
		}
	}
	return false
}

// whole reports whether something in the tree of a roster does.
func (r resting) whole(t *tree) bool {
	root := &t.nodes[0]
	return r.reads(t, root.when) || r.below(root)
}

// reads reports whether a condition reads an answer that does, or asks.
func (r resting) reads(t *tree, c *condition) bool {
	if c == nil {
		return false
	}
	if c.about >= allOf {
		for i := range c.parts {
			if r.reads(t, &c.parts[i]) {
				return true
			}
		}
		return false
	}
	for range c.outer {
		t = t.outer
	}
	n := &t.nodes[t.leaves[c.leaf]]
	return n.asks() || r.rests(n)
}
