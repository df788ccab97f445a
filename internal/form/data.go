package form

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words"
)

// The types in this file are what the templates of the HTML form get. Their
// exported fields and methods are for those who write a template of their own:
// html/README.md lists them, and a test sees that it lists them all.

// FormData is the whole form, for the templates form, summary, progress and
// buttons.
type FormData struct {
	Title, Description string
	TextLang           string // of the description, if it is not the form's
	Language           string
	Direction          string // ltr or rtl
	Action             string
	Fixed              []HiddenData // hidden fields of the document
	Hidden             []HiddenData // hidden fields of the host
	Buttons            []govmaturity.FormButton
	// First is what the Enter key presses, if it is not the first button on the
	// page: that of a list would be.
	First    *govmaturity.FormButton
	Problems []ProblemData
	Sections []*SectionData
	Level    int // of the first headings

	words govmaturity.Words
}

// Say returns words of the form's own, by their key: those of the module.
func (f *FormData) Say(key string, args ...any) string { return f.words.Say(key, args...) }

// Heading returns the name of the element of the first headings.
func (f *FormData) Heading() string { return "h" + strconv.Itoa(f.Level) }

// HiddenData is a hidden field.
type HiddenData struct{ Name, Value string }

// ProblemData is a problem in the summary. Href is empty when no field of the
// form has it.
type ProblemData struct {
	Href, Field, Lang string
	Message           MessageData

	order int
}

// MessageData is what is wrong, for the template message, with its language if it is not the form's.
type MessageData struct{ Text, Lang string }

// SectionData is a part of the form under a heading, for the templates section
// and heading.
type SectionData struct {
	ID, Title, Description, Note string
	Lang, AboutLang              string // of the title, and of the rest
	Level                        int    // of the heading
	Fields                       []*FieldData
	Sections                     []*SectionData

	words govmaturity.Words
}

// Say returns words of the form's own, by their key.
func (s *SectionData) Say(key string, args ...any) string { return s.words.Say(key, args...) }

// Heading returns the name of the heading's element: h2 and so on.
func (s *SectionData) Heading() string { return "h" + strconv.Itoa(min(s.Level, 6)) }

// Href returns the address of the section on its page.
func (s *SectionData) Href() string { return "#" + s.ID }

// Progress says how much of the section is answered, or nothing when it has no
// questions.
func (s *SectionData) Progress() string {
	answered, questions := s.progress()
	if questions == 0 {
		return ""
	}
	return s.words.Say("form.progress", "answered", answered, "all", questions)
}

