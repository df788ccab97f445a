package drawing

import (
	"slices"
	"sort"

	"github.com/govmaturity/govmaturity"
)

// Trend shows how things move over time: a line for each, on one axis of time and
// one of values, and below them bands of periods.
type Trend struct {
	Head
	Fit
	// Unit and TimeUnit are what values and time are counted in.
	Unit, TimeUnit string
	// Whole says that times are whole numbers, such as years: there is nothing between
	// two of them.
	Whole bool
	Lines []TrendLine
	Bands []Band
}

// TrendLine is how one thing moves.
type TrendLine struct {
	Title string
	// Detail is what is said of it, beside its title.
	Detail string
	// Times are in order, each after the one before, and each has a value.
	Times, Values []float64
	// Marked says that each point was given by itself, and has a marker.
	Marked bool
}

// Band is what holds over which times.
type Band struct {
	Title string
	// Spans are in order, none before the end of the one before it.
	Spans []Span
	// Full, Empty and None say what its shades mean.
	Full, Empty, None string
	// Entries explain names, a line each.
	Entries []string
}

// Span is a period of a band.
type Span struct {
	From, To float64
	// Name stands in the band where it finds room, and Text is what is said of the
	// period.
	Name, Text string
	Mark       SpanMark
}

// SpanMark is how a period looks.
type SpanMark string

const (
	SpanMarkFull  SpanMark = "full"  // shaded
	SpanMarkEmpty SpanMark = "empty" // not shaded
	SpanMarkNone  SpanMark = "none"  // hatched: there is nothing to name
)

const (
	maxTrendPoints = 1_000_000
	maxSpans       = 10_000
	maxMarked      = 40 // points with a marker each: beyond that they are a line
)

func (t Trend) kind() string { return "trend" }

func (t Trend) check(k *checker) {
	t.checkFit(k)
	k.label(at("unit"), t.Unit)
	k.label(at("timeUnit"), t.TimeUnit)
	k.count(at("lines"), len(t.Lines), MaxSeries, "lines")
	titles := map[string]bool{}
	for i, l := range t.Lines[:min(len(t.Lines), MaxSeries)] {
		here := at("lines").Index(i)
		k.title(here.Key("title"), l.Title, "lines need titles to be told apart")
		if titles[l.Title] {
			k.Add(here.Key("title"), govmaturity.CodeDuplicateID, "a line before has the title %.80q as well", l.Title)
		}
		titles[l.Title] = true
		k.label(here.Key("detail"), l.Detail)
		k.line(here, l)
	}
	if len(t.Bands) > MaxSeries {
		k.Add(at("bands"), govmaturity.CodeTooManyValues, "a chart shows at most %d bands; found %d", MaxSeries, len(t.Bands))
		return
	}
	for i, b := range t.Bands {
		k.band(at("bands").Index(i), b)
	}
}

func (k *checker) line(here govmaturity.Path, l TrendLine) {
	switch n := len(l.Values); {
	case n == 0:
		k.Add(here.Key("values"), govmaturity.CodeRequired, "a line has at least one point")
		return
	case n > maxTrendPoints:
		k.Add(here.Key("values"), govmaturity.CodeTooManyValues, "a line has at most %d points; found %d", maxTrendPoints, n)
		return
	case n != len(l.Times):
		k.Add(here.Key("times"), govmaturity.CodeWrongCount, "expected a time for each of the %d values; found %d", n, len(l.Times))
		return
	}
	for i, x := range l.Values {
		k.number(here.Key("values").Index(i), x)
		if k.number(here.Key("times").Index(i), l.Times[i]) && i > 0 && l.Times[i] <= l.Times[i-1] {
			k.Add(here.Key("times").Index(i), govmaturity.CodeOutOfOrder, "expected a time after the one before; found %v", l.Times[i])
		}
	}
}

func (k *checker) band(here govmaturity.Path, b Band) {
	k.title(here.Key("title"), b.Title, "a band needs a title")
	k.label(here.Key("full"), b.Full)
	k.label(here.Key("empty"), b.Empty)
	k.label(here.Key("none"), b.None)
	if len(b.Spans) > maxSpans {
		k.Add(here.Key("spans"), govmaturity.CodeTooManyValues, "at most %d periods; found %d", maxSpans, len(b.Spans))
		return
	}
	if len(b.Entries) > MaxNamed {
		k.Add(here.Key("entries"), govmaturity.CodeTooManyValues, "at most %d are explained; found %d", MaxNamed, len(b.Entries))
		return
	}
	for i, e := range b.Entries {
		k.text(here.Key("entries").Index(i), e, maxProse)
	}
	for i, s := range b.Spans {
		at := here.Key("spans").Index(i)
		k.label(at.Key("name"), s.Name)
		k.title(at.Key("text"), s.Text, "a period says what holds over it")
		if !k.number(at.Key("from"), s.From) || !k.number(at.Key("to"), s.To) {
			continue
		}
		if s.To < s.From || i > 0 && s.From < b.Spans[i-1].To {
			k.Add(at.Key("from"), govmaturity.CodeOutOfOrder, "expected a period that ends after it begins, and begins after the one before; found %v to %v", s.From, s.To)
		}
	}
}

// marked reports whether each point has a marker.
func (l TrendLine) marked() bool { return l.Marked && len(l.Values) <= maxMarked }

