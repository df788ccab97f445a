package competency

// Verdict says whether a requirement is met. What is not known is neither met
// nor short.
type Verdict string

const (
	VerdictMet     Verdict = "met"
	VerdictShort   Verdict = "short"
	VerdictUnknown Verdict = "unknown"
	// VerdictNotApplicable: the requirement makes no sense for the person, and
	// counts neither way.
	VerdictNotApplicable Verdict = "not-applicable"
)

// worse puts two verdicts of which both must be met together.
func worse(a, b Verdict) Verdict {
	switch {
	case a == VerdictShort || b == VerdictShort:
		return VerdictShort
	case a == VerdictUnknown || b == VerdictUnknown:
		return VerdictUnknown
	}
	return VerdictMet
}

func (a Attained) proficient() Verdict { return a.standing().proficient(a.Competency.get()) }
