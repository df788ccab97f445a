package drawing

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// HeatMap shows topics by levels: a row for each topic, a column for each
// level, and the level that is reached.
type HeatMap struct {
	Head
	// Fit is how wide the picture is: as wide as it needs when 0.
	Fit
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
	// Target is the level that is aimed at, counted from 1: 0 for none.
	Target int
}

// point returns the row as a value of its own.
func (r Row) point() Point { return Point{float64(r.Reached), r.State, r.Label} }

// ticks returns what the rows can reach.
func (h HeatMap) ticks(w govmaturity.Words) []Tick {
	ticks := []Tick{{0, w.Say("chart.below", "level", h.Levels[0])}}
	for i, title := range h.Levels {
		ticks = append(ticks, Tick{float64(i + 1), title})
	}
	return ticks
}

func (h HeatMap) kind() string { return "heat-map" }

func (h HeatMap) check(k *checker) {
	h.checkFit(k)
	k.label(at("topic"), h.Topic)
	k.count(at("levels"), len(h.Levels), maxTicks, "levels")
	for i, title := range h.Levels {
		k.title(at("levels").Index(i), title, "a level needs a title")
	}
	k.count(at("rows"), len(h.Rows), maxAxes, "rows")
	for i, row := range h.Rows {
		here := at("rows").Index(i)
		k.title(here.Key("title"), row.Title, "a row needs a title")
		k.label(here.Key("label"), row.Label)
		state := row.point().state()
		k.state(here.Key("state"), state)
		switch {
		case !state.HasValue() && row.Reached != 0:
			k.Add(here.Key("reached"), govmaturity.CodeNotUsed, "a row that is %s has reached no level; found %d", state, row.Reached)
		case row.Reached < 0 || row.Reached > len(h.Levels):
			k.Add(here.Key("reached"), govmaturity.CodeOutOfRange, "expected from 0 to %d levels; found %d", len(h.Levels), row.Reached)
		}
		if row.Target < 0 || row.Target > len(h.Levels) {
			k.Add(here.Key("target"), govmaturity.CodeOutOfRange, "expected one of %d levels; found %d", len(h.Levels), row.Target)
		}
	}
}

func (h HeatMap) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{cmp.Or(h.Topic, w.Say("chart.topic")), w.Say("chart.level"), w.Say("chart.levels-reached")}
	if h.aims() {
		header = append(header, w.Say("chart.target"))
	}
	for _, row := range h.Rows {
		steps := "–"
		if row.point().present() {
			steps = w.Say("chart.of", "count", row.Reached, "all", len(h.Levels))
		}
		cells := []string{row.Title, row.point().text(w, h.ticks(w)), steps}
		switch {
		case row.Target > 0:
			cells = append(cells, h.Levels[row.Target-1])
		case h.aims():
			cells = append(cells, w.Say("chart.no-target"))
		}
		rows = append(rows, cells)
	}
	return header, rows
}

// aims reports whether any row has a target.
func (h HeatMap) aims() bool {
	return slices.ContainsFunc(h.Rows, func(r Row) bool { return r.Target > 0 })
}

func (h HeatMap) describe(w govmaturity.Words) []string {
	readings := make([]reading, len(h.Rows))
	aims := make([][]string, len(h.Levels))
	for i, row := range h.Rows {
		p := row.point()
		readings[i] = reading{row.Title, p.text(w, h.ticks(w)), p.Value, p.present()}
		if row.Target > 0 {
			aims[row.Target-1] = append(aims[row.Target-1], row.Title)
		}
	}
	parts := []string{
		Label(w, w.Say("chart.rows"), w.Number(float64(len(h.Rows)), -1)), Label(w, w.Say("chart.levels"), some(w, h.Levels)), capital(extremes(w, readings)),
	}
	var targets []string
	for i, titles := range aims {
		if titles != nil {
			targets = append(targets, Brackets(w, h.Levels[i], some(w, titles)))
		}
	}
	if targets != nil {
		parts = append(parts, Label(w, w.Say("chart.target"), clauses(w, targets...)))
	}
	return parts
}

const (
	cellGap  = 3.0
	cellPad  = 7.0
	barRoom  = 18.0 // beside the word in the cell that is reached
	rowLeast = 38.0
)

func (h HeatMap) draw(c *canvas) {
	g := h.columns(c)
	titles := make([]block, len(h.Rows))
	for i, row := range h.Rows {
		titles[i] = wrap(row.Title, labelSize, g.title, ink)
	}
	y := 0.0
	if g.narrow {
		y = c.legend(h.numbers(c, g.width), 0, y, g.width) + 10
	}
	y = h.heads(c, g, y)
	for i, row := range h.Rows {
		if g.narrow {
			if i > 0 && i%headsEvery == 0 {
				y = h.heads(c, g, y)
			}
			y = h.narrowRow(c, row, titles[i], y, g)
		} else {
			y += h.row(c, row, titles[i], y, g) + cellGap
		}
	}
	if slices.ContainsFunc(h.Rows, func(r Row) bool { return !r.point().present() }) {
		c.hatching()
	}
}

