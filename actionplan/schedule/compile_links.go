package schedule

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// gate is a point in time that belongs to no task: when the first part of a task may
// begin, or when the last has ended.
func (c *compiler) gate(i int, end bool) int {
	key := [2]int{i, 0}
	if end {
		key[1] = 1
	}
	if at, ok := c.gates[key]; ok {
		return at
	}
	at := len(c.s.nodes)
	c.gates[key] = at
	c.s.nodes = append(c.s.nodes, node{task: -1, of: i, end: end})
	return at
}

// join joins a gate to the parts of its task.
func (c *compiler) join() {
	// The order of a map decides nothing: gates are in the order of the document.
	for at := 0; at < len(c.s.nodes); at++ {
		n := c.s.nodes[at]
		if n.task >= 0 {
			continue
		}
		for _, part := range c.s.tasks[n.of].parts {
			p := c.end(part, n.end)
			if n.end {
				c.s.arcs = append(c.s.arcs, arc{from: p, to: at, fromFinish: true, link: -1})
			} else {
				c.s.arcs = append(c.s.arcs, arc{from: at, to: p, link: -1})
			}
		}
	}
}

// end is the node that a link to or from a task joins: its own, or a gate.
func (c *compiler) end(i int, finish bool) int {
	if t := &c.s.tasks[i]; len(t.parts) == 0 {
		return t.node
	}
	return c.gate(i, finish)
}

func (c *compiler) compileLinks() {
	top := govmaturity.Path{}.Key("tasks")
	total := 0
	for i := range c.s.tasks {
		total += len(c.s.tasks[i].spec.After)
	}
	if total > maxLinks {
		c.Add(top, govmaturity.CodeTooLarge, "a schedule has at most %d links", maxLinks)
		return
	}
	for i := range c.s.tasks {
		for k := range c.s.tasks[i].spec.After {
			c.link(top.Index(i).Key("after").Index(k), i, k)
		}
		if len(c.s.tasks[i].parts) > 0 {
			c.summaryConstraints(top.Index(i).Key("constraints"), i)
		}
	}
	if c.Sound() {
		c.join()
	}
}

// within reports whether a task is a part of another, or the same.
func (c *compiler) within(i, of int) bool {
	for n := 0; i >= 0 && n <= len(c.s.tasks); i, n = c.s.tasks[i].parent, n+1 {
		if i == of {
			return true
		}
	}
	return false
}

func (c *compiler) link(at govmaturity.Path, i, k int) {
	s := c.s
	spec := &s.tasks[i].spec.After[k]
	from := c.findTask(at.Key("task"), spec.Task)
	calendar := c.calendar(at.Key("calendar"), spec.Calendar)
	if from < 0 {
		return
	}
	if c.within(from, i) || c.within(i, from) {
		c.Add(at.Key("task"), govmaturity.CodeCycle, "a task cannot wait for itself, for its parts or for what it is a part of")
		return
	}
	kind := cmpOr(spec.Type, LinkTypeFinishStart)
	a := arc{
		fromFinish: kind == LinkTypeFinishStart || kind == LinkTypeFinishFinish,
		toFinish:   kind == LinkTypeFinishFinish || kind == LinkTypeStartFinish,
		calendar:   calendar, link: len(s.links),
	}
	if len(s.tasks[from].parts) > 0 && !a.fromFinish {
		c.Add(at.Key("type"), govmaturity.CodeNotAllowed, "%s has parts: what waits for its start waits for one of them", spec.Task)
		return
	}
	if len(s.tasks[i].parts) > 0 && a.toFinish {
		c.Add(at.Key("type"), govmaturity.CodeNotAllowed, "the task has parts: say which of them must not end before")
		return
	}
	if spec.Most != nil && (len(s.tasks[from].parts) > 0 || len(s.tasks[i].parts) > 0) {
		c.Add(at.Key("most"), govmaturity.CodeNotAllowed, "tasks with parts have no most: give it to a part")
		return
	}
	if spec.Lag == nil && spec.Most == nil && spec.Unit != "" {
		c.Add(at.Key("unit"), govmaturity.CodeNotUsed, "the link has no lag")
	}
	s.links = append(s.links, linkPlace{task: i, at: k, from: from})
	a.from, a.to = c.end(from, true), c.end(i, false)
	if spec.Lag != nil {
		a.lag = c.length(at, "lag", *spec.Lag, spec.Unit)
	}
	if a.lag.kind != durationWork {
		a.calendar = nil
	}
	s.uneven = s.uneven || a.lag.kind == durationMonths && a.lag.n != 0
	s.arcs = append(s.arcs, a)
	if spec.Most == nil {
		return
	}
	most := c.length(at, "most", *spec.Most, spec.Unit)
	if most.kind == durationMonths {
		c.Add(at.Key("unit"), govmaturity.CodeNotAllowed, "months have no one length: say how much later at most in days")
		return
	}
	if spec.Lag != nil && *spec.Lag > *spec.Most {
		c.Add(at.Key("most"), govmaturity.CodeOutOfOrder, "at most %v is less than at least %v", *spec.Most, *spec.Lag)
	}
	s.arcs = append(s.arcs, arc{
		from: a.to, to: a.from, fromFinish: a.toFinish, toFinish: a.fromFinish,
		lag: most, calendar: a.calendar, back: true, link: a.link,
	})
}

