package schedule

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// when is where a node lies in time.
type when struct{ start, finish Moment }

// What a start rests on, beside arcs, which are counted from 0: the start of the plan,
// a bound of the node (-2 and below), and a resource.
const (
	byStart    = -1
	byResource = -1 << 30
)

// network is the arithmetic of one plan.
type network struct {
	s       *Schedule
	lengths []duration // of the nodes
	rank    []int32    // of the nodes by the ids of their tasks
	early   []when
	by      []int32 // what each early start rests on
	late    []when
	end     Moment
}

func (s *Schedule) network() *network {
	n := &network{s: s, lengths: make([]duration, len(s.nodes)), early: make([]when, len(s.nodes)), by: make([]int32, len(s.nodes))}
	for i := range s.nodes {
		n.lengths[i] = s.nodes[i].duration
	}
	n.rank = s.rank
	return n
}

// rankNodes orders nodes by the ids of their tasks, so that where two things hold a task
// equally, the order of the document does not decide which one is named.
func (s *Schedule) rankNodes() {
	ids := make([]int32, len(s.nodes))
	for i := range ids {
		ids[i] = int32(i)
	}
	id := func(i int32) string {
		if t := s.nodes[i].task; t >= 0 {
			return s.tasks[t].spec.ID
		}
		return s.tasks[s.nodes[i].of].spec.ID
	}
	gate := func(i int32) int { // tasks come before gates, and starts before ends
		switch n := &s.nodes[i]; {
		case n.task >= 0:
			return 0
		case n.end:
			return 2
		}
		return 1
	}
	slices.SortFunc(ids, func(a, b int32) int { return cmp.Or(cmp.Compare(id(a), id(b)), cmp.Compare(gate(a), gate(b))) })
	s.byRank = ids
	s.rank = make([]int32, len(ids))
	for k, i := range ids {
		s.rank[i] = int32(k)
	}
}

// earliest finds where a node lies at the earliest, as the others lie in at, and what
// that rests on.
func (n *network) earliest(i int, at []when) (w when, by int32) {
	a := n.asked(i, at)
	return n.ended(i, a.start, a.finish), a.by
}

// asked is when a node can start at the earliest, and what that rests on; and before when
// it must not end.
type asked struct {
	start, finish Moment
	by            int32
}

func (n *network) asked(i int, at []when) asked {
	s, node := n.s, &n.s.nodes[i]
	start, finish := s.start, -farAway
	by, byFinish := int32(byStart), int32(byStart)
	for _, k := range s.in.of(i) {
		a := &s.arcs[k]
		m := at[a.from].start
		if a.fromFinish {
			m = at[a.from].finish
		}
		if m == -farAway {
			continue // not known yet
		}
		m = a.forward(m)
		if a.toFinish {
			if m > finish || m == finish && n.before(k, byFinish) {
				finish, byFinish = m, k
			}
		} else if m > start || m == start && n.before(k, by) {
			start, by = m, k
		}
	}
	for k := range node.bounds {
		switch b := &node.bounds[k]; {
		case b.finish && b.low > finish:
			finish, byFinish = b.low, int32(-2-k)
		case !b.finish && b.low > start:
			start, by = b.low, int32(-2-k)
		}
	}
	if finish > -farAway {
		if m := n.lengths[i].reach(node.calendar, finish); m > start {
			start, by = m, byFinish
		}
	}
	start = node.begin(start)
	if n.lengths[i].kind == durationMonths && n.lengths[i].after(nil, start) < finish {
		start, by = n.lengths[i].firstFrom(start, finish), byFinish
	}
	return asked{start, finish, by}
}

// ended is where a node lies that starts then and is asked not to end before finish: its
// end comes after its work is done, where nothing is worked in between.
func (n *network) ended(i int, start, finish Moment) when {
	end := n.lengths[i].after(n.s.nodes[i].calendar, start)
	if finish > end && finish <= n.tail(i, start) {
		end = finish
	}
	return when{start, end}
}

// tail is how late a node may end that starts then: its work is done, and nothing is
// worked until then.
func (n *network) tail(i int, start Moment) Moment {
	node := &n.s.nodes[i]
	end := n.lengths[i].after(node.calendar, start)
	if !node.works() {
		return end
	}
	return max(end, node.calendar.Next(end))
}

