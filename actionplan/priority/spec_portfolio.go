package priority

import "github.com/govmaturity/govmaturity"

// PortfolioSpec says what choosing alternatives brings, what it needs, and how much
// of that there is.
type PortfolioSpec struct {
	// Method is one of the document's, whose scores are what alternatives are worth: a
	// weighted sum or PROMETHEE, as the scores of others do not add up. Or Criterion is
	// the criterion whose values are.
	Method    string `json:"method,omitempty" doc:"pattern=id"`
	Criterion string `json:"criterion,omitempty" doc:"pattern=id"`
	// ValueDigits is to how many digits after the point worth is counted: 6 when not
	// given.
	ValueDigits *int         `json:"value-digits,omitempty" doc:"min=0,max=9"`
	Resources   []BudgetSpec `json:"resources" doc:"required"`
	Needs       []DemandSpec `json:"needs,omitempty" doc:"nonempty"`
	// Dependencies say what cannot be done without what.
	Dependencies []DependencySpec `json:"dependencies,omitempty" doc:"nonempty"`
	// Exclusions are groups of which at most one can be chosen.
	Exclusions []ExclusionSpec `json:"exclusions,omitempty" doc:"nonempty"`
	// Must and MustNot are settled already.
	Must    []string `json:"must,omitempty" doc:"nonempty"`
	MustNot []string `json:"must-not,omitempty" doc:"nonempty"`
	// Steps is after how many steps the search ends: 100,000 when not given, and
	// less where there are more than 2,500 needs and links.
	Steps int `json:"steps,omitempty" doc:"min=0,max=100000000"`
}

// BudgetSpec is something that there is only so much of.
type BudgetSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	Unit  govmaturity.Text `json:"unit,omitempty"`
	// Digits is how many digits after the point an amount has at most.
	Digits int `json:"digits,omitempty" doc:"min=0,max=3"`
	// CarryOver says whether what a year leaves can be used later.
	CarryOver bool        `json:"carry-over" doc:"required"`
	Limits    []LimitSpec `json:"limits" doc:"required,nonempty"`
}

// LimitSpec is how much there is in a year.
type LimitSpec struct {
	Year   int     `json:"year" doc:"required,min=1,max=9999"`
	Amount float64 `json:"amount" doc:"required,min=0,max=1000000000000"`
}

// DemandSpec is how much an alternative needs in a year.
type DemandSpec struct {
	Alternative string  `json:"alternative" doc:"required,pattern=id"`
	Resource    string  `json:"resource" doc:"required,pattern=id"`
	Year        int     `json:"year" doc:"required,min=1,max=9999"`
	Amount      float64 `json:"amount" doc:"required,min=0,max=1000000000000"`
}

// DependencySpec says that an alternative cannot be chosen without another. Those that
// depend on each other in a circle are chosen together, or none of them is.
type DependencySpec struct {
	Alternative string `json:"alternative" doc:"required,pattern=id"`
	On          string `json:"on" doc:"required,pattern=id"`
}

// ExclusionSpec is a group of which at most one can be chosen.
type ExclusionSpec struct {
	Alternatives []string         `json:"alternatives" doc:"required,nonempty"`
	Note         govmaturity.Text `json:"note,omitempty"`
}
