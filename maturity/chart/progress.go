package chart

import (
	"github.com/govmaturity/govmaturity"

	"cmp"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/govmaturity/govmaturity/internal/svg"
)

// Progress shows how values, or levels, went over time: a line for each series.
// [ProgressOf] makes one from the results of several dates.
type Progress struct {
	// ID is what the ids in the picture begin with: "progress" when it is empty.
	// Charts that stand on one page need IDs that differ.
	ID string
	// Title names the chart: what is shown, and of whom.
	Title string
	// Description tells the chart to those who do not see it. When it is empty,
	// it is made from the data, and ends with the note.
	Description string
	// Note stands below the chart: where the data come from, and how official
	// they are.
	Note string
	// Language is the tag of the language of all wording: English when empty.
	Language string
	// Dates go from the first to the last: 2026, 2026-11 or 2026-11-22. They
	// stand as far apart as they are in time; a year or a month counts as its
	// first day.
	Dates []string
	// Range is what the values can be.
	Range govmaturity.Range
	// Ticks are the values that a line is drawn for, with their titles: the
	// levels of a scale. Without them there are five, a quarter of the range
	// apart. When all values are those of ticks, lines that would cover each
	// other are drawn side by side.
	Ticks []Tick
	// Series have one point for each date.
	Series []Series
}

// WriteSVG draws the chart. See [Progress.Table] for the same data as a table.
func (p Progress) WriteSVG(out io.Writer) error {
	if err := p.check(); err != nil {
		return err
	}
	w := wordsFor(p.Language)
	c := newCanvas(cmp.Or(p.ID, "progress"), cmp.Or(p.Language, "en"), w)
	p.draw(c)
	c.around(p.Title, p.keys(c), p.Note)
	language := c.language
	if p.Description == "" {
		language = w.tag
	}
	return c.write(out, p.Title, cmp.Or(p.Description, sentences(p.describe(w), p.Note)), language)
}

