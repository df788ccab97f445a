package actionplan_test

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
)

const exampleVision = `
format: govmaturity/vision/1
id: vision-2035
goals: [{id: services, title: Services for all, targets: ["16.6"]}, {id: skills, title: A skilled public service}]
targets: [{id: "16.6"}]
scenarios:
  - id: offline
    title: The countryside stays offline
    signposts: [{id: coverage, watch: Households with a connection, side: at-most, threshold: 60, unit: "%", then: Offices stay open}]
`

const examplePlan = `
format: govmaturity/action-plan/1
id: digital-2030
steps:
  - id: portal
    title: Build the portal
    deadline: By fall 2027
    answers: [{kind: goal, document: vision-2035, id: services}, {kind: sdg-target, id: "16.7"}]
`

// Which goals of the vision nothing is done about, and which links do not resolve.
func ExampleVision() {
	vision, err := actionplan.ReadVision("vision.yaml", []byte(exampleVision))
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := actionplan.Read("plan.yaml", []byte(examplePlan))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("not answered:", vision.Unanswered(plan))
	fmt.Println(plan.CheckVision(vision))
	passed, _ := vision.Spec().Scenarios[0].Signposts[0].Passed(55)
	fmt.Println("the scenario is coming:", passed)
	// Output:
	// not answered: [skills]
	// steps[0].answers[1].id: the vision does not serve 16.7
	// the scenario is coming: true
}

// By when, as people write it, and who is late.
func ExamplePlan() {
	plan, err := actionplan.Read("plan.yaml", []byte(examplePlan))
	if err != nil {
		fmt.Println(err)
		return
	}
	d := plan.Step("portal").Deadline()
	fmt.Println(d.Text, "is", d.From, "to", d.To)
	review, err := plan.ReadReview("review.yaml", []byte(`
format: govmaturity/plan-review/1
plan: digital-2030
date: 2028-01-15
steps: [{step: portal, status: substantial-progress}]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(review.Status("portal").Lateness)
	for _, doubt := range review.Doubts() {
		fmt.Println(doubt)
	}
	// Output:
	// By fall 2027 is 2027-09-01 to 2027-11-30
	// overdue
	// review.yaml:5:9: steps[0].deviation: portal is overdue since 2027-11-30, and nothing says what is done about it: say so in deviation, also where the deadline is moved
}

// Where a cycle stands on a day, what comes next, and what for.
func ExampleCycle() {
	cycle, err := actionplan.ReadCycle("cycle.yaml", []byte(`
format: govmaturity/cycle/1
id: transformation
version: workshop
rounds:
  - id: one
    steps:
      - step: analysis
        started: 2026-01
        finished: 2026-04
        documents: [{kind: assessment, id: un-nine-pillars, edition: "2020", subject: ministry}]
        gaps: [{kind: node, document: un-nine-pillars, edition: "2020", id: service-delivery, from: emerging, to: connected}]
      - {step: vision, started: 2026-05}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	status, err := cycle.Status("2026-06-01")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range status.Steps {
		fmt.Println(s.Step, s.State)
	}
	f := status.Explain()
	fmt.Println(f.Outcome)
	for _, r := range f.Reasons {
		if r.Kind == govmaturity.ReasonBlocked {
			fmt.Println(r.Words)
		}
	}
	for _, p := range cycle.Version().Prompts(status.Next)[:2] {
		fmt.Println("-", p.Say(govmaturity.Words{}))
	}
	// Output:
	// analysis done
	// vision under-way
	// strategy not-begun
	// monitoring not-begun
	// Next: Shared vision
	// Shared vision lacks: a vision
	// Shared vision lacks: the day on which it ended
	// - What did the situation analysis find: levels, gaps, challenges, opportunities?
	// - Which goals do all who take part share?
}