// constraints binds a node to dates.
func (c *compiler) constraints(at govmaturity.Path, node int, specs []ConstraintSpec) {
	for k := range specs {
		spec, at := &specs[k], at.Index(k)
		if m, whole, ok := c.when(at, spec); ok {
			c.bind(at, node, k, spec, m, whole)
		}
	}
}

// when is the moment of a constraint.
func (c *compiler) when(at govmaturity.Path, spec *ConstraintSpec) (m Moment, whole, ok bool) {
	before := c.Len()
	switch {
	case c.s.dated && spec.After != nil:
		c.Add(at.Key("after"), govmaturity.CodeNotUsed, "a plan with a start says the date")
	case !c.s.dated && spec.Date != "":
		c.Add(at.Key("date"), govmaturity.CodeNotUsed, "a plan without a start has no dates: say after how many units")
	case c.s.dated && spec.Date == "":
		c.Add(at.Key("date"), govmaturity.CodeRequired, "say the date")
	case !c.s.dated && spec.After == nil:
		c.Add(at.Key("after"), govmaturity.CodeRequired, "say after how many units of the plan")
	case c.s.dated:
		m, whole = c.moment(at.Key("date"), spec.Date)
	default:
		m = Moment(c.length(at, "after", *spec.After, "").n)
	}
	return m, whole, c.Len() == before
}

// bind adds what a constraint asks: not before a moment, not after one, or both.
func (c *compiler) bind(at govmaturity.Path, k, index int, spec *ConstraintSpec, m Moment, whole bool) {
	n := &c.s.nodes[k]
	b := bound{constraint: index, low: -farAway, high: farAway}
	last := m // the last moment that is still right
	if whole {
		last += dayMinutes
	}
	switch spec.Kind {
	case ConstraintKindStartNotEarlier:
		b.low = m
	case ConstraintKindStartNotLater:
		b.high = last
	case ConstraintKindMustStart:
		b.low, b.high = m, last
	case ConstraintKindFinishNotEarlier:
		b.finish, b.low = true, m
	case ConstraintKindFinishNotLater:
		b.finish, b.high = true, last
	case ConstraintKindMustFinish:
		b.finish, b.low, b.high = true, last, last
	case ConstraintKindDeadline:
		b.finish, b.high, b.soft = true, last, true
	}
	if whole && !b.finish && b.high < farAway {
		b.high-- // a start at the end of the day is one of the next
	}
	working := n.calendar != nil && n.duration.n > 0
	if spec.Kind == ConstraintKindMustFinish && whole && working {
		// The end of the working day, which must be that day.
		b.low = n.calendar.early(n.calendar.worked(last))
		if b.low <= m {
			c.Add(at.Key("date"), govmaturity.CodeUnreachable, "nothing is worked on %s, so that the task cannot end on it", spec.Date)
		}
	}
	if spec.Kind == ConstraintKindMustStart && working && !n.offHours && n.calendar.Next(m) > b.high {
		c.Add(at.Key("date"), govmaturity.CodeUnreachable, "nothing is worked on %s, so that the task cannot start then", spec.Date)
	}
	n.bounds = append(n.bounds, b)
}

