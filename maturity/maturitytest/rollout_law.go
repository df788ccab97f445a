package maturitytest

import (
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

func organizationTitle(o rollout.OrganizationSpec) string {
	if title := o.Title.String(); title != "" {
		return fmt.Sprintf("%s (%s)", o.ID, title)
	}
	return o.ID
}

// organizationsApart: one organization under two names is counted twice.
func organizationsApart() rolloutRule {
	return laws.New("organizations-apart",
		"No two organizations go by one name, whatever the capital letters and the spaces: one of them would be counted twice.",
		func(s *rolloutSubject, out *laws.Recorder) {
			first := map[string]string{}
			for _, o := range s.spec.Organizations {
				for _, name := range append(wordings(o.Title), o.ID) {
					if other, taken := first[folded(name)]; taken && other != o.ID {
						out.Violated(laws.Violation{At: o.ID, Title: organizationTitle(o), Got: other + " goes by the same name", Expected: "one organization; or names that tell them apart"})
						continue
					}
					first[folded(name)] = o.ID
				}
			}
		})
}

// organizationsInWaves: who is in no wave never joins.
func organizationsInWaves() rolloutRule {
	return laws.New("organizations-in-waves",
		"Where there are waves, each organization joins with one of them.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for _, o := range s.spec.Organizations {
				if len(s.spec.Waves) > 0 && o.Wave == "" {
					out.Violated(laws.Violation{At: o.ID, Title: organizationTitle(o), Got: "no wave", Expected: "the wave with which it joins"})
				}
			}
		})
}

// wavesWithinReach: no more can join than there are to be.
func wavesWithinReach() rolloutRule {
	return laws.New("waves-within-reach",
		"With each wave and those before, no more organizations are named than the rollout is to have by then.",
		func(s *rolloutSubject, out *laws.Recorder) {
			named := 0
			for _, w := range s.spec.Waves {
				for _, o := range s.spec.Organizations {
					if o.Wave == w.ID {
						named++
					}
				}
				if w.Reach > 0 && named > w.Reach {
					out.Violated(laws.Violation{At: w.ID, Title: "the wave " + w.ID, Got: fmt.Sprintf("%d organizations", named), Expected: fmt.Sprintf("%d, or fewer", w.Reach)})
				}
			}
		})
}

// wavesDated: waves come one after the other.
func wavesDated() rolloutRule {
	return laws.New("waves-dated-in-order",
		"No wave has a date before that of a wave that comes before it.",
		func(s *rolloutSubject, out *laws.Recorder) {
			last := ""
			for _, w := range s.spec.Waves {
				n := min(len(w.Date), len(last)) // a year is before none of its months
				if w.Date[:n] < last[:n] {
					out.Violated(laws.Violation{At: w.ID, Title: "the wave " + w.ID, Got: w.Date + ", after " + last, Expected: "dates in the order of the waves"})
				}
				if w.Date != "" {
					last = w.Date
				}
			}
		})
}

// organizationsObserved: of whom nothing is known, nothing can be said.
func organizationsObserved() rolloutRule {
	return laws.New("organizations-observed",
		"Something is known of each organization in the last round. One that is never seen has joined in name only.",
		func(s *rolloutSubject, out *laws.Recorder) {
			if len(s.around.Rounds) == 0 {
				return
			}
			last := s.around.Rounds[len(s.around.Rounds)-1]
			for _, o := range s.spec.Organizations {
				known := false
				for _, card := range last.Cards {
					known = known || card.Subject() == o.ID
				}
				if !known {
					out.Violated(laws.Violation{At: o.ID, Title: organizationTitle(o), Given: "round " + last.Name, Got: "no scorecard", Expected: "one, or more"})
				}
			}
		})
}

// stepsNested: an approach is taken step by step.
func stepsNested() rolloutRule {
	return laws.New("steps-nested",
		"No organization has done a step while one before it is not even begun, as far as that is known: an approach is taken step by step.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for _, round := range s.around.Rounds {
				for _, o := range s.spec.Organizations {
					var gap string
					for _, step := range s.r.Steps() {
						switch s.stepState(round.Cards, o.ID, step) {
						case rollout.StepStateNot:
							gap = step.ID()
						case rollout.StepStateDone:
							if gap != "" {
								out.Violated(laws.Violation{At: o.ID, Title: organizationTitle(o), Given: "round " + round.Name, Got: step.ID() + " is done, and " + gap + " is not begun", Expected: "the steps in their order"})
							}
						}
					}
				}
			}
		})
}

// noneFallsBack: what was done is done.
func noneFallsBack() rolloutRule {
	return laws.New("none-falls-back",
		"From round to round no organization has fewer steps done, and no lower level, where both are known. If one does fall back, a waiver says why.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i := 1; i < len(s.rounds); i++ {
				before, now := s.around.Rounds[i-1], s.around.Rounds[i]
				for _, o := range s.spec.Organizations {
					report := func(what, was, is string) {
						out.Violated(laws.Violation{At: o.ID, Title: organizationTitle(o), Given: what + ", from round " + before.Name + " to " + now.Name, Got: is + ", after " + was, Expected: "no less than before"})
					}
					for _, step := range s.r.Steps() {
						was, is := s.stepState(before.Cards, o.ID, step), s.stepState(now.Cards, o.ID, step)
						if was == rollout.StepStateDone && (is == rollout.StepStateBegun || is == rollout.StepStateNot) {
							report(step.ID(), string(was), string(is))
						}
					}
					for _, l := range s.spec.Levels {
						was, is := levelIn(before.Cards, o.ID, l.Framework, l.Node), levelIn(now.Cards, o.ID, l.Framework, l.Node)
						if was.Valid() && is.Valid() && is.Index() < was.Index() {
							report(l.Node, was.ID(), is.ID())
						}
					}
				}
			}
		})
}

// somebodyMoves: a round in which nothing is new is the one before.
func somebodyMoves() rolloutRule {
	return laws.New("somebody-moves",
		"From round to round something becomes known or moves, for one organization at least: otherwise the second round is the first one handed in again.",
		func(s *rolloutSubject, out *laws.Recorder) {
			for i := 1; i < len(s.rounds); i++ {
				before, now := s.told(s.rounds[i-1].Places()), s.told(s.rounds[i].Places())
				moved := slices.ContainsFunc(sortedKeys(now), func(id string) bool { return before[id] != now[id] })
				if name := s.around.Rounds[i].Name; len(now) > 0 && !moved {
					out.Violated(laws.Violation{At: name, Title: "round " + name, Got: "all stand where they stood in round " + s.around.Rounds[i-1].Name, Expected: "somebody who moved"})
				}
			}
		})
}

// rolloutNamesNobody: organizations have offices.
func rolloutNamesNobody() rolloutRule {
	return laws.New("names-nobody",
		"No organization goes by an e-mail address or a telephone number, and no text of the rollout has one.",
		func(s *rolloutSubject, out *laws.Recorder) {
			report := func(at string, texts ...string) {
				if text, there := addressed(texts...); there {
					out.Violated(laws.Violation{At: at, Got: text, Expected: "an office, or nothing"})
				}
			}
			report("", slices.Concat(wordings(s.spec.Title), wordings(s.spec.Description), wordings(s.spec.Note))...)
			for _, w := range s.spec.Waves {
				report(w.ID, slices.Concat(wordings(w.Title), wordings(w.Note))...)
			}
			for _, o := range s.spec.Organizations {
				report(o.ID, append(slices.Concat(wordings(o.Title), wordings(o.Note)), o.ID)...)
			}
		})
}
