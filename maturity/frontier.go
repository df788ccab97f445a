package maturity

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// move raises one answer to a mark.
type move struct {
	card   *Scorecard
	leaf   int
	to     Mark
	effort int
}

// point is something that can be attained: the value of a node, what it costs,
// and how. A frontier is a list of points by growing effort and growing value:
// for each effort, only the best is kept. That is enough, since no rule gives
// less for more.
type point struct {
	effort int
	value  float64
	moves  *moves
	count  int // of the moves
}

// betterThan reports whether p is worth more than q, which costs the same, or
// as much with fewer moves: a plan of one step is easier to follow. Rounding
// does not decide between the two.
func (p point) betterThan(q point) bool {
	if math.IsInf(p.value, 0) || math.IsInf(q.value, 0) { // the terms of a 0 in a geometric or harmonic mean
		return p.value > q.value || p.value == q.value && p.count < q.count
	}
	slack := float64(1e-14 * max(1, math.Abs(q.value))) // a hundred of these stay within that of a cut
	return p.value > q.value+slack || p.value >= q.value-slack && p.count < q.count
}

// moves is a list that shares its parts with others. A nil one is empty.
type moves struct {
	left, right *moves
	one         *move
}

func (m *moves) list(out []move) []move {
	if m == nil {
		return out
	}
	if m.one != nil {
		return append(out, *m.one)
	}
	return m.right.list(m.left.list(out))
}

// each lists the moves, one for each answer: the farthest, where two summaries
// of a roster ask for different ones.
func (m *moves) each() []move {
	type answer struct {
		card *Scorecard
		leaf int
	}
	at := map[answer]int{}
	var out []move
	for _, mv := range m.list(nil) {
		key := answer{mv.card, mv.leaf}
		if i, ok := at[key]; !ok {
			at[key] = len(out)
			out = append(out, mv)
		} else if mv.to.value > out[i].to.value {
			out[i] = mv
		}
	}
	return out
}

// sharesRoster reports whether two nodes below one, itself included, summarise
// the same roster.
func (t *tree) sharesRoster(i int) bool {
	seen := map[int]bool{}
	for j := i; j < t.nodes[i].end; j++ {
		if n := &t.nodes[j]; n.items != nil && (n.weight > 0 || j == i) {
			if seen[n.items.roster] || n.items.tree.sharesRoster(n.items.take) {
				return true
			}
			seen[n.items.roster] = true
		}
	}
	return false
}

// maxEffort bounds the tables of the search, and so its time: above it, paths
// are found in the other way.
const maxEffort = 20_000

// maxWork bounds how many sums are tried in all.
const maxWork = 20_000_000

type pathFinder struct {
	exact      bool
	work       int
	decomposes bool // every rule on the way could be taken apart
}

// frontier returns what a node can attain. It is empty when the node has no
// value now and no answer would give it one for sure.
func (f *pathFinder) frontier(c *Scorecard, i int, top bool) []point {
	if top {
		f.decomposes = !branches(c.tree)
	}
	n := &c.tree.nodes[i]
	m, _ := c.result(i)
	if n.leaf >= 0 {
		if n.measure.max > 2*gridSteps && (n.measure.kind == MeasureCount || n.measure.kind == MeasurePoints) {
			f.exact = false // not every step is tried
		}
		return leafFrontier(c, n, m)
	}
	if !f.decomposes || !m.state.hasValue() {
		return nil
	}
	var s scratch
	c.gather(n, &s)
	n.resolve(&s)
	below := Result{c, i}.Children()
	fronts := make([][]point, len(s.inputs))
	for j, k := range s.below {
		if !s.marks[k].state.hasValue() && n.missing[s.marks[k].state] == PolicyImpute {
			f.decomposes = false
			return nil
		}
		fronts[j] = append(fronts[j], point{value: s.inputs[j].Value})
		if child := below[k]; !s.marks[k].state.hasValue() && !child.IsIndicator() {
			f.exact = false // what would give it a value is not looked into
		}
		for _, pt := range f.frontier(below[k].card, below[k].i, false) {
			if pt.value > fronts[j][len(fronts[j])-1].value && pt.effort > 0 {
				fronts[j] = append(fronts[j], pt)
			}
		}
	}
	switch n.kind {
	case AggregationArithmetic, AggregationGeometric, AggregationHarmonic, AggregationSum, AggregationPoints:
		return f.additive(n, &s, fronts)
	case AggregationMinimum:
		return lowest(fronts)
	case AggregationMaximum:
		return highest(fronts)
	case AggregationGate, AggregationLadder:
		f.exact = f.exact && top // how far a level is counts in what is above
		return f.gates(n, &s, fronts, m.value)
	}
	f.decomposes = false
	return nil
}

