package mspdi

import "github.com/govmaturity/govmaturity/actionplan/schedule"

// Days returns the first and the last day of a task as Project has computed them: ""
// where it has not. What ends at midnight ends on the day before.
func (s Stored) Days() (first, last string) {
	if s.Start != 0 {
		first = s.Start.Date()
	}
	if finish := s.Finish; finish != 0 {
		if finish > s.Start {
			finish -= schedule.Moment(1)
		}
		last = finish.Date()
	}
	return first, last
}
