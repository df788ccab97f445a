package systems

import (
	"slices"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// ring is a loop, in numbers of the graph.
type ring struct {
	nodes, arcs []int32
	tag         uint8
}

func (r *ring) known() bool       { return r.tag&tagUnknown == 0 }
func (r *ring) reinforcing() bool { return r.tag&(tagUnknown|tagMinus) == 0 }
func (r *ring) balancing() bool   { return r.tag&(tagUnknown|tagMinus) == tagMinus }

func (r *ring) has(v int32) bool { return slices.Contains(r.nodes, v) }

// from returns the nodes and arcs of a loop from a node to a node: all of it when
// they are the same.
func (r *ring) from(v, to int32) (nodes, arcs []int32) {
	i := slices.Index(r.nodes, v)
	nodes, arcs = make([]int32, 0, len(r.nodes)+1), make([]int32, 0, len(r.nodes))
	nodes = append(nodes, v)
	for {
		arcs = append(arcs, r.arcs[i])
		i = (i + 1) % len(r.nodes)
		nodes = append(nodes, r.nodes[i])
		if r.nodes[i] == to {
			return nodes, arcs
		}
	}
}

// stretch is a part of a loop: the variables inside it, and its links.
type stretch struct{ nodes, arcs []int32 }

// beyond returns what a loop has for itself when it shares the way from s to e: from
// e back to s, without either.
func (r *ring) beyond(m meeting) stretch {
	nodes, arcs := r.from(m.end, m.start)
	return stretch{nodes[1 : len(nodes)-1], arcs}
}

// shared returns the way that a loop shares, with both of its ends.
func (r *ring) shared(m meeting) stretch {
	if m.start == m.end {
		return stretch{nodes: []int32{m.start}}
	}
	nodes, arcs := r.from(m.start, m.end)
	return stretch{nodes, arcs}
}

// meeting says how two different loops meet.
type meeting struct {
	kind meetingKind
	// Where they share one way and nothing else, they come together at start and
	// part at end, which may be the same variable.
	start, end int32
}

type meetingKind uint8

const (
	meetingNone meetingKind = iota
	meetingWay              // they share one way, or one variable, and nothing else
	meetingMore             // they meet in several places
)

func (m meeting) way() bool   { return m.kind == meetingWay }
func (m meeting) point() bool { return m.kind == meetingWay && m.start == m.end }
func (m meeting) path() bool  { return m.kind == meetingWay && m.start != m.end }
func (m meeting) none() bool  { return m.kind == meetingNone }

// rings are loops among which archetypes are looked for, and how they meet.
type rings struct {
	all   []ring
	arcs  []graph.Arc
	at    []int32     // of the loop at hand: the place of each node in it, from 1
	meets [][]meeting // of a loop with those before it
	near  [][]int32   // with which loops one shares one way, in order
	actor []int32     // by node, or nil
	// refused asks also for a commons of two that delays or actors rule out.
	refused bool
	purse
}

// purse is what is left of a budget. It counts steps of work, which are the same
// on every machine.
type purse struct {
	left  int64
	floor int64 // what is kept for later
	until int64
	stop  func() bool
	ended LoopEnding // "" while there is something left
	over  LoopEnding // why a part of the work was left out
}

// share does some work with one of so many equal shares of what is left.
func (p *purse) share(of int64, work func()) {
	p.floor = p.left - p.left/of
	work()
	if p.ended == LoopEndingBudget && p.floor > 0 {
		p.over, p.ended = LoopEndingBudget, ""
	}
	p.floor = 0
}

// spend takes some steps. It returns whether to go on.
func (p *purse) spend(n int64) bool {
	p.left -= n
	if p.ended != "" {
		return false
	}
	if p.left <= p.floor {
		p.ended = LoopEndingBudget
		return false
	}
	if p.left < p.until {
		p.until = p.left - 1<<16
		if p.stop != nil && p.stop() {
			p.ended = LoopEndingContext
			return false
		}
	}
	return true
}

// add adds a loop, and looks how it meets the others.
func (f *rings) add(r ring) bool {
	i := len(f.all)
	for k, v := range r.nodes {
		f.at[v] = int32(k) + 1
	}
	row := make([]meeting, i)
	ok := true
	for j := range row {
		if ok = f.spend(int64(len(f.all[j].nodes))); !ok {
			break
		}
		row[j] = f.meet(&r, &f.all[j])
	}
	for _, v := range r.nodes {
		f.at[v] = 0
	}
	if !ok {
		return false
	}
	f.all, f.meets, f.near = append(f.all, r), append(f.meets, row), append(f.near, nil)
	for j, m := range row {
		if m.way() {
			f.near[i] = append(f.near[i], int32(j))
			f.near[j] = append(f.near[j], int32(i))
		}
	}
	return true
}

// cut takes the loops from one on away again.
func (f *rings) cut(n int) {
	f.all, f.meets, f.near = f.all[:n], f.meets[:n], f.near[:n]
	for i := range f.near {
		k := len(f.near[i])
		for k > 0 && int(f.near[i][k-1]) >= n {
			k--
		}
		f.near[i] = f.near[i][:k]
	}
}

// meet compares a loop with the one that at is of. What different loops share has
// no loop in it: it is as many ways as it has variables more than links.
func (f *rings) meet(r, s *ring) meeting {
	var m meeting
	nodes, arcs := 0, 0
	last := s.arcs[len(s.arcs)-1]
	joined := f.onBoth(r, s.nodes[len(s.nodes)-1], last)
	for k, v := range s.nodes {
		leaves := f.onBoth(r, v, s.arcs[k])
		if f.at[v] > 0 {
			nodes++
			if !joined {
				m.start = v
			}
			if leaves {
				arcs++
			} else {
				m.end = v
			}
		}
		joined = leaves
	}
	switch nodes - arcs {
	case 0:
		return meeting{}
	case 1:
		m.kind = meetingWay
		return m
	}
	return meeting{kind: meetingMore}
}

// onBoth reports whether the loop at hand leaves a node by an arc.
func (f *rings) onBoth(r *ring, v, arc int32) bool {
	k := f.at[v]
	return k > 0 && r.arcs[k-1] == arc
}

// meeting returns how two loops meet. It is the same seen from either.
func (f *rings) meeting(i, j int32) meeting {
	if i < j {
		i, j = j, i
	}
	return f.meets[i][j]
}
