package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// RadarOf makes a radar from results: an axis for each node below them, and a
// series for each result. The results are of the same node of the same
// framework, from the cards of several raters, subjects or years; others are
// refused with a [maturity.EditionError] or a [govmaturity.Problems].
//
// Where all nodes reach levels of the same scale, the axes show the level, at
// the value that the scale gives it, and the centre stands for none. Otherwise
// they show the value within [maturity.Result.Nominal], as its publisher prints
// it.
func RadarOf(results []maturity.Result, languages ...string) (Radar, error) {
	below, err := sameNodes(results)
	if err != nil {
		return Radar{}, err
	}
	w := wordsFor(languageOf(languages))
	names := w.namesOf(results)
	r := Radar{
		Title:    w.headline(results[0].Title().In(languages...), names.common),
		Language: languageOf(languages),
		Topic:    results[0].Title().In(languages...),
	}
	levels := commonLevels(below[0])
	if levels != nil {
		r.Rings = levelTicks(levels, languages)
	}
	for _, node := range below[0] {
		span := node.Nominal()
		if levels != nil {
			span = levelRange(levels)
		}
		r.Axes = append(r.Axes, Axis{Title: node.Title().In(languages...), Range: span})
	}
	for i, nodes := range below {
		s := Series{Title: names.each[i]}
		for j, node := range nodes {
			s.Points = append(s.Points, pointOf(node, levels, r.Axes[j].Range, w, languages))
		}
		r.Series = append(r.Series, s)
	}
	r.Note = note(below, levels != nil, w, languages)
	return r, nil
}

// TargetOf makes a series for a radar from [RadarOf], of the levels aimed at by
// the nodes below a result. It needs nodes that reach levels of the same scale.
// The error is a [govmaturity.Problems].
func TargetOf(result maturity.Result, target maturity.Target, languages ...string) (Series, error) {
	below, err := sameNodes([]maturity.Result{result})
	if err != nil {
		return Series{}, err
	}
	levels := commonLevels(below[0])
	if levels == nil {
		return Series{}, noCommonLevels(result)
	}
	w := wordsFor(languageOf(languages))
	s := Series{Title: w.target}
	var k checker
	find := func(at govmaturity.Path, id string) Point {
		for _, l := range levels {
			if l.ID() == id {
				return At(l.Value())
			}
		}
		if id != "" {
			k.report(at, govmaturity.CodeUnknownReference, "there is no level %.60q", id)
		}
		return Point{State: govmaturity.StateNotApplicable, Label: w.noTarget}
	}
	for _, node := range below[0] {
		if id, ok := target.Nodes[node.ID()]; ok {
			s.Points = append(s.Points, find(at("nodes").Key(node.ID()), id))
		} else {
			s.Points = append(s.Points, find(at("level"), target.Level))
		}
	}
	if err := k.problems.Err(); err != nil {
		return Series{}, err
	}
	return s, nil
}

// HeatMapOf makes a heat map from a result: a row for each node below it. They
// must all reach levels of the same scale. The error is a
// [govmaturity.Problems].
func HeatMapOf(result maturity.Result, languages ...string) (HeatMap, error) {
	below, err := sameNodes([]maturity.Result{result})
	if err != nil {
		return HeatMap{}, err
	}
	levels := commonLevels(below[0])
	if levels == nil {
		return HeatMap{}, noCommonLevels(result)
	}
	w := wordsFor(languageOf(languages))
	names := w.namesOf([]maturity.Result{result})
	h := HeatMap{
		Title:    w.headline(result.Title().In(languages...), names.each[0]),
		Language: languageOf(languages),
		Topic:    result.Title().In(languages...),
	}
	for _, l := range levels {
		h.Levels = append(h.Levels, levelTitle(l, languages))
	}
	for _, node := range below[0] {
		p := pointOf(node, levels, levelRange(levels), w, languages)
		row := Row{Title: node.Title().In(languages...), State: p.State}
		usual := fill(w.below, h.Levels[0])
		if l := node.Level(); l.Valid() {
			row.Reached = 1 + slices.Index(levels, l)
			usual = levelTitle(l, languages)
		}
		if p.Label != usual {
			row.Label = p.Label
		}
		h.Rows = append(h.Rows, row)
	}
	h.Note = note(below, true, w, languages)
	return h, nil
}

