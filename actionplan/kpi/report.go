package kpi

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Report says where indicators stood on a day. It does not change.
type Report struct {
	o       *Observations
	asOf    date.Date
	results []Result
	groups  []Total
}

// Report tells where all indicators and groups stood at the end of a day, a month
// or a year. What is of a later period, or was not known yet, is left out. The
// error is about the date.
func (o *Observations) Report(asOf string) (*Report, error) {
	if o == nil || o.set == nil {
		return nil, errors.New("the zero Observations have no report: Set.Observe and Set.ReadObservations make them")
	}
	day, ok := date.Parse(asOf)
	if !ok {
		return nil, fmt.Errorf("the day of a report is a date such as 2026-11-25, not %q", asOf)
	}
	r := &Report{o: o, asOf: day.Last(), results: make([]Result, len(o.set.indicators)), groups: make([]Total, len(o.set.spec.Groups))}
	for i := range r.results {
		r.results[i] = r.result(i, o.series[i].whole, part{-1, -1})
	}
	for _, g := range o.set.groupOrder {
		r.groups[g] = r.total(g)
	}
	return r, nil
}

// Set returns the indicators: none for the zero Report.
func (r *Report) Set() *Set {
	if r == nil || r.o == nil {
		return &Set{}
	}
	return r.o.set
}

// AsOf returns the day of the report.
func (r *Report) AsOf() string { return r.asOf.String() }

// Subject returns whose values they are, or "".
func (r *Report) Subject() string {
	if r == nil || r.o == nil {
		return ""
	}
	return r.o.spec.Subject
}

// Results returns those of all indicators, in the order of the document.
func (r *Report) Results() iter.Seq[Result] { return slices.Values(r.results) }

// Result returns that of an indicator, or one that is not Valid.
func (r *Report) Result(id string) Result {
	if i, ok := r.Set().byID[id]; ok {
		return r.results[i]
	}
	return Result{}
}

// Group returns what a group comes to: the zero Total where there is no such
// group.
func (r *Report) Group(id string) Total {
	if i, ok := r.Set().groupByID[id]; ok {
		return r.groups[i]
	}
	return Total{}
}

// Tally counts the indicators by the class of their pace.
func (r *Report) Tally() map[PaceClass]int {
	out := map[PaceClass]int{}
	for _, x := range r.results {
		out[x.pace.Class]++
	}
	return out
}

// total puts the members of a group together. Groups below it have been.
func (r *Report) total(g int) Total {
	spec := &r.o.set.spec.Groups[g]
	var parts []Part
	for _, m := range r.o.set.members[g] {
		var p Part
		if m.group {
			t := r.groups[m.at]
			p = Part{Value: t.Value, HasValue: t.State == govmaturity.StateAnswered}
			p.Numerator, p.Denominator, p.Per = t.ratio()
		} else {
			p = r.results[m.at].part(spec.Of)
		}
		p.ID = m.spec.ID
		if m.spec.Weight != nil {
			p.Weight = *m.spec.Weight
		}
		parts = append(parts, p)
	}
	return Rollup{spec.Rule, spec.Missing, spec.Unweighted, spec.Round}.Total(parts)
}

// ratio returns the numerator and denominator of a total by RuleRatio.
func (t Total) ratio() (num, den, per float64) {
	for _, p := range t.Parts {
		per = p.Per
	}
	num = sum(collect(t.Parts, func(p Part) float64 { return p.Numerator }))
	den = sum(collect(t.Parts, func(p Part) float64 { return p.Denominator }))
	return num, den, per
}

// part returns a number of a result for a group.
func (x Result) part(of Quantity) Part {
	p := Part{Numerator: x.now.num, Denominator: x.now.den, Per: x.indicator().per}
	switch of {
	case QuantityValue:
		p.Value, p.HasValue = x.value, x.has
	case QuantityAttainment:
		p.Value, p.HasValue = x.level.Attainment, x.level.HasAttainment
	case QuantityPace:
		p.Value, p.HasValue = x.pace.Ratio, x.pace.HasRatio
	case QuantityScore:
		p.Value, p.HasValue = x.trend.Score, x.trend.HasScore
	}
	return p
}
