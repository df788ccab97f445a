package drawing

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Gantt shows what is done when: a row for each task, with its bar over time.
type Gantt struct {
	Head
	Fit
	// Topic heads the column of titles: tasks, when it is empty.
	Topic string
	// Span is the time that is shown, in any unit, and Ticks are the moments that a
	// line is drawn for, with their titles.
	Span  govmaturity.Range
	Ticks []Tick
	Bars  []Bar
}

// Bar is a row of a Gantt.
type Bar struct {
	Title string
	// Depth is how deep it stands in the tree of tasks.
	Depth int
	Kind  BarKind
	// From and To are when it begins and ends, and Until is by when it must end for
	// nothing else to be late, if that is later.
	From, To, Until float64
	// Critical says that all is late if it is, and Missed that it misses its deadline.
	Critical, Missed bool
	// Start, Finish, Float and Why say the dates, the float and what the start rests
	// on, for the table. Dates are those for the row.
	Start, Finish, Float, Why, Dates string
}

// BarKind is how a row is drawn.
type BarKind string

const (
	BarTask      BarKind = "" // a bar
	BarMilestone BarKind = "milestone"
	BarGroup     BarKind = "group" // of the rows below it
)

// MaxBars is how many rows a chart has at most.
const MaxBars = 400

func (g Gantt) kind() string { return "gantt" }

func (g Gantt) check(k *checker) {
	g.checkFit(k)
	k.label(at("topic"), g.Topic)
	known := k.span(at("span"), g.Span)
	k.ticks(at("ticks"), g.Ticks, g.Span, known)
	k.count(at("bars"), len(g.Bars), MaxBars, "bars")
	for i, b := range g.Bars[:min(len(g.Bars), MaxBars)] {
		here := at("bars").Index(i)
		k.title(here.Key("title"), b.Title, "a row needs a title")
		for _, s := range []string{b.Start, b.Finish, b.Float, b.Why, b.Dates} {
			k.text(here, s, maxProse)
		}
		if b.Depth < 0 || b.Depth > 100 {
			k.Add(here.Key("depth"), govmaturity.CodeOutOfRange, "expected from 0 to 100; found %d", b.Depth)
		}
		from, to := k.number(here.Key("from"), b.From), k.number(here.Key("to"), b.To)
		if !from || !to || !k.number(here.Key("until"), b.Until) {
			continue
		}
		if b.To < b.From {
			k.Add(here.Key("to"), govmaturity.CodeOutOfOrder, "a bar ends after it begins, at %v; found %v", b.From, b.To)
		}
		if known && (b.From < g.Span.Min || b.To > g.Span.Max) {
			k.Add(here.Key("from"), govmaturity.CodeOutOfRange, "expected a bar within %v to %v", g.Span.Min, g.Span.Max)
		}
	}
}

// status says in words what the look of a bar says.
func (b Bar) status(w govmaturity.Words) string {
	var said []string
	switch b.Kind {
	case BarMilestone:
		said = append(said, w.Say("chart.milestone"))
	case BarGroup:
		said = append(said, w.Say("chart.group"))
	}
	if b.Critical {
		said = append(said, w.Say("chart.critical"))
	}
	if b.Missed {
		said = append(said, w.Say("chart.missed"))
	}
	return w.List(said...)
}

func (g Gantt) table(w govmaturity.Words) (header []string, rows [][]string) {
	topic := g.Topic
	if topic == "" {
		topic = w.Say("chart.task")
	}
	header = []string{topic, w.Say("chart.start"), w.Say("chart.finish"), w.Say("chart.float"), w.Say("chart.status"), w.Say("chart.why")}
	for _, b := range g.Bars {
		status := b.status(w)
		if status == "" {
			status = "–"
		}
		rows = append(rows, []string{b.Title, b.Start, b.Finish, b.Float, status, b.Why})
	}
	return header, rows
}

func (g Gantt) describe(w govmaturity.Words) []string {
	var critical, missed []string
	for _, b := range g.Bars {
		if b.Critical && b.Kind != BarGroup {
			critical = append(critical, b.Title)
		}
		if b.Missed {
			missed = append(missed, b.Title)
		}
	}
	parts := []string{Label(w, w.Say("chart.rows"), w.Number(float64(len(g.Bars)), -1))}
	if critical != nil {
		parts = append(parts, Label(w, capital(w.Say("chart.critical")), some(w, critical)))
	}
	if missed != nil {
		parts = append(parts, Label(w, capital(w.Say("chart.missed")), some(w, missed)))
	}
	return parts
}

// lanes are where the parts of rows stand: side by side where there is room, and else
// below each other.
type lanes struct {
	wide                bool
	title, from, to, by float64 // widths of the titles, the bars and what stands beside
	span                govmaturity.Range
}

func (g Gantt) lanes(room float64) lanes {
	l := lanes{wide: room >= wideEnough, title: room, to: room, by: room, span: g.Span}
	if l.wide {
		l.title = math.Floor(mul(room, 0.28))
		l.from, l.to = l.title+14, math.Floor(mul(room, 0.76))
		l.by = room - l.to - 14
	}
	return l
}

// x is where a moment lies.
func (l lanes) x(t float64) float64 {
	if l.span.Max <= l.span.Min {
		return l.from
	}
	return l.from + mul(l.to-l.from, min(max((t-l.span.Min)/(l.span.Max-l.span.Min), 0), 1))
}

const (
	ganttBar = 14.0
	ganttPad = 7.0
)

