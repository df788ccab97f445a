package govmaturity

// Standing says how official a statement is. Its zero value is no standing at
// all, which documents refuse: whoever writes a statement down knows where it
// comes from.
type Standing string

const (
	// Official: the publisher says so, in these words or these figures.
	Official Standing = "official"
	// Paraphrased: the publisher says so, and the wording is ours.
	Paraphrased Standing = "paraphrased"
	// Derived: computed or concluded from what a publisher says, by a rule
	// that the publisher does not state.
	Derived Standing = "derived"
	// Illustrative: made up to show how something works.
	Illustrative Standing = "illustrative"
)

// Valid reports whether s is one of the four standings.
func (s Standing) Valid() bool {
	switch s {
	case Official, Paraphrased, Derived, Illustrative:
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
	case Official:
		return 4
	case Paraphrased:
		return 3
	case Derived:
		return 2
	case Illustrative:
		return 1
	}
	return 0
}
