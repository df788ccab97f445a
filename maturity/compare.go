package maturity

import (
	"errors"

	"github.com/govmaturity/govmaturity"
)

// Comparison is two scorecards side by side, node by node.
type Comparison struct {
	Before, After *Scorecard
	// Crosswalk is how the two were brought together: nil for the same
	// edition.
	Crosswalk *Crosswalk
	// Changes are in the order of the later framework's document.
	Changes []Change
	// Dropped are the nodes of the earlier framework that nothing later was
	// compared with.
	Dropped []Result
	// Reworded are the words for people that differ between the two documents,
	// where both are of one edition and compute alike.
	Reworded []Rewording
}

// Rewording is a change of words that changes no result.
type Rewording struct {
	// Path is the place in the framework's document, such as
	// root.nodes[2].title.en.
	Path govmaturity.Path
	// Before and After are the wordings, or a field that is no text as JSON:
	// empty where there is nothing.
	Before, After string
}

// Change is what became of one node.
type Change struct {
	// Before and After are the two results. Before is not Valid when the node
	// is new.
	Before, After Result
	// Match says how well the two fit: Same within one edition.
	Match Match
	// Note says what a reader must know of the match.
	Note govmaturity.Text
	// Comparable reports whether Delta and Levels mean something: both have a
	// value, on the same range and in the same unit, and the match is same or,
	// with the same levels, partial.
	Comparable bool
	// Obstacle says why not, and is empty otherwise. [Change.Text] says it in
	// words.
	Obstacle Obstacle
	// Delta is how much the value rose, or fell if it is below 0.
	Delta float64
	// Levels is how many levels of its scale the node rose, from none reached
	// to the first as one. It is 0 where the scales differ.
	Levels int
	// CoverageDelta is how much the coverage rose, whether or not the values can
	// be compared: a value may move because more was answered.
	CoverageDelta float64
}

// Obstacle says why two results cannot be compared.
type Obstacle string

const (
	// ObstacleNew: the node is new, or has no link.
	ObstacleNew Obstacle = "new"
	// ObstacleChanged: the meaning changed between the two.
	ObstacleChanged Obstacle = "changed"
	// ObstacleNoneBefore and ObstacleNoneNow: one of the two has no value.
	ObstacleNoneBefore Obstacle = "none-before"
	ObstacleNoneNow    Obstacle = "none-now"
	// ObstacleRanges: the two have different ranges.
	ObstacleRanges Obstacle = "ranges"
	// ObstacleScales: the two have different scales. 3 of one scale is not 3 of
	// another, unless somebody says that it is.
	ObstacleScales Obstacle = "scales"
	// ObstacleUnits: the two have different units.
	ObstacleUnits Obstacle = "units"
)

// CompareOption changes how [Compare] works.
type CompareOption interface{ apply(*comparer) }

type comparer struct{ crosswalk *Crosswalk }

type compareFunc func(*comparer)

func (f compareFunc) apply(c *comparer) { f(c) }

// Through compares two editions, or two frameworks, through a crosswalk.
func Through(w *Crosswalk) CompareOption {
	return compareFunc(func(c *comparer) { c.crosswalk = w })
}

// Compare puts two scorecards side by side. Both are of the same edition, and of
// documents that compute alike ([Framework.RulesHash]); any other two are refused
// with an [EditionError], unless a crosswalk brings them together. Words that were
// mended between the two do not matter: Reworded says which. Items of rosters are
// not compared, only the nodes that summarise them.
func Compare(before, after *Scorecard, options ...CompareOption) (*Comparison, error) {
	for _, card := range []*Scorecard{before, after} {
		if card == nil || card.fw == nil || card.outer != nil {
			return nil, errors.New("a comparison needs two scorecards of frameworks, not of items")
		}
	}
	var o comparer
	for _, option := range options {
		if option != nil {
			option.apply(&o)
		}
	}
	out := &Comparison{Before: before, After: after, Crosswalk: o.crosswalk}
	links := map[string]LinkSpec{}
	if o.crosswalk == nil {
		if before.fw.rules != after.fw.rules {
			return nil, &EditionError{before.fw, after.fw}
		}
		for _, w := range frameworkFormat.WordChanges(before.fw.spec, after.fw.spec) {
			out.Reworded = append(out.Reworded, Rewording{w.Path, w.Before, w.After})
		}
		for r := range after.Nodes() {
			links[r.ID()] = LinkSpec{From: r.ID(), To: r.ID(), Match: MatchSame}
		}
	} else {
		if err := o.crosswalk.check(before.fw, after.fw); err != nil {
			return nil, err
		}
		for _, l := range o.crosswalk.Links {
			links[l.To] = l
		}
	}
	met := map[string]bool{}
	for r := range after.Nodes() {
		link, ok := links[r.ID()]
		if !ok {
			out.Changes = append(out.Changes, Change{After: r, Obstacle: ObstacleNew})
			continue
		}
		met[link.From] = true
		out.Changes = append(out.Changes, change(before.Node(link.From), r, link))
	}
	for r := range before.Nodes() {
		if !met[r.ID()] {
			out.Dropped = append(out.Dropped, r)
		}
	}
	return out, nil
}

