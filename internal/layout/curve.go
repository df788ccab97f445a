package layout

// Curve is a cubic Bézier curve: from the first point to the last, on the
// directions of those between.
type Curve [4]Point

// At returns the point of the curve at t, from 0 to 1.
func (c Curve) At(t float64) Point {
	a, b, d := c[0].between(c[1], t), c[1].between(c[2], t), c[2].between(c[3], t)
	return a.between(b, t).between(b.between(d, t), t)
}

// Along returns the direction of the curve at t, of length 1.
func (c Curve) Along(t float64) Point {
	a, b, d := c[0].between(c[1], t), c[1].between(c[2], t), c[2].between(c[3], t)
	way := b.between(d, t).minus(a.between(b, t))
	if way == (Point{}) {
		way = c[3].minus(c[0])
	}
	return way.unit()
}

// Before returns the part of the curve up to t.
func (c Curve) Before(t float64) Curve {
	a, b, d := c[0].between(c[1], t), c[1].between(c[2], t), c[2].between(c[3], t)
	e, f := a.between(b, t), b.between(d, t)
	return Curve{c[0], a, e, e.between(f, t)}
}

// After returns the part of the curve from t on.
func (c Curve) After(t float64) Curve {
	return c.reversed().Before(1 - t).reversed()
}

func (c Curve) reversed() Curve { return Curve{c[3], c[2], c[1], c[0]} }

// Back returns the t of the last point of the curve that is so far from its end.
func (c Curve) Back(distance float64) float64 {
	low, high := 0.0, 1.0
	for range 20 {
		t := (low + high) / 2
		if c.At(t).minus(c[3]).length() > distance {
			low = t
		} else {
			high = t
		}
	}
	return low
}

// rounded returns the curve with two decimals.
func (c Curve) rounded() Curve {
	for i := range c {
		c[i] = c[i].rounded()
	}
	return c
}

// bowed returns a curve between two points with a bow to the left of its way, in
// parts of the distance.
func bowed(p, q Point, bow float64) Curve {
	way := q.minus(p)
	// The middle of the curve is three quarters of the way to its inner points.
	aside := way.left().times(bow * 4 / 3)
	third := way.times(1.0 / 3)
	return Curve{p, p.plus(third).plus(aside), q.minus(third).plus(aside), q}
}

// The room between a box and the ends of links.
const (
	tailGap = 3.0
	headGap = 3.0
)

// trimmed cuts off what lies inside the boxes at the ends.
func (c Curve) trimmed(from, to box) Curve {
	from, to = from.grown(tailGap), to.grown(headGap)
	a := leaves(c, from)
	b := 1 - leaves(c.reversed(), to)
	if a >= b { // the boxes touch
		a, b = min(a, 0.49), max(b, 0.51)
	}
	return c.Before(b).After(a / b)
}

// leaves returns where a curve that begins in a box comes out of it.
func leaves(c Curve, b box) float64 {
	if !b.holds(c[0]) {
		return 0
	}
	const steps = 16
	out := 0
	for i := 1; i <= steps && out == 0; i++ {
		if !b.holds(c.At(float64(i) / steps)) {
			out = i
		}
	}
	if out == 0 {
		return 1
	}
	low, high := float64(out-1)/steps, float64(out)/steps
	for range 16 {
		t := (low + high) / 2
		if b.holds(c.At(t)) {
			low = t
		} else {
			high = t
		}
	}
	return high
}

// selfWays is in how many ways a link from a node to itself can go.
const selfWays = 8

// selfLoop returns a curve that leaves a box and comes back, at one of its sides:
// above on the right, on the left and in the middle, below the same, right and
// left.
func selfLoop(b box, way int) Curve {
	const reach, foot = 40.0, 9.0
	side, along, half := Point{0, -1}, Point{1, 0}, b.h
	shift := 0.0
	switch {
	case way >= 6:
		half = b.w
		side, along = Point{1, 0}, Point{0, 1}
		if way == 7 {
			side, along = Point{-1, 0}, Point{0, -1}
		}
	default:
		if way >= 3 {
			side, along = Point{0, 1}, Point{-1, 0}
		}
		shift = mul(max(0, b.w-foot)/1.5, [3]float64{1, -1, 0}[way%3])
	}
	p := b.at.plus(side.times(half + headGap)).plus(along.times(shift))
	return Curve{
		p.minus(along.times(foot)), p.minus(along.times(foot * 2.2)).plus(side.times(reach)),
		p.plus(along.times(foot * 2.2)).plus(side.times(reach)), p.plus(along.times(foot)),
	}
}
