package maturity

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Explanation says why a number is what it is: the rule, what went into it,
// what was left out and why. It is plain data of its own, which survives JSON,
// and [Explanation.Recompute] gives the value again from it alone. The one
// exception are rules that an author added in Go: those are not data.
type Explanation struct {
	Framework string `json:"framework"`
	Edition   string `json:"edition"`
	Hash      string `json:"hash"`
	Subject   string `json:"subject,omitempty"`
	// Item is the title of the item, when the node is one of an item's.
	Item string `json:"item,omitempty"`

	// Node is the node as the framework defines it, without what is below it.
	// Scales are those that it uses.
	Node   NodeSpec                `json:"node"`
	Scales []govmaturity.ScaleSpec `json:"scales,omitempty"`
	// Rule is the node's aggregation or, for an indicator, its measure.
	Rule string `json:"rule"`

	State govmaturity.State `json:"state"`
	Value *float64          `json:"value,omitempty"` // nil when there is none
	// Published is the value with the decimals that the publisher prints.
	Published *float64 `json:"published,omitempty"`
	// Range is what the value can be, and Nominal what it is meant to be.
	Range   govmaturity.Range `json:"range"`
	Nominal govmaturity.Range `json:"nominal"`
	// Level and Class are nil when none is reached.
	Level *ExplainedLevel `json:"level,omitempty"`
	Class *ExplainedLevel `json:"class,omitempty"`
	// Cuts and ClassCuts say where each level, and each class, begins.
	Cuts      []ExplainedCut `json:"cuts,omitempty"`
	ClassCuts []ExplainedCut `json:"class-cuts,omitempty"`
	Coverage  float64        `json:"coverage"`
	// MinCoverage is the least coverage with which there is a value.
	MinCoverage float64 `json:"min-coverage,omitempty"`
	// Imputed is how many of the answers that it rests on were estimated.
	Imputed int `json:"imputed,omitempty"`

	// Answer is what was answered, for an indicator.
	Answer *govmaturity.Answer `json:"answer,omitempty"`
	// Inputs is what counts, in order; LeftOut is what does not.
	Inputs  []ExplainedInput `json:"inputs,omitempty"`
	LeftOut []ExplainedInput `json:"left-out,omitempty"`
	// Row is the row of the look-up table that holds, from 1.
	Row int `json:"row,omitempty"`

	Standing      govmaturity.Standing `json:"standing"`
	ScoreStanding govmaturity.Standing `json:"score-standing"`
	LevelStanding govmaturity.Standing `json:"level-standing,omitempty"`
	ClassStanding govmaturity.Standing `json:"class-standing,omitempty"`
	// ScoreNote is what the framework says a reader of its numbers must know.
	ScoreNote govmaturity.Text       `json:"score-note,omitempty"`
	Cites     []govmaturity.Citation `json:"cites,omitempty"`
	Sources   []govmaturity.Source   `json:"sources,omitempty"`

	of Result // for the titles of other nodes, and the author's own Go code
}

// ExplainedInput is one node, or item of a roster, below the one explained.
type ExplainedInput struct {
	ID    string            `json:"id"`
	Title govmaturity.Text  `json:"title"`
	State govmaturity.State `json:"state"`
	// Value is what it counts here, or would count: nil when it has no value.
	Value *float64 `json:"value,omitempty"`
	// Weight is how much it counts, and Share that as a part of the weights of
	// all inputs, from 0 to 1.
	Weight float64 `json:"weight"`
	Share  float64 `json:"share"`
	// NotMeant: the node is not about this item, since the Where of its Items
	// does not hold for it.
	NotMeant bool `json:"not-meant,omitempty"`
	// Policy is what the node does about an input without a value of its own.
	Policy Policy            `json:"policy,omitempty"`
	Range  govmaturity.Range `json:"range"`
	// At is the level of a gate that it is needed for, and Met the value from
	// which it counts as met.
	At  string  `json:"at,omitempty"`
	Met float64 `json:"met,omitempty"`
}

// ExplainedLevel is a level as data.
type ExplainedLevel struct {
	ID    string           `json:"id"`
	Rank  int              `json:"rank"`
	Title govmaturity.Text `json:"title"`
}

