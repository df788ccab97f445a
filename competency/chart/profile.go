package chart

import (
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// Profile draws a person beside a post, or one post beside another
// ([competency.Post.Gap]): a bar for each requirement, with what is attained, at
// least and at most, and a mark where the requirement is. The error is a
// [govmaturity.Problems].
func Profile(r competency.Readiness, o Options) (govmaturity.Chart, error) {
	var k document.Report
	o.noColumns(&k)
	here := govmaturity.Path{}.Key("gaps")
	if len(r.Gaps) == 0 {
		k.Add(here, govmaturity.CodeRequired, "nothing is required: there is nothing to be drawn")
	}
	for i, g := range r.Gaps {
		if !g.Requirement.Competency().Valid() || g.Attained.Competency != g.Requirement.Competency() {
			k.Add(here.Index(i), govmaturity.CodeUnknownReference, "what is attained is not of the competency that is required")
		}
	}
	from, to, said := o.rows(&k, len(r.Gaps))
	if err := k.Err(); err != nil {
		return nil, err
	}
	w := o.Words
	p := drawing.Profile{Fit: o.fit(), Topic: w.Say("chart.competency"), Summary: append(readiness(r, w), said...)}
	var shown []competency.Competency
	scales := map[string]bool{}
	for _, g := range r.Gaps[from:to] {
		c := g.Requirement.Competency()
		shown, scales[c.Scale().ID()] = append(shown, c), true
		p.Rows = append(p.Rows, requirement(g, w))
	}
	if len(scales) > 1 {
		p.Summary = append(p.Summary, w.Say("chart.own-steps"))
	}
	var of []string
	if r.Person != nil {
		of = append(of, w.Isolate(r.Person.Title(), ""))
	}
	if r.AsOf.Date != "" {
		of = append(of, w.Date(r.AsOf.Date))
	}
	p.Head = o.head(post(r.Post, w), of, shown)
	return drawing.New(p)
}

// readiness says the numbers of a readiness, and what is not in them.
func readiness(r competency.Readiness, w govmaturity.Words) []string {
	low, high := percent(r.Low, math.Floor, w), percent(r.High, math.Ceil, w)
	interval := w.Say("chart.between", "low", low, "high", high)
	if r.Low == r.High {
		interval = low
	}
	count := func(n int, words string) string { return drawing.Label(w, words, w.Number(float64(n), -1)) }
	if r.Unstated != "" {
		interval = r.Unstated.In(w)
	}
	said := []string{
		drawing.Label(w, w.Say("chart.readiness"), interval),
		w.List(count(r.Met, w.Say("chart.met")), count(r.Short, w.Say("chart.result.short")), count(r.Unknown, w.Say("chart.unknown")), count(r.NotApplicable, w.Say("state.not-applicable"))),
	}
	surplus, desirable := false, false
	for _, g := range r.Gaps {
		surplus = surplus || g.Surplus > 0
		desirable = desirable || g.Requirement.Need() == competency.NeedDesirable
	}
	if desirable {
		said = append(said, w.Say("chart.desirable-note"))
	}
	if surplus {
		said = append(said, w.Say("chart.surplus-note"))
	}
	return said
}

// percent rounds a share outwards to a tenth of a percent, so that what is said holds. What is short of
// a tenth of a percent by the error of a float is one.
func percent(share float64, round func(float64) float64, w govmaturity.Words) string {
	x := float64(share * 1000)
	if whole := math.Round(x); math.Abs(x-whole) < 1e-9 {
		x = whole
	}
	return w.Percent(round(x)/1000, -1)
}

func requirement(g competency.Gap, w govmaturity.Words) drawing.Requirement {
	c := g.Requirement.Competency()
	row := drawing.Requirement{
		Title: w.Wording(c.Title()), Need: need(g.Requirement.Need(), w),
		Steps: steps(c), Needed: g.Requirement.Steps(), Surplus: g.Surplus,
		Attained: attained(g.Attained, w), Required: required(g.Requirement, w),
	}
	row.Low, row.High = bounds(g.Attained)
	switch g.Verdict {
	case competency.VerdictNotApplicable:
		row.Sign, row.Result, row.Void = drawing.SignVoid, w.Say("state.not-applicable"), true
	case competency.VerdictMet:
		row.Sign, row.Result = drawing.SignMet, w.Say("chart.met")
		if g.Surplus > 0 {
			row.Result = w.Say("chart.surplus", "count", g.Surplus)
		}
	case competency.VerdictUnknown:
		row.Sign, row.Result = drawing.SignUnknown, w.Say("chart.unknown-between", "low", g.Short.Min, "high", g.Short.Max)
	case competency.VerdictShort:
		row.Sign, row.Result = drawing.SignShort, w.Say("chart.short", "count", g.Short.Min)
		if g.Short.Min < g.Short.Max {
			row.Result = w.Say("chart.short-between", "low", g.Short.Min, "high", g.Short.Max)
		}
	}
	return row
}

// required says which level is required.
func required(r competency.Requirement, w govmaturity.Words) string {
	c := r.Competency()
	switch {
	case r.Level().Valid():
		return ofSteps(c, r.Level(), w)
	case len(c.Levels()) == 0:
		return w.Say("chart.has")
	}
	return w.Say("chart.proficient")
}

// post names a role and its level.
func post(p competency.Post, w govmaturity.Words) string {
	if p.LevelID() == "" {
		return w.Wording(p.Title())
	}
	return w.Say("competency.at", "title", w.Wording(p.Role().Title()), "level", w.Wording(p.Title()))
}
