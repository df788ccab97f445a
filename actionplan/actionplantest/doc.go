// Package actionplantest says what well-made parts of a plan are, and checks them.
//
// [RunIndicators] checks a list of indicators in a test, a law a subtest:
//
//	func TestStrategy(t *testing.T) { actionplantest.RunIndicators(t, indicators) }
//
// [CheckIndicators] does the same in a program. What is broken is said in words that
// a reader needs no program for: what the law asks and where it is written, at which
// part, what shows it, what came out, and what was expected.
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
//	order                 the order of a document changes no answer
//	document-round-trip   a list survives being written and read
//	form-round-trip       what is entered in a form comes back as it was
//
// [IndicatorLaws] has them with their full explanations. Observations are made with a
// seed: a law that is broken once is broken every time. The laws are searches, not
// proofs.
//
// # Waivers
//
// A document can break a law for a reason. [Waive] lets it pass, with the reason,
// which is logged. A waiver that nothing needs any more fails the test.
package actionplantest
