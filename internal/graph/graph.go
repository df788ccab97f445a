// Package graph searches directed graphs in compact arrays: strongly connected
// components, elementary circuits, and a shortest basis of them. Nodes and arcs
// are numbers; whoever knows what they stand for numbers them in an order that
// does not depend on chance, and everything here then comes in a defined order.
package graph

// Odd is the bit of a tag that is multiplied along a path, as a sign is: it is
// set when an odd number of arcs have it. Each of the other bits is set when one
// arc has it.
const Odd uint8 = 1

// Arc goes from a node to a node. An arc may end where it begins, and several may
// go the same way.
type Arc struct {
	From, To int32
	Tag      uint8
}

// Graph is a directed graph. It does not change, and any number of goroutines may
// use it at once.
type Graph struct {
	n int
	// Arcs stand in the order of their beginning: those from v are
	// head[v] to head[v+1].
	head []int32
	arcs []Arc
	// into are the arcs by their end, in the same way.
	tail []int32
	into []int32
	wide uint8 // see Way
}

// New returns the graph with nodes 0 to n-1. The arcs stand in the order of
// their beginning, then of their end; that of several between the same two nodes
// is the caller's. New keeps arcs.
func New(n int, arcs []Arc) *Graph {
	g := &Graph{n: n, arcs: arcs, head: make([]int32, n+1), tail: make([]int32, n+1), into: make([]int32, len(arcs))}
	for _, a := range arcs {
		g.head[a.From+1]++
		g.tail[a.To+1]++
	}
	for v := range n {
		g.head[v+1] += g.head[v]
		g.tail[v+1] += g.tail[v]
	}
	g.wide = g.shift()
	next := append([]int32(nil), g.tail[:n]...)
	for i, a := range arcs {
		g.into[next[a.To]] = int32(i)
		next[a.To]++
	}
	return g
}

// Nodes returns the number of nodes.
func (g *Graph) Nodes() int { return g.n }

// Arcs returns the arcs. The list must not be changed.
func (g *Graph) Arcs() []Arc { return g.arcs }

// out returns the places of the arcs from a node.
func (g *Graph) out(v int32) (from, to int32) { return g.head[v], g.head[v+1] }

// in returns the arcs into a node.
func (g *Graph) in(v int32) []int32 { return g.into[g.tail[v]:g.tail[v+1]] }

// Join returns the tag of a path and what follows it.
func Join(a, b uint8) uint8 { return (a|b)&^Odd | (a^b)&Odd }