func (g Gantt) draw(c *canvas) {
	l := g.lanes(g.fit(c))
	top := g.axis(c, l)
	y := top
	// Lines are behind the bars, and so are drawn first: rows are measured before.
	rows := make([]float64, len(g.Bars))
	for i, b := range g.Bars {
		rows[i] = y
		y += g.height(c, b, l)
	}
	for _, t := range g.Ticks {
		c.line(l.x(t.Value), top, l.x(t.Value), y, attr("stroke", rule), attrN("stroke-width", 0.75))
	}
	for i, b := range g.Bars {
		if i > 0 {
			c.line(0, rows[i], g.Fit.inside(), rows[i], attr("stroke", rule), attrN("stroke-width", 0.5))
		}
		g.row(c, b, l, rows[i])
	}
}

// inside is the room between the margins.
func (f Fit) inside() float64 { return float64(f.width()) - 2*margin - 2 }

// axis writes the titles of ticks that find room.
func (g Gantt) axis(c *canvas, l lanes) (bottom float64) {
	free := newTrack()
	for _, t := range g.Ticks {
		b := wrap(t.Title, smallSize, l.to-l.from, quiet)
		x := min(l.x(t.Value), g.Fit.inside()-b.width())
		if len(b.lines) == 1 && free.take(x, b.width()+8) {
			c.text(b, x, 0, start, false)
		}
	}
	return mul(smallSize, lineShare) + 6
}

func (g Gantt) blocks(c *canvas, b Bar, l lanes) (title, words block, indent float64) {
	indent = min(float64(b.Depth), 5) * 10
	title = wrap(b.Title, labelSize, (l.title-indent)/boldShare, ink)
	title.bold = b.Kind == BarGroup
	said := b.Dates
	if status := b.status(c.w); status != "" && b.Kind != BarGroup || b.Missed {
		said = c.w.Say("text.clauses", "before", said, "item", status)
	}
	words = wrap(said, smallSize, l.by-indent, ink)
	return title, words, indent
}

func (g Gantt) height(c *canvas, b Bar, l lanes) float64 {
	title, words, _ := g.blocks(c, b, l)
	if l.wide {
		return max(title.height(), words.height(), ganttBar) + 2*ganttPad
	}
	return title.height() + ganttBar + words.height() + 6 + 2*ganttPad
}

func (g Gantt) row(c *canvas, b Bar, l lanes, y float64) {
	title, words, indent := g.blocks(c, b, l)
	height := g.height(c, b, l)
	if l.wide {
		c.text(title, indent, y+(height-title.height())/2, start, false)
		c.bar(b, l, y+height/2)
		c.text(words, l.to+14, y+(height-words.height())/2, start, false)
		return
	}
	y += ganttPad
	c.text(title, indent, y, start, true)
	y += title.height() + 3
	c.bar(b, l, y+ganttBar/2)
	c.text(words, indent, y+ganttBar+3, start, true)
}

// bar draws a bar with its middle at y. What is critical is dark and has a line through
// it; what is not is light, with dashes for its float.
func (c *canvas) bar(b Bar, l lanes, y float64) {
	from, to := l.x(b.From), l.x(b.To)
	fill, stroke := tint, frame
	if b.Critical {
		fill, stroke = seriesColours[0], ink
	}
	if until := l.x(b.Until); b.Kind != BarGroup && b.Until > b.To && until > to+2 {
		c.line(to, y, until, y, attr("stroke", frame), attrN("stroke-width", 1.5), attr("stroke-dasharray", "3 3"))
		c.line(until, y-4, until, y+4, attr("stroke", frame), attrN("stroke-width", 1.5))
	}
	switch b.Kind {
	case BarMilestone:
		c.path([]place{{to, y - 7}, {to + 7, y}, {to, y + 7}, {to - 7, y}}, true, attr("fill", fill), attr("stroke", stroke), attrN("stroke-width", 1.5))
	case BarGroup:
		c.path([]place{{from, y - 4}, {max(to, from+2), y - 4}, {max(to, from+2), y + 5}, {max(to-5, from), y}, {min(from+5, to), y}, {from, y + 5}}, true, attr("fill", ink))
	default:
		width := max(to-from, 3)
		c.rect(from, y-ganttBar/2, width, ganttBar, attr("fill", fill), attr("stroke", stroke), attrN("stroke-width", 1.25), attrN("rx", 2))
		if b.Critical && width > 8 {
			c.line(from+3, y, from+width-3, y, attr("stroke", paper), attrN("stroke-width", 2))
		}
	}
}

// keys explain what bars look like, of those kinds that there are.
func (g Gantt) keys(c *canvas) []key {
	const width = 28.0
	l := lanes{to: width, span: govmaturity.Range{Max: width}}
	var critical, float, milestone, group bool
	for _, b := range g.Bars {
		critical = critical || b.Critical && b.Kind == BarTask
		float = float || b.Until > b.To && b.Kind != BarGroup
		milestone = milestone || b.Kind == BarMilestone
		group = group || b.Kind == BarGroup
	}
	var keys []key
	add := func(there bool, b Bar, words string) {
		if there {
			keys = append(keys, key{func(x, y float64) {
				at := l
				at.from, at.to = x, x+width
				c.bar(b, at, y)
			}, width, words})
		}
	}
	add(critical, Bar{To: width, Critical: true}, c.w.Say("chart.critical"))
	add(float, Bar{To: 10, Until: width}, c.w.Say("chart.float"))
	add(milestone, Bar{Kind: BarMilestone, From: width / 2, To: width / 2}, c.w.Say("chart.milestone"))
	add(group, Bar{Kind: BarGroup, To: width}, c.w.Say("chart.group"))
	return keys
}
