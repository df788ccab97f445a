package iati

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Head says what an activity needs and the documents of this library do not hold.
type Head struct {
	// ID is the identifier of the activity.
	ID string
	// Type is the code of the type of results of which no measure says what kind they
	// are: 1 output, 2 outcome, 3 impact, 9 other.
	Type string
}

// New makes an activity of indicators, what was observed of them, and the steps that
// they measure: a result a step, and one for each indicator that measures none. Lost
// lists what an activity cannot hold, with its place in those documents. Observations
// and steps may be left out.
func New(h Head, indicators *kpi.IndicatorsSpec, observed *kpi.ObservationsSpec, steps []actionplan.StepSpec) (*File, govmaturity.Problems) {
	if indicators == nil {
		indicators = &kpi.IndicatorsSpec{}
	}
	m := &maker{list: indicators, done: map[string]bool{}, known: map[string]int{}, observed: map[string][]int{}}
	for i, x := range indicators.Indicators {
		m.known[x.ID] = i
	}
	if observed != nil {
		for i, o := range observed.Observations {
			m.observed[o.Indicator] = append(m.observed[o.Indicator], i)
			if _, ok := m.known[o.Indicator]; !ok {
				m.lose(govmaturity.Path{}.Key("observations").Index(i), "there is no indicator %q in the list", o.Indicator)
			}
		}
		m.observations = observed.Observations
	}
	m.head(observed)
	a := Activity{ID: h.ID, Language: cmp.Or(indicators.Language, "en"), Title: indicators.Title.Clone()}
	top := govmaturity.Path{}
	for i := range steps {
		m.step(&a, h, &steps[i], top.Key("steps").Index(i))
	}
	for i := range indicators.Indicators {
		if x := &indicators.Indicators[i]; !m.done[x.ID] {
			if made, ok := m.indicator(x, top.Key("indicators").Index(i)); ok {
				a.Results = append(a.Results, Result{Type: h.Type, Title: x.Title.Clone(), Indicators: []Indicator{made}})
				m.lose(top.Key("indicators").Index(i), "the indicator measures no step: it stands in a result of its own title")
			}
		}
	}
	return &File{Activities: []Activity{a}}, m.lost
}

type maker struct {
	list         *kpi.IndicatorsSpec
	observations []kpi.ObservationSpec
	observed     map[string][]int // by indicator
	known        map[string]int
	done         map[string]bool
	lost         govmaturity.Problems
}

func (m *maker) lose(at govmaturity.Path, format string, args ...any) {
	m.lost = append(m.lost, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at, Format: format, Args: args})
}

// loseIf lists the fields that are there and cannot be written.
func (m *maker) loseIf(at govmaturity.Path, fields map[string]bool) {
	m.lost = append(m.lost, document.LostFields(at, "an activity has no place for this", fields)...)
}

// text is a text as an activity holds it.
func (m *maker) text(t govmaturity.Text, at govmaturity.Path) govmaturity.Text {
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		if strings.TrimSpace(t[tag]) != t[tag] {
			m.lose(at.Key(tag), "blanks at the ends of a text are not read")
		}
	}
	return t.Clone()
}

// head lists what the documents say as a whole.
func (m *maker) head(o *kpi.ObservationsSpec) {
	l := m.list
	m.loseIf(govmaturity.Path{}, map[string]bool{"edition": l.Edition != "", "description": len(l.Description) > 0, "note": len(l.Note) > 0, "standing": l.Standing != "",
		"sources": len(l.Sources) > 0, "cites": len(l.Cites) > 0, "thresholds": l.Thresholds != nil, "trend": l.Trend != "", "groups": len(l.Groups) > 0})
	if o != nil {
		m.loseIf(govmaturity.Path{}.Key("observations"), map[string]bool{"edition": o.Edition != "", "subject": o.Subject != "", "title": len(o.Title) > 0, "note": len(o.Note) > 0})
	}
}

