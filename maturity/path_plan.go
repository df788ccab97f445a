package maturity

import (
	"encoding/binary"
	"math"
	"slices"
)

// pathPlan is what the value of a node rests on, unfolded into a tree: an item
// stands below each summary that takes something of it. It says which answers
// may be raised, and how, and which of them are felt in more than one place.
type pathPlan struct {
	root    *pathNode
	answers []*pathAnswer // those that may be raised, in the order in which they are met
	byLeaf  map[pathLeaf]*pathAnswer
	outside bool // some stand on a card further out
	authors bool // Go code of the author's lies on the way
}

type pathLeaf struct {
	card *Scorecard
	leaf int
}

// pathNode is a node of the plan.
type pathNode struct {
	card  *Scorecard
	n     *node
	up    *pathNode
	depth int
	// kids are what is below, as the engine gathers it: all nodes of a group,
	// with nil for those that weigh nothing, or one node of each item.
	kids   []*pathNode
	whens  []pathWhen // what must hold for it to be asked
	answer *pathAnswer
	covers bool // how much is answered matters here
	// decides are the answers that are felt in more than one place, of which
	// this is the lowest node above all; rests are those that are felt in and
	// outside of what is below this node.
	decides []*pathAnswer
	rests   []*pathAnswer
}

type pathWhen struct {
	when *condition
	card *Scorecard
}

// pathAnswer is an answer that a path may raise, or that a condition reads.
type pathAnswer struct {
	card *Scorecard
	leaf int
	n    *node

	place  int          // in the order in which they are met
	tests  []*condition // what conditions ask of it
	places []*pathNode  // where it is felt
	values int          // how many of these are places where it counts

	counted bool // it weighs something
	looked  bool // a table reads it
	putIn   bool // where it is open, it counts as something

	// options are what it can be, in classes: conditions cannot tell those of
	// one class apart. The first option of the first class is the answer as it
	// is.
	options []pathOption
	classes [][]int
	// beyond is the least effort of an answer that is not among the options;
	// most says that the best answer is among them.
	beyond int64
	most   bool

	decided bool
	class   int // while searching, of a decided answer
}

// pathOption is what an answer can be, and how many steps away that is.
type pathOption struct {
	mark  Mark
	steps int64
}

// newPathPlan makes the plan of a node. Of long numbers it has every step that
// costs no more than the effort that is known to be enough.
func newPathPlan(r Result, enough int64) *pathPlan {
	p := &pathPlan{byLeaf: map[pathLeaf]*pathAnswer{}}
	p.root = p.unfold(r.card, r.i, nil, false, true)
	p.read(p.root)
	if slices.ContainsFunc(p.answers, func(a *pathAnswer) bool { return !a.counted }) {
		p.look(r.card.fw)
	}
	for _, a := range p.answers {
		a.fill(p.authors, enough)
	}
	p.answers = slices.DeleteFunc(p.answers, func(a *pathAnswer) bool { return len(a.options) < 2 })
	for _, a := range p.answers {
		p.outside = p.outside || !a.card.within(r.card)
		p.place(a)
	}
	return p
}

// within reports whether c is the card d, or that of an item in it.
func (c *Scorecard) within(d *Scorecard) bool {
	for ; c != nil; c = c.outer {
		if c == d {
			return true
		}
	}
	return false
}

// unfold makes the plan's node for a node of a card, and for all below it.
func (p *pathPlan) unfold(c *Scorecard, i int, up *pathNode, covers, weighs bool) *pathNode {
	n := &c.tree.nodes[i]
	v := &pathNode{card: c, n: n, up: up, covers: covers || n.minCoverage > 0}
	if up != nil {
		v.depth = up.depth + 1
	}
	if n.when != nil {
		v.whens = append(v.whens, pathWhen{n.when, c})
	}
	if up == nil || up.card != c { // what is above is not in the plan
		for above := n.parent; above >= 0; above = c.tree.nodes[above].parent {
			if when := c.tree.nodes[above].when; when != nil {
				v.whens = append(v.whens, pathWhen{when, c})
			}
		}
	}
	if n.leaf >= 0 {
		a := p.answer(c, n.leaf)
		a.places, a.values = append(a.places, v), a.values+1
		a.counted = a.counted || weighs
		if up == nil {
			a.putIn = true
		} else {
			policy := up.n.missing[c.given.Mark(n.leaf).state]
			a.putIn = a.putIn || policy == PolicyZero || policy == PolicyAnchor
		}
		v.answer = a
		p.authors = p.authors || n.measure.custom != nil
		return v
	}
	p.authors = p.authors || n.custom != nil || n.isGroupCode()
	all := n.kind == AggregationTable || n.kind == AggregationProfile
	for k, kid := range n.kids {
		var below *pathNode
		if all || n.weights[k] > 0 {
			below = p.unfold(c, kid, v, v.covers, weighs && n.weights[k] > 0)
		}
		v.kids = append(v.kids, below)
	}
	if n.items != nil {
		for _, item := range c.rosters[n.items.roster] {
			v.kids = append(v.kids, p.unfold(item, n.items.take, v, v.covers, weighs))
		}
	}
	return v
}

