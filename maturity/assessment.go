package maturity

import "github.com/govmaturity/govmaturity"

// AssessmentFormat is the value of the format field of an assessment document.
const AssessmentFormat = "govmaturity/assessment/1"

// Assessment is one rater's answers about one subject at one time. It is plain
// data, in Go, YAML or JSON.
type Assessment struct {
	Format string `json:"format" doc:"required,enum=govmaturity/assessment/1"`
	// Framework and Edition name what was answered.
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	// Hash ties the assessment to a content of the framework: to all that it says
	// ([Framework.Hash]), or to what computes alone ([Framework.RulesHash]).
	Hash string `json:"hash,omitempty" doc:"pattern=hash"`
	// Subject is who or what was assessed: a country, an agency, a service.
	Subject string `json:"subject" doc:"required,nonempty"`
	// Rater is who answered.
	Rater string `json:"rater,omitempty"`
	// Date is when: 2026, 2026-11 or 2026-11-22.
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// Standing says how official the answers are: official when a publisher
	// gives them, illustrative when they are made up. It may be left out.
	Standing govmaturity.Standing `json:"standing,omitempty"`
	// Source says where the answers come from.
	Source string `json:"source,omitempty"`
	Note   string `json:"note,omitempty"`
	// Answers are by the ID of their indicator.
	Answers map[string]govmaturity.Answer `json:"answers,omitempty"`
	// Rosters are the items of each roster, by the roster's ID.
	Rosters map[string][]RosterItem `json:"rosters,omitempty"`
}

// RosterItem is one thing of a roster, with its answers.
type RosterItem struct {
	ID      string                        `json:"id" doc:"required,nonempty"`
	Title   string                        `json:"title,omitempty"`
	Answers map[string]govmaturity.Answer `json:"answers,omitempty"`
	Rosters map[string][]RosterItem       `json:"rosters,omitempty"`
}
