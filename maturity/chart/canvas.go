package chart

import (
	"io"
	"math"
	"strings"

	"github.com/govmaturity/govmaturity/internal/svg"
)

// canvas is a picture that grows with what is put on it. All lengths are in
// pixels, and x runs in the direction of reading: for a language from right to
// left, from right to left.
type canvas struct {
	b, defs  svg.Builder
	id       string
	language string
	w        *words

	left, top, right, bottom float64 // of what is there already
}

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
	margin    = 16.0
	fonts     = "Noto Sans, Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
)

// mul keeps a product from being fused with a sum, which some machines do and
// others do not.
func mul(a, b float64) float64 { return float64(a * b) }

func newCanvas(id, language string, w *words) *canvas {
	return &canvas{
		id: id, language: language, w: w,
		left: math.Inf(1), top: math.Inf(1), right: math.Inf(-1), bottom: math.Inf(-1),
	}
}

// x returns where a place lies in the file.
func (c *canvas) x(x float64) float64 {
	if c.w.rtl {
		return -x
	}
	return x
}

// see makes the picture hold a place, and so much around it.
func (c *canvas) see(x, y, around float64) {
	c.left, c.right = min(c.left, x-around), max(c.right, x+around)
	c.top, c.bottom = min(c.top, y-around), max(c.bottom, y+around)
}

func (c *canvas) line(x1, y1, x2, y2 float64, attrs ...svg.Attr) {
	c.see(x1, y1, 1)
	c.see(x2, y2, 1)
	c.b.Empty("line", append([]svg.Attr{
		svg.N("x1", c.x(x1)), svg.N("y1", y1), svg.N("x2", c.x(x2)), svg.N("y2", y2),
	}, attrs...)...)
}

func (c *canvas) rect(x, y, width, height float64, attrs ...svg.Attr) {
	c.see(x, y, 1)
	c.see(x+width, y+height, 1)
	c.b.Empty("rect", append([]svg.Attr{
		svg.N("x", min(c.x(x), c.x(x+width))), svg.N("y", y), svg.N("width", width), svg.N("height", height),
	}, attrs...)...)
}

func (c *canvas) circle(x, y, radius float64, attrs ...svg.Attr) {
	c.see(x, y, radius+1)
	c.b.Empty("circle", append([]svg.Attr{svg.N("cx", c.x(x)), svg.N("cy", y), svg.N("r", radius)}, attrs...)...)
}

// place is a point on the canvas.
type place struct{ x, y float64 }

// path draws straight lines from place to place.
func (c *canvas) path(places []place, closed bool, attrs ...svg.Attr) {
	var p svg.Path
	for i, at := range places {
		c.see(at.x, at.y, 1)
		if i == 0 {
			p.Move(c.x(at.x), at.y)
		} else {
			p.Line(c.x(at.x), at.y)
		}
	}
	if closed {
		p.Close()
	}
	c.b.Empty("path", append([]svg.Attr{svg.A("d", p.String())}, attrs...)...)
}

// stroke returns the attributes of the lines of a series.
func stroke(series int) []svg.Attr {
	attrs := []svg.Attr{
		svg.A("fill", "none"), svg.A("stroke", seriesColours[series]), svg.N("stroke-width", 2.25),
		svg.A("stroke-linejoin", "round"),
	}
	if d := dashes[series]; d != "" {
		attrs = append(attrs, svg.A("stroke-dasharray", d))
	}
	return attrs
}

// marker draws the marker of a series. What was estimated is hollow. The words
// appear when a pointer rests on it.
func (c *canvas) marker(series int, at place, hollow bool, words string) {
	c.see(at.x, at.y, markerReach)
	fill, border := seriesColours[series], paper
	if hollow {
		fill, border = paper, seriesColours[series]
	}
	attrs := []svg.Attr{
		svg.A("d", markers[series].path(c.x(at.x), at.y)),
		svg.A("fill", fill), svg.A("stroke", border), svg.N("stroke-width", 1.5), svg.A("stroke-linejoin", "round"),
	}
	if words == "" {
		c.b.Empty("path", attrs...)
		return
	}
	c.b.Open("path", attrs...)
	c.b.Text("title", words)
	c.b.Close()
}

// block is a text broken into lines.
type block struct {
	lines []string
	size  float64
	bold  bool
	fill  string
}

// wrap breaks a text into lines of at most so much width.
func wrap(s string, size, width float64, fill string) block {
	return block{lines: svg.Wrap(s, size, width), size: size, fill: fill}
}

