package actionplan

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
)

// PlanForm returns the form of action plans. What comes back from it is for [Read].
// Beside the fields stand the questions of the workshop's table of action planning:
// by whom, by when, with what, against whose resistance, told to whom.
//
// The form is in the language of the words. Texts are asked for in the given
// languages, the first of them first: in that of the words, when there are none.
// What is not a language tag is left out. Deadlines are read in English and French:
// a form in another language asks for them in one of these.
func PlanForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(planFormat, words, languages, func(d *document.Draft[PlanSpec]) { _, _ = compile(d) },
		"parties", "commitments", "steps")
}

// ReviewForm returns the form of reviews of this plan, as [PlanForm] does that of
// plans. What comes back from it is for [Plan.ReadReview].
func (p *Plan) ReviewForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(reviewFormat, words, languages, func(d *document.Draft[ReviewSpec]) { _, _ = p.review(d) },
		"steps", "rebaseline")
}

// VisionForm returns the form of visions, as [PlanForm] does that of plans. What comes
// back from it is for [ReadVision].
func VisionForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(visionFormat, words, languages, func(d *document.Draft[VisionSpec]) { _, _ = compileVision(d) },
		"rests-on", "principles", "goals", "values", "priorities", "targets", "scenarios")
}

// CycleForm returns the form of cycles, as [PlanForm] does that of plans, with the
// questions of the method to choose from. What comes back from it is for [ReadCycle].
func CycleForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	return formOf(cycleFormat, words, languages, func(d *document.Draft[CycleSpec]) { _, _ = compileCycle(d) }, "rounds")
}

func formOf[D any](f *document.Format[D], words govmaturity.Words, languages []string, compile func(*document.Draft[D]), parts ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(f, form.FormatOptions[D]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        parts,
		Meaning: func(d *document.Draft[D]) any {
			compile(d) // what is wrong is in the draft
			return nil
		},
	})
}
