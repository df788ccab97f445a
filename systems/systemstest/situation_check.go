package systemstest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// RunSituation checks that a situation keeps the [SituationLaws], each in a subtest of
// its own, and logs what is waived.
//
//	func TestAroundUs(t *testing.T) { systemstest.RunSituation(t, around) }
func RunSituation(t *testing.T, s *situation.Situation, opts ...Option) {
	t.Helper()
	subject, err := newSituationSubject(s, newSituationEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	situationKit().Run(t, subject, laws.Options{Waivers: subject.Waivers})
}

// CheckSituation is [RunSituation] without testing: for a program that takes in
// situations, and wants to say what is wrong with one. It returns nil, or [Violations]
// with every law that is broken, or another error when the laws cannot be checked at
// all.
func CheckSituation(s *situation.Situation, opts ...Option) error {
	report, err := InspectSituation(s, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectSituation is [CheckSituation] with all that came of it. The error says that
// the laws cannot be checked at all.
func InspectSituation(s *situation.Situation, opts ...Option) (Report, error) {
	return inspectSituationWith(newSituationEngine(), s, opts...)
}

func inspectSituationWith(e situationEngine, s *situation.Situation, opts ...Option) (Report, error) {
	subject, err := newSituationSubject(s, e, opts)
	if err != nil {
		return Report{}, err
	}
	return situationKit().Check(subject, laws.Options{Waivers: subject.Waivers})
}
