package cover

import (
	"math"
	"math/bits"
)

// bounder finds a bound: a cost that no choice which agrees with what is
// decided can go below.
//
// Each row gets a price for a unit of it, from 0 up, and for a soft row up to
// its penalty. For any prices, what the rows ask for, at these prices, and for
// each open item its cost less what it gives at these prices where that is
// below 0, add up to a bound (Lagrange's relaxation: Geoffrion 1974; for
// covers, Beasley 1990). The best prices come as near as a linear program does.
// They are sought by steps that raise the price of rows that are lacking and
// lower that of rows that have too much (Held and Karp 1971). Prices, costs and
// bounds are whole numbers of 2^-shift, so nothing is rounded: every step ends
// in a bound that holds.
type bounder struct {
	*state
	price  []int64 // of each row, 0 for a row that asks for nothing more
	best   []int64 // the prices of the best bound
	active []int32 // rows that ask for something
	asks   []int64 // how much each of them asks for
	clip   []int64 // and how much of a coefficient can count
	most   []int64 // and its highest price
	gap    []int64 // and what it lacks at these prices
	unit   []int64 // 16 times the length of each row as a vector
	free   []int32 // open items
	left   []int64 // of each open item, its cost less what it gives
	after  []int64 // the same at the best prices
	often  []int32 // how often the item was worth choosing
	rounds int
}

func newBounder(s *state) *bounder {
	n, m := len(s.cost), len(s.rows)
	ints := func(n int) []int64 { return make([]int64, n) }
	b := &bounder{
		state: s, price: ints(m), best: ints(m), asks: ints(m), clip: ints(m), most: ints(m), gap: ints(m), unit: ints(m),
		left: ints(n), after: ints(n), often: make([]int32, n),
	}
	for r := range s.rows {
		_, by := s.row(r)
		if b.unit[r] = length(by); s.rows[r].need {
			b.unit[r] = mean(by)
		}
		b.unit[r] = max(b.unit[r], 1)
	}
	return b
}

// look lists what is open, and returns the cost that is certain.
func (b *bounder) look() (certain int64) {
	certain = b.spent
	b.active, b.free = b.active[:0], b.free[:0]
	for r := range b.rows {
		w := &b.rows[r]
		if b.has[r]+b.less[r] >= w.bound {
			b.price[r] = 0
			continue
		}
		b.asks[r], b.clip[r], b.most[r] = w.bound-b.has[r], math.MaxInt64, b.top
		if w.need {
			if w.penalty >= 0 {
				reach := b.has[r] + b.more[r]
				certain += w.lacks(reach)
				if reach < w.bound {
					b.asks[r] = b.more[r]
					if w.whole {
						b.asks[r] = 0
					}
				}
				b.most[r] = w.penalty << b.shift
				if b.asks[r] <= 0 || w.penalty == 0 {
					b.price[r] = 0
					continue
				}
				if w.whole {
					b.most[r] /= b.asks[r]
				}
			}
			b.clip[r] = b.asks[r]
		}
		b.most[r] = min(b.most[r], b.top/max(w.largest, b.asks[r], -b.asks[r]))
		b.price[r] = min(b.price[r], b.most[r])
		b.active = append(b.active, int32(r))
	}
	for i, v := range b.value {
		if v == open {
			b.free = append(b.free, int32(i))
			b.often[i] = 0
		}
	}
	return certain
}

// at returns the bound at the prices as they are.
func (b *bounder) at(certain int64) int64 {
	bound := certain << b.shift
	for _, r := range b.active {
		bound += b.price[r] * b.asks[r]
		b.gap[r] = b.asks[r]
	}
	for _, i := range b.free {
		rows, by := b.column(int(i))
		left := b.cost[i] << b.shift
		for k, r := range rows {
			left -= b.price[r] * min(by[k], b.clip[r])
		}
		b.left[i] = left
		if left >= 0 {
			continue
		}
		bound += left
		b.often[i]++
		for k, r := range rows {
			b.gap[r] -= min(by[k], b.clip[r])
		}
	}
	return bound
}