// branches reports whether answers decide what is asked, or which items count,
// here or in a roster: raising one may then lower a value.
func branches(t *tree) bool {
	if t.conditional {
		return true
	}
	for i := range t.nodes {
		if it := t.nodes[i].items; it != nil && (it.where.restsOnScore(it.tree) || branches(it.tree)) {
			return true
		}
	}
	return false
}

// restsOnScore reports whether the condition is about an answer that counts.
// An attribute of an item, which has the weight 0, does not.
func (c *condition) restsOnScore(t *tree) bool {
	if c == nil {
		return false
	}
	for i := range c.parts {
		if c.parts[i].restsOnScore(t) {
			return true
		}
	}
	return c.about < allOf && (c.outer > 0 || t.nodes[t.leaves[c.leaf]].weight > 0)
}

// additive is for the rules whose value grows with a sum of one term for each
// input: it tries, for every effort, how to spread it.
func (f *pathFinder) additive(n *node, s *scratch, fronts [][]point) []point {
	sums := []point{{}}
	for j, front := range fronts {
		w := s.inputs[j].Weight
		terms := make([]point, len(front))
		for k, pt := range front {
			terms[k] = point{pt.effort, n.term(w, pt.value), pt.moves, pt.count}
		}
		total := addEffort(sums[len(sums)-1].effort, terms[len(terms)-1].effort)
		if f.work += len(sums) * len(terms); total > maxEffort || f.work > maxWork {
			f.decomposes = false
			return nil
		}
		best := make([]point, total+1)
		have := make([]bool, total+1)
		for _, a := range slices.Backward(sums) { // of equals, the first in the document
			for _, b := range terms {
				sum := point{effort: a.effort + b.effort, value: a.value + b.value, count: a.count + b.count}
				if e := sum.effort; !have[e] || sum.betterThan(best[e]) {
					have[e] = true
					sum.moves = join(a.moves, b.moves)
					best[e] = sum
				}
			}
		}
		sums = sums[:0:0]
		for e, pt := range best {
			if have[e] && (len(sums) == 0 || pt.value > sums[len(sums)-1].value) {
				sums = append(sums, pt)
			}
		}
	}
	for k := range sums {
		sums[k].value = n.fromSum(s, sums[k].value)
	}
	return sums
}

// leafFrontier lists the better answers of an indicator.
func leafFrontier(c *Scorecard, n *node, now Mark) []point {
	front := []point{{value: now.value}}
	if !now.state.hasValue() {
		front = nil
		if now.state != unanswered && now.state != notDeployed {
			return nil
		}
	}
	for _, b := range n.measure.better(now) {
		b.mark.state = answered
		mv := move{c, n.leaf, b.mark, b.steps * n.effort}
		if len(front) == 0 || b.mark.value > front[len(front)-1].value {
			front = append(front, point{mv.effort, b.mark.value, &moves{one: &mv}, 1})
		}
	}
	return front
}

