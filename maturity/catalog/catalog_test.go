package catalog_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

func ExampleLoad() {
	fw, err := catalog.Load("un-nine-pillars")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(fw.Title(), fw.Edition())
	for _, pillar := range fw.Indicators() {
		fmt.Println("-", pillar.Title())
	}
	// Output:
	// Nine key pillars for digital government transformation 2020
	// - Vision, leadership, mindsets
	// - Legal and institutional framework
	// - Organizational set-up and culture
	// - Systems thinking and integration
	// - Data management
	// - ICT infrastructure, affordability and access
	// - Resources
	// - Capacity of capacity developers
	// - Societal capacities
}

// Every document of the catalogue compiles, says where it comes from and how
// official it is, and is called what its file is called.
func TestEntries(t *testing.T) {
	entries := catalog.Entries()
	if len(entries) == 0 {
		t.Fatal("the catalogue is empty")
	}
	for _, entry := range entries {
		t.Run(entry.String(), func(t *testing.T) {
			fw := load(t, entry.String())
			if fw.ID() != entry.ID || fw.Edition() != entry.Edition {
				t.Errorf("%s holds %s@%s", entry.File, fw.ID(), fw.Edition())
			}
			checkProvenance(t, fw.Spec())
		})
	}
}

func checkProvenance(t *testing.T, spec *maturity.Spec) {
	t.Helper()
	if !spec.Standing.Valid() || !spec.ScoreStanding.Valid() {
		t.Errorf("standing %q, score standing %q", spec.Standing, spec.ScoreStanding)
	}
	if spec.ScoreNote.String() == "" || spec.Description.String() == "" {
		t.Error("no score note or no description")
	}
	cited := func(c govmaturity.Citation) bool {
		return strings.TrimSpace(c.Locator) != "" &&
			slices.ContainsFunc(spec.Sources, func(s govmaturity.Source) bool { return s.ID == c.Source })
	}
	if len(spec.Cites) == 0 {
		t.Error("cites nothing")
	}
	for _, c := range spec.Cites {
		if !cited(c) {
			t.Errorf("citation %+v has no locator or no source", c)
		}
	}
	for _, s := range spec.Sources {
		if s.Title == "" || s.Publisher == "" {
			t.Errorf("source %s has no title or no publisher", s.ID)
		}
		// One that nobody read, and of which no page is known, is named only.
		if !unread(s) && !slices.ContainsFunc(spec.Cites, func(c govmaturity.Citation) bool { return c.Source == s.ID }) {
			t.Errorf("source %s is cited nowhere", s.ID)
		}
	}
}

// The grid has nine pillars by four stages. Every cell has a text, except the
// one that the source does not have; that one says so.
func TestNinePillars(t *testing.T) {
	spec := load(t, "un-nine-pillars@2020").Spec()
	if n := len(spec.Root.Nodes); n != 9 {
		t.Errorf("%d pillars, want 9", n)
	}
	if spec.ScoreStanding != govmaturity.StandingDerived || spec.Root.Aggregation != maturity.AggregationProfile || spec.Root.Level != nil {
		t.Error("the publisher gives no score: nothing may be computed, and the standing is derived")
	}
	for _, pillar := range spec.Root.Nodes {
		var stages []string
		for _, d := range pillar.Measure.Descriptors {
			stages = append(stages, d.Level)
			missing := pillar.ID == "societal-capacities" && d.Level == "connected"
			if empty := d.Text.String() == ""; empty != missing {
				t.Errorf("%s, %s: empty is %t, want %t", pillar.ID, d.Level, empty, missing)
			}
			if missing && d.Note.String() == "" {
				t.Errorf("%s, %s: no note says why it is empty", pillar.ID, d.Level)
			}
		}
		if want := []string{"online-presence", "transactional", "connected", "transformative"}; !slices.Equal(stages, want) {
			t.Errorf("%s has the stages %v, want %v", pillar.ID, stages, want)
		}
	}
}

func TestLoadNewest(t *testing.T) {
	for id, edition := range map[string]string{"un-egdi": "2024", "wb-gtmi": "2025", "eu-desi": "2022", "un-nine-pillars": "2020"} {
		if got := load(t, id).Edition(); got != edition {
			t.Errorf("Load(%q) gives edition %s; there is %s", id, got, edition)
		}
	}
	// Entries come by id, then from the oldest edition to the newest.
	var egdi []string
	for _, e := range catalog.Entries() {
		if e.ID == "un-egdi" {
			egdi = append(egdi, e.Edition)
		}
	}
	if !slices.IsSorted(egdi) || len(egdi) != 12 {
		t.Errorf("editions of un-egdi: %v", egdi)
	}
}

