package maturity

import (
	"maps"

	"github.com/govmaturity/govmaturity"
)

// explainer collects what an explanation says from a scored card.
type explainer struct {
	e      *Explanation
	card   *Scorecard
	scales map[string]bool // those that the explanation speaks of
	cites  []govmaturity.Citation
}

// authorsCode is Go code that an explanation rests on, by its name.
type authorsCode struct {
	measures       map[string]Measure
	aggregations   map[string]Aggregation
	normalisations map[string]Normalisation
}

// node puts in the document of the node and its rule.
func (x *explainer) node(n *node) {
	spec := *n.spec
	spec.Nodes = nil
	x.e.Node = cloneNode(spec)
	for _, rule := range []*LevelRule{spec.Level, spec.Class} {
		if rule != nil {
			x.scales[rule.Scale] = true
			x.cites = append(x.cites, rule.Cites...)
			for _, cut := range rule.Cuts {
				x.cites = append(x.cites, cut.Cites...)
			}
		}
	}
	if n.leaf >= 0 {
		x.e.Rule = Rule{Measure: n.measure.kind, Custom: x.measure(n)}
		return
	}
	x.e.Rule = Rule{Aggregation: n.kind, Custom: n.custom != nil || n.isGroupCode()}
	if n.isGroupCode() {
		put(&x.e.code.normalisations, string(n.spec.Normalise.Kind), n.normalise)
	}
	if n.custom != nil {
		x.e.code.aggregations = map[string]Aggregation{string(n.kind): n.custom}
	}
}

// measure notes what an indicator's measure rests on: its scale, and Go code of
// the author's, if it does on some.
func (x *explainer) measure(n *node) (custom bool) {
	m, spec := n.measure, n.spec.Measure
	if m.kind == MeasureLevel {
		x.scales[spec.Scale] = true
	}
	if m.custom != nil {
		put(&x.e.code.measures, string(m.kind), m.custom)
		return true
	}
	if s := spec.Normalise; s != nil && normaliseUses[s.Kind] == nil {
		put(&x.e.code.normalisations, string(s.Kind), m.normalise)
		return true
	}
	return false
}

func put[V any](m *map[string]V, name string, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[name] = v
}

// finish puts in the scales and sources, in the framework's order.
func (x *explainer) finish() {
	spec := x.card.fw.spec
	for i := range spec.Scales {
		if x.scales[spec.Scales[i].ID] {
			x.e.Scales = append(x.e.Scales, frameworkFormat.Clone(&Spec{Scales: spec.Scales[i : i+1]}).Scales...)
		}
	}
	cited := map[string]bool{}
	for _, list := range [][]govmaturity.Citation{x.e.Cites, x.cites} {
		for _, cite := range list {
			cited[cite.Source] = true
		}
	}
	for _, s := range spec.Sources {
		if cited[s.ID] {
			s.Note = maps.Clone(s.Note)
			x.e.Sources = append(x.e.Sources, s)
		}
	}
}

// inputs goes through the missing policy again, as the engine did.
func (x *explainer) inputs(r Result) {
	n, c, e := r.node(), r.card, x.e
	var s scratch
	c.gather(n, &s)
	n.resolve(&s)
	below := r.Children()
	next := 0
	for k, child := range below {
		m := s.marks[k]
		in := ExplainedInput{
			ID: child.ID(), Title: child.Title(), Place: k + 1, State: m.state.State(), Coverage: s.coverage[k],
			Weight: n.weightBelow(k), Range: n.rangeBelow(k), Nominal: child.Nominal(),
		}
		if n.items != nil {
			in.ID, in.Title, in.Take = child.card.id, itemTitle(child.card), child.ID()
		}
		if m.state.hasValue() {
			in.Value = &m.value
		} else {
			in.Policy = n.missing[m.state]
		}
		if n.at != nil {
			in.At, in.Met = n.level.scale.at(n.at[k]).ID(), n.threshold(k)
		}
		if next < len(s.below) && s.below[next] == k && n.scored && n.kind != AggregationTable {
			value := s.inputs[next].Value
			in.Value = &value
			e.Inputs = append(e.Inputs, in)
			next++
		} else {
			e.LeftOut = append(e.LeftOut, in)
		}
	}
	share(e.Inputs)
	x.notMeant(n)
	if n.normalise != nil && r.State() != govmaturity.StateNotAsked {
		if value, ok := n.aggregatedOf(&s); ok {
			e.Aggregated = &value
		}
	}
	switch {
	case n.kind == AggregationTable:
		x.rows(n, s.marks)
	case n.at != nil && e.Value != nil:
		e.Steps = n.steps(&s)
	case n.kind == AggregationPoints && e.Value != nil:
		e.Most = n.mostPoints(&s)
	}
}

