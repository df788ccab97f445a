package actionplan

import "github.com/govmaturity/govmaturity"

// CycleFormat is the value of the format field of a cycle.
const CycleFormat = "govmaturity/cycle/1"

// CycleSpec is the four-step cycle of digital government transformation as a record:
// by round and step, what was begun and finished when, which documents came out of it,
// which gaps were found, and what was answered to the questions of the method.
// [CompileCycle] checks it and makes it a [Cycle].
type CycleSpec struct {
	Format      string                 `json:"format" doc:"required,enum=govmaturity/cycle/1"`
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Edition     string                 `json:"edition,omitempty" doc:"pattern=edition"`
	Language    string                 `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text       `json:"title,omitempty"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Subject     string                 `json:"subject,omitempty" doc:"pattern=id"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Sources     []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	// Version says which four steps the cycle has: the sources differ.
	Version CycleVersion `json:"version" doc:"required"`
	// Rounds are in the order of time. The last one is the one under way.
	Rounds []RoundSpec `json:"rounds,omitempty" doc:"nonempty"`
}

// CycleVersion is one of the two versions of the four steps.
type CycleVersion string

const (
	// CycleVersionWorkshop: analysis, vision, strategy and road map, monitoring and
	// evaluation (UN DESA workshop, Realizing Digital Government Transformation).
	CycleVersionWorkshop CycleVersion = "workshop"
	// CycleVersionToolkit: analysis, strategy and road map, implementation, monitoring
	// and evaluation (UN DESA training toolkit, key message of chapter 2). The vision
	// is a part of the strategy there.
	CycleVersionToolkit CycleVersion = "toolkit"
)

// Steps returns the four steps, in their order.
func (v CycleVersion) Steps() []CycleStep {
	switch v {
	case CycleVersionWorkshop:
		return []CycleStep{CycleStepAnalysis, CycleStepVision, CycleStepStrategy, CycleStepMonitoring}
	case CycleVersionToolkit:
		return []CycleStep{CycleStepAnalysis, CycleStepStrategy, CycleStepImplementation, CycleStepMonitoring}
	}
	return nil
}

// CycleStep is a step of the cycle, in one version or the other.
type CycleStep string

const (
	CycleStepAnalysis       CycleStep = "analysis" // of context and situation
	CycleStepVision         CycleStep = "vision"
	CycleStepStrategy       CycleStep = "strategy" // and road map
	CycleStepImplementation CycleStep = "implementation"
	CycleStepMonitoring     CycleStep = "monitoring" // and evaluation
)

// CycleSteps returns all steps of both versions.
func CycleSteps() []CycleStep {
	return []CycleStep{CycleStepAnalysis, CycleStepVision, CycleStepStrategy, CycleStepImplementation, CycleStepMonitoring}
}

// RoundSpec is one time around.
type RoundSpec struct {
	ID    string           `json:"id" doc:"required,pattern=id"`
	Title govmaturity.Text `json:"title,omitempty"`
	Note  govmaturity.Text `json:"note,omitempty"`
	Steps []CycleStepSpec  `json:"steps,omitempty" doc:"nonempty"`
}

// CycleStepSpec is what was done in a step.
type CycleStepSpec struct {
	Step     CycleStep `json:"step" doc:"required"`
	Started  string    `json:"started,omitempty" doc:"pattern=date"`
	Finished string    `json:"finished,omitempty" doc:"pattern=date"`
	// By is who did it.
	By   govmaturity.Text `json:"by,omitempty"`
	Note govmaturity.Text `json:"note,omitempty"`
	// Documents are those that came out of it.
	Documents []DocumentSpec `json:"documents,omitempty" doc:"nonempty"`
	// Gaps are those that were found, in documents of the round: what the steps of a
	// plan answer.
	Gaps []AnswerSpec `json:"gaps,omitempty" doc:"nonempty"`
	// Prompts are the questions of the method that were answered.
	Prompts []PromptAnswerSpec `json:"prompts,omitempty" doc:"nonempty"`
}

// PromptAnswerSpec is what was answered to a question of the method; see [Prompts].
type PromptAnswerSpec struct {
	Prompt PromptID         `json:"prompt" doc:"required"`
	Answer govmaturity.Text `json:"answer" doc:"required"`
}