// before reports whether an arc is named rather than what was found so far.
func (n *network) before(k, than int32) bool {
	if than < 0 {
		return than == byStart && n.s.arcs[k].link >= 0
	}
	a, b := &n.s.arcs[k], &n.s.arcs[than]
	return cmp.Or(cmp.Compare(n.rank[a.from], n.rank[b.from]), cmp.Compare(a.form(), b.form()), cmp.Compare(a.lag.n, b.lag.n)) < 0
}

// form tells arcs of different kinds apart.
func (a *arc) form() (n int) {
	for k, on := range []bool{!a.fromFinish, a.toFinish, a.back} {
		if on {
			n |= 1 << k
		}
	}
	return n
}

// slack is how many rounds more than links with a most a plan may take to settle,
// since calendars stretch lags.
const slack = 100

// forward finds the earliest dates. The problem is a circle of lags that no dates can
// keep.
func (n *network) forward() (circle []int, ok bool) {
	s := n.s
	for i := range n.early {
		n.early[i] = when{-farAway, -farAway}
	}
	for round := 0; ; round++ {
		changed := -1
		for _, i := range s.order {
			w, by := n.earliest(i, n.early)
			if w != n.early[i] {
				changed = i
				n.early[i] = w
			}
			n.by[i] = by
		}
		if changed < 0 || s.backs == 0 {
			break
		}
		if round > s.backs+slack || s.dated && n.early[changed].finish > lastMoment {
			return n.circle(changed), false
		}
	}
	n.end = s.start
	for i := range n.early {
		n.end = max(n.end, n.early[i].finish)
	}
	return nil, true
}

// circle follows what starts rest on until it comes back.
func (n *network) circle(i int) []int {
	seen := map[int]int{}
	var way []int
	for {
		if from, ok := seen[i]; ok {
			way = way[from:]
			slices.Reverse(way)
			return way
		}
		seen[i] = len(way)
		if n.by[i] < 0 {
			return nil
		}
		way = append(way, int(n.by[i]))
		i = n.s.arcs[n.by[i]].from
	}
}

// latest finds where a node lies at the latest, as those after it lie in at, so that all
// is done by the end. Hard leaves deadlines out.
func (n *network) latest(i int, at []when, end Moment, hard bool) when {
	s, node := n.s, &n.s.nodes[i]
	start, finish := farAway, end
	for _, k := range s.out.of(i) {
		a := &s.arcs[k]
		m := at[a.to].start
		if a.toFinish {
			m = at[a.to].finish
		}
		if m == farAway {
			continue // not known yet
		}
		m = a.backward(m)
		if a.fromFinish {
			finish = min(finish, m)
		} else {
			start = min(start, m)
		}
	}
	for k := range node.bounds {
		switch b := &node.bounds[k]; {
		case b.soft && hard:
		case b.finish:
			finish = min(finish, b.high)
		default:
			start = min(start, b.high)
		}
	}
	w := n.lie(i, start, finish)
	for k := 0; k < len(s.out.of(i)) && s.uneven; k++ {
		a := &s.arcs[s.out.of(i)[k]]
		m, to := w.start, at[a.to].start
		if a.fromFinish {
			m = w.finish
		}
		if a.toFinish {
			to = at[a.to].finish
		}
		if to == farAway {
			continue
		}
		then := a.forward(m)
		if d := n.lengths[a.to]; d.kind == durationMonths && !a.toFinish && then <= to && d.after(nil, then) > at[a.to].finish {
			to = d.lastUpTo(then, at[a.to].finish)
		}
		switch {
		case then <= to:
			continue
		case a.lag.kind == durationMonths:
			m = a.lag.lastUpTo(m, to)
		default:
			m = a.backward(to)
		}
		if a.fromFinish {
			finish = min(finish, m)
		} else {
			start = min(start, m)
		}
		w, k = n.lie(i, start, finish), -1 // the others once more
	}
	return w
}

