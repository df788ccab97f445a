package systemstest

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// finding is what a law found wrong.
type finding struct {
	at, title            string
	given, got, expected string
}

func violated(out *laws.Recorder, f finding) {
	out.Violated(laws.Violation{At: f.at, Title: f.title, Given: f.given, Got: f.got, Expected: f.expected})
}

// titled names a part by its id and, where it has one, its title.
func titled(id string, t govmaturity.Text) string {
	if len(t) == 0 {
		return id
	}
	return fmt.Sprintf("%s (%s)", id, t)
}

// spread returns at most n of a list, from all over it.
func spread[T any](list []T, n int) []T {
	if len(list) <= n {
		return list
	}
	out := make([]T, n)
	for i := range out {
		out[i] = list[i*len(list)/n]
	}
	return out
}
