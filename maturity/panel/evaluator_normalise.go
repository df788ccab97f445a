package panel

import "slices"

// groupNormaliser turns what groups come to into what they count, by what all members come
// to in the same draw. It is room that is used again and again.
type groupNormaliser struct {
	normaliser
	out     *vector
	numbers []float64
	scratch room
}

// normalise normalises one group. What a member has no value of does not count, as in what
// a panel says; what would be divided by nothing is blocked.
func (e *evaluator) normalise(g int) {
	r, from, n := &e.sc.rules[g], e.cols[g], &e.groups
	if n.out == nil {
		n.out, n.has, n.numbers = newVector(len(from.value)), make([]bool, len(from.value)), make([]float64, len(from.value))
	}
	n.spec, n.worth, n.reference, n.order = r.normalise, r.normWorth, -1, n.order[:0]
	for s, st := range from.state {
		if n.has[s] = st.hasValue(); n.has[s] {
			n.order = append(n.order, s)
			n.numbers[s] = from.value[s] + 0 // minus zero is zero
			if n.reference < 0 && slices.Contains(r.references, s) {
				n.reference = s
			}
		}
	}
	copy(n.out.state, from.state)
	n.intoPanel(n.out, n.numbers, &n.scratch)
	e.lo[g], e.hi[g] = e.sc.lo[g], e.sc.hi[g]
	for _, s := range n.order {
		if n.out.state[s] == stBlocked {
			from.value[s], from.state[s], from.gap[s], from.gaps, from.whole = 0, stBlocked, true, true, false
			continue
		}
		x := n.out.value[s] + 0
		from.value[s] = x
		// What other draws come to can lie beyond what the engine found of the panel.
		e.lo[g], e.hi[g] = min(e.lo[g], x), max(e.hi[g], x)
	}
}
