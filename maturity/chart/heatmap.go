package chart

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// HeatMap draws the nodes below a result: a row for each node, a column for each
// level. The nodes must all reach levels of the same scale. The error is a
// [govmaturity.Problems].
func HeatMap(result maturity.Result, o Options) (govmaturity.Chart, error) {
	below, err := below([]maturity.Result{result})
	if err != nil {
		return nil, err
	}
	levels := commonLevels(below[0])
	if levels == nil {
		var k document.Report
		k.Add(nil, govmaturity.CodeUnknownReference, "the nodes below %q do not all reach levels of one scale", result.ID())
		return nil, k.Err()
	}
	aims, err := aims(below[0], levels, o.Target)
	if err != nil {
		return nil, err
	}
	w := o.Words
	h := drawing.HeatMap{
		Head:  o.head(result.Title(), namesOf([]maturity.Result{result}, w).common, note(below, true, w)),
		Fit:   drawing.Fit{Width: o.Width},
		Topic: w.Wording(result.Title()),
	}
	for _, l := range levels {
		h.Levels = append(h.Levels, drawing.LevelTitle(l, w))
	}
	for i, node := range below[0] {
		p := pointOf(node, levels, w)
		row := drawing.Row{Title: w.Wording(node.Title()), State: p.State, Label: p.Label}
		if l := node.Level(); l.Valid() {
			row.Reached = 1 + slices.Index(levels, l)
		}
		if aims != nil {
			row.Target = 1 + aims[i]
		}
		h.Rows = append(h.Rows, row)
	}
	return drawing.New(h)
}
