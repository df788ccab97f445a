package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// name returns what people call a stakeholder.
func name(s stakeholder.Stakeholder, w govmaturity.Words) string {
	if text := w.Wording(s.Name()); text != "" {
		return text
	}
	return s.ID()
}

// level says a level of engagement, or that nobody says.
func level(e stakeholder.Engagement, w govmaturity.Words) string {
	if e == "" {
		return w.Say("stakeholder.unsaid")
	}
	return e.Title(w)
}

// writeText prints the four parts, each under a heading.
func writeText(m *stakeholder.Map, w govmaturity.Words, out io.Writer) error {
	p := &printer{out: out, w: w, m: m, redacted: m.Redacted()}
	if title := w.Wording(p.redacted.Title); title != "" {
		p.line("%s\n", title)
	}
	p.line("%s", w.Say("chart.grid"))
	grid := m.Grid()
	for _, q := range stakeholder.Quadrants() {
		p.line("  %s (%d)", q.Title(w), len(grid.By[q]))
		for _, s := range grid.By[q] {
			at := s.Position()
			p.line("    %s  %s", name(s, w), w.List(p.rated(at.Power), p.rated(at.Interest)))
		}
	}
	if len(grid.Unplaced) > 0 {
		p.line("  %s (%d)", w.Say("chart.not-placed"), len(grid.Unplaced))
		for _, s := range grid.Unplaced {
			at := s.Position()
			may := titles(at.Possible(), w)
			p.line("    %s  %s", name(s, w), p.open(at.Missing(), may, len(may) < len(stakeholder.Quadrants())))
		}
	}
	p.classes(m)
	p.gaps(m)
	if p.err == nil {
		_, p.err = fmt.Fprintf(out, "\n%s", m.Equity().Explain(w).In(w))
	}
	return p.err
}

// printer prints lines, and keeps the first error.
type printer struct {
	out io.Writer
	w   govmaturity.Words
	err error

	m        *stakeholder.Map
	redacted *stakeholder.MapSpec // for what is no rating
}

func (p *printer) line(format string, a ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format+"\n", a...)
	}
}

// attribute returns what people call an attribute.
func (p *printer) attribute(a stakeholder.Attribute) string {
	return p.w.Say("stakeholder.attribute." + string(a))
}

// level is what people call a level of an attribute, without addresses.
func (p *printer) level(a stakeholder.Attribute, i int) string {
	for _, spec := range p.redacted.Attributes {
		if spec.Attribute == a {
			return p.w.Wording(spec.Levels[i].Title)
		}
	}
	return ""
}

// rated says an attribute: Power: 4.5, or Power: High.
func (p *printer) rated(r stakeholder.Rated) string {
	for i, l := range p.m.Levels(r.Attribute) {
		if title := p.level(r.Attribute, i); title != "" && l.Value() == r.Value {
			return p.w.Say("text.label", "label", p.attribute(r.Attribute), "text", title)
		}
	}
	return p.w.Say("text.label", "label", p.attribute(r.Attribute), "text", p.w.Number(math.Round(r.Value*100)/100, -1))
}

// open says what is not known, and what is possible where that is not all.
func (p *printer) open(missing []stakeholder.Attribute, may []string, some bool) string {
	var names []string
	for _, a := range missing {
		names = append(names, p.attribute(a))
	}
	text := p.w.Say("stakeholder.open", "attributes", p.w.List(names...))
	if some {
		text = p.w.Say("text.clauses", "before", text, "item", p.w.Say("stakeholder.possible", "list", p.w.List(may...)))
	}
	return text
}

func titles[T interface {
	Title(govmaturity.Words) string
}](all []T, w govmaturity.Words) (out []string) {
	for _, x := range all {
		out = append(out, x.Title(w))
	}
	return out
}

// classes prints who is of which class.
func (p *printer) classes(m *stakeholder.Map) {
	p.line("\n%s", p.w.Say("chart.salience"))
	by := map[stakeholder.Class][]stakeholder.Stakeholder{}
	for s := range m.Stakeholders() {
		by[s.Salience().Class] = append(by[s.Salience().Class], s)
	}
	for _, class := range stakeholder.Classes() {
		if len(by[class]) == 0 {
			continue
		}
		p.line("  %s (%d)", class.Title(p.w), len(by[class]))
		for _, s := range by[class] {
			p.line("    %s", name(s, p.w))
		}
	}
	if len(by[""]) > 0 {
		p.line("  %s (%d)", p.w.Say("chart.not-placed"), len(by[""]))
	}
	for _, s := range by[""] {
		found := s.Salience()
		may := titles(found.Possible(), p.w)
		p.line("    %s  %s", name(s, p.w), p.open(found.Missing(), may, len(may) < len(stakeholder.Classes())))
	}
}

