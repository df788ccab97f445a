// Package kpi says whether indicators move as they should: how far each has come,
// whether that is as far as it should have by now, and whether it moves fast
// enough. These are three answers. They stand side by side, and are never one
// number.
//
//	indicators, err := kpi.Read("indicators.yaml", data)
//	observed, err := indicators.ReadObservations("2025.yaml", data)
//	report, err := observed.Report("2026-03-31")
//
//	days := report.Result("days-to-a-permit")
//	days.Level().Attainment     // 0.3 of the way
//	days.Pace().Class           // behind
//	days.Trend().Progress       // limited_progress
//	fmt.Print(days.Explain(words))
//
// # Documents
//
// Indicators are one document, and what was observed of them another. Dates are texts:
// a year stands in quotes.
//
//	format: govmaturity/indicators/1
//	id: strategy
//	indicators:
//	  - id: days-to-a-permit
//	    title: Days to a permit
//	    direction: down
//	    baseline: {date: "2024", value: 40}
//	    target: {date: "2030", value: 10}
//
//	format: govmaturity/observations/1
//	indicators: strategy
//	observations: [{indicator: days-to-a-permit, date: "2025", value: 31}]
//
// Tables with a row for each indicator need no documents: see [ReadTable].
//
// # Level
//
// The level is the share of the way from the baseline to the target, which is right
// for what is to rise and for what is to fall:
//
//	(value - baseline) / (target - baseline)
//
// Actual over target is not. What is to be kept, or to lie in a range, is 1 inside,
// and less by the distance outside over the tolerance. See [Goal.Level].
//
// # Pace
//
// The pace is the level over the share that is expected by the time of the latest
// value: on a straight line, all at the end, slow at both ends, or by milestones.
// See [Path]. It is put into a class by cuts that the list pins, and unrounded.
//
// # Trend
//
// The trend is the change a year beside the one that the target requires: compound
// growth, a straight line, or the progress measure of Open SDG, whole, with its
// scores. See [TrendMethod] and [OpenSDG].
//
// # What counts
//
// A date stands for the end of what it names: 2025 for 2025-12-31. An observation
// counts for a report if its period has ended by then and it was known. What does
// not count is listed with the reason ([Result.LeftOut]). Values of periods add up
// where the indicator says so, and one missing period leaves no sum: nothing
// silently counts as zero. A whole can be made of its categories, by sum or by
// numerators and denominators.
//
// # Groups
//
// A [Rollup] puts several in one number by a rule that is stated, with what happens
// to those that have no number stated too. The order of members changes nothing.
//
// Results are the same bits on every machine. Errors about documents are
// [govmaturity.Problems]: all that is wrong, each with its place.
package kpi
