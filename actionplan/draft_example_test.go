package actionplan_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	steps "github.com/govmaturity/govmaturity/actionplan/catalog"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// A plan that begins with a scorecard: what can be done to bring data management to a
// stage, in which order, and what is still to be asked. A year later, a second
// scorecard says which nodes moved.
func ExampleDraft() {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		log.Fatal(err)
	}
	score := func(stage string) *maturity.Scorecard {
		answers, err := fw.ReadAssessment("answers.yaml", []byte(`
format: govmaturity/assessment/1
framework: un-nine-pillars
edition: "2020"
subject: ministry
answers: {data-management: `+stage+`}`))
		if err != nil {
			log.Fatal(err)
		}
		card, err := fw.Score(answers)
		if err != nil {
			log.Fatal(err)
		}
		return card
	}
	before := score("online-presence")
	gaps, err := before.Gaps(maturity.Target{Nodes: map[string]string{"data-management": "connected"}})
	if err != nil {
		log.Fatal(err)
	}
	templates, err := steps.Load("un-nine-pillars-steps")
	if err != nil {
		log.Fatal(err)
	}
	draft, err := actionplan.Draft(actionplan.NeedsOfGaps(gaps), templates, actionplan.DraftOptions{ID: "digital-2030"})
	if err != nil {
		log.Fatal(err)
	}
	for s := range draft.Plan.Steps() {
		a := s.Spec().Answers[0]
		fmt.Printf("%s: %s (%s, from %s to %s)\n", s.ID(), s.Title(), a.ID, a.From, a.To)
	}
	words := govmaturity.WordsFor("en")
	for _, a := range draft.Asks() {
		if a.Step == "data-joined" {
			fmt.Printf("%s? %s\n", a.Field, a.Question(words))
		}
	}

	review, err := draft.Plan.Review(&actionplan.ReviewSpec{Format: actionplan.ReviewFormat, Plan: "digital-2030", Date: "2027-12-31",
		Steps: []actionplan.StepReviewSpec{{Step: "data-transactions", Status: actionplan.StatusCompleted, Evidence: []string{"Report 7"}}}})
	if err != nil {
		log.Fatal(err)
	}
	again, err := review.Reassess(before, score("transactional"))
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range again.Movements {
		fmt.Printf("%s: %s -> %s, %s\n", m.Node, m.Before, m.After, m.Kind)
	}
	// Output:
	// data-transactions: Keep the data of transactions, and work with them (data-management, from online-presence to transactional)
	// data-joined: Join the data of agencies and keep them in step (data-management, from transactional to connected)
	// responsible? By whom: Whose job is it to carry out this step?
	// owner? Owner: Who is accountable for its being done in time, and for correcting it? Not always the one who does it.
	// deadline? By when: As you would write it: 2027-06, by fall 2027, Q2 2027, ongoing
	// resources? Resources and support: What is needed, and what is there already: money, people, political will, other?
	// barriers? Which law or agreement is missing before data may be shared?
	// communications? Communication plan: Which persons and organizations should be told, who tells them, and how often?
	// indicators? Key performance indicators: What does success look like, and how is it measured?
	// data-management: Online presence -> Transactional, moved
}
