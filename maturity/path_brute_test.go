package maturity_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// No path may be dearer than the cheapest of all answer sets where it says that
// it is exact; each must lead where it says, and have no part in it that can be
// left out. The frameworks are random, with up to 4,096 answer sets each.
func TestPathsAreCheapest(t *testing.T) {
	const parts = 8
	frameworks := long.Count(304, 3_000)
	var counts [parts]bruteCount
	t.Run("parts", func(t *testing.T) {
		for part := range parts {
			t.Run(strconv.Itoa(part), func(t *testing.T) {
				t.Parallel()
				sum := &counts[part]
				for seed := part; sum.frameworks < frameworks/parts && !t.Failed(); seed += parts {
					sum.try(t, seed)
				}
			})
		}
	})
	var all bruteCount
	for _, c := range counts {
		all.add(c)
	}
	t.Logf("%+v", all)
	if all.exact < all.paths*95/100 || all.paths < 4*frameworks {
		t.Errorf("%d of %d paths are exact: the test is about little", all.exact, all.paths)
	}
}

// bruteCount is what was tried, and what the paths were: exact, cheapest by
// luck, dearer than need be, or not found though there may be one.
type bruteCount struct {
	frameworks, sets, paths, exact, lucky, dearer, unsure int
}

func (c *bruteCount) add(d bruteCount) {
	c.frameworks += d.frameworks
	c.sets += d.sets
	c.paths += d.paths
	c.exact += d.exact
	c.lucky += d.lucky
	c.dearer += d.dearer
	c.unsure += d.unsure
}

// try checks all paths of one random framework, half of which are small.
func (c *bruteCount) try(t *testing.T, seed int) {
	r := rand.New(rand.NewPCG(uint64(seed), 4096))
	data := make([]byte, 40+r.IntN(400))
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	g := &generator{data: data, small: seed/8%2 == 0}
	g.framework()
	fw, err := maturity.Compile(&g.spec, maturity.WithAggregation("own", ownMean{}))
	if err != nil {
		return
	}
	a := g.assessment(fw)
	if g.spoilt {
		return
	}
	b := newBrute(t, fw, a)
	b.seed = seed
	if b.shrink(r, 4096) {
		c.frameworks++
		b.check(c)
	}
}

// brute tries every set of answers that are no worse than those given. It knows
// of the library what the documentation says, and scores with it.
type brute struct {
	t      testing.TB
	fw     *maturity.Framework
	a      *maturity.Assessment
	seed   int
	spec   *maturity.Spec
	nodes  map[string]*bruteNode
	all    []*bruteLeaf
	leaves []*bruteLeaf // those that may be raised
}

// bruteNode is what the document says of a node.
type bruteNode struct {
	spec    *maturity.NodeSpec
	above   *bruteNode
	missing *maturity.MissingSpec // its own, or inherited
	takers  []*bruteNode          // the summaries that take it
	looked  bool                  // a table reads it
}

func newBrute(t testing.TB, fw *maturity.Framework, a *maturity.Assessment) *brute {
	b := &brute{t: t, fw: fw, a: a, nodes: map[string]*bruteNode{}}
	spec := fw.Spec()
	b.spec = spec
	var visit func(n *maturity.NodeSpec, above *bruteNode, missing *maturity.MissingSpec)
	visit = func(n *maturity.NodeSpec, above *bruteNode, missing *maturity.MissingSpec) {
		if n.Missing != nil {
			missing = n.Missing
		}
		d := &bruteNode{spec: n, above: above, missing: missing}
		b.nodes[n.ID] = d
		for i := range n.Nodes {
			visit(&n.Nodes[i], d, missing)
		}
	}
	var rosters func(root *maturity.NodeSpec, below []maturity.RosterSpec)
	rosters = func(root *maturity.NodeSpec, below []maturity.RosterSpec) {
		visit(root, nil, spec.Missing)
		for i := range below {
			rosters(&below[i].Root, below[i].Rosters)
		}
		for _, n := range b.nodes {
			for i := range below {
				if items := n.spec.Items; items != nil && items.Roster == below[i].ID && n.takes(root) {
					take := items.Take
					if take == "" {
						take = below[i].Root.ID
					}
					b.nodes[take].takers = append(b.nodes[take].takers, n)
				}
			}
		}
	}
	rosters(&spec.Root, spec.Rosters)
	for _, n := range b.nodes {
		for i := range n.spec.Table {
			b.looks(n.spec.Table[i].When)
		}
	}
	return b
}

