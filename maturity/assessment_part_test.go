package maturity_test

import (
	"github.com/govmaturity/govmaturity"

	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/maturity"
)

// Answering every part on its own page, and putting the parts together, gives
// what one form of the whole gives.
func TestWithPart(t *testing.T) {
	fw := everyMeasure(t)
	e := newEntrant(5, fw)
	tried := 0
	for range 50 {
		text := marshal(t, e.document(&e.spec.Root))
		whole, err := fw.AssessmentFrom(formOf(t, fw, maturity.FormOptions{}).ReadJSON(text))
		if err != nil {
			continue // two items with one id
		}
		tried++
		built := &maturity.Assessment{
			Format: whole.Format, Framework: whole.Framework, Edition: whole.Edition, Hash: whole.Hash,
			Subject: whole.Subject, Rater: whole.Rater, Date: whole.Date, Standing: whole.Standing, Source: whole.Source, Note: whole.Note,
		}
		spec := fw.Spec()
		for _, n := range spec.Root.Nodes {
			form := formOf(t, fw, maturity.FormOptions{Node: n.ID, About: whole})
			in := form.Fill(marshal(t, whole))
			if err := in.Err(); err != nil {
				t.Fatal(err)
			}
			part, err := fw.ReadAssessment("", in.Document)
			if err != nil {
				t.Fatal(err)
			}
			if built, err = fw.WithPart(built, part, maturity.FormOptions{Node: n.ID}); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(whole.Answers, built.Answers, cmp.AllowUnexported(govmaturity.Answer{})); diff != "" {
			t.Fatal(diff)
		}
		for id, items := range whole.Rosters {
			if len(items) != len(built.Rosters[id]) {
				t.Fatalf("%d items of %s, want %d", len(built.Rosters[id]), id, len(items))
			}
		}
	}
	if tried < 40 {
		t.Errorf("%d of 50 documents can be read: the rest says nothing about parts", tried)
	}
}

func TestWithPartRefuses(t *testing.T) {
	fw := everyMeasure(t)
	blank := &maturity.Assessment{Subject: "S"}
	for _, tt := range []struct {
		reason, node, says string
		part               *maturity.Assessment
	}{
		{"a node that is not there", "nowhere", "there is no node", blank},
		{"a list", "services", "is a list", blank},
		{"an answer of another part", fw.Spec().Root.Nodes[0].ID, "not below", &maturity.Assessment{Answers: map[string]govmaturity.Answer{"zzz": {}}}},
		{"no part", fw.Spec().Root.Nodes[0].ID, "takes both", nil},
	} {
		if _, err := fw.WithPart(blank, tt.part, maturity.FormOptions{Node: tt.node}); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.reason, err)
		}
	}
}
