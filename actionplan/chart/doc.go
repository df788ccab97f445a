// Package chart draws what plans compute, so that anybody can read it.
//
//	c, err := chart.Gantt(plan, chart.GanttOptions{Words: words, Width: 1000})
//	c, err = chart.Indicator(report.Result("days"), chart.Options{Words: words, Width: 1000})
//	err = c.WriteSVG(w, govmaturity.ChartPage{}) // the picture
//	err = c.Table().WriteHTML(w)                 // the same, as a table
//
// Each chart is a [govmaturity.Chart]: a picture, a title, a description and a
// table. [Gantt] shows the dates of a schedule, [Deadlines] the steps of an action plan,
// and [Indicator] where an indicator was and where it was to be.
// [Priorities] shows alternatives by value and feasibility, and what nothing beats.
//
// Colour says nothing that a shape, a dash or a word does not say. A picture fits the
// width asked for, from 320 pixels on, and its text is never smaller than 12. Time
// runs the way the reader reads. The same data give the same bytes on every machine.
package chart