// ExplainedCut is where a level begins: at From, or just above Above.
type ExplainedCut struct {
	Level ExplainedLevel `json:"level"`
	From  *float64       `json:"from,omitempty"`
	Above *float64       `json:"above,omitempty"`
}

// Explain returns why the node's value is what it is. The zero Result gives an
// Explanation without a node.
func (r Result) Explain() Explanation {
	if !r.Valid() {
		return Explanation{State: govmaturity.StateUnanswered}
	}
	n, c := r.node(), r.card
	e := Explanation{
		Framework: c.fw.ID(), Edition: c.fw.Edition(), Hash: c.fw.hash, Subject: c.Subject(),
		Rule: string(n.kind), State: r.State(), Range: n.values, Nominal: n.nominal,
		Level: explainLevel(r.Level()), Class: explainLevel(r.Class()), Cuts: n.level.explain(), ClassCuts: n.class.explain(),
		Coverage: r.Coverage(), MinCoverage: n.minCoverage, Imputed: r.imputed(),
		Standing: r.Standing(), ScoreStanding: r.ScoreStanding(), ScoreNote: maps.Clone(c.fw.spec.ScoreNote),
		Cites: r.Cites(), of: r,
	}
	e.Node, e.Scales = n.alone()
	if c.outer != nil {
		e.Item = c.Title()
		for top := c; top != nil; top = top.outer {
			e.Subject = top.Subject()
		}
	}
	if v, ok := r.Value(); ok {
		e.Value = &v
		if p, _ := r.Published(); n.decimals >= 0 {
			e.Published = &p
		}
	}
	if n.level != nil {
		e.LevelStanding = r.LevelStanding()
	}
	if n.class != nil {
		e.ClassStanding = r.ClassStanding()
	}
	for _, cite := range e.Cites {
		if s, ok := c.fw.Source(cite.Source); ok {
			e.Sources = append(e.Sources, s)
		}
	}
	if n.leaf >= 0 {
		e.Rule = string(n.measure.kind)
		a := r.Answer()
		e.Answer = &a
		return e
	}
	r.explainInputs(&e)
	return e
}

// alone returns a copy of the node's document without what is below it, and of
// the scales that it uses.
func (n *node) alone() (NodeSpec, []govmaturity.ScaleSpec) {
	spec := *n.spec
	spec.Nodes, spec.Items, spec.When = nil, nil, nil
	var scales []govmaturity.ScaleSpec
	for _, s := range n.tree.fw.spec.Scales {
		uses := spec.Level != nil && spec.Level.Scale == s.ID || spec.Class != nil && spec.Class.Scale == s.ID ||
			spec.Measure != nil && spec.Measure.Scale == s.ID
		if uses {
			scales = append(scales, s)
		}
	}
	return cloneData(spec), cloneData(scales)
}

// cloneData copies plain data of a framework that compiled, all the way down.
func cloneData[T any](v T) (clone T) {
	data, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(data, &clone)
	}
	if err != nil {
		panic(err) // the framework was written and read when it was compiled
	}
	return clone
}

