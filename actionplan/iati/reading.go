package iati

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// Options say what a file leaves open.
type Options struct {
	// ID is that of the list of indicators: results, when not given.
	ID string
	// Subject says whose values they are.
	Subject string
}

// Reading is an activity as documents of this library. They are not compiled yet: what
// [kpi.Compile] then says is about the content of the file.
type Reading struct {
	Indicators   *kpi.IndicatorsSpec
	Observations *kpi.ObservationsSpec
	// Steps are the results, each with the indicators that measure it.
	Steps []actionplan.StepSpec
	// Lost lists what these documents cannot hold, each with its place.
	Lost govmaturity.Problems
}

// Reading makes documents of an activity.
func (a *Activity) Reading(o Options) *Reading {
	if a == nil {
		a = &Activity{}
	}
	id := cmp.Or(o.ID, "results")
	c := &converter{name: a.name, list: id, out: &Reading{
		Indicators:   &kpi.IndicatorsSpec{Format: kpi.IndicatorsFormat, ID: id, Language: a.Language, Title: a.Title.Clone()},
		Observations: &kpi.ObservationsSpec{Format: kpi.ObservationsFormat, Indicators: id, Subject: o.Subject, Language: a.Language},
	}}
	for i := range a.Results {
		c.result(&a.Results[i])
	}
	return c.out
}

type converter struct {
	name        string
	list        string
	out         *Reading
	steps, nums slug.Names
}

func (c *converter) lost(at place, format string, args ...any) {
	c.out.Lost = append(c.out.Lost, govmaturity.Problem{Code: govmaturity.CodeLost, File: c.name, Path: at.path, Line: at.line, Column: at.column, Format: format, Args: args})
}

// id is what names a thing: its own id, or one made of its title.
func id(names *slug.Names, own string, title govmaturity.Text, at place) string {
	return names.ID(at.path.String(), cmp.Or(own, slug.Make(title.String()), "unnamed"))
}

func (c *converter) result(r *Result) {
	step := actionplan.StepSpec{ID: id(&c.steps, r.ID, r.Title, r.place), Title: r.Title.Clone(), Description: r.Description.Clone()}
	if len(r.Title) == 0 {
		c.lost(r.place, "the result has no title: no step is made of it")
	}
	if r.Aggregation != "" {
		c.lost(r.place, "a step does not hold whether a result may be added up")
	}
	c.besides(r.place, r.References, r.Links)
	for i := range r.Indicators {
		if id, ok := c.indicator(&r.Indicators[i]); ok {
			step.Indicators = append(step.Indicators, actionplan.IndicatorRefSpec{List: c.list, Indicator: id, Result: resultKinds[r.Type]})
		}
	}
	if r.Type != "" && (len(step.Indicators) == 0 || resultKinds[r.Type] == "") {
		c.lost(r.place, "the type of the result, %q, is not held", r.Type)
	}
	if len(r.Title) > 0 {
		c.out.Steps = append(c.out.Steps, step)
	}
}

// resultKinds are the kinds of results by their codes.
var resultKinds = map[string]actionplan.ResultKind{
	"1": actionplan.ResultKindOutput, "2": actionplan.ResultKindOutcome, "3": actionplan.ResultKindImpact, "9": actionplan.ResultKindOther,
}

func (c *converter) besides(at place, references []Reference, links []Link) {
	if len(references) > 0 {
		c.lost(at, "codes of vocabularies are not held: %d here", len(references))
	}
	if len(links) > 0 {
		c.lost(at, "documents are held for actuals alone: %d here", len(links))
	}
}

