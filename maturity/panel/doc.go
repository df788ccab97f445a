// Package panel puts the results of many subjects side by side.
//
//	table := &panel.Table{Name: "agencies.csv", Framework: fw}
//	p, err := table.Read(file)                        // or panel.New(fw, assessments)
//	p.Ranking("data")                                 // the best first
//	p.Groups(func(m panel.Member) string { return m.Extra("region") })
//	p.Distribution("data"); p.Alpha("data")
//
//	ministry, ok := p.Member("Ministry of Health")
//	standings, err := p.Benchmark(ministry)           // among all others
//	way, err := p.ToMedian(ministry, "data")          // what it would take
//
// A [Table] reads assessments from a spreadsheet and writes results as one: a row for
// each subject, a column for each question or each option. [Table.Check] and
// [Table.Write] do so for any number of rows in little memory.
//
// # What rests on the panel
//
// A framework can normalise numbers by those of all subjects: see
// [maturity.NormaliseKind]. It scores nobody alone. [New] finds out what the panel says,
// and scores with that; [Goalposts] keep it as a document, and [Goalposts.Freeze] makes a
// framework of it that scores a later subject against the same panel. Groups and peers of
// a panel are scored against the whole of it.
//
// # What is exact
//
// Means and standard deviations are the numbers nearest to the exact ones, whatever the
// order of the members, and so are the sums and means of an [Accumulator]. Ranks are by
// published values. Correlations and alpha are worked out in the order of the members,
// without fused operations: the same members in the same order give the same bits on
// every machine.
package panel
