package drawing

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Plane shows things by two values: each has a place on a plane that two
// thresholds part in four. Places have numbers, which a list explains.
type Plane struct {
	Head
	Fit
	// Topic is what the things are, as the table's first header, and Columns are its
	// others.
	Topic   string
	Columns []string
	// Summary are sentences above the plane.
	Summary []string
	// Across runs in the direction of reading, and Up upwards.
	Across, Up PlaneAxis
	// Quarters are what the four parts are called: where both values are high, where
	// the one that runs up is, where the other is, and where neither is.
	Quarters [4]string
	// Apart is the heading of those that have no place.
	Apart string
	// Steps is how long the bars are of those that have one.
	Steps int
	// Now, Wanted and Warning explain the bars, and the sign beside a number.
	Now, Wanted, Warning string
	Items                []PlaneItem
}

// PlaneAxis is one of the two values.
type PlaneAxis struct {
	Title     string
	Range     govmaturity.Range
	Threshold float64
	// Low, Middle and High are what people read at the ends and at the threshold.
	Low, Middle, High string
}

// PlaneItem is one thing on a plane.
type PlaneItem struct {
	Title string
	// Placed says that both values are known: X across, and Y up.
	Placed bool
	X, Y   float64
	// HighX and HighY say on which side of the thresholds it is, and Tie that it was
	// on one.
	HighX, HighY, Tie bool
	// Cells are those of the table. The first one says in which quarter it is, or why
	// it has no place.
	Cells []string
	// Barred says that it has a bar, from 0 to Now, with a mark at Wanted: below 0,
	// nothing is known.
	Barred      bool
	Now, Wanted int
	// Lines are said of it, and Warned gives it a sign, in the plane as well.
	Lines  []string
	Warned bool
}

const (
	// MaxListed is how many things a plane, or circles, can show: more are a table.
	MaxListed  = 200
	beside     = 700.0 // from here on a list stands beside its picture
	besideGap  = 28.0
	mostLines  = 8 // said of one thing
	pillHeight = 20.0
)

func (p Plane) kind() string { return "plane" }

// quarter returns the place of its quarter in the list of them.
func (i PlaneItem) quarter() int {
	switch {
	case i.HighX && i.HighY:
		return 0
	case i.HighY:
		return 1
	case i.HighX:
		return 2
	}
	return 3
}

