package main

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// figure is a picture with the same as a table, or why there is none.
type figure struct {
	Title      string
	TableTitle string
	SVG, Table template.HTML
	None       string
}

// figure draws a chart. What cannot be drawn is no failure of the page: the
// numbers are in the tables, and the page says why there is no picture.
func (v *visit) figure(id, title, why string, c govmaturity.Chart, err error) figure {
	f := figure{Title: title, TableTitle: v.T("table-of")}
	var svg, table bytes.Buffer
	if err == nil {
		err = c.WriteSVG(&svg, govmaturity.ChartPage{ID: id})
	}
	if err == nil {
		err = c.Table().WriteHTML(&table)
	}
	if err != nil {
		v.log.Debug("no chart", "chart", id, "error", err)
		f.None = v.T("no-chart", v.T(why))
		return f
	}
	// The library escapes what is in them.
	f.SVG, f.Table = template.HTML(svg.String()), template.HTML(table.String())
	return f
}

func (v *visit) chartOptions() chart.Options {
	return chart.Options{Words: govmaturity.WordsFor(v.Tag)}
}

// radar draws the parts, with a polygon for each card. It has room for so many;
// the tables show all.
func (v *visit) radar(id string, all []series) figure {
	var roots []maturity.Result
	for _, s := range all[:min(len(all), chart.MaxSeries)] {
		roots = append(roots, s.Card.Root())
	}
	c, err := chart.Radar(roots, v.chartOptions())
	return v.figure(id, v.T("radar"), "no-radar", c, err)
}

func (v *visit) heatMap(id string, card *maturity.Scorecard) figure {
	c, err := chart.HeatMap(card.Root(), v.chartOptions())
	return v.figure(id, v.T("heat"), "no-stages", c, err)
}

// linesAtOnce is how many lines a chart over time shows, so that they can be
// told apart.
const linesAtOnce = 5

// progress draws how one rater's results went: as a whole, where there is such
// a number, and else part by part.
func (v *visit) progress(id, rater string, all []series) (figures []figure) {
	var cards []*maturity.Scorecard
	for _, s := range all { // by date: of two on one date, the newer
		if n := len(cards); n > 0 && cards[n-1].Assessment().Date == s.Card.Assessment().Date {
			cards = cards[:n-1]
		}
		cards = append(cards, s.Card)
	}
	if len(cards) < 2 {
		return nil
	}
	root := cards[0].Root()
	var ids []string
	if root.IsScored() {
		ids = []string{root.ID()}
	} else {
		for _, r := range root.Children() {
			ids = append(ids, r.ID())
		}
	}
	title := v.T("over-time") + ": " + rater
	for nodes := range slices.Chunk(ids, linesAtOnce) {
		one := id + "-" + strconv.Itoa(len(figures))
		c, err := chart.Progress(cards, nodes, v.chartOptions())
		name := title
		if len(ids) > linesAtOnce {
			name += " (" + v.T("n-of-m", len(figures)+1, (len(ids)+linesAtOnce-1)/linesAtOnce) + ")"
		}
		figures = append(figures, v.figure(one, name, "no-stages", c, err))
	}
	return figures
}
