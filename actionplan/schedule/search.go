package schedule

import (
	"cmp"
	"context"
	"slices"

	"github.com/govmaturity/govmaturity/internal/rcpsp"
)

// effort is how many schedules are built: when nobody says, as many as a plan of a thousand
// tasks is good for, and of more tasks so many fewer that it takes no longer.
func (p *Plan) effort() int {
	const usual, tasks = 2000, 1000
	return cmpOr(p.options.Effort, max(1, usual*tasks/max(tasks, len(p.s.nodes))))
}

// search looks for a plan that ends sooner than the best so far. Where all goes by one
// calendar, the plan is searched on slots of its working time, as fine as it needs; else
// it is moved as late and as early as possible, as long as that helps.
func (p *Plan) search(ctx context.Context, l *leveller, best *[]when) error {
	s := p.s
	effort := p.effort()
	if slots, ok := p.slots(); ok {
		found, err := rcpsp.Solve(ctx, slots.problem, rcpsp.Options{Schedules: effort, Seed: p.options.Seed})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			p.built = found.Schedules
			p.bound = slots.moment(found.Bound)
			list := l.sorted(false, func(i int) Moment { return Moment(found.Start[s.rank[i]]) })
			end := l.end()
			if l.forward(list) && l.end() <= end {
				*best = slices.Clone(l.at)
			}
			return nil
		}
	}
	end := l.end()
	for l.built < effort && end > p.net.end {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.backward(l.byFinish(*best), *best, end)
		moved := slices.Clone(l.at)
		if !l.forward(l.byStart(moved)) || l.end() >= end {
			return nil
		}
		end = l.end()
		*best = slices.Clone(l.at)
	}
	return nil
}

// slotted is a plan on slots of working time.
type slotted struct {
	problem *rcpsp.Problem
	grain   int // minutes of work
	origin  int // the work before the start
	c       *Calendar
}

func (x *slotted) moment(slot int) Moment { return x.c.early(x.origin + slot*x.grain) }

// slots puts the plan on slots, if one calendar goes for all of it.
func (p *Plan) slots() (*slotted, bool) {
	s := p.s
	x := &slotted{}
	if s.backs > 0 || !x.oneCalendar(s, p.net) {
		return nil, false
	}
	x.origin = x.c.worked(s.start)
	if x.c != nil { // nothing begins before work does
		x.origin = x.c.worked(x.c.Next(s.start))
	}
	if !x.grained(s, p.net) {
		return nil, false
	}
	// Activities are in the order of ids: that of the document makes no difference.
	q := &rcpsp.Problem{}
	for _, i := range s.byRank {
		d := p.net.lengths[i].n
		q.Durations = append(q.Durations, d/x.grain)
		release := 0
		for _, b := range s.nodes[i].bounds {
			if b.low == -farAway {
				continue
			}
			low := x.c.worked(b.low) - x.origin
			if b.finish {
				low -= d
			}
			release = max(release, (low+x.grain-1)/x.grain)
		}
		q.Release = append(q.Release, release)
	}
	for k := range s.arcs {
		a := &s.arcs[k]
		lag := a.lag.n
		if a.fromFinish {
			lag += p.net.lengths[a.from].n
		}
		if a.toFinish {
			lag -= p.net.lengths[a.to].n
		}
		q.Arcs = append(q.Arcs, rcpsp.Arc{From: int(s.rank[a.from]), To: int(s.rank[a.to]), Lag: lag / x.grain})
	}
	slices.SortFunc(q.Arcs, func(a, b rcpsp.Arc) int {
		return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From), cmp.Compare(a.Lag, b.Lag))
	})
	x.problem = q
	return x, x.units(s)
}

// oneCalendar reports whether one calendar goes for all that lasts and lags.
func (x *slotted) oneCalendar(s *Schedule, n *network) bool {
	x.c = s.calendar
	found := false
	for i := range s.nodes {
		if n.lengths[i].n == 0 {
			continue
		}
		c := s.nodes[i].calendar
		if n.lengths[i].kind != durationWork || s.nodes[i].offHours || found && c != x.c {
			return false
		}
		x.c, found = c, true
	}
	for k := range s.arcs {
		a := &s.arcs[k]
		if a.lag.n != 0 && (a.lag.kind != durationWork || a.calendar != x.c) {
			return false
		}
	}
	return true
}

// grained finds the longest slot that all lengths are whole numbers of.
func (x *slotted) grained(s *Schedule, n *network) bool {
	g, total := 0, 0
	add := func(v int) {
		if v < 0 {
			v = -v
		}
		total = max(total, v)
		for v != 0 {
			g, v = v, g%v
		}
	}
	for i := range s.nodes {
		add(n.lengths[i].n)
		for _, b := range s.nodes[i].bounds {
			if b.low > s.start {
				add(x.c.worked(b.low) - x.origin)
			}
		}
	}
	for k := range s.arcs {
		add(s.arcs[k].lag.n)
	}
	for _, r := range s.resources {
		for _, p := range r.periods {
			add(x.c.worked(p.from) - x.origin)
			add(x.c.worked(p.to) - x.origin)
		}
	}
	x.grain = max(1, g)
	return total/x.grain < 1<<20
}

// units says how much there is of each resource, and who needs how much, in the largest
// unit that all are whole numbers of.
func (x *slotted) units(s *Schedule) bool {
	q := x.problem
	q.Needs = make([][]int, len(s.nodes))
	for i := range q.Needs {
		q.Needs[i] = make([]int, len(s.resources))
		for _, need := range s.nodes[s.byRank[i]].needs {
			q.Needs[i][need.resource] = need.units
		}
	}
	for r := range s.resources {
		slots := []int{}
		profile := s.resources[r].profile()
		for k, step := range profile.steps {
			until := profile.until(k)
			if until == farAway {
				slots = append(slots, step.free)
				break
			}
			end := (x.c.worked(until) - x.origin) / x.grain
			if end > 1<<21 {
				return false
			}
			for len(slots) < end {
				slots = append(slots, step.free)
			}
		}
		g := 0
		for _, c := range slots {
			g = gcd(g, c)
		}
		for i := range q.Needs {
			g = gcd(g, q.Needs[i][r])
		}
		if g > 1 {
			for k := range slots {
				slots[k] /= g
			}
			for i := range q.Needs {
				q.Needs[i][r] /= g
			}
		}
		q.Capacity = append(q.Capacity, slots)
	}
	return !slices.ContainsFunc(q.Capacity, func(c []int) bool { return len(c) == 0 })
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
