package chart

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
)

// Priorities draws the alternatives of a set by value and feasibility: by the two
// criteria that the document gives these axes. The front are those that nothing beats:
// what is better by one criterion is worse by the other. Weights and other criteria say
// nothing here. What lacks one of the two values is named. The error is a
// [govmaturity.Problems].
func Priorities(s *priority.Set, o Options) (govmaturity.Chart, error) {
	var k document.Report
	if s == nil {
		k.Add(nil, govmaturity.CodeRequired, "there are no priorities")
		return nil, k.Err()
	}
	value, hasValue := s.AxisCriterion(priority.AxisValue)
	feasibility, hasFeasibility := s.AxisCriterion(priority.AxisFeasibility)
	if !hasValue || !hasFeasibility {
		k.Add(govmaturity.Path{}.Key("criteria"), govmaturity.CodeRequired, "the chart needs a criterion with the axis value, and one with the axis feasibility")
		return nil, k.Err()
	}
	layers, err := layersOf(s, value, feasibility)
	if err != nil {
		return nil, err
	}
	w := o.Words
	shape := drawing.Scatter{Fit: drawing.Fit{Width: o.Width}, Up: axisOf(s, value, w), Across: axisOf(s, feasibility, w)}
	for id := range s.Alternatives() {
		shape.Spots = append(shape.Spots, drawing.Spot{
			Title: s.AlternativeTitle(id, w), Layer: layers[id],
			Up: point(s.Cell(id, value.ID)), Across: point(s.Cell(id, feasibility.ID)),
		})
	}
	about := w.Say("chart.priorities", "value", s.CriterionTitle(value.ID, w), "feasibility", s.CriterionTitle(feasibility.ID, w))
	title := about
	if name := w.Wording(s.Title()); name != "" {
		title = drawing.Label(w, name, about)
	}
	note := ""
	if s.Standing() != "" {
		note = w.Say("text.sentence", "text", drawing.Label(w, w.Say("chart.standing"), w.Say("standing."+string(s.Standing()))))
	}
	shape.Head = drawing.Head{Title: cmp.Or(o.Title, title), Description: o.Description, Note: cmp.Or(o.Note, note), Words: w}
	return drawing.New(shape)
}

// layersOf returns in which layer each alternative lies, from 1 for the front, of
// those that have both values.
func layersOf(s *priority.Set, value, feasibility priority.Criterion) (map[string]int, error) {
	value.Weight, feasibility.Weight = 1, 1
	m := priority.Matrix{Criteria: []priority.Criterion{value, feasibility}}
	for id := range s.Alternatives() {
		up, across := s.Cell(id, value.ID), s.Cell(id, feasibility.ID)
		if up.Has() && across.Has() {
			m.Alternatives, m.Values = append(m.Alternatives, id), append(m.Values, []float64{up.Value, across.Value})
		}
	}
	out := map[string]int{}
	if len(m.Alternatives) == 0 {
		return out, nil
	}
	layers, err := m.Layers()
	if err != nil {
		return nil, err
	}
	for n, layer := range layers {
		for _, id := range layer {
			out[id] = n + 1
		}
	}
	return out, nil
}

// axisOf returns the axis of a criterion: over its range, or over the values that
// there are.
func axisOf(s *priority.Set, c priority.Criterion, w govmaturity.Words) drawing.ScatterAxis {
	title := s.CriterionTitle(c.ID, w)
	if unit := w.Wording(s.Unit(c.ID)); unit != "" {
		title = drawing.Brackets(w, title, unit)
	}
	a := drawing.ScatterAxis{Title: title, Less: c.Direction == priority.DirectionDown}
	if c.Range != nil {
		a.Range = *c.Range
		return a
	}
	a.Wide = true
	first := true
	for id := range s.Alternatives() {
		cell := s.Cell(id, c.ID)
		if !cell.Has() {
			continue
		}
		here := govmaturity.Range{Min: cell.Value, Max: cell.Value}
		if first {
			a.Range, first = here, false
		}
		a.Range = a.Range.Hull(here)
	}
	return a
}

func point(c priority.Cell) drawing.Point { return drawing.Point{Value: c.Value, State: c.State} }
