package mspdi

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan/schedule"
	"github.com/govmaturity/govmaturity/internal/date"
)

// calendars reads all calendars. Those of resources say how they differ from another.
func (r *reader) calendars(spec *schedule.ScheduleSpec) {
	r.calendar = map[int]*calendar{}
	for i := range r.file.Calendars {
		c := &r.file.Calendars[i]
		if r.calendar[c.UID] != nil {
			r.add(at("Calendars").Index(i).Key("UID"), govmaturity.CodeDuplicateID, "there is already a calendar %d", c.UID)
			continue
		}
		c.id = "c" + id(c.UID)
		r.calendar[c.UID] = c
	}
	for i := range r.file.Calendars {
		c := &r.file.Calendars[i]
		if c.id != "" {
			spec.Calendars = append(spec.Calendars, r.calendarSpec(at("Calendars").Index(i), c))
		}
	}
	if uid := r.file.CalendarUID; uid != nil && *uid >= 0 {
		spec.Calendar = r.calendarID(at("CalendarUID"), *uid)
	}
}

func (r *reader) calendarID(at govmaturity.Path, uid int) string {
	if c := r.calendar[uid]; c != nil {
		return c.id
	}
	r.add(at, govmaturity.CodeUnknownReference, "there is no calendar %d", uid)
	return ""
}

// base is the calendar that another goes out from, or nil.
func (r *reader) base(c *calendar) *calendar {
	b := r.calendar[c.BaseCalendarUID]
	if c.BaseCalendarUID <= 0 || b == c {
		return nil
	}
	return b
}

// weekOf is the week of a calendar, with that of its base where it says nothing.
func (r *reader) weekOf(c *calendar, depth int) *[7]day {
	if c.week != nil {
		return c.week
	}
	var week [7]day
	if b := r.base(c); b != nil && depth < maxDepth {
		week = *r.weekOf(b, depth+1)
	} else {
		for k := range 5 {
			week[k] = day{working: true, hours: []workingTime{{"08:00:00", "12:00:00"}, {"13:00:00", "17:00:00"}}}
		}
	}
	for _, d := range c.WeekDays {
		if d.DayType < 1 || d.DayType > 7 {
			continue
		}
		week[(d.DayType+5)%7] = day{working: d.DayWorking == 1 && len(d.Times) > 0, hours: d.Times}
	}
	c.week = &week
	return c.week
}

func (r *reader) calendarSpec(at govmaturity.Path, c *calendar) schedule.CalendarSpec {
	out := schedule.CalendarSpec{ID: c.id, Title: text(c.Name)}
	if b := r.base(c); b != nil {
		out.Base = b.id
	}
	w := schedule.WeekSpec{NoWeekend: true}
	for k, d := range r.weekOf(c, 0) {
		name := schedule.Weekdays()[k]
		if !d.working {
			w.Weekend, w.NoWeekend = append(w.Weekend, name), false
			continue
		}
		w.Days = append(w.Days, schedule.WeekdaySpec{Day: name, Hours: hours(d.hours)})
	}
	out.Weeks = []schedule.WeekSpec{w}
	if len(c.WorkWeeks) > 0 {
		r.note(at.Key("WorkWeeks"), "weeks that are worked otherwise for a time are left out")
	}
	for k, d := range c.WeekDays {
		if d.DayType == 0 && d.TimePeriod != nil && len(c.Exceptions) == 0 {
			out.Days = append(out.Days, r.period(at.Key("WeekDays").Index(k), "", d.TimePeriod, d.DayWorking, d.Times))
		}
	}
	for k, e := range c.Exceptions {
		at := at.Key("Exceptions").Index(k)
		if e.Type > 1 && e.Type < 8 || e.Period > 1 {
			r.note(at, "days that come again by a rule are left out, such as %.60q", e.Name)
			continue
		}
		if e.TimePeriod != nil {
			out.Days = append(out.Days, r.period(at, e.Name, e.TimePeriod, e.DayWorking, e.Times))
		}
	}
	return out
}

// period is a time with hours of its own.
func (r *reader) period(at govmaturity.Path, name string, p *timePeriod, working int, times []workingTime) schedule.DaySpec {
	from, _, _ := strings.Cut(clean(p.FromDate), "T")
	to, _, _ := strings.Cut(clean(p.ToDate), "T")
	if from == "" || to == "" {
		r.add(at.Key("TimePeriod"), govmaturity.CodeRequired, "a time has a first and a last day")
	}
	out := schedule.DaySpec{Name: text(name), From: from, To: to}
	if from == to {
		out.Date, out.From, out.To = from, "", ""
	}
	if working == 1 && len(times) > 0 {
		out.Hours = hours(times)
		r.each(at, &out)
	}
	return out
}

// maxDays is how many days a time with hours of its own may have.
const maxDays = 3660

// each names each day of a time that is worked: for Project, hours of a time make its
// weekends worked too.
func (r *reader) each(at govmaturity.Path, d *schedule.DaySpec) {
	from, ok := date.Parse(d.From)
	to, also := date.Parse(d.To)
	if !ok || !also || to.Compare(from) < 0 {
		return // one day, or what the calendar refuses
	}
	if to.Days(from) > maxDays {
		r.note(at, "a time of more than %d days is worked on the days of the week alone", maxDays)
		return
	}
	d.From, d.To = "", ""
	for ; from.Compare(to) <= 0; from = from.AddDays(1) {
		d.Dates = append(d.Dates, from.String())
	}
}

func hours(times []workingTime) (out []schedule.HoursSpec) {
	short := func(s string) string { return strings.TrimSuffix(clean(s), ":00") }
	for _, t := range times {
		h := schedule.HoursSpec{From: short(t.FromTime), To: short(t.ToTime)}
		if h.To == "00:00" {
			h.To = "24:00"
		}
		out = append(out, h)
	}
	return out
}
