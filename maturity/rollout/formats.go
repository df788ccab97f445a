package rollout

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
	"github.com/govmaturity/govmaturity/maturity"
)

// rolloutFormat is the document of this package, declared once.
var rolloutFormat = document.Declare[RolloutSpec](RolloutFormat, "Rollout",
	"An approach that many organizations take up step by step, in waves.", nil)

// Schema returns the JSON Schema (2020-12) of rollouts.
func Schema() []byte { return rolloutSchema() }

var rolloutSchema = schema.Of(rolloutFormat)

// Form returns the form of a rollout. What comes back from it is for [Read].
//
// The form is in the language of the words. Texts are asked for in the given
// languages, the first of them first: in that of the words, when there are none.
// What is not a language tag is left out.
func Form(frameworks []*maturity.Framework, words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(rolloutFormat, form.FormatOptions[RolloutSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"steps", "levels", "waves", "organizations"},
		Meaning: func(d *document.Draft[RolloutSpec]) any {
			_, _ = compile(d, frameworks) // what is wrong is in the draft
			return nil
		},
	})
}
