package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// LintRule is something that a good document of this package does, and that somebody
// asks for. What it says to people, of what it is, how grave it is and who asks for it
// is data: see [LintRule.Say], [LintRule.Subject], [LintRule.Severity] and
// [LintRule.Cites].
type LintRule string

// Rules of plans.
const (
	LintRuleAnswer        LintRule = "answer"        // each step answers a gap
	LintRuleVerifiable    LintRule = "verifiable"    // each step says what will be there to be seen
	LintRuleChange        LintRule = "stated-change" // to continue or support something is no change
	LintRuleResponsible   LintRule = "responsible"   // each step has somebody who does it
	LintRuleOwner         LintRule = "owner"         // each step has somebody who is accountable
	LintRuleDeadline      LintRule = "deadline"      // each step says by when
	LintRuleHorizon       LintRule = "horizon"       // no deadline is outside the horizon
	LintRuleOrder         LintRule = "order"         // no step ends before one that it waits for
	LintRuleParts         LintRule = "parts"         // no part ends after the whole
	LintRuleLevels        LintRule = "levels"        // a level is left only after it was reached
	LintRuleMilestones    LintRule = "milestones"    // what goes on has milestones
	LintRuleNeeds         LintRule = "needs-covered" // no more is needed than is available
	LintRuleMitigation    LintRule = "mitigation"    // each barrier has an answer
	LintRuleMitigationBy  LintRule = "mitigation-by" // and somebody who sees to it
	LintRuleCommunication LintRule = "communication" // each step says who is told
	LintRuleCadence       LintRule = "cadence"       // each audience is told how often
	LintRuleIndicator     LintRule = "indicator"     // each step says how success is measured
	LintRuleResultType    LintRule = "result-type"   // where results are told apart, each is
	LintRuleCommitment    LintRule = "commitment"    // each commitment has steps
	LintRuleOrphan        LintRule = "orphan"        // where there are commitments, each step is for one
	LintRuleParty         LintRule = "party"         // each party does something
	LintRuleReview        LintRule = "next-review"   // the plan says when it is looked at again
	LintRuleCircle        LintRule = "circle"        // no step waits for itself, or is a part of itself
	LintRuleDates         LintRule = "dates"         // nothing ends before it begins
	LintRuleKnownParty    LintRule = "known-party"   // nobody is named who is not listed
)

// Rules of lists of indicators.
const (
	LintRuleBaseline        LintRule = "baseline"              // each target has a baseline
	LintRuleBaselineYear    LintRule = "baseline-year"         // each baseline is of a date
	LintRuleBaselineValue   LintRule = "baseline-value"        // each baseline has a value
	LintRuleTarget          LintRule = "target"                // each indicator has a target
	LintRuleTargetValue     LintRule = "target-value"          // each target has a value
	LintRuleTargetDate      LintRule = "target-date"           // each target says by when
	LintRuleSource          LintRule = "source"                // each indicator says where its values come from
	LintRuleMeasure         LintRule = "measure"               // each indicator says what its values count
	LintRuleSame            LintRule = "target-is-baseline"    // a target is something else than the baseline
	LintRuleDirection       LintRule = "direction"             // a target lies in the direction that is better
	LintRuleCumulative      LintRule = "cumulative-percentage" // percentages are not added up
	LintRuleWeights         LintRule = "weights"               // weights sum to 1 or to 100
	LintRuleActualValue     LintRule = "actual-value"          // what was observed has a value, or a reason why not
	LintRuleCumulativeRatio LintRule = "cumulative-ratio"      // shares of a whole are not added up
)

// Rules of reviews.
const (
	LintRuleEvidence      LintRule = "evidence"       // what is completed is shown
	LintRuleFinished      LintRule = "finished"       // what is completed says when
	LintRuleConsistent    LintRule = "consistent"     // status, progress and dates say the same
	LintRuleNotStarted    LintRule = "not-started"    // what is said not to be started has not begun
	LintRuleReviewed      LintRule = "reviewed"       // each step is looked at
	LintRuleOverdue       LintRule = "overdue"        // what is overdue has an answer
	LintRuleCorrection    LintRule = "correction"     // what went off track is corrected, by somebody
	LintRuleStopped       LintRule = "stopped"        // what is given up says why
	LintRuleMoved         LintRule = "moved"          // a deadline that is moved is another one
	LintRuleReason        LintRule = "reason"         // a deadline is moved for a reason
	LintRuleFuture        LintRule = "future"         // nothing happened after the day of the review
	LintRuleReviewDates   LintRule = "review-dates"   // nothing was finished before it was begun
	LintRuleReviewEdition LintRule = "review-edition" // a review is of the plan as it is
)

