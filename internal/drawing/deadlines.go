package drawing

import (
	"math"

	"github.com/govmaturity/govmaturity"
)

// Deadlines shows by when things are to be done, where a deadline is an interval: a row
// for each thing, with when it begins, and when it may end.
type Deadlines struct {
	Head
	Fit
	// Topic heads the column of titles: steps, when it is empty.
	Topic string
	// Span is the time that is shown, in any unit, and Ticks are the moments that a
	// line is drawn for, with their titles.
	Span  govmaturity.Range
	Ticks []Tick
	// Now is the moment that the rows are told of, where there is one.
	Now *float64
	// Dense gives each row one line, with no words beside its bar: they stand in a table
	// near by. A title that is too long is cut.
	Dense bool
	Rows  []Due
	// Apart are those that have no dates.
	Apart []string
}

// Due is a row of Deadlines.
type Due struct {
	Title string
	// Depth is how deep it stands in the tree, and Whole says that it has parts.
	Depth int
	Whole bool
	// From is when it begins, Early when it can end at the earliest, and Late at the
	// latest. Open says that it goes on after that.
	From, Early, Late float64
	Open              bool
	// Marks are its milestones.
	Marks []float64
	// Done is the share that is done, from 0 to 1, and Overdue says that it is late.
	Done    float64
	Overdue bool
	// Start, Deadline, Milestones and Status say it for the table, and Dates for the row.
	Start, Deadline, Milestones, Status, Dates string
}

// MaxDues is how many rows a chart of deadlines has at most, with those apart.
const MaxDues = 2000

func (g Deadlines) kind() string { return "deadlines" }

func (g Deadlines) check(k *checker) {
	g.checkFit(k)
	k.label(at("topic"), g.Topic)
	known := k.span(at("span"), g.Span)
	k.ticks(at("ticks"), g.Ticks, g.Span, known)
	if g.Now != nil {
		k.number(at("now"), *g.Now)
	}
	k.count(at("rows"), len(g.Rows), MaxDues, "rows")
	if n := len(g.Apart); n > MaxDues {
		k.Add(at("apart"), govmaturity.CodeTooManyValues, "a chart lists at most %d; found %d", MaxDues, n)
	}
	for i, title := range g.Apart[:min(len(g.Apart), MaxDues)] {
		k.title(at("apart").Index(i), title, "a row needs a title")
	}
	for i, d := range g.Rows[:min(len(g.Rows), MaxDues)] {
		d.check(k, at("rows").Index(i), g.Span, known)
	}
}

func (d Due) check(k *checker, here govmaturity.Path, span govmaturity.Range, known bool) {
	k.title(here.Key("title"), d.Title, "a row needs a title")
	for _, s := range []string{d.Start, d.Deadline, d.Milestones, d.Status, d.Dates} {
		k.text(here, s, maxProse)
	}
	if d.Depth < 0 || d.Depth > 100 {
		k.Add(here.Key("depth"), govmaturity.CodeOutOfRange, "expected from 0 to 100; found %d", d.Depth)
	}
	if k.number(here.Key("done"), d.Done) && (d.Done < 0 || d.Done > 1) {
		k.Add(here.Key("done"), govmaturity.CodeOutOfRange, "expected a share from 0 to 1; found %v", d.Done)
	}
	inside := func(key string, x float64) bool {
		ok := k.number(here.Key(key), x)
		if ok && known && !span.Contains(x) {
			k.Add(here.Key(key), govmaturity.CodeOutOfRange, "expected from %v to %v; found %v", span.Min, span.Max, x)
		}
		return ok
	}
	from, early, late := inside("from", d.From), inside("early", d.Early), inside("late", d.Late)
	if from && early && late && (d.Early < d.From || d.Late < d.Early) {
		k.Add(here.Key("late"), govmaturity.CodeOutOfOrder, "it begins before it can end: found %v, %v and %v", d.From, d.Early, d.Late)
	}
	if len(d.Marks) > maxDates {
		k.Add(here.Key("marks"), govmaturity.CodeTooManyValues, "at most %d milestones can be told apart; found %d", maxDates, len(d.Marks))
		return
	}
	for _, x := range d.Marks {
		inside("marks", x)
	}
}

