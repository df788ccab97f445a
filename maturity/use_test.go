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
		reason, text string
		want         []string // codes and places
	}{
		{"all is said", "use: {audience: A, raters: R, minutes: 5, standing: derived}\ntargets: [{id: '16.6', cites: [{source: s, locator: p. 1}]}]", nil},
		{"paraphrased without a place", "use: {audience: A, raters: R, standing: paraphrased}", []string{"required use.cites"}},
		{"a source that is not there", "use: {audience: A, raters: R, standing: derived, cites: [{source: x, locator: p. 1}]}", []string{"unknown-reference use.cites[0].source"}},
		{"no time at all", "use: {audience: A, raters: R, minutes: 0, standing: derived}", []string{"out-of-range use.minutes"}},
		{"nobody answers", "use: {audience: A, standing: derived}", []string{"required use.raters"}},
		{"a target twice", "targets: [{id: '9.c', cites: [{source: s, locator: a}]}, {id: '9.c', cites: [{source: s, locator: b}]}]", []string{"duplicate-id targets[1].id"}},
		{"a target without a place", "targets: [{id: '8'}]", []string{"required targets[0].cites"}},
		{"no goal", "targets: [{id: '18.1', cites: [{source: s, locator: a}]}]", []string{"pattern targets[0].id"}},
	} {
		_, err := maturity.ReadFramework("x.yaml", []byte(`format: govmaturity/framework/1
id: x
edition: "1"
title: X
standing: illustrative
score-standing: illustrative
sources: [{id: s, title: S}]
`+tt.text+`
root: {id: r, title: R, aggregation: profile, nodes: [{id: a, title: A, measure: {kind: yes-no}}]}
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
