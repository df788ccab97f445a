package systems

import (
	"cmp"
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/graph"
)

// Diagram is a compiled DiagramSpec. It does not change, and any number of
// goroutines may use it at once. [Compile] makes one.
type Diagram struct {
	spec        *DiagramSpec
	hash, rules string
	variables   []variable
	links       []link
	declared    []declared
	named       []string // by declared archetype, the key of the match that it is, or ""
	doubts      govmaturity.Problems

	byID, linkByID map[string]int

	// The graph counts variables in the order of their ids, and links in that of
	// their ends and ids: what is found does not depend on the order of the
	// document. These say which is which.
	graph            *graph.Graph
	variableAt       []int32 // of the graph, to its place in variables
	rank             []int32 // and back
	linkAt, linkRank []int32
}

type variable struct {
	spec    *VariableSpec
	actor   int // -1 without one
	out, in []int32
}

type link struct {
	spec     *CausalLinkSpec
	id       string
	from, to int
}

// Tags of links in the graph. Along a loop, signs multiply, and one that is not
// known, or one delay, is enough.
const (
	tagMinus   = graph.Odd
	tagUnknown = 2
	tagDelay   = 4
)

func (l *link) tag() (tag uint8) {
	switch l.spec.Sign {
	case SignMinus:
		tag = tagMinus
	case SignUnknown:
		tag = tagUnknown
	}
	if l.spec.Delay {
		tag |= tagDelay
	}
	return tag
}

// arrange puts variables and links in the order in which they are searched.
func (d *Diagram) arrange() {
	d.variableAt, d.rank = sorted(len(d.variables), func(a, b int32) int {
		return cmp.Compare(d.variables[a].spec.ID, d.variables[b].spec.ID)
	})
	d.linkAt, d.linkRank = sorted(len(d.links), func(a, b int32) int {
		k, l := &d.links[a], &d.links[b]
		return cmp.Or(cmp.Compare(d.rank[k.from], d.rank[l.from]), cmp.Compare(d.rank[k.to], d.rank[l.to]), cmp.Compare(k.id, l.id))
	})
	arcs := make([]graph.Arc, len(d.links))
	for i, at := range d.linkAt {
		l := &d.links[at]
		arcs[i] = graph.Arc{From: d.rank[l.from], To: d.rank[l.to], Tag: l.tag()}
	}
	d.graph = graph.New(len(d.variables), arcs)
	for i := range d.links {
		l := &d.links[i]
		d.variables[l.from].out = append(d.variables[l.from].out, int32(i))
		d.variables[l.to].in = append(d.variables[l.to].in, int32(i))
	}
}

// sorted returns the places of n things in order, and where each came to.
func sorted(n int, compare func(a, b int32) int) (at, rank []int32) {
	at, rank = make([]int32, n), make([]int32, n)
	for i := range at {
		at[i] = int32(i)
	}
	slices.SortFunc(at, compare)
	for i, k := range at {
		rank[k] = int32(i)
	}
	return at, rank
}

// noSpec and noGraph are those of the zero Diagram.
var (
	noSpec  = &DiagramSpec{}
	noGraph = graph.New(0, nil)
)

func (d *Diagram) doc() *DiagramSpec {
	if d.spec == nil {
		return noSpec
	}
	return d.spec
}

func (d *Diagram) top() *graph.Graph {
	if d.graph == nil {
		return noGraph
	}
	return d.graph
}

// ID returns the diagram's id.
func (d *Diagram) ID() string { return d.doc().ID }

// Edition returns the edition, or "".
func (d *Diagram) Edition() string { return d.doc().Edition }

// Title returns the diagram's title, or nil.
func (d *Diagram) Title() govmaturity.Text { return d.doc().Title.Clone() }

// Description returns what is said about the diagram, or nil.
func (d *Diagram) Description() govmaturity.Text { return d.doc().Description.Clone() }

// Standing returns how official the content is, or "" where the diagram claims
// nothing.
func (d *Diagram) Standing() govmaturity.Standing { return d.doc().Standing }

// Hash returns the content hash: of all that the diagram says.
func (d *Diagram) Hash() string { return d.hash }

// RulesHash returns the hash of all but the words for people. Diagrams with the
// same one have the same loops.
func (d *Diagram) RulesHash() string { return d.rules }

// Spec returns a copy of the document that the diagram was compiled from.
func (d *Diagram) Spec() *DiagramSpec { return diagramFormat.Clone(d.doc()) }

// Len returns the number of variables.
func (d *Diagram) Len() int { return len(d.variables) }

// LinkLen returns the number of links.
func (d *Diagram) LinkLen() int { return len(d.links) }

// Variables returns all variables, in the document's order.
func (d *Diagram) Variables() iter.Seq[Variable] {
	return func(yield func(Variable) bool) {
		for i := range d.variables {
			if !yield(Variable{d, i + 1}) {
				return
			}
		}
	}
}

// Variable returns the variable with an id, or one that is not Valid.
func (d *Diagram) Variable(id string) Variable {
	if i, ok := d.byID[id]; ok {
		return Variable{d, i + 1}
	}
	return Variable{}
}

// Links returns all links, in the document's order.
func (d *Diagram) Links() iter.Seq[Link] {
	return func(yield func(Link) bool) {
		for i := range d.links {
			if !yield(Link{d, i + 1}) {
				return
			}
		}
	}
}

// Link returns the link with an id, see [Link.ID], or one that is not Valid.
func (d *Diagram) Link(id string) Link {
	if i, ok := d.linkByID[id]; ok {
		return Link{d, i + 1}
	}
	return Link{}
}

// Doubts returns what people say of the diagram and it does not show, with
// places: loops that were named and do not close or have another polarity,
// archetypes that were named and that its loops are not, and variables of the same
// name. They stop nobody.
func (d *Diagram) Doubts() govmaturity.Problems { return slices.Clone(d.doubts) }
