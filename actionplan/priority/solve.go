package priority

import (
	"math"
	"slices"
)

// solution is the best that the search has found.
type solution struct {
	in           []bool
	value, bound int64
	steps        int
}

// constraint is a row of the relaxed problem: the sum of coefficients of what is
// chosen is at most so much. Limits are divided by what there is.
type constraint struct {
	items []int
	coefs []float64
	most  float64
}

// search is branch and bound: items are settled one by one, and a branch is left
// where even the relaxed problem is no better than what was found.
//
// The relaxed problem takes all constraints into the value, at prices for breaking
// them. At any prices it is a bound; at the best ones it is that of the linear
// programme. The prices are kept by the search, and mended a little at each step.
type search struct {
	*instance
	rows    []constraint
	of      [][]entry // by item: where it stands in the rows
	order   []int     // in which items are settled
	state   []int8    // 0 open, 1 in, -1 out
	trail   []int     // what was settled, last at the end
	used    []int64   // by limit
	value   int64     // of what is in
	open    int64     // the best bound of what was left unsearched, if budget ends
	budget  int
	best    solution
	started bool
}

type entry struct {
	row  int
	coef float64
}

func (x *instance) solve() *solution {
	s := &search{instance: x, state: make([]int8, len(x.items)), used: make([]int64, len(x.limits)), open: math.MinInt64}
	s.relax()
	s.budget = s.steps()
	for i, it := range x.items { // what is settled from the beginning
		if it.Must {
			s.settle(i, 1)
		}
	}
	for i, it := range x.items {
		if s.state[i] == 0 && (it.MustNot || !s.fits(i)) {
			s.settle(i, -1)
		}
	}
	s.keep() // what must be chosen fits
	prices := make([]float64, len(s.rows))
	s.prices(prices, 400, true)
	s.rank(prices)
	s.branch(prices)
	s.best.bound = max(s.best.value, s.open)
	s.best.steps = s.steps() - s.budget
	s.tidy()
	return &s.best
}

// steps returns how many there are to take. A step looks at all that stands in the rows
// some twenty times: where nobody said how many, the whole is to end in seconds.
func (s *search) steps() int {
	if s.given.Steps > 0 {
		return s.given.Steps
	}
	entries := 1
	for _, of := range s.of {
		entries += len(of)
	}
	return min(UsualSteps, max(250_000_000/entries, 1000))
}

// relax writes the constraints as rows.
func (s *search) relax() {
	s.of = make([][]entry, len(s.items))
	add := func(c constraint) {
		for n, i := range c.items {
			s.of[i] = append(s.of[i], entry{len(s.rows), c.coefs[n]})
		}
		s.rows = append(s.rows, c)
	}
	for _, l := range s.limits {
		var c constraint
		sum := int64(0)
		for i, need := range l.needs {
			if need > 0 {
				sum += need
				c.items, c.coefs = append(c.items, i), append(c.coefs, float64(need)/float64(max(l.most, 1)))
			}
		}
		if c.most = 1; l.most == 0 {
			c.most = 0
		}
		if sum > l.most {
			add(c)
		}
	}
	for i, it := range s.items {
		direct := slices.Clone(it.Requires)
		slices.Sort(direct)
		for _, id := range slices.Compact(direct) {
			add(constraint{[]int{i, s.place[id]}, []float64{1, -1}, 0})
		}
	}
	var groups [][]int
	for _, group := range s.given.Exclusions {
		var at []int
		for _, id := range group {
			at = append(at, s.place[id])
		}
		slices.Sort(at)
		groups = append(groups, at)
	}
	slices.SortFunc(groups, slices.Compare)
	for _, at := range groups {
		if len(at) > 1 {
			ones := make([]float64, len(at))
			for n := range ones {
				ones[n] = 1
			}
			add(constraint{at, ones, 1})
		}
	}
}

// reduced returns what an item is worth at prices.
func (s *search) reduced(i int, prices []float64) float64 {
	r := float64(s.items[i].Value)
	for _, e := range s.of[i] {
		r -= float64(prices[e.row] * e.coef)
	}
	return r
}

