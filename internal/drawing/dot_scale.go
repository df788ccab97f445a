package drawing

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// dotScale is what stands above the lines of rows: the titles of ticks where no word of
// them has to be broken, and else numbers that a list explains.
type dotScale struct {
	width  float64
	ticks  []ring // where they are, as shares
	named  bool
	titles []block
}

func (d Dots) scale(w govmaturity.Words, row int, width float64) dotScale {
	r := d.Rows[row]
	s := dotScale{width: width, named: true}
	ticks := r.Ticks
	if len(ticks) == 0 {
		ticks = []Tick{{Value: r.Range.Min}}
		if r.Range.Max > r.Range.Min {
			ticks = append(ticks, Tick{Value: r.Range.Min + (r.Range.Max-r.Range.Min)/2}, Tick{Value: r.Range.Max})
		}
	}
	for _, t := range ticks {
		s.ticks = append(s.ticks, ring{Share(t.Value, r.Range), t.text(w)})
	}
	for i, t := range s.ticks {
		from, to := s.cell(i)
		s.named = s.named && longestWord(t.title, smallSize) <= to-from-4
	}
	for i, t := range s.ticks {
		from, to := s.cell(i)
		title := t.title
		if !s.named {
			title = w.Number(float64(i+1), -1)
		}
		s.titles = append(s.titles, wrap(title, smallSize, to-from-4, quiet))
	}
	return s
}

func (s dotScale) place(i int) float64 { return dotPad + mul(s.width-2*dotPad, s.ticks[i].share) }

// cell is the room of a tick's title: half the way to its neighbours.
func (s dotScale) cell(i int) (from, to float64) {
	from, to = 0, s.width
	if i > 0 {
		from = (s.place(i-1) + s.place(i)) / 2
	}
	if i < len(s.ticks)-1 {
		to = (s.place(i) + s.place(i+1)) / 2
	}
	return from, to
}

// list explains the numbers, where there are some, and returns the lower edge.
func (s dotScale) list(c *canvas, x, y, width float64) float64 {
	if s.named {
		return y
	}
	var keys []key
	for i, t := range s.ticks {
		b := wrap(c.w.Number(float64(i+1), -1), smallSize, width, ink)
		b.bold = true
		keys = append(keys, key{func(x, y float64) { c.text(b, x, y-b.height()/2, start, false) }, b.width(), t.title})
	}
	return c.legend(keys, x, y, width) + 8
}

// heads writes what stands above a line, and returns where the line can begin. Numbers that
// would not fit are left out, the last ones not.
func (s dotScale) heads(c *canvas, x, y float64) float64 {
	tall := 0.0
	for _, b := range s.titles {
		tall = max(tall, b.height())
	}
	var taken [][2]float64
	for _, i := range append([]int{len(s.ticks) - 1}, upTo(len(s.ticks)-1)...) {
		b := s.titles[i]
		half := b.width() / 2
		at := min(max(s.place(i), half), s.width-half)
		if slices.ContainsFunc(taken, func(t [2]float64) bool { return at-half < t[1]+3 && t[0]-3 < at+half }) {
			continue
		}
		taken = append(taken, [2]float64{at - half, at + half})
		c.text(b, x+at, y+tall-b.height(), middle, false)
	}
	return y + tall + 3
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
