package maturity_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// slow scores as the documentation of the package says, one sentence after
// another, from the documents alone: with exact fractions where it can, and
// with no thought of speed. It shares no code with the engine.
type slow struct {
	spec *maturity.Spec
	// The trees around the one that is scored, the innermost first.
	outer *slow
	root  *maturity.NodeSpec
	lists []maturity.RosterSpec

	answers map[string]govmaturity.Answer
	rosters map[string][]*slow
	above   map[string]*maturity.NodeSpec // by id, the node above
	nodes   map[string]*maturity.NodeSpec
	asked   map[string]bool
	out     map[string]slowResult
}

type slowResult struct {
	state    govmaturity.State
	value    float64
	coverage float64
	level    string
	class    string
}

func slowScore(spec *maturity.Spec, a *maturity.Assessment) *slow {
	return newSlow(spec, nil, &spec.Root, spec.Rosters, a.Answers, a.Rosters)
}

func newSlow(spec *maturity.Spec, outer *slow, root *maturity.NodeSpec, lists []maturity.RosterSpec, answers map[string]govmaturity.Answer, rosters map[string][]maturity.RosterItem) *slow {
	s := &slow{
		spec: spec, outer: outer, root: root, lists: lists, answers: answers, rosters: map[string][]*slow{},
		above: map[string]*maturity.NodeSpec{}, nodes: map[string]*maturity.NodeSpec{}, asked: map[string]bool{}, out: map[string]slowResult{},
	}
	s.learn(root, nil)
	s.branch()
	for i := range lists {
		for _, item := range rosters[lists[i].ID] {
			s.rosters[lists[i].ID] = append(s.rosters[lists[i].ID], newSlow(spec, s, &lists[i].Root, lists[i].Rosters, item.Answers, item.Rosters))
		}
	}
	s.score(root)
	return s
}

func (s *slow) learn(n, above *maturity.NodeSpec) {
	s.nodes[n.ID], s.above[n.ID] = n, above
	for i := range n.Nodes {
		s.learn(&n.Nodes[i], n)
	}
}

// branch finds out what is asked: it begins with everything and goes on until
// nothing changes, which it does, since no question rests on itself.
func (s *slow) branch() {
	for id := range s.nodes {
		s.asked[id] = true
	}
	for range len(s.nodes) + 1 {
		for id := range s.nodes {
			asked := true
			for n := s.nodes[id]; n != nil; n = s.above[n.ID] {
				asked = asked && (n.When == nil || s.holds(n.When))
			}
			s.asked[id] = asked
		}
	}
}

// find returns the tree, from this one outwards, that has a node.
func (s *slow) find(id string) *slow {
	for s.nodes[id] == nil {
		s = s.outer
	}
	return s
}

// answer returns the state of an indicator and the value of its answer.
func (s *slow) answer(n *maturity.NodeSpec) (govmaturity.State, float64) {
	if !s.asked[n.ID] {
		return govmaturity.StateNotAsked, 0
	}
	a := s.answers[n.ID]
	if !a.State().HasValue() {
		return a.State(), 0
	}
	return a.State(), s.measure(n.Measure, a)
}

func worthOf(p *float64) float64 {
	if p == nil {
		return 1
	}
	return *p
}

func (s *slow) scale(id string) govmaturity.ScaleSpec {
	for _, sc := range s.spec.Scales {
		if sc.ID == id {
			return sc
		}
	}
	return govmaturity.ScaleSpec{}
}

func levelValue(l govmaturity.LevelSpec) float64 {
	if l.Value != nil {
		return *l.Value
	}
	return float64(l.Rank)
}

func optionValue(o maturity.OptionSpec, otherwise float64) float64 {
	if o.Value != nil {
		return *o.Value
	}
	return otherwise
}

