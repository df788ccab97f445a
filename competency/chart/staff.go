package chart

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// shades is how many shades a share of a group is told in.
const shades = 5

// Staff draws what all may see of a team: a row for each level that its posts
// require, a column for each unit and one for all, and in each cell how many
// people are at the level. What the view withholds is drawn as withheld, with
// nothing of what it would be. The error is a [govmaturity.Problems].
func Staff(v competency.StaffView, o Options) (govmaturity.Chart, error) {
	var k document.Report
	top := govmaturity.Path{}
	if len(v.Rows) == 0 {
		k.Add(top.Key("rows"), govmaturity.CodeRequired, "no level is required: there is nothing to be drawn")
	}
	if len(v.Sizes) != len(v.Units) {
		k.Add(top.Key("sizes"), govmaturity.CodeWrongCount, "expected one size for each of the %d units; found %d", len(v.Units), len(v.Sizes))
	}
	for i, row := range v.Rows {
		if len(row.Units) != len(v.Units) || !row.Competency.Valid() {
			k.Add(top.Key("rows").Index(i), govmaturity.CodeWrongCount, "expected a competency, and one cell for each of the %d units; found %d", len(v.Units), len(row.Units))
		}
		for _, c := range append(slices.Clone(row.Units), row.Total) {
			if c.Withheld == "" && c.Count < 0 {
				k.Add(top.Key("rows").Index(i), govmaturity.CodeOutOfRange, "a count is 0 or more; found %d", c.Count)
			}
		}
	}
	from, to, said := o.rows(&k, len(v.Rows))
	left, right, more := o.columns(&k, len(v.Units)+1)
	if err := k.Err(); err != nil {
		return nil, err
	}
	w := o.Words
	m := drawing.Matrix{Fit: o.fit(), Topic: w.Say("chart.competency"), Summary: []string{w.Say("chart.count-cells")}}
	if len(v.Units) > 0 {
		m.Summary = append(m.Summary, w.Say("chart.count-shade"))
	}
	m.Summary = append(append(m.Summary, said...), more...)
	titles, sizes := groups(v, w)
	m.Columns = titles[left:right]
	var shown []competency.Competency
	for _, row := range v.Rows[from:to] {
		shown = append(shown, row.Competency)
		cells := append(slices.Clone(row.Units), row.Total)
		out := drawing.MatrixRow{Title: atLevel(row.Competency, row.Level, w)}
		for i := left; i < right; i++ {
			out.Cells = append(out.Cells, countCell(cells[i], sizes[i], w))
		}
		m.Rows = append(m.Rows, out)
	}
	m.Head = o.head(w.Say("chart.title.counts"), nil, shown)
	return drawing.New(m)
}

// groups returns what the columns are called, and how many people each has: 0
// for all when there are no units, since the view does not say.
func groups(v competency.StaffView, w govmaturity.Words) (titles []string, sizes []int) {
	total := 0
	for i, unit := range v.Units {
		title := w.Isolate(unit, "")
		titles = append(titles, drawing.Brackets(w, title, w.Say("chart.people", "count", v.Sizes[i])))
		sizes = append(sizes, v.Sizes[i])
		total += v.Sizes[i]
	}
	title := w.Say("chart.total")
	if len(v.Units) > 0 {
		title = drawing.Brackets(w, title, w.Say("chart.people", "count", total))
	}
	return append(titles, title), append(sizes, total)
}

// countCell shows a count, or that it is withheld: then it looks at nothing else.
func countCell(c competency.Cell, size int, w govmaturity.Words) drawing.Cell {
	switch c.Withheld {
	case "":
	case competency.WithheldSmall:
		return drawing.Cell{Mark: drawing.MarkWithheld, Text: w.Say("chart.withheld.small")}
	case competency.WithheldBeside:
		return drawing.Cell{Mark: drawing.MarkWithheld, Text: w.Say("chart.withheld.beside")}
	case competency.WithheldTotal:
		return drawing.Cell{Mark: drawing.MarkWithheld, Text: w.Say("chart.withheld.total")}
	default:
		return drawing.Cell{Mark: drawing.MarkWithheld, Text: w.Say("chart.withheld")}
	}
	n := w.Number(float64(c.Count), -1)
	cell := drawing.Cell{Mark: drawing.MarkValue, Short: n, Text: n}
	if size > 0 {
		parts := c.Count * shades
		cell.Shade, cell.Of = (parts+size-1)/size, shades // rounded up: one person is not nobody
	}
	return cell
}

// atLevel says a level and those above it: Data use: Working or above.
func atLevel(c competency.Competency, l govmaturity.Level, w govmaturity.Words) string {
	title := w.Wording(c.Title())
	switch {
	case l.Valid():
		return drawing.Label(w, title, w.Say("chart.at-least", "level", drawing.LevelTitle(l, w)))
	case len(c.Levels()) > 0:
		return drawing.Label(w, title, w.Say("chart.proficient"))
	}
	return title
}