// gaps prints how each is engaged, is to be and should be.
func (p *printer) gaps(m *stakeholder.Map) {
	p.line("\n%s", p.w.Say("chart.engagement"))
	for s := range m.Stakeholders() {
		p.line("  %s  %s", name(s, p.w), p.gap(s.Advice()))
	}
}

// gap says how far somebody is from what is suggested.
func (p *printer) gap(a stakeholder.Advice) string {
	w := p.w
	suggested := level(a.Suggested, w)
	if a.Suggested == "" {
		suggested = w.Say("stakeholder.at-least", "level", a.Least.Title(w), "most", a.Most.Title(w))
	}
	label := func(key, text string) string { return w.Say("text.label", "label", w.Say(key), "text", text) }
	text := w.List(label("stakeholder.current", level(a.Current, w)), label("stakeholder.desired", level(a.Desired, w)), label("chart.suggested", suggested))
	gap := a.CurrentToSuggested()
	if !gap.Known() || a.Suggested == "" {
		return text
	}
	said := w.Say("stakeholder.level")
	switch {
	case gap.Steps > 0:
		said = w.Say("stakeholder.short", "steps", gap.Steps)
	case gap.Steps < 0:
		said = w.Say("stakeholder.beyond", "steps", -gap.Steps)
	}
	return w.Say("text.clauses", "before", text, "item", said)
}

// entry is a stakeholder in the JSON.
type entry struct {
	ID                string                   `json:"id"`
	Name              string                   `json:"name"`
	Power             *float64                 `json:"power,omitempty"`
	Interest          *float64                 `json:"interest,omitempty"`
	Legitimacy        *float64                 `json:"legitimacy,omitempty"`
	Urgency           *float64                 `json:"urgency,omitempty"`
	Quadrant          stakeholder.Quadrant     `json:"quadrant,omitempty"`
	PossibleQuadrants []stakeholder.Quadrant   `json:"possible-quadrants,omitempty"`
	Class             stakeholder.Class        `json:"class,omitempty"`
	PossibleClasses   []stakeholder.Class      `json:"possible-classes,omitempty"`
	Current           stakeholder.Engagement   `json:"current,omitempty"`
	Desired           stakeholder.Engagement   `json:"desired,omitempty"`
	Suggested         stakeholder.Engagement   `json:"suggested,omitempty"`
	Least             stakeholder.Engagement   `json:"least"`
	Most              stakeholder.Engagement   `json:"most"`
	Why               stakeholder.Why          `json:"why,omitempty"`
	Gap               *int                     `json:"gap,omitempty"` // from current to suggested
	Vulnerable        []stakeholder.Vulnerable `json:"vulnerable,omitempty"`
	Equity            stakeholder.EquityWhy    `json:"equity,omitempty"`
	OnlyInformed      bool                     `json:"only-informed,omitempty"`
}

// writeJSON prints the same as one object.
func writeJSON(m *stakeholder.Map, w govmaturity.Words, out io.Writer) error {
	answer := struct {
		Map          string              `json:"map"`
		Title        string              `json:"title,omitempty"`
		Hash         string              `json:"hash"`
		Stakeholders []entry             `json:"stakeholders"`
		Equity       govmaturity.Finding `json:"equity"`
	}{m.ID(), w.Wording(m.Redacted().Title), m.Hash(), []entry{}, m.Equity().Explain(w)}
	equity := map[string]stakeholder.EquityEntry{}
	for _, e := range m.Equity().Entries {
		equity[e.Stakeholder.ID()] = e
	}
	for s := range m.Stakeholders() {
		p, c, a := s.Position(), s.Salience(), s.Advice()
		e := entry{
			ID: s.ID(), Name: name(s, w), Power: value(p.Power), Interest: value(p.Interest), Legitimacy: value(c.Legitimacy), Urgency: value(c.Urgency),
			Quadrant: p.Quadrant, Class: c.Class, Current: a.Current, Desired: a.Desired, Suggested: a.Suggested, Least: a.Least, Most: a.Most, Why: a.Why,
			Vulnerable: s.Vulnerable(), Equity: equity[s.ID()].Why,
		}
		if e.Quadrant == "" {
			e.PossibleQuadrants = p.Possible()
		}
		if e.Class == "" {
			e.PossibleClasses = c.Possible()
		}
		if gap := a.CurrentToSuggested(); gap.Known() {
			e.Gap = &gap.Steps
		}
		e.OnlyInformed = e.Equity != "" && equity[s.ID()].OnlyInformed()
		answer.Stakeholders = append(answer.Stakeholders, e)
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(answer)
}

func value(r stakeholder.Rated) *float64 {
	if !r.Known() {
		return nil
	}
	return &r.Value
}
