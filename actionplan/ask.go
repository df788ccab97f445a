package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// AskField is a field of a step that somebody has to fill in, or of the plan.
type AskField string

const (
	AskFieldTitle          AskField = "title"
	AskFieldDeliverable    AskField = "deliverable"
	AskFieldResponsible    AskField = "responsible"
	AskFieldOwner          AskField = "owner"
	AskFieldDeadline       AskField = "deadline"
	AskFieldResources      AskField = "resources"
	AskFieldBarriers       AskField = "barriers"
	AskFieldCommunications AskField = "communications"
	AskFieldIndicators     AskField = "indicators"
)

// AskFields returns all fields that are asked for, in the order of the workshop's
// table of action planning.
func AskFields() []AskField {
	return []AskField{AskFieldTitle, AskFieldDeliverable, AskFieldResponsible, AskFieldOwner, AskFieldDeadline,
		AskFieldResources, AskFieldBarriers, AskFieldCommunications, AskFieldIndicators}
}

// Ask is something that a plan does not say yet, and that nobody but those who make
// it can know.
type Ask struct {
	// Step is the id of the step.
	Step  string
	Field AskField
	// Path is where in the plan the answer belongs.
	Path govmaturity.Path
	// Template is the question of the template, where it has one.
	Template govmaturity.Text
	// Known is what the document that the step comes from says already: to be
	// confirmed, and not taken over unasked.
	Known []govmaturity.Text
}

// Question returns the question in the given words: that of the template, if there is
// one, and else that of the form of plans.
func (a Ask) Question(w govmaturity.Words) string {
	if len(a.Template) > 0 {
		return w.Wording(a.Template)
	}
	if a.Field == AskFieldTitle {
		return w.Say("ask.title")
	}
	field := "field.StepSpec." + string(a.Field)
	return w.Say("text.label", "label", w.Say(field), "text", w.Say(field+".help"))
}

// Asks returns what each step without parts does not say yet, in the order of the
// plan: who does it, by when, with what, and so on. [Drafted.Asks] adds what templates
// and sources have to say to that.
func (p *Plan) Asks() []Ask {
	p = p.some()
	var out []Ask
	for s := range p.Steps() {
		if len(s.Parts()) > 0 {
			continue
		}
		x := s.get().spec
		open := map[AskField]bool{
			AskFieldDeliverable: len(x.Deliverable) == 0, AskFieldResponsible: len(x.Responsible) == 0, AskFieldOwner: s.Owner() == "",
			AskFieldDeadline: len(x.Deadline) == 0, AskFieldResources: len(x.Resources) == 0, AskFieldBarriers: len(x.Barriers) == 0,
			AskFieldCommunications: len(x.Communications) == 0, AskFieldIndicators: len(x.Indicators) == 0,
		}
		for _, f := range AskFields() {
			if open[f] {
				out = append(out, Ask{Step: x.ID, Field: f, Path: govmaturity.Path{}.Key("steps").Index(s.at - 1).Key(string(f))})
			}
		}
	}
	return slices.Clip(out)
}
