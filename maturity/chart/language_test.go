package chart_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// Nothing in a chart is in English when it has a host's own words: neither in
// the picture nor in its description and table.
func TestChartsInAHostsLanguage(t *testing.T) {
	pillarsSpec, egdiSpec := ownSpec(t, "un-nine-pillars"), ownSpec(t, "un-egdi@2022")
	const subject = "国" // of neither language
	one := pillars(t, pillarsSpec, subject, "甲", "2026", meridia)
	two := pillars(t, pillarsSpec, subject, "乙", "2026-11", "ttctoct-.")
	then := pillars(t, pillarsSpec, subject, "甲", "2020-03-01", "oooo-ooo.")
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: egdiSpec.ID(), Edition: egdiSpec.Edition(), Subject: subject, Date: "2022",
		Answers: map[string]govmaturity.Answer{},
	}
	for i, indicator := range egdiSpec.Indicators() {
		if i > 0 {
			a.Answers[indicator.ID()] = govmaturity.AnswerNumber(0.5)
		}
	}
	index, err := egdiSpec.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	target := maturity.Target{Level: "connected", Nodes: map[string]string{"data-management": "transformative"}}
	made := must[govmaturity.Chart](t)
	for name, options := range map[string]chart.Options{"plain": {}, "target": {Target: target}} {
		options.Words = wordstest.Words(t)
		all := []govmaturity.Chart{
			made(chart.Radar(roots(one), options)), made(chart.Radar(roots(one, two, then), options)), made(chart.HeatMap(one.Root(), options)),
			made(chart.Dots(roots(one, two, then), options)), made(chart.Dots(roots(one, two, then, one, two, then, one, two, then), options)),
			made(chart.Progress([]*maturity.Scorecard{then, one, two}, []string{"data-management", "resources"}, options)),
		}
		if name == "plain" {
			p := must[*panel.Panel](t)(panel.New(pillarsSpec, []*maturity.Assessment{one.Assessment(), then.Assessment()}))
			all = append(all, made(chart.Radar(roots(index), options)), made(chart.Change(then.Root(), two.Root(), options)),
				made(chart.Distribution(p, pillarsSpec.Root().ID(), options)))
		}
		for _, c := range all {
			if c.Language() != wordstest.Language || c.Direction() != "ltr" {
				t.Errorf("%s is in %s, %s", c.Title(), c.Language(), c.Direction())
			}
			var svg, table bytes.Buffer
			if err := c.WriteSVG(&svg, govmaturity.ChartPage{}); err != nil {
				t.Fatal(err)
			}
			for _, row := range append([][]string{c.Table().Header}, c.Table().Rows...) {
				table.WriteString(strings.Join(row, "\n") + "\n")
			}
			text := html.UnescapeString(element.ReplaceAllString(svg.String(), "\n")) + c.Title() + "\n" + c.Description() + "\n" + c.Table().Caption + "\n" + table.String()
			if !strings.ContainsFunc(text, func(r rune) bool { return 'Ａ' <= r && r <= 'ｚ' }) {
				t.Errorf("%s has no words of the test language", c.Title())
			}
			// Short names of frameworks, and their editions, are the same in all languages.
			if left := wordstest.Left(text, "un-nine-pillars", "un-egdi"); len(left) > 0 {
				t.Errorf("%s (%s) has words of another language: %q", c.Title(), name, left)
			}
		}
	}
}

var element = regexp.MustCompile(`(?s)<[^>]*>`)

// ownSpec returns an entry of the catalogue with all its texts in the test
// language.
func ownSpec(t *testing.T, entry string) *maturity.Framework {
	fw, err := catalog.Load(entry)
	if err != nil {
		t.Fatal(err)
	}
	spec := fw.Spec()
	wordstest.Widen(spec)
	spec.Language = wordstest.Language
	own, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return own
}