// bound seeks prices from those that are there, for some rounds or until the
// bound is above a goal, and returns the best bound. It leaves its prices in
// best, and what is left of the costs in after.
func (b *bounder) bound(rounds int, goal int64) int64 {
	certain := b.look()
	if len(b.free) == 0 {
		rounds = 1
	}
	highest := int64(math.MinInt64)
	b.rounds = 0
	pace, idle := int64(1<<paceBits), 0
	for {
		bound := b.at(certain)
		b.rounds++
		if bound > highest {
			if bound-highest > (goal-bound)>>7 || highest == math.MinInt64 {
				idle = 0
			}
			highest = bound
			for _, r := range b.active {
				b.best[r] = b.price[r]
			}
			for _, i := range b.free {
				b.after[i] = b.left[i]
			}
		}
		if idle++; idle > rounds/16+2 {
			pace, idle = pace/2, 0
		}
		if highest > goal || b.rounds >= rounds || pace == 0 || !b.move(goal-bound, pace) {
			break
		}
	}
	for _, r := range b.active {
		b.price[r] = b.best[r]
	}
	return highest
}

const paceBits = 10 // the first step is what would close the distance to the goal

// move changes the prices by a step that would close a distance if the bound
// were straight, times a pace. It returns false when no price moves.
func (b *bounder) move(distance, pace int64) bool {
	// The square of the direction, each row in its own unit times 16.
	square := uint64(0)
	for _, r := range b.active {
		g := b.direction(r)
		square += uint64(g * g)
	}
	if square == 0 {
		return false
	}
	// step = distance * pace / square, with as many bits as fit beside g.
	high, low := bits.Mul64(uint64(max(distance, 1)), uint64(pace))
	places := 0
	for ; high >= square; places-- {
		high, low = high>>1, high<<63|low>>1
	}
	for ; places < 60; places++ {
		h := high<<1 | low>>63
		if h >= square {
			break
		}
		high, low = h, low<<1
	}
	step, _ := bits.Div64(high, low, square)
	for step >= 1<<40 {
		step, places = step>>1, places-1
	}
	moved := false
	for _, r := range b.active {
		g := b.direction(r)
		if g == 0 {
			continue
		}
		by := int64(step) * g
		// g is 16 times too large, and pace 2^paceBits times.
		if down := places + paceBits - 4; down >= 0 {
			by >>= down
		} else {
			by <<= -down
		}
		by = by / b.unit[r] * 16
		if by == 0 {
			continue
		}
		moved = true
		b.price[r] = min(max(b.price[r]+by, 0), b.most[r])
	}
	return moved
}

// direction is where the price of a row wants to go: 16 times what it lacks, in
// its unit, and 0 where it cannot go.
func (b *bounder) direction(r int32) int64 {
	g := b.gap[r]
	if g < 0 && b.price[r] == 0 || g > 0 && b.price[r] == b.most[r] {
		return 0
	}
	if g > math.MaxInt64>>9 || g < -math.MaxInt64>>9 {
		g = g / b.unit[r] * 256
	} else {
		g = g * 256 / b.unit[r]
	}
	return min(max(g, -1<<21), 1<<21)
}

// length returns 16 times the root of the sum of squares, or nearly, of numbers
// that add up to less than 2^62.
func length(x []int64) int64 {
	largest := int64(0)
	for _, c := range x {
		largest = max(largest, c, -c)
	}
	down := max(0, bits.Len64(uint64(largest))-20) // of 2^24 numbers, then, the squares fit
	squares := uint64(0)
	for _, c := range x {
		c = max(c, -c) >> down
		squares += uint64(c * c)
	}
	up := 4
	if squares < 1<<56 {
		squares, up = squares<<8, 0
	}
	root := uint64(0)
	for bit := uint64(1) << 31; bit > 0; bit >>= 1 {
		if r := root | bit; r*r <= squares {
			root = r
		}
	}
	return int64(root) << min(up+down, 62-bits.Len64(root))
}

// mean returns 16 times the mean of numbers above 0.
func mean(x []int64) int64 {
	sum := int64(0)
	for _, c := range x {
		sum += c
	}
	if sum > math.MaxInt64>>4 {
		return sum / int64(len(x)) << 4
	}
	return sum << 4 / int64(max(1, len(x)))
}