// kept reports whether a node that starts then leaves others where they are.
func (n *network) kept(i int, start Moment, at []when) bool {
	finish := n.lengths[i].after(n.s.nodes[i].calendar, start)
	for _, k := range n.s.out.of(i) {
		a := &n.s.arcs[k]
		m, to := start, at[a.to].start
		if a.fromFinish {
			m = finish
		}
		if a.toFinish {
			to = at[a.to].finish
		}
		if a.forward(m) > to {
			return false
		}
	}
	return true
}

// lie is where a node lies that starts and ends no later than that, as late as it can.
func (n *network) lie(i int, start, finish Moment) when {
	node, length := &n.s.nodes[i], n.lengths[i]
	w := when{length.before(node.calendar, finish), finish}
	if start < w.start {
		w.start = node.beginBefore(start)
		if length.kind == durationMonths {
			w.start = length.lastUpTo(start, finish)
		}
		w.finish = min(finish, n.tail(i, w.start))
	}
	if length.kind == durationMonths {
		w.finish = length.after(nil, w.start)
	}
	return w
}

// backward finds the latest dates, so that all is done by the end: none after those of a
// limit, where there are some.
func (n *network) backward(end Moment, limit []when) {
	s := n.s
	if n.late == nil {
		n.late = make([]when, len(s.nodes))
	}
	for i := range n.late {
		n.late[i] = when{farAway, farAway}
	}
	if s.deadline != nil {
		end = min(end, *s.deadline)
	}
	for round := 0; round <= s.backs+slack; round++ {
		changed := false
		for k := len(s.order) - 1; k >= 0; k-- {
			i := s.order[k]
			w := n.latest(i, n.late, end, false)
			if limit != nil {
				w = n.within(i, w, limit[i])
			}
			if w != n.late[i] {
				changed = true
				n.late[i] = w
			}
		}
		if !changed || s.backs == 0 {
			break
		}
	}
}

// within is the later of where a node lies, so that it starts and ends no later than
// another place of it.
func (n *network) within(i int, w, limit when) when {
	w.start = min(w.start, limit.start)
	w.finish = min(w.finish, limit.finish, n.tail(i, w.start))
	return w
}

// check reports constraints that the earliest dates cannot keep, and dates beyond those
// that can be planned.
func (n *network) check(r *document.Report, at []when) {
	s := n.s
	for i := range s.nodes {
		node := &s.nodes[i]
		if s.dated && at[i].finish > lastMoment {
			r.Add(s.pathOf(i), govmaturity.CodeUnreachable, "it would not end before the year %d: is there working time, and of all that it needs?", lastYear+1)
			return
		}
		if !s.dated && at[i].finish > 1<<30 {
			r.Add(s.pathOf(i), govmaturity.CodeOutOfRange, "it would end later than can be planned")
			return
		}
		for k := range node.bounds {
			b := &node.bounds[k]
			if b.soft {
				continue
			}
			m, ends := at[i].start, "start"
			if b.finish {
				m, ends = at[i].finish, "end"
			}
			if m <= b.high {
				continue
			}
			task := node.task
			if task < 0 {
				task = node.of
			}
			c := &s.tasks[task].spec.Constraints[b.constraint]
			r.Add(s.pathOf(i).Key("constraints").Index(b.constraint), govmaturity.CodeUnreachable, "%s is asked to be %s %s, and cannot %s before %s%s",
				s.tasks[task].spec.ID, c.Kind, s.asked(c), ends, s.label(m, b.finish), n.because(i))
		}
	}
}

// because says, for developers, what the earliest date of a node rests on.
func (n *network) because(i int) string {
	by := n.by[i]
	if by < 0 || by == byResource {
		return ""
	}
	from := &n.s.nodes[n.s.arcs[by].from]
	task := from.task
	if task < 0 {
		task = from.of
	}
	return ": it waits for " + n.s.tasks[task].spec.ID
}

func (s *Schedule) asked(c *ConstraintSpec) string {
	if c.Date != "" {
		return c.Date
	}
	return govmaturity.WordsFor("en").Number(*c.After, -1)
}

// pathOf is the place of a node's task.
func (s *Schedule) pathOf(i int) govmaturity.Path {
	task := s.nodes[i].task
	if task < 0 {
		task = s.nodes[i].of
	}
	return govmaturity.Path{}.Key("tasks").Index(task)
}
