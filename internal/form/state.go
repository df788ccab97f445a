package form

// The states of an answer, as documents have them.
const (
	stateUnanswered    = "unanswered"
	stateAnswered      = "answered"
	stateImputed       = "imputed"
	stateNotApplicable = "not-applicable"
	stateNotDeployed   = "not-deployed"
	stateExcluded      = "excluded"
)

// reasons are the states that say why there is no value.
var reasons = []string{stateUnanswered, stateNotApplicable, stateNotDeployed, stateExcluded}

// valued are the states that say something about a value, which must be there.
var valued = []string{stateAnswered, stateImputed}
