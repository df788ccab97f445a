package drawing

import (
	"cmp"
	"slices"
	"strconv"
)

const (
	trendBeside = 600.0 // from this room on, what lines are called stands beside them
	trendColumn = 210.0 // how wide that is
	trendGap    = 9.0   // between the edge of the lines and what is written there
	bandHeight  = 24.0
)

// trendPlot is where things lie in a trend.
type trendPlot struct {
	Trend
	room                     float64
	left, right, top, bottom float64 // of the lines
	time, value              axis
	beside                   bool
	labels                   []trendLabel
}

// trendLabel is what stands at the end of a line.
type trendLabel struct {
	line          int
	from          place
	title, detail block
}

func (l trendLabel) height() float64 {
	if l.detail.lines == nil {
		return l.title.height()
	}
	return l.title.height() + l.detail.height()
}

func (t Trend) draw(c *canvas) {
	p := trendPlot{Trend: t, room: t.fit(c)}
	y := p.head(c)
	p.frame(c, y)
	p.values(c)
	for i := range p.Lines {
		c.b.open("g", attr("id", c.id+"-series-"+strconv.Itoa(i+1)))
		p.line(c, i)
		c.b.close()
	}
	p.ends(c)
	y = p.bands(c)
	y = p.dates(c, y)
	p.below(c, y)
}

// head writes what values are counted in, and returns where the lines begin.
func (p *trendPlot) head(c *canvas) float64 {
	low, high := p.Trend.values()
	p.value = axisOf(low, high, 5, true)
	text := p.Unit
	if n := p.value.power; n != 0 && text == "" {
		text = powerText(c.w, n)
	} else if n != 0 {
		text = Brackets(c.w, text, powerText(c.w, n))
	}
	if text == "" {
		return trendGap
	}
	b := wrap(text, smallSize, p.room, ink)
	c.text(b, 0, 0, start, false)
	return b.height() + trendGap + 4
}

// frame finds where the lines lie: as much room as what is written around them
// leaves.
func (p *trendPlot) frame(c *canvas, y float64) {
	column := 0.0
	for _, x := range p.value.ticks() {
		column = max(column, wrap(p.value.text(c.w, x), smallSize, 200, ink).width())
	}
	p.left = max(column+trendGap, 24)
	p.beside = p.room >= trendBeside
	after := 24.0
	switch {
	case p.beside:
		after = 12 + 3 + sampleWidth + 8 + trendColumn
	case len(p.Lines) > 1:
		after = 32
	}
	p.right = p.room - after
	p.top = y
	height := min(max(mul(p.right-p.left, 0.58), 190), 400)
	total := 0.0
	for i := range p.Lines {
		p.labels = append(p.labels, p.label(c, i))
		total += p.labels[i].height() + 8
	}
	p.bottom = p.top + max(height, total)
	from, to := p.times()
	p.time = p.timeAxis(from, to, p.steps(c, from, to))
	for i := range p.labels {
		l := p.Lines[i]
		p.labels[i].from = p.at(l.Times[l.last()], l.Values[l.last()])
	}
}

// label returns what stands at the end of a line: its title, its last value and
// what is said of it, or only its number where there is no room.
func (p *trendPlot) label(c *canvas, i int) trendLabel {
	l := p.Lines[i]
	out := trendLabel{line: i}
	if !p.beside {
		out.title = wrap(c.w.Number(float64(i+1), 0), smallSize, 20, ink)
		return out
	}
	out.title = wrap(l.Title, labelSize, trendColumn, ink)
	out.detail = wrap(p.said(c, i), smallSize, trendColumn, quiet)
	return out
}

// said tells the last value of a line, and what is said of it.
func (p *trendPlot) said(c *canvas, i int) string {
	l := p.Lines[i]
	last := Label(c.w, c.w.Say("chart.last"), amount(c.w, l.Values[l.last()]))
	if l.Detail == "" {
		return last
	}
	return clauses(c.w, last, l.Detail)
}

// steps returns how many steps the axis of time has at most, so that what is
// written there does not touch.
func (p *trendPlot) steps(c *canvas, from, to float64) int {
	for steps := 10; steps > 2; steps-- {
		a := p.timeAxis(from, to, steps)
		widest, ticks := 0.0, a.ticks()
		for _, x := range ticks {
			widest = max(widest, textWidth(a.text(c.w, x), smallSize))
		}
		if mul(widest+12, float64(len(ticks))) <= p.right-p.left {
			return steps
		}
	}
	return 2
}

