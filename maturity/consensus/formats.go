package consensus

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/maturity"
)

// roundFormat is the document of this package, declared once.
var roundFormat = document.Declare[RatingRoundSpec](RoundFormat, "Round of rating",
	"Who rates one subject, how many answers become one, and what was settled in talks.", codecs)

// codecs says what the types of this package look like in documents, where their
// Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(RaterKindSelf, RaterKindAssessor),
		document.Enum(RuleMedian, RuleMajority, RuleMean),
		document.Enum(BetweenOpen, BetweenLower, BetweenHigher),
		document.Enum(DataNominal, DataOrdinal, DataInterval, DataRatio),
		document.Enum(WeightsNone, WeightsLinear, WeightsQuadratic),
		document.Enum(IntervalKindBootstrap, IntervalKindStudent),
		document.Enum(govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded),
	}
}

// Schema returns the JSON Schema (2020-12) of rounds of rating.
func Schema() []byte { return roundSchema() }

var roundSchema = schema.Of(roundFormat)

// Form returns the form of a round of rating with a framework, with the values that
// were settled in talks. What comes back from it is for [Read].
//
// The form is in the language of the words. Texts are asked for in the given
// languages, the first of them first: in that of the words, when there are none.
// What is not a language tag is left out.
func Form(fw *maturity.Framework, words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(roundFormat, form.FormatOptions[RatingRoundSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"raters", "groups", "rules", "agreement", "facilitated"},
		Meaning: func(d *document.Draft[RatingRoundSpec]) any {
			_, _ = compile(fw, d) // what is wrong is in the draft
			return nil
		},
	})
}
