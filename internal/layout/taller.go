package layout

import "math"

// faults keep people from reading a plan.
type faults struct {
	through int // links through nodes that they do not belong to
	struck  int // links through signs, and through names of loops
}

// all weighs a name that cannot be read as much as four signs.
func (f faults) all() int { return 4*f.through + f.struck }

// faults counts those of a plan.
func (p *Plan) faults(g Graph) (f faults) {
	links, texts := newIndex(), []box{}
	for i, l := range g.Links {
		links.addCurve(i, p.Links[i].Curve)
		if l.Sign != (Size{}) {
			texts = append(texts, box{p.Links[i].Sign, l.Sign.Width / 2, l.Sign.Height / 2})
		}
	}
	for i, l := range g.Loops {
		if l.Name != (Size{}) {
			texts = append(texts, box{p.Loops[i].At, l.Name.Width / 2, l.Name.Height / 2})
		}
	}
	for _, b := range texts {
		f.struck += links.crossed(b)
	}
	for v, n := range g.Nodes {
		f.through += links.crossed(box{p.Nodes[v], n.Width / 2, n.Height / 2}) // of others
	}
	for i, l := range g.Links { // and not of its own, which may reach into it
		own := newIndex()
		own.addCurve(0, p.Links[i].Curve)
		f.through -= own.crossed(box{p.Nodes[l.From], g.Nodes[l.From].Width / 2, g.Nodes[l.From].Height / 2})
		if l.From != l.To {
			f.through -= own.crossed(box{p.Nodes[l.To], g.Nodes[l.To].Width / 2, g.Nodes[l.To].Height / 2})
		}
	}
	return f
}

// heights are how many times as tall a layout may become.
var heights = [...]float64{1.25, 1.5, 1.8, 2.2}

// taller draws nodes apart, down the page, where links go through signs and names, as
// long as that helps: a page can be as long as it likes, and not as wide.
func (s *state) taller(g Graph, plan Plan) Plan {
	before := plan.faults(g)
	if before.through == 0 && before.struck <= max(2, len(g.Links)/10) {
		return plan
	}
	was, bows := make([]Point, len(s.boxes)), make([]float64, len(s.links))
	for v, b := range s.boxes {
		was[v] = b.at
	}
	for i, l := range s.links {
		bows[i] = l.bow
	}
	wide := mul(1.08, max(plan.across(g), g.Width))
	best, least := plan, before.all()*7/10 // less than a third better is not worth the way down
	for k := range 2 * len(heights) {
		for v := range s.boxes {
			s.boxes[v].at = Point{was[v].X, mul(was[v].Y, heights[k/2])}
		}
		for i := range s.links {
			s.links[i].bow = bows[i]
		}
		s.adjust(k%2 == 1)
		p := s.plan(g)
		if n := p.faults(g).all(); n < least && p.across(g) <= wide {
			best, least = p, n
		}
		if 3*least <= before.all() {
			break
		}
	}
	return best
}

// adjust finds better bows for links whose nodes were moved, and if asked to, better
// places close by for nodes.
func (s *state) adjust(nodes bool) {
	s.drawAll()
	if len(s.boxes) > searched {
		return
	}
	s.work = workCurved
	for range 2 {
		for v := range s.boxes {
			if nodes && s.work > 0 {
				s.improveNode(v, 0.1)
			}
		}
		s.improveBows()
	}
	if nodes {
		s.separate()
	}
}

// across returns how wide a plan is.
func (p *Plan) across(g Graph) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	see := func(x, half float64) { low, high = min(low, x-half), max(high, x+half) }
	for v, n := range g.Nodes {
		see(p.Nodes[v].X, n.Width/2)
	}
	for i, l := range g.Links {
		see(p.Links[i].Sign.X, l.Sign.Width/2)
		for k := range 13 {
			see(p.Links[i].Curve.At(float64(k)/12).X, 0)
		}
	}
	for i, l := range g.Loops {
		see(p.Loops[i].At.X, l.Name.Width/2)
	}
	return high - low
}
