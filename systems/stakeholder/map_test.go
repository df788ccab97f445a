package stakeholder_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/stakeholder"
)

func read(t testing.TB, name string) *stakeholder.Map {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := stakeholder.ReadMap(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func compiled(t testing.TB, spec *stakeholder.MapSpec) *stakeholder.Map {
	t.Helper()
	m, err := stakeholder.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestRated(t *testing.T) {
	m := read(t, "identity.yaml")
	type rated = stakeholder.Rated
	for _, want := range []struct {
		id string
		rated
	}{
		{"registry", rated{Attribute: "power", State: "answered", Value: 4.5, High: true, Counted: 2}},
		{"registry", rated{Attribute: "interest", State: "answered", Value: 3, High: true, OnThreshold: true, Counted: 2}},
		{"registry", rated{Attribute: "legitimacy", State: "answered", Value: 3, High: true, Counted: 1, Apart: 1}},
		{"registry", rated{Attribute: "urgency", State: "answered", Value: 2, Counted: 1, Missing: 1, Apart: 1}},
		{"council", rated{Attribute: "power", State: "answered", Value: 3, OnThreshold: true, Counted: 1}},
		{"council", rated{Attribute: "legitimacy", State: "answered", Value: 2, OnThreshold: true, Counted: 1}},
		{"banks", rated{Attribute: "power", State: "unanswered"}},
	} {
		if got := m.Stakeholder(want.id).Rated(want.Attribute); got != want.rated {
			t.Errorf("%s: %+v, want %+v", want.id, got, want.rated)
		}
	}
	spec := m.Spec()
	spec.Combine = stakeholder.CombineSpec{Rule: stakeholder.RuleMedian, Missing: stakeholder.MissingBlock, Raters: 2}
	m = compiled(t, spec)
	for a, want := range map[stakeholder.Attribute]govmaturity.State{
		"power": govmaturity.StateAnswered, "urgency": govmaturity.StateBlocked, "legitimacy": govmaturity.StateBlocked,
	} {
		if got := m.Stakeholder("registry").Rated(a); got.State != want {
			t.Errorf("%s: %+v", a, got)
		}
	}
	spec.Attributes = spec.Attributes[:3]
	for i := range spec.Stakeholders {
		kept := spec.Stakeholders[i].Ratings[:0]
		for _, r := range spec.Stakeholders[i].Ratings {
			if r.Attribute != "urgency" {
				kept = append(kept, r)
			}
		}
		spec.Stakeholders[i].Ratings = kept
	}
	if got := compiled(t, spec).Stakeholder("registry").Rated("urgency").State; got != govmaturity.StateNotAsked {
		t.Errorf("%s", got)
	}
}

// What the sample comes to.
func TestSample(t *testing.T) {
	m := read(t, "identity.yaml")
	var got []string
	for s := range m.Stakeholders() {
		a := s.Advice()
		got = append(got, fmt.Sprintf("%s: %s %v; %s %v; %s %s %v; %+d %+d",
			s.ID(), s.Position().Quadrant, s.Position().Possible(), s.Salience().Class, s.Salience().Missing(), a.Suggested, a.Why, a.Unknown(),
			a.CurrentToSuggested().Steps, a.DesiredToSuggested().Steps))
	}
	want := []string{
		"registry: manage-closely [manage-closely]; dominant []; collaborate closely []; +2 +0",
		"treasury: keep-satisfied [keep-satisfied]; dormant []; consult satisfied []; +1 +0",
		"older: monitor [monitor]; dependent []; involve vulnerable []; +2 +0",
		"banks:  [manage-closely keep-informed];  [power legitimacy urgency];   [power affected]; +0 +0",
		"council: keep-informed [keep-informed]; not-a-stakeholder []; empower delegated []; +0 +0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var entries []string
	e := m.Equity()
	for _, entry := range e.Entries {
		entries = append(entries, fmt.Sprint(entry.Stakeholder.ID(), entry.Why, entry.Short(), entry.OnlyInformed()))
	}
	if diff := cmp.Diff([]string{"oldervulnerabletrue true"}, entries); diff != "" {
		t.Error(diff)
	}
	n := m.Network(stakeholder.NetworkOptions{})
	if x := n.Of(m.Stakeholder("registry")); x.In != 1 || x.Out != 1 || x.Total != 2 || x.Betweenness != 3 || x.Reach != 3 || x.Brokerage != (stakeholder.Brokerage{Coordinator: 1}) {
		t.Errorf("%+v", x)
	}
	if iso := n.Isolates(); len(iso) != 1 || iso[0].ID() != "older" {
		t.Errorf("%v", iso)
	}
}

func lines(problems govmaturity.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s\n", p.Path, p.Code)
	}
	return b.String()
}

// The doubts of the sample, each at its place.
func TestSampleDoubts(t *testing.T) {
	const want = `stakeholders[1].current unkept-promise
stakeholders[2].desired unkept-promise
stakeholders[4].desired unkept-promise
`
	if diff := cmp.Diff(want, lines(read(t, "identity.yaml").Doubts())); diff != "" {
		t.Error(diff)
	}
}

// What an action plan takes over: each need with those whom it is for.
// A need that names the group comes before one that names the stakeholder, where it
// stands before it; and nobody is found by a need.
func TestNeedsInOrder(t *testing.T) {
	tell := func(id string, audience ...string) stakeholder.NeedSpec {
		return stakeholder.NeedSpec{ID: id, Audience: audience, What: govmaturity.English("ask a@b.org, " + id)}
	}
	m := compiled(t, &stakeholder.MapSpec{
		Format: stakeholder.MapFormat, ID: "m", Title: govmaturity.English("of a@b.org"), Decision: govmaturity.English("by a@b.org"),
		Groups:       []stakeholder.StakeholderGroupSpec{{ID: "g", Name: govmaturity.English("G"), Description: govmaturity.English("a@b.org")}},
		Stakeholders: []stakeholder.StakeholderSpec{{ID: "s", Group: "g", Name: govmaturity.English("S")}, {ID: "other", Name: govmaturity.English("Other")}},
		Needs:        []stakeholder.NeedSpec{tell("first", "g"), tell("second", "s"), tell("third", "g", "s"), tell("fourth", "other"), tell("fifth", "g")},
	})
	said := fmt.Sprint(m.Title(), m.Decision(), m.Groups())
	var order []string
	for _, n := range m.Stakeholder("s").Needs() {
		order, said = append(order, n.ID), said+n.What.String()
	}
	if got := strings.Join(order, " "); got != "first second third fifth" {
		t.Error(got)
	}
	for _, n := range m.Needs() {
		if len(n.For) != 1 || (n.ID == "fourth") != (n.For[0].ID() == "other") {
			t.Error(n.ID, n.For)
		}
	}
	if strings.Contains(said, "b.org") || !strings.Contains(said, "[e-mail]") {
		t.Error(said)
	}
}

func TestNeeds(t *testing.T) {
	m := read(t, "identity.yaml")
	var got []string
	for _, n := range m.Needs() {
		who := n.ID + " " + string(n.Cadence)
		for _, s := range n.For {
			who += " " + s.ID()
		}
		got = append(got, who)
	}
	if diff := cmp.Diff([]string{"board monthly registry treasury council", "radio weekly older"}, got); diff != "" {
		t.Error(diff)
	}
	if n := m.Stakeholder("older").Needs(); len(n) != 1 || n[0].ID != "radio" || len(m.Groups()) != 2 {
		t.Errorf("%+v", n)
	}
}
