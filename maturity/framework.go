package maturity

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Framework is a compiled Spec. It does not change, and any number of
// goroutines may use it at once. [Compile] makes one. The zero Framework has no
// nodes.
type Framework struct {
	spec   *Spec
	hash   string // of all content
	rules  string // of what computes
	tree   *tree
	scales []*scale
	trees  []*tree // the main tree, then those of the rosters

	asksPanel bool // a node is normalised by what a panel says, and none has said it
}

// tree is one compiled tree of nodes: the framework's own, or a roster's.
type tree struct {
	fw    *Framework
	outer *tree // the tree that the roster belongs to
	depth int   // how many trees are around it
	id    string
	title govmaturity.Text
	// description is a roster's.
	description govmaturity.Text
	nodes       []node // in the document's order: a node comes before what is below it
	leaves      []int  // the indicators
	plain       []mean // the groups that are plain means, each after those below it
	groups      []int  // all other groups, each after those below it
	rosters     []*tree
	byID        map[string]int

	conditional bool  // some node has a when
	whenOrder   []int // those nodes, each after those its condition rests on
}

// node is a compiled NodeSpec.
type node struct {
	weights   []float64 // of the kids
	kids      []int
	weightSum float64
	values    govmaturity.Range // what the value can be
	index     int               // in tree.nodes
	mean      *mean             // an arithmetic mean of indicators only, or of other nodes only

	tree   *tree
	spec   *NodeSpec
	path   govmaturity.Path
	parent int // -1 for the root
	end    int // the node after the last one below this one
	leaf   int // in tree.leaves; -1 when not an indicator
	weight float64
	effort int

	measure *measure
	items   *items

	kind    AggregationKind
	even    bool // a profile or table of nodes that all weigh 0: they cover alike
	custom  Aggregation
	maximum float64 // points: as stated, or 0
	worth   float64
	met     *float64
	share   float64
	at      []int // gate: the level that each kid is needed for
	table   []row
	// normalise turns what the nodes below come to into the value; nil where that is the
	// value. What comes of 1 is normWorth, and what they can come to is aggregated.
	normalise  Normalisation
	normWorth  float64
	aggregated govmaturity.Range

	policies    *MissingSpec     // its own, or inherited
	policiesAt  govmaturity.Path // where the document says them
	missing     [statusCount]Policy
	zeroImplied bool // gate: no policy says that what is unanswered counts as not met
	anchor      float64
	minCoverage float64

	nominal  govmaturity.Range // what it is meant to be: the values of goalposts kept open lie outside
	scored   bool              // false: a profile, which has no value
	level    *cutter
	class    *cutter
	decimals int // -1 when the publisher's are not known
	when     *condition
	turn     int // of its when, in tree.whenOrder

	standing, scoreStanding govmaturity.Standing
	cites                   []govmaturity.Citation
}

// mean is what the inner loop reads of an arithmetic mean, in two cache lines.
type mean struct {
	weights   []float64
	kids      []int // nil when they are indicators, which stand in a row
	firstLeaf int
	node      int
	weightSum float64
	values    govmaturity.Range
}

type items struct {
	roster int // in tree.rosters
	tree   *tree
	take   int
	where  *condition
}

func (i *items) values() govmaturity.Range { return i.tree.nodes[i.take].values }

type row struct {
	when  *condition
	value float64
}

// noSpec and noTree are those of the zero Framework.
var (
	noSpec = &Spec{}
	noTree = &tree{fw: &Framework{}}
)

func (f *Framework) doc() *Spec {
	if f.spec == nil {
		return noSpec
	}
	return f.spec
}

func (f *Framework) top() *tree {
	if f.tree == nil {
		return noTree
	}
	return f.tree
}

// ID returns the instrument's id.
func (f *Framework) ID() string { return f.doc().ID }

// Edition returns the edition.
func (f *Framework) Edition() string { return f.doc().Edition }

// Dates returns when the edition came out and since when it is in force, as far
// as the document says.
func (f *Framework) Dates() govmaturity.Dates { return f.doc().Dates }

// Title returns the instrument's title.
func (f *Framework) Title() govmaturity.Text { return maps.Clone(f.doc().Title) }

