package layout

import (
	"cmp"
	"math"
	"slices"
)

// whole lays out a graph component by component, and puts them side by side.
func whole(g Graph) *state {
	all := newState(g, maxSteps)
	parts := components(g)
	var placed []parcel
	var below *Point // the lower left corner of what is given
	for _, nodes := range parts {
		sub, links := part(g, nodes)
		s := solve(sub)
		for k, v := range nodes {
			all.boxes[v].at = s.boxes[k].at
		}
		for k, i := range links {
			all.links[i].bow = s.links[k].bow
			all.links[i].line = s.links[k].line
		}
		p := s.parcel(nodes)
		if slices.Contains(s.fixed, true) {
			below = &Point{p.low.X, p.high.Y}
			continue
		}
		placed = append(placed, p)
	}
	all.pack(placed, below)
	all.drawAll()
	return all
}

// parcel is a component that has its places, and how much room it takes.
type parcel struct {
	nodes     []int
	low, high Point // with links
	from, to  float64
}

func (s *state) parcel(nodes []int) parcel {
	low, high := s.extent()
	from, to := low.X, high.X
	if len(s.links) > 0 {
		s.drawAll()
	}
	for _, l := range s.links {
		low = Point{min(low.X, l.low.X), min(low.Y, l.low.Y)}
		high = Point{max(high.X, l.high.X), max(high.Y, l.high.Y)}
	}
	return parcel{nodes, low, high, from, to}
}

// pack puts components in rows, the largest first, below what has its place.
func (s *state) pack(parcels []parcel, below *Point) {
	const gap = 30.0
	slices.SortStableFunc(parcels, func(a, b parcel) int { return cmp.Compare(len(b.nodes), len(a.nodes)) })
	area, widest := 0.0, 0.0
	for _, p := range parcels {
		w, h := p.high.X-p.low.X, p.high.Y-p.low.Y
		area += mul(w+gap, h+gap)
		widest = max(widest, w)
	}
	width := max(widest, math.Sqrt(area*1.8))
	if s.width > 0 {
		width = max(widest, min(width, s.width))
	}
	left, x, y, row := 0.0, 0.0, 0.0, 0.0
	if below != nil {
		left, y = below.X, below.Y+gap
	}
	for _, p := range parcels {
		w, h := p.high.X-p.low.X, p.high.Y-p.low.Y
		if x > 0 && (x+w > width || s.width > 0 && x-p.low.X+p.to > s.width) {
			x, y, row = 0, y+row+gap, 0
		}
		by := Point{left + x, y}.minus(p.low)
		if s.width > 0 { // links may bow beyond the width, nodes may not leave it
			by.X = max(min(by.X, s.width-p.to), -p.from)
		}
		for _, v := range p.nodes {
			s.boxes[v].at = s.boxes[v].at.plus(by)
		}
		x += w + gap
		row = max(row, h)
	}
}

// components returns the nodes that links join, the first node of each in order.
// Those with given positions are one.
func components(g Graph) [][]int {
	root := make([]int, len(g.Nodes))
	for v := range root {
		root[v] = v
	}
	find := func(v int) int {
		for root[v] != v {
			root[v] = root[root[v]]
			v = root[v]
		}
		return v
	}
	join := func(u, v int) {
		u, v = find(u), find(v)
		root[max(u, v)] = min(u, v)
	}
	for _, l := range g.Links {
		join(l.From, l.To)
	}
	given := slices.IndexFunc(g.Nodes, func(n Node) bool { return n.Given })
	for v, n := range g.Nodes {
		if n.Given {
			join(given, v)
		}
	}
	place := map[int]int{}
	var all [][]int
	for v := range g.Nodes {
		r := find(v)
		if _, ok := place[r]; !ok {
			place[r] = len(all)
			all = append(all, nil)
		}
		all[place[r]] = append(all[place[r]], v)
	}
	return all
}

// part returns the graph of some nodes, and which its links are. The nodes are
// in order.
func part(g Graph, nodes []int) (Graph, []int) {
	sub := Graph{Width: g.Width}
	rank := make(map[int]int, len(nodes))
	for k, v := range nodes {
		rank[v] = k
		sub.Nodes = append(sub.Nodes, g.Nodes[v])
	}
	var links []int
	place := map[int]int{}
	for i, l := range g.Links {
		from, ok := rank[l.From]
		if !ok {
			continue
		}
		place[i] = len(links)
		links = append(links, i)
		l.From, l.To = from, rank[l.To]
		sub.Links = append(sub.Links, l)
	}
	for _, l := range g.Loops {
		if _, ok := place[l.Links[0]]; !ok {
			continue
		}
		own := make([]int, len(l.Links))
		for k, i := range l.Links {
			own[k] = place[i]
		}
		sub.Loops = append(sub.Loops, Loop{own, l.Name})
	}
	return sub, links
}