// x and y return where a time and a value lie.
func (p *trendPlot) x(time float64) float64 {
	return p.left + mul(p.right-p.left, p.time.share(time))
}

func (p *trendPlot) at(time, value float64) place {
	return place{p.x(time), p.bottom - mul(p.bottom-p.top, p.value.share(value))}
}

// values draws the lines of round values, and writes those.
func (p *trendPlot) values(c *canvas) {
	c.rect(p.left, p.top, p.right-p.left, p.bottom-p.top, attr("fill", "none"), attr("stroke", rule), attrN("stroke-width", 0.75))
	column := newTrack()
	for _, x := range slices.Backward(p.value.ticks()) {
		y := p.at(0, x).y
		c.line(p.left, y, p.right, y, attr("stroke", rule), attrN("stroke-width", 0.5))
		b := wrap(p.value.text(c.w, x), smallSize, 200, ink)
		if top := y - b.height()/2; column.take(top, b.height()) {
			c.text(b, p.left-trendGap, top, end, false)
		}
	}
}

// line draws a line, and markers on it: on each point that has one, or else here
// and there, at other places than those of other lines.
func (p *trendPlot) line(c *canvas, i int) {
	l := p.Lines[i]
	if places := p.thin(l); len(places) > 1 {
		c.path(places, false, stroke(i)...)
	}
	if l.marked() {
		for k, x := range l.Values {
			words := Label(c.w, c.w.List(l.Title, amount(c.w, l.Times[k])), amount(c.w, x))
			c.marker(i, p.at(l.Times[k], x), false, words)
		}
		return
	}
	if len(l.Values) == 1 {
		c.marker(i, p.at(l.Times[0], l.Values[0]), false, "")
	}
	const marks = 5
	n := len(p.Lines)
	from, to := p.time.low, p.time.high
	for k := range marks {
		part := (float64(k) + float64(i+1)/float64(n+1)) / marks
		time := from + mul(to-from, part)
		if x, ok := l.at(time); ok && n > 1 {
			c.marker(i, p.at(time, x), false, "")
		}
	}
}

// thin returns the places of a line: of many points on one place of the screen, the
// first and the last, and those farthest up and down.
func (p *trendPlot) thin(l TrendLine) []place {
	const pixels = 2.0
	var out []place
	first := 0
	add := func(i int) {
		at := p.at(l.Times[i], l.Values[i])
		if n := len(out); n == 0 || out[n-1] != at {
			out = append(out, at)
		}
	}
	flush := func(last int) {
		most, least := first, first
		for i := first; i <= last; i++ {
			if l.Values[i] > l.Values[most] {
				most = i
			}
			if l.Values[i] < l.Values[least] {
				least = i
			}
		}
		four := []int{first, most, least, last}
		slices.Sort(four)
		for _, i := range slices.Compact(four) {
			add(i)
		}
	}
	column := func(i int) int { return int(p.x(l.Times[i]) / pixels) }
	for i := range l.Times {
		if column(i) != column(first) {
			flush(i - 1)
			first = i
		}
	}
	flush(l.last())
	return out
}

// ends writes what each line is called at its end.
func (p *trendPlot) ends(c *canvas) {
	if !p.beside && len(p.Lines) == 1 {
		return
	}
	labels := slices.Clone(p.labels)
	slices.SortStableFunc(labels, func(a, b trendLabel) int { return cmp.Compare(a.from.y, b.from.y) })
	wishes, heights := make([]float64, len(labels)), make([]float64, len(labels))
	for k, l := range labels {
		wishes[k], heights[k] = l.from.y, l.height()
	}
	gap := 8.0
	if !p.beside {
		gap = 1
	}
	for k, y := range spread(wishes, heights, gap, p.top, p.bottom) {
		l := labels[k]
		if l.from.x < p.right-0.5 {
			c.line(l.from.x, l.from.y, p.right, l.from.y, attr("stroke", rule), attrN("stroke-width", 0.75), attr("stroke-dasharray", "1 3"))
		}
		c.line(p.right, l.from.y, p.right+12, y, attr("stroke", rule), attrN("stroke-width", 0.75))
		x := p.right + 14
		if p.beside {
			c.sample(l.line, x, y)
			x += sampleWidth + 9
		}
		c.text(l.title, x, y-heights[k]/2, start, false)
		if p.beside {
			c.text(l.detail, x, y-heights[k]/2+l.title.height(), start, false)
		}
	}
}

