package competency

import "github.com/govmaturity/govmaturity"

// Unstated says why it cannot be said how ready somebody is. Where nothing is
// asked, nobody was found to be ready: to call that met would dress a guess as a
// result.
type Unstated string

const (
	// UnstatedPost: the post states no requirements, or none that is more than
	// desirable.
	UnstatedPost Unstated = "post"
	// UnstatedPerson: it states some, and none of them applies to the person.
	UnstatedPerson Unstated = "person"
)

// In says the reason in a reader's language. It is "" where there is a readiness.
func (u Unstated) In(w govmaturity.Words) string {
	switch u {
	case UnstatedPost:
		return w.Say("readiness.unstated-post")
	case UnstatedPerson:
		return w.Say("readiness.unstated-person")
	}
	return ""
}

// unstated says why nothing counts, from how many requirements do not apply.
func unstated(notApplicable int) Unstated {
	if notApplicable > 0 {
		return UnstatedPerson
	}
	return UnstatedPost
}
