package chart

import (
	"cmp"
	"io"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/svg"
)

// HeatMap shows pillars by stages: a row for each pillar, a column for each
// level, and the level that is reached. [HeatMapOf] makes one from a result.
type HeatMap struct {
	// ID is what the ids in the picture begin with: "heat-map" when it is empty.
	// Charts that stand on one page need IDs that differ.
	ID string
	// Title names the chart: what is shown, of whom, of when.
	Title string
	// Description tells the chart to those who do not see it. When it is empty,
	// it is made from the data, and ends with the note.
	Description string
	// Note stands below the chart: where the data come from, and how official
	// they are.
	Note string
	// Language is the tag of the language of all wording: English when empty.
	Language string
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Levels are the titles of the levels, from the lowest to the highest.
	Levels []string
	Rows   []Row
}

// Row is one row of a heat map. A row with only a title is unanswered.
type Row struct {
	Title string
	// State says whether there is a value, and if not, why not.
	State govmaturity.State
	// Reached is how many levels are reached: 0 for none, although there is a
	// value.
	Reached int
	// Label is what stands in the cell that is reached: the level's title when
	// it is empty. Without a value it is the reason.
	Label string
}

// point returns the row as a value of its own.
func (r Row) point() Point { return Point{float64(r.Reached), r.State, r.Label} }

// ticks returns what the rows can reach.
func (h HeatMap) ticks(w *words) []Tick {
	var ticks []Tick
	if len(h.Levels) > 0 {
		ticks = append(ticks, Tick{0, fill(w.below, h.Levels[0])})
	}
	for i, title := range h.Levels {
		ticks = append(ticks, Tick{float64(i + 1), title})
	}
	return ticks
}

// WriteSVG draws the chart. See [HeatMap.Table] for the same data as a table.
func (h HeatMap) WriteSVG(out io.Writer) error {
	if err := h.check(); err != nil {
		return err
	}
	w := wordsFor(h.Language)
	c := newCanvas(cmp.Or(h.ID, "heat-map"), cmp.Or(h.Language, "en"), w)
	h.draw(c)
	c.around(h.Title, h.keys(c), h.Note)
	language := c.language
	if h.Description == "" {
		language = w.tag
	}
	return c.write(out, h.Title, cmp.Or(h.Description, sentences(h.describe(w), h.Note)), language)
}

// Table returns the data of the chart, with all its numbers, as a table.
func (h HeatMap) Table() Table {
	w := wordsFor(h.Language)
	t := Table{
		Caption: h.Title, Note: h.Note, Language: cmp.Or(h.Language, "en"),
		Header: []string{cmp.Or(h.Topic, w.topic), w.level, w.steps},
	}
	for _, row := range h.Rows {
		steps := "–"
		if row.point().present() {
			steps = strconv.Itoa(row.Reached) + w.of + strconv.Itoa(len(h.Levels))
		}
		t.Rows = append(t.Rows, []string{row.Title, row.point().text(w, h.ticks(w)), steps})
	}
	return t
}

func (h HeatMap) check() error {
	var k checker
	k.head(h.ID, h.Title, h.Description, h.Note, h.Language)
	k.long(at("topic"), h.Topic, maxWording)
	k.count(at("levels"), len(h.Levels), maxTicks, "levels")
	for i, title := range h.Levels {
		k.needed(at("levels").Index(i), title, "a level needs a title")
	}
	k.count(at("rows"), len(h.Rows), maxAxes, "rows")
	for i, row := range h.Rows {
		here := at("rows").Index(i)
		k.needed(here.Key("title"), row.Title, "a row needs a title")
		k.long(here.Key("label"), row.Label, maxWording)
		k.state(here.Key("state"), row.point().state())
		k.reached(here.Key("reached"), row, len(h.Levels))
	}
	return k.problems.Err()
}

func (k *checker) reached(at govmaturity.Path, row Row, levels int) {
	switch {
	case !row.point().present() && row.Reached != 0:
		k.report(at, govmaturity.CodeNotUsed, "a row that is %s has reached no level; found %d", row.point().state(), row.Reached)
	case row.Reached < 0 || row.Reached > levels:
		k.report(at, govmaturity.CodeOutOfRange, "expected from 0 to %d levels; found %d", levels, row.Reached)
	}
}

func (h HeatMap) describe(w *words) string {
	readings := make([]reading, len(h.Rows))
	for i, row := range h.Rows {
		p := row.point()
		readings[i] = reading{row.Title, p.text(w, h.ticks(w)), p.Value, p.present()}
	}
	return sentences(
		w.heatMap, w.rows+w.colon+strconv.Itoa(len(h.Rows)), w.levels+w.colon+w.list(h.Levels), capital(w.extremes(readings)),
	)
}

const (
	cellGap  = 3.0
	cellPad  = 7.0
	barRoom  = 18.0 // beside the word in the cell that is reached
	rowLeast = 38.0
)

