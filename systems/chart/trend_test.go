package chart_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/behaviour"
	"github.com/govmaturity/govmaturity/systems/chart"
)

// remembered is how people drew what they remember.
const remembered = `
format: govmaturity/reference-mode/1
id: backlog
title: {en: Applications that wait, ar: "الطلبات المنتظرة"}
kind: drawn
unit: applications
timeUnit: months
points: [{time: 0, value: 10}, {time: 20, value: 4}, {time: 50, value: 90}]
standing: illustrative
`

func archetype(tb testing.TB, id systems.Archetype) *behaviour.Model {
	tb.Helper()
	m, ok := behaviour.Archetype(id)
	if !ok {
		tb.Fatalf("there is no model of %s", id)
	}
	return m
}

func pulled(tb testing.TB, id systems.Archetype, lever string) behaviour.Counterfactual {
	tb.Helper()
	return must[behaviour.Counterfactual](tb)(archetype(tb, systems.Archetype(id)).Pull(behaviour.Setup{}, lever))
}

// dominance returns which loops of a model dominate.
func dominance(tb testing.TB, m *behaviour.Model) []behaviour.DominanceGroup {
	tb.Helper()
	s := must[*behaviour.Structure](tb)(m.Structure(behaviour.Setup{}))
	return must[behaviour.Dominance](tb)(m.Dominance(behaviour.Setup{}, s.Loops)).Groups
}

// trends are charts of each kind.
func trends(tb testing.TB, w govmaturity.Words, width int) map[string]govmaturity.Chart {
	tb.Helper()
	drawn := must[*behaviour.ReferenceMode](tb)(behaviour.ReadReferenceMode("x.yaml", []byte(remembered)))
	c := pulled(tb, "fixes-that-fail", "harmless-fix")
	o := chart.TrendOptions{Words: w, Width: width}
	with := o
	with.Dominance = dominance(tb, archetype(tb, "fixes-that-fail"))
	with.Lines = []chart.TrendLine{chart.ReferenceLine(drawn, w)}
	alone := o
	alone.Lines = with.Lines
	return map[string]govmaturity.Chart{
		"1 run":            must[govmaturity.Chart](tb)(chart.Run(c.Base, with, "problem")),
		"2 counterfactual": must[govmaturity.Chart](tb)(chart.Counterfactual(c, "problem", o)),
		"3 reference":      must[govmaturity.Chart](tb)(chart.Trend(alone)),
	}
}

// What charts over time say, in words and as tables.
func TestTrendGolden(t *testing.T) {
	var b strings.Builder
	for _, tag := range []string{"en", "ar", "fr"} {
		all := trends(t, govmaturity.WordsFor(tag), 800)
		for _, name := range []string{"1 run", "2 counterfactual", "3 reference"} {
			c := all[name]
			draw(t, c)
			fmt.Fprintf(&b, "== %s (%s): %s\n%s\n", c.Language(), c.Direction(), c.Title(), c.Description())
			table := c.Table()
			for _, row := range append([][]string{table.Header}, table.Rows...) {
				b.WriteString(strings.Join(row, " | ") + "\n")
			}
			b.WriteString(table.Note + "\n")
		}
	}
	const file = "testdata/trends.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s differs from what the charts say now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// All models are drawn in all languages, narrow and wide, and all that is said
// comes from the words.
func TestTrendsOfModels(t *testing.T) {
	words := []govmaturity.Words{wordstest.Words(t)}
	for _, tag := range govmaturity.WordsLanguages() {
		words = append(words, govmaturity.WordsFor(tag))
	}
	for _, id := range systems.Archetypes() {
		m := archetype(t, id)
		groups := dominance(t, m)
		run := must[*behaviour.Run](t)(m.Run(behaviour.Setup{}))
		for i, w := range words {
			width := []int{320, 1000}[i%2]
			c := must[govmaturity.Chart](t)(chart.Run(run, chart.TrendOptions{Words: w, Width: width, Dominance: groups}))
			if svg := draw(t, c); !strings.Contains(svg, fmt.Sprintf(`width="%d"`, width)) {
				t.Errorf("%s: not %d wide", id, width)
			}
			for _, english := range []string{"dominate", "Time", "highest", "growth", "decline", "Euler"} {
				if i == 0 && strings.Contains(c.Description(), english) {
					t.Errorf("%s: %q is not from the words: %s", id, english, c.Description())
				}
			}
		}
	}
}

func TestReferenceLine(t *testing.T) {
	m := must[*behaviour.ReferenceMode](t)(behaviour.ReadReferenceMode("x.yaml", []byte(remembered)))
	if got := chart.ReferenceLine(m, govmaturity.WordsFor("en")); got.Title != "Applications that wait (drawn by hand)" || !got.Marked || len(got.Series.Values) != 3 {
		t.Errorf("%+v", got)
	}
	if got := chart.ReferenceLine(nil, govmaturity.Words{}); got.Title != "" {
		t.Errorf("%+v", got)
	}
}

func TestTrendProblems(t *testing.T) {
	c := pulled(t, "fixes-that-fail", "harmless-fix")
	line := func(unit string) chart.TrendLine {
		return chart.TrendLine{Title: "line " + unit, Series: behaviour.Series{ID: "x", Unit: unit, Values: []float64{1, 2}}}
	}
	for want, make := range map[string]func() error{
		"there is no run":              func() error { _, err := chart.Run(nil, chart.TrendOptions{}); return err },
		`ids[0]: the model has no "x"`: func() error { _, err := chart.Run(c.Base, chart.TrendOptions{}, "x"); return err },
		"there are no runs": func() error {
			_, err := chart.Counterfactual(behaviour.Counterfactual{}, "x", chart.TrendOptions{})
			return err
		},
		`id: the model has no "x"`: func() error { _, err := chart.Counterfactual(c, "x", chart.TrendOptions{}); return err },
		"lines: at least one":      func() error { _, err := chart.Trend(chart.TrendOptions{}); return err },
		"width: expected from 320": func() error { _, err := chart.Run(c.Base, chart.TrendOptions{Width: 1}); return err },
		"lines[2].series.unit: one axis": func() error {
			_, err := chart.Trend(chart.TrendOptions{Lines: []chart.TrendLine{line(""), line("days"), line("people")}})
			return err
		},
		"lines[0].values: a line has": func() error {
			_, err := chart.Trend(chart.TrendOptions{Lines: []chart.TrendLine{{Title: "x"}}})
			return err
		},
		"lines[0].times: expected a time": func() error {
			_, err := chart.Trend(chart.TrendOptions{Lines: []chart.TrendLine{{Title: "x", Series: behaviour.Series{Values: []float64{1, 2}, Times: []float64{1}}}}})
			return err
		},
	} {
		var problems govmaturity.Problems
		if err := make(); !errors.As(err, &problems) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
