package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// viewer builds the view of a form.
type viewer struct {
	*entered
	form *Form
	// byName finds fields by their names, to put problems to them.
	byName map[string]*FieldData
	// blank are the names of the groups that are being shown without content. A
	// group that contains itself is shown once only, or there would be no end.
	blank map[string]bool
	// level is that of the heading above the field at hand.
	level int
	// fields counts what is shown.
	fields int
	// adding says that the field is in a blank item of a list. The item can stay
	// blank, and so nothing in it is required.
	adding bool
	// buttons says that lists have them. They post to action. again is the list
	// of which one was pressed.
	buttons       bool
	action, again string
	// document is what could be read of what was entered, for conditions.
	document *document.Node
}

// A blank part of a list costs a few bytes to ask for, and kilobytes to show. So
// beyond mostWithBlanks fields, what is there is shown without more to add, and
// beyond mostFields the form is refused. A questionnaire of 240 questions has
// 1,200 fields.
const (
	mostWithBlanks = 4_000
	mostFields     = 20_000
)

func (f *Form) view(in *govmaturity.FormInput, page govmaturity.FormPage) (*FormData, error) {
	if in == nil {
		in = &govmaturity.FormInput{}
	}
	v := &viewer{entered: newEntered(in), form: f, byName: make(map[string]*FieldData), blank: make(map[string]bool)}
	if len(in.Document) > 0 {
		v.document, _ = document.Parse("", in.Document, document.Limits{})
	}
	v.buttons, v.action, v.again = page.ListButtons, page.Action, in.Again
	out := &FormData{
		Title: f.def.Title, Description: f.def.Description,
		Language: f.words.Language(), Direction: f.Direction(),
		Action: page.Action, Buttons: page.Buttons, words: f.words,
	}
	for _, part := range f.def.Root.Fields {
		switch name := step(part.Key); {
		case part.Silent:
		case part.Kind == Fixed && v.given(name):
			// As it came: what was refused as of another edition must not be of
			// this one when it is sent again.
			out.Fixed = append(out.Fixed, HiddenData{name, v.values[name][0]})
		case part.Kind == Fixed && !part.Optional:
			out.Fixed = append(out.Fixed, HiddenData{name, part.Fixed})
		}
	}
	f.def.Root.ones("", func(list *Field, name string) {
		for _, part := range list.Item.Fields {
			if at := name + "/0" + step(part.Key); part.Kind == Fixed {
				out.Fixed = append(out.Fixed, HiddenData{at, part.Fixed})
			}
		}
	})
	for name, value := range page.Hidden {
		out.Hidden = append(out.Hidden, HiddenData{name, value})
	}
	slices.SortFunc(out.Hidden, func(a, b HiddenData) int { return strings.Compare(a.Name, b.Name) })
	if out.Buttons == nil {
		out.Buttons = []govmaturity.FormButton{{Title: f.words.Say("form.save")}}
	}
	if page.ListButtons {
		out.First = &out.Buttons[0]
	}
	level := page.Heading
	if level == 0 {
		level = 2
	}
	for _, s := range f.def.Sections {
		out.Sections = append(out.Sections, v.section(s, "", level))
	}
	if v.fields > mostFields {
		return nil, fmt.Errorf("write form: it would have more than %d fields: show it in parts, or with fewer items", mostFields)
	}
	if in.Again == "" { // of what is half filled in, nothing is wrong yet
		out.Problems = v.problems(in.Problems)
	}
	out.Level = level
	if f.def.TextLanguage != f.words.Language() {
		out.TextLang = f.def.TextLanguage
	}
	return out, nil
}

func (v *viewer) section(s Section, prefix string, level int) *SectionData {
	out := &SectionData{ID: "s" + prefix + "/" + s.ID, Title: s.Title, Description: s.Description, Note: s.Note, Lang: s.Lang, AboutLang: s.AboutLang, Level: level, words: v.form.words}
	defer func(above int) { v.level = above }(v.level)
	v.level = level
	for _, p := range s.Fields {
		name := prefix
		for _, key := range p.Path {
			name += step(key)
		}
		fv := v.field(p.Field, name)
		out.Fields = append(out.Fields, fv)
	}
	for _, sub := range s.Sections {
		out.Sections = append(out.Sections, v.section(sub, prefix, level+1))
	}
	return out
}

