package govmaturity

// State says whether there is a value, and if not, why not.
type State string

const (
	// StateUnanswered: nobody has answered yet. It is the state of the zero
	// Answer.
	StateUnanswered State = "unanswered"
	// StateAnswered: there is an answer.
	StateAnswered State = "answered"
	// StateImputed: there is a value, and it was estimated, not observed.
	StateImputed State = "imputed"
	// StateNotApplicable: the question makes no sense for this subject.
	StateNotApplicable State = "not-applicable"
	// StateNotDeployed: the question makes sense, and what it asks about does
	// not exist here.
	StateNotDeployed State = "not-deployed"
	// StateExcluded: the answer is kept out on purpose, for a reason that the
	// comment should give.
	StateExcluded State = "excluded"
	// StateNotAsked: a branching rule skips the question. Answers do not have
	// this state; results do.
	StateNotAsked State = "not-asked"
	// StateBlocked: a rule gives no value while something that it rests on is
	// missing. Answers do not have this state; results do.
	StateBlocked State = "blocked"
	// StateUnscored: the parts are shown side by side and no value is computed
	// from them, though there are answers. Answers do not have this state;
	// results do.
	StateUnscored State = "unscored"
)

// States returns all states, those of answers first.
func States() []State {
	return []State{
		StateUnanswered, StateAnswered, StateImputed, StateNotApplicable, StateNotDeployed, StateExcluded,
		StateNotAsked, StateBlocked, StateUnscored,
	}
}

// HasValue reports whether a result in this state has a value.
func (s State) HasValue() bool { return s == StateAnswered || s == StateImputed }

// OfAnswer reports whether an answer can have this state.
func (s State) OfAnswer() bool {
	switch s {
	case StateUnanswered, StateAnswered, StateImputed, StateNotApplicable, StateNotDeployed, StateExcluded:
		return true
	}
	return false
}
