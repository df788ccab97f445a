package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// How many questions and raters a chart of raters shows. More raters are refused.
const (
	MaxQuestions = 40
	MaxRaters    = 20
)

// Raters draws what each rater says to the questions below a node that are answered
// with levels, and what comes out: a row for each question, those on which raters
// disagree most first, and a column for each rater, those who count before those who
// are kept apart. Of more than [MaxQuestions] it shows the first. The error is a
// [govmaturity.Problems]. Target has no meaning here.
func Raters(c *consensus.Consensus, node string, o Options) (govmaturity.Chart, error) {
	var k document.Report
	if c == nil {
		k.Add(govmaturity.Path{}.Key("consensus"), govmaturity.CodeRequired, "there is no consensus")
		return nil, k.Err()
	}
	r := c.Round()
	n := r.Framework().Node(node)
	if !n.Valid() {
		k.Add(govmaturity.Path{}.Key("node"), govmaturity.CodeUnknownReference, "there is no node %.60q", node)
	}
	if len(c.Raters()) > MaxRaters {
		k.Add(govmaturity.Path{}.Key("raters"), govmaturity.CodeTooManyValues, "a chart shows at most %d raters; found %d", MaxRaters, len(c.Raters()))
	}
	cells := levelCells(c, n)
	if n.Valid() && (len(cells) == 0 || len(c.Raters()) == 0) {
		k.Add(govmaturity.Path{}.Key("node"), govmaturity.CodeNoValue, "nobody has rated a question below %q that is answered with levels: there is nothing to be drawn", node)
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	w := o.Words
	columns := ratersInOrder(c)
	m := drawing.Matrix{
		Head: o.head(n.Title(), w.Isolate(r.Subject(), ""), ""), Fit: drawing.Fit{Width: min(1000, drawing.MinWidth+60*len(columns))},
		Summary: []string{w.Say("chart.rater-cells")},
	}
	if len(cells) > MaxQuestions {
		m.Summary = append(m.Summary, w.Say("chart.shown-rows", "from", 1, "to", MaxQuestions, "all", len(cells)))
		cells = cells[:MaxQuestions]
	}
	for _, rater := range columns {
		title := r.RaterTitle(rater.id, w)
		if rater.apart {
			title = drawing.Brackets(w, title, w.Say("chart.apart"))
		}
		m.Columns = append(m.Columns, title)
	}
	m.Columns = append(m.Columns, w.Say("chart.together"))
	for _, cell := range cells {
		m.Rows = append(m.Rows, ratersRow(cell, columns, w))
	}
	return drawing.New(m)
}

// levelCells are the questions below a node that are answered with levels, the most
// disputed first.
func levelCells(c *consensus.Consensus, n maturity.Node) []consensus.Cell {
	below := map[string]bool{}
	for n := range n.All() {
		below[n.ID()] = true
	}
	cells := slices.DeleteFunc(c.Cells(), func(cell consensus.Cell) bool {
		return !below[cell.Indicator.ID()] || cell.Indicator.Kind() != maturity.MeasureLevel
	})
	slices.SortStableFunc(cells, func(a, b consensus.Cell) int { return cmp.Compare(b.Disagreement, a.Disagreement) })
	return cells
}

// ratersColumn is a rater of the chart.
type ratersColumn struct {
	id    string
	apart bool
}

func ratersInOrder(c *consensus.Consensus) []ratersColumn {
	counts := cmp.Or(c.Round().Spec().Counts, consensus.RaterKindAssessor)
	kind := map[string]consensus.RaterKind{}
	for _, r := range c.Round().Spec().Raters {
		kind[r.ID] = r.Kind
	}
	var columns, apart []ratersColumn
	for _, id := range c.Raters() {
		if kind[id] == counts {
			columns = append(columns, ratersColumn{id, false})
		} else {
			apart = append(apart, ratersColumn{id, true})
		}
	}
	return append(columns, apart...)
}

func ratersRow(cell consensus.Cell, columns []ratersColumn, w govmaturity.Words) drawing.MatrixRow {
	title := w.Wording(cell.Indicator.Title())
	if cell.Item != "" {
		title = drawing.Brackets(w, title, w.LeftToRight(cell.Item))
	}
	row := drawing.MatrixRow{Title: title}
	said := map[string]govmaturity.Answer{}
	for _, v := range append(cell.Votes, cell.Apart...) {
		said[v.Rater] = v.Answer
	}
	for _, rater := range columns {
		row.Cells = append(row.Cells, ratedCell(cell.Indicator, said[rater.id], w))
	}
	row.Cells = append(row.Cells, ratedCell(cell.Indicator, cell.Answer, w))
	return row
}

// ratedCell is an answer as a cell: which level, and how many there are.
func ratedCell(i maturity.Indicator, a govmaturity.Answer, w govmaturity.Words) drawing.Cell {
	cell := drawing.Cell{Mark: drawing.MarkUnknown, Text: i.AnswerIn(w, a)}
	switch levels := i.Node().Levels(); {
	case a.State() == govmaturity.StateNotApplicable:
		cell.Mark = drawing.MarkNotApplicable
	case a.State().HasValue():
		at := slices.IndexFunc(levels, func(l govmaturity.Level) bool {
			x, isNumber := a.Number()
			return isNumber && float64(l.Rank()) == x || !isNumber && a.Choices()[0] == l.ID()
		})
		cell.Mark, cell.Shade, cell.Of = drawing.MarkValue, at+1, len(levels)
		cell.Short = w.Number(float64(at+1), -1)
	}
	return cell
}
