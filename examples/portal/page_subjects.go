package main

import (
	"html/template"
	"net/url"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// How much the view over subjects takes in, and shows at once.
const (
	subjectsTaken = 1000
	answersTaken  = 25_000 // of a framework with many questions, fewer subjects
	subjectsShown = 25
	missingShown  = 100
	columnsShown  = 12
)

// subjectsPage is all subjects of an edition side by side.
type subjectsPage struct {
	In       *instrument
	From, To string
	Wrong    map[string]string // what is wrong with a date
	Count    int
	Total    int // that there are, where not all are taken
	Other    int // of another content
	Chart    *figure
	Heads    []partHead
	Ranked   bool
	Rows     []subjectRow
	Before   string
	After    string
	At, Last int
	Known    []knownRow
	Missing  []missingRow
	More     bool // there are more missing
}

// subjectRow is a subject with what came out.
type subjectRow struct {
	Name, Link  string
	Card        string
	Date, Rater string
	Rank        int
	Cells       []heatCell
}

// heatCell is a result with how high it is among its levels, from 0 to 4, or -1.
type heatCell struct {
	Said template.HTML
	Heat int
}

// knownRow is how much is known about a part.
type knownRow struct {
	Title   template.HTML
	Applies int
	Share   string
}

type missingRow struct {
	Name  string
	Link  string
	Draft bool
}

// subjects shows all subjects of an edition: where they are, who is missing.
func (s *server) subjects(v *visit) error {
	id, edition := v.r.PathValue("framework"), v.r.PathValue("edition")
	in, err := v.everOf(id, edition)
	if err != nil {
		return err
	}
	data := subjectsPage{In: in, Wrong: map[string]string{}}
	asked := store.Newest{Framework: id, Edition: edition, Most: min(subjectsTaken, answersTaken/max(1, len(in.Indicators())))}
	data.From, asked.From = v.dateOf(&data, "from")
	data.To, asked.To = v.dateOf(&data, "to")
	if asked.From != "" && asked.To != "" && asked.From > asked.To && !overlap(asked.From, asked.To) {
		data.Wrong["to"] = v.T("p-dates")
		asked.From, asked.To = "", ""
	}
	newest, err := s.store.Newest(v.r.Context(), asked)
	if err != nil {
		return err
	}
	if len(newest) == asked.Most {
		if data.Total, err = s.store.Count(v.r.Context(), asked); err != nil {
			return err
		}
	}
	if err := v.panel(&data, newest); err != nil {
		return err
	}
	asked.Most = missingShown + 1
	missing, err := s.store.Missing(v.r.Context(), asked)
	if err != nil {
		return err
	}
	if data.More = len(missing) > missingShown; data.More {
		missing = missing[:missingShown]
	}
	for _, m := range missing {
		row := missingRow{Name: m.Subject, Draft: m.Draft}
		if m.Draft {
			row.Link = subjectLinkOf(id, edition, m.Subject)
		}
		data.Missing = append(data.Missing, row)
	}
	p := &page{visit: v, Title: v.T("subjects-title", v.NameOf(in)), Data: &data, Crumbs: v.crumbs(v.crumbOf(in))}
	status := 200
	for _, field := range []string{"from", "to"} {
		if data.Wrong[field] != "" {
			status = 422
			p.Problems = append(p.Problems, problem{Field: field, Text: data.Wrong[field]})
		}
	}
	return v.renderPage(status, "subjects", p)
}

// overlap reports whether one date is within the other, such as a month within a year.
func overlap(a, b string) bool { n := min(len(a), len(b)); return a[:n] == b[:n] }

// dateOf reads a date of the filter: as it was typed, and as it is asked for.
func (v *visit) dateOf(data *subjectsPage, name string) (typed, asked string) {
	typed = v.r.URL.Query().Get(name)
	if len(typed) > 40 {
		typed = typed[:0]
	}
	if typed == "" {
		return "", ""
	}
	if says := dateError(v.language, typed); says != "" {
		data.Wrong[name] = says
		return typed, ""
	}
	return typed, typed
}

// panel puts the newest finished assessments of subjects side by side.
func (v *visit) panel(data *subjectsPage, newest []*store.Assessment) error {
	var docs []*maturity.Assessment
	var of []*store.Assessment
	for _, a := range newest {
		doc, err := v.under(data.In, a)
		if err != nil {
			return err
		}
		if doc == nil {
			data.Other++
			continue
		}
		docs, of = append(docs, doc), append(of, a)
	}
	if data.Count = len(docs); data.Count == 0 {
		return nil
	}
	p, err := panel.New(data.In.Framework, docs)
	if err != nil {
		return err
	}
	top := p.Members()[0].Card.Root()
	f := v.figure("levels", v.T("levels-chart"), "no-stages", func(o chart.Options) (govmaturity.Chart, error) {
		return chart.Distribution(p, top.ID(), o)
	}).bare()
	data.Chart = &f
	v.subjectRows(data, p, of)
	known := map[string]panel.Availability{}
	for _, a := range p.Availability() {
		known[a.Node] = a
	}
	for _, r := range append([]maturity.Result{top}, partsOfCard(top.Card())...) {
		a := known[r.ID()]
		data.Known = append(data.Known, knownRow{v.Say(r.Title()), a.Applies, percent(a.Share)})
	}
	return nil
}

// subjectRows writes one page of the table.
func (v *visit) subjectRows(data *subjectsPage, p *panel.Panel, of []*store.Assessment) {
	members := p.Members()
	root := members[0].Card.Root()
	ranks := p.Ranks(root.ID())
	data.Ranked = root.IsScored()
	heads := partsOfCard(root.Card())
	if data.Ranked || len(levelsOf(root)) > 0 {
		heads = append([]maturity.Result{root}, heads...)
	}
	heads = heads[:min(len(heads), columnsShown)]
	for _, r := range heads {
		data.Heads = append(data.Heads, partHead{v.Say(r.Title())})
	}
	at, _ := strconv.Atoi(v.r.URL.Query().Get("after"))
	at = max(0, min(at, (len(members)-1)/subjectsShown*subjectsShown))
	data.At, data.Last = at+1, min(at+subjectsShown, len(members))
	for i := at; i < data.Last; i++ {
		m := members[i]
		row := subjectRow{
			Name: m.Subject, Link: subjectLink(of[i]), Card: assessmentLink(of[i].ID) + "/scorecard",
			Date: v.words().Date(m.Date), Rater: m.Rater, Rank: ranks[i],
		}
		for _, head := range heads {
			row.Cells = append(row.Cells, v.heatCell(m.Card.Node(head.ID())))
		}
		data.Rows = append(data.Rows, row)
	}
	if at > 0 {
		data.Before = v.withQuery("after", strconv.Itoa(max(0, at-subjectsShown)))
	}
	if data.Last < len(members) {
		data.After = v.withQuery("after", strconv.Itoa(data.Last))
	}
}

// heats is how many shades there are.
const heats = 5

func (v *visit) heatCell(r maturity.Result) heatCell {
	cell := heatCell{v.resultRow(r).Said(), -1}
	if l, all := levelOf(r), levelsOf(r); l.Valid() && len(all) > 1 {
		for i, one := range all {
			if one.ID() == l.ID() {
				cell.Heat = i * (heats - 1) / (len(all) - 1)
			}
		}
	}
	return cell
}

// subjectsLink is the address of the view over the subjects of an edition.
func subjectsLink(in *instrument) string { return in.Link() + "/subjects" }

// subjectLinkOf is the address of the page of a subject.
func subjectLinkOf(framework, edition, subject string) string {
	return "/subjects?" + url.Values{"framework": {framework}, "edition": {edition}, "subject": {subject}}.Encode()
}
