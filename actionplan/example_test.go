package actionplan_test

import (
	"fmt"

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
	// review.yaml:5:9: steps[0].deviation: portal is overdue since 2027-11-30, and nothing says what is done about it
}
