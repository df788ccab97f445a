package form

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/invopop/jsonschema"
)

// jsonSchema writes the form as a JSON Schema. All three profiles accept the
// same documents, but that json-editor's also takes choices that are blank, and
// a complete document in which a question with a condition is left open.
//
// Renderers read some keywords as wishes, not only as rules: oneOf makes them
// show a choice between schemas, if and then make them slow, a title beside a
// $ref is lost. So rules that are not meant for people's eyes stand inside not,
// which every validator follows and no renderer draws.
func (f *Form) jsonSchema(p govmaturity.FormProfile) ([]byte, error) {
	b := &schemaBuilder{profile: p, words: f.words, defs: make(map[string]*jsonschema.Schema)}
	if p == govmaturity.FormJSONEditor {
		if err := f.noObjectKeys("json-editor"); err != nil {
			return nil, err
		}
	}
	b.recursive = recursive(f.def.Root)
	b.main = f.def.answers()
	root := b.group(f.def.Root, true)
	root.Version = "http://json-schema.org/draft-07/schema#"
	keyword := "definitions"
	if p == govmaturity.FormSchema202012 {
		root.Version, keyword = jsonschema.Version, "$defs"
	}
	root.ID = jsonschema.ID(f.def.ID)
	root.Title, root.Description = b.text(f.def.Title), b.text(f.def.Description)
	if len(b.defs) > 0 {
		extra(root, keyword, b.defs)
	}
	return indented(root)
}

