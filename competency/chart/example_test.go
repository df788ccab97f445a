package chart_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/chart"
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
    requires: [{competency: data, level: expert, need: critical}, {competency: security, level: basic}]
`

// example reads the framework, and a team of people who need two analysts.
func example() *competency.Team {
	fw, err := competency.ReadFramework("unit.yaml", []byte(exampleFramework))
	if err != nil {
		log.Fatal(err)
	}
	var people []*competency.Person
	for _, p := range []struct{ id, data, security string }{{"P-01", "working", "working"}, {"P-02", "expert", ""}, {"P-03", "basic", "basic"}} {
		text := "format: govmaturity/competency-profile/1\nframework: digital-unit\nedition: '2026'\nperson: " + p.id +
			"\nevidence:\n  - {competency: data, level: " + p.data + ", kind: test, date: 2026-03}\n"
		if p.security != "" {
			text += "  - {competency: security, level: " + p.security + ", kind: test, date: 2026-03}\n"
		}
		profile, err := fw.ReadProfile("", []byte(text))
		if err != nil {
			log.Fatal(err)
		}
		person, err := fw.Person(profile)
		if err != nil {
			log.Fatal(err)
		}
		people = append(people, person)
	}
	team, err := fw.ReadTeam("", []byte("format: govmaturity/competency-team/1\nframework: digital-unit\nedition: '2026'\n"+
		"id: unit\ntitle: Unit\nmembers: [P-01, P-02, P-03]\nposts: [{role: analyst, heads: 2}]\n"), people)
	if err != nil {
		log.Fatal(err)
	}
	return team
}

var when = competency.AsOf{Date: "2026-11-25"}

// A person beside a post.
func ExampleProfile() {
	team := example()
	ready, err := team.Members()[0].Readiness(team.Posts()[0], when)
	if err != nil {
		log.Fatal(err)
	}
	profile, err := chart.Profile(ready, chart.Options{Width: 800})
	if err != nil {
		log.Fatal(err)
	}
	var picture strings.Builder
	if err := profile.WriteSVG(&picture, govmaturity.ChartPage{}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(profile.Title())
	for _, row := range profile.Table().Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Analyst: P-01, 25 November 2026
	// Data use | critical | Working (2 of 3) | Expert (3 of 3) | short by 1 step
	// Security | required | Working (2 of 3) | Basic (1 of 3) | met, 1 step above what is required
}

// Everybody, for those who answer for the team.
func ExampleTeam() {
	view, err := example().Superior(when)
	if err != nil {
		log.Fatal(err)
	}
	team, err := chart.Team(view, chart.Options{Words: govmaturity.WordsFor("fr"), Of: "Unité numérique"})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range team.Table().Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// P-01 | Working (2 sur 3) | Working (2 sur 3)
	// P-02 | Expert (3 sur 3) | non connu
	// P-03 | Basic (1 sur 3) | Basic (1 sur 3)
}

// What all may see: counts, and what is withheld.
func ExampleStaff() {
	view, err := example().Staff(competency.ViewOptions{
		AsOf: when, Smallest: 2, Units: map[string]string{"P-01": "North", "P-02": "North", "P-03": "South"},
	})
	if err != nil {
		log.Fatal(err)
	}
	staff, err := chart.Staff(view, chart.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range staff.Table().Rows {
		fmt.Println(strings.Join(row, " | "))
	}
	// Output:
	// Data use: Expert or above | withheld: it would tell of a smaller group | withheld: the group is too small | withheld: it would tell of groups that are withheld
	// Security: Basic or above | withheld: it would tell of a smaller group | withheld: the group is too small | withheld: it would tell of groups that are withheld
}

// How many people there are, and how many are needed.
func ExampleDepth() {
	coverage, err := example().Coverage(when)
	if err != nil {
		log.Fatal(err)
	}
	depth, err := chart.Depth(coverage, chart.Options{Of: "Digital unit"})
	if err != nil {
		log.Fatal(err)
	}
	if err := depth.Table().WriteHTML(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <table lang="en" dir="ltr">
	// <caption>People at each level, and people needed: Digital unit</caption>
	// <thead>
	// <tr><th scope="col">Competency</th><th scope="col">Importance</th><th scope="col">At the level for sure</th><th scope="col">At most</th><th scope="col">Needed</th><th scope="col">Result</th><th scope="col">Rests on one person</th></tr>
	// </thead>
	// <tbody>
	// <tr><th scope="row">Data use: Expert or above</th><td>critical</td><td>1</td><td>1</td><td>2</td><td>too few: 1 missing</td><td>Yes</td></tr>
	// <tr><th scope="row">Security: Basic or above</th><td>required</td><td>2</td><td>3</td><td>2</td><td>enough people</td><td>No</td></tr>
	// </tbody>
	// <tfoot>
	// <tr><td colspan="7">A digital unit, edition 2026; standing: illustrative.</td></tr>
	// </tfoot>
	// </table>
}
