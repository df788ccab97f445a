package competencytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// moreEvidence: to look again never makes less known.
//
// What comes of parts is left out: it can be open again when a part that was
// short no longer is.
func moreEvidence() rule {
	return laws.New("more-evidence",
		"More evidence never lowers certainty: what was known of somebody is not unknown because somebody looked again.",
		func(s *subject, out *laws.Recorder) {
			for n, p := range s.people {
				r := s.random(uint64(1000 + n))
				more := map[competency.Competency]competency.Attestation{}
				var list []competency.Attestation
				for _, c := range s.few {
					a := says(r, c)
					a.Kind, a.Date, a.Source = counts(c), []string{longAgo, someDay, today.Date}[r.IntN(3)], "another look"
					more[c], list = a, append(list, a)
				}
				q := s.with(p, list...)
				s.eachTwo(p, q, func(c competency.Competency, before, after competency.Attained) {
					if !rollsUp(c) && before.Knowledge != competency.KnowledgeUnknown && after.Knowledge == competency.KnowledgeUnknown {
						s.differs(out, p, before, after, "with one more piece of evidence, "+pieceText(more[c]), "what is known, as before or otherwise")
					}
				})
			}
		})
}

// eachTwo compares what is known of two people.
func (s *subject) eachTwo(p, q *competency.Person, do func(c competency.Competency, before, after competency.Attained)) {
	for _, c := range s.few {
		before, err := s.engine.at(p, c, today)
		if err != nil {
			continue
		}
		after, err := s.engine.at(q, c, today)
		if err != nil {
			after = competency.Attained{Competency: c, Knowledge: competency.KnowledgeUnknown}
		}
		do(c, before, after)
	}
}

func (s *subject) differs(out *laws.Recorder, p *competency.Person, before, after competency.Attained, given, expected string) {
	c := before.Competency
	violated(out, finding{
		at: c.ID(), title: titled(c.ID(), c.Title()), given: p.ID() + ", " + given,
		got: attainedText(after) + ", and was " + attainedText(before), expected: expected,
	})
}

// evidenceInForce: evidence that is not in force is shown, and does not count.
func evidenceInForce() rule {
	return laws.New("evidence-in-force",
		"Evidence that has expired, that was revoked, archived or superseded, or that is still to come is shown and never counts.",
		func(s *subject, out *laws.Recorder) {
			for _, p := range s.people {
				for _, supersedes := range []bool{false, true} {
					s.checkSpent(out, p, supersedes)
				}
			}
		})
}

func (s *subject) checkSpent(out *laws.Recorder, p *competency.Person, supersedes bool) {
	var plain, spent []competency.Attestation
	for k, c := range s.few {
		levels := levelsOf(c)
		top := levels[len(levels)-1].ID()
		if supersedes {
			by := competency.Attestation{Competency: c.ID(), Level: levels[0].ID(), Kind: counts(c), Date: someDay, Source: "new"}
			plain = append(plain, by)
			old := by
			old.ID, old.Level, old.Date, old.Source = fmt.Sprintf("old-%d", k+1), top, earlier, "old"
			by.Supersedes = old.ID
			spent = append(spent, old, by)
			continue
		}
		a := competency.Attestation{Competency: c.ID(), Level: top, Kind: counts(c), Date: earlier, Source: "spent"}
		expired, revoked, archived, future := a, a, a, a
		expired.Date, expired.Expires = longAgo, "2016"
		revoked.Revoked = someDay
		archived.Archived = true
		future.Date = nextYear
		spent = append(spent, expired, revoked, archived, future)
	}
	s.eachTwo(s.with(p, plain...), s.with(p, spent...), func(c competency.Competency, before, after competency.Attained) {
		given := "with evidence that has expired, was revoked or archived, or is still to come"
		added := 4
		if supersedes {
			given, added = "with evidence that a newer piece stands in for", 1
		}
		switch {
		case before.Knowledge != after.Knowledge || before.Level != after.Level:
			s.differs(out, p, before, after, given, "the same as without it")
		case len(after.Pieces) != len(before.Pieces)+added:
			violated(out, finding{
				at: c.ID(), title: titled(c.ID(), c.Title()), given: p.ID() + ", " + given,
				got: fmt.Sprintf("%d pieces are shown", len(after.Pieces)), expected: fmt.Sprintf("%d: all that there are", len(before.Pieces)+added),
			})
		}
	})
}

// selfApart: what people say of themselves stands beside what others say.
func selfApart() rule {
	return laws.New("self-apart",
		"What people say of themselves never moves the level that others go by: it stands beside it.",
		func(s *subject, out *laws.Recorder) {
			for _, p := range s.people {
				var own []competency.Attestation
				for _, c := range s.few {
					levels := levelsOf(c)
					for _, l := range []govmaturity.Level{levels[0], levels[len(levels)-1]} {
						own = append(own, competency.Attestation{Competency: c.ID(), Level: l.ID(), Kind: competency.EvidenceSelf, Date: today.Date})
					}
				}
				s.eachTwo(p, s.with(p, own...), func(c competency.Competency, before, after competency.Attained) {
					if before.Knowledge != after.Knowledge || before.Level != after.Level {
						s.differs(out, p, before, after, "with what they say of themselves", "the same as without it")
					}
				})
			}
		})
}

// evidenceOrder: a profile is a heap, not a list.
func evidenceOrder() rule {
	return laws.New("evidence-order",
		"The order in which evidence stands in a profile does not matter.",
		func(s *subject, out *laws.Recorder) {
			for n, p := range s.people {
				profile := p.Profile()
				turned := slices.Clone(profile.Evidence)
				slices.Reverse(turned)
				shuffled := slices.Clone(profile.Evidence)
				s.random(uint64(2000+n)).Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
				for _, order := range [][]competency.Attestation{turned, shuffled} {
					profile.Evidence = order
					s.eachTwo(p, s.again(p, profile), func(_ competency.Competency, before, after competency.Attained) {
						if before.Knowledge != after.Knowledge || before.Level != after.Level ||
							before.Self != after.Self || before.SelfKnowledge != after.SelfKnowledge {
							s.differs(out, p, before, after, "with the same evidence in another order", "the same")
						}
					})
				}
			}
		})
}