// lowest is the frontier of a minimum: for each value that it could have, all
// inputs are raised to at least that.
func lowest(fronts [][]point) []point {
	var wanted []float64
	for _, front := range fronts {
		for _, pt := range front {
			wanted = append(wanted, pt.value)
		}
	}
	slices.Sort(wanted)
	var out []point
	for _, want := range slices.Compact(wanted) {
		all, ok := point{value: want}, true
		for _, front := range fronts {
			k := slices.IndexFunc(front, func(pt point) bool { return pt.value >= want })
			if ok = k >= 0; !ok {
				break
			}
			all.effort = addEffort(all.effort, front[k].effort)
			all.moves = join(all.moves, front[k].moves)
			all.count += front[k].count
		}
		if !ok {
			break
		}
		if len(out) > 0 && out[len(out)-1].effort == all.effort {
			out[len(out)-1] = all
		} else {
			out = append(out, all)
		}
	}
	return out
}

// highest is the frontier of a maximum: one input is raised.
func highest(fronts [][]point) []point {
	var all []point
	for _, front := range fronts {
		all = append(all, front...)
	}
	slices.SortStableFunc(all, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.effort, b.effort), -cmp.Compare(a.value, b.value))
	})
	var out []point
	for _, pt := range all {
		if len(out) == 0 || pt.value > out[len(out)-1].value {
			out = append(out, pt)
		}
	}
	return out
}

// gates is the frontier of a gate: one point for each level that can be
// opened, from the value as it is.
func (f *pathFinder) gates(n *node, s *scratch, fronts [][]point, now float64) []point {
	out := []point{{value: now}}
	sofar := point{}
	for level, value := range n.level.scale.values {
		var needs []point // what each input of this level costs to meet
		var weights []float64
		var total, met float64
		same, needed := true, 0
		for j, k := range s.below {
			if n.at[k] != level {
				continue
			}
			w := s.inputs[j].Weight
			total += w
			needed++
			r := n.rangeBelow(k)
			at := slices.IndexFunc(fronts[j], func(pt point) bool { return r.AtLeast(pt.value, n.threshold(k)) })
			if at < 0 {
				continue
			}
			needs, weights = append(needs, fronts[j][at]), append(weights, w)
			same = same && w == weights[0]
		}
		order := make([]int, len(needs))
		for j := range order {
			order[j] = j
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(needs[a].effort, needs[b].effort) })
		var taken []int
		for _, j := range order {
			if needs[j].effort > 0 && n.enough(met, total, len(taken) == needed) {
				break
			}
			met += weights[j]
			taken = append(taken, j)
		}
		// A heavy one that came late may have made lighter ones needless.
		for i := len(taken) - 1; i >= 0; i-- {
			if w := weights[taken[i]]; needs[taken[i]].effort > 0 && n.enough(met-w, total, false) {
				met -= w
				taken = slices.Delete(taken, i, i+1)
			}
		}
		for _, j := range taken {
			sofar.effort = addEffort(sofar.effort, needs[j].effort)
			sofar.moves = join(sofar.moves, needs[j].moves)
			sofar.count += needs[j].count
		}
		if !n.enough(met, total, len(taken) == needed) {
			break // something below can never be met
		}
		f.exact = f.exact && (same || n.share == 1)
		sofar.value = value
		if sofar.effort > out[len(out)-1].effort && value > out[len(out)-1].value {
			out = append(out, sofar)
		}
	}
	return out
}

// addEffort adds two efforts, and stays at the largest int if the sum is more:
// an int of 32 bits does not hold the effort of a thousand long counts.
func addEffort(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func join(a, b *moves) *moves {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &moves{left: a, right: b}
}

// term is what one input adds to the sum that an additive rule grows with.
func (n *node) term(weight, value float64) float64 {
	switch n.kind {
	case AggregationGeometric:
		return float64(weight * stat.Log(value))
	case AggregationHarmonic:
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
	case AggregationArithmetic:
		sum /= weight
	case AggregationGeometric:
		sum = stat.Exp(sum / weight)
	case AggregationHarmonic:
		sum = -weight / sum
	case AggregationPoints:
		if most := n.mostPoints(s); most > 0 {
			sum = float64(sum/most) * n.worth
		}
	}
	return n.values.Clamp(sum)
}
