package graph

import "slices"

// Components returns the strongly connected components that have a circuit: of
// more than one node, or of one with an arc to itself. They come in the order of
// their least nodes, and nodes in theirs.
func (g *Graph) Components() [][]int32 {
	p := newParts(g)
	p.splitAll()
	comps := p.members[1:]
	for _, c := range comps {
		slices.Sort(c)
	}
	slices.SortFunc(comps, func(a, b []int32) int { return int(a[0]) - int(b[0]) })
	return comps
}

// Rank returns how many circuits are independent of each other: by how many the
// arcs of the components are more than their nodes, and one for each component.
func (g *Graph) Rank() int {
	p := newParts(g)
	p.splitAll()
	rank := 0
	for k, nodes := range p.members {
		if k == 0 {
			continue
		}
		rank -= len(nodes) - 1
		for _, v := range nodes {
			for _, a := range g.arcs[g.head[v]:g.head[v+1]] {
				if p.part[a.To] == int32(k) {
					rank++
				}
			}
		}
	}
	return rank
}

// outside is the number of nodes that no circuit goes through any more.
const outside = -1

// parts are the strongly connected parts of what is left of a graph, while nodes
// are taken out. Parts have numbers from 1 on, and none is used twice.
type parts struct {
	g       *Graph
	part    []int32   // by node: 0 before the first split
	members [][]int32 // by part

	// Tarjan's algorithm, without recursion.
	index, low, arc []int32
	stack, way      []int32
	out             []int32
	count           int32
}

func newParts(g *Graph) *parts {
	return &parts{
		g: g, part: make([]int32, g.n), members: make([][]int32, 1),
		index: make([]int32, g.n), low: make([]int32, g.n), arc: make([]int32, g.n),
	}
}

func (p *parts) splitAll() {
	nodes := make([]int32, p.g.n)
	for v := range nodes {
		nodes[v] = int32(v)
	}
	p.split(nodes)
}

// adopt makes a part of nodes.
func (p *parts) adopt(nodes []int32) {
	number := int32(len(p.members))
	p.members = append(p.members, slices.Clone(nodes))
	for _, v := range nodes {
		p.part[v] = number
	}
}

// without divides what is left of a part when a node is taken out. It returns how
// many arcs it looked at.
func (p *parts) without(v, part int32) int64 {
	nodes := p.members[part]
	at := slices.Index(nodes, v)
	nodes[at] = nodes[len(nodes)-1]
	return p.split(nodes[:len(nodes)-1])
}

// split divides nodes, which all have one number, into parts with numbers of
// their own. The parts share the memory of the list. It returns how many arcs it
// looked at.
func (p *parts) split(nodes []int32) (steps int64) {
	if len(nodes) == 0 {
		return 0
	}
	old := p.part[nodes[0]]
	for _, v := range nodes {
		p.index[v] = 0
	}
	p.count, p.out = 0, p.out[:0]
	first := len(p.members)
	for _, v := range nodes {
		if p.index[v] == 0 {
			steps += p.walk(v, old)
		}
	}
	copy(nodes, p.out)
	at := 0
	for k := first; k < len(p.members); k++ {
		n := len(p.members[k])
		p.members[k] = nodes[at : at+n : at+n]
		at += n
	}
	return steps + int64(len(nodes))
}

// walk finds the parts that can be reached from a node among those that still
// have the old number.
func (p *parts) walk(root, old int32) (steps int64) {
	p.enter(root)
	for len(p.way) > 0 {
		v := p.way[len(p.way)-1]
		if p.arc[v] < p.g.head[v+1] {
			w := p.g.arcs[p.arc[v]].To
			p.arc[v]++
			steps++
			switch {
			case p.part[w] != old:
			case p.index[w] == 0:
				p.enter(w)
			default:
				p.low[v] = min(p.low[v], p.index[w])
			}
			continue
		}
		p.way = p.way[:len(p.way)-1]
		if len(p.way) > 0 {
			u := p.way[len(p.way)-1]
			p.low[u] = min(p.low[u], p.low[v])
		}
		if p.low[v] == p.index[v] {
			p.close(v)
		}
	}
	return steps
}

func (p *parts) enter(v int32) {
	p.count++
	p.index[v], p.low[v], p.arc[v] = p.count, p.count, p.g.head[v]
	p.stack = append(p.stack, v)
	p.way = append(p.way, v)
}

// close takes the part of a node off the stack.
func (p *parts) close(v int32) {
	from := len(p.stack) - 1
	for p.stack[from] != v {
		from--
	}
	nodes, number := p.stack[from:], int32(outside)
	if len(nodes) > 1 || p.g.ownArc(v) {
		number = int32(len(p.members))
		p.members = append(p.members, nodes) // for its length: split says where
		p.out = append(p.out, nodes...)
	}
	for _, w := range nodes {
		p.part[w] = number
	}
	p.stack = p.stack[:from]
}

// ownArc reports whether an arc goes from a node to itself.
func (g *Graph) ownArc(v int32) bool {
	for _, a := range g.arcs[g.head[v]:g.head[v+1]] {
		if a.To == v {
			return true
		}
	}
	return false
}
