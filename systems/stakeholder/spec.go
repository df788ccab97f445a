package stakeholder

import "github.com/govmaturity/govmaturity"

// MapFormat is the value of the format field of a stakeholder map.
const MapFormat = "govmaturity/stakeholder-map/1"

// MapSpec is a stakeholder map as a document: who matters to a decision, how
// much power and interest they have, what they are promised, and who influences
// whom. It is plain data, in Go, YAML or JSON. [Compile] checks it and makes it a
// [Map].
type MapSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/stakeholder-map/1"`
	// ID names the map, whatever its edition: digital-identity.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some: 2026.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Standing says how official the content is. Without one, the map is the view
	// of those who drew it, and claims nothing more.
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	// Decision is what they have a stake in: a service, a reform, a choice that
	// somebody will make.
	Decision govmaturity.Text `json:"decision,omitempty"`
	// Attributes are those that are rated, each with its scale and with where high
	// begins. One that is not here is not rated.
	Attributes []AttributeSpec `json:"attributes,omitempty" doc:"nonempty"`
	// Combine says how the ratings of several raters become one.
	Combine CombineSpec `json:"combine,omitzero"`

	Groups       []StakeholderGroupSpec `json:"groups,omitempty" doc:"nonempty"`
	Stakeholders []StakeholderSpec      `json:"stakeholders,omitempty"`
	// Influences say who influences whom. They may go in a circle.
	Influences []InfluenceSpec `json:"influences,omitempty" doc:"nonempty"`
	// Needs are the needs of communication: what is told or asked, whom, by whom,
	// how and when, so that what engagement promises is kept.
	Needs []NeedSpec `json:"needs,omitempty" doc:"nonempty"`
}

// Attribute is what makes a stakeholder matter.
type Attribute string

const (
	// AttributePower: what the stakeholder can bring about, or stop.
	AttributePower Attribute = "power"
	// AttributeInterest: how much the stakeholder cares about the outcome.
	AttributeInterest Attribute = "interest"
	// AttributeLegitimacy: how proper the claim is, by law, contract, right or
	// custom.
	AttributeLegitimacy Attribute = "legitimacy"
	// AttributeUrgency: how pressing the claim is.
	AttributeUrgency Attribute = "urgency"
)

// AttributeSpec is the scale of one attribute: a range of numbers, or levels,
// each of which counts its value.
type AttributeSpec struct {
	_         struct{}  `doc:"oneof=range|levels" words:"give either a range of numbers or levels"`
	Attribute Attribute `json:"attribute" doc:"required"`
	// Question is what raters are asked.
	Question govmaturity.Text        `json:"question,omitempty"`
	Range    *govmaturity.Range      `json:"range,omitempty"`
	Levels   []govmaturity.LevelSpec `json:"levels,omitempty" doc:"nonempty"`
	// Threshold is where high begins. It is the middle of the scale when not
	// given.
	Threshold *float64 `json:"threshold,omitempty"`
	// Tie says what a value on the threshold is. Without it, it is low, and the map
	// is in doubt about each value that lies there.
	Tie   Tie                    `json:"tie,omitempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Tie says what a value on a threshold is.
type Tie string

const (
	// TieHigh: high is at the threshold or above it.
	TieHigh Tie = "high"
	// TieLow: high is above the threshold.
	TieLow Tie = "low"
)

// CombineSpec says how the ratings of several raters become one. The zero
// CombineSpec is the mean of those who rated.
type CombineSpec struct {
	// Rule is the mean when not given.
	Rule Rule `json:"rule,omitempty"`
	// Missing says what is done where a rater says nothing. Leave-out when not
	// given.
	Missing Missing `json:"missing,omitempty"`
	// Raters is how many must have rated, for there to be a value: one when not
	// given.
	Raters int `json:"raters,omitempty" doc:"min=1,max=1000"`
}

// Rule is a rule by which ratings are combined.
type Rule string

const (
	RuleMean Rule = "mean"
	// RuleMedian is the middle rating, or the mean of the two in the middle.
	RuleMedian Rule = "median"
)

// Missing says what a missing rating does.
type Missing string

const (
	// MissingLeaveOut: the others are combined without it.
	MissingLeaveOut Missing = "leave-out"
	// MissingBlock: while a rater has not answered, there is no value.
	MissingBlock Missing = "block"
)

// Engagement is how far stakeholders take part in a decision: a promise that is
// made to them about their influence on it. The five levels are those of the
// spectrum of the International Association for Public Participation.
type Engagement string

const (
	// EngagementNone: nothing is promised.
	EngagementNone Engagement = "none"
	// EngagementInform: they are told.
	EngagementInform Engagement = "inform"
	// EngagementConsult: they are asked and heard.
	EngagementConsult Engagement = "consult"
	// EngagementInvolve: they take part while the alternatives are made.
	EngagementInvolve Engagement = "involve"
	// EngagementCollaborate: they are partners in each step of the decision.
	EngagementCollaborate Engagement = "collaborate"
	// EngagementEmpower: they decide.
	EngagementEmpower Engagement = "empower"
)

// Engagements returns the levels of engagement, from none to the highest.
func Engagements() []Engagement {
	return []Engagement{EngagementNone, EngagementInform, EngagementConsult, EngagementInvolve, EngagementCollaborate, EngagementEmpower}
}

// Attributes returns the four attributes.
func Attributes() []Attribute {
	return []Attribute{AttributePower, AttributeInterest, AttributeLegitimacy, AttributeUrgency}
}
