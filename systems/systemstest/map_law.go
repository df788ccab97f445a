package systemstest

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// mapRule is a law of stakeholder maps with what looks for a breach of it.
type mapRule = laws.Rule[*mapSubject]

// MapLaws returns the laws of stakeholder maps, in the order in which they are
// checked. The list is the caller's own.
func MapLaws() []Law { return mapKit().Laws() }

func mapKit() laws.Kit[*mapSubject] {
	return laws.Kit[*mapSubject]{
		// What a document can break.
		stakeholdersApart(),
		groupsFilled(),
		influencesApart(),
		gridScaled(),
		tiesSaid(),
		claimsAgree(),
		claimsInvolved(),
		delegationAgrees(),
		promisesKept(),
		needsWhole(),
		mapNamesNobody(),
		mapOneEdition(),
		mapReferencesResolve(),
		// What the library keeps, tried with this map.
		ratingsCombine(),
		placedOnce(),
		classesPart(),
		moreNeverLowers(),
		legitimateInvolved(),
		gapsCounted(),
		equityWhole(),
		measuresCounted(),
		mapRedaction(),
		mapOtherNames(),
		mapOrder(),
		mapSameAgain(),
		mapRoundTrip(),
		mapKeyOrder(),
		mapFormRoundTrip(),
	}
}

// titledStakeholder names a stakeholder by its id and its name.
func titledStakeholder(s stakeholder.Stakeholder) string { return titled(s.ID(), s.Name()) }

// doubtful reports doubts of the map: those at parts of a list that are about one of
// some codes.
func (s *mapSubject) doubtful(out *laws.Recorder, list, expected string, about func(govmaturity.Problem) bool) {
	for _, p := range s.m.Doubts() {
		if i, ok := itemOf(p.Path, list); ok && about(p) {
			at, title := s.part(list, i)
			violated(out, finding{at: at, title: title, got: p.Message(), expected: expected})
		}
	}
}

// part returns the id and the title of a part of a list.
func (s *mapSubject) part(list string, i int) (id, title string) {
	switch {
	case list == "stakeholders" && i < len(s.all):
		return s.all[i].ID(), titledStakeholder(s.all[i])
	case list == "influences" && i < len(s.spec.Influences):
		f := s.spec.Influences[i]
		return influenceID(f.From, f.To), "the influence of " + f.From + " on " + f.To
	case list == "needs" && i < len(s.spec.Needs):
		n := s.spec.Needs[i]
		return n.ID, "the need " + n.ID
	case list == "groups" && i < len(s.spec.Groups):
		g := s.spec.Groups[i]
		return g.ID, titled(g.ID, g.Name)
	case list == "attributes" && i < len(s.spec.Attributes):
		return string(s.spec.Attributes[i].Attribute), ""
	}
	return "", ""
}

// coded reports whether a problem has one of some codes.
func coded(codes ...govmaturity.Code) func(govmaturity.Problem) bool {
	return func(p govmaturity.Problem) bool {
		for _, c := range codes {
			if p.Code == c {
				return true
			}
		}
		return false
	}
}
