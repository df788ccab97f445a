package words

import (
	"strconv"
	"strings"
	"time"
)

// Date writes a date that is as precise as it is known: 2026, 2026-11 or
// 2026-11-22. Anything else comes back as it is.
func (w *Words) Date(date string) string {
	for _, form := range []struct{ layout, key string }{
		{"2006-01-02", "date.day"}, {"2006-01", "date.month"}, {"2006", "date.year"},
	} {
		at, err := time.Parse(form.layout, date)
		if err != nil {
			continue
		}
		// A year is no number: it has no groups.
		year := strconv.Itoa(at.Year())
		if form.key == "date.year" {
			return w.Say(form.key, "year", year)
		}
		// Some languages decline the month beside a day.
		month := w.Say(form.key + "." + strings.ToLower(at.Month().String())) // date.day.may, date.month.may
		if form.key == "date.month" {
			return w.Say(form.key, "month", month, "year", year)
		}
		return w.Say(form.key, "day", at.Day(), "month", month, "year", year)
	}
	return date
}
