package mspdi

import (
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
)

// project turns the file into a schedule.
func (r *reader) project() {
	f := r.file
	spec := &schedule.ScheduleSpec{Format: schedule.ScheduleFormat, ID: "project", Title: text(f.Title), Start: clean(f.StartDate), CriticalFloat: max(0, f.CriticalSlack)}
	r.out.Spec = spec
	if spec.Title == nil {
		spec.Title = text(f.Name)
	}
	if spec.Start == "" {
		r.add(at("StartDate"), govmaturity.CodeRequired, "the project has no start")
	}
	if f.ScheduleFromStart != nil && *f.ScheduleFromStart == 0 {
		r.note(at("ScheduleFromStart"), "the project is scheduled from its finish; here it is planned from its start")
	}
	if f.MinutesPerDay > 0 && f.MinutesPerDay <= 24*60 {
		spec.DayHours = float64(f.MinutesPerDay) / 60
		if f.MinutesPerWeek > 0 && f.MinutesPerWeek <= 7*f.MinutesPerDay {
			spec.WeekDays = float64(f.MinutesPerWeek) / float64(f.MinutesPerDay)
		}
	}
	r.calendars(spec)
	r.resources(spec)
	r.tasks(spec)
	r.assignments(spec)
}

func at(keys ...string) (p govmaturity.Path) {
	for _, k := range keys {
		p = p.Key(k)
	}
	return p
}

func text(s string) govmaturity.Text {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	return govmaturity.English(s)
}

// clean drops the seconds of a time, which are 0.
func clean(s string) string { return strings.TrimSpace(s) }

func id(uid int) string {
	if uid < 0 {
		return "minus-" + strconv.Itoa(-uid)
	}
	return strconv.Itoa(uid)
}

// resources reads those that work.
func (r *reader) resources(spec *schedule.ScheduleSpec) {
	r.resource = map[int]string{}
	for i, res := range r.file.Resources {
		if res.IsNull == 1 || res.UID < 0 || res.UID == 0 && res.Name == "" {
			continue
		}
		if res.Type != nil && *res.Type != 1 {
			r.note(at("Resources").Index(i), "resources that are not people or machines, such as material and cost, are left out")
			continue
		}
		out := schedule.ResourceSpec{ID: "r" + id(res.UID), Title: text(res.Name)}
		if res.MaxUnits != nil && *res.MaxUnits >= 0 && *res.MaxUnits <= 1e6 {
			out.Capacity = res.MaxUnits
		}
		if res.CalendarUID != nil && *res.CalendarUID >= 0 {
			out.Calendar = r.calendarID(at("Resources").Index(i).Key("CalendarUID"), *res.CalendarUID)
		}
		if r.resource[res.UID] != "" {
			r.add(at("Resources").Index(i).Key("UID"), govmaturity.CodeDuplicateID, "there is already a resource %d", res.UID)
			continue
		}
		r.resource[res.UID] = out.ID
		spec.Resources = append(spec.Resources, out)
	}
}

// tasks reads the tasks, with what they are parts of by their levels in the outline.
func (r *reader) tasks(spec *schedule.ScheduleSpec) {
	r.kept = map[int]bool{}
	for i := range r.file.Tasks {
		t := &r.file.Tasks[i]
		if t.IsNull == 1 {
			continue
		}
		if t.Active != nil && *t.Active == 0 {
			r.note(at("Tasks").Index(i), "tasks that are not active are left out")
			continue
		}
		r.kept[t.UID] = true
	}
	type open struct {
		level int
		id    string
	}
	var outline []open
	for i := range r.file.Tasks {
		t, at := &r.file.Tasks[i], at("Tasks").Index(i)
		if !r.kept[t.UID] || t.IsNull == 1 {
			continue
		}
		for len(outline) > 0 && outline[len(outline)-1].level >= t.OutlineLevel {
			outline = outline[:len(outline)-1]
		}
		out := schedule.TaskSpec{ID: id(t.UID), Title: text(t.Name)}
		if len(outline) > 0 {
			out.Parent = outline[len(outline)-1].id
		}
		if t.Summary == 1 {
			outline = append(outline, open{t.OutlineLevel, out.ID})
		} else {
			r.duration(at, t, &out)
			if t.CalendarUID != nil && *t.CalendarUID >= 0 {
				out.Calendar = r.calendarID(at.Key("CalendarUID"), *t.CalendarUID)
			}
		}
		r.links(at, t, &out)
		r.constraints(at, t, &out)
		if t.ActualStart != "" || t.PercentComplete > 0 {
			r.note(at, "what is done already is left out: all is planned as if nothing had begun")
		}
		if t.Manual == 1 {
			r.note(at.Key("Manual"), "tasks scheduled by hand are planned as the others")
		}
		if t.UID == 0 && t.Summary == 1 && out.Title == nil {
			out.Title = spec.Title
		}
		spec.Tasks = append(spec.Tasks, out)
		r.stored(at, t)
	}
	r.childless(spec)
}

