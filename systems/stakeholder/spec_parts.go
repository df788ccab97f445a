package stakeholder

import "github.com/govmaturity/govmaturity"

// StakeholderGroupSpec is a group of stakeholders: an organization and its parts, a sector,
// a community. Brokers stand between groups.
type StakeholderGroupSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
}

// StakeholderSpec is somebody who can affect the decision, or is affected by it:
// an organization, a unit, a group of people. It is not the place for the names
// and addresses of persons.
type StakeholderSpec struct {
	// ID is unique among the stakeholders. Links and needs refer to it: it stays
	// when the name is reworded.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Code is what the register that it comes from calls it.
	Code  string `json:"code,omitempty" doc:"words"`
	Group string `json:"group,omitempty" doc:"pattern=id"`
	// Kind is what the stakeholder is to the service.
	Kind Kind `json:"kind,omitempty"`
	// Outside says that the stakeholder stands outside the organization that
	// decides.
	Outside bool `json:"outside,omitempty"`

	// Ratings are what raters said of it.
	Ratings []RatingSpec `json:"ratings,omitempty" doc:"nonempty"`
	// Stake is what the decision is about for this stakeholder, Gains what it
	// wins by it, and Losses what it gives up.
	Stake  govmaturity.Text `json:"stake,omitempty"`
	Gains  govmaturity.Text `json:"gains,omitempty"`
	Losses govmaturity.Text `json:"losses,omitempty"`
	// Affected says whether the decision changes something for it. Leave it out
	// where nobody knows.
	Affected *bool `json:"affected,omitempty"`
	// Claim says whether it has a legitimate claim, whatever its rating: by law, by
	// right, or because it bears the consequences.
	Claim *bool `json:"claim,omitempty"`
	// Vulnerable are the groups, of those that are most often left behind, that it
	// is of or speaks for.
	Vulnerable []Vulnerable `json:"vulnerable,omitempty" doc:"nonempty"`

	// Current is how it is engaged today, and Desired how those who drew the map
	// want it to be.
	Current Engagement `json:"current,omitempty"`
	Desired Engagement `json:"desired,omitempty"`
	// Delegated says that the decision is this stakeholder's to make.
	Delegated bool `json:"delegated,omitempty"`

	// Refers are things in other documents that it has to do with.
	Refers   []ReferenceSpec        `json:"refers,omitempty" doc:"nonempty"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Kind is what a stakeholder is to a service.
type Kind string

const (
	// KindCustomer makes use of the service.
	KindCustomer Kind = "customer"
	// KindSupplier gives something that the service needs: money, data, people.
	KindSupplier Kind = "resource-supplier"
	// KindPartner invests in the service, and shares its costs, risks and benefits.
	KindPartner Kind = "partner"
	// KindAuthority decides, regulates or oversees.
	KindAuthority Kind = "authority"
	// KindBystander neither uses the service nor gives it anything, and is affected
	// by it or speaks about it all the same.
	KindBystander Kind = "bystander"
)

// Kinds returns all kinds.
func Kinds() []Kind {
	return []Kind{KindCustomer, KindSupplier, KindPartner, KindAuthority, KindBystander}
}

// RatingSpec is what one rater said on one day of one attribute: a value, a level
// of the attribute's scale, or a state that says why there is none.
type RatingSpec struct {
	_         struct{}  `doc:"oneof=value|level|state" words:"give either a value, a level, or a state that says why there is none"`
	Attribute Attribute `json:"attribute" doc:"required"`
	// Rater is who rated: a role, a unit, a number. Of several ratings by the same
	// rater, the newest counts. Ratings without a rater are by somebody else each.
	Rater string           `json:"rater,omitempty" doc:"nonempty"`
	Date  string           `json:"date,omitempty" doc:"pattern=date"`
	Value *float64         `json:"value,omitempty"`
	Level string           `json:"level,omitempty" doc:"pattern=id"`
	State RatingState      `json:"state,omitempty"`
	Note  govmaturity.Text `json:"note,omitempty"`
}

// RatingState says why there is no rating.
type RatingState string

const (
	// RatingStateUnanswered: the rater has not answered yet, or does not know.
	RatingStateUnanswered RatingState = "unanswered"
	// RatingStateNotApplicable: the question makes no sense for this stakeholder.
	RatingStateNotApplicable RatingState = "not-applicable"
	// RatingStateExcluded: the rating is kept out on purpose.
	RatingStateExcluded RatingState = "excluded"
)

// InfluenceSpec says that one stakeholder influences another.
type InfluenceSpec struct {
	From string `json:"from" doc:"required,pattern=id"`
	To   string `json:"to" doc:"required,pattern=id"`
	// Sign says whether the one supports the other or works against it. Leave it
	// out where nobody knows.
	Sign Sign `json:"sign,omitempty"`
	// Strength is how strong the influence is, beside others of the map. No measure
	// counts it.
	Strength *float64               `json:"strength,omitempty" doc:"above=0,max=1e6"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Sign says which way an influence goes.
type Sign string

const (
	SignSupport Sign = "support"
	SignOppose  Sign = "oppose"
)

// NeedSpec is a need of communication. An action plan takes it over as a task.
type NeedSpec struct {
	ID string `json:"id" doc:"required,pattern=id"`
	// Audience are stakeholders or groups, by their ids.
	Audience []string `json:"audience" doc:"required,nonempty,pattern=id"`
	// Promise is the level of engagement whose promise this keeps.
	Promise Engagement `json:"promise,omitempty"`
	// What is told or asked, and Who does it: a role or a unit.
	What govmaturity.Text `json:"what" doc:"required"`
	Who  govmaturity.Text `json:"who,omitempty"`
	// Channel is the way that it takes: a meeting, a letter, a radio programme.
	Channel govmaturity.Text `json:"channel,omitempty"`
	// Cadence is how often, and When says it more closely.
	Cadence Cadence                `json:"cadence,omitempty"`
	When    govmaturity.Text       `json:"when,omitempty"`
	Note    govmaturity.Text       `json:"note,omitempty"`
	Cites   []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Cadence is how often something is communicated.
type Cadence string

const (
	CadenceOnce      Cadence = "once"
	CadenceOngoing   Cadence = "ongoing"
	CadenceDaily     Cadence = "daily"
	CadenceWeekly    Cadence = "weekly"
	CadenceMonthly   Cadence = "monthly"
	CadenceQuarterly Cadence = "quarterly"
	CadenceYearly    Cadence = "yearly"
)

// Cadences returns all cadences.
func Cadences() []Cadence {
	return []Cadence{CadenceOnce, CadenceOngoing, CadenceDaily, CadenceWeekly, CadenceMonthly, CadenceQuarterly, CadenceYearly}
}
