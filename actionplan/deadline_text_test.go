package actionplan_test

import (
	"testing"

	"github.com/govmaturity/govmaturity"
)

// A deadline keeps its wording, and what it means stands behind it where that is not
// the same.
func TestTell(t *testing.T) {
	p := read(t, "format: govmaturity/action-plan/1\nid: p\nfiscal-year: {first-month: 4}\n")
	for _, c := range []struct{ language, wording, want string }{
		{"en", "2027-03", "March 2027"},
		{"en", "by March 2027", "by March 2027"},
		{"en", "by fall 2027", "by fall 2027 (September 2027 to November 2027)"},
		{"en", "by fiscal year 2027-28", "by fiscal year 2027-28 (April 2027 to March 2028)"},
		{"en", "mid 2027", "mid 2027 (2 May 2027 to 31 August 2027)"},
		{"en", "Ongoing", "Ongoing"},
		{"en", "annually", "annually (every year)"},
		{"fr", "every quarter", "every quarter (chaque trimestre)"},
		{"en", "Fall 2025 and ongoing", "Fall 2025 and ongoing (from 1 September 2025 on)"},
		{"en", "report progress by June 2027 and again by December 2027", ""},
		{"en", "", ""},
	} {
		text := govmaturity.English(c.wording)
		if c.wording == "" {
			text = nil
		}
		d, err := p.Deadline(text)
		if err != nil {
			t.Logf("%q: %v", c.wording, err)
			continue
		}
		if got := d.Tell(text, govmaturity.WordsFor(c.language)); got != c.want && c.want != "" {
			t.Errorf("%q: got %q, want %q", c.wording, got, c.want)
		}
	}
	if _, err := p.Deadline(govmaturity.English("some day")); err == nil {
		t.Error("some day is a deadline")
	}
}

func TestMilestones(t *testing.T) {
	p := read(t, file(t, "plan.yaml"))
	all := p.Step("portal").Milestones()
	if len(all) != 1 || all[0].ID != "beta" || all[0].Deadline.To != "2026-12-31" || all[0].Wording.In() != "Q4 2026" {
		t.Errorf("%+v", all)
	}
}
