package competency_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

const exampleFramework = `format: govmaturity/competency-framework/1
id: digital-unit
edition: "2026"
title: A digital unit
standing: illustrative
scales:
  - id: proficiency
    levels:
      - {id: basic, rank: 1, title: Basic}
      - {id: working, rank: 2, title: Working}
      - {id: expert, rank: 3, title: Expert}
competencies:
  - {id: data, title: Data use, scale: proficiency}
  - {id: security, title: Security, scale: proficiency}
roles:
  - id: analyst
    title: Analyst
    ladder: true
    levels:
      - {id: junior, title: Junior analyst, requires: [{competency: data, level: basic}]}
      - {id: senior, title: Senior analyst, requires: [{competency: data, level: expert}, {competency: security, level: working}]}
`

const exampleProfile = `format: govmaturity/competency-profile/1
framework: digital-unit
edition: "2026"
person: P-07
evidence:
  - {competency: data, level: working, kind: assessor, date: "2026-03"}
  - {competency: data, level: expert, kind: self, date: "2026-05"}
`

// How ready is somebody, and how sure is that? What they say of themselves does
// not count, and of security nothing is known.
func Example() {
	fw, err := competency.ReadFramework("unit.yaml", []byte(exampleFramework))
	if err != nil {
		log.Fatal(err)
	}
	profile, err := fw.ReadProfile("p-07.yaml", []byte(exampleProfile))
	if err != nil {
		log.Fatal(err)
	}
	person, err := fw.Person(profile)
	if err != nil {
		log.Fatal(err)
	}
	ready, err := person.Readiness(fw.Role("analyst").Post("senior"), competency.AsOf{Date: "2026-11-25"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: ready from %.2f to %.2f\n", ready.Post.Title(), ready.Low, ready.High)
	for _, g := range ready.Gaps {
		fmt.Printf("%s: %s, %d to %d steps\n", g.Requirement.Competency().Title(), g.Verdict, g.Short.Min, g.Short.Max)
	}
	// Output:
	// Senior analyst: ready from 0.40 to 0.80
	// Data use: short, 1 to 1 steps
	// Security: unknown, 0 to 2 steps
}

// Why is somebody as ready as that? Each number comes with what it is made of, and
// so does each level below it: here one of them in French. The module's own words
// come in six languages; titles come from the framework.
func ExampleReadiness_Explain() {
	fw, err := competency.ReadFramework("unit.yaml", []byte(exampleFramework))
	if err != nil {
		log.Fatal(err)
	}
	profile, err := fw.ReadProfile("p-07.yaml", []byte(exampleProfile))
	if err != nil {
		log.Fatal(err)
	}
	person, err := fw.Person(profile)
	if err != nil {
		log.Fatal(err)
	}
	ready, err := person.Readiness(fw.Role("analyst").Post("senior"), competency.AsOf{Date: "2026-11-25"})
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range ready.Explain().Lines(govmaturity.Words{})[3:7] {
		fmt.Println(line.Label, line.Text)
	}
	french := govmaturity.WordsFor("fr")
	why := ready.Gaps[0].Attained.Explain(french)
	fmt.Println(why.Lines(french)[3].Text)
	// Output:
	// counted: Data use, Expert: 2 of 3; short
	// counted: Security, Working: from 0 to 2 of 2; not known whether it is met
	// formula: for sure: (2 + 0) / (3 + 2) = 0.4
	// formula: at most: (2 + 2) / (3 + 2) = 0.8
	// déclaration de la personne, mai 2026 : Expert ; ce que les gens disent d’eux-mêmes ne compte pas
}
