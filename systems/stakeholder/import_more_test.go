package stakeholder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

// In one register medium and medium is keep satisfied, in another keep informed:
// ties say which, and what a register says otherwise is told.
func TestPlacesAreCompared(t *testing.T) {
	const data = "| Who | Power | Interest | Plan |\n|---|---|---|---|\n| A | Medium | Medium | Keep satisfied |\n| B | High | | Monitor |\n| C | Low | High | **Keep satisfied** – weekly call |\n\n| Other | Table |\n|---|---|\n| 1 | 2 |\n"
	for _, tt := range []struct {
		power, interest stakeholder.Tie
		want            string
	}{
		{"high", "low", ""},
		{"low", "high", "3:25 D2.Plan contradiction: the register says keep-satisfied, and the ratings come to keep-informed: a value lies on a threshold, so say in tie which side it is on\n"},
		{"", "", "3:25 D2.Plan contradiction: the register says keep-satisfied, and the ratings come to monitor: a value lies on a threshold, so say in tie which side it is on\n"},
	} {
		m := mapping(t, "register.yaml")
		levels := m.Attributes[0].Levels
		m.Attributes = []stakeholder.AttributeSpec{{Attribute: "power", Levels: levels, Tie: tt.power}, {Attribute: "interest", Levels: levels, Tie: tt.interest}}
		m.Columns, m.Words = stakeholder.MappingColumnsSpec{Name: "Who", Quadrant: "Plan"}, nil
		m.Ratings = []stakeholder.MappingRatingSpec{{Attribute: "power", Columns: []string{"Power"}}, {Attribute: "interest", Columns: []string{"Interest"}}}
		r, err := m.Read("r.md", []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		want := "7:3 A1 lost: a table of 1 rows is not read: it lacks columns that the mapping names\n" + tt.want +
			"4:16 D3.Plan contradiction: the register says monitor, and [interest] is not known\n" +
			"5:20 D4.Plan contradiction: the register says keep-satisfied, and the ratings come to keep-informed by the thresholds of the mapping\n"
		if diff := cmp.Diff(want, problems(r.All())); diff != "" {
			t.Errorf("%+v\n%s", tt, diff)
		}
	}
}

// Ratings and influences are added to a map that is there, by ids, codes and names.
func TestReadFor(t *testing.T) {
	base := read(t, "identity.yaml")
	m := mapping(t, "salience.yaml")
	m.Columns = stakeholder.MappingColumnsSpec{Name: "who", Rater: "rater", Date: "day"}
	m.Attributes = m.Attributes[:1]
	m.Ratings = m.Ratings[:1]
	r, err := m.ReadFor(base, "more.csv", []byte("who,rater,day,power\nBanks,x,2026-01-01,4\nbanks,y,2026-13,2\nPress,x,,1\nBanks,x,2026-01-01,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `3:9 C3.day pattern: "2026-13" is no date: expected a year, a year and month, or a day, such as 2026, 2026-11 or 2026-11-22
4:1 A4.who unknown-reference: the map has no stakeholder of the id, code or name "Press": the row is left out
5:20 D5.power rated-twice: the rater has rated power of this stakeholder already, on the same day: this is not read
`
	if diff := cmp.Diff(want, problems(r.All())); diff != "" {
		t.Error(diff)
	}
	c := compiled(t, r.Spec)
	if x := c.Stakeholder("banks").Rated("power"); x.Value != 3 || x.Counted != 2 || c.Len() != base.Len() || c.ID() != base.ID() {
		t.Errorf("%+v", x)
	}
	if base.Stakeholder("banks").Rated("power").Known() {
		t.Error("the map changed")
	}
	m.Attributes[0].Range.Max = 7
	if _, err := m.ReadFor(base, "more.csv", []byte("who\n")); err == nil || !strings.Contains(err.Error(), "has another scale of power") {
		t.Errorf("%v", err)
	}
	m.Layout, m.Attributes, m.Ratings = stakeholder.LayoutInfluences, nil, nil
	m.Columns = stakeholder.MappingColumnsSpec{From: "a", To: "b"}
	r, err = m.ReadFor(base, "links.csv", []byte("a;b\nolder;Civil registry\nolder;nobody\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Problems) != 1 || r.Unread != 1 || len(r.Spec.Influences) != 5 || r.Spec.Influences[4].From != "older" || r.Spec.Influences[4].To != "registry" {
		t.Errorf("%v %+v", r.Problems, r.Spec.Influences)
	}
	m.Layout, m.Columns = stakeholder.LayoutStakeholders, stakeholder.MappingColumnsSpec{Name: "a"}
	if _, err := m.ReadFor(base, "x.csv", nil); err == nil || !strings.Contains(err.Error(), "only ratings and influences") {
		t.Errorf("%v", err)
	}
}

// What is doubtful about a register is told at its cell, and a name that is a page makes
// an id all the same.
func TestDoubtsOfRegister(t *testing.T) {
	m, err := stakeholder.ReadMapping("m.yaml", []byte("format: govmaturity/stakeholder-mapping/1\nid: m\nmap: {id: m}\nlayout: stakeholders\ncolumns: {name: Who, group: Of, desired: Wanted}\n"+
		"attributes: [{attribute: power, range: {min: 1, max: 5}}]\nratings: [{attribute: power, columns: [Power]}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := m.Read("r.csv", []byte("Who,Of,Power,Wanted\n\nMinistry of Finance,"+strings.Repeat("x", 300)+",3,inform\nMinistry of Finanse,"+strings.Repeat("财", 300)+",5,empower\n"))
	if err != nil {
		t.Fatal(err)
	}
	doubts, err := r.Doubts()
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, d := range doubts {
		places = append(places, fmt.Sprintf("%s %d:%d %s %s", d.File, d.Line, d.Column, d.Path, d.Code))
	}
	want := []string{
		"r.csv 0:0 attributes not-answered", "r.csv 4:1 A4.Who near-name", "r.csv 3:1 A3.Who on-threshold", "r.csv 3:324 D3.Wanted unkept-promise",
		"r.csv 4:324 D4.Wanted contradiction", "r.csv 4:324 D4.Wanted unkept-promise",
	}
	slices.Sort(places)
	slices.Sort(want)
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
	if c, err := r.Map(); err != nil || len(c.Groups()) != 2 {
		t.Error(err)
	}
	if _, err := m.Read("r.csv", []byte("Who\n")); err == nil || !strings.HasPrefix(err.Error(), "r.csv:1:1: ") {
		t.Error(err)
	}
}
