package form

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/govmaturity/govmaturity"
)

//go:embed html/*.html
var templateFiles embed.FS

// builtin are the templates as parsed. They are never executed themselves: what
// was executed cannot be added to.
var builtin = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("form").ParseFS(templateFiles, "html/*.html")) // a test parses them
})

// plainTemplates are the built-in templates, ready to be executed.
var plainTemplates = sync.OnceValue(func() *template.Template { return template.Must(builtin().Clone()) })

// WriteHTML implements [govmaturity.Form].
func (f *Form) WriteHTML(w io.Writer, in *govmaturity.FormInput, page govmaturity.FormPage) error {
	if err := checkPage(page); err != nil {
		return err
	}
	t, err := f.templates(page.Templates)
	if err != nil {
		return err
	}
	// A form that breaks off in the middle would be posted as half of one.
	var out bytes.Buffer
	view, err := f.view(in, page)
	if err != nil {
		return err
	}
	if err := t.ExecuteTemplate(&out, "form", view); err != nil {
		return fmt.Errorf("write form: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

func checkPage(page govmaturity.FormPage) error {
	if page.Heading < 0 || page.Heading > 6 {
		return fmt.Errorf("write form: the level of a heading is from 1 to 6, and this is %d", page.Heading)
	}
	for name := range page.Hidden {
		if strings.HasPrefix(name, "/") {
			return fmt.Errorf("write form: the hidden field %q has the name of a field of the document: it must not begin with /", name)
		}
	}
	for _, b := range page.Buttons {
		if strings.HasPrefix(b.Name, "/") {
			return fmt.Errorf("write form: the button %q has the name of a field of the document: it must not begin with /", b.Name)
		}
	}
	return nil
}

// templates returns the built-in templates, with those of a host in place of
// the ones of the same name.
func (f *Form) templates(own *template.Template) (*template.Template, error) {
	if own == nil {
		return plainTemplates(), nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.own == own {
		return f.whole, nil
	}
	// The host's come first: they may have functions of their own, which cannot
	// be taken out of them.
	all, err := own.Clone()
	if err != nil {
		return nil, fmt.Errorf("write form: the templates were executed already, and cannot be added to: %w", err)
	}
	for _, t := range builtin().Templates() {
		if had := all.Lookup(t.Name()); had != nil && !empty(had) || t.Tree == nil {
			continue
		}
		if _, err := all.AddParseTree(t.Name(), t.Tree.Copy()); err != nil {
			return nil, fmt.Errorf("write form: template %s: %w", t.Name(), err)
		}
	}
	f.own, f.whole = own, all
	return all, nil
}

// empty reports whether a template says nothing: the one that others were
// defined beside, for example.
func empty(t *template.Template) bool { return t.Tree == nil || parse.IsEmptyTree(t.Tree.Root) }
