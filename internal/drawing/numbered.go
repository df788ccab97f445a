package drawing

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// numbered is a row of a list beside a picture: the number that stands in the
// picture, a title, and what is said of it, perhaps beside a bar.
type numbered struct {
	number int // 0 for none
	title  string
	strip  *strip
	lines  []said
}

// section is a part of such a list, under a heading.
type section struct {
	heading string
	rows    []numbered
}

const (
	numberRoom = 36.0 // for a number of a list
	stripRoom  = 92.0 // for a bar of a list
	sectionGap = 9.0  // below a section of a list
)

// sections writes a list from y on, and returns the lower edge.
func (c *canvas) sections(all []section, x, y, width float64) float64 {
	for _, s := range all {
		if s.heading != "" { // what goes on from another column has none
			b := wrap(s.heading, labelSize, width/boldShare, ink)
			b.bold = true
			c.text(b, x, y, start, false)
			y += b.height() + 5
		}
		for _, r := range s.rows {
			y = c.numbered(r, x, y, width) + 4
		}
		y += sectionGap
	}
	return y
}

// numbered writes a row of a list.
func (c *canvas) numbered(r numbered, x, y, width float64) float64 {
	if r.number > 0 {
		b := wrap(c.w.Number(float64(r.number), -1), smallSize, numberRoom, ink)
		b.bold = true
		c.text(b, x, y, start, false)
	}
	x, width = x+numberRoom, width-numberRoom
	b := wrap(r.title, smallSize, width, ink)
	c.text(b, x, y, start, false)
	y += b.height() + 2
	if r.strip == nil {
		return c.said(r.lines, x, y, width)
	}
	c.strip(*r.strip, x, y+stripAbove, stripRoom)
	bottom := c.said(r.lines, x+stripRoom+8, y+3, width-stripRoom-8)
	return max(bottom, y+stripAbove+stripHeight+stripBelow) + 3
}

// ranges joins numbers, and those that follow one another to ranges: 1–3, 7.
func ranges(w govmaturity.Words, numbers []int) string {
	sorted := slices.Clone(numbers)
	slices.Sort(sorted)
	say := func(n int) string { return w.Number(float64(n), -1) }
	var parts []string
	for i := 0; i < len(sorted); {
		j := i
		for j+1 < len(sorted) && sorted[j+1] == sorted[j]+1 {
			j++
		}
		switch {
		case j == i:
			parts = append(parts, say(sorted[i]))
		case j == i+1:
			parts = append(parts, say(sorted[i]), say(sorted[j]))
		default:
			parts = append(parts, say(sorted[i])+"–"+say(sorted[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