// summaryConstraints gives the constraints of a task with parts to its gates.
func (c *compiler) summaryConstraints(at govmaturity.Path, i int) {
	for k := range c.s.tasks[i].spec.Constraints {
		spec, at := &c.s.tasks[i].spec.Constraints[k], at.Index(k)
		m, whole, ok := c.when(at, spec)
		if !ok {
			continue
		}
		switch spec.Kind {
		case ConstraintKindStartNotEarlier:
			c.bind(at, c.gate(i, false), k, spec, m, whole)
		case ConstraintKindFinishNotLater, ConstraintKindDeadline:
			c.bind(at, c.gate(i, true), k, spec, m, whole)
		default:
			c.Add(at.Key("kind"), govmaturity.CodeNotAllowed, "a task with parts can be bound not to start earlier, not to finish later, or to a deadline; give the rest to its parts")
		}
	}
}

// sort puts nodes in an order in which each comes after those that it waits for, and
// reports circles of links.
func (s *Schedule) sort(c *compiler) {
	n := len(s.nodes)
	s.in, s.out = newIndex(n, s.arcs, func(a *arc) int { return a.to }), newIndex(n, s.arcs, func(a *arc) int { return a.from })
	waits := make([]int, n)
	for i := range s.arcs {
		if !s.arcs[i].back {
			waits[s.arcs[i].to]++
		} else {
			s.backs++
		}
	}
	var ready []int
	for i := range n {
		if waits[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[0]
		ready = ready[1:]
		s.order = append(s.order, i)
		for _, k := range s.out.of(i) {
			if a := &s.arcs[k]; !a.back {
				if waits[a.to]--; waits[a.to] == 0 {
					ready = append(ready, a.to)
				}
			}
		}
	}
	if len(s.order) < n {
		s.reportCircle(c, waits)
	}
	s.place = make([]int, n)
	for k, i := range s.order {
		s.place[i] = k
	}
}

// reportCircle names the links of one circle.
func (s *Schedule) reportCircle(c *compiler, waits []int) {
	at := slices.IndexFunc(waits, func(w int) bool { return w > 0 })
	var way []int // arcs, backwards
	seen := map[int]int{}
	for {
		if from, ok := seen[at]; ok {
			way = way[from:]
			break
		}
		seen[at] = len(way)
		for _, k := range s.in.of(at) {
			if a := &s.arcs[k]; !a.back && waits[a.from] > 0 {
				way = append(way, int(k))
				at = a.from
				break
			}
		}
	}
	slices.Reverse(way)
	place := -1
	for _, k := range way {
		if l := s.arcs[k].link; l >= 0 && (place < 0 || s.links[l].task < s.links[place].task) {
			place = l
		}
	}
	l := s.links[place]
	c.Add(govmaturity.Path{}.Key("tasks").Index(l.task).Key("after").Index(l.at), govmaturity.CodeCycle,
		"these tasks wait, in a circle, for each other: %s", s.circle(way))
}

// circle names the tasks along arcs, and the first one again.
func (s *Schedule) circle(way []int) string {
	var names []string
	add := func(k int) {
		n := &s.nodes[k]
		i := n.task
		if i < 0 {
			i = n.of
		}
		if id := s.tasks[i].spec.ID; len(names) == 0 || names[len(names)-1] != id {
			names = append(names, id)
		}
	}
	for _, k := range way {
		add(s.arcs[k].from)
	}
	add(s.arcs[way[0]].from)
	const most = 12
	out := ""
	for i, name := range names {
		switch {
		case i == most-1 && len(names) > most:
			out += " > ..."
			continue
		case i >= most && i < len(names)-1:
			continue
		case i > 0:
			out += " > "
		}
		out += name
	}
	return out
}
