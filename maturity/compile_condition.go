package maturity

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// compileCondition compiles a condition that is evaluated on a card of tree t.
// It is nil where there is none, and marked unsound where there is a problem
// with it.
func (c *compiler) compileCondition(t *tree, spec *Condition, path govmaturity.Path) *condition {
	if spec == nil {
		return nil
	}
	before := c.doubts
	out := c.compileParts(t, spec, path)
	if out == nil {
		out = &condition{about: anyOf} // holds never
	}
	out.unsound = c.doubts != before
	return out
}

// compileParts compiles a condition, or a part of one. It is nil where there
// is a problem.
func (c *compiler) compileParts(t *tree, spec *Condition, path govmaturity.Path) *condition {
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
		c.doubts++
		return nil // reported by the document's shape
	}
	parts := func(specs []Condition, key string) []condition {
		var out []condition
		for i := range specs {
			if p := c.compileParts(t, &specs[i], path.Key(key).Index(i)); p != nil {
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
		p := c.compileParts(t, spec.Not, path.Key("not"))
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
				if at.nodes[i].spec.isNothing() {
					c.doubts++
					return nil // reported there
				}
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
		c.doubts++
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
			c.report(path, govmaturity.CodeUnknownReference, "%s cannot be answered with %q: expected %s%s", n.spec.ID, id, n.measure.expects(), wrongOption(id, choices))
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
		c.compileBounds(out, n, spec, path)
	}
	return out
}

// wrongOption says, to end a message about an option, what was perhaps meant.
func wrongOption(id string, known []string) string {
	if unseen := document.Unseen(id); unseen != "" {
		return unseen
	}
	return document.Suggestion(id, known)
}

// compileBounds compiles what a condition says about the value of an answer.
func (c *compiler) compileBounds(out *condition, n *node, spec *Condition, path govmaturity.Path) {
	out.about = aboutValue
	if spec.From != nil && spec.Above != nil || spec.To != nil && spec.Below != nil {
		c.report(path, govmaturity.CodeOneOf, "from and above, and to and below, exclude each other")
		return
	}
	var words []string
	at := path
	for _, b := range []struct {
		key       string
		bound     *float64
		of        **cut
		inclusive bool
		words     string
	}{
		{"from", spec.From, &out.lower, true, "or more"}, {"above", spec.Above, &out.lower, false, "more than"},
		{"to", spec.To, &out.upper, true, "or less"}, {"below", spec.Below, &out.upper, false, "less than"},
	} {
		if b.bound == nil {
			continue
		}
		*b.of = &cut{*b.bound, b.inclusive}
		at = path.Key(b.key)
		if b.inclusive {
			words = append(words, formatNumber(*b.bound)+" "+b.words)
		} else {
			words = append(words, b.words+" "+formatNumber(*b.bound))
		}
	}
	if len(words) > 1 {
		at = path
	}
	if n.unsound() || out.canHold(n) {
		return
	}
	hint := ""
	if mk, err := n.measure.markNumber(out.anyBound()); err == nil && mk.value != out.anyBound() && n.measure.custom == nil {
		hint = "; a bound is about what an answer counts, and the answer " + formatNumber(out.anyBound()) + " counts " + formatNumber(mk.value)
	}
	c.report(at, govmaturity.CodeOutOfRange, "no answer to %s can count %s: %s%s", n.spec.ID, strings.Join(words, " and "), n.measure.counts(), hint)
}

// canHold reports whether some answer to the indicator passes a condition about
// its value. Where the author's own code decides, only the ends of its range
// are known.
func (c *condition) canHold(n *node) bool {
	samples, ok := n.measure.samples([]*condition{c})
	if !ok {
		least, most := Mark{state: answered, value: n.values.Min}, Mark{state: answered, value: n.values.Max}
		lower, upper := condition{about: aboutValue, lower: c.lower}, condition{about: aboutValue, upper: c.upper}
		return lower.passes(most, n.nominal) && upper.passes(least, n.nominal)
	}
	return slices.ContainsFunc(samples, func(m Mark) bool {
		m.state = answered
		return c.passes(m, n.nominal)
	})
}

func (c *condition) anyBound() float64 {
	if c.lower != nil {
		return c.lower.bound
	}
	return c.upper.bound
}

// counts says what answers can count.
func (m *measure) counts() string {
	var values []float64
	for _, o := range m.options {
		values = append(values, o.value)
	}
	if m.scale != nil {
		values = m.scale.values
	}
	slices.Sort(values)
	values = slices.Compact(values)
	if m.kind == MeasureChecklist || len(values) == 0 || len(values) > 10 {
		return "answers count from " + formatNumber(m.values.Min) + " to " + formatNumber(m.values.Max)
	}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = formatNumber(v)
	}
	return "answers count " + strings.Join(words, ", ")
}

// checkConditions reports conditions that can never hold, and tables that leave
// something out.
func (c *compiler) checkConditions(t *tree) {
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.spec.When != nil {
			c.checkHolds(t, n.when, n.spec.When, n.path.Key("when"), n)
		}
		if n.items != nil && n.items.where != nil {
			root := &n.items.tree.nodes[0]
			c.checkHolds(n.items.tree, n.items.where, n.spec.Items.Where, n.path.Key("items").Key("where"), root)
		}
		if n.kind == AggregationTable {
			c.checkTable(n)
		}
	}
}

// checkHolds reports a condition, or an alternative in it, that no answers
// fulfil. The nodes are those that must be asked for it to matter.
func (c *compiler) checkHolds(t *tree, w *condition, spec *Condition, path govmaturity.Path, about *node) {
	s := c.newCases(t, []*condition{w}, about)
	holds := false
	all := s.each(false, func() bool {
		holds = w.holds(c.trial(t)) && s.asked(about)
		return !holds
	})
	switch {
	case all && !holds:
		c.report(path, govmaturity.CodeUnreachable, "no answers fulfil this condition: what it asks for excludes each other, or is never asked")
	case holds && w.about == anyOf && len(w.parts) > 1:
		for i := range w.parts {
			c.checkHolds(t, &w.parts[i], &spec.Any[i], path.Key("any").Index(i), about)
		}
	}
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
			n.turn = len(t.whenOrder)
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
			c.circular = true
			c.report(n.path.Key("when"), govmaturity.CodeCycle, "whether %s is asked depends, in a circle, on itself", n.spec.ID)
		}
	}
}