// levelOf returns which level, from 0, an answer names by id or rank.
func (s *slow) levelOf(m *maturity.MeasureSpec, a govmaturity.Answer) int {
	x, isNumber := a.Number()
	return slices.IndexFunc(s.scale(m.Scale).Levels, func(l govmaturity.LevelSpec) bool {
		return isNumber && float64(l.Rank) == x || !isNumber && l.ID == a.Choices()[0]
	})
}

func (s *slow) measure(m *maturity.MeasureSpec, a govmaturity.Answer) float64 {
	x, _ := a.Number()
	worth := worthOf(m.Worth)
	switch m.Kind {
	case maturity.MeasureLevel:
		return levelValue(s.scale(m.Scale).Levels[s.levelOf(m, a)])
	case maturity.MeasureChoice:
		for _, o := range m.Options {
			if o.ID == a.Choices()[0] {
				return optionValue(o, 0)
			}
		}
	case maturity.MeasureYesNo:
		if a.Choices()[0] == "yes" {
			return worth
		}
		return 0
	case maturity.MeasureChecklist:
		checked, all := 0.0, 0.0
		for _, o := range m.Options {
			all += optionValue(o, 1)
			if slices.Contains(a.Choices(), o.ID) {
				checked += optionValue(o, 1)
			}
		}
		return worth * checked / all
	case maturity.MeasureCount, maturity.MeasurePoints:
		return worth * x / *m.Maximum
	}
	if m.Normalise == nil {
		return x
	}
	return worth * share(m.Normalise, x)
}

func share(n *maturity.NormaliseSpec, x float64) float64 {
	lower := n.Better == maturity.BetterLower
	switch n.Kind {
	case maturity.NormaliseGoalposts:
		out := (x - *n.Min) / (*n.Max - *n.Min)
		if lower {
			out = (*n.Max - x) / (*n.Max - *n.Min)
		}
		if n.Outside != maturity.OutsideKeep {
			out = max(0, min(1, out))
		}
		return out
	case maturity.NormaliseZScore:
		if lower {
			return (*n.Mean - x) / *n.SD
		}
		return (x - *n.Mean) / *n.SD
	}
	p := n.Points
	if x <= p[0].From {
		return p[0].To
	}
	for i := 1; i < len(p); i++ {
		if x <= p[i].From {
			return p[i-1].To + (p[i].To-p[i-1].To)*(x-p[i-1].From)/(p[i].From-p[i-1].From)
		}
	}
	return p[len(p)-1].To
}

func (s *slow) holds(c *maturity.Condition) bool {
	switch {
	case c.All != nil:
		for i := range c.All {
			if !s.holds(&c.All[i]) {
				return false
			}
		}
		return true
	case c.Any != nil:
		for i := range c.Any {
			if s.holds(&c.Any[i]) {
				return true
			}
		}
		return false
	case c.Not != nil:
		return !s.holds(c.Not)
	}
	at := s.find(c.Node)
	n := at.nodes[c.Node]
	state, value := at.answer(n)
	a := at.answers[c.Node]
	switch {
	case c.State != nil:
		return slices.Contains(c.State, state)
	case !state.HasValue():
		return false
	case c.Is != nil && n.Measure.Kind == maturity.MeasureLevel:
		return slices.Contains(c.Is, s.scale(n.Measure.Scale).Levels[s.levelOf(n.Measure, a)].ID)
	case c.Is != nil:
		return slices.ContainsFunc(c.Is, func(id string) bool { return slices.Contains(a.Choices(), id) })
	case c.AtLeast != "":
		levels := s.scale(n.Measure.Scale).Levels
		return s.levelOf(n.Measure, a) >= slices.IndexFunc(levels, func(l govmaturity.LevelSpec) bool { return l.ID == c.AtLeast })
	}
	r := at.nominal(n)
	return (c.From == nil || isAt(r, value, *c.From)) && (c.Above == nil || isAbove(r, value, *c.Above)) &&
		(c.To == nil || !isAbove(r, value, *c.To)) && (c.Below == nil || !isAt(r, value, *c.Below))
}

