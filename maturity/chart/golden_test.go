package chart_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

var update = flag.Bool("update", false, "write the golden files anew")

func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

// in returns the options of a reader of a language.
func in(language string) chart.Options {
	return chart.Options{Words: govmaturity.WordsFor(language)}
}

// roots returns the results of cards as a whole.
func roots(cards ...*maturity.Scorecard) []maturity.Result {
	var out []maturity.Result
	for _, card := range cards {
		out = append(out, card.Root())
	}
	return out
}

// charts are the golden charts: of one subject, several raters, several years,
// and values in place of levels.
func charts(tb testing.TB) map[string]govmaturity.Chart {
	tb.Helper()
	made := must[govmaturity.Chart](tb)
	const subject = "Meridia (a made-up country)"
	one := ninePillars(tb, subject, "", "2026", meridia)
	raters := roots(
		ninePillars(tb, subject, "Cabinet office", "2026", "ctctoctt."),
		ninePillars(tb, subject, "Audit office", "2026", "ttctoct-."),
		ninePillars(tb, subject, "Civil society", "2026", "tottoCo.-"),
	)
	years := []*maturity.Scorecard{
		ninePillars(tb, subject, "", "2026", meridia),
		ninePillars(tb, subject, "", "2020", "oooo-ooo."),
		ninePillars(tb, subject, "", "2022", "ttot.too."),
		ninePillars(tb, subject, "", "2024-07", "tttcoTot."),
	}
	arabic := pillars(tb, arabicPillars(tb), "ميريديا (بلد متخيَّل)", "", "2026", meridia)
	arabicThen := pillars(tb, arabicPillars(tb), "ميريديا (بلد متخيَّل)", "", "2024", "ttoto-ot.")
	some := []string{"vision-leadership-mindsets", "data-management", "resources"}

	return map[string]govmaturity.Chart{
		"radar-one":    made(chart.Radar(roots(one), in("en"))),
		"radar-raters": made(chart.Radar(raters, in("en"))),
		"radar-target": made(chart.Radar(roots(one), chart.Options{Target: maturity.Target{
			Level: "connected", Nodes: map[string]string{"data-management": "transformative"},
		}})),
		"radar-egdi": made(chart.Radar(roots(egdi(tb, "2018", "0.6671", "0.3000", "0.7364"), egdi(tb, "2022", "0.7796", "", "0.8287")), in("fr"))),
		"heat-map-target": made(chart.HeatMap(one.Root(), chart.Options{Title: "Where we are", Target: maturity.Target{
			Level: "connected", Nodes: map[string]string{"data-management": "transformative", "resources": ""},
		}})),
		"progress-target": made(chart.Progress(years, some, chart.Options{Description: "As the host says.", Target: maturity.Target{Level: "connected"}})),
		"progress-targets": made(chart.Progress(years, some, chart.Options{Note: "Draft.", Target: maturity.Target{
			Nodes: map[string]string{"data-management": "connected", "resources": "transactional"},
		}})),
		"heat-map":          made(chart.HeatMap(one.Root(), in("en"))),
		"progress":          made(chart.Progress(years, append(some, "societal-capacities", "ict-infrastructure-affordability-access"), in("en"))),
		"radar-arabic":      made(chart.Radar(roots(arabic, arabicThen), in("ar"))),
		"heat-map-arabic":   made(chart.HeatMap(arabic.Root(), in("ar"))),
		"progress-arabic":   made(chart.Progress([]*maturity.Scorecard{arabicThen, arabic}, some, in("ar"))),
		"progress-of-value": made(chart.Progress([]*maturity.Scorecard{egdi(tb, "2016", "0.6", "0.55", "0.5").Root().Card(), egdi(tb, "2018", "0.6671", "0.6", "0.7364"), egdi(tb, "2022", "0.7796", "0.8", "0.8287")}, nil, in("es"))),
	}
}

// egdi scores the three indices of one year; an empty one is not answered.
func egdi(tb testing.TB, date, osi, tii, hci string) *maturity.Scorecard {
	tb.Helper()
	fw := must[*maturity.Framework](tb)(catalog.Load("un-egdi@2022"))
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(),
		Subject: "Meridia", Date: date, Standing: govmaturity.StandingIllustrative, Answers: map[string]govmaturity.Answer{},
	}
	for i, cell := range []string{osi, hci, tii} {
		indicator := fw.Indicators()[i]
		a.Answers[indicator.ID()] = must[govmaturity.Answer](tb)(indicator.Parse(cell))
	}
	return must[*maturity.Scorecard](tb)(fw.Score(a))
}

// arabicPillars are the nine pillars with titles in Arabic, for a test: the
// words are ours.
func arabicPillars(tb testing.TB) *maturity.Framework {
	tb.Helper()
	spec := must[*maturity.Framework](tb)(catalog.Load("un-nine-pillars")).Spec()
	spec.ID = "un-nine-pillars-ar"
	spec.Root.Title["ar"] = "الركائز التسع"
	for i, title := range []string{
		"الرؤية والقيادة والعقليات", "الإطار القانوني والمؤسسي", "البنية والثقافة التنظيميتان",
		"التفكير المنظومي والتكامل", "إدارة البيانات", "البنية التحتية لتكنولوجيا المعلومات والاتصالات وتكلفتها وإتاحتها",
		"الموارد", "قدرات القائمين على بناء القدرات", "القدرات المجتمعية",
	} {
		spec.Root.Nodes[i].Title["ar"] = title
	}
	for i, title := range []string{"حضور على الإنترنت", "معاملات", "مترابط", "تحويلي"} {
		spec.Scales[0].Levels[i].Title["ar"] = title
	}
	spec.Title["ar"] = "الركائز التسع للتحول الرقمي الحكومي"
	return must[*maturity.Framework](tb)(maturity.Compile(spec))
}

// What the charts say, in words and as tables. How they are drawn is tested where
// it is done.
func TestGolden(t *testing.T) {
	all := charts(t)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		c := all[name]
		checkPicture(t, c)
		table := c.Table()
		fmt.Fprintf(&b, "== %s (%s, %s): %s\n%s\n", name, c.Language(), c.Direction(), c.Title(), c.Description())
		for _, row := range append([][]string{table.Header}, table.Rows...) {
			b.WriteString(strings.Join(row, " | ") + "\n")
		}
		if table.Caption != c.Title() || table.Language != c.Language() || !strings.HasSuffix(c.Description(), table.Note) && name != "progress-target" {
			t.Errorf("%s: the table is %q in %s, with the note %q", name, table.Caption, table.Language, table.Note)
		}
		b.WriteString("\n")
	}
	const file = "testdata/charts.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s differs from what the charts say now; write it anew with -update, and read it:\n%s", file, diff)
	}
}

// checkPicture checks that a chart is drawn, and is told in the picture.
func checkPicture(tb testing.TB, c govmaturity.Chart) string {
	tb.Helper()
	var b bytes.Buffer
	if err := c.WriteSVG(&b, govmaturity.ChartPage{ID: "p"}); err != nil {
		tb.Fatal(err)
	}
	var picture struct {
		Title string `xml:"title"`
		Desc  string `xml:"desc"`
	}
	if err := xml.Unmarshal(b.Bytes(), &picture); err != nil {
		tb.Fatal(err)
	}
	if picture.Title != c.Title() || picture.Desc != c.Description() || c.Title() == "" {
		tb.Errorf("the picture is %q, %q; the chart %q, %q", picture.Title, picture.Desc, c.Title(), c.Description())
	}
	return b.String()
}
