package maturity

import (
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Node is a node of a framework as the framework defines it: a pillar, a
// dimension, a question, whatever the instrument calls it. It knows no answers;
// [Result] does. It is a small value, comparable with ==. The zero Node is not
// Valid; its methods return zero values.
type Node struct{ node *node }

// nowhere stands in for the node of a zero Node.
var nowhere = &node{
	tree: &tree{fw: &Framework{spec: &Spec{}}}, spec: &NodeSpec{}, parent: -1, leaf: -1, decimals: -1,
	measure: &measure{},
}

func (n Node) get() *node {
	if n.node == nil {
		return nowhere
	}
	return n.node
}

// Valid reports whether n is a node of a framework.
func (n Node) Valid() bool { return n.node != nil }

// ID returns the node's id, which is unique in its framework.
func (n Node) ID() string { return n.get().spec.ID }

// Title returns what people read.
func (n Node) Title() govmaturity.Text { return n.get().spec.Title.Clone() }

// Description returns what the framework says about the node, or nil.
func (n Node) Description() govmaturity.Text { return n.get().spec.Description.Clone() }

// Note says what the source leaves out, or how it was read. It may be nil.
func (n Node) Note() govmaturity.Text { return n.get().spec.Note.Clone() }

// Standing returns how official the node's content is.
func (n Node) Standing() govmaturity.Standing { return n.get().standing }

// ScoreStanding returns how official the rule is that gives the node its value.
func (n Node) ScoreStanding() govmaturity.Standing { return n.get().scoreStanding }

// Cites returns where the node's content comes from: its own citations, or
// those of the nearest node above that has some.
func (n Node) Cites() []govmaturity.Citation { return slices.Clone(n.get().cites) }

// Weight returns how much the node counts among those beside it.
func (n Node) Weight() float64 { return n.get().weight }

// Aggregation returns how a group or a summary of a roster combines the values
// below it. It is "" for an indicator.
func (n Node) Aggregation() AggregationKind {
	if n.IsIndicator() {
		return ""
	}
	return n.get().kind
}

// Normalisation returns how a number, or what a group comes to, is normalised. It is ""
// where the value is that itself.
func (n Node) Normalisation() NormaliseKind {
	norm := n.get().spec.Normalise
	if m := n.get().spec.Measure; m != nil {
		norm = m.Normalise
	}
	if norm == nil {
		return ""
	}
	return norm.Kind
}

// IsIndicator reports whether the node is answered, not computed.
func (n Node) IsIndicator() bool { return n.get().leaf >= 0 }

// Indicator returns the node as an indicator: one that is not Valid, when the
// node is none.
func (n Node) Indicator() Indicator {
	if !n.IsIndicator() {
		return Indicator{}
	}
	return Indicator(n)
}

// IsScored reports whether the node computes a value at all. It is false for a
// profile, whose publisher gives none.
func (n Node) IsScored() bool { return n.get().scored }

// Range returns the values that the node can have.
func (n Node) Range() govmaturity.Range { return n.get().values }

// Nominal returns the range that the value is meant to have, from no credit to
// full credit. It is narrower than Range where numbers beyond their goalposts
// count as they are.
func (n Node) Nominal() govmaturity.Range { return n.get().nominal }

// Levels returns the levels that the node can reach, from the lowest to the
// highest, or nil when it has none.
func (n Node) Levels() []govmaturity.Level { return n.get().levels().all() }

// Classes returns the classes that the value can fall into, from the lowest to
// the highest, or nil when there are none.
func (n Node) Classes() []govmaturity.Level {
	if n.get().class == nil {
		return nil
	}
	return n.get().class.scale.all()
}

// Descriptor returns what a level looks like for an indicator, and a note, such
// as why there is no text. Both are nil where the framework does not say.
func (n Node) Descriptor(l govmaturity.Level) (text, note govmaturity.Text) {
	if d := n.descriptor(l); d != nil {
		return d.Text.Clone(), d.Note.Clone()
	}
	return nil, nil
}

func (n Node) descriptor(l govmaturity.Level) *DescriptorSpec {
	if !n.IsIndicator() || !n.node.measure.scale.has(l) {
		return nil
	}
	for i := range n.node.spec.Measure.Descriptors {
		if d := &n.node.spec.Measure.Descriptors[i]; d.Level == l.ID() {
			return d
		}
	}
	return nil
}

// Decimals returns how many decimals the publisher prints, if that is known.
func (n Node) Decimals() (decimals int, ok bool) {
	return max(0, n.get().decimals), n.get().decimals >= 0
}

// When says in words, for a reader of the given languages, on which condition
// the node is asked: "" when it always is, as far as it alone says.
func (n Node) When(languages ...string) string { return n.WhenIn(govmaturity.WordsFor(languages...)) }

// WhenIn is [Node.When] in the given words.
func (n Node) WhenIn(w govmaturity.Words) string {
	if n.get().when == nil {
		return ""
	}
	said, _ := n.node.tree.conditionWords(w, 0).say(n.node.spec.When)
	return said
}

// Parent returns the node above. That of a root is not Valid.
func (n Node) Parent() Node {
	if n.get().parent < 0 {
		return Node{}
	}
	return Node{&n.node.tree.nodes[n.node.parent]}
}

// Children returns the nodes of a group, in the document's order. It is empty
// for an indicator and for a summary of a roster.
func (n Node) Children() []Node {
	var below []Node
	for _, kid := range n.get().kids {
		below = append(below, Node{&n.node.tree.nodes[kid]})
	}
	return below
}

// All returns the node and all below it in its own tree, in the document's
// order: each before what is below it.
func (n Node) All() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if !n.Valid() {
			return
		}
		for i := n.node.index; i < n.node.end; i++ {
			if !yield(Node{&n.node.tree.nodes[i]}) {
				return
			}
		}
	}
}

// Roster returns the roster that the node summarises, and the node of each item
// whose value it takes. Neither is Valid when the node is no summary.
func (n Node) Roster() (Roster, Node) {
	it := n.get().items
	if it == nil {
		return Roster{}, Node{}
	}
	return Roster{it.tree}, Node{&it.tree.nodes[it.take]}
}

// Roster is a list of services, agencies or sites, each of which is answered for
// on its own. The zero Roster is not Valid.
type Roster struct{ tree *tree }

// Valid reports whether r is a roster of a framework.
func (r Roster) Valid() bool { return r.tree != nil }

// ID returns the roster's id, which is unique among those of its tree.
func (r Roster) ID() string {
	if !r.Valid() {
		return ""
	}
	return r.tree.id
}

// Title returns what people read.
func (r Roster) Title() govmaturity.Text {
	if !r.Valid() {
		return nil
	}
	return r.tree.title.Clone()
}

// Description returns what the framework says about the roster, or nil.
func (r Roster) Description() govmaturity.Text {
	if !r.Valid() {
		return nil
	}
	return r.tree.description.Clone()
}

// Root returns the top of the tree that each item is scored with.
func (r Roster) Root() Node {
	if !r.Valid() {
		return Node{}
	}
	return Node{&r.tree.nodes[0]}
}

// Rosters returns the lists that each item has of its own.
func (r Roster) Rosters() []Roster {
	if !r.Valid() {
		return nil
	}
	return r.tree.lists()
}

func (t *tree) lists() []Roster {
	var all []Roster
	for _, r := range t.rosters {
		all = append(all, Roster{r})
	}
	return all
}
