// Package competencytest says what a well-made competency framework is, and
// checks it.
//
// [Run] checks the laws in a test, a subtest each:
//
//	func TestMinistry(t *testing.T) { competencytest.Run(t, ministry) }
//
// [Check] does the same in a program. Both try the framework with people whose
// evidence they make from it: nothing known, the top and the bottom of all, nothing
// there, and random evidence. The evidence follows from a seed, so a law that is
// broken once is broken every time. [WithTraining] and [WithCrosswalk] check
// catalogues of training and crosswalks as well.
//
// What is broken is said in words that a reader needs no program for: what the law
// asks and where it is written, at which part, what shows it, what came out, and what
// was expected.
//
// # Laws
//
// These a document can break:
//
//	levels-reachable     each level is made by some evidence
//	attainable           each competency, and all that posts require, can be had
//	higher-never-worse   to get better never means to meet less
//	ladder-rises         a higher level of a role asks for no less
//	posts-require        each post requires something
//	areas-used           no area is empty
//	competencies-used    no competency is there for nothing
//	mindsets-apart       no mindset is a competency as well
//	descriptors-differ   no two levels are described in the same words
//	modules-takeable     somebody can take each module of training
//	crosswalk-returns    a crosswalk and back loses only what it declares
//
// These the library keeps by itself, whatever a document says. They are tried with
// each framework all the same, with its scales, rules and posts:
//
//	more-evidence        more evidence never lowers certainty
//	evidence-in-force    expired, revoked, archived, superseded and future evidence never counts
//	self-apart           what people say of themselves never moves the level
//	surplus-alone        surplus makes up for nothing
//	bounds-contain       whatever turns out lies within the bounds
//	evidence-order       the order of evidence does not matter
//	people-order         the order of people does not matter
//	plan-closes          a plan closes what it says
//	document-round-trip  a framework survives being written and read
//	profile-round-trip   evidence survives being written and read
//	form-round-trip      what is entered in a form comes back as it was
//	case-round-trip      a framework survives an exchange as a CASE package
//
// [Laws] has them with their full explanations. Some do not apply everywhere. Where
// a publisher prints areas and no competencies, no area is empty; where no post
// requires anything, no competency is out of use. What comes of parts can be open
// again when a part that was short no longer is, so more-evidence leaves it alone.
// Without a catalogue of training, plan-closes makes some up.
//
// The laws are searches, not proofs. In a framework with more than 60 competencies,
// or 40 posts, those about the library look at some from all over it.
//
// No law knows what the author meant. A level, a weight or a rule that is another
// than the source's, and makes sense all the same, keeps every law: for that there
// are golden cases.
//
// # Waivers
//
// A framework can break a law for a reason: its publisher made it so, and the
// document is faithful. [Waive] lets it pass, with the reason, which is logged:
//
//	competencytest.Run(t, model, competencytest.Waive("posts-require",
//		"The publisher names the role, and says nothing about it.", "clerk"))
//
// A waiver that nothing needs any more fails the test.
//
// # Golden cases
//
// A golden case says what is known of somebody, a date and a post, and what must come
// out: levels, gaps, readiness, the cost of a plan; or what must be refused.
// [RunGolden] checks the files of a folder in a test, and [CheckGolden] in a program.
// Both say which levels and posts no case reaches.
package competencytest
