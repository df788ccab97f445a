package maturity_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// The id of a roster is its own in its tree only: two rosters of one id, in two
// trees, are two rosters, wherever they are read, scored or shown.
func TestRostersOfOneIDInTwoTrees(t *testing.T) {
	list := func(id, about, measure string) string {
		return "\n  - id: " + id + "\n    title: T\n    root:\n      id: " + id + "-root\n      title: T\n      aggregation: arithmetic\n      nodes:\n" +
			"        - {id: " + id + "-mean, title: T, aggregation: arithmetic, items: {roster: sites}}\n" +
			"    rosters: [{id: sites, title: Sites, description: " + about + ", root: {id: " + id + "-site, title: T, measure: " + measure + "}}]"
	}
	fw := read(t, `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: a, title: A, aggregation: arithmetic, items: {roster: services}}
  - {id: b, title: B, aggregation: arithmetic, items: {roster: agencies}}
`, "rosters:"+list("services", "Places of a service", "{kind: yes-no}")+list("agencies", "Offices of an agency", "{kind: count, maximum: 4}"))

	for _, tt := range []struct{ of, root, about string }{{"services", "services-site", "Places of a service"}, {"agencies", "agencies-site", "Offices of an agency"}} {
		found := 0
		for _, roster := range fw.AllRosters() {
			if roster.ID() != "sites" || roster.Root().ID() != tt.root {
				continue
			}
			if found++; roster.Description().String() != tt.about {
				t.Errorf("the sites of %s are described as %q", tt.of, roster.Description())
			}
		}
		if found != 1 {
			t.Errorf("%d lists of sites of %s, want 1", found, tt.of)
		}
	}
	f, err := fw.Form(maturity.FormOptions{})
	if err != nil {
		t.Fatal(err)
	}
	schema, err := f.Profile(govmaturity.FormSchema202012)
	if err != nil {
		t.Fatal(err)
	}
	for _, about := range []string{"Places of a service", "Offices of an agency"} {
		if n := strings.Count(string(schema), about); n != 1 {
			t.Errorf("the form says %q of %d lists", about, n)
		}
	}

	a, err := fw.ReadAssessment("a.yaml", []byte(`format: govmaturity/assessment/1
framework: t
edition: "1"
subject: S
rosters:
  services: [{id: s, rosters: {sites: [{id: x, answers: {services-site: yes}}]}}]
  agencies: [{id: a, rosters: {sites: [{id: y, answers: {agencies-site: 1}}]}}]
`))
	if err != nil {
		t.Fatal(err)
	}
	card, err := fw.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]float64{"a": 1, "b": 0.25} {
		if got, _ := card.Node(id).Value(); got != want {
			t.Errorf("%s: got %v, want %v", id, got, want)
		}
	}
}
