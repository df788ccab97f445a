package chart_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/consensus"
)

// rated is a round of raters of the six enablers: of three, and of so many more.
func rated(t testing.TB, more int) *consensus.Consensus {
	t.Helper()
	fw, err := catalog.Load("un-dgca")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]int{"The ministry": {4, 4, 3, 3, 4, 4}, "Audit office": {3, 2, 2, 1, 3, 1}, "Civil society": {3, 3, 0, 3, 3, -1}, "Union": {3, 2, 1, 2, 3, 2}}
	spec := &consensus.RatingRoundSpec{Format: consensus.RoundFormat, ID: "x", Framework: fw.ID(), Edition: fw.Edition(), Subject: "Meridia", Round: 1,
		Raters: []consensus.RoundRaterSpec{{ID: "The ministry", Kind: consensus.RaterKindSelf}, {ID: "Audit office", Kind: consensus.RaterKindAssessor}, {ID: "Civil society", Kind: consensus.RaterKindAssessor}, {ID: "Union", Kind: consensus.RaterKindAssessor}}}
	for i := range more {
		id := fmt.Sprint("Rater ", i)
		said[id] = []int{1, 1, 1, 1, 1, 1}
		spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: id, Kind: consensus.RaterKindAssessor})
	}
	r, err := consensus.Compile(fw, spec)
	if err != nil {
		t.Fatal(err)
	}
	var all []*maturity.Assessment
	for rater, ranks := range said {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "Meridia", Rater: rater, Answers: map[string]govmaturity.Answer{}}
		for i, indicator := range fw.Indicators() {
			switch {
			case ranks[i] > 0:
				a.Answers[indicator.ID()] = govmaturity.AnswerNumber(float64(ranks[i]))
			case ranks[i] < 0:
				a.Answers[indicator.ID()] = govmaturity.AnswerState(govmaturity.StateNotApplicable)
			}
		}
		all = append(all, a)
	}
	c, err := r.Combine(all...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What the picture shows is in its table, the most disputed first, and the picture is
// as it was.
func TestRaters(t *testing.T) {
	c := rated(t, 0)
	for _, tag := range []string{"en", "ar"} {
		drawn := must[govmaturity.Chart](t)(chart.Raters(c, "enablers", in(tag)))
		var b bytes.Buffer
		if err := drawn.WriteSVG(&b, govmaturity.ChartPage{}); err != nil {
			t.Fatal(err)
		}
		file := "testdata/raters-" + tag + ".svg"
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(want, b.Bytes()) {
			t.Errorf("%s changed; run with -update if meant: %v", file, err)
		}
	}
	table := must[govmaturity.Chart](t)(chart.Raters(c, "enablers", chart.Options{})).Table()
	want := []string{"Topic", "Audit office", "Civil society", "Union", "The ministry (apart)", "Together"}
	if diff := cmp.Diff(want, table.Header); diff != "" {
		t.Error(diff)
	}
	if row := strings.Join(table.Rows[0], "; "); row != "Professional and workforce development; Not begun; not applicable; Begun; Kept up; not answered" {
		t.Error(row)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		if _, err := chart.Raters(c, "enablers", in(tag)); err != nil {
			t.Error(err)
		}
	}
}

func TestRatersProblems(t *testing.T) {
	for want, made := range map[string]func() (govmaturity.Chart, error){
		"required consensus":     func() (govmaturity.Chart, error) { return chart.Raters(nil, "enablers", chart.Options{}) },
		"unknown-reference node": func() (govmaturity.Chart, error) { return chart.Raters(rated(t, 0), "nowhere", chart.Options{}) },
	} {
		_, err := made()
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || string(problems[0].Code)+" "+problems[0].Path.String() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := chart.Raters(rated(t, 16), "enablers", chart.Options{}); err != nil {
		t.Error(err)
	}
}
