package kpi_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// reportOf reads a list of one indicator, a, and its observations.
func reportOf(t testing.TB, indicator, asOf string, rows ...string) (*kpi.Report, *kpi.Observations) {
	t.Helper()
	var text strings.Builder
	text.WriteString("format: govmaturity/observations/1\nindicators: x\nobservations:\n")
	for _, row := range rows {
		text.WriteString("  - {indicator: a, " + row + "}\n")
	}
	_, o := read(t, list(indicator, ""), text.String())
	r, err := o.Report(asOf)
	if err != nil {
		t.Fatal(err)
	}
	return r, o
}

// A period of which nobody knows what it added leaves no sum, whatever the reason.
func TestNoSumWithoutAPeriod(t *testing.T) {
	const yearly = "direction: up, accumulation: sum, every: year, baseline: {date: '2022'}, target: {date: '2030', value: 100}"
	const parts = "direction: up, accumulation: sum, dimensions: [{id: d, whole: sum, categories: [{id: w}, {id: m}]}]"
	for _, c := range []struct {
		reason, indicator string
		rows              []string
		sum               float64
		has               bool
		gap               string
	}{
		{"all there", yearly, []string{"date: '2023', value: 1", "date: '2024', value: 2", "date: '2025', value: 4"}, 7, true, ""},
		{"no row of 2024", yearly, []string{"date: '2023', value: 1", "date: '2025', value: 4"}, 0, false, "2024-12-31"},
		{"no row after the baseline", yearly, []string{"date: '2024', value: 2", "date: '2025', value: 4"}, 0, false, "2023-12-31"},
		{"a row that says why", yearly, []string{"date: '2023', value: 1", "date: '2024', state: excluded", "date: '2025', value: 4"}, 5, true, ""},
		{"months in years", yearly, []string{"date: 2023-01, value: 1", "date: 2023-12, value: 1", "date: '2024', value: 2"}, 4, true, ""},
		{"fiscal years", strings.Replace(yearly, "'2022'", "2022-03-31", 1), []string{"date: 2023-03-31, value: 1", "date: 2024-03-31, value: 2"}, 3, true, ""},
		{"a year stands for its quarters", strings.Replace(yearly, "every: year", "every: quarter", 1), []string{"date: '2023', value: 1", "date: 2024-03, value: 2"}, 3, true, ""},
		{"a quarter that is missing", strings.Replace(yearly, "every: year", "every: quarter", 1), []string{"date: '2023', value: 1", "date: 2024-06-30, value: 2"}, 0, false, "2024-03-31"},
		{"2024 was not known yet", yearly, []string{"date: '2023', value: 1", "date: '2024', value: 2, reported: '2027'", "date: '2025', value: 4"}, 0, false, "2024-12-31"},
		{"the same without every", strings.Replace(yearly, "every: year, ", "", 1), []string{"date: '2023', value: 1", "date: '2024', value: 2, reported: '2027'", "date: '2025', value: 4"}, 0, false, ""},
		{"the latest was not known yet", yearly, []string{"date: '2023', value: 1", "date: '2024', value: 2", "date: '2025', value: 4, reported: '2027'"}, 3, true, ""},
		{"half of 2025", parts, []string{"date: '2024', value: 1, of: [{dimension: d, category: w}]", "date: '2024', value: 1, of: [{dimension: d, category: m}]", "date: '2025', value: 1, of: [{dimension: d, category: w}]"}, 0, false, ""},
	} {
		r, _ := reportOf(t, c.indicator, "2026", c.rows...)
		x := r.Result("a")
		sum, has := x.Value()
		if has != c.has || has && sum != c.sum || x.Gap() != c.gap || !has && x.State() != govmaturity.StateBlocked {
			t.Errorf("%s: %v %v %s, gap %q", c.reason, sum, has, x.State(), x.Gap())
		}
		if said := x.Explain(govmaturity.WordsFor("en")); (c.gap != "") != strings.Contains(said, "nothing says what the period") {
			t.Errorf("%s: %s", c.reason, said)
		}
	}
}

// A period in another one, both added, is doubted.
func TestAddedTwice(t *testing.T) {
	const sum = "direction: up, accumulation: sum"
	for _, c := range []struct {
		doubts int
		rows   []string
	}{{1, []string{"date: '2024', value: 1", "date: 2024-06, value: 2"}}, {0, []string{"date: 2024-05, value: 1", "date: 2024-06, value: 2"}}} {
		if _, o := reportOf(t, sum, "2026", c.rows...); len(o.Doubts()) != c.doubts {
			t.Errorf("%v: %v", c.rows, o.Doubts())
		}
	}
}

