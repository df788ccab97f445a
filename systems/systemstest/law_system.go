package systemstest

import (
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems"
)

// actorsDecide: an actor is there because of what they decide.
func actorsDecide() rule {
	return laws.New("actors-decide",
		"Each actor decides about something: a variable names them.",
		func(s *diagramSubject, out *laws.Recorder) {
			decides := map[systems.Actor]bool{}
			for v := range s.d.Variables() {
				decides[v.Actor()] = true
			}
			for _, a := range s.d.Actors() {
				if !decides[a] {
					violated(out, finding{
						at: a.ID(), title: titled(a.ID(), a.Name()), got: "no variable that they decide about", expected: "one, or more; or no such actor",
					})
				}
			}
		})
}

// boundarySaid: inside and outside mean nothing without a boundary.
func boundarySaid() rule {
	return laws.New("boundary-said",
		"Where a system is described, or somebody stands outside of it, it is said how to tell what belongs to it: there is a boundary.",
		func(s *diagramSubject, out *laws.Recorder) {
			system, given := s.d.System(), ""
			if system.Valid() {
				given = "a system"
			}
			for _, a := range s.d.Actors() {
				if a.Outside() {
					given = titled(a.ID(), a.Name()) + ", who stands outside"
				}
			}
			if given != "" && len(system.Boundary()) == 0 {
				violated(out, finding{given: given, got: "no boundary", expected: "a boundary, in words"})
			}
		})
}

// icebergExplained: an iceberg goes down.
func icebergExplained() rule {
	return laws.New("iceberg-explained",
		"What an iceberg shows rests on something deeper: each entry above the thinking at the bottom names what brings it about.",
		func(s *diagramSubject, out *laws.Recorder) {
			for _, e := range s.d.Iceberg().Unexplained() {
				violated(out, finding{
					at: e.ID(), title: titled(e.ID(), e.Title()), got: "nothing that brings it about", expected: "an entry of a deeper level, under because",
				})
			}
		})
}

// structuresShown: structures are what the diagram is a picture of.
func structuresShown() rule {
	return laws.New("structures-shown",
		"Each structure of an iceberg is shown by the diagram: it points at a loop, or at variables.",
		func(s *diagramSubject, out *laws.Recorder) {
			for _, e := range s.d.Iceberg().Entries(systems.IcebergLevelStructures) {
				if len(e.Loops())+len(e.Variables()) == 0 {
					violated(out, finding{
						at: e.ID(), title: titled(e.ID(), e.Title()), got: "neither a loop nor a variable", expected: "loops that are named, or variables",
					})
				}
			}
		})
}
