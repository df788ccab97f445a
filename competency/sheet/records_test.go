package sheet_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// A ladder in YAML: levels of roles as places in a list.
func TestLadder(t *testing.T) {
	r, err := mapping(t, "ladder.yaml").Read("optimization.yaml", shared(t, "found/frameworks/optimization.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	fw := compile(t, r.Spec)
	requirements := 0
	for post := range fw.Posts() {
		requirements += len(post.Requirements())
	}
	if len(fw.Roles()) != 6 || requirements != 22 || fw.Len() != 1 {
		t.Errorf("%d roles, %d requirements, %d competencies", len(fw.Roles()), requirements, fw.Len())
	}
	senior := fw.Role("data-engineer").Post("3")
	if got := senior.Requirements()[0]; got.Level().ID() != "l3" || got.Competency().Code() != "cost_optimization" || got.Competency().Area().Title()["fr"] != "Optimisation & Performance" {
		t.Errorf("%v %v", got.Level(), got.Competency().Area().Title())
	}
	for _, p := range r.Problems { // numbers as keys, which YAML tools read differently
		if p.Code != govmaturity.CodeKeyNotText {
			t.Error(p)
		}
	}
	if r.Findings.Counts()[govmaturity.CodeUnknownColumn] == 0 {
		t.Error("what is not read is not told")
	}
}

func TestRecords(t *testing.T) {
	m := mapping(t, "ladder.yaml")
	const text = `{"category": {"name": "Tools"}, "skills": [
 {"id": "sql", "name": "SQL", "description": "Asks", "levels": {"analyst": [1, 3], "chief": ["NC", 9]}},
 {"id": "law", "name": "Law", "description": "Knows", "levels": {"analyst": [], "chief": [2, 2.5]}, "tags": ["a"], "more": {"deep": true}}]}`
	r, err := m.Read("x.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range r.Problems {
		got = append(got, p.Error())
	}
	want := []string{
		`x.json:2:100: skills[0].levels.chief[1]: "9" is no level: expected one of l0, l1, l2, l3, l4`,
		`x.json:3:94: skills[1].levels.chief[1]: "2.5" lies between l2 and l3: a rating is one of the levels`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	fw := compile(t, r.Spec)
	if fw.Role("analyst").Post("2").Requirements()[0].Level().ID() != "l3" {
		t.Error("levels of roles")
	}
	for _, text := range []string{"{", "", "skills: []", "skills: {a: 1}", "[1, 2]"} {
		if r, err := m.Read("x.yaml", []byte(text)); err == nil {
			t.Errorf("%q is read: %v", text, r.Spec)
		}
	}
}
