package systemstest

import (
	"reflect"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// situationSameAgain: the same document gives the same, to the last bit.
func situationSameAgain() situationRule {
	return laws.New("same-again",
		"The same document, compiled again, gives the same items, risks and doubts, in the same words, to the last character.",
		func(s *situationSubject, out *laws.Recorder) {
			again, err := situation.Compile(s.s.Spec())
			if err != nil {
				violated(out, finding{got: "a refusal: " + err.Error(), expected: "the situation"})
				return
			}
			sameTexts(out, "", s.everything(s.s), s.everything(again))
		})
}

// everything says all that comes of a situation, by what it is.
func (s *situationSubject) everything(of *situation.Situation) map[string]string {
	w := govmaturity.WordsFor("en")
	all := map[string]string{"the hash": of.Hash() + of.RulesHash(), "the account": strings.Join(situationTeller{engine: s.engine}.account(of), "\n")}
	for _, d := range of.Doubts() {
		all["the doubts"] += string(d.Check) + " " + d.Path().String() + " " + d.Say(w) + "\n"
	}
	for _, u := range of.Unasked() {
		all["what nobody asked"] += u.Say(w) + "\n"
	}
	var b strings.Builder
	for _, i := range spread(of.Items(), maxTried) {
		b.WriteString(s.engine.told(i.Finding(w), w) + "\n")
	}
	for _, g := range spread(of.Groups(), maxTried) {
		b.WriteString(s.engine.told(g.Finding(w), w) + "\n")
	}
	all["the words"] = b.String()
	return all
}

// situationRoundTrip: a situation survives being written and read.
func situationRoundTrip() situationRule {
	return laws.New("document-round-trip",
		"Writing the situation to a document and reading it again, as JSON and as YAML, gives the same situation, to the last word.",
		func(s *situationSubject, out *laws.Recorder) {
			if len(s.all) <= maxWritten {
				s.kept().roundTrip(out)
			}
		})
}

// situationKeyOrder: the order of keys says nothing.
func situationKeyOrder() situationRule {
	return laws.New("key-order",
		"In whatever order the keys of the document stand, it is the same situation, with the same content hash.",
		func(s *situationSubject, out *laws.Recorder) {
			if len(s.all) <= maxWritten {
				s.kept().otherKeys(out, s.Random(3), s.Samples)
			}
		})
}

// situationFormRoundTrip: a form changes nothing. It cannot
// tell a part that is empty from one that is not there.
func situationFormRoundTrip() situationRule {
	return laws.New("form-round-trip",
		"The situation filled into its form comes back from there as it was: as it stands there, and as it is posted. A part that is empty is left out.",
		func(s *situationSubject, out *laws.Recorder) {
			if len(s.all) > maxItemsForm {
				return
			}
			k := s.kept()
			if spec := s.s.Spec(); dropEmpty(spec) {
				whole, err := situation.Compile(spec)
				if err != nil {
					violated(out, finding{given: "without the parts that are empty", got: "a refusal: " + err.Error(), expected: "the situation"})
					return
				}
				k.spec, k.hash = spec, whole.Hash()
			}
			k.throughForm(out)
		})
}

// dropEmpty takes parts away that have nothing in them, and reports whether there are
// any.
func dropEmpty(spec *situation.SituationSpec) bool {
	return slices.Contains([]bool{
		dropZero(&spec.Pestle), dropZero(&spec.Acceleration), dropZero(&spec.Integration), dropZero(&spec.Inclusion),
		dropZero(&spec.Risks), dropZero(&spec.Holistic), dropZero(&spec.Scan),
	}, true)
}

func dropZero[T any](part **T) bool {
	empty := *part != nil && reflect.ValueOf(**part).IsZero()
	if empty {
		*part = nil
	}
	return empty
}
