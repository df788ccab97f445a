package actionplantest_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/actionplantest"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// A step that somebody forgot to link, and a date that binds nothing.
const plan = `
format: govmaturity/schedule/1
id: register
start: 2026-03-02
tasks:
  - {id: law, title: A law on data, duration: 20, constraints: [{kind: start-not-earlier, date: 2026-03-01}]}
  - {id: register, title: Register of people, duration: 60, after: [{task: law}]}
  - {id: training, title: Training of staff, duration: 10}
`

func ExampleRunSchedule() {
	_ = func(t *testing.T) { // in a file of tests: func TestRegister(t *testing.T)
		s, err := schedule.Read("plan.yaml", []byte(plan), nil)
		if err != nil {
			t.Fatal(err)
		}
		actionplantest.RunSchedule(t, s, nil)
	}
}

func ExampleCheckSchedule() {
	s, err := schedule.Read("plan.yaml", []byte(plan), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var broken actionplantest.Violations
	if errors.As(actionplantest.CheckSchedule(s, nil), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n", v.Law.Name, v.At, v.Law.Explanation)
			fmt.Println(v.Got)
		}
	}
	// Output:
	// tasks-joined, at training: Each task waits for another, or another waits for it, or it is bound to a date; or this is so of what it is a part of.
	// none, to it or from it
	// constraints-matter, at law: A task that must not start, or end, before a date is bound by it: the date is after the start of the plan.
	// the day on which the plan starts, or one before it
}

// A weight that counts for nothing, and a budget that one step alone is beyond.
const question = `
format: govmaturity/priorities/1
id: first
criteria:
  - {id: value, title: Value for people, weight: 2, range: {min: 1, max: 5}}
  - {id: trust, title: Trust, weight: 0, range: {min: 1, max: 5}}
alternatives: [{id: register, title: Register of people}, {id: portal, title: One portal}]
ratings:
  - {alternative: register, values: [{criterion: value, value: 4}, {criterion: trust, value: 2}]}
  - {alternative: portal, values: [{criterion: value, value: 5}, {criterion: trust, value: 3}]}
methods: [{id: sum, method: weighted-sum}]
portfolio:
  method: sum
  resources: [{id: money, unit: million, carry-over: false, limits: [{year: 2026, amount: 4}]}]
  needs: [{alternative: register, resource: money, year: 2026, amount: 3}, {alternative: portal, resource: money, year: 2026, amount: 9}]
`

func ExampleCheckPriorities() {
	set, err := priority.Read("priorities.yaml", []byte(question))
	if err != nil {
		fmt.Println(err)
		return
	}
	var broken actionplantest.Violations
	if errors.As(actionplantest.CheckPriorities(set), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n", v.Law.Name, v.At, v.Law.Explanation)
			fmt.Println(v.Got)
		}
	}
	// Output:
	// weights-count, at trust: Each criterion has a weight above 0.
	// 0: it counts for nothing
	// each-can-be-chosen, at portal: Each alternative fits within the limits of the portfolio, together with what it requires and what must be chosen: unless it is ruled out openly.
	// portfolio: what must be chosen needs 9 of "money", and there are 4, counted in the smallest unit
}

// Somebody does it, and nobody is accountable; and the last level comes before the third.
const portalPlan = `
format: govmaturity/action-plan/1
id: portal
parties: [{id: it, name: Directorate of IT}]
steps:
  - id: join
    title: Join the registers
    responsible: [it]
    deadline: by fall 2028
    answers: [{kind: node, document: un-nine-pillars, id: data-management, from: transactional, to: connected}]
  - id: foresee
    title: Offer services before people ask
    responsible: [it]
    owner: it
    deadline: by June 2028
    answers: [{kind: node, document: un-nine-pillars, id: data-management, from: connected, to: transformative}]
`

func ExampleRunPlan() {
	_ = func(t *testing.T) { // in a file of tests: func TestPortal(t *testing.T)
		p, err := actionplan.Read("plan.yaml", []byte(portalPlan))
		if err != nil {
			t.Fatal(err)
		}
		actionplantest.RunPlan(t, p, actionplantest.PlanDocuments{})
	}
}

func ExampleCheckPlan() {
	p, err := actionplan.Read("plan.yaml", []byte(portalPlan))
	if err != nil {
		fmt.Println(err)
		return
	}
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		fmt.Println(err)
		return
	}
	around := actionplantest.PlanDocuments{Frameworks: []*maturity.Framework{fw}}
	var broken actionplantest.Violations
	if errors.As(actionplantest.CheckPlan(p, around), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n", v.Law.Name, v.At, v.Got)
		}
	}
	// Output:
	// owners-said, at join: nobody
	// levels-in-order, at foresee: does not wait for join, which leads to a lower one
}

// What is known of a plan can be written down, and stays known.
func ExampleCheckPlanGolden() {
	p, err := actionplan.Read("plan.yaml", []byte(portalPlan))
	if err != nil {
		fmt.Println(err)
		return
	}
	cases := fstest.MapFS{"portal.yaml": {Data: []byte(`
format: govmaturity/golden/1
cases:
  - name: South of the equator
    given: {hemisphere: south, date: 2028-07-01}
    expect: {steps: {join: {to: 2028-05-31, lateness: overdue}, foresee: {lateness: overdue}}}
`)}}
	missed, err := actionplantest.CheckPlanGolden(p, cases, "*.yaml")
	fmt.Println(missed, err)
	// Output: [] <nil>
}
