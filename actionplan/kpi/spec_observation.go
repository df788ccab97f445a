package kpi

import "github.com/govmaturity/govmaturity"

// ObservationsFormat is the value of the format field of observations.
const ObservationsFormat = "govmaturity/observations/1"

// ObservationsSpec is what was observed, of one subject: values by indicator and
// period, as a document. [Set.Observe] checks it against its indicators.
type ObservationsSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/observations/1"`
	// Indicators is the id of the list, and Edition its edition.
	Indicators string `json:"indicators" doc:"required,pattern=id"`
	Edition    string `json:"edition,omitempty" doc:"pattern=edition"`
	// Subject says whose values they are: a ministry, a state.
	Subject string `json:"subject,omitempty" doc:"pattern=id"`
	// Language is the language of texts that are given as a plain string.
	Language     string            `json:"language,omitempty" doc:"pattern=language,words"`
	Title        govmaturity.Text  `json:"title,omitempty"`
	Note         govmaturity.Text  `json:"note,omitempty"`
	Observations []ObservationSpec `json:"observations,omitempty"`
}

// ObservationSpec is one value, or the reason why there is none.
type ObservationSpec struct {
	Indicator string `json:"indicator" doc:"required,pattern=id"`
	// Date is the period that it is about: 2025, 2025-06 or a day. Its end counts.
	Date string `json:"date" doc:"required,pattern=date"`
	// Value is for indicators that are a number.
	Value *float64 `json:"value,omitempty"`
	// Numerator and Denominator are for those that are a ratio.
	Numerator   *float64 `json:"numerator,omitempty"`
	Denominator *float64 `json:"denominator,omitempty" doc:"min=0"`
	// State says why there is no value.
	State govmaturity.State `json:"state,omitempty"`
	// Of says of whom the value is, where it is not of all: one category. For a
	// combination, make a dimension of the combinations.
	Of []OfSpec `json:"of,omitempty" doc:"nonempty"`
	// Reported is when the value became known. One that was not known yet on the day
	// of a report is left out of it.
	Reported string           `json:"reported,omitempty" doc:"pattern=date"`
	Note     govmaturity.Text `json:"note,omitempty"`
	// Evidence names documents or links that the value rests on.
	Evidence []string `json:"evidence,omitempty" doc:"nonempty,words"`
}

// OfSpec is a category of a dimension.
type OfSpec struct {
	Dimension string `json:"dimension" doc:"required,pattern=id"`
	Category  string `json:"category" doc:"required,pattern=id"`
}
