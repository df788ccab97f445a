package actionplan

import "github.com/govmaturity/govmaturity"

// PlanFormat is the value of the format field of an action plan.
const PlanFormat = "govmaturity/action-plan/1"

// PlanSpec is an action plan as a document: what is to be done, by whom, by when,
// with what, against which resistance, told to whom, measured how, and which gap each
// step answers. It is plain data, in Go, YAML or JSON. [Compile] checks it and makes
// it a [Plan].
type PlanSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/action-plan/1"`
	// ID names the plan, whatever its edition: digital-2030.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some: 2026.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Subject says whose plan it is: a ministry, a state.
	Subject  string                 `json:"subject,omitempty" doc:"pattern=id"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	// Horizon is from when to when the plan reaches.
	Horizon *HorizonSpec `json:"horizon,omitempty"`
	// FiscalYear and Hemisphere are for deadlines that speak of fiscal years and
	// seasons. The north, when not given.
	FiscalYear *FiscalYearSpec `json:"fiscal-year,omitempty"`
	Hemisphere Hemisphere      `json:"hemisphere,omitempty"`
	// Owner is who is accountable for the plan as a whole, and corrects it where it
	// goes off track. NextReview is when it is looked at again.
	Owner      string `json:"owner,omitempty" doc:"pattern=id"`
	NextReview string `json:"next-review,omitempty" doc:"pattern=date"`

	// Parties are those that the plan names: units, posts, organisations.
	Parties []PartySpec `json:"parties,omitempty" doc:"nonempty"`
	// Commitments are what the plan promises. Steps belong to them.
	Commitments []CommitmentSpec `json:"commitments,omitempty" doc:"nonempty"`
	Steps       []StepSpec       `json:"steps,omitempty" doc:"nonempty"`
}

// HorizonSpec is from when to when a plan reaches.
type HorizonSpec struct {
	From string `json:"from" doc:"required,pattern=date"`
	To   string `json:"to" doc:"required,pattern=date"`
}

// PartySpec is somebody who does something, owns something or is told something.
type PartySpec struct {
	ID   string           `json:"id" doc:"required,pattern=id"`
	Name govmaturity.Text `json:"name" doc:"required"`
	Note govmaturity.Text `json:"note,omitempty"`
	// Stakeholder is the id that it has in a map of stakeholders.
	Stakeholder string `json:"stakeholder,omitempty" doc:"pattern=id"`
}

// CommitmentSpec is something that the plan promises.
type CommitmentSpec struct {
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text       `json:"title" doc:"required"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Owner       string                 `json:"owner,omitempty" doc:"pattern=id"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// StepSpec is one action step: a row of the plan's table.
type StepSpec struct {
	// ID is unique in the plan, and stays when the title is reworded. It is the key
	// of tables, reviews and comparisons.
	ID string `json:"id" doc:"required,pattern=id"`
	// Commitment is the promise that it is for.
	Commitment string `json:"commitment,omitempty" doc:"pattern=id"`
	// Parent is the step that it is a part of, in a work breakdown.
	Parent      string           `json:"parent,omitempty" doc:"pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Deliverable is what will be there to be seen when it is done.
	Deliverable govmaturity.Text `json:"deliverable,omitempty"`

	// Responsible are those who do it, and Support those who help.
	Responsible []string `json:"responsible,omitempty" doc:"nonempty,pattern=id"`
	Support     []string `json:"support,omitempty" doc:"nonempty,pattern=id"`
	// Owner is who is accountable for it: that of the commitment, or of the plan,
	// when not given.
	Owner string `json:"owner,omitempty" doc:"pattern=id"`

	// Start and Deadline are as people write them: 2027-03, by fall 2027, ongoing.
	Start      govmaturity.Text    `json:"start,omitempty"`
	Deadline   govmaturity.Text    `json:"deadline,omitempty"`
	Milestones []StepMilestoneSpec `json:"milestones,omitempty" doc:"nonempty"`
	// After are the steps that must be done before it begins.
	After []string `json:"after,omitempty" doc:"nonempty,pattern=id"`

	Resources      []StepResourceSpec  `json:"resources,omitempty" doc:"nonempty"`
	Barriers       []BarrierSpec       `json:"barriers,omitempty" doc:"nonempty"`
	Communications []CommunicationSpec `json:"communications,omitempty" doc:"nonempty"`
	// Indicators say how success is measured.
	Indicators []IndicatorRefSpec `json:"indicators,omitempty" doc:"nonempty"`
	// Answers are the gaps, bottlenecks, needs and goals that the step answers.
	Answers []AnswerSpec           `json:"answers,omitempty" doc:"nonempty"`
	Cites   []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// StepMilestoneSpec is something that is there at a time, on the way to the end of a
