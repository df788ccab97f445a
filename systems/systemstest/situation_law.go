package systemstest

import "github.com/govmaturity/govmaturity/internal/laws"

// situationRule is a law of situations with what looks for a breach of it.
type situationRule = laws.Rule[*situationSubject]

// SituationLaws returns the laws of situations, in the order in which they are
// checked. The list is the caller's own.
func SituationLaws() []Law { return situationKit().Laws() }

func situationKit() laws.Kit[*situationSubject] {
	return laws.Kit[*situationSubject]{
		// What a document can break.
		itemsSourced(),
		circlesGrounded(),
		supportsOrContradicts(),
		sidesAgree(),
		bothSides(),
		oppositesApart(),
		strategiesJoin(),
		chainWhole(),
		barriersAgree(),
		risksSized(),
		residualReasoned(),
		scoresAgree(),
		bandsRise(),
		ranksAgree(),
		appetiteKept(),
		threatsAnswered(),
		ownersNamed(),
		actionsNamed(),
		situationNamesNobody(),
		situationOneEdition(),
		situationReferencesResolve(),
		// What the library keeps, tried with this situation.
		itemsWhole(),
		linksAgree(),
		pointsCrossed(),
		scoresMultiply(),
		cellsOnce(),
		ratersCounted(),
		doubtsWhole(),
		situationRedaction(),
		situationOtherIDs(),
		situationOrder(),
		situationSameAgain(),
		situationRoundTrip(),
		situationKeyOrder(),
		situationFormRoundTrip(),
	}
}
