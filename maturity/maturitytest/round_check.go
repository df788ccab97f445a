package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// RunRound checks that a round of rating keeps the [RoundLaws] with the assessments of its
// raters, each law in a subtest of its own, and logs what is waived. Of the options,
// [WithAnswers] and [WithCode] are of no use to rounds.
//
//	func TestHealth(t *testing.T) { maturitytest.RunRound(t, round, assessments) }
func RunRound(t *testing.T, r *consensus.Round, assessments []*maturity.Assessment, opts ...Option) {
	t.Helper()
	s, err := newRoundSubject(r, assessments, newRoundEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	roundKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckRound is [RunRound] without testing. It returns nil, or [Violations] with every law
// that is broken, or another error when the laws cannot be checked at all: when the
// assessments are not of the round, too.
func CheckRound(r *consensus.Round, assessments []*maturity.Assessment, opts ...Option) error {
	report, err := InspectRound(r, assessments, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectRound is [CheckRound] with all that came of it. The error says that the laws
// cannot be checked at all.
func InspectRound(r *consensus.Round, assessments []*maturity.Assessment, opts ...Option) (Report, error) {
	return inspectRound(newRoundEngine(), r, assessments, opts...)
}

func inspectRound(e roundEngine, r *consensus.Round, assessments []*maturity.Assessment, opts ...Option) (Report, error) {
	s, err := newRoundSubject(r, assessments, e, opts)
	if err != nil {
		return Report{}, err
	}
	return roundKit().Check(s, laws.Options{Waivers: s.Waivers})
}

// RoundLaws returns the laws of rounds of rating, in the order in which they are checked.
// The list is the caller's own.
func RoundLaws() []Law { return roundKit().Laws() }

type roundRule = laws.Rule[*roundSubject]

func roundKit() laws.Kit[*roundSubject] {
	return laws.Kit[*roundSubject]{
		// What a document can break.
		ratersSpoke(),
		ratersApart(),
		selfApart(),
		ratersEnough(),
		leastReachable(),
		groupsCover(),
		rulesTaken(),
		settledWithin(),
		settledNeeded(),
		raterNamesNobody(),
		// What the library keeps by itself.
		oneEach(),
		ratersOrder(),
		apartMovesNothing(),
		withinSaid(),
		disagreementTells(),
		agreementInRange(),
		settledStands(),
		agendaWhole(),
		reasonsSaid(),
		throughEngine(),
		movementCounted(),
		roundRoundTrip(),
		roundThroughForm(),
	}
}
