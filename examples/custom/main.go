// Custom scores a ministry against a framework of its own.
//
//   - ministry.yaml is the framework. A policy officer writes it.
//   - answers.yaml is an assessment. Whoever knows the services writes it.
//   - ministry_test.go proves the framework: that it keeps the laws of a well-made
//     instrument, and that known answers give known results (testdata/golden).
//   - This file is all that a developer has to write.
//
// Run it on the answers beside it, or on others:
//
//	go run ./examples/custom
//	go run ./examples/custom mine.yaml
package main

import (
	"embed"
	"fmt"
	"io"
	"os"

	"github.com/govmaturity/govmaturity/maturity"
)

//go:embed ministry.yaml answers.yaml
var files embed.FS

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err) // all that is wrong, with file, line and column
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	ministry, err := maturity.Load(files, "ministry.yaml")
	if err != nil {
		return err
	}
	name, read := "answers.yaml", files.ReadFile
	if len(args) > 0 {
		name, read = args[0], os.ReadFile
	}
	data, err := read(name)
	if err != nil {
		return err
	}
	answers, err := ministry.ReadAssessment(name, data)
	if err != nil {
		return err
	}
	card, err := ministry.Score(answers)
	if err != nil {
		return err
	}

	// Where are we? As a whole, and service by service.
	fmt.Fprintf(out, "%s, %s %s: %s\n", card.Subject(), ministry.Title(), ministry.Edition(), describe(card.Root()))
	fmt.Fprintf(out, "  %-24s %s\n", card.Node("foundations").Title(), describe(card.Node("foundations")))
	for _, service := range card.Items("services") {
		fmt.Fprintf(out, "  %-24s %s\n", service.Title(), describe(service.Root()))
		for _, b := range service.Root().Blockers() {
			fmt.Fprintf(out, "      missing: %s\n", b.Node.Title())
		}
	}

	// What next? The cheapest way to the next level.
	plan := card.Root().Next()
	switch {
	case card.Root().Levels() == nil:
		// There is nothing to reach.
	case !plan.Target.Valid():
		fmt.Fprintln(out, "The highest level is reached.")
	default:
		fmt.Fprintf(out, "Next: %s\n", plan) // which says if a cheaper way may exist
	}
	return nil
}

// describe says what came out for a node: its value and, if any, its level.
func describe(r maturity.Result) string {
	value, ok := r.Published()
	switch {
	case !ok:
		return string(r.State())
	case r.Level().Valid():
		return fmt.Sprintf("%.2f, %s", value, r.Level())
	}
	return fmt.Sprintf("%.2f", value)
}
