package situation

import "github.com/govmaturity/govmaturity"

// CapacityLevel is a level at which the situation of capacities can be assessed.
type CapacityLevel string

const (
	CapacityLevelIndividual     CapacityLevel = "individual"
	CapacityLevelOrganizational CapacityLevel = "organizational"
	CapacityLevelInstitutional  CapacityLevel = "institutional"
	CapacityLevelSocietal       CapacityLevel = "societal"
	// CapacityLevelAround is those around: developers of capacity, partners,
	// infrastructure.
	CapacityLevelAround CapacityLevel = "around"
)

// CapacityLevels returns the levels, from the single person out.
func CapacityLevels() []CapacityLevel {
	return []CapacityLevel{CapacityLevelIndividual, CapacityLevelOrganizational, CapacityLevelInstitutional, CapacityLevelSocietal, CapacityLevelAround}
}

// Title returns what people call the level.
func (l CapacityLevel) Title(w govmaturity.Words) string {
	return w.Say("situation.level." + string(l))
}

// Assess returns which assessment is for the level, as UN DESA's training toolkit has it
// (the end of Chapter 5, "Identifying the capacities at different levels"), in this
// library's words.
func (l CapacityLevel) Assess(w govmaturity.Words) string {
	return w.Say("situation.assess." + string(l))
}

// AssessNote returns what the toolkit says of all of them: none is always the best.
func AssessNote(w govmaturity.Words) string { return w.Say("situation.assess.note") }
