package maturity

import (
	"cmp"
	"slices"
)

// joint is how the values of two nodes are put together.
type joint uint8

const (
	addition joint = iota
	lowest
	highest
)

func (j joint) apply(a, b float64) float64 {
	switch j {
	case lowest:
		return min(a, b)
	case highest:
		return max(a, b)
	}
	return a + b
}

// join tries every pair of two lists of spots.
func (f *pathFronts) join(a, b []spot, op joint, covers bool) []spot {
	if len(a) == 1 && a[0] == (spot{}) && op == addition {
		return slices.Clone(b)
	}
	pairs := int64(len(a)) * int64(len(b))
	if op != addition && !covers {
		pairs = int64(len(a) + len(b))
	}
	if len(a) == 0 || len(b) == 0 || !f.spend(pairs+50) {
		return nil
	}
	var out []spot
	most := min(f.bound, addEfforts(greatest(a), greatest(b)))
	switch few := min(len(a), len(b)); {
	case op == lowest && !covers:
		out = f.joinLowest(a, b)
	case op == highest && !covers:
		out = f.joinHighest(a, b)
	case covers || few > 64 && most > 4*pairs:
		f.spend(30 * pairs) // sorting takes longer
		out = f.joinAll(a, b, op, covers)
	case most > 4*pairs+64:
		f.spend(int64(1+few/4) * pairs)
		out = f.joinInOrder(a, b, op)
	default:
		out = f.joinByEffort(a, b, op, most)
	}
	if f.most > 0 && len(out) > f.most {
		out = f.thin(out)
	}
	for i := range out {
		s := &out[i]
		s.moves = joinMoves(a[s.from[0]].moves, b[s.from[1]].moves)
		s.from = [2]int32{}
	}
	return out
}

// pair puts two spots together.
func pair(a, b []spot, i, j int, op joint) spot {
	p, q := &a[i], &b[j]
	return spot{
		effort: addEfforts(p.effort, q.effort), value: op.apply(p.value, q.value), coverage: p.coverage + q.coverage,
		count: p.count + q.count, from: [2]int32{int32(i), int32(j)},
	}
}

// joinAll lists all pairs, and keeps the best. Of equals, here and below, it
// takes the one that does more at the nodes that come first.
func (f *pathFronts) joinAll(a, b []spot, op joint, covers bool) []spot {
	out := make([]spot, 0, len(a)*len(b))
	for i := range slices.Backward(a) {
		for j := range b {
			if s := pair(a, b, i, j, op); s.effort <= f.bound {
				out = append(out, s)
			}
		}
	}
	return bestOf(out, covers)
}

// joinInOrder goes through the pairs by growing effort: for each spot of the
// shorter list, those of the longer one come in order.
func (f *pathFronts) joinInOrder(a, b []spot, op joint) (out []spot) {
	turned := len(a) < len(b)
	short, long := b, a
	if turned {
		short, long = a, b
	}
	at := make([]int, len(short))
	for {
		next, effort := -1, int64(0)
		for n := range short {
			j := n
			if turned { // from the dearest, so that of equals it comes first
				j = len(short) - 1 - n
			}
			if at[j] < len(long) {
				if e := addEfforts(short[j].effort, long[at[j]].effort); next < 0 || e < effort {
					next, effort = j, e
				}
			}
		}
		if next < 0 || effort > f.bound {
			return out
		}
		i, j := at[next], next
		at[next]++
		if turned {
			i, j = j, i
		}
		s := pair(a, b, i, j, op)
		switch n := len(out); {
		case n > 0 && out[n-1].effort == effort:
			if s.preferred(&out[n-1]) {
				out[n-1] = s
			}
		case n == 0 || s.gains(&out[n-1]):
			out = append(out, s)
		}
	}
}

// joinLowest raises both lists together: the one that is behind goes on.
func (f *pathFronts) joinLowest(a, b []spot) (out []spot) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if s := pair(a, b, i, j, lowest); s.effort <= f.bound {
			out = append(out, s)
		}
		behind := cmp.Compare(a[i].value, b[j].value)
		if behind <= 0 {
			i++
		}
		if behind >= 0 {
			j++
		}
	}
	return bestOf(out, false)
}

// joinHighest raises one of the lists, and takes the cheapest of the other.
func (f *pathFronts) joinHighest(a, b []spot) (out []spot) {
	add := func(i, j int) {
		if s := pair(a, b, i, j, highest); s.effort <= f.bound {
			out = append(out, s)
		}
	}
	for i := range a {
		add(i, 0)
	}
	for j := range b[1:] {
		add(0, j+1)
	}
	return bestOf(out, false)
}

// greatest returns the greatest effort of some.
func greatest(spots []spot) (effort int64) {
	for i := range spots {
		effort = max(effort, spots[i].effort)
	}
	return effort
}

// joinByEffort keeps the best pair for each effort, in a table.
func (f *pathFronts) joinByEffort(a, b []spot, op joint, most int64) []spot {
	best := make([]spot, most+1)
	have := make([]bool, most+1)
	for i := range slices.Backward(a) {
		for j := range b {
			p, q := &a[i], &b[j]
			effort := p.effort + q.effort
			if effort > most {
				continue
			}
			sum := spot{effort: effort, value: op.apply(p.value, q.value), count: p.count + q.count, from: [2]int32{int32(i), int32(j)}}
			if s := &best[effort]; !have[effort] || sum.preferred(s) {
				*s, have[effort] = sum, true
			}
		}
	}
	out := best[:0]
	for i := range best {
		if n := len(out); have[i] && (n == 0 || best[i].gains(&out[n-1])) {
			out = append(out, best[i])
		}
	}
	return out
}
