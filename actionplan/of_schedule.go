package actionplan

import (
	"cmp"
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/document"
)

// TaskDays are the first and the last day of a task.
type TaskDays struct{ Start, Deadline string }

// OfSchedule makes a plan of a schedule, such as one that package mspdi has read: a step
// a task, a party a resource, responsible whom a task needs. Days are those that were
// computed for tasks, by whomever; without them, steps have no dates. Lost lists what a
// plan cannot hold, each kind of thing at each task.
//
// A plan knows that a step waits until another is done, and neither lags nor other links,
// durations, calendars or capacities. Those are left to the schedule.
func OfSchedule(s *schedule.ScheduleSpec, days map[string]TaskDays) (plan *PlanSpec, lost govmaturity.Problems) {
	if s == nil {
		s = &schedule.ScheduleSpec{}
	}
	m := &ofSchedule{language: cmp.Or(s.Language, "en")}
	top := govmaturity.Path{}
	m.lose(top, map[string]bool{"calendars": len(s.Calendars) > 0})
	out := &PlanSpec{Format: PlanFormat, ID: s.ID, Edition: s.Edition, Language: s.Language, Title: s.Title.Clone(), Description: s.Description.Clone(), Note: s.Note.Clone()}
	for i, r := range s.Resources {
		at := top.Key("resources").Index(i)
		m.lose(at, map[string]bool{"capacity": r.Capacity != nil, "calendar": r.Calendar != "", "periods": len(r.Periods) > 0})
		out.Parties = append(out.Parties, PartySpec{ID: r.ID, Name: m.named(r.Title, r.ID), Note: r.Note.Clone()})
	}
	for i := range s.Tasks {
		out.Steps = append(out.Steps, m.step(&s.Tasks[i], days[s.Tasks[i].ID], top.Key("tasks").Index(i)))
	}
	return out, m.lost
}

type ofSchedule struct {
	language string
	lost     govmaturity.Problems
}

// named is a title, or the id where there is none.
func (m *ofSchedule) named(title govmaturity.Text, id string) govmaturity.Text {
	if len(title) == 0 {
		return govmaturity.Text{m.language: id}
	}
	return title.Clone()
}

func (m *ofSchedule) lose(at govmaturity.Path, fields map[string]bool) {
	m.lost = append(m.lost, document.LostFields(at, "a plan has no place for this", fields)...)
}

func (m *ofSchedule) step(t *schedule.TaskSpec, days TaskDays, at govmaturity.Path) StepSpec {
	step := StepSpec{ID: t.ID, Title: m.named(t.Title, t.ID), Note: t.Note.Clone(), Parent: t.Parent}
	m.lose(at, map[string]bool{"duration": t.Duration != nil && *t.Duration != 0, "estimate": t.Estimate != nil, "calendar": t.Calendar != "",
		"off-hours": t.OffHours, "late": t.Late})
	for i, l := range t.After {
		here := at.Key("after").Index(i)
		m.lose(here, map[string]bool{"lag": l.Lag != nil && *l.Lag != 0, "most": l.Most != nil})
		if l.Type != "" && l.Type != schedule.LinkTypeFinishStart {
			m.lost = append(m.lost, govmaturity.Problem{Code: govmaturity.CodeLost, Path: here.Key("type"),
				Format: "a step waits until another is done: a link %s is not held", Args: []any{l.Type}})
			continue
		}
		if !slices.Contains(step.After, l.Task) {
			step.After = append(step.After, l.Task)
		}
	}
	for i, need := range t.Needs {
		m.lose(at.Key("needs").Index(i), map[string]bool{"units": need.Units != nil && *need.Units != 1})
		if !slices.Contains(step.Responsible, need.Resource) {
			step.Responsible = append(step.Responsible, need.Resource)
		}
	}
	for i, c := range t.Constraints {
		if c.Kind == schedule.ConstraintKindDeadline && c.Date != "" && len(c.Date) >= len("2006-01-02") {
			step.Deadline = govmaturity.Text{m.language: c.Date[:len("2006-01-02")]}
			continue
		}
		m.lose(at, map[string]bool{"constraints": i >= 0})
	}
	if days.Start != "" {
		step.Start = govmaturity.Text{m.language: days.Start}
	}
	if days.Deadline != "" && len(step.Deadline) == 0 {
		step.Deadline = govmaturity.Text{m.language: days.Deadline}
	}
	return step
}
