package kpi_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
	"github.com/govmaturity/govmaturity/internal/long"
)

// extremes are numbers at which arithmetic ends.
var extremes = []float64{0, 1, -1, 3, 99.5, 0.001, 1e15, 1e308, -1e308, 1.7e308, 5e-324, -5e-324, 1e-300}

// Of the greatest and the smallest numbers, all answers are numbers, and so is all
// arithmetic that is told.
func TestExtremeNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	v := func() float64 { return extremes[r.IntN(len(extremes))] }
	for range long.Count(400, 3000) {
		direction := []string{"up", "down", "keep", "range"}[r.IntN(4)]
		a, b := v(), v()
		target := fmt.Sprintf("value: %v", a)
		switch direction {
		case "keep":
			target += fmt.Sprintf(", within: %v", math.Abs(b))
		case "range":
			target = fmt.Sprintf("low: %v, high: %v", min(a, b), max(a, b))
		}
		indicator := fmt.Sprintf("direction: %s, trend: %s, accumulation: %s, baseline: {date: '2020', value: %v}, target: {date: '%s', %s}",
			direction, []string{"cagr", "linear", "open-sdg"}[r.IntN(3)], []string{"latest", "sum"}[r.IntN(2)], v(), []string{"2030", "2021-01"}[r.IntN(2)], target)
		report, _ := reportOf(t, indicator, "2025", fmt.Sprintf("date: '2021', value: %v", v()), fmt.Sprintf("date: 2024-02-29, value: %v", v()))
		x := report.Result("a")
		value, _ := x.Value()
		said := x.Explain(govmaturity.WordsFor("en"))
		for _, y := range []float64{value, x.Level().Attainment, x.Pace().Ratio, x.Trend().Change, x.Trend().Required, x.Trend().Ratio, x.Trend().Score} {
			if math.IsNaN(y) || math.IsInf(y, 0) || strings.Contains(said, "NaN") || strings.Contains(said, "Inf") {
				t.Fatalf("%s: %+v %+v %+v\n%s", indicator, x.Level(), x.Pace(), x.Trend(), said)
			}
		}
	}
	for range long.Count(2000, 100000) {
		base, limit, target := v(), v(), v()
		o := kpi.OpenSDG{Direction: kpi.DirectionUp, BaseYear: 2015, Year: 2016 + float64(r.IntN(9)), Base: base, Value: v(), Limit: &limit}
		if r.IntN(2) == 0 {
			o.Target = &target
		}
		if y := o.Result(); math.IsNaN(y.Score) || math.IsInf(y.Value, 0) || math.IsInf(y.Required, 0) || y.C < 0 || y.C > 1 {
			t.Fatalf("%+v: %+v", o, y)
		}
	}
}
