package form

// NewAnswer returns the field of an answer: the value, and unless brief, the
// state, a comment and evidence. f has the key and the words of the question.
func NewAnswer(w *Words, f Field, value *Field, brief bool) *Field {
	f.Kind = Answer
	value.Key, value.Spread = "value", true
	f.Fields = []*Field{value}
	checklist := value.Kind == Checklist
	if brief {
		if checklist {
			// Without it, nobody could say that none of the options holds.
			none := Option{ID: stateAnswered, Title: w.NoneOfThese}
			f.Fields = append(f.Fields, &Field{Key: "state", Kind: Choice, Title: w.State, Options: []Option{none}})
		}
		return &f
	}
	state := &Field{Key: "state", Kind: Choice, Title: w.State, Help: w.StateHelp}
	if checklist {
		// Elsewhere a value says it already.
		state.Options = append(state.Options, Option{ID: stateAnswered, Title: w.NoneOfThese})
	}
	for _, id := range append(reasons, stateImputed) {
		state.Options = append(state.Options, Option{ID: id, Title: w.States[id]})
	}
	f.Fields = append(f.Fields, state,
		&Field{Key: "comment", Kind: Paragraph, Title: w.Comment, Blank: true},
		&Field{Key: "evidence", Kind: List, Title: w.Evidence, Help: w.LineEach, Item: &Field{Kind: Line, Title: w.EvidenceOne}},
	)
	return &f
}
