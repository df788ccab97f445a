package drawing

import (
	"slices"

	"github.com/govmaturity/govmaturity/internal/stat"
)

// extent is the room that something takes.
type extent struct{ left, top, right, bottom float64 }

func (a extent) meets(b extent) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// cut reports whether a straight line goes through it.
func (a extent) cut(p, q place) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{{p.x - q.x, p.x - a.left}, {q.x - p.x, a.right - p.x}, {p.y - q.y, p.y - a.top}, {q.y - p.y, a.bottom - p.y}} {
		along, room := side[0], side[1]
		switch {
		case along == 0 && room < 0:
			return false
		case along > 0:
			to = min(to, room/along)
		case along < 0:
			from = max(from, room/along)
		}
	}
	return from < to
}

// data is where the data of a radar are drawn.
type data struct {
	lines [][2]place
	marks []extent
}

func (d data) free(a extent) bool {
	return !slices.ContainsFunc(d.marks, a.meets) &&
		!slices.ContainsFunc(d.lines, func(l [2]place) bool { return a.cut(l[0], l[1]) })
}

func (r Radar) data(c *canvas, radius float64) data {
	var d data
	for i := range r.Series {
		spots := r.spots(c, i, radius)
		for _, run := range runs(spots) {
			for k := range run {
				if k > 0 {
					d.lines = append(d.lines, [2]place{run[k-1], run[k]})
				}
				d.marks = append(d.marks, extent{run[k].x - markerReach, run[k].y - markerReach, run[k].x + markerReach, run[k].y + markerReach})
			}
			if n := len(run); n == len(spots) && n > 2 {
				d.lines = append(d.lines, [2]place{run[n-1], run[0]})
			}
		}
	}
	return d
}

// ringTitle is the title of a ring, and where it stands.
type ringTitle struct {
	block
	x, y float64
}

// ringTitles returns where it is written what the rings are: all between the same two axes,
// where most of them find room that no data take. With few axes the sides of the rings are
// too near to each other for all titles. What finds no room is in the
// legend.
func (r Radar) ringTitles(c *canvas, radius float64, l axisLabels) []ringTitle {
	d := r.data(c, radius)
	if l.numbered {
		for i := range r.Axes {
			b, x, y := l.number(c, i, radius)
			d.marks = append(d.marks, extent{x - b.width()/2 - 1, y, x + b.width()/2 + 1, y + b.height()})
		}
	}
	n := len(r.Axes)
	first := -1 - 2*((n-1)/16) // about 22 degrees from the upright
	var best []ringTitle
	for k := range n {
		// Outward from the upright, to one side and the other.
		turn := first - 2*((k+1)/2)
		if k%2 == 1 {
			turn = -first + 2*(k/2)
		}
		sin, cos := stat.Turn(((turn%(2*n))+2*n)%(2*n), 2*n)
		if titles := r.ringTitlesAt(c, radius, place{c.x(c.x(sin)), -cos}, d); len(titles) > len(best) {
			best = titles
		}
	}
	return best
}

// ringTitlesAt returns the titles that find room in one direction, from the rim inward.
func (r Radar) ringTitlesAt(c *canvas, radius float64, way place, d data) []ringTitle {
	_, flat := stat.Turn(1, 2*len(r.Axes)) // a side is nearer than its corners
	if len(r.Axes) < 3 {
		flat = 1
	}
	var out []ringTitle
	for _, ring := range slices.Backward(r.rings(c.w)) {
		b := wrap(ring.title, smallSize, 110, quiet)
		half := place{b.width()/2 + 1, b.height()/2 + 1}
		on := mul(mul(radius, flat), ring.share)
		// On the ring, or else just inside it.
		reach := mul(half.x, max(way.x, -way.x)) + mul(half.y, max(way.y, -way.y)) + 1
		for _, distance := range []float64{on, on - reach, on - reach - 8} {
			at := way.times(max(distance, 0))
			here := extent{at.x - half.x, at.y - half.y, at.x + half.x, at.y + half.y}
			if (distance == on || distance > 0) && d.free(here) && apart(here, out) {
				out = append(out, ringTitle{b, at.x, at.y - b.height()/2})
				break
			}
		}
	}
	return out
}

// apart reports whether no title is there yet.
func apart(here extent, titles []ringTitle) bool {
	return !slices.ContainsFunc(titles, func(t ringTitle) bool {
		return here.meets(extent{t.x - t.width()/2, t.y, t.x + t.width()/2, t.y + t.height()})
	})
}
