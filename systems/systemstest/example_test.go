package systemstest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/systemstest"
)

// A loop that is called balancing, and a variable that somebody forgot to link.
const document = `
format: govmaturity/causal-diagram/1
id: sharing
variables:
  - {id: trust, name: Trust between ministries}
  - {id: sharing, name: Registers shared}
  - {id: law, name: Clarity of the law}
links:
  - {from: trust, to: sharing, sign: "+"}
  - {from: sharing, to: trust, sign: "+", delay: true}
loops:
  - {id: habit, polarity: balancing, variables: [trust, sharing]}
`

func ExampleRun() {
	_ = func(t *testing.T) { // in a file of tests: func TestSharing(t *testing.T)
		d, err := systems.ReadDiagram("sharing.yaml", []byte(document))
		if err != nil {
			t.Fatal(err)
		}
		systemstest.Run(t, d)
		systemstest.RunGolden(t, d, "testdata/golden/*.yaml")
	}
}

func ExampleCheck() {
	d, err := systems.ReadDiagram("sharing.yaml", []byte(document))
	if err != nil {
		fmt.Println(err)
		return
	}
	var broken systemstest.Violations
	if errors.As(systemstest.Check(d), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n", v.Law.Name, v.At, v.Law.Explanation)
			fmt.Println(v.Got)
		}
	}
	// Output:
	// variables-linked, at law: No variable stands alone: each acts on something, or something acts on it.
	// no link to it and none from it
	// loop-polarity, at habit: Each loop that is said to be reinforcing or balancing is: reinforcing with an even number of links that turn the effect round, balancing with an odd number. Where a sign is not known, what is said is taken for true.
	// habit is said to be balancing; by the signs of its links it is reinforcing
}
