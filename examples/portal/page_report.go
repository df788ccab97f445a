package main

import (
	"cmp"
	"html"
	"html/template"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// A report is an assessment on at most three sheets of paper, whatever the
// instrument: one picture, the parts, what is strongest and weakest, and the
// items of lists. What has no room is counted.
const (
	reportParts = 16  // rows
	reportItems = 20  // rows of all lists together
	reportEnds  = 5   // strongest, and weakest
	reportWords = 420 // characters of a text
	reportWhy   = 14  // lines of the explanation
)

type reportPage struct {
	*draft
	Root     resultRow
	Range    string
	Total    tally
	Figure   *figure
	Parts    []resultRow
	MoreRows int
	Strong   []resultRow
	Weak     []resultRow
	Lists    []reportList
	Why      string
	WhyIn    govmaturity.Words
	MoreWhy  bool
	Note     template.HTML
	Sources  []govmaturity.Source
}

type reportList struct {
	Title template.HTML
	Rows  []resultRow
	More  int
}

// reportTable is a table of results, for the template that writes one.
type reportTable struct {
	Page    *page
	Rows    []resultRow
	Caption template.HTML // empty for the parts
}

func newReportTable(p *page, rows []resultRow, caption any) reportTable {
	c, _ := caption.(template.HTML)
	return reportTable{p, rows, c}
}

// report shows an assessment to be printed.
func (s *server) report(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	root := card.Root()
	p := &reportPage{draft: d, Root: v.resultRow(root), Total: d.In.tally(card), WhyIn: govmaturity.WordsFor(v.Tag)}
	if _, ok := root.Value(); ok {
		n := root.Nominal()
		p.Range = v.T("range", number(n.Min), number(n.Max))
	}
	top := root.Children()
	for _, r := range top[:min(len(top), reportParts)] {
		p.Parts = append(p.Parts, v.resultRow(r))
	}
	p.MoreRows = len(top) - len(p.Parts)
	pictures := []struct {
		name string
		draw drawn
	}{
		{"heat", func(o chart.Options) (govmaturity.Chart, error) { return chart.HeatMap(root, o) }},
		{"radar", func(o chart.Options) (govmaturity.Chart, error) {
			return chart.Radar([]maturity.Result{root}, o)
		}},
	}
	for _, one := range pictures {
		if f := v.figure("report-"+one.name, v.T("parts-title"), "no-stages", one.draw); f.None == "" {
			p.Figure = &f
			break
		}
	}
	p.Strong, p.Weak = v.ends(card)
	p.Lists = v.reportLists(d, card)
	lines := strings.Split(strings.TrimRight(root.Explain().In(p.WhyIn), "\n"), "\n")
	p.MoreWhy = len(lines) > reportWhy
	p.Why = strings.Join(lines[:min(len(lines), reportWhy)], "\n")
	if note := cut(d.In.spec.ScoreNote); !strings.Contains(p.Why, v.Plain(note)) { // the library may have said it already
		p.Note = v.Say(note)
	}
	p.Sources = d.In.spec.Sources[:min(len(d.In.spec.Sources), 3)]
	return v.render(200, "report", v.T("report-title", d.Subject), p, v.draftCrumbs(d, v.crumbOfDraft(d))...)
}

// Bare is what a piece of a page says without its marks.
func (v *visit) Bare(h template.HTML) string {
	return html.UnescapeString(markup.ReplaceAllString(string(h), ""))
}

// cut shortens a text in each of its languages.
func cut(t govmaturity.Text) govmaturity.Text {
	out := govmaturity.Text{}
	for tag, s := range t {
		if r := []rune(s); len(r) > reportWords {
			s = string(r[:reportWords]) + "…"
		}
		out[tag] = s
	}
	return out
}

// ends are the questions with the highest and the lowest values, as shares of
// what they can have. Where all are the same, there are none.
func (v *visit) ends(card *maturity.Scorecard) (strong, weak []resultRow) {
	type one struct {
		maturity.Result
		share float64
	}
	var all []one
	for r := range card.Nodes() {
		x, ok := r.Value()
		n := r.Nominal()
		if r.IsIndicator() && ok && n.Max > n.Min {
			all = append(all, one{r, (x - n.Min) / (n.Max - n.Min)})
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return cmp.Compare(b.share, a.share) })
	if len(all) < 2 || all[0].share == all[len(all)-1].share {
		return nil, nil
	}
	for i := range min(reportEnds, len(all)/2) {
		strong, weak = append(strong, v.resultRow(all[i].Result)), append(weak, v.resultRow(all[len(all)-1-i].Result))
	}
	return strong, weak
}

func (v *visit) reportLists(d *draft, card *maturity.Scorecard) (out []reportList) {
	room := reportItems
	for _, id := range card.Rosters() {
		items := card.Items(id)
		one := reportList{Title: v.Say(d.In.listTitle(id))}
		for _, item := range items[:min(len(items), room)] {
			row := v.resultRow(item.Root())
			row.Title = isolated(short(item.Title()))
			one.Rows = append(one.Rows, row)
		}
		room -= len(one.Rows)
		one.More = len(items) - len(one.Rows)
		out = append(out, one)
	}
	return out
}