// relaxed returns a bound at prices: what is settled stays, and of the rest each item
// with a worth above zero is taken. It also returns a margin above all that the
// arithmetic can have lost.
func (s *search) relaxed(prices, worth []float64) (bound, margin float64) {
	size := 0.0
	for r, c := range s.rows {
		p := float64(prices[r] * c.most)
		bound += p
		size += p
		for _, coef := range c.coefs {
			size += float64(prices[r] * math.Abs(coef))
		}
	}
	for i := range s.items {
		worth[i] = s.reduced(i, prices)
		size += math.Abs(float64(s.items[i].Value))
		if s.state[i] > 0 || s.state[i] == 0 && worth[i] > 0 {
			bound += worth[i]
		}
	}
	return bound, float64(1e-12 * size)
}

// whole returns the largest whole number that a bound lets be reached.
func whole(bound, margin float64) int64 {
	if x := bound + margin; x < 4e15 {
		return int64(math.Floor(x))
	}
	return math.MaxInt64
}

// prices mends the prices by so many steps against the constraints that are broken,
// and returns the least bound that was seen. The prices end as those of it.
func (s *search) prices(prices []float64, steps int, try bool) int64 {
	now, worth := slices.Clone(prices), make([]float64, len(s.items))
	against := make([]float64, len(s.rows))
	least, stride, stuck := math.Inf(1), 1.0, 0
	whole0 := int64(math.MaxInt64)
	for n := range steps {
		bound, margin := s.relaxed(now, worth)
		if bound < least-float64(1e-9*math.Abs(least)) || n == 0 {
			least, stuck = bound, 0
			whole0 = min(whole0, whole(bound, margin))
			copy(prices, now)
		} else if stuck++; stuck >= 15 {
			stride, stuck = stride/2, 0
			copy(now, prices)
			continue
		}
		if whole0 <= s.best.value && s.started {
			break
		}
		if try && n%10 == 9 {
			s.greedy(worth)
		}
		length := 0.0
		for r, c := range s.rows {
			g := -c.most
			for m, i := range c.items {
				if s.state[i] > 0 || s.state[i] == 0 && worth[i] > 0 {
					g += c.coefs[m]
				}
			}
			if g < 0 && now[r] == 0 {
				g = 0
			}
			against[r] = g
			length += float64(g * g)
		}
		if length == 0 {
			break
		}
		far := max(bound-float64(s.best.value), float64(1e-6*math.Abs(bound)), 1e-3)
		step := float64(stride*far) / length
		for r := range now {
			now[r] = max(now[r]+float64(step*against[r]), 0)
		}
	}
	return whole0
}

// fits reports whether an open item, and all that it requires, can be put in.
func (s *search) fits(i int) bool {
	if s.state[i] < 0 || slices.Contains(s.rivals[i], i) {
		return false
	}
	for _, r := range s.requires[i] {
		if s.state[r] < 0 {
			return false
		}
	}
	for _, rival := range s.rivals[i] {
		if s.state[rival] > 0 || slices.Contains(s.requires[i], rival) {
			return false
		}
	}
	for _, r := range s.requires[i] {
		for _, rival := range s.rivals[r] {
			if s.state[rival] > 0 || rival == i || slices.Contains(s.requires[i], rival) {
				return false
			}
		}
	}
	for l := range s.limits {
		lim := &s.limits[l]
		need := s.used[l]
		if s.state[i] == 0 {
			need += lim.needs[i]
		}
		for _, r := range s.requires[i] {
			if s.state[r] == 0 {
				need += lim.needs[r]
			}
		}
		if need > lim.most {
			return false
		}
	}
	return true
}

// settle puts an item in, with all that it requires, and what that excludes out; or
// out, with all that require it.
func (s *search) settle(i int, to int8) {
	if s.state[i] != 0 {
		return
	}
	s.state[i] = to
	s.trail = append(s.trail, i)
	if to < 0 {
		for _, n := range s.needed[i] {
			s.settle(n, -1)
		}
		return
	}
	s.value += s.items[i].Value
	for l := range s.limits {
		s.used[l] += s.limits[l].needs[i]
	}
	for _, r := range s.requires[i] {
		s.settle(r, 1)
	}
	for _, rival := range s.rivals[i] {
		s.settle(rival, -1)
	}
}

