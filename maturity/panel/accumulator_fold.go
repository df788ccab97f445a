package panel

import (
	"math"
)

// lane is what is read and written of a column in every block. Its fast sums are of the
// leading digits and of the rest: each holds a number that is large enough for nothing to
// be rounded away.
type lane struct {
	high, low float64
	// The numbers from one of these bits on, and no more than so many bits further, are
	// plain: see look. There can be none.
	from, width uint64

	least, greatest float64
	missing         int64
}

var emptyLane = lane{high: highBase, low: lowBase, least: math.Inf(1), greatest: math.Inf(-1)}

// Rows are folded blockRows at a time, so that a lane is read and written once for all of
// them. Fast sums hold up to fastRows numbers of up to fastMost. With 52 digits after the
// first one, the high sum counts in units of 2^-31, and the low one in units of 2^-73: of
// these are all numbers from fastLeast on.
const (
	blockRows = 8
	fastRows  = 1 << 10
	fastMost  = 1 << 10
	fastLeast = 1.0 / (1 << 21)
	highBase  = 1.5 * (1 << 21)
	lowBase   = 1.5 / (1 << 21)
)

// look finds which numbers are plain: those in the range that the lane has already seen,
// when each of this range fits into the fast sums. Of plain numbers nothing is to be
// looked at but that they are plain. Bits of numbers above 0 have their order.
func (l *lane) look() {
	l.width = 0
	if l.least >= fastLeast && l.greatest <= fastMost && l.least <= l.greatest { // an empty lane has seen none
		l.from = math.Float64bits(l.least)
		l.width = math.Float64bits(l.greatest) - l.from + 1
	}
}

// add adds any number, or none.
func (l *lane) add(x float64, sum *exactSum) {
	high := l.high + x
	rest := x - (high - l.high)
	low := l.low + rest
	switch {
	case math.Abs(x) <= fastMost && low-l.low == rest:
		l.high, l.low = high, low
	case math.IsNaN(x) || math.IsInf(x, 0):
		l.missing++
		return
	default:
		sum.add(x)
	}
	if x < l.least {
		l.least = x
	}
	if x > l.greatest {
		l.greatest = x
	}
}

// put moves the fast sums of a lane to an exact one.
func (l *lane) put(sum *exactSum) {
	sum.add(l.high - highBase)
	sum.add(l.low - lowBase)
	l.high, l.low = highBase, lowBase
}

// join takes in what another lane has besides sums.
func (l *lane) join(other lane) {
	l.least, l.greatest = min(l.least, other.least), max(l.greatest, other.greatest)
	l.missing += other.missing
	l.look()
}

// column returns a column as it is with the rows that wait, all of it in the exact sum.
func (a *Accumulator) column(i int) (lane, exactSum) {
	l, sum := a.lanes[i], a.sums[i]
	for at := i; at < a.held*len(a.lanes); at += len(a.lanes) {
		l.add(a.block[at], &sum)
	}
	l.put(&sum)
	return l, sum
}

// fold folds the block. Columns of plain numbers take a few instructions a number: what
// the fast sums become is kept only when all eight are plain.
func (a *Accumulator) fold() {
	if a.since += blockRows; a.since > fastRows-blockRows {
		a.putAway()
		a.since = blockRows
	}
	a.held = 0
	lanes, n := a.lanes, len(a.lanes)
	r0, r1, r2, r3 := a.block[:n], a.block[n:][:n], a.block[2*n:][:n], a.block[3*n:][:n]
	r4, r5, r6, r7 := a.block[4*n:][:n], a.block[5*n:][:n], a.block[6*n:][:n], a.block[7*n:][:n]
	for i := range lanes {
		l := &lanes[i]
		h, low, from, width := l.high, l.low, l.from, l.width
		x := r0[i]
		if math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		g := h + x
		low += x - (g - h)
		if x = r1[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		if x = r2[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		g = h + x
		low += x - (g - h)
		if x = r3[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		if x = r4[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		g = h + x
		low += x - (g - h)
		if x = r5[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		if x = r6[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		g = h + x
		low += x - (g - h)
		if x = r7[i]; math.Float64bits(x)-from >= width {
			a.foldSigned(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		l.high, l.low = h, low
	}
}

// foldSigned folds a column of a block that has other numbers than plain ones, such as 0
// and those below it. What is not 0 must not be too near to it.
func (a *Accumulator) foldSigned(i int) {
	l, n := &a.lanes[i], len(a.lanes)
	h, low, nearest := l.high, l.low, uint64(math.MaxUint64)
	least, greatest := max(l.least, -fastMost), min(l.greatest, fastMost)
	at := i
	for range blockRows {
		x := a.block[at]
		at += n
		if !(x >= least && x <= greatest) {
			a.foldAny(i)
			return
		}
		// Without the sign, and with 0 as the farthest of all.
		nearest = min(nearest, math.Float64bits(x)<<1-1)
		g := h + x
		low += x - (g - h)
		h = g
	}
	if nearest < math.Float64bits(fastLeast)<<1-1 {
		a.foldAny(i)
		return
	}
	l.high, l.low = h, low
}

// foldAny folds a column of a block one number at a time.
func (a *Accumulator) foldAny(i int) {
	for at := i; at < len(a.block); at += len(a.lanes) {
		a.lanes[i].add(a.block[at], &a.sums[i])
	}
	a.lanes[i].look()
}

// putAway adds the fast sums to the exact ones.
func (a *Accumulator) putAway() {
	for i := range a.lanes {
		a.lanes[i].put(&a.sums[i])
	}
}
