package actionplan

import "github.com/govmaturity/govmaturity"

// TemplatesFormat is the value of the format field of step templates.
const TemplatesFormat = "govmaturity/step-templates/1"

// TemplatesSpec is a library of steps as a document: what can be done about a gap, to
// begin a plan with. It knows no costs, dates and people: those are asked for.
// [ReadTemplates] and [CompileTemplates] check it and make it [Templates].
type TemplatesSpec struct {
	Format string `json:"format" doc:"required,enum=govmaturity/step-templates/1"`
	// ID names the templates, whatever their edition.
	ID      string `json:"id" doc:"required,pattern=id"`
	Edition string `json:"edition" doc:"required,pattern=edition"`
	// Language is the language of texts that are given as a plain string. It
	// is en when not given.
	Language    string               `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text     `json:"title" doc:"required"`
	Description govmaturity.Text     `json:"description,omitempty"`
	Note        govmaturity.Text     `json:"note,omitempty"`
	Standing    govmaturity.Standing `json:"standing" doc:"required,words"`
	Sources     []govmaturity.Source `json:"sources,omitempty" doc:"words"`
	// Cites say where all templates come from.
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Templates []StepTemplateSpec     `json:"templates" doc:"required,nonempty"`
}

// StepTemplateSpec is a step that answers gaps of a kind.
//
// In the title, the description and the deliverable, {need} stands for what people
// call what it is about, {from} and {to} for the levels. One with {from} or {to} in it
// is for needs that have such a level.
type StepTemplateSpec struct {
	ID  string          `json:"id" doc:"required,pattern=id"`
	For TemplateForSpec `json:"for" doc:"required"`
	// Title says what is to be done, and Deliverable what will be there to be seen.
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Deliverable govmaturity.Text `json:"deliverable,omitempty"`
	// After are templates whose steps come before, because the source says so. That a
	// level comes after the one below needs no saying.
	After []string `json:"after,omitempty" doc:"nonempty,pattern=id"`
	// Questions are what to ask those who make it a step.
	Questions []TemplateQuestionSpec `json:"questions,omitempty" doc:"nonempty"`
	Standing  govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	Note      govmaturity.Text       `json:"note,omitempty"`
}

// TemplateForSpec says which needs a template answers. What is not given may be
// anything. Where several templates fit, those that say most are taken.
type TemplateForSpec struct {
	Kind AnswerKind `json:"kind" doc:"required"`
	// Document and Edition are those of the framework or map.
	Document string `json:"document,omitempty" doc:"pattern=id"`
	Edition  string `json:"edition,omitempty" doc:"pattern=edition"`
	// ID is what in there: a node, a competency.
	ID string `json:"id,omitempty" doc:"nonempty"`
	// Level is the level to be reached: of a node, a competency or engagement.
	Level string `json:"level,omitempty" doc:"pattern=id"`
	// Aspect is the kind of bottleneck, as a situation has it: use-bottleneck.
	Aspect string `json:"aspect,omitempty" doc:"pattern=id"`
}

// TemplateQuestionSpec is a question to ask about a field of a step.
type TemplateQuestionSpec struct {
	Field AskField         `json:"field" doc:"required"`
	Text  govmaturity.Text `json:"text" doc:"required"`
}
