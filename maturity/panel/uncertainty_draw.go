package panel

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity/internal/stat"
	"github.com/govmaturity/govmaturity/maturity"
)

// drawer ranks the members once for each draw. One goroutine uses it. What it draws
// depends on the seed, the draw and the assumption alone.
type drawer struct {
	plan    *plan
	e       *evaluator
	streams []stat.Stream
	numbers [][]float64 // by column: answers with their errors; nil, when none can have one
	off     []bool      // the column has errors in this draw
	donors  [][]int     // by column: members whose answers can be drawn
	scratch room
	keys    []rankKey
	weighed []bool // groups whose weights were drawn
}

type rankKey struct {
	value float64
	at    int
}

func newDrawer(p *plan) *drawer {
	members, t := len(p.panel.members), p.tree
	w := &drawer{
		plan: p, e: newEvaluator(t, members), streams: make([]stat.Stream, len(p.vary)),
		numbers: make([][]float64, t.columns), off: make([]bool, t.columns), donors: make([][]int, t.columns),
		weighed: make([]bool, len(t.ids)),
	}
	base := p.scenarios[0].columns
	for i := range p.vary {
		if p.vary[i].spec.Error != nil {
			for _, place := range p.vary[i].places {
				w.numbers[place] = make([]float64, members)
			}
		}
		if p.vary[i].drawn < 0 {
			continue
		}
		for c := range base {
			for s, st := range base[c].state {
				if st == stAnswered && !t.fixed[c] {
					w.donors[c] = append(w.donors[c], s)
				}
			}
		}
	}
	return w
}

// draw computes the members in the draw that from names for each assumption. It returns
// the column of the node and the scenario.
func (w *drawer) draw(from func(assumption int) uint64) (*vector, *scenario) {
	p := w.plan
	index := 0
	for i := range p.vary {
		w.streams[i] = stat.NewStream(uint64(p.spec.Seed), from(i), uint64(i))
		index *= p.vary[i].choices
		if p.vary[i].choices > 1 {
			index += w.streams[i].Below(p.vary[i].choices)
		}
	}
	sc := p.scenarios[index]
	w.e.begin(sc)
	clear(w.off)
	clear(w.weighed)
	for i := range p.vary {
		v := &p.vary[i]
		switch {
		case v.spec.Weights != nil:
			w.weigh(v, &w.streams[i])
		case v.spec.Error != nil:
			w.err(v, &w.streams[i])
		}
	}
	w.keepTotals()
	for i := range p.vary {
		if p.vary[i].spec.Dropped != nil {
			w.drop(&p.vary[i], &w.streams[i])
		}
	}
	for c, off := range w.off {
		if off {
			to := w.e.change(c)
			to.number.into(to, w.numbers[c], &w.scratch)
		}
	}
	if sc.drawn {
		w.fill()
	}
	return w.e.run(), sc
}

// weigh draws weights.
func (w *drawer) weigh(v *varied, s *stat.Stream) {
	for _, g := range v.places {
		w.weighed[g] = true
		for _, kid := range w.plan.tree.kids[g] {
			if spread := v.spec.Weights.Spread; spread != nil {
				w.e.weights[kid] *= 1 + float64(*spread*(float64(2*s.Float())-1))
			} else {
				// Exponential numbers, as shares of their sum, are any shares as likely.
				w.e.weights[kid] = -stat.Log(s.Float())
			}
		}
	}
}

// keepTotals makes drawn weights of a sum, or of points, add up to as much as before: for
// means it does not matter.
func (w *drawer) keepTotals() {
	t := w.plan.tree
	for g, weighed := range w.weighed {
		kind := w.e.sc.rules[g].kind
		if !weighed || kind != maturity.AggregationSum && kind != maturity.AggregationPoints {
			continue
		}
		var before, now float64
		for _, kid := range t.kids[g] {
			worth := 1.0
			if kind == maturity.AggregationPoints {
				worth = w.e.sc.hi[kid]
			}
			before += float64(t.weights[kid] * worth)
			now += float64(w.e.weights[kid] * worth)
		}
		for _, kid := range t.kids[g] {
			if now > 0 {
				w.e.weights[kid] *= before / now
			}
		}
	}
}

