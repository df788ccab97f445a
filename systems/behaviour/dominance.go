package behaviour

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Loop is a way through a model that comes back to where it begins.
type Loop struct {
	// ID names the loop, such as R1.
	ID string
	// Through names what it goes through, stocks and variables, each once, in the
	// direction of the links.
	Through []string
	// Title is for readers. [Model.Structure] fills it in, for the first hundred
	// loops, with the names of what the loop goes through, and the signs of its links.
	Title govmaturity.Text
}

// Dominance says which loops make the behaviour of a run, and when, by the method
// Loops That Matter.
//
// The score of a link from an input to a variable is the part of the change of
// the variable over one step that the change of this input makes, with all other
// inputs as they are after the step; it has the sign of the effect. That of a link
// from a flow to a stock is the change of the flow over that of all flows of the
// stock together. The score of a loop is the product of those of its links, and
// its share is its score over the sum of all scores, without signs, of the loops
// that it is compared with.
type Dominance struct {
	// Groups are the loops that can be compared with each other: those that belong
	// to one part of the model in which everything acts on everything.
	Groups []DominanceGroup
	// Whole reports whether the run came to its end, as in [Run.Whole].
	Whole bool
}

// DominanceGroup is a group of loops that can be compared.
type DominanceGroup struct {
	Loops []Loop
	// Times are when shares are known: from the first step that is kept on.
	Times []float64
	// Shares are, for each time, those of the loops, in their order: above 0 where
	// the loop reinforces, below 0 where it balances. They add up to 1 without
	// their signs, and are all 0 when nothing moves.
	Shares [][]float64
	// Periods follow each other without a gap.
	Periods []Period
}

// Period is a time over which the same loops dominate.
type Period struct {
	From, To float64
	State    PeriodState
	// Loops are those that make at least half of the behaviour together, all of
	// them reinforcing or all of them balancing: the largest first, and no more
	// than are needed when the period begins. It lasts as long as, in this order,
	// all of them are needed and are enough.
	Loops []string
}

// PeriodState says whether loops dominate over a period.
type PeriodState string

const (
	// PeriodStateDominated: loops dominate.
	PeriodStateDominated PeriodState = "dominated"
	// PeriodStateRest: nothing moves, and so nothing makes it move.
	PeriodStateRest PeriodState = "rest"
	// PeriodStateNone: the scores are no finite numbers, and say nothing.
	PeriodStateNone PeriodState = "none"
)

// maxLoops is how many loops are compared at most.
const maxLoops = 10_000

// Dominance runs the model and says which of the loops dominate, and when. Only
// the loops that are given are compared: with one left out, the shares of the
// others are too great.
func (m *Model) Dominance(s Setup, loops []Loop) (Dominance, error) {
	s = m.with(s)
	var c checker
	c.setup(m, s, nil)
	paths := c.loops(m, loops)
	if err := c.problems.Err(); err != nil {
		return Dominance{}, err
	}
	edges := 0
	for _, p := range paths {
		edges += len(p)
	}
	kept := math.Ceil(s.steps() / float64(s.Every))
	if kept*float64(edges+1) > maxKept {
		c.add(govmaturity.Path{}.Key("every"), govmaturity.CodeTooManyValues, "at most %d scores are computed: keep a state less often than every %d steps", maxKept, s.Every)
		return Dominance{}, c.problems.Err()
	}
	d := Dominance{Groups: m.groups(loops, paths)}
	d.Whole = m.score(s, d.Groups, paths, loops)
	for i := range d.Groups {
		d.Groups[i].periods(s.From)
	}
	return d, nil
}

// loops checks the loops, and returns the slots that each goes through.
func (c *checker) loops(m *Model, loops []Loop) map[string][]int {
	root := govmaturity.Path{}.Key("loops")
	if len(loops) == 0 || len(loops) > maxLoops {
		c.add(root, govmaturity.CodeWrongCount, "from 1 to %d loops can be compared, found %d", maxLoops, len(loops))
		return nil
	}
	paths := map[string][]int{}
	for i, l := range loops {
		at := root.Index(i)
		if _, ok := paths[l.ID]; ok {
			c.add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a loop %q", l.ID)
		}
		var path []int
		for k, id := range l.Through {
			slot, ok := m.slot[id]
			if !ok || slot < m.first || slices.Contains(path, slot) {
				c.add(at.Key("through").Index(k), govmaturity.CodeUnknownReference, "%q is no stock or variable of the model, or the loop has been there", id)
				continue
			}
			path = append(path, slot)
		}
		if len(l.Through) == 0 {
			c.add(at.Key("through"), govmaturity.CodeEmpty, "a loop goes through something")
		} else if len(path) == len(l.Through) {
			c.closes(m, path, at.Key("through"))
		}
		paths[l.ID] = path
	}
	return paths
}