func (m *maker) step(a *Activity, h Head, s *actionplan.StepSpec, at govmaturity.Path) {
	r := Result{ID: s.ID, Title: m.text(s.Title, at.Key("title")), Description: m.text(s.Description, at.Key("description"))}
	var open []govmaturity.Path // of measures of which nobody says what they tell
	for i, ref := range s.Indicators {
		here := at.Key("indicators").Index(i)
		k, ok := m.known[ref.Indicator]
		switch {
		case ref.List != m.list.ID || !ok:
			m.lose(here, "the measure is not in the list of indicators %s", m.list.ID)
		case m.done[ref.Indicator]:
			m.lose(here, "the indicator %s stands in the result of an earlier step", ref.Indicator)
		default:
			if made, ok := m.indicator(&m.list.Indicators[k], govmaturity.Path{}.Key("indicators").Index(k)); ok {
				r.Indicators = append(r.Indicators, made)
				m.kind(&r, ref.Result, here.Key("result"))
				if ref.Result == "" {
					open = append(open, here.Key("result"))
				}
			}
			if len(ref.Title) > 0 {
				m.lose(here.Key("title"), "an activity has no place for this")
			}
		}
	}
	if r.Type != "" {
		for _, here := range open {
			m.lose(here, "nobody says what this measure tells: another one of the step tells an %s, and the result is of that type", resultKinds[r.Type])
		}
	}
	r.Type = cmp.Or(r.Type, h.Type)
	if len(r.Indicators) == 0 {
		m.lose(at, "the step has no indicator that can be written, and a result needs one: it is left out")
		return
	}
	m.loseIf(at, map[string]bool{
		"commitment": s.Commitment != "", "parent": s.Parent != "", "note": len(s.Note) > 0, "deliverable": len(s.Deliverable) > 0,
		"responsible": len(s.Responsible) > 0, "support": len(s.Support) > 0, "owner": s.Owner != "", "start": len(s.Start) > 0, "deadline": len(s.Deadline) > 0,
		"milestones": len(s.Milestones) > 0, "after": len(s.After) > 0, "resources": len(s.Resources) > 0, "barriers": len(s.Barriers) > 0,
		"communications": len(s.Communications) > 0, "answers": len(s.Answers) > 0, "cites": len(s.Cites) > 0,
	})
	a.Results = append(a.Results, r)
}

// kind gives a result its type: all its measures tell one kind of result.
func (m *maker) kind(r *Result, kind actionplan.ResultKind, at govmaturity.Path) {
	for code, k := range resultKinds {
		if k != kind {
			continue
		}
		if r.Type = cmp.Or(r.Type, code); r.Type != code {
			m.lose(at, "another measure of the step tells an %s: the result is of that type", resultKinds[r.Type])
		}
	}
}

func (m *maker) indicator(x *kpi.IndicatorSpec, at govmaturity.Path) (Indicator, bool) {
	m.done[x.ID] = true
	out := Indicator{ID: x.ID, Measure: measureUnit, Ascending: "true", Title: m.text(x.Title, at.Key("title")), Description: m.text(x.Description, at.Key("description"))}
	switch x.Direction {
	case kpi.DirectionUp:
	case kpi.DirectionDown:
		out.Ascending = "false"
	default:
		m.lose(at.Key("direction"), "an activity can say that more is better, or less, and not %s: the indicator is left out", x.Direction)
		return out, false
	}
	switch {
	case len(x.Unit) == 1 && x.Unit["en"] == "%":
		out.Measure = measurePercentage
	case len(x.Unit) > 0:
		m.lose(at.Key("unit"), "an activity has no place for a unit but percent (%%, in English)")
	}
	m.loseIf(at, map[string]bool{"note": len(x.Note) > 0, "source": len(x.Source) > 0, "measure": x.Measure == kpi.MeasureRatio, "per": x.Per != nil,
		"accumulation": x.Accumulation != "" && x.Accumulation != kpi.AccumulationLatest, "limit": x.Limit != nil, "trend": x.Trend != "",
		"every": x.Every != "", "due-days": x.DueDays != nil, "max-age-days": x.MaxAgeDays != nil, "standing": x.Standing != "", "cites": len(x.Cites) > 0,
		"path": x.Path != "" && (x.Path != kpi.PathMilestones || len(x.Milestones) == 0)})
	if len(x.Milestones) > 0 && x.Path != kpi.PathMilestones {
		m.lose(at.Key("path"), "targets of several periods are read as milestones that the path goes through")
	}
	m.dimensions(x, at)
	m.baseline(&out, x, at)
	p := &periods{}
	m.targets(p, x, at)
	m.actuals(p, x)
	slices.SortStableFunc(p.all, func(a, b Period) int { return cmp.Or(cmp.Compare(a.End, b.End), cmp.Compare(a.Start, b.Start)) })
	out.Periods = p.all
	return out, true
}

