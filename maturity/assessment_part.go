package maturity

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// WithPart puts the answers to one part of the framework into an assessment: what
// a form with these options gave, in place of what the whole had there. The
// options say which part (Node, Item, Outline); the others do not matter. The
// lists that a node summarises are part of it. What the part says about itself,
// such as its subject, does not matter.
//
// Of an outline the items and their order are taken, and each keeps the answers
// that the whole has for an item of its id. An Item must be in the whole already:
// who takes it out while another answers it does not get it back.
//
// Both stay as they are. The error is about an unknown node or item, or about a
// part with answers outside of what the options say.
func (f *Framework) WithPart(whole, part *Assessment, o FormOptions) (*Assessment, error) {
	if whole == nil || part == nil {
		return nil, errors.New("to put a part into an assessment takes both")
	}
	if f.tree == nil {
		return nil, errors.New("the zero Framework has no parts")
	}
	t, root, way, err := f.partOf(o)
	if err != nil {
		return nil, err
	}
	m := merger{tree: t, root: root, outline: o.Outline}
	out, err := m.item(f.tree, RosterItem{Answers: whole.Answers, Rosters: whole.Rosters}, RosterItem{Answers: part.Answers, Rosters: part.Rosters}, way)
	if err != nil {
		return nil, err
	}
	merged := *whole
	merged.Answers, merged.Rosters = out.Answers, out.Rosters
	return &merged, nil
}

// merger puts a part into a whole.
type merger struct {
	tree    *tree
	root    int
	outline bool
}

// item puts the part of an item into it. The way leads on to the one that the
// part is of. The assessment itself counts as an item.
func (m *merger) item(t *tree, whole, part RosterItem, way []string) (RosterItem, error) {
	if len(way) == 0 {
		return m.here(whole, part)
	}
	list, id := way[0], way[1]
	for other := range part.Rosters {
		if other != list {
			return whole, fmt.Errorf("the part has the list %.60q, and is of %s", other, list)
		}
	}
	i := itemAt(whole.Rosters[list], id)
	switch items := part.Rosters[list]; {
	case len(part.Answers) > 0:
		return whole, fmt.Errorf("the part has answers beside those of %s %.60q", list, id)
	case len(items) != 1 || items[0].ID != id:
		return whole, fmt.Errorf("the part is not of the one item %.60q of %s", id, list)
	case i < 0:
		return whole, fmt.Errorf("the assessment has no item %.60q of %s (any more)", id, list)
	}
	inner, err := m.item(t.roster(list), whole.Rosters[list][i], part.Rosters[list][0], way[2:])
	if err != nil {
		return whole, err
	}
	whole.Rosters = maps.Clone(whole.Rosters)
	whole.Rosters[list] = slices.Clone(whole.Rosters[list])
	whole.Rosters[list][i] = inner
	return whole, nil
}

// here puts the answers and the lists below the node in place.
func (m *merger) here(whole, part RosterItem) (RosterItem, error) {
	out := whole
	if m.root == 0 && m.tree.outer != nil {
		out.Title = part.Title
	}
	out.Answers, out.Rosters = make(map[string]govmaturity.Answer), maps.Clone(whole.Rosters)
	for id, a := range whole.Answers {
		if !m.has(id) {
			out.Answers[id] = a
		}
	}
	for id, a := range part.Answers {
		if !m.has(id) {
			return whole, fmt.Errorf("the part has an answer to %.60q, which is not below %s", id, m.tree.nodes[m.root].spec.ID)
		}
		out.Answers[id] = a
	}
	lists := make(map[string]bool)
	for _, r := range m.tree.rostersBelow(m.root) {
		lists[r.id] = true
		delete(out.Rosters, r.id)
	}
	for id, items := range part.Rosters {
		if !lists[id] {
			return whole, fmt.Errorf("the part has the list %.60q, which is not below %s", id, m.tree.nodes[m.root].spec.ID)
		}
		if out.Rosters == nil {
			out.Rosters = make(map[string][]RosterItem)
		}
		if m.outline {
			var err error
			if items, err = outlined(whole.Rosters[id], items); err != nil {
				return whole, err
			}
		}
		out.Rosters[id] = items
	}
	return out, nil
}

// has reports whether the part is about an answer.
func (m *merger) has(id string) bool {
	i, ok := m.tree.byID[id]
	return ok && m.tree.isBelow(i, m.root)
}

// outlined gives the items of an outline their answers.
func outlined(whole, outline []RosterItem) ([]RosterItem, error) {
	items := slices.Clone(outline)
	for i, item := range items {
		if len(item.Answers)+len(item.Rosters) > 0 {
			return nil, fmt.Errorf("the outline has answers of the item %.60q", item.ID)
		}
		if k := itemAt(whole, item.ID); k >= 0 {
			items[i].Answers, items[i].Rosters = whole[k].Answers, whole[k].Rosters
		}
	}
	return items, nil
}

// partOf returns the tree and the node that a form is limited to, and the lists
// and items that lead there.
func (f *Framework) partOf(o FormOptions) (t *tree, root int, way []string, err error) {
	if way, err = itemWay(o.Item); err != nil {
		return nil, 0, nil, err
	}
	t = f.tree
	for at := way; len(at) > 0; at = at[2:] {
		inner := t.roster(at[0])
		if inner == nil {
			return nil, 0, nil, fmt.Errorf("there is no list %.60q%s", at[0], document.Suggestion(at[0], t.rosterIDs()))
		}
		t = inner
	}
	if o.Node != "" {
		i, ok := t.byID[o.Node]
		if !ok {
			return nil, 0, nil, t.noNode(o.Node)
		}
		root = i
	}
	return t, root, way, nil
}

// itemWay takes the name of an item apart.
func itemWay(name string) ([]string, error) {
	if name == "" {
		return nil, nil
	}
	steps := strings.Split(name, "/")
	if steps[0] != "" || len(steps)%2 == 0 {
		return nil, fmt.Errorf("%.100q names no item: expected a list and the id of one of its items, such as /services/passport", name)
	}
	way := make([]string, len(steps)-1)
	for i, step := range steps[1:] {
		way[i] = govmaturity.ParsePointer("/" + step)[0].Key
		if document.Blank(way[i]) {
			return nil, fmt.Errorf("%.100q names no item: a name in it is blank", name)
		}
	}
	return way, nil
}

// noNode is the error about a node that is not there.
func (t *tree) noNode(id string) error {
	known := make([]string, len(t.nodes))
	for i := range t.nodes {
		known[i] = t.nodes[i].spec.ID
	}
	if t.roster(id) != nil {
		return fmt.Errorf("%.60q is a list, not a node: name the node that summarises it", id)
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
