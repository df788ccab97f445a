package situation

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// SituationFormat is the value of the format field of a situation.
const SituationFormat = "govmaturity/situation/1"

// SituationSpec is a situation as a document. It is plain data, in Go, YAML or JSON.
// [Compile] checks it and makes it a [Situation].
//
// Ids are unique in the whole document, but for those of sources, raters, scales and
// what belongs to risks alone: items, risks, strategies, SWOTs and groups share them.
type SituationSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/situation/1"`
	// ID names the situation, whatever its edition.
	ID string `json:"id" doc:"required,pattern=id"`
	// Edition tells dated versions apart, where there are some: 2026.
	Edition string `json:"edition,omitempty" doc:"pattern=edition"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Subject is whose situation it is: a country, a ministry, a programme.
	Subject string `json:"subject,omitempty" doc:"words"`
	// Date is the day, month or year that it is about. Actions that were due before it
	// are late.
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// Standing says how official the content is. Without one, it is the view of those
	// who wrote it, and claims nothing more.
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Sources  []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`

	// Raters are those who rate items.
	Raters []RaterSpec `json:"raters,omitempty" doc:"nonempty"`
	// Scales are those of the ratings, and of likelihood and impact.
	Scales []govmaturity.ScaleSpec `json:"scales,omitempty" doc:"nonempty"`

	Pestle       *PestleSpec       `json:"pestle,omitempty"`
	Swots        []SwotSpec        `json:"swots,omitempty" doc:"nonempty"`
	Acceleration *AccelerationSpec `json:"acceleration,omitempty"`
	Integration  *IntegrationSpec  `json:"integration,omitempty"`
	Inclusion    *InclusionSpec    `json:"inclusion,omitempty"`
	Risks        *RisksSpec        `json:"risks,omitempty"`
	Holistic     *HolisticSpec     `json:"holistic,omitempty"`
	Scan         *ScanSpec         `json:"scan,omitempty"`
}

// RaterSpec is somebody who rates: a group of a workshop, an office.
type RaterSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Name        govmaturity.Text `json:"name" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
}

// ItemSpec is one thing that is said of the situation. Where in the document it stands
// says what kind of thing: its [Aspect].
type ItemSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Text        govmaturity.Text `json:"text" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Topic is the point of a published list that the item is about, of those that its
	// aspect has: see [Aspect.Topics].
	Topic Topic `json:"topic,omitempty"`
	// Origin says whether it lies inside or outside those whose situation it is. Where
	// the aspect says that already, it may be left out.
	Origin Origin `json:"origin,omitempty"`
	// For are items of the step before: the accelerator that an intervention drives,
	// the intervention that a bottleneck holds up, the bottleneck that a solution
	// opens, the barriers that a measure takes down.
	For     []string         `json:"for,omitempty" doc:"nonempty,pattern=id"`
	Ratings []ItemRatingSpec `json:"ratings,omitempty" doc:"nonempty"`
	// Supports are items that are more likely to hold when this one does.
	Supports []string `json:"supports,omitempty" doc:"nonempty,pattern=id"`
	// Contradicts are items that cannot well hold when this one does.
	Contradicts []string `json:"contradicts,omitempty" doc:"nonempty,pattern=id"`
	// Points are things in other documents that the item is about.
	Points []stakeholder.ReferenceSpec `json:"points,omitempty" doc:"nonempty"`
	// Date is when it was seen.
	Date string `json:"date,omitempty" doc:"pattern=date"`
	// Trend says which way it goes, and Horizon how far ahead it lies.
	Trend    Trend                  `json:"trend,omitempty"`
	Horizon  Horizon                `json:"horizon,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Note     govmaturity.Text       `json:"note,omitempty"`
}

// ItemRatingSpec is what one rater says of an item, on one scale.
type ItemRatingSpec struct {
	// Rater is who rates. It may be left out where all rated together.
	Rater string           `json:"rater,omitempty" doc:"pattern=id"`
	Scale string           `json:"scale" doc:"required,pattern=id"`
	Level string           `json:"level" doc:"required,pattern=id"`
	Note  govmaturity.Text `json:"note,omitempty"`
}

// Origin says where something lies.
type Origin string

const (
	// OriginInside: those whose situation it is can change it themselves.
	OriginInside Origin = "inside"
	// OriginOutside: they cannot, and have to live with it.
	OriginOutside Origin = "outside"
)

// Trend says which way something goes.
type Trend string

const (
	TrendRising  Trend = "rising"
	TrendSteady  Trend = "steady"
	TrendFalling Trend = "falling"
	TrendUnclear Trend = "unclear"
)

// Horizon says how far ahead something lies. What counts as near, the document says in
// its words.
type Horizon string

const (
	HorizonNear   Horizon = "near"
	HorizonMiddle Horizon = "middle"
	HorizonFar    Horizon = "far"
)
