package systems

import (
	"context"
	"iter"

	"github.com/govmaturity/govmaturity/internal/graph"
)

// LoopOptions say which loops to look for, and for how long. The zero LoopOptions
// ask for all, however many there are: a diagram of fifty variables can have more
// than anybody can wait for.
type LoopOptions struct {
	// MaxLength is the greatest number of links; 0 sets no bound.
	MaxLength int
	// Limit is how many loops to yield, at most; 0 sets no bound.
	Limit int
	// Budget is how many links to look at, at most; 0 sets no bound. It cuts a search
	// short at the same loop on every machine, as time does not: a million is a few
	// milliseconds.
	Budget int64
}

// LoopSearch is a search for loops. [Diagram.Loops], [Variable.Loops] and
// [Link.Loops] make one. It is used by one goroutine at a time.
type LoopSearch struct {
	d      *Diagram
	o      LoopOptions
	query  graph.Query
	ending LoopEnding
}

// LoopEnding says how a search for loops ended.
type LoopEnding string

const (
	// LoopEndingComplete: there is no other loop of what was asked for.
	LoopEndingComplete LoopEnding = "complete"
	// LoopEndingLimit: there are more loops than the limit.
	LoopEndingLimit LoopEnding = "limit"
	// LoopEndingBudget: the budget was spent.
	LoopEndingBudget LoopEnding = "budget"
	// LoopEndingContext: the context was done.
	LoopEndingContext LoopEnding = "context"
	// LoopEndingStopped: the caller broke off.
	LoopEndingStopped LoopEnding = "stopped"
)

// Complete reports whether all loops that were asked for were found. One that is
// longer than the bound was not asked for.
func (e LoopEnding) Complete() bool { return e == LoopEndingComplete }

// Loops returns a search for the loops of the diagram.
//
// The order in which they come is the same on every machine, and does not depend
// on the order of the document. Variables are ordered by their ids, as texts are
// compared byte by byte, and links by the variable that they come from, then by
// the one that they go to, then by their own ids. A loop is written as its links
// from its first variable on. Loops come component by component, in the order of
// the first variable of each, and inside a component in the order of what is
// written, compared link by link.
func (d *Diagram) Loops(o LoopOptions) *LoopSearch {
	return &LoopSearch{d: d, o: o, query: graph.Query{Max: max(0, o.MaxLength), Budget: max(0, o.Budget)}}
}

// Loops returns a search for the loops that go through a variable. They come in
// the order of [Diagram.Loops], written from this variable on.
func (v Variable) Loops(o LoopOptions) *LoopSearch {
	if v.d == nil {
		return &LoopSearch{}
	}
	s := v.d.Loops(o)
	s.query.Node = v.d.rank[v.at-1] + 1
	return s
}

// Loops returns a search for the loops that go along a link. They come in the
// order of [Diagram.Loops], written from this link on.
func (l Link) Loops(o LoopOptions) *LoopSearch {
	if l.d == nil {
		return &LoopSearch{}
	}
	s := l.d.Loops(o)
	s.query.Arc = l.d.linkRank[l.at-1] + 1
	return s
}

// All yields the loops, one after the other, while it looks for them. Memory does
// not grow with their number. A loop may be kept, and keeps its neighbours with it:
// four kilobytes. Each call looks anew; see [LoopSearch.Ending] for how it ended.
func (s *LoopSearch) All(ctx context.Context) iter.Seq[Loop] {
	return func(yield func(Loop) bool) {
		d := s.d
		each := func(w graph.Way, tag uint8) bool { return yield(Loop{d, w, tag}) }
		n, full := 0, false
		if s.o.Limit > 0 {
			each = func(w graph.Way, tag uint8) bool {
				full = n >= s.o.Limit
				n++
				return !full && yield(Loop{d, w, tag})
			}
		}
		s.run(ctx, func(q graph.Query) graph.Ending { return d.top().Ways(q, each) })
		if full {
			s.ending = LoopEndingLimit
		}
	}
}

// Count counts the loops, without making them. See [LoopSearch.Ending] for how it
// ended.
func (s *LoopSearch) Count(ctx context.Context) LoopTally {
	var by [4]int // by the tags of a loop
	n, full := 0, false
	s.run(ctx, func(q graph.Query) graph.Ending {
		q.Count = true
		return s.d.top().Circuits(q, func(_ []int32, tag uint8) bool {
			if full = s.o.Limit > 0 && n >= s.o.Limit; full {
				return false
			}
			n++
			by[tag&(tagMinus|tagUnknown)]++
			return true
		})
	})
	if full {
		s.ending = LoopEndingLimit
	}
	return LoopTally{Reinforcing: by[0], Balancing: by[tagMinus], Undetermined: by[tagUnknown] + by[tagUnknown|tagMinus]}
}

// run looks for loops, and keeps how that ended.
func (s *LoopSearch) run(ctx context.Context, search func(graph.Query) graph.Ending) {
	s.ending = LoopEndingComplete
	if s.d == nil {
		return
	}
	q := s.query
	q.Stop = func() bool { return ctx.Err() != nil }
	switch search(q) {
	case graph.EndingStopped:
		s.ending = LoopEndingStopped
	case graph.EndingBudget:
		s.ending = LoopEndingBudget
	case graph.EndingGivenUp:
		s.ending = LoopEndingContext
	}
}

// Ending says how the last call of All or Count ended: "" when there was none.
// A limit is only reached where there is another loop.
func (s *LoopSearch) Ending() LoopEnding { return s.ending }

// LoopTally is how many loops there are, by polarity.
type LoopTally struct {
	Reinforcing, Balancing, Undetermined int
}

// Loops returns how many there are in all.
func (t LoopTally) Loops() int { return t.Reinforcing + t.Balancing + t.Undetermined }

// With returns the tally with one loop more.
func (t LoopTally) With(l Loop) LoopTally {
	switch l.Polarity() {
	case PolarityReinforcing:
		t.Reinforcing++
	case PolarityBalancing:
		t.Balancing++
	case PolarityUndetermined:
		t.Undetermined++
	}
	return t
}
