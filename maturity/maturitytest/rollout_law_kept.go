package maturitytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// countedOnce: nobody is lost, and nobody counted twice.
func countedOnce() rolloutRule {
	return laws.New("counted-once",
		"Each organization is counted once at each step and at each node with levels: under what is known of it, or under those of whom it is not known.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i, round := range s.rounds {
				given := "round " + s.around.Rounds[i].Name
				for k, shares := range s.engine.byStep(round) {
					s.checkShares(out, given, s.r.Steps()[k].ID(), shares)
				}
				for k, shares := range s.engine.byLevel(round) {
					s.checkShares(out, given, s.spec.Levels[k].Node, shares)
				}
			}
		})
}

func (s *rolloutSubject) checkShares(out *laws.Recorder, given, at string, shares []rollout.Share) {
	count := map[string]int{}
	for _, share := range shares {
		for _, id := range share.Organizations {
			count[id]++
		}
	}
	for _, o := range s.spec.Organizations {
		if count[o.ID] != 1 {
			out.Violated(laws.Violation{At: at, Given: given + ": " + o.ID, Got: fmt.Sprintf("counted %d times", count[o.ID]), Expected: "once"})
		}
	}
}

// placesByLevels: where an organization stands is found out anew, from its scorecards.
func placesByLevels() rolloutRule {
	return laws.New("places-by-levels",
		"A step is done from the level on that says so, begun from the one that says so, and unknown without a level; done steps are counted, and the next step is the first that is not done.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i, round := range s.rounds {
				cards := s.around.Rounds[i].Cards
				var want []rollout.Place
				for _, o := range s.spec.Organizations {
					p := rollout.Place{Organization: o.ID, Wave: o.Wave, Next: -1}
					for k, step := range s.r.Steps() {
						state := s.stepState(cards, o.ID, step)
						p.Steps = append(p.Steps, state)
						switch {
						case state == rollout.StepStateDone:
							p.Done++
						case p.Next < 0:
							p.Next = k
						}
					}
					for _, l := range s.spec.Levels {
						p.Levels = append(p.Levels, levelIn(cards, o.ID, l.Framework, l.Node))
					}
					want = append(want, p)
				}
				sameTold(out, "round "+s.around.Rounds[i].Name, s.told(want), s.told(s.engine.places(round)))
			}
		})
}

// wavesAddUp: a wave has those before it, too.
func wavesAddUp() rolloutRule {
	return laws.New("waves-add-up",
		"Each wave has those that came before it counted in, and of those that are named it is counted who has begun a step.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i, round := range s.rounds {
				named, begun := 0, 0
				reaches := s.engine.byWave(round)
				for k, w := range s.spec.Waves {
					for _, p := range round.Places() {
						if p.Wave != w.ID {
							continue
						}
						named++
						if slices.Contains(p.Steps, rollout.StepStateBegun) || slices.Contains(p.Steps, rollout.StepStateDone) {
							begun++
						}
					}
					want := rollout.WaveReach{Wave: w.ID, Reach: w.Reach, Named: named, Begun: begun}
					if k >= len(reaches) || reaches[k] != want {
						out.Violated(laws.Violation{At: w.ID, Given: "round " + s.around.Rounds[i].Name, Got: fmt.Sprintf("%+v", reaches), Expected: fmt.Sprintf("%+v", want)})
					}
				}
			}
		})
}

// movesCounted: a movement is the difference of two places.
func movesCounted() rolloutRule {
	return laws.New("moves-counted",
		"A movement is what lies between two rounds: as many steps and levels forwards as backwards the other way round, and none between a round and itself.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i := range s.rounds {
				for k := range s.rounds {
					s.checkMoves(out, i, k)
				}
			}
		})
}

func (s *rolloutSubject) checkMoves(out *laws.Recorder, from, to int) {
	given := fmt.Sprintf("from round %s to %s", s.around.Rounds[from].Name, s.around.Rounds[to].Name)
	moves, err := s.engine.since(s.rounds[to], s.rounds[from])
	if err != nil {
		out.Violated(laws.Violation{Given: given, Got: "a refusal: " + err.Error(), Expected: "movements"})
		return
	}
	was, is := s.rounds[from].Places(), s.rounds[to].Places()
	for i, o := range s.spec.Organizations {
		want := rollout.Move{Organization: o.ID, Steps: is[i].Done - was[i].Done}
		want.Compared = !slices.Contains(slices.Concat(is[i].Steps, was[i].Steps), rollout.StepStateUnknown)
		for k := range s.spec.Levels {
			a, b := was[i].Levels[k], is[i].Levels[k]
			known, rose := a.Valid() && b.Valid(), 0
			if known {
				rose = b.Index() - a.Index()
			}
			want.Known, want.Levels = append(want.Known, known), append(want.Levels, rose)
		}
		if i >= len(moves) || fmt.Sprint(moves[i]) != fmt.Sprint(want) {
			out.Violated(laws.Violation{At: o.ID, Given: given, Got: fmt.Sprintf("%+v", moves), Expected: fmt.Sprintf("%+v", want)})
		}
	}
}

