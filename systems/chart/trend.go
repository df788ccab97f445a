package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/systems/behaviour"
)

// TrendOptions say how a chart over time is to be made. The zero TrendOptions make
// one in English that fits the narrowest screen.
type TrendOptions struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. Names are
	// looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// lines, in the language of the words.
	Title, Description, Note string
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]:
	// MinWidth when 0. From about 640 on, what lines are called stands beside them.
	Width int
	// Dominance says which loops dominate when: a band below the lines for each
	// group. Of a counterfactual, they are those of the run without the changes.
	Dominance []behaviour.DominanceGroup
	// Lines are drawn besides: another run, or what people drew by hand.
	Lines []TrendLine

	dominates string // in which run loops dominate, where there are two
}

// TrendLine is one line of a chart over time. [ReferenceLine] makes one of what was
// drawn by hand.
type TrendLine struct {
	Series behaviour.Series
	// Title stands in place of that of the series, where it is not empty.
	Title string
	// Marked gives each point a marker with its value, where there are not more than
	// forty.
	Marked bool
}

// Trend draws how things move over time: those of the options. With each line
// stands which signature it has, as [behaviour.Classify] says, where it has points
// enough for that. The error is a [govmaturity.Problems].
func Trend(o TrendOptions) (govmaturity.Chart, error) {
	shape, err := trendOf(o)
	if err != nil {
		return nil, err
	}
	return drawing.New(shape)
}

