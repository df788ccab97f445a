package maturity

import (
	"errors"
	"fmt"

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
	// Reason says why not.
	Reason string
	// Delta is how much the value rose, or fell if it is below 0.
	Delta float64
	// Levels is how many levels of its scale the node rose, from none reached
	// to the first as one. It is 0 where the scales differ.
	Levels int
	// CoverageDelta is how much the coverage rose, whether or not the values can
	// be compared: a value may move because more was answered.
	CoverageDelta float64
}

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
	if before == nil || after == nil || before.outer != nil || after.outer != nil {
		return nil, errors.New("a comparison needs two scorecards of frameworks, not of items")
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
		if !before.fw.computesLike(after.fw) {
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
			out.Changes = append(out.Changes, Change{After: r, Reason: "the node is new, or has no link"})
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
		c.Reason = "the meaning changed between the two"
	case !had:
		c.Reason = "there was no value before: " + stateWords(before.State())
	case !has:
		c.Reason = "there is no value now: " + stateWords(after.State())
	case before.Range() != after.Range():
		c.Reason = "the two have different ranges"
	case link.Match == MatchPartial && !sameScale(before.node().levels(), after.node().levels()):
		// 3 of one scale is not 3 of another, unless somebody says that it is.
		c.Reason = "the two have different scales"
	case before.IsIndicator() && after.IsIndicator() && !sameUnit(before.node(), after.node()):
		c.Reason = "the two have different units"
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
func (c Change) String() string {
	title := c.After.Title().String()
	if !c.Comparable {
		return title + ": not comparable: " + c.Reason
	}
	x, _ := c.Before.Value()
	y, _ := c.After.Value()
	text := fmt.Sprintf("%s: from %s to %s (%+.4g)", title, short(x), short(y), c.Delta)
	if before, after := c.Before.Level(), c.After.Level(); after.Valid() || before.Valid() {
		text += fmt.Sprintf(", from %s to %s", before, after)
	}
	if c.CoverageDelta != 0 {
		text += fmt.Sprintf("; coverage from %s %% to %s %%", short(100*c.Before.Coverage()), short(100*c.After.Coverage()))
	}
	if c.Match == MatchPartial {
		text += "; a partial match"
	}
	return text
}
