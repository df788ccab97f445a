package actionplan_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/actionplan"
)

func TestDeadlines(t *testing.T) {
	canada := actionplan.DeadlineReader{FiscalYear: actionplan.FiscalYearSpec{FirstMonth: 4}}
	south := actionplan.DeadlineReader{Hemisphere: actionplan.HemisphereSouth, FiscalYear: actionplan.FiscalYearSpec{FirstMonth: 7, NamedBy: actionplan.NamedByBegin}}
	for _, c := range []struct {
		reason, text string
		reader       actionplan.DeadlineReader
		kind         actionplan.DeadlineKind
		from, to     string
	}{
		{"a day", "2027-03-31", canada, actionplan.DeadlineKindBy, "2027-03-31", "2027-03-31"},
		{"a month", "By March 2027", canada, actionplan.DeadlineKindBy, "2027-03-01", "2027-03-31"},
		{"a leap February", "février 2028", canada, actionplan.DeadlineKindBy, "2028-02-01", "2028-02-29"},
		{"a day in words", "by March 5, 2027", canada, actionplan.DeadlineKindBy, "2027-03-05", "2027-03-05"},
		{"a year", "D'ici 2027", canada, actionplan.DeadlineKindBy, "2027-01-01", "2027-12-31"},
		{"the end of a year", "By end of 2022", canada, actionplan.DeadlineKindBy, "2022-12-31", "2022-12-31"},
		{"a season", "By fall 2022", canada, actionplan.DeadlineKindBy, "2022-09-01", "2022-11-30"},
		{"a season in the south", "By autumn 2022", south, actionplan.DeadlineKindBy, "2022-03-01", "2022-05-31"},
		{"a winter goes over the turn of the year", "winter 2022", canada, actionplan.DeadlineKindBy, "2022-12-01", "2023-02-28"},
		{"a quarter", "Q2 2026", canada, actionplan.DeadlineKindBy, "2026-04-01", "2026-06-30"},
		{"a quarter of a fiscal year", "Q2 of the fiscal year 2026-27", canada, actionplan.DeadlineKindBy, "2026-07-01", "2026-09-30"},
		{"a fiscal year", "By fiscal year 2023-24", canada, actionplan.DeadlineKindBy, "2023-04-01", "2024-03-31"},
		{"a fiscal year named by its end", "FY 2024", canada, actionplan.DeadlineKindBy, "2023-04-01", "2024-03-31"},
		{"a fiscal year named by its beginning", "FY 2024", south, actionplan.DeadlineKindBy, "2024-07-01", "2025-06-30"},
		{"no end", "Ongoing", canada, actionplan.DeadlineKindOngoing, "", ""},
		{"a beginning and no end", "Mai 2023 et en cours", canada, actionplan.DeadlineKindFrom, "2023-05-01", ""},
		{"again and again", "Chaque année", canada, actionplan.DeadlineKindRecurring, "", ""},
		{"several: the last counts", "Completion by March 2025; report initial progress by 2024", canada, actionplan.DeadlineKindBy, "2025-03-01", "2025-03-31"},
		{"before a month is the day before it", "before March 2028", canada, actionplan.DeadlineKindBy, "2028-02-29", "2028-02-29"},
		{"and so in French", "avant le 1er mars 2027", canada, actionplan.DeadlineKindBy, "2027-02-28", "2027-02-28"},
		{"a fiscal year over the turn of the century", "FY 1999/00", canada, actionplan.DeadlineKindBy, "1999-04-01", "2000-03-31"},
		{"a fiscal year of which nobody said when it begins", "by Q2 of the fiscal year 2026-27", actionplan.DeadlineReader{}, actionplan.DeadlineKindBy, "2026-01-01", "2027-12-31"},
		{"the beginning of a day", "start of 2027-03-05", canada, actionplan.DeadlineKindBy, "2027-03-05", "2027-03-05"},
		{"the end of a year in French", "à la fin de l'année 2027", canada, actionplan.DeadlineKindBy, "2027-12-31", "2027-12-31"},
		{"a day of a month", "by the 5th of March 2027", canada, actionplan.DeadlineKindBy, "2027-03-05", "2027-03-05"},
		{"the middle", "middle of June 2027", canada, actionplan.DeadlineKindBy, "2027-06-11", "2027-06-20"},
		{"the last third", "late 2027", canada, actionplan.DeadlineKindBy, "2027-09-01", "2027-12-31"},
		{"several, and the last goes on", "by March 2024; by 2025 and ongoing", canada, actionplan.DeadlineKindFrom, "2025-01-01", ""},
		{"what goes on has no end", "ongoing; report by 2027", canada, actionplan.DeadlineKindOngoing, "", ""},
	} {
		d, err := c.reader.Read(c.text)
		if err != nil || d.Kind != c.kind || d.From != c.from || d.To != c.to || d.Text != c.text {
			t.Errorf("%s: %q is %+v, %v", c.reason, c.text, d, err)
		}
	}
	for _, text := range []string{"", "soon", "31 February 2027", "by Smarch 2027", "Q5 2027", "2027-13", "by", "fall", "1.5 March 2027", "fiscal year 2023-27", "Q2 2026-26", "FY 0001", "January 0000", "winter 9999"} {
		if d, err := canada.Read(text); err == nil || !strings.Contains(err.Error(), "cannot be read") {
			t.Errorf("%q is %+v, %v", text, d, err)
		}
	}
}

// The deadlines of a published plan mean the same in both of its languages.
// A reader that nobody has checked does not guess.
func TestDeadlineReaders(t *testing.T) {
	for _, r := range []actionplan.DeadlineReader{
		{Hemisphere: "South"}, {FiscalYear: actionplan.FiscalYearSpec{FirstMonth: 13}}, {FiscalYear: actionplan.FiscalYearSpec{NamedBy: "both"}},
	} {
		if d, err := r.Read("by fiscal year 2026-27"); err == nil {
			t.Errorf("%+v reads %+v", r, d)
		}
	}
}

func TestDeadlinesOfCanada(t *testing.T) {
	f, err := os.Open(filepath.FromSlash("../../shared/data/actionplan/found/gov-plans/canada_nap5.csv"))
	if err != nil {
		t.Skip("NOT RUN: the published plan is not beside the repository")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != 107 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	r := actionplan.DeadlineReader{FiscalYear: actionplan.FiscalYearSpec{FirstMonth: 4}}
	for _, row := range rows[1:] {
		en, errEN := r.Read(row[3])
		fr, errFR := r.Read(row[4])
		if errEN != nil || errFR != nil || en.Kind != fr.Kind || en.From != fr.From || en.To != fr.To || en.Every != fr.Every {
			t.Errorf("%s: %q is %+v, and %q is %+v (%v, %v)", row[2], row[3], en, row[4], fr, errEN, errFR)
		}
	}
}

func FuzzDeadline(f *testing.F) {
	for _, s := range []string{"By fall 2022", "D'ici l'exercice 2023-2024", "May 2023 and ongoing", "mid-2027", "é;é by 2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := actionplan.DeadlineReader{}.Read(text)
		if (err == nil) != d.Valid() {
			t.Fatalf("%+v, %v", d, err)
		}
		if d.Text != "" && d.Text != text || d.From > d.To && d.To != "" {
			t.Errorf("%+v", d)
		}
	})
}