func slackOf(r govmaturity.Range, x, b float64) float64 {
	return 1e-12 * max(math.Abs(x), math.Abs(b), min(1, r.Max-r.Min))
}

func isAt(r govmaturity.Range, x, b float64) bool    { return x >= b-slackOf(r, x, b) }
func isAbove(r govmaturity.Range, x, b float64) bool { return x > b+slackOf(r, x, b) }

func (s *slow) nominal(n *maturity.NodeSpec) govmaturity.Range { return s.rangeOf(n, true) }

// rangeOf returns what a value can be, or is meant to be.
func (s *slow) rangeOf(n *maturity.NodeSpec, nominal bool) govmaturity.Range {
	if m := n.Measure; m != nil {
		switch m.Kind {
		case maturity.MeasureLevel:
			levels := s.scale(m.Scale).Levels
			return govmaturity.Range{Min: levelValue(levels[0]), Max: levelValue(levels[len(levels)-1])}
		case maturity.MeasureChoice:
			r := govmaturity.Range{Min: math.Inf(1), Max: math.Inf(-1)}
			for _, o := range m.Options {
				r.Min, r.Max = min(r.Min, optionValue(o, 0)), max(r.Max, optionValue(o, 0))
			}
			return r
		case maturity.MeasureNumber:
			return numberRangeOf(m, nominal)
		}
		return govmaturity.Range{Min: 0, Max: worthOf(m.Worth)}
	}
	var below []govmaturity.Range
	var weights []float64
	if n.Items != nil {
		list, take := s.list(n)
		inner := &slow{spec: s.spec, root: &list.Root}
		below, weights = []govmaturity.Range{inner.rangeOf(take, nominal)}, []float64{1}
	}
	for i := range n.Nodes {
		if w := worthOf(n.Nodes[i].Weight); w > 0 && n.Nodes[i].Aggregation != maturity.AggregationProfile {
			below, weights = append(below, s.rangeOf(&n.Nodes[i], nominal)), append(weights, w)
		}
	}
	r := govmaturity.Range{}
	switch n.Aggregation {
	case maturity.AggregationSum:
		for i, b := range below {
			r.Min += weights[i] * min(0, b.Min)
			r.Max += weights[i] * max(0, b.Max)
		}
	case maturity.AggregationPoints:
		r.Max = worthOf(n.Worth)
	case maturity.AggregationGate, maturity.AggregationLadder:
		levels := s.scale(n.Level.Scale).Levels
		r = govmaturity.Range{Min: levelValue(levels[0]), Max: levelValue(levels[len(levels)-1])}
		for i, kid := range n.Nodes {
			if worthOf(kid.Weight) > 0 && (n.Aggregation == maturity.AggregationLadder && i == 0 || kid.At == levels[0].ID) {
				r.Min = 0
			}
		}
	case maturity.AggregationTable:
		r = govmaturity.Range{Min: n.Table[0].Value, Max: n.Table[0].Value}
		for _, row := range n.Table {
			r.Min, r.Max = min(r.Min, row.Value), max(r.Max, row.Value)
		}
	case maturity.AggregationProfile:
	default:
		for i, b := range below {
			if i == 0 {
				r = b
			}
			r.Min, r.Max = min(r.Min, b.Min), max(r.Max, b.Max)
		}
	}
	if n.Normalise != nil {
		r = govmaturity.Range{Min: worthOf(n.Worth) * share(n.Normalise, r.Min), Max: worthOf(n.Worth) * share(n.Normalise, r.Max)}
	}
	return r
}

