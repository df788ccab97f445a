package layout

import "math"

// Point is a place.
type Point struct{ X, Y float64 }

// mul keeps a product from being fused with a sum, which some machines do and
// others do not.
func mul(a, b float64) float64 { return float64(a * b) }

func (p Point) plus(q Point) Point               { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) minus(q Point) Point              { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) times(f float64) Point            { return Point{mul(p.X, f), mul(p.Y, f)} }
func (p Point) left() Point                      { return Point{p.Y, -p.X} } // a quarter turn against the clock, as seen
func (p Point) length() float64                  { return math.Sqrt(mul(p.X, p.X) + mul(p.Y, p.Y)) }
func (p Point) between(q Point, t float64) Point { return p.plus(q.minus(p).times(t)) }

// unit returns the direction of p, or of the x axis where it has none.
func (p Point) unit() Point {
	if l := p.length(); l > 0 {
		return Point{p.X / l, p.Y / l}
	}
	return Point{1, 0}
}

// cross is positive where q lies clockwise of p, as seen.
func cross(p, q Point) float64 { return mul(p.X, q.Y) - mul(p.Y, q.X) }

// rounded returns a place with two decimals.
func (p Point) rounded() Point { return Point{math.Round(p.X*100) / 100, math.Round(p.Y*100) / 100} }

// box is a rectangle by its middle and half its sizes.
type box struct {
	at   Point
	w, h float64
}

// overlap returns how deep two boxes are in each other, along each axis: both are
// positive where they overlap.
func (b box) overlap(c box) (x, y float64) {
	return b.w + c.w - math.Abs(b.at.X-c.at.X), b.h + c.h - math.Abs(b.at.Y-c.at.Y)
}

func (b box) overlaps(c box) bool {
	x, y := b.overlap(c)
	return x > 0 && y > 0
}

func (b box) holds(p Point) bool {
	return math.Abs(p.X-b.at.X) < b.w && math.Abs(p.Y-b.at.Y) < b.h
}

func (b box) grown(by float64) box { return box{b.at, b.w + by, b.h + by} }

// cuts reports whether the line from p to q has a part inside the box.
func (b box) cuts(p, q Point) bool {
	if min(p.X, q.X) >= b.at.X+b.w || max(p.X, q.X) <= b.at.X-b.w || min(p.Y, q.Y) >= b.at.Y+b.h || max(p.Y, q.Y) <= b.at.Y-b.h {
		return false
	}
	if b.holds(p) || b.holds(q) {
		return true
	}
	// Both ends are outside: it cuts when corners lie on both sides of it.
	d := q.minus(p)
	var below, above bool
	for _, c := range [4]Point{{-b.w, -b.h}, {b.w, -b.h}, {b.w, b.h}, {-b.w, b.h}} {
		side := cross(d, b.at.plus(c).minus(p))
		below, above = below || side < 0, above || side > 0
	}
	return below && above
}

// meet reports whether two lines cross in a point inside both.
func meet(p, q, r, s Point) bool {
	if max(p.X, q.X) <= min(r.X, s.X) || max(r.X, s.X) <= min(p.X, q.X) || max(p.Y, q.Y) <= min(r.Y, s.Y) || max(r.Y, s.Y) <= min(p.Y, q.Y) {
		return false
	}
	d := q.minus(p)
	a, b := cross(d, r.minus(p)), cross(d, s.minus(p))
	if !(a < 0 && b > 0 || a > 0 && b < 0) {
		return false
	}
	e := s.minus(r)
	a, b = cross(e, p.minus(r)), cross(e, q.minus(r))
	return a < 0 && b > 0 || a > 0 && b < 0
}
