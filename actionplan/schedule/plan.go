package schedule

import (
	"context"
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Options say how to plan. The zero Options plan as if there were enough of all
// resources: the critical path.
type Options struct {
	// Limited keeps to the capacity of resources.
	Limited bool
	// Effort is how many schedules to build in search of a shorter one, when Limited:
	// 2000 when 0, and fewer of more than a thousand tasks. More takes longer, in proportion.
	Effort int
	// Seed begins the random numbers of the search. The same seed gives the same plan.
	Seed uint64
}

// Plan is a schedule with dates. It does not change, and any number of goroutines may
// use it at once. [Schedule.Plan] makes one.
type Plan struct {
	s       *Schedule
	options Options
	net     *network
	at      []when // as planned
	by      []int32
	held    []hold // of those that a resource holds
	end     Moment
	total   []int // float, by node
	free    []int
	longest []bool
	delayed []bool // later than they could be, because they are asked to
	// Of limited resources, in slots of the search, or 0.
	bound Moment
	built int
	left  []profile // of resources, when limited
}

// hold is a resource that holds a task, until a moment.
type hold struct {
	resource int
	until    Moment
	tasks    []int
}

// Plan gives dates to all tasks. The error is a [govmaturity.Problems] that says, each at
// its place, what cannot be kept: there is then no plan, not a part of one either. The
// context ends a long search early, with its error.
func (s *Schedule) Plan(ctx context.Context, o Options) (*Plan, error) {
	p := &Plan{s: s, options: o, net: s.network(), delayed: make([]bool, len(s.nodes))}
	var r document.Report
	if circle, ok := p.net.forward(); !ok {
		s.reportInfeasible(&r, circle)
		return nil, s.err(&r)
	}
	p.net.check(&r, p.net.early)
	if err := s.err(&r); err != nil {
		return nil, err
	}
	p.net.backward(p.net.end, nil)
	if o.Limited && s.limited() {
		if err := p.level(ctx, &r); err != nil {
			return nil, err
		}
	} else {
		p.unlimited()
	}
	p.floats()
	p.mark()
	return p, nil
}

// err returns what was reported as an error, or nil.
func (s *Schedule) err(r *document.Report) error { return s.placed(r.Problems()).Err() }

// reportInfeasible names lags that cannot all be kept.
func (s *Schedule) reportInfeasible(r *document.Report, circle []int) {
	for _, k := range circle {
		if a := &s.arcs[k]; a.back {
			l := s.links[a.link]
			r.Add(govmaturity.Path{}.Key("tasks").Index(l.task).Key("after").Index(l.at).Key("most"), govmaturity.CodeUnreachable,
				"at most so much later cannot be kept, with what else these tasks wait for: %s", s.circle(circle))
			return
		}
	}
	r.Add(govmaturity.Path{}.Key("tasks"), govmaturity.CodeUnreachable, "no dates keep all that links say at most")
}

// limited reports whether a task needs a resource.
func (s *Schedule) limited() bool {
	for i := range s.nodes {
		if len(s.nodes[i].needs) > 0 {
			return true
		}
	}
	return false
}

// unlimited plans all at the earliest, but for what is to be as late as possible.
func (p *Plan) unlimited() {
	n := p.net
	p.at, p.by, p.end = append([]when(nil), n.early...), n.by, n.end
	p.delay()
}

// delay moves what is to be as late as possible.
func (p *Plan) delay() {
	s, at, end := p.s, slices.Clone(p.at), p.soonest()
	for k := len(s.order) - 1; k >= 0; k-- {
		i := s.order[k]
		if s.nodes[i].task < 0 {
			at[i] = p.net.latest(i, at, end, false)
		}
		if !s.nodes[i].late {
			continue
		}
		if w := p.net.latest(i, at, end, false); w.start > p.at[i].start {
			p.postpone(i, w.start)
			at[i] = p.at[i]
		}
	}
	p.gates()
}

// soonest is when all should be done.
func (p *Plan) soonest() Moment {
	if d := p.s.deadline; d != nil {
		return min(p.end, *d)
	}
	return p.end
}

// postpone makes a node start later than it could.
func (p *Plan) postpone(i int, start Moment) {
	p.at[i], p.delayed[i] = p.net.ended(i, start, p.net.asked(i, p.at).finish), true
}

// gates puts gates where the tasks around them lie now.
func (p *Plan) gates() {
	for _, i := range p.s.order {
		if p.s.nodes[i].task < 0 {
			p.at[i], p.by[i] = p.net.earliest(i, p.at)
		}
	}
}

// floats finds how much later each node may be.
func (p *Plan) floats() {
	s := p.s
	p.total, p.free = make([]int, len(s.nodes)), make([]int, len(s.nodes))
	others := slices.Clone(p.at) // gates, which are no tasks, hold nothing
	for k := len(s.order) - 1; k >= 0; k-- {
		if i := s.order[k]; s.nodes[i].task < 0 {
			others[i] = p.net.latest(i, others, p.end, true)
		}
	}
	for i := range s.nodes {
		node, at, late := &s.nodes[i], p.at[i], p.net.late[i]
		p.total[i] = min(node.worked(late.start)-node.worked(at.start), node.worked(late.finish)-node.worked(at.finish))
		p.free[i] = p.freeOf(i, others)
	}
}

// freeOf is how much later a node may be with all others where they are.
func (p *Plan) freeOf(i int, others []when) int {
	node, at := &p.s.nodes[i], p.at[i]
	w := p.net.latest(i, others, p.end, true)
	free := min(node.worked(w.start)-node.worked(at.start), node.worked(w.finish)-node.worked(at.finish))
	if len(node.needs) > 0 && p.options.Limited && free > 0 {
		free = min(free, p.room(i, free))
	}
	return max(0, free)
}

// end is the start or the finish of a node.
type end struct {
	node   int
	finish bool
}

// mark finds the nodes on the longest path: those that the end of the plan rests on.
func (p *Plan) mark() {
	p.longest = make([]bool, len(p.s.nodes))
	starts, finishes := make([]bool, len(p.s.nodes)), make([]bool, len(p.s.nodes))
	var next []end
	visit := func(e end) {
		seen := starts
		if e.finish {
			seen = finishes
		}
		if !seen[e.node] && !p.delayed[e.node] {
			seen[e.node], p.longest[e.node] = true, true
			next = append(next, e)
		}
	}
	for i := range p.s.nodes {
		if p.at[i].finish == p.end {
			visit(end{i, true})
		}
	}
	for len(next) > 0 {
		e := next[len(next)-1]
		next = next[:len(next)-1]
		p.restsOn(e, visit)
	}
}

// restsOn visits what an end of a node rests on.
func (p *Plan) restsOn(e end, visit func(end)) {
	i, s := e.node, p.s
	if e.finish && p.at[i].finish == p.net.lengths[i].after(s.nodes[i].calendar, p.at[i].start) {
		e.finish = false // which comes with its start
	}
	for _, k := range s.in.of(i) {
		if a := &s.arcs[k]; p.drives(a, e) {
			visit(end{a.from, a.fromFinish})
		}
	}
	if p.by[i] == byResource && !e.finish {
		for _, k := range p.held[i].tasks {
			visit(end{k, false}) // its work, whatever else its end waits for
		}
	}
}

// drives reports whether an arc holds an end of the node that it leads to.
func (p *Plan) drives(a *arc, e end) bool {
	s := p.s
	node := &s.nodes[a.to]
	m := p.at[a.from].start
	if a.fromFinish {
		m = p.at[a.from].finish
	}
	m = a.forward(m)
	if e.finish {
		return a.toFinish && m == p.at[a.to].finish
	}
	if a.toFinish {
		m = p.net.lengths[a.to].reach(node.calendar, m)
	}
	return m > s.start && node.begin(m) == p.at[a.to].start || m == p.at[a.to].start && a.link >= 0
}

// Schedule returns the schedule that was planned.
func (p *Plan) Schedule() *Schedule { return p.s }

// Limited reports whether the plan keeps to the capacity of resources.
func (p *Plan) Limited() bool { return p.options.Limited }

// Start returns when the plan starts.
func (p *Plan) Start() Moment { return p.s.start }

// Finish returns when the last task ends.
func (p *Plan) Finish() Moment { return p.end }

// CriticalPathFinish returns when all could be done if there were enough of all
// resources.
func (p *Plan) CriticalPathFinish() Moment { return p.net.end }

// Bound returns a moment before which no plan that keeps to all limits can end. It is
// that of the critical path, or later.
func (p *Plan) Bound() Moment { return max(p.bound, p.net.end) }

// Optimal reports whether no plan that keeps to all limits ends sooner. When it is not,
// one may or may not exist: [Plan.Bound] says how much sooner it could end at most.
func (p *Plan) Optimal() bool { return p.end <= p.Bound() }

// Tried returns how many schedules were built in search of this one.
func (p *Plan) Tried() int { return p.built }

// Tasks returns all tasks with their dates, in the document's order.
func (p *Plan) Tasks() iter.Seq[Task] {
	return func(yield func(Task) bool) {
		for i := range p.s.tasks {
			if !yield(Task{p, i + 1}) {
				return
			}
		}
	}
}

// Task returns the task with an id, or one that is not Valid.
func (p *Plan) Task(id string) Task {
	if i, ok := p.s.byID[id]; ok {
		return Task{p, i + 1}
	}
	return Task{}
}

// Days returns how many days lie between the start and a moment: working days of the
// schedule's calendar. Of a plan that counts in months, it is how many months.
func (p *Plan) Days(m Moment) float64 {
	return float64(p.s.calendar.WorkBetween(p.s.start, m)) / p.perDay(-1)
}
