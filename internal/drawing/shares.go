package drawing

import (
	"cmp"
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Shares shows how many are where: for each row a bar, or one for each round, cut by
// levels or states from the lowest to the highest, and those not known last.
type Shares struct {
	Head
	Fit
	// Topic is what the rows are, as the table's first header.
	Topic string
	// Summary are sentences above the rows.
	Summary []string
	Rows    []ShareRow
	// Unknown is what those are called of whom it is not known.
	Unknown string
}

// ShareRow is one row.
type ShareRow struct {
	Title string
	// Parts are what a bar is cut by, from the lowest to the highest.
	Parts []string
	Bars  []ShareBar
	// Lines are what is said of it besides.
	Lines []string
}

// ShareBar is one bar of a row.
type ShareBar struct {
	// Title tells the bars of a row apart, and may be empty where there is one.
	Title string
	// Counts are how many are in each part, and Unknown how many are in none.
	Counts  []int
	Unknown int
}

func (b ShareBar) all() int {
	n := b.Unknown
	for _, x := range b.Counts {
		n += x
	}
	return n
}

func (s Shares) kind() string { return "stacked" }

func (s Shares) check(k *checker) {
	const most = 1_000_000
	s.checkFit(k)
	k.label(at("topic"), s.Topic)
	k.checkSummary(s.Summary)
	k.title(at("unknown"), s.Unknown, "those who are not known need a title")
	k.count(at("rows"), len(s.Rows), maxAxes, "rows")
	for i, r := range s.Rows[:min(len(s.Rows), maxAxes)] {
		here := at("rows").Index(i)
		k.title(here.Key("title"), r.Title, "a row needs a title")
		k.lines(here.Key("lines"), r.Lines)
		if len(r.Parts) > maxTicks {
			k.Add(here.Key("parts"), govmaturity.CodeTooManyValues, "at most %d can be told apart; found %d", maxTicks, len(r.Parts))
		}
		for j, part := range r.Parts {
			k.title(here.Key("parts").Index(j), part, "a part needs a title")
		}
		if len(r.Bars) == 0 || len(r.Bars) > 10 {
			k.Add(here.Key("bars"), govmaturity.CodeWrongCount, "expected from 1 to 10 bars; found %d", len(r.Bars))
		}
		for j, b := range r.Bars {
			here := here.Key("bars").Index(j)
			k.label(here.Key("title"), b.Title)
			if len(b.Counts) != len(r.Parts) {
				k.Add(here.Key("counts"), govmaturity.CodeWrongCount, "expected one number for each of the %d parts; found %d", len(r.Parts), len(b.Counts))
			}
			for _, n := range append(slices.Clone(b.Counts), b.Unknown) {
				if n < 0 || n > most {
					k.Add(here, govmaturity.CodeOutOfRange, "expected numbers from 0 to %d; found %d", most, n)
				}
			}
		}
	}
}

// name is what a bar is called in the table.
func (r ShareRow) name(w govmaturity.Words, bar int) string {
	if t := r.Bars[bar].Title; t != "" {
		return w.List(r.Title, t)
	}
	return r.Title
}

// oneCut reports whether all rows are cut alike.
func (s Shares) oneCut() bool {
	return !slices.ContainsFunc(s.Rows, func(r ShareRow) bool { return !slices.Equal(r.Parts, s.Rows[0].Parts) })
}

func (s Shares) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{cmp.Or(s.Topic, w.Say("chart.topic"))}
	if !s.oneCut() {
		header = append(header, w.Say("chart.level"), w.Say("chart.stacked-held"))
		for _, r := range s.Rows {
			for j, b := range r.Bars {
				for i, n := range append(slices.Clone(b.Counts), b.Unknown) {
					part := s.Unknown
					if i < len(r.Parts) {
						part = r.Parts[i]
					}
					rows = append(rows, []string{r.name(w, j), part, w.Number(float64(n), -1)})
				}
			}
		}
		return header, rows
	}
	header = append(append(header, s.Rows[0].Parts...), s.Unknown)
	for _, r := range s.Rows {
		for j, b := range r.Bars {
			row := []string{r.name(w, j)}
			for _, n := range append(slices.Clone(b.Counts), b.Unknown) {
				row = append(row, w.Number(float64(n), -1))
			}
			rows = append(rows, row)
		}
	}
	return header, rows
}

// said tells a bar: Connected: 3; not known: 1.
func (r ShareRow) said(w govmaturity.Words, b ShareBar, unknown string) string {
	var parts []string
	for i, n := range b.Counts {
		if n > 0 {
			parts = append(parts, Label(w, r.Parts[i], w.Number(float64(n), -1)))
		}
	}
	if b.Unknown > 0 || len(parts) == 0 {
		parts = append(parts, Label(w, unknown, w.Number(float64(b.Unknown), -1)))
	}
	return clauses(w, parts...)
}

