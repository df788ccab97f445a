package actionplan

import (
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// The documents of this package, each declared once.
var (
	planFormat = document.Declare[PlanSpec](PlanFormat, "Action plan",
		"What is to be done, by whom, by when, with what, and which gap each step answers.", codecs)
	reviewFormat = document.Declare[ReviewSpec](ReviewFormat, "Review of an action plan",
		"How far each step is, what shows that, and what is done about what went off track.", codecs)
	snapshotFormat = document.Declare[SnapshotSpec](SnapshotFormat, "Snapshot of an action plan",
		"An action plan as it was on a day.", codecs)
	visionFormat = document.Declare[VisionSpec](VisionFormat, "Vision",
		"Principles, goals, values and priorities of a government, which targets they serve, and what is watched on the way.", codecs)
	cycleFormat = document.Declare[CycleSpec](CycleFormat, "Cycle of transformation",
		"Round by round and step by step: what was done when, which documents came out of it, and which gaps were found.", codecs)
)

// codecs says what the types of this package look like in documents, where their
// Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(HemisphereNorth, HemisphereSouth),
		document.Enum(NamedByEnd, NamedByBegin),
		document.Enum(ResourceKindFinancial, ResourceKindHuman, ResourceKindPolitical, ResourceKindOther),
		document.Enum(ResultKindOutput, ResultKindOutcome, ResultKindImpact, ResultKindOther),
		document.Enum(AnswerKinds()...),
		document.Enum(Statuses()...),
		document.Enum(TermShort, TermLong),
		document.Enum(ForesightTools()...),
		document.Enum(SideAtLeast, SideAtMost),
		document.Enum(DocumentKinds()...),
		document.Enum(CycleVersionWorkshop, CycleVersionToolkit),
		document.Enum(CycleSteps()...),
		document.Enum(promptIDs()...),
	}
}

// AnswerKinds returns all kinds of answers.
func AnswerKinds() []AnswerKind {
	return []AnswerKind{AnswerKindNode, AnswerKindCompetency, AnswerKindBottleneck, AnswerKindStakeholder, AnswerKindCommunication,
		AnswerKindRisk, AnswerKindTarget, AnswerKindGoal}
}

// PlanSchema returns the JSON Schema (2020-12) of action plans.
func PlanSchema() []byte { return planSchema() }

// ReviewSchema returns the JSON Schema (2020-12) of reviews.
func ReviewSchema() []byte { return reviewSchema() }

// SnapshotSchema returns the JSON Schema (2020-12) of snapshots.
func SnapshotSchema() []byte { return snapshotSchema() }

// VisionSchema returns the JSON Schema (2020-12) of visions.
func VisionSchema() []byte { return visionSchema() }

// CycleSchema returns the JSON Schema (2020-12) of cycles.
func CycleSchema() []byte { return cycleSchema() }

var (
	planSchema     = schema.Of(planFormat)
	reviewSchema   = schema.Of(reviewFormat)
	snapshotSchema = schema.Of(snapshotFormat)
	visionSchema   = schema.Of(visionFormat)
	cycleSchema    = schema.Of(cycleFormat)
)