// unknownIsUnknown: who has no scorecard has not failed.
func unknownIsUnknown() rolloutRule {
	return laws.New("unknown-is-unknown",
		"Of an organization without scorecards every step is unknown, and none is taken for not begun; the others stay where they are.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i, round := range s.around.Rounds {
				for _, o := range s.spec.Organizations[:min(len(s.spec.Organizations), maxMembersTried)] {
					cards := slices.DeleteFunc(slices.Clone(round.Cards), func(c *maturity.Scorecard) bool { return c.Subject() == o.ID })
					observed, err := s.engine.observe(s.r, round.Name, cards...)
					if err != nil {
						out.Violated(laws.Violation{At: o.ID, Given: "without its scorecards", Got: "a refusal: " + err.Error(), Expected: "a round"})
						continue
					}
					want := s.rounds[i].Places()
					for k := range want {
						if want[k].Organization == o.ID {
							want[k] = s.nowhere(want[k])
						}
					}
					sameTold(out, "round "+round.Name+" without the scorecards of "+o.ID, s.told(want), s.told(observed.Places()))
				}
			}
		})
}

// nowhere is the place of which nothing is known.
func (s *rolloutSubject) nowhere(p rollout.Place) rollout.Place {
	p.Done, p.Next = 0, 0
	for i := range p.Steps {
		p.Steps[i] = rollout.StepStateUnknown
	}
	clear(p.Levels)
	return p
}

// cardsOrder: who hands in first is not ahead.
func cardsOrder() rolloutRule {
	return laws.New("cards-order",
		"The order of scorecards changes nothing.",
		func(s *rolloutSubject, out *laws.Recorder) {
			r := s.Random(1)
			for i, round := range s.around.Rounds {
				for range min(s.Samples, 4) {
					cards := slices.Clone(round.Cards)
					r.Shuffle(len(cards), func(i, k int) { cards[i], cards[k] = cards[k], cards[i] })
					observed, err := s.engine.observe(s.r, round.Name, cards...)
					if err != nil {
						out.Violated(laws.Violation{Given: "scorecards in another order", Got: "a refusal: " + err.Error(), Expected: "a round"})
						return
					}
					sameTold(out, "round "+round.Name+", scorecards in another order", s.told(s.rounds[i].Places()), s.told(observed.Places()))
				}
			}
		})
}

// organizationsOrder: nor is who is named first.
func organizationsOrder() rolloutRule {
	return laws.New("organizations-order",
		"The order in which organizations are named changes nothing but the order in which they are listed.",
		func(s *rolloutSubject, out *laws.Recorder) {
			r := s.Random(2)
			for i, round := range s.around.Rounds {
				spec := s.r.Spec()
				r.Shuffle(len(spec.Organizations), func(i, k int) {
					spec.Organizations[i], spec.Organizations[k] = spec.Organizations[k], spec.Organizations[i]
				})
				other, err := s.engine.compile(spec, s.around.Frameworks...)
				var observed *rollout.Round
				if err == nil {
					observed, err = other.Observe(round.Name, round.Cards...)
				}
				if err != nil {
					out.Violated(laws.Violation{Given: "organizations in another order", Got: "a refusal: " + err.Error(), Expected: "a round"})
					return
				}
				sameTold(out, "round "+round.Name+", organizations in another order", s.told(s.rounds[i].Places()), s.told(observed.Places()))
			}
		})
}

// strangersRefused: nobody is counted who is not of the rollout, and nobody twice.
func strangersRefused() rolloutRule {
	return laws.New("strangers-refused",
		"A second scorecard of one organization is refused, and so is one of an organization that the rollout does not name.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for _, round := range s.around.Rounds {
				if len(round.Cards) == 0 {
					continue
				}
				first := round.Cards[0]
				if _, err := s.engine.observe(s.r, round.Name, append(slices.Clone(round.Cards), first)...); err == nil {
					out.Violated(laws.Violation{At: round.Name, Given: "a scorecard of " + first.Subject() + " twice", Got: "a round", Expected: "a refusal"})
				}
				stranger := clone(first.Assessment())
				for stranger.Subject += "!"; slices.ContainsFunc(s.spec.Organizations, func(o rollout.OrganizationSpec) bool { return o.ID == stranger.Subject }); {
					stranger.Subject += "!"
				}
				card, err := first.Framework().Score(stranger)
				if err != nil {
					continue // another law's matter
				}
				if _, err := s.engine.observe(s.r, round.Name, append(slices.Clone(round.Cards), card)...); err == nil {
					out.Violated(laws.Violation{At: round.Name, Given: "a scorecard of " + stranger.Subject, Got: "a round", Expected: "a refusal"})
				}
			}
		})
}

func rolloutRoundTrip() rolloutRule {
	return laws.New("document-round-trip", "Writing the rollout to a document and reading it again gives the same rollout.",
		func(s *rolloutSubject, out *laws.Recorder) { s.kept(s.engine.read).roundTrip(out) })
}

func rolloutThroughForm() rolloutRule {
	return laws.New("form-round-trip", "The rollout, filled into its form, comes back as it was.",
		func(s *rolloutSubject, out *laws.Recorder) { s.kept(s.engine.readForm).throughForm(out) })
}
