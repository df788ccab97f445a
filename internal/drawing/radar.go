package drawing

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/stat"
)

// Radar shows one axis for each topic, from the centre outward, and a polygon
// for each series.
type Radar struct {
	Head
	// Fit is how wide the picture is: as wide as it needs when 0.
	Fit
	// Topic is what the axes are, as the table's first header.
	Topic string
	Axes  []Axis
	// Rings are the values that a ring is drawn for, with their titles: the
	// levels of a scale. They need axes of one range. Without them there is a
	// ring at each quarter, of the range when all axes have the same, and
	// otherwise of each axis's own.
	Rings  []Tick
	Series []Series
}

// Axis is one axis of a radar.
type Axis struct {
	Title string
	// Range is what the axis shows, from the centre to the rim.
	Range govmaturity.Range
}

func (r Radar) kind() string { return "radar" }

func (r Radar) check(k *checker) {
	r.checkFit(k)
	k.label(at("topic"), r.Topic)
	k.count(at("axes"), len(r.Axes), maxAxes, "axes")
	known := make([]bool, len(r.Axes))
	for i, axis := range r.Axes {
		here := at("axes").Index(i)
		k.title(here.Key("title"), axis.Title, "an axis needs a title")
		known[i] = k.span(here.Key("range"), axis.Range)
	}
	if len(r.Rings) > 0 && !r.oneRange() {
		k.Add(at("rings"), govmaturity.CodeNotUsed, "rings need axes that all have the same range")
	} else if len(r.Axes) > 0 {
		k.ticks(at("rings"), r.Rings, r.Axes[0].Range, known[0])
	}
	k.series(r.Series, len(r.Axes), "axes", func(i int) (govmaturity.Range, bool) { return r.Axes[i].Range, known[i] })
}

func (r Radar) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{cmp.Or(r.Topic, w.Say("chart.topic"))}
	for i, s := range r.Series {
		header = append(header, s.name(i))
	}
	if !r.oneRange() {
		header = append(header, w.Say("chart.range"))
	}
	for i, axis := range r.Axes {
		row := []string{axis.Title}
		for _, s := range r.Series {
			row = append(row, s.Points[i].text(w, r.Rings))
		}
		if !r.oneRange() {
			row = append(row, w.Number(axis.Range.Min, -1)+"–"+w.Number(axis.Range.Max, -1))
		}
		rows = append(rows, row)
	}
	return header, rows
}

func (r Radar) keys(c *canvas) []key {
	keys := seriesKeys(c, r.Title, r.Series)
	rings := r.rings(c.w)
	if l := r.labels(c.w); len(r.ringTitles(c, l.radius(), l)) < len(rings) {
		var titles []string
		for _, ring := range rings {
			titles = append(titles, ring.title)
		}
		keys = append(keys, key{func(x, y float64) {
			c.circle(x+6, y, 6, attr("fill", "none"), attr("stroke", rule), attrN("stroke-width", 0.75))
			c.circle(x+6, y, 3, attr("fill", "none"), attr("stroke", rule), attrN("stroke-width", 0.75))
		}, 12, Label(c.w, c.w.Say("chart.rings"), c.w.List(titles...))})
	}
	return keys
}

// oneRange reports whether all axes have the same range.
func (r Radar) oneRange() bool {
	for _, axis := range r.Axes {
		if axis.Range != r.Axes[0].Range {
			return false
		}
	}
	return true
}

func (r Radar) describe(w govmaturity.Words) []string {
	parts := []string{Label(w, w.Say("chart.axes"), w.Number(float64(len(r.Axes)), -1))}
	for i, s := range r.Series {
		readings := make([]reading, len(r.Axes))
		for j, axis := range r.Axes {
			p := s.Points[j]
			readings[j] = reading{axis.Title, p.text(w, r.Rings), Share(p.Value, axis.Range), p.present()}
		}
		parts = append(parts, Label(w, s.name(i), extremes(w, readings)))
	}
	if !r.oneRange() {
		parts = append(parts, w.Say("chart.shares"))
	}
	// What the centre stands for, when it is no level.
	if len(r.Rings) > 0 && r.Rings[0].Title != "" && r.Rings[0].Value > r.Axes[0].Range.Min {
		parts = append(parts, w.Say("chart.centre", "level", r.Rings[0].Title))
	}
	return parts
}

// ring is where a ring is drawn, as a share of the radius.
type ring struct {
	share float64
	title string
}

func (r Radar) rings(w govmaturity.Words) []ring {
	var rings []ring
	for _, t := range r.Rings {
		rings = append(rings, ring{Share(t.Value, r.Axes[0].Range), t.text(w)})
	}
	if len(rings) > 0 {
		return rings
	}
	for quarter := 1; quarter <= 4; quarter++ {
		part := float64(quarter) / 4
		title := w.Percent(part, -1)
		if span := r.Axes[0].Range; r.oneRange() {
			title = w.Number(span.Min+mul(span.Max-span.Min, part), -1)
		}
		rings = append(rings, ring{part, title})
	}
	return rings
}

