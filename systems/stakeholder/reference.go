package stakeholder

import "cmp"

// ReferenceSpec names something in another document. Stakeholders refer to such
// things, and so do the items of a situation.
type ReferenceSpec struct {
	Kind ReferenceKind `json:"kind" doc:"required"`
	// Document and Edition are those of the other document.
	Document string `json:"document" doc:"required,pattern=id"`
	Edition  string `json:"edition,omitempty" doc:"pattern=edition"`
	ID       string `json:"id" doc:"required,pattern=id"`
}

// ReferenceKind says what in another document is meant.
type ReferenceKind string

const (
	ReferenceKindNode        ReferenceKind = "node"        // of a maturity framework
	ReferenceKindIndicator   ReferenceKind = "indicator"   // of a maturity framework
	ReferenceKindCompetency  ReferenceKind = "competency"  // of a competency framework
	ReferenceKindRole        ReferenceKind = "role"        // of a competency framework
	ReferenceKindStakeholder ReferenceKind = "stakeholder" // of a stakeholder map
	ReferenceKindVariable    ReferenceKind = "variable"    // of a causal diagram
	ReferenceKindLoop        ReferenceKind = "loop"        // of a causal diagram
	ReferenceKindArchetype   ReferenceKind = "archetype"   // of a causal diagram
)

// ReferenceKinds returns all kinds of references.
func ReferenceKinds() []ReferenceKind {
	return []ReferenceKind{
		ReferenceKindNode, ReferenceKindIndicator, ReferenceKindCompetency, ReferenceKindRole,
		ReferenceKindStakeholder, ReferenceKindVariable, ReferenceKindLoop, ReferenceKindArchetype,
	}
}

// Compare orders references by document, edition, kind and id.
func (r ReferenceSpec) Compare(s ReferenceSpec) int {
	return cmp.Or(cmp.Compare(r.Document, s.Document), cmp.Compare(r.Edition, s.Edition), cmp.Compare(r.Kind, s.Kind), cmp.Compare(r.ID, s.ID))
}

// String returns a reference as a line: the document, its edition and the id.
func (r ReferenceSpec) String() string {
	out := r.Document
	if r.Edition != "" {
		out += "@" + r.Edition
	}
	return out + "/" + r.ID
}
