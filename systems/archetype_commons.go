package systems

import (
	"cmp"
	"math/bits"
	"slices"
)

// user is one who uses what all use: by a reinforcing loop, and a balancing one
// that shares a way with it.
type user struct{ r, b int32 }

// commons finds the largest sets of users of which each two make a tragedy of the
// commons, and whose balancing loops have a variable in common. No set is part of
// another.
//
// The method is that of Bron and Kerbosch for the largest complete parts of a
// graph.
func (f *rings) commons(first int32, yield func(*shape) bool) bool {
	c := &commons{rings: f, yield: yield}
	if !c.list(first) {
		return false
	}
	for i := range c.starts {
		with := c.with(i)
		if with == nil {
			return false
		}
		u := c.users[i]
		next, seen := slices.Clone(with), slices.Clone(with)
		for k := range with {
			low := lowBits(i - 64*k)
			next[k] &^= low
			seen[k] &= low
		}
		if !c.grow([]int{i}, f.all[u.b].nodes, next, seen) {
			return false
		}
	}
	return true
}

// lowBits are the first n bits of a word.
func lowBits(n int) uint64 {
	if n >= 64 {
		return ^uint64(0)
	}
	return 1<<max(0, n) - 1
}

// commons is a search for them.
type commons struct {
	*rings
	yield  func(*shape) bool
	users  []user
	late   [][2]bool  // by user, whether B has a delay of its own, and R
	starts int        // those that have a loop from first on come first
	rows   [][]uint64 // by user, those that it goes together with
}

// list takes all users.
func (c *commons) list(first int32) bool {
	for b := range int32(len(c.all)) {
		if !c.all[b].balancing() {
			continue
		}
		for _, r := range c.nearReinforcing(b) {
			if c.users = append(c.users, user{r, b}); !c.spend(20) {
				return false
			}
		}
	}
	old := func(u user) int {
		if max(u.r, u.b) < first {
			return 1
		}
		c.starts++
		return 0
	}
	last := make(map[user]int, len(c.users))
	for _, u := range c.users {
		last[u] = old(u)
	}
	slices.SortStableFunc(c.users, func(a, b user) int { return last[a] - last[b] })
	for _, u := range c.users {
		c.late = append(c.late, [2]bool{c.delayed(c.all[u.b].beyond(c.meeting(u.r, u.b))), c.delayed(c.all[u.r].beyond(c.meeting(u.r, u.b)))})
	}
	c.rows = make([][]uint64, len(c.users))
	return true
}

// with returns which users one goes together with, or nil when there is no budget
// for that.
func (c *commons) with(i int) []uint64 {
	if c.rows[i] == nil {
		row := make([]uint64, (len(c.users)+63)/64)
		for j := range c.users {
			if !c.spend(1) {
				return nil
			}
			if with := c.rows[j]; with != nil && with[i/64]>>(i%64)&1 != 0 || with == nil && j != i && c.together(i, j) {
				row[j/64] |= 1 << (j % 64)
			}
		}
		c.rows[i] = row
	}
	return c.rows[i]
}

// together reports whether two users make a tragedy of the commons, by how their
// loops meet, by delays and by actors.
func (c *commons) together(i, j int) bool {
	x, y := c.users[i], c.users[j]
	if x.b == y.b || x.r == y.r || !c.meeting(x.b, y.b).way() || !c.meeting(x.r, y.r).none() ||
		!c.meeting(x.r, y.b).none() || !c.meeting(y.r, x.b).none() {
		return false
	}
	c.spend(10)
	if !c.hasty(i, j) && !c.sameActor(x, y) {
		return true
	}
	if c.refused {
		p := c.shapeOf([]user{x, y}, c.shared(c.all[x.b].nodes, y.b))
		c.yield(&p)
	}
	return false
}

// hasty reports whether what should be slow is fast, and the other way round.
func (c *commons) hasty(i, j int) bool {
	x, y := c.late[i], c.late[j]
	return !x[0] && !y[0] && (x[1] || y[1])
}

// sameActor reports whether somebody decides in what both have for themselves.
func (c *commons) sameActor(x, y user) bool {
	if c.actor == nil {
		return false
	}
	for _, v := range c.own(x, y) {
		if a := c.actor[v]; a >= 0 && slices.ContainsFunc(c.own(y, x), func(w int32) bool { return c.actor[w] == a }) {
			return true
		}
	}
	return false
}

