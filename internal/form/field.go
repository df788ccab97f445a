package form

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Definition describes the form of a document, in one language.
type Definition struct {
	// ID is the URI of its schemas.
	ID string
	// Title and Description are what people read above the form.
	Title, Description string
	// Words are the form's own words.
	Words govmaturity.Words
	// Language is the tag of the language that was asked for, and TextLanguage
	// that of the title: another, when there is none in Language.
	Language, TextLanguage string
	// Root is the document: a Group.
	Root *Field
	// Sections are the parts that people see, in order. Each field of the
	// document is in one of them, or has the kind Fixed.
	Sections []Section
	// Meaning reports what is wrong with a document that fits the form's fields,
	// beyond what fields can say, by its path in the document. It returns what
	// the package of the document wants to keep of it; see [Kept]. Meaning may
	// be nil.
	Meaning func(doc *document.Node) (kept any, problems govmaturity.Problems)
}

// Section is a part of a form under one heading.
type Section struct {
	// ID tells the sections of a form apart.
	ID                       string
	Title, Description, Note string
	// Lang is the language of the title, and AboutLang that of the rest, if it is
	// not that of the form's own words.
	Lang, AboutLang string
	// Fields are the section's own fields, by their keys from the top of the
	// document.
	Fields   []Placed
	Sections []Section
}

// Placed is a field with its place in the document.
type Placed struct {
	Path  []string
	Field *Field
}

// Field is a place in the document that a person fills in, or a group of such
// places.
type Field struct {
	// Key is the field's key in the group around it.
	Key  string
	Kind Kind
	// Title is the question or label, and Help what stands below it.
	Title, Help string
	Required    bool
	// Note is what the authors say of it, below the help.
	Note string
	// Lang is the language of the title, and HelpLang that of the help and the
	// note, if it is not that of the form's own words: so that a screen reader
	// speaks it right, and that it is written in its direction.
	Lang, HelpLang string
	// Hint is what the form itself says of the question, in its own words: when it
	// is asked, for example, or what for.
	Hint string

	// Fields are the parts of a Group or an Answer. An Answer has a value, and
	// may have a state, a comment and evidence, with these keys.
	Fields []*Field
	// Sections are how the fields of a Group are shown, if it is not one after
	// the other. Their paths begin at the group around this one.
	Sections []Section
	// OneOf lists keys of a Group, exactly one of which is filled in.
	OneOf      []string
	OneOfWords string
	// Elsewhere are keys of a Group that documents have, and the form has no
	// place for, since it is of one part. A document that is filled in loses
	// them.
	Elsewhere map[string]bool
	// Name is given to a Group that contains itself, or that stands in several
	// places.
	Name string
	// Item is what a List, Wording or Entries is made of.
	Item *Field
	// Keys is the form of the keys of Entries, if it is not nil, and KeyTitle what
	// a key is called.
	Keys     *document.Pattern
	KeyTitle string
	// One says that a List has one item, and no other: that of which its form is.
	// The item has a Fixed id. Sections place its fields below the number 0.
	One bool
	// MostItems bounds a List, if it is not 0; AtLeastOne refuses a List,
	// Checklist or Entries that has nothing in it.
	MostItems  int
	AtLeastOne bool

	// Options are what a Choice or Checklist offers. A Choice that is Spread
	// shows them all at once, and not in a list that opens.
	Options []Option
	Spread  bool
	// Fixed is what a Fixed field says. The form puts it into the document,
	// unless it is Optional. FixedToo is another text that is as good where it
	// is there already. Silent says that the field is no part of a post.
	Fixed, FixedToo  string
	Optional, Silent bool
	// Min, Above and Max bound a Number or Whole.
	Min, Above, Max *float64
	// Unit is the unit of a number, and UnitLang its language, as with Lang.
	Unit, UnitLang string
	// Pattern is the form of a Line.
	Pattern *document.Pattern
	// Blank allows a Line or Paragraph that has only spaces.
	Blank bool
	// Languages are the languages that a Wording asks for.
	Languages []string

	// When says when an Answer is asked for: always, when it is nil. The Hint says
	// it to people.
	When *When
	// heads are the sections that begin with this Answer, for programs that show a
	// group without its sections.
	heads []Section

	// Asked makes an Answer required, as far as it is asked for: a value, or
	// the reason why there is none.
	Asked bool
}

// Kind is a kind of field.
type Kind int

const (
	Group     Kind = iota // several fields
	Answer                // the answer to a question, with what is said about it
	List                  // any number of the same
	Entries               // a map whose keys people name
	Wording               // a text in one or more languages
	Choice                // one of several options
	Checklist             // any of several options
	Number                // a number
	Whole                 // a whole number
	YesNo                 // true or false
	Line                  // a text of one line
	Paragraph             // a text of several lines
	Fixed                 // a text that the form knows, and nobody enters
)

// Option is one of the things to choose from.
type Option struct {
	ID, Title, Description string
	// Lang is the language of the title, and AboutLang that of the description, if
	// it is not that of the form's own words.
	Lang, AboutLang string
	// Number is a number that says the same in a document, if there is one: the
	// rank of a level.
	Number *float64
}

// answers returns the document's own group of answers: the first group at the
// top that has some, or nil.
func (d *Definition) answers() *Field {
	for _, f := range d.Root.Fields {
		if f.Kind == Group && len(f.Fields) > 0 && f.Fields[0].Kind == Answer {
			return f
		}
	}
	return nil
}

// fixed returns what a Fixed field may say.
func (f *Field) fixed() []string {
	if f.FixedToo == "" {
		return []string{f.Fixed}
	}
	return []string{f.Fixed, f.FixedToo}
}

// isOf reports whether an item is the one that the form of a list with One is of.
func (f *Field) isOf(item *document.Node) bool {
	for _, part := range f.Item.Fields {
		if part.Kind == Fixed {
			id := item.Get(part.Key)
			return id != nil && id.Kind == document.String && id.Text == part.Fixed
		}
	}
	return false
}

// ones yields the lists of one item that a group leads to, with their names: a
// list inside the item of another comes after it.
func (f *Field) ones(name string, yield func(list *Field, name string)) {
	for _, part := range f.Fields {
		switch at := name + step(part.Key); {
		case part.Kind == List && part.One:
			yield(part, at)
			part.Item.ones(at+"/0", yield)
		case part.Kind == Group && part.Name == "":
			part.ones(at, yield)
		}
	}
}

// leads reports whether a group leads to the list of one item that its form is
// of. The form puts such a list into the document itself.
func (f *Field) leads() bool {
	found := false
	f.ones("", func(*Field, string) { found = true })
	return found
}

// full returns the option's title and description in one text.
func (o Option) full(w govmaturity.Words) string {
	title := said(w, o.Title, o.Lang)
	if o.Description == "" {
		return title
	}
	return title + ": " + said(w, o.Description, o.AboutLang)
}

// isLines reports whether a list is entered as one text with a line for each
// item.
func (f *Field) isLines() bool { return f.Kind == List && f.Item.Kind == Line }

// part returns the part of a group with a key, or nil.
func (f *Field) part(key string) *Field {
	for _, p := range f.Fields {
		if p.Key == key {
			return p
		}
	}
	return nil
}
