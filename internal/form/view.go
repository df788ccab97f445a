package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// The types in this file are what the templates see. Their exported fields and
// methods are for those who write a template of their own.

// formView is the whole form.
type formView struct {
	Title, Description string
	TextLang           string // of the description, if it is not the form's
	Language           string
	Direction          string // ltr or rtl
	Action             string
	Fixed              []pair // hidden fields of the document
	Hidden             []pair // hidden fields of the host
	Buttons            []govmaturity.FormButton
	Problems           []problemView
	Sections           []*sectionView
	Level              int // of the first headings
	Words              *Words
}

// Heading returns the name of the element of the first headings.
func (f *formView) Heading() string { return "h" + strconv.Itoa(f.Level) }

type pair struct{ Name, Value string }

// problemView is a problem in the summary. Href is empty when no field of the
// form has it.
type problemView struct {
	Href, Field, Lang string
	Message           messageView

	order int
}

// messageView is what is wrong, with its language if it is not the form's.
type messageView struct{ Text, Lang string }

// sectionView is a part of the form under a heading.
type sectionView struct {
	ID, Title, Description, Note string
	Lang                         string
	Level                        int // of the heading
	Fields                       []*fieldView
	Sections                     []*sectionView
	Words                        *Words
}

// Heading returns the name of the heading's element: h2 and so on.
func (s *sectionView) Heading() string { return "h" + strconv.Itoa(min(s.Level, 6)) }

// Href returns the address of the section on its page.
func (s *sectionView) Href() string { return "#" + s.ID }

// Progress says how much of the section is answered, or nothing when it has no
// questions.
func (s *sectionView) Progress() string {
	answered, questions := s.progress()
	if questions == 0 {
		return ""
	}
	return fmt.Sprintf(s.Words.Progress, answered, questions)
}

// progress counts the questions, and those with an answer that nothing is wrong
// with.
func (s *sectionView) progress() (answered, questions int) {
	for _, f := range s.Fields {
		if f.Kind == "answer" {
			questions++
			if f.answered() {
				answered++
			}
		}
	}
	for _, sub := range s.Sections {
		a, q := sub.progress()
		answered, questions = answered+a, questions+q
	}
	return answered, questions
}

// fieldView is a field with what was entered.
type fieldView struct {
	// Kind is group, answer, list, lines, wording, choice, checklist, number,
	// yes-no, line or paragraph.
	Kind        string
	Name, ID    string
	Title, Help string
	Lang        string // of the title, help and options, if it is not the form's
	When        string
	Unit        string
	Language    string // of a wording
	Required    bool
	Value       string
	Options     []*optionView
	// Parts are the fields of a group, or the items of a list.
	Parts []*fieldView
	// Sections are the parts of a group, if it is shown in sections.
	Sections []*sectionView
	// Remove is the name of the field that takes this item out of its list.
	Remove string
	// None is the box of a checklist's answer that says that none of its
	// options holds.
	None *optionView
	// Errors are what is wrong with it.
	Errors []messageView
	// Given says that something was entered here or in a part.
	Given bool
	Words *Words

	field *Field
	order int  // on the page
	item  bool // of a list
}

// optionView is one thing to choose from.
type optionView struct {
	ID, Value, Title, Description string
	Name                          string // of the field, where it is not that of the options around it
	Lang                          string
	Chosen                        bool
}

// DescribedBy lists the ids of what explains the field.
func (v *fieldView) DescribedBy() string {
	var ids []string
	if v.Help != "" {
		ids = append(ids, v.ID+"~help")
	}
	if v.When != "" {
		ids = append(ids, v.ID+"~when")
	}
	if v.Errors != nil {
		ids = append(ids, v.ID+"~error")
	}
	return strings.Join(ids, " ")
}

// Open reports whether what is usually folded away should be seen.
func (v *fieldView) Open() bool {
	return v.Given || v.Errors != nil || slices.ContainsFunc(v.Parts, (*fieldView).Open)
}

// answered reports whether an answer has a value or a reason, and nothing is
// wrong with it.
func (v *fieldView) answered() bool {
	given := v.None != nil && v.None.Chosen
	for _, p := range v.Parts {
		if len(p.Errors) > 0 {
			return false
		}
		given = given || p.Given && (p.field.Key == "value" || p.field.Key == "state")
	}
	return given && len(v.Errors) == 0
}

// takeNone takes "none of these" out of the states of a checklist's answer: it
// belongs to the options. It returns the field of the states if nothing is left
// of it.
func (v *fieldView) takeNone() *fieldView {
	for i, part := range v.Parts {
		if part.field.Key != "state" {
			continue
		}
		part.Options = slices.DeleteFunc(part.Options, func(o *optionView) bool {
			if o.Value != stateAnswered {
				return false
			}
			v.None = o
			o.ID, o.Name = part.ID+"~none", part.Name
			return true
		})
		// A brief form has no other state, unless something else was entered.
		if !slices.ContainsFunc(part.Options, func(o *optionView) bool { return o.Value != "" }) {
			v.Parts = slices.Delete(slices.Clone(v.Parts), i, i+1)
			return part
		}
	}
	return nil
}

// Several reports whether more than one option was chosen: then the page must
// be able to hold them all, right or wrong.
func (v *fieldView) Several() bool {
	n := 0
	for _, o := range v.Options {
		if o.Chosen {
			n++
		}
	}
	return n > 1
}

// Main returns the value of an answer, or the first language of a wording.
func (v *fieldView) Main() *fieldView { return v.Parts[0] }

// More returns what is said about an answer beside its value.
func (v *fieldView) More() []*fieldView { return v.Parts[1:] }

// MoreOpen reports whether some of that was said, or is wrong.
func (v *fieldView) MoreOpen() bool { return slices.ContainsFunc(v.More(), (*fieldView).Open) }

// viewer builds the view of a form.
type viewer struct {
	*entered
	form *Form
	// byName finds fields by their names, to put problems to them.
	byName map[string]*fieldView
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
}

// A blank part of a list costs a few bytes to ask for, and kilobytes to show. So
// beyond mostWithBlanks fields, what is there is shown without more to add, and
// beyond mostFields the form is refused. A questionnaire of 240 questions has
// 1,200 fields.
const (
	mostWithBlanks = 4_000
	mostFields     = 20_000
)

func (f *Form) view(in *govmaturity.FormInput, page govmaturity.FormPage) (*formView, error) {
	if in == nil {
		in = &govmaturity.FormInput{}
	}
	v := &viewer{entered: newEntered(in), form: f, byName: make(map[string]*fieldView), blank: make(map[string]bool)}
	out := &formView{
		Title: f.def.Title, Description: f.def.Description,
		Language: f.words.Language, Direction: f.Direction(),
		Action: page.Action, Buttons: page.Buttons, Words: f.words,
	}
	for _, part := range f.def.Root.Fields {
		switch name := step(part.Key); {
		case part.Silent:
		case part.Kind == Fixed && v.given(name):
			// As it came: what was refused as of another edition must not be of
			// this one when it is sent again.
			out.Fixed = append(out.Fixed, pair{name, v.values[name][0]})
		case part.Kind == Fixed && !part.Optional:
			out.Fixed = append(out.Fixed, pair{name, part.Fixed})
		}
	}
	for name, value := range page.Hidden {
		out.Hidden = append(out.Hidden, pair{name, value})
	}
	slices.SortFunc(out.Hidden, func(a, b pair) int { return strings.Compare(a.Name, b.Name) })
	if out.Buttons == nil {
		out.Buttons = []govmaturity.FormButton{{Title: f.words.Save}}
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
	out.Problems = v.problems(in.Problems)
	out.Level = level
	if f.def.TextLanguage != f.words.Language {
		out.TextLang = f.def.TextLanguage
	}
	return out, nil
}

func (v *viewer) section(s Section, prefix string, level int) *sectionView {
	out := &sectionView{ID: "s" + prefix + "/" + s.ID, Title: s.Title, Description: s.Description, Note: s.Note, Lang: s.Lang, Level: level, Words: v.form.words}
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
	Group: "group", Answer: "answer", List: "list", Wording: "wording", Choice: "choice", Checklist: "checklist",
	Number: "number", Whole: "number", YesNo: "yes-no", Line: "line", Paragraph: "paragraph",
}

func (v *viewer) field(f *Field, name string) *fieldView {
	out := &fieldView{
		Kind: kindNames[f.Kind], Name: name, ID: "f" + name, Title: f.Title, Help: f.Help, When: f.WhenWords,
		Lang: f.Lang, Unit: f.Unit, Required: f.Required || f.Asked, Words: v.form.words, field: f,
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
	case f.Kind == Wording:
		langs := v.languages(f, name)
		for _, lang := range langs {
			part := v.field(f.Item, name+step(lang))
			part.Title, part.Language = v.form.words.LanguageName(lang), lang
			part.Required = out.Required && lang == f.Languages[0]
			if len(langs) == 1 { // one text needs no fieldset around it
				part.Title, part.Lang, part.Help = out.Title, out.Lang, out.Help
			}
			out.Parts = append(out.Parts, part)
		}
	case f.Kind == Choice || f.Kind == Checklist:
		out.Options = v.options(f, out, texts)
	case f.Kind == YesNo:
		w := v.form.words
		yesNo := &Field{Kind: Choice, Options: []Option{{ID: "true", Title: w.Yes}, {ID: "false", Title: w.No}}}
		out.Options = v.options(yesNo, out, texts)
	case f.Kind == Paragraph:
		out.Value = strings.Join(texts, "\n")
	default:
		out.Value = strings.Join(texts, ", ") // one line can hold no line end
	}
	return out
}

func (v *viewer) group(out *fieldView, f *Field, name string) {
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
func (v *viewer) list(out *fieldView, f *Field, name string) {
	items := v.items(name)
	next := 0
	for i, number := range items {
		item := v.field(f.Item, name+"/"+strconv.Itoa(number))
		item.Title = fmt.Sprintf(v.form.words.Item, f.Item.Title, i+1)
		if own := v.ownTitle(item.Name); own != "" {
			item.Title += ": " + own
		}
		item.Remove, item.item = item.Name+RemoveStep, true
		out.Parts = append(out.Parts, item)
		next = number + 1
	}
	if f.Item.Name != "" && v.blank[f.Item.Name] || v.fields > mostWithBlanks {
		return
	}
	defer func(adding bool) { v.adding = adding }(v.adding)
	v.adding = true
	blank := v.field(f.Item, name+"/"+strconv.Itoa(next))
	blank.item = true
	blank.Title = fmt.Sprintf(v.form.words.NewItem, f.Item.Title)
	blank.Help = v.form.words.NewHelp
	out.Parts = append(out.Parts, blank)
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
func (v *viewer) options(f *Field, out *fieldView, texts []string) []*optionView {
	var options []*optionView
	add := func(value, title, description, lang string, chosen bool) {
		id := out.ID
		if len(options) > 0 {
			id += "~" + strconv.Itoa(len(options))
		}
		options = append(options, &optionView{ID: id, Value: value, Title: title, Description: description, Lang: lang, Chosen: chosen})
	}
	for _, o := range f.Options {
		add(o.ID, o.Title, o.Description, f.Lang, slices.Contains(texts, o.ID))
	}
	for _, text := range texts {
		if document.Blank(text) {
			continue
		}
		if !slices.ContainsFunc(f.Options, func(o Option) bool { return o.ID == text }) {
			add(text, text, "", "", true)
		}
	}
	if f.Kind == Choice {
		add("", v.form.words.Clear, "", "", !out.Given)
	}
	return options
}

// problems puts problems to the fields they are about, and returns them for the
// summary in the order of the page. Of very many, it says how many more.
func (v *viewer) problems(problems govmaturity.Problems) []problemView {
	var out []problemView
	said := make(map[problemView]bool)
	for _, p := range problems {
		if pv := v.problem(p); !said[pv] {
			said[pv] = true
			out = append(out, pv)
		}
	}
	slices.SortStableFunc(out, func(a, b problemView) int { return a.order - b.order })
	if more := len(out) - govmaturity.MaxProblems; more > 0 {
		out = append(out[:govmaturity.MaxProblems], problemView{
			Message: messageView{Text: fmt.Sprintf(v.form.words.AndMore, more)},
		})
	}
	return out
}

// problem puts a problem to the field it is about.
func (v *viewer) problem(p govmaturity.Problem) problemView {
	name := p.Path.Pointer()
	for {
		if fv := v.byName[name]; fv != nil {
			message := v.form.words.message(p, fv.field)
			title, lang := v.titleOf(fv)
			target := fv // what a person can go to
			if fv.Kind == "answer" || fv.Kind == "wording" {
				target = fv.Main()
			}
			if fv.Kind == "wording" {
				fv = target
			}
			if !slices.Contains(fv.Errors, message) && len(fv.Errors) < govmaturity.MaxProblems {
				fv.Errors = append(fv.Errors, message)
			}
			return problemView{Href: "#" + target.ID, Field: title, Lang: lang, Message: message, order: target.order}
		}
		i := strings.LastIndex(name, "/")
		if i < 0 {
			return problemView{Message: v.form.words.message(p, v.form.at(p.Path))}
		}
		name = name[:i]
	}
}

// titleOf returns what tells a field from others on the page: its title, or that
// of the question or wording it is a part of, after those of the items around it.
func (v *viewer) titleOf(fv *fieldView) (title, lang string) {
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