var kindNames = map[Kind]string{
	Group: "group", Answer: "answer", List: "list", Entries: "list", Wording: "wording", Choice: "choice", Checklist: "checklist",
	Number: "number", Whole: "number", YesNo: "yes-no", Line: "line", Paragraph: "paragraph",
}

func (v *viewer) field(f *Field, name string) *FieldData {
	out := &FieldData{
		Kind: kindNames[f.Kind], Name: name, ID: "f" + noSpaces(name), Title: f.Title, Help: f.Help, Note: f.Note, When: f.Hint,
		Lang: f.Lang, HelpLang: f.HelpLang, Unit: f.Unit, UnitLang: f.UnitLang, Required: f.Required || f.Asked, words: v.form.words, field: f,
		Given: v.given(name) || v.givenBelow(name),
	}
	v.byName[name] = out
	if v.fields++; v.fields > mostFields {
		return out
	}
	out.order = v.fields
	out.Required = out.Required && !v.adding
	texts := v.values[name]
	switch {
	case f.Kind == Group:
		v.group(out, f, name)
	case f.Kind == Answer:
		out.unasked = f.When != nil && !f.When.holds(v.around(name))
		for _, part := range f.Fields {
			out.Parts = append(out.Parts, v.field(part, name+step(part.Key)))
		}
		if f.part("value").Kind == Checklist {
			if gone := out.takeNone(); gone != nil {
				v.byName[gone.Name] = out // for its problems
			}
		}
	case f.isLines():
		out.Kind, out.Value = "lines", strings.Join(texts, "\n")
	case f.Kind == List:
		v.list(out, f, name)
	case f.Kind == Entries:
		v.entries(out, f, name)
	case f.Kind == Wording:
		langs := v.languages(f, name)
		for _, lang := range langs {
			part := v.field(f.Item, name+step(lang))
			part.Title, part.Language = languageName(v.form.words, lang), lang
			part.Required = out.Required && lang == f.Languages[0]
			if len(langs) == 1 { // one text needs no fieldset around it
				part.Title, part.Lang, part.Help, part.HelpLang = out.Title, out.Lang, out.Help, out.HelpLang
			}
			out.Parts = append(out.Parts, part)
		}
	case f.Kind == Choice || f.Kind == Checklist:
		out.Options = v.options(f, out, texts)
	case f.Kind == YesNo:
		w := v.form.words
		yesNo := &Field{Kind: Choice, Options: []Option{{ID: "true", Title: w.Say("answer.yes")}, {ID: "false", Title: w.Say("answer.no")}}}
		out.Options = v.options(yesNo, out, texts)
	case f.Kind == Paragraph:
		out.Value = strings.Join(texts, "\n")
	default:
		out.Value = strings.Join(texts, ", ") // one line can hold no line end
	}
	return out
}

// around returns the group that a field stands in, of what was entered, or nil.
func (v *viewer) around(name string) *document.Node {
	n := v.document
	path := pathOf(name)
	for _, at := range path[:len(path)-1] {
		switch i, err := strconv.Atoi(at.Key); {
		case n == nil:
			return nil
		case n.Kind != document.List:
			n = n.Get(at.Key)
		case err == nil && i >= 0 && i < len(n.Items):
			n = n.Items[i]
		default:
			return nil
		}
	}
	return n
}

