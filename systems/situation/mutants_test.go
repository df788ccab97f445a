package situation_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/mutate"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// Whatever is changed in a document, it is refused with places, or it is a situation
// that answers all questions.
func TestMutants(t *testing.T) {
	text, err := json.Marshal(story(t).Spec())
	if err != nil {
		t.Fatal(err)
	}
	m := mutate.New(rand.New(rand.NewPCG(3, 1)))
	m.Learn(schematest.Plain(t, "x.json", text))
	compiled, w := 0, govmaturity.WordsFor("ru")
	n := long.Count(1500, 4000)
	for range n {
		changed, err := json.Marshal(m.Change(schematest.Plain(t, "x.json", text)))
		if err != nil {
			t.Fatal(err)
		}
		s, err := situation.ReadSituation("x.json", changed)
		if err != nil {
			continue
		}
		compiled++
		for _, d := range s.Doubts() {
			if d.Say(w) == "" || d.Finding(w).Outcome == nil {
				t.Fatalf("%s after %s", d.Check, m.Done())
			}
		}
		if len(s.DoubtProblems()) != len(s.Doubts()) {
			t.Fatal(m.Done())
		}
		for _, i := range s.Items() {
			if i.Finding(w).Title == nil || s.Item(i.ID()) != i {
				t.Fatalf("%s after %s", i.ID(), m.Done())
			}
		}
		for _, u := range s.Unasked() {
			if u.Say(w) == "" {
				t.Fatal(u, m.Done())
			}
		}
		again, err := situation.Compile(s.Redacted())
		if err != nil || len(again.Doubts(situation.CheckContact)) > 0 {
			t.Fatalf("after %s, the redacted document: %v", m.Done(), err)
		}
	}
	if compiled < n/20 {
		t.Errorf("%d of %d mutants are situations", compiled, n)
	}
}
