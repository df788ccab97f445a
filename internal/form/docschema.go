package form

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/invopop/jsonschema"
)

// DocumentSchema writes the JSON Schema (2020-12) of the form's documents as
// their own reader takes them, for editors and other programs: an answer may also
// be a bare value or null, a level its rank, and a text one without a language.
// Unlike the profiles it asks for what the form would put in itself, and for no
// answers.
func (f *Form) DocumentSchema(id, title string) ([]byte, error) {
	b := &docSchema{schemaBuilder{profile: govmaturity.FormSchema202012, words: f.words, defs: make(map[string]*jsonschema.Schema), recursive: recursive(f.def.Root)}}
	root := b.field(f.def.Root)
	root.Version, root.ID, root.Title, root.Description = jsonschema.Version, jsonschema.ID(id), title, f.def.Description
	if len(b.defs) > 0 {
		extra(root, "$defs", b.defs)
	}
	return indented(root)
}

type docSchema struct{ schemaBuilder }

// field returns the schema of a field where it stands.
func (b *docSchema) field(f *Field) *jsonschema.Schema {
	if f.Name == "" || !b.recursive[f.Name] {
		return b.described(f)
	}
	if b.defs[f.Name] == nil {
		b.defs[f.Name] = &jsonschema.Schema{} // so that it is not begun again
		plain := *f
		plain.Title, plain.Help = "", ""
		*b.defs[f.Name] = *b.described(&plain)
	}
	return &jsonschema.Schema{Ref: b.refs() + f.Name}
}

func (b *docSchema) described(f *Field) *jsonschema.Schema {
	s := b.typed(f)
	s.Title, s.Description = f.Title, f.Help
	return s
}

func (b *docSchema) typed(f *Field) *jsonschema.Schema {
	switch f.Kind {
	case Group:
		return b.object(f)
	case Answer:
		return &jsonschema.Schema{AnyOf: append([]*jsonschema.Schema{{Type: "null"}}, append(b.values(f.part("value")), b.long(f))...)}
	case List:
		s := &jsonschema.Schema{Type: "array", Items: b.field(f.Item)}
		if f.AtLeastOne {
			s.MinItems = count(1)
		}
		if f.MostItems > 0 {
			s.MaxItems = count(f.MostItems)
		}
		return s
	case Entries:
		s := b.schemaBuilder.typed(f)
		s.AdditionalProperties = b.field(f.Item)
		return s
	case Wording:
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string", Pattern: document.NotBlank()}, b.schemaBuilder.typed(f)}}
	case Checklist:
		return &jsonschema.Schema{Type: "array", UniqueItems: true, Items: oneOfThese(optionIDs(f))}
	}
	return b.schemaBuilder.typed(f)
}

// object returns the schema of a group. What a form would put in itself must be
// there.
func (b *docSchema) object(f *Field) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	for _, part := range f.Fields {
		s.Properties.Set(part.Key, b.field(part))
		if part.Required && part.Kind != Group || part.Kind == Fixed && !part.Optional {
			s.Required = append(s.Required, part.Key)
		}
	}
	for _, key := range f.OneOf {
		s.OneOf = append(s.OneOf, has(key))
	}
	return s
}

// values returns the ways to write the value of an answer.
func (b *docSchema) values(f *Field) []*jsonschema.Schema {
	if f.Kind != Choice && f.Kind != Checklist {
		return []*jsonschema.Schema{b.typed(f)}
	}
	bare := oneOfThese(optionIDs(f))
	for _, o := range f.Options {
		switch {
		case o.Number != nil && f.Kind == Choice:
			bare.Enum = append(bare.Enum, bound(o.Number))
		case o.ID == "yes":
			bare.Enum = append(bare.Enum, true)
		case o.ID == "no":
			bare.Enum = append(bare.Enum, false)
		}
	}
	list := &jsonschema.Schema{Type: "array", UniqueItems: true, Items: oneOfThese(optionIDs(f))}
	if f.Kind == Choice {
		list.MinItems, list.MaxItems = count(1), count(1)
	}
	return []*jsonschema.Schema{bare, list}
}

// long returns the schema of an answer that is a map.
func (b *docSchema) long(f *Field) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	for _, part := range f.Fields {
		switch part.Key {
		case "value":
			s.Properties.Set("value", &jsonschema.Schema{AnyOf: b.values(part)})
		case "state":
			s.Properties.Set("state", oneOfThese(statesOf(part)))
		default:
			s.Properties.Set(part.Key, b.described(part))
		}
	}
	both := &jsonschema.Schema{Type: "object", Required: []string{"value", "state"}, Properties: jsonschema.NewProperties()}
	both.Properties.Set("state", oneOfThese(reasons))
	none := having("state", oneOfThese(valued))
	none.Not = has("value")
	s.Not = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{both, none}}
	return s
}
