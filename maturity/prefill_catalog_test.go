package maturity_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// Through each crosswalk of the catalogue, answers of all kinds begin an
// assessment that the other framework takes; each answer in it says which
// instrument it comes from, and is to a question that a link leads to.
func TestPrefillThroughTheCatalogue(t *testing.T) {
	answered := 0
	for _, entry := range catalog.Crosswalks() {
		walk, err := catalog.LoadCrosswalk(entry.From.String(), entry.To.String())
		if err != nil {
			t.Fatal(err)
		}
		from, to := load(t, walk.From.Framework+"@"+walk.From.Edition), load(t, walk.To.Framework+"@"+walk.To.Edition)
		below := map[string]bool{}
		for _, link := range walk.Links {
			for _, leaf := range leavesOf(nodeSpec(&to.Spec().Root, link.To)) {
				below[leaf.ID] = true
			}
		}
		e := newEntrant(17, from)
		f := formOf(t, from, maturity.FormOptions{})
		for range 30 {
			given, err := from.AssessmentFrom(f.ReadJSON(marshal(t, e.document(&e.spec.Root))))
			if err != nil {
				continue // two items with one id
			}
			begun, err := walk.Prefill(given, from, to)
			if err != nil {
				t.Fatalf("%s: %v", entry.File, err)
			}
			if err := to.Check(begun); err != nil {
				t.Fatalf("%s: what is prefilled is refused: %v", entry.File, err)
			}
			if begun.Framework != to.ID() || begun.Edition != to.Edition() || !strings.Contains(begun.Note, from.ID()+" "+from.Edition()) {
				t.Errorf("%s: begun for %s %s, from %q", entry.File, begun.Framework, begun.Edition, begun.Note)
			}
			for id, a := range begun.Answers {
				answered++
				if !below[id] {
					t.Errorf("%s: no link leads to %s", entry.File, id)
				}
				if !strings.Contains(a.Comment, from.Edition()) {
					t.Errorf("%s: the comment does not say which edition: %s", entry.File, a.Comment)
				}
			}
			if _, err := walk.Prefill(begun, from, to); err == nil {
				t.Errorf("%s: answers to another framework are taken", entry.File)
			}
			if _, err := walk.Prefill(given, to, from); err == nil {
				t.Errorf("%s: the two frameworks may be exchanged", entry.File)
			}
		}
	}
	if answered < 100 {
		t.Errorf("%d answers: the test proves little", answered)
	}
}

// An answer that is linked directly stays, whether the link to the group above it
// comes before or after; and a link to a group puts in nothing that was not given.
func TestPrefillDirectAndThroughAGroup(t *testing.T) {
	read := func(id string) *maturity.Framework {
		fw, err := maturity.ReadFramework("f.yaml", []byte(strings.Replace(`{format: govmaturity/framework/1, id: X, edition: "1", title: T, standing: illustrative, score-standing: illustrative,
root: {id: r, title: R, aggregation: profile, nodes: [{id: g, title: G, aggregation: arithmetic, nodes: [
  {id: a, title: A, measure: {kind: yes-no}}, {id: b, title: B, measure: {kind: yes-no}}]}, {id: c, title: C, measure: {kind: yes-no}}]}}`, "X", id, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return fw
	}
	from, to := read("x"), read("y")
	direct := maturity.LinkSpec{From: "a", To: "a", Match: maturity.MatchSame}
	group := maturity.LinkSpec{From: "c", To: "g", Match: maturity.MatchPartial}
	walk := &maturity.Crosswalk{
		Format: maturity.CrosswalkFormat, ID: "w", Title: govmaturity.English("W"), Standing: govmaturity.StandingDerived,
		From: maturity.EditionSpec{Framework: "x", Edition: "1"}, To: maturity.EditionSpec{Framework: "y", Edition: "1"},
	}
	given := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "x", Edition: "1", Subject: "S",
		Answers: map[string]govmaturity.Answer{"a": govmaturity.AnswerYesNo(true), "c": govmaturity.AnswerYesNo(false)},
	}
	for _, links := range [][]maturity.LinkSpec{{direct, group}, {group, direct}} {
		walk.Links = links
		begun, err := walk.Prefill(given, from, to)
		if err != nil {
			t.Fatal(err)
		}
		if ids := slices.Sorted(maps.Keys(begun.Answers)); !slices.Equal(ids, []string{"a", "b"}) {
			t.Fatalf("answered: %v", ids)
		}
		if a := begun.Answers["a"]; !slices.Equal(a.Choices(), []string{"yes"}) || !strings.Contains(a.Comment, "A") {
			t.Errorf("the answer that is linked directly: %+v", a)
		}
		if b := begun.Answers["b"]; b.HasValue() || !strings.Contains(strings.ToLower(b.Comment), ": no.") {
			t.Errorf("the answer below the group: %+v", b)
		}
		if err := to.Check(begun); err != nil {
			t.Error(err)
		}
	}
	// What the crosswalk does not name, or names with another edition, is refused.
	other := *given
	other.Edition = "2"
	if _, err := walk.Prefill(&other, from, to); err == nil {
		t.Error("answers to another edition are taken")
	}
	if _, err := walk.Prefill(given, from, read("z")); err == nil {
		t.Error("a framework that the crosswalk is not about is taken")
	}
}
