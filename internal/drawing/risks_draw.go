package drawing

import (
	"slices"
	"strings"
)

// risksGrid is where the cells of risks lie.
type risksGrid struct {
	Risks
	first, cell float64 // where the first column begins, and how wide each is
	named       bool    // the columns have their titles as heads, and else numbers
	beside      bool    // the rows have their titles beside them, and else numbers
	tops        []float64
	heights     []float64 // by level, from the lowest
	ways        []risksWay
}

// risksWay is an arrow from a cell to another, for all risks that went it.
type risksWay struct{ from, to RisksPlace }

const (
	track0    = 4.0
	trackGap  = 4.5
	risksCell = 52.0
	risksGap  = 5.0 // between cells, for the line of the appetite
)

// tracks is how many arrows run side by side: in narrow cells they share one.
func (g risksGrid) tracks() int {
	if g.cell < 44 {
		return 1
	}
	return 3
}

// lane is how much of a cell is free of text, at its end and below: arrows run there,
// each in one of the tracks.
func (g risksGrid) lane() float64 { return 2*track0 + mul(float64(g.tracks()-1), trackGap) }

// shade returns the colours of a band, counted from 1.
func (r Risks) shade(band int) (fill, text string) {
	if band == 0 {
		return paper, ink
	}
	return ramp(band-1, len(r.Bands))
}

// texts returns what stands in a cell: the numbers of those that are there, and of
// those that were.
func (g risksGrid) texts(c *canvas, at RisksPlace) (now, before block) {
	var here, were []int
	for i, item := range g.Items {
		if p := item.place(); p != nil && *p == at {
			here = append(here, i+1)
		}
		if item.moved() && *item.Before == at {
			were = append(were, i+1)
		}
	}
	_, colour := g.shade(g.Cells[at.Up][at.Across].Band)
	room := g.cell - g.lane() - 6
	if here != nil {
		now = wrap(ranges(c.w, here), smallSize, room/boldShare, colour)
		now.bold = true
	}
	if were != nil {
		before = wrap(Brackets(c.w, "", ranges(c.w, were)), smallSize, room, colour)
	}
	return now, before
}

// lay fits the cells into a width.
func (r Risks) lay(c *canvas, width float64) risksGrid {
	g := risksGrid{Risks: r, beside: width >= 480, first: 22}
	if g.beside {
		for _, title := range r.UpLevels {
			g.first = max(g.first, wrap(title, smallSize, min(120, width/4), ink).width()+10)
		}
	}
	n := float64(len(r.AcrossLevels))
	g.cell = (width-g.first)/n - risksGap
	g.cell = min(g.cell, 130)
	g.named = true
	for _, title := range r.AcrossLevels {
		for _, piece := range pieces(title) {
			g.named = g.named && textWidth(strings.TrimRight(piece, " "), smallSize) <= g.cell-2
		}
	}
	for _, item := range r.Items {
		if way := (risksWay{}); item.moved() {
			way.from, way.to = *item.Before, *item.Now
			if !slices.Contains(g.ways, way) {
				g.ways = append(g.ways, way)
			}
		}
	}
	for up := range r.UpLevels {
		tall := 0.0
		for across := range r.AcrossLevels {
			now, before := g.texts(c, RisksPlace{up, across})
			tall = max(tall, now.height()+before.height())
		}
		g.heights = append(g.heights, max(risksCell, tall+g.lane()+18))
	}
	g.tops = make([]float64, len(r.UpLevels))
	return g
}

func (g risksGrid) x(across int) float64 { return g.first + mul(float64(across), g.cell+risksGap) }

// cells draws the cells with what is in them, and returns the lower edge.
func (r Risks) cells(c *canvas, y, width float64) float64 {
	g := r.lay(c, width)
	y = g.heads(c, y, width)
	for up := len(r.UpLevels) - 1; up >= 0; up-- {
		title := wrap(r.UpLevels[up], smallSize, g.first-8, ink)
		if !g.beside {
			title = wrap(c.w.Number(float64(up+1), -1), smallSize, g.first, ink)
			title.bold = true
		}
		g.heights[up] = max(g.heights[up], title.height()+4)
		c.text(title, 0, y+(g.heights[up]-title.height())/2, start, false)
		g.tops[up] = y
		for across := range r.AcrossLevels {
			g.fill(c, RisksPlace{up, across})
		}
		y += g.heights[up] + risksGap
	}
	g.line(c)
	for i, way := range g.ways {
		c.way(g.route(way, i%g.tracks()))
	}
	return y
}

// heads writes what rows and columns are.
func (g risksGrid) heads(c *canvas, y, width float64) float64 {
	y = g.head(c, g.Up, g.UpLevels, !g.beside, false, y, width)
	y = g.head(c, g.Across, g.AcrossLevels, !g.named, true, y, width) + 4
	tall := 0.0
	all := make([]block, len(g.AcrossLevels))
	for j, title := range g.AcrossLevels {
		if g.named {
			all[j] = wrap(title, smallSize, g.cell-2, ink)
		} else {
			all[j] = wrap(c.w.Number(float64(j+1), -1), smallSize, g.cell, ink)
			all[j].bold = true
		}
		tall = max(tall, all[j].height())
	}
	for j, b := range all {
		c.text(b, g.x(j)+g.cell/2, y+tall-b.height(), middle, false)
	}
	return y + tall + 5
}

