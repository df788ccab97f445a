package govmaturity

import (
	_ "embed" // form.css
	"html/template"
	"io"
	"net/url"

	"github.com/govmaturity/govmaturity/internal/own"
)

// Form is the questionnaire of one kind of document, in one language: its
// sections, fields, options and help. Each package of this module hands out the
// forms of its documents. A form does not change, and any number of goroutines
// may use it at once; keep it, since it also keeps what [Form.Profile] writes.
//
// What a person enters comes back as a [FormInput], whichever way it was sent: it
// is parsed and checked once, there. The package of the document takes it, and
// has nothing to read again; the Document in it is for keeping. Rules of scoring
// are no part of a form.
//
// A field has one name: the JSON Pointer of its place in the document, such as
// /answers/digital-id/value. It is the name in a form post, the question name
// in SurveyJS, and [Path.Pointer] of a problem.
//
// Only this module implements Form, and may add methods to it: do not implement
// it elsewhere.
type Form interface {
	// Title returns what the form is called, in its language.
	Title() string
	// Language returns the tag of the language that the form is written in.
	// Where the document has no wording in it, another stands in, as
	// [Text.Lookup] says.
	Language() string
	// Direction returns the direction that the form is written in, ltr or rtl,
	// for the page around it.
	Direction() string
	// Profile returns the form as another program wants it. The same form gives
	// the same bytes, and the caller may change them. The error is about an
	// unknown profile, or a document that the program cannot hold: JSON Forms
	// takes keys with a dot apart; rjsf, JSON Forms and json-editor lose what is
	// called constructor, as every object of JavaScript has; and rjsf mixes up
	// what is called x and x_value, since it joins names with underscores.
	Profile(FormProfile) ([]byte, error)
	// WriteHTML writes the form as HTML that works without JavaScript, with
	// what was entered and what is wrong with it. It is a part of a page, a form
	// element: the host writes the rest, and says that it is text/html. A nil
	// input is a blank form.
	// Lists have a blank item more than was entered, up to 4,000 fields on a
	// page. The error is about a page of more than 20,000 fields, or about what
	// the page says: a heading that is no level, a name that begins with /,
	// templates that were executed already. [FormStyle] has a style for it.
	WriteHTML(w io.Writer, input *FormInput, page FormPage) error

	// ReadJSON reads what a form built from a JSON Schema profile sends: it
	// takes and refuses the documents that the schemas do. Each Read has the
	// limits of the module's readers: 16 MB, and 100,000 characters in a text.
	// Of what could not be read at all, the Document is {}.
	ReadJSON(data []byte) *FormInput
	// ReadPost reads what the HTML form posts. Names that do not begin with /
	// belong to the host, and are left alone. A field sent twice is a problem,
	// and one that was not sent is blank: a host that saves a long form page by
	// page should see that each question of the page sent something. How long a
	// body may be is for the host to say: see [http.MaxBytesReader].
	//
	// [http.MaxBytesReader]: https://pkg.go.dev/net/http#MaxBytesReader
	ReadPost(values url.Values) *FormInput
	// ReadSurvey reads the data of a SurveyJS form, as JSON.
	ReadSurvey(data []byte) *FormInput
	// SurveyData returns what was entered as the data of a SurveyJS form, to go
	// on with it there.
	SurveyData(input *FormInput) []byte
	// Fill reads a document that was not entered with this form, to edit it:
	// YAML or JSON, in any of the ways that the document's own reader takes. What
	// is wrong in it is kept as it is, with a problem; what this form has no
	// place for, since it is of one part, is left out.
	Fill(data []byte) *FormInput
}

// FormProfile names a format that a form can be written in.
type FormProfile string

