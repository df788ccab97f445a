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
		title, by := v.titleOf(p.In, c, mine, theirs, before), c.last(since, since[0].Version)
		if c.Indicator == "" {
			p.Conflicts = append(p.Conflicts, v.itemConflicts(p.In, c, by, title, before, theirs, mine)...)
			p.input.Problems = append(p.input.Problems, govmaturity.Problem{
				Code: "conflict", Path: c.path(merged), Format: "%s", Args: []any{v.T("stale")},
			})
			continue
		}
		r := p.In.Node(c.Indicator).Indicator()
		one := conflict{
			Title: title, Before: v.answerText(r, before.Answers[c.Indicator]),
			Mine: v.answerText(r, mine.Answers[c.Indicator]), Theirs: v.answerText(r, theirs.Answers[c.Indicator]),
			By: by,
		}
		p.Conflicts = append(p.Conflicts, one)
		p.input.Problems = append(p.input.Problems, govmaturity.Problem{
			Code: "conflict", Path: c.path(merged).Key("value"), Format: "%s",
			Args: []any{v.T("at-field", by.Who, short(one.Theirs), short(one.Mine))},
		})
	}
	return nil
}

// itemConflicts shows an item of a list question by question.
func (v *visit) itemConflicts(in *instrument, c change, by *store.Revision, title template.HTML, before, theirs, mine *maturity.Assessment) []conflict {
	docs := []*maturity.Assessment{before, mine, theirs}
	items := make([]*maturity.RosterItem, len(docs))
	for i, doc := range docs {
		items[i] = byID(doc.Rosters[c.Roster])[c.Item]
	}
	if items[1] == nil || items[2] == nil {
		says := func(item *maturity.RosterItem) string {
			if item == nil {
				return v.T("removed")
			}
			return cmp.Or(item.Title, item.ID)
		}
		return []conflict{{title, says(items[0]), says(items[1]), says(items[2]), by}}
	}
	says := func(item *maturity.RosterItem, n maturity.Node) string {
		if item == nil {
			return ""
		}
		return v.answerText(n.Indicator(), item.Answers[n.ID()])
	}
	var out []conflict
	for _, id := range in.lists[c.Roster] {
		if n := in.Node(id); !items[1].Answers[id].Equal(items[2].Answers[id]) {
			out = append(out, conflict{
				title + ": " + v.Say(n.Title()), says(items[0], n), says(items[1], n), says(items[2], n), by,
			})
		}
	}
	if out == nil || items[1].Title != items[2].Title || !same(items[1].Rosters, items[2].Rosters) {
		was := ""
		if items[0] != nil {
			was = items[0].Title
		}
		out = append(out, conflict{title + ": " + template.HTML(template.HTMLEscapeString(v.T("more-in-item"))), was, items[1].Title, items[2].Title, by})
	}
	return out
}

// answerText writes an answer with all that is said of it.
func (v *visit) answerText(i maturity.Indicator, a govmaturity.Answer) string {
	parts := []string{v.T("state-" + string(a.State()))}
	if a.State().HasValue() {
		parts[0] = i.AnswerText(a, v.Tag)
		if a.State() == govmaturity.StateImputed {
			parts[0] += " (" + v.T("state-imputed") + ")"
		}
	}
	if a.Comment != "" {
		parts = append(parts, v.T("comment")+": "+a.Comment)
	}
	if len(a.Evidence) > 0 {
		parts = append(parts, v.T("evidence")+": "+strings.Join(a.Evidence, "; "))
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
	switch {
	case err != nil:
		return nil
	case c.Indicator != "":
		return doc.Answers[c.Indicator]
	}
	return byID(doc.Rosters[c.Roster])[c.Item]
}
