package drawing

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
)

// Risks shows risks by likelihood and impact: where each was before anything was
// done, and where it is now. Risks have numbers, which a list explains.
type Risks struct {
	Head
	Fit
	Topic   string
	Columns []string
	Summary []string
	// Up and Across are what the rows and the columns are, and UpLevels and
	// AcrossLevels their levels, from the lowest.
	Up, Across             string
	UpLevels, AcrossLevels []string
	// Bands are the classes of cells, from the lowest.
	Bands []string
	// Cells are all cells: for each level of Up, from the lowest, one for each of
	// Across.
	Cells [][]RisksCell
	// Appetite explains the line between what is taken knowingly and what is not.
	Appetite string
	// Before and Now explain numbers in brackets and others, and Warning the sign.
	Before, Now, Warning string
	// Apart is the heading of those that have no cell.
	Apart string
	Items []RisksItem
}

// RisksCell is one pair of likelihood and impact.
type RisksCell struct {
	// Band is its class, counted from 1: 0 for none.
	Band int
	// Above says that it is above what is taken knowingly.
	Above bool
}

// RisksItem is one risk.
type RisksItem struct {
	Title string
	// Before and Now are where it was and where it is. Where only one is known, that is
	// where it is.
	Before, Now *RisksPlace
	// Cells are those of the table. The first one says how large it is now.
	Cells  []string
	Lines  []string
	Warned bool
}

// RisksPlace is the cell of a risk, by the places of its levels, from 0.
type RisksPlace struct{ Up, Across int }

// place returns where a risk is now.
func (i RisksItem) place() *RisksPlace {
	if i.Now == nil {
		return i.Before
	}
	return i.Now
}

// moved reports whether a risk was in another cell.
func (i RisksItem) moved() bool { return i.Before != nil && i.Now != nil && *i.Before != *i.Now }

func (r Risks) kind() string { return "risks" }

func (r Risks) check(k *checker) {
	r.checkFit(k)
	k.label(at("topic"), r.Topic)
	k.checkSummary(r.Summary)
	k.title(at("apart"), r.Apart, "those without a cell need a heading")
	k.label(at("appetite"), r.Appetite)
	for key, levels := range map[string][]string{"up": r.UpLevels, "across": r.AcrossLevels} {
		k.count(at(key+"Levels"), len(levels), maxRisksLevels, "levels")
		for i, title := range levels {
			k.title(at(key+"Levels").Index(i), title, "a level needs a title")
		}
	}
	k.title(at("up"), r.Up, "the rows need a title")
	k.title(at("across"), r.Across, "the columns need a title")
	if len(r.Bands) > maxTicks {
		k.Add(at("bands"), govmaturity.CodeTooManyValues, "at most %d can be told apart; found %d", maxTicks, len(r.Bands))
	}
	for i, title := range r.Bands {
		k.title(at("bands").Index(i), title, "a band needs a title")
	}
	if len(r.Cells) != len(r.UpLevels) {
		k.Add(at("cells"), govmaturity.CodeWrongCount, "expected a row for each of the %d levels; found %d", len(r.UpLevels), len(r.Cells))
	}
	for i, row := range r.Cells {
		if len(row) != len(r.AcrossLevels) {
			k.Add(at("cells").Index(i), govmaturity.CodeWrongCount, "expected a cell for each of the %d levels; found %d", len(r.AcrossLevels), len(row))
		}
		for j, cell := range row {
			if cell.Band < 0 || cell.Band > len(r.Bands) {
				k.Add(at("cells").Index(i).Index(j), govmaturity.CodeOutOfRange, "expected from 0 to %d bands; found %d", len(r.Bands), cell.Band)
			}
		}
	}
	k.count(at("columns"), len(r.Columns), maxTicks, "columns")
	k.count(at("items"), len(r.Items), MaxListed, "items")
	for i, item := range r.Items[:min(len(r.Items), MaxListed)] {
		here := at("items").Index(i)
		k.title(here.Key("title"), item.Title, "an item needs a title")
		k.cells(here, item.Cells, len(r.Columns))
		k.lines(here.Key("lines"), item.Lines)
		for key, p := range map[string]*RisksPlace{"before": item.Before, "now": item.Now} {
			if p != nil && (p.Up < 0 || p.Up >= len(r.UpLevels) || p.Across < 0 || p.Across >= len(r.AcrossLevels)) {
				k.Add(here.Key(key), govmaturity.CodeUnknownReference, "there is no cell %d, %d", p.Up, p.Across)
			}
		}
	}
}

