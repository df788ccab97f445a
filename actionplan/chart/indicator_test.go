package chart_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/chart"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

func report(t *testing.T) *kpi.Report {
	t.Helper()
	s, err := kpi.Read("i.yaml", []byte(`format: govmaturity/indicators/1
id: digital
indicators:
  - {id: online, title: {en: Services online, ar: الخدمات على الإنترنت}, unit: "%", direction: up, baseline: {date: "2020", value: 30}, target: {date: "2028", value: 80}, milestones: [{date: "2024", value: 45}]}
  - {id: days, title: Days to a permit, unit: days, direction: down, path: s-curve, baseline: {date: 2020-06-30, value: 40}, target: {date: "2030", value: 10}}
  - {id: cost, title: Running cost, direction: range, target: {low: 5, high: 10, tolerance: 4}}
  - {id: trained, title: People trained, direction: up, accumulation: sum, path: step, baseline: {date: "2021"}, target: {date: "2027", value: 1000}}
  - {id: none, title: Nothing, direction: up}
`))
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.ReadObservations("o.yaml", []byte(`format: govmaturity/observations/1
indicators: digital
observations:
  - {indicator: online, date: "2021", value: 33}
  - {indicator: online, date: "2023", value: 41.5}
  - {indicator: online, date: "2025", value: 50}
  - {indicator: days, date: 2023-03, value: 36}
  - {indicator: days, date: "2025", value: 29}
  - {indicator: cost, date: "2023", value: 12}
  - {indicator: cost, date: "2024", value: 9}
  - {indicator: trained, date: "2022", value: 100}
  - {indicator: trained, date: "2023", value: 250}
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := o.Report("2026-03-31")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestIndicator(t *testing.T) {
	r := report(t)
	for _, c := range []struct {
		id, language string
		width        int
	}{{"online", "en", 1000}, {"online", "ar", 320}, {"days", "en", 640}, {"cost", "fr", 640}, {"trained", "zh", 320}} {
		got, err := chart.Indicator(r.Result(c.id), chart.Options{Words: govmaturity.WordsFor(c.language), Width: c.width})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := got.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
			t.Fatal(err)
		}
		file := "testdata/indicator-" + c.id + "-" + c.language + ".svg"
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
		}
	}
	got, err := chart.Indicator(r.Result("online"), chart.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Services online", "40.0% of the way", "behind"} {
		if !strings.Contains(got.Title()+got.Description(), want) {
			t.Errorf("%q is not in %s", want, got.Description())
		}
	}
	for _, x := range []kpi.Result{{}, r.Result("none")} {
		if c, err := chart.Indicator(x, chart.Options{}); err == nil {
			t.Errorf("a chart of nothing: %s", c.Title())
		}
	}
}

// A target to which no way leads is drawn all the same, and what is to be kept at one
// value is one line.
func TestIndicatorLevels(t *testing.T) {
	s, err := kpi.Read("i.yaml", []byte(`format: govmaturity/indicators/1
id: digital
indicators:
  - {id: only, title: Only a target, direction: up, target: {value: 1000}}
  - {id: kept, title: Uptime, direction: keep, target: {value: 99.5}}
  - {id: within, title: Uptime, direction: keep, target: {value: 99.5, within: 0.1}}
  - {id: way, title: Online, direction: up, baseline: {date: "2020", value: 0}, target: {date: "2030", value: 10}}
`))
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.ReadObservations("o.yaml", []byte(`format: govmaturity/observations/1
indicators: digital
observations:
  - {indicator: only, date: "2024", value: 250}
  - {indicator: kept, date: "2024", value: 99}
  - {indicator: within, date: "2024", value: 99}
  - {indicator: way, date: "2024", value: 5}
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := o.Report("2026")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][]string{"only": {"observed", "target"}, "kept": {"observed", "to be kept"},
		"within": {"observed", "lowest to be kept", "highest to be kept"}, "way": {"observed", "expected"}} {
		c, err := chart.Indicator(r.Result(id), chart.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Table().Header[1:]; !slices.Equal(got, want) {
			t.Errorf("%s: %q, expected %q", id, got, want)
		}
	}
}