// takes reports whether a summary is in a tree.
func (n *bruteNode) takes(root *maturity.NodeSpec) bool {
	for n.above != nil {
		n = n.above
	}
	return n.spec == root
}

func (b *brute) looks(c *maturity.Condition) {
	if c == nil {
		return
	}
	if c.Node != "" {
		b.nodes[c.Node].looked = true
	}
	for i := range c.All {
		b.looks(&c.All[i])
	}
	for i := range c.Any {
		b.looks(&c.Any[i])
	}
	b.looks(c.Not)
}

// policy is what the node does about something below it in a state.
func (n *bruteNode) policy(s govmaturity.State) maturity.Policy {
	m := n.missing
	if m == nil {
		m = &maturity.MissingSpec{}
	}
	p := m.All
	climbs := n.spec.Aggregation == maturity.AggregationGate || n.spec.Aggregation == maturity.AggregationLadder
	own := m.Unanswered
	if s == govmaturity.StateNotDeployed {
		own = m.NotDeployed
	}
	switch {
	case own != "":
		p = own
	case p == "" && climbs:
		p = maturity.PolicyZero
	}
	return p
}

// counts reports whether the node counts something in place of an open answer.
func (n *bruteNode) counts(s govmaturity.State) bool {
	if n == nil || n.spec.Aggregation == maturity.AggregationTable || n.spec.Aggregation == maturity.AggregationProfile {
		return false
	}
	p := n.policy(s)
	return p == maturity.PolicyZero || p == maturity.PolicyAnchor
}

func (n *bruteNode) weight() float64 {
	if n.spec.Weight == nil {
		return 1
	}
	return *n.spec.Weight
}

// felt reports whether a node of a card counts in the node at, and in which
// nodes directly above it it does. Cards further out have shorter names.
func (n *bruteNode) felt(card string, at *bruteNode, atCard string) (ok bool, above []*bruteNode) {
	if n == at && card == atCard {
		return true, nil
	}
	if n.above != nil && n.weight() > 0 {
		if in, _ := n.above.felt(card, at, atCard); in {
			ok, above = true, append(above, n.above)
		}
	}
	if i := lastSlash(card); i >= 0 {
		for _, taker := range n.takers {
			if in, _ := taker.felt(card[:i], at, atCard); in {
				ok, above = true, append(above, taker)
			}
		}
	}
	return ok, above
}

func lastSlash(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return i
		}
	}
	return -1
}

// mayRaise reports whether a path of a node may raise an answer.
func (l *bruteLeaf) mayRaise(at *bruteNode, card string) bool {
	if l.node == at && l.card == card {
		return true
	}
	felt, above := l.node.felt(l.card, at, card)
	counts := true
	for n := l.node; n.above != nil; n = n.above {
		counts = counts && n.weight() > 0
	}
	if !felt && !counts && !l.node.looked {
		return false
	}
	if l.now.State().HasValue() {
		return true
	}
	if !felt {
		above = []*bruteNode{l.node.above}
	}
	return slices.ContainsFunc(above, func(n *bruteNode) bool { return n.counts(l.now.State()) })
}

// gather lists the answers of all cards.
func (b *brute) gather() {
	var visit func(root *maturity.NodeSpec, card string, as map[string]govmaturity.Answer)
	visit = func(n *maturity.NodeSpec, card string, as map[string]govmaturity.Answer) {
		for i := range n.Nodes {
			visit(&n.Nodes[i], card, as)
		}
		if n.Measure != nil {
			l := &bruteLeaf{node: b.nodes[n.ID], card: card}
			l.put = func(a govmaturity.Answer) { as[n.ID] = a }
			l.change(b.spec, as[n.ID])
			b.all = append(b.all, l)
		}
	}
	var rosters func(card string, below []maturity.RosterSpec, given map[string][]maturity.RosterItem)
	rosters = func(card string, below []maturity.RosterSpec, given map[string][]maturity.RosterItem) {
		for i := range below {
			items := given[below[i].ID]
			for k := range items {
				if items[k].Answers == nil {
					items[k].Answers = answers{}
				}
				visit(&below[i].Root, card+"/"+items[k].ID, items[k].Answers)
				rosters(card+"/"+items[k].ID, below[i].Rosters, items[k].Rosters)
			}
		}
	}
	if b.a.Answers == nil {
		b.a.Answers = answers{}
	}
	visit(&b.spec.Root, "", b.a.Answers)
	rosters("", b.spec.Rosters, b.a.Rosters)
}

