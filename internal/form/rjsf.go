package form

// rjsf writes the UI schema for react-jsonschema-form: the order of fields,
// which of them are hidden, and what shows a choice.
func (f *Form) rjsf() ([]byte, error) {
	return indented(rjsfGroup(f.def.Root, make(map[string]int)))
}

// deepest is how often a UI schema follows a group that contains itself.
const deepest = 4

func rjsfField(f *Field, inside map[string]int) object {
	var ui object
	switch f.Kind {
	case Group, Answer:
		return rjsfGroup(f, inside)
	case List:
		if item := rjsfField(f.Item, inside); len(item) > 0 {
			ui.set("items", item)
		}
	case Fixed:
		ui.set("ui:widget", "hidden")
	case Paragraph:
		ui.set("ui:widget", "textarea")
	case Checklist:
		ui.set("ui:widget", "checkboxes")
		ui = append(ui, described(f)...)
	case Choice:
		if f.Key == "value" {
			ui.set("ui:widget", "radio")
		}
		ui = append(ui, described(f)...)
	}
	return ui
}

// described shows the description of each option with its title: the core theme
// shows titles alone.
func described(f *Field) object {
	var names []string
	for _, o := range f.Options {
		names = append(names, o.full())
	}
	return object{{"ui:enumNames", names}}
}

// full returns the option's title and description in one text.
func (o Option) full() string {
	if o.Description == "" {
		return o.Title
	}
	return o.Title + ": " + o.Description
}

func rjsfGroup(f *Field, inside map[string]int) object {
	if f.Name != "" {
		if inside[f.Name] == deepest {
			return nil
		}
		inside[f.Name]++
		defer func() { inside[f.Name]-- }()
	}
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