// progress counts the questions that are asked, and those with an answer that nothing is wrong
// with.
func (s *SectionData) progress() (answered, questions int) {
	for _, f := range s.Fields {
		if f.Kind == "answer" && !f.unasked {
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

// FieldData is a field with what was entered, for all other templates.
type FieldData struct {
	// Kind is group, answer, list, lines, wording, choice, checklist, number,
	// yes-no, line or paragraph.
	Kind        string
	Name, ID    string
	Title, Help string
	Lang        string // of the title, if it is not the form's
	HelpLang    string // of the help and the note, if it is not the form's
	When        string // what the form itself says of it: when it is asked, or what for
	Note        string // of the authors
	Unit        string
	UnitLang    string // if it is not the form's
	Language    string // of a wording
	Required    bool
	Value       string
	Options     []*OptionData
	// Parts are the fields of a group, or the items of a list.
	Parts []*FieldData
	// Sections are the parts of a group, if it is shown in sections.
	Sections []*SectionData
	// Remove is the name of the field that takes this item out of its list.
	Remove string
	// Add, Up and Down are the names of the buttons that make room for one more
	// item, and that move this one, if the form has such buttons. Removing is then
	// one too. Address is where they post the form to: the page, at the list.
	Add, Up, Down, Address string
	// None is the box of a checklist's answer that says that none of its
	// options holds.
	None *OptionData
	// Errors are what is wrong with it.
	Errors []MessageData
	// Given says that something was entered here or in a part.
	Given bool

	words govmaturity.Words
	field *Field
	order int  // on the page
	item  bool // of a list
	// unasked says that the condition of a question does not hold.
	unasked bool
	shown   bool // whether or not there is something in it
}

// OptionData is one of the things to choose from.
type OptionData struct {
	ID, Value, Title, Description string
	Name                          string // of the field, where it is not that of the options around it
	Lang, AboutLang               string // of the title, and of the description
	Chosen                        bool
}

// Say returns words of the form's own, by their key.
func (v *FieldData) Say(key string, args ...any) string { return v.words.Say(key, args...) }

// written returns the attributes of an element whose language is known and is not
// that of the form. What has none is in the language and direction around it. What is
// in no language that is known (und) has the direction of its own letters.
func written(lang string) template.HTMLAttr {
	switch lang {
	case "":
		return ""
	case "und":
		return ` lang="und" dir="auto"`
	}
	return template.HTMLAttr(` lang="` + template.HTMLEscapeString(lang) + `" dir="` + words.Direction(lang) + `"`)
}

// TextIn returns the attributes lang and dir of the description.
func (f *FormData) TextIn() template.HTMLAttr { return written(f.TextLang) }

// In returns the attributes lang and dir of the field's title.
func (p ProblemData) In() template.HTMLAttr { return written(p.Lang) }

// In returns the attributes lang and dir of the text.
func (m MessageData) In() template.HTMLAttr { return written(m.Lang) }

// In returns the attributes lang and dir of the title.
func (s *SectionData) In() template.HTMLAttr { return written(s.Lang) }

// AboutIn returns those of the description and the note.
func (s *SectionData) AboutIn() template.HTMLAttr { return written(s.AboutLang) }

// In returns the attributes lang and dir of the title.
func (o *OptionData) In() template.HTMLAttr { return written(o.Lang) }

// AboutIn returns those of the description.
func (o *OptionData) AboutIn() template.HTMLAttr { return written(o.AboutLang) }

// In returns the attributes lang and dir of the title.
func (v *FieldData) In() template.HTMLAttr { return written(v.Lang) }

// HelpIn returns those of the help and the note.
func (v *FieldData) HelpIn() template.HTMLAttr { return written(v.HelpLang) }

// UnitIn returns those of the unit.
func (v *FieldData) UnitIn() template.HTMLAttr { return written(v.UnitLang) }

// ValueIn returns those of what a person types. Nobody knows the direction of a
// text before it is there.
func (v *FieldData) ValueIn() template.HTMLAttr {
	if v.Language == "" {
		return ` dir="auto"`
	}
	return written(v.Language)
}

// DescribedBy lists the ids of what explains the field.
func (v *FieldData) DescribedBy() string {
	var ids []string
	if v.Help != "" {
		ids = append(ids, v.ID+"~help")
	}
	if v.Note != "" {
		ids = append(ids, v.ID+"~note")
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
func (v *FieldData) Open() bool {
	return v.shown || v.Given || v.Errors != nil || slices.ContainsFunc(v.Parts, (*FieldData).Open)
}

// answered reports whether an answer has a value or a reason, and nothing is
// wrong with it.
func (v *FieldData) answered() bool {
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
func (v *FieldData) takeNone() *FieldData {
	for i, part := range v.Parts {
		if part.field.Key != "state" {
			continue
		}
		part.Options = slices.DeleteFunc(part.Options, func(o *OptionData) bool {
			if o.Value != stateAnswered {
				return false
			}
			v.None = o
			o.ID, o.Name = part.ID+"~none", part.Name
			return true
		})
		// A brief form has no other state, unless something else was entered.
		if !slices.ContainsFunc(part.Options, func(o *OptionData) bool { return o.Value != "" }) {
			v.Parts = slices.Delete(slices.Clone(v.Parts), i, i+1)
			return part
		}
	}
	return nil
}

// Several reports whether more than one option was chosen: then the page must
// be able to hold them all, right or wrong.
func (v *FieldData) Several() bool {
	n := 0
	for _, o := range v.Options {
		if o.Chosen {
			n++
		}
	}
	return n > 1
}

// Main returns the value of an answer, or the first language of a wording.
func (v *FieldData) Main() *FieldData { return v.Parts[0] }

// More returns what is said about an answer beside its value.
func (v *FieldData) More() []*FieldData { return v.Parts[1:] }

// MoreOpen reports whether some of that was said, or is wrong.
func (v *FieldData) MoreOpen() bool { return slices.ContainsFunc(v.More(), (*FieldData).Open) }
