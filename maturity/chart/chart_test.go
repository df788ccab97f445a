package chart_test

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// Words that were mended between two years do not stand in the way of a chart,
// and no level is lost by them.
func TestMendedWords(t *testing.T) {
	spec := must[*maturity.Framework](t)(catalog.Load("un-nine-pillars")).Spec()
	spec.Root.Nodes[0].Title["en"] = "Vision"
	spec.Scales[0].Levels[1].Title["en"] = "With transactions"
	before := ninePillars(t, "M", "", "2025", meridia)
	same := ninePillars(t, "M", "", "2026", meridia)
	mended := pillars(t, must[*maturity.Framework](t)(maturity.Compile(spec)), "M", "", "2026", meridia)
	for reason, draw := range map[string]func(after *maturity.Scorecard) (govmaturity.Chart, error){
		"side by side": func(after *maturity.Scorecard) (govmaturity.Chart, error) {
			return chart.Radar(roots(before, after), chart.Options{})
		},
		"over time": func(after *maturity.Scorecard) (govmaturity.Chart, error) {
			return chart.Progress([]*maturity.Scorecard{before, after}, nil, chart.Options{})
		},
	} {
		want := must[govmaturity.Chart](t)(draw(same)).Table().Rows
		got := must[govmaturity.Chart](t)(draw(mended)).Table().Rows
		plain := strings.NewReplacer("With transactions", "Transactional", "Vision", "Vision, leadership, mindsets").Replace
		if len(got) != len(want) || len(got) == 0 {
			t.Fatalf("%s: %d rows of %d", reason, len(got), len(want))
		}
		for i := range got {
			for k, cell := range got[i] {
				if k > 0 && plain(cell) != want[i][k] {
					t.Errorf("%s: got %q, want %q", reason, cell, want[i][k])
				}
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	one := ninePillars(t, "M", "", "2026", meridia)
	other := pillars(t, arabicPillars(t), "M", "", "2025", meridia)
	undated := ninePillars(t, "M", "", "", meridia)
	e := egdi(t, "2022", "0.5", "0.5", "0.5")
	refused := func(reason string, err error, want string) {
		t.Helper()
		var problems govmaturity.Problems
		var edition *maturity.EditionError
		if !errors.As(err, &problems) && !errors.As(err, &edition) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", reason, err, want)
		}
	}
	_, err := chart.Radar(nil, chart.Options{})
	refused("no results", err, "results: at least one")
	_, err = chart.Radar(roots(one, other), chart.Options{})
	refused("two frameworks", err, "not the same edition")
	_, err = chart.Radar([]maturity.Result{one.Node("nowhere"), one.Root()}, chart.Options{})
	refused("a result that is none", err, "results[0]: there is no such result")
	_, err = chart.Radar([]maturity.Result{one.Root(), one.Node("resources")}, chart.Options{})
	refused("another node", err, "results[1]: expected a result of")
	_, err = chart.Radar([]maturity.Result{one.Node("resources")}, chart.Options{})
	refused("an indicator", err, "has no nodes below it")
	_, err = chart.Radar(slices.Repeat(roots(one), 1001), chart.Options{})
	refused("a thousand and one results", err, "results: a chart shows at most 1000")
	_, err = chart.HeatMap(e.Root(), chart.Options{})
	refused("no levels", err, "do not all reach levels of one scale")
	_, err = chart.HeatMap(maturity.Result{}, chart.Options{})
	refused("no result", err, "there is no such result")
	_, err = chart.Radar([]maturity.Result{e.Root()}, chart.Options{Target: maturity.Target{Level: "high"}})
	refused("a target without levels", err, "target: a target needs nodes that show levels of one scale")
	_, err = chart.Radar([]maturity.Result{one.Root()}, chart.Options{Target: maturity.Target{Level: "x", Nodes: map[string]string{"resources": "y"}}})
	refused("levels that are not there", err, "target.level: there is no level \"x\"\ntarget.nodes.resources: there is no level \"y\"")
	_, err = chart.Progress(nil, nil, chart.Options{})
	refused("no cards", err, "cards: at least one")
	_, err = chart.Progress([]*maturity.Scorecard{nil, undated, one}, nil, chart.Options{})
	refused("no card, no date", err, "cards[0]: there is no card\ncards[1].date: the card's assessment has no date")
	_, err = chart.Progress([]*maturity.Scorecard{one, other}, nil, chart.Options{})
	refused("two frameworks over time", err, "not the same edition")
	_, err = chart.Progress([]*maturity.Scorecard{one, one}, []string{"resources", "nowhere"}, chart.Options{})
	refused("a date twice, and no such node", err, "cards: two cards have the date 2026: a year or a month counts as its first day\nnodes[1]: there is no node \"nowhere\"")
}

// Every published instrument can be drawn, answered or not.
func TestCatalogue(t *testing.T) {
	made := must[govmaturity.Chart](t)
	for _, entry := range catalog.Entries() {
		fw := must[*maturity.Framework](t)(catalog.Load(entry.String()))
		card := must[*maturity.Scorecard](t)(fw.Score(&maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S", Date: "2026",
		}))
		for node := range card.Nodes() {
			if node.IsIndicator() || len(node.Children()) == 0 {
				continue
			}
			checkPicture(t, made(chart.Radar([]maturity.Result{node}, in("fr"))))
			checkPicture(t, made(chart.Progress([]*maturity.Scorecard{card}, []string{node.ID(), node.Children()[0].ID()}, in("ru"))))
		}
	}
}

// Nodes that are computed show their value, as it is printed, and say how much
// of what is below them is answered; levels below the lowest are in the centre.
func TestComputedNodes(t *testing.T) {
	fw := must[*maturity.Framework](t)(maturity.ReadFramework("f.yaml", []byte(`
format: govmaturity/framework/1
id: f
edition: "1"
title: F
standing: illustrative
score-standing: illustrative
scales:
  - id: s
    levels: [{id: one, rank: 1, title: One}, {id: two, rank: 2, title: Two}, {id: four, rank: 4, title: Four}]
root:
  id: root
  title: Root
  aggregation: arithmetic
  nodes:
    - id: a
      title: A
      aggregation: arithmetic
      level: {scale: s, cuts: [{level: one, from: 0.25}, {level: two, from: 0.5}, {level: four, from: 1}]}
      nodes: [{id: a1, title: A1, measure: {kind: yes-no}}, {id: a2, title: A2, measure: {kind: yes-no}}]
    - id: b
      title: B
      aggregation: arithmetic
      level: {scale: s, cuts: [{level: one, from: 0.25}, {level: two, from: 0.5}, {level: four, from: 1}]}
      nodes: [{id: b1, title: B1, measure: {kind: yes-no}}, {id: b2, title: B2, measure: {kind: yes-no}}, {id: b3, title: B3, measure: {kind: yes-no}}]
    - id: c
      title: C
      aggregation: arithmetic
      level: {scale: s, cuts: [{level: one, from: 0.25}, {level: two, from: 0.5}, {level: four, from: 1}]}
      nodes: [{id: c1, title: C1, measure: {kind: yes-no}}]
`)))
	card := must[*maturity.Scorecard](t)(fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "f", Edition: "1", Subject: "S", Date: "2026",
		Answers: map[string]govmaturity.Answer{
			"a1": govmaturity.AnswerYesNo(true), "a2": govmaturity.AnswerYesNo(true),
			"b1": govmaturity.AnswerYesNo(false), "b2": govmaturity.AnswerYesNo(false),
		},
	}))
	made := must[govmaturity.Chart](t)
	radar := made(chart.Radar(roots(card), chart.Options{}))
	heat := made(chart.HeatMap(card.Root(), chart.Options{}))
	progress := made(chart.Progress([]*maturity.Scorecard{card}, []string{"a", "b"}, chart.Options{}))
	for _, tt := range []struct {
		reason string
		chart  govmaturity.Chart
		want   []string // the cells of the table
	}{
		{"radar, by levels", radar, []string{"A", "Four", "B", "below One (answered: 66%)", "C", "not answered"}},
		{"heat map", heat, []string{"A", "Four", "3 of 3", "B", "below One (answered: 66%)", "0 of 3", "C", "not answered", "–"}},
		{"progress, by values", progress, []string{"2026", "1 (Four)", "0 (answered: 66%)"}},
	} {
		if got := slices.Concat(tt.chart.Table().Rows...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
		checkPicture(t, tt.chart)
	}
	// The levels go from 1 to 4, and half of that difference is one step: below
	// the lowest, -0.5, is in the centre, and 4 on the rim.
	at := places(t, radar)
	if got := at["S, 2026, B: below One (answered: 66%)"]; got != [2]float64{} {
		t.Errorf("below the lowest level is at %v", got)
	}
	if got := at["S, 2026, A: Four"]; got != [2]float64{0, -190} {
		t.Errorf("the highest level is at %v", got)
	}
}

