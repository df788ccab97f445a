package maturitytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// silence: a blank is not worth more than an answer.
//
// In a mean, leaving out what is unanswered is a choice: the others then speak
// for it. Where levels are opened one after another, it opens levels of which
// nobody has said anything; and a stated value as high as the best answer makes
// a blank the best answer.
func silence() rule {
	return laws.New("silence",
		"Saying nothing is not worth more than saying something: it opens no level of a gate that the worst answer leaves closed, "+
			"and a value that is put in for what is unanswered is below that of the best answer.",
		func(s *subject, out *laws.Recorder) {
			s.eachGroup(func(group *maturity.NodeSpec) {
				for i := range group.Nodes {
					kid := &group.Nodes[i]
					if weight(kid) == 0 {
						continue
					}
					if group.Aggregation == maturity.AggregationGate || group.Aggregation == maturity.AggregationLadder {
						s.checkBlankOpens(out, group, kid)
					} else {
						s.checkBlankIsBest(out, group, kid)
					}
				}
			})
		})
}

// checkBlankIsBest looks at the value that is put in for what is unanswered.
func (s *subject) checkBlankIsBest(out *laws.Recorder, group, kid *maturity.NodeSpec) {
	if group.Aggregation == maturity.AggregationProfile || group.Aggregation == maturity.AggregationTable ||
		s.policyFor(group, govmaturity.StateUnanswered) != maturity.PolicyAnchor {
		return
	}
	anchor, rng := *s.missingOf(group).Anchor, s.fw.Node(kid.ID).Range()
	if rng.AtLeast(anchor, rng.Max) {
		s.violated(out, finding{
			node:     kid.ID,
			answers:  "none",
			got:      fmt.Sprintf("%s, put in by %q, as much as the best answer", number(anchor), group.ID),
			expected: fmt.Sprintf("an anchor below %s for what is unanswered", number(rng.Max)),
		})
	}
}

// maxSilences is how many sets of other answers a blank is tried with.
const maxSilences = 24

// checkBlankOpens looks for a level that a blank opens, and the worst answer
// does not.
func (s *subject) checkBlankOpens(out *laws.Recorder, group, kid *maturity.NodeSpec) {
	tried := 0
	for a := range s.contexts(group, kid) {
		if tried++; tried > maxSilences {
			return
		}
		s.setBelow(a, kid.ID, false)
		worst := map[string]reading{}
		for _, r := range s.fast.score(a) {
			if r.id == group.ID && r.ok {
				worst[r.in] = r
			}
		}
		for _, state := range []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotDeployed} {
			s.blankBelow(a, kid.ID, state)
			for _, r := range s.fast.score(a) {
				w, ok := worst[r.in]
				if r.id != group.ID || !r.ok || !ok || r.level.Rank() <= w.level.Rank() {
					continue
				}
				s.violated(out, finding{
					node:     kid.ID,
					answers:  fmt.Sprintf("%s below %q, with %s", state, kid.ID, s.answersText(sample{name: "others that", a: a}, r.name())),
					got:      fmt.Sprintf("the level %s for %q", r.level.ID(), group.ID),
					expected: fmt.Sprintf("%s, as with the worst answer: count what is unanswered and not deployed as zero", levelID(w.level)),
				})
				return
			}
		}
	}
}

func levelID(l govmaturity.Level) string {
	if !l.Valid() {
		return "no level"
	}
	return l.ID()
}

// blankBelow takes the answers below a node away, but for those that steer.
func (s *subject) blankBelow(a *maturity.Assessment, id string, state govmaturity.State) {
	below := s.below(id)
	for _, sl := range s.slots(a) {
		if below[sl.q.spec.ID] && !sl.q.steers {
			sl.set(govmaturity.AnswerState(state))
		}
	}
}
