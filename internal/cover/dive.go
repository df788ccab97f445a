package cover

import (
	"cmp"
	"math/bits"
	"slices"
)

// dive makes a whole choice out of what is decided: item after item, the one
// that gives most for what it costs at the best prices, and then without those
// that turn out not to be needed. It leaves what is decided as it was.
func (s *search) dive() {
	mark := len(s.trail)
	for {
		i := s.promising()
		if i < 0 {
			break
		}
		before := len(s.trail)
		if s.decide(i, 1); !s.settle() {
			s.back(before)
			if s.decide(i, 0); !s.settle() {
				s.back(mark)
				return
			}
		}
	}
	for _, i := range s.free {
		if s.value[i] == open {
			s.decide(i, 0)
		}
	}
	if s.settle() {
		s.prune(mark)
		s.keep()
	}
	s.back(mark)
}

// promising returns the open item that gives most for its cost, or -1 when no
// item gives anything that is lacking.
func (s *search) promising() int32 {
	best, bestGives, bestCost := int32(-1), int64(0), int64(0)
	for _, i := range s.free {
		if s.value[i] != open {
			continue
		}
		rows, by := s.column(int(i))
		cost, gives := s.cost[i]<<s.shift, int64(0)
		for k, r := range rows {
			w := &s.rows[r]
			lacks := w.bound - s.has[r]
			switch {
			case !w.need:
				cost -= s.price[r] * by[k]
			case lacks <= 0:
			case w.penalty < 0:
				counts := min(lacks, by[k])
				gives += 1 + counts*1023/lacks
				cost -= s.price[r] * counts
			case w.whole:
				gives += w.penalty / lacks * min(lacks, by[k])
			default:
				gives += w.penalty * min(lacks, by[k])
			}
		}
		if gives > 0 && (best < 0 || better(cost, gives, bestCost, bestGives)) {
			best, bestCost, bestGives = i, cost, gives
		}
	}
	return best
}

// better reports whether the first cost is less for what it gives. A cost that is
// not above 0 is the better, the more it gives.
func better(cost, gives, cost2, gives2 int64) bool {
	if (cost <= 0) != (cost2 <= 0) {
		return cost <= 0
	}
	if cost <= 0 {
		return more(-cost, gives, -cost2, gives2)
	}
	return more(cost2, gives, cost, gives2)
}

// more reports whether a*b > c*d, for numbers from 0.
func more(a, b, c, d int64) bool {
	h1, l1 := bits.Mul64(uint64(a), uint64(b))
	h2, l2 := bits.Mul64(uint64(c), uint64(d))
	return h1 > h2 || h1 == h2 && l1 > l2
}

// prune takes out items that were chosen since a mark, the dearest first, where
// that saves as much as it costs.
func (s *search) prune(mark int) {
	s.picked = s.picked[:0]
	for _, i := range s.trail[mark:] {
		if s.value[i] == 1 {
			s.picked = append(s.picked, i)
		}
	}
	slices.SortFunc(s.picked, func(i, k int32) int {
		return cmp.Or(cmp.Compare(s.cost[k], s.cost[i]), cmp.Compare(k, i))
	})
	for again := true; again; { // what an item required may go after it
		again = false
		for _, i := range s.picked {
			if s.value[i] == 1 && s.needless(i) {
				again = true
				// More and less than this are right already: they are about
				// open items.
				s.value[i] = 0
				s.spent -= s.cost[i]
				rows, by := s.column(int(i))
				for k, r := range rows {
					s.has[r] -= by[k]
				}
			}
		}
	}
}

// needless reports whether a choice is as good without an item.
func (s *search) needless(i int32) bool {
	saves := s.cost[i]
	rows, by := s.column(int(i))
	for k, r := range rows {
		w, has := &s.rows[r], s.has[r]
		switch {
		case w.penalty < 0 && has-by[k] < w.bound:
			return false
		case w.penalty > 0:
			saves -= w.lacks(has-by[k]) - w.lacks(has)
		}
	}
	return saves >= 0
}