// Run draws how things moved in a run: the stocks of its model, when none are
// named. The error is a [govmaturity.Problems].
func Run(r *behaviour.Run, o TrendOptions, ids ...string) (govmaturity.Chart, error) {
	var k document.Report
	if r == nil {
		k.Add(nil, govmaturity.CodeRequired, "there is no run")
		return nil, k.Err()
	}
	if len(ids) == 0 {
		for _, s := range r.Model().Spec().Stocks {
			ids = append(ids, s.ID)
		}
	}
	var lines []TrendLine
	for i, id := range ids {
		s, ok := r.Series(id)
		if !ok {
			k.Add(govmaturity.Path{}.Key("ids").Index(i), govmaturity.CodeUnknownReference, "the model has no %q", id)
			continue
		}
		lines = append(lines, TrendLine{Series: s})
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	o.Lines = append(lines, o.Lines...)
	o.Title = cmp.Or(o.Title, o.Words.Wording(r.Model().Title()), o.Words.Say("chart.trend"))
	o.Note = cmp.Or(o.Note, runNote(r, o.Words))
	return Trend(o)
}

// Counterfactual draws one thing without the changes and with them. The error is a
// [govmaturity.Problems].
func Counterfactual(c behaviour.Counterfactual, id string, o TrendOptions) (govmaturity.Chart, error) {
	var k document.Report
	if c.Base == nil || c.Changed == nil {
		k.Add(nil, govmaturity.CodeRequired, "there are no runs")
		return nil, k.Err()
	}
	base, ok := c.Base.Series(id)
	changed, also := c.Changed.Series(id)
	if !ok || !also {
		k.Add(govmaturity.Path{}.Key("id"), govmaturity.CodeUnknownReference, "the model has no %q", id)
		return nil, k.Err()
	}
	w := o.Words
	with := cmp.Or(w.Wording(c.Title), w.Say("chart.with-change"))
	name := w.Wording(base.Title)
	o.dominates = w.Say("chart.without-change")
	o.Lines = append([]TrendLine{{Series: base, Title: o.dominates}, {Series: changed, Title: with}}, o.Lines...)
	if o.Title == "" {
		o.Title = name
		if title := w.Wording(c.Base.Model().Title()); title != "" {
			o.Title = drawing.Label(w, title, name)
		}
	}
	o.Note = cmp.Or(o.Note, runNote(c.Base, w))
	return Trend(o)
}

// ReferenceLine returns a line of what was measured, or drawn by hand, which says
// so in its title.
func ReferenceLine(m *behaviour.ReferenceMode, w govmaturity.Words) TrendLine {
	if m == nil {
		return TrendLine{}
	}
	title := w.Wording(m.Title)
	if m.Kind != "" {
		title = drawing.Brackets(w, title, w.Say("chart.reference."+string(m.Kind)))
	}
	return TrendLine{Series: m.Series(), Title: title, Marked: true}
}

// runNote says which model ran, how, and what that is worth.
func runNote(r *behaviour.Run, w govmaturity.Words) string {
	f := r.Finding(w)
	note := w.Say("text.clauses", "before", w.Wording(f.Title), "item", w.Wording(f.Rule))
	if f.Standing != "" {
		standing := drawing.Label(w, w.Say("chart.standing"), w.Say("standing."+string(f.Standing)))
		note = w.Say("text.clauses", "before", note, "item", standing)
	}
	return w.Say("text.sentence", "text", note)
}

// trendOf returns what is drawn.
func trendOf(o TrendOptions) (drawing.Trend, error) {
	var k document.Report
	w := o.Words
	t := drawing.Trend{
		Head: drawing.Head{Title: cmp.Or(o.Title, w.Say("chart.trend")), Description: o.Description, Note: o.Note, Words: w},
		Fit:  drawing.Fit{Width: o.Width},
	}
	t.Unit = oneUnit(&k, o.Lines, w, "unit", func(s behaviour.Series) string { return s.Unit })
	t.TimeUnit = oneUnit(&k, o.Lines, w, "timeUnit", func(s behaviour.Series) string { return s.TimeUnit })
	if err := k.Err(); err != nil {
		return t, err
	}
	for _, l := range o.Lines {
		line := lineOf(l, w)
		line.Title = withUnits(line.Title, l.Series, t, w)
		t.Lines = append(t.Lines, line)
	}
	if o.Title == "" && len(t.Lines) == 1 {
		t.Title = t.Lines[0].Title
	}
	for i, g := range o.Dominance {
		b := bandOf(g, i, len(o.Dominance), w)
		if o.dominates != "" {
			b.Title = drawing.Brackets(w, b.Title, o.dominates)
		}
		t.Bands = append(t.Bands, b)
	}
	return t, nil
}

// oneUnit returns the unit of an axis: the one that all lines say. Two units on one
// axis are refused; where a line says none, the axis has none.
func oneUnit(k *document.Report, lines []TrendLine, w govmaturity.Words, key string, unit func(behaviour.Series) string) string {
	found, all := "", true
	for i, l := range lines {
		switch u := unit(l.Series); {
		case u == "":
			all = false
		case found == "" || u == found:
			found = u
		default:
			k.Add(govmaturity.Path{}.Key("lines").Index(i).Key("series").Key(key), govmaturity.CodeNotAllowed, "one axis has one unit: expected %q, found %q", found, u)
		}
	}
	if found == "" || !all {
		return ""
	}
	return w.Isolate(found, "")
}

// withUnits adds to a title the units that no axis says.
func withUnits(title string, s behaviour.Series, t drawing.Trend, w govmaturity.Words) string {
	var units []string
	if s.Unit != "" && t.Unit == "" {
		units = append(units, w.Isolate(s.Unit, ""))
	}
	if s.TimeUnit != "" && t.TimeUnit == "" {
		units = append(units, w.Isolate(s.TimeUnit, ""))
	}
	if title == "" || len(units) == 0 {
		return title
	}
	return drawing.Brackets(w, title, w.List(units...))
}

func lineOf(l TrendLine, w govmaturity.Words) drawing.TrendLine {
	s := l.Series
	out := drawing.TrendLine{
		Title: cmp.Or(l.Title, w.Wording(s.Title), w.LeftToRight(s.ID)), Times: s.Times, Values: s.Values, Marked: l.Marked,
	}
	if s.Times == nil {
		for i := range s.Values {
			out.Times = append(out.Times, float64(i))
		}
	}
	if c, err := behaviour.Classify(s); err == nil {
		out.Detail = c.Verdict().Say(w)
		if c.Verdict().Signature == behaviour.SignatureNone {
			out.Detail = w.Say("chart.no-signature")
		}
	}
	return out
}

// bandOf returns the periods over which loops dominate.
func bandOf(g behaviour.DominanceGroup, i, of int, w govmaturity.Words) drawing.Band {
	b := drawing.Band{
		Title: w.Say("chart.dominance"), Full: w.Say("chart.dominance.reinforcing"), Empty: w.Say("chart.dominance.balancing"), None: w.Say("chart.dominance.none"),
	}
	if of > 1 {
		b.Title = drawing.Brackets(w, b.Title, w.Number(float64(i+1), 0))
	}
	named := map[string]bool{}
	for _, p := range g.Periods {
		s := drawing.Span{From: p.From, To: p.To, Mark: drawing.SpanMarkNone}
		switch p.State {
		case behaviour.PeriodStateDominated:
			s.Name = w.List(p.Loops...)
			s.Mark = drawing.SpanMarkEmpty
			if reinforces(g, p) {
				s.Mark = drawing.SpanMarkFull
			}
			s.Text = s.Name
			for _, id := range p.Loops {
				named[id] = true
			}
		case behaviour.PeriodStateRest:
			s.Text = w.Say("chart.dominance.rest")
		default:
			s.Text = w.Say("chart.dominance.unknown")
		}
		b.Spans = append(b.Spans, s)
	}
	for _, l := range g.Loops {
		if named[l.ID] && len(b.Entries) < MaxLoops {
			b.Entries = append(b.Entries, drawing.Label(w, w.LeftToRight(l.ID), chain(l, w)))
		}
	}
	return b
}

// chain tells a loop: by its title, or else by what it goes through.
func chain(l behaviour.Loop, w govmaturity.Words) string {
	if title := w.Wording(l.Title); title != "" {
		return title
	}
	text := ""
	for i, id := range l.Through {
		if i > 0 {
			text += " → "
		}
		text += id
	}
	return w.LeftToRight(text)
}

// reinforces reports whether the loops of a period reinforce: all of them do, or
// all of them balance.
func reinforces(g behaviour.DominanceGroup, p behaviour.Period) bool {
	k := slices.IndexFunc(g.Loops, func(l behaviour.Loop) bool { return l.ID == p.Loops[0] })
	for i, t := range g.Times {
		if k >= 0 && t >= p.From && g.Shares[i][k] != 0 {
			return g.Shares[i][k] > 0
		}
	}
	return false
}
