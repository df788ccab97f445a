package maturity

import (
	"cmp"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// SpecForm returns the form of framework documents, for people who define
// an instrument of their own. What comes back from it is for [ReadFramework].
//
// Its texts are asked for in the given languages, the first of them first:
// English when there are none. What is not a language tag is left out. The form
// itself is in English.
//
// The form is smaller than the format: it knows the kinds of measures,
// aggregations and normalisations of this package, and not those that an author
// adds in Go; and a map that is there and has nothing in it, such as missing: {},
// is the same to it as one that is not there.
func SpecForm(languages ...string) govmaturity.Form {
	w := form.WordsFor("en")
	root := form.OfShape(frameworkFormat.Shape(), w, specWords(w), languages...)
	d := form.Definition{
		ID:          "urn:govmaturity:form:framework",
		Title:       frameworkFormat.Title,
		Description: frameworkFormat.Description,
		Language:    "en",
		Root:        root,
		Meaning:     specMeaning,
	}
	about := form.Section{ID: "about", Title: "About the framework"}
	var rest []form.Section
	for _, f := range root.Fields {
		place := form.Placed{Path: []string{f.Key}, Field: f}
		switch f.Key {
		case "scales", "root", "rosters":
			rest = append(rest, form.Section{ID: f.Key, Title: f.Title, Description: f.Help, Fields: []form.Placed{place}})
		case "format":
		default:
			about.Fields = append(about.Fields, place)
		}
	}
	d.Sections = append([]form.Section{about}, rest...)
	return form.New(d)
}

// specMeaning compiles a framework that a form has checked already.
func specMeaning(doc *document.Node) (any, govmaturity.Problems) {
	d := frameworkFormat.From(doc)
	if _, err := compile(d, nil); err != nil {
		return nil, d.Problems()
	}
	return nil, nil
}

// specWords are what the form says, in English.
func specWords(w *form.Words) form.ShapeWords {
	return form.ShapeWords{
		Field: func(at string) (title, help string) {
			words := fieldWords[at]
			return words[0], words[1]
		},
		Option: func(at, id string) string {
			if strings.HasSuffix(at, "standing") {
				return w.Standings[id]
			}
			return cmp.Or(optionWords[at+"."+id], optionWords[id])
		},
		// Authors can add to these in Go; the form has the library's own.
		Options: func(at string) (ids []string) {
			switch at {
			case "NodeSpec.aggregation":
				for _, kind := range aggregationKinds {
					ids = append(ids, string(kind))
				}
			case "MeasureSpec.kind":
				for _, kind := range measureKinds {
					ids = append(ids, string(kind))
				}
			case "NormaliseSpec.kind":
				for _, kind := range []NormaliseKind{NormaliseGoalposts, NormaliseZScore, NormalisePiecewise} {
					ids = append(ids, string(kind))
				}
			}
			return ids
		},
	}
}
