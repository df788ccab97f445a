package sheet_test

import (
	"fmt"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

// A skills matrix as a team keeps it: what it seems to be, what must be said, and what
// is wrong in it.
func Example() {
	table := []byte("Skill,Ann,Bob,Average\nSpreadsheets,3,1,2\nQueries,N/A,3-4,\n")

	proposal, err := sheet.Detect("team.csv", table)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(proposal.Mapping.Layout)
	for _, what := range proposal.Missing {
		fmt.Println("missing", what)
	}

	m, err := sheet.ReadMapping("team.yaml", []byte(`
format: govmaturity/competency-mapping/1
id: team
framework: {id: team, edition: "1", title: Skills of a team}
layout: people-across
columns: {competency: Skill}
evidence: assessor
date: 2026-11-25
scale:
  id: ease
  levels: [{id: helped, rank: 1, title: With help}, {id: alone, rank: 2, title: Alone}, {id: teaches, rank: 3, title: Teaches}]
words: [{cell: N/A, means: not-applicable}]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	reading, err := m.Read("team.csv", table)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range reading.All() {
		fmt.Println(p.Path, p.Code, p.Message())
	}
	fw, err := competency.Compile(reading.Spec)
	if err != nil {
		fmt.Println(err)
		return
	}
	ann, err := fw.Person(reading.Profiles[0])
	if err != nil {
		fmt.Println(err)
		return
	}
	attained, _ := ann.At(fw.Competency("spreadsheets"), competency.AsOf{Date: "2026-12-01"})
	fmt.Println(ann.ID(), attained.Level)
	// Output:
	// people-across
	// missing scale: in which order the levels stand, and words: what is no level means: 1 (1), 3 (1), 3-4 (1), N/A (1)
	// missing evidence: whether people rate themselves, or who does
	// missing date: which day the table is about
	// C3.Bob not-a-level "3-4" is from 3 to 4: a rating is one of the levels
	// D1.Average aggregate the column is read as a total or an average, and left out: name the columns with across if it is none
	// Ann Teaches
}