func (g Deadlines) table(w govmaturity.Words) (header []string, rows [][]string) {
	topic := g.Topic
	if topic == "" {
		topic = w.Say("plan.step")
	}
	header = []string{topic, w.Say("chart.start"), w.Say("plan.deadline"), w.Say("chart.deadlines.milestones"), w.Say("chart.status")}
	said := func(s string) string {
		if s == "" {
			return "–"
		}
		return s
	}
	for _, d := range g.Rows {
		rows = append(rows, []string{d.Title, said(d.Start), said(d.Deadline), said(d.Milestones), said(d.Status)})
	}
	for _, title := range g.Apart {
		rows = append(rows, []string{title, "–", w.Say("chart.deadlines.undated"), "–", "–"})
	}
	return header, rows
}

func (g Deadlines) describe(w govmaturity.Words) []string {
	var late []string
	for _, d := range g.Rows {
		if d.Overdue {
			late = append(late, d.Title)
		}
	}
	parts := []string{Label(w, w.Say("chart.rows"), w.Number(float64(len(g.Rows)), -1))}
	if late != nil {
		parts = append(parts, Label(w, capital(w.Say("plan.lateness.overdue")), some(w, late)))
	}
	if g.Apart != nil {
		parts = append(parts, Label(w, capital(w.Say("chart.deadlines.undated")), some(w, g.Apart)))
	}
	return parts
}

// denseRow is how high a row of one line is.
const denseRow = smallSize * lineShare

// lanes are those of a Gantt. A dense chart has no lane for words, and that for titles
// is no wider than they are.
func (g Deadlines) lanes(room float64) lanes {
	l := Gantt{Span: g.Span}.lanes(room)
	if !g.Dense {
		return l
	}
	share := 0.28
	if !l.wide {
		share = 0.4
	}
	most, need := math.Floor(mul(room, share)), 0.0
	for _, d := range g.Rows {
		need = max(need, d.indent()+mul(textWidth(d.Title, smallSize), boldShare)+1)
	}
	l.wide, l.title, l.to = true, min(most, math.Ceil(need)), room
	l.from = l.title + 8
	return l
}

// indent is where the title of a row begins, after a sign where there is one.
func (d Due) indent() float64 {
	indent := min(float64(d.Depth), 5) * 10
	if d.Overdue {
		indent += signRoom
	}
	return indent
}

func (g Deadlines) draw(c *canvas) {
	l := g.lanes(g.fit(c))
	top := Gantt{Fit: g.Fit, Ticks: g.Ticks}.axis(c, l)
	y := top
	rows := make([]float64, len(g.Rows))
	for i, d := range g.Rows {
		rows[i] = y
		y += g.height(d, l)
	}
	for _, t := range g.Ticks {
		c.line(l.x(t.Value), top, l.x(t.Value), y, attr("stroke", rule), attrN("stroke-width", 0.75))
	}
	if g.Now != nil && g.Span.Contains(*g.Now) {
		c.line(l.x(*g.Now), top, l.x(*g.Now), y, nowLine()...)
	}
	if g.Dense {
		g.dense(c, l, rows)
		return
	}
	for i, d := range g.Rows {
		if i > 0 {
			c.line(0, rows[i], g.Fit.inside(), rows[i], attr("stroke", rule), attrN("stroke-width", 0.5))
		}
		g.row(c, d, l, rows[i])
	}
	if len(g.Apart) > 0 {
		b := wrap(Label(c.w, capital(c.w.Say("chart.deadlines.undated")), some(c.w, g.Apart)), smallSize, g.Fit.inside(), ink)
		c.text(b, 0, y+8, start, false)
	}
}

func nowLine() []attribute {
	return []attribute{attr("stroke", warning), attrN("stroke-width", 1.5), attr("stroke-dasharray", "5 3")}
}

// blocks are the title of a row and the words beside its bar.
func (g Deadlines) blocks(d Due, l lanes) (title, words block, indent float64) {
	indent = d.indent()
	title = wrap(d.Title, labelSize, (l.title-indent)/boldShare, ink)
	title.bold = d.Whole
	return title, wrap(d.Dates, smallSize, l.by-indent, ink), indent
}

func (g Deadlines) height(d Due, l lanes) float64 {
	if g.Dense {
		return denseRow
	}
	title, words, _ := g.blocks(d, l)
	if l.wide {
		return max(title.height(), words.height(), ganttBar) + 2*ganttPad
	}
	return title.height() + ganttBar + words.height() + 6 + 2*ganttPad
}

