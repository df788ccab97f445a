package form

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// surveyJS writes the form as a SurveyJS survey: a page for each section. The
// names of its questions are those of the fields, and its data is for
// [Form.ReadSurvey].
func (f *Form) surveyJS() ([]byte, error) {
	b := &surveyBuilder{words: f.words, inside: newNesting(f.def.Root)}
	survey := object{{"title", surveyText(f.def.Title)}}
	survey.set("description", surveyText(f.def.Description))
	survey.set("locale", f.words.Language())
	survey.set("showProgressBar", true)
	survey.set("checkErrorsMode", "onNextPage")
	// Answers to questions that are no longer asked stay: scoring leaves them
	// out, and the person may change her mind.
	survey.set("clearInvisibleValues", "none")
	var pages []any
	for _, s := range f.def.Sections {
		page := object{{"name", s.ID}, {"title", surveyText(said(f.words, s.Title, s.Lang))}}
		page.set("description", surveyText(s.about(f.words)))
		page.set("elements", b.section(s, "/", "{"))
		pages = append(pages, page)
	}
	survey.set("pages", pages)
	return indented(survey)
}

type surveyBuilder struct {
	words  govmaturity.Words
	inside *nesting
}

// section returns the elements of a section. prefix stands before the names of
// its questions, and ref before those in a condition.
func (b *surveyBuilder) section(s Section, prefix, ref string) []any {
	elements := []any{}
	for _, p := range s.Fields {
		steps := make([]string, len(p.Path))
		for i, key := range p.Path {
			steps[i] = step(key)[1:]
		}
		elements = append(elements, b.field(p.Field, prefix+strings.Join(steps, "/"), ref)...)
	}
	for _, sub := range s.Sections {
		elements = append(elements, b.panel(sub, prefix, ref))
	}
	return elements
}

// panel returns a section inside another, or in an item of a list.
func (b *surveyBuilder) panel(s Section, prefix, ref string) object {
	panel := object{{"type", "panel"}, {"name", "section:" + prefix + s.ID}}
	panel.set("title", surveyText(said(b.words, s.Title, s.Lang)))
	panel.set("description", surveyText(s.about(b.words)))
	panel.set("elements", b.section(s, prefix, ref))
	return panel
}

// field returns the questions of a field with a name.
func (b *surveyBuilder) field(f *Field, name, ref string) []any {
	switch f.Kind {
	case Fixed:
		return nil
	case Group:
		return b.group(f, name, ref)
	case Answer:
		return []any{b.answer(f, name, ref)}
	case Wording:
		var out []any
		for _, lang := range f.Languages {
			q := question("text", name+step(lang), f.titled(b.words), f.about(b.words), f.Required && lang == f.Languages[0])
			if len(f.Languages) > 1 {
				q = question("text", name+step(lang), f.titled(b.words)+" ("+languageName(b.words, lang)+")", f.about(b.words), f.Required && lang == f.Languages[0])
			}
			out = append(out, q)
		}
		return out
	case List:
		return b.list(f, name)
	case Entries:
		return b.entries(f, name)
	}
	return []any{b.leaf(f, name, said(b.words, f.Title, f.Lang), b.help(f, f.about(b.words)), f.Required)}
}

func question(kind, name, title, help string, required bool) object {
	o := object{{"type", kind}, {"name", name}, {"title", surveyText(title)}}
	o.set("description", surveyText(help))
	if required {
		o.set("isRequired", true)
	}
	return o
}

// leaf returns the question of a field that holds one value.
func (b *surveyBuilder) leaf(f *Field, name, title, help string, required bool) object {
	switch f.Kind {
	case Choice:
		kind := "dropdown"
		if f.Spread {
			kind = "radiogroup"
		}
		q := question(kind, name, title, help, required)
		q.set("choices", choices(b.words, f))
		if kind == "radiogroup" {
			q.set("showClearButton", true)
		}
		return q
	case Checklist:
		q := question("checkbox", name, title, help, required)
		q.set("choices", choices(b.words, f))
		return q
	case YesNo:
		q := question("radiogroup", name, title, help, required)
		q.set("choices", []object{{{"value", "true"}, {"text", b.words.Say("answer.yes")}}, {{"value", "false"}, {"text", b.words.Say("answer.no")}}})
		q.set("showClearButton", true)
		return q
	case Number, Whole:
		q := question("text", name, title, help, required)
		q.set("validators", b.numbers(f))
		return q
	case Paragraph:
		return question("comment", name, title, help, required)
	}
	return question("text", name, title, help, required)
}

