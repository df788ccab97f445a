package layout

// plan makes the routes of all links, and finds room for the texts.
func (s *state) plan(g Graph) Plan {
	p := Plan{Nodes: make([]Point, len(g.Nodes)), Links: make([]Route, len(g.Links)), Loops: make([]Label, len(g.Loops))}
	for v := range g.Nodes {
		if p.Nodes[v] = s.boxes[v].at; !s.fixed[v] {
			p.Nodes[v] = p.Nodes[v].rounded()
		}
		s.boxes[v].at = p.Nodes[v]
	}
	t := texts{graph: g, plan: &p, index: newIndex(), width: s.width}
	for v, b := range s.boxes {
		t.index.add(v, b)
	}
	for i, l := range s.links {
		c := s.curve(i)
		if l.from != l.to {
			c = c.trimmed(s.boxes[l.from], s.boxes[l.to])
		}
		p.Links[i] = Route{Curve: c.rounded(), Delay: 0.5}
		t.index.addCurve(i, p.Links[i].Curve)
		t.index.add(t.head(i), box{p.Links[i].Curve.At(p.Links[i].Curve.Back(4)), 3.5, 3.5})
	}
	t.delays()
	t.names(s) // before the signs, which find room anywhere along their links
	t.signs()
	return p
}

// texts finds room for what stands beside the links. Owners in the index are the
// nodes, then the delays, the signs, the heads of links and the names.
type texts struct {
	graph Graph
	plan  *Plan
	index *index
	width float64
}

func (t *texts) delay(i int) int { return len(t.graph.Nodes) + i }
func (t *texts) sign(i int) int  { return len(t.graph.Nodes) + len(t.graph.Links) + i }
func (t *texts) head(i int) int  { return len(t.graph.Nodes) + 2*len(t.graph.Links) + i }
func (t *texts) name(i int) int  { return len(t.graph.Nodes) + 3*len(t.graph.Links) + i }

// beyond says how bad it is that a box leaves the width.
func (t *texts) beyond(b box) float64 {
	const edge, bad = 5.0, 100.0
	if t.width > 0 && (b.at.X-b.w < -edge || b.at.X+b.w > t.width+edge) {
		return bad
	}
	return 0
}

// DelaySize is how large a mark of a delay is.
const DelaySize = 12.0

// delays puts the marks of delays near the middle of their links.
func (t *texts) delays() {
	for i, l := range t.graph.Links {
		if !l.Delay {
			continue
		}
		r := &t.plan.Links[i]
		least := 0.0
		for k, at := range [...]float64{0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2} {
			b := box{r.Curve.At(at), DelaySize / 2, DelaySize / 2}
			bad := mul(0.3, float64(k)) + mul(3, float64(t.index.crossed(b)-1))
			if !t.index.free(b, t.delay(i)) {
				bad += 50
			}
			if k == 0 || bad < least {
				least, r.Delay = bad, at
			}
		}
		t.index.add(t.delay(i), box{r.Curve.At(r.Delay), DelaySize / 2, DelaySize / 2})
	}
}

// signs puts the signs beside the heads. A second look finds better places for
// those that came first.
func (t *texts) signs() {
	for pass := range 2 {
		for i, l := range t.graph.Links {
			if l.Sign == (Size{}) {
				continue
			}
			if pass > 0 {
				t.index.remove(t.sign(i), t.signBox(i, t.plan.Links[i].Sign))
			}
			at := t.placeSign(i)
			t.plan.Links[i].Sign = at
			t.index.add(t.sign(i), t.signBox(i, at))
		}
	}
}

func (t *texts) signBox(i int, at Point) box {
	size := t.graph.Links[i].Sign
	return box{at, size.Width / 2, size.Height / 2}
}

func (t *texts) placeSign(i int) Point {
	c := t.plan.Links[i].Curve
	half := max(t.graph.Links[i].Sign.Width, t.graph.Links[i].Sign.Height) / 2
	var best Point
	least := -1.0
	try := func(p Point, bad float64) {
		p = p.rounded()
		b := t.signBox(i, p)
		if least >= 0 && bad >= least || !t.index.free(b.grown(1), t.sign(i)) {
			return
		}
		bad += mul(2.5, float64(t.index.crossed(b))) + t.beyond(b)
		bad += mul(1.5, float64(t.heads(i, p)))
		if least < 0 || bad < least {
			best, least = p, bad
		}
	}
	for k, back := range [...]float64{15, 20, 26, 33, 42, 54} {
		at := c.Back(back)
		if at < 0.12 {
			break
		}
		for side, way := range [...]float64{1, -1} {
			for off, beside := range [...]float64{3, 6} {
				p := c.At(at).plus(c.Along(at).left().times(mul(way, half+beside)))
				try(p, mul(0.5, float64(k))+mul(0.1, float64(side))+mul(0.3, float64(off)))
			}
		}
	}
	if least >= 0 {
		return best
	}
	for k := range 9 { // anywhere along the link
		at := 0.9 - float64(k)/10
		for _, way := range [...]float64{1, -1} {
			for _, beside := range [...]float64{3, 8, 14} {
				try(c.At(at).plus(c.Along(at).left().times(mul(way, half+beside))), 4+float64(k))
			}
		}
	}
	if least >= 0 {
		return best
	}
	return t.anywhere(c[3], t.signBox(i, Point{}), t.sign(i))
}

// heads counts the heads of other links that a sign could be taken for.
func (t *texts) heads(i int, p Point) int {
	const near = 15.0
	own := p.minus(t.plan.Links[i].Curve[3]).length()
	n := 0
	to := t.graph.Links[i].To
	for j, l := range t.graph.Links {
		if j != i && l.To == to {
			if d := p.minus(t.plan.Links[j].Curve[3]).length(); d < near || d < own {
				n++
			}
		}
	}
	return n
}

// anywhere returns the nearest free place, in squares round a point. There is
// one, since all that there is has an end.
func (t *texts) anywhere(near Point, b box, owner int) Point {
	const step = 9.0
	for r := 1; r < 4000; r++ {
		for x := -r; x <= r; x++ {
			for y := -r; y <= r; y++ {
				if max(x, -x) != r && max(y, -y) != r {
					continue
				}
				b.at = near.plus(Point{mul(step, float64(x)), mul(step, float64(y))}).rounded()
				if t.index.free(b.grown(1), owner) && t.beyond(b) == 0 {
					return b.at
				}
			}
		}
	}
	return near
}
