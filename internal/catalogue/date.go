package catalogue

import (
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/date"
)

// CheckDates reports dates of an edition that cannot be: a check of what was
// not yet there. That a text is no date is said by the reader. Paths count from the
// dates.
func CheckDates(d govmaturity.Dates) (problems govmaturity.Problems) {
	_, checked := date.Parse(d.Checked)
	_, published := date.Parse(d.Published)
	if checked && published && lastDay(d.Checked) < firstDay(d.Published) {
		problems = append(problems, govmaturity.Problem{
			Code: govmaturity.CodeOutOfOrder, Path: govmaturity.Path{}.Key("checked"),
			Format: "what was published on %s cannot have been checked on %s", Args: []any{d.Published, d.Checked},
		})
	}
	return problems
}

// firstDay and lastDay return the days between which a date lies, in a form
// that sorts.
func firstDay(date string) string { return date + "-01-01"[len(date)-len("2006"):] }

// No month has a day after the 31st: that some have fewer is no matter here.
func lastDay(date string) string { return date + "-12-31"[len(date)-len("2006"):] }