// numbers returns what checks that a text is a number that a field takes. A box
// for numbers would not: browsers leave out a comma in it, and make 95 of 9,5.
func (b *surveyBuilder) numbers(f *Field) []object {
	expr, example := `^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$`, "0.83"
	if f.Kind == Whole {
		expr, example = `^\s*[-+]?[0-9]+(\.0*)?\s*$`, "12"
	}
	digits := object{{"type", "regex"}, {"regex", expr}}
	digits.set("text", surveyText(b.words.Say("problem.number-form", "example", b.words.LeftToRight(example))))
	checks := []object{digits}
	within := object{{"type", "numeric"}}
	for _, bnd := range []struct {
		key string
		x   *float64
	}{{"minValue", f.Min}, {"maxValue", f.Max}} {
		if bnd.x != nil {
			within.set(bnd.key, json.Number(bound(bnd.x)))
		}
	}
	if len(within) > 1 {
		within.set("text", surveyText(NumberHelp(b.words, f)))
		checks = append(checks, within)
	}
	return checks
}

// help puts together what stands below a question, with its unit.
func (b *surveyBuilder) help(f *Field, texts ...string) string {
	if f.Unit != "" {
		texts = append(texts, b.words.Say("form.unit", "unit", b.words.Isolate(f.Unit, f.UnitLang)))
	}
	return sentences(texts...)
}

// surveyText returns a text that SurveyJS shows as it is: it puts values in the
// place of words in braces.
func surveyText(s string) string { return apart(s, "{") }

func choices(w govmaturity.Words, f *Field) []object {
	out := make([]object, len(f.Options))
	for i, o := range f.Options {
		out[i] = object{{"value", o.ID}, {"text", surveyText(o.full(w))}}
	}
	return out
}

// answer returns the panel of a question. The value has the question's title,
// so that a table of results has it too.
func (b *surveyBuilder) answer(f *Field, name, ref string) object {
	panel := object{{"type", "panel"}, {"name", "question:" + name}}
	if f.When != nil {
		panel.set("visibleIf", visibleIf(f.When, ref, name[:strings.LastIndex(name, "/")]))
	}
	var elements []any
	for _, part := range f.Fields {
		at := name + step(part.Key)
		switch {
		case part.Key == "value":
			q := b.leaf(part, at, said(b.words, f.Title, f.Lang), b.help(part, f.about(b.words), part.Help), false)
			if f.Asked {
				q.set("requiredIf", ref+name+"/state} empty")
			}
			elements = append(elements, q)
		default:
			elements = append(elements, b.field(part, at, ref)...)
		}
	}
	panel.set("elements", elements)
	return panel
}

func (b *surveyBuilder) group(f *Field, name, ref string) []any {
	if !b.inside.enter(f) {
		return nil
	}
	defer b.inside.leave(f)
	var elements []any
	if f.Sections != nil {
		prefix := ""
		if i := strings.LastIndex(name, "/"); i >= 0 {
			prefix = name[:i+1]
		}
		for _, s := range f.Sections {
			elements = append(elements, b.panel(s, prefix, ref))
		}
		return elements
	}
	for _, part := range f.Fields {
		at := part.Key
		if name != "" {
			at = name + step(part.Key)
		}
		elements = append(elements, b.field(part, at, ref)...)
	}
	return elements
}

// list returns the question of a list: lines of text, or a panel for each item,
// whose questions have names that continue the list's.
func (b *surveyBuilder) list(f *Field, name string) []any {
	if f.isLines() {
		return []any{question("comment", name, f.titled(b.words), f.about(b.words), f.Required)}
	}
	elements := b.item(f.Item)
	if elements == nil {
		return nil
	}
	return []any{b.panels(f, name, elements)}
}