func numberRangeOf(m *maturity.MeasureSpec, nominal bool) govmaturity.Range {
	var r govmaturity.Range
	n := m.Normalise
	switch {
	case m.Range != nil:
		r = *m.Range
	case n.Kind == maturity.NormaliseGoalposts:
		r = govmaturity.Range{Min: *n.Min, Max: *n.Max}
	default:
		r = govmaturity.Range{Min: n.Points[0].From, Max: n.Points[len(n.Points)-1].From}
	}
	if n == nil {
		return r
	}
	if nominal && n.Outside == maturity.OutsideKeep {
		return govmaturity.Range{Min: 0, Max: worthOf(m.Worth)}
	}
	shares := []float64{share(n, r.Min), share(n, r.Max)}
	for _, p := range n.Points {
		if r.Contains(p.From) {
			shares = append(shares, p.To)
		}
	}
	return govmaturity.Range{Min: slices.Min(shares) * worthOf(m.Worth), Max: slices.Max(shares) * worthOf(m.Worth)}
}

// list returns the roster that a node summarises, and the node that it takes.
func (s *slow) list(n *maturity.NodeSpec) (*maturity.RosterSpec, *maturity.NodeSpec) {
	var find func(lists []maturity.RosterSpec) *maturity.RosterSpec
	find = func(lists []maturity.RosterSpec) *maturity.RosterSpec {
		for i := range lists {
			if lists[i].ID == n.Items.Roster {
				return &lists[i]
			}
		}
		for i := range lists {
			if l := find(lists[i].Rosters); l != nil {
				return l
			}
		}
		return nil
	}
	lists := s.lists
	if lists == nil {
		lists = s.spec.Rosters
	}
	list := find(lists)
	take := &list.Root
	for _, leaf := range everyNode(&list.Root) {
		if leaf.ID == n.Items.Take {
			take = leaf
		}
	}
	return list, take
}

func everyNode(n *maturity.NodeSpec) []*maturity.NodeSpec {
	out := []*maturity.NodeSpec{n}
	for i := range n.Nodes {
		out = append(out, everyNode(&n.Nodes[i])...)
	}
	return out
}

// slowBelow is a node or item below one.
type slowBelow struct {
	slowResult
	weight float64
	rng    govmaturity.Range
	at     string // the level that it is needed for
}

func (s *slow) score(n *maturity.NodeSpec) {
	for i := range n.Nodes {
		s.score(&n.Nodes[i])
	}
	var r slowResult
	if n.Measure != nil {
		r.state, r.value = s.answer(n)
		if r.state == govmaturity.StateAnswered || r.state == govmaturity.StateNotDeployed {
			r.coverage = 1
		}
	} else {
		r = s.group(n)
	}
	if r.state.HasValue() {
		r.level, r.class = s.levels(n, r)
	}
	s.out[n.ID] = r
}

// policies returns the Missing that is a group's, and whether MinCoverage is.
func (s *slow) policies(n *maturity.NodeSpec) (m maturity.MissingSpec, minCoverage float64) {
	for at := n; at != nil; at = s.above[at.ID] {
		if at.Missing != nil {
			if m = *at.Missing; at == n && m.MinCoverage != nil {
				minCoverage = *m.MinCoverage
			}
			return m, minCoverage
		}
	}
	if s.spec.Missing != nil {
		if m = *s.spec.Missing; m.MinCoverage != nil {
			minCoverage = *m.MinCoverage
		}
	}
	return m, minCoverage
}

