package maturity_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

const stationsYAML = `
format: govmaturity/framework/1
id: stations
edition: "1"
title: Stations
standing: illustrative
score-standing: illustrative
root:
  id: stations-score
  title: Stations
  aggregation: arithmetic
  nodes:
    - {id: budget, title: Is there a budget?, measure: {kind: yes-no}}
    - {id: open, title: Stations that are open, items: {roster: places, take: is-open}, aggregation: arithmetic}
rosters:
  - id: places
    title: Places
    root: {id: place, title: Place, aggregation: arithmetic, nodes: [{id: is-open, title: Is it open?, measure: {kind: yes-no}}]}
`

// A scorecard as JSON says by itself what was scored, by which rules, who answered and
// when, and how official that is: once, and not with each item.
func TestScorecardDocument(t *testing.T) {
	fw, err := maturity.ReadFramework("stations.yaml", []byte(stationsYAML))
	if err != nil {
		t.Fatal(err)
	}
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "stations", Edition: "1", Subject: "Northland", Rater: "Ana", Date: "2026-11",
		Standing: govmaturity.StandingIllustrative, Source: "made up", Note: "a note",
		Answers: map[string]govmaturity.Answer{"budget": govmaturity.AnswerYesNo(true)},
		Rosters: map[string][]maturity.RosterItem{"places": {
			{ID: "north", Title: "North", Answers: map[string]govmaturity.Answer{"is-open": govmaturity.AnswerYesNo(false)}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	head := map[string]any{
		"format": "govmaturity/scorecard/1", "framework": "stations", "edition": "1", "hash": fw.Hash(), "rules-hash": fw.RulesHash(),
		"subject": "Northland", "rater": "Ana", "date": "2026-11", "standing": "illustrative", "source": "made up", "note": "a note",
	}
	whole := jsonOf(t, card)
	nodes, rosters := whole["nodes"].([]any), whole["rosters"].(map[string]any)
	delete(whole, "nodes")
	delete(whole, "rosters")
	if diff := cmp.Diff(head, whole); diff != "" {
		t.Errorf("the head of the card (-want +got):\n%s", diff)
	}
	if got := nodes[0].(map[string]any)["value"]; len(nodes) != 3 || got != 0.5 {
		t.Errorf("%d nodes, the first of them %v; want 3 and 0.5", len(nodes), got)
	}
	item := rosters["places"].([]any)[0].(map[string]any)
	if got := len(item["nodes"].([]any)); item["id"] != "north" || item["title"] != "North" || item["format"] != nil || got != 2 {
		t.Errorf("the item is %v, with %d nodes", item, got)
	}
	alone := jsonOf(t, card.Items("places")[0])
	delete(alone, "nodes")
	head["item"], head["item-title"] = "/places/north", "North"
	if diff := cmp.Diff(head, alone); diff != "" {
		t.Errorf("the head of an item by itself (-want +got):\n%s", diff)
	}
}

func jsonOf(t *testing.T, v any) map[string]any {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}
