package drawing

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Scatter shows things as points on two axes, and the front of those that nothing
// beats: what is better by one is worse by the other. Better is always to the end of
// the first axis and up, so that the front lies in the far upper corner.
type Scatter struct {
	Head
	Fit
	// Across and Up are the two axes.
	Across, Up ScatterAxis
	Spots      []Spot
}

// ScatterAxis is one of two axes.
type ScatterAxis struct {
	Title string
	Range govmaturity.Range
	// Wide: the axis goes on to round numbers. Else it is just the range.
	Wide bool
	// Less is better: the axis runs from high to low.
	Less bool
}

// Spot is a thing with its two numbers.
type Spot struct {
	Title string
	// Across and Up are where it lies, and without a value why it lies nowhere.
	Across, Up Point
	// Layer is 1 for the front, 2 for what is in front without it, and so on: 0 where it
	// lies nowhere.
	Layer int
}

// placed reports whether a spot lies anywhere.
func (s Spot) placed() bool { return s.Across.present() && s.Up.present() }

func (s Scatter) kind() string { return "scatter" }

func (s Scatter) check(k *checker) {
	s.checkFit(k)
	k.count(at("spots"), len(s.Spots), maxAxes, "spots")
	known := [2]bool{}
	for n, a := range []ScatterAxis{s.Across, s.Up} {
		here := at([]string{"across", "up"}[n])
		k.title(here.Key("title"), a.Title, "an axis needs a title")
		known[n] = k.span(here.Key("range"), a.Range)
	}
	for i, spot := range s.Spots[:min(len(s.Spots), maxAxes)] {
		here := at("spots").Index(i)
		k.title(here.Key("title"), spot.Title, "a spot needs a title")
		for n, p := range []Point{spot.Across, spot.Up} {
			to, r := here.Key([]string{"across", "up"}[n]), []ScatterAxis{s.Across, s.Up}[n].Range
			k.label(to.Key("label"), p.Label)
			if p.present() && k.number(to.Key("value"), p.Value) && known[n] && !r.Contains(p.Value) {
				k.Add(to.Key("value"), govmaturity.CodeOutOfRange, "expected a number from %v to %v; found %v", r.Min, r.Max, p.Value)
			}
		}
		switch {
		case spot.placed() && (spot.Layer < 1 || spot.Layer > maxAxes):
			k.Add(here.Key("layer"), govmaturity.CodeOutOfRange, "expected from 1 to %d; found %d", maxAxes, spot.Layer)
		case !spot.placed() && spot.Layer != 0:
			k.Add(here.Key("layer"), govmaturity.CodeNotUsed, "what lies nowhere is in no layer")
		}
	}
}

// title says an axis, and whether less is better.
func (a ScatterAxis) title(w govmaturity.Words) string {
	if a.Less {
		return w.Say("chart.scatter.less", "axis", a.Title)
	}
	return a.Title
}

// layer says in which layer a spot lies.
func (s Spot) layer(w govmaturity.Words) string {
	switch s.Layer {
	case 0:
		return w.Say("chart.scatter.missing")
	case 1:
		return w.Say("chart.scatter.front-line")
	}
	return w.Say("chart.scatter.layer-of", "layer", s.Layer)
}

func (s Scatter) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{w.Say("chart.topic"), w.Say("chart.scatter.number"), s.Up.title(w), s.Across.title(w), w.Say("chart.scatter.layer")}
	for i, spot := range s.Spots {
		rows = append(rows, []string{spot.Title, w.Number(float64(i+1), -1), spot.Up.text(w, nil), spot.Across.text(w, nil), spot.layer(w)})
	}
	return header, rows
}

func (s Scatter) describe(w govmaturity.Words) []string {
	parts := []string{Label(w, w.Say("chart.axes"), clauses(w, s.Up.title(w), s.Across.title(w)))}
	var front, missing []string
	behind := 0
	for _, spot := range s.Spots {
		switch {
		case !spot.placed():
			missing = append(missing, spot.Title)
		case spot.Layer == 1:
			front = append(front, spot.Title)
		default:
			behind++
		}
	}
	if len(front) > 0 {
		parts = append(parts, Label(w, w.Say("chart.scatter.front-names"), some(w, front)))
	}
	if behind > 0 {
		parts = append(parts, Label(w, capital(w.Say("chart.scatter.behind")), w.Say("chart.of", "count", behind, "all", len(s.Spots))))
	}
	if len(missing) > 0 {
		parts = append(parts, Label(w, w.Say("chart.scatter.missing"), some(w, missing)))
	}
	return parts
}