// bands draws the periods, and returns their lower edge.
func (p *trendPlot) bands(c *canvas) float64 {
	y := p.bottom
	for _, band := range p.Bands {
		title := wrap(band.Title, smallSize, p.room, ink)
		c.text(title, 0, y+trendGap+2, start, false)
		y += trendGap + 2 + title.height() + 4
		for _, s := range band.Spans {
			p.span(c, s, y)
		}
		y += bandHeight
	}
	return y
}

// span draws a period, as far as the axis goes.
func (p *trendPlot) span(c *canvas, s Span, y float64) {
	from, to := max(s.From, p.time.low), min(s.To, p.time.high)
	if to < from {
		return
	}
	x := p.x(from)
	width := p.x(to) - x
	c.rect(x, y, width, bandHeight, attr("fill", c.shade(s.Mark)), attr("stroke", frame), attrN("stroke-width", 0.75))
	b := block{lines: []string{s.Name}, size: smallSize, fill: dark}
	if s.Name != "" && s.Mark != SpanMarkNone && b.width()+8 <= width {
		c.text(b, x+width/2, y+(bandHeight-b.height())/2, middle, false)
	}
}

// dates writes round times below, and what time is counted in.
func (p *trendPlot) dates(c *canvas, y float64) float64 {
	row := newTrack()
	height := 0.0
	for _, time := range p.time.ticks() {
		x := p.x(time)
		c.line(x, p.bottom, x, p.bottom+5, attr("stroke", frame))
		if y > p.bottom {
			c.line(x, y, x, y+5, attr("stroke", frame))
		}
		b := block{lines: []string{p.time.text(c.w, time)}, size: smallSize, fill: ink}
		half := b.width() / 2
		if x-half >= 0 && x+half <= p.room && row.take(x-half-5, float64(2*half)+10) {
			c.text(b, x, y+trendGap+1, middle, false)
			height = max(height, b.height())
		}
	}
	y += trendGap + 1 + height + 3
	text := p.timeTitle(c.w)
	if n := p.time.power; n != 0 {
		text = c.w.List(text, powerText(c.w, n))
	}
	b := wrap(text, smallSize, p.room, ink)
	c.text(b, min(p.left, p.room-b.width()), y, start, false)
	return y + b.height()
}

// below writes what stands for itself where there is no room beside the lines, and
// what the bands say.
func (p *trendPlot) below(c *canvas, y float64) {
	y += 14
	for i := range p.Lines {
		if p.beside {
			break
		}
		title := p.Lines[i].Title
		if len(p.Lines) > 1 {
			title = c.w.Say("chart.numbered", "number", c.w.Number(float64(i+1), 0), "text", title)
		}
		indent := sampleWidth + 10
		b, detail := wrap(title, labelSize, p.room-indent, ink), wrap(p.said(c, i), smallSize, p.room-indent, quiet)
		c.sample(i, 0, y+mul(labelSize, lineShare)/2)
		c.text(b, indent, y, start, false)
		c.text(detail, indent, y+b.height(), start, false)
		y += b.height() + detail.height() + 6
	}
	for _, band := range p.Bands {
		for _, text := range append(slices.Clone(band.Entries), Label(c.w, band.Title, band.told(c.w))) {
			b := wrap(capital(text), smallSize, p.room, ink)
			c.text(b, 0, y, start, false)
			y += b.height() + 3
		}
		y += 6
	}
}

// keys explain the shades of periods, those that are there.
func (t Trend) keys(c *canvas) []key {
	const width = 20.0
	var keys []key
	seen := map[string]bool{}
	for _, b := range t.Bands {
		for _, k := range []struct {
			mark  SpanMark
			words string
		}{{SpanMarkFull, b.Full}, {SpanMarkEmpty, b.Empty}, {SpanMarkNone, b.None}} {
			if seen[k.words] || k.words == "" || !slices.ContainsFunc(b.Spans, func(s Span) bool { return s.Mark == k.mark }) {
				continue
			}
			seen[k.words] = true
			keys = append(keys, key{func(x, y float64) {
				c.rect(x, y-6, width, 12, attr("fill", c.shade(k.mark)), attr("stroke", frame), attrN("stroke-width", 0.75))
			}, width, k.words})
		}
	}
	return keys
}

// shade returns what a period is filled with.
func (c *canvas) shade(m SpanMark) string {
	switch m {
	case SpanMarkFull:
		fill, _ := ramp(0, 2)
		return fill
	case SpanMarkNone:
		c.hatching()
		return "url(#" + c.id + "-none)"
	}
	return paper
}
