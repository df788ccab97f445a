// Package long is the one switch for tests that take long: the environment
// variable GOVMATURITY_LONG. Set to anything, tests try as much as they can;
// without it they try enough to notice a mistake in seconds. The project's own
// checks set it.
package long

import "os"

// Enabled reports whether long tests are asked for.
func Enabled() bool { return os.Getenv("GOVMATURITY_LONG") != "" }

// Count returns how often to try something: few, or many when long tests are
// asked for.
func Count(few, many int) int {
	if Enabled() {
		return many
	}
	return few
}
