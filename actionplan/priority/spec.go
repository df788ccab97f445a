package priority

import "github.com/govmaturity/govmaturity"

// PrioritiesFormat is the value of the format field of priorities.
const PrioritiesFormat = "govmaturity/priorities/1"

// PrioritiesSpec is a question of what comes first, as a document: by which
// criteria, among what, how each was rated and by whom, and by which methods the
// order is made. It is plain data, in Go, YAML or JSON. [Compile] checks it and
// makes it a [Set].
type PrioritiesSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/priorities/1"`
	// ID names the question, whatever its edition: digital-plan.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some: 2026.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string                 `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text       `json:"title,omitempty"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Sources     []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	Criteria []CriterionSpec `json:"criteria" doc:"required,nonempty"`
	// WeightsSum is what the weights are to add up to, such as 100, where a slip in
	// them is to be found.
	WeightsSum *float64 `json:"weights-sum,omitempty" doc:"above=0"`
	// Comparisons make the weights, where criteria have none.
	Comparisons  *ComparisonsSpec  `json:"comparisons,omitempty"`
	Alternatives []AlternativeSpec `json:"alternatives" doc:"required,nonempty"`
	Ratings      []JudgementSpec   `json:"ratings,omitempty" doc:"nonempty"`
	// Combination says how several raters become one value.
	Combination *CombinationSpec `json:"combination,omitempty"`
	Methods     []MethodSpec     `json:"methods" doc:"required,nonempty"`
	// Portfolio says under which limits alternatives are chosen.
	Portfolio *PortfolioSpec `json:"portfolio,omitempty"`
}

// CriterionSpec is one thing by which alternatives are compared.
type CriterionSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Direction says which way is better. It is up when not given.
	Direction Direction `json:"direction,omitempty"`
	// Weight counts by its share of all weights. Each criterion has one, or none has
	// and comparisons make them.
	Weight *float64 `json:"weight,omitempty" doc:"min=0,max=1000000"`
	// Range is what a value can be.
	Range *govmaturity.Range `json:"range,omitempty"`
	Unit  govmaturity.Text   `json:"unit,omitempty"`
	// Axis says which axis of the chart of value by feasibility it is.
	Axis     Axis                   `json:"axis,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Axis is an axis of the chart of value by feasibility.
type Axis string

const (
	// AxisValue: what it brings.
	AxisValue Axis = "value"
	// AxisFeasibility: whether it can be done.
	AxisFeasibility Axis = "feasibility"
	// AxisNone: neither.
	AxisNone Axis = "none"
)

// AlternativeSpec is one thing that could come first: a step, a project.
type AlternativeSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
}

// JudgementSpec is how one rater rated one alternative.
type JudgementSpec struct {
	// Rater says who, where there are several.
	Rater       string           `json:"rater,omitempty" doc:"pattern=id"`
	Alternative string           `json:"alternative" doc:"required,pattern=id"`
	Values      []ValueSpec      `json:"values" doc:"required,nonempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
}

// ValueSpec is the value by a criterion, or the reason why there is none.
type ValueSpec struct {
	Criterion string            `json:"criterion" doc:"required,pattern=id"`
	Value     *float64          `json:"value,omitempty"`
	State     govmaturity.State `json:"state,omitempty"`
	Note      govmaturity.Text  `json:"note,omitempty"`
}

// CombinationSpec says how several raters become one value.
type CombinationSpec struct {
	Rule Combination `json:"rule" doc:"required"`
	// Missing says what happens where a rater gave no value.
	Missing Missing `json:"missing" doc:"required"`
}

// Combination is a rule by which several values become one.
type Combination string

const (
	CombinationMean   Combination = "mean"
	CombinationMedian Combination = "median" // the mean of the two in the middle, where there are two
)

// Missing says what happens where a rater gave no value.
type Missing string

const (
	// MissingLeaveOut: the values of the others are put together.
	MissingLeaveOut Missing = "leave-out"
	// MissingBlock: there is no value then.
	MissingBlock Missing = "block"
)

// ComparisonsSpec are criteria compared in pairs.
type ComparisonsSpec struct {
	RandomIndex RandomIndex `json:"random-index" doc:"required"`
	Pairs       []PairSpec  `json:"pairs" doc:"required"`
}

// PairSpec says how many times as important a criterion is as another.
type PairSpec struct {
	Criterion string `json:"criterion" doc:"required,pattern=id"`
	Over      string `json:"over" doc:"required,pattern=id"`
	// Times is from 1/9 (0.111) to 9.
	Times float64          `json:"times" doc:"required,min=0.11,max=9"`
	Note  govmaturity.Text `json:"note,omitempty"`
}

// MethodSpec is a method with its variant.
type MethodSpec struct {
	ID     string           `json:"id" doc:"required,pattern=id"`
	Title  govmaturity.Text `json:"title,omitempty"`
	Method MethodKind       `json:"method" doc:"required"`
	// Normalisation is min-max for a weighted sum and vector for TOPSIS, when not given.
	Normalisation Normalisation `json:"normalisation,omitempty"`
	// V is for VIKOR, one half when not given.
	V *float64 `json:"v,omitempty" doc:"min=0,max=1"`
	// Preferences are for PROMETHEE: usual where a criterion has none.
	Preferences []PreferenceSpec `json:"preferences,omitempty" doc:"nonempty"`
}

// PreferenceSpec is the preference function of a criterion.
type PreferenceSpec struct {
	Criterion string         `json:"criterion" doc:"required,pattern=id"`
	Function  PreferenceKind `json:"function" doc:"required"`
	// Q is up to which difference nothing is preferred.
	Q float64 `json:"q,omitempty" doc:"min=0"`
	// P is from which difference on the preference is whole.
	P float64 `json:"p,omitempty" doc:"min=0"`
	// S is how wide the bell is.
	S float64 `json:"s,omitempty" doc:"min=0"`
}
