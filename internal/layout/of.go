package layout

import (
	"cmp"
	"slices"
)

// Of lays out a graph. The error says what cannot be laid out: too much, or what
// is no graph.
func Of(g Graph) (Plan, error) {
	if err := g.check(); err != nil {
		return Plan{}, err
	}
	o := sorted(g)
	scale, moved := keep(o.graph.Nodes, g.Width)
	for _, v := range moved {
		o.graph.Nodes[v].Given = false
	}
	for v := range o.graph.Nodes {
		o.graph.Nodes[v].At = o.graph.Nodes[v].At.times(scale)
	}
	if slices.ContainsFunc(o.graph.Nodes, func(n Node) bool { return n.Given }) {
		o.graph.Width = 0 // what is given is as wide as it is
	}
	s := whole(o.graph)
	plan := s.plan(o.graph)
	if !slices.Contains(s.fixed, true) {
		plan = s.taller(o.graph, plan)
	}
	out := Plan{
		Nodes: make([]Point, len(g.Nodes)), Links: make([]Route, len(g.Links)), Loops: make([]Label, len(g.Loops)), Scale: scale,
	}
	for k, i := range o.nodes {
		out.Nodes[i] = plan.Nodes[k]
	}
	for k, i := range o.links {
		out.Links[i] = plan.Links[k]
	}
	copy(out.Loops, plan.Loops)
	for _, k := range moved {
		out.Moved = append(out.Moved, o.nodes[k])
	}
	slices.Sort(out.Moved)
	return out, nil
}

// ordered is a graph whose parts are sorted, and where each was.
type ordered struct {
	graph        Graph
	nodes, links []int
}

// sorted sorts the parts of a graph, so that the order in which they are listed
// makes no difference. The order of the loops is that of their importance.
func sorted(g Graph) ordered {
	o := ordered{graph: Graph{Width: g.Width}}
	for i := range g.Nodes {
		o.nodes = append(o.nodes, i)
	}
	for i := range g.Links {
		o.links = append(o.links, i)
	}
	slices.SortStableFunc(o.nodes, func(a, b int) int {
		p, q := g.Nodes[a], g.Nodes[b]
		return cmp.Or(cmp.Compare(p.ID, q.ID), cmp.Compare(p.Width, q.Width), cmp.Compare(p.Height, q.Height),
			cmp.Compare(p.At.X, q.At.X), cmp.Compare(p.At.Y, q.At.Y))
	})
	rank := make([]int, len(g.Nodes))
	for k, i := range o.nodes {
		rank[i] = k
		o.graph.Nodes = append(o.graph.Nodes, g.Nodes[i])
	}
	slices.SortStableFunc(o.links, func(a, b int) int {
		p, q := g.Links[a], g.Links[b]
		return cmp.Or(cmp.Compare(rank[p.From], rank[q.From]), cmp.Compare(rank[p.To], rank[q.To]), cmp.Compare(p.ID, q.ID))
	})
	place := make([]int, len(g.Links))
	for k, i := range o.links {
		place[i] = k
		l := g.Links[i]
		l.From, l.To = rank[l.From], rank[l.To]
		o.graph.Links = append(o.graph.Links, l)
	}
	for _, l := range g.Loops {
		links := make([]int, len(l.Links))
		for k, i := range l.Links {
			links[k] = place[i]
		}
		o.graph.Loops = append(o.graph.Loops, Loop{rotated(links), l.Name})
	}
	return o
}

// rotated begins a loop with its first link.
func rotated(links []int) []int {
	k := slices.Index(links, slices.Min(links))
	return append(slices.Clone(links[k:]), links[:k]...)
}
