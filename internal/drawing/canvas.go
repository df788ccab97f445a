package drawing

import (
	"io"
	"math"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// canvas is a picture that grows with what is put on it. All lengths are in
// pixels, and x runs in the direction of reading: for a language from right to
// left, from right to left.
type canvas struct {
	b, defs markup
	id      string // of the picture, which all ids in it begin with
	w       govmaturity.Words
	rtl     bool
	least   float64 // how wide the picture is at least, without its margins
	fixed   bool    // it is just as wide, and what is at the edge goes into the margins
	origin  float64 // from the left edge of a fixed picture to its places of 0
	hatched bool    // the pattern of hatching is there

	left, top, right, bottom float64 // of what is there already
}

func newCanvas(id string, w govmaturity.Words) *canvas {
	return &canvas{
		id: id, w: w, rtl: w.Direction() == "rtl", least: 460,
		left: math.Inf(1), top: math.Inf(1), right: math.Inf(-1), bottom: math.Inf(-1),
	}
}

// middle puts the places of 0 into the middle of a fixed picture on which nothing is yet.
func (c *canvas) middle() {
	c.origin = (c.least - 2) / 2
	c.left, c.right = c.left-c.origin, c.right-c.origin
}

// x returns where a place lies in the file.
func (c *canvas) x(x float64) float64 {
	if c.rtl {
		return -x
	}
	return x
}

// see makes the picture hold a place, and so much around it.
func (c *canvas) see(x, y, around float64) {
	c.left, c.right = min(c.left, x-around), max(c.right, x+around)
	c.top, c.bottom = min(c.top, y-around), max(c.bottom, y+around)
}

func (c *canvas) line(x1, y1, x2, y2 float64, attrs ...attribute) {
	c.see(x1, y1, 1)
	c.see(x2, y2, 1)
	c.b.empty("line", append([]attribute{
		attrN("x1", c.x(x1)), attrN("y1", y1), attrN("x2", c.x(x2)), attrN("y2", y2),
	}, attrs...)...)
}

func (c *canvas) rect(x, y, width, height float64, attrs ...attribute) {
	c.see(x, y, 1)
	c.see(x+width, y+height, 1)
	c.b.empty("rect", append([]attribute{
		attrN("x", min(c.x(x), c.x(x+width))), attrN("y", y), attrN("width", width), attrN("height", height),
	}, attrs...)...)
}

func (c *canvas) circle(x, y, radius float64, attrs ...attribute) {
	c.see(x, y, radius+1)
	c.b.empty("circle", append([]attribute{attrN("cx", c.x(x)), attrN("cy", y), attrN("r", radius)}, attrs...)...)
}

// titled draws what has words of its own, which appear when a pointer rests on it.
func (c *canvas) titled(words string, draw func()) {
	c.b.open("g")
	c.b.text("title", words)
	draw()
	c.b.close()
}

// place is a point on the canvas.
type place struct{ x, y float64 }

// path draws straight lines from place to place.
func (c *canvas) path(places []place, closed bool, attrs ...attribute) {
	var p outline
	for i, at := range places {
		c.see(at.x, at.y, 1)
		if i == 0 {
			p.move(c.x(at.x), at.y)
		} else {
			p.line(c.x(at.x), at.y)
		}
	}
	if closed {
		p.close()
	}
	c.b.empty("path", append([]attribute{attr("d", p.String())}, attrs...)...)
}

// margin is around all that is drawn.
const margin = 16.0

// write writes the picture with its title and description.
func (c *canvas) write(out io.Writer, title, description string) error {
	if c.fixed {
		c.left, c.right = -1-c.origin, c.least-1-c.origin
	}
	left, top := math.Floor(c.left-margin), math.Floor(c.top-margin)
	right, bottom := math.Ceil(c.right+margin), math.Ceil(c.bottom+margin)
	if c.rtl {
		left, right = -right, -left
	}
	width, height := right-left, bottom-top
	box := strings.Join([]string{number(left), number(top), number(width), number(height)}, " ")
	attrs := []attribute{
		attr("xmlns", "http://www.w3.org/2000/svg"), attr("role", "img"),
		attr("aria-labelledby", c.id+"-title "+c.id+"-desc"), attr("id", c.id),
		attr("lang", c.w.Language()), attr("xml:lang", c.w.Language()),
		attr("viewBox", box), attrN("width", width), attrN("height", height),
		attr("font-family", fonts),
	}
	if c.rtl {
		attrs = append(attrs, attr("direction", "rtl"))
	}
	var b markup
	b.open("svg", attrs...)
	b.text("title", title, attr("id", c.id+"-title"))
	b.text("desc", description, attr("id", c.id+"-desc"))
	if c.defs.String() != "" {
		b.open("defs")
		b.add(&c.defs)
		b.close()
	}
	b.empty("rect", attrN("x", left), attrN("y", top), attrN("width", width), attrN("height", height), attr("fill", paper))
	b.add(&c.b)
	b.close()
	_, err := io.WriteString(out, b.String())
	return err
}
