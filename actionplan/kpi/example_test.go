package kpi_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

func ExampleSet() {
	indicators, err := kpi.Read("indicators.yaml", []byte(`
format: govmaturity/indicators/1
id: permits
indicators:
  - id: days
    title: Days to a permit
    unit: days
    direction: down
    baseline: {date: "2020", value: 40}
    target: {date: "2030", value: 10}
`))
	if err != nil {
		log.Fatal(err)
	}
	observed, err := indicators.ReadObservations("observations.yaml", []byte(`
format: govmaturity/observations/1
indicators: permits
observations:
  - {indicator: days, date: "2025", value: 31}
`))
	if err != nil {
		log.Fatal(err)
	}
	report, err := observed.Report("2026-03-31")
	if err != nil {
		log.Fatal(err)
	}
	days := report.Result("days")
	fmt.Println(days.Level().Attainment, days.Pace().Class, days.Trend().Progress)
	for _, f := range days.Findings()[:2] {
		f.Standing, f.About = "", govmaturity.Reference{} // too long for here
		fmt.Print(f)
	}
	// Output:
	// 0.3 behind limited_progress
	// Days to a permit: 30.0% of the way to the target
	//   rule:      The share of the way from the baseline to the target
	//   counted:   Value: 31 days, of 2025
	//   condition: Baseline: 40 days, of 2020
	//              Target: 10 days, by 2030
	//   formula:   (31 − 40) ÷ (10 − 40) = 0.3
	//   note:      the value is 90 days old
	// Days to a permit: behind
	//   rule:      The share of the way over the share that is expected by now
	//   condition: expected by then: 50.0% of the way; the way is straight
	//   formula:   5 ÷ 10 = 0.5
	//              0.3 ÷ 0.5 = 0.6
	//   threshold: on track from 0.95, behind from 0.6
	//   note:      the value is 90 days old
}

// Open SDG's measure can be had by itself.
func ExampleOpenSDG() {
	target := 7.25
	r := kpi.OpenSDG{Direction: kpi.DirectionDown, BaseYear: 2015, Base: 14.5, Year: 2023, Value: 10.2, Target: &target, TargetYear: 2030}.Result()
	fmt.Printf("%s %.4f %.4f\n", r.Progress, r.Value, r.Score)
	// Output: substantial_progress 0.9526 2.5186
}

// Percentages are put together by what they are shares of: 40 of 100 and 10 of 20
// are 50 of 120, not the mean of 40 % and 50 %.
func ExampleRollup() {
	rule := kpi.Rollup{Rule: kpi.RuleRatio, Missing: kpi.MissingBlock}
	total := rule.Total([]kpi.Part{
		{ID: "state", Value: 40, HasValue: true, Numerator: 40, Denominator: 100, Per: 100},
		{ID: "local", Value: 50, HasValue: true, Numerator: 10, Denominator: 20, Per: 100},
	})
	fmt.Printf("%.2f\n", total.Value)
	// Output: 41.67
}
