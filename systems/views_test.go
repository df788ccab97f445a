package systems_test

import (
	"fmt"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems"
)

const story = `format: govmaturity/causal-diagram/1
id: story
system:
  boundary: Agencies of one ministry
  parts: [{id: agencies, title: Agencies, kind: social, variables: [trust]}, {id: vendors, title: Vendors, outside: true}]
  purpose: [{id: service, title: Services that fit together, kind: technical, loops: [r1]}]
variables:
  - {id: trust, name: Trust, kind: social, layer: people, role: goal}
  - {id: sharing, name: Sharing, kind: technical, layer: technology}
  - {id: habit, name: Habit, layer: people}
links:
  - {from: trust, to: sharing, sign: "+"}
  - {from: sharing, to: trust, sign: "+"}
  - {from: trust, to: habit, sign: "?"}
loops: [{id: r1, variables: [trust, sharing]}]
iceberg:
  events: [{id: outage, title: A register was down, because: [again]}]
  patterns: [{id: again, title: Every few months, variables: [habit]}]
  mental-models: [{id: own, title: What is ours we control, loops: [r1], standing: illustrative}]
`

func TestViews(t *testing.T) {
	d, err := systems.ReadDiagram("story.yaml", []byte(story))
	if err != nil {
		t.Fatal(err)
	}
	s := d.System()
	if got := fmt.Sprint(s.Missing()); got != "[organization interaction]" {
		t.Errorf("missing %s", got)
	}
	if p := s.Facets(systems.ConceptParts); len(p) != 2 || p[0].Variables()[0].ID() != "trust" || !p[1].Outside() {
		t.Errorf("%+v", p)
	}
	if p := s.Facets(systems.ConceptPurpose); p[0].Loops()[0].ID() != "r1" || p[0].Kind() != systems.KindTechnical {
		t.Errorf("%+v", p)
	}
	b := d.Iceberg()
	if got := fmt.Sprint(b.Empty()); got != "[structures]" {
		t.Errorf("empty %s", got)
	}
	if u := b.Unexplained(); len(u) != 1 || u[0].ID() != "again" {
		t.Errorf("%+v", u)
	}
	e := b.Entry("outage")
	if e.Level() != systems.IcebergLevelEvents || e.Because()[0] != b.Entry("again") || b.Entry("nothing").Valid() {
		t.Errorf("%+v", e)
	}
	if b.Entry("own").Standing() != govmaturity.StandingIllustrative || b.Entry("own").Loops()[0].ID() != "r1" {
		t.Errorf("%+v", b.Entry("own"))
	}
	v := d.Sociotechnical()
	for aspect, want := range map[systems.Aspect]systems.Mix{
		systems.AspectPurpose:    {Technical: 1},
		systems.AspectComponents: {Social: 1, Technical: 1, Unsaid: 1},
		systems.AspectDynamics:   {Both: 1},
		systems.AspectStructures: {Social: 1, Both: 2},
		systems.AspectGoals:      {Social: 1},
	} {
		if got := v.Mix(aspect); got != want {
			t.Errorf("%s: %+v", aspect, got)
		}
	}
	if len(v.Variables(systems.LayerPeople)) != 2 || len(v.Links(systems.LayerPeople, systems.LayerTechnology)) != 1 || len(v.Links(systems.LayerPeople, systems.LayerPeople)) != 1 {
		t.Error("layers")
	}
}

// Each level of the iceberg has a question of its own, in each language of the
// library.
func TestIcebergQuestions(t *testing.T) {
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		seen := map[string]bool{}
		for _, level := range systems.IcebergLevels() {
			w := govmaturity.WordsFor(tag)
			seen[level.Title(w)], seen[level.Question(w)] = true, true
		}
		if len(seen) != 8 || seen["iceberg.events.question"] {
			t.Errorf("%s: %v", tag, seen)
		}
	}
}

func TestZeroViews(t *testing.T) {
	d := compiled(t, &systems.DiagramSpec{Format: systems.DiagramFormat, ID: "empty"})
	var f systems.Facet
	var e systems.IcebergEntry
	var s systems.Sociotechnical
	if d.System().Valid() || len(d.System().Missing()) != 4 || d.Iceberg().Valid() || len(d.Iceberg().Empty()) != 4 || d.Iceberg().Title() != nil ||
		f.Valid() || f.Variables() != nil || e.Valid() || e.Because() != nil || e.Standing() != "" || s.Variables("") != nil || s.Mix(systems.AspectGoals) != (systems.Mix{}) {
		t.Error("zero values say something")
	}
}
