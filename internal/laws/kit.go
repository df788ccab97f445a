package laws

import (
	"fmt"
	"strings"
	"testing"
)

// Kit is the laws about one kind of subject, in the order in which they are
// checked.
type Kit[S any] []Rule[S]

// Laws returns the laws, for people to read.
func (k Kit[S]) Laws() []Law {
	list := make([]Law, len(k))
	for i, r := range k {
		list[i] = r.Law
	}
	return list
}

// Options say how a subject is checked.
type Options struct {
	// OwnCode: Go code of the author's runs with the subject, so the laws about
	// code are checked too.
	OwnCode bool
	Waivers []Waiver
}

// Report is what came of checking a subject.
type Report struct {
	// Violations are what breaks a law, and waivers that waive nothing.
	Violations Violations
	// Waived is what breaks a law and is let pass, with the reason.
	Waived []Waived
	// Unchecked are the laws that no document breaks. They are checked where
	// Go code of the author's runs.
	Unchecked []Law
}

// Err returns the violations as an error, nil when there are none.
func (r Report) Err() error {
	if len(r.Violations) == 0 {
		return nil
	}
	return r.Violations
}

// String says all of it: what is broken, what is waived and why, and what was
// not looked at.
func (r Report) String() string {
	var lines []string
	for _, v := range r.Violations {
		lines = append(lines, v.Error())
	}
	for _, w := range r.Waived {
		lines = append(lines, w.String())
	}
	if len(r.Unchecked) > 0 {
		names := make([]string, len(r.Unchecked))
		for i, law := range r.Unchecked {
			names[i] = law.Name
		}
		lines = append(lines, "checked with Go code of the author's only: "+strings.Join(names, ", "))
	}
	if len(r.Violations) == 0 {
		lines = append([]string{"no law is broken"}, lines...)
	}
	return strings.Join(lines, "\n")
}

// Check checks the laws. The error is about waivers that name no law, or give
// no reason.
func (k Kit[S]) Check(s S, o Options) (Report, error) {
	var report Report
	if err := checkWaivers(o.Waivers, k.Laws()); err != nil {
		return report, err
	}
	for _, rule := range k {
		violations, waived := rule.examine(s, o)
		report.Violations = append(report.Violations, violations...)
		report.Waived = append(report.Waived, waived...)
		if rule.OwnCode && !o.OwnCode {
			report.Unchecked = append(report.Unchecked, rule.Law)
		}
	}
	return report, nil
}

// Run checks each law in a subtest of its own, and logs what is waived. A law
// about code has no subtest where no code of the author's runs.
func (k Kit[S]) Run(t *testing.T, s S, o Options) {
	t.Helper()
	if err := checkWaivers(o.Waivers, k.Laws()); err != nil {
		t.Fatal(err)
	}
	for _, rule := range k {
		if rule.OwnCode && !o.OwnCode && !rule.waivedIn(o.Waivers) {
			continue
		}
		t.Run(rule.Name, func(t *testing.T) {
			violations, waived := rule.examine(s, o)
			for _, w := range waived {
				t.Log(w)
			}
			for _, v := range violations {
				t.Error(v)
			}
		})
	}
}

func (r Rule[S]) examine(s S, o Options) (Violations, []Waived) {
	checked := o.OwnCode || !r.OwnCode
	var found Violations
	if checked {
		found = r.check(s)
	}
	return apply(r.Law, found, o.Waivers, checked)
}

func (r Rule[S]) waivedIn(waivers []Waiver) bool {
	for _, w := range waivers {
		if w.Law == r.Name {
			return true
		}
	}
	return false
}

// Validate reports what is wrong with the kit itself: a name that is doubled or
// cannot name a subtest, an explanation that is no sentence. A test of each kit
// calls it.
func (k Kit[S]) Validate() error {
	seen := map[string]bool{}
	for _, r := range k {
		plain := strings.Trim(r.Name, "abcdefghijklmnopqrstuvwxyz-") == "" && r.Name != ""
		switch {
		case !plain || seen[r.Name]:
			return fmt.Errorf("the name %q: small letters and hyphens, and each once", r.Name)
		case !strings.HasSuffix(r.Explanation, "."):
			return fmt.Errorf("%s: the explanation is no sentence: %q", r.Name, r.Explanation)
		case r.look == nil:
			return fmt.Errorf("%s: nothing looks for a breach", r.Name)
		}
		seen[r.Name] = true
	}
	return nil
}
