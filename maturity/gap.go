package maturity

import (
	"cmp"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Target says which level is aimed at.
type Target struct {
	// Level is aimed at by every node whose levels, or else classes, include
	// it. It is a level's id.
	Level string
	// Nodes aim at a level of their own, by the node's id.
	Nodes map[string]string
}

// TargetLevel is the target of one level for all nodes that can reach it.
func TargetLevel(id string) Target { return Target{Level: id} }

// Gap is the way from where a node stands to its target.
type Gap struct {
	// Node is where it stands.
	Node Result
	// Target is the level aimed at, and Reached the level now: none, when the
	// node has no value.
	Target, Reached govmaturity.Level
	// Levels is how many levels are missing.
	Levels int
	// Shortfall is how much the value falls short of where the target begins.
	// Where the target begins just above a value, it is the distance to that.
	// For a gate it is measured to the value of the level, and for a node
	// without a value from the lowest that it can have.
	Shortfall float64
}

// Path returns the cheapest path to the target.
func (g Gap) Path() ImprovementPath { return g.Node.PathTo(g.Target) }

// Gaps returns the nodes that have not reached their target, in the document's
// order. What is not applicable, not asked or excluded has no gap. Items of
// rosters have cards, and so gaps, of their own. The error is a
// [govmaturity.Problems]: a target that names nothing, nodes and levels that
// the framework does not have.
func (c *Scorecard) Gaps(t Target) ([]Gap, error) {
	var problems govmaturity.Problems
	if t.Level == "" && len(t.Nodes) == 0 {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Format: "the target names no level"}}
	}
	report := func(path govmaturity.Path, format string, args ...any) {
		problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeUnknownReference, Path: path, Format: format, Args: args})
	}
	for _, id := range slices.Sorted(maps.Keys(t.Nodes)) {
		at := govmaturity.Path{}.Key("nodes").Key(id)
		if r := c.Node(id); !r.Valid() {
			report(at, "there is no node %q", id)
		} else if !r.node().target(t.Nodes[id]).Valid() {
			report(at, "%s has no level %q", id, t.Nodes[id])
		}
	}
	known := t.Level == ""
	var gaps []Gap
	for r := range c.Nodes() {
		target := r.node().target(t.Level)
		known = known || target.Valid()
		if own, ok := t.Nodes[r.ID()]; ok {
			target = r.node().target(own)
		}
		if m, _ := c.result(r.i); target.Valid() && m.state.applies() && !r.reaches(target) {
			gaps = append(gaps, r.gap(target))
		}
	}
	if !known {
		report(govmaturity.Path{}.Key("level"), "no node has a level %q", t.Level)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return gaps, nil
}

// target returns the node's level, or class, with an id.
func (n *node) target(id string) govmaturity.Level {
	if s := n.levels(); s != nil {
		if i := s.find(id); i >= 0 {
			return s.at(i)
		}
	}
	if n.class != nil {
		return n.class.scale.at(n.class.scale.find(id))
	}
	return govmaturity.Level{}
}

func (r Result) gap(target govmaturity.Level) Gap {
	n := r.node()
	g := Gap{Node: r, Target: target, Reached: r.Level()}
	if !n.levels().has(target) {
		g.Reached = r.Class()
	}
	g.Levels = target.Index() + 1
	if g.Reached.Valid() {
		g.Levels = target.Index() - g.Reached.Index()
	}
	begins := target.Value()
	cu := n.sorts(target)
	if cu != nil && !cu.opened {
		begins = cu.cuts[target.Index()].bound
	}
	value, ok := r.Value()
	if cu != nil && cu.ofPublished {
		value, _ = r.Published()
	}
	if !ok {
		value = n.values.Min
	}
	g.Shortfall = max(0, begins-value)
	return g
}

// Blocker is something below a node that keeps it from its next level.
type Blocker struct {
	Node Result
	// Value is what it counts, and Needed what it would have to count: to be
	// met, for a gate; to be at the next level itself, for other rules, or, if
	// it has another range than the node, the most that it can be.
	Value, Needed float64
}

// Blockers returns what, directly below the node, is under what the node's
// next level needs, what weighs most first. For a gate, raising all of them
// opens the next level (a part is enough where its Share says so). For a mean
// they are what pulls it down; [Result.Next] says how little is enough.
func (r Result) Blockers() []Blocker {
	next := r.nextLevel()
	if !next.Valid() || r.IsIndicator() {
		return nil
	}
	n := r.node()
	var s scratch
	r.card.gather(n, &s)
	n.resolve(&s)
	below := r.Children()
	var out []Blocker
	lost := map[Result]float64{}
	for j, k := range s.below {
		b := Blocker{below[k], s.inputs[j].Value, n.rangeBelow(k).Max}
		switch {
		case n.at != nil:
			if n.at[k] > next.Index() {
				continue
			}
			b.Needed = n.threshold(k)
		case n.kind == AggregationTable, n.kind == AggregationProfile:
			continue
		default:
			if cu := n.sorts(next); cu != nil && n.normalise == nil && n.rangeBelow(k) == n.values {
				b.Needed = cu.cuts[next.Index()].bound
			}
		}
		if !n.rangeBelow(k).AtLeast(b.Value, b.Needed) {
			out = append(out, b)
			lost[b.Node] = float64((b.Needed - b.Value) * s.inputs[j].Weight)
		}
	}
	slices.SortStableFunc(out, func(a, b Blocker) int { return -cmp.Compare(lost[a.Node], lost[b.Node]) })
	return out
}
