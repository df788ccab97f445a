package layout

import "math"

// index finds what lies near a place, without a look at all there is.
type index struct {
	boxes map[[2]int][]entry
	lines map[[2]int][]piece
}

// entry is a box that belongs to something, which a number tells.
type entry struct {
	box   box
	owner int
}

// piece is a piece of a link.
type piece struct {
	p, q Point
	link int
}

const cell = 48.0

func newIndex() *index {
	return &index{boxes: map[[2]int][]entry{}, lines: map[[2]int][]piece{}}
}

// cells calls visit for each cell that a rectangle touches.
func cells(low, high Point, visit func([2]int)) {
	for x := int(math.Floor(low.X / cell)); x <= int(math.Floor(high.X/cell)); x++ {
		for y := int(math.Floor(low.Y / cell)); y <= int(math.Floor(high.Y/cell)); y++ {
			visit([2]int{x, y})
		}
	}
}

func (b box) corners() (low, high Point) {
	return Point{b.at.X - b.w, b.at.Y - b.h}, Point{b.at.X + b.w, b.at.Y + b.h}
}

func (x *index) add(owner int, b box) {
	low, high := b.corners()
	cells(low, high, func(c [2]int) { x.boxes[c] = append(x.boxes[c], entry{b, owner}) })
}

// remove takes out what belongs to an owner.
func (x *index) remove(owner int, b box) {
	low, high := b.corners()
	cells(low, high, func(c [2]int) {
		kept := x.boxes[c][:0]
		for _, e := range x.boxes[c] {
			if e.owner != owner {
				kept = append(kept, e)
			}
		}
		x.boxes[c] = kept
	})
}

// free reports whether a box covers nothing, but what belongs to an owner.
func (x *index) free(b box, but int) bool {
	free := true
	low, high := b.corners()
	cells(low, high, func(c [2]int) {
		for _, e := range x.boxes[c] {
			if free && e.owner != but && e.box.overlaps(b) {
				free = false
			}
		}
	})
	return free
}

// addCurve adds a curve in pieces. A long one has more of them.
func (x *index) addCurve(link int, c Curve) {
	n := pieces(c)
	p := c[0]
	for k := range n {
		q := c.At(float64(k+1) / float64(n))
		low, high := Point{min(p.X, q.X), min(p.Y, q.Y)}, Point{max(p.X, q.X), max(p.Y, q.Y)}
		cells(low, high, func(at [2]int) { x.lines[at] = append(x.lines[at], piece{p, q, link}) })
		p = q
	}
}

// pieces returns how many straight pieces stand for a curve.
func pieces(c Curve) int {
	return 8 + int(min(40, c[3].minus(c[0]).length()/40))
}

// crossed returns how many links pass through a box.
func (x *index) crossed(b box) int {
	var seen []int
	low, high := b.corners()
	cells(low, high, func(at [2]int) {
	next:
		for _, l := range x.lines[at] {
			if !b.cuts(l.p, l.q) {
				continue
			}
			for _, s := range seen {
				if s == l.link {
					continue next
				}
			}
			seen = append(seen, l.link)
		}
	})
	return len(seen)
}
