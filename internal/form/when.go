package form

import (
	"slices"

	"github.com/govmaturity/govmaturity/internal/document"
)

// When is a condition on the answers that stand beside a question, in the same
// group.
type When struct {
	// All, Any and Not combine others. Exactly one of them is set, or Key.
	All, Any []*When
	Not      *When

	// Key is the key of an Answer, and Answer is its field.
	Key    string
	Answer *Field
	// One of these says what holds of it. The answer has one of Options.
	Options []string
	// It is a number from From to To, as far as these are set.
	From, To *float64
	// It is a checklist of which at least Least and at most Most options are
	// chosen, as far as these are set.
	Least, Most *int
	// It is a checklist with all options of one of Sets.
	Sets [][]string
	// It is in one of States. With a value and no state it is "answered", and
	// with neither it is "unanswered".
	States []string
}

// holds evaluates the condition on the group of answers. No condition always
// holds.
func (w *When) holds(answers *document.Node) bool {
	switch {
	case w == nil:
		return true
	case w.All != nil:
		return !slices.ContainsFunc(w.All, func(p *When) bool { return !p.holds(answers) })
	case w.Any != nil:
		return slices.ContainsFunc(w.Any, func(p *When) bool { return p.holds(answers) })
	case w.Not != nil:
		return !w.Not.holds(answers)
	}
	n := answers.Get(w.Key)
	value, state := n.Get("value"), n.Get("state")
	switch {
	case w.States != nil:
		return slices.Contains(w.States, stateOf(value, state))
	case w.isChecklist():
		chosen, ok := chosenOf(value, state)
		return ok && w.takes(chosen)
	case value == nil:
		return false
	case w.Options != nil:
		return value.Kind == document.String && slices.Contains(w.Options, value.Text)
	}
	x, ok := value.Float()
	return ok && (w.From == nil || x >= *w.From) && (w.To == nil || x <= *w.To)
}

func (w *When) isChecklist() bool { return w.Answer.part("value").Kind == Checklist }

// takes reports whether a condition on a checklist holds of what is chosen.
func (w *When) takes(chosen []string) bool {
	has := func(id string) bool { return slices.Contains(chosen, id) }
	switch {
	case w.Options != nil:
		return slices.ContainsFunc(w.Options, has)
	case w.Sets != nil:
		return slices.ContainsFunc(w.Sets, func(set []string) bool {
			return !slices.ContainsFunc(set, func(id string) bool { return !has(id) })
		})
	}
	return (w.Least == nil || len(chosen) >= *w.Least) && (w.Most == nil || len(chosen) <= *w.Most)
}

// chosenOf returns the options of a checklist that are chosen: none, if somebody
// said so. It is not ok if nobody has answered.
func chosenOf(value, state *document.Node) (chosen []string, ok bool) {
	if !hasValue(value) {
		return nil, state != nil && slices.Contains(valued, state.Text)
	}
	for _, item := range value.Items {
		if item.Kind == document.String {
			chosen = append(chosen, item.Text)
		}
	}
	return chosen, value.Kind == document.List
}

func stateOf(value, state *document.Node) string {
	switch {
	case state != nil:
		return state.Text
	case hasValue(value):
		return stateAnswered
	}
	return stateUnanswered
}