// explainInputs goes through the missing policy again, as the engine did.
func (r Result) explainInputs(e *Explanation) {
	n, c := r.node(), r.card
	var s scratch
	c.gather(n, &s)
	below := r.Children()
	n.resolve(&s)
	total, next := 0.0, 0
	for _, in := range s.inputs {
		total += in.Weight
	}
	for k, child := range below {
		in := ExplainedInput{
			ID: child.ID(), Title: child.Title(), State: s.marks[k].state.State(),
			Weight: n.weightBelow(k), Range: n.rangeBelow(k),
		}
		if n.items != nil {
			in.ID, in.Title = child.card.id, govmaturity.Text{"und": child.card.Title()}
		}
		if s.marks[k].state.hasValue() {
			in.Value = &s.marks[k].value
		} else {
			in.Policy = n.missing[s.marks[k].state]
		}
		if n.at != nil {
			in.At, in.Met = n.level.scale.at(n.at[k]).ID(), n.threshold(k)
		}
		if next < len(s.below) && s.below[next] == k && n.scored && n.kind != AggregationTable {
			in.Value = &s.inputs[next].Value
			in.Share = in.Weight / total
			e.Inputs = append(e.Inputs, in)
			next++
		} else {
			e.LeftOut = append(e.LeftOut, in)
		}
	}
	e.LeftOut = append(e.LeftOut, r.leftOutByWhere()...)
	if n.kind == AggregationTable {
		_, _, at := n.lookUp(c, s.marks)
		e.Row = at + 1
	}
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

func explainLevel(l govmaturity.Level) *ExplainedLevel {
	if !l.Valid() {
		return nil
	}
	return &ExplainedLevel{l.ID(), l.Rank(), l.Title()}
}

func (c *cutter) explain() []ExplainedCut {
	if c == nil {
		return nil
	}
	var out []ExplainedCut
	for i, at := range c.cuts {
		cut := ExplainedCut{Level: *explainLevel(c.scale.at(i)), Above: &at.bound}
		if at.inclusive {
			cut.From, cut.Above = &at.bound, nil
		}
		out = append(out, cut)
	}
	return out
}

// Recompute computes the value again, from what the explanation holds, and
// reports whether it can. The result has the same bits as Value. It cannot
// where there is no value, and where an Explanation that was read from JSON
// rests on rules that an author added in Go.
func (e Explanation) Recompute() (value float64, ok bool) {
	switch {
	case e.Value == nil:
		return 0, false
	case e.Answer != nil:
		return e.recomputeAnswer()
	case e.Rule == string(AggregationTable):
		if e.Row < 1 || e.Row > len(e.Node.Table) {
			return 0, false
		}
		return e.Node.Table[e.Row-1].Value, true
	}
	// A small tree with what the rule needs, and nothing from the card.
	t := &tree{}
	n := node{
		tree: t, kind: AggregationKind(e.Rule), values: e.Range,
		maximum: orElse(e.Node.Maximum, 0), worth: orElse(e.Node.Worth, 1), share: orElse(e.Node.Share, 1),
	}
	if !slices.Contains(aggregationKinds, n.kind) {
		if !e.of.Valid() {
			return 0, false
		}
		n.custom = e.of.node().custom
	}
	levels := newScale(govmaturity.Scale{})
	for _, s := range e.Scales {
		if e.Node.Level != nil && s.ID == e.Node.Level.Scale {
			compiled, _ := govmaturity.CompileScale(s)
			levels = newScale(compiled)
		}
	}
	n.level = &cutter{scale: levels}
	var s scratch
	add := func(in ExplainedInput, counts bool) {
		if in.NotMeant {
			return
		}
		k := len(t.nodes)
		t.nodes = append(t.nodes, node{values: in.Range})
		n.kids, n.weights, n.at = append(n.kids, k), append(n.weights, in.Weight), append(n.at, levels.find(in.At))
		n.thresholds = append(n.thresholds, in.Met)
		if counts && in.Value != nil {
			s.inputs, s.below = append(s.inputs, Input{*in.Value, in.Weight}), append(s.below, k)
		}
	}
	for _, in := range e.Inputs {
		add(in, true)
	}
	for _, in := range e.LeftOut {
		add(in, false)
	}
	if len(s.inputs) == 0 {
		return 0, false
	}
	value, _ = n.combine(&s)
	return value, true
}

// recomputeAnswer measures the answer again, in a framework of this indicator
// alone.
func (e Explanation) recomputeAnswer() (float64, bool) {
	spec := Spec{
		Format: FrameworkFormat, ID: "explained", Edition: "1", Title: govmaturity.English("Explained"),
		Standing: govmaturity.StandingDerived, ScoreStanding: govmaturity.StandingDerived, Scales: e.Scales, Root: e.Node,
	}
	root := &spec.Root
	root.When, root.At, root.Cites, root.Standing, root.ScoreStanding = nil, "", nil, "", ""
	if root.Weight != nil && *root.Weight != 0 || root.Measure == nil || root.Measure.Kind != MeasureChoice {
		root.Weight = nil
	}
	root.Level, root.Class, root.Decimals = nil, nil, nil
	var measure *measure
	if fw, err := Compile(&spec); err == nil {
		measure = fw.tree.nodes[0].measure
	} else if e.of.Valid() {
		measure = e.of.node().measure
	} else {
		return 0, false
	}
	m, err := measure.mark(*e.Answer)
	return m.value, err == nil && m.state.hasValue()
}