// share works out what part of the weights each input has, among those that it
// is weighed with.
func share(inputs []ExplainedInput) {
	totals := map[string]float64{}
	for _, in := range inputs {
		totals[in.At] += in.Weight
	}
	for i := range inputs {
		inputs[i].Share = inputs[i].Weight / totals[inputs[i].At]
	}
}

// itemTitle is what an item of a roster is called, in no known language.
func itemTitle(item *Scorecard) govmaturity.Text { return govmaturity.Text{"und": item.Title()} }

// steps goes up the levels of a gate, as the engine does, to the first that is
// not open.
func (n *node) steps(s *scratch) (out []ExplainedStep) {
	for i, value := range n.level.scale.values {
		at := n.climbTo(s, i)
		step := ExplainedStep{
			Level: *explainLevel(n.level.scale.at(i)), Value: value,
			Weight: at.total, Met: 1, Progress: 1, Open: n.opens(at),
		}
		if at.total > 0 {
			step.Met, step.Progress = at.met/at.total, at.progress/at.total
		}
		out = append(out, step)
		if !step.Open {
			break
		}
	}
	return out
}

// imputed counts the estimated answers below the node.
func (r Result) imputed() (count int) {
	n := r.node()
	for i := r.i; i < n.end; i++ {
		at := &r.card.tree.nodes[i]
		if at.weight == 0 && i > r.i {
			i = at.end - 1
			continue
		}
		if at.leaf >= 0 && r.card.marks.Mark(at.leaf).state == imputed {
			count++
		}
		if at.items != nil {
			for _, child := range (Result{r.card, i}).Children() {
				count += child.imputed()
			}
		}
	}
	return count
}

// putIn counts the nodes below that have no value and for which a policy puts
// one in that counts here.
func (r Result) putIn() map[Policy]int {
	count := map[Policy]int{}
	if s := r.State(); !s.HasValue() && s != govmaturity.StateUnscored {
		return nil
	}
	r.countPutIn(count)
	if len(count) == 0 {
		return nil
	}
	return count
}

func (r Result) countPutIn(count map[Policy]int) {
	n := r.node()
	if n.leaf >= 0 || n.kind == AggregationTable {
		return
	}
	imputed := 0
	some := false // there is something to impute from
	for k, child := range r.Children() {
		m, _ := child.card.result(child.i)
		switch {
		case n.weightBelow(k) == 0 && n.scored:
		case m.state.hasValue() || m.state == unscored:
			some = true
			child.countPutIn(count)
		case n.missing[m.state] == PolicyImpute:
			imputed++
		case n.missing[m.state] == PolicyZero || n.missing[m.state] == PolicyAnchor:
			count[n.missing[m.state]]++
		}
	}
	if some && imputed > 0 {
		count[PolicyImpute] += imputed
	}
}

func explainLevel(l govmaturity.Level) *ExplainedLevel {
	if !l.Valid() {
		return nil
	}
	return &ExplainedLevel{l.ID(), l.Rank(), l.Title()}
}

// explain says where the levels of a rule begin. Where the rule has no cuts,
// they begin at their values.
func (c *cutter) explain(rule *LevelRule) []ExplainedCut {
	if c == nil {
		return nil
	}
	var out []ExplainedCut
	for i, at := range c.cuts {
		cut := ExplainedCut{Level: *explainLevel(c.scale.at(i))}
		if rule.Cuts != nil {
			cut.Cites = append(cut.Cites, rule.Cuts[i].Cites...)
		}
		bound := at.bound
		if at.inclusive {
			cut.From = &bound
		} else {
			cut.Above = &bound
		}
		out = append(out, cut)
	}
	return out
}

// cloneNode copies a part of a framework's document, as those below do, the way
// that the format copies all of it.
func cloneNode(spec NodeSpec) NodeSpec { return frameworkFormat.Clone(&Spec{Root: spec}).Root }

func cloneMeasure(spec MeasureSpec) MeasureSpec { return *cloneNode(NodeSpec{Measure: &spec}).Measure }

func cloneCondition(spec Condition) Condition { return *cloneNode(NodeSpec{When: &spec}).When }
