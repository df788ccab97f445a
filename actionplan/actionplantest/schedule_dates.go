package actionplantest

import (
	"fmt"
	"math"

	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// limits says which of the two plans is meant.
func limits(p *schedule.Plan) string {
	if p.Limited() {
		return "the plan within the capacity of resources"
	}
	return "the plan by critical path"
}

// dateAfterReason: a date is never earlier than its reason.
func dateAfterReason() scheduleRule {
	return laws.New("date-after-reason", "No date is earlier than the reason that is given for it, nor than any link allows.", func(s *scheduleSubject, out *laws.Recorder) {
		for _, p := range s.plans() {
			for task := range p.Tasks() {
				for _, w := range s.engine.reasons(task) {
					at := task.Start()
					if w.Finish {
						at = task.Finish()
					}
					if at < w.Until {
						s.violated(out, task.ID(), fmt.Sprintf("%s: %s, by %s %s", limits(p), w.Until, w.Kind, w.Link), at.String(), "that, or later")
					}
				}
			}
		}
	})
}

// linksKept: dates are measured anew at what the document says, by nothing but its
// calendars.
func linksKept() scheduleRule {
	return laws.New("links-kept", "Between the dates of two tasks that are linked lies at least the lag that the document asks for.", func(s *scheduleSubject, out *laws.Recorder) {
		clocks := s.clocks()
		for _, p := range s.plans() {
			for _, t := range s.spec.Tasks {
				for _, l := range t.After {
					from, to := p.Task(l.Task), p.Task(t.ID)
					was, at := from.Finish(), to.Start()
					switch linkType(l) {
					case schedule.LinkTypeStartStart:
						was = from.Start()
					case schedule.LinkTypeFinishFinish:
						at = to.Finish()
					case schedule.LinkTypeStartFinish:
						was, at = from.Start(), to.Finish()
					}
					if least, ok := s.after(clocks, p, l, was); ok && at < least {
						s.violated(out, t.ID, fmt.Sprintf("%s: %s of %s, which is on %s", limits(p), linkType(l), l.Task, was), at.String(), least.String()+", or later")
					}
				}
			}
		}
	})
}

// clocks are the calendars of the document by their ids: without those that are based
// on others from elsewhere.
func (s *scheduleSubject) clocks() map[string]*schedule.Calendar {
	out := map[string]*schedule.Calendar{}
	if s.calendars != nil {
		for _, id := range s.calendars.IDs() {
			out[id] = s.calendars.Calendar(id)
		}
	}
	own, err := schedule.CompileCalendars(&schedule.CalendarsSpec{Format: schedule.CalendarsFormat, ID: "own", Calendars: s.spec.Calendars})
	for _, c := range s.spec.Calendars {
		if delete(out, c.ID); err == nil {
			out[c.ID] = own.Calendar(c.ID)
		}
	}
	out[""] = s.s.Calendar()
	return out
}

// after is a moment with the lag of a link. It is not ok where that takes more than a
// calendar to know.
func (s *scheduleSubject) after(clocks map[string]*schedule.Calendar, p *schedule.Plan, l schedule.TaskLinkSpec, m schedule.Moment) (schedule.Moment, bool) {
	if l.Lag == nil || *l.Lag == 0 {
		return m, true
	}
	clock, known := clocks[l.Calendar]
	unit := l.Unit
	if unit == "" {
		unit = s.spec.Unit
	}
	minutes, working, ok := s.minutes(p, *l.Lag, unit)
	switch {
	case !ok || !known:
		return m, false
	case !working:
		return m + schedule.Moment(minutes), true
	case minutes < 0: // the evening before is as good as the morning
		return clock.AddWork(clock.AddWork(m, minutes-1), 1), true
	}
	return clock.AddWork(m, minutes), true
}

// minutes is a length of time in minutes, and whether they are of working time.
func (s *scheduleSubject) minutes(p *schedule.Plan, x float64, unit schedule.Unit) (minutes int, working, ok bool) {
	if !s.s.Dated() {
		known := unit == "" || unit == schedule.UnitDays || unit == schedule.UnitMonths
		return int(math.Floor(x * p.UnitMinutes())), false, known && unit == s.spec.Unit
	}
	day, week := float64(s.s.Calendar().DayMinutes()), 5.0
	if s.spec.DayHours > 0 {
		day = s.spec.DayHours * 60
	}
	if s.spec.WeekDays > 0 {
		week = s.spec.WeekDays
	}
	each, known := map[schedule.Unit]float64{
		"": day, schedule.UnitDays: day, schedule.UnitWeeks: float64(week * day), schedule.UnitHours: 60, schedule.UnitMinutes: 1,
		schedule.UnitElapsedHours: 60, schedule.UnitElapsedDays: 24 * 60, schedule.UnitElapsedWeeks: 7 * 24 * 60,
	}[unit]
	switch unit {
	case schedule.UnitElapsedHours, schedule.UnitElapsedDays, schedule.UnitElapsedWeeks:
		return int(math.Floor(x * each)), false, known
	}
	return int(math.Floor(x * each)), true, known
}

// capacityKept: no more is taken than there is.
func capacityKept() scheduleRule {
	return laws.New("capacity-kept", "Within the capacity of resources, no more is taken of any at any time than there is.", func(s *scheduleSubject, out *laws.Recorder) {
		if s.refused != nil {
			return
		}
		p := s.limited
		for i := range s.spec.Resources {
			r := &s.spec.Resources[i]
			moments := s.changes(p, r)
			for _, m := range moments {
				used, has := 0.0, s.capacity(p, r, m)
				for _, t := range s.spec.Tasks {
					x := p.Task(t.ID)
					if x.Start() > m || m >= x.Finish() || x.Milestone() {
						continue
					}
					for _, need := range t.Needs {
						if need.Resource == r.ID {
							used += units(need)
						}
					}
				}
				if used > has+0.0005 {
					s.violated(out, r.ID, "on "+m.String(), fmt.Sprintf("%v are taken", used), fmt.Sprintf("%v at most", has))
				}
			}
		}
	})
}

func units(n schedule.ResourceNeedSpec) float64 {
	if n.Units == nil {
		return 1
	}
	return *n.Units
}

// changes are the moments at which more of a resource is taken, or less is there.
func (s *scheduleSubject) changes(p *schedule.Plan, r *schedule.ResourceSpec) []schedule.Moment {
	var out []schedule.Moment
	for _, t := range s.spec.Tasks {
		for _, need := range t.Needs {
			if need.Resource == r.ID {
				out = append(out, p.Task(t.ID).Start())
			}
		}
	}
	for _, c := range r.Periods {
		from, to := s.span(p, c)
		out = append(out, from, to)
	}
	return out
}

// capacity is how much there is of a resource at a moment.
func (s *scheduleSubject) capacity(p *schedule.Plan, r *schedule.ResourceSpec, m schedule.Moment) float64 {
	for _, c := range r.Periods {
		if from, to := s.span(p, c); from <= m && m < to {
			return c.Capacity
		}
	}
	if r.Capacity == nil {
		return 1
	}
	return *r.Capacity
}

// span is the time that a capacity is for.
func (s *scheduleSubject) span(p *schedule.Plan, c schedule.CapacitySpec) (from, to schedule.Moment) {
	if len(c.Between) == 2 {
		of := func(x float64) schedule.Moment { return p.Start() + schedule.Moment(math.Round(x*p.UnitMinutes())) }
		return of(c.Between[0]), of(c.Between[1])
	}
	from, _, _ = schedule.ParseMoment(c.From)
	to, _, _ = schedule.ParseMoment(c.To)
	return from, to + 24*60
}

// enoughIsCriticalPath: without limits the schedule is the critical path's.
func enoughIsCriticalPath() scheduleRule {
	return laws.New("enough-is-critical-path", "Where there is enough of all resources, the plan within their capacity is the plan by critical path.", func(s *scheduleSubject, out *laws.Recorder) {
		if s.refused != nil {
			return
		}
		spec := s.s.Spec()
		for i := range spec.Resources {
			all := 1.0
			for _, t := range spec.Tasks {
				for _, need := range t.Needs {
					if need.Resource == spec.Resources[i].ID {
						all += units(need)
					}
				}
			}
			all = min(all, 1e6)
			spec.Resources[i].Capacity, spec.Resources[i].Periods = &all, nil
		}
		a, errA := s.planned(spec, schedule.Options{})
		b, errB := s.planned(spec, schedule.Options{Limited: true, Effort: someEffort})
		if errA != nil || errB != nil {
			s.violated(out, "", "enough of all", fmt.Sprint(errA, errB), "a plan")
			return
		}
		for task := range a.Tasks() {
			o := b.Task(task.ID())
			if o.Start() != task.Start() || o.Finish() != task.Finish() || o.TotalFloat() != task.TotalFloat() {
				s.violated(out, task.ID(), "enough of all", fmt.Sprintf("from %s to %s, float %d", o.Start(), o.Finish(), o.TotalFloat()),
					fmt.Sprintf("from %s to %s, float %d", task.Start(), task.Finish(), task.TotalFloat()))
			}
		}
	})
}

// limitsOnlyDelay: limits make nothing sooner.
func limitsOnlyDelay() scheduleRule {
	return laws.New("limits-only-delay", "No plan within the capacity of resources ends before the bound that is stated for it, and that is not before the end of the critical path.", func(s *scheduleSubject, out *laws.Recorder) {
		if s.refused != nil {
			return
		}
		bound, path, end := s.engine.bound(s.limited), s.path.Finish(), s.limited.Finish()
		if bound < path || end < bound {
			s.violated(out, "", fmt.Sprintf("an end of the critical path on %s, and of the plan on %s", path, end), "the bound "+bound.String(), "a bound between the two")
		}
	})
}