// Standing returns how official the instrument's content is.
func (f *Framework) Standing() govmaturity.Standing { return f.doc().Standing }

// ScoreStanding returns how official the numbers are.
func (f *Framework) ScoreStanding() govmaturity.Standing { return f.doc().ScoreStanding }

// Hash returns the content hash: "sha256:" and the SHA-256, in hexadecimal, of
// the framework's canonical JSON: all that it says, its words included.
func (f *Framework) Hash() string { return f.hash }

// RulesHash returns the hash of what computes: of the framework's canonical JSON
// without titles, descriptions, notes, sources, standings and other words for
// people. Frameworks with the same hash are one edition of one instrument, and
// give the same results, as long as they use no Go code of the author's.
func (f *Framework) RulesHash() string { return f.rules }

// Spec returns a copy of the document that the framework was compiled from.
func (f *Framework) Spec() *Spec { return frameworkFormat.Clone(f.doc()) }

// Source returns the source with an id, for a citation.
func (f *Framework) Source(id string) (govmaturity.Source, bool) {
	for _, s := range f.doc().Sources {
		if s.ID == id {
			s.Note = maps.Clone(s.Note)
			return s, true
		}
	}
	return govmaturity.Source{}, false
}

// Levels returns the levels of a scale, from the lowest to the highest, or nil
// when the framework has no such scale.
func (f *Framework) Levels(scale string) []govmaturity.Level {
	for _, s := range f.scales {
		if s.ID() == scale {
			return s.all()
		}
	}
	return nil
}

// Root returns the top of the framework's own tree.
func (f *Framework) Root() Node {
	if f.tree == nil {
		return Node{}
	}
	return Node{&f.tree.nodes[0]}
}

// Node returns the node with an id, of the framework's own tree or of a roster's:
// one that is not Valid when there is none.
func (f *Framework) Node(id string) Node {
	for _, t := range f.trees {
		if i, ok := t.byID[id]; ok {
			return Node{&t.nodes[i]}
		}
	}
	return Node{}
}

// Nodes returns the nodes of the framework's own tree in the document's order:
// the root first, and each node before what is below it.
func (f *Framework) Nodes() iter.Seq[Node] { return f.Root().All() }

// AllNodes returns the nodes of the framework's own tree, and then those of the
// rosters' trees, each roster after the one that it is in or beside.
func (f *Framework) AllNodes() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for _, t := range f.trees {
			for n := range (Node{&t.nodes[0]}).All() {
				if !yield(n) {
					return
				}
			}
		}
	}
}

// AllRosters returns all rosters, those inside others included, each after the
// one that it is in or beside.
func (f *Framework) AllRosters() []Roster {
	var all []Roster
	for i, t := range f.trees {
		if i > 0 { // the first is no roster's
			all = append(all, Roster{t})
		}
	}
	return all
}

// Rosters returns the lists that are answered for item by item.
func (f *Framework) Rosters() []Roster { return f.top().lists() }

// HasRosters reports whether there are lists of services, sites or the like to
// answer for.
func (f *Framework) HasRosters() bool { return len(f.top().rosters) > 0 }

// Indicators returns the indicators of the framework's own tree, in the
// document's order. Those of rosters are not among them.
func (f *Framework) Indicators() []Indicator {
	return slices.Collect(f.top().indicators())
}

// Indicator returns an indicator of the framework's own tree. The error about
// one that is not there names the id that was perhaps meant.
func (f *Framework) Indicator(id string) (Indicator, error) {
	if i, ok := f.top().byID[id]; ok && f.top().nodes[i].leaf >= 0 {
		return Indicator{&f.top().nodes[i]}, nil
	}
	known := make([]string, len(f.top().leaves))
	for i, leaf := range f.top().leaves {
		known[i] = f.top().nodes[leaf].spec.ID
	}
	return Indicator{}, fmt.Errorf("there is no indicator %.60q%s", id, document.Suggestion(id, known))
}

func (t *tree) indicators() iter.Seq[Indicator] {
	return func(yield func(Indicator) bool) {
		for _, i := range t.leaves {
			if !yield(Indicator{&t.nodes[i]}) {
				return
			}
		}
	}
}
