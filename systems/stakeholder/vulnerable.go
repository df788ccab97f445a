package stakeholder

import "github.com/govmaturity/govmaturity"

// Vulnerable is one of the seven groups of people who are left behind most often
// where services become digital. Situations name them, too.
type Vulnerable string

const (
	VulnerablePoor         Vulnerable = "poor" // near or below the poverty line
	VulnerableWomen        Vulnerable = "women-girls"
	VulnerableOlder        Vulnerable = "older-persons"
	VulnerableDisabilities Vulnerable = "persons-disabilities"
	VulnerableYouth        Vulnerable = "youth"
	VulnerableMigrants     Vulnerable = "migrants-refugees"
	VulnerableOther        Vulnerable = "other-vulnerable" // any others
)

// VulnerableGroups returns the seven groups.
func VulnerableGroups() []Vulnerable {
	return []Vulnerable{VulnerablePoor, VulnerableWomen, VulnerableOlder, VulnerableDisabilities, VulnerableYouth, VulnerableMigrants, VulnerableOther}
}

// Title returns what people call the group.
func (v Vulnerable) Title(w govmaturity.Words) string { return w.Say("option." + string(v)) }
