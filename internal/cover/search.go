package cover

import "math"

// search finds the cheapest choice of a program, depth first: it bounds what is
// open, decides what only one value can improve, and tries both values of one
// item, the promising one first.
type search struct {
	*bounder
	chosen   []bool // the best choice
	cheapest int64  // its cost, or unknown
	lower    int64  // nothing that was not looked at is cheaper
	spare    int    // nodes that may still be looked at
	counted  int    // nodes that were looked at
	weight   int    // how many nodes a node counts as
	saved    int    // prices that are kept for the way back
	near     *neighbour
	offers   offers // for dive
	picked   []int32
}

const unknown int64 = math.MaxInt64

const (
	rootRounds = 600
	nodeRounds = 30
	// linksPerNode is how many links a node may have to count as one.
	linksPerNode = 1 << 14
)

func newSearch(p *program, nodes int) *search {
	return &search{
		bounder: newBounder(newState(p)), cheapest: unknown, lower: unknown,
		spare: nodes, weight: 1 + len(p.rowItem)/linksPerNode,
	}
}

// solve searches within a number of nodes.
func solve(p *program, nodes int) *search {
	s := newSearch(p, nodes)
	s.near = &neighbour{size: minSize, next: firstImprove * s.weight}
	for i, gone := range p.gone {
		if gone {
			s.decide(int32(i), 0)
		}
	}
	if s.settle() {
		s.root()
	}
	s.back(0)
	if s.cheapest == unknown { // the nodes ended early: nothing is a choice, too
		s.keep()
	}
	s.tidy()
	s.lower = min(s.lower, s.cheapest)
	return s
}

// goal is the bound above which nothing is better than the best choice, or
// possible.
func (s *search) goal() int64 {
	if s.cheapest == unknown {
		return s.ceiling << s.shift
	}
	return (s.cheapest - s.step) << s.shift
}

// root looks at everything with more care than at a node.
func (s *search) root() {
	s.bound(1, s.goal())
	s.dive()
	if s.bound(rootRounds, s.goal()) <= s.goal() {
		s.dive()
		s.near.prices = append(s.near.prices, s.price...)
		s.plunge()
	}
	s.node()
}

// node looks at what is decided, and then at what is open.
func (s *search) node() {
	s.counted += s.weight
	s.spare -= s.weight
	bound := s.bound(nodeRounds, s.goal())
	for {
		if bound > s.goal() {
			return
		}
		if s.dive(); bound > s.goal() {
			return
		}
		before := len(s.trail)
		if !s.fix(bound) {
			return
		}
		if len(s.trail)-before <= len(s.free)/8 {
			break
		}
		bound = max(bound, s.bound(nodeRounds, s.goal()))
	}
	if s.improve(); bound > s.goal() {
		return
	}
	i := s.branch()
	if i < 0 {
		s.keep()
		return
	}
	mark, prices := len(s.trail), s.save()
	for _, value := range []int8{1, 0} {
		if bound > s.goal() {
			break
		}
		if s.spare <= 0 {
			s.lower = min(s.lower, s.roundUp((bound+1<<s.shift-1)>>s.shift))
			break
		}
		if s.decide(i, value); s.settle() {
			s.node()
		}
		s.back(mark)
		s.load(prices)
	}
	s.forget(prices)
}

// fix decides items of which one value is too dear by the bound. It returns
// false if nothing better is left.
func (s *search) fix(bound int64) bool {
	room := s.goal() - bound
	for _, i := range s.free {
		switch left := s.after[i]; {
		case s.value[i] != open:
		case left > room:
			s.decide(i, 0)
		case -left > room:
			s.decide(i, 1)
		}
	}
	return s.settle()
}

// branch returns the open item that was worth choosing most often, or -1.
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
	s.cheapest = unknown // so that one of the same cost is kept
	s.keep()
	s.back(0)
}

// save returns the best prices, for load. Where that would take much room, the
// way back does with the prices that it comes from.
func (s *search) save() []int64 {
	if s.saved > 1<<22 {
		return nil
	}
	s.saved += len(s.active)
	prices := make([]int64, 0, 2*len(s.active))
	for _, r := range s.active {
		prices = append(prices, int64(r), s.best[r])
	}
	return prices
}

func (s *search) load(prices []int64) {
	for k := 0; k < len(prices); k += 2 {
		s.price[prices[k]] = prices[k+1]
	}
}

func (s *search) forget(prices []int64) { s.saved -= len(prices) / 2 }