var marker = regexp.MustCompile(`<path d="M(-?[0-9.]+) (-?[0-9.]+)L[^>]*>\s*<title>([^<]*)</title>`)

// places returns where the discs of a chart's first series are, by what they
// say.
func places(tb testing.TB, c govmaturity.Chart) map[string][2]float64 {
	tb.Helper()
	found := map[string][2]float64{}
	for _, m := range marker.FindAllStringSubmatch(checkPicture(tb, c), -1) {
		x, _ := strconv.ParseFloat(m[1], 64)
		y, _ := strconv.ParseFloat(m[2], 64)
		found[m[3]] = [2]float64{x - 4.6, y} // a disc begins at its right end
	}
	return found
}

// A target that has nothing to say is none.
func TestNoTarget(t *testing.T) {
	card := ninePillars(t, "M", "", "2026", meridia)
	for _, target := range []maturity.Target{{}, {Nodes: map[string]string{}}} {
		c := must[govmaturity.Chart](t)(chart.Radar(roots(card), chart.Options{Target: target}))
		if n := len(c.Table().Header); n != 2 {
			t.Errorf("%v: %d columns", target, n)
		}
	}
}

// Results that nothing tells apart are numbered.
func TestNamesOfEqualResults(t *testing.T) {
	c := must[govmaturity.Chart](t)(chart.Radar(roots(
		ninePillars(t, "M", "", "2026", meridia), ninePillars(t, "M", "", "2026", meridia), ninePillars(t, "M", "A", "2026-05", meridia), ninePillars(t, "M", "A", "2026-05", meridia),
	), in("fr")))
	if got, want := c.Table().Header[1:], []string{"2026", "2026 2", "A, mai 2026", "A, mai 2026 4"}; !slices.Equal(got, want) || c.Title() != "Neuf piliers clés\u00A0: M" {
		t.Errorf("got %q, %q, want %q", c.Title(), got, want)
	}
}

// A name from right to left turns nothing around it.
func TestMixedDirections(t *testing.T) {
	c := must[govmaturity.Chart](t)(chart.Radar(roots(ninePillars(t, "وزارة المالية", "", "2026-11", meridia)), chart.Options{}))
	if got, want := c.Title(), "Nine key pillars: \u2067وزارة المالية\u2069, November 2026"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	c = must[govmaturity.Chart](t)(chart.HeatMap(ninePillars(t, "Finance (pilot)", "", "2026", meridia).Root(), in("ar")))
	if got, want := c.Title(), "\u2066Nine key pillars\u2069: \u2066Finance (pilot)\u2069، 2026"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
