package drawing

// Where a text lies as seen from its x, in the direction of reading.
const (
	start  = "start"
	middle = "middle"
	end    = "end"
)

const (
	titleSize = 18.0
	labelSize = 13.0
	smallSize = 12.0
	lineShare = 1.25 // the height of a line, in sizes of its font
	boldShare = 1.1  // the width of bold text, in widths of plain text
	fonts     = "Noto Sans, Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
)

// block is a text broken into lines.
type block struct {
	lines []string
	size  float64
	bold  bool
	fill  string
}

// wrap breaks a text into lines of at most so much width.
func wrap(s string, size, width float64, fill string) block {
	return block{lines: wrapLines(s, size, width), size: size, fill: fill}
}

func (b block) width() float64 {
	w := 0.0
	for _, line := range b.lines {
		w = max(w, textWidth(line, b.size))
	}
	if b.bold {
		w = mul(w, boldShare)
	}
	return w
}

func (b block) height() float64 { return mul(float64(len(b.lines)), mul(b.size, lineShare)) }

// text draws a block with its upper edge at y. The halo keeps text readable
// where lines pass behind it.
func (c *canvas) text(b block, x, y float64, anchor string, halo bool) {
	from, width := x, b.width()
	switch anchor {
	case middle:
		from = x - width/2
	case end:
		from = x - width
	}
	c.see(from, y, 0)
	c.see(from+width, y+b.height(), 0)
	attrs := []attribute{attrN("font-size", b.size), attr("fill", b.fill)}
	if anchor != start {
		attrs = append(attrs, attr("text-anchor", anchor))
	}
	if b.bold {
		attrs = append(attrs, attr("font-weight", "bold"))
	}
	if halo {
		attrs = append(attrs, attr("stroke", paper), attrN("stroke-width", 4),
			attr("stroke-linejoin", "round"), attr("paint-order", "stroke"))
	}
	c.b.lines(b.lines, c.x(x), y+mul(b.size, 0.95), mul(b.size, lineShare), attrs...)
}
