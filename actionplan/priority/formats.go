package priority

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// prioritiesFormat is the document of this package, declared once.
var prioritiesFormat = document.Declare[PrioritiesSpec](PrioritiesFormat, "Priorities",
	"By which criteria alternatives are compared, how each was rated, and by which methods they are put in order.", codecs)

// codecs says what the types of this package look like in documents, where their
// Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(DirectionUp, DirectionDown),
		document.Enum(AxisValue, AxisFeasibility, AxisNone),
		document.Enum(CombinationMean, CombinationMedian),
		document.Enum(MissingLeaveOut, MissingBlock),
		document.Enum(RandomIndexSaaty2005, RandomIndexDonegan1991),
		document.Enum(MethodKinds()...),
		document.Enum(Normalisations()...),
		document.Enum(PreferenceUsual, PreferenceUShape, PreferenceVShape, PreferenceLevel, PreferenceLinear, PreferenceGaussian),
		document.Enum(govmaturity.StateUnanswered, govmaturity.StateImputed, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded),
	}
}

// Schema returns the JSON Schema (2020-12) of priorities.
func Schema() []byte { return prioritiesSchema() }

var prioritiesSchema = schema.Of(prioritiesFormat)

// Form returns the form of priorities. What comes back from it is for [Read].
//
// The form is in the language of the words. Texts are asked for in the given
// languages, the first of them first: in that of the words, when there are none.
// What is not a language tag is left out.
func Form(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(prioritiesFormat, form.FormatOptions[PrioritiesSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"criteria", "alternatives", "ratings", "methods", "portfolio"},
		Meaning: func(d *document.Draft[PrioritiesSpec]) any {
			_, _ = compile(d) // what is wrong is in the draft
			return nil
		},
	})
}