func change(before, after Result, link LinkSpec) Change {
	c := Change{
		Before: before, After: after, Match: link.Match, Note: link.Note,
		CoverageDelta: after.Coverage() - before.Coverage(),
	}
	x, had := before.Value()
	y, has := after.Value()
	switch {
	case link.Match == MatchChanged:
		c.Obstacle = ObstacleChanged
	case !had:
		c.Obstacle = ObstacleNoneBefore
	case !has:
		c.Obstacle = ObstacleNoneNow
	case before.Range() != after.Range():
		c.Obstacle = ObstacleRanges
	case link.Match == MatchPartial && !sameScale(before.node().levels(), after.node().levels()):
		c.Obstacle = ObstacleScales
	case before.IsIndicator() && after.IsIndicator() && !sameUnit(before.node(), after.node()):
		c.Obstacle = ObstacleUnits
	default:
		c.Comparable = true
		c.Delta = y - x
	}
	s, t := before.node().levels(), after.node().levels()
	if c.Comparable && s != nil && t != nil && s.Same(t.Scale) {
		c.Levels = after.Level().Index() - before.Level().Index()
	}
	return c
}

// sameScale reports whether two nodes have no levels, or the same ones.
func sameScale(s, t *scale) bool {
	if s == nil || t == nil {
		return s == t
	}
	return s.Same(t.Scale)
}

// String returns the change on one line, in English.
func (c Change) String() string { return c.In(govmaturity.Words{}) }

// Text returns the change on one line, for a reader of the given languages, in
// the words that the module comes with.
func (c Change) Text(languages ...string) string { return c.In(govmaturity.WordsFor(languages...)) }

// In returns the change on one line, in the given words.
func (c Change) In(w govmaturity.Words) string {
	title := w.Wording(c.After.Title())
	switch {
	case !c.Comparable && c.Obstacle == "": // the zero Change, or one that somebody began
		return title
	case !c.Comparable:
		return w.Say("compare.not-comparable", "title", title, "reason", c.why(w))
	}
	x, _ := c.Before.Value()
	y, _ := c.After.Value()
	said := w.Say("compare.line", "title", title, "before", w.Number(x, -1), "after", w.Number(y, -1))
	delta := w.Number(c.Delta, -1)
	if c.Delta >= 0 {
		delta = "+" + delta
	}
	said = w.Say("compare.delta", "line", said, "delta", w.LeftToRight(delta))
	if before, after := c.Before.Level(), c.After.Level(); after.Valid() || before.Valid() {
		said = w.List(said, w.Say("compare.from-to", "before", levelText(w, before), "after", levelText(w, after)))
	}
	if c.CoverageDelta != 0 {
		said = w.Say("text.clauses", "before", said, "item",
			w.Say("compare.coverage", "before", w.Percent(c.Before.Coverage(), -1), "after", w.Percent(c.After.Coverage(), -1)))
	}
	if c.Match == MatchPartial {
		said = w.Say("text.clauses", "before", said, "item", w.Say("compare.partial"))
	}
	return said
}

// why says why the two cannot be compared.
func (c Change) why(w govmaturity.Words) string {
	state := c.Before.State()
	switch c.Obstacle {
	case ObstacleNoneNow:
		state = c.After.State()
	case ObstacleNew, ObstacleChanged, ObstacleNoneBefore, ObstacleRanges, ObstacleScales, ObstacleUnits:
	default:
		return string(c.Obstacle)
	}
	return w.Say("compare.reason."+string(c.Obstacle), "state", stateText(w, state))
}

func levelText(w govmaturity.Words, l govmaturity.Level) string {
	if !l.Valid() {
		return w.Say("compare.no-level")
	}
	return w.Wording(l.Title())
}
