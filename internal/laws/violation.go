package laws

import (
	"fmt"
	"strings"
)

// Violation is one law broken at one part of the subject.
type Violation struct {
	// Law is the law, with its explanation and where it is written.
	Law Law
	// At is the id of the part, such as a node; "" when it is the subject as a
	// whole. Title says for people what it is.
	At, Title string
	// Given is what was put in, such as answers; Got what came out; and
	// Expected what the law asks for.
	Given, Got, Expected string
	// More is how many further parts break the law, when there are too many to
	// list. It stands with the last that is listed.
	More int
}

// Error returns the violation as text of several lines.
func (v Violation) Error() string {
	var b strings.Builder
	b.WriteString(v.Law.Name)
	if v.At != "" {
		b.WriteString(": " + v.At)
	}
	fmt.Fprintf(&b, ": %s  (%s)", v.Law.Explanation, v.Law.Source)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n  %-10s%s", name+":", text)
		}
	}
	if v.Title != "" && v.Title != v.At {
		line("at", v.Title)
	}
	line("given", v.Given)
	line("came out", v.Got)
	line("expected", v.Expected)
	if v.More > 0 {
		fmt.Fprintf(&b, "\n  and the same at %d more", v.More)
	}
	return b.String()
}

// Violations are all laws that a subject breaks, in the order of the kit. It is
// an error; errors.As finds it, and finds each Violation in it.
type Violations []Violation

// Error returns the violations one after another.
func (vs Violations) Error() string {
	texts := make([]string, len(vs))
	for i, v := range vs {
		texts[i] = v.Error()
	}
	return strings.Join(texts, "\n")
}

// Unwrap returns the violations one by one, for errors.Is and errors.As.
func (vs Violations) Unwrap() []error {
	errs := make([]error, len(vs))
	for i, v := range vs {
		errs[i] = v
	}
	return errs
}

// maxListed is how many violations of one law are listed. The rest are counted.
const maxListed = 10

// capped returns the violations of one law, those beyond the first counted.
func (vs Violations) capped() Violations {
	if len(vs) <= maxListed {
		return vs
	}
	listed := vs[:maxListed:maxListed]
	listed[maxListed-1].More = len(vs) - maxListed
	return listed
}
