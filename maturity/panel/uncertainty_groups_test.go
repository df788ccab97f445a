package panel_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// normalised has groups of each kind of normalisation by the panel, one below the other.
const normalised = `format: govmaturity/framework/1
id: normalised
edition: "1"
title: Normalised
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: All
  aggregation: arithmetic
  normalise: {kind: min-max, floor: 0.1}
  worth: 100
  nodes:
  - id: a
    title: A
    aggregation: arithmetic
    weight: 2
    normalise: {kind: percentile-rank}
    nodes:
    - id: b
      title: B
      aggregation: arithmetic
      normalise: {kind: z-score}
      nodes:
      - {id: b1, title: B1, measure: {kind: number, range: {min: 0, max: 10}}}
      - {id: b2, title: B2, measure: {kind: number, range: {min: 0, max: 10}, normalise: {kind: min-max}}}
    - id: c
      title: C
      aggregation: points
      normalise: {kind: distance-to-target, target: 0.9}
      nodes:
      - {id: c1, title: C1, measure: {kind: yes-no}}
      - {id: c2, title: C2, measure: {kind: points, maximum: 10}}
  - id: d
    title: D
    aggregation: sum
    normalise: {kind: distance-to-reference, reference: s003}
    nodes:
    - {id: d1, title: D1, measure: {kind: number, range: {min: 0, max: 10}}}
    - {id: d2, title: D2, measure: {kind: number, range: {min: 0, max: 10}}}
  - id: e
    title: E
    aggregation: geometric
    normalise: {kind: share-of-best}
    nodes:
    - {id: e1, title: E1, measure: {kind: number, range: {min: 1, max: 10}}}
    - {id: e2, title: E2, measure: {kind: number, range: {min: 1, max: 10}}}
`

const unsureOfGroups = `format: govmaturity/uncertainty/1
title: Groups
draws: 500
assumptions:
- {id: w, title: W, weights: {how: around, spread: 0.5}}
- {id: a, title: A, aggregation: {nodes: [b, e], kinds: [minimum, median]}}
- {id: m, title: M, missing: {policies: [renormalise, block]}}
- {id: d, title: D, dropped: {how: one}}
- {id: e, title: E, error: {by: 1.5, distribution: normal, indicators: [b1, b2, c2, e1]}}
`

// Assumptions reach into groups that are normalised by the panel: what a draw computes is
// what a panel of its own says, with the weights and the answers of that draw.
func TestDrawsNormaliseGroups(t *testing.T) {
	p, spec := madeUp(t, normalised, 30), readUnsure(t, unsureOfGroups)
	spec.Draws = long.Count(40, 400)
	draws, values, worst, err := panel.DrawnDifferences(p, spec)
	t.Logf("%d draws, %d values, the worst differs by %.2g", draws, values, worst)
	if err != nil || draws < 20 || worst > 1e-9 {
		t.Errorf("%d draws, %v, %v", draws, worst, err)
	}
	u, err := p.Uncertainty(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	if fixed := u.Fixed(); len(fixed) > 0 {
		t.Errorf("fixed: %v", fixed)
	}
	if !slices.ContainsFunc(u.Spans(), func(s panel.RankSpan) bool { return s.High > s.Low }) {
		t.Error("no rank moves")
	}
}

// A group that is normalised by what another panel said stays as it is, and cannot be what
// members are ranked by.
func TestFixedNormalisedGroups(t *testing.T) {
	p := madeUp(t, strings.Replace(normalised, "  normalise: {kind: min-max, floor: 0.1}\n  worth: 100\n", "", 1), 12)
	fw := p.Framework()
	var all []*maturity.Assessment
	for _, m := range p.Members() {
		a := m.Assessment()
		a.Hash = ""
		all = append(all, a)
	}
	q, err := panel.New(fw, all)
	if err != nil {
		t.Fatal(err)
	}
	spec := readUnsure(t, onlyWeights)
	spec.Draws = 20
	u, err := q.Uncertainty(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	if fixed := u.Fixed(); !slices.Equal(fixed, []string{"a", "d", "e"}) {
		t.Errorf("fixed: %v", fixed)
	}
	spec.Node = "a"
	if _, err = q.Uncertainty(t.Context(), spec); err == nil || !strings.Contains(err.Error(), `"a"`) || !strings.Contains(err.Error(), "name another node") {
		t.Errorf("ranked by a group that is fixed: %v", err)
	}
	var problems govmaturity.Problems
	if problems, _ = err.(govmaturity.Problems); len(problems) != 1 || problems[0].Code != govmaturity.CodeNotAllowed {
		t.Errorf("%v", problems)
	}
}