// columns fits the levels into the width: under their titles, or under numbers that a list
// explains, with what is said of a row above its cells.
func (h HeatMap) columns(c *canvas) columns {
	n := float64(len(h.Levels))
	// No word is broken, in a head or in a cell that is reached.
	least := 0.0
	for _, title := range h.Levels {
		least = max(least, longestWord(title, smallSize)+6)
	}
	for _, row := range h.Rows {
		if row.point().present() {
			word := longestWord(row.point().text(c.w, h.ticks(c.w)), smallSize)
			least = max(least, word+barRoom+2*cellPad)
		}
	}
	title, wide := 230.0, 0.0
	room := 0.0
	if h.Width > 0 {
		room = h.fit(c)
		title = min(title, room/3)
	}
	for _, row := range h.Rows {
		wide = max(wide, wrap(row.Title, labelSize, title, ink).width())
	}
	g := columns{first: wide + 14, title: title, width: room}
	if h.Width == 0 {
		g.cell = 136
		switch {
		case n > 8:
			g.cell = 84
		case n > 5:
			g.cell = 108
		}
		g.cell = max(g.cell, min(least, 200))
		return g
	}
	if even := (room-g.first)/n - cellGap; even >= least {
		g.cell = min(even, 180)
		return g
	}
	return columns{cell: room/n - cellGap, title: room, width: room, narrow: true}
}

// heads writes what the columns are, and returns where the rows begin.
func (h HeatMap) heads(c *canvas, g columns, y float64) float64 {
	heads, tall, every := make([]block, len(h.Levels)), 0.0, 1
	for i, title := range h.Levels {
		if g.narrow {
			title = c.w.Number(float64(i+1), -1)
		}
		heads[i] = wrap(title, smallSize, max(g.cell-4, 30), ink)
		heads[i].bold = g.narrow
		tall = max(tall, heads[i].height())
		for g.narrow && mul(float64(every), g.cell+cellGap) < heads[i].width()+4 {
			every++
		}
	}
	for i, b := range heads {
		if i%every == 0 {
			c.text(b, g.x(i+1)+g.cell/2, y+tall-b.height(), middle, false)
		}
	}
	return y + tall + 8
}

// numbers explain the numbers of the levels.
func (h HeatMap) numbers(c *canvas, width float64) []key {
	var keys []key
	for i, title := range h.Levels {
		b := wrap(c.w.Number(float64(i+1), -1), smallSize, width, ink)
		b.bold = true
		keys = append(keys, key{func(x, y float64) { c.text(b, x, y-b.height()/2, start, false) }, b.width(), title})
	}
	return keys
}

// narrowRow draws a row below its title and what is said of it, and returns its lower edge.
func (h HeatMap) narrowRow(c *canvas, row Row, title block, y float64, g columns) float64 {
	const height = 24.0
	p := row.point()
	c.text(title, 0, y, start, false)
	y += title.height() + 1
	said := wrap(p.text(c.w, h.ticks(c.w)), smallSize, g.width, quiet)
	c.text(said, 0, y, start, false)
	y += said.height() + 3
	if p.present() {
		h.cells(c, row, block{}, y, height, g)
	} else {
		h.nothing(c, row, block{}, y, height, g)
	}
	return y + height + 11
}

// columns are where the cells of a heat map lie.
type columns struct {
	first, cell float64 // where the first column begins, and how wide each is
	title       float64 // how wide the titles of rows can be
	width       float64 // of all, where it is given
	narrow      bool    // titles stand above the cells, and no word in them
}

// x returns where a level begins, counted from 1.
func (g columns) x(level int) float64 { return g.first + mul(float64(level-1), g.cell+cellGap) }

// beside returns the wider side of a target, which is free for words: all cells
// when there is no target, or no other cell.
func (g columns) beside(target, levels int) (x, width float64) {
	from, to := 1, levels+1
	switch {
	case target == 0 || levels == 1:
	case target-1 >= levels-target:
		to = target
	default:
		from = target + 1
	}
	return g.x(from), g.x(to) - cellGap - g.x(from)
}

// row draws one row and returns its height.
func (h HeatMap) row(c *canvas, row Row, title block, y float64, g columns) float64 {
	p := row.point()
	n := len(h.Levels)
	width, colour := g.cell-2*cellPad, quiet
	_, inkOf := ramp(max(row.Reached, 1)-1, n)
	switch {
	case !p.present():
		_, room := g.beside(row.Target, n)
		width, colour = max(room-40, 60), ink
	case row.Reached > 0:
		width, colour = g.cell-barRoom-2*cellPad, inkOf
	}
	word := wrap(p.text(c.w, h.ticks(c.w)), smallSize, width, colour)
	height := max(rowLeast, title.height()+10, word.height()+12)
	c.text(title, 0, y+(height-title.height())/2, start, false)
	if p.present() {
		h.cells(c, row, word, y, height, g)
	} else {
		h.nothing(c, row, word, y, height, g)
	}
	return height
}

