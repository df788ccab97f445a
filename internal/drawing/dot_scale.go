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
	longest := 0.0
	for _, t := range s.ticks {
		longest = max(longest, longestWord(t.title, smallSize))
	}
	for _, room := range []float64{160, 110, 80, longest} {
		if s.titles = s.blocks(max(room, longest), func(i int) string { return s.ticks[i].title }); s.fit() {
			return s
		}
	}
	if len(r.Ticks) > 0 && slices.ContainsFunc(r.Ticks, func(t Tick) bool { return t.Title != "" }) {
		s.named = false
		s.titles = s.blocks(width, func(i int) string { return w.Number(float64(i+1), -1) })
	}
	return s
}

func (s dotScale) blocks(room float64, title func(int) string) []block {
	var out []block
	for i := range s.ticks {
		out = append(out, wrap(title(i), smallSize, room, quiet))
	}
	return out
}

func (s dotScale) place(i int) float64 { return dotPad + mul(s.width-2*dotPad, s.ticks[i].share) }

// span is from where to where a title goes: round its tick, and not beyond the ends.
func (s dotScale) span(i int) (from, to float64) {
	half := s.titles[i].width() / 2
	at := min(max(s.place(i), half), s.width-half)
	return at - half, at + half
}

// fit reports whether all titles stand beside each other.
func (s dotScale) fit() bool {
	for i := range s.titles {
		from, to := s.span(i)
		if from < -0.01 || to > s.width+0.01 {
			return false
		}
		if i > 0 {
			if _, before := s.span(i - 1); from < before+5 {
				return false
			}
		}
	}
	return true
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
		from, to := s.span(i)
		if slices.ContainsFunc(taken, func(t [2]float64) bool { return from < t[1]+3 && t[0]-3 < to }) {
			continue
		}
		taken = append(taken, [2]float64{from, to})
		c.text(b, x+(from+to)/2, y+tall-b.height(), middle, false)
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
