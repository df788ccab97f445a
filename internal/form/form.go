package form

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/words"
)

// Form is a compiled Definition. It implements [govmaturity.Form].
type Form struct {
	def   Definition
	words govmaturity.Words
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
	def.mark()
	return &Form{
		def: def, words: def.Words, shape: shapeOf(def.Root),
		profiles: make(map[govmaturity.FormProfile][]byte),
	}
}

// Title implements [govmaturity.Form].
func (f *Form) Title() string { return f.def.Title }

// Language implements [govmaturity.Form]. It is the one asked for, if the form
// has any words in it.
func (f *Form) Language() string {
	for _, have := range []string{f.words.Language(), f.def.TextLanguage} {
		if words.Same(have, f.def.Language) {
			return f.def.Language
		}
	}
	return f.words.Language()
}

// Direction implements [govmaturity.Form].
func (f *Form) Direction() string { return words.Direction(f.Language()) }

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
	root, problems := treeOf("form.json", data)
	return f.input(root, problems, nil)
}

// Fill implements [govmaturity.Form].
func (f *Form) Fill(data []byte) *govmaturity.FormInput {
	root, problems := treeOf("", data)
	if root == nil {
		return f.input(nil, problems, nil)
	}
	if other := f.shape.OtherFormat("", root); other != nil {
		return f.input(nil, append(problems, other...), nil)
	}
	return f.input(canonical(f.def.Root, root, cmp.Or(document.LanguageOf(root), "en")), problems, nil)
}

// treeOf parses a text that has no name of its own.
func treeOf(name string, data []byte) (*document.Node, govmaturity.Problems) {
	root, problems := document.Parse(name, data, document.Limits{})
	for i := range problems {
		problems[i].File = ""
	}
	return root, problems
}

// input is where all ways of an input meet: it checks what was entered, and puts
// it in the form of the document. Values are those of the post, if it was one.
func (f *Form) input(root *document.Node, problems govmaturity.Problems, values url.Values) *govmaturity.FormInput {
	if root == nil {
		return &govmaturity.FormInput{Values: url.Values{}, Document: []byte("{}"), Problems: problems}
	}
	// What was said already of a field is not said twice.
	said := make(map[string]bool, len(problems))
	for _, p := range problems {
		said[p.Path.Pointer()] = true
	}
	for _, p := range f.check(root) {
		if !said[p.Path.Pointer()] {
			problems = append(problems, p)
		}
	}
	doc := clean(f.def.Root, root)
	if doc == nil {
		doc = &document.Node{Kind: document.Map}
	}
	if values == nil {
		values = make(url.Values)
		shown := root
		if len(problems) == 0 {
			shown = doc // blank items of lists are gone, and paths are those of the document
		}
		enter(values, f.def.Root, shown, "")
	}
	in := &govmaturity.FormInput{Values: values, Document: doc.AppendJSON(nil), Problems: problems}
	if len(problems) == 0 && f.def.Meaning != nil {
		value, found := f.def.Meaning(doc)
		in.Problems = document.Place(found, "", doc)
		keep(in, value)
	}
	return in
}
