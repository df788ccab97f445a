package main

import (
	"bytes"
	"errors"
	"html/template"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// figure is a picture, laid out for narrow screens and for wide ones, with the same as a
// table where the page has none, or why there is no picture.
type figure struct {
	Title        string
	TableTitle   string
	Narrow, Wide template.HTML
	Table        template.HTML
	None         string
	Bare         bool // it stands right below a heading
}

// How wide pictures are, in pixels: neither is ever shrunk on the screens that it is
// shown on, so that no text gets smaller than it was drawn.
const narrow, wide = 340, 720

// How many bytes a figure may add to a page.
const heaviestTable, heaviestPictures = 40_000, 110_000

// drawn makes a chart for a width.
type drawn func(chart.Options) (govmaturity.Chart, error)

// figure draws a chart. What cannot be drawn is no failure of the page: the
// numbers are in the tables, and the page says why there is no picture.
func (v *visit) figure(id, title, why string, draw drawn) figure {
	f := figure{Title: title, TableTitle: v.T("table-of")}
	narrowly, table, err := v.draw(id+"-narrow", narrow, draw)
	if err == nil {
		f.Narrow, f.Table = narrowly, table
		f.Wide, _, err = v.draw(id, wide, draw)
	}
	// Of very many rows or columns, the page's own tables have the numbers, page by page,
	// and the one picture that can be read everywhere has to do.
	if len(f.Table) > heaviestTable {
		f.Table = ""
	}
	if len(f.Narrow)+len(f.Wide) > heaviestPictures {
		f.Wide = ""
	}
	if err != nil {
		v.log.Debug("no chart", "chart", id, "error", err)
		return figure{Title: title, None: v.T("no-chart", v.T(why))}
	}
	return f
}

func (v *visit) draw(id string, width int, draw drawn) (svg, table template.HTML, err error) {
	c, err := draw(chart.Options{Words: v.words(), Width: width})
	if err != nil {
		return "", "", err
	}
	var picture, rows bytes.Buffer
	if err := errors.Join(c.WriteSVG(&picture, govmaturity.ChartPage{ID: id}), c.Table().WriteHTML(&rows)); err != nil {
		return "", "", err
	}
	// The library escapes what is in them.
	return template.HTML(picture.String()), template.HTML(rows.String()), nil
}

// bare returns the figure without a title, right below a heading that says it.
func (f figure) bare() figure {
	f.Bare = true
	return f
}

// alone returns the figure without its table, for a page that has the numbers already.
func (f figure) alone() figure {
	f.Table = ""
	return f
}

// linesAtOnce is how many lines a chart over time shows, so that they can be
// told apart.
const linesAtOnce = 5

// progress draws how one rater's results went: as a whole, where there is such
// a number, and else part by part.
func (v *visit) progress(id, rater string, cards []*maturity.Scorecard) (figures []figure) {
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
		name := title
		if len(ids) > linesAtOnce {
			name += " (" + v.T("n-of-m", len(figures)+1, (len(ids)+linesAtOnce-1)/linesAtOnce) + ")"
		}
		figures = append(figures, v.figure(one, name, "no-stages", func(o chart.Options) (govmaturity.Chart, error) {
			return chart.Progress(cards, nodes, o)
		}))
	}
	return figures
}