// choose takes those that may be raised for any node.
func (b *brute) choose() {
	b.leaves = nil
	cards := cardsOf(b.score(b.a))
	for _, l := range b.all {
		s := l.now.State()
		if len(l.better) > 1 && cards[l.card].Node(l.node.spec.ID).State() != govmaturity.StateNotAsked &&
			(s.HasValue() || s == govmaturity.StateUnanswered || s == govmaturity.StateNotDeployed) {
			b.leaves = append(b.leaves, l)
		}
	}
}

// change gives an answer.
func (l *bruteLeaf) change(spec *maturity.Spec, a govmaturity.Answer) {
	l.put(a)
	l.now = a
	l.alternatives(spec)
}

func (b *brute) score(a *maturity.Assessment) *maturity.Scorecard {
	card, err := b.fw.Score(a)
	if err != nil {
		b.t.Fatal(err)
	}
	return card
}

// shrink gives some answers the best that they can be, or takes them away,
// until there are no more sets than most.
func (b *brute) shrink(r *rand.Rand, most int64) bool {
	b.gather()
	for range 200 {
		b.choose()
		sets := int64(1)
		for _, l := range b.leaves {
			sets = min(sets*int64(len(l.better)), 1<<40)
		}
		if sets <= most {
			return len(b.leaves) > 0
		}
		var wide []*bruteLeaf // the widest go first
		for _, l := range b.leaves {
			if len(l.better) > 40 || len(b.leaves) > 4 {
				wide = append(wide, l)
			}
		}
		if wide == nil {
			wide = b.leaves
		}
		l := wide[r.IntN(len(wide))]
		if r.IntN(8) == 0 {
			l.change(b.spec, govmaturity.AnswerState(govmaturity.StateNotApplicable))
			continue
		}
		best := slices.MaxFunc(l.better[1:], func(x, y bruteStep) int {
			switch {
			case x.value < y.value:
				return -1
			case x.value > y.value:
				return 1
			}
			return 0
		})
		l.change(b.spec, best.answer)
	}
	return false
}

// bruteTarget is a level of a node that is not reached.
type bruteTarget struct {
	result maturity.Result
	card   string
	level  govmaturity.Level
	mask   uint64 // the leaves that its paths may raise
	least  int64
}

func (b *brute) check(sum *bruteCount) {
	targets := b.targets()
	b.each(sum, func(cards map[string]*maturity.Scorecard, effort int64, raised uint64) {
		for _, tg := range targets {
			if effort < tg.least && raised&^tg.mask == 0 && hasReached(cards[tg.card].Node(tg.result.ID()), tg.level) {
				tg.least = effort
			}
		}
	})
	for _, tg := range targets {
		b.compare(sum, tg)
	}
}

func cardsOf(card *maturity.Scorecard) map[string]*maturity.Scorecard {
	out := map[string]*maturity.Scorecard{}
	var visit func(c *maturity.Scorecard, name string)
	visit = func(c *maturity.Scorecard, name string) {
		out[name] = c
		for _, id := range c.Rosters() {
			for _, item := range c.Items(id) {
				visit(item, name+"/"+item.Subject())
			}
		}
	}
	visit(card, "")
	return out
}

func (b *brute) targets() (out []*bruteTarget) {
	cards := cardsOf(b.score(b.a))
	for _, name := range slices.Sorted(maps.Keys(cards)) {
		for r := range cards[name].Nodes() {
			var mask uint64
			for i, l := range b.leaves {
				if l.mayRaise(b.nodes[r.ID()], name) {
					mask |= 1 << i
				}
			}
			levels := slices.Concat(r.Levels(), r.Classes())
			for _, level := range levels {
				if !hasReached(r, level) {
					out = append(out, &bruteTarget{r, name, level, mask, math.MaxInt64})
				}
			}
		}
	}
	return out
}

