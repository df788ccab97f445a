package chart_test

import (
	"fmt"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/chart"
)

// The steps of a plan over time. What has no date is listed, and not drawn.
func ExampleDeadlines() {
	p, err := actionplan.Read("plan.yaml", []byte(`format: govmaturity/action-plan/1
id: digital-2030
steps:
  - {id: portal, title: Build the portal, start: 2026-06, deadline: by fall 2027}
  - {id: run, title: Run it, deadline: ongoing}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := chart.Deadlines(p, chart.DeadlineOptions{Options: chart.Options{Width: 1000}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Description())
	// c.WriteSVG(w, govmaturity.ChartPage{}) writes the picture.

	// Output: Bars over time, a row for each step. Rows: 1. Without dates that can be drawn: Run it.
}
