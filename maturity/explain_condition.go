package maturity

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// ExplainedCondition is a condition on which a node is asked.
type ExplainedCondition struct {
	// ID and Title are those of the node that says it: the one explained, or
	// one above it.
	ID        string           `json:"id"`
	Title     govmaturity.Text `json:"title"`
	Condition Condition        `json:"condition"`
	Holds     bool             `json:"holds"`
	// Failed are the parts that do not hold, and for which the whole does not.
	Failed []Condition `json:"failed,omitempty"`
}

// ExplainedRow is a row of a look-up table that does not hold.
type ExplainedRow struct {
	// Row is its place in the table, from 1.
	Row int `json:"row"`
	// Failed are the parts of its condition that do not hold. There are none
	// when the row is for all other answers, and there are no answers.
	Failed []Condition `json:"failed,omitempty"`
}

// ExplainedAnswer is an answer that a condition is about.
type ExplainedAnswer struct {
	ID string `json:"id"`
	// Item is the item that it was answered for, or "" outside rosters.
	Item  string           `json:"item,omitempty"`
	Title govmaturity.Text `json:"title"`
	// Measure is how it is answered, without descriptors.
	Measure MeasureSpec        `json:"measure"`
	Answer  govmaturity.Answer `json:"answer,omitzero"`
	// State and Value are what it counts: nothing when it is not asked, whatever
	// the answer.
	State govmaturity.State `json:"state"`
	Value *float64          `json:"value,omitempty"`
}

// asked puts in the conditions on which the node is asked.
func (x *explainer) asked(r Result) {
	for at := r; at.Valid(); at = at.Parent() {
		n := at.node()
		if n.when == nil {
			continue
		}
		said := ExplainedCondition{
			ID: at.ID(), Title: at.Title(), Condition: cloneCondition(*n.spec.When), Holds: n.when.holds(at.card),
			Failed: n.when.failed(n.spec.When, at.card),
		}
		x.e.When = append(x.e.When, said)
		x.reads(&x.e.Reads, n.when, at.card)
	}
}

// rows puts in which row of a table holds, and why those before it do not.
func (x *explainer) rows(n *node, below []Mark) {
	_, _, at := n.lookUp(x.card, below)
	x.e.Row = at + 1
	for i := range n.table {
		when, spec := n.table[i].when, &n.spec.Table[i]
		x.cites = append(x.cites, spec.Cites...)
		if when != nil {
			x.reads(&x.e.Reads, when, x.card)
			when.leavesOf(x.card, func(r Result) { x.e.Rule.Custom = x.measure(r.node()) || x.e.Rule.Custom })
		}
		if i == at {
			return
		}
		row := ExplainedRow{Row: i + 1}
		if when != nil {
			row.Failed = when.failed(spec.When, x.card)
		}
		x.e.Rejected = append(x.e.Rejected, row)
	}
}

// notMeant puts in the items of a roster that the node is not about.
func (x *explainer) notMeant(n *node) {
	if n.items == nil || n.items.where == nil {
		return
	}
	for _, item := range x.card.rosters[n.items.roster] {
		if n.items.where.holds(item) {
			continue
		}
		m, coverage := item.result(n.items.take)
		taken := Result{item, n.items.take}
		in := ExplainedInput{
			ID: item.id, Title: itemTitle(item), Take: taken.ID(), State: m.state.State(), Coverage: coverage,
			Weight: 1, Range: taken.Range(), Nominal: taken.Nominal(),
			NotMeant: true, Failed: n.items.where.failed(n.spec.Items.Where, item),
		}
		if m.state.hasValue() {
			in.Value = &m.value
		}
		x.reads(&in.Reads, n.items.where, item)
		x.e.LeftOut = append(x.e.LeftOut, in)
	}
}

// failed returns the parts of a condition that do not hold, and for which all
// of it does not: each failing part of an all, and otherwise the condition.
func (c *condition) failed(spec *Condition, card *Scorecard) []Condition {
	if c.holds(card) {
		return nil
	}
	if c.about != allOf {
		return []Condition{cloneCondition(*spec)}
	}
	var out []Condition
	for i := range c.parts {
		out = append(out, c.parts[i].failed(&spec.All[i], card)...)
	}
	return out
}

// leavesOf visits the answers that a condition is about, on the card that it
// is evaluated on or one around that.
func (c *condition) leavesOf(card *Scorecard, visit func(Result)) {
	for i := range c.parts {
		c.parts[i].leavesOf(card, visit)
	}
	if c.about >= allOf {
		return
	}
	for range c.outer {
		card = card.outer
	}
	visit(Result{card, card.tree.leaves[c.leaf]})
}

// reads adds the answers that a condition is about, each once.
func (x *explainer) reads(list *[]ExplainedAnswer, c *condition, card *Scorecard) {
	c.leavesOf(card, func(r Result) {
		if slices.ContainsFunc(*list, func(a ExplainedAnswer) bool { return a.ID == r.ID() }) {
			return
		}
		n := r.node()
		spec := *n.spec.Measure
		spec.Descriptors = nil
		read := ExplainedAnswer{
			ID: r.ID(), Item: r.card.pointer(), Title: r.Title(), Measure: cloneMeasure(spec), Answer: givenAnswer(r), State: r.State(),
		}
		if n.measure.kind == MeasureLevel {
			x.scales[spec.Scale] = true
		}
		if v, ok := r.Value(); ok {
			read.Value = &v
		}
		*list = append(*list, read)
	})
}
