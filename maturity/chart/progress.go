package chart

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/drawing"
	"github.com/govmaturity/govmaturity/maturity"
)

// Progress draws how nodes went over time, from the cards of several dates, in
// any order: a line for each of the nodes, by their ids; without ids, for the
// framework as a whole. The cards need assessments with a date, which differ,
// and are of the same content of the same edition; others are refused with a
// [maturity.EditionError] or a [govmaturity.Problems].
//
// Where the nodes are indicators answered with levels of the same scale, or
// compute no value, the lines show the level. Otherwise they show the value,
// which moves before the level does; where the ranges differ, its share of the
// range.
func Progress(cards []*maturity.Scorecard, nodes []string, o Options) (govmaturity.Chart, error) {
	cards, lines, err := overTime(cards, nodes)
	if err != nil {
		return nil, err
	}
	w := o.Words
	first := make([]maturity.Result, len(lines))
	byLevel, oneRange := true, true
	for i, line := range lines {
		first[i] = line[0]
		byLevel = byLevel && (line[0].IsIndicator() || !line[0].IsScored())
		oneRange = oneRange && line[0].Nominal() == lines[0][0].Nominal()
	}
	levels := commonLevels(first)
	if !byLevel {
		levels = nil
	}
	aims, err := aims(first, levels, o.Target)
	if err != nil {
		return nil, err
	}
	p := drawing.Progress{Head: o.head(cards[0].Root().Title(), whose(cards, w), note(lines, levels != nil, w)), Fit: drawing.Fit{Width: o.Width}}
	for _, card := range cards {
		p.Dates = append(p.Dates, card.Assessment().Date)
	}
	for _, line := range lines {
		s := drawing.Series{Title: w.Wording(line[0].Title())}
		for _, node := range line {
			s.Points = append(s.Points, pointOf(node, levels, w))
		}
		p.Series = append(p.Series, s)
	}
	switch {
	case levels != nil:
		onLevels(&p, levels, w)
		p.Series = append(p.Series, levelLines(aims, first, levels, len(cards), w)...)
	case oneRange:
		p.Range = first[0].Nominal()
	default:
		inShares(&p, first, w)
	}
	return drawing.New(p)
}

// overTime returns the cards by date, and the results of each node by date.
func overTime(cards []*maturity.Scorecard, nodes []string) ([]*maturity.Scorecard, [][]maturity.Result, error) {
	var k document.Report
	here := govmaturity.Path{}.Key("cards")
	if len(cards) == 0 {
		k.Add(here, govmaturity.CodeRequired, "at least one of the cards is needed")
	}
	for i, card := range cards {
		switch here := here.Index(i); {
		case card == nil:
			k.Add(here, govmaturity.CodeRequired, "there is no card")
		case card.Assessment() == nil || card.Assessment().Date == "":
			k.Add(here.Key("date"), govmaturity.CodeRequired, "the card's assessment has no date")
		case cards[0] != nil && card.Framework().RulesHash() != cards[0].Framework().RulesHash():
			return nil, nil, &maturity.EditionError{Before: cards[0].Framework(), After: card.Framework()}
		}
	}
	if err := k.Err(); err != nil {
		return nil, nil, err
	}
	cards = slices.Clone(cards)
	slices.SortStableFunc(cards, func(a, b *maturity.Scorecard) int {
		return cmp.Compare(a.Assessment().Date, b.Assessment().Date)
	})
	for i, card := range cards {
		if i > 0 && drawing.SameDay(card.Assessment().Date, cards[i-1].Assessment().Date) {
			k.Add(here, govmaturity.CodeDuplicateID, "two cards have the date %s: a year or a month counts as its first day", card.Assessment().Date)
		}
	}
	if len(nodes) == 0 {
		nodes = []string{cards[0].Root().ID()}
	}
	lines := make([][]maturity.Result, len(nodes))
	for i, id := range nodes {
		for _, card := range cards {
			lines[i] = append(lines[i], card.Node(id))
		}
		if !lines[i][0].Valid() {
			k.Add(govmaturity.Path{}.Key("nodes").Index(i), govmaturity.CodeUnknownReference, "there is no node %.60q", id)
		}
	}
	return cards, lines, k.Err()
}

// whose returns what the cards have in common, but for the date, which the axis
// shows.
func whose(cards []*maturity.Scorecard, w govmaturity.Words) string {
	common := cards[0].Title()
	if slices.ContainsFunc(cards, func(c *maturity.Scorecard) bool { return c.Title() != common }) {
		return ""
	}
	return w.Isolate(common, "")
}

// onLevels puts a chart on the lines of levels, and of what is below the lowest
// where somebody is.
func onLevels(p *drawing.Progress, levels []govmaturity.Level, w govmaturity.Words) {
	p.Range = govmaturity.Range{Min: levels[0].Value(), Max: levels[len(levels)-1].Value()}
	p.Ticks = drawing.LevelTicks(levels, w)
	for _, s := range p.Series {
		for _, point := range s.Points {
			if point.State.HasValue() && point.Value < p.Range.Min {
				p.Range.Min = point.Value
				p.Ticks = slices.Insert(p.Ticks, 0, drawing.Tick{Value: point.Value, Title: drawing.BelowLevel(levels[0], w)})
			}
		}
	}
}

// levelLines returns the lines of what is aimed at: one, where all nodes aim at
// the same level.
func levelLines(aims []int, nodes []maturity.Result, levels []govmaturity.Level, dates int, w govmaturity.Words) []drawing.Series {
	var lines []drawing.Series
	for i, aim := range aims {
		if i > 0 && !slices.ContainsFunc(aims, func(other int) bool { return other != aims[0] }) {
			break
		}
		if aim < 0 {
			continue
		}
		s := drawing.Series{Title: w.Say("chart.target"), Target: true}
		if slices.ContainsFunc(aims, func(other int) bool { return other != aim }) {
			s.Title = drawing.Label(w, s.Title, w.Wording(nodes[i].Title()))
		}
		for range dates {
			s.Points = append(s.Points, aimed(aim, levels, w))
		}
		lines = append(lines, s)
	}
	return lines
}

// inShares shows each value as a share of the range of its node.
func inShares(p *drawing.Progress, nodes []maturity.Result, w govmaturity.Words) {
	p.Range = govmaturity.Range{Max: 1}
	for quarter := range 5 {
		part := float64(quarter) / 4
		p.Ticks = append(p.Ticks, drawing.Tick{Value: part, Title: w.Percent(part, -1)})
	}
	for i, s := range p.Series {
		for j := range s.Points {
			if point := &s.Points[j]; point.State.HasValue() {
				point.Value = drawing.Share(point.Value, nodes[i].Nominal())
			}
		}
	}
	p.Note = w.Say("text.sentences", "before", w.Say("chart.shares"), "item", p.Note)
}
