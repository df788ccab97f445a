package main

import (
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// scorePage is the results of one assessment: first in a sentence, then what is missing
// and what to do about it, then all of it.
type scorePage struct {
	*draft
	Summary []string
	Root    resultRow
	Means   string // what the standing of the numbers means
	Note    template.HTML
	Charts  []pictureTab
	Chart   figure
	Aim     aim
	Gaps    []gapRow
	Next    []way
	Since   *comparison
	Compare string // the address of the page that compares
	Parted  bool   // there is an earlier one, and no way to compare with it
	Rows    []scoreRow
	Lists   []scoreList
	Why     []explained
	Raters  string
	Said    bool // some answer has a comment or evidence
}

// pictureTab leads to another picture of the same.
type pictureTab struct {
	Title, Link string
	On          bool
}

type scoreRow struct {
	resultRow
	Comment  string
	Evidence []string
}

type scoreList struct {
	Title template.HTML
	Items []scoreItem
	More  int
	Link  string // to all answers
}

type scoreItem struct {
	Name, Link string
	Root       resultRow
	Comments   int
}

type explained struct {
	Title template.HTML
	Text  string
	Words govmaturity.Words
}

// cardItems is how many items of a list a scorecard shows.
const cardItems = 50

// scorecard shows the results of one assessment.
func (s *server) scorecard(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	data := scorePage{draft: d, Root: v.resultRow(card.Root()), Note: v.Say(d.In.spec.ScoreNote), Raters: subjectLink(d.Assessment)}
	if standing := card.Root().ScoreStanding(); standing != "" {
		data.Means = v.T(string(standing) + "-2")
	}
	p := &page{visit: v, Title: v.T("scorecard") + ": " + d.Subject, Crumbs: v.draftCrumbs(d, v.crumbOfDraft(d))}
	status := 200
	var target maturity.Target
	data.Aim, target = v.aim(card)
	if data.Aim.Set {
		if data.Gaps, err = v.gaps(card, target); err != nil {
			status, target, data.Aim.Set = 422, maturity.Target{}, false
			p.Problems = []problem{{Field: "target", Text: v.T("p-target")}}
		}
	}
	v.picture(&data, card, target)
	if err := v.since(&data, d); err != nil {
		return err
	}
	data.Next = v.ways(card)
	v.rows(&data, d, card)
	v.why(&data, d, card)
	data.Summary = v.summary(&data, card)
	p.Data = &data
	return v.renderPage(status, "scorecard", p)
}

// picture draws the parts in the way that is asked for.
func (v *visit) picture(data *scorePage, card *maturity.Scorecard, target maturity.Target) {
	kind := v.r.URL.Query().Get("chart")
	if kind != "heat" && kind != "dots" {
		kind = "radar"
	}
	kinds := map[string]func(o chart.Options) (govmaturity.Chart, error){
		"radar": func(o chart.Options) (govmaturity.Chart, error) {
			return chart.Radar([]maturity.Result{card.Root()}, o)
		},
		"heat": func(o chart.Options) (govmaturity.Chart, error) { return chart.HeatMap(card.Root(), o) },
		"dots": func(o chart.Options) (govmaturity.Chart, error) { return chart.Dots([]maturity.Result{card.Root()}, o) },
	}
	data.Chart = v.figure(kind, v.T(kind), "no-stages", func(o chart.Options) (govmaturity.Chart, error) {
		o.Target = target
		c, err := kinds[kind](o)
		if err != nil && (target.Level != "" || target.Nodes != nil) {
			o.Target = maturity.Target{} // the parts have no levels to aim at
			c, err = kinds[kind](o)
		}
		return c, err
	}).alone().bare()
	for _, k := range []string{"radar", "heat", "dots"} {
		q := v.r.URL.Query()
		q.Set("chart", k)
		data.Charts = append(data.Charts, pictureTab{v.T(k), v.r.URL.EscapedPath() + "?" + q.Encode() + "#charts", k == kind})
	}
}

// since compares with the assessment before, if there is one.
func (v *visit) since(data *scorePage, d *draft) error {
	was, err := v.store.Before(v.r.Context(), d.Assessment)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	before, err := v.draftOf(was)
	if err != nil {
		return err
	}
	c, err := v.compare(before, d)
	if err != nil {
		return err
	}
	data.Compare = compareLink(d.Subject, before.ID, d.ID)
	if data.Parted = c == nil; data.Parted {
		data.Since = &comparison{Before: before, After: d}
		return nil
	}
	data.Since = v.comparison(before, d, c)
	return nil
}

// rows writes all results, and beside each answer what was said of it.
func (v *visit) rows(data *scorePage, d *draft, card *maturity.Scorecard) {
	for r := range card.Nodes() {
		row := scoreRow{resultRow: v.resultRow(r)}
		if r.IsIndicator() {
			answer := r.Answer()
			row.Comment, row.Evidence = answer.Comment, answer.Evidence
			if answer.State().HasValue() {
				row.Level, row.Value = "", v.valueOf(r.Node().Indicator(), answer)
			}
			data.Said = data.Said || row.Comment != "" || row.Evidence != nil
		}
		data.Rows = append(data.Rows, row)
	}
	for _, id := range card.Rosters() {
		list := scoreList{Title: v.Say(d.In.listTitle(id)), Link: d.versionLink(d.Version)}
		items := card.Items(id)
		if len(items) > cardItems {
			list.More, items = len(items)-cardItems, items[:cardItems]
		}
		for _, item := range items {
			at := place(nil).in(id, item.Subject())
			list.Items = append(list.Items, scoreItem{
				Name: item.Title(), Root: v.resultRow(item.Root()), Link: d.versionLink(d.Version) + "?" + placeQuery(at),
			})
		}
		if list.Items != nil {
			data.Lists = append(data.Lists, list)
		}
	}
}

// why explains the whole, and each part of it.
func (v *visit) why(data *scorePage, d *draft, card *maturity.Scorecard) {
	words := v.words()
	explain := func(r maturity.Result) {
		data.Why = append(data.Why, explained{v.Say(r.Title()), r.Explain().In(words), words})
	}
	explain(card.Root())
	for _, p := range d.In.parts {
		if r := card.Node(p.ID); r.Valid() && r.Parent().Valid() && len(data.Why) <= partsShown {
			explain(r)
		}
	}
}

// summary says the results as one would to a minister.
func (v *visit) summary(data *scorePage, card *maturity.Scorecard) (out []string) {
	w, root := v.words(), card.Root()
	subject := w.Isolate(data.Subject, "")
	total := data.In.tally(card)
	value, level := data.Root.Value, levelOf(root)
	nominal := root.Nominal()
	low, high := v.number(nominal.Min), v.number(nominal.Max)
	switch {
	case total.Answered == 0:
		return []string{v.T("sum-nothing", subject)}
	case level.Valid() && value != "":
		out = append(out, v.T("sum-level-value", subject, w.Wording(level.Title()), value, low, high))
	case level.Valid():
		out = append(out, v.T("sum-level", subject, w.Wording(level.Title())))
	case value != "":
		out = append(out, v.T("sum-value", subject, value, low, high))
	default:
		out = append(out, v.T("sum-parts", subject))
	}
	if said := v.byLevel(partsOfCard(card)); said != "" {
		out = append(out, said)
	}
	out = append(out, v.T("answered-total", total.Answered, total.Asked)+".")
	if c := data.Since; c != nil && !data.Parted {
		out = append(out, v.T("sum-change", w.Date(c.Before.Date), c.Higher, c.Lower, c.Same, c.Without))
	}
	if data.Aim.Set {
		out = append(out, v.T("sum-gaps", len(data.Gaps)))
	}
	return out
}

// byLevel says how many parts are at which level, where they have the same levels.
func (v *visit) byLevel(parts []maturity.Result) string {
	var levels []govmaturity.Level
	count := map[string]int{}
	for _, r := range parts {
		if levels == nil {
			levels = levelsOf(r)
		}
		if l := levelOf(r); l.Valid() {
			count[l.ID()]++
		}
	}
	var said []string
	for i := len(levels) - 1; i >= 0; i-- {
		if n := count[levels[i].ID()]; n > 0 {
			said = append(said, fmt.Sprintf("%s %d", v.words().Wording(levels[i].Title()), n))
			delete(count, levels[i].ID())
		}
	}
	if len(said) == 0 || len(count) > 0 { // none, or levels of other scales
		return ""
	}
	return v.T("sum-by-level", v.words().List(said...))
}

// way is how a part gets to a level, cheapest first, in words.
type way struct {
	Title template.HTML
	Now   template.HTML
	To    string
	Steps []string
}

func (v *visit) way(r maturity.Result, p maturity.ImprovementPath) way {
	lines := strings.Split(p.In(v.words()), "\n")
	out := way{Title: v.Say(r.Title()), Now: v.resultRow(r).Said(), To: lines[0]}
	for _, line := range lines[1:] {
		out.Steps = append(out.Steps, strings.TrimSpace(line))
	}
	if len(out.Steps) > 0 {
		out.To = strings.TrimSuffix(out.To, ":")
	}
	return out
}

// ways say what unlocks the next level of the whole and of each part.
func (v *visit) ways(card *maturity.Scorecard) (out []way) {
	for _, r := range append([]maturity.Result{card.Root()}, partsOfCard(card)...) {
		if p := r.Next(); p.Target.Valid() {
			out = append(out, v.way(r, p))
		}
	}
	return out
}

// compareLink is the address of the page that compares two assessments of a subject.
func compareLink(subject, before, after string) string {
	return "/compare?" + url.Values{"subject": {subject}, "before": {before}, "after": {after}}.Encode()
}