// childless turns summaries without parts into milestones.
func (r *reader) childless(spec *schedule.ScheduleSpec) {
	parents := map[string]bool{}
	for _, t := range spec.Tasks {
		parents[t.Parent] = true
	}
	for i := range spec.Tasks {
		if t := &spec.Tasks[i]; t.Duration == nil && !parents[t.ID] {
			t.Duration = new(float64)
		}
	}
}

func (r *reader) duration(at govmaturity.Path, t *task, out *schedule.TaskSpec) {
	minutes, ok := parseDuration(t.Duration)
	if !ok {
		r.add(at.Key("Duration"), govmaturity.CodePattern, "expected a duration such as PT8H0M0S; found %.40q", t.Duration)
		return
	}
	minutes = r.whole(at.Key("Duration"), minutes)
	out.Unit = schedule.UnitMinutes
	if elapsed(t.DurationFormat) {
		minutes, out.Unit = minutes/60, schedule.UnitElapsedHours
	}
	out.Duration = &minutes
}

// whole leaves out what rounds to no minute.
func (r *reader) whole(at govmaturity.Path, minutes float64) float64 {
	if minutes != 0 && minutes > -0.5 && minutes < 0.5 {
		r.note(at, "times of less than a minute are left out")
		return 0
	}
	return minutes
}

// elapsed reports whether a format of durations counts all time.
func elapsed(format int) bool {
	if format >= 35 {
		format -= 32 // estimated
	}
	return format >= 4 && format <= 12 && format%2 == 0
}

// parseDuration reads PT8H30M0S as minutes.
func parseDuration(s string) (minutes float64, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	rest, ok := strings.CutPrefix(s, "PT")
	if !ok {
		return 0, false
	}
	for _, part := range []struct {
		unit string
		per  float64
	}{{"H", 60}, {"M", 1}, {"S", 1.0 / 60}} {
		number, after, found := strings.Cut(rest, part.unit)
		if !found {
			continue
		}
		x, err := strconv.ParseFloat(number, 64)
		if err != nil || !(x >= 0) || x > 1e6 {
			return 0, false
		}
		minutes += float64(x * part.per)
		rest = after
	}
	return minutes, rest == ""
}

var linkTypes = []schedule.LinkType{
	schedule.LinkTypeFinishFinish, schedule.LinkTypeFinishStart, schedule.LinkTypeStartFinish, schedule.LinkTypeStartStart,
}

func (r *reader) links(at govmaturity.Path, t *task, out *schedule.TaskSpec) {
	for k, p := range t.Predecessors {
		at := at.Key("PredecessorLink").Index(k)
		if p.CrossProject == 1 {
			r.note(at, "links to other projects are left out")
			continue
		}
		if !r.kept[p.PredecessorUID] {
			r.add(at.Key("PredecessorUID"), govmaturity.CodeUnknownReference, "there is no task %d", p.PredecessorUID)
			continue
		}
		l := schedule.TaskLinkSpec{Task: id(p.PredecessorUID), Type: schedule.LinkTypeFinishStart}
		if p.Type != nil {
			if *p.Type < 0 || *p.Type >= len(linkTypes) {
				r.add(at.Key("Type"), govmaturity.CodeNotAllowed, "a link is of a type from 0 to 3; found %d", *p.Type)
				continue
			}
			l.Type = linkTypes[*p.Type]
		}
		switch {
		case p.LagFormat == 19 || p.LagFormat == 20 || p.LagFormat == 51 || p.LagFormat == 52:
			r.note(at.Key("LagFormat"), "lags in percent of a duration are left out")
		case p.LinkLag != 0 && !(p.LinkLag >= -1e6 && p.LinkLag <= 1e6):
			r.add(at.Key("LinkLag"), govmaturity.CodeOutOfRange, "the lag %v is more than can be planned", p.LinkLag)
		case p.LinkLag != 0:
			lag := r.whole(at.Key("LinkLag"), p.LinkLag/10)
			l.Unit = schedule.UnitMinutes
			if elapsed(p.LagFormat) {
				lag, l.Unit = lag/60, schedule.UnitElapsedHours
			}
			l.Lag = &lag
		}
		out.After = append(out.After, l)
	}
}

