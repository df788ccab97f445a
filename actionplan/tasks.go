package actionplan

import (
	"cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/date"
)

// Tasks returns the steps as the tasks of a schedule, for dates to be computed: one a
// step, in its place of the work breakdown and behind the steps that it waits for. Where
// the plan has a horizon, the schedule starts with it, what a step says of its start
// holds, and its deadline is one of the task.
//
// Durations are not there, for the plan has none: whoever knows them enters them, before
// [schedule.Compile] takes the document. [Plan.Dated] takes the dates over.
func (p *Plan) Tasks() *schedule.ScheduleSpec {
	p = p.some()
	spec := p.spec
	out := &schedule.ScheduleSpec{Format: schedule.ScheduleFormat, ID: spec.ID, Edition: spec.Edition, Language: spec.Language, Title: spec.Title.Clone()}
	if spec.Horizon != nil {
		if from, ok := date.Parse(spec.Horizon.From); ok {
			out.Start = from.First().String()
		}
	}
	for s := range p.Steps() {
		x := s.get().spec
		t := schedule.TaskSpec{ID: x.ID, Title: x.Title.Clone(), Parent: x.Parent}
		for _, before := range x.After {
			t.After = append(t.After, schedule.TaskLinkSpec{Task: before})
		}
		if start := s.Start(); out.Start != "" && start.From > out.Start {
			t.Constraints = append(t.Constraints, schedule.ConstraintSpec{Kind: schedule.ConstraintKindStartNotEarlier, Date: start.From})
		}
		if d := s.Deadline(); out.Start != "" && d.Kind == DeadlineKindBy && d.To != "" {
			t.Constraints = append(t.Constraints, schedule.ConstraintSpec{Kind: schedule.ConstraintKindDeadline, Date: d.To})
		}
		out.Tasks = append(out.Tasks, t)
	}
	return out
}

// Dated returns the plan with the dates of a schedule of its steps: the start of each
// step that says nothing of its start, and the last day of each that has no deadline.
// What the plan says of its own stays. [Diff] tells what was added.
//
// The error is a [govmaturity.Problems]: of a schedule without a fixed start, and of
// tasks that are no step of the plan.
func (p *Plan) Dated(s *schedule.Plan) (*Plan, error) {
	if s == nil || s.Schedule() == nil || !s.Schedule().Dated() {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeRequired, Path: govmaturity.Path{}.Key("start"),
			Format: "the schedule has no start, so that its dates count from a day that nobody has set: give it one"}}.Err()
	}
	spec, at := p.Spec(), map[string]int{}
	for i := range spec.Steps {
		at[spec.Steps[i].ID] = i
	}
	language := cmp.Or(spec.Language, "en")
	var problems govmaturity.Problems
	i := 0
	for t := range s.Tasks() {
		k, ok := at[t.ID()]
		if !ok {
			problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeUnknownReference, Path: govmaturity.Path{}.Key("tasks").Index(i).Key("id"),
				Format: "there is no step %q in the plan", Args: []any{t.ID()}})
		}
		i++
		if !ok {
			continue
		}
		step := &spec.Steps[k]
		if len(step.Start) == 0 {
			step.Start = govmaturity.Text{language: t.Start().Date()}
		}
		if len(step.Deadline) == 0 {
			step.Deadline = govmaturity.Text{language: lastDay(t.Start(), t.Finish())}
		}
	}
	if len(problems) > 0 {
		return nil, problems.Err()
	}
	return Compile(spec)
}

// lastDay is the day on which something ends: the one before, where it ends at
// midnight.
func lastDay(start, finish schedule.Moment) string {
	if finish > start {
		finish--
	}
	return finish.Date()
}
