package maturity

import (
	"github.com/govmaturity/govmaturity"

	"cmp"
	"slices"
)

// reaches reports whether the target is reached after the moves.
func (f *pathFinder) reaches(r Result, target govmaturity.Level, made []move) bool {
	card, _ := r.card.after(made)
	return Result{card, r.i}.reaches(target)
}

// after scores a copy of the card with the moves made. It also returns the
// copy of each card.
func (c *Scorecard) after(made []move) (*Scorecard, map[*Scorecard]*Scorecard) {
	copies := map[*Scorecard]*Scorecard{}
	card := c.clone(c.outer, copies)
	for _, m := range made {
		if c := copies[m.card]; c != nil {
			c.given.Set(m.leaf, m.to)
		}
	}
	card.run(new(scratch))
	return card, copies
}

// opens lists the questions that are asked after the moves, were not before,
// and have no answer.
func opens(r Result, made []move) (out []Result) {
	_, copies := r.card.after(made)
	var visit func(c *Scorecard)
	visit = func(c *Scorecard) {
		for i, leaf := range c.tree.leaves {
			if c.marks.states[i] == notAsked && copies[c].marks.states[i] == unanswered {
				out = append(out, Result{c, leaf})
			}
		}
		for _, items := range c.rosters {
			for _, item := range items {
				visit(item)
			}
		}
	}
	visit(r.card)
	return out
}

// clone copies a card and those of its items, so that answers can be tried.
func (c *Scorecard) clone(outer *Scorecard, copies map[*Scorecard]*Scorecard) *Scorecard {
	d := newCard(c.tree, outer)
	d.id, d.title = c.id, c.title
	d.given.copyFrom(c.given)
	copies[c] = d
	for i, items := range c.rosters {
		for _, item := range items {
			d.rosters[i] = append(d.rosters[i], item.clone(d, copies))
		}
	}
	return d
}

// mayRaise reports whether a path may raise an answer: not one that is open,
// unless the node above counts it as something.
func (c *Scorecard) mayRaise(n *node) bool {
	m := c.marks.Mark(n.leaf)
	if m.state.hasValue() || n.parent < 0 {
		return true
	}
	policy := c.tree.nodes[n.parent].missing[m.state]
	return policy == PolicyZero || policy == PolicyAnchor
}

// eliminate finds a path where the rules cannot be taken apart: it raises
// every answer as far as it goes, and then takes back what is not needed, the
// dearest first.
func (f *pathFinder) eliminate(r Result, target govmaturity.Level) ([]move, bool) {
	type choice struct {
		moves []move // by growing effort
		taken int    // how many steps along; 0 leaves the answer as it is
	}
	var choices []choice
	var collect func(c *Scorecard, first, end int)
	collect = func(c *Scorecard, first, end int) {
		for i := first; i < end; i++ {
			n := &c.tree.nodes[i]
			if n.leaf >= 0 && n.weight > 0 && c.mayRaise(n) {
				var ch choice
				for _, pt := range leafFrontier(c, n, c.marks.Mark(n.leaf)) {
					if pt.moves != nil {
						ch.moves = append(ch.moves, *pt.moves.one)
					}
				}
				if ch.taken = len(ch.moves); ch.taken > 0 {
					choices = append(choices, ch)
				}
			}
			if n.items != nil {
				for _, item := range c.rosters[n.items.roster] {
					collect(item, 0, len(item.tree.nodes))
				}
			}
		}
	}
	collect(r.card, r.i, r.node().end)
	made := func() (out []move) {
		for _, ch := range choices {
			if ch.taken > 0 {
				out = append(out, ch.moves[ch.taken-1])
			}
		}
		return out
	}
	const most = 5000 // tries take time in proportion to the square of this
	if len(choices) > most || !f.reaches(r, target, made()) {
		return nil, false
	}
	slices.SortStableFunc(choices, func(a, b choice) int {
		return -cmp.Compare(a.moves[len(a.moves)-1].effort, b.moves[len(b.moves)-1].effort)
	})
	for i := range choices {
		// Values rise with answers, so the least step that still does it can
		// be found by halving.
		lo, hi := 0, choices[i].taken
		for lo < hi {
			mid := (lo + hi) / 2
			choices[i].taken = mid
			if f.reaches(r, target, made()) {
				hi = mid
			} else {
				lo = mid + 1
			}
		}
		choices[i].taken = hi
	}
	// Where an answer to an open question lowers a mean, or changes what is
	// asked, a step that was needed may not be any more.
	for again := true; again; {
		again = false
		for i := range choices {
			taken := choices[i].taken
			if taken == 0 {
				continue
			}
			if choices[i].taken = 0; f.reaches(r, target, made()) {
				again = true
			} else {
				choices[i].taken = taken
			}
		}
	}
	return made(), f.reaches(r, target, made())
}
