package systems

import "github.com/govmaturity/govmaturity"

// SystemSpec says which system a diagram is of: its parts and where it ends, how
// they are organized, how they interact, and what for.
type SystemSpec struct {
	Title       govmaturity.Text `json:"title,omitempty"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Boundary says how to tell what belongs to the system and what does not.
	Boundary govmaturity.Text `json:"boundary,omitempty"`
	// Parts are what it consists of.
	Parts []FacetSpec `json:"parts,omitempty" doc:"nonempty"`
	// Organization is how the parts stand to each other: rules, lines of
	// reporting, interfaces.
	Organization []FacetSpec `json:"organization,omitempty" doc:"nonempty"`
	// Interaction is what goes on between them, and changes them.
	Interaction []FacetSpec `json:"interaction,omitempty" doc:"nonempty"`
	// Purpose are the outcomes that it is there for.
	Purpose []FacetSpec            `json:"purpose,omitempty" doc:"nonempty"`
	Cites   []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// FacetSpec is one thing that is said of a system: a part, a relation, a process
// or an outcome, and where the diagram shows it.
type FacetSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Kind        Kind             `json:"kind,omitempty"`
	Layer       Layer            `json:"layer,omitempty"`
	// Outside says of a part that it stands outside the boundary.
	Outside   bool                   `json:"outside,omitempty"`
	Variables []string               `json:"variables,omitempty" doc:"nonempty,pattern=id"`
	Loops     []string               `json:"loops,omitempty" doc:"nonempty,pattern=id"`
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// IcebergSpec says what people see, and what lies below. Each level answers a
// question of its own; see [IcebergLevel].
type IcebergSpec struct {
	Title govmaturity.Text `json:"title,omitempty"`
	// Events: what just happened?
	Events []IcebergEntrySpec `json:"events,omitempty" doc:"nonempty"`
	// Patterns: what has been happening, again and again?
	Patterns []IcebergEntrySpec `json:"patterns,omitempty" doc:"nonempty"`
	// Structures: which processes and organizations bring that about?
	Structures []IcebergEntrySpec `json:"structures,omitempty" doc:"nonempty"`
	// MentalModels: how does the way we think let it go on?
	MentalModels []IcebergEntrySpec     `json:"mental-models,omitempty" doc:"nonempty"`
	Cites        []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// IcebergEntrySpec is one thing seen at a level of the iceberg.
type IcebergEntrySpec struct {
	// ID is unique in the iceberg.
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	// Because are entries of deeper levels that bring this one about.
	Because   []string               `json:"because,omitempty" doc:"nonempty,pattern=id"`
	Variables []string               `json:"variables,omitempty" doc:"nonempty,pattern=id"`
	Loops     []string               `json:"loops,omitempty" doc:"nonempty,pattern=id"`
	Standing  govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// IcebergLevel is one level of the iceberg, from the tip down.
type IcebergLevel string

const (
	IcebergLevelEvents       IcebergLevel = "events"
	IcebergLevelPatterns     IcebergLevel = "patterns"
	IcebergLevelStructures   IcebergLevel = "structures"
	IcebergLevelMentalModels IcebergLevel = "mental-models"
)
