package behaviour

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// ReferenceModeForm returns the form of reference modes. What comes back from it is
// for [ReadReferenceMode].
//
// The form is in the language of the words. The texts of the document are asked
// for in the given languages, the first of them first: in that of the words, when
// there are none. What is not a language tag is left out.
func ReferenceModeForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(referenceFormat, form.FormatOptions[ReferenceMode]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"points"},
		Meaning: func(d *document.Draft[ReferenceMode]) any {
			checkReference(d)
			return nil
		},
	})
}
