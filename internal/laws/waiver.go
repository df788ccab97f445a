package laws

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/internal/document"
)

// Waiver lets a subject break a law, for a reason.
type Waiver struct {
	// Law is the name of the law.
	Law string
	// Reason says why. A waiver without one is refused.
	Reason string
	// At are the parts where the law may be broken; all of them when it is
	// empty.
	At []string
}

// Waived is a violation that a waiver lets pass.
type Waived struct {
	Violation Violation
	Reason    string
}

// String says what is waived, and why.
func (w Waived) String() string {
	at := w.Violation.Law.Name
	if w.Violation.At != "" {
		at += ": " + w.Violation.At
	}
	return fmt.Sprintf("waived: %s: %s (%s)", at, w.Reason, w.Violation.Got)
}

// covers reports whether the waiver is about a violation.
func (w Waiver) covers(v Violation) bool {
	return w.Law == v.Law.Name && (len(w.At) == 0 || slices.Contains(w.At, v.At))
}

// checkWaivers reports waivers that make no sense whatever the subject.
func checkWaivers(waivers []Waiver, known []Law) error {
	names := make([]string, len(known))
	for i, law := range known {
		names[i] = law.Name
	}
	var errs []error
	for _, w := range waivers {
		switch {
		case !slices.Contains(names, w.Law):
			there := "there is " + strings.Join(names, ", ")
			if near := document.Nearest(w.Law, names); near != "" {
				there = fmt.Sprintf("did you mean %q?", near)
			}
			errs = append(errs, fmt.Errorf("no law %.60q can be waived: %s", w.Law, there))
		case document.Blank(w.Reason):
			errs = append(errs, fmt.Errorf("the law %s is waived without a reason", w.Law))
		}
	}
	return errors.Join(errs...)
}

// apply parts the violations of one law into those that count and those that
// are waived, and adds what is wrong with the waivers themselves.
func apply(law Law, found Violations, waivers []Waiver, checked bool) (count Violations, waived []Waived) {
	for _, v := range found {
		i := slices.IndexFunc(waivers, func(w Waiver) bool { return w.covers(v) })
		if i < 0 {
			count = append(count, v)
			continue
		}
		waived = append(waived, Waived{v, waivers[i].Reason})
	}
	count = count.capped()
	for _, w := range waivers {
		if w.Law != law.Name {
			continue
		}
		places := w.At
		if len(places) == 0 {
			places = []string{""}
		}
		for _, at := range places {
			needed := slices.ContainsFunc(found, func(v Violation) bool { return at == "" || at == v.At })
			if needed {
				continue
			}
			got := "nothing that breaks the law"
			if !checked {
				got = "nothing: the law is checked only where Go code of the author's runs"
			}
			count = append(count, Violation{
				Law: law, At: at, Got: got, Expected: fmt.Sprintf("no waiver, which is for what breaks the law; its reason is %q", w.Reason),
			})
		}
	}
	return count, waived
}
