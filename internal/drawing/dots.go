package drawing

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Dots shows where several things lie, a line for each row: what raters say, what was
// before and after, where many subjects are. No text stands on a line: it is beside it or,
// in a narrow picture, above it.
type Dots struct {
	Head
	Fit
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Summary are sentences above the rows.
	Summary []string
	Rows    []DotRow
	// Series have one point for each row.
	Series []Series
	// Crowd is how many of the series, from the first on, are too many to have markers of
	// their own: they are circles, and a number in one says how many there are. CrowdTitle
	// says that.
	Crowd      int
	CrowdTitle string
	// Joined says that the second series came after the first: an arrow leads there.
	Joined bool
}

// DotRow is one row.
type DotRow struct {
	Title string
	Range govmaturity.Range
	// Ticks are the values that a line is drawn for. Without them there are the ends of
	// the range and its middle.
	Ticks []Tick
	// Span is a range that is drawn as a bar, and nil for none.
	Span *govmaturity.Range
	// Lines are what people read of the row, besides who has no value and why. Without
	// them they are the values, of one series or two.
	Lines []string
}

// MaxDotRows is how many rows there can be.
const MaxDotRows = 200

const (
	maxDotSeries = 2000
	maxDots      = 100_000
)

func (d Dots) kind() string { return "dots" }

func (d Dots) check(k *checker) {
	d.checkFit(k)
	k.label(at("topic"), d.Topic)
	k.checkSummary(d.Summary)
	k.count(at("rows"), len(d.Rows), MaxDotRows, "rows")
	known := make([]bool, len(d.Rows))
	for i, r := range d.Rows {
		here := at("rows").Index(i)
		k.title(here.Key("title"), r.Title, "a row needs a title")
		k.lines(here.Key("lines"), r.Lines)
		known[i] = k.span(here.Key("range"), r.Range)
		k.ticks(here.Key("ticks"), r.Ticks, r.Range, known[i])
		if r.Span != nil && k.span(here.Key("span"), *r.Span) && known[i] && !(r.Range.Contains(r.Span.Min) && r.Range.Contains(r.Span.Max)) {
			k.Add(here.Key("span"), govmaturity.CodeOutOfRange, "expected a range within %v to %v; found %v to %v", r.Range.Min, r.Range.Max, r.Span.Min, r.Span.Max)
		}
	}
	if own := len(d.Series) - d.Crowd; d.Crowd < 0 || own < 0 || own > MaxSeries-min(d.Crowd, 1) {
		k.Add(at("crowd"), govmaturity.CodeOutOfRange, "at most %d series have markers of their own, with a crowd one fewer; found %d of %d in the crowd", MaxSeries, d.Crowd, len(d.Series))
	}
	if d.Crowd > 0 {
		k.title(at("crowdTitle"), d.CrowdTitle, "a crowd needs a title")
	}
	if d.Joined && (d.Crowd > 0 || len(d.Series) != 2) {
		k.Add(at("joined"), govmaturity.CodeNotUsed, "two series can be joined; found %d", len(d.Series))
	}
	if n := len(d.Rows) * len(d.Series); n > maxDots {
		k.Add(at("series"), govmaturity.CodeTooManyValues, "a chart shows at most %d points; found %d", maxDots, n)
		return
	}
	k.seriesUpTo(maxDotSeries, d.Series, len(d.Rows), "rows", func(i int) (govmaturity.Range, bool) { return d.Rows[i].Range, known[i] })
}

func (d Dots) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{cmp.Or(d.Topic, w.Say("chart.topic"))}
	for i, s := range d.Series {
		header = append(header, s.name(i))
	}
	spans := slices.ContainsFunc(d.Rows, func(r DotRow) bool { return r.Span != nil })
	if spans {
		header = append(header, w.Say("chart.interval"))
	}
	own := !d.oneRange()
	if own {
		header = append(header, w.Say("chart.range"))
	}
	between := func(r govmaturity.Range) string {
		return w.Say("chart.between", "low", w.Number(r.Min, -1), "high", w.Number(r.Max, -1))
	}
	for i, r := range d.Rows {
		row := []string{r.Title}
		for _, s := range d.Series {
			row = append(row, s.Points[i].text(w, r.Ticks))
		}
		switch {
		case r.Span != nil:
			row = append(row, between(*r.Span))
		case spans:
			row = append(row, "–")
		}
		if own {
			row = append(row, between(r.Range))
		}
		rows = append(rows, row)
	}
	return header, rows
}

func (d Dots) oneRange() bool {
	return !slices.ContainsFunc(d.Rows, func(r DotRow) bool { return r.Range != d.Rows[0].Range })
}

// oneScale reports whether all rows have the same ticks as well.
func (d Dots) oneScale() bool {
	return d.oneRange() && !slices.ContainsFunc(d.Rows, func(r DotRow) bool { return !slices.Equal(r.Ticks, d.Rows[0].Ticks) })
}