func hasReached(r maturity.Result, level govmaturity.Level) bool {
	reached := r.Level()
	if reached.Scale() != level.Scale() {
		if levels := r.Levels(); len(levels) > 0 && levels[0].Scale() == level.Scale() {
			return false
		}
		reached = r.Class()
	}
	return reached.Valid() && reached.Rank() >= level.Rank()
}

// each scores all sets of answers.
func (b *brute) each(sum *bruteCount, visit func(cards map[string]*maturity.Scorecard, effort int64, raised uint64)) {
	score := func() map[string]*maturity.Scorecard { return cardsOf(b.score(b.a)) }
	set := func(l *bruteLeaf, a govmaturity.Answer) { l.put(a) }
	if scorer, err := b.fw.NewScorer(); err == nil {
		row := b.fw.NewMarks()
		mark := func(id string, a govmaturity.Answer) {
			ind, err := b.fw.Indicator(id)
			if err != nil {
				b.t.Fatal(err)
			}
			m, err := ind.Mark(a)
			if err != nil {
				b.t.Fatal(err, id, a)
			}
			row.Set(ind.Index(), m)
		}
		for id, a := range b.a.Answers {
			mark(id, a)
		}
		cards := map[string]*maturity.Scorecard{}
		set = func(l *bruteLeaf, a govmaturity.Answer) { mark(l.node.spec.ID, a) }
		score = func() map[string]*maturity.Scorecard {
			card, err := scorer.Score(row)
			if err != nil {
				b.t.Fatal(err)
			}
			cards[""] = card
			return cards
		}
	}
	var try func(i int, effort int64, raised uint64)
	try = func(i int, effort int64, raised uint64) {
		if i == len(b.leaves) {
			sum.sets++
			visit(score(), effort, raised)
			return
		}
		l := b.leaves[i]
		for k, s := range l.better {
			now := raised
			if k > 0 {
				now |= 1 << i
			}
			set(l, s.answer)
			try(i+1, effort+s.effort, now)
		}
		set(l, l.now)
	}
	try(0, 0, 0)
}

func (b *brute) compare(sum *bruteCount, tg *bruteTarget) {
	p := tg.result.PathTo(tg.level)
	sum.paths++
	fail := func(format string, args ...any) {
		spec, _ := json.Marshal(b.fw.Spec())
		given, _ := json.Marshal(b.a)
		b.t.Errorf("seed %d: %s%s to %s: %s\npath (exact %v): %v\ncheapest: %d\n%s\n%s", b.seed, tg.card, tg.result.ID(), tg.level.ID(),
			fmt.Sprintf(format, args...), p.Exact, p, tg.least, spec, given)
	}
	none := tg.least == math.MaxInt64
	switch {
	case !p.Found && p.Exact && !none:
		fail("none is said to exist")
	case !p.Found && p.Exact:
		sum.exact++
	case !p.Found:
		sum.unsure++
	case p.Exact && p.Effort > tg.least:
		fail("exact, and dearer")
	case p.Exact:
		sum.exact++
	case p.Effort > tg.least:
		sum.dearer++
	default:
		sum.lucky++
	}
	if !p.Found {
		return
	}
	if strings.Contains(p.String(), "A cheaper way may exist.") == p.Exact {
		fail("the text does not say whether a cheaper way may exist")
	}
	var effort int64
	for _, s := range p.Steps {
		effort += s.Effort
	}
	if effort != p.Effort {
		fail("the steps have an effort of %d", effort)
	}
	after := func(keep func(int) bool) bool {
		q := p
		q.Steps = nil
		for i, s := range p.Steps {
			if keep(i) {
				q.Steps = append(q.Steps, s)
			}
		}
		return hasReached(cardsOf(b.score(raise(b.t, b.a, q)))[tg.card].Node(tg.result.ID()), tg.level)
	}
	if !after(func(int) bool { return true }) {
		fail("the path does not lead there")
	}
	for i := range p.Steps {
		if after(func(k int) bool { return k != i }) {
			fail("step %d can be left out", i)
		}
		for j := range i {
			if len(p.Steps) > 2 && after(func(k int) bool { return k != i && k != j }) {
				fail("steps %d and %d can be left out", i, j)
			}
		}
	}
}
