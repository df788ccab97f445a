package catalog

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// CapacityLevel is the level at which capacities are assessed.
type CapacityLevel string

// The levels of the UN training toolkit, and what it names beside them.
const (
	CapacityLevelIndividual     CapacityLevel = "individual"
	CapacityLevelOrganizational CapacityLevel = "organizational"
	CapacityLevelInstitutional  CapacityLevel = "institutional"
	CapacityLevelSocietal       CapacityLevel = "societal"
	CapacityLevelDevelopers     CapacityLevel = "capacity-developers"
	CapacityLevelPartners       CapacityLevel = "partners"
	CapacityLevelInfrastructure CapacityLevel = "infrastructure"
)

// Choice says which assessment suits a level.
type Choice struct {
	Level CapacityLevel
	// Says is what the source says of the level, paraphrased, and Cites where.
	Says  govmaturity.Text
	Cites []govmaturity.Citation
	// Suggested are what this library has for the level. The source prepared models
	// for each level and does not say which: this is derived.
	Suggested []Suggestion
}

// Suggestion is an entry of a catalogue, or one node of it.
type Suggestion struct {
	// Catalog is the package that has it: maturity/catalog, competency/catalog or
	// systems/stakeholder, which is a way to work and has no entries.
	Catalog string
	// Entry is its id, and Node the part that is about the level, where that is not
	// the whole.
	Entry, Node string
}

// ChoiceNote is what a reader of [Choices] must know.
const ChoiceNote = "The UN training toolkit says that its models are only some that fit certain situations, that they are not always the best, and that one should compare and pick what suits the question. What is suggested for a level is this library's choice, and derived."

// ChoiceSource is the work that the citations of [Choices] are about.
func ChoiceSource() govmaturity.Source {
	return govmaturity.Source{
		ID: "toolkit", Title: `Training Toolkit on "Capacities for Digital Government Transformation"`, Publisher: "UN DESA",
		Note: govmaturity.Text{"en": "Read as scanned text, without a date."},
	}
}

// Choices returns which assessment suits which level, in the order of the source.
func Choices() []Choice {
	all := make([]Choice, 0, len(choices))
	for _, c := range choices {
		all = append(all, Choice{
			Level: c.level, Says: govmaturity.Text{"en": c.says}, Suggested: slices.Clone(c.suggested),
			Cites: []govmaturity.Citation{{Source: "toolkit", Locator: "Chapter 5, Identifying the capacities at different levels"}},
		})
	}
	return all
}

// choices are the rows of Choices.
var choices = []struct {
	level     CapacityLevel
	says      string
	suggested []Suggestion
}{
	{CapacityLevelIndividual, "To look at what single people do and how they see things, use an assessment of the individual.", []Suggestion{
		{"competency/catalog", "un-mindsets", ""}, {"competency/catalog", "un-individual-capacities", ""}, {"maturity/catalog", "un-capacities", "individual"},
	}},
	{CapacityLevelOrganizational, "What sets it apart from the institutional level is whether parties and groups differ.", []Suggestion{
		{"maturity/catalog", "un-capacities", "organizational"}, {"maturity/catalog", "lk-digital-maturity-model", ""}, {"maturity/catalog", "gs-knowledge-management", ""},
	}},
	{CapacityLevelInstitutional, "What sets it apart from the organizational level is whether parties and groups differ.", []Suggestion{
		{"maturity/catalog", "un-dgca", ""}, {"maturity/catalog", "un-policy-coherence-readiness", ""}, {"maturity/catalog", "un-capacities", "institutional"},
	}},
	{CapacityLevelSocietal, "It is about how society responds, all of it.", []Suggestion{
		{"maturity/catalog", "un-left-behind", ""}, {"maturity/catalog", "un-capacities", "societal"},
	}},
	{CapacityLevelDevelopers, "Those who develop capacities are stakeholders with an analysis of their own.", []Suggestion{
		{"maturity/catalog", "un-capacities", "capacity-developers"},
	}},
	{CapacityLevelPartners, "Partners are stakeholders with an analysis of their own.", []Suggestion{
		{"systems/stakeholder", "", ""},
	}},
	{CapacityLevelInfrastructure, "Infrastructure has an analysis of its own.", []Suggestion{
		{"maturity/catalog", "un-capacities", "infrastructure"}, {"maturity/catalog", "un-emerging-technologies", ""},
	}},
}