// ProgressOf makes a chart over time from the cards of several dates, in any
// order, with a line for each of the nodes, by their ids; without ids, for the
// framework as a whole. The cards need assessments with a date, which differ,
// and are of the same content of the same edition; others are refused with a
// [maturity.EditionError] or a [govmaturity.Problems].
//
// Where the nodes are indicators answered with levels of the same scale, or
// compute no value, the lines show the level. Otherwise they show the value,
// which moves before the level does; where the ranges differ, its share of the
// range.
func ProgressOf(cards []*maturity.Scorecard, nodes []string, languages ...string) (Progress, error) {
	var k checker
	k.count(at("cards"), len(cards), maxDates, "cards")
	for i, card := range cards {
		here := at("cards").Index(i)
		switch {
		case card == nil:
			k.report(here, govmaturity.CodeRequired, "there is no card")
		case card.Assessment() == nil || card.Assessment().Date == "":
			k.report(here.Key("date"), govmaturity.CodeRequired, "the card's assessment has no date")
		case cards[0] != nil && card.Framework().Hash() != cards[0].Framework().Hash():
			return Progress{}, &maturity.EditionError{Before: cards[0].Framework(), After: card.Framework()}
		}
	}
	if err := k.problems.Err(); err != nil {
		return Progress{}, err
	}
	cards = slices.Clone(cards)
	slices.SortStableFunc(cards, func(a, b *maturity.Scorecard) int {
		return cmp.Compare(a.Assessment().Date, b.Assessment().Date)
	})
	if len(nodes) == 0 {
		nodes = []string{cards[0].Root().ID()}
	}
	lines := make([][]maturity.Result, len(nodes)) // by node, and then by date
	for i, id := range nodes {
		for _, card := range cards {
			lines[i] = append(lines[i], card.Node(id))
		}
		if !lines[i][0].Valid() {
			k.report(at("nodes").Index(i), govmaturity.CodeUnknownReference, "there is no node %.60q", id)
		}
	}
	k.count(at("nodes"), len(nodes), MaxSeries, "nodes")
	for i := 1; i < len(cards); i++ {
		date, before := cards[i].Assessment().Date, cards[i-1].Assessment().Date
		if day, ok := dayOf(date); ok {
			if last, ok := dayOf(before); ok && day == last {
				k.report(at("cards"), govmaturity.CodeDuplicateID, "two cards have the date %s: a year or a month counts as its first day", date)
			}
		}
	}
	if err := k.problems.Err(); err != nil {
		return Progress{}, err
	}
	return progress(cards, lines, languages), nil
}

func progress(cards []*maturity.Scorecard, lines [][]maturity.Result, languages []string) Progress {
	p := Progress{Language: languageOf(languages)}
	w := wordsFor(p.Language)
	for _, card := range cards {
		p.Dates = append(p.Dates, card.Assessment().Date)
	}
	// What the cards have in common, but for the date, which the axis shows.
	common := cards[0].Title()
	if slices.ContainsFunc(cards, func(c *maturity.Scorecard) bool { return c.Title() != common }) {
		common = ""
	}
	p.Title = w.headline(cards[0].Root().Title().In(languages...), common)

	first := make([]maturity.Result, len(lines))
	byLevel, oneRange := true, true
	for i, line := range lines {
		first[i] = line[0]
		byLevel = byLevel && (line[0].IsIndicator() || !line[0].IsScored())
		oneRange = oneRange && line[0].Nominal() == lines[0][0].Nominal()
	}
	levels := commonLevels(first)
	switch {
	case levels != nil && byLevel:
		p.Range, p.Ticks = govmaturity.Range{Min: levels[0].Value(), Max: levels[len(levels)-1].Value()}, levelTicks(levels, languages)
	case oneRange:
		levels, p.Range = nil, first[0].Nominal()
	default:
		levels, p.Range = nil, govmaturity.Range{Max: 1}
		for quarter := range 5 {
			part := float64(quarter) / 4
			p.Ticks = append(p.Ticks, Tick{part, w.shareOf(part)})
		}
	}
	for _, line := range lines {
		s := Series{Title: line[0].Title().In(languages...)}
		for _, node := range line {
			span := node.Nominal()
			if levels != nil {
				span = levelRange(levels)
			}
			point := pointOf(node, levels, span, w, languages)
			switch {
			case levels != nil && point.present() && point.Value < p.Range.Min:
				p.Range.Min = span.Min // somebody is below the lowest level
				p.Ticks = slices.Insert(p.Ticks, 0, Tick{span.Min, fill(w.below, levelTitle(levels[0], languages))})
			case levels == nil && !oneRange && point.present():
				point.Value = share(point.Value, span)
			}
			s.Points = append(s.Points, point)
		}
		p.Series = append(p.Series, s)
	}
	if levels == nil && !oneRange {
		p.Note = w.share
	}
	p.Note = sentences(p.Note, note(lines, levels != nil, w, languages))
	return p
}