// A value from before the baseline is no progress from it, and a row that only says
// that nobody answered is no value that came in time.
func TestBeforeAndLate(t *testing.T) {
	r, _ := reportOf(t, "direction: up, baseline: {date: '2023', value: 10}, target: {date: '2030', value: 20}", "2026", "date: '2020', value: 18")
	x := r.Result("a")
	if left := x.LeftOut(); x.Level().HasAttainment || len(left) != 1 || left[0].Why != kpi.WhyLeftOutBefore || len(x.Observed()) != 1 {
		t.Errorf("%+v %v", x.Level(), left)
	}
	for state, want := range map[string]string{"unanswered": "2025-12-31", "excluded": "", "not-applicable": ""} {
		r, _ := reportOf(t, "direction: up, every: year", "2026-06-30", "date: '2024', value: 1", "date: '2025', state: "+state)
		if late := r.Result("a").Late(); late != want {
			t.Errorf("%s: late %q", state, late)
		}
	}
}

// The same end of a month is a whole number of years later, across leap years.
func TestYearsAcrossLeapYears(t *testing.T) {
	for _, at := range []string{"06-30", "03-31", "02-29", "09"} {
		to := strings.Replace(at, "02-29", "02-28", 1)
		r, _ := reportOf(t, "direction: up, baseline: {date: 2020-"+at+", value: 10}, target: {date: 2030-"+to+", value: 20}", "2026", "date: 2021-"+to+", value: 11")
		if x := r.Result("a"); x.Trend().Why != "" || x.Pace().Expected != 0.1 || x.Pace().Ratio != 1 {
			t.Errorf("%s: %+v %+v", at, x.Trend(), x.Pace())
		}
	}
}

// Whatever is lost where nothing was required gets worse: it is not unknown.
func TestLossWithoutNeed(t *testing.T) {
	for _, indicator := range []string{
		"direction: keep, trend: open-sdg, baseline: {date: '2020', value: 100}, target: {date: '2030', value: 100, within: 5}",
		"direction: range, baseline: {date: '2020', value: 100}, target: {low: 95, high: 120}",
		"direction: up, baseline: {date: '2020', value: 100}, target: {date: '2030', value: 100}",
	} {
		r, _ := reportOf(t, indicator, "2026", "date: '2025', value: 80")
		x := r.Result("a")
		if got := x.Trend(); got.Progress != kpi.ProgressDeterioration || got.Why != "" || got.Method == kpi.TrendOpenSDG {
			t.Errorf("%s: %+v", indicator, got)
		}
		if said := x.Explain(govmaturity.WordsFor("en")); strings.Contains(said, "Open SDG") || !strings.Contains(said, "÷ 5") {
			t.Errorf("%s: %s", indicator, said)
		}
	}
}

// Nothing but zero reads as 0 in arithmetic.
func TestSmallNumbersAreRead(t *testing.T) {
	r, _ := reportOf(t, "direction: up, trend: linear, baseline: {date: '2020', value: 0.000001}, target: {date: '2030', value: 0.000002}", "2026", "date: '2025', value: 0.0000015")
	if said := r.Result("a").Explain(govmaturity.WordsFor("en")); strings.Contains(said, "0 ÷ 0 ") || !strings.Contains(said, "0.0000001 ÷ 0.0000001 = 1") {
		t.Error(said)
	}
}

// Milestones may lie behind the baseline at first: then nothing is expected yet, and
// that is said.
func TestMilestoneBehind(t *testing.T) {
	r, _ := reportOf(t, "direction: up, baseline: {date: '2020', value: 10}, target: {date: '2030', value: 20}, milestones: [{date: '2025', value: 8}]", "2026", "date: '2024', value: 11")
	if p := r.Result("a").Pace(); p.Class != kpi.PaceClassNoData || p.Why != kpi.NoPaceEarly {
		t.Errorf("%+v", p)
	}
}

