package actionplan

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
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
)

// codecs says what the types of this package look like in documents, where their
// Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(HemisphereNorth, HemisphereSouth),
		document.Enum(NamedByEnd, NamedByBegin),
		document.Enum(ResourceKindFinancial, ResourceKindHuman, ResourceKindPolitical, ResourceKindOther),
		document.Enum(AnswerKinds()...),
		document.Enum(Statuses()...),
	}
}

// AnswerKinds returns all kinds of answers.
func AnswerKinds() []AnswerKind {
	return []AnswerKind{AnswerKindNode, AnswerKindCompetency, AnswerKindBottleneck, AnswerKindStakeholder, AnswerKindRisk, AnswerKindTarget, AnswerKindGoal}
}

// PlanSchema returns the JSON Schema (2020-12) of action plans.
func PlanSchema() []byte { return planSchema() }

// ReviewSchema returns the JSON Schema (2020-12) of reviews.
func ReviewSchema() []byte { return reviewSchema() }

// SnapshotSchema returns the JSON Schema (2020-12) of snapshots.
func SnapshotSchema() []byte { return snapshotSchema() }

var (
	planSchema     = schema.Of(planFormat)
	reviewSchema   = schema.Of(reviewFormat)
	snapshotSchema = schema.Of(snapshotFormat)
)

// PlanForm returns the form of action plans. What comes back from it is for [Read].
//
// The form is in the language of the words. Texts are asked for in the given
// languages, the first of them first: in that of the words, when there are none.
// What is not a language tag is left out.
func PlanForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(planFormat, form.FormatOptions[PlanSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"parties", "commitments", "steps"},
		Meaning: func(d *document.Draft[PlanSpec]) any {
			_, _ = compile(d) // what is wrong is in the draft
			return nil
		},
	})
}

// ReviewForm returns the form of reviews of the plan. What comes back from it is for
// [Plan.ReadReview]. See [PlanForm] for the languages.
func (p *Plan) ReviewForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(reviewFormat, form.FormatOptions[ReviewSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"steps", "rebaseline"},
		Meaning: func(d *document.Draft[ReviewSpec]) any {
			_, _ = p.review(d)
			return nil
		},
	})
}
