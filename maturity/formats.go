package maturity

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// The documents of this package, each declared once.
var (
	frameworkFormat = document.Declare[Spec](FrameworkFormat, "Framework",
		"An instrument: what it asks, and how answers become values and levels.", codecs)
	assessmentFormat = document.Declare[Assessment](AssessmentFormat, "Assessment",
		"One rater's answers about one subject at one time.", nil)
	crosswalkFormat = document.Declare[Crosswalk](CrosswalkFormat, "Crosswalk",
		"Which nodes of two frameworks, or of two editions of one, can be compared.", codecs)
)

// codecs says what the types of this package look like in documents, where
// their Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		// An indicator, which conditions are about, has no other state.
		document.Enum(govmaturity.StateUnanswered, govmaturity.StateAnswered, govmaturity.StateImputed, govmaturity.StateNotApplicable,
			govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked),
		document.Known("name", aggregationKinds...),
		document.Known("name", measureKinds...),
		document.Known("name", normaliseKinds...),
		document.Enum(BetterHigher, BetterLower),
		document.Enum(OutsideClamp, OutsideKeep),
		document.Enum(RatioInverse, RatioDirect),
		document.Enum(SortedValue, SortedPublished),
		document.Enum(MatchSame, MatchPartial, MatchChanged),
		document.Enum(PolicyRenormalise, PolicyZero, PolicyImpute, PolicyAnchor, PolicyBlock),
	}
}
