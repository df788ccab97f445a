package drawing

// entry is a row of a chart: a title, a bar, and what the bar says in words.
type entry struct {
	title string
	strip strip
	lines []said
}

// said is a text beside a bar, with a sign before it.
type said struct {
	sign Sign
	text string
}

// wideEnough is how much room the parts of an entry need to stand beside each
// other.
const wideEnough = 560.0

// entries draws rows below each other. In each, the parts stand side by side
// where there is room, and else below each other: no text is ever on a bar.
func (c *canvas) entries(all []entry, y, width float64) {
	const gap, pad = 18.0, 9.0
	for i, e := range all {
		if i > 0 {
			c.line(0, y, width, y, attr("stroke", rule), attrN("stroke-width", 0.5))
			y += pad
		}
		if width < wideEnough {
			b := wrap(e.title, labelSize, width, ink)
			c.text(b, 0, y, start, false)
			y += b.height() + 3 + stripAbove
			c.strip(e.strip, 0, y, width)
			y = c.said(e.lines, 0, y+stripHeight+stripBelow+3, width) + pad
			continue
		}
		// A third for each; what is wider than it needs helps nobody.
		third := (width - 2*gap) / 3
		title := wrap(e.title, labelSize, third, ink)
		words := saidHeight(e.lines, third)
		height := max(title.height(), stripAbove+stripHeight+stripBelow, words)
		c.text(title, 0, y+(height-title.height())/2, start, false)
		bar := y + (height-stripAbove-stripHeight-stripBelow)/2 + stripAbove
		c.strip(e.strip, third+gap, bar, third)
		c.said(e.lines, 2*(third+gap), y+(height-words)/2, third)
		y += height + pad
	}
}

// blocks breaks what is said into lines, all of which begin at one place.
func blocks(lines []said, width float64) (all []block, indent float64) {
	for _, l := range lines {
		if l.sign != SignNone {
			indent = signRoom
		}
	}
	for i, l := range lines {
		colour := quiet
		if i == 0 || l.sign != SignNone {
			colour = ink
		}
		all = append(all, wrap(l.text, smallSize, width-indent, colour))
	}
	return all, indent
}

func saidHeight(lines []said, width float64) float64 {
	height := 0.0
	all, _ := blocks(lines, width)
	for _, b := range all {
		height += b.height() + 1
	}
	return height
}

// said writes what is said from y on, and returns the lower edge.
func (c *canvas) said(lines []said, x, y, width float64) float64 {
	all, indent := blocks(lines, width)
	for i, b := range all {
		c.sign(lines[i].sign, x, y+mul(smallSize, lineShare)/2)
		c.text(b, x+indent, y, start, false)
		y += b.height() + 1
	}
	return y
}
