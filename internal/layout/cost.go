package layout

import "math"

// What is bad, in crossings.
const (
	costCross   = 1.3
	costThrough = 3.0  // a link through a node
	costNear    = 4.0  // nodes on each other, at most
	costSame    = 1.5  // links that leave or reach a node on the same line
	costEnds    = 0.6  // links that leave or reach a node in the same place
	costRound   = 1.8  // a loop that is not round at all
	costLength  = 0.12 // a link twice as long as it should be
	costShort   = 0.6  // a link that cannot be seen
	costBow     = 1.2  // a bow that differs by a whole distance
	costPair    = 2.5  // the same, of two links that go back and forth
	costSide    = 0.3  // a bow to the inside of its loop
	costApart   = 0.35 // nodes that are close
)

const (
	clear = 9.0  // around nodes, for links
	apart = 13.0 // between nodes at least
	most  = 70.0 // how far a link bows aside
	roomy = 46.0 // between nodes, if there is room
	ideal = 84.0 // between the borders of nodes that are linked
)

// cost counts all.
func (s *state) cost() float64 {
	nodes, links := make([]int, len(s.boxes)), make([]int, len(s.links))
	for i := range nodes {
		nodes[i] = i
	}
	for i := range links {
		links[i] = i
	}
	return s.part(nodes, links)
}

// around returns the part of the cost that changes when nodes are moved.
func (s *state) around(nodes ...int) float64 {
	var links []int
	for _, v := range nodes {
		links = append(links, s.at[v]...)
	}
	return s.part(nodes, links)
}

// part returns the part of the cost that some nodes and links have a share in.
func (s *state) part(nodes, links []int) float64 {
	s.mark++
	sum := 0.0
	for _, i := range links {
		if s.touched[i] == s.mark {
			continue
		}
		s.touched[i] = s.mark
		sum += s.own(i)
		for j := range s.links {
			if s.touched[j] != s.mark {
				sum += s.pair(i, j)
			}
		}
		for v := range s.boxes {
			sum += s.through(i, v)
		}
		s.work -= len(s.links) + len(s.boxes)/2
	}
	for k, v := range nodes {
		for j := range s.links {
			if s.touched[j] != s.mark {
				sum += s.through(j, v)
			}
		}
		sum += s.neighbours(v, nodes[:k])
		s.work -= len(s.links)/2 + len(s.boxes)/2
	}
	return sum + s.roundness(nodes)
}

// own is the cost of a link alone: its length and its bow.
func (s *state) own(i int) float64 {
	l := &s.links[i]
	if l.from == l.to {
		return mul(0.01, l.bow) + s.outside(l)
	}
	a, b := s.boxes[l.from], s.boxes[l.to]
	way := b.at.minus(a.at)
	want := ideal + reach(a, way) + reach(b, way)
	off := way.length()/want - 1
	if off < 0 {
		off *= 1.6
	}
	sum := mul(costLength, min(mul(off, off), off+6)) + s.short(l, way.length()-want+ideal)
	if s.steps == 1 {
		return sum
	}
	heavy := costBow
	if l.ring >= 0 && len(s.rings[l.ring].links) == 2 {
		heavy = costPair
	}
	sum += mul(heavy, math.Abs(math.Abs(l.bow)-s.usual(l))) + s.outside(l)
	if bulge := mul(math.Abs(l.bow), way.length()); bulge > most {
		sum += (bulge - most) / 150
	}
	if l.ring >= 0 && mul(l.bow, s.lean(i)) < 0 {
		sum += costSide
	}
	return sum
}

// short is the cost of a link that is too short for its head and sign, or, of two
// that go back and forth, for a name between them.
func (s *state) short(l *link, visible float64) float64 {
	const least, named = 34.0, 58.0
	bad := 0.0
	if visible < least {
		bad = mul(costShort, 1-visible/least)
	}
	if l.ring >= 0 && len(s.rings[l.ring].links) == 2 && visible < named {
		bad += mul(costShort, 1-visible/named)
	}
	return bad
}

// usual returns how much a link bows. Two that go back and forth leave room for
// a name between them.
func (s *state) usual(l *link) float64 {
	switch {
	case l.ring < 0:
		return otherBow
	case len(s.rings[l.ring].links) == 2:
		return pairBow
	}
	return loopBow
}

// outside is the cost of a line that leaves the width.
func (s *state) outside(l *link) float64 {
	if s.width == 0 {
		return 0
	}
	out := max(0, -1-l.low.X) + max(0, l.high.X-s.width-1)
	if out == 0 {
		return 0
	}
	return costThrough + out/20
}

// reach returns about how far a box goes from its middle along a direction.
func reach(b box, way Point) float64 {
	u := way.unit()
	x, y := math.Abs(u.X), math.Abs(u.Y)
	switch {
	case mul(x, b.h) < mul(y, b.w):
		return b.h / max(y, 1e-9)
	case x > 0:
		return b.w / x
	}
	return 0
}

// lean returns the side that a link of a loop should bow to, so that the loop is
// round: away from its middle. A pair of links that go back and forth bow to
// their left.
func (s *state) lean(i int) float64 {
	l := &s.links[i]
	r := s.rings[l.ring]
	if len(r.nodes) < 3 {
		return 1
	}
	var middle Point
	for _, v := range r.nodes {
		middle = middle.plus(s.boxes[v].at)
	}
	middle = middle.times(1 / float64(len(r.nodes)))
	a, b := s.boxes[l.from].at, s.boxes[l.to].at
	if cross(b.minus(a), middle.minus(a)) >= 0 {
		return 1 // the middle is clockwise, on the right
	}
	return -1
}

