package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/catalog"
	"github.com/govmaturity/govmaturity/actionplan/priority"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/actionplan/table"
)

// The documents that name steps of the draft. Where one is not there, a blank one comes out.
const (
	stepsTable      = "steps.csv"
	stepsMapping    = "steps-mapping.yaml"
	stepsPriorities = "priorities.yaml"
	// workingDays is the column of how long a step takes.
	workingDays = "Working days"
)

// strategy is the way from a draft to a plan with dates.
type strategy struct {
	// head is what the plan says as a whole.
	head  *actionplan.Plan
	draft *actionplan.Drafted
	// changes are what the spreadsheet adds to the draft, and dates what the schedule
	// adds to that.
	changes, dates []actionplan.Change
	priorities     *priority.Set
	order          *priority.Order
	schedule       *schedule.Plan
	plan           *actionplan.Plan
}

// draft makes candidate steps of what was found.
func (c *cycle) draft() error {
	s := &c.strategy
	templates, err := catalog.Load("un-nine-pillars-steps")
	if err != nil {
		return err
	}
	if s.head, err = read(c, "plan.yaml", actionplan.Read); err != nil {
		return err
	}
	s.draft, err = actionplan.Draft(c.needs, templates, actionplan.DraftOptions{ID: s.head.ID(), Edition: s.head.Edition(), Title: s.head.Title()})
	return err
}

// plan takes over what people entered for the steps of the draft, and dates them.
func (c *cycle) plan() error {
	s := &c.strategy
	filled, days, err := c.filled()
	if err != nil {
		return err
	}
	if err := c.prioritise(); err != nil {
		return err
	}
	if s.schedule, err = dated(filled, days); err != nil {
		return err
	}
	if s.plan, err = filled.Dated(s.schedule); err != nil {
		return err
	}
	s.dates = actionplan.Diff(filled, s.plan)
	return nil
}

// filled is the draft with what people entered for each step, and the days of work that
// they think each takes.
func (c *cycle) filled() (*actionplan.Plan, map[string]float64, error) {
	s := &c.strategy
	mapping, err := read(c, stepsMapping, table.ReadMapping)
	if err != nil {
		return nil, nil, err
	}
	base, err := s.headed()
	if err != nil {
		return nil, nil, err
	}
	entered, err := read(c, stepsTable, func(name string, data []byte) (*table.Reading, error) { return table.Read(name, data, base, mapping) })
	if err != nil {
		return nil, nil, err
	}
	days := map[string]float64{}
	for _, extra := range entered.Extra {
		if extra.Header != workingDays {
			continue // a remark, or what else people keep beside
		}
		for id, cell := range extra.Cells {
			if cell = strings.TrimSpace(cell); cell == "" {
				continue
			}
			n, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %s of %s: expected a number, found %.40q", stepsTable, extra.Header, id, cell)
			}
			days[id] = n
		}
	}
	s.changes = actionplan.Diff(s.draft.Plan, entered.Plan)
	return entered.Plan, days, nil
}

// steps are the ids of the steps of the draft.
func (s *strategy) steps() (ids []string) {
	for _, x := range s.draft.Steps {
		ids = append(ids, x.ID)
	}
	return ids
}

// headed is the draft with what the plan says as a whole.
func (s *strategy) headed() (*actionplan.Plan, error) {
	spec, draft := s.head.Spec(), s.draft.Plan.Spec()
	spec.Steps, spec.Sources, spec.Note, spec.Standing = draft.Steps, draft.Sources, draft.Note, draft.Standing
	return actionplan.Compile(spec)
}

// prioritise puts the steps in order by what people think of them.
func (c *cycle) prioritise() (err error) {
	s := &c.strategy
	set, err := read(c, stepsPriorities, priority.Read)
	if err != nil {
		return err
	}
	spec := set.Spec()
	for i := range spec.Alternatives {
		a := &spec.Alternatives[i]
		step := s.draft.Plan.Step(a.ID)
		if !step.Valid() {
			return fmt.Errorf("%s: there is no step %q in the draft: it has %s", stepsPriorities, a.ID, strings.Join(s.steps(), ", "))
		}
		a.Title = step.Title()
	}
	if s.priorities, err = priority.Compile(spec); err != nil {
		return err
	}
	for method := range s.priorities.Methods() {
		s.order, err = s.priorities.Order(method)
		return err
	}
	return fmt.Errorf("%s: there is no method", stepsPriorities)
}

// dated computes the dates of the steps that have a duration.
func dated(p *actionplan.Plan, days map[string]float64) (*schedule.Plan, error) {
	spec := p.Tasks()
	kept := spec.Tasks[:0]
	for _, t := range spec.Tasks {
		if n, ok := days[t.ID]; ok {
			t.Duration = &n
			kept = append(kept, t)
		}
	}
	if spec.Tasks = kept; len(kept) == 0 {
		return nil, fmt.Errorf("%s: no step says in the column %q how long it takes", stepsTable, workingDays)
	}
	s, err := schedule.Compile(spec, nil)
	if err != nil {
		return nil, err
	}
	return s.Plan(context.Background(), schedule.Options{})
}
