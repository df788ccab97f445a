package actionplantest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// moved is a task that can be moved to see what its float is worth: it has no parts,
// and the time that it is worked on is that of one calendar.
type moved struct {
	task  schedule.Task
	spec  *schedule.TaskSpec
	clock *schedule.Calendar
}

// maxMoved is up to how many tasks a schedule has of which some are moved: each move
// plans it anew.
const maxMoved = 2000

// movable returns some tasks that can be moved, as many as there are samples.
func (s *scheduleSubject) movable(r *rand.Rand) []moved {
	if s.refused != nil || len(s.spec.Tasks) > maxMoved {
		return nil
	}
	clocks, kept := s.clocks(), map[string]bool{}
	for _, x := range s.spec.Resources {
		kept[x.ID] = x.Calendar != ""
	}
	var out []moved
	for i := range s.spec.Tasks {
		t := &s.spec.Tasks[i]
		clock, known := clocks[t.Calendar]
		unit := t.Unit
		if unit == "" {
			unit = s.spec.Unit
		}
		switch unit {
		case schedule.UnitElapsedDays, schedule.UnitElapsedHours, schedule.UnitElapsedWeeks:
			clock = nil
		case schedule.UnitMonths:
			known = known && !s.s.Dated()
		}
		for _, need := range t.Needs {
			known = known && !kept[need.Resource]
		}
		if x := s.path.Task(t.ID); known && !s.parts[t.ID] && !t.Late && !t.OffHours && s.engine.total(x) >= 0 {
			out = append(out, moved{x, t, clock})
		}
	}
	shuffle(r, out)
	return out[:min(len(out), s.Samples)]
}

// later plans the schedule with a task that starts so many minutes later.
func (s *scheduleSubject) later(x moved, minutes int) (*schedule.Plan, error) {
	spec := s.s.Spec()
	t := &spec.Tasks[s.at[x.spec.ID]]
	c := schedule.ConstraintSpec{Kind: schedule.ConstraintKindStartNotEarlier}
	if m := x.clock.AddWork(x.task.Start(), minutes); s.s.Dated() {
		c.Date = m.String()
	} else {
		after := float64(m-s.path.Start()) / s.path.UnitMinutes()
		c.After = &after
	}
	t.Constraints = append(t.Constraints, c)
	return s.planned(spec, schedule.Options{})
}

// missed is how many deadlines a plan misses.
func (s *scheduleSubject) missed(p *schedule.Plan) (n int) {
	for task := range p.Tasks() {
		if task.MissesDeadline() {
			n++
		}
	}
	if m, _, err := schedule.ParseMoment(s.spec.Deadline); err == nil && p.Finish() > m+24*60 {
		n++
	}
	return n
}

// bound reports whether a task is bound to a latest date, or a deadline is missed: total
// float is then less than what moves no other.
func (s *scheduleSubject) bound() bool {
	for _, t := range s.spec.Tasks {
		for _, c := range t.Constraints {
			if c.Kind != schedule.ConstraintKindStartNotEarlier && c.Kind != schedule.ConstraintKindFinishNotEarlier {
				return true
			}
		}
	}
	return s.missed(s.path) > 0
}

// totalFloatHolds: float comes out again from the links.
func totalFloatHolds() scheduleRule {
	return laws.New("total-float", "A task that starts as much later as its total float leaves the end and the deadlines as they are; one that starts later than that does not.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, x := range s.movable(s.Random(11)) {
			total, free := s.engine.total(x.task), s.engine.free(x.task)
			if free > total && !s.bound() {
				s.violated(out, x.task.ID(), fmt.Sprintf("a free float of %d minutes", free), fmt.Sprintf("a total float of %d", total), "no less")
				continue
			}
			p, err := s.later(x, total)
			if err != nil {
				s.violated(out, x.task.ID(), fmt.Sprintf("a start %d minutes later", total), err.Error(), "a plan")
				continue
			}
			if p.Finish() > s.path.Finish() || s.missed(p) > s.missed(s.path) {
				s.violated(out, x.task.ID(), fmt.Sprintf("a start %d minutes later", total), "an end on "+p.Finish().String(), s.path.Finish().String())
				continue
			}
			if s.missed(s.path) > 0 {
				continue // float is then reckoned from the deadline
			}
			if p, err = s.later(x, total+1); err == nil && p.Finish() <= s.path.Finish() && s.missed(p) == 0 {
				s.violated(out, x.task.ID(), fmt.Sprintf("a start %d minutes later", total+1), "nothing that is later", "a later end, or a deadline that is missed")
			}
		}
	})
}

