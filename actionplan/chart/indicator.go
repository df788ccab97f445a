package chart

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// Indicator draws where an indicator was, year by year, and where it was to be: the
// observed values, the way from the baseline to the target, or the target alone where no
// way leads to it, and the ends of what is to be kept. The description says the level, the pace and the trend. The error is
// a [govmaturity.Problems].
func Indicator(x kpi.Result, o Options) (govmaturity.Chart, error) {
	if !x.Valid() {
		var k document.Report
		k.Add(nil, govmaturity.CodeRequired, "there is no indicator")
		return nil, k.Err()
	}
	w := o.Words
	answers := x.Findings(w)
	shape := drawing.Trend{
		Head: drawing.Head{Title: cmp.Or(o.Title, w.Wording(answers[0].Title)), Description: o.Description, Note: o.Note, Words: w},
		Fit:  drawing.Fit{Width: o.Width},
		Unit: w.Wording(x.Unit()),
	}
	if shape.Note == "" {
		for i, key := range []string{"kpi.level", "kpi.pace", "kpi.trend"} {
			said := w.Say("text.label", "label", w.Say(key), "text", w.Wording(answers[i].Outcome))
			shape.Note = join(w, shape.Note, w.Say("text.sentence", "text", said))
		}
	}
	observed, expected := x.Observed(), x.Expected()
	yearly := onlyYears(observed) && onlyYears(expected)
	shape.TimeUnit = w.Say("chart.indicator.year")
	if shape.Whole = yearly; yearly {
		shape.TimeUnit = w.Say("chart.indicator.years")
	}
	line := func(title string, points []kpi.CoursePoint, marked bool) {
		if len(points) == 0 {
			return
		}
		l := drawing.TrendLine{Title: title, Marked: marked}
		for _, p := range points {
			at := p.Year
			if yearly {
				at-- // the value of a year stands at its number
			}
			l.Times, l.Values = append(l.Times, at), append(l.Values, p.Value)
		}
		shape.Lines = append(shape.Lines, l)
	}
	line(w.Say("chart.indicator.observed"), observed, true)
	line(w.Say("chart.indicator.expected"), expected, false)
	if len(observed) > 0 {
		level := func(key string, v float64) {
			first, last := observed[0], observed[len(observed)-1]
			if first.Year == last.Year {
				last.Year++
			}
			line(w.Say(key), []kpi.CoursePoint{{Year: first.Year, Value: v}, {Year: last.Year, Value: v}}, false)
		}
		levels(x, len(expected) > 0, level)
	}
	if len(shape.Lines) == 0 {
		var k document.Report
		k.Add(nil, govmaturity.CodeNoValue, "nothing of %s was observed, and there is no way to its target", x.ID())
		return nil, k.Err()
	}
	return drawing.New(shape)
}

// levels are the values that stay the same: the ends of what is to be kept, and the
// target where no way leads to it.
func levels(x kpi.Result, way bool, level func(key string, v float64)) {
	low, high, kept := x.Kept()
	target, has := x.Target()
	switch {
	case kept && low == high:
		level("chart.indicator.kept", low)
	case kept:
		level("chart.indicator.low", low)
		level("chart.indicator.high", high)
	case has && !way:
		level("chart.indicator.target", target)
	}
}

func join(w govmaturity.Words, before, item string) string {
	if before == "" {
		return item
	}
	return w.Say("text.sentences", "before", before, "item", item)
}

// onlyYears reports whether all points that have a date are of a whole year.
func onlyYears(points []kpi.CoursePoint) bool {
	for _, p := range points {
		if len(p.Date) > 4 {
			return false
		}
	}
	return true
}
