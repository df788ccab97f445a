package maturity

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// compileCondition compiles a condition that is evaluated on a card of tree t.
func (c *compiler) compileCondition(t *tree, spec *Condition, path govmaturity.Path) *condition {
	if spec == nil {
		return nil
	}
	if len(path) > 6*maxDepth {
		c.report(path, govmaturity.CodeTooDeep, "conditions inside conditions go too deep")
		return nil
	}
	asks := 0
	for _, is := range []bool{spec.Node != "", spec.All != nil, spec.Any != nil, spec.Not != nil} {
		if is {
			asks++
		}
	}
	if asks != 1 {
		return nil // reported by the document's shape
	}
	parts := func(specs []Condition, key string) []condition {
		var out []condition
		for i := range specs {
			if p := c.compileCondition(t, &specs[i], path.Key(key).Index(i)); p != nil {
				out = append(out, *p)
			}
		}
		return out
	}
	if spec.Node == "" {
		if spec.Is != nil || spec.AtLeast != "" || bounded(spec) || spec.State != nil {
			c.report(path, govmaturity.CodeRequired, "is, at-least, from, above, to, below and state need a node")
		}
		switch {
		case spec.All != nil:
			return &condition{about: allOf, parts: parts(spec.All, "all")}
		case spec.Any != nil:
			return &condition{about: anyOf, parts: parts(spec.Any, "any")}
		}
		p := c.compileCondition(t, spec.Not, path.Key("not"))
		if p == nil {
			return nil
		}
		return &condition{about: noneOf, parts: []condition{*p}}
	}
	return c.compileTest(t, spec, path)
}

func bounded(s *Condition) bool {
	return s.From != nil || s.Above != nil || s.To != nil || s.Below != nil
}

// compileTest compiles a condition about one answer.
func (c *compiler) compileTest(t *tree, spec *Condition, path govmaturity.Path) *condition {
	out := &condition{leaf: -1}
	for at := t; at != nil; at = at.outer {
		if i, ok := at.byID[spec.Node]; ok {
			if out.leaf = at.nodes[i].leaf; out.leaf < 0 {
				c.report(path.Key("node"), govmaturity.CodeUnknownReference, "a condition is about an indicator, and %q is none", spec.Node)
				return nil
			}
			return c.compileTestOf(out, &at.nodes[i], spec, path)
		}
		out.outer++
	}
	if where, ok := c.ids[spec.Node]; ok {
		c.report(path.Key("node"), govmaturity.CodeUnknownReference, "%q, at %s, is in another roster, and cannot be seen from here", spec.Node, where)
	} else {
		c.report(path.Key("node"), govmaturity.CodeUnknownReference, "there is no indicator %q%s", spec.Node, c.suggest(spec.Node, t.ids))
	}
	return nil
}

func (c *compiler) compileTestOf(out *condition, n *node, spec *Condition, path govmaturity.Path) *condition {
	if n.measure.unknown {
		return nil // reported there
	}
	asks := 0
	for _, is := range []bool{spec.Is != nil, spec.AtLeast != "", bounded(spec), spec.State != nil} {
		if is {
			asks++
		}
	}
	if asks != 1 {
		c.report(path, govmaturity.CodeOneOf, "a condition on a node has exactly one of is, at-least, bounds (from, above, to, below) and state")
		return nil
	}
	choices := Indicator{n}.Options()
	choose := func(id string, path govmaturity.Path) int {
		i := slices.Index(choices, id)
		if i < 0 {
			c.report(path, govmaturity.CodeUnknownReference, "%s cannot be answered with %q: expected %s", n.spec.ID, id, n.measure.expects())
		}
		return i
	}
	switch {
	case spec.Is != nil:
		for i, id := range spec.Is {
			if k := choose(id, path.Key("is").Index(i)); k >= 0 {
				out.chosen |= 1 << k
			}
		}
	case spec.AtLeast != "":
		if n.measure.kind != MeasureLevel {
			c.report(path.Key("at-least"), govmaturity.CodeWrongType, "at-least is for indicators answered with a level; %s is not", n.spec.ID)
			return nil
		}
		if k := choose(spec.AtLeast, path.Key("at-least")); k >= 0 {
			out.chosen = ^uint64(0) << k
		}
	case spec.State != nil:
		out.about = aboutState
		for i, s := range spec.State {
			st, ok := statusOf(s)
			if !ok || s == "" {
				c.report(path.Key("state").Index(i), govmaturity.CodeNotAllowed, "%q is not a state", s)
				continue
			}
			out.states[st] = true
		}
	default:
		out.about = aboutValue
		if spec.From != nil && spec.Above != nil || spec.To != nil && spec.Below != nil {
			c.report(path, govmaturity.CodeOneOf, "from and above, and to and below, exclude each other")
		}
		if spec.From != nil {
			out.lower = &cut{*spec.From, true}
		}
		if spec.Above != nil {
			out.lower = &cut{*spec.Above, false}
		}
		if spec.To != nil {
			out.upper = &cut{*spec.To, true}
		}
		if spec.Below != nil {
			out.upper = &cut{*spec.Below, false}
		}
	}
	return out
}

// leaves calls visit with each indicator of the condition's own tree that it
// is about.
func (c *condition) leaves(visit func(leaf int)) {
	if c.leaf >= 0 && c.outer == 0 && len(c.parts) == 0 && c.about < allOf {
		visit(c.leaf)
	}
	for i := range c.parts {
		c.parts[i].leaves(visit)
	}
}

// orderConditions sorts the nodes with a when so that each comes after those
// that decide whether the answers it rests on are asked for.
func (c *compiler) orderConditions(t *tree) {
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int, len(t.nodes))
	var visit func(i int) bool
	visit = func(i int) bool {
		switch mark[i] {
		case done:
			return true
		case open:
			return false
		}
		mark[i] = open
		n := &t.nodes[i]
		sound := true
		if n.when != nil {
			n.when.leaves(func(leaf int) {
				for up := t.leaves[leaf]; up >= 0 && sound; up = t.nodes[up].parent {
					if t.nodes[up].when != nil {
						sound = visit(up)
					}
				}
			})
		}
		mark[i] = done
		if sound {
			t.whenOrder = append(t.whenOrder, i)
		}
		return sound
	}
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.when == nil {
			continue
		}
		t.conditional = true
		if mark[i] == fresh && !visit(i) {
			c.report(n.path.Key("when"), govmaturity.CodeCycle, "whether %s is asked depends, in a circle, on itself", n.spec.ID)
		}
	}
}
