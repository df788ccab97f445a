package ical_test

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/ical"
)

// The deadlines of a plan, for a calendar. Whoever writes it says when.
func ExampleWrite() {
	p, err := actionplan.Read("plan.yaml", []byte(`format: govmaturity/action-plan/1
id: digital-2030
steps:
  - {id: portal, title: Build the portal, deadline: by fall 2027}
  - {id: tell, title: Publish progress, start: 2027-01, deadline: every quarter}
  - {id: run, title: Run it, deadline: ongoing}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	var b bytes.Buffer
	lost, err := ical.Write(&b, p, ical.Options{Stamp: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC), Domain: "ministry.gov"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range strings.Split(b.String(), "\r\n") {
		if strings.HasPrefix(line, "UID") || strings.HasPrefix(line, "DTSTART") || strings.HasPrefix(line, "RRULE") {
			fmt.Println(line)
		}
	}
	fmt.Println(lost)
	// Output:
	// UID:digital-2030/portal/deadline@ministry.gov
	// DTSTART;VALUE=DATE:20271130
	// UID:digital-2030/tell/deadline@ministry.gov
	// DTSTART;VALUE=DATE:20270331
	// RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1
	// steps[2].deadline: "ongoing" has no end that could stand in a calendar
}
