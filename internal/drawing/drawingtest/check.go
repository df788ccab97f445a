// Package drawingtest holds pictures against the laws of all pictures: no text stands on
// other text or on data, nothing is outside, and all text can be read as it is shown. It
// reads the file that was written, and knows nothing of how it came to be.
package drawingtest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/govmaturity/govmaturity/internal/drawing"
)

// LeastText is how small text may be as it is shown, in pixels.
const LeastText = 11

const slack = 0.05 // coordinates have two decimals

type box struct {
	what                     string
	left, top, right, bottom float64
	halo                     bool // text with a ground of its own, which may stand on rings and axes
	covers                   bool // a shape that hides what is behind it
}

type segment struct {
	x1, y1, x2, y2 float64
	grid           bool
}

// picture is what a file holds.
type picture struct {
	box      box
	width    string
	rtl      bool
	texts    []box
	rects    []box
	solids   []box // markers
	rounds   []box // circles
	segments []segment
	marks    []box      // markers that say what they are
	blocks   [][]string // texts, by line
	problems []string
}

// OffLines returns the markers that stand on no upright line, of a picture in which each
// value is that of a line.
func OffLines(svg []byte) []string {
	p := &picture{}
	p.read(svg)
	for _, m := range p.marks {
		at, found := (m.left+m.right)/2, false
		for _, s := range p.segments {
			found = found || s.x1 == s.x2 && math.Abs(s.x1-at) < slack && s.y1 <= m.bottom && m.top <= s.y2
		}
		if !found {
			p.add("a marker at %.1f, %.1f is on no line", at, m.top)
		}
	}
	return p.problems
}

// sign finds a line that ends with a sign and no number.
var sign = regexp.MustCompile(`(^|[^\pL\pN])-\x{2069}*$`)

// Broken returns the words that are broken between two lines, of those that a text says.
func Broken(svg []byte, said string) []string {
	p := &picture{}
	p.read(svg)
	p.problems = nil
	parts := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	}
	known := map[string]bool{}
	for _, word := range parts(said) {
		known[word] = true
	}
	for _, lines := range p.blocks {
		for i := 1; i < len(lines); i++ {
			if sign.MatchString(lines[i-1]) {
				p.add("%q ends with the sign of a number", lines[i-1])
			}
			before, after := parts(lines[i-1]), parts(lines[i])
			if len(before) == 0 || len(after) == 0 || strings.HasSuffix(lines[i-1], "-") {
				continue
			}
			if word := before[len(before)-1] + after[0]; known[word] {
				p.add("%q is broken", word)
			}
		}
	}
	return p.problems
}

// Bare returns the lines of text in which letters of the other direction than the picture's
// are not kept together by isolates of Unicode: they would turn what stands beside them.
func Bare(svg []byte) []string {
	p := &picture{}
	p.read(svg)
	p.problems = nil
	for _, t := range p.texts {
		depth := 0
		for _, r := range t.what {
			switch {
			case 0x2066 <= r && r <= 0x2068:
				depth++
			case r == 0x2069:
				depth--
			case depth > 0:
			case !p.rtl && unicode.In(r, unicode.Arabic, unicode.Hebrew), p.rtl && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic):
				p.add("%q is bare", t.what)
			}
			if len(p.problems) > 0 {
				return p.problems
			}
		}
	}
	return p.problems
}

// Check returns what is wrong with a picture that is to be so many pixels wide, as it is
// when 0.
func Check(svg []byte, width int) []string {
	p := &picture{}
	p.read(svg)
	if width > 0 && p.width != strconv.Itoa(width) {
		p.add("it is %s wide, not %d", p.width, width)
	}
	for i, a := range p.texts {
		p.text(a, p.texts[i+1:])
	}
	for _, b := range append(append(append([]box{}, p.rects...), p.solids...), p.rounds...) {
		p.inside(b)
	}
	for _, s := range p.segments {
		p.inside(box{what: "a line", left: min(s.x1, s.x2), top: min(s.y1, s.y2), right: max(s.x1, s.x2), bottom: max(s.y1, s.y2)})
	}
	return p.problems
}

func (p *picture) add(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

func (p *picture) inside(b box) {
	if b.left < p.box.left-slack || b.right > p.box.right+slack || b.top < p.box.top-slack || b.bottom > p.box.bottom+slack {
		p.add("%.60q is outside: %.1f to %.1f, %.1f to %.1f", b.what, b.left, b.right, b.top, b.bottom)
	}
}

// text holds a line of text against all else.
func (p *picture) text(a box, others []box) {
	p.inside(a)
	for _, b := range others {
		if a.meets(b) {
			p.add("%.60q is on %.60q", a.what, b.what)
		}
	}
	for _, b := range p.solids {
		if a.meets(b) {
			p.add("%.60q is on a marker", a.what)
		}
	}
	for _, b := range append(append([]box{}, p.rects...), p.rounds...) {
		if a.meets(b) && !a.within(b) {
			p.add("%.60q is across the edge of a %s", a.what, b.what)
		}
	}
	for _, b := range append(append([]box{}, p.rects...), p.rounds...) {
		if b.covers && a.within(b) {
			return // what is behind is not seen
		}
	}
	for _, s := range p.segments {
		if !(a.halo && s.grid) && a.cut(s) {
			p.add("%.60q is on a line from %.1f, %.1f to %.1f, %.1f", a.what, s.x1, s.y1, s.x2, s.y2)
		}
	}
}

func (a box) meets(b box) bool {
	return a.left < b.right-slack && b.left < a.right-slack && a.top < b.bottom-slack && b.top < a.bottom-slack
}

func (a box) within(b box) bool {
	return b.left-slack <= a.left && a.right <= b.right+slack && b.top-slack <= a.top && a.bottom <= b.bottom+slack
}

// cut reports whether a line goes through a box.
func (a box) cut(s segment) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{
		{s.x1 - s.x2, s.x1 - a.left - slack}, {s.x2 - s.x1, a.right - slack - s.x1},
		{s.y1 - s.y2, s.y1 - a.top - slack}, {s.y2 - s.y1, a.bottom - slack - s.y1},
	} {
		along, room := side[0], side[1]
		switch {
		case along == 0 && room < 0:
			return false
		case along > 0:
			to = min(to, room/along)
		case along < 0:
			from = max(from, room/along)
		}
	}
	return from < to
}

