package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// Agreement draws how far raters agree on the questions of nodes: a line for each node and
// each kind of question in it, with Krippendorff's alpha and its interval. Without nodes it
// is of the root and the groups right below it. The error is a [govmaturity.Problems].
// Target has no meaning here.
func Agreement(c *consensus.Consensus, nodes []string, o Options) (govmaturity.Chart, error) {
	var k document.Report
	if c == nil {
		k.Add(govmaturity.Path{}.Key("consensus"), govmaturity.CodeRequired, "there is no consensus")
		return nil, k.Err()
	}
	fw := c.Round().Framework()
	if len(nodes) == 0 {
		nodes = []string{fw.Root().ID()}
		for _, n := range fw.Root().Children() {
			if !n.IsIndicator() {
				nodes = append(nodes, n.ID())
			}
		}
	}
	w := o.Words
	d := drawing.Dots{
		Head: o.head(fw.Title(), w.Isolate(c.Round().Subject(), ""), ""), Fit: drawing.Fit{Width: o.Width},
		Summary: []string{w.Say("chart.agreement")},
		Series:  []drawing.Series{{Title: w.Say("chart.alpha")}},
	}
	for i, id := range nodes {
		if !fw.Node(id).Valid() {
			k.Add(govmaturity.Path{}.Key("nodes").Index(i), govmaturity.CodeUnknownReference, "there is no node %.60q", id)
			continue
		}
		for _, a := range c.Agreement(id) {
			agreed(&d, c, a, w)
		}
	}
	switch {
	case len(d.Rows) == 0:
		k.Add(govmaturity.Path{}.Key("nodes"), govmaturity.CodeNoValue, "no two raters answered a question of these nodes: there is nothing to be drawn")
	case len(d.Rows) > drawing.MaxDotRows:
		k.Add(govmaturity.Path{}.Key("nodes"), govmaturity.CodeTooManyValues, "a chart shows at most %d rows; found %d", drawing.MaxDotRows, len(d.Rows))
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	low := 0.0 // as often as by chance, unless somewhere it is less
	for i, p := range d.Series[0].Points {
		if p.State.HasValue() && p.Value < low {
			low = p.Value
		}
		if s := d.Rows[i].Span; s != nil && s.Min < low {
			low = s.Min
		}
	}
	for i := range d.Rows {
		d.Rows[i].Range = govmaturity.Range{Min: min(low, 0), Max: 1}
		d.Rows[i].Ticks = []drawing.Tick{{Value: 0, Title: w.Say("chart.agreement-chance")}, {Value: 1, Title: w.Say("chart.agreement-all")}}
	}
	return drawing.New(d)
}

// agreed adds how far raters agree on questions of one kind.
func agreed(d *drawing.Dots, c *consensus.Consensus, a consensus.Agreement, w govmaturity.Words) {
	said := c.AgreementFinding(a, w)
	row := drawing.DotRow{Title: w.Wording(said.Title)}
	p := drawing.Point{State: govmaturity.StateUnscored, Label: w.Wording(said.Outcome)}
	if a.Alpha.Known {
		p.Value, p.State = a.Alpha.Value, govmaturity.StateAnswered
		if a.Alpha.Ranged {
			row.Span = &govmaturity.Range{Min: a.Alpha.Low, Max: a.Alpha.High}
		}
	}
	row.Lines = []string{
		drawing.Label(w, w.Wording(said.Rule), p.Label),
		w.Say("consensus.size", "questions", a.Questions, "raters", a.Raters, "values", a.Values),
	}
	d.Series[0].Points = append(d.Series[0].Points, p)
	d.Rows = append(d.Rows, row)
}
