// Package actionplantest says what well-made parts of a plan are, and checks them.
//
// [RunPlan] checks an action plan in a test, a law a subtest, [RunIndicators] a list of
// indicators, [RunSchedule] a schedule, and [RunPriorities] a question of what comes
// first:
//
//	func TestPlan(t *testing.T) {
//		actionplantest.RunPlan(t, plan, actionplantest.PlanDocuments{Frameworks: frameworks})
//		actionplantest.RunIndicators(t, indicators)
//		actionplantest.RunPriorities(t, priorities)
//		actionplantest.RunSchedule(t, portal, calendars)
//	}
//
// [CheckPlan], [CheckIndicators], [CheckSchedule] and [CheckPriorities] do the same in a program.
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
// # Laws of action plans
//
// These a document can break, the plan or one of the [PlanDocuments] around it:
//
//	owners-said            somebody is accountable for each step
//	doers-said             each step without parts says who does it
//	deadlines-said         and by when, or how often, or with which milestones
//	gaps-cited             each step says which gap, need or goal it answers
//	answers-exist          and these are there, in the edition that is named
//	indicators-exist       each indicator is in its list
//	goals-answered         each goal of a vision has a step
//	levels-in-order        no level is led to before the ones below
//	names-apart            no two parts of the same have one title
//	parts-within-whole     no part begins before the whole, or is due after it
//	waits-first            no step is due before one that it waits for
//	milestones-within      milestones lie between the start and the deadline
//	within-horizon         each deadline lies within the horizon
//	amounts-covered        no more is needed than is available
//	parties-used           each party is named for something
//	commitments-used       each commitment has a step
//	reviews-clear          each review is of this plan, whole, and without doubts
//
// These the library keeps by itself:
//
//	references-resolve     whoever names what there is not is told so, at the place
//	owner-nearest          the nearest owner is accountable
//	deadlines-alike        deadlines mean the same in all languages, as written
//	draft-cites-gaps       each drafted step cites a need that was found
//	draft-levels-in-order  and waits for those that lead to lower levels
//	draft-invents-nothing  nobody, no date and no amount is in a draft
//	draft-order            the order of needs changes nothing
//	draft-explained        the explanation of a step names its needs
//	asks-what-is-open      all that is not said is asked for, and nothing else
//	snapshot-kept          a snapshot is the plan as it was, or is refused
//	plan-unchanged         whoever scribbles on a document changes no plan
//	diff-of-itself         between a plan and itself nothing has changed
//	diff-makes-second      what changed makes of the first plan the second
//	rebaseline-alone       to move deadlines changes nothing else, and keeps the reason
//	no-news-no-doubts      a review without news leaves no doubt
//	late-after-deadline    late is the day after the last, and not that day
//	steps-tallied          each step is counted once
//	finished-plan-moves    scorecards show each node that moved, as it did
//	tasks-keep-plan        as tasks, steps say what they said, and no duration
//	dated-keeps-plan       computed dates fill what is open
//	table-round-trip       a table brings the steps back, but for parts that are listed
//	iati-round-trip        so do published results
//	calendar-once          each deadline is in the calendar once, on its day
//	order, same-again, document-round-trip, form-round-trip
//
// A law about something that was not handed over has nothing to look at. Drafts are made
// of the needs that were, or else of what the steps of the plan answer. Forms of more
// than 400 steps are not tried.
//
// [IndicatorLaws], [ScheduleLaws], [PriorityLaws] and [PlanLaws] have them with their full
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
// A golden case says what must come out of a schedule, of priorities, or of a plan, as
// they are or with something changed: the end and the dates of tasks, their floats and
// which are critical; the first, ranks and scores by each method, and what is chosen;
// owners, deadlines, remarks and questions of steps; or what must be refused.
// [RunScheduleGolden], [RunPriorityGolden] and [RunPlanGolden] check the files of a folder
// in a test, [CheckScheduleGolden], [CheckPriorityGolden] and [CheckPlanGolden] in a
// program.
package actionplantest
