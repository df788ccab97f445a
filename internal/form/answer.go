package form

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// NewAnswer returns the field of an answer: the value, and unless brief, the
// state, a comment and evidence. f has the key and the words of the question.
func NewAnswer(w govmaturity.Words, f Field, value *Field, brief bool) *Field {
	f.Kind = Answer
	value.Key, value.Spread = "value", true
	f.Fields = []*Field{value}
	checklist := value.Kind == Checklist
	if brief {
		if checklist {
			// Without it, nobody could say that none of the options holds.
			none := Option{ID: stateAnswered, Title: w.Say("form.none-of-these")}
			f.Fields = append(f.Fields, &Field{Key: "state", Kind: Choice, Title: w.Say("form.state"), Options: []Option{none}})
		}
		return &f
	}
	state := &Field{Key: "state", Kind: Choice, Title: w.Say("form.state"), Help: w.Say("form.state-help")}
	if checklist {
		// Elsewhere a value says it already.
		state.Options = append(state.Options, Option{ID: stateAnswered, Title: w.Say("form.none-of-these")})
	}
	for _, id := range append(append([]string(nil), reasons...), stateImputed) {
		state.Options = append(state.Options, Option{ID: id, Title: w.Say("form.state." + id)})
	}
	f.Fields = append(f.Fields, state,
		&Field{Key: "comment", Kind: Paragraph, Title: w.Say("form.comment"), Blank: true},
		&Field{Key: "evidence", Kind: List, Title: w.Say("form.evidence"), Help: w.Say("form.line-each"), Item: &Field{Kind: Line, Title: w.Say("form.evidence-one")}},
	)
	return &f
}

// OfferStates leaves an answer only some of its states. Its document may name no
// others.
func (f *Field) OfferStates(states ...govmaturity.State) {
	if state := f.part("state"); state != nil {
		state.Options = slices.DeleteFunc(state.Options, func(o Option) bool { return !slices.Contains(states, govmaturity.State(o.ID)) })
	}
}
