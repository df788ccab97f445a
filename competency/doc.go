// Package competency answers who can do it, how sure that is, and what training
// closes the gap.
//
//	fw, err := catalog.Load("eu-digcomp")                  // or competency.ReadFramework(name, data)
//	person, err := fw.Person(profile)                      // a document of evidence
//	ready, err := person.Readiness(post, competency.AsOf{Date: "2026-11-25"})
//
// # Frameworks
//
// A [Framework] has competencies in areas, with levels of scales of a stated
// kind, mindsets apart from them, and roles. A [Post] is a role at one of its
// levels; it has [Requirement] values. Levels of a role are a ladder only where
// the framework says so.
//
// # What somebody can do
//
// A [Profile] keeps all evidence that there ever was. At a date ([Person.At]),
// evidence that has expired, that was revoked, archived or superseded, or that is
// still to come, is shown with the reason and does not count. What people say of
// themselves never counts for the level that others go by: it stands beside it.
// How evidence makes a level is a policy of the framework ([PolicySpec]).
//
// Nothing known, nothing there and not applicable are three things
// ([Knowledge]).
//
// [Framework.RatingForm] asks people themselves, or an assessor, of one post or
// area at a time; [Framework.Rate] makes evidence of what comes back.
//
// # Gaps
//
// A [Gap] is met, short or unknown ([Verdict]), with bounds of level steps. With
// the steps r that a requirement takes, the steps a that are attained, and its
// weight w,
//
//	readiness  Σ w·min(a, r) / Σ w·r
//
// over all requirements that are not merely desirable, and not where they do not
// apply. Where a is not known it lies between 0 and the highest level, and so
// readiness lies between two ends. Surplus makes up for nothing.
//
// Of a post that states no requirements nobody is known to be ready, and nobody
// falls short: there is no readiness, and [Unstated] says why. Nothing is there to
// close, and [Framework.Assign] gives the post to nobody.
//
// # Why
//
// Each of these, and each of those below, explains itself: Explain returns a
// [govmaturity.Finding], in the words of one language or several, with the rule, what
// counted, what was left out and why, and the formula with its numbers. A trace with
// [Readiness.Find] or [Plan.Find] leads down to the evidence.
//
// # Teams, training, posts
//
// A [Team] says how many people are at each level that its posts require, on whom
// all rests, who could step up, and what a leaver takes along; its views withhold
// groups that are too small. [Training.Plan] chooses modules at least cost, or for
// the most readiness within limits, with a proof or a bound. [Framework.Assign]
// gives people to posts.
//
// # Between frameworks
//
// A [Crosswalk] says which competencies and levels go together, and
// [Crosswalk.Migrate] carries a profile over, with a list of all that is lost.
// There is no arithmetic across scales. [Changes] says what differs between two
// editions.
//
// Errors about documents are [govmaturity.Problems]: all that is wrong, each with
// a code, a path and, where the input was text, the line and column.
package competency
