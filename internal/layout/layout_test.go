package layout_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/internal/layout"
	"github.com/govmaturity/govmaturity/internal/long"
)

// random makes a graph of so many nodes, with texts of all lengths, parallel
// links and links from a node to itself.
func random(r *rand.Rand, nodes, links int) layout.Graph {
	m := newMaker("random")
	words := []string{"trust", "budget", "of", "digital services", "a", "interoperability", "capacity", "pressure for results"}
	for v := range nodes {
		label := strconv.Itoa(v)
		for range r.IntN(5) {
			label += " " + words[r.IntN(len(words))]
		}
		m.node(strconv.Itoa(v), label, nil)
	}
	for range links {
		m.link(r.IntN(nodes), r.IntN(nodes), r.IntN(4) == 0)
	}
	g := m.done().graph
	if r.IntN(2) == 0 {
		g.Width = 240 + 100*r.Float64()
	}
	return g
}

func plan(tb testing.TB, g layout.Graph) layout.Plan {
	tb.Helper()
	p, err := layout.Of(g)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// No text covers another, whatever is laid out.
func TestNoTextCoversAnother(t *testing.T) {
	for seed := range uint64(long.Count(4, 60)) {
		r := rand.New(rand.NewPCG(seed, 1))
		nodes := 1 + r.IntN(60)
		g := random(r, nodes, r.IntN(2*nodes+3))
		p := plan(t, g)
		if m := measure(g, p); m.overlaps != 0 {
			t.Errorf("seed %d: %d nodes, %d links, width %v: %d texts overlap", seed, nodes, len(g.Links), g.Width, m.overlaps)
		}
		for v, at := range p.Nodes {
			if w := g.Nodes[v].Width / 2; g.Width > 0 && w*2 <= g.Width && (at.X-w < -0.01 || at.X+w > g.Width+0.01) {
				t.Errorf("seed %d: node %d at %v leaves the width %v", seed, v, at, g.Width)
			}
		}
	}
}

// The order in which nodes and links are listed makes no difference, and the
// same graph gives the same plan again.
func TestOrderMakesNoDifference(t *testing.T) {
	for seed := range uint64(long.Count(1, 10)) {
		r := rand.New(rand.NewPCG(seed, 2))
		g := random(r, 2+r.IntN(20), r.IntN(40))
		p := plan(t, g)
		if again := plan(t, g); !reflect.DeepEqual(p, again) {
			t.Fatalf("seed %d: another plan the second time: %s", seed, cmp.Diff(p, again))
		}
		nodes, links := r.Perm(len(g.Nodes)), r.Perm(len(g.Links)) // where each goes
		h := layout.Graph{Nodes: make([]layout.Node, len(nodes)), Links: make([]layout.Link, len(links)), Width: g.Width}
		for v, to := range nodes {
			h.Nodes[to] = g.Nodes[v]
		}
		for i, to := range links {
			l := g.Links[i]
			l.From, l.To = nodes[l.From], nodes[l.To]
			h.Links[to] = l
		}
		for _, l := range g.Loops {
			turned := make([]int, len(l.Links))
			by := r.IntN(len(turned))
			for k, i := range l.Links {
				turned[(k+by)%len(turned)] = links[i]
			}
			h.Loops = append(h.Loops, layout.Loop{Links: turned, Name: l.Name})
		}
		q := plan(t, h)
		for v, to := range nodes {
			if p.Nodes[v] != q.Nodes[to] {
				t.Fatalf("seed %d: node %d is at %v, and in another order at %v", seed, v, p.Nodes[v], q.Nodes[to])
			}
		}
		for i, to := range links {
			if p.Links[i] != q.Links[to] {
				t.Fatalf("seed %d: link %d goes another way in another order", seed, i)
			}
		}
		if !slices.Equal(p.Loops, q.Loops) {
			t.Fatalf("seed %d: loops are named elsewhere in another order", seed)
		}
	}
}

// Given positions are kept to the bit where nothing overlaps.
func TestGivenPositions(t *testing.T) {
	for seed := range uint64(long.Count(4, 40)) {
		r := rand.New(rand.NewPCG(seed, 3))
		g := random(r, 3+r.IntN(20), 25)
		for v := range g.Nodes {
			if v%4 > 0 || seed%2 == 0 {
				g.Nodes[v].Given = true
				g.Nodes[v].At = layout.Point{X: 400*float64(v%5) + r.Float64(), Y: 300*float64(v/5) + r.Float64()}
			}
		}
		g.Width = 0
		p := plan(t, g)
		if p.Scale != 1 || len(p.Moved) > 0 {
			t.Fatalf("seed %d: scale %v, moved %v", seed, p.Scale, p.Moved)
		}
		for v, n := range g.Nodes {
			if n.Given && p.Nodes[v] != n.At {
				t.Errorf("seed %d: node %d was given %v and is at %v", seed, v, n.At, p.Nodes[v])
			}
		}
		if m := measure(g, p); m.overlaps != 0 {
			t.Errorf("seed %d: %d texts overlap", seed, m.overlaps)
		}
	}
}

// Where given boxes overlap, all are drawn apart by one factor. What no factor
// helps is moved, and said.
func TestGivenPositionsThatOverlap(t *testing.T) {
	at := func(id string, x, y float64) layout.Node {
		return layout.Node{ID: id, Width: 60, Height: 20, Given: true, At: layout.Point{X: x, Y: y}}
	}
	g := layout.Graph{Nodes: []layout.Node{at("a", 10, 10), at("b", 50, 10), at("c", 10, 200)}}
	p := plan(t, g)
	if p.Scale <= 1 || p.Scale > 2 || len(p.Moved) != 0 {
		t.Errorf("scale %v, moved %v", p.Scale, p.Moved)
	}
	for v, n := range g.Nodes {
		if want := (layout.Point{X: n.At.X * p.Scale, Y: n.At.Y * p.Scale}); p.Nodes[v] != want {
			t.Errorf("node %d is at %v, want %v", v, p.Nodes[v], want)
		}
	}
	g.Nodes = append(g.Nodes, at("a2", 10, 10))
	p = plan(t, g)
	if !slices.Equal(p.Moved, []int{3}) {
		t.Errorf("moved %v: of two in one place the later one moves", p.Moved)
	}
	if m := measure(g, p); m.overlaps != 0 {
		t.Errorf("%d texts overlap", m.overlaps)
	}
}

// What is given is drawn nearer together where it would leave the width, as far
// as texts leave room.
func TestGivenPositionsThatAreWide(t *testing.T) {
	at := func(id string, x, y float64) layout.Node {
		return layout.Node{ID: id, Width: 60, Height: 20, Given: true, At: layout.Point{X: x, Y: y}}
	}
	g := layout.Graph{Nodes: []layout.Node{at("a", 100, 100), at("b", 900, 100), at("c", 500, 400)}, Width: 300}
	p := plan(t, g)
	if p.Scale != 0.3 || p.Nodes[1].X-p.Nodes[0].X > 240 || len(p.Moved) > 0 {
		t.Errorf("scale %v, moved %v, at %v", p.Scale, p.Moved, p.Nodes)
	}
	g.Nodes = append(g.Nodes, at("d", 600, 400)) // 100 from c: not nearer than 60 and some room
	if p = plan(t, g); p.Scale != 1 {
		t.Errorf("scale %v", p.Scale)
	}
}

// A loop looks round: its nodes are in order round its middle, which its name is
// near, and it is said which way it runs.
func TestLoopsAreRound(t *testing.T) {
	for n := 3; n <= 12; n++ {
		m := newMaker("ring")
		for v := range n {
			m.node(strconv.Itoa(v), "node "+strconv.Itoa(v), nil)
		}
		for v := range n {
			m.link(v, (v+1)%n, false)
		}
		g := m.done().graph
		p := plan(t, g)
		area, length := 0.0, 0.0
		for v := range n {
			a, b := p.Nodes[v], p.Nodes[(v+1)%n]
			area += (a.X*b.Y - a.Y*b.X) / 2
			length += math.Hypot(a.X-b.X, a.Y-b.Y)
		}
		// A circle has 1, a regular polygon almost as much.
		regular := math.Pi / float64(n) / math.Tan(math.Pi/float64(n))
		if round := 4 * math.Pi * math.Abs(area) / length / length; round < 0.8*regular {
			t.Errorf("a loop of %d is no more than %.2f round, of %.2f", n, round, regular)
		}
		if p.Loops[0].Clockwise != (area > 0) {
			t.Errorf("a loop of %d runs the other way", n)
		}
		if got := measure(g, p); got.crossed+got.through+got.struck+got.overlaps > 0 {
			t.Errorf("a loop of %d: %+v", n, got)
		}
	}
}

// Links between the same two nodes, and from a node to itself, can be told apart.
func TestParallelLinks(t *testing.T) {
	g := layout.Graph{Nodes: []layout.Node{{ID: "a", Width: 40, Height: 20}, {ID: "b", Width: 40, Height: 20}}}
	for i, ends := range [][2]int{{0, 1}, {0, 1}, {1, 0}, {1, 0}, {0, 0}, {0, 0}} {
		g.Links = append(g.Links, layout.Link{ID: strconv.Itoa(i), From: ends[0], To: ends[1], Sign: layout.Size{Width: 10, Height: 10}})
	}
	p := plan(t, g)
	for i := range g.Links {
		for j := range i {
			a, b := p.Links[i].Curve.At(0.5), p.Links[j].Curve.At(0.5)
			if d := math.Hypot(a.X-b.X, a.Y-b.Y); d < 8 {
				t.Errorf("links %d and %d are %v apart in their middle", i, j, d)
			}
		}
	}
	if m := measure(g, p); m.overlaps+m.through > 0 {
		t.Errorf("%+v", m)
	}
}

// As much as can be laid out is, without texts that overlap.
func TestMost(t *testing.T) {
	nodes, links := 300, 900
	if long.Enabled() {
		nodes, links = layout.MaxNodes, layout.MaxLinks
	}
	g := random(rand.New(rand.NewPCG(1, 4)), nodes, links)
	g.Width = 1900
	p := plan(t, g)
	if m := overlapping(g, p); m != 0 {
		t.Errorf("%d texts overlap", m)
	}
}

// overlapping counts texts that overlap, and nothing else.
func overlapping(g layout.Graph, p layout.Plan) int {
	g.Links = slices.Clone(g.Links)
	var all []rectangle
	for i, n := range g.Nodes {
		all = append(all, around(p.Nodes[i], n.Width, n.Height))
	}
	for i, l := range g.Links {
		all = append(all, around(p.Links[i].Sign, l.Sign.Width, l.Sign.Height))
	}
	for i, l := range g.Loops {
		all = append(all, around(p.Loops[i].At, l.Name.Width, l.Name.Height))
	}
	n := 0
	for i, a := range all {
		for _, b := range all[:i] {
			if a.overlaps(b) {
				n++
			}
		}
	}
	return n
}

func TestRefused(t *testing.T) {
	one := []layout.Node{{Width: 1, Height: 1}}
	for why, g := range map[string]layout.Graph{
		"too many nodes":       {Nodes: make([]layout.Node, layout.MaxNodes+1)},
		"too many links":       {Nodes: one, Links: make([]layout.Link, layout.MaxLinks+1)},
		"too many loops":       {Nodes: one, Loops: make([]layout.Loop, layout.MaxLoops+1)},
		"no width":             {Nodes: one, Width: math.NaN()},
		"no size":              {Nodes: []layout.Node{{Width: math.Inf(1)}}},
		"a negative size":      {Nodes: []layout.Node{{Width: -1}}},
		"no place":             {Nodes: []layout.Node{{Given: true, At: layout.Point{X: math.NaN()}}}},
		"a link to nowhere":    {Nodes: one, Links: []layout.Link{{To: 1}}},
		"a link from nowhere":  {Nodes: one, Links: []layout.Link{{From: -1}}},
		"a sign without size":  {Nodes: one, Links: []layout.Link{{Sign: layout.Size{Width: math.NaN()}}}},
		"a loop of nothing":    {Nodes: one, Loops: []layout.Loop{{}}},
		"a loop of what isn't": {Nodes: one, Links: make([]layout.Link, 1), Loops: []layout.Loop{{Links: []int{1}}}},
		"a loop that is open":  {Nodes: append(one, one...), Links: []layout.Link{{To: 1}}, Loops: []layout.Loop{{Links: []int{0}}}},
	} {
		if _, err := layout.Of(g); err == nil {
			t.Errorf("%s is laid out", why)
		}
	}
	if p, err := layout.Of(layout.Graph{}); err != nil || len(p.Nodes) != 0 {
		t.Errorf("nothing: %v, %v", p, err)
	}
}
