package competencytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// Violation is one law broken at one part of a framework: the Law; At, the id of
// the part (a competency, an area, a mindset, a post as role/level, a module, a
// crosswalk), or "" for the framework as a whole, and its Title; what shows it
// (Given), what came out (Got) and what the law asks for (Expected). More is how
// many further parts break the law, when there are too many to list.
type Violation = laws.Violation

// Violations are all laws that a framework breaks, in the order of [Laws]. It
// is the error that [Check] returns; errors.As finds it, and finds each
// Violation in it.
type Violations = laws.Violations

// Waived is a Violation that a waiver lets pass, with its Reason. See [Waive].
type Waived = laws.Waived

// Report is what came of checking a framework: the Violations, and what is Waived
// and why. No law is left Unchecked. Its String says all of it.
type Report = laws.Report

// Run checks that a framework, and what is given with it, keeps the [Laws], each
// in a subtest of its own, and logs what is waived.
//
//	func TestMinistry(t *testing.T) { competencytest.Run(t, ministry) }
func Run(t *testing.T, fw *competency.Framework, opts ...Option) {
	t.Helper()
	s, err := newSubject(fw, newEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	kit().Run(t, s, laws.Options{Waivers: s.waivers})
}

// Check is [Run] without testing: for a program that takes in frameworks, and
// wants to say what is wrong with one. It returns nil, or [Violations] with
// every law that is broken, or another error when the laws cannot be checked
// at all.
func Check(fw *competency.Framework, opts ...Option) error {
	report, err := Inspect(fw, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// Inspect is [Check] with all that came of it. The error says that the laws
// cannot be checked at all.
func Inspect(fw *competency.Framework, opts ...Option) (Report, error) {
	return inspectWith(newEngine(), fw, opts...)
}

func inspectWith(e engine, fw *competency.Framework, opts ...Option) (Report, error) {
	s, err := newSubject(fw, e, opts)
	if err != nil {
		return Report{}, err
	}
	return kit().Check(s, laws.Options{Waivers: s.waivers})
}
