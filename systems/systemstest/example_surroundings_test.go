package systemstest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity/systems/situation"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
	"github.com/govmaturity/govmaturity/systems/systemstest"
)

// Herders with a claim by right, whom nobody wants to do more than ask; and a rating on
// the line.
const herders = `
format: govmaturity/stakeholder-map/1
id: pastures
attributes:
  - {attribute: power, range: {min: 1, max: 5}, threshold: 3}
  - {attribute: interest, range: {min: 1, max: 5}, threshold: 3, tie: high}
stakeholders:
  - {id: herders, name: Herders, claim: true, desired: consult, ratings: [{attribute: power, value: 1}, {attribute: interest, value: 5}]}
  - {id: towns, name: Towns, ratings: [{attribute: power, value: 3}, {attribute: interest, value: 4}]}
needs:
  - {id: survey, audience: [herders], promise: consult, what: A survey, who: The ministry}
`

func ExampleRunMap() {
	_ = func(t *testing.T) { // in a file of tests: func TestPastures(t *testing.T)
		m, err := stakeholder.ReadMap("pastures.yaml", []byte(herders))
		if err != nil {
			t.Fatal(err)
		}
		systemstest.RunMap(t, m)
		systemstest.RunMapGolden(t, m, "testdata/golden/*.yaml")
	}
}

func ExampleCheckMap() {
	m, err := stakeholder.ReadMap("pastures.yaml", []byte(herders))
	if err != nil {
		fmt.Println(err)
		return
	}
	var broken systemstest.Violations
	if errors.As(systemstest.CheckMap(m), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s, expected: %s\n", v.Law.Name, v.At, v.Got, v.Expected)
		}
	}
	// Output:
	// ties-said, at towns: power is 3, on the threshold itself, and counts as low: say in tie of the attribute whether it is high or low, expected: the tie of the attribute: high, or low
	// claims-involved, at herders: wanted: consult, expected: involve, or more
}

// A risk that grew while something was done about it.
const flood = `
format: govmaturity/situation/1
id: archive
sources: [{id: audit, title: Report of the audit office}]
cites: [{source: audit, locator: p. 2}]
pestle:
  environmental: [{id: rain, text: More rain, points: [{kind: stakeholder, document: map, id: towns}]}]
scales:
  - {id: three, levels: [{id: low, rank: 1, title: Low}, {id: medium, rank: 2, title: Medium}, {id: high, rank: 3, title: High}]}
risks:
  likelihood: three
  impact: three
  risks:
    - {id: flood, text: Water in the archive, owner: Archive, inherent: {likelihood: low, impact: high}, residual: {likelihood: medium, impact: high}}
`

func ExampleRunSituation() {
	_ = func(t *testing.T) { // in a file of tests: func TestArchive(t *testing.T)
		s, err := situation.ReadSituation("archive.yaml", []byte(flood))
		if err != nil {
			t.Fatal(err)
		}
		systemstest.RunSituation(t, s, systemstest.Waive("residual-reasoned", "The cellar was measured after the first count.", "flood"))
	}
}

func ExampleCheckSituation() {
	s, err := situation.ReadSituation("archive.yaml", []byte(flood))
	if err != nil {
		fmt.Println(err)
		return
	}
	there := map[string]bool{"stakeholder towns of pastures": true} // from maps, frameworks and diagrams that are at hand
	known := systemstest.WithDocuments(func(kind, document, _, id string) bool { return there[kind+" "+id+" of "+document] })
	var broken systemstest.Violations
	if errors.As(systemstest.CheckSituation(s, known), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s (%s): %s\n", v.Law.Name, v.At, v.Given, v.Got)
		}
	}
	// Output:
	// residual-reasoned, at flood (inherent 3, residual 6): more is left than there was, without a reason
	// references-resolve, at rain (): it points at the stakeholder towns of map, which is not there
}
