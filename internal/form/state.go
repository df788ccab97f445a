package form

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// The states of an answer that forms treat in a way of their own.
const (
	stateUnanswered = string(govmaturity.StateUnanswered)
	stateAnswered   = string(govmaturity.StateAnswered)
	stateImputed    = string(govmaturity.StateImputed)
)

// reasons are the states that say why there is no value, and valued those that
// say something about a value, which must be there.
var reasons, valued = statesOfAnswers()

func statesOfAnswers() (reasons, valued []string) {
	for _, s := range govmaturity.States() {
		switch {
		case !s.OfAnswer():
		case s.HasValue():
			valued = append(valued, string(s))
		default:
			reasons = append(reasons, string(s))
		}
	}
	return reasons, valued
}

// statesOf returns the states that a document may name in an answer: those that
// the form offers, and that there is an answer.
func statesOf(state *Field) []string {
	return slices.DeleteFunc(append(slices.Clone(reasons), valued...), func(id string) bool {
		return id != stateAnswered && !slices.ContainsFunc(state.Options, func(o Option) bool { return o.ID == id })
	})
}
