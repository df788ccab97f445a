package maturitytest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
)

// A median of three, in which one question has most of the weight.
const document = `
format: govmaturity/framework/1
id: registers
edition: "1"
title: Registers
standing: illustrative
score-standing: illustrative
root:
  id: registers
  title: Registers
  aggregation: median
  nodes:
    - {id: people, title: Is there a register of people?, weight: 5, measure: {kind: yes-no}}
    - {id: land, title: Is there a register of land?, measure: {kind: yes-no}}
    - {id: firms, title: Is there a register of firms?, measure: {kind: yes-no}}
`

func ExampleRun() {
	_ = func(t *testing.T) { // in a file of tests: func TestRegisters(t *testing.T)
		fw, err := maturity.ReadFramework("registers.yaml", []byte(document))
		if err != nil {
			t.Fatal(err)
		}
		maturitytest.Run(t, fw)
		maturitytest.RunGolden(t, fw, "testdata/golden/*.yaml")
	}
}

func ExampleCheck() {
	fw, err := maturity.ReadFramework("registers.yaml", []byte(document))
	if err != nil {
		fmt.Println(err)
		return
	}
	var broken maturitytest.Violations
	if errors.As(maturitytest.Check(fw), &broken) {
		for _, v := range broken {
			fmt.Printf("%s, at %s: %s\n", v.Law.Name, v.At, v.Law.Explanation)
		}
	}
	// Output:
	// weights-matter, at land: A node that has a weight can change the result of the node above it, by some answers.
	// weights-matter, at firms: A node that has a weight can change the result of the node above it, by some answers.
}
