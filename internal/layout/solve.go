package layout

import (
	"slices"
)

// How much work is done at most, in comparisons of two links.
const (
	workStraight = 1_500_000 // for each start
	workKicks    = 3_000_000 // for each that is refined, before and after
	workCurved   = 6_000_000 // for each that is refined
	searched     = 220       // more nodes are placed by distances alone
)

// solve lays out one component.
func solve(g Graph) *state {
	n := len(g.Nodes)
	trial := newState(g, 1)
	if n == 1 {
		if !trial.fixed[0] {
			trial.boxes[0].at = Point{trial.boxes[0].w, trial.boxes[0].h}
		}
		trial.steps = maxSteps
		trial.drawAll()
		return trial
	}
	if !slices.Contains(trial.fixed, false) {
		return trial.curved(workCurved)
	}
	distance := trial.distances()
	if n > searched {
		trial.begin(trial.walk(), distance, false)
		trial.separate()
		return trial.curved(0)
	}
	var all []*state
	for _, circle := range trial.starts(5) {
		for turn := range 2 {
			s := newState(g, 1)
			s.begin(circle, distance, turn == 1)
			s.work = workStraight
			s.improve(8)
			all = append(all, s)
			if g.Width == 0 || slices.Contains(s.fixed, true) {
				break // turned, it is the same
			}
		}
	}
	all = few(all, 3)
	for _, s := range all {
		s.work = workKicks
		s.kicks(150)
	}
	all = few(all, 2)
	for _, s := range all {
		s.curved(workCurved)
	}
	best := few(all, 1)[0]
	best.work = workKicks
	best.kicks(60)
	best.separate()
	return best
}

// few returns the states with the least cost.
func few(all []*state, most int) []*state {
	costs := make(map[*state]float64, len(all))
	for _, s := range all {
		costs[s] = s.cost()
	}
	slices.SortStableFunc(all, func(a, b *state) int {
		switch {
		case costs[a] < costs[b]:
			return -1
		case costs[a] > costs[b]:
			return 1
		}
		return 0
	})
	return all[:min(most, len(all))]
}

// curved goes on with links that bow.
func (s *state) curved(work int) *state {
	s.steps = maxSteps
	for i := range s.links {
		if l := &s.links[i]; l.from != l.to && l.ring >= 0 {
			l.bow = mul(l.bow, s.lean(i))
		}
	}
	s.drawAll()
	s.work = work
	if work > 0 {
		s.improve(10)
	}
	return s
}