// head writes what the levels are of, with an arrow the way they rise, and what
// their numbers mean where they have numbers.
func (g risksGrid) head(c *canvas, title string, levels []string, numbers, across bool, y, width float64) float64 {
	b := wrap(title, labelSize, (width-24)/boldShare, ink)
	b.bold = true
	c.text(b, 0, y, start, false)
	at := place{b.width() + 12, y + b.height()/2}
	if across {
		c.arrow(place{at.x - 4, at.y}, place{at.x + 10, at.y})
	} else {
		c.arrow(place{at.x, at.y + 6}, place{at.x, at.y - 6})
	}
	y += b.height() + 3
	if !numbers {
		return y
	}
	var keys []key
	for i, level := range levels {
		b := wrap(c.w.Number(float64(i+1), -1), smallSize, width, ink)
		b.bold = true
		keys = append(keys, key{func(x, y float64) { c.text(b, x, y-b.height()/2, start, false) }, b.width(), level})
	}
	return c.legend(keys, 0, y, width) + 8
}

// fill draws a cell with the numbers in it.
func (g risksGrid) fill(c *canvas, at RisksPlace) {
	x, y := g.x(at.Across), g.tops[at.Up]
	cell := g.Cells[at.Up][at.Across]
	fill, _ := g.shade(cell.Band)
	c.rect(x, y, g.cell, g.heights[at.Up], attr("fill", fill), attr("stroke", frame), attrN("rx", 2))
	now, before := g.texts(c, at)
	y += 4
	write := func(b block) {
		if len(b.lines) > 0 {
			c.text(b, x+4, y, start, false)
			y += b.height() + 1
		}
	}
	if len(now.lines) == 0 {
		write(before)
		return
	}
	var titles []string
	said := ""
	for _, item := range g.Items {
		if p := item.place(); p != nil && *p == at {
			titles, said = append(titles, item.Title), item.Cells[0]
		}
	}
	c.titled(Label(c.w, some(c.w, titles), said), func() { write(now) })
	write(before)
}

// line draws the border of what is taken knowingly.
func (g risksGrid) line(c *canvas) {
	const half = risksGap / 2
	if g.Appetite == "" {
		return
	}
	for up, row := range g.Cells {
		for across, cell := range row {
			x, y := g.x(across), g.tops[up]
			if across+1 < len(row) && cell.Above != row[across+1].Above {
				c.border(place{x + g.cell + half, y - half}, place{x + g.cell + half, y + g.heights[up] + half})
			}
			if up > 0 && cell.Above != g.Cells[up-1][across].Above {
				below := y + g.heights[up] + half
				c.border(place{x - half, below}, place{x + g.cell + half, below})
			}
		}
	}
}

// border draws a piece of that border.
func (c *canvas) border(from, to place) {
	c.line(from.x, from.y, to.x, to.y, attr("stroke", ink), attrN("stroke-width", 3.5))
}

// route returns the corners of an arrow: along the lane of the column that it comes
// from, and then along that of the row that it goes to.
func (g risksGrid) route(w risksWay, track int) []place {
	off := track0 + mul(float64(track), trackGap)
	lanes := func(p RisksPlace) place {
		return place{g.x(p.Across) + g.cell - off, g.tops[p.Up] + g.heights[p.Up] - off}
	}
	from, to := lanes(w.from), lanes(w.to)
	if w.to.Across > w.from.Across {
		to.x = g.x(w.to.Across) + 12
	}
	switch {
	case w.from.Across == w.to.Across:
		return []place{from, {from.x, to.y}}
	case w.from.Up == w.to.Up:
		return []place{from, to}
	}
	return []place{from, {from.x, to.y}, to}
}

// way draws an arrow along corners, with a light edge, so that it is seen on dark
// cells.
func (c *canvas) way(corners []place) {
	for _, attrs := range [][]attribute{{attr("stroke", paper), attrN("stroke-width", 4.5)}, {attr("stroke", ink), attrN("stroke-width", 1.75)}} {
		for i := 1; i < len(corners); i++ {
			a, b := corners[i-1], corners[i]
			c.line(a.x, a.y, b.x, b.y, attrs...)
		}
	}
	c.circle(corners[0].x, corners[0].y, 2.5, attr("fill", ink), attr("stroke", paper))
	last, before := corners[len(corners)-1], corners[len(corners)-2]
	d := place{last.x - before.x, last.y - before.y}
	length := d.length()
	if length == 0 {
		return
	}
	d = d.times(1 / length)
	const back, half = 8.0, 4.0
	base := place{last.x - mul(d.x, back), last.y - mul(d.y, back)}
	c.path([]place{last, {base.x - mul(d.y, half), base.y + mul(d.x, half)}, {base.x + mul(d.y, half), base.y - mul(d.x, half)}}, true,
		attr("fill", ink), attr("stroke", paper), attrN("stroke-width", 1))
}
