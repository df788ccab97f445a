package consensus

import "github.com/govmaturity/govmaturity"

// RoundFormat is the value of the format field of a round of rating.
const RoundFormat = "govmaturity/rating-round/1"

// RatingRoundSpec is a round of rating of one subject, as a document: who rates, in which
// groups, how many answers become one, and what was settled in talks. The answers
// themselves are assessments, one a rater. It is plain data, in Go, YAML or JSON.
// [Compile] checks it and makes it a [Round].
type RatingRoundSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/rating-round/1"`
	// ID names the rating, the same in all rounds: health-2026.
	ID string `json:"id" doc:"required,pattern=id"`
	// Framework and Edition name what is answered.
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	// Hash ties the round to a content of the framework, as that of an assessment does.
	Hash string `json:"hash,omitempty" doc:"pattern=hash"`
	// Subject is who or what is rated.
	Subject string `json:"subject" doc:"required,nonempty"`
	// Round counts the rounds, from 1.
	Round int    `json:"round" doc:"required,min=1,max=1000"`
	Date  string `json:"date,omitempty" doc:"pattern=date"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title    govmaturity.Text `json:"title,omitempty"`
	Note     govmaturity.Text `json:"note,omitempty"`

	// Counts says whose answers are put together: those of assessors, when not
	// given. The others stand beside the result.
	Counts RaterKind        `json:"counts,omitempty"`
	Raters []RoundRaterSpec `json:"raters" doc:"required,maxitems=1000"`
	// Groups share the questions of the round out. Of the nodes of a group, only
	// its raters count.
	Groups []RoundGroupSpec `json:"groups,omitempty" doc:"nonempty"`
	// Rule says how answers become one, where Rules say nothing: the median, when
	// not given. What a question cannot take falls back: the mean to the median, and
	// the median to the majority.
	Rule  Rule            `json:"rule,omitempty"`
	Rules []RoundRuleSpec `json:"rules,omitempty" doc:"nonempty"`
	// Between says what comes out between two levels or counts. It is left open, when
	// not given: for the raters to talk about.
	Between Between `json:"between,omitempty"`
	// Least is how many raters must have said something, one when not given. With
	// fewer, the answer is left open.
	Least       int               `json:"least,omitempty" doc:"min=1,max=1000"`
	Agreement   *AgreementSpec    `json:"agreement,omitempty"`
	Facilitated []FacilitatedSpec `json:"facilitated,omitempty" doc:"nonempty"`
}

// RoundRaterSpec is somebody who rates: a person, an office, or a group that answers as
// one.
type RoundRaterSpec struct {
	// ID is the rater of the assessment. A role or a number will do.
	ID    string           `json:"id" doc:"required,nonempty"`
	Kind  RaterKind        `json:"kind" doc:"required"`
	Title govmaturity.Text `json:"title,omitempty"`
}

// RaterKind says whether raters rate themselves.
type RaterKind string

const (
	// RaterKindSelf: the rater belongs to the subject.
	RaterKindSelf RaterKind = "self"
	// RaterKindAssessor: the rater does not.
	RaterKindAssessor RaterKind = "assessor"
)

// RoundGroupSpec is a group with a part of the framework, such as one dimension.
type RoundGroupSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	// Node is the part: the node with all below it.
	Node string `json:"node" doc:"required,pattern=id"`
	// Raters are of the kind that is put together, and each of them is in no other group.
	Raters []string `json:"raters" doc:"required,nonempty"`
}

// RoundRuleSpec is how answers below a node become one, where no nearer node says
// otherwise.
type RoundRuleSpec struct {
	Node string `json:"node" doc:"required,pattern=id"`
	Rule Rule   `json:"rule" doc:"required"`
}

// Rule is how many answers become one.
type Rule string

const (
	// RuleMedian: the answer in the middle, for levels, counts and numbers, and for
	// yes and no. Of two numbers in the middle, their mean.
	RuleMedian Rule = "median"
	// RuleMajority: what more than half say. Of a checklist, each option that more
	// than half have checked.
	RuleMajority Rule = "majority"
	// RuleMean: the mean, for numbers and points.
	RuleMean Rule = "mean"
	// RuleFacilitated: what was settled in talks. Documents have it under
	// facilitated.
	RuleFacilitated Rule = "facilitated"
)

// Between is what comes out between two levels.
type Between string

const (
	BetweenOpen   Between = "open"
	BetweenLower  Between = "lower"
	BetweenHigher Between = "higher"
)

// AgreementSpec says how agreement is measured.
type AgreementSpec struct {
	// Levels says what levels are taken for: ordinal, when not given.
	Levels Data `json:"levels,omitempty"`
	// Numbers says what numbers are taken for, interval or ratio: interval, when not
	// given.
	Numbers Data `json:"numbers,omitempty"`
	// Weights are those of kappa: quadratic, when not given. Nominal data have none.
	Weights Weights `json:"weights,omitempty"`
	// Interval says how intervals are found: bootstrap, when not given.
	Interval IntervalKind `json:"interval,omitempty"`
	// Level is the level of confidence, 0.95 when not given.
	Level float64 `json:"level,omitempty" doc:"above=0,max=0.9999"`
	// Draws is how often the bootstrap draws, 1000 when not given.
	Draws int `json:"draws,omitempty" doc:"min=100,max=10000"`
	// Seed begins its random numbers. The same seed gives the same bits.
	Seed int `json:"seed,omitempty" doc:"min=0,max=1000000000"`
}

// Data is what differences between answers mean.
type Data string

const (
	DataNominal  Data = "nominal"  // the same or not
	DataOrdinal  Data = "ordinal"  // more or less
	DataInterval Data = "interval" // by how much more
	DataRatio    Data = "ratio"    // how many times as much
)

// Weights are how far apart two categories are for kappa.
type Weights string

const (
	WeightsNone      Weights = "none"      // Cohen 1960
	WeightsLinear    Weights = "linear"    // Cicchetti and Allison 1971
	WeightsQuadratic Weights = "quadratic" // Fleiss and Cohen 1973
)

// IntervalKind is how an interval is found.
type IntervalKind string

const (
	// IntervalKindBootstrap: questions are drawn with putting back, and the interval
	// is that of percentiles.
	IntervalKindBootstrap IntervalKind = "bootstrap"
	// IntervalKindStudent: the standard error for questions drawn from many more like
	// them (Gwet 2014), by Student's distribution. There is none for r_wg.
	IntervalKindStudent IntervalKind = "student"
)

// FacilitatedSpec is an answer that was settled in talks. It stands in place of what
// the rule gives. One of choices, number and state is given.
type FacilitatedSpec struct {
	Indicator string `json:"indicator" doc:"required,pattern=id"`
	// Item is the item of a roster: /services/passport.
	Item string `json:"item,omitempty"`
	// Choices are a level, an option, yes or no, or any options of a checklist.
	Choices []string `json:"choices,omitempty"`
	Number  *float64 `json:"number,omitempty"`
	// State says why there is no value.
	State  govmaturity.State `json:"state,omitempty"`
	Reason govmaturity.Text  `json:"reason" doc:"required"`
	// Evidence names documents or links that it rests on.
	Evidence []string `json:"evidence,omitempty" doc:"nonempty,words"`
}