// pair is the cost of two links: where they cross, and where they leave or reach
// a node together.
func (s *state) pair(i, j int) float64 {
	if i == j {
		return 0
	}
	a, b := &s.links[i], &s.links[j]
	if a.low.X > b.high.X || b.low.X > a.high.X || a.low.Y > b.high.Y || b.low.Y > a.high.Y {
		return 0
	}
	return mul(costCross, float64(s.crossings(a, b))) + s.together(a, b)
}

// crossings counts how often two links cross.
func (s *state) crossings(a, b *link) int {
	n := 0
	if a.low.X > b.high.X || b.low.X > a.high.X || a.low.Y > b.high.Y || b.low.Y > a.high.Y {
		return 0
	}
	for k := range s.steps {
		p, q := a.line[k], a.line[k+1]
		if max(p.X, q.X) < b.low.X || min(p.X, q.X) > b.high.X || max(p.Y, q.Y) < b.low.Y || min(p.Y, q.Y) > b.high.Y {
			continue
		}
		for m := range s.steps {
			if meet(p, q, b.line[m], b.line[m+1]) {
				n++
			}
		}
	}
	return n
}

// together is the cost of two links that share a node and run side by side.
func (s *state) together(a, b *link) float64 {
	const near, close = 20.0, 17.0
	if a.from == a.to && b.from == b.to {
		if a.from == b.from && a.bow == b.bow {
			return costSame
		}
		return 0
	}
	if s.steps == 1 && (a.from == b.from && a.to == b.to || a.from == b.to && a.to == b.from) {
		return 0 // their bows will differ
	}
	sum := 0.0
	// The ends: half a line away from the node that they share.
	for _, e := range [4][2]bool{{false, false}, {false, true}, {true, false}, {true, true}} {
		v, w := a.from, b.from
		if e[0] {
			v = a.to
		}
		if e[1] {
			w = b.to
		}
		if v != w {
			continue
		}
		p, q := s.out(a, e[0]), s.out(b, e[1])
		if d := p.minus(q).length(); d < near {
			sum += mul(costSame, 1-d/near)
		}
		p, q = a.ends[0], b.ends[0]
		if e[0] {
			p = a.ends[1]
		}
		if e[1] {
			q = b.ends[1]
		}
		if d := p.minus(q).length(); d < close {
			bad := costEnds
			if e[0] && e[1] {
				bad *= 1.5 // two heads, and their signs
			}
			sum += mul(bad, 1-d/close)
		}
	}
	return sum
}

// out returns a place on a link some way from one of its ends.
func (s *state) out(l *link, head bool) Point {
	const far = 0.33
	if s.steps == 1 {
		if head {
			return l.line[1].between(l.line[0], far)
		}
		return l.line[0].between(l.line[1], far)
	}
	k := s.steps / 3
	if head {
		k = s.steps - k
	}
	return l.line[k]
}

// through is the cost of a link that passes through a node.
func (s *state) through(i, v int) float64 {
	l := &s.links[i]
	if l.from == v || l.to == v {
		return 0
	}
	b := s.boxes[v].grown(clear)
	if l.low.X >= b.at.X+b.w || l.high.X <= b.at.X-b.w || l.low.Y >= b.at.Y+b.h || l.high.Y <= b.at.Y-b.h {
		return 0
	}
	for k := range s.steps {
		if b.cuts(l.line[k], l.line[k+1]) {
			return costThrough
		}
	}
	return 0
}

// neighbours is the cost of a node that is too near to others, except some.
func (s *state) neighbours(v int, except []int) float64 {
	sum := 0.0
next:
	for u := range s.boxes {
		if u == v {
			continue
		}
		x, y := s.boxes[v].overlap(s.boxes[u])
		if x <= -roomy || y <= -roomy {
			continue
		}
		for _, w := range except {
			if u == w {
				continue next
			}
		}
		in := min(x, y) // negative: the room between them
		if in > -apart {
			sum += mul(costNear, 0.5+min(1, (in+apart)/60)/2)
		}
		d := (min(in, 0) + roomy) / roomy
		sum += mul(costApart, mul(d, d))
	}
	return sum
}

// roundness is the cost of the loops through some nodes: nothing for a circle.
func (s *state) roundness(nodes []int) float64 {
	sum := 0.0
	for k, v := range nodes {
	next:
		for _, r := range s.of[v] {
			for _, u := range nodes[:k] {
				for _, other := range s.of[u] {
					if other == r {
						continue next
					}
				}
			}
			sum += s.unround(s.rings[r])
		}
	}
	return sum
}

// unround compares the area of a loop with that of a circle of its length.
func (s *state) unround(r ring) float64 {
	n := len(r.nodes)
	if n < 3 {
		return 0
	}
	s.work -= n / 2
	area, length := 0.0, 0.0
	first := s.boxes[r.nodes[0]].at
	for k, v := range r.nodes {
		p, q := s.boxes[v].at, s.boxes[r.nodes[(k+1)%n]].at
		area += cross(p.minus(first), q.minus(first))
		length += q.minus(p).length()
	}
	if length == 0 {
		return costRound
	}
	// Long loops matter as much as short ones, together.
	return mul(costRound, 1-min(1, mul(2*math.Pi, math.Abs(area))/mul(length, length)))
}
