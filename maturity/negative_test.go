package maturity_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// A mean that takes no values below 0 says which z-score has them, and what helps.
func TestGeometricMeanOfZScores(t *testing.T) {
	const document = `format: govmaturity/framework/1
id: geometric
edition: "1"
title: Geometric
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: All
  aggregation: geometric
  nodes:
  - {id: law, title: Law, measure: {kind: yes-no}}
  - {id: days, title: Days, measure: {kind: number, range: {min: 0, max: 9}, normalise: {kind: z-score}}}
`
	const want = `a geometric mean needs values of 0 or more; one below can be -1e+06; the z-score of "days" has no floor, such as floor: 0 with a shift`
	if _, err := maturity.ReadFramework("geometric.yaml", []byte(document)); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("want %s\ngot  %v", want, err)
	}
	cured := strings.Replace(document, "kind: z-score", "kind: z-score, floor: 0, shift: 3", 1)
	if _, err := maturity.ReadFramework("geometric.yaml", []byte(cured)); err != nil {
		t.Error(err)
	}
}
