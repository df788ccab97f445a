package maturitytest

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// weightsMatter: what has a weight can make a difference.
//
// A profile computes nothing, so nothing can matter to it. A summary of a
// roster has no weights.
func weightsMatter() rule {
	return laws.New("weights-matter",
		"A node that has a weight can change the result of the node above it, by some answers.",
		func(s *subject, out *laws.Recorder) {
			s.eachGroup(func(group *maturity.NodeSpec) {
				if group.Aggregation == maturity.AggregationProfile {
					return
				}
				for i := range group.Nodes {
					kid := &group.Nodes[i]
					if weight(kid) > 0 && !s.matters(group, kid) {
						s.violated(out, finding{
							node: kid.ID,
							answers: fmt.Sprintf("the worst, the best, those between and many random ones; in each, the answers to %q were changed and the others kept",
								kid.ID),
							got:      fmt.Sprintf("the same result for %q every time", group.ID),
							expected: fmt.Sprintf("another result for %q by some of them, since the weight is %s", group.ID, number(weight(kid))),
						})
					}
				}
			})
		})
}

// eachGroup visits the nodes that have nodes below them, in the document's
// order.
func (s *subject) eachGroup(visit func(*maturity.NodeSpec)) {
	var inside func(n *maturity.NodeSpec)
	inside = func(n *maturity.NodeSpec) {
		if n.Nodes != nil {
			visit(n)
		}
		for i := range n.Nodes {
			inside(&n.Nodes[i])
		}
	}
	var walk func(*branch)
	walk = func(b *branch) {
		inside(b.root)
		for _, r := range b.rosters {
			walk(r)
		}
	}
	walk(s.tree)
}

// matters looks for answers below kid that change the value of the node above.
func (s *subject) matters(group, kid *maturity.NodeSpec) bool {
	below := s.below(kid.ID)
	shares := []float64{0, 1}
	if q := s.questions[kid.ID]; q != nil {
		for i := 1; i < len(q.tries)-1; i++ {
			shares = append(shares, float64(i)/float64(len(q.tries)-1))
		}
	}
	for a := range s.contexts(group, kid) {
		// First with the answers that steer left as they are, then all.
		for _, all := range []bool{false, true} {
			seen := map[string]float64{}
			for _, share := range shares {
				for _, sl := range s.slots(a) {
					if below[sl.q.spec.ID] && (all || !sl.q.steers || len(below) == 1) {
						sl.set(sl.q.at(share))
					}
				}
				for _, r := range s.fast.score(a) {
					if r.id != group.ID || !r.ok || math.IsNaN(r.value) {
						continue
					}
					if first, ok := seen[r.in]; ok && !near(first, r.value, r.result.Range()) {
						return true
					} else if !ok {
						seen[r.in] = r.value
					}
				}
			}
		}
	}
	return false
}

// contexts are answers to everything, in which those below kid are to be
// changed. What kid can do may depend on what stands beside it: a minimum
// needs the others high, a gate the levels before it open, and a median of
// weights as many above as below.
func (s *subject) contexts(group, kid *maturity.NodeSpec) iter.Seq[*maturity.Assessment] {
	return func(yield func(*maturity.Assessment) bool) {
		for _, sm := range s.completeSamples() {
			if !yield(clone(sm.a)) {
				return
			}
		}
		position := slices.IndexFunc(group.Nodes, func(n maturity.NodeSpec) bool { return n.ID == kid.ID })
		const tries = 48
		for i := range 2 * tries {
			r := s.random(uint64(3000 + i))
			a := s.assess(func() int { return 1 + r.IntN(3) }, func(q *question) govmaturity.Answer { return s.any(q, r) })
			if i < tries { // each node beside it as good, or as bad, as it can be
				for k := range group.Nodes {
					best := r.IntN(2) == 0
					if i < 4 && len(s.ruleOf(group).levels) > 0 {
						best = s.neededFor(group, k) < s.neededFor(group, position)
					}
					s.setBelow(a, group.Nodes[k].ID, best)
				}
			}
			if !yield(a) {
				return
			}
		}
	}
}

// setBelow sets the answers below a node to the best or the worst, but for
// those that steer.
func (s *subject) setBelow(a *maturity.Assessment, id string, best bool) {
	share := 0.0
	if best {
		share = 1
	}
	below := s.below(id)
	for _, sl := range s.slots(a) {
		if below[sl.q.spec.ID] && !sl.q.steers {
			sl.set(sl.q.at(share))
		}
	}
}