const (
	scatterTall = 520.0 // the plot at most
	scatterPad  = 14.0  // between the frame and where numbers begin
	scatterName = 150.0 // how wide a name is at most
)

// scatterPlot is where things lie.
type scatterPlot struct {
	Scatter
	room                     float64
	left, top, width, height float64 // of the frame
	across, up               axis
	taken                    []area
	near                     []area // the markers of all spots
	said                     []area // the numbers that are written
}

// area is a part of the plot that something stands on.
type area struct{ x, y, width, height float64 }

func (a area) apart(b area, gap float64) bool {
	return a.x+a.width+gap <= b.x || b.x+b.width+gap <= a.x || a.y+a.height+gap <= b.y || b.y+b.height+gap <= a.y
}

func (s Scatter) draw(c *canvas) {
	p := &scatterPlot{Scatter: s, room: s.fit(c)}
	steps := 4
	if p.room > 500 {
		steps = 8
	}
	p.across = axisOf(s.Across.Range.Min, s.Across.Range.Max, steps, s.Across.Wide)
	p.up = axisOf(s.Up.Range.Min, s.Up.Range.Max, 6, s.Up.Wide)
	p.frame(c)
	p.front(c)
	p.markers(c)
	y := p.edge(c)
	if names, ok := p.names(c); ok {
		for _, name := range names {
			name(c)
		}
	} else {
		y = p.numbers(c, y+12)
	}
	p.nowhere(c, y+12)
}

// axisTitle is the title of an axis with the power of ten of its numbers.
func axisTitle(w govmaturity.Words, a ScatterAxis, x axis) string {
	if x.power != 0 {
		return Brackets(w, a.title(w), powerText(w, x.power))
	}
	return a.title(w)
}

// frame draws the axis that goes up, with its title above it, and the frame.
func (p *scatterPlot) frame(c *canvas) {
	title := wrap(axisTitle(c.w, p.Up, p.up), labelSize, p.room, ink)
	title.bold = true
	title.lines = wrapLines(axisTitle(c.w, p.Up, p.up), labelSize, p.room/boldShare)
	c.text(title, 0, 0, start, false)
	column := 0.0
	for _, x := range p.up.ticks() {
		column = max(column, wrap(p.up.text(c.w, x), smallSize, p.room/4, ink).width())
	}
	p.left, p.top = column+10, title.height()+10
	p.width = p.room - p.left - 1
	p.height = min(mul(p.width, 0.8), scatterTall)
	c.rect(p.left, p.top, p.width, p.height, attr("fill", "none"), attr("stroke", frame))
	rows := newTrack()
	values := p.up.ticks()
	if !p.Up.Less {
		slices.Reverse(values) // from above
	}
	for _, x := range values {
		y := p.y(x)
		c.line(p.left-5, y, p.left, y, attr("stroke", frame))
		b := wrap(p.up.text(c.w, x), smallSize, p.room/4, ink)
		if rows.take(y-b.height()/2, b.height()) {
			c.text(b, p.left-8, y-b.height()/2, end, false)
		}
	}
}

// edge draws the axis that goes across, with its title below it, and returns where
// the rest begins.
func (p *scatterPlot) edge(c *canvas) float64 {
	bottom := p.top + p.height
	values := p.across.ticks()
	if p.Across.Less {
		slices.Reverse(values)
	}
	columns := newTrack()
	y := bottom
	for _, x := range values {
		at := p.x(x)
		c.line(at, bottom, at, bottom+5, attr("stroke", frame))
		b := wrap(p.across.text(c.w, x), smallSize, p.room/4, ink)
		from := min(max(at-b.width()/2, 0), p.room-b.width())
		if columns.take(from, b.width()+8) {
			c.text(b, from, bottom+8, start, false)
			y = max(y, bottom+8+b.height())
		}
	}
	title := block{lines: wrapLines(axisTitle(c.w, p.Across, p.across), labelSize, p.room/boldShare), size: labelSize, bold: true, fill: ink}
	c.text(title, p.room, y+4, end, false)
	return y + 4 + title.height()
}

// x and y return where a number lies.
func (p *scatterPlot) x(v float64) float64 {
	share := p.across.share(v)
	if p.Across.Less {
		share = 1 - share
	}
	return p.left + scatterPad + mul(share, p.width-2*scatterPad)
}

