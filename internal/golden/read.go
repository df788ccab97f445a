package golden

import (
	"errors"
	"fmt"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// file is a file of cases that was read, and what came of them.
type file[E, R any] struct {
	name  string
	data  []byte
	root  *document.Node
	doc   File
	cases []*tried[E, R]
}

// tried is a case, and what came of it.
type tried[E, R any] struct {
	Case
	file *file[E, R]
	node *document.Node
	path govmaturity.Path
	want *E
	got  R
	ok   bool // there is a result
	// refused is what is wrong with what is given.
	refused govmaturity.Problems
}

// read reads a file and tries its cases. All problems come at once, those of
// form and those of meaning, each with its line and column. To be updated, a
// case need not expect anything yet.
func (k *Kit[E, R]) read(name string, data []byte, update bool) (*file[E, R], error) {
	d := k.file.Read(name, data)
	if !d.Readable() || d.Root().Kind != document.Map {
		return nil, d.Err()
	}
	f := &file[E, R]{name: name, data: data, root: d.Root(), doc: *d.Doc}
	k.checkHead(f, &d.Report)
	names := map[string]bool{}
	for i, n := range items(f.root.Get("cases")) {
		if n.Kind != document.Map {
			continue // the problem is one of form
		}
		c := &tried[E, R]{Case: f.doc.Cases[i], file: f, node: n, path: govmaturity.Path{}.Key("cases").Index(i)}
		if names[c.Name] && c.Name != "" {
			d.Add(c.path.Key("name"), govmaturity.CodeDuplicateID, "there is already a case %q", c.Name)
		}
		names[c.Name] = true
		c.checkCites(&d.Report)
		if err := k.try(c, update, &d.Report); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, c.Name, err)
		}
		f.cases = append(f.cases, c)
	}
	return f, d.Err()
}

// checkHead reports a file that is about something else.
func (k *Kit[E, R]) checkHead(f *file[E, R], r *document.Report) {
	id, edition := k.subject.Edition()
	switch {
	case f.doc.Framework != "" && f.doc.Framework != id:
		r.Add(govmaturity.Path{}.Key("framework"), govmaturity.CodeOtherFramework, "the cases are about %s; this is %s", f.doc.Framework, id)
	case f.doc.Edition != "" && f.doc.Edition != edition:
		r.Add(govmaturity.Path{}.Key("edition"), govmaturity.CodeOtherEdition, "the cases are about the edition %s; this is %s", f.doc.Edition, edition)
	}
}

func (c *tried[E, R]) checkCites(r *document.Report) {
	for i, cite := range c.Cites {
		if !slices.ContainsFunc(c.file.doc.Sources, func(s govmaturity.Source) bool { return s.ID == cite.Source }) && cite.Source != "" {
			r.Add(c.path.Key("cites").Index(i).Key("source"), govmaturity.CodeUnknownReference, "there is no source %q in this file", cite.Source)
		}
	}
}

// try reads what is expected, and finds out what comes of what is given.
func (k *Kit[E, R]) try(c *tried[E, R], update bool, r *document.Report) (err error) {
	k.readExpect(c, r)
	wantsRefusal := c.node.Get("problems") != nil
	switch {
	case wantsRefusal && c.node.Get("expect") != nil:
		r.Add(c.path.Key("problems"), govmaturity.CodeOneOf, "a case expects either results (expect) or problems, and not both")
	case wantsRefusal && len(c.Problems) == 0 && !update:
		r.Add(c.path.Key("problems"), govmaturity.CodeEmpty, "the case expects no problem; to write down what comes out, set %s=1", UpdateVariable)
	case !wantsRefusal && !update && !c.meansTo("expect", "problems"):
		r.Add(c.path, govmaturity.CodeRequired, "the case expects nothing; to write down what comes out, set %s=1", UpdateVariable)
	}
	if c.Given.node != nil {
		c.got, err = k.subject.Try(c.Given)
		if c.ok = err == nil; err != nil && !errors.As(err, &c.refused) {
			return err
		}
	}
	if !wantsRefusal {
		for _, p := range c.refused {
			r.Add(c.path.Key("given").Join(p.Path), p.Code, p.Format, p.Args...)
		}
	}
	if c.want != nil {
		r.AddAt(c.path.Key("expect"), k.subject.Unknown(*c.want, c.got, c.ok))
	}
	return nil
}

// readExpect decodes what is expected, as far as it can be.
func (k *Kit[E, R]) readExpect(c *tried[E, R], r *document.Report) {
	n := c.node.Get("expect")
	if n == nil {
		return
	}
	want := new(E)
	r.AddAt(c.path.Key("expect"), k.expect.Decode(n, want, document.Options{Language: c.file.doc.Language}))
	if n.Kind == document.Map {
		c.want = want
	}
}

// meansTo reports whether there is a key that is one of these, or could be one
// misspelt.
func (c *tried[E, R]) meansTo(keys ...string) bool {
	return slices.ContainsFunc(c.node.Fields, func(f document.Entry) bool { return document.Nearest(f.Key, keys) != "" })
}

// items returns the items of a list, none of anything else.
func items(n *document.Node) []*document.Node {
	if n == nil || n.Kind != document.List {
		return nil
	}
	return n.Items
}
