package main

import (
	"html"
	"html/template"
	"regexp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// answersView is an assessment, or an item of a list in it, in words: each
// question with its answer.
type answersView struct {
	Name   template.HTML // of the item, or "" for the whole
	Groups []answerGroup
	Total  tally
	Open   []openAnswer // what is missing
	Larger bool         // there are more missing than are listed
}

// answerGroup is what one page asks.
type answerGroup struct {
	Title template.HTML
	Plain string
	Link  string // of the page of questions, or "" when it cannot be changed
	Rows  []answerRow
	Lists []answerList
	tally
	Depth int
}

type answerRow struct {
	Title    template.HTML
	Plain    string
	Says     string
	Comment  string
	Evidence []string
	Missing  bool
	Link     string // to the question on its page
}

type answerList struct {
	Title template.HTML
	Items []answerItem
}

type answerItem struct {
	Name string
	Link string // to its answers in words
	tally
}

type openAnswer struct {
	Title template.HTML
	Link  string
}

const (
	inWords   = 150 // answers on one page: with more, each item of a list has its own
	openShown = 60  // missing answers that are listed
)

var markup = regexp.MustCompile("<[^>]*>")

// answersOn is an assessment in words on a page, for the template that writes
// it.
type answersOn struct {
	Page *page
	View answersView
}

func newAnswersOn(p *page, data interface{ view() answersView }) answersOn {
	return answersOn{p, data.view()}
}

func (a answersView) view() answersView { return a }

// answerer writes an assessment in words.
type answerer struct {
	*visit
	d      *draft
	base   string // the address of the page
	change bool   // answers link to where they can be changed
	deep   bool   // the items of lists are on this page, too
	view   *answersView
}

// answers writes a place of an assessment in words. Base is the address of the
// page; items of lists that have no room on it are the same page at their place.
func (v *visit) answers(d *draft, card *maturity.Scorecard, at place, base string, change bool) (answersView, error) {
	here := cardAt(card, at)
	var p *part
	if len(at) > 0 {
		p = d.In.partOf(at)
	}
	if here == nil || len(at) > 0 && p == nil {
		return answersView{}, notFound(v)
	}
	view := answersView{Total: d.In.tally(card)}
	a := answerer{visit: v, d: d, base: base, change: change, view: &view}
	if len(at) > 0 {
		view.Name, view.Total = isolated(here.Title()), whole(here)
		a.deep = view.Total.Asked <= inWords
		a.place(p, at, card, view.Name, 0)
		return view, nil
	}
	a.deep = view.Total.Asked <= inWords
	for i := range d.In.parts {
		p := &d.In.parts[i]
		a.place(p, nil, card, v.Say(p.Title), 0)
	}
	return view, nil
}

// place writes what one page asks, and what is in its lists.
func (a *answerer) place(p *part, at place, card *maturity.Scorecard, title template.HTML, depth int) {
	here := cardAt(card, at)
	g := answerGroup{Title: title, Plain: html.UnescapeString(markup.ReplaceAllString(string(title), "")), Depth: min(depth, 2), tally: own(here, a.d.In.questionsAt(p, at))}
	if a.change {
		g.Link = a.d.placeLink(p, at)
	}
	for _, id := range a.d.In.questionsAt(p, at) {
		if r := here.Node(id); r.State() != govmaturity.StateNotAsked {
			g.Rows = append(g.Rows, a.row(r, g.Link, at, depth > 0 || len(at) > 0, title))
		}
	}
	lists := a.d.In.listsAt(p, at)
	for _, id := range lists {
		if one, ok := a.list(here, id, at, g.Link, len(at) == 0); ok {
			g.Lists = append(g.Lists, one)
		}
	}
	a.view.Groups = append(a.view.Groups, g)
	if !a.deep {
		return
	}
	for _, id := range lists {
		for _, item := range here.Items(id) {
			a.place(p, at.in(id, item.Subject()), card, title+": "+isolated(item.Title()), depth+1)
		}
	}
}

func (a *answerer) row(r maturity.Result, page string, at place, inItem bool, title template.HTML) answerRow {
	answer := r.Answer()
	row := answerRow{
		Title: a.Say(r.Title()), Plain: a.Plain(r.Title()), Says: a.valueOf(r.Node().Indicator(), answer),
		Comment: answer.Comment, Evidence: answer.Evidence, Missing: !said(answer),
	}
	if page != "" {
		row.Link = page + "#f" + at.field() + "/answers/" + r.ID()
	}
	if row.Missing {
		name := row.Title
		if inItem {
			name = title + ": " + name
		}
		a.missing(name, row.Link)
	}
	return row
}

func (a *answerer) missing(title template.HTML, link string) {
	if len(a.view.Open) == openShown {
		a.view.Larger = true
		return
	}
	a.view.Open = append(a.view.Open, openAnswer{title, link})
}

// list writes a list as the names of its items, each with how far it is. Where
// the items have their answers on the page, only one without items is said.
func (a *answerer) list(here *maturity.Scorecard, id string, at place, page string, top bool) (answerList, bool) {
	one := answerList{Title: a.Say(a.d.In.listTitle(id))}
	items := here.Items(id)
	if len(items) == 0 && top && asksList(here, id) {
		link := ""
		if page != "" {
			link = page + "#list-" + id
		}
		a.missing(one.Title+": "+template.HTML(template.HTMLEscapeString(a.T("no-items"))), link)
	}
	if a.deep {
		return one, len(items) == 0
	}
	for _, item := range items {
		row := answerItem{Name: item.Title(), tally: whole(item)}
		inner := at.in(id, item.Subject())
		row.Link = a.base + "?" + placeQuery(inner)
		one.Items = append(one.Items, row)
		if !row.Done() {
			link := ""
			if a.change {
				link = a.d.placeLink(a.d.In.partOf(inner), inner)
			}
			a.missing(one.Title+": "+isolated(row.Name), link)
		}
	}
	return one, true
}

// valueOf writes an answer without what is said of it.
func (v *visit) valueOf(i maturity.Indicator, a govmaturity.Answer) string {
	switch {
	case a.Stated() == govmaturity.StateUnanswered:
		return v.T("not-known")
	case !a.State().HasValue():
		return v.T("state-" + string(a.State()))
	}
	s := i.AnswerText(a, v.Tag)
	if a.State() == govmaturity.StateImputed {
		s += " (" + v.T("state-imputed") + ")"
	}
	return s
}