// Table returns the data of the chart, with all its numbers, as a table.
func (p Progress) Table() Table {
	w := wordsFor(p.Language)
	t := Table{Caption: p.Title, Note: p.Note, Language: cmp.Or(p.Language, "en"), Header: []string{w.date}}
	for i, s := range p.Series {
		t.Header = append(t.Header, seriesTitle(s, i))
	}
	for j, date := range p.Dates {
		row := []string{date}
		for _, s := range p.Series {
			row = append(row, s.point(j).text(w, p.Ticks))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (p Progress) check() error {
	var k checker
	k.head(p.ID, p.Title, p.Description, p.Note, p.Language)
	k.count(at("dates"), len(p.Dates), maxDates, "dates")
	last, started := 0, false
	for i, date := range p.Dates {
		day, ok := dayOf(date)
		if !ok {
			k.report(at("dates").Index(i), govmaturity.CodeWrongFormat, "expected a date: a year, a year and month, or a day, such as 2020, 2020-07 or 2020-07-10; found %.40q", date)
			continue
		}
		if started && day <= last {
			k.report(at("dates").Index(i), govmaturity.CodeOutOfOrder, "expected a date after the one before; found %s", date)
		}
		last, started = day, true
	}
	known := k.span(at("range"), p.Range)
	k.ticks(at("ticks"), p.Ticks, p.Range, known)
	k.series(p.Series, len(p.Dates), "dates", func(int) (govmaturity.Range, bool) { return p.Range, known })
	return k.problems.Err()
}

// dayOf returns the number of a date's first day.
func dayOf(date string) (int, bool) {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if t, err := time.Parse(layout, date); err == nil {
			return int(t.Unix() / (24 * 60 * 60)), true
		}
	}
	return 0, false
}

func (p Progress) describe(w *words) string {
	parts := []string{w.progress, w.dates + w.colon + w.list(p.Dates)}
	var now []reading
	for i, s := range p.Series {
		var with, all []reading
		for j, date := range p.Dates {
			point := s.point(j)
			r := reading{date, point.text(w, p.Ticks), share(point.Value, p.Range), point.present()}
			all = append(all, r)
			if r.ok {
				with = append(with, r)
			}
			if j == len(p.Dates)-1 {
				now = append(now, reading{seriesTitle(s, i), r.text, r.share, r.ok})
			}
		}
		var told []string
		if len(with) > 0 {
			told = append(told, w.first+w.colon+with[0].text+" ("+with[0].title+")")
		}
		if n := len(with); n > 1 {
			told = append(told, w.last+w.colon+with[n-1].text+" ("+with[n-1].title+")")
		}
		text := seriesTitle(s, i) + w.colon
		for k, t := range append(told, w.missing(all)...) {
			if k > 0 {
				text += w.semi
			}
			text += t
		}
		parts = append(parts, text)
	}
	if len(p.Series) > 1 && slices.ContainsFunc(now, func(r reading) bool { return r.ok }) {
		parts = append(parts, p.Dates[len(p.Dates)-1]+w.colon+w.extremes(now))
	}
	return sentences(parts...)
}

// keys returns the entry for hollow markers: the lines have their titles at
// their ends.
func (p Progress) keys(c *canvas) []key {
	series := make([]Series, len(p.Series))
	for i, s := range p.Series {
		series[i] = Series{Points: s.Points}
	}
	return seriesKeys(c, "", series)
}

// plot is where things lie in a progress chart.
type plot struct {
	Progress
	width, height float64
	day           []float64 // where each date is
	lane          float64   // between lines at one level; 0 when values are exact
}

const (
	plotEdge = 26.0 // between the border and the first date
	plotPad  = 18.0 // between the border and the end of the range
)

func (p Progress) plot() plot {
	t := plot{Progress: p, width: min(max(460, mul(float64(len(p.Dates)), 64)), 1000), height: 300}
	first, _ := dayOf(p.Dates[0])
	last, _ := dayOf(p.Dates[len(p.Dates)-1])
	for _, date := range p.Dates {
		day, _ := dayOf(date)
		part := 0.5
		if last > first {
			part = float64(day-first) / float64(last-first)
		}
		t.day = append(t.day, plotEdge+mul(t.width-2*plotEdge, part))
	}
	if least, ok := p.leastStep(); ok && p.onTicks() {
		n := float64(len(p.Series))
		want := max(40, mul(9, n)+14)
		t.height = min(max(t.height, 2*plotPad+want/least), 900)
		t.lane = min(9, max(0, mul(t.height-2*plotPad, least)-12)/n)
		t.height += mul(t.lane, n-1)
	}
	return t
}

// leastStep returns the least distance between two ticks, as a share of the
// range.
func (p Progress) leastStep() (float64, bool) {
	if len(p.Ticks) == 0 {
		return 0, false
	}
	least := 1.0
	for i := 1; i < len(p.Ticks); i++ {
		least = min(least, share(p.Ticks[i].Value, p.Range)-share(p.Ticks[i-1].Value, p.Range))
	}
	return least, least > 0
}

// onTicks reports whether all values are those of ticks.
func (p Progress) onTicks() bool {
	for _, s := range p.Series {
		for _, point := range s.Points {
			if point.present() && !slices.ContainsFunc(p.Ticks, func(t Tick) bool { return t.Value == point.Value }) {
				return false
			}
		}
	}
	return true
}

// y returns where a value lies, without regard to lanes.
func (t plot) y(value float64) float64 {
	pad := plotPad + mul(t.lane, float64(len(t.Series)-1)/2)
	return pad + mul(t.height-2*pad, 1-share(value, t.Range))
}

func (t plot) at(series, date int) place {
	aside := mul(t.lane, float64(series)-float64(len(t.Series)-1)/2)
	return place{t.day[date], t.y(t.Series[series].point(date).Value) + aside}
}

func (p Progress) draw(c *canvas) {
	t := p.plot()
	c.rect(0, 0, t.width, t.height, svg.A("fill", "none"), svg.A("stroke", rule), svg.N("stroke-width", 0.75))
	t.ticks(c)
	t.dates(c, t.strips(c))
	for i, s := range t.Series {
		c.b.Open("g", svg.A("id", c.id+"-series-"+strconv.Itoa(i+1)))
		var run []place
		for j := range t.Dates {
			if s.point(j).present() {
				run = append(run, t.at(i, j))
			}
			if !s.point(j).present() || j == len(t.Dates)-1 {
				if len(run) > 1 {
					c.path(run, false, stroke(i)...)
				}
				run = nil
			}
		}
		for j := range t.Dates {
			if point := s.point(j); point.present() {
				c.marker(i, t.at(i, j), point.State == govmaturity.StateImputed, t.words(c.w, i, j))
			}
		}
		c.b.Close()
	}
	t.ends(c)
}

// words says a point: Data management, 2026: Connected.
func (t plot) words(w *words, series, date int) string {
	s := t.Series[series]
	text := t.Dates[date] + w.colon + s.point(date).text(w, t.Ticks)
	if s.Title != "" {
		text = s.Title + w.comma + text
	}
	return text
}

// ticks draws the lines of the ticks, and their titles where there is room,
// from above.
func (t plot) ticks(c *canvas) {
	ticks := t.Ticks
	for quarter := 0; quarter <= 4 && len(t.Ticks) == 0; quarter++ {
		value := t.Range.Min + mul(t.Range.Max-t.Range.Min, float64(quarter)/4)
		if quarter == 0 || value > ticks[quarter-1].Value { // a range of one value has one line
			ticks = append(ticks, Tick{Value: value})
		} else {
			break
		}
	}
	low := -100.0
	for _, tick := range slices.Backward(ticks) {
		y := t.y(tick.Value)
		c.line(0, y, t.width, y, svg.A("stroke", rule), svg.N("stroke-width", 0.75))
		b := wrap(tick.text(c.w), smallSize, 130, ink)
		if top := y - b.height()/2; top > low {
			c.text(b, -9, top, end, false)
			low = top + b.height()
		}
	}
}

// strips draws, below the lines, a strip for each reason why values are
// missing, with the markers of the series that miss them. It returns the lower
// edge.
func (t plot) strips(c *canvas) float64 {
	const pitch = 13.0
	y := t.height
	var reasons []string
	most := map[string]int{} // at one date
	for j := range t.Dates {
		here := map[string]int{}
		for _, s := range t.Series {
			if point := s.point(j); !point.present() {
				text := point.text(c.w, t.Ticks)
				if most[text] == 0 {
					reasons = append(reasons, text)
				}
				here[text]++
				most[text] = max(most[text], here[text])
			}
		}
	}
	for _, reason := range reasons {
		b := wrap(reason, smallSize, 130, ink)
		height := max(b.height()+4, mul(float64(most[reason]), pitch)+7)
		y += 5
		c.rect(0, y, t.width, height, svg.A("fill", "url(#"+c.id+"-none)"), svg.A("stroke", rule), svg.N("stroke-width", 0.75))
		c.text(b, -9, y+(height-b.height())/2, end, false)
		for j := range t.Dates {
			var open []int
			for i, s := range t.Series {
				if point := s.point(j); !point.present() && point.text(c.w, t.Ticks) == reason {
					open = append(open, i)
				}
			}
			for k, i := range open {
				aside := mul(pitch, float64(k)-float64(len(open)-1)/2)
				at := place{t.day[j], y + height/2 + aside}
				c.circle(at.x, at.y, markerReach, svg.A("fill", paper))
				c.marker(i, at, false, t.words(c.w, i, j))
			}
		}
		y += height
	}
	if len(reasons) > 0 {
		c.hatching()
	}
	return y
}

// dates writes the dates below, in two rows where they would touch, and leaves
// out those that find no room: the table has them all.
func (t plot) dates(c *canvas, y float64) {
	free := [2]float64{-1e9, -1e9}
	for j, date := range t.Dates {
		b := wrap(date, smallSize, 200, ink)
		x, half := t.day[j], b.width()/2+5
		length := 5.0
		for row := range free {
			if x-half >= free[row] {
				length = 6 + mul(float64(row), b.height())
				c.text(b, x, y+length+1, middle, false)
				free[row] = x + half
				break
			}
		}
		c.line(x, y, x, y+length, svg.A("stroke", frame))
	}
}

// ends writes the title of each line, and its last value, at its end.
func (t plot) ends(c *canvas) {
	const gap = 8.0
	type label struct {
		series        int
		from          place
		ok            bool
		title, detail block
	}
	labels := make([]label, len(t.Series))
	for i, s := range t.Series {
		l := label{series: i, from: place{t.width, t.height}, title: wrap(s.Title, labelSize, 190, ink)}
		detail := s.point(len(t.Dates)-1).text(c.w, t.Ticks)
		for j := range t.Dates {
			if s.point(j).present() {
				l.from, l.ok = t.at(i, j), true
			}
		}
		l.detail = wrap(detail, smallSize, 190, quiet)
		labels[i] = l
	}
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(a.from.y, b.from.y) })
	wishes, heights := make([]float64, len(labels)), make([]float64, len(labels))
	total := 0.0
	for k, l := range labels {
		wishes[k], heights[k] = l.from.y, l.detail.height()
		if l.title.lines[0] != "" {
			heights[k] += l.title.height()
		}
		total += heights[k] + gap
	}
	room := max(0, total-t.height) / 2
	for k, y := range spread(wishes, heights, gap, -room, t.height+room) {
		l := labels[k]
		x := t.width + 12
		if l.ok {
			c.line(l.from.x+markerReach+1, l.from.y, t.width, l.from.y, svg.A("stroke", rule), svg.N("stroke-width", 0.75), svg.A("stroke-dasharray", "1 3"))
			c.line(t.width, l.from.y, x, y, svg.A("stroke", rule), svg.N("stroke-width", 0.75))
		}
		top := y - heights[k]/2
		if l.title.lines[0] != "" {
			c.sample(l.series, x+3, y)
			x += 3 + sampleWidth + 8
			c.text(l.title, x, top, start, false)
			top += l.title.height()
		} else {
			x += 4
		}
		c.text(l.detail, x, top, start, false)
	}
}
