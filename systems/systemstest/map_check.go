package systemstest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// RunMap checks that a stakeholder map keeps the [MapLaws], each in a subtest of its
// own, and logs what is waived.
//
//	func TestWhoMatters(t *testing.T) { systemstest.RunMap(t, identity) }
func RunMap(t *testing.T, m *stakeholder.Map, opts ...Option) {
	t.Helper()
	s, err := newMapSubject(m, newMapEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	mapKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// CheckMap is [RunMap] without testing: for a program that takes in maps, and wants to
// say what is wrong with one. It returns nil, or [Violations] with every law that is
// broken, or another error when the laws cannot be checked at all.
func CheckMap(m *stakeholder.Map, opts ...Option) error {
	report, err := InspectMap(m, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// InspectMap is [CheckMap] with all that came of it. The error says that the laws
// cannot be checked at all.
func InspectMap(m *stakeholder.Map, opts ...Option) (Report, error) {
	return inspectMapWith(newMapEngine(), m, opts...)
}

func inspectMapWith(e mapEngine, m *stakeholder.Map, opts ...Option) (Report, error) {
	s, err := newMapSubject(m, e, opts)
	if err != nil {
		return Report{}, err
	}
	return mapKit().Check(s, laws.Options{Waivers: s.Waivers})
}
