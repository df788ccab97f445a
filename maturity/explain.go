package maturity

import (
	"github.com/govmaturity/govmaturity"
)

// Explanation says why a number is what it is: the rule, what went into it,
// what was left out and why. It is plain data, and [Explanation.Recompute]
// gives the value again from what it holds.
type Explanation struct {
	Framework string `json:"framework"`
	Edition   string `json:"edition"`
	Hash      string `json:"hash"`
	Subject   string `json:"subject,omitempty"`
	// Item is the title of the item, when the node is one of an item's.
	Item string `json:"item,omitempty"`

	Node  string           `json:"node"`
	Title govmaturity.Text `json:"title"`
	// Rule is the node's aggregation or, for an indicator, its measure.
	Rule  string   `json:"rule"`
	State State    `json:"state"`
	Value *float64 `json:"value,omitempty"` // nil when there is none
	// Published is the value with the decimals that the publisher prints.
	Published *float64 `json:"published,omitempty"`
	Range     Range    `json:"range"`
	Nominal   Range    `json:"nominal"`
	Level     Level    `json:"level,omitzero"`
	Class     Level    `json:"class,omitzero"`
	Coverage  float64  `json:"coverage"`
	// Imputed is how many of the answers that it rests on were estimated.
	Imputed int `json:"imputed,omitempty"`
	// Normalise is how a number becomes what it counts.
	Normalise *NormaliseSpec `json:"normalise,omitempty"`
	// Decimals is how many decimals the publisher prints.
	Decimals *int `json:"decimals,omitempty"`

	// Inputs is what counts, in order; LeftOut is what does not.
	Inputs  []ExplainedInput `json:"inputs,omitempty"`
	LeftOut []ExplainedInput `json:"left-out,omitempty"`
	// Answer is what was answered, for an indicator.
	Answer *Answer `json:"answer,omitempty"`
	// Row is the row of the look-up table that holds, from 1.
	Row int `json:"row,omitempty"`
	// Maximum, Worth, Met and Share are the rule's own numbers, where it has
	// them. See NodeSpec.
	Maximum *float64 `json:"maximum,omitempty"`
	Worth   *float64 `json:"worth,omitempty"`
	Share   *float64 `json:"share,omitempty"`
	// Levels are the levels of a gate, with the value of each.
	Levels []float64 `json:"levels,omitempty"`
	// Cuts say where each level, and each class, begins.
	Cuts       []ExplainedCut `json:"cuts,omitempty"`
	ClassCuts  []ExplainedCut `json:"class-cuts,omitempty"`
	MinCovered float64        `json:"min-coverage,omitempty"`

	Standing      govmaturity.Standing `json:"standing"`
	ScoreStanding govmaturity.Standing `json:"score-standing"`
	ClassStanding govmaturity.Standing `json:"class-standing,omitempty"`
	// ScoreNote is what the framework says a reader of its numbers must know,
	// and Notes what is said of this node and of its levels.
	ScoreNote govmaturity.Text   `json:"score-note,omitempty"`
	Notes     []govmaturity.Text `json:"notes,omitempty"`

	Cites   []govmaturity.Citation `json:"cites,omitempty"`
	Sources []govmaturity.Source   `json:"sources,omitempty"`

	of Result // for titles, and for the author's own Go code, which is not data
}

// ExplainedInput is one node, or item of a roster, below the one explained.
type ExplainedInput struct {
	ID    string           `json:"id"`
	Title govmaturity.Text `json:"title"`
	State State            `json:"state"`
	// Value is what it counts here, and Weight how much.
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
	// Share is the weight as a part of the weights of all inputs, from 0 to 1.
	Share float64 `json:"share"`
	// NotMeant: the node is not about this item, since the Where of its Items
	// does not hold for it.
	NotMeant bool `json:"not-meant,omitempty"`
	// Policy is what the node does about an input without a value of its own.
	Policy Policy `json:"policy,omitempty"`
	Range  Range  `json:"range"`
	// At is the position from 0 of the level of a gate that it is needed for,
	// and Met the value from which it counts as met.
	At  int     `json:"at,omitempty"`
	Met float64 `json:"met,omitempty"`
}

// ExplainedCut is where a level begins: at From, or just above Above.
type ExplainedCut struct {
	Level Level    `json:"level"`
	From  *float64 `json:"from,omitempty"`
	Above *float64 `json:"above,omitempty"`
}

