package priority_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/priority"
)

func ExampleSet() {
	s, err := priority.Read("priorities.yaml", []byte(`
format: govmaturity/priorities/1
id: plan
criteria:
  - {id: value, title: Value, weight: 60}
  - {id: feasibility, title: Feasibility, weight: 40}
alternatives: [{id: portal, title: One portal}, {id: training, title: Training}]
ratings:
  - {alternative: portal, values: [{criterion: value, value: 9}, {criterion: feasibility, value: 2}]}
  - {alternative: training, values: [{criterion: value, value: 5}, {criterion: feasibility, value: 7}]}
methods: [{id: sum, title: Weighted sum, method: weighted-sum, normalisation: none}]
`))
	if err != nil {
		log.Fatal(err)
	}
	order, err := s.Order("sum")
	if err != nil {
		log.Fatal(err)
	}
	value := order.First[0]
	fmt.Printf("%v is first while the share of %s is from %.3f to %.3f\n", order.Ranking.First(), value.Criterion, value.Low, value.High)
	f := order.Finding()
	f.Standing, f.About = "", govmaturity.Reference{} // too long for here
	fmt.Print(f)
	// Output:
	// [portal] is first while the share of value is from 0.556 to 1.000
	// Weighted sum: First: One portal
	//   rule:      The sum of normalised values times their weights
	//   condition: values are taken as they are; where less is better, with a minus
	//   counted:   1. One portal: 6.2
	//              2. Training: 5.8
	//   threshold: Value, share 60.0%: the first stays first from 55.6% to 100.0%; below 55.6%, Training passes One portal
	//              Feasibility, share 40.0%: the first stays first from 0.0% to 44.4%; above 44.4%, Training passes One portal
	//              Value, share 60.0%: the whole order stays from 55.6% to 100.0%; below 55.6%, Training passes One portal
	//              Feasibility, share 40.0%: the whole order stays from 0.0% to 44.4%; above 44.4%, Training passes One portal
}

func ExampleMatrix_Rank() {
	m := priority.Matrix{
		Criteria: []priority.Criterion{
			{ID: "value", Direction: priority.DirectionUp, Weight: 2},
			{ID: "cost", Direction: priority.DirectionDown, Weight: 1},
		},
		Alternatives: []string{"portal", "training", "cloud"},
		Values:       [][]float64{{9, 100}, {5, 20}, {4, 90}},
	}
	r, err := m.Rank(priority.Method{Kind: priority.MethodTopsis})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range r.Places {
		fmt.Printf("%d. %s %.4f\n", p.Rank, p.ID, p.Score)
	}
	layers, err := m.Layers()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(layers)
	// Output:
	// 1. portal 0.6062
	// 2. training 0.4594
	// 3. cloud 0.0659
	// [[portal training] [cloud]]
}

func ExamplePortfolio() {
	p := priority.Portfolio{
		Resources: []priority.Resource{{ID: "money", Limits: []int64{10, 5}, CarryOver: true}},
		Items: []priority.Item{
			{ID: "register", Value: 2, Needs: map[string][]int64{"money": {6, 0}}},
			{ID: "portal", Value: 9, Needs: map[string][]int64{"money": {2, 6}}, Requires: []string{"register"}},
			{ID: "cloud", Value: 7, Needs: map[string][]int64{"money": {4, 3}}},
		},
	}
	c, err := p.Choose()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.IDs(), c.Value, c.Optimal)
	for _, i := range c.Items {
		fmt.Println(i.ID, i.Reason, len(i.Limits))
	}
	// Output:
	// [register portal] 11 true
	// register worth 0
	// portal worth 0
	// cloud limit 2
}

func ExampleComparisons() {
	c := priority.Comparisons{
		IDs:   []string{"value", "feasibility", "trust"},
		Pairs: []priority.Comparison{{A: "value", B: "feasibility", Times: 3}, {A: "value", B: "trust", Times: 5}, {A: "feasibility", B: "trust", Times: 2}},
	}
	w, err := c.Weights()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.3f %.4f\n", w.Weights, w.Ratio)
	// Output: [0.648 0.230 0.122] 0.0036
}