func (h HeatMap) draw(c *canvas) {
	cell := 136.0
	switch {
	case len(h.Levels) > 8:
		cell = 84
	case len(h.Levels) > 5:
		cell = 108
	}
	titles, wide := make([]block, len(h.Rows)), 0.0
	for i, row := range h.Rows {
		titles[i] = wrap(row.Title, labelSize, 230, ink)
		wide = max(wide, titles[i].width())
	}
	first := wide + 14
	column := func(i int) float64 { return first + mul(float64(i), cell+cellGap) }

	heads, tall := make([]block, len(h.Levels)), 0.0
	for i, title := range h.Levels {
		heads[i] = wrap(title, smallSize, cell-4, ink)
		tall = max(tall, heads[i].height())
	}
	for i, b := range heads {
		c.text(b, column(i)+cell/2, tall-b.height(), middle, false)
	}
	y := tall + 8
	for i, row := range h.Rows {
		y += h.row(c, row, titles[i], y, cell, column) + cellGap
	}
	if h.missing() {
		c.hatching()
	}
}

// row draws one row and returns its height.
func (h HeatMap) row(c *canvas, row Row, title block, y, cell float64, column func(int) float64) float64 {
	p := row.point()
	text := p.text(c.w, h.ticks(c.w))
	n := len(h.Levels)
	whole := column(n) - cellGap - column(0)
	fillOf, inkOf := ramp(max(row.Reached, 1)-1, n)
	var word block
	switch {
	case !p.present():
		word = wrap(text, smallSize, max(whole-40, 60), ink)
	case row.Reached == 0:
		word = wrap(text, smallSize, cell-2*cellPad, quiet)
	default:
		word = wrap(text, smallSize, cell-barRoom-2*cellPad, inkOf)
	}
	height := max(rowLeast, title.height()+10, word.height()+12)
	c.text(title, 0, y+(height-title.height())/2, start, false)
	top := y + (height-word.height())/2

	if !p.present() {
		c.rect(column(0), y, whole, height, svg.A("fill", "url(#"+c.id+"-none)"), svg.A("stroke", rule), svg.N("rx", 2))
		at, width := column(0)+whole/2, word.width()+16
		c.rect(at-width/2, top-4, width, word.height()+8, svg.A("fill", paper), svg.N("rx", 2))
		c.text(word, at, top, middle, false)
		return height
	}
	for i := range n {
		x := column(i)
		switch level := i + 1; {
		case level == row.Reached:
			c.rect(x, y, cell, height, svg.A("fill", fillOf), svg.A("stroke", frame), svg.N("stroke-width", 1.25), svg.N("rx", 2))
			h.bars(c, level, x+cellPad, y, height, inkOf)
			c.text(word, x+barRoom+(cell-barRoom)/2, top, middle, false)
		case level < row.Reached:
			c.rect(x, y, cell, height, svg.A("fill", tint), svg.A("stroke", rule), svg.N("rx", 2))
			c.tick(x+cell/2, y+height/2)
		default:
			c.rect(x, y, cell, height, svg.A("fill", paper), svg.A("stroke", rule), svg.N("rx", 2))
		}
	}
	if row.Reached == 0 {
		c.text(word, column(0)+cell/2, top, middle, false)
	}
	return height
}

// bars draws as many bars as levels are reached, from below.
func (h HeatMap) bars(c *canvas, level int, x, y, height float64, colour string) {
	pitch := (min(height, rowLeast) - 12) / float64(max(len(h.Levels), 4))
	foot := y + height/2 + (min(height, rowLeast)-12)/2
	for i := range level {
		c.rect(x, foot-mul(float64(i+1), pitch), barRoom-cellPad, mul(pitch, 0.6), svg.A("fill", colour))
	}
}

// tick draws a check mark, which looks the same in every language.
func (c *canvas) tick(x, y float64) {
	c.path([]place{{x + c.x(-5), y}, {x + c.x(-1.5), y + 4}, {x + c.x(5.5), y - 4.5}}, false,
		svg.A("fill", "none"), svg.A("stroke", quiet), svg.N("stroke-width", 1.75))
}

// hatching defines the pattern of places without a value.
func (c *canvas) hatching() {
	c.defs.Open("pattern", svg.A("id", c.id+"-none"), svg.A("width", "8"), svg.A("height", "8"), svg.A("patternUnits", "userSpaceOnUse"))
	c.defs.Empty("rect", svg.A("width", "8"), svg.A("height", "8"), svg.A("fill", paper))
	c.defs.Empty("path", svg.A("d", "M-2 2L2 -2M0 8L8 0M6 10L10 6"), svg.A("stroke", hatch))
	c.defs.Close()
}

func (h HeatMap) missing() bool {
	for _, row := range h.Rows {
		if !row.point().present() {
			return true
		}
	}
	return false
}

// keys explains the check marks, when there are some.
func (h HeatMap) keys(c *canvas) []key {
	for _, row := range h.Rows {
		if row.Reached > 1 {
			return []key{{func(x, y float64) {
				c.rect(x, y-8, 24, 16, svg.A("fill", tint), svg.A("stroke", rule), svg.N("rx", 2))
				c.tick(x+12, y)
			}, 24, c.w.passed}}
		}
	}
	return nil
}
