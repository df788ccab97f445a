package maturity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Path is a way from the answers as they are to a level: what to raise, and
// what that costs. Others may cost as much.
//
// Effort is counted in steps, each weighed with the indicator's Effort: one
// level or option up, one item of a checklist, one unit of a count or of
// points, one hundredth of the range of a number. Nothing is ever lowered.
// Questions that are not applicable, not asked or excluded stay so. Unanswered
// questions stay so too, unless the framework counts them as something: what a
// new answer would do to a mean of the others is not known before it is given.
type Path struct {
	// Node is where the path leads from, and Target the level it leads to.
	Node   Result
	Target Level
	// Steps are the answers to raise, the cheapest first.
	Steps []Step
	// Effort is the sum of the steps' efforts.
	Effort int
	// Opens are the questions that the steps cause to be asked and that nobody
	// has answered: the level is reached before they are, and answers to them
	// can take it away again.
	Opens []Result
	// Found reports whether the level can be reached. The path of no steps is
	// found when it is reached already.
	Found bool
	// Exact reports whether no cheaper path exists, or, when none is found,
	// whether there is none. Where branching, a median,
	// a table or Go code of the author's lies on the way, the path is one that
	// works and of which no part can be left out, and Exact is false.
	Exact bool
}

// String returns the path as text, in English: its target, and a line for each
// step.
func (p Path) String() string {
	switch {
	case !p.Target.Valid():
		return "nothing to reach"
	case !p.Found:
		return "no way to " + p.Target.String() + " was found"
	case len(p.Steps) == 0:
		return p.Target.String() + " is reached"
	}
	text := fmt.Sprintf("to %s, effort %d:", p.Target, p.Effort)
	for _, s := range p.Steps {
		text += "\n  " + s.String()
	}
	for _, r := range p.Opens {
		text += "\n  then asked, and open: " + r.Title().String()
	}
	return text
}

// Step raises one answer.
type Step struct {
	// Node is the indicator, on the card of its item when it is in a roster.
	Node   Result
	From   Answer
	To     Answer
	Effort int
}

// String returns the step on one line, in English.
func (s Step) String() string { return s.Text() }

// Text returns the step on one line. Titles are in the first of the given
// languages that they are in; the words around them are English.
func (s Step) Text(languages ...string) string {
	where := ""
	if c := s.Node.Card(); c != nil && c.outer != nil {
		where = c.Title() + ", "
	}
	return fmt.Sprintf("%s%s: from %s to %s (effort %d)", where, s.Node.Title().In(languages...),
		s.Node.AnswerText(s.From, languages...), s.Node.AnswerText(s.To, languages...), s.Effort)
}

// Next returns the cheapest path to the next level: the one above the level
// that is reached or, for a node that has classes only, above its class. The
// Path has no Target at the top, and for a node that has neither levels nor
// classes.
func (r Result) Next() Path {
	if !r.Valid() {
		return Path{}
	}
	n, reached := r.node(), r.Level()
	s := n.levels()
	if s == nil && n.class != nil {
		s, reached = n.class.scale, r.Class()
	}
	next := s.at(0)
	if reached.Valid() {
		next = reached.Next()
	}
	if !next.Valid() {
		return Path{Node: r}
	}
	return r.PathTo(next)
}

// PathTo returns the cheapest path to a level of the node's scale, or of its
// classes.
func (r Result) PathTo(target Level) Path {
	p := Path{Node: r, Target: target}
	if !r.Valid() || !target.Valid() || r.node().sorts(target) == nil && r.node().levels() != target.scale {
		return p
	}
	if r.reaches(target) {
		p.Found, p.Exact = true, true
		return p
	}
	n := r.node()
	f := pathFinder{
		// A gate's frontier has its levels, and not what lies between them; and
		// a roster that is summarised twice has its steps in two frontiers.
		exact: !(n.level != nil && n.level.opened && target.scale != n.level.scale) && !n.tree.sharesRoster(r.i),
	}
	front := f.frontier(r.card, r.i, true)
	if !f.decomposes {
		front = nil
	}
	// The first that does it, checked by scoring the answers it leads to. More
	// effort gives more value, so it can be found by halving.
	at, _ := slices.BinarySearchFunc(front, true, func(pt point, _ bool) int {
		if f.reaches(r, target, pt.moves.each()) {
			return 0
		}
		return -1
	})
	if at < len(front) {
		p.take(front[at].moves.each())
		p.Found, p.Exact = true, f.exact
		return p
	}
	if moves, ok := f.eliminate(r, target); ok {
		p.take(moves)
		p.Found = true
	} else {
		p.Exact = f.decomposes && f.exact
	}
	return p
}

// sorts returns the rule that sorts the node's value into the target's scale.
func (n *node) sorts(target Level) *cutter {
	if n.level != nil && n.level.scale == target.scale {
		return n.level
	}
	if n.class != nil && n.class.scale == target.scale {
		return n.class
	}
	return nil
}

func (r Result) reaches(target Level) bool {
	n := r.node()
	reached := r.Level()
	if n.levels() != target.scale {
		reached = r.Class()
	}
	return reached.Valid() && reached.index >= target.index
}

func (p *Path) take(moves []move) {
	p.Opens = opens(p.Node, moves)
	for _, m := range moves {
		leaf := Result{m.card, m.card.tree.leaves[m.leaf]}
		mk := m.to
		p.Steps = append(p.Steps, Step{leaf, leaf.Answer(), leaf.node().measure.answer(mk), m.effort})
		p.Effort = addEffort(p.Effort, m.effort)
	}
	slices.SortStableFunc(p.Steps, func(a, b Step) int { return cmp.Compare(a.Effort, b.Effort) })
}

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
	slack := float64(1e-12 * max(1, math.Abs(q.value)))
	return p.value > q.value+slack || p.value >= q.value-slack && p.count < q.count
}

// moves is a list that shares its parts with others.
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
	case Arithmetic, Geometric, Harmonic, Sum, Points:
		return f.additive(n, &s, fronts)
	case Minimum:
		return lowest(fronts)
	case Maximum:
		return highest(fronts)
	case Gate, Ladder:
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
			at := slices.IndexFunc(fronts[j], func(pt point) bool { return r.atLeast(pt.value, n.threshold(k)) })
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
