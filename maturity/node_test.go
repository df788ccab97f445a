package maturity_test

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/maturity"
)

// A framework tells its titles, levels and order without any answers, and says
// the same as a scorecard does.
func TestNodesSayWhatResultsSay(t *testing.T) {
	fw := read(t, sites, sitesRoster)
	card, err := fw.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "s"})
	if err != nil {
		t.Fatal(err)
	}
	var nodes, results []string
	for n := range fw.Nodes() {
		r := card.Node(n.ID())
		nodes = append(nodes, n.ID())
		if r.Node() != n || fw.Node(n.ID()) != n {
			t.Errorf("%s: the framework and the card have different nodes", n.ID())
		}
		if n.Parent().ID() != r.Parent().ID() {
			t.Errorf("%s: above it are %q and %q", n.ID(), n.Parent().ID(), r.Parent().ID())
		}
		for _, pair := range [][2]any{
			{n.Title(), r.Title()}, {n.Range(), r.Range()}, {n.Levels(), r.Levels()}, {n.IsIndicator(), r.IsIndicator()}, {n.IsScored(), r.IsScored()},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("%s: the framework says %v, the card %v", n.ID(), pair[0], pair[1])
			}
		}
	}
	for r := range card.Nodes() {
		results = append(results, r.ID())
	}
	if diff := cmp.Diff(results, nodes); diff != "" {
		t.Errorf("the order of nodes (-card +framework):\n%s", diff)
	}
	rosters := fw.Rosters()
	if len(rosters) != 1 || rosters[0].ID() != "sites" {
		t.Fatalf("got the rosters %v", rosters)
	}
	inside := rosters[0].Root()
	if fw.Node(inside.ID()) != inside {
		t.Errorf("%s is not found by its id", inside.ID())
	}
	roster, take := fw.Root().Children()[1].Roster()
	if roster != rosters[0] || take != fw.Node("staff") {
		t.Errorf("the summary is of %s, and takes %s", roster.ID(), take.ID())
	}
}

const sites = `id: top
title: Top
aggregation: arithmetic
nodes:
  - {id: a, title: {en: A, fr: Un}, measure: {kind: yes-no}}
  - {id: all, title: All sites, aggregation: minimum, items: {roster: sites, take: staff}}`

const sitesRoster = `rosters:
  - id: sites
    title: Sites
    root:
      id: site
      title: Site
      aggregation: arithmetic
      nodes:
        - {id: staff, title: Staff, measure: {kind: yes-no}}
        - {id: room, title: Room, measure: {kind: level, scale: stages}, weight: 0}`