// step.
type StepMilestoneSpec struct {
	ID       string           `json:"id" doc:"required,pattern=id"`
	Title    govmaturity.Text `json:"title" doc:"required"`
	Deadline govmaturity.Text `json:"deadline,omitempty"`
}

// StepResourceSpec is something that a step takes: money, people, or the will of
// somebody.
type StepResourceSpec struct {
	Kind ResourceKind     `json:"kind" doc:"required"`
	What govmaturity.Text `json:"what,omitempty"`
	// Needed and Available are amounts in a unit: 120000 EUR, 2.5 people.
	Needed    *float64 `json:"needed,omitempty" doc:"min=0"`
	Available *float64 `json:"available,omitempty" doc:"min=0"`
	Unit      string   `json:"unit,omitempty" doc:"nonempty"`
	// From is who gives it.
	From string `json:"from,omitempty" doc:"pattern=id"`
}

// ResourceKind is a kind of resource, as the workshop's table has them.
type ResourceKind string

const (
	ResourceKindFinancial ResourceKind = "financial"
	ResourceKindHuman     ResourceKind = "human"
	ResourceKindPolitical ResourceKind = "political"
	ResourceKindOther     ResourceKind = "other"
)

// BarrierSpec is what stands in the way, or who resists and how.
type BarrierSpec struct {
	What govmaturity.Text `json:"what" doc:"required"`
	// By is who resists, if somebody does.
	By         string           `json:"by,omitempty" doc:"pattern=id"`
	Mitigation govmaturity.Text `json:"mitigation,omitempty"`
	// Owner is who sees to the mitigation.
	Owner string `json:"owner,omitempty" doc:"pattern=id"`
}

// CommunicationSpec is who is told what, by whom, how and how often.
type CommunicationSpec struct {
	Audience string           `json:"audience" doc:"required,pattern=id"`
	What     govmaturity.Text `json:"what,omitempty"`
	By       string           `json:"by,omitempty" doc:"pattern=id"`
	Channel  govmaturity.Text `json:"channel,omitempty"`
	// Cadence is as people write it: every quarter, 2027-06, ongoing.
	Cadence govmaturity.Text `json:"cadence,omitempty"`
}

// IndicatorRefSpec names an indicator of a list of indicators, and what the step is
// to make of it.
type IndicatorRefSpec struct {
	// List is the id of the list, and Indicator the one meant. A measure that is in no
	// list has a title alone.
	List      string           `json:"list,omitempty" doc:"pattern=id"`
	Indicator string           `json:"indicator,omitempty" doc:"pattern=id"`
	Title     govmaturity.Text `json:"title,omitempty"`
	// Result is what kind of result it tells.
	Result ResultKind `json:"result,omitempty"`
}

// ResultKind is a kind of result, as IATI tells them apart.
type ResultKind string

const (
	ResultKindOutput  ResultKind = "output"  // what was made
	ResultKindOutcome ResultKind = "outcome" // what changed by it
	ResultKindImpact  ResultKind = "impact"  // what that does in the long run
	ResultKindOther   ResultKind = "other"
)

// AnswerSpec is something that a step answers: a gap that somebody found, and where.
type AnswerSpec struct {
	Kind AnswerKind `json:"kind" doc:"required"`
	// Document is the id of the framework, map or list, and Edition its edition.
	Document string `json:"document,omitempty" doc:"pattern=id"`
	Edition  string `json:"edition,omitempty" doc:"pattern=edition"`
	// ID is what in there: a node, a competency, a stakeholder, a target.
	ID string `json:"id" doc:"required,nonempty"`
	// From and To are the levels, where it is about levels, of a node, a competency or
	// of engagement: the step leads from the one to the other.
	From string           `json:"from,omitempty" doc:"pattern=id"`
	To   string           `json:"to,omitempty" doc:"pattern=id"`
	Note govmaturity.Text `json:"note,omitempty"`
}

// AnswerKind says what kind of gap a step answers.
type AnswerKind string

const (
	AnswerKindNode        AnswerKind = "node"        // of a maturity framework, by its level
	AnswerKindCompetency  AnswerKind = "competency"  // that is short
	AnswerKindBottleneck  AnswerKind = "bottleneck"  // of a situation analysis
	AnswerKindStakeholder AnswerKind = "stakeholder" // who is not engaged as they should be
	// AnswerKindCommunication: something that a map of stakeholders says is to be told
	// or asked.
	AnswerKindCommunication AnswerKind = "communication"
	AnswerKindRisk          AnswerKind = "risk"
	AnswerKindTarget        AnswerKind = "sdg-target" // of the 2030 Agenda: 16.6
	AnswerKindGoal          AnswerKind = "goal"       // of the vision
)
