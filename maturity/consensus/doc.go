// Package consensus puts the ratings of one subject by several raters together: what
// they say in common, how far they agree, and what they have to talk about.
//
//	r, err := consensus.Read(fw, "round.yaml", data)
//	c, err := r.Combine(assessments...)     // one of each rater
//
//	c.Agenda()                              // where raters disagree most
//	c.Agreement("leadership")               // how far they agree, with intervals
//	card, err := fw.Score(c.Assessment(w))  // the result, scored like any other
//
// # Rounds
//
// A [RatingRoundSpec] says who rates, and whether they rate themselves. Ratings of one
// kind are put together, those of assessors unless it says otherwise; the others stand
// apart, and move nothing. Groups share the questions out: of the part of a group only
// its raters count. [GroupsOf] makes one group of each node below the root, as a
// workshop with six groups and six dimensions does. What was settled in talks stands in
// the document of the next round, with its reason, in place of what the rule gives.
// [Consensus.Since] compares two rounds.
//
// # How answers become one
//
// Silent are raters without an answer, and those who say that they do not know or that
// the answer is excluded. Of the others, more than half must give a value, or the same
// reason why there is none (not applicable, not deployed); otherwise the answer is left
// open. Then the values become one:
//
//	median    the one in the middle by the order of levels, of numbers, or of no and
//	          yes. Between two numbers it is their mean; between two levels or counts,
//	          what Between says, and open without it
//	majority  what more than half of the values are. Of a checklist, each option that
//	          more than half have checked; at exactly half, what Between says
//	mean      Σ(v/n), from the least v to the greatest
//
// A result is an estimate when all values that it is made of are. What is open counts as
// unanswered when the result is scored. Nothing is decided by the order of raters.
//
// # Disagreement
//
// The disagreement on a question is the mean distance of two raters who said something,
// from 0 to 1: of levels and of yes and no, the steps between them over the most there
// can be; of options, 1 unless they are the same; of checklists, the share of options
// that one has and the other has not; of numbers, their difference over the width of
// what they can be or, where that is not known, of what was said. A value and a reason
// why there is none are 1 apart.
//
// # Agreement
//
// [Consensus.Agreement] measures the questions below a node. Krippendorff's alpha takes
// levels for ordinal data, numbers for interval data, and the rest for nominal data,
// unless the round says otherwise (Krippendorff, Computing Krippendorff's
// Alpha-Reliability, 2011). Kappa is Cohen's (1960, weighted 1968), for more than two
// raters Conger's (1980), as Gwet has them for missing values (Handbook of Inter-Rater
// Reliability, 2014). A question to which one rater alone gave a value counts for none of
// these, nor for what chance alone would give. r_wg(j) is that of James, Demaree and Wolf (1984), against the
// uniform distribution, and 0 where it would be less.
//
// Intervals are percentiles of a bootstrap over questions, whose random numbers begin
// with the seed of the document, or come from the standard error (Gwet 2014).
// No operation is fused, and sums are in the order of size: bits are the same on every
// machine, and for raters in any order, but for the order of questions when they are
// drawn.
//
// # Documents
//
//	format: govmaturity/rating-round/1
//	id: health-2026
//	framework: un-dgca
//	edition: undated
//	subject: Ministry of Health
//	round: 1
//	raters: [{id: ministry, kind: self}, {id: a, kind: assessor}, {id: b, kind: assessor}]
//	facilitated: [{indicator: legal, choices: [begun], reason: The law is a draft.}]
package consensus
