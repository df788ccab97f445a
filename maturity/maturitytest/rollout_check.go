package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// RolloutDocuments are what stands around a rollout. What is not given is not looked at.
type RolloutDocuments struct {
	// Frameworks are those that the rollout names.
	Frameworks []*maturity.Framework
	// Rounds are the scorecards of organizations, the earliest round first.
	Rounds []RolloutRound
}

// RolloutRound is the scorecards of one round.
type RolloutRound struct {
	Name  string
	Cards []*maturity.Scorecard
}

// RunRollout checks that a rollout keeps the [RolloutLaws] with what came of it, each law
// in a subtest of its own, and logs what is waived. Of the options, [WithAnswers] and
// [WithCode] are of no use to rollouts.
//
//	func TestSriLanka(t *testing.T) {
//		maturitytest.RunRollout(t, r, maturitytest.RolloutDocuments{Frameworks: frameworks, Rounds: rounds})
//	}
func RunRollout(t *testing.T, r *rollout.Rollout, around RolloutDocuments, opts ...Option) {
	t.Helper()
	s, err := newRolloutSubject(r, around, newRolloutEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	rolloutKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckRollout is [RunRollout] without testing. It returns nil, or [Violations] with every
// law that is broken, or another error when the laws cannot be checked at all: when the
// scorecards are not of the rollout, too.
func CheckRollout(r *rollout.Rollout, around RolloutDocuments, opts ...Option) error {
	report, err := InspectRollout(r, around, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectRollout is [CheckRollout] with all that came of it. The error says that the laws
// cannot be checked at all.
func InspectRollout(r *rollout.Rollout, around RolloutDocuments, opts ...Option) (Report, error) {
	return inspectRollout(newRolloutEngine(), r, around, opts...)
}

func inspectRollout(e rolloutEngine, r *rollout.Rollout, around RolloutDocuments, opts ...Option) (Report, error) {
	s, err := newRolloutSubject(r, around, e, opts)
	if err != nil {
		return Report{}, err
	}
	return rolloutKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// RolloutLaws returns the laws of rollouts, in the order in which they are checked. The
// list is the caller's own.
func RolloutLaws() []Law { return rolloutKit().Laws() }

type rolloutRule = laws.Rule[*rolloutSubject]

func rolloutKit() laws.Kit[*rolloutSubject] {
	return laws.Kit[*rolloutSubject]{
		// What a document can break.
		organizationsApart(),
		organizationsInWaves(),
		wavesWithinReach(),
		wavesDated(),
		organizationsObserved(),
		stepsNested(),
		noneFallsBack(),
		somebodyMoves(),
		rolloutNamesNobody(),
		// What the library keeps by itself.
		countedOnce(),
		placesByLevels(),
		wavesAddUp(),
		movesCounted(),
		unknownIsUnknown(),
		cardsOrder(),
		organizationsOrder(),
		strangersRefused(),
		rolloutRoundTrip(),
		rolloutThroughForm(),
	}
}