// spot is where a point of a series is drawn.
type spot struct {
	place
	ok bool
}

func (r Radar) draw(c *canvas) {
	labels := r.labels(c.w)
	if r.Width > 0 {
		r.fit(c)
		c.middle()
	}
	radius := labels.radius()
	r.grid(c, radius)
	for i, s := range r.Series {
		c.b.open("g", attr("id", c.id+"-series-"+strconv.Itoa(i+1)))
		spots := r.spots(c, i, radius)
		for _, run := range runs(spots) {
			if i == 0 && len(r.Series) <= 2 {
				wedge := run
				if len(run) < len(spots) {
					wedge = append([]place{{}}, run...) // a gap goes down to the centre
				}
				if len(wedge) > 2 {
					c.path(wedge, true, attr("fill", seriesColours[i]), attr("fill-opacity", "0.12"))
				}
			}
			if len(run) > 1 {
				c.path(run, len(run) == len(spots) && len(run) > 2, stroke(i)...)
			}
		}
		for j, at := range spots {
			if p := s.Points[j]; at.ok {
				c.marker(i, at.place, p.State == govmaturity.StateImputed, s.told(c.w, j, r.Axes[j].Title, r.Rings))
			}
		}
		c.b.close()
	}
	for _, t := range r.ringTitles(c, radius, labels) {
		c.text(t.block, t.x, t.y, middle, true)
	}
	labels.draw(c, radius)
}

// direction returns the way of an axis from the centre. Axes go round like a
// clock, in languages from right to left as well.
func (r Radar) direction(c *canvas, axis int) place {
	sin, cos := stat.Turn(axis, len(r.Axes))
	return place{c.x(sin), -cos}
}

func (p place) times(k float64) place { return place{mul(p.x, k), mul(p.y, k)} }

// grid draws the rings and the axes. An axis on which no series has a value is
// dotted.
func (r Radar) grid(c *canvas, radius float64) {
	rings := r.rings(c.w)
	for i, ring := range rings {
		colour, width := rule, 0.75
		if i == len(rings)-1 {
			colour, width = frame, 1.25
		}
		attrs := []attribute{attr("fill", "none"), attr("stroke", colour), attrN("stroke-width", width)}
		if len(r.Axes) < 3 {
			c.circle(0, 0, mul(radius, ring.share), attrs...)
			continue
		}
		corners := make([]place, len(r.Axes))
		for j := range corners {
			corners[j] = r.direction(c, j).times(mul(radius, ring.share))
		}
		c.path(corners, true, attrs...)
	}
	for j := range r.Axes {
		rim := r.direction(c, j).times(radius)
		attrs := []attribute{attr("stroke", rule), attrN("stroke-width", 0.75)}
		if r.empty(j) {
			attrs = []attribute{attr("stroke", frame), attrN("stroke-width", 1.25), attr("stroke-dasharray", "1 5")}
		}
		c.line(0, 0, rim.x, rim.y, attrs...)
	}
}

func (r Radar) empty(axis int) bool {
	return !slices.ContainsFunc(r.Series, func(s Series) bool { return s.Points[axis].present() })
}

// spots returns where the points of a series are drawn. Points that would
// cover each other are moved apart sideways: how far from the centre they are
// stays as it is.
func (r Radar) spots(c *canvas, series int, radius float64) []spot {
	const near, apart = 5.0, 10.0
	spots := make([]spot, len(r.Axes))
	for j, axis := range r.Axes {
		p := r.Series[series].Points[j]
		if !p.present() {
			continue
		}
		distance := mul(radius, Share(p.Value, axis.Range))
		before, together := 0, 0
		for i, other := range r.Series {
			q := other.Points[j]
			if d := distance - mul(radius, Share(q.Value, axis.Range)); q.present() && -near < d && d < near {
				together++
				if i < series {
					before++
				}
			}
		}
		way := r.direction(c, j)
		at := way.times(distance)
		if distance > 0 && together > 1 {
			// At most two thirds of the room between two axes, about 2πd/n.
			step := min(apart, mul(4*distance/float64(max(len(r.Axes), 4)), 1/float64(together)))
			aside := mul(step, float64(before)-float64(together-1)/2)
			at = place{at.x - mul(way.y, aside), at.y + mul(way.x, aside)}
			at = at.times(distance / at.length())
		}
		spots[j] = spot{at, true}
	}
	return spots
}

// runs cuts the points where one is missing, round the circle: a run may go on
// past the last axis to the first.
func runs(spots []spot) [][]place {
	n := len(spots)
	gap := slices.IndexFunc(spots, func(s spot) bool { return !s.ok })
	var out [][]place
	var run []place
	for k := range n {
		s := spots[(gap+1+k)%n] // without a gap, from the first on
		if s.ok {
			run = append(run, s.place)
		}
		if run != nil && (!s.ok || k == n-1) {
			out = append(out, run)
			run = nil
		}
	}
	return out
}
