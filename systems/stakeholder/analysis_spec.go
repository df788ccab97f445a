package stakeholder

import "github.com/govmaturity/govmaturity"

// AnalysisFormat is the value of the format field of a stakeholder analysis.
const AnalysisFormat = "govmaturity/stakeholder-analysis/1"

// AnalysisSpec is a stakeholder analysis as a document: the main logic of a
// programme, as its customers, its resource suppliers, the results that are
// expected of it and the tools that may bring them about, and what each result
// does to whom. It is a rough assessment, to choose a good problem by; it proves
// nothing.
type AnalysisSpec struct {
	Format      string                 `json:"format" doc:"required,enum=govmaturity/stakeholder-analysis/1"`
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Edition     string                 `json:"edition,omitempty" doc:"pattern=edition"`
	Language    string                 `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text       `json:"title,omitempty"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Sources     []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	// Program is the programme or the system that is looked at, and Problem what
	// it is to solve.
	Program govmaturity.Text `json:"program,omitempty"`
	Problem govmaturity.Text `json:"problem,omitempty"`
	// Map is the id of the stakeholder map that parties point into.
	Map string `json:"map,omitempty" doc:"pattern=id"`

	Customers []AnalysisPartySpec `json:"customers,omitempty" doc:"nonempty"`
	// Suppliers are those who give what the programme needs.
	Suppliers []AnalysisPartySpec `json:"suppliers,omitempty" doc:"nonempty"`
	// Results are what is expected of the programme.
	Results []AnalysisResultSpec `json:"results,omitempty" doc:"nonempty"`
	// Tools are what may bring the results about.
	Tools []AnalysisToolSpec `json:"tools,omitempty" doc:"nonempty"`
	// Impacts say what a result does to a party.
	Impacts []AnalysisImpactSpec `json:"impacts,omitempty" doc:"nonempty"`
}

// AnalysisPartySpec is a group of customers, or a supplier of resources.
type AnalysisPartySpec struct {
	// ID is unique among customers and suppliers together.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Stakeholder is who that is in the map.
	Stakeholder string                 `json:"stakeholder,omitempty" doc:"pattern=id"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// AnalysisResultSpec is a result that is expected.
type AnalysisResultSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Assumption is what must be true for the tools to bring the result about.
	Assumption govmaturity.Text       `json:"assumption,omitempty"`
	Cites      []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// AnalysisToolSpec is something that may bring results about: a law, a register, a
// platform, a course.
type AnalysisToolSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Results are those that it may bring about.
	Results []string               `json:"results,omitempty" doc:"nonempty,pattern=id"`
	Cites   []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// AnalysisImpactSpec says what a result does to a party.
type AnalysisImpactSpec struct {
	Party  string           `json:"party" doc:"required,pattern=id"`
	Result string           `json:"result" doc:"required,pattern=id"`
	Effect Effect           `json:"effect" doc:"required"`
	What   govmaturity.Text `json:"what,omitempty"`
	// Amount is the impact as a number, in Unit.
	Amount *float64 `json:"amount,omitempty"`
	Unit   string   `json:"unit,omitempty" doc:"nonempty,words"`
	// Evidence says what the statement rests on.
	Evidence Evidence `json:"evidence,omitempty"`
	// Data says which data a fuller evaluation would need, and who has them.
	Data  govmaturity.Text       `json:"data,omitempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Effect is what an impact is to the party.
type Effect string

const (
	EffectGain    Effect = "gain"
	EffectLoss    Effect = "loss"
	EffectMixed   Effect = "mixed"
	EffectUnknown Effect = "unknown"
)

// Evidence says what a statement about an impact rests on.
type Evidence string

const (
	EvidenceMeasured  Evidence = "measured"
	EvidenceEstimated Evidence = "estimated"
	EvidenceJudged    Evidence = "judged"
)
