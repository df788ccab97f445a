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
//	u, err := p.Uncertainty(ctx, spec)                // how sure the ranking is
//	fmt.Print(u.Say(govmaturity.WordsFor("fr")))
//
// A [Table] reads assessments from a spreadsheet and writes results as one: a row for
// each subject, a column for each question or each option. [Table.Check] and
// [Table.Write] do so for any number of rows in little memory.
//
// # What rests on the panel
//
// A framework can normalise numbers, and what its groups come to, by those of all subjects:
// see [maturity.NormaliseKind]. It scores nobody alone. [New] finds out what the panel
// says, from the leaves up, and scores with that; [Goalposts] keep it as a document, and [Goalposts.Freeze] makes a
// framework of it that scores a later subject against the same panel. Groups and peers of
// a panel are scored against the whole of it.
//
// # How sure a ranking is
//
// An [UncertaintySpec] says which assumptions of a ranking could as well be others:
// weights, normalisation, aggregation, which indicators there are, what is done about
// missing answers, and how well answers are measured. [Panel.Uncertainty] draws them
// again and again, ranks all members each time, and says how far each rank moves, how
// likely each class is, and how often one member stands above another. Asked for
// sensitivity, it says how much of the movement comes from which assumption (first order
// and total, after Sobol), and how far off that may be.
//
// Every combination of normalisations, aggregations and policies is compiled by the engine
// before anything is drawn: one that makes no sense, such as a geometric mean of z-scores,
// is a problem and not a number. Draws are named by the seed, their number and the
// assumption, so that no order of work and no number of goroutines changes them.
//
// # What is exact
//
// Means and standard deviations are the numbers nearest to the exact ones, whatever the
// order of the members, and so are the sums and means of an [Accumulator]. Ranks are by
// published values. Correlations and alpha are worked out in the order of the members,
// without fused operations: the same members in the same order give the same bits on
// every machine.
package panel
