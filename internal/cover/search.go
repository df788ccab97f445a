package cover

import (
	"math"
	"slices"
)

// search finds the cheapest choice of a program, depth first: it bounds what is
// open, decides what only one value can improve, and tries both values of one
// item, the promising one first.
type search struct {
	*bounder
	chosen   []bool // the best choice
	cheapest int64  // its cost, or unknown
	lower    int64  // no choice that was left out is cheaper
	spare    int    // nodes that may still be looked at
	counted  int    // nodes that were looked at
	weight   int    // how many nodes one node counts as
	saved    int    // prices that are saved
	picked   []int32

	// For improve.
	near   *search
	isPart bool   // this is such a search
	next   int    // when to improve again
	seed   uint64 // of the next neighbourhood
	turn   int    // how many were in vain
	size   int
	top0   []int64 // the best prices at the top
}

const unknown int64 = math.MaxInt64

const (
	firstImprove = 64
	rootRounds   = 600
	nodeRounds   = 30
	// linksPerNode is how many links a node may have to count as one.
	linksPerNode = 1 << 14
)

// solve searches within a number of nodes.
func solve(p *program, nodes int) *search {
	s := &search{cheapest: unknown, lower: unknown, spare: nodes, weight: 1 + len(p.rowItem)/linksPerNode}
	s.bounder = newBounder(newState(p))
	for i, gone := range p.gone {
		if gone {
			s.decide(int32(i), 0)
		}
	}
	if s.settle() {
		s.node(0)
	}
	s.back(0)
	s.tidy()
	s.lower = min(s.lower, s.cheapest)
	return s
}

// goal is the bound above which nothing is better than the best choice.
func (s *search) goal() int64 {
	if s.cheapest == unknown {
		return s.ceiling << s.shift
	}
	return (s.cheapest - s.step) << s.shift
}

// node looks at what is decided, and then at what is open.
func (s *search) node(depth int) {
	s.counted += s.weight
	s.spare -= s.weight
	rounds := nodeRounds
	if depth == 0 {
		rounds = rootRounds
		s.bound(1, s.goal())
		s.dive()
	}
	bound := s.bound(rounds, s.goal())
	if s.cheapest != unknown && bound > s.goal() {
		return
	}
	for {
		if s.cheapest != unknown && bound > s.goal() {
			return
		}
		s.dive()
		if s.cheapest != unknown && bound > s.goal() {
			return
		}
		n := len(s.trail)
		if !s.fix(bound) {
			return
		}
		if len(s.trail)-n <= len(s.free)/8 {
			break
		}
		bound = max(bound, s.bound(rounds, s.goal()))
	}
	if depth == 0 && !s.isPart {
		s.top0 = slices.Clone(s.price)
		s.next = firstImprove
	}
	if !s.isPart && s.counted >= s.next*s.weight && s.spare > 0 {
		before := s.cheapest
		s.improve(min(s.spare, s.next*s.weight))
		s.next = 4 * max(s.next, s.counted/s.weight/2)
		if s.cheapest < before && bound > s.goal() {
			return
		}
	}
	i := s.branch()
	if i < 0 {
		s.keep()
		return
	}
	prices := s.save()
	mark := len(s.trail)
	for _, v := range []int8{1, 0} {
		if s.spare <= 0 {
			s.lower = min(s.lower, s.roundUp((bound+1<<s.shift-1)>>s.shift))
			break
		}
		if s.decide(i, v); s.settle() {
			s.node(depth + 1)
		}
		s.back(mark)
		s.load(prices)
		if s.cheapest != unknown && bound > s.goal() {
			break
		}
	}
	s.release(prices)
}

// fix decides items of which one value is too dear by the bound. It returns
// false if nothing better is left.
func (s *search) fix(bound int64) bool {
	if s.cheapest == unknown {
		return true
	}
	room := s.goal() - bound
	for _, i := range s.free {
		if s.value[i] != open {
			continue
		}
		switch left := s.after[i]; {
		case left > room:
			s.decide(i, 0)
		case -left > room:
			s.decide(i, 1)
		}
	}
	return s.settle()
}

// tidy takes out of the best choice what it does not need.
func (s *search) tidy() {
	if s.cheapest == unknown {
		return
	}
	for i, yes := range s.chosen {
		if yes {
			s.decide(int32(i), 1)
		}
	}
	s.prune(0)
	for i := range s.chosen {
		if s.value[i] == open {
			s.decide(int32(i), 0)
		}
	}
	s.cheapest++ // so that one of the same cost is kept
	s.keep()
	s.back(0)
}

// branch returns an open item to try, or -1.
func (s *search) branch() int32 {
	best := int32(-1)
	for _, i := range s.free {
		if s.value[i] != open {
			continue
		}
		if best < 0 || s.often[i] > s.often[best] || s.often[i] == s.often[best] && s.after[i] < s.after[best] {
			best = i
		}
	}
	return best
}

// keep takes the choice as it is decided if it is better. Open items are left
// out.
func (s *search) keep() {
	cost := s.spent
	for r := range s.rows {
		w := &s.rows[r]
		if w.penalty < 0 && s.has[r] < w.bound {
			return
		}
		cost += w.lacks(s.has[r])
	}
	if cost < s.cheapest {
		s.cheapest = cost
		s.chosen = s.chosen[:0]
		for _, v := range s.value {
			s.chosen = append(s.chosen, v == 1)
		}
	}
}

func (s *search) save() []int64 {
	if s.saved > 1<<22 {
		return nil
	}
	s.saved += len(s.active)
	p := make([]int64, 0, 2*len(s.active))
	for _, r := range s.active {
		p = append(p, int64(r), s.best[r])
	}
	return p
}

func (s *search) load(prices []int64) {
	for k := 0; k < len(prices); k += 2 {
		s.price[prices[k]] = prices[k+1]
	}
}

func (s *search) release(prices []int64) { s.saved -= len(prices) / 2 }