func (s *slow) group(n *maturity.NodeSpec) slowResult {
	if !s.asked[n.ID] {
		return slowResult{state: govmaturity.StateNotAsked}
	}
	var below []slowBelow
	if n.Items != nil {
		_, take := s.list(n)
		items := s.rosters[n.Items.Roster]
		for _, item := range items {
			if n.Items.Where == nil || item.holds(n.Items.Where) {
				below = append(below, slowBelow{slowResult: item.out[take.ID], weight: 1, rng: item.rangeOf(take, false)})
			}
		}
		if len(items) > 0 && len(below) == 0 {
			return slowResult{state: govmaturity.StateNotApplicable}
		}
	}
	for i := range n.Nodes {
		kid := &n.Nodes[i]
		b := slowBelow{slowResult: s.out[kid.ID], weight: worthOf(kid.Weight), rng: s.rangeOf(kid, false), at: kid.At}
		if n.Aggregation == maturity.AggregationLadder {
			b.at = s.scale(n.Level.Scale).Levels[i].ID
		}
		below = append(below, b)
	}
	countsNothing := n.Aggregation == maturity.AggregationProfile || n.Aggregation == maturity.AggregationTable
	if countsNothing && !slices.ContainsFunc(below, func(b slowBelow) bool { return b.weight > 0 }) {
		for i := range below {
			below[i].weight = 1
		}
		n = ptr(*n) // and the policies stay those of the node
	}
	coverage := coverageOf(below)
	policies, minCoverage := s.policies(s.nodes[n.ID])
	st, inputs := s.inputs(n, policies, below)
	r := slowResult{state: st, coverage: coverage}
	switch {
	case st == govmaturity.StateBlocked:
	case n.Aggregation == maturity.AggregationProfile:
		r.state = empty(below)
		for _, b := range below {
			if b.state.HasValue() || b.state == govmaturity.StateUnscored {
				r.state = govmaturity.StateUnscored
			}
		}
	case n.Aggregation == maturity.AggregationTable:
		r.state, r.value = s.table(n, below)
	case st.HasValue():
		if r.value = s.combine(n, below, inputs); n.Normalise != nil {
			r.value = worthOf(n.Worth) * share(n.Normalise, r.value)
		}
	}
	if r.state.HasValue() && coverage < minCoverage-1e-12 {
		r.state, r.value = govmaturity.StateBlocked, 0
	}
	return r
}

func coverageOf(below []slowBelow) float64 {
	covered, applies := 0.0, 0.0
	for _, b := range below {
		switch b.state {
		case govmaturity.StateNotApplicable, govmaturity.StateExcluded, govmaturity.StateNotAsked:
		default:
			covered += b.weight * b.coverage
			applies += b.weight
		}
	}
	if applies == 0 {
		return 0
	}
	return covered / applies
}

// inputs says what counts, and the state that follows.
func (s *slow) inputs(n *maturity.NodeSpec, m maturity.MissingSpec, below []slowBelow) (govmaturity.State, []slowBelow) {
	climbs := n.Aggregation == maturity.AggregationGate || n.Aggregation == maturity.AggregationLadder
	countsNothing := n.Aggregation == maturity.AggregationProfile || n.Aggregation == maturity.AggregationTable
	policyFor := func(st govmaturity.State) maturity.Policy {
		own := map[govmaturity.State]maturity.Policy{
			govmaturity.StateUnanswered: m.Unanswered, govmaturity.StateBlocked: m.Unanswered, govmaturity.StateNotApplicable: m.NotApplicable,
			govmaturity.StateNotDeployed: m.NotDeployed, govmaturity.StateExcluded: m.Excluded,
		}[st]
		switch {
		case st == govmaturity.StateNotAsked || st == govmaturity.StateUnscored:
			return maturity.PolicyRenormalise
		case own != "":
			return own
		case m.All != "":
			return m.All
		case climbs && (st == govmaturity.StateUnanswered || st == govmaturity.StateBlocked || st == govmaturity.StateNotDeployed):
			return maturity.PolicyZero
		}
		return maturity.PolicyRenormalise
	}
	var sum, weight float64
	for _, b := range below {
		if b.state.HasValue() {
			sum += b.weight * b.value
			weight += b.weight
		}
	}
	var inputs, weighing []slowBelow
	observed, spoken := false, false
	for _, b := range below {
		if b.weight == 0 {
			continue
		}
		weighing = append(weighing, b)
		if b.state.HasValue() {
			inputs = append(inputs, b)
			observed, spoken = observed || b.state == govmaturity.StateAnswered, true
			continue
		}
		policy := policyFor(b.state)
		if countsNothing && policy != maturity.PolicyBlock {
			continue
		}
		switch policy {
		case maturity.PolicyBlock:
			return govmaturity.StateBlocked, nil
		case maturity.PolicyZero:
			b.value = b.rng.Min
		case maturity.PolicyAnchor:
			b.value = *m.Anchor
		case maturity.PolicyImpute:
			if weight == 0 {
				continue
			}
			b.value = sum / weight
		default:
			continue
		}
		inputs = append(inputs, b)
		observed = observed || b.state == govmaturity.StateNotDeployed && policy != maturity.PolicyImpute
		silent := climbs && m.Unanswered == "" && m.All == "" && (b.state == govmaturity.StateUnanswered || b.state == govmaturity.StateBlocked)
		spoken = spoken || !silent
	}
	switch {
	case len(inputs) == 0 || !spoken:
		return empty(weighing), nil
	case observed:
		return govmaturity.StateAnswered, inputs
	}
	return govmaturity.StateImputed, inputs
}

