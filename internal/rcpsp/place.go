package rcpsp

import "slices"

// placer puts activities into slots. It is used by one goroutine at a time, and
// allocates nothing after the first schedule.
type placer struct {
	m    *model
	free []uint64 // by slot and word, with guard bits
	used int      // slots that may differ from the base
	keys []uint64
	list []int32
	wait []int32
	h    heap
	made int // schedules
}

func newPlacer(m *model) *placer {
	return &placer{
		m: m, free: slices.Clone(m.base), keys: make([]uint64, m.n), list: make([]int32, m.n), wait: make([]int32, m.n),
	}
}

// clear takes everything out again.
func (p *placer) clear() {
	end := min(p.used, p.m.horizon) * p.m.words
	copy(p.free[:end], p.m.base[:end])
	p.used = 0
	p.made++
}

// fits reports the last slot of a span that lacks something, or -1.
func (p *placer) lacks(i, from, to int32) int32 {
	m := p.m
	if m.words == 1 {
		need, guard := m.need[i], m.guard
		for t := to - 1; t >= from; t-- {
			if (p.free[t]-need)&guard != guard {
				return t
			}
		}
		return -1
	}
	need := m.need[int(i)*m.words : int(i+1)*m.words]
	for t := to - 1; t >= from; t-- {
		free := p.free[int(t)*m.words : int(t+1)*m.words]
		for w, x := range need {
			if (free[w]-x)&m.guard != m.guard {
				return t
			}
		}
	}
	return -1
}

// lacksFirst reports the first slot of a span that lacks something, or -1.
func (p *placer) lacksFirst(i, from, to int32) int32 {
	m := p.m
	for t := from; t < to; t++ {
		for w := range m.words {
			if (p.free[int(t)*m.words+w]-m.need[int(i)*m.words+w])&m.guard != m.guard {
				return t
			}
		}
	}
	return -1
}

// take takes what an activity needs.
func (p *placer) take(i, at int32) {
	m := p.m
	end := at + m.dur[i]
	p.used = max(p.used, int(end))
	if m.words == 1 {
		need := m.need[i]
		for t := at; t < end; t++ {
			p.free[t] -= need
		}
		return
	}
	for t := int(at); t < int(end); t++ {
		for w := range m.words {
			p.free[t*m.words+w] -= m.need[int(i)*m.words+w]
		}
	}
}

// early puts all activities as early as they can be, in the order of the list, which
// the arcs must allow. It returns when all are done, or -1 if one does not fit.
func (p *placer) early(list, start []int32) int32 {
	p.clear()
	m, makespan := p.m, int32(0)
	for _, i := range list {
		at := m.release[i]
		for _, l := range m.pred[i] {
			at = max(at, start[l.to]+l.lag)
		}
		for d := m.dur[i]; d > 0; {
			if int(at+d) > m.horizon {
				return -1
			}
			bad := p.lacks(i, at, at+d)
			if bad < 0 {
				break
			}
			at = bad + 1
		}
		start[i] = at
		p.take(i, at)
		makespan = max(makespan, at+m.dur[i])
	}
	return makespan
}

// late puts all activities as late as they can be before the end, in the order of the
// list, in which followers come first. The activities have starts already that fit: it
// moves none before them.
func (p *placer) late(list, start []int32, end int32) {
	p.clear()
	m := p.m
	for _, i := range list {
		at := end - m.dur[i]
		for _, l := range m.succ[i] {
			at = min(at, start[l.to]-l.lag)
		}
		for d := m.dur[i]; d > 0 && at > start[i]; {
			bad := p.lacksFirst(i, at, at+d)
			if bad < 0 {
				break
			}
			at = bad - d
		}
		start[i] = max(at, start[i])
		p.take(i, start[i])
	}
}

// byStart returns the activities in the order of their starts.
func (p *placer) byStart(start []int32) []int32 {
	return p.sorted(func(i int32) uint64 { return uint64(start[i]) })
}

// sorted returns the activities by key, in an order that the arcs allow.
func (p *placer) sorted(key func(int32) uint64) []int32 {
	m := p.m
	if m.plain {
		for i := range p.keys {
			p.keys[i] = key(int32(i))<<24 | uint64(m.rank[i])
		}
		slices.Sort(p.keys)
		for k, x := range p.keys {
			p.list[k] = m.order[x&(1<<24-1)]
		}
		return p.list
	}
	for i := range m.pred {
		p.wait[i] = int32(len(m.pred[i]))
	}
	p.list = m.kahn(p.list[:0], p.wait, func(i int32) int64 { return int64(key(i)) })
	return p.list
}

// byEnd returns the activities from the last end to the first, followers first.
func (p *placer) byEnd(start []int32, makespan int32) []int32 {
	m := p.m
	if m.plain {
		for i := range p.keys {
			p.keys[i] = uint64(makespan-start[i]-m.dur[i])<<24 | uint64(int32(m.n)-1-m.rank[i])
		}
		slices.Sort(p.keys)
		for k, x := range p.keys {
			p.list[k] = m.order[int32(m.n)-1-int32(x&(1<<24-1))]
		}
		return p.list
	}
	for i := range m.succ {
		p.wait[i] = int32(len(m.succ[i]))
	}
	p.list = p.list[:0]
	p.h = p.h[:0]
	for i := range m.succ {
		if p.wait[i] == 0 {
			p.h.push(int64(makespan-start[i]-m.dur[i]), int32(i))
		}
	}
	for len(p.h) > 0 {
		i := p.h.pop()
		p.list = append(p.list, i)
		for _, l := range m.pred[i] {
			if p.wait[l.to]--; p.wait[l.to] == 0 {
				p.h.push(int64(makespan-start[l.to]-m.dur[l.to]), l.to)
			}
		}
	}
	return p.list
}

// justify moves all activities as late, and then as early, as they can be. The
// schedule gets no longer by it; it returns its length.
func (p *placer) justify(start []int32, makespan int32) int32 {
	p.late(p.byEnd(start, makespan), start, makespan)
	return p.early(p.byStart(start), start)
}