func (s Shares) describe(w govmaturity.Words) []string {
	parts := append(told(s.Summary), Label(w, w.Say("chart.rows"), w.Number(float64(len(s.Rows)), -1)))
	for _, r := range s.Rows[:min(len(s.Rows), mostTold)] { // the table has all of them
		for j, b := range r.Bars {
			parts = append(parts, Label(w, r.name(w, j), r.said(w, b, s.Unknown)))
		}
	}
	return parts
}

const shareHeight = 20.0

func (s Shares) draw(c *canvas) {
	const gap, pad = 18.0, 7.0
	width := s.fit(c)
	from := 0.0
	if width >= wideEnough {
		from = math.Floor(width/3) + gap
	}
	y := c.summary(s.Summary, width)
	one := s.oneCut()
	for i, r := range s.Rows {
		if i > 0 {
			c.line(0, y, width, y, attr("stroke", rule), attrN("stroke-width", 0.5))
			y += pad
		}
		words := width
		if from > 0 {
			words = from - gap
		}
		low := y
		for k, line := range append([]string{r.Title}, r.Lines...) {
			b := wrap(line, smallSize, words, quiet)
			if k == 0 {
				b = wrap(line, labelSize, words, ink)
			}
			c.text(b, 0, low, start, false)
			low += b.height() + 1
		}
		if from == 0 {
			y = low + 2
		}
		if !one && (i == 0 || !slices.Equal(r.Parts, s.Rows[i-1].Parts)) {
			y = c.legend(s.parts(c, r), from, y, width-from) + 6
		}
		for _, bar := range r.Bars {
			y = s.bar(c, r, bar, from, y, width-from)
		}
		y = max(y, low) + pad - 2
	}
}

// bar draws a bar with what it is called and its numbers, and returns the lower edge.
// Numbers for which a part is too narrow stand below.
func (s Shares) bar(c *canvas, r ShareRow, b ShareBar, x, y, width float64) float64 {
	if b.Title != "" {
		t := wrap(b.Title, smallSize, width, quiet)
		c.text(t, x, y, start, false)
		y += t.height() + 1
	}
	all := b.all()
	if all == 0 {
		c.rect(x, y, width, shareHeight, attr("fill", paper), attr("stroke", rule), attr("stroke-dasharray", "4 3"), attrN("rx", 2))
		return y + shareHeight + 5
	}
	const between = 2.0
	at, left := x, ShareBar{Counts: make([]int, len(b.Counts))}
	for i, n := range append(slices.Clone(b.Counts), b.Unknown) {
		if n == 0 {
			continue
		}
		piece := mul(width, float64(n)/float64(all))
		number := wrap(c.w.Number(float64(n), -1), smallSize, width, ink)
		fits := piece-between >= number.width()+6
		attrs := c.unknownShare()
		title := s.Unknown
		if i < len(b.Counts) {
			fill, word := ramp(i, max(len(b.Counts), 2))
			attrs = []attribute{attr("fill", fill), attr("stroke", frame)}
			number.fill = word
			title = r.Parts[i]
		}
		c.titled(Label(c.w, title, c.w.Number(float64(n), -1)), func() {
			c.rect(at, y, max(piece-between, 1), shareHeight, attrs...)
			if fits && i == len(b.Counts) {
				c.rect(at+(piece-between-number.width())/2-2, y+2, number.width()+4, shareHeight-4, attr("fill", paper))
			}
			if fits {
				c.text(number, at+(piece-between)/2, y+(shareHeight-number.height())/2, middle, false)
			}
		})
		switch {
		case fits:
		case i < len(b.Counts):
			left.Counts[i] = n
		default:
			left.Unknown = n
		}
		at += piece
	}
	y += shareHeight + 4
	if left.all() > 0 {
		t := wrap(r.said(c.w, left, s.Unknown), smallSize, width, quiet)
		c.text(t, x, y, start, false)
		y += t.height() + 3
	}
	return y + 2
}

func (c *canvas) unknownShare() []attribute {
	c.hatching()
	return []attribute{attr("fill", "url(#"+c.id+"-none)"), attr("stroke", rule)}
}

// parts explain what the bars of a row are cut by.
func (s Shares) parts(c *canvas, r ShareRow) []key {
	const width, height = 22.0, 14.0
	var keys []key
	for i, part := range r.Parts {
		keys = append(keys, key{func(x, y float64) {
			fill, _ := ramp(i, max(len(r.Parts), 2))
			c.rect(x, y-height/2, width, height, attr("fill", fill), attr("stroke", frame))
		}, width, part})
	}
	return keys
}

func (s Shares) keys(c *canvas) []key {
	const width, height = 22.0, 14.0
	var keys []key
	if s.oneCut() {
		keys = s.parts(c, s.Rows[0])
	}
	for _, r := range s.Rows {
		if slices.ContainsFunc(r.Bars, func(b ShareBar) bool { return b.Unknown > 0 }) {
			return append(keys, key{func(x, y float64) { c.rect(x, y-height/2, width, height, c.unknownShare()...) }, width, s.Unknown})
		}
	}
	return keys
}