// last returns the number of the last point.
func (l TrendLine) last() int { return len(l.Values) - 1 }

// at returns the value at a time, on the straight line between two points, or false
// before the first and after the last.
func (l TrendLine) at(time float64) (float64, bool) {
	i := sort.SearchFloat64s(l.Times, time)
	switch {
	case i == len(l.Times) || i == 0 && l.Times[0] != time:
		return 0, false
	case l.Times[i] == time:
		return l.Values[i], true
	}
	share := (time - l.Times[i-1]) / (l.Times[i] - l.Times[i-1])
	return l.Values[i-1] + mul(l.Values[i]-l.Values[i-1], share), true
}

// extremes returns the points with the greatest and the least value.
func (l TrendLine) extremes() (most, least int) {
	for i, x := range l.Values {
		if x > l.Values[most] {
			most = i
		}
		if x < l.Values[least] {
			least = i
		}
	}
	return most, least
}

// times returns from when to when the lines go.
func (t Trend) times() (from, to float64) {
	from, to = t.Lines[0].Times[0], t.Lines[0].Times[t.Lines[0].last()]
	for _, l := range t.Lines {
		from, to = min(from, l.Times[0]), max(to, l.Times[l.last()])
	}
	return from, to
}

// values returns between which values the lines go.
func (t Trend) values() (low, high float64) {
	low, high = t.Lines[0].Values[0], t.Lines[0].Values[0]
	for _, l := range t.Lines {
		for _, x := range l.Values {
			low, high = min(low, x), max(high, x)
		}
	}
	return low, high
}

func (t Trend) describe(w govmaturity.Words) []string {
	from, to := t.times()
	time := w.Say("chart.between", "low", amount(w, from), "high", amount(w, to))
	parts := []string{Label(w, t.timeTitle(w), time)}
	if t.Unit != "" {
		parts = append(parts, Label(w, w.Say("chart.unit"), t.Unit))
	}
	for _, l := range t.Lines {
		told := func(key string, i int) string {
			return Label(w, w.Say(key), Brackets(w, amount(w, l.Values[i]), amount(w, l.Times[i])))
		}
		most, least := l.extremes()
		all := []string{told("chart.first", 0), told("chart.last", l.last()), told("chart.highest", most), told("chart.lowest", least)}
		if l.Detail != "" {
			all = append(all, l.Detail)
		}
		parts = append(parts, Label(w, l.Title, clauses(w, all...)))
	}
	for _, b := range t.Bands {
		parts = append(parts, Label(w, b.Title, b.told(w)))
		parts = append(parts, b.Entries...)
	}
	return parts
}

// told says the periods one after another; of many, the first.
func (b Band) told(w govmaturity.Words) string {
	var all []string
	for _, s := range b.Spans {
		all = append(all, Label(w, w.Say("chart.between", "low", amount(w, s.From), "high", amount(w, s.To)), s.Text))
		if len(all) > mostTold {
			break
		}
	}
	if more := len(b.Spans) - mostTold; more > 0 {
		all = append(all[:mostTold], "+"+w.Number(float64(more), 0))
	}
	return clauses(w, all...)
}

// timeTitle says what time is counted in.
func (t Trend) timeTitle(w govmaturity.Words) string {
	if t.TimeUnit == "" {
		return w.Say("chart.time")
	}
	return Brackets(w, w.Say("chart.time"), t.TimeUnit)
}

// table has a row for each time that the axis names, and for each point that has a
// marker. Between two points it says what the line shows.
func (t Trend) table(w govmaturity.Words) (header []string, rows [][]string) {
	header = []string{t.timeTitle(w)}
	for _, l := range t.Lines {
		title := l.Title
		if t.Unit != "" {
			title = Brackets(w, title, t.Unit)
		}
		header = append(header, title)
	}
	for _, b := range t.Bands {
		header = append(header, b.Title)
	}
	for _, time := range t.rows() {
		row := []string{amount(w, time)}
		for _, l := range t.Lines {
			if x, ok := l.at(time); ok {
				row = append(row, amount(w, x))
			} else {
				row = append(row, w.Say("chart.no-value"))
			}
		}
		for _, b := range t.Bands {
			row = append(row, b.at(w, time))
		}
		rows = append(rows, row)
	}
	return header, rows
}

// timeAxis returns the axis of time, with at most so many steps.
func (t Trend) timeAxis(from, to float64, steps int) axis {
	if span := to - from; t.Whole && span >= 1 {
		steps = int(min(float64(steps), span))
	}
	return axisOf(from, to, steps, false)
}

// rows returns the times of the rows of the table.
func (t Trend) rows() []float64 {
	from, to := t.times()
	out := []float64{from, to}
	for _, x := range t.timeAxis(from, to, tableTicks).ticks() {
		if from <= x && x <= to {
			out = append(out, x)
		}
	}
	for _, l := range t.Lines {
		out = append(out, l.Times[0], l.Times[l.last()])
		if l.marked() {
			out = append(out, l.Times...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tableTicks is about how many rows a table has.
const tableTicks = 12

// at says what holds at a time: where two periods meet, the later one.
func (b Band) at(w govmaturity.Words, time float64) string {
	for _, s := range slices.Backward(b.Spans) {
		if s.From <= time && time <= s.To {
			return s.Text
		}
	}
	return w.Say("chart.no-value")
}
