package competency

import "github.com/govmaturity/govmaturity"

// CrosswalkFormat is the value of the format field of a crosswalk.
const CrosswalkFormat = "govmaturity/competency-crosswalk/1"

// Crosswalk says which competencies and levels of two frameworks, or of two
// editions of one, go together. What has no link has no counterpart.
type Crosswalk struct {
	Format   string           `json:"format" doc:"required,enum=govmaturity/competency-crosswalk/1"`
	ID       string           `json:"id" doc:"required,pattern=id"`
	Language string           `json:"language,omitempty" doc:"pattern=language"`
	Title    govmaturity.Text `json:"title" doc:"required"`
	From     EditionSpec      `json:"from" doc:"required"`
	To       EditionSpec      `json:"to" doc:"required"`
	// Standing says whose comparison this is. One that no publisher makes is
	// derived.
	Standing govmaturity.Standing   `json:"standing" doc:"required"`
	Sources  []govmaturity.Source   `json:"sources,omitempty"`
	Cites    []govmaturity.Citation `json:"cites,omitempty"`
	// Scales say which levels go together.
	Scales []ScaleLinkSpec `json:"scales,omitempty" doc:"nonempty"`
	// Links say which competencies go together.
	Links []LinkSpec `json:"links,omitempty" doc:"nonempty"`
}

// EditionSpec names one edition of a framework.
type EditionSpec struct {
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
}

// ScaleLinkSpec ties the levels of a scale to those of another.
type ScaleLinkSpec struct {
	From string `json:"from" doc:"required,pattern=id"`
	To   string `json:"to" doc:"required,pattern=id"`
	// Levels tie a level to a level. A level without a tie has no counterpart.
	Levels []LevelLinkSpec  `json:"levels" doc:"required,nonempty"`
	Note   govmaturity.Text `json:"note,omitempty"`
}

// LevelLinkSpec ties a level to a level.
type LevelLinkSpec struct {
	From  string `json:"from" doc:"required,pattern=id"`
	To    string `json:"to" doc:"required,pattern=id"`
	Match Match  `json:"match" doc:"required"`
}

// LinkSpec ties a competency to a competency.
type LinkSpec struct {
	From  string           `json:"from" doc:"required,pattern=id"`
	To    string           `json:"to" doc:"required,pattern=id"`
	Match Match            `json:"match" doc:"required"`
	Note  govmaturity.Text `json:"note,omitempty"`
}

// Match says how well two competencies, or levels, fit.
type Match string

const (
	// MatchSame: both say the same, and one can stand for the other.
	MatchSame Match = "same"
	// MatchPartial: they overlap; a person decides.
	MatchPartial Match = "partial"
	// MatchLossy: the one goes into the other, and something is lost: the way back
	// is not known.
	MatchLossy Match = "lossy"
)