// freeFloatHolds: within its free float, a step disturbs nobody.
func freeFloatHolds() scheduleRule {
	return laws.New("free-float", "A task that starts as much later as its free float moves no other.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, x := range s.movable(s.Random(12)) {
			free := s.engine.free(x.task)
			p, err := s.later(x, free)
			if err != nil {
				s.violated(out, x.task.ID(), fmt.Sprintf("a start %d minutes later", free), err.Error(), "a plan")
				continue
			}
			for other := range s.path.Tasks() {
				o := p.Task(other.ID())
				if s.parts[other.ID()] || other.ID() == x.task.ID() || s.spec.Tasks[s.at[other.ID()]].Late {
					continue // what it is a part of lasts as long as its parts
				}
				if o.Start() != other.Start() || o.Finish() != other.Finish() {
					s.violated(out, x.task.ID(), fmt.Sprintf("a start %d minutes later", free),
						fmt.Sprintf("%s from %s to %s", other.ID(), o.Start(), o.Finish()), fmt.Sprintf("from %s to %s", other.Start(), other.Finish()))
					break
				}
			}
		}
	})
}

// criticalByFloat: critical are those without float, or with little of it.
func criticalByFloat() scheduleRule {
	return laws.New("critical-by-float", "A task is critical exactly where its total float is at most that which the schedule calls critical.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, p := range s.plans() {
			for task := range p.Tasks() {
				days := task.Days(task.TotalFloat())
				if critical := s.engine.critical(task); !s.parts[task.ID()] && critical != (days <= s.spec.CriticalFloat) {
					s.violated(out, task.ID(), fmt.Sprintf("%s: a float of %v days", limits(p), days), fmt.Sprintf("critical: %v", critical), fmt.Sprintf("critical up to %v days", s.spec.CriticalFloat))
				}
			}
		}
	})
}

// late reports whether a task, or a part of it, is put as late as possible.
func (s *scheduleSubject) late(t schedule.Task) bool {
	return s.spec.Tasks[s.at[t.ID()]].Late || slices.ContainsFunc(t.Parts(), s.late)
}

// endRestsOnReasons: from reason to reason, the end leads back to something that
// nobody here can change.
func endRestsOnReasons() scheduleRule {
	return laws.New("end-rests-on-reasons", "The end of the plan rests on a task, that on what it waits for, and so on to the start of the plan, to a date that is set, or to a resource.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, p := range s.plans() {
			last := false
			for task := range p.Tasks() {
				if s.parts[task.ID()] || !s.engine.driving(task) {
					continue
				}
				last = last || task.Finish() == p.Finish()
				w := task.Why()
				if w.Kind != schedule.WhyKindLink || w.Until <= p.Start() || s.late(w.Task) {
					continue // what could begin with the plan, or earlier than it is put, decides nothing
				}
				if !s.engine.driving(w.Task) {
					s.violated(out, task.ID(), limits(p)+": the end rests on it, and it on "+w.Task.ID(), "the end does not rest on that", "a way of reasons without a gap")
				}
			}
			if !last {
				s.violated(out, "", limits(p), "no task that ends with it is said to decide that", "one")
			}
		}
	})
}

// datesExplained: every date says why it is not earlier, and whether it is critical.
func datesExplained() scheduleRule {
	return laws.New("dates-explained", "Each task says why it does not start earlier, how much later it may be, and why it is critical or is not.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, p := range s.plans() {
			for task := range p.Tasks() {
				f := s.engine.explain(task)
				kinds := map[string]bool{}
				for _, r := range f.Reasons {
					if len(r.Words) > 0 {
						kinds[string(r.Kind)] = true
					}
				}
				if len(f.Outcome) == 0 || !kinds[string(holds)] || !kinds[string(formula)] || !kinds[string(threshold)] {
					s.violated(out, task.ID(), limits(p), fmt.Sprintf("%q, with %d reasons", f.Outcome.String(), len(f.Reasons)), "its dates, what holds it, its float, and what that makes it")
				}
			}
		}
	})
}
