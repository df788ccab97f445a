package maturity

import (
	"github.com/govmaturity/govmaturity"
)

// Result is what came out for one node of a scorecard. It is a small value:
// a place in a Scorecard. The zero Result is not Valid; its methods return
// zero values.
type Result struct {
	card *Scorecard
	i    int
}

// Valid reports whether r is the result of a node.
func (r Result) Valid() bool { return r.card != nil }

func (r Result) node() *node { return &r.card.tree.nodes[r.i] }

// Node returns the node as its framework defines it.
func (r Result) Node() Node {
	if !r.Valid() {
		return Node{}
	}
	return Node{r.node()}
}

// ID returns the node's id.
func (r Result) ID() string { return r.Node().ID() }

// Title returns the node's title.
func (r Result) Title() govmaturity.Text { return r.Node().Title() }

// Card returns the scorecard that the result belongs to.
func (r Result) Card() *Scorecard { return r.card }

// IsIndicator reports whether the node is answered, not computed.
func (r Result) IsIndicator() bool { return r.Node().IsIndicator() }

// State returns whether the node has a value, and if not, why not.
func (r Result) State() govmaturity.State {
	if !r.Valid() {
		return govmaturity.StateUnanswered
	}
	m, _ := r.card.result(r.i)
	return m.state.State()
}

// Value returns the node's value, as computed, if it has one.
func (r Result) Value() (value float64, ok bool) {
	if !r.Valid() {
		return 0, false
	}
	// A blocked number keeps what was answered: that is no value.
	m, _ := r.card.result(r.i)
	if !m.state.hasValue() {
		return 0, false
	}
	return m.value, true
}

// Published returns the value rounded to the decimals that the publisher
// prints, if they are known, and otherwise the value itself. Halves go away
// from zero. Publishers rank what they print: ranking the published values
// reproduces their ties.
func (r Result) Published() (value float64, ok bool) {
	if value, ok = r.Value(); ok {
		value = r.node().published(value)
	}
	return value, ok
}

func (n *node) published(value float64) float64 {
	if n.decimals < 0 {
		return value
	}
	return roundHalfAway(value, n.decimals, n.nominal.Slack(value, value))
}

// Range returns what the value can be.
func (r Result) Range() govmaturity.Range { return r.Node().Range() }

// Nominal returns the range that the value is meant to have, from no credit to
// full credit. It is narrower than Range where numbers beyond their goalposts
// count as they are.
func (r Result) Nominal() govmaturity.Range { return r.Node().Nominal() }

// Level returns the level that is reached. It returns the zero Level when none
// is, or when the node has no levels.
func (r Result) Level() govmaturity.Level {
	if !r.Valid() {
		return govmaturity.Level{}
	}
	n := r.node()
	m, _ := r.card.result(r.i)
	if !m.state.hasValue() {
		return govmaturity.Level{}
	}
	if n.leaf >= 0 && n.measure.kind == MeasureLevel {
		return n.measure.scale.at(m.single())
	}
	if n.level != nil && n.level.opened {
		return n.level.scale.at(int(r.card.out[r.i].open))
	}
	return n.sort(n.level, m.value)
}

// Class returns the class that the value falls into. It returns the zero Level
// when there is none.
func (r Result) Class() govmaturity.Level {
	if !r.Valid() {
		return govmaturity.Level{}
	}
	value, ok := r.Value()
	if !ok {
		return govmaturity.Level{}
	}
	return r.node().sort(r.node().class, value)
}

// sort returns the level that a value of the node falls into.
func (n *node) sort(c *cutter, value float64) govmaturity.Level {
	if c == nil {
		return govmaturity.Level{}
	}
	if c.ofPublished {
		value = n.published(value)
	}
	return c.scale.at(c.index(value))
}

// Levels returns the levels that the node can reach, from the lowest to the
// highest, or nil when it has none.
func (r Result) Levels() []govmaturity.Level { return r.Node().Levels() }

// levels returns the scale of the levels that a node reaches, or nil.
func (n *node) levels() *scale {
	switch {
	case n.leaf >= 0 && n.measure.kind == MeasureLevel:
		return n.measure.scale
	case n.level != nil:
		return n.level.scale
	}
	return nil
}