func (p *scatterPlot) y(v float64) float64 {
	share := p.up.share(v)
	if p.Up.Less {
		share = 1 - share
	}
	return p.top + p.height - scatterPad - mul(share, p.height-2*scatterPad)
}

// spot returns where a spot lies.
func (p *scatterPlot) spot(s Spot) place { return place{p.x(s.Across.Value), p.y(s.Up.Value)} }

// front draws the line of the front, in steps: nothing lies beyond it.
func (p *scatterPlot) front(c *canvas) {
	var all []place
	for _, s := range p.Spots {
		if s.placed() && s.Layer == 1 {
			all = append(all, p.spot(s))
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.y, a.y)) })
	piece := func(x1, y1, x2, y2 float64) {
		if x1 == x2 && y1 == y2 {
			return
		}
		c.line(x1, y1, x2, y2, attr("stroke", seriesColours[0]), attrN("stroke-width", 1.5), attr("stroke-dasharray", dashes[1]))
		p.taken = append(p.taken, area{min(x1, x2) - 1, min(y1, y2) - 1, max(x1, x2) - min(x1, x2) + 2, max(y1, y2) - min(y1, y2) + 2})
	}
	at := place{p.left, all[0].y}
	for _, next := range all {
		// Level to where the next one is, and down to it.
		if next.y >= at.y {
			piece(at.x, next.y, next.x, next.y)
			piece(at.x, at.y, at.x, next.y)
		}
		at = next
	}
	piece(at.x, at.y, at.x, p.top+p.height)
}

// markers draws the points.
func (p *scatterPlot) markers(c *canvas) {
	w := c.w
	for i, s := range p.Spots {
		if !s.placed() {
			continue
		}
		at, series := p.spot(s), 1
		if s.Layer == 1 {
			series = 0
		}
		said := clauses(w, Label(w, p.Up.Title, s.Up.text(w, nil)), Label(w, p.Across.Title, s.Across.text(w, nil)), s.layer(w))
		c.marker(series, at, series == 1, Label(w, w.Number(float64(i+1), -1)+" "+s.Title, said))
		p.near = append(p.near, area{at.x - markerReach, at.y - markerReach, 2 * markerReach, 2 * markerReach})
	}
}

// beside finds room for a text beside a spot, and takes it: nearer to its own marker
// than to any other, if it can be.
func (p *scatterPlot) beside(b block, s Spot, gaps ...float64) (x, y float64, ok bool) {
	at, w, h := p.spot(s), b.width(), b.height()
	var all []area
	for _, g := range gaps {
		d := mul(g, 0.75)
		for _, to := range []place{
			{at.x + g, at.y - h/2}, {at.x - g - w, at.y - h/2}, {at.x - w/2, at.y - g - h}, {at.x - w/2, at.y + g},
			{at.x + d, at.y - d - h}, {at.x + d, at.y + d}, {at.x - d - w, at.y - d - h}, {at.x - d - w, at.y + d},
		} {
			if a := (area{to.x, to.y, w, h}); p.free(a) {
				all = append(all, a)
			}
		}
	}
	if len(all) == 0 {
		return 0, 0, false
	}
	chosen := all[0]
	if i := slices.IndexFunc(all, func(a area) bool { return p.own(a, at) }); i >= 0 {
		chosen = all[i]
	}
	p.taken = append(p.taken, chosen)
	return chosen.x, chosen.y, true
}

// free reports whether a text can stand somewhere: inside the frame, on no marker,
// and not so close to another text that it is not clear whose it is.
func (p *scatterPlot) free(a area) bool {
	if a.x < p.left+2 || a.y < p.top+2 || a.x+a.width > p.left+p.width-2 || a.y+a.height > p.top+p.height-2 {
		return false
	}
	text := func(b area) bool { return !a.apart(b, 5) }
	marker := func(b area) bool { return !a.apart(b, 1) }
	return !slices.ContainsFunc(p.taken, text) && !slices.ContainsFunc(p.near, marker)
}

