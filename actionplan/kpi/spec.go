package kpi

import "github.com/govmaturity/govmaturity"

// IndicatorsFormat is the value of the format field of a list of indicators.
const IndicatorsFormat = "govmaturity/indicators/1"

// IndicatorsSpec is a list of indicators as a document: what is measured, from
// where, to where, by when, and by which rule progress is told. It is plain data,
// in Go, YAML or JSON. [Compile] checks it and makes it a [Set].
type IndicatorsSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/indicators/1"`
	// ID names the list, whatever its edition: digital-strategy.
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

	// Thresholds say from which ratio of progress to required progress on an answer
	// is on track, and from which it is only behind. They are 0.95 and 0.6 when not
	// given.
	Thresholds *ThresholdsSpec `json:"thresholds,omitempty"`
	// Trend is how the trend of indicators is told that say nothing else: cagr when
	// not given.
	Trend      TrendMethod     `json:"trend,omitempty"`
	Indicators []IndicatorSpec `json:"indicators" doc:"required"`
	// Groups put indicators, or other groups, together in one number, by a rule that
	// they state.
	Groups []RollupGroupSpec `json:"groups,omitempty" doc:"nonempty"`
}

// ThresholdsSpec are the two cuts of a ratio: at a cut counts as above it.
type ThresholdsSpec struct {
	OnTrack float64 `json:"on-track" doc:"required,above=0,max=10"`
	Behind  float64 `json:"behind" doc:"required,above=0,max=10"`
}

// IndicatorSpec is one thing that is measured again and again.
type IndicatorSpec struct {
	// ID is unique in the list, and stays when the title is reworded. Observations
	// name it.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Unit is what a value counts: % of services, days.
	Unit govmaturity.Text `json:"unit,omitempty"`
	// Source is where the values come from: a register, a survey.
	Source govmaturity.Text `json:"source,omitempty"`
	// Direction says which way is better.
	Direction Direction `json:"direction" doc:"required"`
	// Measure is number, when not given.
	Measure Measure `json:"measure,omitempty"`
	// Per is what a ratio is a share of: 100 for percent. It is 1 when not given.
	Per *float64 `json:"per,omitempty" doc:"above=0"`
	// Accumulation says what several values make together. It is latest when not
	// given.
	Accumulation Accumulation `json:"accumulation,omitempty"`
	// Baseline is where it began.
	Baseline *BaselineSpec `json:"baseline,omitempty"`
	// Target is where it is to be.
	Target *TargetSpec `json:"target,omitempty"`
	// Path says how much of the way is expected when. It is linear when not given.
	Path PathKind `json:"path,omitempty"`
	// Milestones are values on the way, in the order of their dates: the path goes
	// through them.
	Milestones []MilestoneSpec `json:"milestones,omitempty" doc:"nonempty"`
	// Limit is the value that cannot be passed, such as 100 percent: the nearer to
	// it, the less growth counts as much. Only the trend by Open SDG reads it.
	Limit *float64 `json:"limit,omitempty"`
	// Trend is how the trend is told, if not as for the whole list.
	Trend TrendMethod `json:"trend,omitempty"`
	// Every is how often there is to be a value.
	Every Frequency `json:"every,omitempty"`
	// DueDays is how many days after the end of its period a value is to be there.
	DueDays *int `json:"due-days,omitempty" doc:"min=0,max=3650"`
	// MaxAgeDays is how old the latest value may be, from the end of its period, to
	// say anything about today. Any age, when not given: the age is told.
	MaxAgeDays *int `json:"max-age-days,omitempty" doc:"min=0,max=36500"`
	// Dimensions are by what values are told apart: sex, region.
	Dimensions []DimensionSpec        `json:"dimensions,omitempty" doc:"nonempty"`
	Standing   govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites      []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Direction says which way is better.
type Direction string

const (
	// DirectionUp: more is better.
	DirectionUp Direction = "up"
	// DirectionDown: less is better.
	DirectionDown Direction = "down"
	// DirectionKeep: it is to stay at the target's value, within its tolerance.
	DirectionKeep Direction = "keep"
	// DirectionRange: it is to lie between the target's low and high.
	DirectionRange Direction = "range"
)

// Measure says what an observation of an indicator is.
type Measure string

const (
	// MeasureNumber: one number.
	MeasureNumber Measure = "number"
	// MeasureRatio: a numerator over a denominator, times per.
	MeasureRatio Measure = "ratio"
)

// Accumulation says what several observations make together.
type Accumulation string

const (
	// AccumulationLatest: each stands for itself; the latest one is where things are.
	AccumulationLatest Accumulation = "latest"
	// AccumulationSum: each is what its own period added; where things are is the sum
	// since the baseline. There is none where a period has no value, or was not known
	// yet while a later one was, or, if the indicator says how often, is not there.
	AccumulationSum Accumulation = "sum"
	// AccumulationRunning: each is the sum so far, and cannot fall.
	AccumulationRunning Accumulation = "running"
)

// PathKind says how much of the way from the baseline to the target is expected
// at a share u of the time.
type PathKind string

const (
	// PathLinear: u.
	PathLinear PathKind = "linear"
	// PathStep: nothing before the target's date, and then all.
	PathStep PathKind = "step"
	// PathSCurve: u²(3 - 2u), slow at both ends.
	PathSCurve PathKind = "s-curve"
	// PathMilestones: straight from one milestone to the next.
	PathMilestones PathKind = "milestones"
)

// TrendMethod says how a trend is told.
type TrendMethod string

const (
	// TrendCAGR: compound annual growth beside the growth that the target requires,
	// by values from the baseline to the latest; on a straight line where a value is
	// zero or below.
	TrendCAGR TrendMethod = "cagr"
	// TrendLinear: change a year beside the change a year that the target requires.
	TrendLinear TrendMethod = "linear"
	// TrendOpenSDG: the progress measure of Open SDG, whole, with its scores. See
	// [OpenSDG].
	TrendOpenSDG TrendMethod = "open-sdg"
)

// Frequency is how often there is a value.
type Frequency string

const (
	FrequencyMonth    Frequency = "month"
	FrequencyQuarter  Frequency = "quarter"
	FrequencyHalfYear Frequency = "half-year"
	FrequencyYear     Frequency = "year"
)

// BaselineSpec is where an indicator began.
type BaselineSpec struct {
	// Date is the period: 2024, 2024-06 or a day. Its end counts.
	Date string `json:"date" doc:"required,pattern=date"`
	// Value may be left out: it is then the first observation from the date on.
	Value *float64 `json:"value,omitempty"`
}

// TargetSpec is where an indicator is to be: at a value, or between low and
// high.
type TargetSpec struct {
	// Date is by when. Its end counts.
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// Value is for the directions up, down and keep.
	Value *float64 `json:"value,omitempty"`
	// Low and High are for the direction range: both ends belong to it.
	Low  *float64 `json:"low,omitempty"`
	High *float64 `json:"high,omitempty"`
	// Within is how far from the value it may be, to be kept.
	Within *float64 `json:"within,omitempty" doc:"min=0"`
	// Tolerance is how far outside a range, or from what is to be kept, nothing of
	// the target is left.
	Tolerance *float64 `json:"tolerance,omitempty" doc:"above=0"`
}

// MilestoneSpec is a value on the way to the target.
type MilestoneSpec struct {
	Date  string  `json:"date" doc:"required,pattern=date"`
	Value float64 `json:"value" doc:"required"`
}

// DimensionSpec is something by which values are told apart.
type DimensionSpec struct {
	ID         string           `json:"id" doc:"required,pattern=id"`
	Title      govmaturity.Text `json:"title,omitempty"`
	Categories []CategorySpec   `json:"categories" doc:"required"`
	// Whole says what the categories make together. It is apart when not given.
	Whole Whole `json:"whole,omitempty"`
}

// CategorySpec is one of the kinds that a dimension tells apart.
type CategorySpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
}

