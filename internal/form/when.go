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
	// It is a number within bounds.
	From, Above, To, Below *float64
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
	if w.States != nil {
		return slices.Contains(w.States, stateOf(value, state))
	}
	switch {
	case value == nil:
		return false
	case w.Options != nil && value.Kind == document.String:
		return slices.Contains(w.Options, value.Text)
	case w.Options != nil && value.Kind == document.List:
		return slices.ContainsFunc(value.Items, func(i *document.Node) bool {
			return i.Kind == document.String && slices.Contains(w.Options, i.Text)
		})
	case w.Options == nil && value.Kind == document.Number:
		return w.within(value)
	}
	return false
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

func (w *When) within(n *document.Node) bool {
	x, ok := n.Float()
	return ok && (w.From == nil || x >= *w.From) && (w.Above == nil || x > *w.Above) &&
		(w.To == nil || x <= *w.To) && (w.Below == nil || x < *w.Below)
}