// own reports whether a text is nearer to a marker than to all others.
func (p *scatterPlot) own(a area, at place) bool {
	far := func(x, y float64) float64 {
		dx, dy := max(a.x-x, x-a.x-a.width, 0), max(a.y-y, y-a.y-a.height, 0)
		return mul(dx, dx) + mul(dy, dy)
	}
	mine := far(at.x, at.y)
	return !slices.ContainsFunc(p.near, func(m area) bool {
		x, y := m.x+markerReach, m.y+markerReach
		return far(x, y) <= mine && (math.Abs(x-at.x) > 0.01 || math.Abs(y-at.y) > 0.01)
	})
}

// names finds room for the names of all spots. It is not ok where one has none.
func (p *scatterPlot) names(c *canvas) (all []func(*canvas), ok bool) {
	before := len(p.taken)
	for _, s := range p.Spots {
		if !s.placed() {
			continue
		}
		b := wrap(s.Title, smallSize, scatterName, ink)
		x, y, ok := p.beside(b, s, markerReach+2)
		if !ok {
			p.taken = p.taken[:before]
			return nil, false
		}
		all = append(all, func(c *canvas) { c.text(b, x, y, start, false) })
	}
	return all, true
}

// numbers writes a number beside each spot that has room for it, and all names with
// their numbers below. It returns the lower edge.
func (p *scatterPlot) numbers(c *canvas, y float64) float64 {
	var keys []key
	for i, s := range p.Spots {
		if !s.placed() {
			continue
		}
		b := wrap(c.w.Number(float64(i+1), -1), smallSize, 80, ink)
		b.bold = true
		if x, y, ok := p.beside(b, s, markerReach+1, markerReach+6, markerReach+13, markerReach+20); ok {
			if p.lead(c, p.spot(s), area{x, y, b.width(), b.height()}) {
				c.text(b, x, y, start, false)
			}
		}
		keys = append(keys, key{func(x, y float64) { c.text(b, x, y-b.height()/2, start, false) }, b.width(), s.Title})
	}
	if len(keys) == 0 {
		return y
	}
	return c.legend(keys, 0, y, p.room)
}

// lead draws a line from a marker to its number, where that is not next to it. It is
// not ok where the line would lie on another number.
func (p *scatterPlot) lead(c *canvas, at place, a area) (ok bool) {
	x, y := min(max(at.x, a.x), a.x+a.width), min(max(at.y, a.y), a.y+a.height)
	far := place{x - at.x, y - at.y}.length()
	if far <= markerReach+2 && p.own(a, at) {
		p.said = append(p.said, a)
		return true
	}
	from := mul(markerReach, 1/far)
	x1, y1 := at.x+mul(x-at.x, from), at.y+mul(y-at.y, from)
	line := area{min(x1, x), min(y1, y), math.Abs(x1 - x), math.Abs(y1 - y)}
	if slices.ContainsFunc(p.said, func(b area) bool { return !line.apart(b, 1) }) {
		return false
	}
	c.line(x1, y1, x, y, attr("stroke", frame))
	p.said, p.taken = append(p.said, a), append(p.taken, line)
	return true
}

// nowhere names what has no place, and why.
func (p *scatterPlot) nowhere(c *canvas, y float64) {
	var names []string
	for _, s := range p.Spots {
		if !s.placed() {
			why := s.Up
			if why.present() {
				why = s.Across
			}
			names = append(names, Brackets(c.w, s.Title, why.text(c.w, nil)))
		}
	}
	if len(names) > 0 {
		c.text(wrap(Label(c.w, c.w.Say("chart.scatter.missing"), clauses(c.w, names...)), smallSize, p.room, ink), 0, y, start, false)
	}
}

// keys explain the markers and the line.
func (s Scatter) keys(c *canvas) []key {
	var keys []key
	layers := map[bool]bool{}
	for _, spot := range s.Spots {
		if spot.placed() {
			layers[spot.Layer == 1] = true
		}
	}
	mark := func(series int, words string) {
		keys = append(keys, key{func(x, y float64) { c.marker(series, place{x + markerReach, y}, series == 1, "") }, 2 * markerReach, words})
	}
	if layers[true] {
		mark(0, c.w.Say("chart.scatter.front"))
	}
	if layers[false] {
		mark(1, c.w.Say("chart.scatter.behind"))
	}
	if layers[true] {
		keys = append(keys, key{func(x, y float64) {
			c.line(x, y, x+30, y, attr("stroke", seriesColours[0]), attrN("stroke-width", 1.5), attr("stroke-dasharray", dashes[1]))
		}, 30, c.w.Say("chart.scatter.front-line")})
	}
	return keys
}