// noSpaces makes an id of a name: keys of entries may have spaces, and ids must
// not.
func noSpaces(name string) string {
	if !strings.ContainsFunc(name, unicode.IsSpace) {
		return name
	}
	var b strings.Builder
	for _, r := range name {
		if unicode.IsSpace(r) {
			fmt.Fprintf(&b, "~%x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (v *viewer) group(out *FieldData, f *Field, name string) {
	if f.Sections != nil {
		// Their paths begin at the group around this one.
		around := name[:strings.LastIndex(name, "/")]
		for _, s := range f.Sections {
			out.Sections = append(out.Sections, v.section(s, around, v.level+1))
		}
		return
	}
	if f.Name != "" && !out.Given {
		if v.blank[f.Name] || v.fields > mostWithBlanks {
			return
		}
		v.blank[f.Name] = true
		defer delete(v.blank, f.Name)
	}
	for _, part := range f.Fields {
		if part.Kind != Fixed {
			out.Parts = append(out.Parts, v.field(part, name+step(part.Key)))
		}
	}
}

// list shows the items that there are, and a blank one.
func (v *viewer) list(out *FieldData, f *Field, name string) {
	items := v.items(name)
	next := 0
	for i, number := range items {
		item := v.item(f.Item, name+"/"+strconv.Itoa(number))
		item.Title = v.form.words.Say("form.item", "list", v.form.words.Isolate(f.Item.Title, f.Item.Lang), "position", i+1)
		item.Lang = "" // the words are the form's
		if own := v.ownTitle(item.Name); own != "" {
			item.Title += ": " + v.form.words.Isolate(own, "")
		}
		item.Remove = item.Name + RemoveStep
		v.arrange(item, out, i > 0, i < len(items)-1)
		out.Parts = append(out.Parts, item)
		next = number + 1
	}
	if f.One || f.MostItems > 0 && len(items) >= f.MostItems {
		return
	}
	if f.Item.Name != "" && v.blank[f.Item.Name] || v.fields > mostWithBlanks {
		return
	}
	defer func(adding bool) { v.adding = adding }(v.adding)
	v.adding = true
	blank := v.item(f.Item, name+"/"+strconv.Itoa(next))
	v.blankItem(out, blank, f)
}

// arrange gives an item the buttons of its list.
func (v *viewer) arrange(item, list *FieldData, up, down bool) {
	if !v.buttons {
		return
	}
	item.Address = v.action + "#" + list.ID
	if up {
		item.Up = item.Name + UpStep
	}
	if down {
		item.Down = item.Name + DownStep
	}
}

// blankItem adds the item that can be filled in.
func (v *viewer) blankItem(out, blank *FieldData, f *Field) {
	w := v.form.words
	blank.Lang, blank.HelpLang = "", ""
	blank.Title, blank.Help, blank.shown = newItem(w, f.Item), w.Say("form.new-help"), v.again == out.Name
	if v.buttons {
		blank.Help = w.Say("form.new-help-button")
		out.Add, out.Address = out.Name+AddStep, v.action+"#"+out.ID
	}
	out.Parts = append(out.Parts, blank)
}

// item shows one of several as a group: what is no group stands in one.
func (v *viewer) item(f *Field, name string) *FieldData {
	item := v.field(f, name)
	if f.Kind == Group {
		item.item = true
		return item
	}
	return &FieldData{
		Kind: "group", Name: name, ID: item.ID + "~item", Parts: []*FieldData{item}, Given: item.Given, words: v.form.words,
		field: &Field{Kind: Group}, item: true,
	}
}

// entries shows the entries that there are, those that are being added, and a
// blank one.
func (v *viewer) entries(out *FieldData, f *Field, name string) {
	for _, key := range v.keys(name) {
		entry := v.entry(f, name+step(key), false)
		entry.Title, entry.Remove = short(key), name+step(key)+RemoveStep
		v.arrange(entry, out, false, false)
		out.Parts = append(out.Parts, entry)
	}
	next := 0
	for _, number := range v.items(name + "/") {
		at := name + "//" + strconv.Itoa(number)
		entry := v.entry(f, at, true)
		entry.Title, entry.Remove = newItem(v.form.words, f.Item), at+RemoveStep
		v.arrange(entry, out, false, false)
		out.Parts = append(out.Parts, entry)
		next = number + 1
	}
	if f.Item.Name != "" && v.blank[f.Item.Name] || v.fields > mostWithBlanks {
		return
	}
	defer func(adding bool) { v.adding = adding }(v.adding)
	v.adding = true
	blank := v.entry(f, name+"//"+strconv.Itoa(next), true)
	v.blankItem(out, blank, f)
}

// entry shows an entry of a map, with a field for its key if it is being added.
func (v *viewer) entry(f *Field, name string, adding bool) *FieldData {
	var key []*FieldData
	if adding {
		key = append(key, v.field(&Field{Kind: Line, Key: KeyStep[1:], Title: f.KeyTitle, Required: true}, name+KeyStep))
	}
	item := v.item(f.Item, name)
	item.Parts = append(key, item.Parts...)
	return item
}

// newItem says that one more can be added.
func newItem(w govmaturity.Words, item *Field) string {
	return w.Say("form.new-item", "list", w.Isolate(item.Title, item.Lang))
}

// ownTitle returns what an item of a list calls itself, if it does.
func (v *viewer) ownTitle(name string) string {
	for _, key := range []string{"/title", "/id", "/level"} {
		if texts := v.values[name+key]; len(texts) > 0 {
			return short(texts[0])
		}
		for lang := range v.below(name + key) {
			return short(v.values[name+key+"/"+lang][0])
		}
	}
	return ""
}

// options shows what there is to choose from. What was entered and is no option
// is shown as one more: nothing that a person entered is lost.
func (v *viewer) options(f *Field, out *FieldData, texts []string) []*OptionData {
	var options []*OptionData
	add := func(value, title, description, lang, about string, chosen bool) {
		id := out.ID
		if len(options) > 0 {
			id += "~" + strconv.Itoa(len(options))
		}
		options = append(options, &OptionData{ID: id, Value: value, Title: title, Description: description, Lang: lang, AboutLang: about, Chosen: chosen})
	}
	for _, o := range f.Options {
		add(o.ID, o.Title, o.Description, o.Lang, o.AboutLang, slices.Contains(texts, o.ID))
	}
	for _, text := range texts {
		if document.Blank(text) {
			continue
		}
		if !slices.ContainsFunc(f.Options, func(o Option) bool { return o.ID == text }) {
			add(text, text, "", "", "", true)
		}
	}
	if f.Kind == Choice {
		add("", v.form.words.Say("form.clear"), "", "", "", !out.Given)
	}
	return options
}

// problems puts problems to the fields they are about, and returns them for the
// summary in the order of the page. Of very many, it says how many more.
func (v *viewer) problems(problems govmaturity.Problems) []ProblemData {
	var out []ProblemData
	said := make(map[ProblemData]bool)
	for _, p := range problems {
		if pv := v.problem(p); !said[pv] {
			said[pv] = true
			out = append(out, pv)
		}
	}
	slices.SortStableFunc(out, func(a, b ProblemData) int { return a.order - b.order })
	if more := len(out) - govmaturity.MaxProblems; more > 0 {
		out = append(out[:govmaturity.MaxProblems], ProblemData{
			Message: MessageData{Text: v.form.words.Say("form.and-more", "count", more)},
		})
	}
	return out
}

// problem puts a problem to the field it is about.
func (v *viewer) problem(p govmaturity.Problem) ProblemData {
	name := p.Path.Pointer()
	for {
		if fv := v.byName[name]; fv != nil {
			said := message(v.form.words, p, fv.field)
			title, lang := v.titleOf(fv)
			target := fv // what a person can go to
			if fv.Kind == "answer" || fv.Kind == "wording" {
				target = fv.Main()
			}
			if fv.Kind == "wording" {
				fv = target
			}
			if !slices.Contains(fv.Errors, said) && len(fv.Errors) < govmaturity.MaxProblems {
				fv.Errors = append(fv.Errors, said)
			}
			return ProblemData{Href: "#" + target.ID, Field: title, Lang: lang, Message: said, order: target.order}
		}
		i := strings.LastIndex(name, "/")
		if i < 0 {
			return ProblemData{Message: message(v.form.words, p, v.form.at(p.Path))}
		}
		name = name[:i]
	}
}

// titleOf returns what tells a field from others on the page: its title, or that
// of the question or wording it is a part of, after those of the items around it.
func (v *viewer) titleOf(fv *FieldData) (title, lang string) {
	title, lang = fv.Title, fv.Lang
	name := fv.Name
	for i := strings.LastIndex(name, "/"); i > 0; i = strings.LastIndex(name, "/") {
		name = name[:i]
		switch around := v.byName[name]; {
		case around == nil:
		case around.Kind == "answer" || around.Kind == "wording":
			title, lang = around.Title, around.Lang
		case around.item:
			title = around.Title + " – " + title
		}
	}
	return title, lang
}

// at returns the field at the top of the document that a path leads into, or
// nil.
func (f *Form) at(path govmaturity.Path) *Field {
	if len(path) == 0 {
		return nil
	}
	return f.def.Root.part(path[0].Key)
}
