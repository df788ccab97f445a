package stakeholder

import "github.com/govmaturity/govmaturity"

// StrategyFormat is the value of the format field of a strategic framework.
const StrategyFormat = "govmaturity/strategic-framework/1"

// StrategySpec is a strategic framework as a document: what a public organization
// must consider, inside and outside, to reach one service objective. The form is
// that of the Center for Technology in Government. [Strategy.Remarks] says where
// it does not keep to the method.
type StrategySpec struct {
	Format      string                 `json:"format" doc:"required,enum=govmaturity/strategic-framework/1"`
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Edition     string                 `json:"edition,omitempty" doc:"pattern=edition"`
	Language    string                 `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text       `json:"title,omitempty"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Sources     []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	// Map is the id of the stakeholder map that customers and partners point into.
	Map string `json:"map,omitempty" doc:"pattern=id"`

	// Objectives are what the service is to reach: one.
	Objectives []StrategyObjectiveSpec `json:"objectives" doc:"required,nonempty"`
	// Customers are persons or organizations who make use of the service.
	Customers []StrategyCustomerSpec `json:"customers,omitempty" doc:"nonempty"`
	// Partners take part willingly, invest, and share costs, risks and benefits.
	Partners []StrategyPartnerSpec `json:"partners,omitempty" doc:"nonempty"`
	// Resources are things of value that the service cannot do without.
	Resources []StrategyResourceSpec `json:"resources,omitempty" doc:"nonempty"`
	// Innovations are products and services with which a service is made, or is
	// offered in a new way.
	Innovations []StrategyInnovationSpec `json:"innovations,omitempty" doc:"nonempty"`
	// Barriers are what stands in the way. The framework looks at what helps: say
	// these too.
	Barriers []StrategyBarrierSpec `json:"barriers,omitempty" doc:"nonempty"`
}

// StrategyObjectiveSpec is what a service, or a programme, is to reach.
type StrategyObjectiveSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
}

// StrategyCustomerSpec is a person or an organization who makes use of the service.
type StrategyCustomerSpec struct {
	ID   string           `json:"id" doc:"required,pattern=id"`
	Name govmaturity.Text `json:"name" doc:"required"`
	// Uses says what for.
	Uses        govmaturity.Text       `json:"uses,omitempty"`
	Stakeholder string                 `json:"stakeholder,omitempty" doc:"pattern=id"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// StrategyPartnerSpec takes part in making and running the service.
type StrategyPartnerSpec struct {
	ID   string           `json:"id" doc:"required,pattern=id"`
	Name govmaturity.Text `json:"name" doc:"required"`
	// Invests is what the partner puts in.
	Invests []Investment `json:"invests,omitempty" doc:"nonempty"`
	// Shares is what the partner bears and gets with the others.
	Shares      []Share                `json:"shares,omitempty" doc:"nonempty"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Stakeholder string                 `json:"stakeholder,omitempty" doc:"pattern=id"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Investment is what a partner puts in.
type Investment string

const (
	InvestmentStaffTime   Investment = "staff-time"
	InvestmentEquipment   Investment = "equipment"
	InvestmentMoney       Investment = "money"
	InvestmentCredibility Investment = "credibility"
)

// Investments returns what a partner can put in.
func Investments() []Investment {
	return []Investment{InvestmentStaffTime, InvestmentEquipment, InvestmentMoney, InvestmentCredibility}
}

// Share is what partners share.
type Share string

const (
	ShareCosts    Share = "costs"
	ShareRisks    Share = "risks"
	ShareBenefits Share = "benefits"
)

// Shares returns what partners share.
func Shares() []Share { return []Share{ShareCosts, ShareRisks, ShareBenefits} }

// StrategyResourceSpec is something of value that the service cannot do without.
type StrategyResourceSpec struct {
	ID string `json:"id" doc:"required,pattern=id"`
	// Name says what it is: not just whose.
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Organization is who has it.
	Organization govmaturity.Text       `json:"organization,omitempty"`
	Cites        []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// StrategyInnovationSpec is a product or a service with which a service is made, or is
// offered in a new way.
type StrategyInnovationSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Kind        Innovation       `json:"kind,omitempty"`
	// Uses are what it is used for.
	Uses  []Use                  `json:"uses,omitempty" doc:"nonempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Innovation is what an innovation is.
type Innovation string

const (
	InnovationProduct Innovation = "product"
	InnovationService Innovation = "service"
)

// Use is what an innovation is used for.
type Use string

const (
	UseDesign  Use = "design"
	UseDevelop Use = "develop"
	UseDeliver Use = "deliver"
	// UseRenew: to offer a service that there is in a new way.
	UseRenew Use = "renew"
)

// StrategyBarrierSpec is something that stands in the way of the objective.
type StrategyBarrierSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
}
