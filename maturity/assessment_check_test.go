package maturity_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// What no document can hold is refused in answers that are built in Go as well,
// each text at its place.
func TestAnswersOfGoAreUTF8(t *testing.T) {
	const bad = "\xff"
	fw := read(t, `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: a, title: A, measure: {kind: yes-no}}
  - {id: b, title: B, aggregation: arithmetic, items: {roster: sites}}
`, "rosters: [{id: sites, title: Sites, root: {id: s, title: S, measure: {kind: yes-no}}}]")
	answer := govmaturity.AnswerYesNo(true)
	answer.Comment, answer.Evidence = bad, []string{"E", bad}
	within := govmaturity.AnswerYesNo(true)
	within.Comment = bad
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S",
		Answers: map[string]govmaturity.Answer{"a": answer},
		Rosters: map[string][]maturity.RosterItem{"sites": {
			{ID: "x", Title: bad, Answers: map[string]govmaturity.Answer{"s": within}},
			{ID: bad},
		}},
	}
	_, scored := fw.Score(a)
	for what, err := range map[string]error{"Score": scored, "Check": fw.Check(a)} {
		var problems govmaturity.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", what, err)
		}
		var got []string
		for _, p := range problems {
			got = append(got, string(p.Code)+" "+p.Path.String())
		}
		want := []string{
			"not-utf8 answers.a.comment", "not-utf8 answers.a.evidence[1]",
			"not-utf8 rosters.sites[0].answers.s.comment", "not-utf8 rosters.sites[0].title",
			"not-utf8 rosters.sites[1].id",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}
