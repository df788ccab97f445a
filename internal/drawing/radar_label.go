package drawing

import (
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// axisLabels are the titles round a radar: those right of the centre and those
// left of it stand in a column each that follows the circle, and one may stand
// above and one below.
type axisLabels struct {
	radar  Radar
	title  []block
	detail []block // the value, or why there is none
	// Of a picture with a width: the room in it, the largest radius, and whether axes have
	// numbers that a list below explains.
	room, most float64
	numbered   bool
}

const (
	labelGap = 9.0  // between labels in a column
	labelOff = 14.0 // between the rim and a label

	leastRadius = 130.0 // with titles beside the rim
	numberOff   = 20.0  // between the rim and the middle of a number
)

func (r Radar) labels(w govmaturity.Words) axisLabels {
	width := 165.0
	if len(r.Axes) > 16 {
		width = 240 // fewer lines, since many must stand above each other
	}
	l := axisLabels{radar: r}
	if r.Width > 0 {
		l.room = float64(r.Width) - 2*margin - 2
		if l.most = l.room/2 - width - labelOff - 1; l.most < leastRadius {
			l.numbered, width = true, l.room-numberRoom
			l.most = min(190, l.room/2-31)
		}
	}
	for i, axis := range r.Axes {
		l.title = append(l.title, wrap(axis.Title, labelSize, width, ink))
		l.detail = append(l.detail, wrap(r.detail(w, i), smallSize, width, quiet))
	}
	return l
}

// detail returns what stands below the title of an axis: the only series'
// value, or who has none.
func (r Radar) detail(w govmaturity.Words, axis int) string {
	if len(r.Series) == 1 || r.empty(axis) {
		text := r.Series[0].Points[axis].text(w, r.Rings)
		for _, s := range r.Series {
			if s.Points[axis].text(w, r.Rings) != text {
				text = ""
			}
		}
		if text != "" {
			return text
		}
	}
	var without []string
	for i, s := range r.Series {
		if p := s.Points[axis]; !p.present() {
			without = append(without, Label(w, s.name(i), p.text(w, r.Rings)))
		}
	}
	return clauses(w, without...)
}

func (l axisLabels) height(i int) float64 {
	h := l.title[i].height()
	if l.detail[i].lines[0] != "" {
		h += l.detail[i].height()
	}
	return h
}

func (l axisLabels) width(i int) float64 { return max(l.title[i].width(), l.detail[i].width()) }

// sides returns the axes of the two columns, each from above to below, and
// those that stand above and below the centre, or -1.
func (l axisLabels) sides() (right, left []int, above, below int) {
	above, below = 0, -1
	n := len(l.title)
	for i := 1; i < n; i++ {
		switch sin, _ := stat.Turn(i, n); {
		case sin > 0:
			right = append(right, i)
		case sin < 0:
			left = append([]int{i}, left...)
		default:
			below = i
		}
	}
	return right, left, above, below
}

// radius returns a radius that gives the columns room beside the circle.
func (l axisLabels) radius() float64 {
	least, most := 190.0, 420.0
	if l.numbered {
		return l.most
	}
	if l.room > 0 {
		least, most = min(least, l.most), min(most, l.most)
	}
	right, left, _, _ := l.sides()
	return min(max(least, l.columnHeight(right)/2-labelOff, l.columnHeight(left)/2-labelOff), most)
}

func (l axisLabels) columnHeight(column []int) float64 {
	h := 0.0
	for _, i := range column {
		h += l.height(i) + labelGap
	}
	return h
}

// number is the number of an axis, and where it stands.
func (l axisLabels) number(c *canvas, axis int, radius float64) (b block, x, y float64) {
	b = wrap(c.w.Number(float64(axis+1), -1), smallSize, numberRoom, ink)
	b.bold = true
	at := l.radar.direction(c, axis).times(radius + numberOff)
	return b, at.x, at.y - b.height()/2
}

// list writes numbers round the rim, and below what they are.
func (l axisLabels) list(c *canvas, radius float64) {
	var rows []numbered
	for i := range l.title {
		b, x, y := l.number(c, i, radius)
		c.text(b, x, y, middle, false)
		row := numbered{number: i + 1, title: l.radar.Axes[i].Title}
		if text := l.radar.detail(c.w, i); text != "" {
			row.lines = append(row.lines, said{"", text})
		}
		rows = append(rows, row)
	}
	c.sections([]section{{"", rows}}, -l.room/2, radius+numberOff+22, l.room)
}

func (l axisLabels) draw(c *canvas, radius float64) {
	if l.numbered {
		l.list(c, radius)
		return
	}
	right, left, above, below := l.sides()
	off := radius + labelOff
	// How far the labels beside the upright one reach up and down.
	top, bottom := -off+labelOff/2, off-labelOff/2
	for side, column := range [][]int{right, left} {
		sign := c.x(1 - float64(2*float64(side))) // right is right in every language
		wishes, heights := make([]float64, len(column)), make([]float64, len(column))
		for k, i := range column {
			wishes[k] = mul(l.radar.direction(c, i).y, off)
			heights[k] = l.height(i)
		}
		room := max(off, l.columnHeight(column)/2) + 40
		for k, y := range spread(wishes, heights, labelGap, -room, room) {
			i := column[k]
			// The label's corner that is nearest to the centre stays outside.
			near := max(0, math.Abs(y)-heights[k]/2)
			x := 8.0
			if near < off {
				x = max(x, math.Sqrt(mul(off, off)-mul(near, near)))
			}
			rim := l.radar.direction(c, i).times(radius + 3)
			if math.Abs(y-wishes[k]) > 9 {
				c.line(rim.x, rim.y, mul(sign, x-3), y, attr("stroke", rule), attrN("stroke-width", 0.75))
			}
			anchor := start
			if sign < 0 {
				anchor = end
			}
			l.label(c, i, mul(sign, x), y-heights[k]/2, anchor)
			if x < l.width(above)/2+6 {
				top = min(top, y-heights[k]/2-labelGap)
			}
			if below >= 0 && x < l.width(below)/2+6 {
				bottom = max(bottom, y+heights[k]/2+labelGap)
			}
		}
	}
	l.label(c, above, 0, top-l.height(above), middle)
	if below >= 0 {
		l.label(c, below, 0, bottom, middle)
	}
}

func (l axisLabels) label(c *canvas, i int, x, y float64, anchor string) {
	c.text(l.title[i], x, y, anchor, false)
	if l.detail[i].lines[0] != "" {
		c.text(l.detail[i], x, y+l.title[i].height(), anchor, false)
	}
}

func (p place) length() float64 { return math.Sqrt(mul(p.x, p.x) + mul(p.y, p.y)) }