// own returns the variables of a user that none of the others' balancing loops
// goes through.
func (f *rings) own(x user, others ...user) []int32 {
	out := slices.Clone(f.all[x.r].nodes)
	for _, v := range f.all[x.b].nodes {
		if !slices.ContainsFunc(others, func(y user) bool { return y.b != x.b && f.all[y.b].has(v) }) {
			out = append(out, v)
		}
	}
	return out
}

// shared returns those of some variables that a loop goes through.
func (f *rings) shared(nodes []int32, loop int32) (out []int32) {
	for _, v := range nodes {
		if f.all[loop].has(v) {
			out = append(out, v)
		}
	}
	return out
}

// grow looks for the sets that some users are part of. Those that may come next
// go together with all of them; so do those that were seen, with which all sets
// have been found.
func (c *commons) grow(set []int, common []int32, next, seen []uint64) bool {
	next, seen = c.sharing(next, common), c.sharing(seen, common)
	if !c.spend(int64(2*len(next)) + 1) {
		return false
	}
	if empty(next) {
		if len(set) < 2 || !empty(seen) {
			return true
		}
		users := make([]user, len(set))
		for i, k := range set {
			users[i] = c.users[k]
		}
		slices.SortFunc(users, func(a, b user) int { return cmp.Or(cmp.Compare(a.b, b.b), cmp.Compare(a.r, b.r)) })
		p := c.shapeOf(users, common)
		return c.spend(int64(4*len(set)*len(set))) && c.found(&p, c.yield)
	}
	tries, ok := c.tries(common, next, seen)
	if !ok {
		return false
	}
	for k := range tries {
		for word := tries[k]; word != 0; word &= word - 1 {
			bit := word & -word
			i := 64*k + bits.TrailingZeros64(word)
			with := c.with(i)
			if with == nil || !c.grow(append(set, i), c.shared(common, c.users[i].b), and(next, with), and(seen, with)) {
				return false
			}
			next[k] &^= bit
			seen[k] |= bit
		}
	}
	return true
}

// sharing returns those users whose balancing loops go through one of some
// variables.
func (c *commons) sharing(users []uint64, nodes []int32) []uint64 {
	out := slices.Clone(users)
	each(users, func(i int) bool {
		c.spend(int64(len(nodes)))
		if !slices.ContainsFunc(nodes, func(v int32) bool { return c.all[c.users[i].b].has(v) }) {
			out[i/64] &^= 1 << (i % 64)
		}
		return true
	})
	return out
}

// tries returns which of the next ones to try. Where one goes together with all
// sets that may come, a set has it, or one that it does not go together with.
func (c *commons) tries(common []int32, next, seen []uint64) (tries []uint64, ok bool) {
	all := common
	each(next, func(i int) bool {
		all = c.shared(all, c.users[i].b)
		return len(all) > 0
	})
	tries, ok = slices.Clone(next), true
	best := size(next)
	look := func(i int) bool {
		with := c.with(i)
		if ok = with != nil && c.spend(int64(len(next))); !ok {
			return false
		}
		rest := 0
		for k := range next {
			rest += bits.OnesCount64(next[k] &^ with[k])
		}
		if rest < best && len(c.shared(all, c.users[i].b)) > 0 {
			best = rest
			for k := range next {
				tries[k] = next[k] &^ with[k]
			}
		}
		return best > 1
	}
	each(seen, look)
	if ok && best > 0 {
		each(next, look)
	}
	return tries, ok
}

func (c *commons) shapeOf(users []user, common []int32) shape {
	return shape{kind: shapeCommons, users: users, meets: [4]meeting{c.run(&c.all[users[0].b], common)}}
}

// run returns the way that some variables are on a loop, all of them and no
// others.
func (f *rings) run(r *ring, nodes []int32) meeting {
	m := meeting{kind: meetingWay}
	before := slices.Contains(nodes, r.nodes[len(r.nodes)-1])
	for i, v := range r.nodes {
		is := slices.Contains(nodes, v)
		switch {
		case is && !before:
			m.start = v
		case before && !is:
			m.end = r.nodes[(i+len(r.nodes)-1)%len(r.nodes)]
		}
		before = is
	}
	return m
}

func and(a, b []uint64) []uint64 {
	out := slices.Clone(a)
	for k := range out {
		out[k] &= b[k]
	}
	return out
}

func empty(set []uint64) bool {
	return !slices.ContainsFunc(set, func(w uint64) bool { return w != 0 })
}

func size(set []uint64) (n int) {
	for _, w := range set {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls a function with the elements of a set, in order, until it says no.
func each(set []uint64, do func(i int) bool) {
	for k, w := range set {
		for ; w != 0; w &= w - 1 {
			if !do(64*k + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}
