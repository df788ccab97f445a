package rcpsp

import (
	"errors"
	"fmt"
	"math"
)

// Problem is what is to be planned. Activities count from 0.
type Problem struct {
	// Durations are in slots, and may be 0.
	Durations []int
	// Release is the first slot in which an activity may start; nil is 0 for all.
	Release []int
	// Arcs say that an activity starts so many slots after another one started, at
	// least. They must have no cycle.
	Arcs []Arc
	// Needs are how much an activity takes of each resource, while it lasts. One
	// without a duration takes nothing.
	Needs [][]int
	// Capacity is how much there is of each resource, in each slot from 0 on: the
	// last number is for all slots after it.
	Capacity [][]int
}

// Arc says that To starts at least Lag slots after From starts. Lag may be negative.
type Arc struct{ From, To, Lag int }

// limits of a problem, so that no sum overflows and no table is out of proportion.
const (
	maxSlots = 1 << 22
	maxUnits = 1 << 30
)

// ErrNoFit is reported where something cannot be placed: it needs more of a resource
// than there ever is for as long as it lasts.
var ErrNoFit = errors.New("an activity needs more of a resource than there is")

// model is a problem, made ready to be searched.
type model struct {
	n         int
	dur       []int32
	release   []int32
	pred      [][]link // to predecessors
	succ      [][]link
	rank      []int32 // in a topological order
	order     []int32 // the topological order
	plain     bool    // all arcs wait for the end: sorting by starts keeps the order
	words     int     // of packed resources, a slot
	need      []uint64
	guard     uint64
	horizon   int      // slots after which nothing changes, and all fits one after the other
	base      []uint64 // free capacity, by slot and word
	latest    []int32  // latest starts by the arcs alone, if all ends with the critical path
	head      []int32  // earliest starts by the arcs alone
	path      int      // the length of the critical path
	unlimited bool
}

type link struct{ to, lag int32 }

// newModel checks a problem and packs it.
func newModel(p *Problem) (*model, error) {
	n := len(p.Durations)
	m := &model{n: n, plain: true, dur: make([]int32, n), release: make([]int32, n), pred: make([][]link, n), succ: make([][]link, n)}
	total := 0
	for i, d := range p.Durations {
		if d < 0 || d > maxSlots {
			return nil, fmt.Errorf("activity %d lasts %d slots", i, d)
		}
		m.dur[i] = int32(d)
		total += d
		if p.Release != nil {
			if p.Release[i] > maxSlots {
				return nil, fmt.Errorf("activity %d may start in slot %d", i, p.Release[i])
			}
			m.release[i] = int32(max(0, p.Release[i]))
		}
	}
	latest := 0
	for _, r := range m.release {
		latest = max(latest, int(r))
	}
	for _, a := range p.Arcs {
		if a.From < 0 || a.From >= n || a.To < 0 || a.To >= n || a.Lag < -maxSlots || a.Lag > maxSlots {
			return nil, fmt.Errorf("arc from %d to %d with %d slots", a.From, a.To, a.Lag)
		}
		m.pred[a.To] = append(m.pred[a.To], link{int32(a.From), int32(a.Lag)})
		m.succ[a.From] = append(m.succ[a.From], link{int32(a.To), int32(a.Lag)})
		m.plain = m.plain && a.Lag >= p.Durations[a.From]
		total += max(0, a.Lag-p.Durations[a.From])
	}
	for _, c := range p.Capacity {
		if len(c) > 0 {
			latest = max(latest, len(c))
		}
	}
	if total+latest > maxSlots {
		return nil, fmt.Errorf("%d slots are more than can be planned", total+latest)
	}
	m.horizon = total + latest + 1
	if err := m.sort(); err != nil {
		return nil, err
	}
	m.times()
	return m, m.pack(p)
}

// sort finds a topological order, in which the smallest number comes first.
func (m *model) sort() error {
	waits := make([]int32, m.n)
	for i := range m.pred {
		waits[i] = int32(len(m.pred[i]))
	}
	m.order = m.kahn(make([]int32, 0, m.n), waits, func(i int32) int64 { return int64(i) })
	if len(m.order) < m.n {
		return errors.New("the arcs have a cycle")
	}
	m.rank = make([]int32, m.n)
	for k, i := range m.order {
		m.rank[i] = int32(k)
	}
	return nil
}

// kahn appends the activities in an order that the arcs allow, of those that are free
// the one with the least key first.
func (m *model) kahn(out, waits []int32, key func(int32) int64) []int32 {
	var h heap
	for i := range waits {
		if waits[i] == 0 {
			h.push(key(int32(i)), int32(i))
		}
	}
	for len(h) > 0 {
		i := h.pop()
		out = append(out, i)
		for _, l := range m.succ[i] {
			if waits[l.to]--; waits[l.to] == 0 {
				h.push(key(l.to), l.to)
			}
		}
	}
	return out
}

// times finds earliest and latest starts by the arcs alone.
func (m *model) times() {
	m.head, m.latest = make([]int32, m.n), make([]int32, m.n)
	for _, i := range m.order {
		at := m.release[i]
		for _, l := range m.pred[i] {
			at = max(at, m.head[l.to]+l.lag)
		}
		m.head[i] = at
		m.path = max(m.path, int(at+m.dur[i]))
	}
	for k := m.n - 1; k >= 0; k-- {
		i := m.order[k]
		at := int32(m.path) - m.dur[i]
		for _, l := range m.succ[i] {
			at = min(at, m.latest[l.to]-l.lag)
		}
		m.latest[i] = at
	}
}

// pack puts the free capacity of several resources into one word, each with a guard
// bit above it: a subtraction that takes too much of one takes its guard bit.
func (m *model) pack(p *Problem) error {
	lanes, width := 4, 16
	for r, c := range p.Capacity {
		for _, x := range c {
			if x < 0 || x > maxUnits {
				return fmt.Errorf("resource %d has the capacity %d", r, x)
			}
			if x >= 1<<15 {
				lanes, width = 1, 64
			}
		}
	}
	for range lanes {
		m.guard = m.guard<<width | 1<<(width-1)
	}
	if lanes == 1 {
		m.guard = 1 << 63
	}
	m.words = (len(p.Capacity) + lanes - 1) / lanes
	m.unlimited = m.words == 0
	most := uint64(math.MaxUint64)
	if lanes == 4 {
		most = 1<<15 - 1
	}
	m.need = make([]uint64, m.n*m.words)
	for i := range m.n {
		for r := range p.Capacity {
			need := p.Needs[i][r]
			if need < 0 {
				return fmt.Errorf("activity %d needs %d", i, need)
			}
			if m.dur[i] == 0 || need == 0 {
				continue
			}
			if uint64(need) > most || need > maxUnits {
				return fmt.Errorf("activity %d: %w", i, ErrNoFit)
			}
			m.need[i*m.words+r/lanes] |= uint64(need) << (width * (r % lanes))
		}
	}
	m.base = make([]uint64, m.horizon*m.words)
	for i := range m.base {
		m.base[i] = m.guard
	}
	for r, c := range p.Capacity {
		for t := range m.horizon {
			x := 0
			if len(c) > 0 {
				x = c[min(t, len(c)-1)]
			}
			m.base[t*m.words+r/lanes] |= uint64(x) << (width * (r % lanes))
		}
	}
	return nil
}
