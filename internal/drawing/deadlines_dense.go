package drawing

import (
	"math"
	"strings"
)

// denseBar is how high a bar is in a row of one line.
const denseBar = 9.0

// dense draws all rows with one line each. Bars that look alike are one path, on whole
// pixels, and all titles are one text: a chart of hundreds of rows stays small.
func (g Deadlines) dense(c *canvas, l lanes, rows []float64) {
	g.denseTitles(c, l, rows)
	var runs, ends, arrows, done, marks strokes
	for i, d := range g.Rows {
		y := math.Round(rows[i] + denseRow/2)
		from, early, late := math.Round(l.x(d.From)), math.Round(l.x(d.Early)), math.Round(l.x(d.Late))
		if early > from {
			runs.add(c, true, place{from, y - 4}, place{early, y - 4}, place{early, y + 5}, place{from, y + 5})
		}
		if d.Open {
			tip := max(late, from+denseBar)
			arrows.add(c, false, place{tip - 5, y - 5}, place{tip, y}, place{tip - 5, y + 5})
		} else {
			end := max(late, early+3)
			ends.add(c, true, place{early, y - 4}, place{end, y - 4}, place{end, y + 5}, place{early, y + 5})
		}
		if to := math.Round(from + mul(late-from, d.Done)); to > from+2 {
			done.add(c, false, place{from, y}, place{to, y})
		}
		for _, m := range d.Marks {
			x := math.Round(l.x(m))
			marks.add(c, true, place{x, y - 5}, place{x + 5, y}, place{x, y + 5}, place{x - 5, y})
		}
	}
	runs.draw(c, attr("fill", tint), attr("stroke", frame), attrN("stroke-width", 1.25))
	if ends.any {
		c.hatching()
	}
	ends.draw(c, attr("fill", "url(#"+c.id+"-none)"), attr("stroke", ink), attrN("stroke-width", 1.25))
	arrows.draw(c, attr("fill", "none"), attr("stroke", ink), attrN("stroke-width", 2))
	done.draw(c, attr("fill", "none"), attr("stroke", seriesColours[0]), attrN("stroke-width", 3))
	marks.draw(c, attr("fill", seriesColours[0]), attr("stroke", paper), attrN("stroke-width", 1))
}

// strokes are lines that look alike, in one path.
type strokes struct {
	o   outline
	any bool
}

func (s *strokes) add(c *canvas, closed bool, places ...place) {
	s.any = true
	for i, at := range places {
		c.see(at.x, at.y, 1)
		if i == 0 {
			s.o.move(c.x(at.x), at.y)
		} else {
			s.o.line(c.x(at.x), at.y)
		}
	}
	if closed {
		s.o.close()
	}
}

func (s *strokes) draw(c *canvas, attrs ...attribute) {
	if s.any {
		c.b.empty("path", append([]attribute{attr("d", s.o.String())}, attrs...)...)
	}
}

// denseTitles writes the titles, each cut to its line, and a sign before what is
// overdue.
func (g Deadlines) denseTitles(c *canvas, l lanes, rows []float64) {
	first := rows[0] + mul(smallSize, 0.95) + 1
	c.b.tag("text", []attribute{attrN("x", 0), attrN("y", first), attrN("font-size", smallSize), attr("fill", ink)})
	c.b.b.WriteString(">")
	for i, d := range g.Rows {
		indent := d.indent()
		b := cut(d.Title, smallSize, (l.title-indent)/boldShare)
		c.see(indent, rows[i], 0)
		c.see(indent+b.width(), rows[i]+denseRow, 0)
		at := []attribute{attrN("x", c.x(indent))}
		if i > 0 {
			at = append(at, attrN("dy", denseRow))
		}
		if d.Whole {
			at = append(at, attr("font-weight", "bold"))
		}
		c.b.tag("tspan", at)
		c.b.b.WriteString(">" + escape(b.lines[0]) + "</tspan>")
	}
	c.b.b.WriteString("</text>\n")
	for i, d := range g.Rows {
		if d.Overdue {
			c.sign(SignAlone, d.indent()-signRoom, rows[i]+denseRow/2)
		}
	}
}

// cut is a text of one line, with three dots where there was more.
func cut(s string, size, width float64) block {
	b := wrap(s, size, width, ink)
	if len(b.lines) == 1 {
		return b
	}
	b = wrap(s, size, width-textWidth("…", size), ink)
	line := b.lines[0]
	at := strings.TrimRight(line, "\u2069")
	b.lines = []string{at + "…" + line[len(at):]}
	return b
}
