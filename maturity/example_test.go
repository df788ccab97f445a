package maturity_test

import (
	"github.com/govmaturity/govmaturity"

	"fmt"
	"log"
	"strings"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

func Example() {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		log.Fatal(err)
	}
	answers, err := fw.ReadAssessment("", []byte(`
format: govmaturity/assessment/1
framework: un-nine-pillars
edition: "2020"
subject: Meridia
standing: illustrative
answers:
  data-management: connected
  resources: transactional
  societal-capacities: {state: not-applicable, comment: Run by the provinces.}
`))
	if err != nil {
		log.Fatal(err)
	}
	card, err := fw.Score(answers)
	if err != nil {
		log.Fatal(err)
	}
	data := card.Node("data-management")
	fmt.Println(data.Level(), "of", len(data.Levels()), "levels:", data.Level().Rank())
	for _, step := range data.Next().Steps {
		fmt.Println(step)
	}
	gaps, err := card.Gaps(maturity.Target{Level: "connected"})
	if err != nil {
		log.Fatal(err)
	}
	for _, gap := range gaps[:2] {
		fmt.Printf("%s: %d to go\n", gap.Node.ID(), gap.Levels)
	}
	// Output:
	// Connected of 4 levels: 3
	// Data management: from Connected to Transformative (1 level up, effort 1)
	// vision-leadership-mindsets: 3 to go
	// legal-institutional-framework: 3 to go
}

// All problems come at once, each with its place.
func ExampleFramework_ReadAssessment() {
	fw, err := catalog.Load("un-egdi@2022")
	if err != nil {
		log.Fatal(err)
	}
	_, err = fw.ReadAssessment("", []byte(`format: govmaturity/assessment/1
framework: un-egdi
edition: "2020"
subject: Meridia
answers:
  osi: 1.2
  hcl: 0.9
`))
	fmt.Println(err)
	// Output:
	// 3:10: edition: the answers are to the edition "2020" of un-egdi; this is "2022"
	// 6:8: answers.osi: expected a number from 0 to 1; found 1.2
	// 7:8: answers.hcl: there is no indicator "hcl"; did you mean "hci"?
}

func ExampleResult_Explain() {
	fw, err := maturity.ReadFramework("service.yaml", []byte(`
format: govmaturity/framework/1
id: service
edition: "1"
title: Service readiness
standing: illustrative
score-standing: illustrative
root:
  id: readiness
  title: Readiness
  aggregation: arithmetic
  nodes:
    - {id: online, title: Online, weight: 3, measure: {kind: yes-no, worth: 100}}
    - {id: forms, title: Forms filled in already, measure: {kind: count, maximum: 8, worth: 100}}
    - {id: id, title: Digital identity, measure: {kind: yes-no, worth: 100}}
`))
	if err != nil {
		log.Fatal(err)
	}
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "service", Edition: "1", Subject: "Register a birth",
		Answers: map[string]govmaturity.Answer{
			"online": govmaturity.AnswerYesNo(true),
			"forms":  govmaturity.AnswerNumber(2),
			"id":     govmaturity.AnswerState(govmaturity.StateNotApplicable),
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	text := card.Root().Explain().String()
	fmt.Print(text[:strings.Index(text, "  about:")])
	// Output:
	// Readiness: 81.25, on a scale from 0 to 100
	//   rule:     the weighted mean of what is below
	//   counted:  Online: 100, weight 75%
	//             Forms filled in already: 25, weight 25%
	//   left out: Digital identity (not applicable; the weights of the others share the whole)
	//   formula:  100 × 75% + 25 × 25% = 81.25
	//   coverage: 100% of what applies is answered
	//   standing: illustrative
}

// A batch fills one row again and again, and allocates nothing.
func ExampleScorer() {
	fw, err := catalog.Load("un-egdi@2022")
	if err != nil {
		log.Fatal(err)
	}
	scorer, err := fw.NewScorer()
	if err != nil {
		log.Fatal(err)
	}
	row := fw.NewMarks()
	for _, cells := range [][]string{{"0.7796", "0.9618", "0.8287"}, {"0.2770", "0.3493", "0.1867"}} {
		for i, indicator := range fw.Indicators() {
			answer, err := indicator.Parse(cells[i])
			if err != nil {
				log.Fatal(err)
			}
			mark, err := indicator.Mark(answer)
			if err != nil {
				log.Fatal(err)
			}
			row.Set(i, mark)
		}
		card, err := scorer.Score(row)
		if err != nil {
			log.Fatal(err)
		}
		index, _ := card.Root().Published()
		fmt.Printf("%.4f %s\n", index, card.Root().Class())
	}
	// Output:
	// 0.8567 Very High
	// 0.2710 Middle
}
