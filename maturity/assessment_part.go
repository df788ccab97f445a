package maturity

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"

	"fmt"
	"maps"
	"slices"
)

// WithPart puts the answers to one part of the framework into an assessment: what
// a form of the node (FormOptions.Node) gave in place of what the whole had
// there. The node is a pillar or the like; the lists that it summarises are part
// of it. What the part says about itself, such as its subject, does not matter.
//
// Both stay as they are. The error is about an unknown node, or about a part with
// answers outside the node.
func (f *Framework) WithPart(whole, part *Assessment, node string) (*Assessment, error) {
	if whole == nil || part == nil {
		return nil, fmt.Errorf("to put a part into an assessment takes both")
	}
	root, ok := f.top().byID[node]
	if !ok {
		return nil, f.noNode(node)
	}
	out := *whole
	out.Answers, out.Rosters = make(map[string]govmaturity.Answer), maps.Clone(whole.Rosters)
	for id, a := range whole.Answers {
		if i, ok := f.top().byID[id]; !ok || !f.top().isBelow(i, root) {
			out.Answers[id] = a
		}
	}
	for id, a := range part.Answers {
		if i, ok := f.top().byID[id]; !ok || !f.top().isBelow(i, root) {
			return nil, fmt.Errorf("the part has an answer to %.60q, which is not below %s", id, node)
		}
		out.Answers[id] = a
	}
	lists := make(map[string]bool)
	for _, r := range f.top().rostersBelow(root) {
		lists[r.id] = true
		delete(out.Rosters, r.id)
	}
	for id, items := range part.Rosters {
		if !lists[id] {
			return nil, fmt.Errorf("the part has the list %.60q, which is not below %s", id, node)
		}
		if out.Rosters == nil {
			out.Rosters = make(map[string][]RosterItem)
		}
		out.Rosters[id] = items
	}
	return &out, nil
}

// noNode is the error about a node that is not there.
func (f *Framework) noNode(id string) error {
	known := make([]string, len(f.top().nodes))
	for i := range f.top().nodes {
		known[i] = f.top().nodes[i].spec.ID
	}
	for _, r := range f.top().rosters {
		if r.id == id {
			return fmt.Errorf("%.60q is a list, not a node: name the node that summarises it", id)
		}
	}
	return fmt.Errorf("there is no node %.60q%s", id, document.Suggestion(id, known))
}

// isBelow reports whether a node is the root of a part, or below it.
func (t *tree) isBelow(i, root int) bool { return root <= i && i < t.nodes[root].end }

// rostersBelow returns the rosters that a node, or one below it, is a summary of.
// For the root of the tree, it returns all there are.
func (t *tree) rostersBelow(root int) []*tree {
	if root == 0 {
		return t.rosters
	}
	var below []*tree
	for i := root; i < t.nodes[root].end; i++ {
		if items := t.nodes[i].items; items != nil && !slices.Contains(below, items.tree) {
			below = append(below, items.tree)
		}
	}
	return below
}
