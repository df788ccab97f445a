package situation

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// PestleSpec is the world around, by six factors.
type PestleSpec struct {
	Title         govmaturity.Text       `json:"title,omitempty"`
	Political     []ItemSpec             `json:"political,omitempty" doc:"nonempty"`
	Economic      []ItemSpec             `json:"economic,omitempty" doc:"nonempty"`
	Social        []ItemSpec             `json:"social,omitempty" doc:"nonempty"`
	Technological []ItemSpec             `json:"technological,omitempty" doc:"nonempty"`
	Legal         []ItemSpec             `json:"legal,omitempty" doc:"nonempty"`
	Environmental []ItemSpec             `json:"environmental,omitempty" doc:"nonempty"`
	Cites         []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// SwotSpec is what speaks for and against one actor, inside and outside.
type SwotSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Actor is whose strengths and weaknesses these are.
	Actor govmaturity.Text `json:"actor,omitempty"`
	// Strengths and Weaknesses lie inside, Opportunities and Threats outside.
	Strengths     []ItemSpec `json:"strengths,omitempty" doc:"nonempty"`
	Weaknesses    []ItemSpec `json:"weaknesses,omitempty" doc:"nonempty"`
	Opportunities []ItemSpec `json:"opportunities,omitempty" doc:"nonempty"`
	Threats       []ItemSpec `json:"threats,omitempty" doc:"nonempty"`
	// Strategies say what is made of them.
	Strategies []SwotStrategySpec     `json:"strategies,omitempty" doc:"nonempty"`
	Cites      []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// SwotStrategySpec joins what is inside with what is outside.
type SwotStrategySpec struct {
	ID   string           `json:"id" doc:"required,pattern=id"`
	Kind StrategyKind     `json:"kind" doc:"required"`
	Text govmaturity.Text `json:"text" doc:"required"`
	// Items are those that the strategy joins: of an so, strengths and opportunities.
	Items []string         `json:"items,omitempty" doc:"nonempty,pattern=id"`
	Note  govmaturity.Text `json:"note,omitempty"`
}

// StrategyKind says which two quadrants a strategy joins.
type StrategyKind string

const (
	StrategyKindSO StrategyKind = "so" // use strengths to take opportunities
	StrategyKindST StrategyKind = "st" // use strengths against threats
	StrategyKindWO StrategyKind = "wo" // mend weaknesses by opportunities
	StrategyKindWT StrategyKind = "wt" // keep weaknesses and threats apart
)

// AccelerationSpec is what would drive progress in many fields at once, what is done
// for it, what holds that up, and what would open the way. Bottlenecks stand in one of
// four lists.
type AccelerationSpec struct {
	Title         govmaturity.Text `json:"title,omitempty"`
	Accelerators  []ItemSpec       `json:"accelerators,omitempty" doc:"nonempty"`
	Interventions []ItemSpec       `json:"interventions,omitempty" doc:"nonempty"`
	// PolicyBottlenecks are those of policy and planning.
	PolicyBottlenecks []ItemSpec `json:"policy-bottlenecks,omitempty" doc:"nonempty"`
	// BudgetBottlenecks are those of budget and financing.
	BudgetBottlenecks []ItemSpec `json:"budget-bottlenecks,omitempty" doc:"nonempty"`
	// DeliveryBottlenecks are those of delivering a service.
	DeliveryBottlenecks []ItemSpec `json:"delivery-bottlenecks,omitempty" doc:"nonempty"`
	// UseBottlenecks are those of using it.
	UseBottlenecks []ItemSpec             `json:"use-bottlenecks,omitempty" doc:"nonempty"`
	Solutions      []ItemSpec             `json:"solutions,omitempty" doc:"nonempty"`
	Cites          []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// IntegrationSpec is what brings government together: across sectors, and across
// levels.
type IntegrationSpec struct {
	Title govmaturity.Text `json:"title,omitempty"`
	// Horizontal is among ministries and agencies of one level.
	Horizontal []ItemSpec `json:"horizontal,omitempty" doc:"nonempty"`
	// Vertical is between the national and the local level.
	Vertical []ItemSpec             `json:"vertical,omitempty" doc:"nonempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// InclusionSpec says who is left behind, by what, and what is done about it.
type InclusionSpec struct {
	Title  govmaturity.Text       `json:"title,omitempty"`
	Groups []GroupSpec            `json:"groups,omitempty" doc:"nonempty"`
	Cites  []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// GroupSpec is a group of people: three barriers, and three ways to answer them.
type GroupSpec struct {
	ID    string                 `json:"id" doc:"required,pattern=id"`
	Group stakeholder.Vulnerable `json:"group" doc:"required"`
	Title govmaturity.Text       `json:"title,omitempty"`
	// Description says who belongs to it.
	Description govmaturity.Text `json:"description,omitempty"`
	// Access, Affordability and Ability are the barriers that keep the group out.
	Access        []ItemSpec `json:"access,omitempty" doc:"nonempty"`
	Affordability []ItemSpec `json:"affordability,omitempty" doc:"nonempty"`
	Ability       []ItemSpec `json:"ability,omitempty" doc:"nonempty"`
	// None are barriers that were looked at, and keep nobody of the group out.
	None []Barrier `json:"none,omitempty" doc:"nonempty"`
	// Data, Design and Delivery are what government does about it.
	Data     []ItemSpec                  `json:"data,omitempty" doc:"nonempty"`
	Design   []ItemSpec                  `json:"design,omitempty" doc:"nonempty"`
	Delivery []ItemSpec                  `json:"delivery,omitempty" doc:"nonempty"`
	Points   []stakeholder.ReferenceSpec `json:"points,omitempty" doc:"nonempty"`
	Cites    []govmaturity.Citation      `json:"cites,omitempty" doc:"words"`
	Note     govmaturity.Text            `json:"note,omitempty"`
}

// Barrier is one of the three things that keep people from digital government.
type Barrier string

const (
	BarrierAccess        Barrier = "access"
	BarrierAffordability Barrier = "affordability"
	BarrierAbility       Barrier = "ability"
)

// HolisticSpec is the four features of a holistic approach, and what of them is there.
type HolisticSpec struct {
	Title         govmaturity.Text       `json:"title,omitempty"`
	Ecosystem     []ItemSpec             `json:"ecosystem,omitempty" doc:"nonempty"`
	Contextual    []ItemSpec             `json:"contextual,omitempty" doc:"nonempty"`
	Collaborative []ItemSpec             `json:"collaborative,omitempty" doc:"nonempty"`
	PeopleCentric []ItemSpec             `json:"people-centric,omitempty" doc:"nonempty"`
	Cites         []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// ScanSpec is what was seen of the future.
type ScanSpec struct {
	Title govmaturity.Text `json:"title,omitempty"`
	// Signals are single things that were seen, and Trends what they add up to.
	Signals []ItemSpec             `json:"signals,omitempty" doc:"nonempty"`
	Trends  []ItemSpec             `json:"trends,omitempty" doc:"nonempty"`
	Cites   []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}
