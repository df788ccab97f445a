package drawing

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/govmaturity/govmaturity"
)

// Progress shows how values, or levels, went over time: a line for each series.
type Progress struct {
	Head
	// Fit is how wide the picture is: as wide as it needs when 0.
	Fit
	// Dates go from the first to the last: 2026, 2026-11 or 2026-11-22. They
	// stand as far apart as they are in time; a year or a month counts as its
	// first day.
	Dates []string
	// Range is what the values can be.
	Range govmaturity.Range
	// Ticks are the values that a line is drawn for, with their titles: the
	// levels of a scale. Without them there are five, a quarter of the range
	// apart. Every value lies exactly where it is: markers that would cover each
	// other stand side by side, beside their date.
	Ticks []Tick
	// Series have one point for each date.
	Series []Series
}

func (p Progress) kind() string { return "progress" }

func (p Progress) check(k *checker) {
	p.checkFit(k)
	k.count(at("dates"), len(p.Dates), maxDates, "dates")
	last, started := 0, false
	for i, date := range p.Dates {
		now, ok := day(date)
		if !ok {
			k.Add(at("dates").Index(i), govmaturity.CodeWrongFormat, "expected a date: a year, a year and month, or a day, such as 2020, 2020-07 or 2020-07-10; found %.40q", date)
			continue
		}
		if started && now <= last {
			k.Add(at("dates").Index(i), govmaturity.CodeOutOfOrder, "expected a date after the one before; found %s", date)
		}
		last, started = now, true
	}
	known := k.span(at("range"), p.Range)
	k.ticks(at("ticks"), p.Ticks, p.Range, known)
	k.series(p.Series, len(p.Dates), "dates", func(int) (govmaturity.Range, bool) { return p.Range, known })
}

func (p Progress) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{w.Say("chart.date")}
	for i, s := range p.Series {
		header = append(header, s.name(i))
	}
	for j, date := range p.Dates {
		row := []string{w.Date(date)}
		for _, s := range p.Series {
			row = append(row, s.Points[j].text(w, p.Ticks))
		}
		rows = append(rows, row)
	}
	return header, rows
}

// day returns the number of a date's first day.
func day(date string) (int, bool) {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if t, err := time.Parse(layout, date); err == nil {
			return int(t.Unix() / (24 * 60 * 60)), true
		}
	}
	return 0, false
}

// SameDay reports whether two dates have the same first day.
func SameDay(a, b string) bool {
	x, ok := day(a)
	y, known := day(b)
	return ok && known && x == y
}

func (p Progress) describe(w govmaturity.Words) []string {
	dates := make([]string, len(p.Dates))
	for j, date := range p.Dates {
		dates[j] = w.Date(date)
	}
	parts := []string{Label(w, w.Say("chart.dates"), some(w, dates))}
	var now []reading
	for i, s := range p.Series {
		var with, all []reading
		for j, date := range dates {
			point := s.Points[j]
			r := reading{date, point.text(w, p.Ticks), Share(point.Value, p.Range), point.present()}
			all = append(all, r)
			if r.ok {
				with = append(with, r)
			}
		}
		last := all[len(all)-1]
		if s.Target {
			parts = append(parts, Label(w, s.name(i), last.text))
			continue
		}
		now = append(now, reading{s.name(i), last.text, last.share, last.ok})
		var told []string
		if len(with) > 0 {
			told = append(told, Label(w, w.Say("chart.first"), Brackets(w, with[0].text, with[0].title)))
		}
		if n := len(with); n > 1 {
			told = append(told, Label(w, w.Say("chart.last"), Brackets(w, with[n-1].text, with[n-1].title)))
		}
		parts = append(parts, Label(w, s.name(i), clauses(w, append(told, missing(w, all)...)...)))
	}
	if len(now) > 1 && slices.ContainsFunc(now, func(r reading) bool { return r.ok }) {
		parts = append(parts, Label(w, dates[len(dates)-1], extremes(w, now)))
	}
	return parts
}

// keys returns the entry for hollow markers: the lines have their titles at
// their ends. Where there is no room beside the plot, it returns those as well.
func (p Progress) keys(c *canvas) []key {
	narrow := p.plot(c.w).narrow
	series := make([]Series, len(p.Series))
	for i, s := range p.Series {
		series[i] = Series{Points: s.Points}
		if narrow && s.Title != "" {
			series[i].Title = Label(c.w, s.Title, s.Points[len(p.Dates)-1].text(c.w, p.Ticks))
		}
	}
	if narrow && len(series) == 1 {
		return append([]key{{func(x, y float64) { c.sample(0, x, y) }, sampleWidth, cmp.Or(series[0].Title, p.Series[0].Points[len(p.Dates)-1].text(c.w, p.Ticks))}},
			seriesKeys(c, "", []Series{{Points: series[0].Points}})...)
	}
	return seriesKeys(c, "", series)
}

