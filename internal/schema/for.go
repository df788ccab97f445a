package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/invopop/jsonschema"
)

// For returns the schema of a document as indented JSON, which ends with a line
// end. The same shape gives the same bytes.
//
// A type that occurs once is described where it occurs. A type that occurs more
// often, or contains itself, is described under $defs, by its Go name. Two
// types of one name from two packages are an error.
func For(s *document.Shape, m Meta) ([]byte, error) {
	b := &builder{seen: make(map[*document.Shape]bool), named: make(map[string][]*document.Shape), uses: make(map[string]int)}
	if err := b.visit(s); err != nil {
		return nil, err
	}
	root := b.use(s)
	if root.Ref != "" {
		// Beside a $ref, json-editor and others show no title.
		root = &jsonschema.Schema{AllOf: []*jsonschema.Schema{root}}
	}
	root.Version = jsonschema.Version
	root.ID = jsonschema.ID(m.ID)
	root.Title, root.Description = m.Title, m.Description
	defs, err := b.definitions()
	if err != nil {
		return nil, err
	}
	root.Definitions = defs

	data, err := json.Marshal(root)
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", m.ID, err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return nil, fmt.Errorf("schema %s: %w", m.ID, err)
	}
	out.WriteByte('\n')
	return showSpaces(out.Bytes()), nil
}

// showSpaces writes the spaces beyond ASCII as escapes. The pattern of a text
// that is not blank has many, and who reads a schema should see them.
func showSpaces(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for _, r := range string(data) {
		if r > unicode.MaxASCII && (unicode.IsSpace(r) || r == '\ufeff') {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// builder makes the schema of a shape and of those inside it. The model is
// built by hand: the reflector of the jsonschema package gets the types of
// documents wrong.
type builder struct {
	seen map[*document.Shape]bool
	// named are the shapes with a name. More than one of a name must have the
	// same schema.
	named map[string][]*document.Shape
	// uses counts where a name occurs.
	uses map[string]int
}

// visit looks at all shapes first, to learn which of them occur more than once.
func (b *builder) visit(s *document.Shape) error {
	if s.Name != "" {
		b.uses[s.Name]++
	}
	if b.seen[s] {
		return nil
	}
	b.seen[s] = true
	if s.Name != "" {
		if others := b.named[s.Name]; len(others) > 0 && others[0].Package != s.Package {
			return fmt.Errorf("the name %s is taken twice: in %s and in %s", s.Name, others[0].Package, s.Package)
		}
		b.named[s.Name] = append(b.named[s.Name], s)
	}
	for _, part := range parts(s) {
		if err := b.visit(part); err != nil {
			return err
		}
	}
	return nil
}

// parts returns the shapes that a shape is made of.
func parts(s *document.Shape) []*document.Shape {
	switch s.Kind {
	case document.Struct:
		shapes := make([]*document.Shape, len(s.Fields))
		for i, f := range s.Fields {
			shapes[i] = f.Shape
		}
		return shapes
	case document.Union:
		return s.Choices
	case document.Sequence, document.Dictionary:
		return []*document.Shape{s.Item}
	}
	return nil
}

// definitions returns the schemas that others refer to.
func (b *builder) definitions() (jsonschema.Definitions, error) {
	defs := make(jsonschema.Definitions)
	for name, shapes := range b.named {
		if b.uses[name] < 2 {
			continue
		}
		var first []byte
		for _, s := range shapes {
			def := b.describe(s)
			data, err := json.Marshal(def)
			if err != nil {
				return nil, fmt.Errorf("schema of %s: %w", name, err)
			}
			if first == nil {
				defs[name], first = def, data
			} else if !bytes.Equal(first, data) {
				return nil, fmt.Errorf("the name %s stands for two different shapes", name)
			}
		}
	}
	return defs, nil
}

// use returns the schema of a shape where it occurs.
func (b *builder) use(s *document.Shape) *jsonschema.Schema {
	if s.Name != "" && b.uses[s.Name] > 1 {
		return &jsonschema.Schema{Ref: "#/$defs/" + s.Name}
	}
	return b.describe(s)
}

// describe returns the schema of a shape, spelled out.
func (b *builder) describe(s *document.Shape) *jsonschema.Schema {
	switch s.Kind {
	case document.Nothing:
		return &jsonschema.Schema{Type: "null"}
	case document.Truth:
		return &jsonschema.Schema{Type: "boolean"}
	case document.Integer:
		return describeNumber(s, "integer")
	case document.Float:
		return describeNumber(s, "number")
	case document.Word:
		return describeWord(s)
	case document.Sequence:
		list := &jsonschema.Schema{Type: "array", Items: b.use(s.Item)}
		if s.NotEmpty {
			list.MinItems = count(1)
		}
		if s.MaxItems > 0 {
			list.MaxItems = count(s.MaxItems)
		}
		return list
	case document.Dictionary:
		keys := document.NotBlank()
		if s.Keys != nil {
			keys = s.Keys.Regexp
		}
		dict := &jsonschema.Schema{
			Type:                 "object",
			PropertyNames:        &jsonschema.Schema{Pattern: keys},
			AdditionalProperties: b.use(s.Item),
		}
		if s.NotEmpty {
			dict.MinProperties = count(1)
		}
		return dict
	case document.Struct:
		return b.describeStruct(s)
	}
	union := &jsonschema.Schema{}
	for _, c := range s.Choices {
		union.OneOf = append(union.OneOf, b.use(c))
	}
	return union
}

func (b *builder) describeStruct(s *document.Shape) *jsonschema.Schema {
	object := &jsonschema.Schema{
		Type:                 "object",
		Properties:           jsonschema.NewProperties(),
		AdditionalProperties: jsonschema.FalseSchema,
	}
	for _, f := range s.Fields {
		property := b.use(f.Shape)
		property.Title, property.Description = said(s.Name, f.Key, f.Shape)
		object.Properties.Set(f.Key, property)
		if f.Required {
			object.Required = append(object.Required, f.Key)
		}
	}
	for _, key := range s.OneOf {
		object.OneOf = append(object.OneOf, &jsonschema.Schema{Required: []string{key}})
	}
	return object
}

func describeWord(s *document.Shape) *jsonschema.Schema {
	word := &jsonschema.Schema{Type: "string"}
	for _, v := range s.Enum {
		word.Enum = append(word.Enum, v)
	}
	for _, v := range s.Known {
		word.Examples = append(word.Examples, v)
	}
	switch {
	case s.Pattern != nil:
		word.Pattern = s.Pattern.Regexp
	case s.NotEmpty && s.Enum == nil:
		word.Pattern = document.NotBlank()
	}
	return word
}

func describeNumber(s *document.Shape, kind string) *jsonschema.Schema {
	least, above, most := s.Bounds()
	return &jsonschema.Schema{
		Type:             kind,
		Minimum:          bound(least),
		ExclusiveMinimum: bound(above),
		Maximum:          bound(most),
	}
}

// bound returns a bound, and the empty number, which is left out, for none.
func bound(x *float64) json.Number {
	if x == nil {
		return ""
	}
	format := byte('f')
	if math.Abs(*x) >= 1e16 {
		format = 'g'
	}
	return json.Number(strconv.FormatFloat(*x, format, -1, 64))
}

func count(n int) *uint64 {
	u := uint64(n)
	return &u
}
