package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// Radar draws the nodes below results: an axis for each node, and a polygon for
// each result. The results are of the same node of the same framework, from the
// cards of several raters, subjects or years; others are refused with a
// [maturity.EditionError] or a [govmaturity.Problems].
//
// Where all nodes reach levels of the same scale, the axes show the level, at
// the value that the scale gives it, and the centre stands for none. Otherwise
// they show the value within [maturity.Result.Nominal], as its publisher prints
// it.
//
// Where a radar makes no sense, the chart is that of [Dots]: of fewer than three axes or
// more than [MaxAxes], of more results than [MaxSeries], and of nodes that have neither
// levels nor values.
func Radar(results []maturity.Result, o Options) (govmaturity.Chart, error) {
	below, err := below(results)
	if err != nil {
		return nil, err
	}
	if !round(below, o.Target) {
		return dots(results, below, o)
	}
	w := o.Words
	names := namesOf(results, w)
	levels := commonLevels(below[0])
	aims, err := aims(below[0], levels, o.Target)
	if err != nil {
		return nil, err
	}
	r := drawing.Radar{
		Head:  o.head(results[0].Title(), names.common, note(below, levels != nil, w)),
		Fit:   drawing.Fit{Width: o.Width},
		Topic: w.Wording(results[0].Title()),
	}
	if levels != nil {
		r.Rings = drawing.LevelTicks(levels, w)
	}
	for _, node := range below[0] {
		r.Axes = append(r.Axes, drawing.Axis{Title: w.Wording(node.Title()), Range: shown(node, levels)})
	}
	for i, nodes := range below {
		s := drawing.Series{Title: names.each[i]}
		for _, node := range nodes {
			s.Points = append(s.Points, pointOf(node, levels, w))
		}
		r.Series = append(r.Series, s)
	}
	if aims != nil {
		s := drawing.Series{Title: w.Say("chart.target"), Target: true}
		for _, aim := range aims {
			s.Points = append(s.Points, aimed(aim, levels, w))
		}
		r.Series = append(r.Series, s)
	}
	return drawing.New(r)
}

// round reports whether nodes make a radar that can be read.
func round(nodes [][]maturity.Result, target maturity.Target) bool {
	series := len(nodes)
	if target.Level != "" || len(target.Nodes) > 0 {
		series++
	}
	if n := len(nodes[0]); n < 3 || n > MaxAxes || series > MaxSeries {
		return false
	}
	levels := commonLevels(nodes[0])
	for _, node := range nodes[0] {
		if span := shown(node, levels); span.Min == span.Max {
			return false
		}
	}
	return true
}