// closes checks that each thing leads to the next, and the last to the first.
func (c *checker) closes(m *Model, path []int, at govmaturity.Path) {
	stock := false
	for k, from := range path {
		to := path[(k+1)%len(path)]
		stock = stock || to < m.vars
		if to >= m.vars && m.inputOf(m.names[to], from) < 0 || to < m.vars && m.sign(from, to) == 0 {
			c.add(at.Index(k), govmaturity.CodeUnknownReference, "no link leads from %q to %q", m.names[from], m.names[to])
		}
	}
	if !stock {
		c.add(at, govmaturity.CodeCycle, "a loop goes through a stock")
	}
}

// sign returns how a flow moves a stock: 1 in, -1 out, 0 not at all, or both.
func (m *Model) sign(flow, stock int) int {
	sign := 0
	for _, f := range m.flows[stock-m.first].in {
		if f == flow {
			sign++
		}
	}
	for _, f := range m.flows[stock-m.first].out {
		if f == flow {
			sign--
		}
	}
	return max(-1, min(sign, 1))
}

// groups sorts the loops into those that can be compared, in the order in which
// they are met.
func (m *Model) groups(loops []Loop, paths map[string][]int) []DominanceGroup {
	part := m.parts()
	var out []DominanceGroup
	at := map[int]int{}
	for _, l := range loops {
		p := part[paths[l.ID][0]]
		k, ok := at[p]
		if !ok {
			k = len(out)
			at[p] = k
			out = append(out, DominanceGroup{})
		}
		out[k].Loops = append(out[k].Loops, Loop{l.ID, slices.Clone(l.Through), l.Title.Clone()})
	}
	return out
}

// parts returns, for each slot, the strongly connected part of the model that it
// belongs to.
func (m *Model) parts() []int {
	forward, back := make([][]int, len(m.names)), make([][]int, len(m.names))
	for _, l := range m.Links() {
		from, to := m.slot[l.From], m.slot[l.To]
		forward[from], back[to] = append(forward[from], to), append(back[to], from)
	}
	var order []int
	seen := make([]bool, len(m.names))
	for root := range m.names {
		walk(root, forward, seen, func(slot int) { order = append(order, slot) })
	}
	part := make([]int, len(m.names))
	clear(seen)
	for i, slot := range slices.Backward(order) {
		walk(slot, back, seen, func(s int) { part[s] = i })
	}
	return part
}

// walk visits what can be reached and was not seen, and leaves each after what
// can be reached from it.
func walk(root int, next [][]int, seen []bool, leave func(int)) {
	type frame struct{ slot, k int }
	if seen[root] {
		return
	}
	seen[root] = true
	for stack := []frame{{root, 0}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.k == len(next[top.slot]) {
			leave(top.slot)
			stack = stack[:len(stack)-1]
			continue
		}
		to := next[top.slot][top.k]
		top.k++
		if !seen[to] {
			seen[to] = true
			stack = append(stack, frame{to, 0})
		}
	}
}

// score runs the model and fills the shares in. It reports whether the run came
// to its end.
func (m *Model) score(s Setup, groups []DominanceGroup, paths map[string][]int, loops []Loop) bool {
	p := newStepper(m, s)
	old := make([]float64, len(p.vals))
	links := map[[2]int]float64{}
	steps := int(s.steps())
	for k := 1; k <= steps; k++ {
		copy(old, p.vals)
		p.advance()
		if !p.finite() {
			return false
		}
		if k%s.Every != 0 && k != steps {
			continue
		}
		clear(links)
		for i := range groups {
			g := &groups[i]
			g.Times = append(g.Times, p.vals[0])
			shares := make([]float64, len(g.Loops))
			for j, l := range g.Loops {
				shares[j] = p.loopScore(paths[l.ID], old, links)
			}
			g.Shares = append(g.Shares, relative(shares))
		}
	}
	return true
}

