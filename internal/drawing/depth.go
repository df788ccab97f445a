package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// Depth shows how many people there are beside how many are needed: a bar for
// each topic, all of one measure.
type Depth struct {
	Head
	Fit
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Summary are sentences above the rows.
	Summary []string
	// Length is how many people a bar has room for: the most there are or are
	// needed.
	Length int
	Rows   []Heads
}

// Heads is one row of a depth chart.
type Heads struct {
	Title string
	// Need says how much it matters, where that is not as with most.
	Need string
	// Sure is how many there are for sure, Possible how many there are at most,
	// and Needed how many are needed.
	Sure, Possible, Needed int
	// Result is what people read of it. Sign is the same once more.
	Result string
	Sign   Sign
	// Alone says that all rests on one person.
	Alone bool
}

func (d Depth) strip(h Heads) strip {
	return strip{steps: d.Length, low: h.Sure, high: h.Possible, mark: h.Needed}
}

func (d Depth) kind() string { return "depth" }

func (d Depth) check(k *checker) {
	d.checkFit(k)
	k.label(at("topic"), d.Topic)
	k.checkSummary(d.Summary)
	k.count(at("rows"), len(d.Rows), maxAxes, "rows")
	for i, h := range d.Rows {
		here := at("rows").Index(i)
		k.title(here.Key("title"), h.Title, "a row needs a title")
		k.label(here.Key("need"), h.Need)
		k.title(here.Key("result"), h.Result, "a row needs a result")
		k.checkStrip(here, d.strip(h))
	}
}

func (d Depth) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{
		cmp.Or(d.Topic, w.Say("chart.topic")), w.Say("chart.need"), w.Say("chart.sure"), w.Say("chart.possible"), w.Say("chart.needed"),
		w.Say("chart.result"), w.Say("chart.alone"),
	}
	for _, h := range d.Rows {
		alone := w.Say("answer.no")
		if h.Alone {
			alone = w.Say("answer.yes")
		}
		rows = append(rows, []string{
			h.Title, cmp.Or(h.Need, w.Say("chart.need.required")), w.Number(float64(h.Sure), -1), w.Number(float64(h.Possible), -1), w.Number(float64(h.Needed), -1), h.Result, alone,
		})
	}
	return header, rows
}

func (d Depth) describe(w govmaturity.Words) []string {
	readings := make([]reading, len(d.Rows))
	var alone []string
	for i, h := range d.Rows {
		readings[i] = reading{title: h.Title, text: h.Result}
		if h.Alone {
			alone = append(alone, h.Title)
		}
	}
	parts := append(told(d.Summary), Label(w, w.Say("chart.rows"), w.Number(float64(len(d.Rows)), -1)))
	for _, s := range missing(w, readings) {
		parts = append(parts, capital(s))
	}
	if alone != nil {
		parts = append(parts, Label(w, w.Say("chart.alone"), some(w, alone)))
	}
	return parts
}

func (d Depth) draw(c *canvas) {
	width := d.fit(c)
	var all []entry
	for _, h := range d.Rows {
		title := h.Title
		if h.Need != "" {
			title = Brackets(c.w, title, h.Need)
		}
		count := c.w.Say("chart.heads", "sure", h.Sure, "needed", h.Needed)
		if h.Possible > h.Sure {
			count = clauses(c.w, count, c.w.Say("chart.heads-possible", "possible", h.Possible))
		}
		e := entry{title, d.strip(h), []said{{h.Sign, h.Result}, {"", count}}}
		if h.Alone {
			e.lines = append(e.lines, said{SignAlone, c.w.Say("chart.alone")})
		}
		all = append(all, e)
	}
	c.entries(all, c.summary(d.Summary, width), width)
}

func (d Depth) keys(c *canvas) []key {
	var all []strip
	for _, h := range d.Rows {
		all = append(all, d.strip(h))
	}
	return c.stripKeys(all, c.w.Say("chart.sure"), c.w.Say("chart.unknown"), c.w.Say("chart.needed"), "")
}
