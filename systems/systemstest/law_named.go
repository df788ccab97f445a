package systemstest

import (
	"regexp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// loopsClose: a loop that somebody named and that is not there explains nothing.
func loopsClose() rule {
	return laws.New("loops-close",
		"Each loop that somebody named is in the diagram: a link leads from each of its variables to the next and from the last to the first, through none of them twice, and it is clear which links are meant.",
		func(s *diagramSubject, out *laws.Recorder) {
			s.doubtful(out, "the variables, or the links, of a loop of the diagram", func(code govmaturity.Code) bool {
				switch code {
				case govmaturity.CodeOpenLoop, govmaturity.CodeTwoReadings, govmaturity.CodeRequired, govmaturity.CodeContradiction:
					return true
				}
				return false
			})
		})
}

// loopsApart: two names for one loop make one loop count as two.
func loopsApart() rule {
	return laws.New("loops-apart",
		"No loop is named twice.",
		func(s *diagramSubject, out *laws.Recorder) {
			s.doubtful(out, "another loop; or one name", func(code govmaturity.Code) bool { return code == govmaturity.CodeDuplicateID })
		})
}

// loopPolarity: what people say of a loop is what its signs say. Where a sign is not
// known, signs-known says so, and the diagram takes people at their word.
func loopPolarity() rule {
	return laws.New("loop-polarity",
		"Each loop that is said to be reinforcing or balancing is: reinforcing with an even number of links that turn the effect round, balancing with an odd number. Where a sign is not known, what is said is taken for true.",
		func(s *diagramSubject, out *laws.Recorder) {
			s.doubtful(out, "the polarity that its signs give it; or other signs", func(code govmaturity.Code) bool { return code == govmaturity.CodeWrongPolarity })
		})
}

// doubtful reports doubts of some kinds about loops that somebody named.
func (s *diagramSubject) doubtful(out *laws.Recorder, expected string, about func(govmaturity.Code) bool) {
	declared := s.d.Declared()
	for _, p := range s.d.Doubts() {
		i, ok := itemOf(p.Path, "loops")
		if !ok || !about(p.Code) || i >= len(declared) {
			continue
		}
		l := declared[i]
		title := l.Title()
		if len(title) == 0 && l.Label() != "" {
			title = govmaturity.English(l.Label())
		}
		violated(out, finding{at: l.ID(), title: titled(l.ID(), title), given: loopText(l.Loop()), got: p.Message(), expected: expected})
	}
}

// itemOf returns the place in a list at the top of the document.
func itemOf(path govmaturity.Path, list string) (int, bool) {
	if len(path) < 2 || path[0].Key != list || !path[1].InList {
		return 0, false
	}
	return path[1].Index, true
}

func loopText(l systems.Loop) string {
	if !l.Valid() {
		return ""
	}
	return l.String()
}

// labelOfPolarity is how pictures label loops by their polarity.
var labelOfPolarity = regexp.MustCompile(`^[RB][0-9]*$`)

// labelsAgree: R and B are read as reinforcing and balancing.
func labelsAgree() rule {
	return laws.New("labels-agree",
		"A loop with the label R, or R and a number, is reinforcing, and one with the label B is balancing: that is how pictures of loops are read.",
		func(s *diagramSubject, out *laws.Recorder) {
			for _, l := range s.d.Declared() {
				is := l.Loop().Polarity()
				if !labelOfPolarity.MatchString(l.Label()) || is == "" || is == systems.PolarityUndetermined || l.Label()[:1] == is.Letter() {
					continue
				}
				violated(out, finding{
					at: l.ID(), title: titled(l.ID(), l.Title()), given: l.Loop().String(), got: "the label " + l.Label() + " on a loop that is " + string(is),
					expected: "a label that begins with " + is.Letter(),
				})
			}
		})
}

// archetypesFound: an archetype that somebody saw is there, with the parts that
// they gave. One of which a loop is not there is passed over: another law says so.
func archetypesFound() rule {
	return laws.New("archetypes-found",
		"Each archetype that somebody saw is in the diagram: its loops meet as those of the archetype do, no delay and no actor rules it out, and the variables have the parts that they are given.",
		func(s *diagramSubject, out *laws.Recorder) {
			specs := s.d.Spec().Archetypes
			open := map[string]bool{}
			for _, l := range s.d.Declared() {
				open[l.ID()] = !l.Loop().Valid()
			}
			for _, p := range s.d.Doubts() {
				i, ok := itemOf(p.Path, "archetypes")
				if !ok || i >= len(specs) || slices.ContainsFunc(specs[i].Loops, func(id string) bool { return open[id] }) {
					continue
				}
				violated(out, finding{
					at: specs[i].ID, title: titled(specs[i].ID, specs[i].Title), got: p.Message(),
					expected: string(specs[i].Archetype) + " as it is said to be; or what the diagram shows",
				})
			}
		})
}
