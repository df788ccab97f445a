package schedule

import "github.com/govmaturity/govmaturity"

// WhyKind is a kind of thing that a date can rest on.
type WhyKind string

const (
	// WhyKindStart: the plan does not start sooner.
	WhyKindStart WhyKind = "start"
	// WhyKindLink: another task comes first.
	WhyKindLink WhyKind = "link"
	// WhyKindConstraint: the document says so.
	WhyKindConstraint WhyKind = "constraint"
	// WhyKindResource: a resource is taken, or not there.
	WhyKindResource WhyKind = "resource"
	// WhyKindLate: the task is to be as late as possible.
	WhyKindLate WhyKind = "late"
)

// Why is what a date rests on: why it is not earlier.
type Why struct {
	Kind WhyKind
	// Task is the task that comes first, of a link, and Link how the two are joined.
	// Most says that it is the other side of a link: Task may be at most so much later.
	Task Task
	Link LinkType
	Most bool
	// Lag is how much later, with its unit, where there is a lag.
	Lag  float64
	Unit Unit
	// Constraint is how the document binds the task.
	Constraint ConstraintKind
	// Resource is the id of the resource, and Tasks are those that have it.
	Resource string
	Tasks    []Task
	// Since is the date that it rests on: when the other task ends, or the resource is
	// free. Until is the earliest date that it allows, lag and all.
	Since, Until Moment
	// Finish says that Until is about the end of the task, and not its start.
	Finish bool
	// Moved says that nothing is worked then, so that the task starts later; Day is the
	// name of that day, if it has one.
	Moved bool
	Day   govmaturity.Text
}

// Why says why the task does not start earlier. Of a task with parts, it is that of the
// part that starts first; of several, of one that is not late by choice, and then of the
// first by id. No start is before the Until of what it rests on.
func (t Task) Why() Why {
	if t.p == nil {
		return Why{}
	}
	first := -1
	t.fold(func(i int) {
		if first < 0 || t.p.sooner(i, first) {
			first = i
		}
	})
	return t.p.why(first)
}

func (p *Plan) sooner(i, than int) bool {
	if a, b := p.at[i].start, p.at[than].start; a != b {
		return a < b
	}
	if p.delayed[i] != p.delayed[than] {
		return p.delayed[than]
	}
	return p.s.rank[i] < p.s.rank[than]
}

func (p *Plan) why(i int) Why {
	w := p.source(i, i)
	node := &p.s.nodes[i]
	if !w.Finish && w.Kind != WhyKindLate && p.at[i].start > w.Until && node.idle(w.Until, p.at[i].start) {
		w.Moved = true
		if _, name := node.calendar.Work(w.Until); name != nil {
			w.Day = name
		} else if _, name := node.calendar.Work(p.at[i].start - dayMinutes); name != nil {
			w.Day = name
		}
	}
	return w
}

// idle reports whether a day without work lies between two moments: more than a night.
func (n *node) idle(from, to Moment) bool {
	a, _ := from.day()
	b, _ := to.day()
	minutes, _ := n.calendar.Work(from)
	return b-a > 1 || b > a && minutes == 0
}

// source is what a node rests on. Gates have no reasons of their own.
func (p *Plan) source(i, of int) Why {
	s := p.s
	node := &s.nodes[i]
	if p.delayed[i] {
		return Why{Kind: WhyKindLate, Since: p.at[i].start, Until: p.at[i].start}
	}
	switch by := p.by[i]; {
	case by == byResource:
		h := p.held[i]
		w := Why{Kind: WhyKindResource, Resource: s.resources[h.resource].spec.ID, Since: h.until, Until: h.until}
		for _, k := range h.tasks {
			w.Tasks = append(w.Tasks, Task{p, s.nodes[k].task + 1})
		}
		return w
	case by == byStart:
		return Why{Kind: WhyKindStart, Since: s.start, Until: s.start}
	case by < 0:
		b := node.bounds[-2-by]
		task := node.task
		if task < 0 {
			task = node.of
		}
		return Why{
			Kind: WhyKindConstraint, Constraint: s.tasks[task].spec.Constraints[b.constraint].Kind,
			Since: b.low, Until: b.low, Finish: b.finish && of == i,
		}
	default:
		if s.arcs[by].link < 0 {
			return p.source(s.arcs[by].from, of)
		}
		return p.link(int(by))
	}
}

// link is what an arc allows.
func (p *Plan) link(k int) Why {
	s := p.s
	a := &s.arcs[k]
	l := s.links[a.link]
	spec := &s.tasks[l.task].spec.After[l.at]
	w := Why{Kind: WhyKindLink, Link: cmpOr(spec.Type, LinkTypeFinishStart), Most: a.back, Unit: cmpOr(spec.Unit, s.unit), Finish: a.toFinish}
	w.Task = Task{p, l.from + 1}
	lag := spec.Lag
	if a.back {
		w.Task, lag = Task{p, l.task + 1}, spec.Most
	}
	if lag != nil {
		w.Lag = *lag
	}
	w.Since = p.at[a.from].start
	if a.fromFinish {
		w.Since = p.at[a.from].finish
	}
	w.Until = a.forward(w.Since)
	return w
}

// Links returns what each link of the task allows, in the order of the document.
func (t Task) Links() []Why {
	if t.p == nil {
		return nil
	}
	var out []Why
	for k := range t.p.s.arcs {
		a := &t.p.s.arcs[k]
		if a.link >= 0 && !a.back && t.p.s.links[a.link].task == t.at-1 {
			out = append(out, t.p.link(k))
		}
	}
	return out
}
