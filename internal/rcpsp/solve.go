package rcpsp

import (
	"context"
	"math/rand/v2"
	"slices"
)

// Options say how long to look, and where to begin.
type Options struct {
	// Schedules is how many schedules to build at most. 0 is 1.
	Schedules int
	// Seed begins the random numbers.
	Seed uint64
}

// Result is the best schedule that was found.
type Result struct {
	Start    []int
	Makespan int
	// Bound is a length that no schedule can beat.
	Bound int
	// Path is the length of the critical path, as if there were enough of all.
	Path int
	// Schedules is how many were built.
	Schedules int
}

// Optimal reports whether no schedule is shorter.
func (r Result) Optimal() bool { return r.Makespan == r.Bound }

// Solve plans a problem. The error says why it cannot be planned at all. When the context
// is done, the search ends with what it has.
func Solve(ctx context.Context, p *Problem, o Options) (Result, error) {
	m, err := newModel(p)
	if err != nil {
		return Result{}, err
	}
	s := &search{ctx: ctx, m: m, p: newPlacer(m), r: rand.New(rand.NewPCG(o.Seed, 0)), bound: m.bound(p), budget: max(1, o.Schedules)}
	if !s.run() {
		return Result{}, ErrNoFit
	}
	out := Result{Start: make([]int, m.n), Makespan: int(s.best.length), Bound: s.bound, Path: m.path, Schedules: s.p.made}
	for i, at := range s.best.start {
		out.Start[i] = int(at)
	}
	return out, nil
}

// search looks for short schedules.
type search struct {
	ctx    context.Context
	m      *model
	p      *placer
	r      *rand.Rand
	bound  int
	budget int
	best   plan
	group  []plan
	list   []int32
	seen   []int32
	mark   int32
	child  plan
}

// plan is a schedule, with the order that it was made from.
type plan struct {
	start  []int32
	list   []int32
	length int32
	spread int64 // the sum of the starts, which tells schedules of one length apart
}

func (m *model) newPlan() plan {
	return plan{start: make([]int32, m.n), list: make([]int32, m.n)}
}

func (s *search) done() bool {
	return s.best.start != nil && int(s.best.length) <= s.bound || s.p.made >= s.budget || s.p.made%64 < 3 && s.ctx.Err() != nil
}

// run reports whether there is a schedule.
func (s *search) run() bool {
	s.list, s.seen = make([]int32, s.m.n), make([]int32, s.m.n)
	s.best = s.m.newPlan()
	// The first schedule takes what must start soonest first.
	list := s.p.sorted(func(i int32) uint64 { return uint64(int64(s.m.latest[i]) + maxSlots*4) })
	if s.best.length = s.p.early(slices.Clone(list), s.best.start); s.best.length < 0 {
		s.best.start = nil
		return false
	}
	if s.done() {
		return true
	}
	s.best.length = s.p.justify(s.best.start, s.best.length)
	s.child = s.m.newPlan()
	for round := 0; !s.done(); round++ {
		s.settle(round)
		s.evolve()
	}
	return true
}

// groupSize is how many schedules are crossed with each other.
const groupSize = 24

// patience is how many children in a row may be no better than their parents.
const patience = 20 * groupSize

// settle begins a group anew, from samples.
func (s *search) settle(round int) {
	if s.group == nil {
		s.group = make([]plan, groupSize)
		for k := range s.group {
			s.group[k] = s.m.newPlan()
		}
	}
	for k := range s.group {
		g := &s.group[k]
		if k == 0 {
			copy(g.start, s.best.start)
			g.length = s.best.length
			s.finish(g)
			continue
		}
		s.sample(s.list, 1+k%3)
		g.length = s.p.early(s.list, g.start)
		g.length = s.p.justify(g.start, g.length)
		s.finish(g)
		s.keep(g)
		if s.done() {
			// The rest of the group is as the first.
			for j := k + 1; j < len(s.group); j++ {
				s.group[j].length = -1
			}
			return
		}
	}
}

