// Package ical writes the dates of an action plan as a calendar (iCalendar, RFC 5545),
// for the calendars that people have.
//
//	lost, err := ical.Write(w, plan, ical.Options{Words: words, Stamp: now, Domain: "ministry.gov"})
//
// In it are the deadlines of steps, on the last day on which they can fall, milestones,
// the next review, what comes again and again, and who is told how often. All are whole
// days: there are no times, and so no time zones. How a deadline was worded stands in the
// description. What has no date is listed, and is not in the calendar.
//
// Each entry has a UID that is made of the ids of the plan and the step: a calendar that
// is written again replaces what was there. The same plan and stamp give the same bytes.
package ical
