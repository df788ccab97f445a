package layout

import (
	"fmt"
	"math"
)

// Graph is what is to be laid out. Lengths are in pixels, x runs to the right and
// y down.
type Graph struct {
	Nodes []Node
	Links []Link
	// Loops are those that should look round, and whose names are placed. They
	// come in the order of their importance.
	Loops []Loop
	// Width is how wide the nodes can spread, unless positions that are given
	// need more. 0 is as wide as it comes.
	Width float64
}

// Node is a box with a text.
type Node struct {
	// ID decides the order in which nodes are placed. They should differ.
	ID            string
	Width, Height float64
	// Given says that the middle is to be at At.
	Given bool
	At    Point
}

// Link goes from a node to a node, or to the same one. Several may go the same
// way.
type Link struct {
	ID       string
	From, To int // of Nodes
	// Sign is the size of the text that stands beside the head: zero for none.
	Sign Size
	// Delay says that a mark stands across the link.
	Delay bool
}

// Loop is a closed sequence of links.
type Loop struct {
	Links []int // of Graph.Links, one after another
	Name  Size  // zero for none
}

// Size is that of a text.
type Size struct{ Width, Height float64 }

// Plan says where everything lies.
type Plan struct {
	Nodes []Point // the middles
	Links []Route
	Loops []Label
	// Scale is what given positions were multiplied with: 1 when they stand as
	// they were given, more where texts would cover each other, less where they
	// would leave the width.
	Scale float64
	// Moved are the nodes whose given position could not be kept.
	Moved []int
}

// Route is how a link goes: its line from border to border.
type Route struct {
	Curve Curve
	// Sign is the middle of the sign, and Delay where on the curve the mark of a
	// delay stands, from 0 to 1.
	Sign  Point
	Delay float64
}

// Label is the place of a loop's name.
type Label struct {
	At Point
	// Clockwise says which way the loop runs as it is drawn.
	Clockwise bool
}

// What is laid out at most: more can neither be read nor placed in a few
// seconds.
const (
	MaxNodes = 1000
	MaxLinks = 3000
	MaxLoops = 100
)

// largest is how far from 0 a position may be, and how large a box.
const largest = 1e6

// check reports what cannot be laid out.
func (g Graph) check() error {
	switch {
	case len(g.Nodes) > MaxNodes:
		return fmt.Errorf("at most %d nodes can be laid out; found %d", MaxNodes, len(g.Nodes))
	case len(g.Links) > MaxLinks:
		return fmt.Errorf("at most %d links can be laid out; found %d", MaxLinks, len(g.Links))
	case len(g.Loops) > MaxLoops:
		return fmt.Errorf("at most %d loops can be laid out; found %d", MaxLoops, len(g.Loops))
	case !(g.Width >= 0 && g.Width <= largest):
		return fmt.Errorf("the width %v is none", g.Width)
	}
	for i, n := range g.Nodes {
		if !size(n.Width, n.Height) || n.Given && !(math.Abs(n.At.X) <= largest && math.Abs(n.At.Y) <= largest) {
			return fmt.Errorf("node %d has no size, or no place, that can be drawn", i)
		}
	}
	for i, l := range g.Links {
		if l.From < 0 || l.From >= len(g.Nodes) || l.To < 0 || l.To >= len(g.Nodes) {
			return fmt.Errorf("link %d goes from or to a node that is not there", i)
		}
		if !size(l.Sign.Width, l.Sign.Height) {
			return fmt.Errorf("link %d has a sign without a size", i)
		}
	}
	for i, l := range g.Loops {
		if err := g.checkLoop(l); err != nil {
			return fmt.Errorf("loop %d: %w", i, err)
		}
	}
	return nil
}

func (g Graph) checkLoop(l Loop) error {
	if len(l.Links) == 0 || len(l.Links) > len(g.Links) || !size(l.Name.Width, l.Name.Height) {
		return fmt.Errorf("it has no links, or more than there are, or no size")
	}
	for k, i := range l.Links {
		next := l.Links[(k+1)%len(l.Links)]
		if i < 0 || i >= len(g.Links) || next < 0 || next >= len(g.Links) || g.Links[i].To != g.Links[next].From {
			return fmt.Errorf("its links do not follow one another")
		}
	}
	return nil
}

func size(width, height float64) bool {
	return width >= 0 && width <= largest/100 && height >= 0 && height <= largest/100
}
