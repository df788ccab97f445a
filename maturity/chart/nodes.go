package chart

import (
	"math"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// below returns the nodes below each result, by result: the same ones in the
// same order.
func below(results []maturity.Result) ([][]maturity.Result, error) {
	var k document.Report
	at := govmaturity.Path{}.Key("results")
	switch n := len(results); {
	case n == 0:
		k.Add(at, govmaturity.CodeRequired, "at least one of the results is needed")
	case n > MaxResults:
		k.Add(at, govmaturity.CodeTooManyValues, "a chart shows at most %d results; found %d", MaxResults, n)
	}
	for i, r := range results {
		switch {
		case !r.Valid():
			k.Add(at.Index(i), govmaturity.CodeRequired, "there is no such result")
		case i == 0 || !results[0].Valid():
		case r.Card().Framework().RulesHash() != results[0].Card().Framework().RulesHash():
			return nil, &maturity.EditionError{Before: results[0].Card().Framework(), After: r.Card().Framework()}
		case r.ID() != results[0].ID():
			k.Add(at.Index(i), govmaturity.CodeUnknownReference, "expected a result of %q, as the first one is; found %q", results[0].ID(), r.ID())
		}
	}
	if err := k.Err(); err != nil {
		return nil, err
	}
	out := make([][]maturity.Result, len(results))
	for i, r := range results {
		for _, node := range r.Children() {
			if node.Card() == r.Card() { // and not what is taken from the items of a roster
				out[i] = append(out[i], node)
			}
		}
	}
	if len(out[0]) == 0 {
		k.Add(at.Index(0), govmaturity.CodeRequired, "%q has no nodes below it", results[0].ID())
	}
	return out, k.Err()
}

// commonLevels returns the levels that all nodes reach, or nil when they have
// none or not the same.
func commonLevels(nodes []maturity.Result) []govmaturity.Level {
	levels := nodes[0].Levels()
	for _, node := range nodes {
		if !slices.Equal(node.Levels(), levels) {
			return nil
		}
	}
	return levels
}

// shown is what is shown of a node: its levels or, without any, its values.
func shown(node maturity.Result, levels []govmaturity.Level) govmaturity.Range {
	if levels != nil {
		return drawing.LevelRange(levels)
	}
	return node.Nominal()
}

// pointOf returns the point of a node: its level or, without levels, its value.
func pointOf(node maturity.Result, levels []govmaturity.Level, w govmaturity.Words) drawing.Point {
	value, ok := node.Published()
	level := node.Level()
	span := shown(node, levels)
	p := drawing.Point{State: node.State()}
	switch {
	case levels != nil && level.Valid():
		p.Value, p.Label = level.Value(), drawing.LevelTitle(level, w)
		if !p.State.HasValue() {
			p.State = govmaturity.StateAnswered // a node that computes no value may have a level
		}
	case !ok:
		return p
	case levels != nil:
		p.Value, p.Label = span.Min, drawing.BelowLevel(levels[0], w)
	default:
		decimals := -1
		if d, ok := node.Decimals(); ok {
			decimals = d
		}
		p.Value, p.Label = min(max(value, span.Min), span.Max), w.Number(value, decimals)
		if !level.Valid() {
			level = node.Class()
		}
		if level.Valid() {
			p.Label = drawing.Brackets(w, p.Label, drawing.LevelTitle(level, w))
		}
	}
	// How much is answered below it, unless it is all.
	if part := node.Coverage(); !node.IsIndicator() && part < 1 {
		p.Label = drawing.Brackets(w, p.Label, drawing.Label(w, w.Say("state.answered"), w.Percent(math.Floor(part*100)/100, -1)))
	}
	return p
}

// note says where the data come from, and how official they are: as official
// as the least official of what is shown.
func note(nodes [][]maturity.Result, byLevel bool, w govmaturity.Words) string {
	fw := nodes[0][0].Card().Framework()
	weakest := govmaturity.StandingOfficial
	for _, line := range nodes {
		for _, node := range line {
			s := node.ScoreStanding()
			if byLevel {
				s = node.LevelStanding()
			}
			weakest = weakest.Weaker(s)
		}
	}
	source := w.List(w.Wording(fw.Title()), w.Say("chart.edition")+" "+w.LeftToRight(fw.Edition()))
	standing := drawing.Label(w, w.Say("chart.standing"), w.Say("standing."+string(weakest)))
	return w.Say("text.sentence", "text", w.Say("text.clauses", "before", source, "item", standing))
}
