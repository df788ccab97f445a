package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/maturity"
)

// Violation is one law broken at one node: the Law; At, the id of the node, or
// "" for the framework as a whole, and its Title; the answers that show it
// (Given), what came out (Got) and what the law asks for (Expected). More is how
// many further nodes break the law, when there are too many to list.
type Violation = laws.Violation

// Violations are all laws that a framework breaks, in the order of [Laws]. It
// is the error that [Check] returns; errors.As finds it, and finds each
// Violation in it.
type Violations = laws.Violations

// Waived is a Violation that a waiver lets pass, with its Reason. See [Waive].
type Waived = laws.Waived

// Report is what came of checking a framework: the Violations, what is Waived
// and why, and the laws that were left Unchecked, since no document breaks them.
// Its String says all of it.
type Report = laws.Report

// Run checks that a framework keeps the [Laws], each in a subtest of its own,
// and logs what is waived.
//
//	func TestMinistry(t *testing.T) { maturitytest.Run(t, ministry) }
func Run(t *testing.T, fw *maturity.Framework, opts ...Option) {
	t.Helper()
	s, err := newSubject(fw, newEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	kit().Run(t, s, s.lawOptions())
}

// Check is [Run] without testing: for a program that takes in frameworks, and
// wants to say what is wrong with one. It returns nil, or [Violations] with
// every law that is broken, or another error when the laws cannot be checked
// at all.
func Check(fw *maturity.Framework, opts ...Option) error {
	report, err := Inspect(fw, opts...)
	if err != nil {
		return err
	}
	return report.Err()
}

// Inspect is [Check] with all that came of it. The error says that the laws
// cannot be checked at all.
func Inspect(fw *maturity.Framework, opts ...Option) (Report, error) {
	return inspectWith(newEngine(), fw, opts...)
}

func inspectWith(e engine, fw *maturity.Framework, opts ...Option) (Report, error) {
	s, err := newSubject(fw, e, opts)
	if err != nil {
		return Report{}, err
	}
	return kit().Check(s, s.lawOptions())
}
