package chart

import (
	"github.com/govmaturity/govmaturity"

	"cmp"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/internal/svg"
)

// Radar shows one axis for each pillar, from the centre outward, and a polygon
// for each series. [RadarOf] makes one from results.
type Radar struct {
	// ID is what the ids in the picture begin with: "radar" when it is empty.
	// Charts that stand on one page need IDs that differ.
	ID string
	// Title names the chart: what is shown, of whom, of when.
	Title string
	// Description tells the chart to those who do not see it. When it is empty,
	// it is made from the data, and ends with the note.
	Description string
	// Note stands below the chart: where the data come from, and how official
	// they are.
	Note string
	// Language is the tag of the language of all wording: English when empty.
	Language string
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

// WriteSVG draws the chart. See [Radar.Table] for the same data as a table.
func (r Radar) WriteSVG(out io.Writer) error {
	if err := r.check(); err != nil {
		return err
	}
	w := wordsFor(r.Language)
	c := newCanvas(cmp.Or(r.ID, "radar"), cmp.Or(r.Language, "en"), w)
	r.draw(c)
	c.around(r.Title, seriesKeys(c, r.Title, r.Series), r.Note)
	language := c.language
	if r.Description == "" {
		language = w.tag
	}
	return c.write(out, r.Title, cmp.Or(r.Description, sentences(r.describe(w), r.Note)), language)
}

// Table returns the data of the chart, with all its numbers, as a table.
func (r Radar) Table() Table {
	w := wordsFor(r.Language)
	t := Table{Caption: r.Title, Note: r.Note, Language: cmp.Or(r.Language, "en"), Header: []string{cmp.Or(r.Topic, w.topic)}}
	for i, s := range r.Series {
		t.Header = append(t.Header, seriesTitle(s, i))
	}
	if !r.oneRange() {
		t.Header = append(t.Header, w.span)
	}
	for i, axis := range r.Axes {
		row := []string{axis.Title}
		for _, s := range r.Series {
			row = append(row, s.point(i).text(w, r.Rings))
		}
		if !r.oneRange() {
			row = append(row, w.number(axis.Range.Min)+"–"+w.number(axis.Range.Max))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// seriesTitle returns what a series is called where it must have a name.
func seriesTitle(s Series, i int) string { return cmp.Or(s.Title, strconv.Itoa(i+1)) }

func (r Radar) check() error {
	var k checker
	k.head(r.ID, r.Title, r.Description, r.Note, r.Language)
	k.long(at("topic"), r.Topic, maxWording)
	k.count(at("axes"), len(r.Axes), maxAxes, "axes")
	known := make([]bool, len(r.Axes))
	for i, axis := range r.Axes {
		here := at("axes").Index(i)
		k.needed(here.Key("title"), axis.Title, "an axis needs a title")
		known[i] = k.span(here.Key("range"), axis.Range)
	}
	if len(r.Rings) > 0 && !r.oneRange() {
		k.report(at("rings"), govmaturity.CodeNotUsed, "rings need axes that all have the same range")
	} else if len(r.Axes) > 0 {
		k.ticks(at("rings"), r.Rings, r.Axes[0].Range, known[0])
	}
	k.series(r.Series, len(r.Axes), "axes", func(i int) (govmaturity.Range, bool) { return r.Axes[i].Range, known[i] })
	return k.problems.Err()
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

// share returns where a value lies in a range, from 0 to 1. In a range of one
// value it is all there can be.
func share(x float64, r govmaturity.Range) float64 {
	if r.Min == r.Max {
		return 1
	}
	return min(max((x-r.Min)/(r.Max-r.Min), 0), 1)
}

func (r Radar) describe(w *words) string {
	parts := []string{w.radar, w.axes + w.colon + strconv.Itoa(len(r.Axes))}
	for i, s := range r.Series {
		readings := make([]reading, len(r.Axes))
		for j, axis := range r.Axes {
			p := s.point(j)
			readings[j] = reading{axis.Title, p.text(w, r.Rings), share(p.Value, axis.Range), p.present()}
		}
		parts = append(parts, seriesTitle(s, i)+w.colon+w.extremes(readings))
	}
	if !r.oneRange() {
		parts = append(parts, w.share)
	}
	return sentences(append(parts, r.centre(w))...)
}

// centre says what the centre stands for, when it is no level.
func (r Radar) centre(w *words) string {
	if len(r.Rings) > 0 && r.Rings[0].Title != "" && r.Rings[0].Value > r.Axes[0].Range.Min {
		return fill(w.centre, r.Rings[0].Title)
	}
	return ""
}

// ring is where a ring is drawn, as a share of the radius.
type ring struct {
	share float64
	title string
}

func (r Radar) rings(w *words) []ring {
	var rings []ring
	for _, t := range r.Rings {
		rings = append(rings, ring{share(t.Value, r.Axes[0].Range), t.text(w)})
	}
	if len(rings) > 0 {
		return rings
	}
	for quarter := 1; quarter <= 4; quarter++ {
		part := float64(quarter) / 4
		title := w.shareOf(part)
		if span := r.Axes[0].Range; r.oneRange() {
			title = w.number(span.Min + mul(span.Max-span.Min, part))
		}
		rings = append(rings, ring{part, title})
	}
	return rings
}

func (t Tick) text(w *words) string { return cmp.Or(t.Title, w.number(t.Value)) }

// spot is where a point of a series is drawn.
type spot struct {
	place
	ok bool
}

func (r Radar) draw(c *canvas) {
	labels := r.labels(c.w)
	radius := labels.radius()
	r.grid(c, radius)
	for i, s := range r.Series {
		c.b.Open("g", svg.A("id", c.id+"-series-"+strconv.Itoa(i+1)))
		spots := r.spots(c, i, radius)
		for _, run := range runs(spots) {
			if i == 0 && len(r.Series) <= 2 {
				wedge := run
				if len(run) < len(spots) {
					wedge = append([]place{{}}, run...) // a gap goes down to the centre
				}
				if len(wedge) > 2 {
					c.path(wedge, true, svg.A("fill", seriesColours[i]), svg.A("fill-opacity", "0.12"))
				}
			}
			if len(run) > 1 {
				c.path(run, len(run) == len(spots) && len(run) > 2, stroke(i)...)
			}
		}
		for j, at := range spots {
			if p := s.point(j); at.ok {
				words := r.Axes[j].Title + c.w.colon + p.text(c.w, r.Rings)
				if s.Title != "" {
					words = s.Title + c.w.comma + words
				}
				c.marker(i, at.place, p.State == govmaturity.StateImputed, words)
			}
		}
		c.b.Close()
	}
	r.ringTitles(c, radius)
	labels.draw(c, radius)
}

// direction returns the way of an axis from the centre. Axes go round like a
// clock, in languages from right to left as well.
func (r Radar) direction(c *canvas, axis int) place {
	sin, cos := svg.Turn(axis, len(r.Axes))
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
		attrs := []svg.Attr{svg.A("fill", "none"), svg.A("stroke", colour), svg.N("stroke-width", width)}
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
		attrs := []svg.Attr{svg.A("stroke", rule), svg.N("stroke-width", 0.75)}
		if r.empty(j) {
			attrs = []svg.Attr{svg.A("stroke", frame), svg.N("stroke-width", 1.25), svg.A("stroke-dasharray", "1 5")}
		}
		c.line(0, 0, rim.x, rim.y, attrs...)
	}
}

func (r Radar) empty(axis int) bool {
	return !slices.ContainsFunc(r.Series, func(s Series) bool { return s.point(axis).present() })
}

// ringTitles writes beside the rings what they are: between two axes, away from
// the upright one, where the first label is. With few axes the sides of the
// rings are too near to each other, and the titles stand beside the upright.
func (r Radar) ringTitles(c *canvas, radius float64) {
	n := len(r.Axes)
	way, aside, anchor := place{0, -1}, -7.0, end
	if n > 4 {
		sector := (n - 1) / 16 // about 22 degrees from the upright
		sin, cos := svg.Turn(-(2*sector + 1), 2*n)
		_, flat := svg.Turn(1, 2*n) // a side is nearer than its corners
		way, aside, anchor = place{sin, -cos}.times(flat), 0, middle
	}
	last := math.Inf(-1)
	for _, ring := range slices.Backward(r.rings(c.w)) {
		b := wrap(ring.title, smallSize, 110, quiet)
		at := way.times(mul(radius, ring.share))
		if at.y-last < b.height()+1 {
			continue // no room; the ring outside has its title
		}
		last = at.y
		c.text(b, at.x+aside, at.y-b.height()/2, anchor, true)
	}
}

// spots returns where the points of a series are drawn. Points that would
// cover each other are moved apart sideways: how far from the centre they are
// stays as it is.
func (r Radar) spots(c *canvas, series int, radius float64) []spot {
	const near, apart = 5.0, 10.0
	spots := make([]spot, len(r.Axes))
	for j, axis := range r.Axes {
		p := r.Series[series].point(j)
		if !p.present() {
			continue
		}
		distance := mul(radius, share(p.Value, axis.Range))
		before, together := 0, 0
		for i, other := range r.Series {
			q := other.point(j)
			if d := distance - mul(radius, share(q.Value, axis.Range)); q.present() && -near < d && d < near {
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

// seriesKeys returns one entry for each series that has a title, unless there is
// only one and the chart's title names it, and one for hollow markers when
// there are some.
func seriesKeys(c *canvas, title string, series []Series) []key {
	var keys []key
	hollow := -1
	for i, s := range series {
		if s.Title != "" && (len(series) > 1 || !strings.Contains(title, s.Title)) {
			keys = append(keys, key{func(x, y float64) { c.sample(i, x, y) }, sampleWidth, s.Title})
		}
		if hollow < 0 && slices.ContainsFunc(s.Points, func(p Point) bool { return p.State == govmaturity.StateImputed }) {
			hollow = i
		}
	}
	if hollow >= 0 {
		keys = append(keys, key{func(x, y float64) {
			c.marker(hollow, place{x + markerReach, y}, true, "")
		}, 2 * markerReach, c.w.estimated})
	}
	return keys
}

const sampleWidth = 46.0

// sample draws a piece of the line of a series with its marker.
func (c *canvas) sample(series int, x, y float64) {
	c.path([]place{{x, y}, {x + sampleWidth, y}}, false, stroke(series)...)
	c.marker(series, place{x + sampleWidth/2, y}, false, "")
}
