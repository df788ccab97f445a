package chart_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
)

// picture is what all charts do.
type picture interface {
	WriteSVG(w io.Writer) error
	Table() chart.Table
}

func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
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
func charts(tb testing.TB) map[string]picture {
	tb.Helper()
	radar, heat, progress := must[chart.Radar](tb), must[chart.HeatMap](tb), must[chart.Progress](tb)
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
	withTarget := radar(chart.RadarOf(roots(one), "en"))
	withTarget.Series = append(withTarget.Series, must[chart.Series](tb)(chart.TargetOf(one.Root(), maturity.Target{
		Level: "connected", Nodes: map[string]string{"data-management": "transformative"},
	}, "en")))

	arabic := pillars(tb, arabicPillars(tb), "ميريديا (بلد متخيَّل)", "", "2026", meridia)
	arabicThen := pillars(tb, arabicPillars(tb), "ميريديا (بلد متخيَّل)", "", "2024", "ttoto-ot.")
	some := []string{"vision-leadership-mindsets", "data-management", "resources"}

	return map[string]picture{
		"radar-one":         radar(chart.RadarOf(roots(one), "en")),
		"radar-raters":      radar(chart.RadarOf(raters, "en")),
		"radar-target":      withTarget,
		"radar-egdi":        radar(chart.RadarOf(roots(egdi(tb, "2018", "0.6671", "0.3000", "0.7364"), egdi(tb, "2022", "0.7796", "", "0.8287")), "fr")),
		"heat-map":          heat(chart.HeatMapOf(one.Root(), "en")),
		"progress":          progress(chart.ProgressOf(years, append(some, "societal-capacities", "ict-infrastructure-affordability-access"), "en")),
		"radar-arabic":      radar(chart.RadarOf(roots(arabic, arabicThen), "ar")),
		"heat-map-arabic":   heat(chart.HeatMapOf(arabic.Root(), "ar")),
		"progress-arabic":   progress(chart.ProgressOf([]*maturity.Scorecard{arabicThen, arabic}, some, "ar")),
		"progress-of-value": progress(chart.ProgressOf([]*maturity.Scorecard{egdi(tb, "2016", "0.6", "0.55", "0.5").Root().Card(), egdi(tb, "2018", "0.6671", "0.6", "0.7364"), egdi(tb, "2022", "0.7796", "0.8", "0.8287")}, nil, "es")),
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

func TestGolden(t *testing.T) {
	for name, c := range charts(t) {
		var b bytes.Buffer
		if err := c.WriteSVG(&b); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden(t, name+".svg", b.Bytes())
		var table strings.Builder
		if err := c.Table().WriteHTML(&table); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		golden(t, name+".html", []byte(table.String()))
	}
}
