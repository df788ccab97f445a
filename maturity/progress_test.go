package maturity_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

const progressDocument = `
format: govmaturity/framework/1
id: progress
edition: "1"
title: Progress
standing: illustrative
score-standing: illustrative
root:
  id: top
  title: Top
  aggregation: arithmetic
  nodes:
    - {id: any, title: Any services?, measure: {kind: yes-no}}
    - {id: why, title: Why not?, when: {node: any, is: ["no"]}, measure: {kind: yes-no}}
    - {id: all, title: All services, when: {not: {node: any, is: ["no"]}}, aggregation: arithmetic, items: {roster: services}}
rosters:
  - id: services
    title: Service
    root:
      id: service
      title: Service
      aggregation: arithmetic
      nodes:
        - {id: online, title: Online?, measure: {kind: yes-no}}
        - {id: places, title: Places, aggregation: arithmetic, items: {roster: sites}}
    rosters:
      - {id: sites, title: Site, root: {id: site, title: Site, aggregation: arithmetic, nodes: [{id: staff, title: Staff, measure: {kind: count, maximum: 9}}]}}
`

// What is asked and what is answered is one number everywhere: that nobody knows
// is an answer to the person who asks, a comment alone is none, and a list that
// nobody has begun is not complete.
func TestProgress(t *testing.T) {
	fw, err := maturity.ReadFramework("progress.yaml", []byte(progressDocument))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		answers  string
		want     maturity.Progress
		complete bool
	}{
		{`{}`, maturity.Progress{Asked: 1, Empty: []string{"/services"}}, false},
		{`{"answers":{"any":"yes"}}`, maturity.Progress{Asked: 1, Answered: 1, Empty: []string{"/services"}}, false},
		{`{"answers":{"any":{"state":"unanswered"}}}`, maturity.Progress{Asked: 1, Answered: 1, Empty: []string{"/services"}}, false},
		{`{"answers":{"any":{"comment":"?"}}}`, maturity.Progress{Asked: 1, Empty: []string{"/services"}}, false},
		{`{"answers":{"any":"no"}}`, maturity.Progress{Asked: 2, Answered: 1}, false},
		{`{"answers":{"any":"no","why":{"state":"not-applicable"}}}`, maturity.Progress{Asked: 2, Answered: 2}, true},
		{`{"answers":{"any":"no","why":"yes"},"rosters":{"services":[{"id":"a"}]}}`, maturity.Progress{Asked: 2, Answered: 2}, true},
		{`{"answers":{"any":"yes"},"rosters":{"services":[{"id":"a"}]}}`, maturity.Progress{Asked: 2, Answered: 1}, false},
		{`{"answers":{"any":"yes"},"rosters":{"services":[{"id":"a","answers":{"online":{"state":"unanswered"}}}]}}`, maturity.Progress{Asked: 2, Answered: 2}, true},
		{`{"answers":{"any":"yes"},"rosters":{"services":[{"id":"a","answers":{"online":"yes"},"rosters":{"sites":[{"id":"x"}]}}]}}`, maturity.Progress{Asked: 3, Answered: 2}, false},
	} {
		a, err := fw.ReadAssessment("", []byte(`{"format":"govmaturity/assessment/1","framework":"progress","edition":"1","subject":"S",`+strings.TrimPrefix(tt.answers, "{")))
		if tt.answers == "{}" {
			a, err = &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "progress", Edition: "1", Subject: "S"}, nil
		}
		if err != nil {
			t.Fatal(err)
		}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		got := card.Root().Progress()
		if diff := cmp.Diff(tt.want, got); diff != "" || got.Complete() != tt.complete {
			t.Errorf("%s: complete %v (-want +got):\n%s", tt.answers, got.Complete(), diff)
		}
		// The form counts the same, where all of it is on one page.
		if tt.want.Empty == nil {
			continue
		}
		f := formOf(t, fw, maturity.FormOptions{})
		var page bytes.Buffer
		if err := f.WriteHTML(&page, f.Fill(marshal(t, a)), govmaturity.FormPage{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(page.String(), fmt.Sprintf(">%d of %d answered<", tt.want.Answered, tt.want.Asked)) {
			t.Errorf("%s: the form does not say %d of %d", tt.answers, tt.want.Answered, tt.want.Asked)
		}
	}
	if (maturity.Result{}).Progress().Complete() {
		t.Error("nothing is complete")
	}
}

// No instrument that nobody has touched is complete, and what a document says of
// each question, the form and the count take alike: a state alone stays.
func TestUntouchedIsNotComplete(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		fw := all[name]
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S"}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		if p := card.Root().Progress(); p.Complete() || p.Answered != 0 {
			t.Errorf("%s: %+v", name, p)
		}
		a.Answers = map[string]govmaturity.Answer{}
		for _, in := range slices.Collect(fw.Nodes()) {
			if in.IsIndicator() {
				a.Answers[in.ID()] = govmaturity.AnswerState(govmaturity.StateUnanswered)
			}
		}
		if len(a.Answers) == 0 {
			continue
		}
		f := formOf(t, fw, maturity.FormOptions{})
		back, err := fw.AssessmentFrom(f.ReadPost(f.Fill(marshal(t, a)).Values))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a.Answers, back.Answers, cmp.AllowUnexported(govmaturity.Answer{})); diff != "" {
			t.Errorf("%s: \"Don't know\" alone is lost (-sent +kept):\n%s", name, diff)
		}
		if card, err = fw.Score(back); err != nil {
			t.Fatal(err)
		}
		if p := card.Root().Progress(); p.Answered != p.Asked {
			t.Errorf("%s: %d of %d, with \"Don't know\" everywhere", name, p.Answered, p.Asked)
		}
	}
}