// plot is where things lie in a progress chart.
type plot struct {
	Progress
	left, width, height float64
	column              float64     // how wide the titles of ticks can be
	day                 []float64   // where each date is
	aside               [][]float64 // how far beside its date each point is, by series
	narrow              bool        // lines have no titles at their ends
}

const (
	plotEdge = 26.0  // between the border and the first date
	plotPad  = 18.0  // between the border and the end of the range
	plotEnds = 280.0 // beside the plot, for the titles of lines
	plotSide = 130.0 // beside the plot, for the titles of ticks
)

func (p Progress) plot(w govmaturity.Words) plot {
	t := plot{Progress: p, width: min(max(460, mul(float64(len(p.Dates)), 64)), 1000), height: 300, column: plotSide}
	if p.Width > 0 {
		room := float64(p.Width) - 2*margin - 2
		t.narrow = room < 300+plotSide+plotEnds
		least, wide := 0.0, 0.0
		for _, text := range p.beside(w) {
			least = max(least, longestWord(text, smallSize))
			wide = max(wide, textWidth(text, smallSize))
		}
		t.column = min(plotSide, wide, max(least, mul(room, 0.26)), mul(room, 0.45))
		t.left = t.column + 10
		t.width = room - t.left
		if !t.narrow {
			t.width -= plotEnds
		}
	}
	together := t.together()
	edge := plotEdge + mul(5.5, float64(max(together, 1)-1))
	first, _ := day(p.Dates[0])
	last, _ := day(p.Dates[len(p.Dates)-1])
	for _, date := range p.Dates {
		now, _ := day(date)
		part := 0.5
		if last > first {
			part = float64(now-first) / float64(last-first)
		}
		t.day = append(t.day, t.left+edge+mul(t.width-mul(2, edge), part))
	}
	t.besides(edge)
	if least, ok := p.leastStep(); ok && p.onTicks() {
		want := 40.0
		for _, tick := range p.Ticks {
			want = max(want, wrap(tick.text(w), smallSize, t.column, ink).height()+4)
		}
		t.height = min(max(t.height, 2*plotPad+want/least), 900)
	}
	return t
}

// beside are the texts beside the plot.
func (p Progress) beside(w govmaturity.Words) []string {
	var texts []string
	for _, tick := range p.ticks() {
		texts = append(texts, tick.text(w))
	}
	for _, s := range p.Series {
		for _, point := range s.Points {
			if !point.present() {
				texts = append(texts, point.text(w, p.Ticks))
			}
		}
	}
	return texts
}

// together returns how many points there are at most at one place of the first or the last
// date.
func (t plot) together() int {
	most := 0
	for _, j := range []int{0, len(t.Dates) - 1} {
		for i := range t.Series {
			_, n := t.among(i, j)
			most = max(most, n)
		}
	}
	return most
}

// among returns how many points are at the place of one, and how many of them come before
// it.
func (t plot) among(series, date int) (before, all int) {
	point := t.Series[series].Points[date]
	for i, s := range t.Series {
		if p := s.Points[date]; p.present() && point.present() && p.Value == point.Value {
			all++
			if i < series {
				before++
			}
		}
	}
	return before, all
}

// besides puts points that would cover each other side by side, within the room that a date
// has.
func (t *plot) besides(edge float64) {
	t.aside = make([][]float64, len(t.Series))
	for j := range t.Dates {
		room := mul(2, edge) - 20
		if j > 0 {
			room = min(room, mul(t.day[j]-t.day[j-1], 0.85))
		}
		if j < len(t.Dates)-1 {
			room = min(room, mul(t.day[j+1]-t.day[j], 0.85))
		}
		for i := range t.Series {
			before, all := t.among(i, j)
			step := min(11, room/float64(max(all, 1)))
			t.aside[i] = append(t.aside[i], mul(step, float64(before)-float64(max(all, 1)-1)/2))
		}
	}
}

