package schedule

import (
	"context"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// leveller puts tasks, one after the other, where links and resources let them be.
type leveller struct {
	net   *network
	free  []profile // as it is without tasks
	left  []profile // as tasks leave it
	at    []when
	by    []int32
	held  []hold
	waits []int32
	built int
	never [2]int // the node, and which of its needs, that is never met
}

func newLeveller(n *network) *leveller {
	l := &leveller{net: n, at: make([]when, len(n.early)), by: make([]int32, len(n.early)), held: make([]hold, len(n.early)), waits: make([]int32, len(n.early))}
	for i := range n.s.resources {
		l.free = append(l.free, n.s.resources[i].profile())
	}
	l.left = make([]profile, len(l.free))
	return l
}

func (l *leveller) clear(to when) {
	for r := range l.free {
		l.left[r].steps = append(l.left[r].steps[:0], l.free[r].steps...)
	}
	for i := range l.at {
		l.at[i] = to
	}
	l.built++
}

// busy is when a node takes what it needs, if it starts then.
func (l *leveller) busy(i int, start Moment) when {
	node := &l.net.s.nodes[i]
	return when{start, l.net.lengths[i].after(node.calendar, start)}
}

// forward puts all as early as it can be, in the order of the list. It reports whether
// all found a place.
func (l *leveller) forward(list []int) bool {
	s := l.net.s
	l.clear(when{-farAway, -farAway})
	for _, i := range list {
		node := &s.nodes[i]
		a := l.net.asked(i, l.at)
		start, by := a.start, a.by
		l.held[i] = hold{}
		for k := 0; k < len(node.needs) && l.net.lengths[i].n > 0; {
			need := node.needs[k]
			p := &l.left[need.resource]
			b := l.busy(i, start)
			bad := p.lacks(b.start, b.finish, need.units)
			if bad < 0 {
				k++
				continue
			}
			until := p.next(bad, need.units)
			start = node.begin(until)
			if until >= farAway || s.dated && start >= lastMoment {
				l.never = [2]int{i, k}
				return false
			}
			by, l.held[i] = byResource, hold{resource: need.resource, until: until}
			k = 0
		}
		l.at[i], l.by[i] = l.net.ended(i, start, a.finish), by
		l.take(i, start)
	}
	return true
}

func (l *leveller) take(i int, start Moment) {
	b := l.busy(i, start)
	for _, need := range l.net.s.nodes[i].needs {
		l.left[need.resource].take(b.start, b.finish, need.units)
	}
}

// backward puts all as late as it can be before an end, in the order of the list, in
// which those that wait come first. None comes before where it is.
func (l *leveller) backward(list []int, was []when, end Moment) {
	s := l.net.s
	l.clear(when{farAway, farAway})
	for _, i := range list {
		node := &s.nodes[i]
		w := l.net.latest(i, l.at, end, true)
		finish := w.finish
		for k := 0; k < len(node.needs) && l.net.lengths[i].n > 0 && w.start > was[i].start; {
			need := node.needs[k]
			p := &l.left[need.resource]
			b := l.busy(i, w.start)
			bad := p.lacksLast(b.start, b.finish, need.units)
			if bad < 0 {
				k++
				continue
			}
			if w.finish = p.last(bad, need.units); w.finish <= was[i].start {
				w.start = was[i].start - 1 // it stays where it is
				break
			}
			w.start = node.beginBefore(l.net.lengths[i].before(node.calendar, w.finish))
			k = 0
		}
		w.start = max(w.start, was[i].start)
		l.at[i] = when{w.start, max(was[i].finish, min(finish, l.net.tail(i, w.start)))}
		l.take(i, w.start)
	}
}

// sorted returns the nodes by key, in an order that links allow: or, turned round, with
// those that wait first.
func (l *leveller) sorted(round bool, key func(i int) Moment) []int {
	s := l.net.s
	in, out := &s.in, &s.out
	if round {
		in, out = out, in
	}
	clear(l.waits)
	for i := range l.waits {
		for _, k := range in.of(i) {
			if !s.arcs[k].back {
				l.waits[i]++
			}
		}
	}
	list := make([]int, 0, len(l.waits))
	var h queue
	for i, w := range l.waits {
		if w == 0 {
			h.push(key(i), l.net.rank[i], i)
		}
	}
	for len(h) > 0 {
		i := h.pop()
		list = append(list, i)
		for _, k := range out.of(i) {
			a := &s.arcs[k]
			if a.back {
				continue
			}
			to := a.to
			if round {
				to = a.from
			}
			if l.waits[to]--; l.waits[to] == 0 {
				h.push(key(to), l.net.rank[to], to)
			}
		}
	}
	return list
}

func (l *leveller) byStart(at []when) []int {
	return l.sorted(false, func(i int) Moment { return at[i].start })
}

func (l *leveller) byFinish(at []when) []int {
	return l.sorted(true, func(i int) Moment { return -at[i].finish })
}

func (l *leveller) end() Moment {
	end := l.net.s.start
	for i := range l.at {
		end = max(end, l.at[i].finish)
	}
	return end
}

// level plans within the capacity of resources.
func (p *Plan) level(ctx context.Context, r *document.Report) error {
	s, l := p.s, newLeveller(p.net)
	late := p.net.late
	first := l.sorted(false, func(i int) Moment { return late[i].start })
	if !l.forward(first) {
		i, k := l.never[0], l.never[1]
		need := s.nodes[i].needs[k]
		r.Add(s.pathOf(i).Key("needs").Index(k), govmaturity.CodeUnreachable, "there is never %v of %s free for as long as the task takes",
			float64(need.units)/1000, s.resources[need.resource].spec.ID)
		return s.err(r)
	}
	best := slices.Clone(l.at)
	if err := p.search(ctx, l, &best); err != nil {
		return err
	}
	l.forward(l.byStart(best)) // the same again, with what each start rests on
	p.at, p.by, p.end = slices.Clone(l.at), slices.Clone(l.by), l.end()
	p.held = slices.Clone(l.held)
	ends := l.ends()
	for i := range p.held {
		if p.by[i] == byResource {
			p.held[i].tasks = l.holders(ends, i, p.held[i])
		}
	}
	p.built += l.built
	p.checkLimited(r)
	if err := s.err(r); err != nil {
		return err
	}
	p.delayLimited(l)
	l.backward(l.byFinish(p.at), p.at, p.end)
	p.net.backward(p.end, l.at) // once more, for deadlines, of all before what has one
	return nil
}

// ends are the nodes that stop to take something at a moment.
func (l *leveller) ends() map[Moment][]int {
	ends := map[Moment][]int{}
	for _, i := range l.net.s.byRank {
		if len(l.net.s.nodes[i].needs) > 0 {
			m := l.busy(int(i), l.at[i].start).finish
			ends[m] = append(ends[m], int(i))
		}
	}
	return ends
}

// holders are the nodes that take a resource until a moment.
func (l *leveller) holders(ends map[Moment][]int, i int, h hold) (out []int) {
	for _, k := range ends[h.until] {
		if k != i && slices.ContainsFunc(l.net.s.nodes[k].needs, func(n need) bool { return n.resource == h.resource }) {
			out = append(out, k)
		}
	}
	return out
}

// checkLimited reports what the plan that was found does not keep.
func (p *Plan) checkLimited(r *document.Report) {
	s := p.s
	for i := range s.nodes {
		node := &s.nodes[i]
		for k := range node.bounds {
			b := &node.bounds[k]
			m := p.at[i].start
			if b.finish {
				m = p.at[i].finish
			}
			if b.soft || m <= b.high {
				continue
			}
			task := max(node.task, node.of)
			if node.task >= 0 {
				task = node.task
			}
			c := &s.tasks[task].spec.Constraints[b.constraint]
			r.Add(s.pathOf(i).Key("constraints").Index(b.constraint), govmaturity.CodeUnreachable,
				"no plan was found within the capacity of resources in which %s is %s %s", s.tasks[task].spec.ID, c.Kind, s.asked(c))
		}
	}
	for k := range s.arcs {
		a := &s.arcs[k]
		if !a.back {
			continue
		}
		from, to := p.at[a.from].start, p.at[a.to].start
		if a.fromFinish {
			from = p.at[a.from].finish
		}
		if a.toFinish {
			to = p.at[a.to].finish
		}
		if to < a.forward(from) {
			l := s.links[a.link]
			r.Add(govmaturity.Path{}.Key("tasks").Index(l.task).Key("after").Index(l.at).Key("most"), govmaturity.CodeUnreachable,
				"no plan was found within the capacity of resources that keeps to this")
		}
	}
}

// delayLimited moves what is to be as late as possible, where there is room.
func (p *Plan) delayLimited(l *leveller) {
	s, at, end := p.s, slices.Clone(p.at), p.soonest()
	l.clear(when{})
	for i := range p.at {
		l.take(i, p.at[i].start)
	}
	for _, i := range l.byFinish(p.at) {
		node := &s.nodes[i]
		if node.task < 0 {
			at[i] = p.net.latest(i, at, end, false)
		}
		if !node.late {
			continue
		}
		b := l.busy(i, p.at[i].start)
		for _, need := range node.needs {
			l.left[need.resource].take(b.start, b.finish, -need.units)
		}
		w := p.net.latest(i, at, end, false)
		for k := 0; k < len(node.needs) && w.start > p.at[i].start; {
			need := node.needs[k]
			b := l.busy(i, w.start)
			bad := l.left[need.resource].lacksLast(b.start, b.finish, need.units)
			if bad < 0 {
				k++
				continue
			}
			if w.finish = l.left[need.resource].last(bad, need.units); w.finish <= p.at[i].start {
				w.start = p.at[i].start
				break
			}
			w.start = node.beginBefore(p.net.lengths[i].before(node.calendar, w.finish))
			k = 0
		}
		if w.start > p.at[i].start && p.net.kept(i, w.start, at) {
			p.postpone(i, w.start)
			at[i] = p.at[i]
		}
		l.take(i, p.at[i].start)
	}
	p.gates()
	p.left = make([]profile, len(l.left))
	for r := range l.left {
		p.left[r] = l.left[r].clone()
	}
}

// room is how much later a node may be, up to so much, before it lacks a resource.
func (p *Plan) room(i, most int) int {
	node := &p.s.nodes[i]
	finish := p.net.lengths[i].after(node.calendar, p.at[i].start)
	for _, need := range node.needs {
		left := &p.left[need.resource]
		for k := left.find(finish); k < len(left.steps); k++ {
			if left.steps[k].free < need.units {
				most = min(most, node.worked(max(finish, left.steps[k].at))-node.worked(finish))
				break
			}
		}
	}
	return most
}