// empty is the state of a group without inputs.
func empty(below []slowBelow) govmaturity.State {
	is := func(states ...govmaturity.State) bool {
		return slices.ContainsFunc(below, func(b slowBelow) bool { return slices.Contains(states, b.state) })
	}
	switch {
	case len(below) == 0 || is(govmaturity.StateUnanswered, govmaturity.StateBlocked):
		return govmaturity.StateUnanswered
	case is(govmaturity.StateNotDeployed):
		return govmaturity.StateNotDeployed
	case is(govmaturity.StateExcluded):
		return govmaturity.StateExcluded
	}
	return govmaturity.StateNotApplicable
}

func (s *slow) table(n *maturity.NodeSpec, below []slowBelow) (govmaturity.State, float64) {
	st, some := govmaturity.StateImputed, false
	for _, b := range below {
		some = some || b.state.HasValue() || b.state == govmaturity.StateUnscored
		switch b.state {
		case govmaturity.StateAnswered, govmaturity.StateNotDeployed, govmaturity.StateUnscored:
			st = govmaturity.StateAnswered
		}
	}
	for _, row := range n.Table {
		if row.When == nil && some || row.When != nil && s.holds(row.When) {
			return st, row.Value
		}
	}
	if some {
		return govmaturity.StateBlocked, 0
	}
	return empty(below), 0
}

// exactly adds up with fractions, so that no order of adding matters.
func exactly(terms []slowBelow, f func(slowBelow) (float64, float64)) float64 {
	sum := new(big.Rat)
	for _, t := range terms {
		a, b := f(t)
		x, y := new(big.Rat), new(big.Rat)
		x.SetFloat64(a)
		y.SetFloat64(b)
		sum.Add(sum, x.Mul(x, y))
	}
	out, _ := sum.Float64()
	return out
}

func (s *slow) combine(n *maturity.NodeSpec, below, in []slowBelow) float64 {
	weights := exactly(in, func(b slowBelow) (float64, float64) { return b.weight, 1 })
	sum := exactly(in, func(b slowBelow) (float64, float64) { return b.weight, b.value })
	zero := slices.ContainsFunc(in, func(b slowBelow) bool { return b.value == 0 })
	switch n.Aggregation {
	case maturity.AggregationArithmetic, "own":
		return sum / weights
	case maturity.AggregationGeometric:
		if zero {
			return 0
		}
		return math.Exp(exactly(in, func(b slowBelow) (float64, float64) { return b.weight, math.Log(b.value) }) / weights)
	case maturity.AggregationHarmonic:
		if zero {
			return 0
		}
		return weights / exactly(in, func(b slowBelow) (float64, float64) { return b.weight, 1 / b.value })
	case maturity.AggregationMedian:
		return slowMedian(in)
	case maturity.AggregationMinimum:
		return slices.MinFunc(in, byValue).value
	case maturity.AggregationMaximum:
		return slices.MaxFunc(in, byValue).value
	case maturity.AggregationSum:
		return sum
	case maturity.AggregationPoints:
		reach := func(b slowBelow) (float64, float64) { return b.weight, b.rng.Max }
		most := exactly(in, reach)
		if n.Maximum != nil {
			if beyond := *n.Maximum - exactly(below, reach); beyond > 1e-12**n.Maximum {
				most += beyond
			}
		}
		if most <= 0 {
			return 0
		}
		return worthOf(n.Worth) * sum / most
	}
	return s.gate(n, in)
}