func (p *pathPlan) answer(c *Scorecard, leaf int) *pathAnswer {
	key := pathLeaf{c, leaf}
	a := p.byLeaf[key]
	if a == nil {
		a = &pathAnswer{card: c, leaf: leaf, n: &c.tree.nodes[c.tree.leaves[leaf]], place: len(p.byLeaf)}
		p.byLeaf[key] = a
		p.answers = append(p.answers, a)
	}
	return a
}

// read notes which answers the conditions read, and where.
func (p *pathPlan) read(v *pathNode) {
	for _, w := range v.whens {
		p.reads(w.when, w.card, v)
	}
	for i := range v.n.table {
		p.reads(v.n.table[i].when, v.card, v)
	}
	for _, kid := range v.kids {
		if kid == nil {
			continue
		}
		if v.n.items != nil {
			p.reads(v.n.items.where, kid.card, v)
		}
		p.read(kid)
	}
}

func (p *pathPlan) reads(c *condition, card *Scorecard, at *pathNode) {
	if c == nil {
		return
	}
	if c.about >= allOf {
		for i := range c.parts {
			p.reads(&c.parts[i], card, at)
		}
		return
	}
	for range c.outer {
		card = card.outer
	}
	a := p.answer(card, c.leaf)
	if !slices.Contains(a.tests, c) {
		a.tests = append(a.tests, c)
	}
	if slices.Contains(a.places, at) {
		return // and so is what decides whether it is asked
	}
	a.places = append(a.places, at)
	if !a.counted {
		a.counted = card.counts(a.n)
	}
	if n := a.n; a.values == 0 && n.parent >= 0 {
		policy := card.tree.nodes[n.parent].missing[card.given.Mark(a.leaf).state]
		a.putIn = policy == PolicyZero || policy == PolicyAnchor
	}
	for n := a.n; ; n = &card.tree.nodes[n.parent] {
		p.reads(n.when, card, at)
		if n.parent < 0 {
			return
		}
	}
}

// counts reports whether a node weighs something in its tree.
func (c *Scorecard) counts(n *node) bool {
	for n.weight > 0 {
		if n.parent < 0 {
			return true
		}
		n = &c.tree.nodes[n.parent]
	}
	return false
}

// fill sets what the answer can be.
func (a *pathAnswer) fill(all bool, enough int64) {
	now := a.card.given.Mark(a.leaf)
	a.options = []pathOption{{mark: now}}
	a.beyond, a.most = math.MaxInt64, true
	if a.mayRaise(now) {
		fine := int64(maxFineSteps)
		if enough < math.MaxInt64 {
			fine = min(max(fine, enough/int64(a.n.effort)), maxKnownSteps)
		}
		c := raises{m: a.n.measure, now: now, all: all || len(a.tests) > 0, tests: a.tests, nominal: a.n.nominal, fine: fine}
		c.list()
		a.most = !c.unknown
		if c.sure < math.MaxInt64 {
			a.beyond = mulEffort(c.sure+1, a.n.effort)
		}
		for _, o := range c.out {
			o.mark.state = answered
			a.options = append(a.options, o)
		}
	}
	a.classify()
}

// mayRaise reports whether a path may raise the answer at all.
func (a *pathAnswer) mayRaise(now Mark) bool {
	if !a.counted && !a.looked || a.card.marks.Mark(a.leaf).state == notAsked {
		return false
	}
	return now.state.hasValue() || a.putIn && (now.state == unanswered || now.state == notDeployed)
}