func indented(value any) ([]byte, error) {
	data, err := document.Marshal(value)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func extra(s *jsonschema.Schema, keyword string, value any) {
	if s.Extras == nil {
		s.Extras = make(map[string]any)
	}
	s.Extras[keyword] = value
}

type schemaBuilder struct {
	profile govmaturity.FormProfile
	words   govmaturity.Words
	// recursive are the names of groups that contain themselves. They alone
	// stand under definitions.
	recursive map[string]bool
	defs      map[string]*jsonschema.Schema
	// main is the document's own group of answers, if it has one.
	main *Field
	// around is the title of the group at hand.
	around string
}

// recursive returns the names of the groups that contain themselves.
func recursive(root *Field) map[string]bool {
	found := make(map[string]bool)
	var way []*Field // from the root to the field at hand
	done := make(map[*Field]bool)
	var visit func(f *Field)
	visit = func(f *Field) {
		if f == nil {
			return
		}
		for i, above := range way {
			if above == f || f.Name != "" && above.Name == f.Name {
				for _, inside := range way[i:] {
					if inside.Name != "" {
						found[inside.Name] = true
					}
				}
				return
			}
		}
		if done[f] {
			return
		}
		done[f] = true
		way = append(way, f)
		defer func() { way = way[:len(way)-1] }()
		for _, part := range f.Fields {
			visit(part)
		}
		visit(f.Item)
	}
	visit(root)
	return found
}

func (b *schemaBuilder) refs() string {
	if b.profile == govmaturity.FormSchema202012 {
		return "#/$defs/"
	}
	return "#/definitions/"
}

// schema returns the schema of a field where it stands.
func (b *schemaBuilder) schema(f *Field) *jsonschema.Schema {
	if f.Name == "" || !b.recursive[f.Name] {
		return b.described(f)
	}
	if b.defs[f.Name] == nil {
		b.defs[f.Name] = &jsonschema.Schema{} // so that it is not begun again
		plain := *f
		plain.Title, plain.Help, plain.Note = "", "", ""
		*b.defs[f.Name] = *b.described(&plain)
	}
	ref := &jsonschema.Schema{Ref: b.refs() + f.Name}
	if f.Title == "" {
		return ref
	}
	// Beside a $ref, draft-07 sees nothing.
	return &jsonschema.Schema{Title: b.text(f.titled(b.words)), Description: b.text(f.about(b.words)), AllOf: []*jsonschema.Schema{ref}}
}

func (b *schemaBuilder) described(f *Field) *jsonschema.Schema {
	s := b.typed(f)
	s.Title, s.Description = b.text(f.titled(b.words)), b.text(sentences(f.headings(b.words, b.around), f.about(b.words)))
	return s
}

// text returns a text as the profile's program shows it as it is.
func (b *schemaBuilder) text(s string) string {
	if b.profile == govmaturity.FormJSONEditor {
		return editorText(s)
	}
	return s
}

// typed returns the schema of a field without its words.
func (b *schemaBuilder) typed(f *Field) *jsonschema.Schema {
	switch f.Kind {
	case Group:
		return b.group(f, false)
	case Answer:
		s := b.group(f, false)
		s.Not = b.notTogether(f, false)
		return s
	case List:
		s := &jsonschema.Schema{Type: "array", Items: b.schema(f.Item)}
		if f.AtLeastOne {
			s.MinItems = count(1)
		}
		if f.MostItems > 0 {
			s.MaxItems = count(f.MostItems)
		}
		return s
	case Entries:
		keys := document.NotBlank()
		if f.Keys != nil {
			keys = f.Keys.Regexp
		}
		s := &jsonschema.Schema{Type: "object", PropertyNames: &jsonschema.Schema{Pattern: keys}, AdditionalProperties: b.schema(f.Item)}
		if f.AtLeastOne {
			s.MinProperties = count(1)
		}
		return s
	case Wording:
		return b.wording(f)
	case Choice:
		return b.choice(f)
	case Checklist:
		s := &jsonschema.Schema{Type: "array", UniqueItems: true, Items: b.choice(f)}
		if f.AtLeastOne {
			s.MinItems = count(1)
		}
		if b.profile == govmaturity.FormJSONEditor {
			s.Format = "checkbox"
		}
		return s
	case Number, Whole:
		s := bounds(f)
		if b.profile == govmaturity.FormJSONEditor {
			s.Default = "" // or it would begin with 0
		}
		return s
	case YesNo:
		return &jsonschema.Schema{Type: "boolean"}
	case Fixed:
		return b.fixed(f)
	}
	s := &jsonschema.Schema{Type: "string"}
	switch {
	case f.Pattern != nil:
		s.Pattern = f.Pattern.Regexp
	case !f.Blank:
		s.Pattern = document.NotBlank()
	}
	return s
}

// wording returns the schema of a text in some languages, by their tags.
func (b *schemaBuilder) wording(f *Field) *jsonschema.Schema {
	s := &jsonschema.Schema{
		Type: "object", Properties: jsonschema.NewProperties(), MinProperties: count(1),
		PropertyNames:        &jsonschema.Schema{Pattern: document.PatternNamed("language").Regexp},
		AdditionalProperties: b.typed(f.Item),
	}
	for _, lang := range f.Languages {
		wording := b.typed(f.Item)
		wording.Title = b.text(languageName(b.words, lang))
		s.Properties.Set(lang, wording)
	}
	return s
}

// fixed returns the schema of what a form knows itself. Some renderers put a
// const into the document, and so not where the form would leave it out.
func (b *schemaBuilder) fixed(f *Field) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	if f.Optional || f.FixedToo != "" {
		s.Enum = oneOfThese(f.fixed()).Enum
	} else {
		s.Const = f.Fixed
	}
	if b.profile == govmaturity.FormJSONEditor {
		editorFixed(s, f)
	}
	return s
}

// choice returns the schema of one option. Renderers that know oneOf show its
// titles, when the type stands beside it.
func (b *schemaBuilder) choice(f *Field) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	if b.profile == govmaturity.FormJSONEditor {
		editorChoice(b.words, s, f)
		return s
	}
	for _, o := range f.Options {
		s.OneOf = append(s.OneOf, &jsonschema.Schema{Const: o.ID, Title: said(b.words, o.Title, o.Lang), Description: said(b.words, o.Description, o.AboutLang)})
	}
	return s
}

func bounds(f *Field) *jsonschema.Schema {
	kind := "number"
	shape := &document.Shape{Kind: document.Float, Min: f.Min, Above: f.Above, Max: f.Max}
	if f.Kind == Whole {
		kind, shape.Kind = "integer", document.Integer
	}
	least, above, most := shape.Bounds()
	return &jsonschema.Schema{Type: kind, Minimum: bound(least), ExclusiveMinimum: bound(above), Maximum: bound(most)}
}