// dimensions lists what is said of them and not carried by the values.
func (m *maker) dimensions(x *kpi.IndicatorSpec, at govmaturity.Path) {
	seen := map[kpi.OfSpec]bool{}
	for _, i := range m.observed[x.ID] {
		if o := &m.observations[i]; o.Value != nil && len(o.Of) == 1 {
			seen[o.Of[0]] = true
		}
	}
	for i, d := range x.Dimensions {
		here := at.Key("dimensions").Index(i)
		m.loseIf(here, map[string]bool{"title": len(d.Title) > 0, "whole": d.Whole != "" && d.Whole != kpi.WholeApart})
		for k, c := range d.Categories {
			there := here.Key("categories").Index(k)
			m.loseIf(there, map[string]bool{"title": len(c.Title) > 0})
			if !seen[kpi.OfSpec{Dimension: d.ID, Category: c.ID}] {
				m.lose(there, "nothing was observed of this: an activity does not name it")
			}
		}
	}
}

func (m *maker) baseline(out *Indicator, x *kpi.IndicatorSpec, at govmaturity.Path) {
	b := x.Baseline
	if b == nil {
		return
	}
	at = at.Key("baseline")
	d, ok := date.Parse(b.Date)
	if !ok || b.Value == nil {
		m.lose(at, "a baseline without a value cannot be written")
		return
	}
	v := Value{Year: b.Date[:len("2006")], Value: written(*b.Value)}
	if d.Month() != 0 {
		v.Date = d.Last().String()
	}
	if d.Month() != 0 && d.Day() == 0 {
		m.lose(at.Key("date"), "a month is written as its last day, %s", v.Date)
	}
	out.Baselines = []Value{v}
}

// written is a value as a decimal number, with no more digits than tell it from all
// others.
func written(x float64) *string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	return &s
}

// periods are those of an indicator, each once.
type periods struct{ all []Period }

func (p *periods) at(d date.Date) *Period {
	start, end := d.First().String(), d.Last().String()
	i := slices.IndexFunc(p.all, func(x Period) bool { return x.Start == start && x.End == end })
	if i < 0 {
		i = len(p.all)
		p.all = append(p.all, Period{Start: start, End: end})
	}
	return &p.all[i]
}

func (m *maker) targets(p *periods, x *kpi.IndicatorSpec, at govmaturity.Path) {
	for _, s := range x.Milestones {
		if d, ok := date.Parse(s.Date); ok {
			to := p.at(d)
			to.Targets = append(to.Targets, Value{Value: written(s.Value)})
		}
	}
	t := x.Target
	if t == nil {
		return
	}
	at = at.Key("target")
	m.loseIf(at, map[string]bool{"low": t.Low != nil, "high": t.High != nil, "within": t.Within != nil, "tolerance": t.Tolerance != nil})
	d, ok := date.Parse(t.Date)
	if !ok || t.Value == nil {
		m.lose(at, "a target without a date and a value cannot be written")
		return
	}
	to := p.at(d)
	to.Targets = append(to.Targets, Value{Value: written(*t.Value)})
}

func (m *maker) actuals(p *periods, x *kpi.IndicatorSpec) {
	for _, i := range m.observed[x.ID] {
		o := &m.observations[i]
		at := govmaturity.Path{}.Key("observations").Index(i)
		d, ok := date.Parse(o.Date)
		if o.Value == nil || !ok {
			m.lose(at, "an observation without one value cannot be written")
			continue
		}
		m.loseIf(at, map[string]bool{"reported": o.Reported != "", "state": o.State != ""})
		if len(o.Evidence) > 0 {
			m.lose(at.Key("evidence"), "a document has a format, a title and a category there, which evidence does not say")
		}
		v := Value{Value: written(*o.Value), Comment: m.text(o.Note, at.Key("note"))}
		for _, of := range o.Of {
			v.Dimensions = append(v.Dimensions, Dimension{Name: of.Dimension, Value: of.Category})
		}
		to := p.at(d)
		to.Actuals = append(to.Actuals, v)
	}
}
