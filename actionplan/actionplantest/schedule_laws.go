package actionplantest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// canBePlanned: what contradicts itself has no dates.
func canBePlanned() scheduleRule {
	return laws.New("can-be-planned", "There is a plan that keeps all links and constraints, and one within the capacity of resources.", func(s *scheduleSubject, out *laws.Recorder) {
		if s.refused != nil {
			s.violated(out, "", "the schedule", s.refused.Error(), "a plan")
		}
	})
}

// titlesSaid: a step that has only an id says nothing to people.
func titlesSaid() scheduleRule {
	return laws.New("titles-said", "Each task and each resource has a title.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, t := range s.spec.Tasks {
			if len(t.Title) == 0 {
				s.violated(out, t.ID, "the task", "no title", "what people call it")
			}
		}
		for _, r := range s.spec.Resources {
			if len(r.Title) == 0 {
				s.violated(out, r.ID, "the resource", "no title", "what people call it")
			}
		}
	})
}

// folded is a text as people compare it.
func folded(t govmaturity.Text) string {
	return strings.Join(strings.Fields(strings.ToLower(t.String())), " ")
}

// taskNamesApart: people tell tasks apart by their titles.
func taskNamesApart() scheduleRule {
	return laws.New("names-apart", "No two tasks that are parts of the same have the same title.", func(s *scheduleSubject, out *laws.Recorder) {
		named := map[[2]string]string{}
		for _, t := range s.spec.Tasks {
			title := folded(t.Title)
			if title == "" {
				continue // another law says so
			}
			if first, taken := named[[2]string{t.Parent, title}]; taken {
				s.violated(out, t.ID, "its title", "the title of "+first+" as well", "a title of its own")
				continue
			}
			named[[2]string{t.Parent, title}] = t.ID
		}
	})
}

// tasksJoined: a step that nothing waits for, and that waits for nothing, was
// forgotten.
func tasksJoined() scheduleRule {
	return laws.New("tasks-joined", "Each task waits for another, or another waits for it, or it is bound to a date; or this is so of what it is a part of.", func(s *scheduleSubject, out *laws.Recorder) {
		joined := map[string]bool{}
		for _, t := range s.spec.Tasks {
			joined[t.ID] = joined[t.ID] || len(t.After) > 0 || len(t.Constraints) > 0
			for _, l := range t.After {
				joined[l.Task] = true
			}
		}
		for _, t := range s.spec.Tasks {
			found := joined[t.ID]
			for p := t.Parent; p != "" && !found; p = s.spec.Tasks[s.at[p]].Parent {
				found = joined[p]
			}
			if !found && !s.parts[t.ID] && len(s.spec.Tasks) > 1 {
				s.violated(out, t.ID, "its links", "none, to it or from it", "what it waits for, or what waits for it")
			}
		}
	})
}

// linksApart: what is said twice is a slip.
func linksApart() scheduleRule {
	return laws.New("links-apart", "No task waits twice for the same end of another.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, t := range s.spec.Tasks {
			seen := map[[2]string]bool{}
			for _, l := range t.After {
				key := [2]string{l.Task, string(linkType(l))}
				if seen[key] {
					s.violated(out, t.ID, "its links", "two to "+l.Task+" of the type "+key[1], "one")
				}
				seen[key] = true
			}
		}
	})
}

func linkType(l schedule.TaskLinkSpec) schedule.LinkType {
	if l.Type == "" {
		return schedule.LinkTypeFinishStart
	}
	return l.Type
}

// constraintsMatter: a date before the start of the plan binds nothing.
func constraintsMatter() scheduleRule {
	return laws.New("constraints-matter", "A task that must not start, or end, before a date is bound by it: the date is after the start of the plan.", func(s *scheduleSubject, out *laws.Recorder) {
		start, _, err := schedule.ParseMoment(s.spec.Start)
		for _, t := range s.spec.Tasks {
			for _, c := range t.Constraints {
				if c.Kind != schedule.ConstraintKindStartNotEarlier && c.Kind != schedule.ConstraintKindFinishNotEarlier {
					continue
				}
				m, _, bad := schedule.ParseMoment(c.Date)
				if c.After != nil && *c.After == 0 || err == nil && bad == nil && m <= start {
					s.violated(out, t.ID, string(c.Kind), "the day on which the plan starts, or one before it", "a later date, or no constraint")
				}
			}
		}
	})
}

// deadlinesKept: what is late from the beginning is no plan.
func deadlinesKept() scheduleRule {
	return laws.New("deadlines-kept", "With enough of all resources, no deadline is missed.", func(s *scheduleSubject, out *laws.Recorder) {
		if s.refused != nil {
			return
		}
		for _, t := range s.spec.Tasks {
			if x := s.path.Task(t.ID); x.MissesDeadline() {
				s.violated(out, t.ID, "its deadline", "an end on "+s.path.Label(x.Finish(), true), "an end by then")
			}
		}
		if m, whole, err := schedule.ParseMoment(s.spec.Deadline); err == nil {
			if whole {
				m += 24 * 60
			}
			if s.path.Finish() > m {
				s.violated(out, "", "the deadline "+s.spec.Deadline, "an end on "+s.path.Label(s.path.Finish(), true), "an end by then")
			}
		}
	})
}

// resourcesNeeded: who is needed by nobody was forgotten somewhere.
func resourcesNeeded() scheduleRule {
	return laws.New("resources-needed", "Each resource is needed by a task.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, r := range s.spec.Resources {
			if !slices.ContainsFunc(s.spec.Tasks, func(t schedule.TaskSpec) bool {
				return slices.ContainsFunc(t.Needs, func(n schedule.ResourceNeedSpec) bool { return n.Resource == r.ID })
			}) {
				s.violated(out, r.ID, "the resource", "no task that needs it", "a task")
			}
		}
	})
}

// calendarsUsed: a calendar that nothing goes by was forgotten somewhere.
func calendarsUsed() scheduleRule {
	return laws.New("calendars-used", "Each calendar of the document is that of something: of the schedule, of a task, a lag or a resource, or the base of another.", func(s *scheduleSubject, out *laws.Recorder) {
		used := map[string]bool{s.spec.Calendar: true}
		for _, t := range s.spec.Tasks {
			used[t.Calendar] = true
			for _, l := range t.After {
				used[l.Calendar] = true
			}
		}
		for _, r := range s.spec.Resources {
			used[r.Calendar] = true
		}
		for _, c := range s.spec.Calendars {
			used[c.Base] = true
		}
		for _, c := range s.spec.Calendars {
			if !used[c.ID] {
				s.violated(out, c.ID, fmt.Sprintf("the calendar %s", c.ID), "nothing that goes by it", "a task, or a resource")
			}
		}
	})
}