func byValue(a, b slowBelow) int {
	switch {
	case a.value < b.value:
		return -1
	case a.value > b.value:
		return 1
	}
	return 0
}

func slowMedian(in []slowBelow) float64 {
	sorted := slices.Clone(in)
	slices.SortStableFunc(sorted, byValue)
	total := exactly(in, func(b slowBelow) (float64, float64) { return b.weight, 1 })
	for i := range sorted {
		upTo := exactly(sorted[:i+1], func(b slowBelow) (float64, float64) { return b.weight, 1 })
		switch near := math.Abs(upTo-total/2) < 1e-13*total; {
		case near && i+1 < len(sorted):
			return (sorted[i].value + sorted[i+1].value) / 2
		case near || upTo > total/2:
			return sorted[i].value
		}
	}
	return sorted[len(sorted)-1].value
}

func (s *slow) isMet(n *maturity.NodeSpec, b slowBelow) (met bool, part float64) {
	need := b.rng.Max
	if n.Met != nil {
		need = *n.Met
	}
	if isAt(b.rng, b.value, need) {
		return true, 1
	}
	return false, (b.value - b.rng.Min) / (need - b.rng.Min)
}

// nextLevel returns how many levels of a gate are open, and how far the next
// one is met.
func (s *slow) nextLevel(n *maturity.NodeSpec, in []slowBelow) (open int, part float64) {
	share := worthOf(n.Share)
	for _, l := range s.scale(n.Level.Scale).Levels {
		var needed, met []slowBelow
		progress := 0.0
		for _, b := range in {
			if b.at != l.ID {
				continue
			}
			needed = append(needed, b)
			is, part := s.isMet(n, b)
			if is {
				met = append(met, b)
			}
			progress += b.weight * part
		}
		weightOf := func(list []slowBelow) float64 {
			return exactly(list, func(b slowBelow) (float64, float64) { return b.weight, 1 })
		}
		all := weightOf(needed)
		enough := len(met) == len(needed)
		if share < 1 {
			enough = weightOf(met) >= share*all-1e-12*all
		}
		if !enough {
			return open, progress / all
		}
		open++
	}
	return open, 0
}

func (s *slow) gate(n *maturity.NodeSpec, in []slowBelow) float64 {
	levels := s.scale(n.Level.Scale).Levels
	open, part := s.nextLevel(n, in)
	value := 0.0
	if open > 0 {
		value = levelValue(levels[open-1])
	}
	if open < len(levels) {
		value += part * (levelValue(levels[open]) - value)
	}
	return value
}

func (s *slow) levels(n *maturity.NodeSpec, r slowResult) (level, class string) {
	sortBy := func(rule *maturity.LevelRule) string {
		value := r.value
		if rule.Of == maturity.SortedPublished {
			value = s.published(n, r.value)
		}
		nominal := s.nominal(n)
		reached := ""
		for i, l := range s.scale(rule.Scale).Levels {
			ok := isAt(nominal, value, levelValue(l))
			if rule.Cuts != nil {
				if cut := rule.Cuts[i]; cut.From != nil {
					ok = isAt(nominal, value, *cut.From)
				} else {
					ok = isAbove(nominal, value, *cut.Above)
				}
			}
			if !ok {
				break
			}
			reached = l.ID
		}
		return reached
	}
	switch {
	case n.Measure != nil && n.Measure.Kind == maturity.MeasureLevel:
		level = s.scale(n.Measure.Scale).Levels[s.levelOf(n.Measure, s.answers[n.ID])].ID
	case n.Aggregation == maturity.AggregationGate || n.Aggregation == maturity.AggregationLadder:
		level = s.openLevel(n)
	case n.Level != nil:
		level = sortBy(n.Level)
	}
	if n.Class != nil {
		class = sortBy(n.Class)
	}
	return level, class
}