func (d Dots) describe(w govmaturity.Words) []string {
	parts := append(told(d.Summary), Label(w, w.Say("chart.rows"), w.Number(float64(len(d.Rows)), -1)))
	for i, r := range d.Rows[:min(len(d.Rows), mostTold)] { // the table has all of them
		parts = append(parts, Label(w, r.Title, clauses(w, d.lines(w, i)...)))
	}
	return parts
}

// lines say a row: what is given, or the values, and who has none.
func (d Dots) lines(w govmaturity.Words, row int) []string {
	r := d.Rows[row]
	lines := slices.Clone(r.Lines)
	given := len(lines) > 0
	var all []reading
	for i, s := range d.Series {
		p := s.Points[row]
		text := p.text(w, r.Ticks)
		all = append(all, reading{s.name(i), text, 0, p.present()})
		if !given && len(d.Series) <= 2 && (p.present() || len(d.Series) == 1) {
			if s.Title != "" && len(d.Series) > 1 {
				text = Label(w, s.Title, text)
			}
			lines = append(lines, text)
		}
	}
	if d.Crowd > 0 {
		for _, text := range slices.Compact(missingTexts(all)) {
			n := 0
			for _, x := range all {
				if !x.ok && x.text == text {
					n++
				}
			}
			lines = append(lines, Label(w, text, w.Number(float64(n), -1)))
		}
		return lines
	}
	if len(d.Series) > 1 {
		lines = append(lines, missing(w, all)...)
	}
	return lines
}

// missingTexts returns the reasons why there is no value, in the order in which they come.
func missingTexts(all []reading) []string {
	var texts []string
	for _, r := range all {
		if !r.ok && !slices.Contains(texts, r.text) {
			texts = append(texts, r.text)
		}
	}
	return texts
}

// dot is what is drawn at one place of a row.
type dot struct {
	series []int // those at the place, of a crowd
	x      float64
	reach  float64
	lane   int
}

// laned puts dots into lanes below each other, where none covers another.
func laned(dots []dot) (lanes int) {
	for i := range dots {
		free := func(lane int) bool {
			return !slices.ContainsFunc(dots[:i], func(o dot) bool {
				return o.lane == lane && math.Abs(o.x-dots[i].x) < o.reach+dots[i].reach
			})
		}
		for !free(dots[i].lane) {
			dots[i].lane++
		}
		lanes = max(lanes, dots[i].lane+1)
	}
	return lanes
}

// crowdReach is half the width of a circle for so many.
func crowdReach(w govmaturity.Words, n int) float64 {
	if n == 1 {
		return 5.5
	}
	return max(9, textWidth(w.Number(float64(n), -1), smallSize)/2+4)
}

// dots are those of a row on a line between two places, the crowd first.
func (d Dots) dots(w govmaturity.Words, row int, place func(float64) float64) (dots []dot) {
	for i, s := range d.Series {
		p := s.Points[row]
		if !p.present() {
			continue
		}
		x := place(Share(p.Value, d.Rows[row].Range))
		if i >= d.Crowd {
			dots = append(dots, dot{series: []int{i}, x: x, reach: markerReach})
			continue
		}
		if at := slices.IndexFunc(dots, func(o dot) bool { return math.Abs(o.x-x) < 0.01 }); at >= 0 {
			dots[at].series = append(dots[at].series, i)
		} else {
			dots = append(dots, dot{series: []int{i}, x: x})
		}
	}
	for i := range dots {
		if dots[i].reach == 0 {
			dots[i].reach = crowdReach(w, len(dots[i].series))
		}
	}
	return dots
}

// dotPad is between the ends of a line and the ends of its range.
const dotPad = 16.0

func (d Dots) draw(c *canvas) {
	const gap, pad = 18.0, 6.0
	width := d.fit(c)
	from, room := 0.0, width
	if width >= wideEnough {
		from = math.Floor(width*2/5) + gap
		room = width - from
	}
	y := c.summary(d.Summary, width)
	one := d.oneScale()
	scale := d.scale(c.w, 0, room)
	if one {
		y = scale.list(c, 0, y, width)
	}
	for i := range d.Rows {
		if i > 0 {
			c.line(0, y, width, y, attr("stroke", rule), attrN("stroke-width", 0.5))
			y += pad
		}
		own := scale
		if !one {
			own = d.scale(c.w, i, room)
		}
		heads := !one || i%headsEvery == 0
		if from > 0 {
			if heads {
				if !one {
					y = own.list(c, from, y, room)
				}
				y = own.heads(c, from, y)
			}
			top := y
			low := d.words(c, i, 0, y, from-gap)
			y = max(low, d.track(c, i, own, from, top, room)) + pad
			continue
		}
		y = d.words(c, i, 0, y, width) + 2
		if heads {
			if !one {
				y = own.list(c, 0, y, width)
			}
			y = own.heads(c, 0, y)
		}
		y = d.track(c, i, own, 0, y, width) + pad
	}
}

