package cover

import (
	"cmp"
	"container/heap"
	"math/bits"
	"slices"
)

// dive makes a whole choice out of what is decided: item after item, the one
// that gives most for what it costs at the best prices, and then without those
// that turn out not to be needed. It leaves what is decided as it was.
func (s *search) dive() {
	mark := len(s.trail)
	// What an item gives for its cost only falls while others are chosen, so
	// that it need not be looked at again before its turn comes; unless one that
	// is chosen requires it, or others in its place: see wanted.
	s.offers = s.offers[:0]
	for _, i := range s.free {
		if o, ok := s.offer(i); ok {
			s.offers = append(s.offers, o)
		}
	}
	heap.Init(&s.offers)
	for len(s.offers) > 0 {
		i := s.offers[0].item
		o, ok := s.offer(i)
		if !ok {
			heap.Pop(&s.offers)
			continue
		}
		if o != s.offers[0] {
			s.offers[0] = o
			heap.Fix(&s.offers, 0)
			continue
		}
		heap.Pop(&s.offers)
		before := len(s.trail)
		if s.decide(i, 1); !s.settle() {
			s.back(before)
			if s.decide(i, 0); !s.settle() {
				s.back(mark)
				return
			}
		}
		s.wanted(before)
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

// wanted looks again at items of which those that were chosen since a mark require
// one.
func (s *search) wanted(mark int) {
	for _, i := range s.trail[mark:] {
		if s.value[i] != 1 {
			continue
		}
		rows, by := s.column(int(i))
		for k, r := range rows {
			if by[k] > 0 || s.has[r] >= s.rows[r].bound {
				continue
			}
			items, _ := s.row(int(r))
			for _, other := range items {
				if o, ok := s.offer(other); ok {
					heap.Push(&s.offers, o)
				}
			}
		}
	}
}

// offer is what an item costs at the best prices, and gives.
type offer struct {
	item        int32
	cost, gives int64
}

// offers is a heap, the best offer first.
type offers []offer

func (o offers) Len() int           { return len(o) }
func (o offers) Less(a, b int) bool { return o[a].better(o[b]) }
func (o offers) Swap(a, b int)      { o[a], o[b] = o[b], o[a] }
func (o *offers) Push(x any)        { *o = append(*o, x.(offer)) }
func (o *offers) Pop() any {
	last := (*o)[len(*o)-1]
	*o = (*o)[:len(*o)-1]
	return last
}

// offer says what an item offers, if it is open and gives anything that is
// lacking.
func (s *search) offer(i int32) (offer, bool) {
	if s.value[i] != open {
		return offer{}, false
	}
	rows, by := s.column(int(i))
	cost, gives := s.cost[i]<<s.shift, int64(0)
	for k, r := range rows {
		w := &s.rows[r]
		lacks := w.bound - s.has[r]
		switch {
		case !w.need:
			cost -= s.price[r] * by[k]
			if lacks > 0 && by[k] > 0 { // one of several that a chosen item requires
				gives += 1024
			}
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
	return offer{i, cost, gives}, gives > 0
}

// better reports whether an offer costs less for what it gives, or comes first
// when that is equal. A cost that is not above 0 is the better, the more it
// gives.
func (o offer) better(than offer) bool {
	if (o.cost <= 0) != (than.cost <= 0) {
		return o.cost <= 0
	}
	a, b, c, d := than.cost, o.gives, o.cost, than.gives
	if o.cost <= 0 {
		a, b, c, d = -o.cost, o.gives, -than.cost, than.gives
	}
	high, low := bits.Mul64(uint64(a), uint64(b))
	high2, low2 := bits.Mul64(uint64(c), uint64(d))
	if high != high2 {
		return high > high2
	}
	if low != low2 {
		return low > low2
	}
	return o.item < than.item
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