func (a *pathAnswer) effort(o pathOption) int64 { return mulEffort(o.steps, a.n.effort) }

// classify sorts the options into classes that conditions cannot tell apart,
// each with the options that no cheaper one equals.
func (a *pathAnswer) classify() {
	var keys [][]bool
	for i, o := range a.options {
		key := make([]bool, len(a.tests))
		for k, t := range a.tests {
			key[k] = t.passes(o.mark, a.n.nominal)
		}
		at := slices.IndexFunc(keys, func(other []bool) bool { return slices.Equal(key, other) })
		if at < 0 {
			at = len(keys)
			keys, a.classes = append(keys, key), append(a.classes, nil)
		}
		class := a.classes[at]
		if len(class) > 0 {
			last := a.options[class[len(class)-1]]
			if last.mark.state.hasValue() && o.mark.value <= last.mark.value {
				continue
			}
		}
		a.classes[at] = append(class, i)
	}
}

// place finds the lowest node above all the places where an answer is felt, and
// decides it there if there is more than one.
func (p *pathPlan) place(a *pathAnswer) {
	if len(a.places) == 0 || len(a.places) == 1 && a.values == 1 && len(a.tests) == 0 {
		return
	}
	if a.values > 1 { // it must be the same everywhere
		var each [][]int
		for _, class := range a.classes {
			for _, o := range class {
				each = append(each, []int{o})
			}
		}
		a.classes = each
	}
	scope := a.places[0]
	for _, v := range a.places[1:] {
		w := v
		for scope != w {
			if scope.depth >= w.depth {
				scope = scope.up
			} else {
				w = w.up
			}
		}
	}
	a.decided = true
	scope.decides = append(scope.decides, a)
	for _, v := range a.places {
		for ; v != scope; v = v.up {
			if n := len(v.rests); n == 0 || v.rests[n-1] != a {
				v.rests = append(v.rests, a)
			}
		}
	}
}

// key tells apart what the answers that a node rests on are while searching.
func (v *pathNode) key() string {
	if len(v.rests) == 0 {
		return ""
	}
	key := make([]byte, 0, 2*len(v.rests))
	for _, a := range v.rests {
		key = binary.AppendUvarint(key, uint64(a.class))
	}
	return string(key)
}

// holds evaluates a condition for what the answers are while searching.
func (p *pathPlan) holds(c *condition, card *Scorecard) bool {
	switch c.about {
	case allOf:
		for i := range c.parts {
			if !p.holds(&c.parts[i], card) {
				return false
			}
		}
		return true
	case anyOf, noneOf:
		for i := range c.parts {
			if p.holds(&c.parts[i], card) {
				return c.about == anyOf
			}
		}
		return c.about == noneOf
	}
	for range c.outer {
		card = card.outer
	}
	a := p.byLeaf[pathLeaf{card, c.leaf}]
	mark := a.options[0].mark
	if a.decided {
		mark = a.options[a.classes[a.class][0]].mark
	}
	for n := a.n; ; n = &card.tree.nodes[n.parent] {
		if n.when != nil && !p.holds(n.when, card) {
			mark = Mark{state: notAsked}
			break
		}
		if n.parent < 0 {
			break
		}
	}
	return c.passes(mark, a.n.nominal)
}

// look notes which answers are read by a row of a table.
func (p *pathPlan) look(fw *Framework) {
	type place struct {
		tree *tree
		leaf int
	}
	looked := map[place]bool{}
	var reads func(t *tree, c *condition)
	reads = func(t *tree, c *condition) {
		if c == nil {
			return
		}
		for i := range c.parts {
			reads(t, &c.parts[i])
		}
		if c.about >= allOf {
			return
		}
		for range c.outer {
			t = t.outer
		}
		looked[place{t, c.leaf}] = true
	}
	for _, t := range fw.trees {
		for i := range t.nodes {
			for k := range t.nodes[i].table {
				reads(t, t.nodes[i].table[k].when)
			}
		}
	}
	for _, a := range p.answers {
		a.looked = looked[place{a.card.tree, a.leaf}]
	}
}
