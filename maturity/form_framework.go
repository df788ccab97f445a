package maturity

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// SpecForm returns the form of framework documents, for people who define an
// instrument of their own. What comes back from it is for [ReadFramework].
//
// The form is in the language of the words. The framework's texts are asked for
// in the given languages, the first of them first: in that of the words, when
// there are none. What is not a language tag is left out.
//
// The form is smaller than the format: it knows the kinds of measures,
// aggregations and normalisations of this package, and not those that an author
// adds in Go; and a map that is there and has nothing in it, such as missing: {},
// is the same to it as one that is not there.
func SpecForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(frameworkFormat, form.FormatOptions[Spec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"scales", "root", "rosters"},
		Meaning: func(d *document.Draft[Spec]) any {
			compile(d, nil) // what is wrong is in the draft
			return nil
		},
	})
}