const (
	// FormSchema202012 is a JSON Schema, draft 2020-12.
	FormSchema202012 FormProfile = "2020-12"
	// FormSchemaDraft07 is a JSON Schema, draft-07, with the same constraints.
	// Most form renderers want this one.
	FormSchemaDraft07 FormProfile = "draft-07"
	// FormRJSF is the UI schema that goes with FormSchemaDraft07 for
	// react-jsonschema-form.
	FormRJSF FormProfile = "rjsf-ui"
	// FormJSONForms is the UI schema that goes with FormSchemaDraft07 for JSON
	// Forms.
	FormJSONForms FormProfile = "json-forms-ui"
	// FormJSONEditor is a JSON Schema for json-editor, which reads some
	// keywords in its own way. json-editor takes the values that it shows for HTML,
	// scripts too, unless its host says otherwise: examples/renderers has the line.
	FormJSONEditor FormProfile = "json-editor"
	// FormSurveyJS is a SurveyJS survey.
	FormSurveyJS FormProfile = "surveyjs"
)

// FormProfiles returns all profiles.
func FormProfiles() []FormProfile {
	return []FormProfile{FormSchema202012, FormSchemaDraft07, FormRJSF, FormJSONForms, FormJSONEditor, FormSurveyJS}
}

// FormInput is what a person entered in a form.
type FormInput struct {
	// Values hold all that was entered, by field name, whether it is right or
	// wrong: from them the form is shown again, and nothing is lost.
	Values url.Values
	// Document is the document, as JSON: what could be read, without blank
	// fields. It is for the package's own reader when there are no problems.
	Document []byte
	// Problems are what is wrong, in no order. The pointer of a problem's path
	// is the name of its field. A host may add its own; the HTML form words
	// codes of the module's readers, such as required, in its own way, and any
	// other as the host does.
	Problems Problems
	// Again is the name of a list, when the person did not send the form but
	// pressed one of its buttons (see FormPage.ListButtons): an item was taken
	// out or moved, or there shall be room for one more. The Values have it
	// already. Show the form again with this input, and do nothing else with it.
	Again string

	kept any
}

// Kept is where the packages of this module keep what they made of an input, so
// that nothing is made of it twice. Nobody else can call it.
func (in *FormInput) Kept(own.Key) *any { return &in.kept }

// Err returns the problems as an error, or nil when there are none.
func (in *FormInput) Err() error { return in.Problems.Err() }

// FormPage says how to write a form as HTML.
type FormPage struct {
	// Action is where the form is posted to: the page's own address when empty.
	Action string
	// Hidden are further fields to be posted, such as a token against forgery.
	// Their names must not begin with /.
	Hidden map[string]string
	// Buttons are the buttons at the end: one that says Save when empty.
	Buttons []FormButton
	// ListButtons gives lists buttons that add, move and take out an item. They
	// post the form, with all that was typed, and nothing need be saved: the
	// input says so in Again, and the host shows it.
	ListButtons bool
	// Heading is the level of the first headings, from 1 to 6: 2 when it is 0.
	Heading int
	// Templates replace parts of the form: each stands in for the built-in one
	// of the same name. They are those of the whole form (form, summary,
	// progress, section, heading, buttons), of the fields by their kind (field,
	// answer, group, group-body, list, wording, radios, checkboxes, select,
	// input, textarea) and of what fields share (label, hints, mark, message,
	// options, choices, arrange). To write one, begin with a copy of it from
	// internal/form/html: README.md there lists what each of them gets, which are
	// the types FormData, SectionData, FieldData and MessageData of
	// internal/form. The templates
	// must not have been executed by themselves. Keep them: a form remembers
	// only the last ones that it was given.
	Templates *template.Template
}

// FormButton is a button that submits the form.
type FormButton struct {
	Name, Value string // as posted; Name must not begin with /
	Title       string // what people read
}

//go:embed form.css
var formStyle string

// FormStyle returns a style sheet for HTML forms, to be served as a file: plain,
// with room to click, a visible focus, and no direction of its own. It is a
// beginning; all its names begin with gm-.
func FormStyle() string { return formStyle }
