package date_test

import (
	"slices"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/internal/date"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct{ reason, text, first, last string }{
		{"a year", "2026", "2026-01-01", "2026-12-31"},
		{"a month", "2026-11", "2026-11-01", "2026-11-30"},
		{"February of a leap year", "2024-02", "2024-02-01", "2024-02-29"},
		{"February of 1900, which was none", "1900-02", "1900-02-01", "1900-02-28"},
		{"February of 2000, which was one", "2000-02", "2000-02-01", "2000-02-29"},
		{"a day", "2026-11-22", "2026-11-22", "2026-11-22"},
		{"a leap day", "2024-02-29", "2024-02-29", "2024-02-29"},
		{"the last year there is", "9999", "9999-01-01", "9999-12-31"},
		{"no leap day", "2026-02-29", "", ""},
		{"the 31st of April", "2026-04-31", "", ""},
		{"no 13th month", "2026-13", "", ""},
		{"no month 0", "2026-00", "", ""},
		{"no day 0", "2026-01-00", "", ""},
		{"no year 0", "0000", "", ""},
		{"a short month", "2026-1", "", ""},
		{"slashes", "2026/11/22", "", ""},
		{"a sign", "+202", "", ""},
		{"digits of another script", "٢٠٢٦", "", ""},
		{"nothing", "", "", ""},
		{"a time", "2026-11-22T00:00", "", ""},
	} {
		d, ok := date.Parse(tt.text)
		if ok != (tt.first != "") || d.Valid() != ok {
			t.Errorf("%s: %q is read: %v", tt.reason, tt.text, ok)
			continue
		}
		if ok && (d.String() != tt.text || d.First().String() != tt.first || d.Last().String() != tt.last) {
			t.Errorf("%s: got %s, from %s to %s", tt.reason, d, d.First(), d.Last())
		}
	}
}

func TestCompare(t *testing.T) {
	order := []string{"2025", "2025-12-31", "2026-01-01", "2026-01", "2026", "2026-01-02", "2026-02"}
	want := []string{"2025", "2025-12-31", "2026-01-01", "2026-01", "2026", "2026-01-02", "2026-02"}
	slices.Reverse(order)
	slices.SortFunc(order, func(a, b string) int {
		x, _ := date.Parse(a)
		y, _ := date.Parse(b)
		return x.Compare(y)
	})
	if !slices.Equal(order, want) {
		t.Errorf("got %v, want %v", order, want)
	}
}

// Days agree with the calendar of package time.
func TestDays(t *testing.T) {
	start := date.Of(1896, 2, 27)
	for n := range 80_000 {
		d := start.AddDays(n)
		want := time.Date(1896, 2, 27+n, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
		if d.String() != want || d.Days(start) != n || start.Days(d) != -n {
			t.Fatalf("%d days after %s: got %s, %d days; want %s", n, start, d, d.Days(start), want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026", "2026-11", "2026-11-22", "2026-02-30", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := date.Parse(s); ok && (d.String() != s || d.First().Compare(d.Last()) > 0) {
			t.Errorf("%q reads as %s, from %s to %s", s, d, d.First(), d.Last())
		}
	})
}
