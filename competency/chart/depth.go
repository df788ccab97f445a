package chart

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// Depth draws how many people are at each level that a team's posts require,
// for sure and at most, beside how many are needed, and marks where all rests on
// one person. It names nobody, and yet is for those who answer for the team: the
// counts of a small one tell of people. The error is a [govmaturity.Problems].
func Depth(coverage []competency.Coverage, o Options) (govmaturity.Chart, error) {
	var k document.Report
	o.noColumns(&k)
	here := govmaturity.Path{}.Key("coverage")
	if len(coverage) == 0 {
		k.Add(here, govmaturity.CodeRequired, "no level is required: there is nothing to be drawn")
	}
	length := 1 // of all rows, so that parts of one chart can be put side by side
	for i, c := range coverage {
		if !c.Competency.Valid() {
			k.Add(here.Index(i), govmaturity.CodeUnknownReference, "there is no such competency")
		}
		length = max(length, c.Needed, c.Possible)
	}
	from, to, said := o.rows(&k, len(coverage))
	if err := k.Err(); err != nil {
		return nil, err
	}
	w := o.Words
	d := drawing.Depth{
		Fit: o.fit(), Topic: w.Say("chart.competency"), Length: length, Summary: append([]string{w.Say("chart.length", "count", length)}, said...),
	}
	var shown []competency.Competency
	for _, c := range coverage[from:to] {
		shown = append(shown, c.Competency)
		d.Rows = append(d.Rows, heads(c, w))
	}
	d.Head = o.head(w.Say("chart.title.depth"), nil, shown)
	return drawing.New(d)
}

func heads(c competency.Coverage, w govmaturity.Words) drawing.Heads {
	h := drawing.Heads{
		Title: atLevel(c.Competency, c.Level, w), Sure: c.Sure, Possible: c.Possible, Needed: c.Needed, Alone: c.SinglePoint(),
	}
	if c.Critical {
		h.Need = w.Say("chart.need.critical")
	}
	least, most := max(0, c.Needed-c.Possible), max(0, c.Needed-c.Sure)
	switch c.Verdict {
	case competency.VerdictMet:
		h.Sign, h.Result = drawing.SignMet, w.Say("chart.enough")
	case competency.VerdictUnknown:
		h.Sign, h.Result = drawing.SignUnknown, w.Say("chart.unknown-enough", "count", most)
	case competency.VerdictShort:
		h.Sign, h.Result = drawing.SignShort, w.Say("chart.too-few", "count", most)
		if least < most {
			h.Result = w.Say("chart.too-few-between", "low", least, "high", most)
		}
	}
	return h
}
