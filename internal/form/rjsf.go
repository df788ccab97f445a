package form

import "github.com/govmaturity/govmaturity"

// rjsf writes the UI schema for react-jsonschema-form: the order of fields,
// which of them are hidden, and what shows a choice.
func (f *Form) rjsf() ([]byte, error) {
	if err := f.noObjectKeys("rjsf"); err != nil {
		return nil, err
	}
	if err := f.oneID(); err != nil {
		return nil, err
	}
	b := &rjsfBuilder{words: f.words, inside: newNesting(f.def.Root)}
	ui := b.group(f.def.Root)
	answers := f.def.answers()
	for i, e := range ui {
		if inner, ok := e.value.(object); ok && answers != nil && e.key == answers.Key {
			ui[i].value = b.headed(f.def.Sections, answers, inner)
		}
	}
	for _, part := range f.def.Root.Fields {
		if part.Kind == Choice {
			// At the top of the document, choices have no titles in the schema.
			var names []string
			for _, o := range part.Options {
				names = append(names, o.full(f.words))
			}
			ui.set(part.Key, object{{"ui:enumNames", names}})
		}
	}
	return indented(ui)
}

type rjsfBuilder struct {
	words  govmaturity.Words
	inside *nesting
}

// mostHeaded is how many questions rjsf shows under headings without the person
// having to wait: its grid makes it about twice as slow.
const mostHeaded = 100

// headed puts the answers under the headings of their sections, and then what is
// said of a section stands at its first answer without its title.
func (b *rjsfBuilder) headed(sections []Section, answers *Field, ui object) object {
	grid := headings(b.words, sections, answers)
	if grid == nil {
		return ui
	}
	for i, e := range ui {
		q, inner := answers.part(e.key), object(nil)
		if q == nil || q.heads == nil {
			continue
		}
		var about []string
		for _, s := range q.heads {
			about = append(about, s.about(b.words))
		}
		inner, _ = e.value.(object)
		inner.set("ui:description", sentences(append(about, q.about(b.words))...))
		ui[i].value = inner
	}
	return append(grid, ui...)
}

// headings puts the questions under the headings of their sections, in the grid
// of rjsf. It returns nil if there is one section only, or if there are too
// many questions.
func headings(w govmaturity.Words, sections []Section, answers *Field) object {
	// A heading wants the name of a field that is always there.
	anchor := ""
	for _, q := range answers.Fields {
		if q.When == nil {
			anchor = q.Key
			break
		}
	}
	var children []any
	shown := 0
	var add func(s Section)
	add = func(s Section) {
		var keys []any
		for _, p := range s.Fields {
			if p.Field.Kind == Answer {
				keys = append(keys, p.Field.Key)
			}
		}
		if keys != nil || s.Sections != nil && len(children) > 0 {
			shown++
		}
		if keys != nil || len(s.Sections) > 0 {
			children = append(children, object{{"name", anchor}, {"field", "LayoutHeaderField"}, {"title", said(w, s.Title, s.Lang)}})
		}
		children = append(children, keys...)
		for _, sub := range s.Sections {
			add(sub)
		}
	}
	for _, s := range sections {
		add(s)
	}
	if anchor == "" || shown < 2 || len(answers.Fields) > mostHeaded {
		return nil
	}
	return object{
		{"ui:field", "LayoutGridField"},
		{"ui:layoutGrid", object{{"ui:row", object{{"children", []any{
			object{{"ui:col", object{{"children", children}}}},
		}}}}}},
	}
}

func (b *rjsfBuilder) field(f *Field) object {
	var ui object
	switch f.Kind {
	case Group, Answer:
		return b.group(f)
	case List:
		if f.One {
			ui.set("ui:options", object{{"addable", false}, {"orderable", false}, {"removable", false}})
		}
		if item := b.field(f.Item); len(item) > 0 {
			ui.set("items", item)
		}
	case Entries:
		if item := b.field(f.Item); len(item) > 0 {
			ui.set("additionalProperties", item)
		}
	case Fixed:
		ui.set("ui:widget", "hidden")
	case Number, Whole:
		// In a box for numbers, browsers leave out a comma, and make 95 of 9,5.
		ui.set("ui:options", object{{"inputType", "text"}})
	case Paragraph:
		ui.set("ui:widget", "textarea")
	case Checklist:
		ui.set("ui:widget", "checkboxes")
		if names := optionTitles(b.words, f); names != nil {
			ui.set("items", object{{"oneOf", names}})
		}
	case Choice:
		if f.Spread {
			ui.set("ui:widget", "radio")
		}
		if names := optionTitles(b.words, f); names != nil {
			ui.set("oneOf", names)
		}
	}
	return ui
}

// optionTitles shows the description of each option with its title, if there
// are any: the core theme shows titles alone.
func optionTitles(w govmaturity.Words, f *Field) []object {
	var titles []object
	described := false
	for _, o := range f.Options {
		described = described || o.Description != ""
		titles = append(titles, object{{"ui:title", o.full(w)}})
	}
	if !described {
		return nil
	}
	return titles
}

func (b *rjsfBuilder) group(f *Field) object {
	if !b.inside.enter(f) {
		return nil
	}
	defer b.inside.leave(f)
	var order []string
	for _, part := range f.Fields {
		order = append(order, part.Key)
	}
	ui := object{{"ui:order", order}}
	for _, part := range f.Fields {
		if inner := b.field(part); len(inner) > 0 {
			ui.set(part.Key, inner)
		}
	}
	return ui
}
