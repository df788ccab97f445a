package systems

import (
	"context"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// LoopBasis is a set of independent loops that all loops are made of, by adding
// and subtracting the links that they have in common. It is as short as it can
// be, and so is what to show first: a diagram with a million loops has perhaps a
// hundred that are independent.
type LoopBasis struct {
	// Loops come from the shortest to the longest, and of the same length in the
	// order of [Diagram.Loops].
	Loops []Loop
	// Rank is how many loops are independent: by how many the links of each
	// component are more than its variables, and one.
	Rank int
	// Shortest tells that no other basis has fewer links in all. It is false for a
	// diagram that is too large: the basis is complete all the same.
	Shortest bool
	// Ending says whether the basis is complete. It is not when the context was
	// done before.
	Ending LoopEnding
}

// basisWork is how much work a shortest basis may be: seconds, and some hundred
// megabytes.
const basisWork = 1_000_000_000

// Basis returns a shortest basis of all loops.
//
// It is a minimum cycle basis of the directed cycle space, made of loops. It need
// not be the only one; which is chosen depends on the diagram alone. Loops made of
// two shortest ways can be too few: a loop of the basis is made of a link and two
// shortest ways.
func (d *Diagram) Basis(ctx context.Context) LoopBasis {
	found := d.top().Basis(basisWork, func() bool { return ctx.Err() != nil })
	b := LoopBasis{Rank: found.Rank, Shortest: found.Shortest, Ending: LoopEndingComplete}
	if found.Ending != graph.EndingComplete {
		b.Ending = LoopEndingContext
	}
	for _, arcs := range found.Circuits {
		l := Loop{d: d, links: d.top().Way(arcs)}
		for _, k := range arcs {
			l.tag = graph.Join(l.tag, d.top().Arcs()[k].Tag)
		}
		b.Loops = append(b.Loops, l)
	}
	return b
}

// Rank returns how many loops are independent.
func (d *Diagram) Rank() int { return d.top().Rank() }

// Components returns the variables that are on loops together: each group has all
// that a change in one of them comes back to it through. Groups come in the order
// of their first variable by id, and variables in theirs.
func (d *Diagram) Components() [][]Variable {
	var out [][]Variable
	for _, comp := range d.top().Components() {
		var group []Variable
		for _, v := range comp {
			group = append(group, Variable{d, int(d.variableAt[v]) + 1})
		}
		out = append(out, group)
	}
	return out
}
