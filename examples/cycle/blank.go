package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"github.com/govmaturity/govmaturity/actionplan/table"
)

// blanks are the documents that name the steps of the draft, to be filled in: those that
// are not there yet.
func (o *outputs) blanks() {
	c := o.c
	mapping := c.files
	if !c.has(stepsMapping) {
		sub, err := fs.Sub(ministry, "ministry")
		if o.fail(err) {
			return
		}
		mapping = sub
		data, err := fs.ReadFile(sub, stepsMapping)
		if o.fail(err) {
			return
		}
		o.add(stepsMapping, "what the columns of steps.csv mean: yours to change", data)
	}
	if !c.has(stepsTable) {
		m, err := read(&cycle{files: mapping}, stepsMapping, table.ReadMapping)
		if !o.fail(err) {
			o.add(stepsTable, "blank: who does each step, by when, with what", c.blankSteps(m))
		}
	}
	if !c.has(stepsPriorities) {
		o.add(stepsPriorities, "blank: what people think of each step, from 1 to 5", c.blankPriorities())
	}
}

// blankSteps is a row for each step, with what the draft knows, what is done, and how
// long it takes.
func (c *cycle) blankSteps(m *table.Mapping) []byte {
	titles := table.ExtraColumn{Header: "What is done", Cells: map[string]string{}}
	for s := range c.strategy.draft.Plan.Steps() {
		titles.Cells[s.ID()] = c.words.Wording(s.Title())
	}
	data, _ := table.Write(c.strategy.draft.Plan, m, titles, table.ExtraColumn{Header: workingDays}) // the rest stands in draft.json
	return data
}

func (c *cycle) blankPriorities() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `# What people think of each step. Put value: and a number from 1 to 5 in the place of
# each state: unanswered.
format: govmaturity/priorities/1
id: %s
criteria:
  - {id: value, title: {en: Value, fr: Valeur}, weight: 0.5, range: {min: 1, max: 5}, axis: value}
  - {id: feasibility, title: {en: Feasibility, fr: Faisabilité}, weight: 0.5, range: {min: 1, max: 5}, axis: feasibility}
methods: [{id: sum, method: weighted-sum}]
alternatives:
`, c.strategy.head.ID())
	ids := c.strategy.steps()
	for _, id := range ids {
		fmt.Fprintf(&b, "  - {id: %s}\n", id)
	}
	fmt.Fprintln(&b, "ratings:")
	for _, id := range ids {
		title := strings.Join(strings.Fields(c.words.Wording(c.strategy.draft.Plan.Step(id).Title())), " ")
		fmt.Fprintf(&b, "  # %s\n  - {alternative: %s, values: [{criterion: value, state: unanswered}, {criterion: feasibility, state: unanswered}]}\n", title, id)
	}
	return b.Bytes()
}