func (c *converter) indicator(x *Indicator) (string, bool) {
	switch {
	case len(x.Title) == 0:
		c.lost(x.place, "the indicator has no title: it is left out")
		return "", false
	case x.Measure == measureQualitative:
		c.lost(x.place, "the indicator is qualitative: it has no number, and is left out")
		return "", false
	}
	out := kpi.IndicatorSpec{ID: id(&c.nums, x.ID, x.Title, x.place), Title: x.Title.Clone(), Description: x.Description.Clone(), Direction: kpi.DirectionUp}
	switch x.Measure {
	case measurePercentage:
		out.Unit = govmaturity.Text{"en": "%"}
	case measureUnit:
	default:
		c.lost(x.place, "the measure %q is not held: the values are read as numbers", x.Measure)
	}
	switch strings.ToLower(x.Ascending) {
	case "false", "0":
		out.Direction = kpi.DirectionDown
	case "", "true", "1":
	default:
		c.lost(x.place, "ascending is %.20q, neither true nor false: taken for true, which the standard takes when nothing is said", x.Ascending)
	}
	if x.Aggregation != "" {
		c.lost(x.place, "an indicator does not hold whether it may be added up")
	}
	c.besides(x.place, x.References, x.Links)
	c.baseline(&out, x)
	c.targets(&out, x)
	c.actuals(&out, x)
	c.out.Indicators.Indicators = append(c.out.Indicators.Indicators, out)
	return out.ID, true
}

// value reads a number, or says why it is left out.
func (c *converter) value(what string, v *Value) (float64, bool) {
	if len(v.Locations) > 0 {
		c.lost(v.place, "the location of this %s is not held", what)
	}
	if v.Value == nil {
		c.lost(v.place, "this %s has no value: it is left out", what)
		return 0, false
	}
	x, err := number(*v.Value)
	if err != nil {
		c.lost(v.place, "this %s is no number, and is left out: %.60q", what, *v.Value)
		return 0, false
	}
	return x, true
}

// whole reports whether a baseline or a target is of all, and not of a part.
func (c *converter) whole(what string, v *Value) bool {
	if len(v.Dimensions) > 0 {
		c.lost(v.place, "a %s by %s is not held: it is of a part", what, v.Dimensions[0].Name)
		return false
	}
	if len(v.Comment) > 0 || len(v.Links) > 0 {
		c.lost(v.place, "comment and documents of a %s are not held", what)
	}
	return true
}

func (c *converter) baseline(out *kpi.IndicatorSpec, x *Indicator) {
	for i := range x.Baselines {
		v := &x.Baselines[i]
		if !c.whole("baseline", v) {
			continue
		}
		at := cmp.Or(v.Date, v.Year)
		if _, ok := date.Parse(at); !ok {
			c.lost(v.place, "the baseline has no year that can be read, and is left out: %.20q", at)
			continue
		}
		n, ok := c.value("baseline", v)
		switch {
		case !ok:
		case out.Baseline != nil:
			c.lost(v.place, "there is already a baseline of all: this one is left out")
		default:
			out.Baseline = &kpi.BaselineSpec{Date: at, Value: &n}
		}
	}
}

// targets makes the last target the one of the indicator, and the others milestones.
func (c *converter) targets(out *kpi.IndicatorSpec, x *Indicator) {
	type goal struct {
		by string
		kpi.MilestoneSpec
	}
	var goals []goal
	for i := range x.Periods {
		p := &x.Periods[i]
		by, last, ok := c.period(p)
		for k := range p.Targets {
			v := &p.Targets[k]
			if !ok || !c.whole("target", v) {
				continue
			}
			n, is := c.value("target", v)
			switch {
			case !is:
			case slices.ContainsFunc(goals, func(g goal) bool { return g.by == last }):
				c.lost(v.place, "there is already a target by %s: this one is left out", last)
			default:
				goals = append(goals, goal{last, kpi.MilestoneSpec{Date: by, Value: n}})
			}
		}
	}
	slices.SortStableFunc(goals, func(a, b goal) int { return cmp.Compare(a.by, b.by) })
	for i, g := range goals {
		if i == len(goals)-1 {
			out.Target = &kpi.TargetSpec{Date: g.Date, Value: &g.Value}
		} else {
			out.Milestones = append(out.Milestones, g.MilestoneSpec)
			out.Path = kpi.PathMilestones
		}
	}
}