// openLevel is the highest open level of a gate.
func (s *slow) openLevel(n *maturity.NodeSpec) string {
	var below []slowBelow
	levels := s.scale(n.Level.Scale).Levels
	for i := range n.Nodes {
		kid := &n.Nodes[i]
		b := slowBelow{slowResult: s.out[kid.ID], weight: worthOf(kid.Weight), rng: s.rangeOf(kid, false), at: kid.At}
		if n.Aggregation == maturity.AggregationLadder {
			b.at = levels[i].ID
		}
		below = append(below, b)
	}
	policies, _ := s.policies(n)
	_, in := s.inputs(n, policies, below)
	if open, _ := s.nextLevel(n, in); open > 0 {
		return levels[open-1].ID
	}
	return ""
}

func (s *slow) published(n *maturity.NodeSpec, x float64) float64 {
	scale := math.Pow(10, float64(*n.Decimals))
	scaled := math.Abs(x) * scale
	whole := math.Floor(scaled)
	if scaled-whole >= 0.5-min(slackOf(s.nominal(n), x, x)*scale, 1e-6) {
		whole++
	}
	return math.Copysign(whole/scale, x)
}

// compareSlow compares what the engine and the slow scorer make of one tree.
func compareSlow(card *maturity.Scorecard, s *slow) error {
	for r := range card.Nodes() {
		want := s.out[r.ID()]
		value, _ := r.Value()
		tolerance := 1e-9 * max(1, math.Abs(want.value), r.Range().Max-r.Range().Min)
		switch {
		case r.State() != want.state:
			return fmt.Errorf("%s: state %s, want %s", r.ID(), r.State(), want.state)
		case math.Abs(value-want.value) > tolerance:
			return fmt.Errorf("%s: value %v, want %v", r.ID(), value, want.value)
		case math.Abs(r.Coverage()-want.coverage) > 1e-9:
			return fmt.Errorf("%s: coverage %v, want %v", r.ID(), r.Coverage(), want.coverage)
		case r.Level().ID() != want.level || r.Class().ID() != want.class:
			return fmt.Errorf("%s: level %q and class %q, want %q and %q", r.ID(), r.Level().ID(), r.Class().ID(), want.level, want.class)
		}
	}
	for _, id := range card.Rosters() {
		for i, item := range card.Items(id) {
			if err := compareSlow(item, s.rosters[id][i]); err != nil {
				return fmt.Errorf("%s[%d]: %w", id, i, err)
			}
		}
	}
	return nil
}

// The engine gives what the documentation says, on random frameworks of all
// kinds.
func TestSlowScorer(t *testing.T) {
	count := long.Count(1500, 12_000)
	r := rand.New(rand.NewPCG(20, 26))
	compiled := 0
	for i := range count {
		data := make([]byte, 40+r.IntN(400))
		for k := range data {
			data[k] = byte(r.Uint32())
		}
		g := &generator{data: data}
		g.framework()
		fw, err := maturity.Compile(&g.spec, maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			continue
		}
		compiled++
		a := g.assessment(fw)
		if g.spoilt {
			continue
		}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		if err := compareSlow(card, slowScore(&g.spec, a)); err != nil {
			t.Fatalf("framework %d: %v\n%s\n%s", i, err, inJSON(g.spec), inJSON(a))
		}
	}
	t.Logf("%d frameworks, %d compiled", count, compiled)
	if compiled < count*8/10 {
		t.Errorf("%d of %d frameworks compile", compiled, count)
	}
}
