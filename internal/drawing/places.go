package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// Places shows ranks and how far they move: a row for each, with a mark at the rank and a
// bar over the range.
type Places struct {
	Head
	Fit
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Summary are sentences above the rows.
	Summary []string
	// Last is the last rank that there is.
	Last int
	Rows []Place
}

// Place is one row.
type Place struct {
	Title string
	// Rank is the rank, and Low and High the range, the better rank first. The range need
	// not hold the rank, and both are 0 where there is none.
	Rank, Low, High int
	// Result is what people read of it.
	Result string
}

const maxPlaces = 300

func (p Places) kind() string { return "places" }

func (p Places) check(k *checker) {
	p.checkFit(k)
	k.label(at("topic"), p.Topic)
	k.checkSummary(p.Summary)
	k.count(at("rows"), len(p.Rows), maxPlaces, "rows")
	if p.Last < 1 || p.Last > 1_000_000 {
		k.Add(at("last"), govmaturity.CodeOutOfRange, "expected from 1 to %d ranks; found %d", 1_000_000, p.Last)
		return
	}
	for i, r := range p.Rows {
		here := at("rows").Index(i)
		k.title(here.Key("title"), r.Title, "a row needs a title")
		k.title(here.Key("result"), r.Result, "a row needs a result")
		if r.Rank < 1 || r.Rank > p.Last {
			k.Add(here.Key("rank"), govmaturity.CodeOutOfRange, "expected a rank from 1 to %d; found %d", p.Last, r.Rank)
		}
		if none := r.Low == 0 && r.High == 0; !none && (r.Low < 1 || r.High < r.Low || r.High > p.Last) {
			k.Add(here.Key("low"), govmaturity.CodeOutOfOrder, "expected a range from 1 to %d, or none; found %d to %d", p.Last, r.Low, r.High)
		}
	}
}

func (p Places) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{cmp.Or(p.Topic, w.Say("chart.topic")), w.Say("chart.rank"), w.Say("chart.rank-low"), w.Say("chart.rank-high")}
	for _, r := range p.Rows {
		row := []string{r.Title, w.Number(float64(r.Rank), 0), w.Say("chart.rank-none"), w.Say("chart.rank-none")}
		if r.Low > 0 {
			row[2], row[3] = w.Number(float64(r.Low), 0), w.Number(float64(r.High), 0)
		}
		rows = append(rows, row)
	}
	return header, rows
}

func (p Places) describe(w govmaturity.Words) []string {
	parts := append(told(p.Summary), Label(w, w.Say("chart.rows"), w.Number(float64(len(p.Rows)), -1)))
	for _, r := range p.Rows[:min(len(p.Rows), 5)] { // the table has all of them
		parts = append(parts, capital(r.Result))
	}
	return parts
}

func (p Places) draw(c *canvas) {
	const gap, pad, bar = 18.0, 5.0, 14.0
	width := p.fit(c)
	y := c.summary(p.Summary, width)
	for i, r := range p.Rows {
		if i > 0 {
			c.line(0, y, width, y, attr("stroke", rule), attrN("stroke-width", 0.5))
			y += pad
		}
		if width < wideEnough {
			b := wrap(r.Result, smallSize, width, ink)
			c.text(b, 0, y, start, false)
			y += b.height() + 4
			p.bar(c, r, 0, y, width, bar)
			y += bar + pad
			continue
		}
		// Words take a third, and bars what is left: that is what is compared.
		words := wrap(r.Result, smallSize, width/3, ink)
		height := max(words.height(), bar)
		c.text(words, 0, y+(height-words.height())/2, start, false)
		p.bar(c, r, width/3+gap, y+(height-bar)/2, width-width/3-gap, bar)
		y += height + pad
	}
}

// bar draws a row between its first and its last rank.
func (p Places) bar(c *canvas, r Place, x, y, width, height float64) {
	x, width = x+6, width-12 // for half the mark at either end
	pitch := width / float64(p.Last)
	middle := y + height/2
	c.line(x, middle, x+width, middle, attr("stroke", rule))
	if r.Low > 0 {
		from, to := x+mul(float64(r.Low-1), pitch), x+mul(float64(r.High), pitch)
		c.placeRange(from, middle, to-from)
	}
	c.placeMark(x+mul(float64(r.Rank)-0.5, pitch), middle)
}

// placeRange draws a range, and placeMark a rank: it is seen on a range and beside it.
func (c *canvas) placeRange(x, middle, width float64) {
	c.rect(x, middle-4, width, 8, attr("fill", seriesColours[0]), attr("stroke", seriesColours[0]))
}

func (c *canvas) placeMark(x, middle float64) {
	c.path([]place{{x, middle - 6}, {x + 5, middle}, {x, middle + 6}, {x - 5, middle}}, true, attr("fill", paper), attr("stroke", ink), attrN("stroke-width", 1.5))
}

func (p Places) keys(c *canvas) []key {
	keys := []key{{func(x, y float64) { c.placeMark(x+6, y) }, 12, c.w.Say("chart.rank")}}
	for _, r := range p.Rows {
		if r.Low > 0 {
			return append(keys, key{func(x, y float64) { c.placeRange(x, y, 22) }, 22, c.w.Say("chart.rank-range")})
		}
	}
	return keys
}