// Classes returns the classes that the value can fall into, from the lowest to
// the highest, or nil when there are none.
func (r Result) Classes() []govmaturity.Level { return r.Node().Classes() }

// IsScored reports whether the node computes a value at all. It is false for a
// profile, whose publisher gives none.
func (r Result) IsScored() bool { return r.Node().IsScored() }

// Decimals returns how many decimals the publisher prints, if that is known.
func (r Result) Decimals() (decimals int, ok bool) { return r.Node().Decimals() }

// Coverage returns how much of what applies is answered, from 0 to 1: for an
// indicator 1 or 0, for another node the weighted mean of the coverage of what
// is below it. What is not applicable, not asked or excluded does not apply. An
// imputed answer is not an answer; that something is not deployed is one.
func (r Result) Coverage() float64 {
	if !r.Valid() {
		return 0
	}
	_, coverage := r.card.result(r.i)
	return coverage
}

// Standing returns how official the node's content is.
func (r Result) Standing() govmaturity.Standing { return r.Node().Standing() }

// ScoreStanding returns how official the node's value is: no more than the
// rule that gave it, the values below it, and the answers, when the assessment
// says how official they are.
func (r Result) ScoreStanding() govmaturity.Standing {
	if !r.Valid() {
		return ""
	}
	s := r.card.tree.weakest(r.i)
	if top := r.card.top(); top.assessment != nil && top.assessment.Standing != "" {
		s = s.Weaker(top.assessment.Standing)
	}
	return s
}

// weakest returns the least official rule among those that a node's value
// rests on, in rosters too.
func (t *tree) weakest(i int) govmaturity.Standing {
	n := &t.nodes[i]
	s := n.scoreStanding
	for _, kid := range n.kids {
		if t.nodes[kid].weight > 0 {
			s = s.Weaker(t.weakest(kid))
		}
	}
	if n.items != nil {
		s = s.Weaker(n.items.tree.weakest(n.items.take))
	}
	return s
}

// LevelStanding and ClassStanding return how official the sorting into levels
// and into classes is: no more than the value that is sorted.
func (r Result) LevelStanding() govmaturity.Standing {
	if r.Valid() && r.node().level != nil {
		return r.node().level.standing.Weaker(r.ScoreStanding())
	}
	return r.ScoreStanding()
}

// ClassStanding: see [Result.LevelStanding].
func (r Result) ClassStanding() govmaturity.Standing {
	if r.Valid() && r.node().class != nil {
		return r.node().class.standing.Weaker(r.ScoreStanding())
	}
	return r.ScoreStanding()
}

// Cites returns where the node's content comes from: its own citations, or
// those of the nearest node above that has some.
func (r Result) Cites() []govmaturity.Citation { return r.Node().Cites() }

// Parent returns the result of the node above. That of the root is not Valid.
func (r Result) Parent() Result {
	if !r.Valid() || r.node().parent < 0 {
		return Result{}
	}
	return Result{r.card, r.node().parent}
}

// Children returns the results below, in the document's order: for a group its
// nodes, for a summary of a roster what it takes from each item.
func (r Result) Children() []Result {
	if !r.Valid() {
		return nil
	}
	n := r.node()
	var below []Result
	for _, kid := range n.kids {
		below = append(below, Result{r.card, kid})
	}
	if n.items != nil {
		for _, item := range r.card.rosters[n.items.roster] {
			if n.items.where == nil || n.items.where.holds(item) {
				below = append(below, Result{item, n.items.take})
			}
		}
	}
	return below
}

// Description returns what the framework says about the node, or nil.
func (r Result) Description() govmaturity.Text { return r.Node().Description() }

// Descriptor returns what a level looks like for an indicator, or nil where the
// framework does not say.
func (r Result) Descriptor(l govmaturity.Level) govmaturity.Text {
	text, _ := r.Node().Descriptor(l)
	return text
}

// Answer returns the answer that was given to an indicator, asked or not.
func (r Result) Answer() govmaturity.Answer {
	if !r.IsIndicator() {
		return govmaturity.Answer{}
	}
	n := r.node()
	if r.card.answers != nil {
		return r.card.answers[n.spec.ID].Clone()
	}
	return n.measure.answer(r.card.given.Mark(n.leaf))
}