// relative divides scores by their sum without signs.
func relative(scores []float64) []float64 {
	sum := 0.0
	for _, x := range scores {
		sum += math.Abs(x)
	}
	for i := range scores {
		if sum != 0 {
			scores[i] /= sum
		}
	}
	return scores
}

// loopScore is the product of the scores of the links.
func (r *stepper) loopScore(path []int, old []float64, links map[[2]int]float64) float64 {
	score := 1.0
	for k, from := range path {
		link := [2]int{from, path[(k+1)%len(path)]}
		x, ok := links[link]
		if !ok {
			x = r.linkScore(link[0], link[1], old)
			links[link] = x
		}
		score *= x
	}
	return score
}

func (r *stepper) linkScore(from, to int, old []float64) float64 {
	m := r.m
	dx := r.vals[from] - old[from]
	if to < m.vars {
		dz := 0.0
		for _, f := range m.flows[to-m.first].in {
			dz += r.vals[f] - old[f]
		}
		for _, f := range m.flows[to-m.first].out {
			dz -= r.vals[f] - old[f]
		}
		if dz == 0 {
			return 0
		}
		return float64(float64(m.sign(from, to)) * math.Abs(dx/dz))
	}
	dz := r.vals[to] - old[to]
	if dz == 0 || dx == 0 {
		return 0
	}
	part := r.vals[to] - r.moved(to, from, old[from])
	if part == 0 {
		return 0
	}
	return math.Copysign(math.Abs(part/dz), float64(math.Copysign(1, part)*dx))
}

// periods puts together the times over which the same loops dominate.
func (g *DominanceGroup) periods(from float64) {
	for t, shares := range g.Shares {
		state := stateOf(shares)
		if n := len(g.Periods); n > 0 {
			last := &g.Periods[n-1]
			last.To = g.Times[t]
			if last.State == state && (state != PeriodStateDominated || g.lasts(last.Loops, shares)) {
				continue
			}
			from = g.Times[t]
		}
		p := Period{From: from, To: g.Times[t], State: state}
		if state == PeriodStateDominated {
			p.Loops = g.dominant(shares)
		}
		g.Periods = append(g.Periods, p)
	}
}

func stateOf(shares []float64) PeriodState {
	sum := 0.0
	for _, x := range shares {
		sum += math.Abs(x)
	}
	switch {
	case sum == 0:
		return PeriodStateRest
	case math.IsNaN(sum) || math.IsInf(sum, 0):
		return PeriodStateNone
	}
	return PeriodStateDominated
}

// lasts reports whether the loops, in their order, are all needed to make half of
// the behaviour, and are enough.
func (g *DominanceGroup) lasts(loops []string, shares []float64) bool {
	sum, sign := 0.0, 0.0
	for i, id := range loops {
		k := slices.IndexFunc(g.Loops, func(l Loop) bool { return l.ID == id })
		switch {
		case shares[k] != 0 && sign != 0 && (shares[k] > 0) != (sign > 0):
			return false // one of them has turned
		case sign == 0:
			sign = shares[k]
		}
		if sum += math.Abs(shares[k]); sum >= half && i < len(loops)-1 {
			return false
		}
	}
	return sum >= half
}

// half is the part of the behaviour that dominates. Shares are rounded: two of a
// half each may be a little less.
const half = 0.5 - 1e-12

// dominant returns the fewest loops of one kind that make half of the behaviour,
// the largest first. Where both kinds make half, they are the reinforcing ones.
func (g *DominanceGroup) dominant(shares []float64) []string {
	for _, sign := range []float64{1, -1} {
		var at []int
		for i, x := range shares {
			if x*sign > 0 {
				at = append(at, i)
			}
		}
		slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(math.Abs(shares[j]), math.Abs(shares[i])) })
		sum := 0.0
		for n, i := range at {
			if sum += math.Abs(shares[i]); sum < half {
				continue
			}
			out := make([]string, n+1)
			for k := range out {
				out[k] = g.Loops[at[k]].ID
			}
			return out
		}
	}
	return nil
}
