package maturitytest

import (
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// Run checks that a framework keeps all [Laws], each in a subtest of its own.
//
//	func TestMinistry(t *testing.T) { maturitytest.Run(t, ministry) }
func Run(t *testing.T, fw *maturity.Framework, opts ...Option) {
	t.Helper()
	s, err := newSubject(fw, newEngine(), opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, law := range Laws() {
		t.Run(law.Name, func(t *testing.T) {
			for _, v := range s.check(law) {
				t.Error(v)
			}
		})
	}
}

// Check is [Run] without testing: for a program that takes in frameworks, and
// wants to say what is wrong with one. It returns nil, or [Violations] with
// every law that is broken, or another error when the laws cannot be checked
// at all.
func Check(fw *maturity.Framework, opts ...Option) error {
	return checkWith(newEngine(), fw, opts...)
}

func checkWith(e engine, fw *maturity.Framework, opts ...Option) error {
	s, err := newSubject(fw, e, opts)
	if err != nil {
		return err
	}
	var found Violations
	for _, law := range Laws() {
		found = append(found, s.check(law)...)
	}
	return found.err()
}
