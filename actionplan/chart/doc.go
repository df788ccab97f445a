// Package chart draws what action plans come to: the dates of a schedule as a Gantt
// chart.
//
//	c, err := chart.Gantt(plan, chart.GanttOptions{Words: govmaturity.WordsFor("fr"), Width: 1000})
//	err = c.WriteSVG(w, govmaturity.ChartPage{})
//
// Charts are accessible: nothing is said by colour alone, each has a description and a
// table of the same, and text never gets smaller than 12 pixels.
package chart