// drop leaves indicators out, and groups of which nothing is left.
func (w *drawer) drop(v *varied, s *stat.Stream) {
	t := w.plan.tree
	if chance := v.spec.Dropped.Chance; chance == nil {
		if k := s.Below(len(v.places) + 1); k < len(v.places) {
			w.without(v.places[k])
		}
	} else {
		for _, place := range v.places {
			if s.Float() < *chance {
				w.without(place)
			}
		}
	}
	for g := t.columns; g < t.root(); g++ {
		if !slices.ContainsFunc(t.kids[g], func(kid int) bool { return w.e.weights[kid] > 0 }) {
			w.without(g)
		}
	}
}

// without leaves a node out of the group above it, and what it could reach out of the most
// points that there are.
func (w *drawer) without(i int) {
	if g := w.plan.tree.parent[i]; w.e.maximum[g] > 0 && w.e.weights[i] > 0 {
		w.e.maximum[g] = max(0, w.e.maximum[g]-float64(w.e.weights[i]*w.e.sc.hi[i]))
	}
	w.e.weights[i] = 0
}

// err draws errors of answers.
func (w *drawer) err(v *varied, s *stat.Stream) {
	spec := v.spec.Error
	for _, c := range v.places {
		n := &w.e.sc.columns[c].number
		numbers := w.numbers[c]
		if !w.off[c] {
			copy(numbers, n.number)
			w.off[c] = true
		}
		for m, has := range n.has {
			if !has {
				continue
			}
			u, x := s.Float(), numbers[m]
			switch {
			case spec.Chance != nil:
				numbers[m] = step(x, u, *spec.Chance, len(n.levels))
				continue
			case spec.Distribution == DistributedNormal:
				u = stat.NormalQuantile(u)
			default:
				u = float64(2*u) - 1
			}
			size := 0.0
			if spec.By != nil {
				size = *spec.By
			} else {
				size = *spec.Share * math.Abs(n.number[m])
			}
			numbers[m] = n.bound(x + float64(size*u))
		}
	}
}

// step moves a level up or down. Where there is none, it stays.
func step(x, u, chance float64, levels int) float64 {
	switch {
	case u >= chance:
		return x
	case u < chance/2:
		return max(0, x-1)
	}
	return min(float64(levels-1), x+1)
}

// fill gives what is not answered what somebody's answer counts. It takes a stream of its
// own for each column, so that the assumption alone says what comes.
func (w *drawer) fill() {
	var s *stat.Stream
	for i := range w.plan.vary {
		if w.plan.vary[i].drawn >= 0 {
			s = &w.streams[i]
		}
	}
	for c, donors := range w.donors {
		if len(donors) == 0 || !w.e.cols[c].gaps {
			continue
		}
		to := w.e.change(c)
		for m, st := range to.state {
			if st != stUnanswered {
				continue
			}
			if from := donors[s.Below(len(donors))]; to.state[from] == stAnswered {
				to.value[m], to.state[m] = to.value[from], stImputed
			}
		}
	}
}

// rank writes the rank of each member, and 0 for those that have no value.
func (w *drawer) rank(values *vector, sc *scenario, ranks []int32) {
	w.keys = w.keys[:0]
	for m, st := range values.state {
		ranks[m] = 0
		if !st.hasValue() {
			continue
		}
		value := values.value[m]
		if sc.own {
			value = w.plan.node.PublishedOf(value)
		}
		w.keys = append(w.keys, rankKey{value, m})
	}
	slices.SortFunc(w.keys, func(a, b rankKey) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return 0
	})
	for place, k := range w.keys {
		ranks[k.at] = int32(place + 1)
		if place > 0 && w.keys[place-1].value == k.value {
			ranks[k.at] = ranks[w.keys[place-1].at]
		}
	}
}
