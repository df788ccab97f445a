package maturity

import "github.com/govmaturity/govmaturity"

// condition is a compiled Condition.
type condition struct {
	// A condition about one answer.
	outer  int // how many trees out from where it stands
	leaf   int // the indicator there; -1 for the other kinds
	chosen uint64
	lower  *cut
	upper  *cut
	states [statusCount]bool
	// about says which of the above is asked for.
	about conditionKind
	// The parts of all, any and not.
	parts []condition
	// unsound: something in it could not be compiled, as a problem says.
	unsound bool
}

type conditionKind uint8

const (
	aboutChoice conditionKind = iota
	aboutValue
	aboutState
	allOf
	anyOf
	noneOf
)

// holds evaluates the condition on a filled-in tree, after branching.
func (c *condition) holds(card *Scorecard) bool {
	switch c.about {
	case allOf:
		for i := range c.parts {
			if !c.parts[i].holds(card) {
				return false
			}
		}
		return true
	case anyOf, noneOf:
		for i := range c.parts {
			if c.parts[i].holds(card) {
				return c.about == anyOf
			}
		}
		return c.about == noneOf
	}
	for range c.outer {
		card = card.outer
	}
	return c.passes(card.marks.Mark(c.leaf), card.tree.nodes[card.tree.leaves[c.leaf]].nominal)
}

// passes evaluates a condition about one answer, on the mark of that and the
// range that it is meant to have.
func (c *condition) passes(m Mark, r govmaturity.Range) bool {
	if c.about == aboutState {
		return c.states[m.state]
	}
	if !m.state.hasValue() {
		return false
	}
	if c.about == aboutChoice {
		return m.given&c.chosen != 0
	}
	switch {
	case c.lower == nil:
	case c.lower.inclusive && !r.AtLeast(m.value, c.lower.bound), !c.lower.inclusive && !r.Above(m.value, c.lower.bound):
		return false
	}
	switch {
	case c.upper == nil:
	case c.upper.inclusive && r.Above(m.value, c.upper.bound), !c.upper.inclusive && r.AtLeast(m.value, c.upper.bound):
		return false
	}
	return true
}
