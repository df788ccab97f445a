package consensus

import (
	"cmp"
	"slices"
)

// Agenda returns what is to be talked about, in this order: what was said to, and is
// open; then that on which raters differ; then what nobody said anything to. In each of
// these, that on which raters are farthest apart comes first, and else the order is that
// of [Consensus.Cells]. What all agree on, and what is settled, is not in it.
func (c *Consensus) Agenda() []Cell {
	var agenda []Cell
	for i := range c.cells {
		if c.cells[i].turn() < settled {
			agenda = append(agenda, c.cells[i].clone())
		}
	}
	slices.SortStableFunc(agenda, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.turn(), b.turn()), cmp.Compare(b.Disagreement, a.Disagreement))
	})
	return agenda
}

// settled is the turn of what need not be talked about.
const settled = 3

func (c *Cell) turn() int {
	switch {
	case c.Rule == RuleFacilitated:
		return settled
	case c.Open == OpenReasonSilent:
		return 2
	case c.Open != "":
		return 0
	case c.Disagreement > 0:
		return 1
	}
	return settled
}
