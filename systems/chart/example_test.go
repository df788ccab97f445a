package chart_test

import (
	"fmt"
	"log"

	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/chart"
)

func ExampleDiagram() {
	d, err := systems.ReadDiagram("trust.yaml", []byte(`
format: govmaturity/causal-diagram/1
id: trust
title: Trust and use
variables:
  - {id: trust, name: Trust in digital services}
  - {id: use, name: Use of digital services}
  - {id: load, name: Load on the help desk}
links:
  - {from: trust, to: use, sign: "+"}
  - {from: use, to: trust, sign: "+", delay: true}
  - {from: use, to: load, sign: "+"}
  - {from: load, to: trust, sign: "-"}
`))
	if err != nil {
		log.Fatal(err)
	}
	c, err := chart.Diagram(d, chart.Options{Width: 800})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.Title())
	loops, err := chart.Loops(d, chart.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range loops.Rows {
		fmt.Println(row[0], row[1])
	}
	// c.WriteSVG(w, govmaturity.ChartPage{}) writes the picture.
	// Output:
	// Trust and use
	// R1 reinforcing, with a delay
	// B1 balancing
}
