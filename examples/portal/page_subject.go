package main

import (
	"html/template"
	"net/url"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// How much there is of a subject on its page.
const (
	entriesShown = 50  // assessments
	ratersShown  = 100 // raters side by side
	datesShown   = 24  // dates of one rater
	talksShown   = 15  // questions to talk about
	eachShown    = 25  // raters part by part
)

// subjectPage is all raters of a subject side by side, how far they agree, and each over
// time.
type subjectPage struct {
	In       *instrument
	Subject  string
	All      []store.Entry
	Newer    string
	Older    string
	Other    int // raters whose assessments are of another content
	Raters   []raterRow
	Shown    []raterRow // those whose results are on this page, part by part
	Before   string
	After    string
	MoreThan int // raters that there are, where not all are shown
	Parts    []partHead
	Spread   []spreadRow
	Dots     *figure
	together
	Over     []choice
	Progress []figure
	Compare  string
	Link     string // of the view over subjects
	Hidden   []sentField
}

// raterRow is a rater with what came out, part by part.
type raterRow struct {
	Name  string
	Date  string
	Link  string
	Self  bool
	Cells []template.HTML
}

type partHead struct{ Title template.HTML }

// spreadRow is how far apart raters are on a node.
type spreadRow struct {
	Title    template.HTML
	Low, Top string
	Levels   []string // how many raters are at each
	Count    int
}

// subject shows all raters of a subject side by side, and each over time.
func (s *server) subject(v *visit) error {
	q := v.r.URL.Query()
	id, edition, name := q.Get("framework"), q.Get("edition"), q.Get("subject")
	if name == "" {
		return notFound(v)
	}
	after, _ := strconv.Atoi(q.Get("after"))
	after = max(0, min(after, 1_000_000))
	all, err := s.store.Entries(v.r.Context(), id, edition, name, after, entriesShown+1)
	if err != nil {
		return err
	}
	if all == nil {
		return notFound(v)
	}
	in, err := v.everOf(id, edition)
	if err != nil {
		return err
	}
	data := subjectPage{In: in, Subject: name, All: all[:min(len(all), entriesShown)], Link: subjectsLink(in)}
	if len(all) > entriesShown {
		data.Older = v.withQuery("after", strconv.Itoa(after+entriesShown))
	}
	if after > 0 {
		data.Newer = v.withQuery("after", strconv.Itoa(max(0, after-entriesShown)))
	}
	data.Hidden = []sentField{{"framework", id}, {"edition", edition}, {"subject", name}}
	finished, err := v.store.FinishedOf(v.r.Context(), name, 2)
	if err != nil {
		return err
	}
	if len(finished) == 2 { // drafts have no results to put beside each other
		data.Compare = "/compare?" + url.Values{"subject": {name}}.Encode()
	}
	if err := v.raters(&data); err != nil {
		return err
	}
	if err := v.overTime(&data); err != nil {
		return err
	}
	return v.render(200, "subject", data.Subject, &data, v.crumbs(v.crumbOf(in))...)
}

// raters puts the newest finished assessment of each rater beside those of the others.
func (v *visit) raters(data *subjectPage) error {
	asked := store.Newest{Framework: data.In.ID(), Edition: data.In.Edition(), Subject: data.Subject, Most: ratersShown}
	newest, err := v.store.Newest(v.r.Context(), asked)
	if err != nil {
		return err
	}
	if len(newest) == ratersShown {
		if data.MoreThan, err = v.store.Count(v.r.Context(), asked); err != nil {
			return err
		}
	}
	var docs []*maturity.Assessment
	for _, a := range newest {
		doc, err := v.under(data.In, a)
		if err != nil {
			return err
		}
		if doc == nil {
			data.Other++
			continue
		}
		docs = append(docs, doc)
		data.Raters = append(data.Raters, raterRow{
			Name: a.Rater, Date: v.words().Date(a.Date), Link: assessmentLink(a.ID) + "/scorecard",
			Self: slices.Contains(v.r.URL.Query()["self"], a.Rater),
		})
	}
	if len(docs) == 0 {
		return nil
	}
	p, err := panel.New(data.In.Framework, docs)
	if err != nil {
		return err
	}
	v.spread(data, p)
	at, _ := strconv.Atoi(v.r.URL.Query().Get("each"))
	at = max(0, min(at, (len(docs)-1)/eachShown*eachShown))
	end := min(at+eachShown, len(docs))
	data.Shown = data.Raters[at:end]
	if at > 0 {
		data.Before = v.withQuery("each", strconv.Itoa(max(0, at-eachShown))) + "#each"
	}
	if end < len(docs) {
		data.After = v.withQuery("each", strconv.Itoa(end)) + "#each"
	}
	return v.together(data, docs)
}

// spread writes what each rater says, and how far apart they are.
func (v *visit) spread(data *subjectPage, p *panel.Panel) {
	members := p.Members()
	var roots []maturity.Result
	for i, m := range members {
		root := m.Card.Root()
		roots = append(roots, root)
		for _, r := range append([]maturity.Result{root}, partsOfCard(m.Card)...) {
			if i == 0 {
				data.Parts = append(data.Parts, partHead{v.Say(r.Title())})
				data.Spread = append(data.Spread, v.spreadRow(r, p.Distribution(r.ID())))
			}
			data.Raters[i].Cells = append(data.Raters[i].Cells, v.resultRow(r).Said())
		}
	}
	if len(members) > 1 {
		f := v.figure("raters", v.T("raters-chart"), "no-stages", func(o chart.Options) (govmaturity.Chart, error) {
			return chart.Dots(roots, o)
		}).alone()
		data.Dots = &f
	}
}

func (v *visit) spreadRow(r maturity.Result, d panel.Distribution) spreadRow {
	row := spreadRow{Title: v.Say(r.Title()), Count: d.Count}
	if q := d.Quantiles; len(q) > 0 {
		row.Low, row.Top = v.number(q[0]), v.number(q[len(q)-1])
	}
	titles := map[string]govmaturity.Text{}
	for _, l := range levelsOf(r) {
		titles[l.ID()] = l.Title()
	}
	shares := d.Levels
	if shares == nil {
		shares = d.Classes
	}
	for _, s := range shares {
		if s.Count == 0 {
			continue
		}
		title := v.words().Wording(titles[s.ID])
		if row.Levels == nil {
			row.Low = title
		}
		row.Top = title
		row.Levels = append(row.Levels, title+" "+strconv.Itoa(s.Count))
	}
	return row
}

// overTime draws how one rater's results went.
func (v *visit) overTime(data *subjectPage) error {
	names, err := v.store.Again(v.r.Context(), data.In.ID(), data.In.Edition(), data.Subject, ratersShown)
	if err != nil || len(names) == 0 {
		return err
	}
	over := v.r.URL.Query().Get("over")
	if !slices.Contains(names, over) {
		over = names[0]
	}
	for _, name := range names {
		data.Over = append(data.Over, choice{name, name, name == over})
	}
	dated, err := v.store.Dated(v.r.Context(), data.In.ID(), data.In.Edition(), data.Subject, over, datesShown)
	if err != nil {
		return err
	}
	var cards []*maturity.Scorecard
	for _, a := range slices.Backward(dated) {
		doc, err := v.under(data.In, a)
		if err != nil {
			return err
		}
		if doc == nil {
			continue
		}
		card, err := data.In.Score(doc)
		if err != nil {
			return err
		}
		cards = append(cards, card)
	}
	data.Progress = v.progress("progress", over, cards)
	return nil
}

// withQuery is the address of this page with a field of its query changed.
func (v *visit) withQuery(name, value string) string {
	q := v.r.URL.Query()
	q.Set(name, value)
	return v.r.URL.EscapedPath() + "?" + q.Encode()
}