// Explain returns why the node's value is what it is.
func (r Result) Explain() Explanation {
	if !r.Valid() {
		return Explanation{State: Unanswered}
	}
	n, c := r.node(), r.card
	e := Explanation{
		Framework: c.fw.ID(), Edition: c.fw.Edition(), Hash: c.fw.hash, Subject: c.Subject(),
		Node: n.spec.ID, Title: n.spec.Title, Rule: string(n.kind), State: r.State(), Range: n.values, Nominal: n.nominal,
		Imputed: r.imputed(), ScoreNote: c.fw.spec.ScoreNote,
		Level: r.Level(), Class: r.Class(), Coverage: r.Coverage(), MinCovered: n.minCoverage,
		Standing: r.Standing(), ScoreStanding: r.ScoreStanding(), Cites: r.Cites(), of: r,
		Cuts: n.level.explain(), ClassCuts: n.class.explain(),
	}
	for top := c; top.outer != nil; top = top.outer {
		e.Item, e.Subject = c.Title(), top.outer.Subject()
	}
	if v, ok := r.Value(); ok {
		e.Value = &v
		if p, _ := r.Published(); n.decimals >= 0 {
			e.Published = &p
		}
	}
	if n.decimals >= 0 {
		e.Decimals = &n.decimals
	}
	if len(n.spec.Note) > 0 {
		e.Notes = append(e.Notes, n.spec.Note)
	}
	for _, cu := range []*cutter{n.level, n.class} {
		if cu != nil && len(cu.note) > 0 {
			e.Notes = append(e.Notes, cu.note)
		}
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
		e.Normalise = n.spec.Measure.Normalise
		if n.spec.Measure.Worth != nil {
			e.Worth = &n.measure.worth
		}
		a := r.Answer()
		e.Answer = &a
		return e
	}
	switch n.kind {
	case Points:
		e.Worth = &n.worth
		if n.maximum > 0 {
			e.Maximum = &n.maximum
		}
	case Gate, Ladder:
		e.Share, e.Levels = &n.share, n.level.scale.values
	}
	r.explainInputs(&e)
	return e
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
			Value: s.marks[k].value, Weight: n.weightBelow(k), Range: n.rangeBelow(k),
		}
		if n.items != nil {
			in.ID, in.Title = child.card.id, govmaturity.Text{"und": child.card.Title()}
		}
		if !s.marks[k].state.hasValue() {
			in.Policy = n.missing[s.marks[k].state]
		}
		if n.at != nil {
			in.At, in.Met = n.at[k], n.threshold(k)
		}
		if next < len(s.below) && s.below[next] == k && n.scored && n.kind != Table {
			in.Value = s.inputs[next].Value
			in.Share = in.Weight / total
			e.Inputs = append(e.Inputs, in)
			next++
		} else {
			e.LeftOut = append(e.LeftOut, in)
		}
	}
	e.LeftOut = append(e.LeftOut, r.leftOutByWhere()...)
	if n.kind == Table {
		_, _, at := n.lookUp(c, s.marks)
		e.Row = at + 1
	}
}

// imputed counts the estimated answers below the node.
func (r Result) imputed() (count int) {
	n := r.node()
	for i := r.i; i < n.end; i++ {
		at := &r.card.tree.nodes[i]
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

func (c *cutter) explain() []ExplainedCut {
	if c == nil {
		return nil
	}
	var out []ExplainedCut
	for i, at := range c.cuts {
		cut := ExplainedCut{Level: c.scale.at(i), Above: &at.bound}
		if at.inclusive {
			cut.From, cut.Above = &at.bound, nil
		}
		out = append(out, cut)
	}
	return out
}

// Recompute computes the value again, from what the explanation holds, and
// reports whether there is one. The result has the same bits as Value.
func (e Explanation) Recompute() (value float64, ok bool) {
	if e.Value == nil || !e.of.Valid() {
		return 0, false
	}
	if e.Answer != nil {
		m, err := e.of.node().measure.mark(*e.Answer)
		return m.value, err == nil && m.state.hasValue()
	}
	if e.Row > 0 {
		return e.of.node().table[e.Row-1].value, true
	}
	// A small tree with what the rule needs, and nothing from the card.
	t := &tree{}
	n := node{
		tree: t, kind: AggregationKind(e.Rule), custom: e.of.node().custom, values: e.Range,
		maximum: orElse(e.Maximum, 0), worth: orElse(e.Worth, 1), share: orElse(e.Share, 1),
	}
	if e.Levels != nil {
		n.level = &cutter{scale: &scale{values: e.Levels}}
	}
	var s scratch
	add := func(in ExplainedInput, counts bool) {
		if in.NotMeant {
			return
		}
		k := len(t.nodes)
		t.nodes = append(t.nodes, node{values: in.Range})
		n.kids, n.weights, n.at = append(n.kids, k), append(n.weights, in.Weight), append(n.at, in.At)
		n.thresholds = append(n.thresholds, in.Met)
		if counts {
			s.inputs, s.below = append(s.inputs, Input{in.Value, in.Weight}), append(s.below, k)
		}
	}
	for _, in := range e.Inputs {
		add(in, true)
	}
	for _, in := range e.LeftOut {
		add(in, false)
	}
	value, _ = n.combine(&s)
	return value, true
}
