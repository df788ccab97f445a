package actionplan

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// NeedsOfGaps returns the needs behind the gaps of a scorecard: one for each level
// that is to be reached on the way to a target, so that no plan leaps over one. A node
// without a value is one need, of which nobody knows how far it is.
//
// The gaps of a group and of what is below it are needs apart: a target that names
// nodes ([maturity.Target]) says which are meant. A gap in an item of a roster has the
// item before the node's id: services/passport/usability.
func NeedsOfGaps(gaps []maturity.Gap) []Need {
	var needs []Need
	for _, g := range gaps {
		if !g.Node.Valid() {
			continue
		}
		fw, found := g.Node.Card().Framework(), g.Node.Explain().Reference()
		need := Need{
			Kind: AnswerKindNode, Document: fw.ID(), Edition: fw.Edition(), ID: nodeID(found.Item, g.Node.ID()),
			Place: placeOf(fw, g.Node.ID()), Title: nodeTitle(g.Node), DocumentTitle: fw.Title(), Found: found,
			Reached: g.Reached.Title(), Target: g.Target.Title(),
		}
		if _, known := g.Node.Value(); !known {
			need.Unknown = true
			needs = append(needs, need)
			continue
		}
		levels := g.Node.Levels()
		if !slices.Contains(levels, g.Target) {
			levels = g.Node.Classes()
		}
		for i, l := range levels {
			if i <= g.Reached.Index() || i > g.Target.Index() {
				continue
			}
			n := need
			n.To, n.ToTitle, n.Rank, n.Description = l.ID(), l.Title(), i+1, g.Node.Descriptor(l)
			if i > 0 {
				n.From, n.FromTitle = levels[i-1].ID(), levels[i-1].Title()
			}
			needs = append(needs, n)
		}
	}
	return mergeNeeds(needs...)
}

// nodeID is how a step names a node, of an item of a roster or not.
func nodeID(item, node string) string { return strings.TrimPrefix(item+"/"+node, "/") }

// nodeTitle is what people call a node: with the item that it is of.
func nodeTitle(r maturity.Result) govmaturity.Text {
	title := r.Title()
	if r.Card().Outer() == nil || r.Card().Title() == "" {
		return title
	}
	for tag, wording := range title {
		w := govmaturity.WordsFor(tag)
		title[tag] = w.Say("text.label", "label", w.Isolate(r.Card().Title(), ""), "text", wording)
	}
	return title
}

// placeOf returns where in a framework a node stands.
func placeOf(fw *maturity.Framework, id string) int {
	i := 0
	for n := range fw.Nodes() {
		if n.ID() == id {
			return i
		}
		i++
	}
	return i
}
