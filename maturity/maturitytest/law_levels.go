package maturitytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// levelsReachable: every level can be reached.
func levelsReachable() rule {
	return laws.New("levels-reachable",
		"Every level and every class that a node can have is reached by some answers.",
		func(s *subject, out *laws.Recorder) {
			open := s.allLevels()
			note := func(readings []reading) {
				for _, r := range readings {
					open.reached(r)
				}
			}
			for _, sm := range s.samples {
				note(sm.readings)
			}
			for i := 0; i < 6 && len(open) > 0; i++ {
				s.walk(s.random(uint64(4000+i)), func(st step) bool {
					note(st.after)
					return len(open) > 0
				})
			}
			s.eachGroup(func(group *maturity.NodeSpec) {
				if len(open[group.ID]) > 0 {
					s.openLevels(group, note)
				}
			})
			for i := 0; i < 48 && len(open) > 0; i++ {
				r := s.random(uint64(4100 + i))
				note(s.fast.score(s.assess(func() int { return 1 + r.IntN(3) }, func(q *question) govmaturity.Answer { return s.any(q, r) })))
			}
			s.followPaths(open, note)
			for _, id := range slices.Sorted(keys(open)) {
				s.violated(out, s.neverReached(id, open[id]))
			}
		})
}

// neverReached says which levels of a node nothing reached, why, and what can
// be done about it.
func (s *subject) neverReached(id string, open []*target) finding {
	f := finding{
		node:    id,
		answers: "the worst, the best, those between, random ones, and the path to each level",
	}
	var always []string
	for i, want := range open {
		what := "level"
		if want.class {
			what = "class"
		}
		if i > 0 {
			f.got += "; "
		}
		f.got += fmt.Sprintf("never the %s %s (%s): %s", what, want.level.ID(), want.level, s.whyNever(id, want))
		if s.needsNothing(id, want) {
			always = append(always, want.level.Next().ID())
		}
	}
	if len(always) == len(open) {
		which := "without what is never reached"
		if open[len(open)-1].level.Index() == len(open)-1 {
			which = "which begins at " + always[len(always)-1]
		}
		f.expected = fmt.Sprintf("another scale for %q, %s; or a waiver, if the source has this scale", id, which)
		return f
	}
	f.expected = "each of them, by some answers. If some answers reach it, try more of them: WithSamples(1000). " +
		"If none do, other cuts, or another scale without it; or a waiver, if the source has this scale"
	return f
}

// needsNothing reports whether whoever is at a level of a gate is at the next
// one already, for which nothing is needed.
func (s *subject) needsNothing(id string, want *target) bool {
	spec := s.places[id].spec
	if spec.Aggregation != maturity.AggregationGate || want.class || !want.level.Next().Valid() {
		return false
	}
	for i := range spec.Nodes {
		if weight(&spec.Nodes[i]) > 0 && s.neededFor(spec, i) == want.level.Next().Index() {
			return false
		}
	}
	return true
}

// target is a level, or a class, of a node. Until it is reached, it remembers
// the values that came closest from either side.
type target struct {
	level        govmaturity.Level
	class        bool
	below, above *float64
}

// targets are those that nothing has reached yet, by the node's id.
type targets map[string][]*target

// reached notes a result.
func (t targets) reached(r reading) {
	wanted := t[r.id]
	if len(wanted) == 0 || !r.ok {
		return
	}
	wanted = slices.DeleteFunc(wanted, func(want *target) bool { return want.reachedBy(r) })
	if t[r.id] = wanted; len(wanted) == 0 {
		delete(t, r.id)
	}
}

func (want *target) reachedBy(r reading) bool {
	switch got := rank(r, want.class); {
	case got == want.level.Rank():
		return true
	case got < want.level.Rank():
		want.below = new(max(r.value, orElse(want.below, r.value)))
	default:
		want.above = new(min(r.value, orElse(want.above, r.value)))
	}
	return false
}

// whyNever says what came out on either side of a level that was not reached.
func (s *subject) whyNever(id string, want *target) string {
	if next := want.level.Next(); s.needsNothing(id, want) {
		return fmt.Sprintf("nothing is needed for %s, so whoever is at %s is at %s", next.ID(), want.level.ID(), next.ID())
	}
	here := s.beginning(id, want, want.level)
	next := s.beginning(id, want, want.level.Next())
	switch {
	case want.below == nil && want.above == nil:
		return "no value came out at all"
	case want.above == nil:
		return fmt.Sprintf("the most that came out was %s; %s begins %s", number(*want.below), want.level, here)
	case want.below == nil:
		return fmt.Sprintf("the least that came out was %s; %s begins %s", number(*want.above), want.level.Next(), next)
	}
	return fmt.Sprintf("nothing came out between %s and %s; %s begins %s, and %s %s",
		number(*want.below), number(*want.above), want.level, here, want.level.Next(), next)
}

