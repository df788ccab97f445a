package systemstest

import "github.com/govmaturity/govmaturity/internal/laws"

// otherIDs: what things are called changes nothing.
func otherIDs() rule {
	return laws.New("other-ids",
		"Whatever variables and links are called, the loops are the same, with the same polarity and delays, and so are the archetypes and the parts in them.",
		func(s *diagramSubject, out *laws.Recorder) {
			r := s.Random(1)
			s.unchanged(out, change{make: func(s *diagramSubject, _ int) (*plain, int, string) {
				return s.plain.called(r), 1, "other ids of variables and links"
			}})
		})
}

// documentOrder: the order in which things stand in the document changes nothing.
func documentOrder() rule {
	return laws.New("document-order",
		"In whatever order the document lists actors, variables and links, the same loops and archetypes come out, in the same order, and the same loops to begin with.",
		func(s *diagramSubject, out *laws.Recorder) {
			r := s.Random(2)
			s.unchanged(out, change{inOrder: true, make: func(s *diagramSubject, _ int) (*plain, int, string) {
				return s.plain.shuffled(r), 1, "actors, variables and links in another order"
			}})
		})
}

// otherSense: "trust" and "distrust" say the same, with the signs turned round.
func otherSense() rule {
	return laws.New("other-sense",
		"To measure something the other way, such as distrust for trust, and to turn round the signs of its links, changes the polarity of no loop and no archetype.",
		func(s *diagramSubject, out *laws.Recorder) {
			r := s.Random(3)
			s.unchanged(out, change{make: func(s *diagramSubject, _ int) (*plain, int, string) {
				p := s.plain.measured(r)
				return p, 1, "measured the other way: " + p.flippedText()
			}})
		})
}

// stepsBetween: a link may be written out in two steps. Where only short loops can
// be listed, all links are, so that each loop is twice as long.
func stepsBetween() rule {
	return laws.New("steps-between",
		"To write a link out as two, with a step between, changes no loop but its length, and no archetype.",
		func(s *diagramSubject, out *laws.Recorder) {
			r := s.Random(4)
			s.unchanged(out, change{make: func(s *diagramSubject, n int) (*plain, int, string) {
				if n == 0 || s.bound > 0 || s.few > 0 {
					return s.plain.stepped(r, true), 2, "a step between the ends of each link"
				}
				return s.plain.stepped(r, false), 2, "a step between the ends of some links"
			}})
		})
}
