package chart

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// Distribution draws where the members of a panel are: a bar for each node right below a
// node, cut by how many members are at which of its levels. Where one of these nodes has no
// levels, the chart is that of [Dots]. The error is a [govmaturity.Problems]. Target has no
// meaning here.
func Distribution(p *panel.Panel, node string, o Options) (govmaturity.Chart, error) {
	var k document.Report
	if p == nil || p.Len() == 0 {
		k.Add(govmaturity.Path{}.Key("panel"), govmaturity.CodeRequired, "a panel of nobody has no distribution")
		return nil, k.Err()
	}
	if n := p.Framework().Node(node); !n.Valid() || len(n.Children()) == 0 {
		k.Add(govmaturity.Path{}.Key("node"), govmaturity.CodeUnknownReference, "there is no node %.60q with nodes below it", node)
		return nil, k.Err()
	}
	o.Target = maturity.Target{}
	var results []maturity.Result
	for _, m := range p.Members() {
		results = append(results, m.Card.Node(node))
	}
	var rows [][]maturity.Result // by node
	for i, kid := range results[0].Children() {
		if kid.Card() != results[0].Card() { // what is taken from the items of a roster
			continue
		}
		if len(kid.Levels()) == 0 {
			return Dots(results, o)
		}
		row := make([]maturity.Result, len(results))
		for j, r := range results {
			row[j] = r.Children()[i]
		}
		rows = append(rows, row)
	}
	w := o.Words
	s := drawing.Shares{
		Head: o.head(results[0].Title(), "", note(rows, true, w)), Fit: drawing.Fit{Width: o.Width},
		Topic: w.Wording(results[0].Title()), Unknown: w.Say("rollout.unknown"),
		Summary: []string{w.Say("chart.distribution", "count", len(results))},
	}
	below := slices.ContainsFunc(rows, func(row []maturity.Result) bool { return slices.ContainsFunc(row, belowLowest) })
	for _, row := range rows {
		s.Rows = append(s.Rows, levelShares(row, below, w))
	}
	return drawing.New(s)
}

// belowLowest reports whether there is a value, and no level is reached by it.
func belowLowest(r maturity.Result) bool {
	_, ok := r.Published()
	return ok && !r.Level().Valid()
}

// levelShares counts results of one node by level.
func levelShares(results []maturity.Result, below bool, w govmaturity.Words) drawing.ShareRow {
	row := drawing.ShareRow{Title: w.Wording(results[0].Title())}
	levels := results[0].Levels()
	first := 0
	if below {
		row.Parts, first = append(row.Parts, drawing.BelowLevel(levels[0], w)), 1
	}
	for _, l := range levels {
		row.Parts = append(row.Parts, drawing.LevelTitle(l, w))
	}
	bar := drawing.ShareBar{Counts: make([]int, len(row.Parts))}
	for _, r := range results {
		switch l := r.Level(); {
		case l.Valid():
			bar.Counts[first+l.Index()]++
		case belowLowest(r):
			bar.Counts[0]++
		default:
			bar.Unknown++
		}
	}
	row.Bars = []drawing.ShareBar{bar}
	return row
}
