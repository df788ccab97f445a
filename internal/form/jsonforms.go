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
	if key := f.keyWith(func(key string) bool { return strings.Contains(key, ".") }); key != "" {
		return nil, fmt.Errorf("JSON Forms takes a key apart at each dot, and this form has the key %q: use another profile", key)
	}
	if err := f.noObjectKeys("JSON Forms"); err != nil {
		return nil, err
	}
	b := &jsonFormsBuilder{schema: &schemaBuilder{words: f.words}, words: f.words, inside: newNesting(f.def.Root), details: make(map[*Field][]Section)}
	elements := b.sections(b.wholeLists(f.def.Root, f.def.Sections), "#")
	if f.def.Description != "" {
		elements = append([]any{label(f.def.Description)}, elements...)
	}
	return indented(layout("VerticalLayout", "", elements))
}

// wholeLists returns the sections of a group for a program that places an item by
// its list alone. What is inside the one item of a list goes to its detail.
func (b *jsonFormsBuilder) wholeLists(group *Field, sections []Section) []Section {
	var one Placed
	group.ones("", func(list *Field, name string) {
		if one.Field != nil {
			return // the first leads to the others
		}
		one.Field = list
		for _, at := range govmaturity.ParsePointer(name) {
			one.Path = append(one.Path, at.Key)
		}
	})
	if one.Field == nil {
		return sections
	}
	b.details[one.Field] = b.wholeLists(one.Field.Item, parted(sections, one.Path, true))
	return append(parted(sections, one.Path, false), Section{Title: one.Field.Title, Lang: one.Field.Lang, Fields: []Placed{one}})
}

// parted returns what of sections is in the one item of a list, with paths that
// begin there, or what is not.
func parted(sections []Section, list []string, inside bool) (out []Section) {
	for _, s := range sections {
		fields := s.Fields
		s.Fields = nil
		for _, p := range fields {
			if within(p.Path, list) != inside {
				continue
			}
			if inside {
				p.Path = p.Path[len(list)+1:]
			}
			s.Fields = append(s.Fields, p)
		}
		s.Sections = parted(s.Sections, list, inside)
		if len(s.Fields)+len(s.Sections) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// within reports whether a path goes on from another, or is the same.
func within(path, outer []string) bool {
	return len(path) >= len(outer) && slices.Equal(path[:len(outer)], outer)
}

type jsonFormsBuilder struct {
	schema *schemaBuilder
	words  govmaturity.Words
	inside *nesting
	// details are the sections of the one item of a list.
	details map[*Field][]Section
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

// sections returns the groups of sections, whose paths begin at a scope.
func (b *jsonFormsBuilder) sections(sections []Section, around string) []any {
	var out []any
	for _, s := range sections {
		var elements []any
		for _, text := range []string{s.Description, s.Note} {
			if text != "" {
				elements = append(elements, label(said(b.words, text, s.AboutLang)))
			}
		}
		for _, p := range s.Fields {
			elements = append(elements, b.field(p.Field, around+scope(p.Path), around+scope(p.Path[:len(p.Path)-1]))...)
		}
		elements = append(elements, b.sections(s.Sections, around)...)
		out = append(out, layout("Group", said(b.words, s.Title, s.Lang), elements))
	}
	return out
}

// scope returns the place of a field in the schema, from where its path begins.
func scope(path []string) string {
	var b strings.Builder
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
			name := f.titled(b.words)
			if len(f.Languages) > 1 {
				name += " (" + languageName(b.words, lang) + ")"
			}
			out = append(out, control(at+"/properties"+step(lang), name, nil))
		}
		return out
	case List:
		if f.Item.Kind == Group {
			inside := b.group(f.Item, "#")
			if f.One {
				inside = b.sections(b.details[f], "#")
			}
			detail := layout("VerticalLayout", "", inside)
			list := []any{control(at, f.titled(b.words), object{{"detail", detail}})}
			if help := f.about(b.words); help != "" {
				list = append([]any{label(help)}, list...)
			}
			return list
		}
	case Paragraph:
		return []any{control(at, f.titled(b.words), object{{"multi", true}})}
	}
	return []any{control(at, f.titled(b.words), nil)}
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
	if f.Sections != nil {
		return b.sections(f.Sections, at[:strings.LastIndex(at, "/properties/")])
	}
	var elements []any
	for _, part := range f.Fields {
		elements = append(elements, b.field(part, at+"/properties"+step(part.Key), at)...)
	}
	if f.Title == "" || at == "#" {
		return elements
	}
	return []any{layout("Group", f.titled(b.words), elements)}
}

// answer returns the group of a question. Its options are described above it,
// since a list of choices shows their titles alone.
func (b *jsonFormsBuilder) answer(f *Field, at, group string) object {
	var elements []any
	if help := sentences(f.about(b.words), f.part("value").Help); help != "" {
		elements = append(elements, label(help))
	}
	for _, part := range f.Fields {
		for _, o := range part.Options {
			if o.Description != "" {
				elements = append(elements, label(o.full(b.words)))
			}
		}
		elements = append(elements, b.field(part, at+"/properties"+step(part.Key), at)...)
	}
	o := layout("Group", f.titled(b.words), elements)
	if f.When != nil {
		o.set("rule", object{{"effect", "SHOW"}, {"condition", object{
			{"scope", group}, {"schema", b.schema.condition(f.When)},
			{"failWhenUndefined", !f.When.holds(nil)},
		}}})
	}
	return o
}
