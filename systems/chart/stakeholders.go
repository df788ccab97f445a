package chart

import (
	"cmp"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/contact"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// MaxListed is how many stakeholders, or risks, a chart shows: for more of them, draw
// those of one group.
const MaxListed = drawing.MaxListed

// MapOptions say how a chart of stakeholders is to be made. The zero MapOptions make
// one in English that fits the narrowest screen.
type MapOptions struct {
	// Words are those of the reader: [govmaturity.WordsFor] has them. Names are
	// looked up in the reader's languages.
	Words govmaturity.Words
	// Title, Description and Note stand in place of those that are made from the
	// map, in the language of the words.
	Title, Description, Note string
	// Width is how wide the picture is, in pixels, from [MinWidth] to [MaxWidth]:
	// MinWidth when 0. From about 740 on the list stands beside the picture, and a long
	// one below it as well, in as many columns as there is room for.
	Width int
}

// head returns what a chart begins with: its title is that of the document, after
// what it shows.
func (o MapOptions) head(shows string, title, note govmaturity.Text, standing govmaturity.Standing) drawing.Head {
	w := o.Words
	h := drawing.Head{Title: cmp.Or(o.Title, w.Say(shows)), Description: o.Description, Note: o.Note, Words: w}
	if t := w.Wording(title); o.Title == "" && t != "" {
		h.Title = drawing.Label(w, h.Title, t)
	}
	if h.Note == "" {
		h.Note = w.Wording(note)
		if standing != "" {
			said := w.Say("text.sentence", "text", drawing.Label(w, w.Say("chart.standing"), w.Say("standing."+string(standing))))
			if h.Note == "" {
				h.Note = said
			} else {
				h.Note = w.Say("text.sentences", "before", h.Note, "item", said)
			}
		}
	}
	return h
}

// Grid draws the grid of power and interest, with how each stakeholder is engaged and
// is to be. The error is a [govmaturity.Problems].
func Grid(m *stakeholder.Map, o MapOptions) (govmaturity.Chart, error) {
	if m == nil {
		return nil, noMap()
	}
	spec, err := redacted(m)
	if err != nil {
		return nil, err
	}
	w := o.Words
	p := drawing.Plane{
		Head: o.head("chart.grid", spec.Title, spec.Note, m.Standing()), Fit: drawing.Fit{Width: o.Width}, Topic: w.Say("chart.stakeholder"),
		Across: axis(m, stakeholder.AttributeInterest, w), Up: axis(m, stakeholder.AttributePower, w),
		Apart: w.Say("chart.not-placed"), Steps: stakeholder.EngagementEmpower.Rank(),
		Now: w.Say("stakeholder.current"), Wanted: w.Say("stakeholder.desired"), Warning: w.Say("chart.engaged-short"),
		Columns: []string{
			w.Say("chart.quadrant"), attribute(stakeholder.AttributePower, w), attribute(stakeholder.AttributeInterest, w),
			w.Say("stakeholder.current"), w.Say("stakeholder.desired"), w.Say("chart.suggested"),
		},
	}
	for i, q := range []stakeholder.Quadrant{stakeholder.QuadrantClosely, stakeholder.QuadrantSatisfied, stakeholder.QuadrantInformed, stakeholder.QuadrantMonitor} {
		p.Quarters[i] = q.Title(w)
	}
	for s := range m.Stakeholders() {
		p.Items = append(p.Items, gridItem(s, w))
	}
	return drawing.New(p)
}

func noMap() error {
	var k document.Report
	k.Add(nil, govmaturity.CodeRequired, "there is no stakeholder map")
	return k.Err()
}

// redacted returns what a map says, without addresses of persons.
func redacted(m *stakeholder.Map) (*stakeholder.MapSpec, error) {
	if m.Len() == 0 {
		var k document.Report
		k.Add(govmaturity.Path{}.Key("stakeholders"), govmaturity.CodeRequired, "a chart needs at least one stakeholder")
		return nil, k.Err()
	}
	return m.Redacted(), nil
}

// axis returns how an attribute is drawn: one that is not rated has a scale on which
// nothing lies.
func axis(m *stakeholder.Map, a stakeholder.Attribute, w govmaturity.Words) drawing.PlaneAxis {
	out := drawing.PlaneAxis{Title: attribute(a, w), Range: govmaturity.Range{Max: 1}, Threshold: 0.5}
	if !m.Rates(a) {
		return out
	}
	scale, threshold, tie := m.Scale(a)
	out.Range, out.Threshold = scale, threshold
	levels := m.Levels(a)
	say := func(x float64) string {
		for _, l := range levels {
			if l.Value() == x {
				return levelTitle(l, w)
			}
		}
		return w.Number(x, -1)
	}
	key := "chart.above-threshold"
	if tie == stakeholder.TieHigh {
		key = "chart.threshold"
	}
	out.Low, out.Middle, out.High = say(scale.Min), w.Say(key, "value", say(threshold)), say(scale.Max)
	return out
}

// levelTitle returns what people call a level, without addresses of persons.
func levelTitle(l govmaturity.Level, w govmaturity.Words) string {
	title, _ := contact.Redact(drawing.LevelTitle(l, w))
	return title
}

// gridItem returns a stakeholder as it stands in the grid.
func gridItem(s stakeholder.Stakeholder, w govmaturity.Words) drawing.PlaneItem {
	p, a := s.Position(), s.Advice()
	item := drawing.PlaneItem{Title: nameOf(s, w), Now: a.Current.Rank(), Wanted: a.Desired.Rank()}
	where := ""
	if p.Quadrant != "" {
		where = p.Quadrant.Title(w)
		item.Placed, item.X, item.Y = true, p.Interest.Value, p.Power.Value
		item.HighX, item.HighY = p.Interest.High, p.Power.High
		item.Tie = p.Interest.OnThreshold || p.Power.OnThreshold
	} else {
		where = missing(p.Missing(), w)
		var may []string
		for _, q := range p.Possible() {
			may = append(may, q.Title(w))
		}
		if len(may) < len(stakeholder.Quadrants()) {
			where = w.Say("text.clauses", "before", where, "item", w.Say("stakeholder.possible", "list", w.List(may...)))
		}
	}
	suggested := engagement(a.Suggested, w)
	if a.Suggested == "" {
		suggested = w.Say("stakeholder.at-least", "level", a.Least.Title(w), "most", a.Most.Title(w))
	}
	item.Cells = []string{where, rated(p.Power, w), rated(p.Interest, w), engagement(a.Current, w), engagement(a.Desired, w), suggested}
	if a.Current == "" && a.Desired == "" {
		item.Lines = []string{drawing.Label(w, w.Say("chart.suggested"), suggested)}
		return item
	}
	gap := a.CurrentToSuggested()
	item.Barred, item.Warned = true, gap.Known() && gap.Steps > 0
	item.Lines = []string{
		drawing.Label(w, w.Say("stakeholder.current"), item.Cells[3]), drawing.Label(w, w.Say("stakeholder.desired"), item.Cells[4]),
		drawing.Label(w, w.Say("chart.suggested"), suggested),
	}
	return item
}

// nameOf returns what people call a stakeholder.
func nameOf(s stakeholder.Stakeholder, w govmaturity.Words) string {
	return cmp.Or(w.Wording(s.Name()), w.LeftToRight(s.ID()))
}

func engagement(e stakeholder.Engagement, w govmaturity.Words) string {
	if e == "" {
		return w.Say("stakeholder.unsaid")
	}
	return e.Title(w)
}

// missing says which attributes are not known.
func missing(all []stakeholder.Attribute, w govmaturity.Words) string {
	var titles []string
	for _, a := range all {
		titles = append(titles, attribute(a, w))
	}
	return w.Say("stakeholder.open", "attributes", w.List(titles...))
}

// rated says a rating, or why there is none.
func rated(r stakeholder.Rated, w govmaturity.Words) string {
	if !r.Known() {
		return w.Say("state." + string(r.State))
	}
	text := w.Number(math.Round(r.Value*100)/100, -1)
	if r.OnThreshold {
		text = drawing.Brackets(w, text, w.Say("chart.on-threshold"))
	}
	return text
}

// Salience draws the three circles of power, legitimacy and urgency, and lists who is
// in which of their seven areas. The error is a [govmaturity.Problems].
func Salience(m *stakeholder.Map, o MapOptions) (govmaturity.Chart, error) {
	if m == nil {
		return nil, noMap()
	}
	spec, err := redacted(m)
	if err != nil {
		return nil, err
	}
	w := o.Words
	of := []stakeholder.Attribute{stakeholder.AttributePower, stakeholder.AttributeLegitimacy, stakeholder.AttributeUrgency}
	c := drawing.Circles{
		Head: o.head("chart.salience", spec.Title, spec.Note, m.Standing()), Fit: drawing.Fit{Width: o.Width}, Topic: w.Say("chart.stakeholder"),
		Apart: w.Say("chart.not-placed"), Columns: []string{w.Say("chart.class")},
	}
	for i, a := range of {
		c.Circles[i] = attribute(a, w)
		c.Columns = append(c.Columns, attribute(a, w))
	}
	for _, class := range stakeholder.Classes() {
		area := 0
		for i, a := range of {
			if class.Has(a) {
				area += 1 << i
			}
		}
		c.Areas[area] = class.Title(w)
		c.Order = append(c.Order, area)
	}
	for s := range m.Stakeholders() {
		found := s.Salience()
		item := drawing.CirclesItem{Title: nameOf(s, w), Known: found.Class != "", In: [3]bool{found.Power.High, found.Legitimacy.High, found.Urgency.High}}
		if item.Known {
			item.Cells = []string{found.Class.Title(w)}
		} else {
			var may []string
			for _, class := range found.Possible() {
				may = append(may, class.Title(w))
			}
			said := missing(found.Missing(), w)
			if len(may) < len(stakeholder.Classes()) {
				said = w.Say("text.clauses", "before", said, "item", w.Say("stakeholder.possible", "list", w.List(may...)))
			}
			item.Cells = []string{said}
		}
		for _, r := range []stakeholder.Rated{found.Power, found.Legitimacy, found.Urgency} {
			item.Cells = append(item.Cells, rated(r, w))
		}
		c.Items = append(c.Items, item)
	}
	return drawing.New(c)
}

// attribute returns what people call an attribute.
func attribute(a stakeholder.Attribute, w govmaturity.Words) string {
	return w.Say("stakeholder.attribute." + string(a))
}
