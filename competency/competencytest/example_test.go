package competencytest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/competencytest"
)

// A ladder on which a registrar forgets something.
const document = `
format: govmaturity/competency-framework/1
id: registers
edition: "1"
title: Registers
standing: illustrative
scales:
  - id: steps
    levels:
      - {id: aware, title: Aware, rank: 1}
      - {id: expert, title: Expert, rank: 2}
competencies:
  - {id: records, title: Keeping records, scale: steps}
  - {id: law, title: Law of registers, scale: steps}
roles:
  - id: registrar
    title: Registrar
    ladder: true
    levels:
      - id: junior
        title: Junior
        requires: [{competency: records, level: aware}, {competency: law, level: aware}]
      - id: senior
        title: Senior
        requires: [{competency: records, level: expert}]
`

func ExampleRun() {
	_ = func(t *testing.T) { // in a file of tests: func TestRegisters(t *testing.T)
		fw, err := competency.ReadFramework("registers.yaml", []byte(document))
		if err != nil {
			t.Fatal(err)
		}
		competencytest.Run(t, fw)
		competencytest.RunGolden(t, fw, "testdata/golden/*.yaml")
	}
}

func ExampleCheck() {
	fw, err := competency.ReadFramework("registers.yaml", []byte(document))
	if err != nil {
		fmt.Println(err)
		return
	}
	var broken competencytest.Violations
	if errors.As(competencytest.Check(fw), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n", v.Law.Name, v.At, v.Law.Explanation)
			fmt.Println(v.Got)
		}
	}
	// Output:
	// ladder-rises, at registrar/senior: Where a role says that its levels go from the lowest to the highest, each level requires at least what the one below it requires.
	// law is not required
}
