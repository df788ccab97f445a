package actionplan

import "github.com/govmaturity/govmaturity"

// DocumentSpec names another document, as it was: by id, edition and content.
type DocumentSpec struct {
	Kind DocumentKind `json:"kind" doc:"required"`
	// ID, Edition and Hash are those of the document. An assessment has none of its
	// own: they are the framework's, as the assessment says them, and Subject and Date
	// tell it apart. A profile likewise has those of its framework, and a review those
	// of its plan.
	ID      string           `json:"id" doc:"required,pattern=id"`
	Edition string           `json:"edition,omitempty" doc:"pattern=edition"`
	Hash    string           `json:"hash,omitempty" doc:"pattern=hash"`
	Subject string           `json:"subject,omitempty" doc:"nonempty"`
	Date    string           `json:"date,omitempty" doc:"pattern=date"`
	Note    govmaturity.Text `json:"note,omitempty"`
}

// DocumentKind says what kind of document is named.
type DocumentKind string

const (
	DocumentKindAssessment   DocumentKind = "assessment"
	DocumentKindProfile      DocumentKind = "profile" // of competencies
	DocumentKindSituation    DocumentKind = "situation"
	DocumentKindStakeholders DocumentKind = "stakeholder-map"
	DocumentKindDiagram      DocumentKind = "diagram"
	DocumentKindVision       DocumentKind = "vision"
	DocumentKindPlan         DocumentKind = "plan"
	DocumentKindReview       DocumentKind = "review"
	DocumentKindObservations DocumentKind = "observations" // of indicators
)

// DocumentKinds returns all, in the order of the cycle.
func DocumentKinds() []DocumentKind {
	return []DocumentKind{DocumentKindAssessment, DocumentKindProfile, DocumentKindSituation, DocumentKindStakeholders, DocumentKindDiagram,
		DocumentKindVision, DocumentKindPlan, DocumentKindReview, DocumentKindObservations}
}