func (g Deadlines) row(c *canvas, d Due, l lanes, y float64) {
	title, words, indent := g.blocks(d, l)
	height := g.height(d, l)
	sign := func(y float64) {
		if d.Overdue {
			c.sign(SignAlone, indent-signRoom, y)
		}
	}
	switch {
	case l.wide:
		sign(y + height/2)
		c.text(title, indent, y+(height-title.height())/2, start, false)
		c.due(d, l, y+height/2, ganttBar)
		c.text(words, l.to+14, y+(height-words.height())/2, start, false)
	default:
		y += ganttPad
		sign(y + mul(labelSize, lineShare)/2)
		c.text(title, indent, y, start, true)
		y += title.height() + 3
		c.due(d, l, y+ganttBar/2, ganttBar)
		c.text(words, indent, y+ganttBar+3, start, true)
	}
}

func (g Deadlines) barHeight() float64 {
	if g.Dense {
		return denseBar
	}
	return ganttBar
}

// due draws the bar of a row with its middle at y: light while it runs, hatched where
// it may end, with an arrow where it goes on, and a dark line for what is done.
func (c *canvas) due(d Due, l lanes, y, height float64) {
	from, early, late := l.x(d.From), l.x(d.Early), l.x(d.Late)
	edge := []attribute{attr("stroke", frame), attrN("stroke-width", 1.25)}
	if early > from {
		c.rect(from, y-height/2, early-from, height, append([]attribute{attr("fill", tint)}, edge...)...)
	}
	if !d.Open {
		c.hatching()
		end := max(late, early+3)
		c.rect(early, y-height/2, end-early, height, attr("fill", "url(#"+c.id+"-none)"), attr("stroke", ink), attrN("stroke-width", 1.25))
	} else {
		tip := max(late, from+height)
		c.path([]place{{tip - height/2, y - height/2 - 1}, {tip, y}, {tip - height/2, y + height/2 + 1}}, false, append([]attribute{attr("fill", "none")}, attr("stroke", ink), attrN("stroke-width", 2))...)
	}
	if to := from + mul(late-from, d.Done); to > from+2 {
		c.line(from, y, to, y, attr("stroke", seriesColours[0]), attrN("stroke-width", 3))
	}
	for _, m := range d.Marks {
		x, r := l.x(m), height/2+0.5
		c.path([]place{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}, true, attr("fill", seriesColours[0]), attr("stroke", paper), attrN("stroke-width", 1))
	}
}

// keys explain what bars look like, of those kinds that there are.
func (g Deadlines) keys(c *canvas) []key {
	const width = 28.0
	var runs, ends, open, marks, done, late bool
	for _, d := range g.Rows {
		runs = runs || d.Early > d.From
		ends = ends || !d.Open
		open = open || d.Open
		marks = marks || len(d.Marks) > 0
		done = done || d.Done > 0
		late = late || d.Overdue
	}
	var keys []key
	add := func(there bool, words string, sample func(x, y float64)) {
		if there {
			keys = append(keys, key{sample, width, words})
		}
	}
	bar := func(d Due) func(x, y float64) {
		return func(x, y float64) {
			c.due(d, lanes{from: x, to: x + width, span: govmaturity.Range{Max: width}}, y, g.barHeight())
		}
	}
	add(runs, c.w.Say("chart.deadlines.course"), bar(Due{Early: width - 3, Late: width}))
	add(ends, c.w.Say("chart.deadlines.window"), bar(Due{Late: width}))
	add(open, c.w.Say("chart.deadlines.open"), bar(Due{Early: width, Late: width, Open: true}))
	add(marks, c.w.Say("chart.milestone"), func(x, y float64) {
		r := g.barHeight()/2 + 0.5
		x += width / 2
		c.path([]place{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}, true, attr("fill", seriesColours[0]))
	})
	add(done, c.w.Say("chart.deadlines.done"), bar(Due{Early: width, Late: width, Done: 0.6}))
	add(late, c.w.Say("plan.lateness.overdue"), func(x, y float64) { c.sign(SignAlone, x+7, y) })
	add(g.Now != nil && g.Span.Contains(*g.Now), c.w.Say("chart.deadlines.now"), func(x, y float64) { c.line(x, y, x+width, y, nowLine()...) })
	return keys
}