// bound returns a bound, and the empty number, which is left out, for none.
func bound(x *float64) json.Number {
	if x == nil {
		return ""
	}
	format := byte('f')
	if math.Abs(*x) >= 1e16 || *x != 0 && math.Abs(*x) < 1e-6 {
		format = 'g'
	}
	return json.Number(strconv.FormatFloat(*x, format, -1, 64))
}

func count(n int) *uint64 {
	u := uint64(n)
	return &u
}

// group returns the schema of several fields. Those that are not always asked
// for appear by a condition.
//
// The properties of a group that has choices in it stand below allOf: from
// there, rjsf takes no defaults. Elsewhere it takes the first option of each
// choice for its default, and nobody has chosen it. At the top of the document
// this does not help, and there the choices have no titles.
func (b *schemaBuilder) group(f *Field, top bool) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object"}
	var keys []any
	here := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties()}
	var conditional []*jsonschema.Schema
	choices := false
	if around := b.around; f.Kind == Group {
		b.around = f.Title
		defer func() { b.around = around }()
	}
	for _, part := range f.Fields {
		keys = append(keys, part.Key)
		choices = choices || part.Kind == Choice || part.Kind == Answer
		if part.Kind == Answer && part.When != nil && b.profile != govmaturity.FormJSONEditor {
			conditional = append(conditional, b.askedIf(part))
			continue
		}
		v := b.schema(part)
		if top && part.Kind == Choice && b.profile != govmaturity.FormJSONEditor {
			v.OneOf, v.Enum = nil, nil
			for _, o := range part.Options {
				v.Enum = append(v.Enum, o.ID)
			}
		}
		// Of json-editor's conditional questions, which always stand here, none
		// can be required.
		asked := part.Asked && part.When == nil
		if asked {
			v.Not = b.notTogether(part, true)
		}
		here.Properties.Set(part.Key, v)
		if part.Required || asked {
			s.Required = append(s.Required, part.Key)
		}
	}
	switch {
	case conditional != nil || choices && !top && f.Kind == Group && b.profile != govmaturity.FormJSONEditor:
		// additionalProperties sees only the properties beside it.
		s.PropertyNames = &jsonschema.Schema{Enum: keys}
		s.AllOf = append([]*jsonschema.Schema{here}, conditional...)
	default:
		s.Properties = here.Properties
		s.AdditionalProperties = jsonschema.FalseSchema
	}
	if b.profile == govmaturity.FormJSONEditor {
		editorGroup(s)
		for _, part := range f.Fields {
			if v, ok := s.Properties.Get(part.Key); ok {
				b.editorDependencies(v, f, part)
			}
		}
	}
	if f.OneOf != nil {
		one := &jsonschema.Schema{}
		for _, key := range f.OneOf {
			one.OneOf = append(one.OneOf, has(key))
		}
		s.Not = not(one)
	}
	return s
}

func not(s *jsonschema.Schema) *jsonschema.Schema { return &jsonschema.Schema{Not: s} }

// askedIf makes a question appear when its condition holds. When it does not,
// an answer that is there must still be well formed.
func (b *schemaBuilder) askedIf(f *Field) *jsonschema.Schema {
	asked := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties()}
	v := b.schema(f)
	if f.Asked {
		v.Not = b.notTogether(f, true)
		asked.Required = []string{f.Key}
	}
	asked.Properties.Set(f.Key, v)
	return &jsonschema.Schema{If: b.condition(f.When), Then: asked, Else: not(having(f.Key, not(b.typed(f))))}
}

// notTogether returns what may not be true of an answer: a reason beside a
// value, or a state about a value that is not there. If asked, neither a value
// nor a state.
func (b *schemaBuilder) notTogether(f *Field, asked bool) *jsonschema.Schema {
	value := f.part("value")
	hasValue := func() *jsonschema.Schema {
		s := &jsonschema.Schema{Type: "object", Required: []string{"value"}}
		if value.Kind == Checklist {
			s.Properties = jsonschema.NewProperties()
			s.Properties.Set("value", &jsonschema.Schema{Type: "array", MinItems: count(1)})
		}
		return s
	}
	var wrong []*jsonschema.Schema
	if f.part("state") != nil {
		both := hasValue()
		if both.Properties == nil {
			both.Properties = jsonschema.NewProperties()
		}
		both.Required = append(both.Required, "state")
		both.Properties.Set("state", oneOfThese(reasons))
		wrong = append(wrong, both)
		if states := needsValue(f); states != nil {
			none := has("state")
			none.Properties, none.Not = jsonschema.NewProperties(), has("value")
			none.Properties.Set("state", oneOfThese(states))
			wrong = append(wrong, none)
		}
	}
	if asked {
		neither := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{hasValue(), has("state")}}
		wrong = append(wrong, not(neither))
	}
	if wrong == nil {
		return nil
	}
	return &jsonschema.Schema{AnyOf: wrong}
}

