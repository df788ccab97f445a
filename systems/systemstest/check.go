package systemstest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// Violation is one law broken at one part of a diagram, a map or a situation: the Law;
// At, the id of the part (see [Waive]), or "" for the whole, and its Title; what shows it
// (Given), what came out (Got) and what the law asks for (Expected). More is how many
// further parts break the law, when there are too many to list.
type Violation = laws.Violation

// Violations are all laws that a document breaks, in the order of its laws. It is the
// error that the checks return; errors.As finds it, and finds each Violation in it.
type Violations = laws.Violations

// Waived is a Violation that a waiver lets pass, with its Reason. See [Waive].
type Waived = laws.Waived

// Report is what came of checking a document: the Violations, and what is Waived and
// why. No law is left Unchecked. Its String says all of it.
type Report = laws.Report

// Run checks that a diagram keeps the [Laws], each in a subtest of its own, and
// logs what is waived.
//
//	func TestSilos(t *testing.T) { systemstest.Run(t, silos) }
func Run(t *testing.T, d *systems.Diagram, opts ...Option) {
	t.Helper()
	s, err := newDiagramSubject(d, newEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	diagramKit().Run(t, s, laws.Options{Waivers: s.Waivers})
}

// Check is [Run] without testing: for a program that takes in diagrams, and wants
// to say what is wrong with one. It returns nil, or [Violations] with every law
// that is broken, or another error when the laws cannot be checked at all.
func Check(d *systems.Diagram, opts ...Option) error {
	report, err := Inspect(d, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// Inspect is [Check] with all that came of it. The error says that the laws cannot
// be checked at all.
func Inspect(d *systems.Diagram, opts ...Option) (Report, error) {
	return inspectWith(newEngine(), d, opts...)
}

func inspectWith(e engine, d *systems.Diagram, opts ...Option) (Report, error) {
	s, err := newDiagramSubject(d, e, opts)
	if err != nil {
		return Report{}, err
	}
	return diagramKit().Check(s, laws.Options{Waivers: s.Waivers})
}
