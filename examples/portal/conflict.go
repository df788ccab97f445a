package main

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// conflict is a question that two people changed in different ways.
type conflict struct {
	Title                template.HTML
	Before, Mine, Theirs string
	By                   *store.Revision // who saved theirs, and when
}

// ask makes a page ready to ask about what the two changed in different ways:
// the form with what the person entered and what the other changed elsewhere, a
// problem at each field, and a table of what each of them says.
func (v *visit) ask(p *partPage, since []store.Revision, both []change, before, theirs, mine, merged *maturity.Assessment) error {
	var err error
	if p.input, err = v.fill(p, merged); err != nil {
		return err
	}
	for _, c := range both {
		by := c.last(since, since[0].Version)
		one := conflict{
			Title: v.titleOf(p.In, c, mine, theirs, before), By: by,
			Before: v.sayAt(p.In, c, before), Mine: v.sayAt(p.In, c, mine), Theirs: v.sayAt(p.In, c, theirs),
		}
		p.Conflicts = append(p.Conflicts, one)
		path := c.path().Key("value")
		if c.Indicator == "" { // the name of the item that the page is of
			path = govmaturity.ParsePointer(p.At.field() + "/title")
		}
		p.input.Problems = append(p.input.Problems, govmaturity.Problem{
			Code: "conflict", Path: path, Format: "%s",
			Args: []any{v.T("at-field", by.Who, short(one.Theirs), short(one.Mine))},
		})
	}
	return nil
}

// answerText writes an answer with all that is said of it.
func (v *visit) answerText(i maturity.Indicator, a govmaturity.Answer) string {
	parts := []string{v.valueOf(i, a)}
	if a.State().HasValue() {
		parts[0] = v.Isolate(parts[0])
	}
	if a.Comment != "" {
		parts = append(parts, v.T("comment")+": "+v.Isolate(a.Comment))
	}
	if len(a.Evidence) > 0 {
		parts = append(parts, v.T("evidence")+": "+v.Isolate(strings.Join(a.Evidence, "; ")))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " — ")
}

// last returns the newest revision after a version that changed what c is
// about. There is one: the two would not differ otherwise.
func (c change) last(revisions []store.Revision, seen int64) *store.Revision {
	var before, by *store.Revision
	for i := range revisions {
		r := &revisions[i]
		if r.Version > seen && before != nil && !same(c.in(before), c.in(r)) {
			by = r
		}
		before = r
	}
	return cmp.Or(by, before)
}

// in returns what a revision says about it.
func (c change) in(r *store.Revision) any {
	doc, err := decode(r.Document)
	if err != nil {
		return nil
	}
	l, ok := levelAt(doc, c.place())
	switch {
	case !ok:
		return nil
	case c.Indicator != "":
		return (*l.answers)[c.Indicator]
	}
	item := byID((*l.rosters)[c.Roster])[c.Item]
	if item == nil {
		return nil
	}
	return item.Title
}
