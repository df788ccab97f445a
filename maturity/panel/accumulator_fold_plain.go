package panel

import (
	"math"
)

// window is a range of bits: those from one on, and less than a width further.
type window struct{ from, width uint64 }

// plainOf finds which numbers are plain in a lane: those in the range that it has already
// seen, when each of this range fits into the fast sums. Of plain numbers nothing is to be
// looked at but that they are plain. Bits of numbers above 0 have their order.
func plainOf(l lane) window {
	if l.least < fastLeast || l.greatest > fastMost || l.least > l.greatest {
		return window{}
	}
	from := math.Float64bits(l.least)
	return window{from, math.Float64bits(l.greatest) - from + 1}
}

// foldPlain folds the block, a column after another. Columns of plain numbers take a few
// instructions a number: what the fast sums become is kept only when all eight are plain.
func (a *Accumulator) foldPlain() {
	stride := 4 * len(a.quads)
	row := func(k int) []float64 { return a.block[k*stride:][:len(a.columns)] }
	r0, r1, r2, r3, r4, r5, r6, r7 := row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7)
	for i := range r0 {
		q, k := &a.quads[i/4], i%4
		h, low, from, width := q.high[k], q.low[k], a.plain[i].from, a.plain[i].width
		x := r0[i]
		if math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		g := h + x
		low += x - (g - h)
		if x = r1[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		if x = r2[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		g = h + x
		low += x - (g - h)
		if x = r3[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		if x = r4[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		g = h + x
		low += x - (g - h)
		if x = r5[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		if x = r6[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		g = h + x
		low += x - (g - h)
		if x = r7[i]; math.Float64bits(x)-from >= width {
			a.foldAny(i)
			continue
		}
		h = g + x
		low += x - (h - g)
		q.high[k], q.low[k] = h, low
	}
}