func oneOfThese(ids []string) *jsonschema.Schema {
	s := &jsonschema.Schema{}
	for _, id := range ids {
		s.Enum = append(s.Enum, id)
	}
	return s
}

// condition returns the schema of the groups of answers that a condition holds
// for.
func (b *schemaBuilder) condition(w *When) *jsonschema.Schema {
	parts := func(ws []*When) []*jsonschema.Schema {
		out := make([]*jsonschema.Schema, len(ws))
		for i, p := range ws {
			out[i] = b.condition(p)
		}
		return out
	}
	switch {
	case w.All != nil:
		return &jsonschema.Schema{AllOf: parts(w.All)}
	case w.Any != nil:
		return &jsonschema.Schema{AnyOf: parts(w.Any)}
	case w.Not != nil:
		return not(b.condition(w.Not))
	case w.States != nil:
		return b.inState(w)
	}
	if w.isChecklist() {
		return b.checked(w)
	}
	value := &jsonschema.Schema{Type: "number", Minimum: bound(w.From), Maximum: bound(w.To)}
	if w.Options != nil {
		value = oneOfThese(w.Options)
	}
	return having(w.Key, having("value", value))
}

// checked returns the schema of groups where a condition holds of a checklist. An
// empty list is an answer only if a state says so.
func (b *schemaBuilder) checked(w *When) *jsonschema.Schema {
	value := &jsonschema.Schema{Type: "array"}
	switch {
	case w.Options != nil:
		value.Contains = oneOfThese(w.Options)
	case w.Sets != nil:
		for _, set := range w.Sets {
			all := &jsonschema.Schema{}
			for _, id := range set {
				all.AllOf = append(all.AllOf, &jsonschema.Schema{Contains: oneOfThese([]string{id})})
			}
			value.AnyOf = append(value.AnyOf, all)
		}
	default:
		if w.Least != nil {
			value.MinItems = count(*w.Least)
		}
		if w.Most != nil {
			value.MaxItems = count(*w.Most)
		}
	}
	if !w.takes(nil) {
		return having(w.Key, having("value", value))
	}
	value.MinItems = count(max(1, deref(w.Least)))
	none := having("state", oneOfThese(valued))
	none.Not = hasChecked()
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{
		having(w.Key, having("value", value)), having(w.Key, none),
	}}
}

func deref(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// hasChecked returns the schema of answers of which some option is chosen.
func hasChecked() *jsonschema.Schema {
	return having("value", &jsonschema.Schema{Type: "array", MinItems: count(1)})
}

// having returns the schema of maps that have a key with such a value.
func having(key string, value *jsonschema.Schema) *jsonschema.Schema {
	s := has(key)
	s.Properties = jsonschema.NewProperties()
	s.Properties.Set(key, value)
	return s
}

// has returns the schema of maps that have a key. AJV wants the type said.
func has(key string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", Required: []string{key}}
}

// inState returns the schema of groups where an answer is in one of the states
// of a condition. Without a state, a value says that it is answered.
func (b *schemaBuilder) inState(w *When) *jsonschema.Schema {
	choices := []*jsonschema.Schema{having(w.Key, having("state", oneOfThese(w.States)))}
	hasValue := having("value", &jsonschema.Schema{})
	if w.isChecklist() {
		hasValue = hasChecked()
	}
	for _, state := range w.States {
		switch state {
		case stateAnswered:
			both := *hasValue
			both.Not = has("state")
			choices = append(choices, having(w.Key, &both))
		case stateUnanswered:
			neither := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{hasValue, has("state")}}
			choices = append(choices, not(having(w.Key, neither)))
		}
	}
	return &jsonschema.Schema{AnyOf: choices}
}
