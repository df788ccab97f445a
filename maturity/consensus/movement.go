package consensus

import (
	"errors"
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Movement is what changed from one round to a later one.
type Movement struct {
	// Changed are the questions with another answer, or on which raters are nearer to
	// or farther from each other, in the order of the later round.
	Changed []Moved
	// Nearer and Farther count those on which raters are.
	Nearer, Farther int
	// Settled count those that were open and have an answer now, and Opened those the
	// other way round.
	Settled, Opened int

	before, after *Consensus
}

// Moved is a question in two rounds.
type Moved struct {
	Indicator     maturity.Indicator
	Item          string
	Before, After Cell
}

// Since compares a round with an earlier one of the same rating. The error says that
// they are not of one rating: another id, subject or framework, or another order.
// Questions of items that only one of them has are left out.
func (c *Consensus) Since(earlier *Consensus) (*Movement, error) {
	if c == nil || earlier == nil {
		return nil, errors.New("there are two rounds to compare, and one is not there")
	}
	a, b := earlier.round, c.round
	switch {
	case a.ID() != b.ID() || a.Subject() != b.Subject():
		return nil, fmt.Errorf("%q of %q and %q of %q are not rounds of one rating", a.ID(), a.Subject(), b.ID(), b.Subject())
	case a.fw.RulesHash() != b.fw.RulesHash():
		return nil, fmt.Errorf("round %d and round %d are about two contents of the framework %s", a.Number(), b.Number(), b.fw.ID())
	case a.Number() >= b.Number():
		return nil, fmt.Errorf("round %d does not come before round %d", a.Number(), b.Number())
	}
	m := &Movement{before: earlier, after: c}
	for i := range c.cells {
		now := &c.cells[i]
		k, ok := earlier.at[place{now.Item, now.Indicator.ID()}]
		if !ok {
			continue
		}
		was := &earlier.cells[k]
		nearer := was.Compared && now.Compared && now.Disagreement < was.Disagreement
		farther := was.Compared && now.Compared && now.Disagreement > was.Disagreement
		settled, opened := was.Open != "" && now.Open == "", was.Open == "" && now.Open != ""
		m.Nearer, m.Farther = m.Nearer+count(nearer), m.Farther+count(farther)
		m.Settled, m.Opened = m.Settled+count(settled), m.Opened+count(opened)
		if nearer || farther || settled || opened || !same(was, now) {
			m.Changed = append(m.Changed, Moved{now.Indicator, now.Item, was.clone(), now.clone()})
		}
	}
	return m, nil
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// same reports whether two cells have the same answer, whatever its evidence.
func same(a, b *Cell) bool {
	x, y := a.Answer, b.Answer
	x.Evidence, y.Evidence = nil, nil
	if x.State().HasValue() && y.State().HasValue() && x.State() == y.State() {
		return compare(a.asked.value(x), b.asked.value(y)) == 0
	}
	return x.State() == govmaturity.State(y.State())
}