func TestLoadUnknown(t *testing.T) {
	var ids []string
	for _, e := range catalog.Entries() {
		ids = append(ids, e.ID)
	}
	all := "there is " + strings.Join(slices.Compact(ids), ", ")
	tests := []struct{ reason, name, want string }{
		{"nothing is near: list all", "nonsense", all},
		{"a letter is wrong", "un-egbi", "did you mean un-egdi"},
		{"case is wrong", "UN-EGDI", "did you mean un-egdi"},
		{"a part is right", "egdi", "did you mean un-egdi"},
		{"a part is right, with an edition", "pillars@2020", "did you mean un-nine-pillars"},
		{"the edition is wrong: list those there are", "wb-gtmi@1999", "there is wb-gtmi@2020, wb-gtmi@2022, wb-gtmi@2025"},
		{"a file name is no name", "un-egdi@2018.yaml", "there is un-egdi@2003, un-egdi@2004"},
		{"no name", "", all},
		{"a very long name", strings.Repeat("x", 1_000_000), all},
	}
	for _, test := range tests {
		fw, err := catalog.Load(test.name)
		if fw != nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Load(%.40q) = %v, %.300v; want an error with %q", test.reason, test.name, fw, err, test.want)
		}
	}
}

// When an edition came out stands in its own sources: a date of one, or a year
// that one is named with or cited for. Nothing is said to have been checked.
func TestDates(t *testing.T) {
	dated := 0
	for _, e := range catalog.Entries() {
		spec := load(t, e.String()).Spec()
		published := spec.Dates.Published
		if published == "" {
			continue
		}
		dated++
		var said []string
		for _, s := range spec.Sources {
			said = append(said, s.Date, s.Title, s.Note.In("en"))
		}
		for _, c := range spec.Cites {
			said = append(said, c.Locator)
		}
		if !slices.ContainsFunc(said, func(text string) bool { return strings.Contains(text, published) }) {
			t.Errorf("%s: no source says %s", e, published)
		}
	}
	if dated < 25 {
		t.Errorf("only %d editions have a date", dated)
	}
}

func TestLoadAt(t *testing.T) {
	for _, test := range []struct{ id, date, edition, note string }{
		{"un-egdi", "2003", "2003", ""},
		{"un-egdi", "2019-12-31", "2018", ""},
		{"un-egdi", "2022-01", "2022", ""},
		{"un-egdi", "2024-10", "2024", "nobody says when it was last checked that un-egdi@2024 is in force"},
		{"un-dgca", "2026-11-25", "undated", "un-dgca@undated does not say since when it is in force"},
	} {
		fw, note, err := catalog.LoadAt(test.id, test.date)
		if err != nil || fw.Edition() != test.edition || note != test.note {
			t.Errorf("%s on %s: %v, %q, %v; want %s, %q", test.id, test.date, fw, note, err, test.edition, test.note)
		} else if fw.Dates() != fw.Spec().Dates {
			t.Errorf("the dates are %v", fw.Dates())
		}
	}
	for _, test := range []struct{ id, date, says string }{
		{"un-egdi", "2002-12-31", "the first with a date, un-egdi@2003, is since 2003"},
		{"un-egdy", "2020", "did you mean un-egdi"},
	} {
		if fw, _, err := catalog.LoadAt(test.id, test.date); fw != nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s on %s: %v, %v; want %q", test.id, test.date, fw, err, test.says)
		}
	}
}

func TestLoadCrosswalkRefuses(t *testing.T) {
	for _, tt := range []struct{ from, to, says string }{
		{"un-dgka", "un-dgca", "un-dgca"},
		{"un-dgca", "un-nine-pillars", "un-nine-pillars@2020 to un-dgca@undated"}, // the other direction
		{"eu-desi", "wb-gtmi", "none for either"},
	} {
		if _, err := catalog.LoadCrosswalk(tt.from, tt.to); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s to %s: %v", tt.from, tt.to, err)
		}
	}
}

// The French of the nine pillars is complete.
func TestFrench(t *testing.T) {
	texts := 0
	spec := load(t, "un-nine-pillars").Spec()
	for _, title := range titles(spec) {
		texts++
		if len(title) != 2 || title["fr"] == "" || title["en"] == "" {
			t.Errorf("%v is not in both languages", title)
		}
	}
	for _, n := range spec.Root.Nodes {
		for _, d := range n.Measure.Descriptors {
			if d.Text != nil && d.Text["fr"] == "" || d.Note != nil && d.Note["fr"] == "" {
				t.Errorf("%s, %s: not in French", n.ID, d.Level)
			}
			texts++
		}
	}
	if texts < 45 {
		t.Errorf("only %d texts were looked at", texts)
	}
}
