package main

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// resultRow is one node of a scorecard, in words.
type resultRow struct {
	ID       string
	Title    template.HTML
	Depth    int
	State    string
	Value    string // "" when there is none
	Level    template.HTML
	Coverage string
	Standing string
}

func (v *visit) resultRow(r maturity.Result) resultRow {
	row := resultRow{
		ID: r.ID(), Title: v.Say(r.Title()), State: v.T("state-" + string(r.State())), Value: v.valueText(r),
		Coverage: percent(r.Coverage()), Standing: v.StandingOf(r.ScoreStanding()),
	}
	for p := r.Parent(); p.Valid(); p = p.Parent() {
		row.Depth++
	}
	row.Depth = min(row.Depth, 6)
	if l := cmp.Or(r.Level(), r.Class()); l.Valid() {
		row.Level = v.Say(l.Title())
	}
	return row
}

// valueText writes a value with the decimals that its publisher prints, or with
// four at most. An answer of yes or no is one, and no number.
func (v *visit) valueText(r maturity.Result) string {
	x, ok := r.Published()
	if !ok {
		return ""
	}
	if r.IsIndicator() && r.Node().Indicator().Kind() == maturity.MeasureYesNo {
		return r.AnswerText(r.Answer(), v.Tag)
	}
	if n, ok := r.Decimals(); ok {
		return strconv.FormatFloat(x, 'f', n, 64)
	}
	return number(x)
}

func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 4, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// percent writes a share. Only all is 100 %, and only nothing is 0 %.
func percent(share float64) string {
	whole := math.Round(100 * share)
	if share > 0 && share < 1 {
		whole = min(max(whole, 1), 99)
	}
	return strconv.FormatFloat(whole, 'f', 0, 64) + "\u00a0%"
}

func (v *visit) resultRows(card *maturity.Scorecard) (rows []resultRow) {
	for r := range card.Nodes() {
		rows = append(rows, v.resultRow(r))
	}
	return rows
}

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
	type explained struct {
		Title template.HTML
		Text  string
		Words govmaturity.Words
	}
	words := govmaturity.WordsFor(v.Tag)
	why := func(r maturity.Result) explained {
		return explained{v.Say(r.Title()), r.Explain().In(words), words}
	}
	type list struct {
		Title template.HTML
		Rows  []resultRow
	}
	data := struct {
		*draft
		Root   resultRow
		Range  string
		Rows   []resultRow
		Lists  []list
		Charts []figure
		Why    []explained
		Note   template.HTML
		Raters string
	}{draft: d, Root: v.resultRow(card.Root()), Rows: v.resultRows(card), Raters: subjectLink(d.Assessment)}
	if _, ok := card.Root().Value(); ok {
		n := card.Root().Nominal()
		data.Range = v.T("range", number(n.Min), number(n.Max))
	}
	for _, id := range card.Rosters() {
		for _, item := range card.Items(id) {
			data.Lists = append(data.Lists, list{
				v.Say(d.In.listTitle(id)) + template.HTML(": <bdi>"+template.HTMLEscapeString(item.Title())+"</bdi>"), v.resultRows(item),
			})
		}
	}
	data.Charts = []figure{
		v.radar("radar", []series{{d.Rater, card}}), v.heatMap("heat", card),
	}
	data.Why = []explained{why(card.Root())}
	for _, p := range d.In.parts {
		if r := card.Node(p.ID); r.Valid() && r.Parent().Valid() {
			data.Why = append(data.Why, why(r))
		}
	}
	data.Note = v.Say(d.In.spec.ScoreNote)
	return v.render(200, "scorecard", v.T("scorecard")+": "+d.Subject, data, v.draftCrumbs(d, v.crumbOfDraft(d))...)
}

// series is one scorecard among others in a chart.
type series struct {
	Title string
	Card  *maturity.Scorecard
}

// subject shows all raters of a subject side by side, and each over time.
func (s *server) subject(v *visit) error {
	q := v.r.URL.Query()
	if q.Get("subject") == "" {
		return notFound(v)
	}
	all, err := s.store.Assessments(v.r.Context(), q.Get("framework"), q.Get("edition"), q.Get("subject"))
	if err != nil {
		return err
	}
	if all == nil {
		return notFound(v)
	}
	in, err := v.everOf(q.Get("framework"), q.Get("edition"), all)
	if err != nil {
		return err
	}
	type row struct {
		*store.Assessment
		Link string
	}
	type parts struct {
		Title  template.HTML
		Values []resultRow
	}
	data := struct {
		In       *instrument
		Subject  string
		All      []row
		Raters   []series
		Table    []parts
		Radar    *figure
		Progress []figure
		Other    bool // there are assessments with another content
	}{In: in, Subject: all[0].Subject}
	byRater := map[string][]series{}
	var raters []string
	for _, a := range all {
		data.All = append(data.All, row{a, assessmentLink(a.ID)})
		if a.Hash != in.Hash() {
			data.Other = true
			continue
		}
		if !a.Finished() {
			continue
		}
		d, err := v.draftOf(a)
		if err != nil {
			return err
		}
		card, err := d.In.Score(d.Doc)
		if err != nil {
			return err
		}
		if byRater[a.Rater] == nil {
			raters = append(raters, a.Rater)
		}
		byRater[a.Rater] = append(byRater[a.Rater], series{a.Date, card})
	}
	slices.Sort(raters)
	for i, name := range raters {
		cards := byRater[name]
		data.Raters = append(data.Raters, series{name, cards[len(cards)-1].Card})
		if len(cards) > 1 {
			data.Progress = append(data.Progress, v.progress("progress-"+strconv.Itoa(i), name, cards)...)
		}
	}
	if len(data.Raters) > 1 {
		radar := v.radar("raters", data.Raters)
		data.Radar = &radar
		for r := range data.Raters[0].Card.Nodes() {
			one := parts{Title: v.Say(r.Title())}
			for _, rater := range data.Raters {
				one.Values = append(one.Values, v.resultRow(rater.Card.Node(r.ID())))
			}
			data.Table = append(data.Table, one)
		}
	}
	return v.render(200, "subject", data.Subject, data, v.crumbs(v.crumbOf(in))...)
}

// results is a table of results, for the template that writes one.
type results struct {
	Page    *page
	Rows    []resultRow
	ID      string
	Caption template.HTML
}

func newResults(p *page, rows []resultRow, id string, caption any) results {
	c, _ := caption.(template.HTML) // or the words of the table for all
	return results{p, rows, id, c}
}