func (c *converter) actuals(out *kpi.IndicatorSpec, x *Indicator) {
	seen := map[string]bool{}
	var told split
	for i := range x.Periods {
		p := &x.Periods[i]
		if len(p.Actuals) == 0 {
			continue
		}
		by, last, ok := spanOf(p)
		for k := range p.Actuals {
			v := &p.Actuals[k]
			if !ok {
				c.lost(v.place, "the period has no dates that can be read: this actual is left out")
				continue
			}
			o := kpi.ObservationSpec{Indicator: out.ID, Date: by, Note: v.Comment.Clone()}
			if len(v.Dimensions) > 1 {
				c.lost(v.place, "an actual by %d dimensions at once is not held", len(v.Dimensions))
				continue
			}
			n, is := c.value("actual", v)
			if !is {
				continue
			}
			key := last
			for _, d := range v.Dimensions {
				of := told.dimension(out, d)
				o.Of = []kpi.OfSpec{of}
				key += "\x00" + of.Dimension + "\x00" + of.Category
			}
			if seen[key] {
				c.lost(v.place, "there is already an actual of the same by %s: this one is left out", last)
				continue
			}
			seen[key], o.Value = true, &n
			for _, l := range v.Links {
				if l.URL == "" || l.Format != "" || len(l.Title) > 0 {
					c.lost(v.place, "of a document, the address alone is held")
				}
				if l.URL != "" {
					o.Evidence = append(o.Evidence, l.URL)
				}
			}
			c.out.Observations.Observations = append(c.out.Observations.Observations, o)
		}
	}
}

// split gives the dimensions of one indicator their ids. Names that make the same id,
// such as < 15 and > 15, are told apart.
type split struct {
	dimensions slug.Names
	categories map[string]*slug.Names // by dimension
}

// dimension finds, or adds, what a value is told apart by.
func (s *split) dimension(x *kpi.IndicatorSpec, d Dimension) kpi.OfSpec {
	of := kpi.OfSpec{Dimension: s.dimensions.ID(d.Name, cmp.Or(slug.Make(d.Name), "unnamed"))}
	i := slices.IndexFunc(x.Dimensions, func(s kpi.DimensionSpec) bool { return s.ID == of.Dimension })
	if i < 0 {
		i = len(x.Dimensions)
		x.Dimensions = append(x.Dimensions, kpi.DimensionSpec{ID: of.Dimension, Title: titled(d.Name, of.Dimension)})
		if s.categories == nil {
			s.categories = map[string]*slug.Names{}
		}
		s.categories[of.Dimension] = &slug.Names{}
	}
	of.Category = s.categories[of.Dimension].ID(d.Value, cmp.Or(slug.Make(d.Value), "unnamed"))
	if !slices.ContainsFunc(x.Dimensions[i].Categories, func(s kpi.CategorySpec) bool { return s.ID == of.Category }) {
		x.Dimensions[i].Categories = append(x.Dimensions[i].Categories, kpi.CategorySpec{ID: of.Category, Title: titled(d.Value, of.Category)})
	}
	return of
}

// titled is a name as a title, where the id does not say it all.
func titled(name, id string) govmaturity.Text {
	if name = strings.TrimSpace(name); name == "" || name == id {
		return nil
	}
	return govmaturity.English(name)
}

// period is what a period is called here, with its last day, or says why it has none.
func (c *converter) period(p *Period) (by, last string, ok bool) {
	by, last, ok = spanOf(p)
	switch start, _ := date.Parse(p.Start); {
	case !ok:
		c.lost(p.place, "the period has no dates that can be read, or ends before it begins (%.20q to %.20q)", p.Start, p.End)
	case by == last && start.String() != last:
		c.lost(p.place, "a period that is neither a month nor a year is held by its last day, %s", last)
	}
	return by, last, ok
}

// spanOf is the year, the month or else the last day of a period.
func spanOf(p *Period) (by, last string, ok bool) {
	start, ok1 := date.Parse(p.Start)
	end, ok2 := date.Parse(p.End)
	if !ok1 || !ok2 || len(p.Start) != len("2006-01-02") || len(p.End) != len("2006-01-02") || start.Compare(end) > 0 {
		return "", "", false
	}
	for _, n := range []int{len("2006"), len("2006-01")} {
		if d, ok := date.Parse(p.End[:n]); ok && d.First() == start && d.Last() == end {
			return d.String(), p.End, true
		}
	}
	return p.End, p.End, true
}
