package rollout

import "github.com/govmaturity/govmaturity"

// RolloutFormat is the value of the format field of a rollout.
const RolloutFormat = "govmaturity/rollout/1"

// RolloutSpec is an approach that many organizations take up, as a document: its
// steps, the waves in which organizations join, and who they are. What has come of it
// are scorecards. It is plain data, in Go, YAML or JSON. [Compile] checks it and makes
// it a [Rollout].
type RolloutSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/rollout/1"`
	// ID names the rollout, whatever its edition.
	ID      string `json:"id" doc:"required,pattern=id"`
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

	Steps RolloutStepsSpec `json:"steps" doc:"required"`
	// Levels are the nodes by whose levels organizations are counted.
	Levels []RolloutLevelSpec `json:"levels,omitempty" doc:"nonempty"`
	// Waves are in the order in which organizations join.
	Waves         []WaveSpec         `json:"waves,omitempty" doc:"nonempty"`
	Organizations []OrganizationSpec `json:"organizations,omitempty" doc:"maxitems=10000"`
}

// RolloutStepsSpec says which questions are the steps, and from which of their levels
// on a step is begun and done.
type RolloutStepsSpec struct {
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	// Node is the group of the steps: the nodes right below it, in their order.
	Node  string `json:"node" doc:"required,pattern=id"`
	Begun string `json:"begun" doc:"required,pattern=id"`
	Done  string `json:"done" doc:"required,pattern=id"`
}

// RolloutLevelSpec is a node that has levels.
type RolloutLevelSpec struct {
	Framework string `json:"framework" doc:"required,pattern=id"`
	Edition   string `json:"edition" doc:"required,pattern=edition"`
	Node      string `json:"node" doc:"required,pattern=id"`
}

// WaveSpec is a wave of organizations.
type WaveSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	// Reach is how many organizations the rollout has with this wave and those before
	// it. It is left out where it is all there are.
	Reach    int                    `json:"reach,omitempty" doc:"min=1,max=1000000"`
	Date     string                 `json:"date,omitempty" doc:"pattern=date"`
	Note     govmaturity.Text       `json:"note,omitempty"`
	Standing govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites    []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// OrganizationSpec is an organization that takes the approach up.
type OrganizationSpec struct {
	// ID is the subject of its assessments.
	ID    string           `json:"id" doc:"required,nonempty"`
	Title govmaturity.Text `json:"title,omitempty"`
	Wave  string           `json:"wave,omitempty" doc:"pattern=id"`
	Note  govmaturity.Text `json:"note,omitempty"`
}
