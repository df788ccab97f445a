package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// Profile shows what is attained beside what is required: a bar for each
// requirement, with as many steps as its own scale has.
type Profile struct {
	Head
	Fit
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Summary are sentences above the rows.
	Summary []string
	Rows    []Requirement
}

// Requirement is one row of a profile.
type Requirement struct {
	Title string
	// Need says how much it matters, where that is not as with most.
	Need string
	// Steps are all steps of the scale. Low are attained for sure, and High at
	// most: where nothing is known, from 0 to all. Needed is the step that is
	// required, and Surplus how many steps above it are attained.
	Steps, Low, High, Needed, Surplus int
	// Void says that the requirement does not count, and that its numbers are
	// not drawn.
	Void bool
	// Attained, Required and Result are what people read of it. Sign is the
	// result once more.
	Attained, Required, Result string
	Sign                       Sign
}

func (r Requirement) strip() strip {
	return strip{r.Steps, r.Low, r.High, r.Needed, r.Surplus, r.Void}
}

func (p Profile) kind() string { return "profile" }

func (p Profile) check(k *checker) {
	p.checkFit(k)
	k.label(at("topic"), p.Topic)
	k.checkSummary(p.Summary)
	k.count(at("rows"), len(p.Rows), maxAxes, "rows")
	for i, r := range p.Rows {
		here := at("rows").Index(i)
		k.title(here.Key("title"), r.Title, "a row needs a title")
		k.label(here.Key("need"), r.Need)
		k.label(here.Key("attained"), r.Attained)
		k.label(here.Key("required"), r.Required)
		k.title(here.Key("result"), r.Result, "a row needs a result")
		k.checkStrip(here, r.strip())
	}
}

func (p Profile) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{
		cmp.Or(p.Topic, w.Say("chart.topic")), w.Say("chart.need"), w.Say("chart.attained"), w.Say("chart.required"), w.Say("chart.result"),
	}
	for _, r := range p.Rows {
		rows = append(rows, []string{r.Title, cmp.Or(r.Need, w.Say("chart.need.required")), r.Attained, r.Required, r.Result})
	}
	return header, rows
}

func (p Profile) describe(w govmaturity.Words) []string {
	readings := make([]reading, len(p.Rows))
	for i, r := range p.Rows {
		readings[i] = reading{title: r.Title, text: r.Result}
	}
	parts := append(told(p.Summary), Label(w, w.Say("chart.rows"), w.Number(float64(len(p.Rows)), -1)))
	for _, s := range missing(w, readings) {
		parts = append(parts, capital(s))
	}
	return parts
}

func (p Profile) draw(c *canvas) {
	width := p.fit(c)
	var all []entry
	for _, r := range p.Rows {
		title := r.Title
		if r.Need != "" {
			title = Brackets(c.w, title, r.Need)
		}
		e := entry{title, r.strip(), []said{{r.Sign, r.Result}}}
		if !r.Void && r.Sign != SignUnknown { // the result has said it
			e.lines = append(e.lines, said{"", Label(c.w, c.w.Say("chart.attained"), r.Attained)})
		}
		e.lines = append(e.lines, said{"", Label(c.w, c.w.Say("chart.required"), r.Required)})
		all = append(all, e)
	}
	c.entries(all, c.summary(p.Summary, width), width)
}

func (p Profile) keys(c *canvas) []key {
	var all []strip
	for _, r := range p.Rows {
		all = append(all, r.strip())
	}
	return c.stripKeys(all, c.w.Say("chart.attained"), c.w.Say("chart.unknown"), c.w.Say("chart.required"), c.w.Say("chart.above"))
}
