package actionplantest

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// calendarOnce: a deadline stands in the calendar on one day.
func calendarOnce() planRule {
	return laws.New("calendar-once", "In a calendar (iCalendar), each step that is due is there once, on the last day on which it can be due; once for each of its deadlines, where it has several; and a deadline without a day is listed as lost.", func(s *planSubject, out *laws.Recorder) {
		data, lost, err := s.engine.calendar(s.p)
		if err != nil {
			s.violated(out, "", "the plan as a calendar", err.Error(), "a calendar")
			return
		}
		events, listed := eventsOf(data), map[string]bool{}
		for _, l := range lost {
			listed[l.Path.Pointer()] = true
		}
		for uid, days := range events {
			if len(days) != 1 {
				s.violated(out, "", "the entry "+uid, fmt.Sprintf("%d times", len(days)), "once")
			}
		}
		for i, x := range s.spec.Steps {
			uid := s.spec.ID + "/" + x.ID + "/deadline@"
			d := s.engine.deadline(s.p.Step(x.ID))
			parts := d.Parts
			if len(parts) < 2 {
				parts = []actionplan.Deadline{d}
			}
			for k, part := range parts {
				of := uid
				if len(parts) > 1 {
					of = fmt.Sprintf("%d/%s", k+1, uid)
				}
				s.onDay(out, x.ID, part, events[of], listed[fmt.Sprintf("/steps/%d/deadline", i)])
			}
		}
	})
}

// onDay reports a deadline that stands on other days of the calendar than its own.
func (s *planSubject) onDay(out *laws.Recorder, step string, d actionplan.Deadline, days []string, lost bool) {
	got, want := strings.Join(days, ", "), ""
	switch {
	case d.To != "":
		want = strings.ReplaceAll(d.To, "-", "")
	case d.Kind == actionplan.DeadlineKindRecurring && !lost:
		if len(days) != 1 {
			s.violated(out, step, "the deadline "+meaning(d), fmt.Sprintf("on %d days", len(days)), "one entry that comes again")
		}
		return
	case d.Valid() && !lost:
		s.violated(out, step, "the deadline "+meaning(d), "no word that it is lost", "a word")
	}
	if got != want {
		s.violated(out, step, "the deadline "+meaning(d)+", in the calendar", "on "+got, "on "+want)
	}
}

// eventsOf are the days of the entries of a calendar, by what names them.
func eventsOf(data string) map[string][]string {
	out := map[string][]string{}
	uid, day := "", ""
	for _, line := range strings.Split(strings.ReplaceAll(data, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		switch name, _, _ = strings.Cut(name, ";"); {
		case name == "UID":
			uid, _, _ = strings.Cut(value, "@")
			uid += "@"
		case name == "DTSTART":
			day = value
		case line == "END:VEVENT":
			out[uid] = append(out[uid], day)
		}
	}
	return out
}
