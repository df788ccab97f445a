package layout

// state is a layout on its way: where nodes are, how links bow, and what is known
// of them.
type state struct {
	boxes []box
	fixed []bool
	links []link
	at    [][]int // the links of each node
	rings []ring
	of    [][]int // the rings of each node
	width float64 // 0 for as wide as it comes
	steps int     // the pieces of a line: 1 while links are straight
	work  int     // what may still be done

	touched []int // marks links, while costs are counted
	mark    int
}

// link is a link on its way.
type link struct {
	from, to int
	bow      float64 // to the left of its way; of a link to its own node, its way round
	ring     int     // the shortest ring it is in, or -1
	rank     int     // among those between the same two nodes
	line     [maxSteps + 1]Point
	low      Point // of the box around the line
	high     Point
	ends     [2]Point // where it leaves and reaches the borders
}

const maxSteps = 6

// ring is a loop that should look round.
type ring struct {
	nodes []int
	links []int
}

// newState makes a state of a graph, whose parts are sorted.
func newState(g Graph, steps int) *state {
	s := &state{
		boxes: make([]box, len(g.Nodes)), fixed: make([]bool, len(g.Nodes)), links: make([]link, len(g.Links)),
		at: make([][]int, len(g.Nodes)), of: make([][]int, len(g.Nodes)), width: g.Width, steps: steps,
		touched: make([]int, len(g.Links)),
	}
	for i, n := range g.Nodes {
		s.boxes[i] = box{n.At, n.Width / 2, n.Height / 2}
		s.fixed[i] = n.Given
	}
	same := map[[2]int]int{}
	for i, l := range g.Links {
		s.links[i] = link{from: l.From, to: l.To, ring: -1, rank: same[[2]int{l.From, l.To}]}
		same[[2]int{l.From, l.To}]++
		s.at[l.From] = append(s.at[l.From], i)
		if l.From != l.To {
			s.at[l.To] = append(s.at[l.To], i)
		}
	}
	for _, l := range g.Loops {
		s.addRing(l.Links)
	}
	for i := range s.links {
		s.startBow(i)
	}
	return s
}

func (s *state) addRing(links []int) {
	r := ring{links: links}
	for _, i := range links {
		l := &s.links[i]
		r.nodes = append(r.nodes, l.from)
		if l.ring < 0 || len(links) < len(s.rings[l.ring].links) {
			l.ring = len(s.rings)
		}
	}
	for _, v := range r.nodes {
		s.of[v] = append(s.of[v], len(s.rings))
	}
	s.rings = append(s.rings, r)
}

// The bows that links take: links of loops are arcs, others nearly straight.
const (
	loopBow  = 0.16
	pairBow  = 0.28
	otherBow = 0.06
)

var bows = [...]float64{0.06, -0.06, 0.16, -0.16, 0.28, -0.28, 0.42, -0.42, 0.6, -0.6}

func (s *state) startBow(i int) {
	l := &s.links[i]
	switch {
	case l.from == l.to:
		l.bow = float64(l.rank % selfWays)
	default:
		l.bow = s.usual(l) + mul(0.16, float64(l.rank))
	}
}

// curve returns a link as a whole, from middle to middle.
func (s *state) curve(i int) Curve {
	l := s.links[i]
	if l.from == l.to {
		return selfLoop(s.boxes[l.from], int(l.bow))
	}
	bow := l.bow
	if s.steps == 1 {
		bow = 0
	}
	return bowed(s.boxes[l.from].at, s.boxes[l.to].at, bow)
}

// draw draws a link anew.
func (s *state) draw(i int) {
	l := &s.links[i]
	c := s.curve(i)
	for k := range s.steps + 1 {
		p := c.At(float64(k) / float64(s.steps))
		l.line[k] = p
		if k == 0 {
			l.low, l.high = p, p
		}
		l.low = Point{min(l.low.X, p.X), min(l.low.Y, p.Y)}
		l.high = Point{max(l.high.X, p.X), max(l.high.Y, p.Y)}
	}
	l.ends[0], l.ends[1] = l.line[0], l.line[s.steps]
	if l.from != l.to {
		l.ends[0] = border(l.line[:s.steps+1], s.boxes[l.from].grown(tailGap), false)
		l.ends[1] = border(l.line[:s.steps+1], s.boxes[l.to].grown(headGap), true)
	}
}

// border returns where a line leaves a box that it begins in, or ends in.
func border(line []Point, b box, end bool) Point {
	last := len(line) - 1
	p := line[0]
	if end {
		p = line[last]
	}
	for k := 1; k <= last; k++ {
		q := line[k]
		if end {
			q = line[last-k]
		}
		if !b.holds(q) {
			// How far from p to q the nearest side is that is passed.
			t := 1.0
			d := q.minus(p)
			if d.X > 0 {
				t = min(t, (b.at.X+b.w-p.X)/d.X)
			} else if d.X < 0 {
				t = min(t, (b.at.X-b.w-p.X)/d.X)
			}
			if d.Y > 0 {
				t = min(t, (b.at.Y+b.h-p.Y)/d.Y)
			} else if d.Y < 0 {
				t = min(t, (b.at.Y-b.h-p.Y)/d.Y)
			}
			return p.between(q, max(t, 0))
		}
		p = q
	}
	return p
}

func (s *state) drawAll() {
	for i := range s.links {
		s.draw(i)
	}
}

// put moves a node, and draws its links anew.
func (s *state) put(v int, p Point) {
	s.boxes[v].at = s.inside(v, p)
	for _, i := range s.at[v] {
		s.draw(i)
	}
}

// inside returns the nearest place where a node keeps to the width.
func (s *state) inside(v int, p Point) Point {
	if s.width > 0 && !s.fixed[v] {
		half := min(s.boxes[v].w, s.width/2)
		p.X = min(max(p.X, half), s.width-half)
	}
	return p
}
