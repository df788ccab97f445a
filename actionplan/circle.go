package actionplan

import (
	"cmp"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// checkBreakdown reports steps that wait for what they are a part of, or for a part of
// themselves, and circles that go through such a whole: a whole begins before its parts
// begin, and ends when they have ended.
func (c *compiler) checkBreakdown(top govmaturity.Path) {
	tree, circles := c.breakdown(), false
	for i := range c.p.steps {
		for k, before := range c.p.steps[i].after {
			at := top.Index(i).Key("after").Index(k)
			switch a, b := c.Doc.Steps[i].ID, c.Doc.Steps[before].ID; {
			case tree.partOf(i, before):
				c.Add(at, govmaturity.CodeCycle, "%q waits for %q, and is a part of it", a, b)
				circles = true
			case tree.partOf(before, i):
				c.Add(at, govmaturity.CodeCycle, "%q waits for %q, which is a part of it", a, b)
				circles = true
			}
		}
	}
	if circles {
		return
	}
	if way := c.wayAround(); way != nil {
		ids := make([]string, 0, len(way))
		for _, i := range way[:min(len(way), mostInCircle)] {
			ids = append(ids, c.Doc.Steps[i].ID)
		}
		c.Add(top.Index(way[0]).Key("after"), govmaturity.CodeCycle, "steps wait for each other, some through what they are parts of: %s", strings.Join(ids, ", "))
	}
}

// breakdown tells in no time what is a part of what: the parts of a step are numbered
// right after it, up to its last.
type breakdown struct {
	number, last []int
	order        []int // each step before its parts
}

func (b breakdown) partOf(i, whole int) bool {
	return b.number[whole] < b.number[i] && b.number[i] <= b.last[whole]
}

func (c *compiler) breakdown() breakdown {
	n := len(c.p.steps)
	b := breakdown{number: make([]int, n), last: make([]int, n)}
	parts := make([][]int, n)
	var open []int
	for i := n - 1; i >= 0; i-- {
		if whole := c.p.steps[i].parent; whole >= 0 {
			parts[whole] = append(parts[whole], i)
		} else {
			open = append(open, i)
		}
	}
	for len(open) > 0 {
		i := open[len(open)-1]
		open = append(open[:len(open)-1], parts[i]...)
		b.number[i], b.last[i] = len(b.order), len(b.order)
		b.order = append(b.order, i)
	}
	for k := n - 1; k >= 0; k-- {
		if whole := c.p.steps[b.order[k]].parent; whole >= 0 {
			b.last[whole] = max(b.last[whole], b.last[b.order[k]])
		}
	}
	return b
}

// inherit keeps the parts of each step, and what it has from what it is a part of.
func (c *compiler) inherit() {
	for i := range c.p.steps {
		if whole := c.p.steps[i].parent; whole >= 0 {
			c.p.steps[whole].parts = append(c.p.steps[whole].parts, i)
		}
	}
	for _, i := range c.breakdown().order {
		s := &c.p.steps[i]
		s.promise, s.owner = s.spec.Commitment, s.spec.Owner
		if s.parent >= 0 {
			s.promise, s.owner = cmp.Or(s.promise, c.p.steps[s.parent].promise), cmp.Or(s.owner, c.p.steps[s.parent].owner)
		}
	}
}

// wayAround returns the steps of a circle, in the order of the document, or nil. The
// beginnings of steps stand for themselves, their ends behind all beginnings.
func (c *compiler) wayAround() []int {
	n := len(c.p.steps)
	next, waits := make([][]int, 2*n), make([]int, 2*n)
	link := func(a, b int) { next[a], waits[b] = append(next[a], b), waits[b]+1 }
	for i := range c.p.steps {
		link(i, n+i)
		if whole := c.p.steps[i].parent; whole >= 0 {
			link(whole, i)
			link(n+i, n+whole)
		}
		for _, before := range c.p.steps[i].after {
			link(n+before, i)
		}
	}
	var ready []int
	for i, w := range waits {
		if w == 0 {
			ready = append(ready, i)
		}
	}
	for k := 0; k < len(ready); k++ {
		for _, i := range next[ready[k]] {
			if waits[i]--; waits[i] == 0 {
				ready = append(ready, i)
			}
		}
	}
	// What is left waits for a circle, or is one: from anywhere, the way back leads to it.
	at := -1
	before := make([]int, 2*n)
	for i := range next {
		for _, k := range next[i] {
			if waits[i] > 0 && waits[k] > 0 {
				before[k], at = i, k
			}
		}
	}
	if at < 0 {
		return nil
	}
	for range 2 * n {
		at = before[at]
	}
	on := make([]bool, n)
	for k := at; !on[k%n] || k != at; k = before[k] {
		on[k%n] = true
	}
	var way []int
	for i, is := range on {
		if is {
			way = append(way, i)
		}
	}
	return way
}
