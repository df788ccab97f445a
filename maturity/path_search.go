package maturity

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// better is an answer that counts more than another, and how many steps away
// it is.
type better struct {
	mark  Mark
	steps int
}

// gridSteps is how finely the range of a number is tried, and how many answers
// of a long count are.
const gridSteps = 100

// better lists the answers that count more than the present one, the nearest
// first. From no answer, the lowest is one step away.
func (m *measure) better(now Mark) []better {
	var out []better
	add := func(mk Mark, steps int) {
		if !now.state.hasValue() || mk.value > now.value {
			out = append(out, better{mk, steps})
		}
	}
	switch m.kind {
	case MeasureLevel:
		from := -1
		if now.state.hasValue() {
			from = now.single()
		}
		for i := from + 1; i < len(m.scale.levels); i++ {
			add(Mark{value: m.scale.values[i], given: 1 << i}, i-from)
		}
	case MeasureChoice, MeasureYesNo:
		order := make([]int, len(m.options))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.options[a].value, m.options[b].value) })
		steps, last := 0, math.Inf(-1)
		if now.state.hasValue() {
			last = now.value
		}
		for _, i := range order {
			if v := m.options[i].value; v > last {
				steps, last = steps+1, v
				add(Mark{value: v, given: 1 << i}, steps)
			}
		}
	case MeasureChecklist:
		open := make([]int, 0, len(m.options))
		for i := range m.options {
			if now.given&(1<<i) == 0 {
				open = append(open, i)
			}
		}
		slices.SortStableFunc(open, func(a, b int) int { return -cmp.Compare(m.options[a].value, m.options[b].value) })
		chosen := now.given
		for k, i := range open {
			chosen |= 1 << i
			add(Mark{value: m.checklistValue(chosen), given: chosen}, k+1)
		}
	case MeasureCount, MeasurePoints:
		unit := max(1, math.Ceil(m.max/(2*gridSteps)))
		for k := 1.0; ; k++ {
			x := min(now.number()+float64(k*unit), m.max)
			if mk, err := m.markNumber(x); err == nil {
				add(mk, int(math.Ceil(x-now.number())))
			}
			if x >= m.max {
				break
			}
		}
	default:
		r := m.rng
		if m.custom != nil {
			// What a custom measure accepts is not known: only the ends of its
			// own range are tried, when it takes them.
			r = m.custom.Range()
		}
		// Steps of a hundredth from where the number is, in both directions, to
		// the ends; from no answer, from the lower end.
		step, from := (r.Max-r.Min)/gridSteps, r.Min
		if now.state.hasValue() {
			from = now.number()
		}
		for k := 1; k <= gridSteps; k++ {
			for _, x := range []float64{from - float64(step*float64(k)), from + float64(step*float64(k))} {
				if mk, err := m.markNumber(r.clamp(x)); err == nil {
					add(mk, k)
				}
			}
		}
		corners, _ := m.normalise.(piecewise) // a peak may lie between two steps
		for _, corner := range corners {
			if mk, err := m.markNumber(corner.From); err == nil {
				add(mk, max(1, int(math.Ceil(math.Abs(corner.From-from)/step))))
			}
		}
		slices.SortStableFunc(out, func(a, b better) int {
			return cmp.Or(cmp.Compare(a.steps, b.steps), -cmp.Compare(a.mark.value, b.mark.value))
		})
	}
	return out
}

// term is what one input adds to the sum that an additive rule grows with.
func (n *node) term(weight, value float64) float64 {
	switch n.kind {
	case Geometric:
		return float64(weight * stat.Log(value))
	case Harmonic:
		return -weight / value
	}
	return float64(weight * value)
}

// fromSum turns that sum into the rule's value.
func (n *node) fromSum(s *scratch, sum float64) float64 {
	var weight float64
	for _, in := range s.inputs {
		weight += in.Weight
	}
	switch n.kind {
	case Arithmetic:
		sum /= weight
	case Geometric:
		sum = stat.Exp(sum / weight)
	case Harmonic:
		sum = -weight / sum
	case Points:
		if most := n.mostPoints(s); most > 0 {
			sum = float64(sum/most) * n.worth
		}
	}
	return n.values.clamp(sum)
}

// reaches reports whether the target is reached after the moves.
func (f *pathFinder) reaches(r Result, target Level, made []move) bool {
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
func (f *pathFinder) eliminate(r Result, target Level) ([]move, bool) {
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
