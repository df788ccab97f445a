package actionplan

import "github.com/govmaturity/govmaturity"

// VisionFormat is the value of the format field of a vision.
const VisionFormat = "govmaturity/vision/1"

// VisionSpec is a vision as a document: where a government wants to be, by which
// principles and values, what comes first, and what it watches on the way. The five
// items, principles, goals, values and priorities for the short and the long term, are
// those of the UN DESA training toolkit (Procedures of envisioning: Defining
// principles, goals, values and priorities). [CompileVision] checks it and makes it a
// [Vision].
type VisionSpec struct {
	Format      string           `json:"format" doc:"required,enum=govmaturity/vision/1"`
	ID          string           `json:"id" doc:"required,pattern=id"`
	Edition     string           `json:"edition,omitempty" doc:"pattern=edition"`
	Language    string           `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Statement is the vision in a sentence or two.
	Statement govmaturity.Text       `json:"statement,omitempty"`
	Subject   string                 `json:"subject,omitempty" doc:"pattern=id"`
	Standing  govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note      govmaturity.Text       `json:"note,omitempty"`
	Sources   []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Horizon   *HorizonSpec           `json:"horizon,omitempty"`

	// RestsOn are the assessments and analyses that it comes out of: capacities, gaps,
	// challenges and opportunities are reviewed first.
	RestsOn []DocumentSpec `json:"rests-on,omitempty" doc:"nonempty"`
	// Principles are those of governance, and Values those of digital government.
	Principles []VisionItemSpec `json:"principles,omitempty" doc:"nonempty"`
	Values     []VisionItemSpec `json:"values,omitempty" doc:"nonempty"`
	// Goals are national goals.
	Goals      []VisionGoalSpec     `json:"goals,omitempty" doc:"nonempty"`
	Priorities []VisionPrioritySpec `json:"priorities,omitempty" doc:"nonempty"`
	// Targets are the goals and targets of the 2030 Agenda that it serves.
	Targets   []VisionTargetSpec `json:"targets,omitempty" doc:"nonempty"`
	Scenarios []ScenarioSpec     `json:"scenarios,omitempty" doc:"nonempty"`
}

// VisionItemSpec is a principle or a value.
type VisionItemSpec struct {
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text       `json:"title" doc:"required"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// VisionGoalSpec is a national goal.
type VisionGoalSpec struct {
	// ID is what answers of a plan name.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Targets are those of the vision that it serves: 16.6.
	Targets []string               `json:"targets,omitempty" doc:"nonempty,pattern=goal"`
	Cites   []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// VisionPrioritySpec is something that comes first.
type VisionPrioritySpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`
	// Term says for when it comes first.
	Term        Term             `json:"term" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Goals are those that it serves.
	Goals []string               `json:"goals,omitempty" doc:"nonempty,pattern=id"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Term says for when a priority comes first. How many years that is, a country says.
type Term string

const (
	TermShort Term = "short"
	TermLong  Term = "long"
)

// VisionTargetSpec is a goal or a target of the 2030 Agenda that a vision serves.
type VisionTargetSpec struct {
	// ID is its number: 8, 16.6 or 9.c.
	ID string `json:"id" doc:"required,pattern=goal"`
	// Note says how it is served.
	Note  govmaturity.Text       `json:"note,omitempty"`
	Cites []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// ScenarioSpec is a future that may come, and how one will see that it does.
type ScenarioSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title" doc:"required"`
	// Tool is how it was found.
	Tool        ForesightTool          `json:"tool,omitempty"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Signposts   []SignpostSpec         `json:"signposts,omitempty" doc:"nonempty"`
}

// ForesightTool is a way to look ahead. The three are those of the UN DESA training
// toolkit (Tools that could be used in envisioning).
type ForesightTool string

const (
	ForesightToolScenario    ForesightTool = "scenario-building"
	ForesightToolForecasting ForesightTool = "forecasting"
	ForesightToolScanning    ForesightTool = "environmental-scanning"
)

// ForesightTools returns all three.
func ForesightTools() []ForesightTool {
	return []ForesightTool{ForesightToolScenario, ForesightToolForecasting, ForesightToolScanning}
}

// SignpostSpec is something to watch: when it passes its threshold, the scenario is
// coming, and something is to be done. Signposts are the library's: the toolkit says to
// watch events, and not how.
type SignpostSpec struct {
	ID string `json:"id" doc:"required,pattern=id"`
	// Watch is what is watched.
	Watch govmaturity.Text `json:"watch" doc:"required"`
	// Indicator is where its values are, when there is one.
	Indicator *IndicatorRefSpec `json:"indicator,omitempty"`
	// Side and Threshold say from where on it is passed, in a unit; When says it in
	// words, where no number does.
	Side      Side             `json:"side,omitempty"`
	Threshold *float64         `json:"threshold,omitempty"`
	Unit      string           `json:"unit,omitempty" doc:"nonempty"`
	When      govmaturity.Text `json:"when,omitempty"`
	// Then is what is done when it is passed.
	Then govmaturity.Text `json:"then,omitempty"`
	// By is who watches, and Every how often, as people write it.
	By    govmaturity.Text `json:"by,omitempty"`
	Every govmaturity.Text `json:"every,omitempty"`
}

// Side says on which side of a threshold a signpost is passed. The threshold itself
// is on that side.
type Side string

const (
	SideAtLeast Side = "at-least"
	SideAtMost  Side = "at-most"
)