// item returns the questions of one of several. Their names continue that of the
// panel.
func (b *surveyBuilder) item(f *Field) []any {
	if f.Kind == Group {
		return b.field(f, "", "{panel.")
	}
	return b.field(f, ValueStep[1:], "{panel.")
}

// panels returns a question with a panel for each item.
func (b *surveyBuilder) panels(f *Field, name string, elements []any) object {
	q := question("paneldynamic", name, f.titled(b.words), f.about(b.words), f.Required)
	q.set("templateElements", elements)
	q.set("panelCount", 0)
	q.set("addPanelText", surveyText(newItem(b.words, f.Item)))
	q.set("removePanelText", b.words.Say("form.remove"))
	return q
}

// entries returns the question of a map whose keys people name: a panel for each
// entry, which begins with its key.
func (b *surveyBuilder) entries(f *Field, name string) []any {
	elements := []any{question("text", KeyStep[1:], f.KeyTitle, "", true)}
	elements = append(elements, b.item(f.Item)...)
	return []any{b.panels(f, name+"/", elements)}
}

// visibleIf writes a condition as an expression of SurveyJS.
func visibleIf(w *When, ref, group string) string {
	parts := func(ws []*When, joint string) string {
		words := make([]string, len(ws))
		for i, p := range ws {
			words[i] = visibleIf(p, ref, group)
		}
		return "(" + strings.Join(words, joint) + ")"
	}
	switch {
	case w.All != nil:
		return parts(w.All, " and ")
	case w.Any != nil:
		return parts(w.Any, " or ")
	case w.Not != nil:
		return "!(" + visibleIf(w.Not, ref, group) + ")"
	}
	value := ref + group + step(w.Key) + "/value}"
	state := ref + group + step(w.Key) + "/state}"
	quoted := func(s string) string { return "'" + s + "'" } // ids have no quotes
	var some []string
	switch {
	case w.States != nil:
		for _, s := range w.States {
			some = append(some, state+" = "+quoted(s))
			switch s {
			case stateAnswered:
				some = append(some, "("+value+" notempty and "+state+" empty)")
			case stateUnanswered:
				some = append(some, "("+value+" empty and "+state+" empty)")
			}
		}
	case w.isChecklist():
		return surveyChecked(w, value, state, quoted)
	case w.Options != nil:
		// With the sign, 1.1 and 1.10 are two texts, and not one number.
		exact := "{#" + strings.TrimPrefix(value, "{")
		for _, id := range w.Options {
			some = append(some, exact+" = "+quoted(id))
		}
	default:
		all := []string{value + " notempty"}
		if w.From != nil {
			all = append(all, value+" >= "+inFull(*w.From))
		}
		if w.To != nil {
			all = append(all, value+" <= "+inFull(*w.To))
		}
		return "(" + strings.Join(all, " and ") + ")"
	}
	return "(" + strings.Join(some, " or ") + ")"
}

// surveyChecked writes a condition on a checklist.
func surveyChecked(w *When, value, state string, quoted func(string) string) string {
	var some []string
	switch {
	case w.Options != nil:
		for _, id := range w.Options {
			some = append(some, value+" contains "+quoted(id))
		}
	case w.Sets != nil:
		for _, set := range w.Sets {
			all := []string{value + " notempty"}
			for _, id := range set {
				all = append(all, value+" contains "+quoted(id))
			}
			some = append(some, "("+strings.Join(all, " and ")+")")
		}
	default:
		all := []string{value + " notempty"}
		length := strings.TrimSuffix(value, "}") + ".length}"
		if w.Least != nil {
			all = append(all, length+" >= "+strconv.Itoa(*w.Least))
		}
		if w.Most != nil {
			all = append(all, length+" <= "+strconv.Itoa(*w.Most))
		}
		some = append(some, "("+strings.Join(all, " and ")+")")
	}
	if w.takes(nil) {
		none := make([]string, len(valued))
		for i, s := range valued {
			none[i] = state + " = " + quoted(s)
		}
		some = append(some, "("+value+" empty and ("+strings.Join(none, " or ")+"))")
	}
	return "(" + strings.Join(some, " or ") + ")"
}

// inFull writes a number without an exponent, which expressions do not have.
func inFull(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
