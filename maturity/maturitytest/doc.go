// Package maturitytest says what a well-made framework is, and checks it; and so it does
// with panels, with what is not sure about their rankings, with rounds of rating and with
// rollouts.
//
// [Run] checks the laws in a test, a subtest each:
//
//	func TestMinistry(t *testing.T) { maturitytest.Run(t, ministry) }
//
// [Check] does the same in a program. Both try the framework with answers that
// they make from it: the worst, the best and those between, random ones,
// random ones with gaps, and none at all. The answers follow from a seed, so a
// law that is broken once is broken every time.
//
// What is broken is said in words that a reader needs no program for: what the
// law asks and where it is written, at which node, by which answers, what came
// out, and what was expected.
//
// # Laws
//
// These a document can break:
//
//	monotone             a better answer never makes a result worse
//	weights-matter       what has a weight can make a difference
//	share-matters        the share of a gate is neither all nor any one
//	same-range           what a mean combines counts on the same range
//	levels-reachable     each level and class is reached by some answers
//	silence              a blank is not worth more than an answer
//
// These only Go code of the author's can break. They are checked where there is
// some ([WithCode]), and otherwise by the tests of this package:
//
//	bounded              a result is a number inside its range
//	not-applicable       under renormalise, as if the node were not there
//	answer-order         the order of answers, ticks and items does not matter
//	weight-scale         only the proportion of weights counts
//	deterministic        the same answers always give the same bits
//	levels-follow-value  a higher value never has a lower level or class
//	missing-policy       each policy does what it says
//	unanswered           nothing answered gives no value, unless a rule puts one in
//	coverage             coverage is the weighted share of what is answered
//	trace                an explanation computes to the number it explains
//	path                 the path to the next level leads there, without detours
//	scorer               a Scorer gives what Framework.Score gives
//	document-round-trip  a framework survives being written and read
//	answers-round-trip   answers survive being written and read
//
// [Laws] has them with their full explanations. Some do not apply everywhere.
// An answer that decides what is asked may lower a value when it rises, so
// monotone leaves it alone. The weights below a sum are meant as they are, so
// weight-scale leaves them alone. Nothing can matter to a profile. The range of
// a z-score, or of the author's own code, is what it is, so same-range leaves
// it alone.
//
// The laws are searches, not proofs: that a level is reachable is found out by
// reaching it. A level that takes a very special set of answers may need more
// of them: see [WithSamples].
//
// No law knows what the author meant. A weight, a share or a policy that is
// another than the source's, and makes sense all the same, keeps every law: for
// that there are golden cases.
//
// # Laws of panels
//
// [RunPanel] and [CheckPanel] check many subjects side by side. These a document can
// break, the framework or a table of answers:
//
//	subjects-once        each subject stands in the panel once
//	subjects-apart       no two are one name in two spellings
//	numbers-enough       what is normalised by the panel has three numbers or more
//	indicators-vary      and they are not all the same
//	differences-matter   where members differ, somebody's result would be another
//	directions-agree     no indicator goes against the whole
//	answers-known        of who is ranked, half is known
//	ranks-tell-apart     no more than half share one rank
//
// These the library keeps by itself, whatever the panel:
//
//	members-order        the order of members changes nothing
//	ranks-by-value       a rank says how many are better
//	values-bounded       each result is a number within its range
//	better-counts-more   a better number never counts for less, the same one alike
//	frozen-alike         with the goalposts, each alone comes out as in the panel
//	later-moves-nobody   a later subject moves none of those before
//	divided-by-nothing   where all are level there is a state and no number
//	parts-as-whole       peers are scored against the whole panel
//	standings-agree      a standing among all others is the rank
//	goalposts-round-trip goalposts survive being written and read
//	sums-exact           sums are the numbers nearest to the exact ones
//	shards-merge         sums of parts, merged in any order, have the same bits
//	nothing-added        a part without members changes nothing
//	sums-round-trip      sums survive being written and read
//
// [PanelLaws] has them with their full explanations. That two indicators say the same,
// or that a panel is small, breaks no law; how sure its ranking is, is a matter of its
// own. Panels of more than 2000 members are not scored again, and answers are exchanged
// and standings counted for 40 members from all over the panel.
//
// # Laws of what is not sure
//
// [RunUncertainty] and [CheckUncertainty] check what is not sure about the ranking of a
// panel. These a document can break:
//
//	about-said           the document says which framework it is about
//	draws-enough         ten draws lie beyond each end of an interval
//	assumptions-matter   each assumption alone moves somebody
//	members-kept         each member has a result in nine of ten draws
//	ranks-within         the rank of each lies in its interval
//	somebody-apart       the first and the last can be told apart
//	sensitivity-sure     shares of influence have small errors
//
// These the library keeps by itself, whatever the document:
//
//	same-bits            the same seed gives the same bits
//	intervals-ordered    the median lies in the interval
//	odds-add-up          above, level and below add up to one, seen from both
//	chances-add-up       nobody is in more than one class
//	surer-is-wider       an interval that covers more contains one that covers less
//	nothing-unsure       where next to nothing varies, nothing moves
//	neighbours-agree     neighbours are told apart as any two are
//	influence-bounded    nothing does more alone than in all
//	document-round-trip  the document survives being written and read
//	form-round-trip      what is entered in a form comes back as it was
//
// [UncertaintyLaws] has them with their full explanations. What is drawn again is drawn a
// thousand times at most.
//
// # Laws of rounds
//
// [RunRound] and [CheckRound] check a round of rating with the assessments of its raters.
// These a document can break, the round or what a rater says:
//
//	raters-spoke         each rater gave an assessment
//	raters-apart         no two go by one name
//	self-apart           the subject is not among those who assess it
//	raters-enough        two raters count, in each group
//	least-reachable      no more must speak than there are
//	groups-cover         each rater and each question is in a group, where there are groups
//	rules-taken          each rule is taken by a question
//	settled-within       what was settled lies within what was said, or has evidence
//	settled-needed       no answer that all gave is replaced
//	names-nobody         no text has an address of a person
//
// These the library keeps by itself, whatever raters say:
//
//	one-each             nobody rates twice, and nobody from outside
//	raters-order         the order of raters changes nothing
//	apart-moves-nothing  ratings that stand apart move nothing
//	within-said          what comes out lies within what was said
//	disagreement-tells   disagreement is from 0 to 1, and 0 where all say the same
//	agreement-in-range   coefficients are in their range, and intervals the right way round
//	settled-stands       what was settled stands as it was settled, with its reason
//	agenda-whole         all that is open or disputed is on the agenda, once, and in order
//	reasons-said         each answer says how it came out
//	through-engine       the result is scored like any other
//	movement-counted     from round to round, what did not move did not move
//	document-round-trip  a round survives being written and read
//	form-round-trip      what is entered in a form comes back as it was
//
// [RoundLaws] has them with their full explanations. That raters disagree breaks no law,
// nor does an answer that is left open: those are for the agenda.
//
// # Laws of rollouts
//
// [RunRollout] and [CheckRollout] check an approach that many organizations take up, with
// the scorecards of its rounds. These a document can break:
//
//	organizations-apart    no two go by one name
//	organizations-in-waves each joins with a wave, where there are waves
//	waves-within-reach     no more are named than there are to be
//	waves-dated-in-order   no wave has a date before that of an earlier one
//	organizations-observed of each something is known in the last round
//	steps-nested           no step is done while one before it is not begun
//	none-falls-back        nobody has less than in the round before
//	somebody-moves         no round is the one before, handed in again
//	names-nobody           no text has an address of a person
//
// These the library keeps by itself, whatever scorecards say:
//
//	counted-once           each organization is counted once, at each step and node
//	places-by-levels       what is begun and done follows from the levels
//	waves-add-up           each wave has those before it counted in
//	moves-counted          a movement is what lies between two rounds
//	unknown-is-unknown     who has no scorecard is unknown, and not at the beginning
//	cards-order            the order of scorecards changes nothing
//	organizations-order    nor does that of organizations
//	strangers-refused      nobody is counted twice, and nobody from outside
//	document-round-trip    a rollout survives being written and read
//	form-round-trip        what is entered in a form comes back as it was
//
// [RolloutLaws] has them with their full explanations.
//
// # Waivers
//
// An instrument can break a law for a reason: its publisher made it so, and the
// document is faithful. [Waive] lets it pass, with the reason, which is logged:
//
//	maturitytest.Run(t, c2m2, maturitytest.Waive("levels-reachable",
//		"An objective without MIL1 practices starts at MIL1, as in the model.", "asset-2"))
//
// A waiver that nothing needs any more fails the test.
//
// # Golden cases
//
// A golden case says what is given, and what must come out or be refused, such
// as the worked example of a handbook. [RunGolden] checks the files of a folder
// in a test, and [CheckGolden] in a program. Both say which rows of tables,
// levels, policies and branches no case reaches.
//
// [RunPanelGolden] and [RunRoundGolden] do the same with the ranks and values of a panel,
// and with the answers, the agenda and the results of a round of rating.
package maturitytest
