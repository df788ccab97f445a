package stakeholder_test

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

const exampleMap = `
format: govmaturity/stakeholder-map/1
id: pensions
attributes:
  - {attribute: power, range: {min: 1, max: 5}, threshold: 3, tie: low}
  - {attribute: interest, range: {min: 1, max: 5}, threshold: 3, tie: low}
stakeholders:
  - id: agency
    name: Pension agency
    ratings: [{attribute: power, rater: a, value: 5}, {attribute: power, rater: b, value: 4}, {attribute: interest, value: 5}]
  - id: older
    name: Older persons in rural districts
    ratings: [{attribute: power, value: 1}, {attribute: interest, value: 2}]
    vulnerable: [older-persons]
    current: inform
influences: [{from: agency, to: older}]
`

// Who takes part how, and why.
func ExampleStakeholder_Advice() {
	m, err := stakeholder.ReadMap("pensions.yaml", []byte(exampleMap))
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range m.Stakeholders() {
		a := s.Advice()
		fmt.Println(s.Name(), "-", s.Position().Quadrant, a.Suggested, a.Why)
	}
	a := m.Stakeholder("older").Advice()
	fmt.Println(a.CurrentToSuggested().Steps, "levels to go:", a.Suggested.Promise(govmaturity.Words{}))
	// Output:
	// Pension agency - manage-closely collaborate closely
	// Older persons in rural districts - monitor involve vulnerable
	// 2 levels to go: Your concerns will show in the alternatives that are worked out, and you will learn how.
}

// Whom power does not protect, and how they are engaged.
func ExampleMap_Equity() {
	m, err := stakeholder.ReadMap("pensions.yaml", []byte(exampleMap))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range m.Equity().Entries {
		fmt.Println(e.Stakeholder.Name(), "-", e.Why, "only informed:", e.OnlyInformed())
	}
	// Output:
	// Older persons in rural districts - vulnerable only informed: true
}

// A register with words for numbers.
func ExampleMapping_Read() {
	m, err := stakeholder.ReadMapping("mapping.yaml", []byte(`
format: govmaturity/stakeholder-mapping/1
id: register
map: {id: register}
layout: stakeholders
columns: {name: Who}
attributes:
  - {attribute: power, range: {min: 1, max: 3}, tie: high}
ratings: [{attribute: power, columns: [Influence]}]
words: [{cell: H, value: 3}, {cell: M, value: 2}, {cell: L, value: 1}]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := m.Read("register.csv", []byte("Who;Influence\nTreasury;H\nPress;M/H\nVendors;M\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Ratings, "of", r.Rows, "rated;", r.Problems[0].Path, r.Problems[0].Code)
	register, err := stakeholder.Compile(r.Spec)
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range register.Stakeholders() {
		fmt.Println(s.ID(), s.Rated(stakeholder.AttributePower).State, s.Rated(stakeholder.AttributePower).High)
	}
	// Output:
	// 2 of 3 rated; B3.Influence not-a-level
	// treasury answered true
	// press unanswered false
	// vendors answered true
}

// Where a strategic framework does not keep to the method.
func ExampleStrategy_Remarks() {
	s, err := stakeholder.ReadStrategy("strategy.yaml", []byte(`
format: govmaturity/strategic-framework/1
id: permits
objectives: [{id: o, title: A permit in a day}]
customers: [{id: builders, name: Builders, uses: To begin to build}]
partners: [{id: town, name: Town hall, invests: [staff-time], shares: [costs, risks, benefits]}]
resources: [{id: r, name: Land registry, organization: Land Registry}]
innovations: [{id: i, name: Online maps, kind: product, uses: [deliver]}]
barriers: [{id: b, title: Plans on paper}]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range s.Remarks() {
		fmt.Println(r.Severity, r.Rule, r.Problem)
	}
	// Output:
	// wrong named-resource strategy.yaml:7:27: resources[0].name: "Land registry" is the organization, and not what it has: name the resource
}
