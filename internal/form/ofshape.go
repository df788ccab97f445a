package form

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// ShapeOptions say how to make the fields of a document.
type ShapeOptions struct {
	// Words say what fields and options are called, by the Go type and the key of
	// the field: field.NodeSpec.weight or else field.weight, for help the same
	// and .help, and for an option option.NodeSpec.aggregation.sum or else
	// option.sum. A type stands in many places of a document, and means the same
	// in each. What has no words is called by its key.
	Words govmaturity.Words
	// Languages are those that texts are asked for in, the first of them first:
	// English, when none of them is a language tag.
	Languages []string
}

// OfShape returns the field of a document with a shape: a group of groups, lists
// and so on, which can be filled in and read again.
//
// A form knows no null, and no value that is of one kind or another but for a
// text in languages. What has such a shape has no field, and a document that is
// filled in loses it.
func OfShape(s *document.Shape, o ShapeOptions) *Field {
	b := &shapeForm{o: o, made: make(map[*document.Shape]*Field)}
	for _, tag := range o.Languages {
		if govmaturity.ValidLanguage(tag) && !slices.ContainsFunc(b.languages, func(have string) bool { return strings.EqualFold(have, tag) }) {
			b.languages = append(b.languages, tag)
		}
	}
	if b.languages == nil {
		b.languages = []string{"en"}
	}
	root := b.field("", s)
	for _, c := range b.copies {
		c.field.Fields, c.field.Elsewhere = b.made[c.of].Fields, b.made[c.of].Elsewhere
	}
	if root != nil {
		root.Required = true
	}
	return root
}

// shapeForm turns the shape of a document into fields.
type shapeForm struct {
	o         ShapeOptions
	languages []string
	// made are the fields of structs, by their shapes: a type can contain
	// itself. Copies of one, each with its own title, get their parts at the
	// end.
	made   map[*document.Shape]*Field
	copies []shapeCopy
}

type shapeCopy struct {
	field *Field
	of    *document.Shape
}

// field returns the field of a shape, or nil if there is none. at is where it
// stands.
func (b *shapeForm) field(at string, s *document.Shape) *Field {
	f := &Field{Min: s.Min, Above: s.Above, Max: s.Max}
	if at != "" {
		f.Title, f.Help = b.say("field.", at, plainName(at)), b.say("field.", at+".help", "")
	}
	switch s.Kind {
	case document.Struct:
		f.Kind, f.Name, f.OneOf, f.OneOfWords = Group, s.Name, s.OneOf, s.OneOfWords
		b.copies = append(b.copies, shapeCopy{f, s})
		b.parts(s)
	case document.Sequence:
		f.AtLeastOne, f.MostItems = s.NotEmpty, s.MaxItems
		if s.Item.Enum != nil {
			// Renderers send an empty list for one that nobody has touched.
			f.Kind, f.Options, f.AtLeastOne = Checklist, b.options(at, s.Item), false
			break
		}
		if f.Kind, f.Item = List, b.field(at, s.Item); f.Item == nil {
			return nil
		}
		b.asItem(f.Item)
	case document.Dictionary:
		f.Kind, f.AtLeastOne, f.Keys, f.KeyTitle = Entries, s.NotEmpty, s.Keys, b.o.Words.Say("form.item-id")
		if f.Item = b.field(at, s.Item); f.Item == nil {
			return nil
		}
		b.asItem(f.Item)
	case document.Integer:
		f.Kind = Whole
	case document.Float:
		f.Kind = Number
	case document.Truth:
		f.Kind = YesNo
	case document.Word:
		f.Kind, f.Pattern, f.Blank = Line, s.Pattern, !s.NotEmpty
		f.Options = b.options(at, s)
		switch {
		case len(s.Enum) == 1:
			f.Kind, f.Fixed, f.Options = Fixed, s.Enum[0], nil
		case f.Options != nil:
			f.Kind, f.Pattern = Choice, nil
		}
	default:
		if !isText(s) {
			return nil
		}
		f.Kind, f.Languages = Wording, b.languages
		f.Item = &Field{Kind: Paragraph}
	}
	if f.Help == "" {
		f.Help = NumberHelp(b.o.Words, f)
	}
	return f
}

// asItem makes a field one of several: the help stands at the list.
func (b *shapeForm) asItem(f *Field) { f.Help = NumberHelp(b.o.Words, f) }

// parts makes the parts of a struct, once.
func (b *shapeForm) parts(s *document.Shape) {
	if b.made[s] != nil {
		return
	}
	made := &Field{Elsewhere: make(map[string]bool)}
	b.made[s] = made
	for _, part := range s.Fields {
		f := b.field(s.Name+"."+part.Key, part.Shape)
		if f == nil {
			made.Elsewhere[part.Key] = true
			continue
		}
		f.Key, f.Required = part.Key, part.Required && f.Kind != Fixed
		if f.Kind == Checklist && slices.Contains(s.OneOf, part.Key) {
			f.AtLeastOne = true // it is there, or it is not
		}
		made.Fields = append(made.Fields, f)
	}
}

// optionWords are where the words of some types are, which are not said in forms alone.
var optionWords = map[string]string{
	"Standing":  "form.standing.",
	"Role":      "archetype.role.",
	"Archetype": "archetype.name.",
}

// options returns the words that a text can be, or nil if it can be others.
func (b *shapeForm) options(at string, s *document.Shape) []Option {
	ids, prefix := s.Enum, "option."
	if ids == nil {
		ids = s.Known
	}
	if own, ok := optionWords[s.Name]; ok {
		prefix = own
	}
	var options []Option
	for _, id := range ids {
		options = append(options, Option{ID: id, Title: b.say(prefix, at+"."+id, plainName(id))})
	}
	return options
}

// say returns the words for a place: those of its type, or else those of all
// types.
func (b *shapeForm) say(prefix, at, otherwise string) string {
	_, any, _ := strings.Cut(at, ".")
	if i := strings.LastIndexByte(at, '.'); prefix != "field." && i >= 0 {
		any = at[i+1:]
	}
	return sayOr(b.o.Words, prefix+at, sayOr(b.o.Words, prefix+any, otherwise))
}

// plainName makes words of a key.
func plainName(at string) string {
	key := strings.ReplaceAll(at[strings.LastIndexByte(at, '.')+1:], "-", " ")
	if key == "" {
		return ""
	}
	return strings.ToUpper(key[:1]) + key[1:]
}

// isText reports whether a shape is that of a text in one language or several.
func isText(s *document.Shape) bool {
	if s.Kind != document.Union || len(s.Choices) != 2 {
		return false
	}
	plain, wording := s.Choices[0], s.Choices[1]
	return plain.Kind == document.Word && wording.Kind == document.Dictionary && wording.Keys == document.PatternNamed("language")
}
