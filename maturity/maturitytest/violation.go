package maturitytest

import (
	"fmt"
	"strings"
)

// Violation is one law broken at one node.
type Violation struct {
	// Law is the name of the law.
	Law string
	// Node is the id of the node, or "" when it is the framework as a whole.
	Node string
	// Explanation says what the law asks, which answers break it, what came
	// out, and what was expected. It has several lines.
	Explanation string
	// Source is where in this package the law was found broken: file and line.
	Source string
}

// Error returns the violation as text.
func (v Violation) Error() string {
	where := v.Law
	if v.Node != "" {
		where += ": " + v.Node
	}
	return fmt.Sprintf("%s: %s  (%s)", where, v.Explanation, v.Source)
}

// Violations are all laws that a framework breaks, in the order of [Laws]. It
// is the error that [Check] returns; errors.As finds it, and finds each
// Violation in it.
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

// err returns the violations as an error, nil when there are none.
func (vs Violations) err() error {
	if len(vs) == 0 {
		return nil
	}
	return vs
}
