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

// proficient says whether the person has a competency, or is at a level of it
// that counts as proficient: at the highest, where the scale does not say.
func (a Attained) proficient() Verdict {
	switch a.Knowledge {
	case KnowledgeUnknown:
		return VerdictUnknown
	case KnowledgeNotApplicable:
		return VerdictNotApplicable
	case KnowledgeNone:
		return VerdictShort
	}
	s := a.Competency.get().scale
	if s == nil {
		return VerdictMet
	}
	if s.proficient == nil {
		levels := a.Competency.get().levels
		if a.Level == levels[len(levels)-1] {
			return VerdictMet
		}
		return VerdictShort
	}
	for _, l := range s.proficient {
		if a.Level == l {
			return VerdictMet
		}
	}
	return VerdictShort
}