// Whole says what the categories of a dimension make together.
type Whole string

const (
	// WholeApart: nothing. The whole is observed by itself.
	WholeApart Whole = "apart"
	// WholeSum: the whole is the sum of its categories.
	WholeSum Whole = "sum"
	// WholeRatio: the whole is the sum of the numerators over that of the
	// denominators, never the mean of the ratios.
	WholeRatio Whole = "ratio"
)

// RollupGroupSpec puts indicators together in one number.
type RollupGroupSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Of is which number of each indicator is put together.
	Of Quantity `json:"of" doc:"required"`
	// Rule says how.
	Rule Rule `json:"rule" doc:"required"`
	// Missing says what happens where a member has no number.
	Missing Missing `json:"missing" doc:"required"`
	// Unweighted says what happens where a rule reads weights and a member has none:
	// refuse when not given.
	Unweighted Unweighted `json:"unweighted,omitempty"`
	// Round says how the number is rounded, where its rule says that it is.
	Round *Rounding `json:"round,omitempty"`
	// Members are indicators and other groups, by their ids.
	Members  []MemberSpec           `json:"members" doc:"required"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// MemberSpec is a member of a group.
type MemberSpec struct {
	// ID is that of an indicator or of another group.
	ID string `json:"id" doc:"required,pattern=id"`
	// Weight is for rules with weights.
	Weight *float64 `json:"weight,omitempty" doc:"above=0"`
}

// Quantity is a number of an indicator that groups can be made of.
type Quantity string

const (
	QuantityValue      Quantity = "value"      // where it is, in its unit
	QuantityAttainment Quantity = "attainment" // the share of the way to the target
	QuantityPace       Quantity = "pace"       // that share over the one expected by now
	QuantityScore      Quantity = "score"      // of the trend by Open SDG, from -5 to 5
)

// Missing says what happens where a member of a group has no number.
type Missing string

const (
	// MissingLeaveOut: the others are put together, and the group says how many.
	MissingLeaveOut Missing = "leave-out"
	// MissingBlock: the group has no number either.
	MissingBlock Missing = "block"
	// MissingZero: it counts as 0. The group says so.
	MissingZero Missing = "zero"
)