// finish gives a plan its list and spread.
func (s *search) finish(g *plan) {
	copy(g.list, s.p.byStart(g.start))
	g.spread = 0
	for k, i := range g.list {
		g.spread += int64(g.start[i]) * int64(k+1)
	}
}

// keep remembers a plan if it is the shortest.
func (s *search) keep(g *plan) {
	if g.length < s.best.length {
		s.best.length = g.length
		copy(s.best.start, g.start)
	}
}

// sample draws an order that the arcs allow. What must start soon is likely to come
// first, the more so the higher the power.
func (s *search) sample(list []int32, power int) {
	m := s.m
	wait := s.p.wait
	for i := range m.pred {
		wait[i] = int32(len(m.pred[i]))
	}
	free := s.seen[:0]
	for _, i := range m.order {
		if wait[i] == 0 {
			free = append(free, i)
		}
	}
	for k := range list {
		worst := m.latest[free[0]]
		for _, i := range free {
			worst = max(worst, m.latest[i])
		}
		total := uint64(0)
		for _, i := range free {
			total += weigh(worst-m.latest[i], power)
		}
		pick, at := s.r.Uint64N(total), 0
		for j, i := range free {
			w := weigh(worst-m.latest[i], power)
			if pick < w {
				at = j
				break
			}
			pick -= w
		}
		i := free[at]
		free[at] = free[len(free)-1]
		free = free[:len(free)-1]
		list[k] = i
		for _, l := range m.succ[i] {
			if wait[l.to]--; wait[l.to] == 0 {
				free = append(free, l.to)
			}
		}
	}
	clear(s.seen)
	s.mark = 0
}

func weigh(regret int32, power int) uint64 {
	x := uint64(min(regret, 1<<15)) + 1
	w := x
	for range power - 1 {
		w *= x
	}
	return w
}

// evolve crosses plans until nothing better came for long. A child takes the place of
// the parent that its beginning and end are of, so that the group stays varied.
func (s *search) evolve() {
	for stale := 0; stale < patience && !s.done(); stale++ {
		a := s.r.IntN(groupSize)
		b := s.r.IntN(groupSize - 1)
		if b >= a {
			b++
		}
		s.cross(s.list, s.group[a].list, s.group[b].list)
		s.mutate(s.list)
		g := &s.child
		g.length = s.p.early(s.list, g.start)
		g.length = s.p.justify(g.start, g.length)
		s.finish(g)
		s.keep(g)
		old := &s.group[a]
		if g.length > old.length || s.there(g) {
			continue
		}
		if g.length < old.length {
			stale = 0
		}
		*old, s.child = s.child, *old
	}
}

// there reports whether the group has the plan already.
func (s *search) there(g *plan) bool {
	return slices.ContainsFunc(s.group, func(o plan) bool { return o.length == g.length && o.spread == g.spread })
}

// cross makes a list of one part of the second, and the first before and after it.
func (s *search) cross(list, first, second []int32) {
	n := s.m.n
	from, to := s.r.IntN(n+1), s.r.IntN(n+1)
	if from > to {
		from, to = to, from
	}
	s.mark++
	k := 0
	for ; k < from; k++ {
		list[k] = first[k]
		s.seen[first[k]] = s.mark
	}
	for _, i := range second {
		if k == to {
			break
		}
		if s.seen[i] != s.mark {
			s.seen[i] = s.mark
			list[k] = i
			k++
		}
	}
	for _, i := range first {
		if s.seen[i] != s.mark {
			list[k] = i
			k++
		}
	}
}

// mutate swaps a few neighbours that no arc joins.
func (s *search) mutate(list []int32) {
	for k := 0; k+1 < len(list); k++ {
		if s.r.Uint64()%8 != 0 {
			continue
		}
		a, b := list[k], list[k+1]
		if !slices.ContainsFunc(s.m.pred[b], func(l link) bool { return l.to == a }) {
			list[k], list[k+1] = b, a
		}
	}
}
