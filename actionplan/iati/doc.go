// Package iati reads and writes the results of activities by the International Aid
// Transparency Initiative (IATI 2.03): result, indicator, baseline, period, target and
// actual.
//
//	file, err := iati.Read("activities.xml", data)
//	for _, b := range file.Check() { ... }             // the rules of the official validator
//	read := file.Activities[0].Reading(iati.Options{ID: "results"})
//	set, err := kpi.Compile(read.Indicators)
//	observed, err := set.Observe(read.Observations)
//	for _, lost := range read.Lost { ... }             // what those cannot hold, each with its place
//
//	file, lost := iati.New(iati.Head{...}, set.Spec(), observed.Spec(), plan.Spec().Steps)
//	data, err := file.Write()
//
// A result is a step of a plan. Its indicators are those of a list of indicators, its
// targets are milestones and the last one the target, and its actuals are observations.
// Its type, output, outcome or impact, stands at the step's indicators.
//
// # What holds exactly
//
// A file that was read and is written again has the same results, but for what
// File.Notes lists. Documents that are written and read again are the same, but for
// what both ways list as lost. Values are carried as decimal numbers, digit by digit:
// what is no number, such as N=35;P=55, is listed, and never guessed at. Nothing becomes
// zero because it is missing.
//
// Ids of steps and indicators stand in the attribute id of a namespace of this library's
// own ([Namespace]), which the standard allows, since the standard's references are
// codes of published vocabularies.
package iati
