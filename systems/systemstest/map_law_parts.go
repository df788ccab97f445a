package systemstest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// stakeholdersApart: one party under two names counts twice, and is promised two
// things.
func stakeholdersApart() mapRule {
	return laws.New("stakeholders-apart",
		"No stakeholder is there twice, be it under one name or under two that are nearly the same: whoever is there twice counts twice, and is promised two things.",
		func(s *mapSubject, out *laws.Recorder) {
			s.doubtful(out, "stakeholders", "one stakeholder; or names that tell the two apart", coded(govmaturity.CodeSameName, govmaturity.CodeNearName))
		})
}

// groupsFilled: a group without anybody in it is left over.
func groupsFilled() mapRule {
	return laws.New("groups-filled",
		"Each group has somebody in it: a need of communication with a group of nobody reaches nobody.",
		func(s *mapSubject, out *laws.Recorder) {
			filled := map[string]bool{}
			for _, one := range s.all {
				group, _ := one.Group()
				filled[group] = true
			}
			for i, g := range s.spec.Groups {
				if !filled[g.ID] {
					at, title := s.part("groups", i)
					violated(out, finding{at: at, title: title, got: "nobody is in it", expected: "a stakeholder of the group; or no such group"})
				}
			}
		})
}

// influencesApart: what no measure counts does not belong in the map.
func influencesApart() mapRule {
	return laws.New("influences-apart",
		"No influence is drawn twice with the same sign, and nobody influences itself: no measure counts either.",
		func(s *mapSubject, out *laws.Recorder) {
			s.doubtful(out, "influences", "an influence on somebody else, once", coded(govmaturity.CodeNotUsed, govmaturity.CodeDuplicateRow))
		})
}

// needsWhole: a need without somebody who does it is a wish.
func needsWhole() mapRule {
	return laws.New("needs-whole",
		"Each need of communication says who does it, names nobody twice, and keeps a promise that is one: an action plan takes it over as a task.",
		func(s *mapSubject, out *laws.Recorder) {
			s.doubtful(out, "needs", "who does it; an audience with each once; a promise, or none said", coded(govmaturity.CodeNotAnswered, govmaturity.CodeGivenTwice, govmaturity.CodeNotUsed))
		})
}

// mapNamesNobody: a map is shown to many.
func mapNamesNobody() mapRule {
	return laws.New("names-nobody",
		"No text has an e-mail address or a telephone number: a map is shown to many, and addresses belong in an address book.",
		func(s *mapSubject, out *laws.Recorder) {
			for _, p := range s.m.Doubts() {
				if p.Code != govmaturity.CodeNamesPerson {
					continue
				}
				at, title := "", ""
				if len(p.Path) > 0 {
					if i, ok := itemOf(p.Path, p.Path[0].Key); ok {
						at, title = s.part(p.Path[0].Key, i)
					}
				}
				violated(out, finding{at: at, title: title, given: p.Path.String(), got: p.Message(), expected: "an office, or a role"})
			}
		})
}

// references are all that stakeholders point at.
func (s *mapSubject) references() (all []reference) {
	for i, spec := range s.spec.Stakeholders {
		for _, r := range spec.Refers {
			all = append(all, reference{spec.ID, titledStakeholder(s.all[i]), string(r.Kind), r.Document, r.Edition, r.ID})
		}
	}
	return all
}

// mapOneEdition: two editions of one document have other ids.
func mapOneEdition() mapRule {
	return laws.New("one-edition",
		"All that points into one document points into the same edition of it: what one edition has, another may not have.",
		func(s *mapSubject, out *laws.Recorder) { oneEdition(out, s.references()) })
}

// mapReferencesResolve: what points nowhere says nothing.
func mapReferencesResolve() mapRule {
	return laws.New("references-resolve",
		"All that points into another document points at something that is there, as far as the check was told what there is.",
		func(s *mapSubject, out *laws.Recorder) { resolve(out, s.Has, s.references()) })
}