func (p Plane) check(k *checker) {
	p.checkFit(k)
	k.label(at("topic"), p.Topic)
	k.title(at("apart"), p.Apart, "those without a place need a heading")
	k.checkSummary(p.Summary)
	for i, title := range p.Quarters {
		k.title(at("quarters").Index(i), title, "a quarter needs a title")
	}
	for key, a := range map[string]PlaneAxis{"across": p.Across, "up": p.Up} {
		here := at(key)
		k.title(here.Key("title"), a.Title, "an axis needs a title")
		for name, s := range map[string]string{"low": a.Low, "middle": a.Middle, "high": a.High} {
			k.label(here.Key(name), s)
		}
		if k.span(here.Key("range"), a.Range) && k.number(here.Key("threshold"), a.Threshold) && !a.Range.Contains(a.Threshold) {
			k.Add(here.Key("threshold"), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", a.Range.Min, a.Range.Max, a.Threshold)
		}
	}
	if p.Steps < 1 || p.Steps > maxTicks {
		k.Add(at("steps"), govmaturity.CodeOutOfRange, "expected from 1 to %d steps; found %d", maxTicks, p.Steps)
	}
	k.count(at("columns"), len(p.Columns), maxTicks, "columns")
	k.count(at("items"), len(p.Items), MaxListed, "items")
	for i, item := range p.Items[:min(len(p.Items), MaxListed)] {
		p.checkItem(k, at("items").Index(i), item)
	}
}

func (p Plane) checkItem(k *checker, here govmaturity.Path, item PlaneItem) {
	k.title(here.Key("title"), item.Title, "an item needs a title")
	k.cells(here, item.Cells, len(p.Columns))
	if item.Placed {
		for key, v := range map[string]struct {
			value float64
			axis  PlaneAxis
		}{"x": {item.X, p.Across}, "y": {item.Y, p.Up}} {
			if k.number(here.Key(key), v.value) && !v.axis.Range.Contains(v.value) {
				k.Add(here.Key(key), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", v.axis.Range.Min, v.axis.Range.Max, v.value)
			}
		}
	}
	if item.Now > p.Steps || item.Wanted > p.Steps {
		k.Add(here.Key("now"), govmaturity.CodeOutOfRange, "a bar has %d steps; found %d, and %d wanted", p.Steps, item.Now, item.Wanted)
	}
	k.lines(here.Key("lines"), item.Lines)
}

// cells checks a row of a table, whose first cell says where something is.
func (k *checker) cells(here govmaturity.Path, cells []string, columns int) {
	if len(cells) != columns {
		k.Add(here.Key("cells"), govmaturity.CodeWrongCount, "expected one cell for each of the %d columns; found %d", columns, len(cells))
		return
	}
	for i, cell := range cells {
		k.text(here.Key("cells").Index(i), cell, maxProse)
	}
	if columns > 0 {
		k.title(here.Key("cells").Index(0), cells[0], "the first cell says where it is")
	}
}

// lines checks what is said of something.
func (k *checker) lines(here govmaturity.Path, lines []string) {
	if len(lines) > mostLines {
		k.Add(here, govmaturity.CodeTooManyValues, "at most %d lines; found %d", mostLines, len(lines))
		return
	}
	for i, s := range lines {
		k.label(here.Index(i), s)
	}
}

// ordered returns the items in the order of their numbers: by quarter, and in each
// from the highest down. Those at one place have numbers that follow one another.
func (p Plane) ordered() []PlaneItem {
	items := slices.Clone(p.Items)
	slices.SortStableFunc(items, func(a, b PlaneItem) int {
		switch {
		case a.Placed != b.Placed:
			if a.Placed {
				return -1
			}
			return 1
		case !a.Placed:
			return 0
		}
		return cmp.Or(cmp.Compare(a.quarter(), b.quarter()), cmp.Compare(b.Y, a.Y), cmp.Compare(b.X, a.X))
	})
	return items
}

func (p Plane) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = append([]string{cmp.Or(p.Topic, w.Say("chart.topic"))}, p.Columns...)
	for _, item := range p.Items {
		rows = append(rows, append([]string{item.Title}, item.Cells...))
	}
	return header, rows
}

func (p Plane) describe(w govmaturity.Words) []string {
	parts := told(p.Summary)
	var in [4][]string
	var apart []string
	for _, item := range p.ordered() {
		if item.Placed {
			in[item.quarter()] = append(in[item.quarter()], item.Title)
		} else {
			apart = append(apart, Brackets(w, item.Title, item.Cells[0]))
		}
	}
	for i, titles := range in {
		if titles != nil {
			parts = append(parts, Label(w, p.Quarters[i], some(w, titles)))
		}
	}
	if apart != nil {
		parts = append(parts, Label(w, p.Apart, some(w, apart)))
	}
	return parts
}

// list returns the items under the headings of their quarters.
func (p Plane) list(w govmaturity.Words) []section {
	headings := append(slices.Clone(p.Quarters[:]), p.Apart)
	all := make([]section, len(headings))
	for i, item := range p.ordered() {
		at := len(all) - 1
		row := numbered{title: item.Title, lines: p.lines(item)}
		if item.Placed {
			at, row.number = item.quarter(), i+1
		}
		if item.Barred {
			row.strip = &strip{steps: p.Steps, low: max(item.Now, 0), high: max(item.Now, 0), mark: max(item.Wanted, 0)}
			if item.Now < 0 {
				row.strip.high = p.Steps
			}
		}
		all[at].rows = append(all[at].rows, row)
	}
	var out []section
	for i, s := range all {
		if len(s.rows) > 0 {
			s.heading = Brackets(w, headings[i], w.Number(float64(len(s.rows)), -1))
			out = append(out, s)
		}
	}
	return out
}

func (p Plane) lines(item PlaneItem) []said {
	var out []said
	if !item.Placed {
		out = append(out, said{"", item.Cells[0]})
	}
	for i, s := range item.Lines {
		sign := SignNone
		if item.Warned && i == len(item.Lines)-1 {
			sign = SignShort
		}
		out = append(out, said{sign, s})
	}
	return out
}

func (p Plane) draw(c *canvas) {
	room := p.fit(c)
	y := c.summary(p.Summary, room)
	width := room
	if room >= beside {
		width = min(room/2, 520)
	}
	bottom := p.plane(c, y, width)
	c.beside(p.list(c.w), y, width, bottom, room)
}

// keys explain frames, signs and bars.
func (p Plane) keys(c *canvas) []key {
	var keys []key
	tie, warned := false, false
	var bars []strip
	for _, s := range p.list(c.w) {
		for _, r := range s.rows {
			if r.strip != nil {
				bars = append(bars, *r.strip)
			}
		}
	}
	for _, item := range p.Items {
		tie = tie || item.Placed && item.Tie
		warned = warned || item.Warned
	}
	frameKey := func(words string, attrs ...attribute) {
		keys = append(keys, key{func(x, y float64) {
			c.rect(x+1, y-8, 28, 16, append([]attribute{attr("fill", paper), attr("stroke", ink), attrN("rx", 8)}, attrs...)...)
		}, 30, words})
	}
	if p.crowded(c) {
		frameKey(c.w.Say("chart.one-place"), attrN("stroke-width", 2.5))
	}
	if tie {
		frameKey(c.w.Say("chart.on-threshold"), attr("stroke-dasharray", "3 2"))
	}
	if warned {
		keys = append(keys, key{func(x, y float64) { c.sign(SignShort, x, y) }, 14, p.Warning})
	}
	return append(keys, c.stripKeys(bars, p.Now, c.w.Say("chart.unknown"), p.Wanted, "")...)
}
