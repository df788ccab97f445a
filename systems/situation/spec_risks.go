package situation

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// RisksSpec is a register of risks, and how they are measured.
type RisksSpec struct {
	Title govmaturity.Text `json:"title,omitempty"`
	// Likelihood and Impact name the scales of the two. A score is the value of the one
	// times that of the other.
	Likelihood string `json:"likelihood,omitempty" doc:"pattern=id"`
	Impact     string `json:"impact,omitempty" doc:"pattern=id"`
	// Bands sort risks, from the lowest to the highest: by their scores, or by Matrix.
	Bands []BandSpec `json:"bands,omitempty" doc:"nonempty"`
	// Matrix is a table that gives each pair of likelihood and impact its band. It has
	// a row for each level of likelihood.
	Matrix []MatrixRowSpec `json:"matrix,omitempty" doc:"nonempty"`
	// High is the band from which on a risk counts as high.
	High string `json:"high,omitempty" doc:"pattern=id"`
	// Appetite is how much risk is taken knowingly, where a category says nothing else.
	Appetite   *AppetiteSpec          `json:"appetite,omitempty"`
	Categories []RiskCategorySpec     `json:"categories,omitempty" doc:"nonempty"`
	Risks      []RiskSpec             `json:"risks,omitempty" doc:"nonempty"`
	Cites      []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// BandSpec is a class of risks.
type BandSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`
	// From is the lowest score of the band. It belongs to the band. Where a matrix
	// sorts, it is left out.
	From        *float64         `json:"from,omitempty" doc:"min=0,max=1e6"`
	Description govmaturity.Text `json:"description,omitempty"`
}

// MatrixRowSpec is what a matrix says of one level of likelihood.
type MatrixRowSpec struct {
	// Likelihood is a level of that scale.
	Likelihood string `json:"likelihood" doc:"required,pattern=id"`
	// Bands are those of each level of impact, from the lowest to the highest.
	Bands []string `json:"bands" doc:"required,pattern=id"`
}

// AppetiteSpec is the most risk that is taken knowingly: a score, or a band.
type AppetiteSpec struct {
	_     struct{}         `doc:"oneof=score|band" words:"take either a score or a band"`
	Score *float64         `json:"score,omitempty" doc:"min=0,max=1e6"`
	Band  string           `json:"band,omitempty" doc:"pattern=id"`
	Note  govmaturity.Text `json:"note,omitempty"`
}

// RiskCategorySpec is a kind of risks: strategic, financial.
type RiskCategorySpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Appetite is how much of this kind is taken knowingly.
	Appetite *AppetiteSpec `json:"appetite,omitempty"`
}

// RiskSpec is something that may happen and would do harm.
type RiskSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Text        govmaturity.Text `json:"text" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Code is what the register that it comes from calls it.
	Code string `json:"code,omitempty" doc:"words"`
	// Topic is which of the five risks of digital government it is.
	Topic    Topic  `json:"topic,omitempty"`
	Category string `json:"category,omitempty" doc:"pattern=id"`
	// Affects is what it would harm, in the words of the register: confidentiality.
	Affects []string `json:"affects,omitempty" doc:"nonempty,pattern=id"`
	// Because are items that bring the risk about: a threat, a weakness.
	Because []string `json:"because,omitempty" doc:"nonempty,pattern=id"`
	// Inherent is the risk before anything is done about it, Residual as it is now,
	// and Target as it is to be.
	Inherent *RiskLevelSpec `json:"inherent,omitempty"`
	Residual *RiskLevelSpec `json:"residual,omitempty"`
	Target   *RiskLevelSpec `json:"target,omitempty"`
	// Controls say what is in place.
	Controls govmaturity.Text `json:"controls,omitempty"`
	Response Response         `json:"response,omitempty"`
	// Acceptance says why a risk above the appetite is tolerated, and by whom.
	Acceptance govmaturity.Text `json:"acceptance,omitempty"`
	// Owner answers for the risk: an office rather than a person.
	Owner   string           `json:"owner,omitempty"`
	Status  RiskStatus       `json:"status,omitempty"`
	Actions []RiskActionSpec `json:"actions,omitempty" doc:"nonempty"`
	// Rank is its place in the register, from 1 for the worst.
	Rank        int                         `json:"rank,omitempty" doc:"min=1,max=100000"`
	Supports    []string                    `json:"supports,omitempty" doc:"nonempty,pattern=id"`
	Contradicts []string                    `json:"contradicts,omitempty" doc:"nonempty,pattern=id"`
	Points      []stakeholder.ReferenceSpec `json:"points,omitempty" doc:"nonempty"`
	Date        string                      `json:"date,omitempty" doc:"pattern=date"`
	Standing    govmaturity.Standing        `json:"standing,omitempty" doc:"words"`
	Cites       []govmaturity.Citation      `json:"cites,omitempty" doc:"words"`
	Note        govmaturity.Text            `json:"note,omitempty"`
}

// RiskLevelSpec says how large a risk is. Score and Band are what the register says;
// where likelihood and impact are there, they are compared with what these make.
type RiskLevelSpec struct {
	Likelihood string   `json:"likelihood,omitempty" doc:"pattern=id"`
	Impact     string   `json:"impact,omitempty" doc:"pattern=id"`
	Score      *float64 `json:"score,omitempty" doc:"min=0,max=1e6"`
	Band       string   `json:"band,omitempty" doc:"pattern=id"`
	// Reason says why it is so, and, of a residual risk above the inherent one, how that
	// can be.
	Reason govmaturity.Text `json:"reason,omitempty"`
}

// RiskActionSpec is something to be done about a risk.
type RiskActionSpec struct {
	Text  govmaturity.Text `json:"text" doc:"required"`
	Owner string           `json:"owner,omitempty"`
	Due   string           `json:"due,omitempty" doc:"pattern=date"`
	Done  bool             `json:"done,omitempty"`
}

// Response is what is done about a risk.
type Response string

const (
	ResponseTreat     Response = "treat"     // make it smaller
	ResponseTolerate  Response = "tolerate"  // live with it
	ResponseTransfer  Response = "transfer"  // let somebody else bear it
	ResponseTerminate Response = "terminate" // give up what brings it about
)

// RiskStatus says where the work on a risk stands.
type RiskStatus string

const (
	RiskStatusOpen       RiskStatus = "open"
	RiskStatusInProgress RiskStatus = "in-progress"
	RiskStatusMonitoring RiskStatus = "monitoring"
	RiskStatusClosed     RiskStatus = "closed"
)
