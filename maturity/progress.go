package maturity

import "github.com/govmaturity/govmaturity"

// Progress says how far the answers to a part of a framework have come. The items
// of its lists count too.
type Progress struct {
	// Asked is how many questions are asked, and Answered how many of these have
	// an answer, or a state that says why there is none. That nobody knows is such
	// a state; a comment alone is not.
	Asked, Answered int
	// Empty are the lists in which nothing is, though something is asked of each
	// item, by their JSON Pointers, such as /services: those of the framework
	// itself, and those of an item of which nothing else is asked.
	Empty []string
}

// Complete reports whether nothing is left to answer. An assessment in which
// nothing is asked is not complete, and one whose lists are empty is not.
func (p Progress) Complete() bool {
	return p.Asked > 0 && p.Answered == p.Asked && len(p.Empty) == 0
}

// Progress counts the questions at and below the node, with the lists that it
// summarises. The whole is that of [Scorecard.Root].
func (r Result) Progress() Progress {
	var p Progress
	if r.Valid() {
		r.card.progress(r.i, &p)
	}
	return p
}

// progress counts below a node.
func (c *Scorecard) progress(root int, p *Progress) {
	t, before := c.tree, p.Asked
	for i := root; i < t.nodes[root].end; i++ {
		r := Result{c, i}
		if t.nodes[i].leaf < 0 || r.State() == govmaturity.StateNotAsked {
			continue
		}
		p.Asked++
		if a := r.Answer(); a.Stated() != "" || a.HasValue() {
			p.Answered++
		}
	}
	var empty []string
	for k, list := range t.rosters {
		if !c.asksOf(list, root) {
			continue
		}
		for _, item := range c.rosters[k] {
			item.progress(0, p)
		}
		if len(c.rosters[k]) == 0 {
			empty = append(empty, c.pointer()+govmaturity.Path{}.Key(list.id).Pointer())
		}
	}
	if c.outer == nil || p.Asked == before {
		p.Empty = append(p.Empty, empty...)
	}
}

// asksOf reports whether a list is below a node, and some summary of it there is
// asked for.
func (c *Scorecard) asksOf(list *tree, root int) bool {
	summaries := 0
	for i := root; i < c.tree.nodes[root].end; i++ {
		if items := c.tree.nodes[i].items; items != nil && items.tree == list {
			if (Result{c, i}).State() != govmaturity.StateNotAsked {
				return true
			}
			summaries++
		}
	}
	return root == 0 && summaries == 0
}