// leastStep returns the least distance between two ticks, as a share of the
// range.
func (p Progress) leastStep() (float64, bool) {
	if len(p.Ticks) == 0 {
		return 0, false
	}
	least := 1.0
	for i := 1; i < len(p.Ticks); i++ {
		least = min(least, Share(p.Ticks[i].Value, p.Range)-Share(p.Ticks[i-1].Value, p.Range))
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

// y returns where a value lies.
func (t plot) y(value float64) float64 {
	return plotPad + mul(t.height-2*plotPad, 1-Share(value, t.Range))
}

func (t plot) at(series, date int) place {
	return place{t.day[date] + t.aside[series][date], t.y(t.Series[series].Points[date].Value)}
}

func (p Progress) draw(c *canvas) {
	if p.Width > 0 {
		p.fit(c)
	}
	t := p.plot(c.w)
	c.rect(t.left, 0, t.width, t.height, attr("fill", "none"), attr("stroke", rule), attrN("stroke-width", 0.75))
	t.lines(c)
	t.dates(c, t.strips(c))
	for i, s := range t.Series {
		c.b.open("g", attr("id", c.id+"-series-"+strconv.Itoa(i+1)))
		var run []place
		for j := range t.Dates {
			if s.Points[j].present() {
				run = append(run, t.at(i, j))
			}
			if !s.Points[j].present() || j == len(t.Dates)-1 {
				if len(run) > 1 {
					c.path(run, false, stroke(i)...)
				}
				run = nil
			}
		}
		for j := range t.Dates {
			if point := s.Points[j]; point.present() {
				c.marker(i, t.at(i, j), point.State == govmaturity.StateImputed, t.words(c.w, i, j))
			}
		}
		c.b.close()
	}
	if !t.narrow {
		t.ends(c)
	}
}

// words says a point: Data management, 2026: Connected.
func (t plot) words(w govmaturity.Words, series, date int) string {
	return t.Series[series].told(w, date, w.Date(t.Dates[date]), t.Ticks)
}

// ticks returns the values that a line is drawn for.
func (p Progress) ticks() []Tick {
	ticks := p.Ticks
	for quarter := 0; quarter <= 4 && len(p.Ticks) == 0; quarter++ {
		value := p.Range.Min + mul(p.Range.Max-p.Range.Min, float64(quarter)/4)
		if quarter == 0 || value > ticks[quarter-1].Value { // a range of one value has one line
			ticks = append(ticks, Tick{Value: value})
		} else {
			break
		}
	}
	return ticks
}

// lines draws the lines of the ticks, and their titles where there is room,
// from above.
func (t plot) lines(c *canvas) {
	ticks := t.ticks()
	column := newTrack()
	for _, tick := range slices.Backward(ticks) {
		y := t.y(tick.Value)
		c.line(t.left, y, t.left+t.width, y, attr("stroke", rule), attrN("stroke-width", 0.75))
		b := wrap(tick.text(c.w), smallSize, t.column, ink)
		if top := y - b.height()/2; column.take(top, b.height()) {
			c.text(b, t.left-9, top, end, false)
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
			if point := s.Points[j]; !point.present() {
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
		b := wrap(reason, smallSize, t.column, ink)
		height := max(b.height()+4, mul(float64(most[reason]), pitch)+7)
		y += 5
		c.rect(t.left, y, t.width, height, attr("fill", "url(#"+c.id+"-none)"), attr("stroke", rule), attrN("stroke-width", 0.75))
		c.text(b, t.left-9, y+(height-b.height())/2, end, false)
		for j := range t.Dates {
			var open []int
			for i, s := range t.Series {
				if point := s.Points[j]; !point.present() && point.text(c.w, t.Ticks) == reason {
					open = append(open, i)
				}
			}
			for k, i := range open {
				aside := mul(pitch, float64(k)-float64(len(open)-1)/2)
				at := place{t.day[j], y + height/2 + aside}
				c.circle(at.x, at.y, markerReach, attr("fill", paper))
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

// written is a date that is written: from where to where, and where its line comes down.
type written struct {
	from, to, x float64
	row         int
}

// strikes reports whether two dates would touch, or the line to one go through the other.
func (d written) strikes(o written) bool {
	switch {
	case d.row == o.row:
		return d.from < o.to && o.from < d.to
	case d.row > o.row:
		return o.from < d.x && d.x < o.to
	}
	return d.from < o.x && o.x < d.to
}

// dates writes the dates below, in two rows where they would touch: the newest always, then
// the first, and of the others those that find room. The table has them all.
func (t plot) dates(c *canvas, y float64) {
	var done []written
	put := map[int]bool{}
	order := append([]int{len(t.Dates) - 1}, upTo(len(t.Dates)-1)...)
	for _, j := range order {
		b := wrap(c.w.Date(t.Dates[j]), smallSize, 200, ink)
		x, half := t.day[j], b.width()/2+5
		at := x
		if t.Width > 0 { // within the picture
			at = min(max(x, half-5), float64(t.Width)-2*margin-2-half+5)
		}
		for row := range 2 {
			d := written{at - half, at + half, x, row}
			if slices.ContainsFunc(done, d.strikes) {
				continue
			}
			done, put[j] = append(done, d), true
			length := 6 + mul(float64(row), b.height())
			c.text(b, at, y+length+1, middle, false)
			c.line(x, y, x, y+length, attr("stroke", frame))
			break
		}
	}
	for j := range t.Dates {
		if !put[j] {
			c.line(t.day[j], y, t.day[j], y+5, attr("stroke", frame))
		}
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
		l := label{series: i, from: place{t.left + t.width, t.height}, title: wrap(s.Title, labelSize, 190, ink)}
		detail := s.Points[len(t.Dates)-1].text(c.w, t.Ticks)
		for j := range t.Dates {
			if s.Points[j].present() {
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
		x := t.left + t.width + 12
		if l.ok {
			c.line(l.from.x+markerReach+1, l.from.y, t.left+t.width, l.from.y, attr("stroke", rule), attrN("stroke-width", 0.75), attr("stroke-dasharray", "1 3"))
			c.line(t.left+t.width, l.from.y, x, y, attr("stroke", rule), attrN("stroke-width", 0.75))
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