// Rules of visions.
const (
	LintRuleAnalysis      LintRule = "analysis"       // a vision rests on an analysis
	LintRuleItems         LintRule = "five-items"     // it has all five items
	LintRuleSDG           LintRule = "sdg"            // it serves goals of the 2030 Agenda
	LintRuleServed        LintRule = "served"         // each target, goal and priority is tied to another
	LintRuleScenarios     LintRule = "scenarios"      // it looks ahead
	LintRuleSignposts     LintRule = "signposts"      // each scenario has something to watch
	LintRuleThreshold     LintRule = "threshold"      // each signpost says from where on it is passed
	LintRuleThen          LintRule = "then"           // and what is done then
	LintRuleWatched       LintRule = "watched"        // and who watches, and how often
	LintRuleVisionTargets LintRule = "vision-targets" // goals and targets are those of the 2030 Agenda
)

// Rules of cycles.
const (
	LintRuleProof        LintRule = "proof"         // a step that is over left what it must
	LintRuleGaps         LintRule = "gaps"          // an assessment that is over found gaps, or says none
	LintRuleHash         LintRule = "hash"          // documents are tied to their content
	LintRuleReassessment LintRule = "re-assessment" // what was assessed once is assessed again
	LintRuleSameEdition  LintRule = "same-edition"  // documents of a round are of one edition
)

// LintSubject says of which document a rule is.
type LintSubject string

const (
	LintSubjectPlan       LintSubject = "plan"
	LintSubjectIndicators LintSubject = "indicators"
	LintSubjectReview     LintSubject = "review"
	LintSubjectVision     LintSubject = "vision"
	LintSubjectCycle      LintSubject = "cycle"
)

// Severity says how grave a remark is.
type Severity string

const (
	// SeverityRefused: a document that breaks the rule cannot be read. No remark is so
	// grave: the reader says it, as a problem with its place.
	SeverityRefused Severity = "refused"
	// SeverityWrong: the document contradicts itself, or cannot be run.
	SeverityWrong Severity = "wrong"
	// SeverityMissing: something that it should say is not said.
	SeverityMissing Severity = "missing"
	// SeverityDoubtful: it may be meant so, and is worth a look.
	SeverityDoubtful Severity = "doubtful"
)

// Severities returns all, the gravest first.
func Severities() []Severity {
	return []Severity{SeverityRefused, SeverityWrong, SeverityMissing, SeverityDoubtful}
}

// Say says it to people.
func (s Severity) Say(w govmaturity.Words) string { return w.Say("lint.severity." + string(s)) }

// LintRules returns all rules, by the document that they are of, and there in the
// order of its parts.
func LintRules() []LintRule {
	out := make([]LintRule, len(lintRules))
	for i, r := range lintRules {
		out[i] = r.rule
	}
	return out
}

// lintRule is a rule with what stands behind it.
type lintRule struct {
	rule            LintRule
	subject         LintSubject
	severity        Severity
	source, locator string // of who asks for it: empty where the library does
}

func (r LintRule) get() lintRule {
	i := slices.IndexFunc(lintRules, func(x lintRule) bool { return x.rule == r })
	if i < 0 {
		return lintRule{}
	}
	return lintRules[i]
}

// Say says the rule to people: it is what a good document does.
func (r LintRule) Say(w govmaturity.Words) string { return w.Say("lint.rule." + string(r)) }

// Subject returns the kind of document that the rule is of, or "".
func (r LintRule) Subject() LintSubject { return r.get().subject }

// Severity returns how grave it is to break the rule, or "". The severities are the
// library's: whoever asks for a rule does not grade it so.
func (r LintRule) Severity() Severity { return r.get().severity }

// Cites returns who asks for it, and where. It is empty for the library's own rules.
func (r LintRule) Cites() []govmaturity.Citation {
	if x := r.get(); x.source != "" {
		return []govmaturity.Citation{{Source: x.source, Locator: x.locator}}
	}
	return nil
}

// LintSources returns the works that rules come from.
func LintSources() []govmaturity.Source {
	return append(CycleSources(),
		govmaturity.Source{ID: sourceOGP, Title: "Independent Reporting Mechanism: how action plans and their results are reviewed", Publisher: "Open Government Partnership"},
		govmaturity.Source{ID: sourceIATI, Title: "IATI Standard 2.03: rules of the validator", Publisher: "International Aid Transparency Initiative"},
		govmaturity.Source{ID: sourceAkvo, Title: "Akvo RSR: checks before a results framework is published", Publisher: "Akvo Foundation"},
	)
}

const (
	sourceOGP  = "ogp-irm"
	sourceIATI = "iati-rules"
	sourceAkvo = "akvo-rsr"
)
