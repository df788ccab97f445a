package form

// rjsf writes the UI schema for react-jsonschema-form: the order of fields,
// which of them are hidden, and what shows a choice.
func (f *Form) rjsf() ([]byte, error) {
	ui := rjsfGroup(f.def.Root, newNesting(f.def.Root))
	answers := f.def.answers()
	for i, e := range ui {
		if inner, ok := e.value.(object); ok && answers != nil && e.key == answers.Key {
			ui[i].value = append(headings(f.def.Sections, answers), inner...)
		}
	}
	for _, part := range f.def.Root.Fields {
		if part.Kind == Choice {
			// At the top of the document, choices have no titles in the schema.
			var names []string
			for _, o := range part.Options {
				names = append(names, o.full())
			}
			ui.set(part.Key, object{{"ui:enumNames", names}})
		}
	}
	return indented(ui)
}

// mostHeaded is how many questions rjsf shows under headings without the person
// having to wait: its grid makes it about twice as slow.
const mostHeaded = 100

// headings puts the questions under the headings of their sections, in the grid
// of rjsf. It returns nil if there is one section only, or if there are too
// many questions.
func headings(sections []Section, answers *Field) object {
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
			children = append(children, object{{"name", anchor}, {"field", "LayoutHeaderField"}, {"title", s.Title}})
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

func rjsfField(f *Field, inside *nesting) object {
	var ui object
	switch f.Kind {
	case Group, Answer:
		return rjsfGroup(f, inside)
	case List:
		if f.One {
			ui.set("ui:options", object{{"addable", false}, {"orderable", false}, {"removable", false}})
		}
		if item := rjsfField(f.Item, inside); len(item) > 0 {
			ui.set("items", item)
		}
	case Entries:
		if item := rjsfField(f.Item, inside); len(item) > 0 {
			ui.set("additionalProperties", item)
		}
	case Fixed:
		ui.set("ui:widget", "hidden")
	case Paragraph:
		ui.set("ui:widget", "textarea")
	case Checklist:
		ui.set("ui:widget", "checkboxes")
		if names := optionTitles(f); names != nil {
			ui.set("items", object{{"oneOf", names}})
		}
	case Choice:
		if f.Spread {
			ui.set("ui:widget", "radio")
		}
		if names := optionTitles(f); names != nil {
			ui.set("oneOf", names)
		}
	}
	return ui
}

// optionTitles shows the description of each option with its title, if there
// are any: the core theme shows titles alone.
func optionTitles(f *Field) []object {
	var titles []object
	described := false
	for _, o := range f.Options {
		described = described || o.Description != ""
		titles = append(titles, object{{"ui:title", o.full()}})
	}
	if !described {
		return nil
	}
	return titles
}

func rjsfGroup(f *Field, inside *nesting) object {
	if !inside.enter(f) {
		return nil
	}
	defer inside.leave(f)
	var order []string
	for _, part := range f.Fields {
		order = append(order, part.Key)
	}
	ui := object{{"ui:order", order}}
	for _, part := range f.Fields {
		if inner := rjsfField(part, inside); len(inner) > 0 {
			ui.set(part.Key, inner)
		}
	}
	return ui
}
