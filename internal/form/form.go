package form

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/language"
)

// Form is a compiled Definition. It implements [govmaturity.Form].
type Form struct {
	def   Definition
	words *Words
	shape *document.Shape

	mu       sync.Mutex
	profiles map[govmaturity.FormProfile][]byte
	// own are the templates that a host gave last, and whole those with the
	// built-in ones added.
	own, whole *template.Template
}

var _ govmaturity.Form = (*Form)(nil)

// New returns the form of a definition, which must not change any more.
func New(def Definition) *Form {
	return &Form{
		def: def, words: WordsFor(def.Language), shape: shapeOf(def.Root),
		profiles: make(map[govmaturity.FormProfile][]byte),
	}
}

// Title implements [govmaturity.Form].
func (f *Form) Title() string { return f.def.Title }

// Language implements [govmaturity.Form]. It is the one asked for, if the form
// has any words in it.
func (f *Form) Language() string {
	for _, have := range []string{f.words.Language, f.def.TextLanguage} {
		if language.Same(have, f.def.Language) {
			return f.def.Language
		}
	}
	return f.words.Language
}

// Direction implements [govmaturity.Form].
func (f *Form) Direction() string { return language.Direction(f.Language()) }

// Profile implements [govmaturity.Form].
func (f *Form) Profile(p govmaturity.FormProfile) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, ok := f.profiles[p]
	if !ok {
		var err error
		if data, err = f.write(p); err != nil {
			return nil, err
		}
		f.profiles[p] = data
	}
	return bytes.Clone(data), nil
}

func (f *Form) write(p govmaturity.FormProfile) ([]byte, error) {
	switch p {
	case govmaturity.FormSchema202012, govmaturity.FormSchemaDraft07, govmaturity.FormJSONEditor:
		return f.jsonSchema(p)
	case govmaturity.FormRJSF:
		return f.rjsf()
	case govmaturity.FormJSONForms:
		return f.jsonForms()
	case govmaturity.FormSurveyJS:
		return f.surveyJS()
	}
	var known []string
	for _, k := range govmaturity.FormProfiles() {
		known = append(known, string(k))
	}
	return nil, fmt.Errorf("there is no form profile %.40q; known are %s", p, strings.Join(known, ", "))
}

// ReadJSON implements [govmaturity.Form].
func (f *Form) ReadJSON(data []byte) *govmaturity.FormInput {
	root, problems := document.Parse("form.json", data, document.Limits{})
	for i := range problems {
		problems[i].File = ""
	}
	return f.input(root, problems, nil)
}

// Fill implements [govmaturity.Form].
func (f *Form) Fill(data []byte) *govmaturity.FormInput {
	if f.def.Canonical == nil {
		return f.ReadJSON(data)
	}
	form, err := f.def.Canonical(data)
	problems := problemsOf(err)
	if form == nil {
		return f.input(nil, problems, nil)
	}
	in := f.ReadJSON(form)
	for i := range in.Problems {
		in.Problems[i].Line, in.Problems[i].Column = 0, 0 // not of the text that was given
	}
	in.Problems = append(problems, in.Problems...)
	return in
}

// input checks what was entered, and puts it in the form of the document.
// Values are those of the post, if it was one.
func (f *Form) input(root *document.Node, problems govmaturity.Problems, values url.Values) *govmaturity.FormInput {
	if root == nil {
		return &govmaturity.FormInput{Values: url.Values{}, Document: []byte("{}"), Problems: problems}
	}
	posted := values != nil
	if !posted {
		values = make(url.Values)
		enter(values, f.def.Root, root, "")
	}
	found := f.check(root)
	// What a post already said of a field is not said twice.
	said := make(map[string]bool, len(problems))
	for _, p := range problems {
		said[p.Path.Pointer()] = true
	}
	for _, p := range found {
		if !said[p.Path.Pointer()] {
			problems = append(problems, p)
		}
	}
	in := &govmaturity.FormInput{Values: values, Document: clean(f.def.Root, root), Problems: problems}
	if len(problems) == 0 && f.def.Check != nil {
		for _, p := range problemsOf(f.def.Check(in.Document)) {
			p.File = ""
			// The place is one in the cleaned document. What was sent is no
			// text that a person could look into, or has it elsewhere.
			p.Line, p.Column = document.Locate(root, p.Path)
			in.Problems = append(in.Problems, p)
		}
	}
	return in
}

func problemsOf(err error) govmaturity.Problems {
	var problems govmaturity.Problems
	if err == nil || errors.As(err, &problems) {
		return problems
	}
	return govmaturity.Problems{{Code: govmaturity.CodeWrongAnswer, Format: "%s", Args: []any{err.Error()}}}
}
