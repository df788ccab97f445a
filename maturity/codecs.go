package maturity

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// codecs says what the types of this package look like in documents, where
// their Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		// An indicator, which conditions are about, has no other state.
		document.Enum(govmaturity.StateUnanswered, govmaturity.StateAnswered, govmaturity.StateImputed, govmaturity.StateNotApplicable,
			govmaturity.StateNotDeployed, govmaturity.StateExcluded, govmaturity.StateNotAsked),
		document.Enum(BetterHigher, BetterLower),
		document.Enum(OutsideClamp, OutsideKeep),
		document.Enum(SortedValue, SortedPublished),
		document.Enum(MatchSame, MatchPartial, MatchChanged),
		document.Enum(PolicyRenormalise, PolicyZero, PolicyImpute, PolicyAnchor, PolicyBlock),
	}
}
