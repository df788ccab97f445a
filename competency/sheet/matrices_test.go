package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/sheet"
)

func read(t *testing.T, mappingFile, table string) *sheet.Reading {
	t.Helper()
	r, err := mapping(t, mappingFile).Read(table, shared(t, "found/matrices/"+table))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// evidence counts all pieces, and those of one competency.
func evidence(r *sheet.Reading) (all int, by map[string]int) {
	by = map[string]int{}
	for _, p := range r.Profiles {
		for _, a := range p.Evidence {
			all++
			by[a.Competency]++
		}
	}
	return all, by
}

func check(t *testing.T, what string, problems govmaturity.Problems, want string) {
	t.Helper()
	if got, want := lines(problems.Err().(govmaturity.Problems)), strings.ReplaceAll(strings.TrimSpace(want), "\t", "")+"\n"; got != want {
		t.Errorf("%s:\n%s\nwant\n%s", what, got, want)
	}
}

// A matrix of people across, with headings, a rating of zero and a word that is none.
func TestWideMatrix(t *testing.T) {
	r := read(t, "wide.yaml", "wide_categories_bom.csv")
	check(t, "problems", r.Problems, `H8.P06 not-a-level`)
	check(t, "findings", r.Findings, `
	A1 required
	B1.Name odd-space
	C1.P01 not-rated
	A5 empty-group
	B10.Name same-name
	B11.Name same-name
	F11.P04 odd-space`)
	fw := compile(t, r.Spec)
	all, by := evidence(r)
	if all != 27 || len(r.Profiles) != 6 || fw.Len() != 6 {
		t.Errorf("%d ratings, %d people, %d competencies", all, len(r.Profiles), fw.Len())
	}
	if by["linux-running"] != 5 || by["windows-running"] != 5 || by["linux-build-deploy"] != 4 {
		t.Errorf("ratings %v", by)
	}
	zero, blank := r.Profiles[2], r.Profiles[0]
	if !slices.ContainsFunc(zero.Evidence, func(a competency.Attestation) bool { return a.Level == "l0" }) || blank.Evidence != nil {
		t.Errorf("0 is a rating and blank is none: %v %v", zero, blank)
	}
	for _, p := range r.Profiles {
		if _, err := fw.Person(p); err != nil {
			t.Error(err)
		}
	}
}

// Ratings of people with words for levels, whose order nothing says.
func TestLongWithoutScale(t *testing.T) {
	r := read(t, "long.yaml", "long_letter_levels.csv")
	check(t, "problems", r.Problems, `C4.Level required`)
	if got := r.Problems[0].Message(); !strings.HasSuffix(got, "these stand: D1, D2, D4") && !strings.HasSuffix(got, "these stand: D1, D2, D3, D4") {
		t.Errorf("the words are not told: %s", got)
	}
	all, _ := evidence(r)
	if all != 0 || r.Spec.Scales != nil {
		t.Error("a scale is guessed")
	}
	// Once the order is said, the same table is read.
	m := mapping(t, "long.yaml")
	m.Scale = &competency.ScaleSpec{ID: "d", Levels: []govmaturity.LevelSpec{
		{ID: "d1", Rank: 1, Title: govmaturity.English("D1")}, {ID: "d2", Rank: 2, Title: govmaturity.English("D2")},
		{ID: "d3", Rank: 3, Title: govmaturity.English("D3")}, {ID: "d4", Rank: 4, Title: govmaturity.English("D4")},
	}}
	r, err := m.Read("long_letter_levels.csv", shared(t, "found/matrices/long_letter_levels.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if r.Problems != nil {
		t.Errorf("problems: %v", r.Problems)
	}
	check(t, "findings", r.Findings, `
	A2.Employees not-rated
	A3.Employees not-rated
	D5.Notes names-person
	C6.Level rated-twice
	E6.Date mixed-form
	B8.Skills case-only
	D9.Notes not-rated`)
	if strings.Contains(r.Findings.Error(), "P03") {
		t.Error("a name inside a note is repeated")
	}
	all, by := evidence(r)
	if all != 5 || by["linux-admin"] != 2 || by["tableau-clean-code"] != 0 {
		t.Errorf("%d ratings: %v", all, by)
	}
	for _, p := range r.Profiles {
		for _, a := range p.Evidence {
			if strings.Contains(a.Note, "P03") {
				t.Error("the note that names somebody is kept")
			}
		}
	}
}

// Ratings of oneself and of the superior beside a target, with a column of gaps that
// is wrong.
func TestSelfManagerTarget(t *testing.T) {
	r := read(t, "self.yaml", "self_manager_target.csv")
	check(t, "problems", r.Problems, `
	C5["Self Rating"] not-a-level
	H5["Certificate expiry"] no-such-day`)
	check(t, "findings", r.Findings, `
	F3.Gap contradiction
	F4.Gap contradiction
	C6["Self Rating"] mixed-form
	D6["Manager Rating"] mixed-form
	F6.Gap contradiction
	G6["Last Assessed"] mixed-form`)
	fw := compile(t, r.Spec)
	want := map[string]competency.Steps{
		"P01/data-use": {Min: 1, Max: 1}, "P01/cyber-security": {Min: 0, Max: 3}, "P02/data-use": {Min: 0, Max: 3},
		"P02/cyber-security": {}, "P03/data-use": {}, "P03/service-design": {},
	}
	for _, profile := range r.Profiles {
		p, err := fw.Person(profile)
		if err != nil {
			t.Fatal(err)
		}
		ready, err := p.Readiness(fw.Role(r.Targets[profile.Person]).Post(""), competency.AsOf{Date: "2024-12"})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range ready.Gaps {
			key := profile.Person + "/" + g.Requirement.Competency().ID()
			if w, ok := want[key]; !ok || g.Short != w {
				t.Errorf("%s: %v short, want %v", key, g.Short, w)
			}
			delete(want, key)
		}
	}
	if len(want) > 0 {
		t.Errorf("no gap: %v", want)
	}
}

// Names of skills in slots: to have or not to have, and no order.
func TestSlots(t *testing.T) {
	r := read(t, "slots.yaml", "unpivoted_skill_slots.csv")
	if r.Problems != nil {
		t.Error(r.Problems)
	}
	check(t, "findings", r.Findings, `D4["Skill 3"] case-only`)
	fw := compile(t, r.Spec)
	for _, id := range []string{"c-sharp", "c-plus-plus", "java", "javascript", "javascript-2", "node"} {
		if c := fw.Competency(id); !c.Valid() || c.Scale().Valid() {
			t.Errorf("%s: %v", id, c.Title())
		}
	}
	all, by := evidence(r)
	if all != 11 || by["c-sharp"] != 2 {
		t.Errorf("%d pieces: %v", all, by)
	}
	// When the mapping says that two names are one, they are.
	m := mapping(t, "slots.yaml")
	m.Competencies = map[string]string{"Javascript": "javascript", "JavaScript": "javascript"}
	r, err := m.Read("x.csv", shared(t, "found/matrices/unpivoted_skill_slots.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if _, by := evidence(r); by["javascript"] != 2 || r.Findings != nil {
		t.Errorf("%v %v", by, r.Findings)
	}
}
