package form

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// FormatOptions say how to make the form of a declared document.
type FormatOptions[D any] struct {
	ShapeOptions
	// Parts are the keys that have a section of their own. The others stand
	// together in the first one.
	Parts []string
	// Known are texts at the top of the document that the host knows, by their
	// keys: nobody is asked for them.
	Known map[string]string
	// Meaning reports what is wrong with a document beyond its form, and returns
	// what is to be kept of it; see [Kept]. It may be nil.
	Meaning func(*document.Draft[D]) (kept any)
}

// OfFormat returns the form of a declared document: all that is in it comes from
// the declaration, and what people read from the words, by the name of the format.
func OfFormat[D any](f *document.Format[D], o FormatOptions[D]) *Form {
	kind := kindOf(f.Name)
	d := Definition{
		ID:    "urn:govmaturity:form:" + kind,
		Title: sayOr(o.Words, "form."+kind, f.Title), Description: sayOr(o.Words, "form."+kind+"-help", f.Description),
		Words: o.Words, Language: o.Words.Language(), TextLanguage: o.Words.Language(),
		Root: OfShape(f.Shape(), o.ShapeOptions),
	}
	if o.Meaning != nil {
		d.Meaning = func(root *document.Node) (any, govmaturity.Problems) {
			draft := f.From(root)
			kept := o.Meaning(draft)
			return kept, draft.Problems()
		}
	}
	about := Section{ID: "about", Title: sayOr(o.Words, "form.about-"+kind, d.Title)}
	var parts []Section
	for _, field := range d.Root.Fields {
		if text, ok := o.Known[field.Key]; ok {
			*field = Field{Key: field.Key, Kind: Fixed, Fixed: text}
		}
		placed := Placed{Path: []string{field.Key}, Field: field}
		switch {
		case slices.Contains(o.Parts, field.Key):
			parts = append(parts, Section{ID: field.Key, Title: field.Title, Fields: []Placed{placed}})
		case field.Kind != Fixed:
			about.Fields = append(about.Fields, placed)
		}
	}
	d.Sections = append([]Section{about}, parts...)
	return New(d)
}

// kindOf returns the middle of the name of a format: framework, of
// govmaturity/framework/1.
func kindOf(format string) string {
	steps := strings.Split(format, "/")
	return steps[min(1, len(steps)-1)]
}
