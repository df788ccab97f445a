package form

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

// keys calls visit with the key of each answer that the condition is about.
func (w *When) keys(visit func(string)) {
	if w == nil {
		return
	}
	if w.Key != "" {
		visit(w.Key)
	}
	for _, parts := range [][]*When{w.All, w.Any, {w.Not}} {
		for _, p := range parts {
			p.keys(visit)
		}
	}
}