// maxRisksLevels is how many levels of likelihood, or of impact, find room.
const maxRisksLevels = 7

func (r Risks) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = append([]string{cmp.Or(r.Topic, w.Say("chart.topic"))}, r.Columns...)
	for _, item := range r.Items {
		rows = append(rows, append([]string{item.Title}, item.Cells...))
	}
	return header, rows
}

func (r Risks) describe(w govmaturity.Words) []string {
	parts := append(told(r.Summary), Label(w, w.Say("chart.rows"), w.List(r.Up, some(w, r.UpLevels))), Label(w, w.Say("chart.columns"), w.List(r.Across, some(w, r.AcrossLevels))))
	var all []string
	for _, item := range r.Items {
		all = append(all, Brackets(w, item.Title, item.Cells[0]))
	}
	return append(parts, some(w, all))
}

// list returns the risks: those that have a cell, and the others.
func (r Risks) list(w govmaturity.Words) []section {
	var with, without section
	with.heading, without.heading = cmp.Or(r.Topic, w.Say("chart.topic")), r.Apart
	for i, item := range r.Items {
		row := numbered{number: i + 1, title: item.Title}
		for j, s := range item.Lines {
			sign := SignNone
			if item.Warned && j == len(item.Lines)-1 {
				sign = SignShort
			}
			row.lines = append(row.lines, said{sign, s})
		}
		if item.place() == nil {
			without.rows = append(without.rows, row)
		} else {
			with.rows = append(with.rows, row)
		}
	}
	var out []section
	for _, s := range []section{with, without} {
		if s.rows != nil {
			out = append(out, s)
		}
	}
	return out
}

func (r Risks) draw(c *canvas) {
	room := r.fit(c)
	y := c.summary(r.Summary, room)
	width := room
	if room >= beside {
		width = min(room*0.6, 640)
	}
	bottom := r.cells(c, y, width)
	c.beside(r.list(c.w), y, width, bottom, room)
}

// keys explain shades, numbers, arrows and the line.
func (r Risks) keys(c *canvas) []key {
	var keys []key
	for i, title := range r.Bands {
		keys = append(keys, key{func(x, y float64) {
			fill, word := r.shade(i + 1)
			c.rect(x, y-8, 26, 16, attr("fill", fill), attr("stroke", frame), attrN("rx", 2))
			b := wrap(c.w.Number(float64(i+1), -1), smallSize, 26, word)
			c.text(b, x+13, y-b.height()/2, middle, false)
		}, 26, title})
	}
	text := func(s string, bold bool, words string) {
		b := wrap(s, smallSize, 40, ink)
		b.bold = bold
		keys = append(keys, key{func(x, y float64) { c.text(b, x, y-b.height()/2, start, false) }, b.width(), words})
	}
	moved, warned, line := false, false, false
	for _, item := range r.Items {
		moved, warned = moved || item.moved(), warned || item.Warned
	}
	for _, row := range r.Cells {
		for _, cell := range row {
			line = line || cell.Above
		}
	}
	one := c.w.Number(1, -1)
	text(one, true, r.Now)
	if moved {
		text(Brackets(c.w, "", one), false, r.Before)
		keys = append(keys, key{func(x, y float64) { c.way([]place{{x, y}, {x + 24, y}}) }, 26, c.w.Say("chart.moved-to")})
	}
	if line && r.Appetite != "" {
		keys = append(keys, key{func(x, y float64) { c.border(place{x, y}, place{x + 26, y}) }, 26, r.Appetite})
	}
	if warned {
		keys = append(keys, key{func(x, y float64) { c.sign(SignShort, x, y) }, 14, r.Warning})
	}
	return keys
}
