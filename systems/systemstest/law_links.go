package systemstest

import (
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// signsKnown: one unknown sign leaves every loop along it undetermined.
func signsKnown() rule {
	return laws.New("signs-known",
		"Each link says which way its effect goes, or a note says why that is not known: one sign that is not known leaves each loop along it undetermined.",
		func(s *diagramSubject, out *laws.Recorder) {
			for l := range s.d.Links() {
				if l.Sign() == systems.SignUnknown && len(l.Note()) == 0 {
					violated(out, finding{
						at: l.ID(), title: linkText(l), got: "no sign, and no note", expected: "+ or -, or a note that says what it depends on",
					})
				}
			}
		})
}

// linksApart: a link that is drawn twice makes each loop along it two.
func linksApart() rule {
	type kind struct {
		from, to systems.Variable
		sign     systems.Sign
		delay    bool
	}
	return laws.New("links-apart",
		"No link is drawn twice: where two go the same way with the same sign and delay, a note of each says what sets it apart. Otherwise each loop along them counts twice.",
		func(s *diagramSubject, out *laws.Recorder) {
			first := map[kind]systems.Link{}
			for l := range s.d.Links() {
				k := kind{l.From(), l.To(), l.Sign(), l.Delay()}
				other, there := first[k]
				if !there {
					first[k] = l
					continue
				}
				if len(l.Note()) == 0 || len(other.Note()) == 0 {
					violated(out, finding{
						at: l.ID(), title: linkText(l), got: other.ID() + " says the same", expected: "one link; or a note of each that says why there are two",
					})
				}
			}
		})
}

// linkText says a link as a person reads it.
func linkText(l systems.Link) string {
	text := l.From().Name().String() + " -> " + l.To().Name().String() + ": " + string(l.Sign())
	if l.Delay() {
		text += ", with a delay"
	}
	return text
}
