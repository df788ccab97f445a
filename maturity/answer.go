package maturity

import (
	"encoding/json"
	"slices"
)

// Answer is the answer to one indicator. The zero Answer is unanswered.
//
// In documents an answer is the bare value where there is no more to say:
//
//	data-management: connected        # a level or an option
//	broadband: 0.83                   # a number, a count, points
//	digital-id: yes                   # yes-no: yes, no, true or false
//	laws: [privacy, signature]        # a checklist
//	once-only: null                   # unanswered
//
// and otherwise a map with any of value, state, comment and evidence. The state
// unanswered says that the question was put, and that nobody knows:
//
//	data-management: {state: not-applicable, comment: No registers yet.}
//	broadband: {value: 0.83, state: imputed, evidence: [Regional mean]}
type Answer struct {
	state    State
	choices  []string
	number   float64
	isNumber bool

	// Comment is for the reader of the result.
	Comment string
	// Evidence names documents, links or people that the answer rests on.
	Evidence []string
}

// Choose answers with a level or an option, or, for a checklist, with any
// number of options.
func Choose(ids ...string) Answer {
	return Answer{state: Answered, choices: append([]string{}, ids...)}
}

// Numeric answers with a number, a count or points.
func Numeric(x float64) Answer {
	return Answer{state: Answered, number: x, isNumber: true}
}

// YesOrNo answers a yes-no question.
func YesOrNo(yes bool) Answer {
	if yes {
		return Choose("yes")
	}
	return Choose("no")
}

// NoAnswer says why there is no value: Unanswered, NotApplicable, NotDeployed
// or Excluded. Scoring refuses any other state.
func NoAnswer(why State) Answer { return Answer{state: why} }

// AsImputed returns the answer marked as estimated, not observed.
func (a Answer) AsImputed() Answer {
	a.state = Imputed
	return a
}

// State returns whether there is a value, and if not, why not.
func (a Answer) State() State {
	if a.state == "" {
		return Unanswered
	}
	return a.state
}

// Choices returns the levels or options chosen, or nil.
func (a Answer) Choices() []string { return slices.Clone(a.choices) }

// Number returns the number given, if the answer is one.
func (a Answer) Number() (x float64, ok bool) { return a.number, a.isNumber }

// Equal reports whether two answers say the same, comment and evidence
// included.
func (a Answer) Equal(b Answer) bool {
	return a.State() == b.State() && slices.Equal(a.choices, b.choices) &&
		a.isNumber == b.isNumber && a.number == b.number &&
		a.Comment == b.Comment && slices.Equal(a.Evidence, b.Evidence)
}

// MarshalJSON writes the answer in the shortest form that holds it.
func (a Answer) MarshalJSON() ([]byte, error) {
	var value any
	switch {
	case a.isNumber:
		value = a.number
	case len(a.choices) == 1:
		value = a.choices[0]
	case a.choices != nil:
		value = a.choices
	}
	// An answer that says it is unanswered is one that the person does not
	// know: it says more than nothing at all.
	plain := a.state == Answered && value != nil || a.state == ""
	if plain && a.Comment == "" && len(a.Evidence) == 0 {
		return json.Marshal(value)
	}
	full := struct {
		Value    any      `json:"value,omitempty"`
		State    State    `json:"state,omitempty"`
		Comment  string   `json:"comment,omitempty"`
		Evidence []string `json:"evidence,omitempty"`
	}{value, a.State(), a.Comment, a.Evidence}
	if full.State == Answered {
		full.State = ""
	}
	return json.Marshal(full)
}
