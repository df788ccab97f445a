package govmaturity

// Standing says how official a statement is. Its zero value is no standing at
// all, which documents refuse: whoever writes a statement down knows where it
// comes from.
type Standing string

const (
	// StandingOfficial: the publisher says so, in these words or these figures.
	StandingOfficial Standing = "official"
	// StandingParaphrased: the publisher says so, and the wording is ours.
	StandingParaphrased Standing = "paraphrased"
	// StandingDerived: computed or concluded from what a publisher says, by a rule
	// that the publisher does not state.
	StandingDerived Standing = "derived"
	// StandingIllustrative: made up to show how something works.
	StandingIllustrative Standing = "illustrative"
)

// Valid reports whether s is one of the four standings.
func (s Standing) Valid() bool {
	switch s {
	case StandingOfficial, StandingParaphrased, StandingDerived, StandingIllustrative:
		return true
	}
	return false
}

// Weaker returns the less official of two standings. A result is as official
// as the weakest statement that it rests on. No standing is the weakest.
func (s Standing) Weaker(t Standing) Standing {
	if s.strength() <= t.strength() {
		return s
	}
	return t
}

func (s Standing) strength() int {
	switch s {
	case StandingOfficial:
		return 4
	case StandingParaphrased:
		return 3
	case StandingDerived:
		return 2
	case StandingIllustrative:
		return 1
	}
	return 0
}
