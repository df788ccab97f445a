package diagrams

import "slices"

// Bounds of the search for the order of a loop.
const (
	maxLoopLength = 500
	maxLoopSteps  = 2_000_000 // for all loops of a file
)

// orderLoops puts the links and variables of the loops that a file names in order,
// where they close.
func (b *builder) orderLoops() {
	out := map[int][]int{} // links by where they begin
	for i, l := range b.Links {
		out[l.From] = append(out[l.From], i)
	}
	steps := maxLoopSteps
	for i := range b.Loops {
		l := &b.Loops[i]
		switch {
		case len(l.slots) > 0:
			l.Links = b.closed(l.slots, &steps)
		case len(l.Variables) > 0:
			if ordered := b.around(l.Variables, out, &steps); ordered != nil {
				l.Variables = ordered
			}
		}
		l.slots = nil
	}
}

// closed returns one link of each slot, in an order in which they close. If there is
// none, it returns the first of each.
func (b *builder) closed(slots [][]int, steps *int) []int {
	first := make([]int, len(slots))
	type choice struct{ slot, link int }
	at := map[int][]choice{}
	for i, links := range slots {
		first[i] = links[0]
		for _, l := range links {
			at[b.Links[l].From] = append(at[b.Links[l].From], choice{i, l})
		}
	}
	if len(slots) > maxLoopLength {
		return first
	}
	used, visited := map[int]bool{}, map[int]bool{}
	var way []int
	var walk func(node, start int) bool
	walk = func(node, start int) bool {
		if len(way) == len(slots) {
			return node == start
		}
		if visited[node] {
			return false
		}
		visited[node] = true
		for _, c := range at[node] {
			if *steps--; *steps < 0 || used[c.slot] {
				continue
			}
			used[c.slot] = true
			way = append(way, c.link)
			if walk(b.Links[c.link].To, start) {
				return true
			}
			way, used[c.slot] = way[:len(way)-1], false
		}
		visited[node] = false
		return false
	}
	for _, l := range slots[0] {
		clear(used)
		clear(visited)
		way = way[:0]
		if walk(b.Links[l].From, b.Links[l].From) {
			return way
		}
	}
	return first
}

// around returns variables in an order in which links lead from each to the next,
// and back to the first, or nil.
func (b *builder) around(variables []int, out map[int][]int, steps *int) []int {
	if len(variables) > maxLoopLength || b.closes(variables, out) {
		return nil // as it is
	}
	in, visited := map[int]bool{}, map[int]bool{}
	for _, v := range variables {
		in[v] = true
	}
	var way []int
	var walk func(node int) bool
	walk = func(node int) bool {
		if len(way) == len(in) {
			return node == variables[0]
		}
		if visited[node] {
			return false
		}
		visited[node] = true
		way = append(way, node)
		for _, i := range out[node] {
			if *steps--; *steps < 0 {
				break
			}
			if to := b.Links[i].To; in[to] && walk(to) {
				return true
			}
		}
		way, visited[node] = way[:len(way)-1], false
		return false
	}
	if walk(variables[0]) {
		return way
	}
	return nil
}

func (b *builder) closes(variables []int, out map[int][]int) bool {
	for i, v := range variables {
		next := variables[(i+1)%len(variables)]
		if !slices.ContainsFunc(out[v], func(l int) bool { return b.Links[l].To == next }) {
			return false
		}
	}
	return true
}

// namedLoops collects links by the names of loops that stand beside them.
type namedLoops struct {
	order []string
	slots map[string][][]int
}

func (n *namedLoops) add(name string, link int) {
	if n.slots == nil {
		n.slots = map[string][][]int{}
	}
	if n.slots[name] == nil {
		n.order = append(n.order, name)
	}
	n.slots[name] = append(n.slots[name], []int{link})
}

func (n *namedLoops) into(b *builder) {
	for _, name := range n.order {
		b.Loops = append(b.Loops, Loop{Label: name, Sign: loopSign(name), slots: n.slots[name]})
	}
}
