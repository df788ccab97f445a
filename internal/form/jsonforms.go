package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// jsonForms writes the UI schema for JSON Forms: a group for each section and
// each question, and rules for what is not always asked. It fails if a key has
// a dot, at which JSON Forms would split it.
func (f *Form) jsonForms() ([]byte, error) {
	if key := dotted(f.def.Root, make(map[*Field]bool)); key != "" {
		return nil, fmt.Errorf("JSON Forms takes a key apart at each dot, and this form has the key %q: use another profile", key)
	}
	b := &jsonFormsBuilder{schema: &schemaBuilder{words: f.words}, words: f.words, inside: newNesting(f.def.Root)}
	return indented(layout("VerticalLayout", "", b.sections(f.def.wholeLists())))
}

// wholeLists returns the sections for a program that places an item by its list
// alone.
func (d *Definition) wholeLists() []Section {
	var ones []Placed
	d.Root.ones("", func(list *Field, name string) {
		path := govmaturity.ParsePointer(name)
		keys := make([]string, len(path))
		for i, at := range path {
			keys[i] = at.Key
		}
		if !slices.ContainsFunc(ones, func(p Placed) bool { return within(keys, p.Path) }) {
			ones = append(ones, Placed{Path: keys, Field: list})
		}
	})
	if ones == nil {
		return d.Sections
	}
	var outside func(sections []Section) []Section
	outside = func(sections []Section) (out []Section) {
		for _, s := range sections {
			s.Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(p Placed) bool {
				return slices.ContainsFunc(ones, func(one Placed) bool { return within(p.Path, one.Path) })
			})
			s.Sections = outside(s.Sections)
			if len(s.Fields)+len(s.Sections) > 0 {
				out = append(out, s)
			}
		}
		return out
	}
	sections := outside(d.Sections)
	for _, p := range ones {
		sections = append(sections, Section{Title: p.Field.Title, Description: p.Field.Help, Lang: p.Field.Lang, Fields: []Placed{p}})
	}
	return sections
}

// within reports whether a path goes on from another, or is the same.
func within(path, outer []string) bool {
	return len(path) >= len(outer) && slices.Equal(path[:len(outer)], outer)
}

// dotted returns a key with a dot, or nothing.
func dotted(f *Field, seen map[*Field]bool) string {
	if f == nil || seen[f] {
		return ""
	}
	seen[f] = true
	if strings.Contains(f.Key, ".") {
		return f.Key
	}
	for _, part := range append([]*Field{f.Item}, f.Fields...) {
		if key := dotted(part, seen); key != "" {
			return key
		}
	}
	return ""
}

type jsonFormsBuilder struct {
	schema *schemaBuilder
	words  govmaturity.Words
	inside *nesting
}

func layout(kind, label string, elements []any) object {
	o := object{{"type", kind}}
	o.set("label", label)
	if elements == nil {
		elements = []any{}
	}
	o.set("elements", elements)
	return o
}

func label(text string) object { return object{{"type", "Label"}, {"text", text}} }

func (b *jsonFormsBuilder) sections(sections []Section) []any {
	var out []any
	for _, s := range sections {
		var elements []any
		for _, text := range []string{s.Description, s.Note} {
			if text != "" {
				elements = append(elements, label(text))
			}
		}
		for _, p := range s.Fields {
			elements = append(elements, b.field(p.Field, scope(p.Path), scope(p.Path[:len(p.Path)-1]))...)
		}
		elements = append(elements, b.sections(s.Sections)...)
		out = append(out, layout("Group", s.Title, elements))
	}
	return out
}

// scope returns the place of a field in the schema.
func scope(path []string) string {
	var b strings.Builder
	b.WriteString("#")
	for _, key := range path {
		b.WriteString("/properties" + step(key))
	}
	return b.String()
}

// field returns the elements of a field, whose group has a scope of its own.
func (b *jsonFormsBuilder) field(f *Field, at, group string) []any {
	switch f.Kind {
	case Fixed:
		return nil
	case Group:
		return b.group(f, at)
	case Answer:
		return []any{b.answer(f, at, group)}
	case Wording:
		var out []any
		for _, lang := range f.Languages {
			name := f.Title
			if len(f.Languages) > 1 {
				name += " (" + languageName(b.words, lang) + ")"
			}
			out = append(out, control(at+"/properties"+step(lang), name, nil))
		}
		return out
	case List:
		if f.Item.Kind == Group {
			detail := layout("VerticalLayout", "", b.group(f.Item, "#"))
			return []any{control(at, f.Title, object{{"detail", detail}})}
		}
	case Paragraph:
		return []any{control(at, f.Title, object{{"multi", true}})}
	}
	return []any{control(at, f.Title, nil)}
}

func control(at, title string, options object) object {
	o := object{{"type", "Control"}, {"scope", at}}
	o.set("label", title)
	if options != nil {
		o.set("options", options)
	}
	return o
}

func (b *jsonFormsBuilder) group(f *Field, at string) []any {
	if !b.inside.enter(f) {
		return nil
	}
	defer b.inside.leave(f)
	var elements []any
	for _, part := range f.Fields {
		elements = append(elements, b.field(part, at+"/properties"+step(part.Key), at)...)
	}
	if f.Title == "" || at == "#" {
		return elements
	}
	return []any{layout("Group", f.Title, elements)}
}

// answer returns the group of a question. Its options are described above it,
// since a list of choices shows their titles alone.
func (b *jsonFormsBuilder) answer(f *Field, at, group string) object {
	var elements []any
	if help := sentences(f.Help, f.Hint); help != "" {
		elements = append(elements, label(help))
	}
	for _, part := range f.Fields {
		for _, o := range part.Options {
			if o.Description != "" {
				elements = append(elements, label(o.full()))
			}
		}
		elements = append(elements, b.field(part, at+"/properties"+step(part.Key), at)...)
	}
	o := layout("Group", f.Title, elements)
	if f.When != nil {
		o.set("rule", object{{"effect", "SHOW"}, {"condition", object{
			{"scope", group}, {"schema", b.schema.condition(f.When)},
			{"failWhenUndefined", !f.When.holds(nil)},
		}}})
	}
	return o
}
