package maturity

import (
	"cmp"
	"math"
	"reflect"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Recomputed is what an explanation gives when its rule is applied again to
// what it holds.
type Recomputed struct {
	Value float64
	// Row is the row of the look-up table that holds, from 1.
	Row int
	// Level and Class are the ids of those that are reached, if any are. For a
	// gate, the level is the one that it opens.
	Level, Class string
}

// Recompute applies the rule again, with the functions that score, to what the
// explanation holds and nothing else. It reports whether that gives what the
// explanation says: the value to the last bit, the range, row, level and class.
//
// It does not where there is no value, where the rule is Go code of the author's
// and the explanation was read from JSON, and where somebody changed what the
// explanation says.
func (e Explanation) Recompute() (Recomputed, bool) {
	// More decimals than a document can ask for would take forever to round to.
	if d := orElse(e.Node.Decimals, 0); e.Value == nil || d < 0 || d > 12 {
		return Recomputed{}, false
	}
	again := recomputer{e: &e, c: e.compiler()}
	var n *node
	switch {
	case e.Rule.Measure != "":
		n = again.measured()
	case e.Rule.Aggregation == AggregationTable:
		n = again.lookedUp()
	default:
		n = again.combined()
	}
	if n == nil || again.c.fw.asksPanel || again.c.draft.Len() > 0 || n.values != e.Range || n.nominal != e.Nominal {
		return again.out, false
	}
	again.sorted(n)
	return again.out, again.ok
}

// recomputer builds the node that an explanation is about from the parts that
// the compiler builds nodes from.
type recomputer struct {
	e     *Explanation
	c     *compiler
	level govmaturity.Level // what is answered or opened, before any cuts
	out   Recomputed
	ok    bool // it is what the explanation says
}

// compiler returns a compiler that knows the scales and the author's code of
// the explanation.
func (e *Explanation) compiler() *compiler {
	spec := &Spec{Scales: e.Scales}
	c := &compiler{
		spec: spec, draft: &document.Draft[Spec]{Doc: spec}, fw: &Framework{}, scales: map[string]*scale{},
		sources: map[string]bool{}, ids: map[string]govmaturity.Path{},
		measures: e.code.measures, aggregations: e.code.aggregations, normalisations: e.code.normalisations,
	}
	c.compileScales()
	for _, s := range e.Sources {
		c.sources[s.ID] = true
	}
	return c
}

// measured marks the answer again.
func (r *recomputer) measured() *node {
	spec := r.e.Node.Measure
	if spec == nil || spec.Kind != r.e.Rule.Measure {
		return nil
	}
	n := r.c.indicator(&r.e.Node)
	if n.measure.unknown || r.c.draft.Len() > 0 {
		return nil
	}
	m, err := n.measure.mark(r.e.Answer)
	if err != nil || !m.state.hasValue() || m.state.State() != r.e.State {
		return nil
	}
	r.out.Value = m.value
	if n.measure.kind == MeasureLevel {
		r.level = n.measure.scale.at(m.single())
	}
	return n
}

// indicator compiles the measure of an indicator that stands alone. It weighs
// nothing: whether each option must say what it counts is no question here.
func (c *compiler) indicator(spec *NodeSpec) *node {
	n := &node{spec: spec, parent: -1, scored: true, decimals: orElse(spec.Decimals, -1)}
	n.measure = c.compileMeasure(n, spec.Measure, nil)
	n.values, n.nominal = n.measure.values, n.measure.nominal()
	return n
}

// lookedUp finds the row again from the answers that the rows are about.
func (r *recomputer) lookedUp() *node {
	spec, at := &r.e.Node, r.e.Row
	if spec.Aggregation != AggregationTable || at < 1 || at > len(spec.Table) {
		return nil
	}
	card := r.read(spec.Table[:at])
	var s scratch
	n := r.group(&tree{fw: r.c.fw}, &s)
	if card == nil || n == nil {
		return nil
	}
	n.values = govmaturity.Range{Min: spec.Table[0].Value, Max: spec.Table[0].Value}
	for i := range spec.Table {
		v := spec.Table[i].Value
		n.values = n.values.Hull(govmaturity.Range{Min: v, Max: v})
	}
	n.nominal = n.values
	for i := range spec.Table[:at] {
		when := r.c.compileCondition(card.tree, spec.Table[i].When, nil)
		if when == nil && spec.Table[i].When != nil {
			return nil
		}
		n.table = append(n.table, row{when, spec.Table[i].Value})
	}
	if _, coverage := n.resolve(&s); !sameFloat(coverage, r.e.Coverage) {
		return nil
	}
	value, st, found := n.lookUp(card, s.marks)
	if !st.hasValue() || st.State() != r.e.State || len(r.e.Rejected) != found {
		return nil
	}
	for i, rejected := range r.e.Rejected {
		var failed []Condition
		if when := n.table[i].when; when != nil {
			failed = when.failed(spec.Table[i].When, card)
		}
		if rejected.Row != i+1 || !reflect.DeepEqual(rejected.Failed, failed) {
			return nil
		}
	}
	r.out.Value, r.out.Row = value, found+1
	return n
}

// read makes a card of the answers that some rows are about. It returns nil when
// one of them cannot be what the explanation says.
func (r *recomputer) read(rows []RowSpec) *Scorecard {
	about := map[string]bool{}
	for i := range rows {
		rows[i].When.indicators(about)
	}
	t := &tree{fw: r.c.fw, byID: map[string]int{}}
	var marks []Mark
	for i := range r.e.Reads {
		read := &r.e.Reads[i]
		if _, twice := t.byID[read.ID]; twice || !about[read.ID] {
			continue
		}
		n := r.c.indicator(&NodeSpec{ID: read.ID, Measure: &read.Measure})
		n.tree, n.index, n.leaf = t, len(t.nodes), len(t.nodes)
		t.byID[read.ID] = n.index
		t.nodes, t.leaves = append(t.nodes, *n), append(t.leaves, n.index)
		if r.c.draft.Len() > 0 {
			return nil
		}
		m := Mark{state: notAsked} // whatever was answered
		if read.State != govmaturity.StateNotAsked {
			var err error
			if m, err = n.measure.mark(read.Answer); err != nil || m.state.State() != read.State {
				return nil
			}
		}
		marks = append(marks, m)
	}
	card := newCard(t, nil)
	for i, m := range marks {
		card.marks.Set(i, m)
	}
	return card
}

// indicators collects the indicators that a condition is about.
func (c *Condition) indicators(ids map[string]bool) {
	if c == nil {
		return
	}
	if c.Node != "" {
		ids[c.Node] = true
	}
	for i := range c.All {
		c.All[i].indicators(ids)
	}
	for i := range c.Any {
		c.Any[i].indicators(ids)
	}
	c.Not.indicators(ids)
}

// group returns the node with what is below it, in the order of the framework,
// and the marks of that. It returns nil when one of them cannot be what the
// explanation says.
func (r *recomputer) group(t *tree, s *scratch) *node {
	spec := r.e.Node
	spec.Missing = nil // what it did about each input is said there
	n := &node{
		tree: t, spec: &spec, parent: -1, leaf: -1, kind: spec.Aggregation, scored: true,
		decimals: orElse(spec.Decimals, -1), scoreStanding: r.e.ScoreStanding,
	}
	below := slices.Concat(r.e.Inputs, r.e.LeftOut)
	below = slices.DeleteFunc(below, func(in ExplainedInput) bool { return in.NotMeant })
	slices.SortStableFunc(below, func(a, b ExplainedInput) int { return cmp.Compare(a.Place, b.Place) })
	for k, in := range below {
		if in.Place != k+1 || !r.mark(n, s, in) {
			return nil
		}
		n.kids, n.weights = append(n.kids, len(t.nodes)), append(n.weights, in.Weight)
		t.nodes = append(t.nodes, node{tree: t, values: in.Range, nominal: in.Nominal, spec: &NodeSpec{ID: in.ID, At: in.At}, weight: in.Weight})
		n.weightSum += in.Weight
	}
	n.even = n.weightSum == 0
	return n
}

// mark adds what is known of an input: its own value, or why it has none and
// what is done about it.
func (r *recomputer) mark(n *node, s *scratch, in ExplainedInput) bool {
	st, ok := statusOf(in.State)
	m := Mark{state: st}
	switch {
	case !ok:
		return false
	case st.hasValue():
		if in.Value == nil || in.Policy != "" || !in.Range.Nearly(*in.Value) {
			return false
		}
		m.value = *in.Value
	case in.Policy != "":
		if was := n.missing[st]; was != "" && was != in.Policy {
			return false
		}
		n.missing[st] = in.Policy
		if in.Policy == PolicyAnchor && in.Value != nil {
			n.anchor = *in.Value
		}
	}
	s.marks, s.coverage = append(s.marks, m), append(s.coverage, in.Coverage)
	return true
}

// combined applies the missing policy and combines the inputs again.
func (r *recomputer) combined() *node {
	e := r.e
	var s scratch
	n := r.group(&tree{fw: r.c.fw}, &s)
	if n == nil || e.Rule.Aggregation != n.kind || n.kind == AggregationProfile || n.kind == "" {
		return nil
	}
	var below, nominal []govmaturity.Range
	for k, w := range n.weights {
		if w > 0 {
			below, nominal = append(below, n.tree.nodes[k].values), append(nominal, n.tree.nodes[k].nominal)
		}
	}
	if len(below) == 0 {
		return nil
	}
	if e.Node.Items != nil {
		below, nominal = below[:1], nominal[:1] // all items have the range of the node that is taken
	}
	policies, anchor := n.missing, n.anchor
	r.c.compileAggregation(n, below, nominal)
	n.missing, n.anchor, n.zeroImplied = policies, anchor, false
	if n.kind == AggregationGate || n.kind == AggregationLadder {
		n.level = &cutter{scale: r.c.scaleOf(n)}
		r.c.compileGate(n)
	}
	if r.c.draft.Len() > 0 || n.level != nil && n.level.scale == nil {
		return nil
	}
	st, coverage := n.resolve(&s)
	if st.State() != e.State || !sameFloat(coverage, e.Coverage) || !r.sameInputs(n, &s) {
		return nil
	}
	value, open := n.combine(&s)
	r.out.Value = value
	if aggregated, _ := n.aggregate(&s); math.IsNaN(value) || (e.Aggregated != nil) != (n.normalise != nil) || e.Aggregated != nil && !sameFloat(aggregated, *e.Aggregated) {
		return nil
	}
	switch {
	case n.at != nil:
		r.level = n.level.scale.at(open)
		if !slices.EqualFunc(n.steps(&s), e.Steps, sameStep) {
			return nil
		}
	case n.kind == AggregationPoints && n.mostPoints(&s) != e.Most:
		return nil
	}
	return n
}

func sameStep(a, b ExplainedStep) bool {
	return a.Level.ID == b.Level.ID && a.Level.Rank == b.Level.Rank && a.Open == b.Open &&
		a.Value == b.Value && a.Weight == b.Weight && a.Met == b.Met && a.Progress == b.Progress
}

// sameInputs reports whether each input counts, and weighs, what the
// explanation says.
func (r *recomputer) sameInputs(n *node, s *scratch) bool {
	if len(s.inputs) != len(r.e.Inputs) {
		return false
	}
	again := make([]ExplainedInput, len(s.inputs))
	for i, in := range s.inputs {
		again[i].Weight = in.Weight
		if n.at != nil {
			again[i].At = n.level.scale.at(n.at[s.below[i]]).ID()
		}
	}
	share(again)
	for i, in := range r.e.Inputs {
		k := s.below[i]
		if in.Place != k+1 || in.Value == nil || !sameFloat(s.inputs[i].Value, *in.Value) || again[i].Share != in.Share ||
			n.at != nil && in.Met != n.threshold(k) {
			return false
		}
	}
	return true
}

// sorted finds the level and the class again, and whether they begin where the
// explanation says.
func (r *recomputer) sorted(n *node) {
	e := r.e
	n.level = r.c.compileLevelRule(n, e.Node.Level, nil, false)
	n.class = r.c.compileLevelRule(n, e.Node.Class, nil, true)
	if r.c.draft.Len() > 0 {
		return
	}
	if n.level != nil && !n.level.opened {
		r.level = n.sort(n.level, r.out.Value)
	}
	class := n.sort(n.class, r.out.Value)
	r.out.Level, r.out.Class = r.level.ID(), class.ID()
	r.ok = sameFloat(r.out.Value, *e.Value) && r.out.Row == e.Row &&
		sameLevel(e.Level, r.level) && sameLevel(e.Class, class) &&
		sameCuts(n.level.explain(e.Node.Level), e.Cuts) && sameCuts(n.class.explain(e.Node.Class), e.ClassCuts) &&
		(e.Published == nil) == (n.decimals < 0) && (e.Published == nil || sameFloat(n.published(r.out.Value), *e.Published))
}

func sameLevel(said *ExplainedLevel, level govmaturity.Level) bool {
	if said == nil {
		return !level.Valid()
	}
	return said.ID == level.ID() && said.Rank == level.Rank()
}

func sameCuts(a, b []ExplainedCut) bool {
	return slices.EqualFunc(a, b, func(a, b ExplainedCut) bool {
		return a.Level.ID == b.Level.ID && a.Level.Rank == b.Level.Rank && sameBound(a.From, b.From) && sameBound(a.Above, b.Above)
	})
}

func sameBound(a, b *float64) bool {
	return (a == nil) == (b == nil) && (a == nil || *a == *b)
}

func sameFloat(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }
