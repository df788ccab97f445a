package form

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// The types in this file are what the templates see. Their exported fields and
// methods are for those who write a template of their own.

// formView is the whole form.
type formView struct {
	Title, Description string
	Language           string
	Direction          string // ltr or rtl
	Action             string
	Fixed              []pair // hidden fields of the document
	Hidden             []pair // hidden fields of the host
	Buttons            []govmaturity.FormButton
	Problems           []problemView
	Sections           []*sectionView
	Words              *Words
}

type pair struct{ Name, Value string }

// problemView is a problem in the summary. Href is empty when no field of the
// form has it.
type problemView struct{ Href, Field, Lang, Message string }

// sectionView is a part of the form under a heading.
type sectionView struct {
	ID, Title, Description, Note string
	Lang                         string
	Level                        int // of the heading
	Fields                       []*fieldView
	Sections                     []*sectionView
	Words                        *Words

	answered, questions int
}

// Heading returns the name of the heading's element: h2 and so on.
func (s *sectionView) Heading() string { return "h" + strconv.Itoa(min(s.Level, 6)) }

// Href returns the address of the section on its page.
func (s *sectionView) Href() string { return "#" + s.ID }

// Progress says how much of the section is answered, or nothing when it has no
// questions.
func (s *sectionView) Progress() string {
	if s.questions == 0 {
		return ""
	}
	return fmt.Sprintf(s.Words.Progress, s.answered, s.questions)
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
	// Errors are what is wrong with it.
	Errors []string
	// Given says that something was entered here or in a part.
	Given bool
	Words *Words

	field *Field
}

// optionView is one thing to choose from.
type optionView struct {
	ID, Value, Title, Description string
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

// Main returns the value of an answer, or the first language of a wording.
func (v *fieldView) Main() *fieldView { return v.Parts[0] }

// More returns what is said about an answer beside its value.
func (v *fieldView) More() []*fieldView { return v.Parts[1:] }

// MoreOpen reports whether some of that was said, or is wrong.
func (v *fieldView) MoreOpen() bool { return slices.ContainsFunc(v.More(), (*fieldView).Open) }

// viewer builds the view of a form.
type viewer struct {
	form   *Form
	values url.Values
	// names are the names in values, sorted, to find the items of lists.
	names []string
	// byName finds fields by their names, to put problems to them.
	byName map[string]*fieldView
	// blank are the names of the groups that are being shown without content. A
	// group that contains itself is shown once only, or there would be no end.
	blank map[string]bool
	// level is that of the heading above the field at hand.
	level int
	// fields counts what is shown.
	fields int
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
	v := &viewer{form: f, values: in.Values, byName: make(map[string]*fieldView), blank: make(map[string]bool)}
	unknown := make(map[string]bool)
	for _, p := range in.Problems {
		if p.Code == "unknown-field" {
			unknown[p.Path.Pointer()] = true
		}
	}
	for name := range in.Values {
		if !unknown[name] {
			v.names = append(v.names, name)
		}
	}
	slices.Sort(v.names)
	out := &formView{
		Title: f.def.Title, Description: f.def.Description,
		Language: f.words.Language, Direction: f.direction(),
		Action: page.Action, Buttons: page.Buttons, Words: f.words,
	}
	for _, part := range f.def.Root.Fields {
		switch name := step(part.Key); {
		case part.Kind == Fixed && !part.Optional:
			out.Fixed = append(out.Fixed, pair{name, part.Fixed})
		case part.Kind == Fixed && v.given(name):
			out.Fixed = append(out.Fixed, pair{name, v.values[name][0]})
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
	for _, p := range in.Problems {
		out.Problems = append(out.Problems, v.problem(p))
	}
	return out, nil
}

// direction is that of the language asked for, if the form has any words in it.
func (f *Form) direction() string {
	for _, have := range []string{f.words.Language, f.def.TextLanguage} {
		if sameLanguage(have, f.def.Language) {
			return Direction(f.def.Language)
		}
	}
	return f.words.Direction
}

// sameLanguage reports whether two tags begin alike.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
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
		if fv.Kind == "answer" {
			out.questions++
			if v.given(name+"/value") || v.given(name+"/state") {
				out.answered++
			}
		}
	}
	for _, sub := range s.Sections {
		inner := v.section(sub, prefix, level+1)
		out.Sections = append(out.Sections, inner)
		out.answered += inner.answered
		out.questions += inner.questions
	}
	return out
}

// given reports whether something was entered in a field.
func (v *viewer) given(name string) bool { return len(v.values[name]) > 0 }

// givenBelow reports whether something was entered in a part of a field.
func (v *viewer) givenBelow(name string) bool {
	i, _ := slices.BinarySearch(v.names, name+"/")
	return i < len(v.names) && strings.HasPrefix(v.names[i], name+"/")
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
	texts := v.values[name]
	switch {
	case f.Kind == Group:
		v.group(out, f, name)
	case f.Kind == Answer:
		for _, part := range f.Fields {
			out.Parts = append(out.Parts, v.field(part, name+step(part.Key)))
		}
	case f.isLines():
		out.Kind, out.Value = "lines", strings.Join(texts, "\n")
	case f.Kind == List:
		v.list(out, f, name)
	case f.Kind == Wording:
		for _, lang := range v.languages(f, name) {
			part := v.field(f.Item, name+step(lang))
			part.Title, part.Language = v.form.words.LanguageName(lang), lang
			part.Required = f.Required && lang == f.Languages[0]
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
		item.Remove = item.Name + RemoveStep
		out.Parts = append(out.Parts, item)
		next = number + 1
	}
	if f.Item.Name != "" && v.blank[f.Item.Name] || v.fields > mostWithBlanks {
		return
	}
	blank := v.field(f.Item, name+"/"+strconv.Itoa(next))
	blank.Title = fmt.Sprintf(v.form.words.NewItem, f.Item.Title)
	blank.Help = v.form.words.NewHelp
	out.Parts = append(out.Parts, blank)
}

// items returns the numbers of the items of a list in which something was
// entered, in order.
func (v *viewer) items(name string) []int {
	prefix := name + "/"
	seen := make(map[int]bool)
	var numbers []int
	i, _ := slices.BinarySearch(v.names, prefix)
	for ; i < len(v.names) && strings.HasPrefix(v.names[i], prefix); i++ {
		first, _, _ := strings.Cut(v.names[i][len(prefix):], "/")
		if number, err := strconv.Atoi(first); err == nil && number >= 0 && strconv.Itoa(number) == first && !seen[number] {
			seen[number] = true
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// languages returns those that a wording asks for, and those that it has.
func (v *viewer) languages(f *Field, name string) []string {
	langs := slices.Clone(f.Languages)
	seen := make(map[string]bool)
	for _, lang := range langs {
		seen[lang] = true
	}
	prefix := name + "/"
	i, _ := slices.BinarySearch(v.names, prefix)
	for ; i < len(v.names) && strings.HasPrefix(v.names[i], prefix); i++ {
		lang := v.names[i][len(prefix):]
		if !strings.Contains(lang, "/") && !seen[lang] {
			seen[lang] = true
			langs = append(langs, unescape.Replace(lang))
		}
	}
	return langs
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
		if !slices.ContainsFunc(f.Options, func(o Option) bool { return o.ID == text }) {
			add(text, text, "", "", true)
		}
	}
	if f.Kind == Choice {
		add("", v.form.words.Clear, "", "", len(texts) == 0)
	}
	return options
}

// problem puts a problem to the field it is about, and returns it for the
// summary.
func (v *viewer) problem(p govmaturity.Problem) problemView {
	name := p.Path.Pointer()
	for {
		if fv := v.byName[name]; fv != nil {
			message := v.form.words.Message(p, fv.field)
			fv.Errors = append(fv.Errors, message)
			target, title, lang := fv, fv.Title, fv.Lang
			if fv.Kind == "answer" || fv.Kind == "wording" {
				target = fv.Main() // what a person can go to
			} else if i := strings.LastIndex(name, "/"); i > 0 {
				if around := v.byName[name[:i]]; around != nil && around.Kind == "answer" {
					title, lang = around.Title, around.Lang
				}
			}
			return problemView{Href: "#" + target.ID, Field: title, Lang: lang, Message: message}
		}
		i := strings.LastIndex(name, "/")
		if i < 0 {
			return problemView{Message: v.form.words.Message(p, v.form.at(p.Path))}
		}
		name = name[:i]
	}
}

// at returns the field at the top of the document that a path leads into, or
// nil.
func (f *Form) at(path govmaturity.Path) *Field {
	if len(path) == 0 {
		return nil
	}
	return f.def.Root.part(path[0].Key)
}
