package ical

import (
	"fmt"
	"math"
	"strconv"

	ics "github.com/arran4/golang-ical"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/date"
)

// step adds the deadline of a step, its milestones, and who is told when.
func (c *calendar) step(s actionplan.Step) {
	spec := &c.spec.Steps[c.at]
	at := govmaturity.Path{}.Key("steps").Index(c.at)
	title := c.w.Wording(spec.Title)
	about := []string{
		c.label("plan.deliverable", c.w.Wording(spec.Deliverable)), c.label("plan.responsible", c.parties(spec.Responsible)),
		c.label("plan.owner", c.party(s.Owner())),
	}
	d := s.Deadline()
	told := c.label("plan.deadline", d.Tell(spec.Deadline, c.w))
	e := entry{c.uid(s.ID(), "deadline"), c.w.Say("plan.calendar.deadline", "step", title), append([]string{told}, about...)}
	if c.o.Todos && d.To != "" {
		c.todo(s, entry{c.uid(s.ID(), "todo"), title, e.lines})
	} else {
		c.deadline(s, e, d, at.Key("deadline"), c.horizonEnd())
	}
	for i, m := range s.Milestones() {
		name := c.w.Wording(m.Title)
		c.deadline(s, entry{c.uid(s.ID(), "milestone", m.ID), c.w.Say("plan.calendar.milestone", "milestone", name), []string{
			c.label("plan.step", title), c.label("plan.deadline", m.Deadline.Tell(m.Wording, c.w)),
		}}, m.Deadline, at.Key("milestones").Index(i).Key("deadline"), c.horizonEnd())
	}
	c.communications(s, spec, at.Key("communications"), title)
}

func (c *calendar) communications(s actionplan.Step, spec *actionplan.StepSpec, at govmaturity.Path, title string) {
	times := map[string]int{}
	for i, x := range spec.Communications {
		d, _ := c.p.Deadline(x.Cadence)
		times[x.Audience]++
		parts := []string{s.ID(), "told", x.Audience}
		if n := times[x.Audience]; n > 1 {
			parts = append(parts, strconv.Itoa(n))
		}
		end := c.horizonEnd()
		if to := s.Deadline().To; to != "" {
			end = to
		}
		c.deadline(s, entry{c.uid(parts...), c.w.Say("plan.calendar.told", "party", c.party(x.Audience), "step", title), []string{
			c.label("plan.communication", d.Tell(x.Cadence, c.w)), c.w.Wording(x.What), c.w.Wording(x.Channel), c.label("plan.responsible", c.party(x.By)),
		}}, d, at.Index(i).Key("cadence"), end)
	}
}

// horizonEnd is the last day of the plan, or "".
func (c *calendar) horizonEnd() string {
	if c.spec.Horizon == nil {
		return ""
	}
	d, _ := date.Parse(c.spec.Horizon.To)
	return d.Last().String()
}

// deadline adds an event for a deadline: one for each of its parts, or one that comes
// again until an end.
func (c *calendar) deadline(s actionplan.Step, e entry, d actionplan.Deadline, at govmaturity.Path, end string) {
	if len(d.Parts) > 1 {
		uid := e.uid
		for i, part := range d.Parts {
			if part.Text == "" {
				part.Text = d.Text
			}
			of := e
			of.uid = fmt.Sprintf("%d/%s", i+1, uid)
			if part.About != "" {
				of.title = c.w.Say("text.label", "label", e.title, "text", c.w.Isolate(part.About, ""))
			}
			part.Parts = nil
			c.deadline(s, of, part, at, end)
		}
		return
	}
	switch {
	case d.To != "":
		on, _ := date.Parse(d.To)
		c.event(e, on)
	case d.Kind == actionplan.DeadlineKindRecurring:
		c.recurring(s, e, d, at, end)
	case d.Valid():
		c.lost.Add(at, govmaturity.CodeLost, "%q has no end that could stand in a calendar", d.Text)
	}
}

// periods are how long the times between are, in months; a week has none.
var periods = map[actionplan.Cadence]int{
	actionplan.CadenceMonth: 1, actionplan.CadenceQuarter: 3, actionplan.CadenceHalfYear: 6, actionplan.CadenceYear: 12,
}

// recurring adds an event that comes again, on the last day of each period from the
// start of the step on, or from that of the plan.
func (c *calendar) recurring(s actionplan.Step, e entry, d actionplan.Deadline, at govmaturity.Path, end string) {
	start := s.Start().From
	if start == "" && c.spec.Horizon != nil {
		start = c.spec.Horizon.From
	}
	from, ok := date.Parse(start)
	if !ok {
		c.lost.Add(at, govmaturity.CodeLost, "%q has no beginning: neither the step nor the plan says from when", d.Text)
		return
	}
	from = from.First()
	first, rule := from.AddDays(6), "FREQ=WEEKLY"
	if n := periods[d.Every]; n > 0 {
		first = date.Of(from.Year(), from.Month()+n, 0)
		rule = "FREQ=MONTHLY;INTERVAL=" + strconv.Itoa(n) + ";BYMONTHDAY=-1"
	}
	if end != "" {
		last, _ := date.Parse(end)
		if first.Compare(last) > 0 {
			c.lost.Add(at, govmaturity.CodeLost, "%q does not come before the end, %s", d.Text, end)
			return
		}
		rule += ";UNTIL=" + day(last).Format("20060102")
	}
	e.lines = append(e.lines, c.w.Say("plan.calendar.counted", "date", c.w.Date(from.String())))
	c.event(e, first).AddRrule(rule)
}

// todo adds a step as something to do.
func (c *calendar) todo(s actionplan.Step, e entry) {
	t := &ics.VTodo{ComponentBase: ics.NewComponent(e.uid)}
	c.fill(&t.ComponentBase, e)
	due, _ := date.Parse(s.Deadline().To)
	if start, ok := date.Parse(s.Start().From); ok && start.Compare(due) < 0 { // it must be due later than it begins
		t.SetAllDayStartAt(day(start))
	}
	t.SetAllDayDueAt(day(due))
	if p := s.Parent(); p.Valid() && p.Deadline().To != "" {
		t.AddProperty(ics.ComponentPropertyRelatedTo, c.uid(p.ID(), "todo"))
	}
	if c.o.Review != nil {
		found := c.o.Review.Status(s.ID())
		if status, ok := statuses[found.Status]; ok {
			t.SetStatus(status)
		}
		if found.HasProgress {
			t.SetPercentComplete(percent(found.Progress))
		}
	}
	c.cal.AddVTodo(t)
}

// percent is a share in whole percent: 100 only where all is done.
func percent(share float64) int {
	x := math.Round(float64(share * 100))
	if x >= 100 && share < 1 {
		x = 99
	}
	return int(x)
}

// statuses are those of calendars. What nobody knows has none.
var statuses = map[actionplan.Status]ics.ObjectStatus{
	actionplan.StatusNotStarted: ics.ObjectStatusNeedsAction, actionplan.StatusLimited: ics.ObjectStatusInProcess, actionplan.StatusSubstantial: ics.ObjectStatusInProcess,
	actionplan.StatusCompleted: ics.ObjectStatusCompleted, actionplan.StatusStopped: ics.ObjectStatusCancelled,
}
