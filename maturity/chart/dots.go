package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// Dots draws the nodes below results: a line for each node, and a mark on it for each
// result, such as one of each rater. Up to [MaxSeries] results have marks of their own; of
// more, circles say how many are at one place, and the table has all of them. The results
// are of the same node of the same framework; others are refused with a
// [maturity.EditionError] or a [govmaturity.Problems].
//
// A node shows its level, or else its value. In place of a node that has neither, those
// below it stand.
func Dots(results []maturity.Result, o Options) (govmaturity.Chart, error) {
	below, err := below(results)
	if err != nil {
		return nil, err
	}
	return dots(results, below, o)
}

// Change draws what changed from one result to another of the same node: a line for each
// node below it, with an arrow from before to after. See [Dots].
func Change(before, after maturity.Result, o Options) (govmaturity.Chart, error) {
	results := []maturity.Result{before, after}
	below, err := below(results)
	if err != nil {
		return nil, err
	}
	if o.Target.Level != "" || len(o.Target.Nodes) > 0 {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeNotUsed, Path: govmaturity.Path{}.Key("target"), Format: "a change has no target"}}
	}
	d, err := dotsOf(results, below, o)
	if err != nil {
		return nil, err
	}
	d.Joined = true
	return drawing.New(d)
}

func dots(results []maturity.Result, below [][]maturity.Result, o Options) (govmaturity.Chart, error) {
	d, err := dotsOf(results, below, o)
	if err != nil {
		return nil, err
	}
	return drawing.New(d)
}

// dotsOf is the chart of results and of the nodes below each.
func dotsOf(results []maturity.Result, below [][]maturity.Result, o Options) (drawing.Dots, error) {
	w := o.Words
	names := namesOf(results, w)
	rows := make([][]maturity.Result, len(below))
	deeper := false
	for i := range below {
		for _, node := range below[i] {
			own := ranged(node)
			deeper = deeper || len(own) != 1 || own[0] != node
			rows[i] = append(rows[i], own...)
		}
	}
	var k document.Report
	here := govmaturity.Path{}.Key("results").Index(0)
	switch n := len(rows[0]); {
	case n == 0:
		k.Add(here, govmaturity.CodeNoValue, "nothing below %q has a level or a value: there is nothing to be drawn", results[0].ID())
	case n > drawing.MaxDotRows:
		k.Add(here, govmaturity.CodeTooManyValues, "a chart shows at most %d nodes; found %d below %q: draw the nodes below it one by one", drawing.MaxDotRows, n, results[0].ID())
	}
	if err := k.Err(); err != nil {
		return drawing.Dots{}, err
	}
	aims, err := aims(rows[0], commonLevels(rows[0]), o.Target)
	if err != nil {
		return drawing.Dots{}, err
	}
	byLevel := !slices.ContainsFunc(rows[0], func(n maturity.Result) bool { return len(n.Levels()) == 0 })
	d := drawing.Dots{
		Head:  o.head(results[0].Title(), names.common, note(rows, byLevel, w)),
		Fit:   drawing.Fit{Width: o.Width},
		Topic: w.Wording(results[0].Title()),
	}
	if deeper {
		d.Summary = append(d.Summary, w.Say("chart.dots-below"))
	}
	for _, name := range names.each {
		d.Series = append(d.Series, drawing.Series{Title: name})
	}
	lower := slices.ContainsFunc(rows, func(all []maturity.Result) bool {
		return slices.ContainsFunc(all, func(n maturity.Result) bool { return len(n.Levels()) > 0 && belowLowest(n) })
	})
	for i := range rows[0] {
		row := make([]maturity.Result, len(rows))
		for j := range rows {
			row[j] = rows[j][i]
		}
		dotRow(&d, row, lower, w)
	}
	if aims != nil {
		s := drawing.Series{Title: w.Say("chart.target"), Target: true}
		for _, aim := range aims {
			s.Points = append(s.Points, aimed(aim, commonLevels(rows[0]), w))
		}
		d.Series = append(d.Series, s)
	}
	crowd(&d, len(results), w)
	return d, nil
}

// ranged returns the node or, where it has neither levels nor a range of values, what is
// below it.
func ranged(node maturity.Result) []maturity.Result {
	if span := node.Nominal(); len(node.Levels()) > 0 || span.Max > span.Min {
		return []maturity.Result{node}
	}
	var out []maturity.Result
	for _, kid := range node.Children() {
		if kid.Card() == node.Card() { // and not what is taken from the items of a roster
			out = append(out, ranged(kid)...)
		}
	}
	return out
}

// dotRow adds a row with the points of all results. The line of levels begins below the
// lowest where one of the results is there.
func dotRow(d *drawing.Dots, row []maturity.Result, lower bool, w govmaturity.Words) {
	levels := row[0].Levels()
	if len(levels) == 0 {
		levels = nil
	}
	r := drawing.DotRow{Title: w.Wording(row[0].Title()), Range: shown(row[0], levels)}
	var points []drawing.Point
	for _, node := range row {
		points = append(points, pointOf(node, levels, w))
	}
	if levels != nil {
		r.Ticks = drawing.LevelTicks(levels, w)
		if lower {
			r.Ticks = slices.Insert(r.Ticks, 0, drawing.Tick{Value: r.Range.Min, Title: drawing.BelowLevel(levels[0], w)})
		} else {
			r.Range.Min = levels[0].Value()
		}
	}
	r.Lines = spreadOf(points, r.Ticks, w)
	for i := range points {
		d.Series[i].Points = append(d.Series[i].Points, points[i])
	}
	d.Rows = append(d.Rows, r)
}

// spreadOf says from where to where points go, of three or more.
func spreadOf(points []drawing.Point, ticks []drawing.Tick, w govmaturity.Words) []string {
	if len(points) < 3 {
		return nil
	}
	points = slices.DeleteFunc(slices.Clone(points), func(p drawing.Point) bool { return !p.State.HasValue() })
	if len(points) == 0 {
		return nil
	}
	slices.SortStableFunc(points, func(a, b drawing.Point) int { return cmp.Compare(a.Value, b.Value) })
	low, high := points[0], points[len(points)-1]
	if low.Value == high.Value {
		return []string{drawing.Label(w, w.Say("chart.all"), low.Text(w, ticks))}
	}
	return []string{w.Say("chart.between", "low", low.Text(w, ticks), "high", high.Text(w, ticks))}
}

// crowd draws the first so many series alike, where there are too many to be told apart.
func crowd(d *drawing.Dots, results int, w govmaturity.Words) {
	if len(d.Series) > MaxSeries {
		d.Crowd, d.CrowdTitle = results, w.Say("chart.dots-crowd", "count", results)
	}
}
