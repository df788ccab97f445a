package systems

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/form"
	"github.com/govmaturity/govmaturity/internal/schema"
)

// The documents of this package, each declared once.
var diagramFormat = document.Declare[DiagramSpec](DiagramFormat, "Causal diagram",
	"What changes, what that makes rise and fall, and how those who drew it read it.", codecs)

// DiagramSchema returns the JSON Schema (2020-12) of causal diagrams. It accepts
// the documents that [ReadDiagramSpec] accepts.
func DiagramSchema() []byte { return diagramSchema() }

var diagramSchema = schema.Of(diagramFormat)

// DiagramForm returns the form of causal diagrams. What comes back from it is for
// [ReadDiagram].
//
// The form is in the language of the words. The diagram's texts are asked for in
// the given languages, the first of them first: in that of the words, when there
// are none. What is not a language tag is left out.
func DiagramForm(words govmaturity.Words, languages ...string) govmaturity.Form {
	if len(languages) == 0 {
		languages = []string{words.Language()}
	}
	return form.OfFormat(diagramFormat, form.FormatOptions[DiagramSpec]{
		ShapeOptions: form.ShapeOptions{Words: words, Languages: languages},
		Parts:        []string{"system", "variables", "links", "loops", "iceberg"},
		Meaning: func(d *document.Draft[DiagramSpec]) any {
			_, _ = compile(d) // what is wrong is in the draft
			return nil
		},
	})
}

// codecs says what the types of this package look like in documents, where
// their Go type does not.
func codecs() []document.Codec {
	return []document.Codec{
		document.Enum(SignPlus, SignMinus, SignUnknown),
		document.Enum(KindSocial, KindTechnical),
		document.Enum(Layers()...),
		document.Enum(Roles()...),
		document.Enum(PolarityReinforcing, PolarityBalancing, PolarityUndetermined),
		document.Enum(append(Archetypes(), ArchetypeUnderachievement, ArchetypeOutOfControl, ArchetypeRelativeAchievement, ArchetypeRelativeControl)...),
	}
}

// Layers returns the layers of a socio-technical system, from the outermost to
// the innermost.
func Layers() []Layer {
	return []Layer{LayerEnvironment, LayerPeople, LayerWork, LayerTechnology}
}

// Roles returns all roles.
func Roles() []Role {
	return []Role{RoleProblem, RoleFix, RoleFundamental, RoleSideEffect, RoleGoal, RoleActual, RoleGap,
		RoleEffort, RoleResult, RoleConstraint, RoleAllocation, RoleRelative, RoleResource, RoleDemand,
		RoleCapacity, RoleStandard, RolePerformance}
}

// Archetypes returns the eight archetypes, in the order of their names.
func Archetypes() []Archetype {
	return []Archetype{ArchetypeDriftingGoals, ArchetypeEscalation, ArchetypeFixesThatFail, ArchetypeGrowthUnderinvestment,
		ArchetypeLimitsToSuccess, ArchetypeShiftingTheBurden, ArchetypeSuccessToTheSuccessful, ArchetypeTragedyOfTheCommons}
}

// IcebergLevels returns the levels of the iceberg, from the tip down.
func IcebergLevels() []IcebergLevel {
	return []IcebergLevel{IcebergLevelEvents, IcebergLevelPatterns, IcebergLevelStructures, IcebergLevelMentalModels}
}
