package maturitytest

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// An instrument in which each objective opens levels by practices, and one
// objective has none at the first level: it starts there. The document is
// faithful, and has two ways to say so.
const objectives = `
format: govmaturity/framework/1
id: objectives
edition: "1"
title: Objectives
standing: illustrative
score-standing: illustrative
scales:
  - id: levels
    levels: [{id: l0, rank: 0, title: L0}, {id: l1, rank: 1, title: L1}, {id: l2, rank: 2, title: L2}, {id: l3, rank: 3, title: L3}]
  - id: from-one
    levels: [{id: l1, rank: 1, title: L1}, {id: l2, rank: 2, title: L2}, {id: l3, rank: 3, title: L3}]
missing: {unanswered: zero}
root:
  id: domain
  title: Domain
  aggregation: minimum
  level: {scale: levels}
  nodes:
    - id: assets
      title: Assets
      aggregation: gate
      level: {scale: levels}
      nodes:
        - {id: a1, at: l1, title: A1, measure: {kind: yes-no}}
        - {id: a2, at: l2, title: A2, measure: {kind: yes-no}}
        - {id: a3, at: l3, title: A3, measure: {kind: yes-no}}
    - id: management
      title: Management
      aggregation: gate
      level: {scale: levels}
      nodes:
        - {id: m2, at: l2, title: M2, measure: {kind: yes-no}}
        - {id: m3, at: l3, title: M3, measure: {kind: yes-no}}
`

func TestObjectives(t *testing.T) {
	another := strings.Replace(objectives, "title: Management\n      aggregation: gate\n      level: {scale: levels}", "title: Management\n      aggregation: gate\n      level: {scale: from-one}", 1)
	waiver := Waive("levels-reachable", "The source asks this objective for nothing at L1.", "management")
	for _, test := range []struct {
		reason, document string
		opts             []Option
		law, at          string // of the only violation
		says             string
	}{
		{"one scale for all", objectives, nil, "levels-reachable", "management", `another scale for "management", which begins at l1`},
		{"one scale for all, waived", objectives, []Option{waiver}, "", "", ""},
		{"a scale that begins later", another, nil, "", "", ""},
		{"a scale that begins later needs no waiver", another, []Option{waiver}, "levels-reachable", "management", "no waiver"},
		{
			"a mean would count the two differently", strings.Replace(another, "minimum", "arithmetic", 1), nil,
			"same-range", "domain", "assets goes from 0 to 3; management goes from 1 to 3",
		},
		{
			"the same name for another level is another scale",
			strings.Replace(another, "from-one\n    levels: [{id: l1, rank: 1,", "from-one\n    levels: [{id: l1, value: 1.5, rank: 1,", 1), nil,
			"same-range", "domain", "management goes from 1.5 to 3",
		},
	} {
		fw, err := maturity.ReadFramework("objectives.yaml", []byte(test.document))
		if err != nil {
			t.Fatalf("%s: %v", test.reason, err)
		}
		report, err := Inspect(fw, test.opts...)
		if err != nil {
			t.Fatalf("%s: %v", test.reason, err)
		}
		found := report.Violations
		switch {
		case test.law == "" && len(found) > 0:
			t.Errorf("%s: got %v", test.reason, report)
		case test.law == "":
		case len(found) != 1 || found[0].Law.Name != test.law || found[0].At != test.at || !strings.Contains(found[0].Error(), test.says):
			t.Errorf("%s: got %v; want %s at %s, and %q", test.reason, report, test.law, test.at, test.says)
		}
	}
}
