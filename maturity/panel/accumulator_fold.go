package panel

import (
	"math"
)

// lane is what is read and written of a column. Its fast sums are of the leading digits
// and of the rest: each holds a number that is large enough for nothing to be rounded
// away.
type lane struct{ high, low, least, greatest, missing float64 }

// quad is the lanes of four columns that are folded side by side.
type quad struct {
	high, low, least, greatest, missing [4]float64
}

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

func newQuads(columns int) []quad {
	quads := make([]quad, (columns+3)/4)
	for i := range quads {
		q := &quads[i]
		for k := range 4 {
			q.high[k], q.low[k] = highBase, lowBase
			q.least[k], q.greatest[k] = math.Inf(1), math.Inf(-1)
		}
	}
	return quads
}

func (a *Accumulator) lane(i int) lane {
	q, k := &a.quads[i/4], i%4
	return lane{q.high[k], q.low[k], q.least[k], q.greatest[k], q.missing[k]}
}

func (a *Accumulator) setLane(i int, l lane) {
	q, k := &a.quads[i/4], i%4
	q.high[k], q.low[k], q.least[k], q.greatest[k], q.missing[k] = l.high, l.low, l.least, l.greatest, l.missing
	a.plain[i] = plainOf(l)
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
}

// column returns a column as it is with the rows that wait, all of it in the exact sum.
func (a *Accumulator) column(i int) (lane, exactSum) {
	l, sum := a.lane(i), a.sums[i]
	for row := range a.held {
		l.add(a.block[4*len(a.quads)*row+i], &sum)
	}
	l.put(&sum)
	return l, sum
}

// hold takes a row that is folded with others.
func (a *Accumulator) hold(row []float64) {
	stride := 4 * len(a.quads)
	if a.block == nil {
		a.block, a.odd = make([]float64, blockRows*stride), make([]byte, len(a.quads))
	}
	copy(a.block[a.held*stride:], row)
	if a.held++; a.held < blockRows {
		return
	}
	a.held = 0
	if a.since += blockRows; a.since > fastRows-blockRows {
		a.putAway()
		a.since = blockRows
	}
	if vectors {
		a.foldVectors()
	} else {
		a.foldPlain()
	}
}

// foldVectors folds the block four columns at a time, and those one number at a time that
// do not fit.
func (a *Accumulator) foldVectors() {
	if len(a.quads) == 0 {
		return
	}
	foldQuads(&a.block[0], &a.quads[0], len(a.quads), &a.odd[0])
	for k, odd := range a.odd {
		if odd != 0 {
			for i := 4 * k; i < min(4*k+4, len(a.columns)); i++ {
				a.foldAny(i)
			}
		}
	}
}

// foldAny folds a column of the block one number at a time.
func (a *Accumulator) foldAny(i int) {
	l := a.lane(i)
	for at := i; at < len(a.block); at += 4 * len(a.quads) {
		l.add(a.block[at], &a.sums[i])
	}
	a.setLane(i, l)
}

// putAway adds the fast sums to the exact ones.
func (a *Accumulator) putAway() {
	for i := range a.columns {
		l := a.lane(i)
		l.put(&a.sums[i])
		a.quads[i/4].high[i%4], a.quads[i/4].low[i%4] = l.high, l.low
	}
}