// beginning says where a level, or a class, of a node begins.
func (s *subject) beginning(id string, want *target, l govmaturity.Level) string {
	rule := s.places[id].spec.Level
	if want.class {
		rule = s.places[id].spec.Class
	}
	at := "at " + number(l.Value())
	for _, cut := range rule.Cuts {
		switch {
		case cut.Level != l.ID():
		case cut.From != nil:
			at = "at " + number(*cut.From)
		case cut.Above != nil:
			at = "above " + number(*cut.Above)
		}
	}
	if rule.Of == maturity.SortedPublished {
		at += ", rounded as it is published"
	}
	return at
}

func keys[V any](m map[string]V) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// allLevels lists the levels and classes of all nodes.
func (s *subject) allLevels() targets {
	open := targets{}
	for id, p := range s.places {
		if p.spec.Level != nil {
			for _, l := range s.fw.Levels(p.spec.Level.Scale) {
				open[id] = append(open[id], &target{level: l})
			}
		}
		if p.spec.Class != nil {
			for _, l := range s.fw.Levels(p.spec.Class.Scale) {
				open[id] = append(open[id], &target{level: l, class: true})
			}
		}
	}
	return open
}

// followPaths tries what the engine itself knows: the cheapest path to each
// level that is still open.
func (s *subject) followPaths(open targets, note func([]reading)) {
	for _, sm := range s.completeSamples() {
		for _, r := range sm.readings {
			for _, want := range slices.Clone(open[r.id]) {
				if path := r.result.PathTo(want.level); path.Found {
					note(s.score(s.take(sm, path.Steps, -1)))
				}
			}
		}
		if len(open) == 0 {
			return
		}
	}
}

// openLevels tries, for each level of a gate, all that it and those before it
// need, and nothing of what those after it need.
func (s *subject) openLevels(group *maturity.NodeSpec, note func([]reading)) {
	if group.Aggregation != maturity.AggregationGate && group.Aggregation != maturity.AggregationLadder {
		return
	}
	levels := s.fw.Levels(group.Level.Scale)
	for i := range 2 * len(levels) {
		r := s.random(uint64(4300 + i))
		a := s.assess(func() int { return 1 + r.IntN(3) }, func(q *question) govmaturity.Answer {
			if i < len(levels) {
				return q.at(1) // what other nodes ask for, in a condition or a table
			}
			return s.any(q, r)
		})
		for k := range group.Nodes {
			s.setBelow(a, group.Nodes[k].ID, s.neededFor(group, k) <= i%len(levels))
		}
		note(s.fast.score(a))
	}
}

// levelsFollowValue: more is never a lower level.
func levelsFollowValue() rule {
	return laws.ForCode("levels-follow-value",
		"Of two results of one node, the higher value never has the lower level or class.",
		func(s *subject, out *laws.Recorder) {
			type point struct {
				r  reading
				sm sample
			}
			byNode := map[string][]point{}
			note := func(sm sample, readings []reading) {
				for _, r := range readings {
					spec := s.places[r.id].spec
					if r.ok && (r.level.Valid() || spec.Level != nil || spec.Class != nil) {
						byNode[r.id] = append(byNode[r.id], point{r, sm})
					}
				}
			}
			for _, sm := range s.samples {
				note(sm, sm.readings)
			}
			steps := 0
			s.walk(s.random(5000), func(st step) bool {
				if steps++; steps%8 == 0 {
					note(sample{name: st.sample.name, a: &maturity.Assessment{}}, st.after)
				}
				return true
			})
			for _, id := range slices.Sorted(keys(byNode)) {
				points := byNode[id]
				slices.SortStableFunc(points, func(a, b point) int { return compare(a.r.value, b.r.value) })
				highest := map[bool]point{}
				for _, p := range points {
					for _, class := range []bool{false, true} {
						top, ok := highest[class]
						if ok && rank(p.r, class) < rank(top.r, class) && p.r.value > top.r.value+tolerance(p.r.result.Range()) {
							s.violated(out, finding{
								node:     id,
								answers:  s.answersText(p.sm, p.r.name()) + ", compared with " + s.answersText(top.sm, top.r.name()),
								got:      fmt.Sprintf("%s, and %s", p.r.text(), top.r.text()),
								expected: "no lower level or class for the higher value",
							})
						}
						if !ok || rank(p.r, class) > rank(top.r, class) {
							highest[class] = p
						}
					}
				}
			}
		})
}

func rank(r reading, class bool) int {
	if class {
		return r.class.Rank()
	}
	return r.level.Rank()
}
