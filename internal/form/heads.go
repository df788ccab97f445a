package form

import "github.com/govmaturity/govmaturity"

// mark notes at each answer which sections begin with it.
func (d *Definition) mark() {
	done := make(map[*Field]bool)
	markSections(d.Sections)
	var visit func(f *Field)
	visit = func(f *Field) {
		if f == nil || done[f] {
			return
		}
		done[f] = true
		if f.Sections != nil {
			markSections(f.Sections)
		}
		for _, part := range f.Fields {
			visit(part)
		}
		visit(f.Item)
	}
	visit(d.Root)
}

// markSections goes through sections in the order in which people read them. A
// section whose first field is no answer has words of its own there.
func markSections(sections []Section) {
	var open []Section
	var visit func(s Section)
	visit = func(s Section) {
		open = append(open, s)
		for _, p := range s.Fields {
			if p.Field.Kind == Answer {
				p.Field.heads, open = open, nil
				continue
			}
			for i := range open {
				open[i].Title = "" // it is about this field too
			}
		}
		for _, sub := range s.Sections {
			visit(sub)
		}
	}
	for _, s := range sections {
		visit(s)
	}
}

// headings returns what stands above an answer in one text, but for the title of
// the group around it, which its program shows.
func (f *Field) headings(w govmaturity.Words, group string) string {
	var texts []string
	for _, s := range f.heads {
		if s.Title != "" && s.Title != group && s.Title != f.Title {
			texts = append(texts, w.Say("form.part", "title", w.Isolate(s.Title, s.Lang)))
		}
		texts = append(texts, s.about(w))
	}
	return sentences(texts...)
}

// said returns a text that stands by itself in a program that knows the direction
// of the form alone. Where its own language runs in the other direction, marks
// keep it together.
func said(w govmaturity.Words, text, lang string) string {
	if text == "" || lang == "" {
		return text
	}
	return w.Isolate(text, lang)
}

// about returns what stands below the title of a section.
func (s Section) about(w govmaturity.Words) string {
	return sentences(said(w, s.Description, s.AboutLang), said(w, s.Note, s.AboutLang))
}

// about returns what is said about a field beside its title.
func (f *Field) about(w govmaturity.Words) string {
	return sentences(said(w, f.Help, f.HelpLang), said(w, f.Note, f.HelpLang), f.Hint)
}

// titled returns the title of a field, with its unit.
func (f *Field) titled(w govmaturity.Words) string {
	title := said(w, f.Title, f.Lang)
	if f.Unit == "" {
		return title
	}
	return title + " (" + w.Isolate(f.Unit, f.UnitLang) + ")"
}
