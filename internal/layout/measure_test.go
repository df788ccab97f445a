package layout_test

import (
	"math"
	"testing"

	"github.com/govmaturity/govmaturity/internal/layout"
)

// measured is how well people can read a layout.
type measured struct {
	overlaps int // of two texts
	crossed  int // pairs of links that cross, as often as they do
	through  int // links through the text of a node
	struck   int // links through a sign or a name
	width    float64
	height   float64
}

type rectangle struct{ x, y, w, h float64 } // the middle, and half the sizes

func (a rectangle) overlaps(b rectangle) bool {
	return math.Abs(a.x-b.x) < a.w+b.w-1e-9 && math.Abs(a.y-b.y) < a.h+b.h-1e-9
}

func (a rectangle) holds(p layout.Point) bool {
	return math.Abs(p.X-a.x) < a.w && math.Abs(p.Y-a.y) < a.h
}

func around(at layout.Point, w, h float64) rectangle { return rectangle{at.X, at.Y, w / 2, h / 2} }

const fine = 40 // pieces of a curve

func line(c layout.Curve) (out [fine + 1]layout.Point) {
	for k := range out {
		out[k] = c.At(float64(k) / fine)
	}
	return out
}

// measure counts all, in the slowest way: each with each.
func measure(g layout.Graph, p layout.Plan) measured {
	var m measured
	var nodes, texts []rectangle
	for i, n := range g.Nodes {
		nodes = append(nodes, around(p.Nodes[i], n.Width, n.Height))
	}
	lines := make([][fine + 1]layout.Point, len(g.Links))
	for i, l := range g.Links {
		lines[i] = line(p.Links[i].Curve)
		if l.Sign != (layout.Size{}) {
			texts = append(texts, around(p.Links[i].Sign, l.Sign.Width, l.Sign.Height))
		}
	}
	for i, l := range g.Loops {
		if l.Name != (layout.Size{}) {
			texts = append(texts, around(p.Loops[i].At, l.Name.Width, l.Name.Height))
		}
	}
	all := append(append([]rectangle{}, nodes...), texts...)
	for i, a := range all {
		for _, b := range all[:i] {
			if a.overlaps(b) {
				m.overlaps++
			}
		}
	}
	for i := range lines {
		for j := range i {
			m.crossed += crossings(lines[i], lines[j])
		}
		for v, b := range nodes {
			if l := g.Links[i]; l.From != v && l.To != v && passes(lines[i], b) {
				m.through++
			}
		}
		for _, b := range texts {
			if passes(lines[i], b) {
				m.struck++
			}
		}
	}
	low, high := layout.Point{X: math.Inf(1), Y: math.Inf(1)}, layout.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, b := range all {
		low = layout.Point{X: min(low.X, b.x-b.w), Y: min(low.Y, b.y-b.h)}
		high = layout.Point{X: max(high.X, b.x+b.w), Y: max(high.Y, b.y+b.h)}
	}
	m.width, m.height = high.X-low.X, high.Y-low.Y
	return m
}

func passes(line [fine + 1]layout.Point, b rectangle) bool {
	for k := range fine * 3 { // points close to each other
		p, q := line[k/3], line[k/3+1]
		t := float64(k%3) / 3
		if b.holds(layout.Point{X: p.X + t*(q.X-p.X), Y: p.Y + t*(q.Y-p.Y)}) {
			return true
		}
	}
	return false
}

func crossings(a, b [fine + 1]layout.Point) int {
	n := 0
	side := func(p, q, r layout.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	for k := range fine {
		for m := range fine {
			p, q, r, s := a[k], a[k+1], b[m], b[m+1]
			if math.Max(p.X, q.X) < math.Min(r.X, s.X) || math.Max(r.X, s.X) < math.Min(p.X, q.X) {
				continue
			}
			if side(p, q, r)*side(p, q, s) < 0 && side(r, s, p)*side(r, s, q) < 0 {
				n++
			}
		}
	}
	return n
}

// circular is the plain layout to compare with: all nodes on one circle, in the
// order of the file, and straight links.
func circular(g layout.Graph) layout.Plan {
	p := layout.Plan{Links: make([]layout.Route, len(g.Links)), Loops: make([]layout.Label, len(g.Loops))}
	radius := 0.0
	for _, n := range g.Nodes {
		radius += math.Hypot(n.Width, n.Height) + 20
	}
	radius /= 2 * math.Pi
	for i := range g.Nodes {
		a := 2 * math.Pi * float64(i) / float64(len(g.Nodes))
		p.Nodes = append(p.Nodes, layout.Point{X: radius * math.Sin(a), Y: -radius * math.Cos(a)})
	}
	return straight(g, p)
}

// straight joins the nodes by straight lines.
func straight(g layout.Graph, p layout.Plan) layout.Plan {
	p.Links = make([]layout.Route, len(g.Links))
	p.Loops = make([]layout.Label, len(g.Loops))
	for i, l := range g.Links {
		a, b := p.Nodes[l.From], p.Nodes[l.To]
		p.Links[i].Curve = layout.Curve{a, a, b, b}
	}
	return p
}

func TestData(t *testing.T) {
	var all, plain measured
	for _, d := range diagrams(t) {
		for _, width := range []float64{0, 288} {
			g := d.graph
			g.Width = width
			p, err := layout.Of(g)
			if err != nil {
				t.Fatal(err)
			}
			m := measure(g, p)
			t.Logf("%-42s %4.0f: %2d nodes %3d links %d loops, %3d crossings, %d through nodes, %d through signs, %.0f by %.0f, scale %v", d.name, width, len(g.Nodes), len(g.Links), len(g.Loops), m.crossed, m.through, m.struck, m.width, m.height, p.Scale)
			if m.overlaps != 0 {
				t.Errorf("%s: %d texts overlap", d.name, m.overlaps)
			}
			if width == 0 {
				c := measure(g, circular(g))
				all.crossed, plain.crossed = all.crossed+m.crossed, plain.crossed+c.crossed
				all.through, plain.through = all.through+m.through, plain.through+c.through
			}
		}
	}
	t.Logf("crossings %d, on one circle %d; through nodes %d, on one circle %d", all.crossed, plain.crossed, all.through, plain.through)
	if all.crossed >= plain.crossed {
		t.Errorf("%d crossings are no better than the %d of a circle", all.crossed, plain.crossed)
	}
}
