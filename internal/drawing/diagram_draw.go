package drawing

import (
	"github.com/govmaturity/govmaturity/internal/layout"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// drawn is a diagram on its canvas. A diagram is not turned around where one
// reads from right to left: a loop that runs clockwise does so for everybody.
type drawnDiagram struct {
	Diagram
	*planOfDiagram
	c      *canvas
	by     layout.Point // added to each place
	across float64      // what the diagram is drawn in
}

// to returns the place of a point on the canvas.
func (d drawnDiagram) to(p layout.Point) place {
	x := p.X + d.by.X
	if d.c.rtl {
		x = d.across - x
	}
	return place{x, p.Y + d.by.Y}
}

func (d Diagram) draw(c *canvas) {
	room, width := d.room()
	c.least = room + 2
	c.see(0, 0, 1)
	c.see(room, 0, 1)
	low, high := d.planned.bounds(d)
	// What is wider than the room, because its places are given, pushes the
	// list aside.
	across := width
	if high.X-low.X > width+margin {
		across = high.X - low.X
	}
	c.fixed = across <= room
	if d.beside() {
		c.fixed = across <= width
	}
	on := drawnDiagram{d, d.planned, c, layout.Point{X: -low.X + (across-(high.X-low.X))/2, Y: -low.Y}, across}
	for i := range d.Links {
		on.link(i)
	}
	for i := range d.Variables {
		on.variable(i)
	}
	for i := range d.Links {
		on.sign(i)
	}
	for i := range d.Loops {
		on.badge(i)
	}
	if d.beside() {
		c.loopList(d, across+listGap, 0, listWidth)
	} else {
		c.loopList(d, 0, high.Y-low.Y+18, room)
	}
}

// effectLooks are the colour and the dashes of links. The sign says the same.
func (e Effect) look() (colour, dash string) {
	switch e {
	case EffectSame:
		return seriesColours[0], ""
	case EffectOpposite:
		return seriesColours[1], ""
	}
	return quiet, "5 4"
}

func (e Effect) stroke() []attribute {
	colour, dash := e.look()
	attrs := []attribute{attr("fill", "none"), attr("stroke", colour), attrN("stroke-width", 1.75)}
	if dash != "" {
		attrs = append(attrs, attr("stroke-dasharray", dash))
	}
	return attrs
}

const headLength, headHalf = 9.5, 4.25

// link draws the line of a link, its head and the mark of a delay.
func (d drawnDiagram) link(i int) {
	l, r := d.Diagram.Links[i], d.planOfDiagram.Links[i]
	end := r.Curve.Back(headLength - 1.5)
	if l.Delay {
		// A break in the line, with two bars at its ends.
		const gap = 2.5
		length := r.Curve[3].X - r.Curve[0].X
		if dy := r.Curve[3].Y - r.Curve[0].Y; length < 0 || dy*dy > length*length {
			length = max(length, -length, dy, -dy)
		}
		half := min(0.2, gap/max(length, 20))
		if at := r.Delay; at+half < end {
			d.line(r.Curve.Before(at-half), l.Effect)
			d.line(r.Curve.Before(end).After((at+half)/end), l.Effect)
			d.bar(r.Curve, at-half, l.Effect)
			d.bar(r.Curve, at+half, l.Effect)
		} else {
			d.line(r.Curve.Before(end), l.Effect)
		}
	} else {
		d.line(r.Curve.Before(end), l.Effect)
	}
	d.c.head(d.to(r.Curve[3]), d.to(r.Curve.At(r.Curve.Back(headLength))), l.Effect)
}

func (d drawnDiagram) line(curve layout.Curve, e Effect) {
	var p outline
	places := [4]place{}
	for k, at := range curve {
		places[k] = d.to(at)
		d.c.see(places[k].x, places[k].y, 1)
		places[k].x = d.c.x(places[k].x)
	}
	p.move(places[0].x, places[0].y)
	p.curve(places[1], places[2], places[3])
	d.c.b.empty("path", append([]attribute{attr("d", p.String())}, e.stroke()...)...)
}

// bar draws a short line across a link.
func (d drawnDiagram) bar(curve layout.Curve, t float64, e Effect) {
	const half = 6.5
	at, along := curve.At(t), curve.Along(t)
	colour, _ := e.look()
	aside := layout.Point{X: mul(-along.Y, half), Y: mul(along.X, half)}
	a, b := d.to(layout.Point{X: at.X + aside.X, Y: at.Y + aside.Y}), d.to(layout.Point{X: at.X - aside.X, Y: at.Y - aside.Y})
	d.c.line(a.x, a.y, b.x, b.y, attr("stroke", colour), attrN("stroke-width", 1.75))
}

// head draws the head of an arrow that comes from a place.
func (c *canvas) head(tip, from place, e Effect) {
	way := place{tip.x - from.x, tip.y - from.y}
	length := way.length()
	if length == 0 {
		return
	}
	way = way.times(1 / length)
	base := place{tip.x - mul(way.x, headLength), tip.y - mul(way.y, headLength)}
	colour, _ := e.look()
	c.path([]place{
		tip, {base.x - mul(way.y, headHalf), base.y + mul(way.x, headHalf)}, {base.x + mul(way.y, headHalf), base.y - mul(way.x, headHalf)},
	}, true, attr("fill", colour))
}

// variable draws a variable: its text, and a box if it is a stock.
func (d drawnDiagram) variable(i int) {
	at, b := d.to(d.Nodes[i]), d.texts[i]
	if d.Variables[i].Stock {
		w, h := d.box(d.Diagram, i)
		d.c.rect(at.x-w/2, at.y-h/2, w, h, attr("fill", paper), attr("stroke", frame), attrN("stroke-width", 1.5))
	}
	d.c.text(b, at.x, at.y-b.height()/2, middle, !d.Variables[i].Stock)
}

// sign writes the sign of a link beside its head.
func (d drawnDiagram) sign(i int) {
	l := d.Diagram.Links[i]
	colour, _ := l.Effect.look()
	at := d.to(d.planOfDiagram.Links[i].Sign)
	b := block{lines: []string{l.Effect.sign()}, size: signSize, bold: true, fill: colour}
	d.c.text(b, at.x, at.y-b.height()/2, middle, true)
}

// badge draws the name of a loop, inside an arrow that runs as the loop does.
func (d drawnDiagram) badge(i int) {
	l := d.planOfDiagram.Loops[i]
	d.c.badge(d.to(l.At), d.reach[i], l.Clockwise, d.badges[i])
}

// badge draws a name inside an arrow round it.
func (c *canvas) badge(at place, reach float64, clockwise bool, name block) {
	c.circle(at.x, at.y, reach+1, attr("fill", paper))
	// Three quarters of a circle, from above round to the left, and so the
	// other way.
	sense := c.x(1)
	if !clockwise {
		sense = -sense
	}
	on := func(k int) place { // at sixteenths of a turn
		sin, cos := stat.Turn(k, 16)
		return place{at.x + mul(mul(sense, sin), reach), at.y - mul(cos, reach)}
	}
	const first, last = 1, 13
	var p outline
	for k := first; k < last; k++ {
		a, b := on(k), on(k+1)
		if k == first {
			p.move(c.x(a.x), a.y)
		}
		// The inner points of an arc of a sixteenth: 4/3 tan(π/32) along it.
		const inner = 0.1313
		ma, mb := on(k+4), on(k+5) // a quarter on is the way along, seen from the middle
		p.curve(
			place{c.x(a.x + mul(inner, ma.x-at.x)), a.y + mul(inner, ma.y-at.y)},
			place{c.x(b.x - mul(inner, mb.x-at.x)), b.y - mul(inner, mb.y-at.y)},
			place{c.x(b.x), b.y},
		)
	}
	c.see(at.x, at.y, reach+4)
	c.b.empty("path", attr("d", p.String()), attr("fill", "none"), attr("stroke", quiet), attrN("stroke-width", 1.5))
	tip, from := on(last+1), on(last)
	way := place{tip.x - from.x, tip.y - from.y}
	way = way.times(1 / way.length())
	c.path([]place{
		{from.x + mul(way.x, 6.5), from.y + mul(way.y, 6.5)},
		{from.x - mul(way.y, 4), from.y + mul(way.x, 4)},
		{from.x + mul(way.y, 4), from.y - mul(way.x, 4)},
	}, true, attr("fill", quiet))
	c.text(name, at.x, at.y-name.height()/2, middle, false)
}

// loopList lists the loops: what each is, and its variables in turn.
func (c *canvas) loopList(d Diagram, x, y, width float64) {
	for _, l := range d.Loops {
		b := wrap(d.heading(c.w, l), labelSize, width, ink)
		c.text(b, x, y, start, false)
		y += b.height() + 1
		b = wrap(d.chain(c.w, l), smallSize, width, quiet)
		c.text(b, x, y, start, false)
		y += b.height() + 9
	}
	for _, s := range d.remarks(c.w) {
		b := wrap(s, smallSize, width, quiet)
		c.text(b, x, y, start, false)
		y += b.height() + 6
	}
}

// keys explain the signs and marks that the diagram has.
func (d Diagram) keys(c *canvas) []key {
	var keys []key
	seen := map[Effect]bool{}
	delay, stock := false, false
	for _, l := range d.Links {
		seen[l.Effect] = true
		delay = delay || l.Delay
	}
	for _, v := range d.Variables {
		stock = stock || v.Stock
	}
	for _, e := range []Effect{EffectSame, EffectOpposite, EffectUnknown} {
		if seen[e] {
			keys = append(keys, key{func(x, y float64) { c.effectSample(e, false, x, y) }, effectWidth, e.words(c.w)})
		}
	}
	if delay {
		keys = append(keys, key{func(x, y float64) { c.effectSample(EffectSame, true, x, y) }, effectWidth, c.w.Say("chart.delayed")})
	}
	if stock {
		keys = append(keys, key{func(x, y float64) {
			c.rect(x+1, y-6, 28, 12, attr("fill", paper), attr("stroke", frame), attrN("stroke-width", 1.5))
		}, effectWidth, c.w.Say("chart.stock")})
	}
	return keys
}

const effectWidth = 42.0

// effectSample draws a piece of a link, with its sign or the mark of a delay.
func (c *canvas) effectSample(e Effect, delay bool, x, y float64) {
	colour, _ := e.look()
	if delay {
		colour = quiet
		c.line(x, y, x+13, y, attr("stroke", colour), attrN("stroke-width", 1.75))
		c.line(x+18, y, x+30, y, attr("stroke", colour), attrN("stroke-width", 1.75))
		for _, at := range []float64{13, 18} {
			c.line(x+at, y-6.5, x+at, y+6.5, attr("stroke", colour), attrN("stroke-width", 1.75))
		}
		return
	}
	c.path([]place{{x, y}, {x + 22, y}}, false, e.stroke()...)
	c.head(place{x + 28, y}, place{x, y}, e)
	b := block{lines: []string{e.sign()}, size: signSize, bold: true, fill: colour}
	c.text(b, x+36, y-b.height()/2, middle, false)
}