var constraintKinds = map[int]schedule.ConstraintKind{
	2: schedule.ConstraintKindMustStart, 3: schedule.ConstraintKindMustFinish,
	4: schedule.ConstraintKindStartNotEarlier, 5: schedule.ConstraintKindStartNotLater,
	6: schedule.ConstraintKindFinishNotEarlier, 7: schedule.ConstraintKindFinishNotLater,
}

func (r *reader) constraints(at govmaturity.Path, t *task, out *schedule.TaskSpec) {
	switch kind, ok := constraintKinds[t.ConstraintType]; {
	case ok && t.ConstraintDate != "":
		out.Constraints = append(out.Constraints, schedule.ConstraintSpec{Kind: kind, Date: clean(t.ConstraintDate)})
	case t.ConstraintType == 1 && t.Summary == 0:
		out.Late = true
	case t.ConstraintType < 0 || t.ConstraintType > 7:
		r.add(at.Key("ConstraintType"), govmaturity.CodeNotAllowed, "a constraint is of a type from 0 to 7; found %d", t.ConstraintType)
	}
	if t.Deadline != "" {
		out.Constraints = append(out.Constraints, schedule.ConstraintSpec{Kind: schedule.ConstraintKindDeadline, Date: clean(t.Deadline)})
	}
}

// assignments says what tasks need.
func (r *reader) assignments(spec *schedule.ScheduleSpec) {
	place := map[string]int{}
	for i := range spec.Tasks {
		place[spec.Tasks[i].ID] = i
	}
	seen := map[[2]int]bool{}
	for i, a := range r.file.Assignments {
		resource := r.resource[a.ResourceUID]
		k, ok := place[id(a.TaskUID)]
		key := [2]int{a.TaskUID, a.ResourceUID}
		if resource == "" || !ok || seen[key] || spec.Tasks[k].Duration == nil {
			continue // of nobody, or of what was left out
		}
		seen[key] = true
		need := schedule.ResourceNeedSpec{Resource: resource}
		if a.Units != nil && *a.Units > 0 && *a.Units <= 1e6 {
			need.Units = a.Units
		}
		if *spec.Tasks[k].Duration > 0 && a.Units != nil && *a.Units <= 0 {
			r.note(at("Assignments").Index(i), "assignments of nothing are left out")
			continue
		}
		spec.Tasks[k].Needs = append(spec.Tasks[k].Needs, need)
	}
}

// stored keeps what Project has computed.
func (r *reader) stored(at govmaturity.Path, t *task) {
	out := Stored{Critical: t.Critical == 1, Manual: t.Manual == 1, TotalFloat: tenths(t.TotalSlack), FreeFloat: tenths(t.FreeSlack)}
	for _, x := range []struct {
		key, text string
		to        *schedule.Moment
	}{
		{"Start", t.Start, &out.Start}, {"Finish", t.Finish, &out.Finish}, {"EarlyStart", t.EarlyStart, &out.EarlyStart},
		{"EarlyFinish", t.EarlyFinish, &out.EarlyFinish}, {"LateStart", t.LateStart, &out.LateStart}, {"LateFinish", t.LateFinish, &out.LateFinish},
	} {
		if x.text == "" {
			continue
		}
		m, _, err := schedule.ParseMoment(clean(x.text))
		if err != nil {
			r.note(at.Key(x.key), "a computed date cannot be read, and is left out: %.40q", x.text)
			continue
		}
		*x.to = m
	}
	r.out.Stored[id(t.UID)] = out
}

func tenths(x float64) int {
	if !(x > -1e12 && x < 1e12) {
		return 0
	}
	return int(x / 10)
}
