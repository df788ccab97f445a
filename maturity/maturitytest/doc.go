// Package maturitytest says what a well-made framework is, and checks it.
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
// law asks, at which node, by which answers, what came out, and what was
// expected.
//
// # Laws
//
//	bounded              a result is a number inside its range
//	monotone             a better answer never makes a result worse
//	weights-matter       what has a weight can make a difference
//	same-range           what a mean combines counts on the same range
//	levels-reachable     each level and class is reached by some answers
//	levels-follow-value  a higher value never has a lower level or class
//	not-applicable       under renormalise, as if the node were not there
//	missing-policy       each policy does what it says
//	unanswered           nothing answered gives no value, unless a rule puts one in
//	answer-order         the order of answers, ticks and items does not matter
//	weight-scale         only the proportion of weights counts
//	coverage             coverage is the weighted share of what is answered
//	trace                an explanation computes to the number it explains
//	path                 the path to the next level leads there, without detours
//	deterministic        the same answers always give the same bits
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
// Some laws are about what the engine makes of a framework: missing-policy,
// unanswered, coverage, levels-follow-value, trace, path, scorer and the two
// round trips. No framework that compiles breaks these by its document alone,
// and the tests of this package break them with a stand-in for the engine.
// They are checked all the same: Go code of the author's runs inside the
// engine.
//
// The laws are searches, not proofs: that a level is reachable is found out by
// reaching it. A level that takes a very special set of answers may need more
// of them: see [WithSamples].
//
// # Golden cases
//
// A golden case is a document with answers and what must come out of them,
// such as the worked example of a handbook. [RunGolden] checks a folder of
// them in a test, and [CheckGolden] in a program.
package maturitytest