var figure = regexp.MustCompile(`-?[0-9]+(\.[0-9]+)?`)

// open is a text that is being read.
type open struct {
	attrs map[string]string
	lines []string
	spans bool
}

func (p *picture) read(svg []byte) {
	d := xml.NewDecoder(bytes.NewReader(svg))
	var text *open
	depth, pattern, ground, last := 0, 0, true, ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			p.add("not well-formed: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			attrs := map[string]string{}
			for _, a := range t.Attr {
				attrs[a.Name.Local] = a.Value
			}
			switch name := t.Name.Local; {
			case name == "pattern":
				pattern = depth
			case pattern > 0:
			case name == "svg":
				p.width, p.rtl = attrs["width"], attrs["direction"] == "rtl"
				var w, h float64
				if _, err := fmt.Sscan(attrs["viewBox"], &p.box.left, &p.box.top, &w, &h); err != nil {
					p.add("a viewBox %q", attrs["viewBox"])
				}
				p.box.right, p.box.bottom = p.box.left+w, p.box.top+h
			case name == "text":
				text = &open{attrs: attrs, lines: []string{""}}
			case name == "tspan" && text != nil:
				if text.spans {
					text.lines = append(text.lines, "")
				}
				text.spans = true
			case name == "title" && last == "path" && len(p.solids) > 0:
				p.marks = append(p.marks, p.solids[len(p.solids)-1])
			case name == "rect" && ground:
				ground = false
			default:
				p.shape(name, attrs)
			}
			last = t.Name.Local
		case xml.CharData:
			if text != nil && strings.TrimSpace(string(t)) != "" {
				text.lines[len(text.lines)-1] += string(t)
			}
		case xml.EndElement:
			if t.Name.Local == "text" && text != nil {
				p.line(text)
				text = nil
			}
			if depth == pattern {
				pattern = 0
			}
			depth--
			last = ""
		}
	}
}

func number(attrs map[string]string, name string) float64 {
	x, err := strconv.ParseFloat(attrs[name], 64)
	if err != nil {
		return 0
	}
	return x
}

// line puts down the lines of a text.
func (p *picture) line(t *open) {
	p.blocks = append(p.blocks, t.lines)
	size, y := number(t.attrs, "font-size"), number(t.attrs, "y")
	for _, s := range t.lines {
		x, width := number(t.attrs, "x"), drawing.TextWidth(s, size, t.attrs["font-weight"] == "bold")
		switch anchor := t.attrs["text-anchor"]; {
		case anchor == "middle":
			x -= width / 2
		case (anchor == "end") != p.rtl:
			x -= width
		}
		if width > 0 {
			if size < LeastText {
				p.add("%.60q has %v pixels", s, size)
			}
			p.texts = append(p.texts, box{s, x, y - float64(0.8*size), x + width, y + float64(0.25*size), t.attrs["paint-order"] == "stroke", false})
		}
		y += float64(size * 1.25)
	}
}

// shape puts down what is drawn.
func (p *picture) shape(name string, attrs map[string]string) {
	covers := attrs["fill"] != "none" && attrs["fill-opacity"] == ""
	grid := attrs["stroke-width"] == "0.75" || attrs["stroke-width"] == "1.25"
	switch name {
	case "rect":
		x, y := number(attrs, "x"), number(attrs, "y")
		p.rects = append(p.rects, box{what: name, left: x, top: y, right: x + number(attrs, "width"), bottom: y + number(attrs, "height"), covers: covers})
	case "circle":
		x, y, r := number(attrs, "cx"), number(attrs, "cy"), number(attrs, "r")
		p.rounds = append(p.rounds, box{what: name, left: x - r, top: y - r, right: x + r, bottom: y + r, covers: covers})
	case "line":
		p.segments = append(p.segments, segment{number(attrs, "x1"), number(attrs, "y1"), number(attrs, "x2"), number(attrs, "y2"), grid})
	case "path":
		p.path(attrs, grid)
	}
}

func (p *picture) path(attrs map[string]string, grid bool) {
	b := box{what: "path", left: math.Inf(1), top: math.Inf(1), right: math.Inf(-1), bottom: math.Inf(-1)}
	var xs, ys []float64
	for i, s := range figure.FindAllString(attrs["d"], -1) {
		x, _ := strconv.ParseFloat(s, 64)
		if i%2 == 0 {
			xs, b.left, b.right = append(xs, x), min(b.left, x), max(b.right, x)
		} else {
			ys, b.top, b.bottom = append(ys, x), min(b.top, x), max(b.bottom, x)
		}
	}
	if attrs["fill"] != "none" {
		if attrs["fill-opacity"] == "" { // else a ground, which text may stand on
			p.solids = append(p.solids, b)
		}
		return
	}
	for i := 1; i < len(ys); i++ {
		p.segments = append(p.segments, segment{xs[i-1], ys[i-1], xs[i], ys[i], grid})
	}
	if n := len(ys); strings.HasSuffix(attrs["d"], "Z") && n > 1 {
		p.segments = append(p.segments, segment{xs[n-1], ys[n-1], xs[0], ys[0], grid})
	}
}
