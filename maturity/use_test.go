package maturity_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

func TestUseAndTargets(t *testing.T) {
	for _, tt := range []struct {
		reason, text, node string
		want               []string // codes and places
	}{
		{"all is said", "use: {audience: A, raters: R, minutes: 5, standing: derived}\ntargets: [{id: '16.6', cites: [{source: s, locator: p. 1}]}]", "", nil},
		{"paraphrased without a place", "use: {audience: A, raters: R, standing: paraphrased}", "", []string{"required use.cites"}},
		{"a source that is not there", "use: {audience: A, raters: R, standing: derived, cites: [{source: x, locator: p. 1}]}", "", []string{"unknown-reference use.cites[0].source"}},
		{"no time at all", "use: {audience: A, raters: R, minutes: 0, standing: derived}", "", []string{"out-of-range use.minutes"}},
		{"nobody answers", "use: {audience: A, standing: derived}", "", []string{"required use.raters"}},
		{"a target twice", "targets: [{id: '9.c', cites: [{source: s, locator: a}]}, {id: '9.c', cites: [{source: s, locator: b}]}]", "", []string{"duplicate-id targets[1].id"}},
		{"a target without a place", "targets: [{id: '8'}]", "", []string{"required targets[0].cites"}},
		{"no goal", "targets: [{id: '18.1', cites: [{source: s, locator: a}]}]", "", []string{"pattern targets[0].id"}},
		{"the same target of the instrument and of a node", "targets: [{id: '16.9', cites: [{source: s, locator: a}]}]", "targets: [{id: '16.9', cites: [{source: s, locator: b}]}], ", nil},
		{"a target of a node twice", "", "targets: [{id: '8', cites: [{source: s, locator: a}]}, {id: '8', cites: [{source: s, locator: b}]}], ", []string{"duplicate-id root.nodes[0].targets[1].id"}},
		{"a source of a node's target that is not there", "", "targets: [{id: '8', cites: [{source: x, locator: a}]}], ", []string{"unknown-reference root.nodes[0].targets[0].cites[0].source"}},
		{"a target of a node without a place", "", "targets: [{id: '8'}], ", []string{"required root.nodes[0].targets[0].cites"}},
	} {
		_, err := maturity.ReadFramework("x.yaml", []byte(`format: govmaturity/framework/1
id: x
edition: "1"
title: X
standing: illustrative
score-standing: illustrative
sources: [{id: s, title: S}]
`+tt.text+`
root: {id: r, title: R, aggregation: profile, nodes: [{id: a, title: A, `+tt.node+`measure: {kind: yes-no}}]}
`))
		var got []string
		var problems govmaturity.Problems
		if errors.As(err, &problems) {
			for _, p := range problems {
				got = append(got, string(p.Code)+" "+p.Path.String())
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s%s", tt.reason, diff, strings.TrimSpace(errText(err)))
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// A node says which targets a source ties to it, and its explanation says so with
// the place.
func TestTargetsOfNodes(t *testing.T) {
	fw, err := maturity.ReadFramework("x.yaml", []byte(`format: govmaturity/framework/1
id: x
edition: "1"
title: X
standing: illustrative
score-standing: illustrative
sources: [{id: s, title: S}]
root:
  id: r
  title: R
  aggregation: profile
  nodes:
    - {id: a, title: A, targets: [{id: "16.9", cites: [{source: s, locator: p. 7}]}], measure: {kind: yes-no}}
    - {id: b, title: B, measure: {kind: yes-no}}
`))
	if err != nil {
		t.Fatal(err)
	}
	node := fw.Node("a")
	if got := node.Targets(); len(got) != 1 || got[0].ID != "16.9" || got[0].Cites[0].Locator != "p. 7" {
		t.Fatalf("targets %v", got)
	}
	node.Targets()[0].Cites[0].Locator = "elsewhere"
	if node.Targets()[0].Cites[0].Locator != "p. 7" || fw.Node("b").Targets() != nil || (maturity.Node{}).Targets() != nil {
		t.Error("the targets are not the node's own")
	}
	card, err := fw.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "x", Edition: "1", Subject: "S"})
	if err != nil {
		t.Fatal(err)
	}
	e := card.Node("a").Explain()
	said := false
	for _, r := range e.Finding().Reasons {
		if strings.Contains(r.Words.In("en"), "16.9") {
			said = len(r.Cites) == 1 && r.Cites[0].Locator == "p. 7"
		}
	}
	if !said || len(e.Sources) != 1 {
		t.Errorf("the explanation does not say it, or not from where: %v", e.Finding().Reasons)
	}
}
