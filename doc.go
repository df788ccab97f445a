// Package govmaturity is the tour of the module, and the few words that all its
// packages share.
//
// Governments assess their digital transformation with instruments of UN DESA,
// the World Bank, the OECD and national agencies. This module makes that work
// a library: an instrument is a document, answers are a document, and what
// comes out of them can be explained, reproduced and defended.
//
// # The tour
//
//   - Package maturity: where are we? Frameworks of pillars and stages,
//     assessments, scorecards, gaps, and the way to the next level.
//
//   - Package maturity/catalog: published instruments, ready to load.
//
//   - Package maturity/panel: many subjects side by side.
//
//   - Package maturity/consensus: many raters of one subject, how far they
//     agree, and what they have to talk about.
//
//   - Package maturity/rollout: many organizations that take up one approach
//     step by step.
//
//   - Package maturity/chart: results as pictures that anybody can read.
//
//   - Package maturity/maturitytest: the laws that a framework must keep, for
//     ministries that define their own.
//
//   - Package competency: who can do it? Competencies, roles, evidence, gaps,
//     teams and training. Package competency/catalog has published frameworks, and
//     package competency/chart has pictures.
//
//   - Package competency/competencytest: the laws that a competency framework must
//     keep, for ministries that define their own.
//
//   - Package systems: why is it so? Causal diagrams, their loops and archetypes;
//     package systems/catalog has them on stories of digital government, package
//     systems/chart draws them, and package systems/export writes them for other
//     programs. Package systems/behaviour runs models of the archetypes, and package
//     systems/qualitative says what follows from signs alone.
//
//   - Package systems/situation: what surrounds us? Factors, strengths, bottlenecks,
//     risks and who is left behind, and what in that does not hold together.
//
//   - Package systems/stakeholder: who matters? Power and interest, salience, engagement
//     and who is left out of it.
//
//   - Package systems/systemstest: the laws that a causal diagram, a stakeholder map or a
//     situation must keep, for ministries that draw their own.
//
//   - Package actionplan/priority: what first? Orders by several criteria, how far they
//     hold, and a choice under yearly limits.
//
//   - Package actionplan/schedule: when? Calendars, critical path, limited resources and
//     risk, each date with its reason; package actionplan/chart draws it.
//
//   - Package actionplan/kpi: is it working? Level, pace and trend of indicators.
//
//   - Package actionplan: plans, reviews and what changed between them; packages
//     actionplan/table and actionplan/decidim read and write them as tables. A draft
//     makes a plan of gaps; package actionplan/catalog has steps to begin with.
//     Reports are still to come.
//
//   - Package actionplan/actionplantest: the laws that plans, indicators, schedules
//     and priorities must keep.
//
// Start with the example of package maturity, or run
//
//	go run github.com/govmaturity/govmaturity/examples/quickstart
//
// # The words
//
// A [Text] is wording in several languages, and [Words] are what the module
// itself says in one. A [Source] is a published work, a [Citation] a place in
// one, and a [Standing] says how official a statement is. [Dates] say since when
// an edition of a document is in force.
//
// An [Answer] is what was answered to one question, or why nothing was. A
// [State] says whether there is a value, of an answer or of a result, and if
// not, why not. A [Scale] is an ordered set of levels, a [Level] is one of them,
// and a [Range] is what a number may be.
//
// A [Problem] is one thing wrong with an input, at a [Path], and its [Code] says
// what kind of thing; [Problems] is everything that is wrong with it. A [Form]
// is the questionnaire of a document, for any renderer, and brings back what was
// entered as a [FormInput]. A [Chart] is a picture of results, with a
// description and a [Table] of the same. A [Finding] is one thing that was found
// out, with the reasons for it, and leads down to the findings that it rests on,
// whichever package they are of.
//
// # What holds in every package
//
// Documents are plain structs, in Go, YAML or JSON. Compiling one checks all of
// it and gives a value that does not change and that goroutines can share.
// There is no global state, no clock and no randomness that the caller did not
// pass in.
//
// Readers are strict. They refuse unknown, doubled and wrongly cased keys,
// anchors and aliases, several documents in one, numbers in odd forms, and
// anything past their limits. They report all problems at once, each with its
// line and column. Nothing panics on any document.
//
// What is missing is a state, not a number. Every number says how it came
// about. What is official is said to be, and what is not is not.
//
// Results have the same bits on every machine, whatever the order of answers
// and the number of goroutines.
package govmaturity
