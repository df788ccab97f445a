package consensus_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// Three assessors and the ministry itself rate six enablers; the result is scored.
func Example() {
	fw, err := catalog.Load("un-dgca")
	if err != nil {
		log.Fatal(err)
	}
	r, err := consensus.Read(fw, "round.yaml", []byte(`
format: govmaturity/rating-round/1
id: health-2026
framework: un-dgca
edition: undated
subject: Ministry of Health
round: 1
raters: [{id: ministry, kind: self}, {id: a, kind: assessor}, {id: b, kind: assessor}, {id: c, kind: assessor}]
facilitated: [{indicator: legal, choices: [begun], reason: The law is a draft.}]
`))
	if err != nil {
		log.Fatal(err)
	}
	said := map[string][]int{ // in the order of the enablers: 1 is not begun, 4 is kept up
		"ministry": {4, 4, 3, 3, 4, 4}, "a": {3, 2, 2, 1, 3, 1}, "b": {3, 3, 2, 3, 3, 4}, "c": {3, 2, 1, 2, 3, 2},
	}
	var all []*maturity.Assessment
	for rater, ranks := range said {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "un-dgca", Edition: "undated",
			Subject: "Ministry of Health", Rater: rater, Answers: map[string]govmaturity.Answer{}}
		for i, indicator := range fw.Indicators() {
			a.Answers[indicator.ID()] = govmaturity.AnswerNumber(float64(ranks[i]))
		}
		all = append(all, a)
	}
	c, err := r.Combine(all...)
	if err != nil {
		log.Fatal(err)
	}
	f := c.Finding()
	f.Standing, f.About = "", govmaturity.Reference{} // too long for here
	fmt.Print(f)

	a := c.Agreement("enablers")[0]
	fmt.Printf("alpha %.2f, r_wg %.2f\n", a.Alpha.Value, a.Within.Value)

	card, err := fw.Score(c.Assessment(govmaturity.Words{}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Node("leadership").Level(), card.Node("legal").Level())
	// Output:
	// health-2026 (round 1): questions with a common answer: 6 of 6
	//   counted:  raters who count: 3: a, b, c
	//   left out: kept apart: ministry
	//   note:     to talk about: Professional and workforce development: two raters are 0.6667 apart on average, from 0 for the same to 1
	//             to talk about: Strategy: two raters are 0.2222 apart on average, from 0 for the same to 1
	//             to talk about: Governance: two raters are 0.2222 apart on average, from 0 for the same to 1
	// alpha 0.16, r_wg 0.84
	// In place Begun
}

// The collaborative step: what raters are farthest apart on is talked about first.
func ExampleConsensus_Agenda() {
	fw, err := catalog.Load("un-dgca")
	if err != nil {
		log.Fatal(err)
	}
	r, err := consensus.Read(fw, "round.yaml", []byte(`
format: govmaturity/rating-round/1
id: health-2026
framework: un-dgca
edition: undated
subject: Ministry of Health
round: 1
raters: [{id: a, kind: assessor}, {id: b, kind: assessor}]
`))
	if err != nil {
		log.Fatal(err)
	}
	var all []*maturity.Assessment
	for _, text := range []string{
		"rater: a\nanswers: {legal: begun, strategy: in-place, technology: not-begun}",
		"rater: b\nanswers: {legal: in-place, strategy: in-place, technology: kept-up}",
	} {
		a, err := fw.ReadAssessment("a.yaml", []byte("format: govmaturity/assessment/1\nframework: un-dgca\nedition: undated\nsubject: Ministry of Health\n"+text))
		if err != nil {
			log.Fatal(err)
		}
		all = append(all, a)
	}
	c, err := r.Combine(all...)
	if err != nil {
		log.Fatal(err)
	}
	for _, question := range c.Agenda() {
		fmt.Printf("%s: %s, %.2f apart\n", question.Indicator.Title(), question.Open, question.Disagreement)
	}
	card, err := fw.Score(c.Assessment(govmaturity.WordsFor("en")))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(card.Node("strategy").Answer().Comment)
	// Output:
	// Technology: between, 1.00 apart
	// Legal: between, 0.33 apart
	// Leadership: silent, 0.00 apart
	// Governance: silent, 0.00 apart
	// Professional and workforce development: silent, 0.00 apart
	// The median (raters: 2). In place: a, b.
}

// A workshop has six groups, and each talks about one dimension.
func ExampleGroupsOf() {
	fw, err := catalog.Load("un-dgca")
	if err != nil {
		log.Fatal(err)
	}
	for i, g := range consensus.GroupsOf(fw) {
		fmt.Printf("group %d: %s\n", i+1, g.Title)
	}
	// Output:
	// group 1: Leadership
	// group 2: Strategy
	// group 3: Governance
	// group 4: Legal
	// group 5: Technology
	// group 6: Professional and workforce development
}
