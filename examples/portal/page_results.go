package main

import (
	"cmp"
	"html/template"
	"math"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// resultRow is one node of a scorecard, in words.
type resultRow struct {
	ID       string
	Title    template.HTML
	Depth    int
	State    string
	Value    string // "" when there is none
	Level    template.HTML
	Coverage string
	Standing string
	Single   bool // its level says all: the value is the number of that level
	Whole    bool // all below it is answered
}

func (v *visit) resultRow(r maturity.Result) resultRow {
	row := resultRow{
		ID: r.ID(), Title: v.Say(r.Title()), State: v.T("state-" + string(r.State())), Value: v.valueText(r),
		Coverage: percent(r.Coverage()), Standing: v.StandingOf(r.ScoreStanding()),
	}
	for p := r.Parent(); p.Valid(); p = p.Parent() {
		row.Depth++
	}
	row.Depth = min(row.Depth, 6)
	if l := levelOf(r); l.Valid() {
		row.Level = v.Say(l.Title())
	}
	row.Single, row.Whole = r.IsIndicator(), r.Coverage() == 1
	return row
}

// valueText writes a value with the decimals that its publisher prints, or with
// four at most. An answer of yes or no is one, and no number.
func (v *visit) valueText(r maturity.Result) string {
	x, ok := r.Published()
	if !ok {
		return ""
	}
	if r.IsIndicator() && r.Node().Indicator().Kind() == maturity.MeasureYesNo {
		return r.AnswerText(r.Answer(), v.Tag)
	}
	if n, ok := r.Decimals(); ok {
		return v.words().Number(x, n)
	}
	return v.number(x)
}

// words are the library's words for the reader.
func (v *visit) words() govmaturity.Words { return govmaturity.WordsFor(v.Tag) }

// number writes a number with four decimals at most, as the reader's language does.
func (v *visit) number(x float64) string {
	short, _ := strconv.ParseFloat(number(x), 64)
	return v.words().Number(short, -1)
}

func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 4, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// Said is what came out for a node, in short: its level, and its value beside it where
// that says more.
func (row resultRow) Said() template.HTML {
	value := template.HTML("<bdi>" + template.HTMLEscapeString(row.Value) + "</bdi>")
	switch {
	case row.Level != "" && row.Value != "" && !row.Single:
		return row.Level + " (" + value + ")"
	case row.Level != "":
		return row.Level
	case row.Value != "":
		return value
	}
	return template.HTML(template.HTMLEscapeString(row.State))
}

// levelOf is the level that a node reached or, where it has classes only, its class.
func levelOf(r maturity.Result) govmaturity.Level { return cmp.Or(r.Level(), r.Class()) }

// levelsOf are the levels, or else the classes, that a node can reach.
func levelsOf(r maturity.Result) []govmaturity.Level {
	if l := r.Levels(); len(l) > 0 {
		return l
	}
	return r.Classes()
}

// partsShown is how many parts a page shows one by one.
const partsShown = 24

// partsOfCard are what a page shows of a scorecard part by part: what is right below
// the root or, where that is one thing only, what is below that.
func partsOfCard(card *maturity.Scorecard) []maturity.Result {
	at := card.Root()
	for len(at.Children()) == 1 && !at.Children()[0].IsIndicator() {
		at = at.Children()[0]
	}
	all := at.Children()
	return all[:min(len(all), partsShown)]
}

// percent writes a share. Only all is 100 %, and only nothing is 0 %.
func percent(share float64) string {
	whole := math.Round(100 * share)
	if share > 0 && share < 1 {
		whole = min(max(whole, 1), 99)
	}
	return strconv.FormatFloat(whole, 'f', 0, 64) + "\u00a0%"
}
