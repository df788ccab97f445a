package maturitytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// notApplicableNeutral: what is not applicable is as if it were not there.
//
// The law compiles the framework without a node, and compares. Nodes that a
// condition or a ladder needs cannot be taken out, and are left alone.
func notApplicableNeutral() rule {
	return laws.ForCode("not-applicable",
		"Where the policy is to leave out what is not applicable (renormalise), answering \"not applicable\" "+
			"gives the same results as a framework without that node.",
		func(s *subject, out *laws.Recorder) {
			for _, id := range s.removable() {
				fw, err := s.compile(s.without(id))
				if err != nil {
					continue // what is left is no framework: a scale that is not reached, and so on
				}
				s.compareWithout(out, id, fw)
			}
		})
}

// maxRemoved bounds how many nodes are taken out, since each costs a
// compilation. Every rule loses at least one node before any loses a second.
const maxRemoved = 64

// removable lists the nodes that can be taken out.
func (s *subject) removable() []string {
	needed := map[string]bool{}
	s.eachCondition(func(id string, _ bool) { needed[id] = true })
	for _, p := range s.places {
		if p.spec.Items != nil {
			needed[p.spec.Items.Take] = true
		}
	}
	var free func(n *maturity.NodeSpec) bool
	free = func(n *maturity.NodeSpec) bool {
		ok := !needed[n.ID] && n.Items == nil
		for i := range n.Nodes {
			ok = ok && free(&n.Nodes[i])
		}
		return ok
	}
	r := s.random(6000)
	var first, rest []string
	s.eachGroup(func(group *maturity.NodeSpec) {
		if len(group.Nodes) < 2 || group.Aggregation == maturity.AggregationLadder ||
			s.policyFor(group, govmaturity.StateNotApplicable) != maturity.PolicyRenormalise {
			return
		}
		var ids []string
		for i := range group.Nodes {
			if kid := &group.Nodes[i]; weight(kid) > 0 && free(kid) {
				ids = append(ids, kid.ID)
			}
		}
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		if len(ids) > 0 {
			first, rest = append(first, ids[0]), append(rest, ids[1:]...)
		}
	})
	ids := append(first, rest...)
	return ids[:min(len(ids), maxRemoved)]
}

// without returns the document without a node.
func (s *subject) without(id string) *maturity.Spec {
	spec := s.fw.Spec()
	var from func(n *maturity.NodeSpec)
	from = func(n *maturity.NodeSpec) {
		n.Nodes = slices.DeleteFunc(n.Nodes, func(kid maturity.NodeSpec) bool {
			if kid.ID == id && n.Maximum != nil {
				// What is left out leaves the most points there are, too.
				most := *n.Maximum - float64(weight(&kid)*s.fw.Node(id).Range().Max)
				n.Maximum = &most
			}
			return kid.ID == id
		})
		for i := range n.Nodes {
			from(&n.Nodes[i])
		}
	}
	var inside func(rosters []maturity.RosterSpec)
	inside = func(rosters []maturity.RosterSpec) {
		for i := range rosters {
			from(&rosters[i].Root)
			inside(rosters[i].Rosters)
		}
	}
	from(&spec.Root)
	inside(spec.Rosters)
	return spec
}

// compareWithout compares the framework, with the answers below a node not
// applicable, and the framework that does not have the node.
func (s *subject) compareWithout(out *laws.Recorder, id string, fw *maturity.Framework) {
	below := s.below(id)
	rater, tried := s.newRater(fw), 0
	for _, sm := range s.samples {
		if !sm.mixed || tried == 6 {
			continue
		}
		tried++
		with, left := clone(sm.a), clone(sm.a)
		for _, sl := range s.slots(with) {
			if below[sl.q.spec.ID] {
				sl.set(govmaturity.AnswerState(govmaturity.StateNotApplicable))
			}
		}
		for _, sl := range s.slots(left) {
			if below[sl.q.spec.ID] {
				delete(sl.answers, sl.q.spec.ID)
			}
		}
		got, neutral := s.outside(id, s.fast.score(with))
		if !neutral {
			continue // a policy makes a value of it, or a condition a difference
		}
		want := rater.score(left)
		if i := firstDifference(got, want, alike); i >= 0 && len(got) == len(want) {
			s.violated(out, finding{
				node:     got[i].name(),
				answers:  fmt.Sprintf("everything below %q not applicable; the rest is %s", id, s.answersText(sample{name: sm.name, a: left}, got[i].name())),
				got:      got[i].text(),
				expected: want[i].text() + ", as without " + id,
			})
		}
	}
}

// outside returns the readings of the nodes that are not below a node, and
// whether that node has no value because it does not apply.
func (s *subject) outside(id string, readings []reading) (out []reading, neutral bool) {
	top := s.places[id]
	neutral = true
	for _, r := range readings {
		inside := false
		for p := s.places[r.id]; p != nil; p = p.parent {
			inside = inside || p == top
		}
		if !inside {
			out = append(out, r)
		} else if r.id == id && r.state != govmaturity.StateNotApplicable && r.state != govmaturity.StateNotAsked {
			neutral = false
		}
	}
	return out, neutral
}