func (b block) width() float64 {
	w := 0.0
	for _, line := range b.lines {
		w = max(w, svg.Width(line, b.size))
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
	attrs := []svg.Attr{svg.N("font-size", b.size), svg.A("fill", b.fill)}
	if anchor != start {
		attrs = append(attrs, svg.A("text-anchor", anchor))
	}
	if b.bold {
		attrs = append(attrs, svg.A("font-weight", "bold"))
	}
	if halo {
		attrs = append(attrs, svg.A("stroke", paper), svg.N("stroke-width", 4),
			svg.A("stroke-linejoin", "round"), svg.A("paint-order", "stroke"))
	}
	c.b.Lines(b.lines, c.x(x), y+mul(b.size, 0.95), mul(b.size, lineShare), attrs...)
}

// key is one entry of a legend: a sample of what is drawn, and what it means.
type key struct {
	sample func(x, y float64) // from x on, round y
	width  float64            // of the sample
	words  string
}

// legend draws the entries side by side, in as many rows as they need.
func (c *canvas) legend(keys []key, x, y, width float64) (bottom float64) {
	const gap, between = 8.0, 22.0
	at, row := x, 0.0
	for _, k := range keys {
		b := wrap(k.words, smallSize, width-k.width-gap, ink)
		if need := k.width + gap + b.width(); at > x && at+need > x+width {
			at, y, row = x, y+row+6, 0
		}
		k.sample(at, y+mul(smallSize, lineShare)/2)
		c.text(b, at+k.width+gap, y, start, false)
		row = max(row, b.height())
		at += k.width + gap + b.width() + between
	}
	return y + row
}

// legendHeight returns how much room a legend needs.
func (c *canvas) legendHeight(keys []key, width float64) float64 {
	trial := newCanvas(c.id, c.language, c.w)
	still := make([]key, len(keys))
	for i, k := range keys {
		still[i] = key{func(x, y float64) {}, k.width, k.words}
	}
	return trial.legend(still, 0, 0, width)
}

// around puts the title and the legend above what is there, and a note below.
func (c *canvas) around(title string, keys []key, note string) {
	const least = 460.0
	if lack := least - (c.right - c.left); lack > 0 {
		c.left, c.right = c.left-lack/2, c.right+lack/2
	}
	x, width, top, bottom := c.left, c.right-c.left, c.top, c.bottom
	if len(keys) > 0 {
		top -= c.legendHeight(keys, width) + 16
		c.legend(keys, x, top, width)
	}
	if title != "" {
		b := wrap(title, titleSize, width/boldShare, ink)
		b.bold = true
		top -= b.height() + 12
		c.text(b, x, top, start, false)
	}
	if note != "" {
		c.text(wrap(note, smallSize, width, quiet), x, bottom+14, start, false)
	}
}

// write writes the picture with its title and description.
func (c *canvas) write(out io.Writer, title, description, descriptionLanguage string) error {
	left, top := math.Floor(c.left-margin), math.Floor(c.top-margin)
	right, bottom := math.Ceil(c.right+margin), math.Ceil(c.bottom+margin)
	if c.w.rtl {
		left, right = -right, -left
	}
	width, height := right-left, bottom-top
	box := strings.Join([]string{svg.Number(left), svg.Number(top), svg.Number(width), svg.Number(height)}, " ")
	attrs := []svg.Attr{
		svg.A("xmlns", "http://www.w3.org/2000/svg"), svg.A("role", "img"),
		svg.A("aria-labelledby", c.id+"-title "+c.id+"-desc"), svg.A("id", c.id),
		svg.A("lang", c.language), svg.A("xml:lang", c.language),
		svg.A("viewBox", box), svg.N("width", width), svg.N("height", height),
		svg.A("font-family", fonts),
	}
	if c.w.rtl {
		attrs = append(attrs, svg.A("direction", "rtl"))
	}
	var b svg.Builder
	b.Open("svg", attrs...)
	b.Text("title", title, svg.A("id", c.id+"-title"))
	language := svg.Attr{}
	if descriptionLanguage != c.language {
		language = svg.A("lang", descriptionLanguage)
	}
	b.Text("desc", description, svg.A("id", c.id+"-desc"), language)
	if c.defs.String() != "" {
		b.Open("defs")
		b.Append(&c.defs)
		b.Close()
	}
	b.Empty("rect", svg.N("x", left), svg.N("y", top), svg.N("width", width), svg.N("height", height), svg.A("fill", paper))
	b.Append(&c.b)
	b.Close()
	_, err := io.WriteString(out, b.String())
	return err
}
