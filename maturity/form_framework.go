package maturity

import (
	"cmp"
	"slices"
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
	b := &specFormBuilder{words: form.WordsFor("en"), made: make(map[*document.Shape]*form.Field)}
	for _, tag := range languages {
		if govmaturity.ValidLanguage(tag) && !slices.ContainsFunc(b.languages, func(have string) bool { return strings.EqualFold(have, tag) }) {
			b.languages = append(b.languages, tag)
		}
	}
	if b.languages == nil {
		b.languages = []string{"en"}
	}
	root := *b.field("", frameworkFormat.Shape())
	b.finish()
	root.Fields = b.made[frameworkFormat.Shape()].Fields
	root.Required = true
	d := form.Definition{
		ID:          "urn:govmaturity:form:framework",
		Title:       "Framework",
		Description: "An instrument: what it asks, and how answers become values and levels.",
		Language:    "en",
		Root:        &root,
		Check: func(doc []byte) error {
			_, err := ReadFramework("", doc)
			return err
		},
		Canonical: func(doc []byte) ([]byte, error) {
			spec := new(Spec)
			root, problems := frameworkFormat.Shape().Read("", doc, spec)
			if root == nil || otherFormat(problems) {
				return nil, problems.Err()
			}
			data, err := document.Marshal(spec)
			if err != nil {
				return nil, err
			}
			return data, problems.Err()
		},
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

// specFormBuilder turns the shape of a document into fields.
type specFormBuilder struct {
	words     *form.Words
	languages []string
	// made are the fields of structs, by their shapes: a type can contain
	// itself. Copies of one, each with its own title, get their parts at the
	// end.
	made   map[*document.Shape]*form.Field
	copies []specCopy
}

type specCopy struct {
	field *form.Field
	of    *document.Shape
}

// finish gives each copy of a struct's field its parts.
func (b *specFormBuilder) finish() {
	for _, c := range b.copies {
		c.field.Fields = b.made[c.of].Fields
	}
}

// field returns the field of a shape. at is the type and key where it stands.
func (b *specFormBuilder) field(at string, s *document.Shape) *form.Field {
	words := fieldWords[at]
	f := &form.Field{Title: words[0], Help: words[1]}
	switch s.Kind {
	case document.Struct:
		f.Kind, f.Name, f.OneOf, f.OneOfWords = form.Group, s.Name, s.OneOf, s.OneOfWords
		b.copies = append(b.copies, specCopy{f, s})
		b.parts(s)
	case document.Sequence:
		f.Kind, f.Item, f.AtLeastOne, f.MostItems = form.List, b.field(at, s.Item), s.NotEmpty, s.MaxItems
		if s.Item.Enum != nil {
			f.Kind, f.Options, f.Item = form.Checklist, b.options(at, s.Item), nil
		} else if s.Item.Kind == document.Struct {
			f.Item.Help = ""
		}
	case document.Integer:
		f.Kind = form.Whole
	case document.Float:
		f.Kind = form.Number
	case document.Truth:
		f.Kind = form.YesNo
	case document.Union: // a Text
		f.Kind, f.Languages = form.Wording, b.languages
		f.Item = &form.Field{Kind: form.Paragraph}
	case document.Word:
		f.Kind, f.Pattern, f.Blank = form.Line, s.Pattern, !s.NotEmpty
		f.Options = b.options(at, s)
		switch {
		case len(s.Enum) == 1:
			f.Kind, f.Fixed, f.Options = form.Fixed, s.Enum[0], nil
		case f.Options != nil:
			f.Kind, f.Pattern = form.Choice, nil
		}
	}
	f.Min, f.Above, f.Max = s.Min, s.Above, s.Max
	if f.Help == "" && (f.Kind == form.Number || f.Kind == form.Whole) {
		f.Help = b.words.NumberHelp(f)
	}
	return f
}

// parts makes the parts of a struct, once.
func (b *specFormBuilder) parts(s *document.Shape) {
	if b.made[s] != nil {
		return
	}
	made := &form.Field{}
	b.made[s] = made
	for _, part := range s.Fields {
		f := b.field(s.Name+"."+part.Key, part.Shape)
		f.Key, f.Required = part.Key, part.Required && f.Kind != form.Fixed
		made.Fields = append(made.Fields, f)
	}
}

// options returns the words that a text can be, or nil if it can be others.
func (b *specFormBuilder) options(at string, s *document.Shape) []form.Option {
	ids := s.Enum
	switch at {
	case "NodeSpec.aggregation":
		for _, kind := range []AggregationKind{AggregationProfile, AggregationArithmetic, AggregationGeometric, AggregationHarmonic, AggregationMedian, AggregationMinimum, AggregationMaximum, AggregationSum, AggregationPoints, AggregationGate, AggregationLadder, AggregationTable} {
			ids = append(ids, string(kind))
		}
	case "MeasureSpec.kind":
		for _, kind := range []MeasureKind{MeasureLevel, MeasureChoice, MeasureYesNo, MeasureChecklist, MeasureCount, MeasurePoints, MeasureNumber} {
			ids = append(ids, string(kind))
		}
	case "NormaliseSpec.kind":
		for _, kind := range []NormaliseKind{NormaliseGoalposts, NormaliseZScore, NormalisePiecewise} {
			ids = append(ids, string(kind))
		}
	}
	var options []form.Option
	for _, id := range ids {
		title := cmp.Or(optionWords[at+"."+id], optionWords[id])
		if strings.HasSuffix(at, "standing") {
			title = b.words.Standings[id]
		}
		options = append(options, form.Option{ID: id, Title: title})
	}
	return options
}
