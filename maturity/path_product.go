package maturity

import (
	"math"
	"slices"
)

// product tries every combination of what is below.
func (r *pathRule) product() []spot {
	if r.n.custom != nil || r.n.isGroupCode() {
		r.f.guessed = true
	}
	var fronts [][]spot
	var which []int
	const most = 100_000
	ways := int64(1)
	for k, spots := range r.chosen {
		if spots == nil {
			continue
		}
		fronts, which = append(fronts, r.chosen[k]), append(which, k)
		ways = min(ways*int64(len(spots)), most+1)
	}
	if ways > most || !r.f.spend(ways*int64(len(fronts))) {
		r.f.cut = true
		for j := range fronts { // as they are, and as good as they can be
			if len(fronts[j]) > 2 {
				fronts[j] = []spot{fronts[j][0], fronts[j][len(fronts[j])-1]}
			}
			if j > 12 {
				fronts[j] = fronts[j][:1]
			}
		}
	}
	var s scratch
	s.marks = slices.Clone(r.s.marks)
	s.coverage = slices.Clone(r.s.coverage)
	var out []spot
	var try func(j int, sum spot)
	try = func(j int, sum spot) {
		if sum.effort > r.f.bound {
			return
		}
		if j == len(fronts) {
			r.n.resolve(&s)
			value, open := r.n.combine(&s)
			if sum.value = value; r.wantsLevels() {
				sum.value = float64(open)
			}
			if sum.state = answered; math.IsNaN(value) {
				sum.value, sum.state = 0, blocked
			}
			r.cover(&sum)
			if sum.coverage < r.n.minCoverage-1e-12 {
				sum.value, sum.state = 0, blocked
			}
			out = append(out, sum)
			return
		}
		k := which[j]
		for _, p := range fronts[j] {
			s.marks[k] = Mark{state: p.state, value: p.value}
			next := spot{
				effort: addEfforts(sum.effort, p.effort), coverage: sum.coverage + r.part(k, &p),
				count: sum.count + p.count, moves: joinMoves(sum.moves, p.moves),
			}
			try(j+1, next)
		}
	}
	try(0, spot{})
	return out
}
