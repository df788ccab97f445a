package maturity

// State says whether there is a value, and if not, why not.
type State string

const (
	// Unanswered: nobody has answered yet. It is the zero State of an Answer.
	Unanswered State = "unanswered"
	// Answered: there is an answer.
	Answered State = "answered"
	// Imputed: there is a value, and it was estimated, not observed. A node has
	// this state when all that its value rests on was estimated, or put in by
	// its missing policy.
	Imputed State = "imputed"
	// NotApplicable: the question makes no sense for this subject.
	NotApplicable State = "not-applicable"
	// NotDeployed: the question makes sense, and what it asks about does not
	// exist here.
	NotDeployed State = "not-deployed"
	// Excluded: the answer is kept out on purpose, for a reason that the
	// comment should give.
	Excluded State = "excluded"
	// NotAsked: a branching rule skips the question. Answers do not have this
	// state; results do.
	NotAsked State = "not-asked"
	// Blocked: a rule gives the node no value while something below it is
	// missing. Answers do not have this state; results do.
	Blocked State = "blocked"
	// Unscored: the node shows what is below it and computes no value, and
	// there are answers below it. Answers do not have this state; results do.
	Unscored State = "unscored"
)

// HasValue reports whether a result in this state has a value.
func (s State) HasValue() bool { return s == Answered || s == Imputed }
