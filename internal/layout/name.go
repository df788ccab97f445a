package layout

import (
	"cmp"
	"math"
	"slices"
)

// outlineOf is a loop as it is drawn: its corners, and its middle.
type outlineOf struct {
	corners   []Point
	area      float64 // positive when it runs clockwise
	middle    Point
	low, high Point
}

func (t *texts) outline(s *state, loop int) outlineOf {
	var o outlineOf
	for _, i := range t.graph.Loops[loop].Links {
		c := s.curve(i)
		for k := range 8 {
			o.corners = append(o.corners, c.At(float64(k)/8))
		}
	}
	o.low, o.high = o.corners[0], o.corners[0]
	var weighted, mean Point
	for k, p := range o.corners {
		q := o.corners[(k+1)%len(o.corners)]
		a := cross(p.minus(o.corners[0]), q.minus(o.corners[0]))
		o.area += a / 2
		weighted = weighted.plus(p.plus(q).plus(o.corners[0]).times(a / 6))
		mean = mean.plus(p.times(1 / float64(len(o.corners))))
		o.low = Point{min(o.low.X, p.X), min(o.low.Y, p.Y)}
		o.high = Point{max(o.high.X, p.X), max(o.high.Y, p.Y)}
	}
	o.middle = mean
	if math.Abs(o.area) > 400 {
		if m := weighted.times(1 / o.area); m.X > o.low.X && m.X < o.high.X && m.Y > o.low.Y && m.Y < o.high.Y {
			o.middle = m
		}
	}
	return o
}

// holds reports whether a place is inside.
func (o outlineOf) holds(p Point) bool {
	if p.X < o.low.X || p.X > o.high.X || p.Y < o.low.Y || p.Y > o.high.Y {
		return false
	}
	in := false
	for k, a := range o.corners {
		b := o.corners[(k+1)%len(o.corners)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+mul(b.X-a.X, (p.Y-a.Y)/(b.Y-a.Y)) {
			in = !in
		}
	}
	return in
}

// names puts the names of loops inside of them, the smallest first: it has the
// least choice.
func (t *texts) names(s *state) {
	outlines := make([]outlineOf, len(t.graph.Loops))
	order := make([]int, len(t.graph.Loops))
	for i := range t.graph.Loops {
		order[i] = i
		outlines[i] = t.outline(s, i)
		t.plan.Loops[i].Clockwise = outlines[i].area > 0
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(math.Abs(outlines[a].area), math.Abs(outlines[b].area))
	})
	for k, i := range order {
		if t.graph.Loops[i].Name == (Size{}) {
			t.plan.Loops[i].At = outlines[i].middle.rounded()
			continue
		}
		var smaller []outlineOf
		for _, j := range order[:k] {
			smaller = append(smaller, outlines[j])
		}
		at := t.placeName(i, outlines[i], smaller)
		t.plan.Loops[i].At = at
		t.index.add(t.name(i), t.nameBox(i, at))
	}
}

func (t *texts) nameBox(i int, at Point) box {
	size := t.graph.Loops[i].Name
	return box{at, size.Width / 2, size.Height / 2}
}

func (t *texts) placeName(i int, o outlineOf, smaller []outlineOf) Point {
	const around, most = 40.0, 28
	size := 20 + math.Sqrt(math.Abs(o.area))/2
	outside, crossed := 4.0, 1.6
	if name := t.nameBox(i, Point{}); math.Abs(o.area) < mul(5, mul(name.w, name.h)) { // it would cover the loop
		outside, crossed = 0, 6
	}
	var best Point
	least := -1.0
	try := func(p Point) {
		p = p.rounded()
		b := t.nameBox(i, p)
		bad := p.minus(o.middle).length() / size
		if !o.holds(p) {
			bad += outside
		}
		if least >= 0 && bad >= least || !t.index.free(b.grown(2), t.name(i)) {
			return
		}
		for _, other := range smaller {
			if other.holds(p) {
				bad++
			}
		}
		bad += mul(crossed, float64(t.index.crossed(b.grown(1)))) + t.beyond(b)
		if least < 0 || bad < least {
			best, least = p, bad
		}
	}
	try(o.middle)
	wide, high := o.high.X-o.low.X+2*around, o.high.Y-o.low.Y+2*around
	across, down := min(most, int(wide/10)), min(most, int(high/10))
	for x := range across + 1 {
		for y := range down + 1 {
			try(Point{o.low.X - around + mul(wide, float64(x)/float64(across)), o.low.Y - around + mul(high, float64(y)/float64(down))})
		}
	}
	if least >= 0 {
		return best
	}
	return t.anywhere(o.middle, t.nameBox(i, Point{}), t.name(i))
}
