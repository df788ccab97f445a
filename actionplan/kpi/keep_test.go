package kpi_test

import (
	"math"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// What is not kept is an answer, with a tolerance or without: never that there are no
// data.
func TestKeptOrNot(t *testing.T) {
	for _, c := range []struct {
		target, value string
		want          kpi.PaceClass
	}{
		{"{value: 10}", "10", kpi.PaceClassMet},
		{"{value: 10}", "10.001", kpi.PaceClassFarBehind},
		{"{value: 10, within: 1}", "11", kpi.PaceClassMet},
		{"{value: 10, within: 1}", "8.9", kpi.PaceClassFarBehind},
		{"{value: 10, within: 1, tolerance: 10}", "11.5", kpi.PaceClassOnTrack},
		{"{value: 10, within: 1, tolerance: 10}", "14", kpi.PaceClassBehind},
		{"{value: 10, within: 1, tolerance: 10}", "30", kpi.PaceClassFarBehind},
	} {
		r, _ := reportOf(t, "direction: keep, target: "+c.target, "2026", "date: '2025', value: "+c.value)
		x := r.Result("a")
		p := x.Pace()
		if p.Class != c.want || p.State != govmaturity.StateAnswered || p.Why != "" || p.Expected != 1 {
			t.Errorf("%s at %s: %+v", c.target, c.value, p)
		}
		said := x.Explain(govmaturity.WordsFor("en"))
		if strings.Contains(said, "Nothing can be said: there is no share") || c.want == kpi.PaceClassFarBehind && !p.HasRatio && strings.Count(said, "no tolerance says") != 2 {
			t.Errorf("%s at %s: %s", c.target, c.value, said)
		}
	}
}

// A change that is none, without a target, is a share of what there was: not of zero
// over zero.
func TestNoChangeIsSaid(t *testing.T) {
	for _, c := range []struct{ indicator, value, want string }{
		{"direction: up, trend: linear, baseline: {date: '2020', value: 8}", "8", "0 ÷ 8 = 0"},
		{"direction: keep, baseline: {date: '2020', value: 7.8}, target: {value: 2, within: 0.3}", "7.8", "0 ÷ 5.5 = 0"},
	} {
		r, _ := reportOf(t, c.indicator, "2026", "date: '2025', value: "+c.value)
		if said := r.Result("a").Explain(govmaturity.WordsFor("en")); !strings.Contains(said, c.want) || strings.Contains(said, "NaN") || strings.Contains(said, "00000") {
			t.Errorf("%s: %s", c.indicator, said)
		}
	}
}

// The line of a sum ends where nobody knows what a period added: it does not go on as if
// that were nothing.
func TestObservedSumEndsAtAGap(t *testing.T) {
	const yearly = "direction: up, accumulation: sum, every: year, baseline: {date: '2022'}, target: {date: '2030', value: 100}"
	for _, c := range []struct {
		reason string
		rows   []string
		last   float64
	}{
		{"all there", []string{"date: '2023', value: 1", "date: '2024', value: 2", "date: '2025', value: 4"}, 7},
		{"no row", []string{"date: '2023', value: 1", "date: '2025', value: 4"}, 1},
		{"nobody answered", []string{"date: '2023', value: 1", "date: '2024', state: unanswered", "date: '2025', value: 4"}, 1},
		{"not known yet", []string{"date: '2023', value: 1", "date: '2024', value: 2, reported: '2027'", "date: '2025', value: 4"}, 1},
		{"there was nothing to add", []string{"date: '2023', value: 1", "date: '2024', state: excluded", "date: '2025', value: 4"}, 5},
	} {
		r, _ := reportOf(t, yearly, "2026", c.rows...)
		line := r.Result("a").Observed()
		if last := line[len(line)-1]; last.Value != c.last {
			t.Errorf("%s: %+v", c.reason, line)
		}
	}
}

// Large numbers are rounded as small ones are.
func TestLargeNumbersAreRounded(t *testing.T) {
	for _, c := range []struct {
		x      float64
		digits int
		mode   kpi.RoundingMode
		want   float64
	}{
		{1234567890.3, 0, "", 1234567890},
		{1234567890.3, 0, kpi.RoundingModeHalfEven, 1234567890},
		{1234567890.97, 0, kpi.RoundingModeDown, 1234567890},
		{76666666.666, 2, "", 76666666.67},
		{76666666.664, 2, "", 76666666.66},
		{123456789.125, 2, "", 123456789.13},
		{0.145, 2, "", 0.15},
		{0.29, 2, kpi.RoundingModeDown, 0.29},
		{1.005, 2, "", 1.01},
		{-2.5, 0, kpi.RoundingModeHalfEven, -2},
		{1e300, 12, "", 1e300},
		{0.1234, math.MaxInt32, "", 0.1234},
	} {
		r := kpi.Rollup{Rule: kpi.RuleSum, Missing: kpi.MissingBlock, Round: &kpi.Rounding{Digits: c.digits, Mode: c.mode}}
		if got := r.Total([]kpi.Part{{ID: "a", Value: c.x, HasValue: true}}); got.Value != c.want || got.Exact != c.x {
			t.Errorf("%v to %d digits, %s: %v", c.x, c.digits, c.mode, got.Value)
		}
	}
}