// sameNodes returns the nodes below each result, by result: the same ones in
// the same order.
func sameNodes(results []maturity.Result) ([][]maturity.Result, error) {
	var k checker
	k.count(at("results"), len(results), MaxSeries, "results")
	for i, r := range results {
		here := at("results").Index(i)
		switch {
		case !r.Valid():
			k.report(here, govmaturity.CodeRequired, "there is no such result")
		case i == 0 || !results[0].Valid():
		case r.Card().Framework().Hash() != results[0].Card().Framework().Hash():
			return nil, &maturity.EditionError{Before: results[0].Card().Framework(), After: r.Card().Framework()}
		case r.ID() != results[0].ID():
			k.report(here, govmaturity.CodeUnknownReference, "expected a result of %q, as the first one is; found %q", results[0].ID(), r.ID())
		}
	}
	if err := k.problems.Err(); err != nil {
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
		k.report(at("results").Index(0), govmaturity.CodeRequired, "%q has no nodes below it", results[0].ID())
	}
	return out, k.problems.Err()
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

func noCommonLevels(r maturity.Result) error {
	return govmaturity.Problems{{
		Code: govmaturity.CodeUnknownReference, Format: "the nodes below %q do not all reach levels of one scale", Args: []any{r.ID()},
	}}
}

// levelRange goes from one step below the lowest level, which stands for no
// level, to the highest.
func levelRange(levels []govmaturity.Level) govmaturity.Range {
	low, high := levels[0].Value(), levels[len(levels)-1].Value()
	step := 1.0
	if n := len(levels); n > 1 {
		step = (high - low) / float64(n-1)
	}
	return govmaturity.Range{Min: low - step, Max: high}
}

func levelTicks(levels []govmaturity.Level, languages []string) []Tick {
	var ticks []Tick
	for _, l := range levels {
		ticks = append(ticks, Tick{l.Value(), levelTitle(l, languages)})
	}
	return ticks
}

func levelTitle(l govmaturity.Level, languages []string) string {
	return cmp.Or(l.Title().In(languages...), l.ID())
}

// levelState returns the state of a node that has reached a level. A node that
// computes no value may have one.
func levelState(node maturity.Result) govmaturity.State {
	if s := node.State(); s.HasValue() {
		return s
	}
	return govmaturity.StateAnswered
}

// pointOf returns the point of a node: its level, or, without levels, its
// value.
func pointOf(node maturity.Result, levels []govmaturity.Level, span govmaturity.Range, w *words, languages []string) Point {
	value, ok := node.Published()
	level := node.Level()
	p := Point{State: node.State()}
	switch {
	case levels != nil && level.Valid():
		p = Point{Value: level.Value(), State: levelState(node), Label: levelTitle(level, languages)}
	case !ok:
		return p
	case levels != nil:
		p.Value, p.Label = span.Min, fill(w.below, levelTitle(levels[0], languages))
	default:
		p.Value, p.Label = min(max(value, span.Min), span.Max), w.number(value)
		if d, ok := node.Decimals(); ok {
			p.Label = w.fixed(value, d)
		}
		if !level.Valid() {
			level = node.Class()
		}
		if level.Valid() {
			p.Label += " (" + levelTitle(level, languages) + ")"
		}
	}
	if part := coverage(node, w); part != "" {
		p.Label += " (" + part + ")"
	}
	return p
}

// coverage says how much is answered below a node with a value, unless it is
// all.
func coverage(node maturity.Result, w *words) string {
	if part := node.Coverage(); !node.IsIndicator() && part < 1 {
		return w.answered + w.colon + w.shareOf(math.Floor(part*100)/100)
	}
	return ""
}

// who is what tells one card from another.
type who struct{ subject, rater, date string }

// names are what several results are called side by side.
type names struct {
	parts  []who
	each   []string // what differs
	common string   // what does not
}

func (w *words) namesOf(results []maturity.Result) names {
	var n names
	for _, r := range results {
		me := who{subject: r.Card().Title()}
		top := r.Card()
		for top.Outer() != nil {
			top = top.Outer()
		}
		if a := top.Assessment(); a != nil {
			me.rater, me.date = a.Rater, a.Date
		}
		n.parts = append(n.parts, me)
	}
	differs := func(of func(who) string) bool {
		return slices.ContainsFunc(n.parts, func(p who) bool { return of(p) != of(n.parts[0]) })
	}
	each := make([][]string, len(results))
	var common []string
	for _, of := range []func(who) string{
		func(p who) string { return p.subject }, func(p who) string { return p.rater }, func(p who) string { return p.date },
	} {
		if !differs(of) {
			common = append(common, of(n.parts[0]))
			continue
		}
		for i, p := range n.parts {
			each[i] = append(each[i], of(p))
		}
	}
	n.common = w.joined(common)
	taken := map[string]bool{}
	for i := range results {
		name := w.joined(each[i])
		if len(results) == 1 {
			name = n.common
		} else if name == "" || taken[name] {
			name = strings.TrimSpace(name + " " + strconv.Itoa(i+1))
		}
		taken[name] = true
		n.each = append(n.each, name)
	}
	return n
}

// joined joins what is not empty.
func (w *words) joined(parts []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), w.comma)
}

// headline returns the title of a chart: what, and of whom.
func (w *words) headline(what, whose string) string {
	return strings.TrimSuffix(what+w.colon+whose, w.colon)
}

// languageOf returns the language of a chart: the one that is wanted most.
func languageOf(languages []string) string {
	for _, l := range languages {
		if govmaturity.ValidLanguage(l) {
			return l
		}
	}
	return "en"
}

// note says where the data come from, and how official they are: as official
// as the least official of what is shown.
func note(nodes [][]maturity.Result, byLevel bool, w *words, languages []string) string {
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
	text := fw.Title().In(languages...) + w.comma + w.edition + " " + fw.Edition()
	if said := w.standings[weakest]; said != "" {
		text += w.semi + w.standing + w.colon + said
	}
	return sentence(text)
}