// undo takes back what was settled since.
func (s *search) undo(since int) {
	for len(s.trail) > since {
		i := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if s.state[i] > 0 {
			s.value -= s.items[i].Value
			for l := range s.limits {
				s.used[l] -= s.limits[l].needs[i]
			}
		}
		s.state[i] = 0
	}
}

// keep takes what is in now as the best, if it is.
func (s *search) keep() {
	if s.started && s.value <= s.best.value {
		return
	}
	s.started = true
	s.best.value = s.value
	s.best.in = make([]bool, len(s.items))
	for i, st := range s.state {
		s.best.in[i] = st > 0
	}
}

// greedy fills up what is settled, best worth first, and keeps it if it is the best.
func (s *search) greedy(worth []float64) {
	order := make([]int, len(worth))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case worth[a] > worth[b]:
			return -1
		case worth[a] < worth[b]:
			return 1
		}
		return 0
	})
	since := len(s.trail)
	s.fill(order)
	s.keep()
	s.undo(since)
}

// fill puts in whatever still fits and adds to the value, in an order. What is worth
// nothing comes in with what requires it. It reports whether it put in anything.
func (s *search) fill(order []int) (more bool) {
	for _, i := range order {
		if s.state[i] != 0 || s.items[i].Value <= 0 || !s.fits(i) {
			continue
		}
		gain := s.items[i].Value
		for _, r := range s.requires[i] {
			if s.state[r] == 0 {
				gain += s.items[r].Value
			}
		}
		if gain > 0 {
			s.settle(i, 1)
			more = true
		}
	}
	return more
}

// rank decides in which order items are settled: first those of which the prices
// leave the least doubt.
func (s *search) rank(prices []float64) {
	sure := make([]float64, len(s.items))
	for i := range s.items {
		sure[i] = math.Abs(s.reduced(i, prices))
		s.order = append(s.order, i)
	}
	slices.SortStableFunc(s.order, func(a, b int) int {
		switch {
		case sure[a] > sure[b]:
			return -1
		case sure[a] < sure[b]:
			return 1
		}
		return 0
	})
}

// branch searches all ways to settle what is open.
func (s *search) branch(prices []float64) {
	worth := make([]float64, len(s.items))
	bound, margin := s.relaxed(prices, worth)
	most := whole(bound, margin)
	if most <= s.best.value {
		return
	}
	if s.budget <= 0 {
		s.open = max(s.open, most)
		return
	}
	s.budget--
	mine := slices.Clone(prices)
	if most = min(most, s.prices(mine, 12, false)); most <= s.best.value {
		return
	}
	s.relaxed(mine, worth)
	i := s.next()
	if i < 0 {
		s.keep()
		return
	}
	since := len(s.trail)
	first, second := int8(1), int8(-1)
	if worth[i] < 0 {
		first, second = second, first
	}
	for _, to := range []int8{first, second} {
		if to > 0 && !s.fits(i) {
			continue
		}
		s.settle(i, to)
		s.branch(mine)
		s.undo(since)
	}
}

// next returns the open item to settle, or -1.
func (s *search) next() int {
	for _, i := range s.order {
		if s.state[i] == 0 {
			return i
		}
	}
	return -1
}

// tidy takes out what adds nothing and nobody requires, and puts in what still fits.
func (s *search) tidy() {
	s.undo(0)
	for i, it := range s.items {
		idle := s.best.in[i] && it.Value <= 0 && !it.Must
		for _, n := range s.needed[i] {
			idle = idle && !(s.best.in[n] && (s.items[n].Value > 0 || s.items[n].Must))
		}
		if idle {
			s.best.in[i] = false
			s.best.value -= it.Value
		}
	}
	for i, in := range s.best.in {
		if in {
			s.settle(i, 1)
		}
	}
	for i, it := range s.items {
		if it.MustNot {
			s.settle(i, -1)
		}
	}
	for s.fill(s.order) { // what came in may have paid for what another requires
	}
	s.keep()
	s.best.bound = max(s.best.bound, s.best.value)
}
