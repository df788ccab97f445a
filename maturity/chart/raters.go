package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// MaxQuestions is how many questions a chart of raters shows.
const MaxQuestions = 40

// Raters draws what each rater says to the questions below a node, and what comes out: a
// line for each question, those on which raters disagree most first, and on it a mark for
// each rater, those who count before those who are kept apart. Where there are more raters
// than [MaxSeries] can tell apart, circles say how many gave one answer. Of more questions
// than [MaxQuestions] it shows the first. Questions whose options have no order have no
// place on a line: the chart says how many there are. The error is a
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
	cells, without := lineCells(c, n)
	if n.Valid() && (len(cells) == 0 || len(c.Raters()) == 0) {
		k.Add(govmaturity.Path{}.Key("node"), govmaturity.CodeNoValue, "nobody has rated a question below %q whose answers have an order: there is nothing to be drawn", node)
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	w := o.Words
	d := drawing.Dots{
		Head: o.head(n.Title(), w.Isolate(r.Subject(), ""), ""), Fit: drawing.Fit{Width: o.Width},
		Summary: []string{w.Say("chart.raters-order")},
	}
	if len(cells) > MaxQuestions {
		d.Summary = append(d.Summary, w.Say("chart.shown-rows", "from", 1, "to", MaxQuestions, "all", len(cells)))
		cells = cells[:MaxQuestions]
	}
	if without > 0 {
		d.Summary = append(d.Summary, w.Say("chart.raters-without", "count", without))
	}
	columns := ratersInOrder(c)
	counted := 0
	for _, rater := range columns {
		title := r.RaterTitle(rater.id, w)
		if rater.apart {
			title = drawing.Brackets(w, title, w.Say("chart.apart"))
		} else {
			counted++
		}
		d.Series = append(d.Series, drawing.Series{Title: title})
	}
	d.Series = append(d.Series, drawing.Series{Title: w.Say("chart.together")})
	for _, cell := range cells {
		ratedRow(&d, cell, columns, w)
	}
	if len(columns)-counted+1 >= MaxSeries { // those apart are a crowd as well
		counted = len(columns)
	}
	crowd(&d, counted, w)
	return drawing.New(d)
}

// lineCells are the questions below a node whose answers have a place on a line, the most
// disputed first, and how many others there are.
func lineCells(c *consensus.Consensus, n maturity.Node) (cells []consensus.Cell, without int) {
	below := map[string]bool{}
	for n := range n.All() {
		below[n.ID()] = true
	}
	for _, cell := range c.Cells() {
		switch {
		case !below[cell.Indicator.ID()]:
		case cell.Indicator.Kind() == maturity.MeasureChoice:
			without++
		default:
			cells = append(cells, cell)
		}
	}
	slices.SortStableFunc(cells, func(a, b consensus.Cell) int { return cmp.Compare(b.Disagreement, a.Disagreement) })
	return cells, without
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

// ratedRow adds a question.
func ratedRow(d *drawing.Dots, cell consensus.Cell, columns []ratersColumn, w govmaturity.Words) {
	row := drawing.DotRow{Title: w.Wording(cell.Indicator.Title())}
	if cell.Item != "" {
		row.Title = drawing.Brackets(w, row.Title, w.LeftToRight(cell.Item))
	}
	said := map[string]govmaturity.Answer{}
	for _, v := range append(cell.Votes, cell.Apart...) {
		said[v.Rater] = v.Answer
	}
	var points []drawing.Point
	for _, rater := range columns {
		points = append(points, answerPoint(cell.Indicator, said[rater.id], w))
	}
	points = append(points, answerPoint(cell.Indicator, cell.Answer, w))
	row.Range, row.Ticks = answerLine(cell.Indicator, points, w)
	row.Lines = spreadOf(points[:len(columns)], row.Ticks, w)
	if together := points[len(columns)]; together.State.HasValue() {
		row.Lines = append(row.Lines, drawing.Label(w, w.Say("chart.together"), together.Text(w, row.Ticks)))
	}
	for i, p := range points {
		d.Series[i].Points = append(d.Series[i].Points, p)
	}
	d.Rows = append(d.Rows, row)
}

// answerPoint is where an answer lies: at its level, at no or yes, at the number of options
// that are checked, or at its number.
func answerPoint(i maturity.Indicator, a govmaturity.Answer, w govmaturity.Words) drawing.Point {
	p := drawing.Point{State: a.State(), Label: i.AnswerIn(w, a)}
	if !p.State.HasValue() {
		return p
	}
	x, isNumber := a.Number()
	switch i.Kind() {
	case maturity.MeasureLevel:
		for _, l := range i.Node().Levels() {
			if isNumber && float64(l.Rank()) == x || !isNumber && a.Choices()[0] == l.ID() {
				p.Value, p.Label = l.Value(), drawing.LevelTitle(l, w)
			}
		}
	case maturity.MeasureYesNo:
		if !isNumber && a.Choices()[0] == "yes" {
			p.Value = 1
		}
	case maturity.MeasureChecklist:
		p.Value = float64(len(a.Choices()))
		p.Label = w.Say("chart.of", "count", len(a.Choices()), "all", len(i.Options()))
	default:
		p.Value = x
	}
	return p
}

// answerLine is the line that answers to a question lie on.
func answerLine(i maturity.Indicator, points []drawing.Point, w govmaturity.Words) (govmaturity.Range, []drawing.Tick) {
	switch i.Kind() {
	case maturity.MeasureLevel:
		levels := i.Node().Levels()
		return govmaturity.Range{Min: levels[0].Value(), Max: levels[len(levels)-1].Value()}, drawing.LevelTicks(levels, w)
	case maturity.MeasureYesNo:
		return govmaturity.Range{Max: 1}, []drawing.Tick{
			{Value: 0, Title: i.AnswerIn(w, govmaturity.AnswerYesNo(false))}, {Value: 1, Title: i.AnswerIn(w, govmaturity.AnswerYesNo(true))},
		}
	case maturity.MeasureChecklist:
		return govmaturity.Range{Max: float64(len(i.Options()))}, nil
	}
	if span, ok := i.Numbers(); ok && span.Max > span.Min && span.Max-span.Min < math.MaxFloat64/4 {
		return span, nil
	}
	// What a number can be is not known: the line goes from the least to the greatest.
	span := govmaturity.Range{Min: math.Inf(1), Max: math.Inf(-1)}
	for _, p := range points {
		if p.State.HasValue() {
			span.Min, span.Max = min(span.Min, p.Value), max(span.Max, p.Value)
		}
	}
	if span.Min > span.Max {
		return govmaturity.Range{}, nil
	}
	return span, nil
}
