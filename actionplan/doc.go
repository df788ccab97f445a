// Package actionplan is about plans: what is to be done, by whom, by when, with what,
// and which gap each step answers.
//
//	plan, err := actionplan.Read("plan.yaml", data)
//	for _, r := range plan.Lint() { ... }             // what a good plan says, and this one does not
//	review, err := plan.ReadReview("2027.yaml", more)
//	review.Status("portal").Lateness                  // overdue, in-time ...
//	next, err := review.Rebaselined()                 // with the deadlines that were moved, and why
//	changes := actionplan.Diff(plan, next)
//
// A plan can begin with what was found. Gaps of scorecards, people who fall short,
// bottlenecks, risks and stakeholders become needs ([NeedsOfGaps] and others), and
// [Draft] makes candidate steps of them, with templates (package actionplan/catalog):
// each cites the need that it answers, and no level comes before the one below. Nobody,
// no date and no amount is put in: [Drafted.Asks] has the questions.
//
//	draft, err := actionplan.Draft(actionplan.NeedsOfGaps(gaps), templates, actionplan.DraftOptions{})
//	for _, a := range draft.Asks() { ... }            // who, by when, with what
//	again, err := review.Reassess(before, after)      // which steps moved which node
//
// Deadlines are as people write them, in English and French: by fall 2027, ongoing, Q2
// of the fiscal year 2026-27. They are read as intervals or recurrences, and the wording
// is kept: see [DeadlineReader]. What cannot be understood is a problem, and no guess.
//
// A plan that was compiled does not change. [Plan.Snapshot] keeps it with its hash, and
// [ReadSnapshot] finds out whoever changed it later.
//
// A [Vision] says where to: goals, priorities, targets of the 2030 Agenda, and what is
// watched on the way. A [Cycle] is the record of the four steps, in either version of
// the sources, that ties assessments, gaps, plans and reviews together by id, edition
// and hash, and says where it stands. [Prompts] are the questions of the method. Each
// document has a form ([PlanForm], [Plan.ReviewForm], [VisionForm], [CycleForm]) and a
// schema, and what a good one says is data: [LintRules], with who asks for each rule.
//
// # Documents
//
// A plan, and a review of it:
//
//	format: govmaturity/action-plan/1
//	id: digital-2030
//	edition: "2027"
//	horizon: {from: "2027", to: "2030"}
//	owner: unit
//	parties: [{id: unit, name: Digital unit}, {id: clerks, name: Clerks at the counters}]
//	steps:
//	  - id: portal
//	    title: {en: One portal, fr: Un seul portail}
//	    deliverable: A portal with ten services
//	    responsible: [unit]
//	    deadline: by fall 2027
//	    resources: [{kind: financial, needed: 80000, available: 50000, unit: EUR}]
//	    barriers: [{what: Each agency has its own, by: clerks, mitigation: Move two first, owner: unit}]
//	    communications: [{audience: clerks, what: What changes, channel: A visit, cadence: every month}]
//	    indicators: [{title: Services on the portal}]
//	    answers: [{kind: node, document: un-nine-pillars, edition: "2020", id: data-management, from: transactional, to: connected}]
//
//	format: govmaturity/plan-review/1
//	plan: digital-2030
//	edition: "2027"
//	date: 2027-12-15
//	steps: [{step: portal, status: limited-progress, progress: 0.4, deviation: {what: The tender was late, action: A second one, owner: unit}}]
//	rebaseline: [{step: portal, deadline: by Q2 2028, reason: The tender was late, by: unit}]
//
// A vision, and the record of a cycle:
//
//	format: govmaturity/vision/1
//	id: state-2030
//	statement: Each person deals with one government.
//	goals: [{id: once, title: Data are given once, targets: ["16.6"]}]
//	priorities: [{id: portal, title: One portal, term: short, goals: [once]}]
//	targets: [{id: "16.6"}]
//
//	format: govmaturity/cycle/1
//	id: state
//	version: workshop
//	rounds:
//	  - id: first
//	    steps:
//	      - {step: vision, started: 2026-10, finished: 2026-11, documents: [{kind: vision, id: state-2030}]}
//	      - {step: strategy, started: 2026-11, finished: 2027-01, documents: [{kind: plan, id: digital-2030, edition: "2027"}]}
//
// The run of examples/cycle shows all of them at work.
//
// # Other packages
//
// Package schedule computes dates, package priority an order, package kpi how
// indicators move; packages table and decidim read and write plans as tables. Package
// report makes a page of a plan, package chart a picture, package ical a calendar, and
// [Plan.Mermaid] a chart for Mermaid.
package actionplan
