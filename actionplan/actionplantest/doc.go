// Package actionplantest says what well-made parts of a plan are, and checks them.
//
// [RunIndicators] checks a list of indicators in a test, a law a subtest, [RunSchedule]
// a schedule, and [RunPriorities] a question of what comes first:
//
//	func TestPlan(t *testing.T) {
//		actionplantest.RunIndicators(t, indicators)
//		actionplantest.RunPriorities(t, priorities)
//		actionplantest.RunSchedule(t, portal, calendars)
//	}
//
// [CheckIndicators], [CheckSchedule] and [CheckPriorities] do the same in a program.
// What is broken is said in words that a reader needs no program for: what the law asks
// and where it is written, at which part, what shows it, what came out, and what was
// expected.
//
// # Laws of indicators
//
// These a document can break:
//
//	units-said            each indicator says what a value counts
//	sources-said          each says where its values come from
//	baselines-said        each with a target to reach says where it began
//	targets-dated         each target to reach says by when
//	targets-ahead         no target is met at the baseline
//	targets-within-limit  no target is beyond what cannot be passed
//	milestones-rise       each milestone is nearer to the target
//	names-apart           no two have the same title
//	weights-matter        weights in a group are not all the same
//
// These the library keeps by itself, whatever a document says. They are tried with
// each list all the same, with observations that are made from it:
//
//	better-never-worse    a better value makes no answer worse
//	met-is-whole          a target is met exactly where the whole way lies behind
//	path-to-target        what is expected leads from the baseline to the target
//	groups-among-members  a mean lies among what it is a mean of
//	missing-is-no-zero    what nobody observed has no answers
//	mirrored              minus the values, and the other direction, change no answer
//	order                 the order of a document changes no answer
//	document-round-trip   a list survives being written and read
//	form-round-trip       what is entered in a form comes back as it was
//
// # Laws of schedules
//
// These a document can break:
//
//	can-be-planned        there is a plan, with enough of all and within limits
//	titles-said           each task and each resource has a title
//	names-apart           no two parts of the same have one title
//	tasks-joined          no task stands alone
//	links-apart           no task waits twice for the same
//	constraints-matter    no constraint lies before the start
//	deadlines-kept        with enough of all, no deadline is missed
//	resources-needed      each resource is needed
//	calendars-used        each calendar is used
//
// These the library keeps by itself:
//
//	date-after-reason       no date is earlier than its reason, or than a link allows
//	links-kept              lags are there, measured anew at what the document says
//	capacity-kept           no more is taken of a resource than there is
//	enough-is-critical-path with enough of all, limits change nothing
//	limits-only-delay       limits make nothing sooner, and the stated bound is one
//	total-float             moved by its float a task delays nothing, by more it does
//	free-float              moved by its free float a task moves no other
//	critical-by-float       critical is what has no float, or little
//	end-rests-on-reasons    from reason to reason the end leads back to something fixed
//	dates-explained         each task says why then, how much later, and why critical
//	risk-rises              P50 is not after P80
//	risk-within-estimates   what is played through lies between the estimates
//	order, same-again, document-round-trip, form-round-trip
//
// Of tasks with parts, without a calendar of their own, or as late as possible, floats
// are not tried by moving them; nor in a schedule of more than 2000 tasks.
//
// # Laws of priorities
//
// These a document can break:
//
//	can-be-answered        each method gives an order, and what must be chosen fits
//	titles-said            each criterion and each alternative has a title
//	names-apart            no two have the same
//	criteria-measured      each criterion has a unit or a range
//	weights-count          no weight is 0
//	criteria-tell-apart    no criterion has one value for all
//	all-rated              nothing is left out for want of a value
//	raters-complete        no rater passes over something in silence
//	comparisons-consistent the consistency ratio is below 0.1
//	axes-together          a chart has both axes, or none
//	budgets-used           each resource of a portfolio is needed
//	each-can-be-chosen     each alternative fits within the limits
//
// These the library keeps by itself:
//
//	dominated-never-ahead   what is worse by all is never ahead, by any method
//	front-has-first         the Pareto front is what nothing dominates, and has the first
//	ranks-by-score          ranks are the order of scores
//	parts-add-up            a score is the sum of what criteria did for it
//	weights-by-shares       weights times a factor change nothing
//	mirrored                minus the values, and the other direction, change nothing
//	interval-holds          weights drawn inside of a stated interval keep the order
//	choice-within-limits    a choice needs no more than there is, counted anew
//	choice-keeps-conditions what requires, excludes and is settled is kept
//	choice-is-best          no other choice that fits is worth more
//	explained               each place and each choice says why
//	order, same-again, document-round-trip, form-round-trip
//
// [IndicatorLaws], [ScheduleLaws] and [PriorityLaws] have them with their full
// explanations. What is tried is made with a seed: a law that is broken once is broken
// every time. The laws are searches, not proofs.
//
// # Waivers
//
// A document can break a law for a reason. [Waive] lets it pass, with the reason,
// which is logged. A waiver that nothing needs any more fails the test.
//
// # Golden cases
//
// A golden case says what must come out of a schedule, or of priorities, as they are or
// with something changed: the end and the dates of tasks, their floats and which are
// critical; the first, ranks and scores by each method, and what is chosen; or what must
// be refused. [RunScheduleGolden] and [RunPriorityGolden] check the files of a folder in
// a test, [CheckScheduleGolden] and [CheckPriorityGolden] in a program.
package actionplantest
