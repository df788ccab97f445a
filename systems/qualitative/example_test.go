package qualitative_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity/systems/qualitative"
)

// The backlog of a service draws staff to it, staff works it off, and long work
// wears staff out. What does more demand do in the end?
func Example() {
	c, err := qualitative.Of([]string{"demand", "backlog", "staff"}, []qualitative.Effect{
		{From: "demand", To: "backlog", Sign: 1},
		{From: "staff", To: "backlog", Sign: -1},
		{From: "backlog", To: "staff", Sign: 1},
		{From: "backlog", To: "demand", Sign: -1},
	})
	if err != nil {
		log.Fatal(err)
	}
	c = c.Damped()
	fmt.Println("stable:", c.Stability().Verdict)
	press := c.Press()
	for _, of := range press.Rows() {
		for _, cell := range of {
			fmt.Print(cell.Response.Symbol(), " ")
		}
		fmt.Println(of[0].Of)
	}
	// Output:
	// stable: always
	// + - + demand
	// + + - backlog
	// + + + staff
}