// nothing draws a row without a value.
func (h HeatMap) nothing(c *canvas, row Row, word block, y, height float64, g columns) {
	whole := g.x(len(h.Levels)+1) - cellGap - g.first
	c.rect(g.first, y, whole, height, attr("fill", "url(#"+c.id+"-none)"), attr("stroke", rule), attrN("rx", 2))
	if row.Target > 0 {
		c.target(g.x(row.Target), y, g.cell, height, paper, frame)
	}
	if g.narrow {
		return
	}
	x, room := g.beside(row.Target, len(h.Levels))
	x, width, top := x+room/2, word.width()+16, y+(height-word.height())/2
	c.rect(x-width/2, top-4, width, word.height()+8, attr("fill", paper), attrN("rx", 2))
	c.text(word, x, top, middle, false)
}

// cells draws the levels that are passed, reached and not reached.
func (h HeatMap) cells(c *canvas, row Row, word block, y, height float64, g columns) {
	top := y + (height-word.height())/2
	fill, inkOf := ramp(max(row.Reached, 1)-1, len(h.Levels))
	for level := 1; level <= len(h.Levels); level++ {
		x := g.x(level)
		switch {
		case level == row.Reached:
			c.rect(x, y, g.cell, height, attr("fill", fill), attr("stroke", frame), attrN("stroke-width", 1.25), attrN("rx", 2))
			if !g.narrow {
				h.bars(c, level, x+cellPad, y, height, inkOf)
				c.text(word, x+barRoom+(g.cell-barRoom)/2, top, middle, false)
			} else if g.cell >= barRoom {
				h.bars(c, level, x+(g.cell-barRoom+cellPad)/2, y, height, inkOf)
			}
		case level < row.Reached:
			c.rect(x, y, g.cell, height, attr("fill", tint), attr("stroke", rule), attrN("rx", 2))
			if g.cell >= 14 {
				c.tick(x+g.cell/2, y+height/2)
			}
		default:
			c.rect(x, y, g.cell, height, attr("fill", paper), attr("stroke", rule), attrN("rx", 2))
		}
	}
	if row.Reached == 0 && !g.narrow {
		c.text(word, g.first+g.cell/2, top, middle, false)
	}
	switch row.Target {
	case 0:
	case row.Reached:
		c.target(g.x(row.Target), y, g.cell, height, "none", inkOf)
	default:
		c.target(g.x(row.Target), y, g.cell, height, "none", frame)
	}
}

// bars draws as many bars as levels are reached, from below.
func (h HeatMap) bars(c *canvas, level int, x, y, height float64, colour string) {
	pitch := (min(height, rowLeast) - 12) / float64(max(len(h.Levels), 4))
	foot := y + height/2 + (min(height, rowLeast)-12)/2
	for i := range level {
		c.rect(x, foot-mul(float64(i+1), pitch), barRoom-cellPad, mul(pitch, 0.6), attr("fill", colour))
	}
}

// tick draws a check mark, which looks the same in every language.
func (c *canvas) tick(x, y float64) {
	c.path([]place{{x + c.x(-5), y}, {x + c.x(-1.5), y + 4}, {x + c.x(5.5), y - 4.5}}, false,
		attr("fill", "none"), attr("stroke", quiet), attrN("stroke-width", 1.75))
}

// target frames the inside of a cell with dashes.
func (c *canvas) target(x, y, width, height float64, fill, colour string) {
	inset := min(3.5, width/4)
	c.rect(x+inset, y+inset, width-mul(2, inset), height-mul(2, inset), attr("fill", fill), attr("stroke", colour),
		attrN("stroke-width", 1.75), attr("stroke-dasharray", "5 3"), attrN("rx", 2))
}

// keys explain the check marks and the targets, when there are some.
func (h HeatMap) keys(c *canvas) []key {
	const width, height = 24.0, 16.0
	var keys []key
	if slices.ContainsFunc(h.Rows, func(r Row) bool { return r.Reached > 1 }) {
		keys = append(keys, key{func(x, y float64) {
			c.rect(x, y-height/2, width, height, attr("fill", tint), attr("stroke", rule), attrN("rx", 2))
			c.tick(x+width/2, y)
		}, width, c.w.Say("chart.passed")})
	}
	if h.aims() {
		keys = append(keys, key{func(x, y float64) {
			c.target(x-3.5, y-height/2-3.5, width+7, height+7, "none", frame)
		}, width, c.w.Say("chart.target")})
	}
	return keys
}
