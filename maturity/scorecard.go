package maturity

import (
	"iter"

	"github.com/govmaturity/govmaturity"
)

// Scorecard is a filled-in framework with its results: the answers of one
// assessment, and for every node the state, value, level, coverage and the
// reason for each of them. [Framework.Score] makes one.
//
// A Scorecard does not change, and any number of goroutines may read it. The
// exception is the one that a [Scorer] lends out. The zero Scorecard is of no
// framework, and has no nodes.
type Scorecard struct {
	fw         *Framework
	tree       *tree
	assessment *Assessment // nil when scored from marks, or an item's
	answers    map[string]govmaturity.Answer
	outer      *Scorecard // the card that this item belongs to
	id, title  string     // of the item; the subject for a framework's own card

	given   *Marks // as answered
	marks   *Marks // after branching: what counts
	skipped []bool // nodes that are not asked; nil without branching

	out []outcome // of each node; for indicators, the marks say it

	rosters [][]*Scorecard
}

// outcome is what the engine finds out about a node.
type outcome struct {
	value    float64
	coverage float64
	open     int32 // the level that a gate opens, or -1
	state    status
}

func newCard(t *tree, outer *Scorecard) *Scorecard {
	n := len(t.nodes)
	c := &Scorecard{
		fw: t.fw, tree: t, outer: outer,
		given:   t.newMarks(),
		out:     make([]outcome, n),
		rosters: make([][]*Scorecard, len(t.rosters)),
	}
	c.marks = c.given
	if t.conditional {
		c.marks, c.skipped = t.newMarks(), make([]bool, n)
	}
	return c
}

// Framework returns the framework that was scored.
func (c *Scorecard) Framework() *Framework { return c.fw }

// Subject returns who or what was assessed, or, for an item of a roster, the
// item's id.
func (c *Scorecard) Subject() string { return c.id }

// Title returns the title of an item of a roster, or the subject.
func (c *Scorecard) Title() string {
	if c.title == "" {
		return c.id
	}
	return c.title
}

// Outer returns the card that an item of a roster belongs to, or nil for a
// framework's own card.
func (c *Scorecard) Outer() *Scorecard { return c.outer }

// top returns the framework's own card.
func (c *Scorecard) top() *Scorecard {
	for c.outer != nil {
		c = c.outer
	}
	return c
}

// pointer says where an item stands in an assessment: /services/passport. It is
// "" for a framework's own card.
func (c *Scorecard) pointer() string {
	if c.outer == nil {
		return ""
	}
	return c.outer.pointer() + govmaturity.Path{}.Key(c.tree.id).Key(c.id).Pointer()
}

// Assessment returns who was assessed, when, by whom, and the answers outside
// rosters, or nil when the card was made from marks, or is that of an item. It
// is a copy.
func (c *Scorecard) Assessment() *Assessment {
	if c.assessment == nil {
		return nil
	}
	a := *c.assessment
	a.Answers = cloneAnswers(a.Answers)
	return &a
}

// cloneAnswers copies answers that a caller may change, or has.
func cloneAnswers(answers map[string]govmaturity.Answer) map[string]govmaturity.Answer {
	out := make(map[string]govmaturity.Answer, len(answers))
	for id, a := range answers {
		out[id] = a.Clone()
	}
	return out
}

// shape returns the tree that the card is of. That of the zero Scorecard has no
// nodes.
func (c *Scorecard) shape() *tree {
	if c.tree == nil {
		return noTree
	}
	return c.tree
}

// Root returns the result of the framework as a whole, or of the item.
func (c *Scorecard) Root() Result {
	if len(c.shape().nodes) == 0 {
		return Result{}
	}
	return Result{c, 0}
}

// Node returns the result of a node, by its id. When there is no such node, it
// returns the zero Result, which is not Valid.
func (c *Scorecard) Node(id string) Result {
	if i, ok := c.shape().byID[id]; ok {
		return Result{c, i}
	}
	return Result{}
}

// Nodes returns the results of all nodes in the document's order: the root
// first, and each node before what is below it. Items of rosters have cards of
// their own.
func (c *Scorecard) Nodes() iter.Seq[Result] {
	return func(yield func(Result) bool) {
		for i := range c.shape().nodes {
			if !yield(Result{c, i}) {
				return
			}
		}
	}
}

// Rosters returns the ids of the rosters that this card has.
func (c *Scorecard) Rosters() []string {
	return c.shape().rosterIDs()
}

// Items returns the cards of a roster's items, in the order in which they were
// given, or nil when there is no such roster.
func (c *Scorecard) Items(roster string) []*Scorecard {
	for i, r := range c.shape().rosters {
		if r.id == roster {
			return append([]*Scorecard(nil), c.rosters[i]...)
		}
	}
	return nil
}

// Item returns the card of one item of a roster, or nil.
func (c *Scorecard) Item(roster, id string) *Scorecard {
	for i, r := range c.shape().rosters {
		if r.id != roster {
			continue
		}
		for _, item := range c.rosters[i] {
			if item.id == id {
				return item
			}
		}
	}
	return nil
}

// Score scores an assessment. It first checks it, as [Framework.Check] does:
// an assessment with a problem is not scored at all.
func (f *Framework) Score(a *Assessment) (*Scorecard, error) {
	card, err := f.check(a)
	if err != nil {
		return nil, err
	}
	if f.asksPanel {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeNoValue, Format: "%v", Args: []any{errNeedsPanel}}}
	}
	card.run(new(scratch))
	return card, nil
}

// Check reports everything that is wrong with an assessment: another framework
// or edition, unknown indicators, answers outside their range, items given
// twice. The error is a [govmaturity.Problems].
func (f *Framework) Check(a *Assessment) error {
	_, err := f.check(a)
	return err
}
