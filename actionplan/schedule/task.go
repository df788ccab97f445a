package schedule

import (
	"github.com/govmaturity/govmaturity"
)

// Task is a task of a plan, with its dates. It is a small value, comparable with ==. The
// zero Task is not Valid; its methods return zero values.
type Task struct {
	p  *Plan
	at int // its place, from 1
}

// Valid reports whether t is a task.
func (t Task) Valid() bool { return t.p != nil }

func (t Task) get() *task {
	if t.p == nil {
		return &task{spec: &TaskSpec{}, node: -1}
	}
	return &t.p.s.tasks[t.at-1]
}

// ID returns the task's id.
func (t Task) ID() string { return t.get().spec.ID }

// Title returns the task's title, or nil.
func (t Task) Title() govmaturity.Text { return t.get().spec.Title.Clone() }

// Parent returns the task that it is a part of, or one that is not Valid.
func (t Task) Parent() Task {
	if t.p == nil || t.get().parent < 0 {
		return Task{}
	}
	return Task{t.p, t.get().parent + 1}
}

// Parts returns the tasks that it is made of.
func (t Task) Parts() []Task {
	parts := t.get().parts
	out := make([]Task, len(parts))
	for i, k := range parts {
		out[i] = Task{t.p, k + 1}
	}
	return out
}

// Milestone reports whether it takes no time.
func (t Task) Milestone() bool {
	return t.p != nil && t.get().node >= 0 && t.p.net.lengths[t.get().node].n == 0
}

// fold goes through the tasks without parts that the task is made of.
func (t Task) fold(each func(i int)) {
	if t.p == nil {
		return
	}
	if n := t.get().node; n >= 0 {
		each(n)
		return
	}
	for _, part := range t.Parts() {
		part.fold(each)
	}
}

// first and last are the least and the greatest moment of the parts.
func (t Task) first(of func(i int) Moment) Moment {
	m := farAway
	t.fold(func(i int) { m = min(m, of(i)) })
	if m == farAway {
		return 0
	}
	return m
}

func (t Task) last(of func(i int) Moment) Moment {
	m := -farAway
	t.fold(func(i int) { m = max(m, of(i)) })
	if m == -farAway {
		return 0
	}
	return m
}

// Start returns when it starts.
func (t Task) Start() Moment { return t.first(func(i int) Moment { return t.p.at[i].start }) }

// Finish returns when it ends. What takes the whole of a day ends with the working time
// of that day.
func (t Task) Finish() Moment { return t.last(func(i int) Moment { return t.p.at[i].finish }) }

// EarlyStart returns when it can start at the earliest, if there is enough of all
// resources.
func (t Task) EarlyStart() Moment {
	return t.first(func(i int) Moment { return t.p.net.early[i].start })
}

// EarlyFinish returns when it can end at the earliest, if there is enough of all
// resources.
func (t Task) EarlyFinish() Moment {
	return t.last(func(i int) Moment { return t.p.net.early[i].finish })
}

// LateStart returns when it must start for the plan not to end later, and no deadline to
// be missed that can be kept. With limited resources, others may have to move for it.
func (t Task) LateStart() Moment {
	return t.first(func(i int) Moment { return t.p.net.late[i].start })
}

// LateFinish returns when it must end: with the working time before, where what waits for
// it begins in the morning.
func (t Task) LateFinish() Moment {
	return t.last(func(i int) Moment {
		node, late := &t.p.s.nodes[i], t.p.net.late[i].finish
		if !node.works() {
			return late
		}
		end := node.calendar.early(node.worked(late))
		if early := t.p.at[i].finish; node.same(early, late) && early <= late {
			end = max(end, early)
		}
		return end
	})
}

// TotalFloat returns how much later it may be without the plan ending later, or below 0
// by how much it misses a deadline: in minutes of the time that it is worked on. Of a
// task with parts it is the least of theirs.
func (t Task) TotalFloat() int {
	return int(t.first(func(i int) Moment { return Moment(t.p.total[i]) }))
}

// FreeFloat returns how much later it may be without any other task being later.
func (t Task) FreeFloat() int {
	return int(t.first(func(i int) Moment { return Moment(t.p.free[i]) }))
}

// Days returns how many days so many minutes are, in the unit of floats: working days,
// or days of 24 hours of what goes on at all times. Of a plan that counts in months, it
// is how many months.
func (t Task) Days(minutes int) float64 {
	if t.p == nil {
		return 0
	}
	return float64(minutes) / t.p.perDay(t.get().node)
}

func (p *Plan) perDay(node int) float64 {
	switch {
	case !p.s.dated && p.s.unit == UnitMonths:
		return monthTicks
	case p.s.dated && node >= 0 && p.s.nodes[node].calendar == nil:
		return dayMinutes
	}
	return p.s.dayMinutes
}

// Critical reports whether its total float is at most that which the schedule calls
// critical: 0, when it does not say.
func (t Task) Critical() bool {
	critical := false
	t.fold(func(i int) {
		critical = critical || float64(t.p.total[i]) <= t.p.s.spec.CriticalFloat*t.p.perDay(i)
	})
	return critical
}

// Driving reports whether it is on the longest path: whether the end of the plan rests on
// it, from reason to reason. With constraints and several calendars that need not be the
// tasks of the least float.
func (t Task) Driving() bool {
	driving := false
	t.fold(func(i int) { driving = driving || t.p.longest[i] })
	return driving
}

// MissesDeadline reports whether it ends after its deadline.
func (t Task) MissesDeadline() bool {
	missed := false
	t.fold(func(i int) {
		for _, b := range t.p.s.nodes[i].bounds {
			missed = missed || b.soft && t.p.at[i].finish > b.high
		}
	})
	for k, c := range t.get().spec.Constraints {
		if c.Kind == ConstraintKindDeadline && t.get().node < 0 {
			missed = missed || t.p.gateMisses(t.at-1, k)
		}
	}
	return missed
}

func (p *Plan) gateMisses(task, constraint int) bool {
	for i := range p.s.nodes {
		if n := &p.s.nodes[i]; n.task < 0 && n.of == task {
			for _, b := range n.bounds {
				if b.constraint == constraint && b.soft && p.at[i].finish > b.high {
					return true
				}
			}
		}
	}
	return false
}
