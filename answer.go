package govmaturity

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Answer is the answer to one question of any document: which option or level,
// or which number, or why there is none. The zero Answer is unanswered.
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

// AnswerChoice answers with a level or an option, or, for a checklist, with
// any number of options.
func AnswerChoice(ids ...string) Answer {
	return Answer{state: StateAnswered, choices: append([]string{}, ids...)}
}

// AnswerNumber answers with a number, a count or points.
func AnswerNumber(x float64) Answer {
	return Answer{state: StateAnswered, number: x, isNumber: true}
}

// AnswerYesNo answers a question that takes yes or no.
func AnswerYesNo(yes bool) Answer {
	if yes {
		return AnswerChoice("yes")
	}
	return AnswerChoice("no")
}

// AnswerState says why there is no value: StateUnanswered, StateNotApplicable,
// StateNotDeployed or StateExcluded. Checking refuses any other state.
func AnswerState(why State) Answer { return Answer{state: why} }

// AsImputed returns the answer marked as estimated, not observed.
func (a Answer) AsImputed() Answer { return a.WithState(StateImputed) }

// WithState returns the answer with another state. A state without a value
// beside a value makes no sense, and is refused when the answer is checked.
func (a Answer) WithState(s State) Answer {
	a.state = s
	return a
}

// Clone returns a copy that shares nothing with a.
func (a Answer) Clone() Answer {
	a.choices, a.Evidence = slices.Clone(a.choices), slices.Clone(a.Evidence)
	return a
}

// State returns whether there is a value, and if not, why not.
func (a Answer) State() State {
	if a.state == "" {
		return StateUnanswered
	}
	return a.state
}

// Stated returns the state that the answer itself names, or "" when it names
// none. Of a question that nobody knows the answer to it is StateUnanswered.
func (a Answer) Stated() State { return a.state }

// IsSilent reports whether the answer says nothing at all, not even that nobody
// knows.
func (a Answer) IsSilent() bool {
	return a.state == "" && !a.HasValue() && a.Comment == "" && len(a.Evidence) == 0
}

// HasValue reports whether a value was given, whatever the state.
func (a Answer) HasValue() bool { return a.isNumber || a.choices != nil }

// Choices returns the levels or options chosen, or nil. The list is the
// caller's own.
func (a Answer) Choices() []string { return slices.Clone(a.choices) }

// Number returns the number given, if the answer is one.
func (a Answer) Number() (x float64, ok bool) { return a.number, a.isNumber }

// Equal reports whether two answers say the same, comment and evidence
// included. A checklist with nothing chosen has a value, which no answer without
// one equals, and silence is not the same as saying that nobody knows.
func (a Answer) Equal(b Answer) bool {
	return a.Stated() == b.Stated() && a.HasValue() == b.HasValue() && slices.Equal(a.choices, b.choices) &&
		a.isNumber == b.isNumber && a.number == b.number &&
		a.Comment == b.Comment && slices.Equal(a.Evidence, b.Evidence)
}

// answerDocument is an answer that says more than its value.
type answerDocument struct {
	Value    any      `json:"value,omitempty"`
	State    State    `json:"state,omitempty"`
	Comment  string   `json:"comment,omitempty"`
	Evidence []string `json:"evidence,omitempty"`
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
	// know: it says more than nothing at all, and more than a comment on a
	// question that is still open, which names no state.
	plain := a.state == StateAnswered && value != nil || a.state == ""
	if plain && a.Comment == "" && len(a.Evidence) == 0 {
		return json.Marshal(value)
	}
	full := answerDocument{value, a.state, a.Comment, a.Evidence}
	if full.State == StateAnswered {
		full.State = ""
	}
	return json.Marshal(full)
}

// UnmarshalJSON reads all forms of an answer. Whole documents are better read
// with their package's reader, which also sees doubled keys.
func (a *Answer) UnmarshalJSON(data []byte) error {
	var full answerDocument
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		d.DisallowUnknownFields()
		if err := d.Decode(&full); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	} else if err := d.Decode(&full.Value); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	out, err := answerOf(full.Value)
	if err != nil {
		return err
	}
	if full.State != "" {
		if !full.State.OfAnswer() {
			return fmt.Errorf("answer: an answer cannot have the state %.40q", full.State)
		}
		out.state = full.State
	}
	out.Comment, out.Evidence = full.Comment, full.Evidence
	*a = out
	return nil
}

// answerOf makes an answer of a value that was decoded from JSON.
func answerOf(value any) (Answer, error) {
	switch v := value.(type) {
	case nil:
		return Answer{}, nil
	case bool:
		return AnswerYesNo(v), nil
	case string:
		if strings.TrimSpace(v) == "" {
			return Answer{}, errors.New("answer: a level or an option has an id; this text is empty")
		}
		return AnswerChoice(v), nil
	case json.Number:
		x, err := v.Float64()
		if err != nil {
			return Answer{}, fmt.Errorf("answer: the number %.40s is too large", v)
		}
		return AnswerNumber(x), nil
	case []any:
		ids := make([]string, len(v))
		for i, item := range v {
			id, ok := item.(string)
			if !ok {
				return Answer{}, errors.New("answer: a list holds the ids of options, which are texts")
			}
			ids[i] = id
		}
		return AnswerChoice(ids...), nil
	}
	return Answer{}, errors.New("answer: expected a text, a number, true or false, a list of texts, null, or a map")
}