// words writes the title of a row and what is said of it, and returns the lower edge.
func (d Dots) words(c *canvas, row int, x, y, width float64) float64 {
	b := wrap(d.Rows[row].Title, labelSize, width, ink)
	c.text(b, x, y, start, false)
	y += b.height() + 1
	for _, line := range d.lines(c.w, row) {
		if line == "" {
			continue
		}
		b := wrap(line, smallSize, width, quiet)
		c.text(b, x, y, start, false)
		y += b.height() + 1
	}
	return y
}

// track draws the line of a row, and returns its lower edge.
func (d Dots) track(c *canvas, row int, s dotScale, x, y, width float64) float64 {
	r := d.Rows[row]
	place := func(share float64) float64 { return x + dotPad + mul(width-2*dotPad, share) }
	dots := d.dots(c.w, row, place)
	lanes, reach := max(laned(dots), 1), markerReach+0.5
	for _, at := range dots {
		reach = max(reach, at.reach+0.5)
	}
	height := mul(2*reach, float64(lanes)) + 2
	c.rect(x, y, width, height, attr("fill", "none"), attr("stroke", rule), attrN("stroke-width", 0.75))
	for _, t := range s.ticks {
		c.line(place(t.share), y, place(t.share), y+height, attr("stroke", rule), attrN("stroke-width", 0.75))
	}
	lane := func(n int) float64 { return y + 1 + reach + mul(2*reach, float64(n)) }
	if r.Span != nil {
		light, _ := ramp(0, 2)
		low, high := place(Share(r.Span.Min, r.Range)), place(Share(r.Span.Max, r.Range))
		c.rect(low, lane(0)-4, max(high-low, 1), 8, attr("fill", light), attr("stroke", frame))
	}
	if d.Joined && len(dots) == 2 {
		c.change(dots[0].x, lane(dots[0].lane), dots[1].x, lane(dots[1].lane))
	}
	for _, at := range dots {
		d.dot(c, row, at, lane(at.lane))
	}
	return y + height
}

// dot draws what is at one place.
func (d Dots) dot(c *canvas, row int, at dot, y float64) {
	r := d.Rows[row]
	first := at.series[0]
	s := d.Series[first]
	if first >= d.Crowd {
		c.marker(d.mark(first), place{at.x, y}, s.Points[row].State == govmaturity.StateImputed, s.told(c.w, row, r.Title, r.Ticks))
		return
	}
	if len(at.series) == 1 {
		c.circle(at.x, y, at.reach-1, attr("fill", seriesColours[0]), attr("stroke", paper))
		return
	}
	b := wrap(c.w.Number(float64(len(at.series)), -1), smallSize, 2*at.reach, paper)
	c.circle(at.x, y, at.reach-1, attr("fill", seriesColours[0]), attr("stroke", paper))
	c.text(b, at.x, y-b.height()/2, middle, false)
}

// mark is the place of a series among the markers: the crowd has the first.
func (d Dots) mark(series int) int {
	if d.Crowd > 0 {
		return series - d.Crowd + 1
	}
	return series
}

// change leads from one marker to another, and ends before it.
func (c *canvas) change(x1, y1, x2, y2 float64) {
	if y1 != y2 { // one stands below the other: nothing changed
		return
	}
	way := 1.0
	if x2 < x1 {
		way = -1
	}
	from, to := x1+mul(way, markerReach-2), x2-mul(way, markerReach-2)
	if mul(way, to-from) < 5 {
		return
	}
	attrs := []attribute{attr("fill", "none"), attr("stroke", ink), attrN("stroke-width", 1.75)}
	c.line(from, y1, to, y1, attrs...)
	head := min(4.5, mul(way, to-from))
	c.path([]place{{to - mul(way, head), y1 - head}, {to, y1}, {to - mul(way, head), y1 + head}}, false, attrs...)
}

func (d Dots) keys(c *canvas) []key {
	var keys []key
	if d.Crowd > 0 {
		keys = append(keys, key{func(x, y float64) {
			c.circle(x+5, y, 4.5, attr("fill", seriesColours[0]), attr("stroke", paper))
		}, 10, d.CrowdTitle})
	}
	hollow := -1
	for i, s := range d.Series {
		if i < d.Crowd {
			continue
		}
		if s.Title != "" && len(d.Series) > 1 {
			keys = append(keys, key{func(x, y float64) { c.marker(d.mark(i), place{x + markerReach, y}, false, "") }, 2 * markerReach, s.Title})
		}
		if hollow < 0 && slices.ContainsFunc(s.Points, func(p Point) bool { return p.State == govmaturity.StateImputed }) {
			hollow = d.mark(i)
		}
	}
	if hollow >= 0 {
		keys = append(keys, key{func(x, y float64) { c.marker(hollow, place{x + markerReach, y}, true, "") }, 2 * markerReach, c.w.Say("state.imputed")})
	}
	if slices.ContainsFunc(d.Rows, func(r DotRow) bool { return r.Span != nil }) {
		keys = append(keys, key{func(x, y float64) {
			light, _ := ramp(0, 2)
			c.rect(x, y-4, 22, 8, attr("fill", light), attr("stroke", frame))
		}, 22, c.w.Say("chart.interval")})
	}
	return keys
}