// The zero values of what this package makes are empty, and the zero thresholds the
// default.
func TestZeroValues(t *testing.T) {
	var s kpi.Set
	var o kpi.Observations
	var r kpi.Report
	if s.ID()+s.Edition()+s.Title().String()+string(s.Standing()) != "" || s.Spec() == nil || len(s.Doubts()) > 0 {
		t.Error("the zero Set says something")
	}
	for range s.Indicators() {
		t.Error("an indicator")
	}
	for range s.Groups() {
		t.Error("a group")
	}
	if _, err := s.Observe(&kpi.ObservationsSpec{}); err == nil {
		t.Error("observations of nothing")
	}
	if _, err := o.Report("2025"); err == nil {
		t.Error("a report of nothing")
	}
	if r.Set().ID()+r.Subject()+r.AsOf() != "" || r.Result("a").Valid() || r.Group("a").State != "" || r.Finding("a").State != "" || len(r.Tally()) > 0 {
		t.Error("the zero Report says something")
	}
	l := kpi.Level{State: govmaturity.StateAnswered, Attainment: 0.1, HasAttainment: true}
	if p := (kpi.Path{From: 2020, To: 2030}).Pace(l, 2025, kpi.Thresholds{}); p.Class != kpi.PaceClassFarBehind {
		t.Errorf("%+v", p)
	}
}

// A ratio needs one number that all are shares of, whatever way they come together.
func TestRatioOfShares(t *testing.T) {
	rule := kpi.Rollup{Rule: kpi.RuleRatio, Missing: kpi.MissingZero}
	a, b := kpi.Part{ID: "a", HasValue: true, Numerator: 40, Denominator: 100}, kpi.Part{ID: "b", HasValue: true, Numerator: 1, Denominator: 2, Per: 100}
	if x := rule.Total([]kpi.Part{a}); x.Value != 0.4 {
		t.Errorf("%+v", x)
	}
	for _, parts := range [][]kpi.Part{{a, b}, {a, {ID: "c", Numerator: 3, Denominator: 9}}} {
		if x := rule.Total(parts); x.State != govmaturity.StateBlocked {
			t.Errorf("%+v", x)
		}
	}
	const two = "format: govmaturity/indicators/1\nid: x\nindicators:\n  - {id: a, title: A, direction: up, measure: ratio}\n  - {id: b, title: B, direction: up, measure: ratio, per: 100}\ngroups:\n"
	for _, c := range []struct {
		reason, groups, path string
		code                 govmaturity.Code
	}{
		{"by another group", "  - {id: g, of: value, rule: ratio, missing: block, members: [{id: a}]}\n  - {id: h, of: value, rule: ratio, missing: block, members: [{id: b}, {id: g}]}\n", "/groups/1/members", govmaturity.CodeContradiction},
		{"side by side", "  - {id: g, of: value, rule: ratio, missing: block, members: [{id: a}, {id: b}]}\n", "/groups/0/members", govmaturity.CodeContradiction},
		{"missing as 0", "  - {id: g, of: value, rule: ratio, missing: zero, members: [{id: a}]}\n", "/groups/0/missing", govmaturity.CodeNotAllowed},
	} {
		_, err := kpi.Read("x.yaml", []byte(two+c.groups))
		only(t, c.reason, err, c.path, c.code)
	}
}

// A sum of many days is drawn without adding each of them up anew.
func TestManyDays(t *testing.T) {
	var rows []string
	for i := range 20_000 {
		rows = append(rows, fmt.Sprintf("date: %04d-%02d-%02d, value: 0.1", 1900+i/336, i%336/28+1, i%28+1))
	}
	r, _ := reportOf(t, "direction: up, accumulation: sum", "2026", rows...)
	x := r.Result("a")
	all := x.Observed()
	if v, ok := x.Value(); !ok || len(all) != len(rows) || all[len(all)-1].Value != v || v < 1999.999 || v > 2000.001 {
		t.Errorf("%v: %v", len(all), v)
	}
}

// Arithmetic is written with the numbers of the reader's language, all of it.
func TestArithmeticInTheReadersNumbers(t *testing.T) {
	_, o := read(t, everything, values)
	r, err := o.Report("2025-12-31")
	if err != nil {
		t.Fatal(err)
	}
	said := r.Result("online").Explain(govmaturity.WordsFor("fr"))
	if !strings.Contains(said, "7,1429 × 0,6562 − 4,2857") || !strings.Contains(said, "(41,6667 − 30)") {
		t.Error(said)
	}
}

// The greatest distances have shares as well.
func TestGreatDistances(t *testing.T) {
	r, _ := reportOf(t, "direction: up, baseline: {date: '2020', value: -1e308}, target: {date: '2030', value: 1e308}", "2026", "date: '2025', value: 0")
	if x := r.Result("a"); x.Level().Attainment != 0.5 || x.Pace().Ratio != 1 {
		t.Errorf("%+v %+v", x.Level(), x.Pace())
	}
	from, to := 0.0, 5e-324
	if l := (kpi.Goal{Direction: kpi.DirectionUp, Baseline: &from, Target: &to}).Level(-1e308); l.Attainment != -math.MaxFloat64 || l.Met {
		t.Errorf("%+v", l)
	}
}
