package competency_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

func TestTeam(t *testing.T) {
	fw := read(t, exampleFramework)
	someone := func(id string, levels map[string]string) *competency.Person {
		p := &competency.Profile{Format: competency.ProfileFormat, Framework: fw.ID(), Edition: fw.Edition(), Person: id}
		for _, c := range []string{"data", "security"} {
			if l := levels[c]; l != "" {
				p.Evidence = append(p.Evidence, competency.Attestation{Competency: c, Level: l, Kind: competency.EvidenceTest, Date: "2026"})
			}
		}
		person, err := fw.Person(p)
		if err != nil {
			t.Fatal(err)
		}
		return person
	}
	people := []*competency.Person{
		someone("c", nil),
		someone("a", map[string]string{"data": "expert", "security": "working"}),
		someone("b", map[string]string{"data": "working", "security": "working"}),
	}
	spec := &competency.TeamSpec{
		Format: competency.TeamFormat, Framework: fw.ID(), Edition: fw.Edition(), ID: "unit", Title: govmaturity.English("Unit"), Members: []string{"a", "b", "c"},
		Posts: []competency.TeamPostSpec{{Role: "analyst", Level: "senior", Holders: []string{"a"}}, {Role: "analyst", Level: "junior", Heads: ptr(2)}},
	}
	when := competency.AsOf{Date: "2026-12-31"}
	team, err := fw.Team(spec, people)
	if err != nil {
		t.Fatal(err)
	}
	coverage, err := team.Coverage(when)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range coverage {
		got = append(got, fmt.Sprintf("%s %s needs %d: %d to %d, %s, single %v", c.Competency.ID(), c.Level.ID(), c.Needed, c.Sure, c.Possible, c.Verdict, c.SinglePoint()))
	}
	want := []string{
		"data expert needs 1: 1 to 2, met, single true",
		"data basic needs 3: 2 to 3, unknown, single false", // whoever is needed at expert is needed at basic, too
		"security working needs 1: 2 to 3, met, single false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	succession, err := team.Successors(fw.Role("analyst").Post("senior"), when)
	next := succession.People
	if err != nil || len(next) != 2 || next[0].Person.ID() != "b" || next[0].Low != 0.8 || next[1].Low != 0 || next[1].High != 1 {
		t.Errorf("could step up: %v, %v", next, err)
	}
	losses, err := team.Leaves("a", when)
	if err != nil {
		t.Fatal(err)
	}
	got = nil
	for _, l := range losses {
		got = append(got, fmt.Sprintf("%s %s: %s to %s, %d left", l.Before.Competency.ID(), l.Before.Level.ID(), l.Before.Verdict, l.After.Verdict, l.After.Sure))
	}
	want = []string{"data expert: met to unknown, 0 left", "data basic: unknown to short, 1 left", "security working: met to met, 1 left"}
	if !slices.Equal(got, want) {
		t.Errorf("a leaver takes along\n%q\nwant\n%q", got, want)
	}
	if _, err := team.Leaves("x", when); err == nil {
		t.Error("somebody who is no member leaves")
	}
}
