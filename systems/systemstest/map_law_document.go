package systemstest

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// mapSameAgain: the same document gives the same, to the last bit.
func mapSameAgain() mapRule {
	return laws.New("same-again",
		"The same document, compiled again, gives the same places, classes, suggestions and measures, in the same words, to the last character.",
		func(s *mapSubject, out *laws.Recorder) {
			again, err := stakeholder.Compile(s.m.Spec())
			if err != nil {
				violated(out, finding{got: "a refusal: " + err.Error(), expected: "the map"})
				return
			}
			sameTexts(out, "", s.everything(s.m), s.everything(again))
		})
}

// everything says all that comes of a map, by what it is.
func (s *mapSubject) everything(m *stakeholder.Map) map[string]string {
	w := govmaturity.WordsFor("en")
	all := map[string]string{"the hash": m.Hash() + m.RulesHash(), "the account": strings.Join(s.account(m, nil), "\n")}
	var doubts []string
	for _, p := range m.Doubts() { // without the lines of a file, and the order that follows them
		doubts = append(doubts, string(p.Code)+" "+p.Path.String()+" "+p.Message()+"\n")
	}
	slices.Sort(doubts)
	if len(doubts) <= govmaturity.MaxProblems { // which of more are told depends on that order too
		all["the doubts"] = strings.Join(doubts, "")
	}
	var b strings.Builder
	i := 0
	for one := range m.Stakeholders() {
		if i++; i > maxTried {
			break
		}
		for _, f := range []govmaturity.Finding{one.Position().Explain(w), one.Salience().Explain(w), one.Advice().Explain(w)} {
			b.WriteString(s.engine.told(f, w) + "\n")
		}
	}
	all["the words"] = b.String() + s.engine.told(m.Equity().Explain(w), w)
	return all
}

// mapRoundTrip: a map survives being written and read.
func mapRoundTrip() mapRule {
	return laws.New("document-round-trip",
		"Writing the map to a document and reading it again, as JSON and as YAML, gives the same map, to the last word.",
		func(s *mapSubject, out *laws.Recorder) {
			if s.size() <= maxWritten {
				s.kept().roundTrip(out)
			}
		})
}

// mapKeyOrder: the order of keys says nothing.
func mapKeyOrder() mapRule {
	return laws.New("key-order",
		"In whatever order the keys of the document stand, it is the same map, with the same content hash.",
		func(s *mapSubject, out *laws.Recorder) {
			if s.size() <= maxWritten {
				s.kept().otherKeys(out, s.Random(4), s.Samples)
			}
		})
}

// mapFormRoundTrip: a form changes nothing.
func mapFormRoundTrip() mapRule {
	return laws.New("form-round-trip",
		"The map filled into its form comes back from there as it was: as it stands there, and as it is posted.",
		func(s *mapSubject, out *laws.Recorder) {
			if s.size() <= maxMapForm {
				s.kept().throughForm(out)
			}
		})
}
