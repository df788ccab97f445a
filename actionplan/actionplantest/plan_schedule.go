package actionplantest

import (
	"context"
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/date"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// tasksKeepPlan: a schedule begins with what the plan says.
func tasksKeepPlan() planRule {
	return laws.New("tasks-keep-plan", "As tasks of a schedule, the steps are there once each, in their place of the breakdown, waiting for the same, with the start and the deadline that they have, and with no duration, which nobody has said.", func(s *planSubject, out *laws.Recorder) {
		tasks := s.engine.tasks(s.p)
		if len(tasks.Tasks) != len(s.spec.Steps) {
			s.violated(out, "", "the steps as tasks", fmt.Sprintf("%d tasks", len(tasks.Tasks)), fmt.Sprintf("%d", len(s.spec.Steps)))
			return
		}
		start := ""
		if s.spec.Horizon != nil {
			d, _ := date.Parse(s.spec.Horizon.From)
			start = d.First().String()
		}
		for i := range tasks.Tasks {
			x := &s.spec.Steps[i]
			if got, want := taskSaid(&tasks.Tasks[i]), s.stepSaid(x, start); got != want {
				s.violated(out, x.ID, "the step as a task", got, want)
			}
		}
		if tasks.Start != start {
			s.violated(out, "", "the schedule", "starts on "+tasks.Start, "with the horizon of the plan: "+start)
		}
	})
}

// taskSaid is what a task says, as text.
func taskSaid(t *schedule.TaskSpec) string {
	out := []string{t.ID, t.Title.String(), "part of " + t.Parent}
	for _, l := range t.After {
		out = append(out, "after "+l.Task)
		if l.Lag != nil || linkType(l) != schedule.LinkTypeFinishStart {
			out = append(out, "by a link that nobody made")
		}
	}
	for _, c := range t.Constraints {
		out = append(out, string(c.Kind)+" "+c.Date)
	}
	if t.Duration != nil || t.Estimate != nil {
		out = append(out, "with a duration")
	}
	return strings.Join(out, ", ")
}

// stepSaid is what a task should say of a step.
func (s *planSubject) stepSaid(x *actionplan.StepSpec, start string) string {
	out := []string{x.ID, x.Title.String(), "part of " + x.Parent}
	for _, before := range x.After {
		out = append(out, "after "+before)
	}
	step := s.p.Step(x.ID)
	if from := step.Start().From; start != "" && from > start {
		out = append(out, string(schedule.ConstraintKindStartNotEarlier)+" "+from)
	}
	if d := step.Deadline(); start != "" && d.Kind == actionplan.DeadlineKindBy && d.To != "" {
		out = append(out, string(schedule.ConstraintKindDeadline)+" "+d.To)
	}
	return strings.Join(out, ", ")
}

// datedKeepsPlan: what is computed fills what is open.
func datedKeepsPlan() planRule {
	return laws.New("dated-keeps-plan", "With the dates of a schedule, a plan says what it said, and the start and the deadline of the steps that had none: those that were computed.", func(s *planSubject, out *laws.Recorder) {
		computed := s.scheduled()
		if computed == nil {
			return
		}
		next, err := s.engine.dated(s.p, computed)
		if err != nil {
			return // what the plan says does not go with the durations that were made up
		}
		want := s.p.Spec()
		for i := range want.Steps {
			x, t := &want.Steps[i], computed.Task(want.Steps[i].ID)
			if x.Start == nil {
				x.Start = s.text(t.Start().Date())
			}
			if x.Deadline == nil {
				last := t.Finish()
				if last > t.Start() {
					last--
				}
				x.Deadline = s.text(last.Date())
			}
		}
		got := next.Spec()
		for i := range want.Steps {
			if i >= len(got.Steps) || said(got.Steps[i]) != said(want.Steps[i]) {
				s.violated(out, want.Steps[i].ID, "the step with computed dates", said(got.Steps[min(i, len(got.Steps)-1)]), said(want.Steps[i]))
			}
		}
		if got.Steps, want.Steps = nil, nil; said(got) != said(want) {
			s.violated(out, "", "the plan with computed dates", said(got), said(want))
		}
	})
}

// scheduled computes dates, with durations that are made up: nil where the steps
// cannot be planned.
func (s *planSubject) scheduled() *schedule.Plan {
	r, tasks := s.Random(8), s.p.Tasks()
	if len(tasks.Tasks) == 0 {
		return nil
	}
	if tasks.Start == "" {
		tasks.Start = "2026-01-05"
	}
	for i := range tasks.Tasks {
		if !s.parts[tasks.Tasks[i].ID] {
			days := float64(1 + r.IntN(40))
			tasks.Tasks[i].Duration = &days
		}
	}
	c, err := schedule.Compile(tasks, nil)
	if err != nil {
		return nil
	}
	p, err := c.Plan(context.Background(), schedule.Options{})
	if err != nil {
		return nil
	}
	return p
}
