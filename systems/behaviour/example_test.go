package behaviour_test

import (
	"context"
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/behaviour"
)

// A queue of applications, worked off by clerks: what does one clerk more
// do from month 6 on?
func Example() {
	model, err := behaviour.NewModel(behaviour.ModelSpec{
		ID:         "applications",
		TimeUnit:   "months",
		Parameters: []behaviour.ParameterSpec{{ID: "clerks", Value: 4}},
		Stocks:     []behaviour.StockSpec{{ID: "queue", Start: 100, In: []string{"arriving"}, Out: []string{"deciding"}}},
		Variables: []behaviour.VariableSpec{
			{ID: "arriving", Value: func([]float64) float64 { return 50 }},
			{ID: "deciding", From: []string{"clerks", "queue"}, Value: func(in []float64) float64 {
				return min(in[1], in[0]*12)
			}},
		},
		Setup: behaviour.Setup{To: 24, Step: 0.25, Method: behaviour.MethodRK4},
	})
	if err != nil {
		log.Fatal(err)
	}
	c, err := model.Counterfactual(behaviour.Setup{}, behaviour.Set("clerks", 5).From(6))
	if err != nil {
		log.Fatal(err)
	}
	queue, _ := c.Effect("queue")
	fmt.Printf("%.0f instead of %.0f\n", queue.Changed, queue.Base)
	fmt.Print(c.Finding())
	// Output:
	// 50 instead of 148
	// applications: queue: 50 instead of 148
	//   rule:      Runge–Kutta method of the fourth order, from 0 months to 24 months, in steps of 0.25 months
	//   shown:     queue differs most at 24 months, by -98
	//   condition: clerks is 5 from 6 months on
	//   counted:   clerks: 4
	//   about:     behaviour-counterfactual, applications
}

// What a fix that fails does, and with half of its harm.
func ExampleModel_Pull() {
	model, _ := behaviour.Archetype("fixes-that-fail")
	c, err := model.Pull(behaviour.Setup{}, "harmless-fix")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(c.Finding())
	// Output:
	// Fixes that fail: Problem: 0.627 instead of 148.7; Unintended consequence: 0.5885 instead of 86.15
	//   rule:      Euler’s method, from 0 to 60, in steps of 0.05
	//   shown:     Problem differs most at 60, by -148.1
	//              Unintended consequence differs most at 60, by -85.57
	//   condition: harm is 0.4 from the beginning
	//   counted:   fix-rate: 0.8
	//              relief: 0.5
	//              harm: 0.8
	//              delay: 6
	//   standing:  illustrative
	//   source:    Kim, D. H., Pegasus Communications, Systems Archetypes I, Fixes that fail
	//              Braun, W., The System Archetypes, Fixes that fail
	//   about:     behaviour-counterfactual, fixes-that-fail
}

// A ministry's own model: overtime brings the backlog down, and tired staff make
// errors that come back. Nobody drew a diagram; it is read off the functions.
func ExampleModel_Structure() {
	model, err := behaviour.NewModel(behaviour.ModelSpec{
		ID: "overtime",
		Stocks: []behaviour.StockSpec{
			{ID: "backlog", Start: 100, In: []string{"errors"}, Out: []string{"work"}, Role: systems.RoleProblem},
			{ID: "fatigue", In: []string{"tiring"}, Late: true, Role: systems.RoleSideEffect},
		},
		Variables: []behaviour.VariableSpec{
			{ID: "overtime", From: []string{"backlog"}, Role: systems.RoleFix, Value: func(in []float64) float64 { return 0.1 * in[0] }},
			{ID: "work", From: []string{"overtime"}, Value: func(in []float64) float64 { return 2 * in[0] }},
			{ID: "tiring", From: []string{"overtime", "fatigue"}, Value: func(in []float64) float64 { return in[0] - 0.1*in[1] }},
			{ID: "errors", From: []string{"fatigue"}, Value: func(in []float64) float64 { return 0.3 * in[0] }},
		},
		Setup: behaviour.Setup{To: 24, Step: 0.25},
	})
	if err != nil {
		log.Fatal(err)
	}
	s, err := model.Structure(behaviour.Setup{})
	if err != nil {
		log.Fatal(err)
	}
	for _, l := range s.Loops {
		fmt.Println(l.ID, l.Through)
	}
	match := s.Diagram.Archetypes(context.Background(), systems.ArchetypeOptions{}).Matches[0]
	fmt.Println(match.Archetype, "tier", match.Tier)
	d, err := model.Dominance(behaviour.Setup{}, s.Loops)
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range d.Groups[0].Periods {
		fmt.Println("from", p.From, p.Loops)
	}
	// Output:
	// B1 [fatigue tiring]
	// B2 [backlog overtime work]
	// R1 [backlog overtime tiring fatigue errors]
	// fixes-that-fail tier 3
	// from 0 [B2 B1]
	// from 11 [R1]
}

func ExampleClassify() {
	model, _ := behaviour.Archetype("growth-and-underinvestment")
	run, err := model.Run(behaviour.Setup{})
	if err != nil {
		log.Fatal(err)
	}
	demand, _ := run.Series("demand")
	class, err := behaviour.Classify(demand)
	if err != nil {
		log.Fatal(err)
	}
	best := class.Verdict()
	fmt.Printf("%s %s, after a turn at %.0f\n", best.Signature, best.Direction, best.Turn)
	// Output:
	// collapse up, after a turn at 12
}
