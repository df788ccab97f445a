package maturity_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// readers are readers of all languages that the module comes with.
var readers = func() (all []govmaturity.Words) {
	for _, tag := range govmaturity.WordsLanguages() {
		all = append(all, govmaturity.WordsFor(tag))
	}
	return all
}()

// checkExplanation checks what holds of every explanation: after JSON it is the
// same, says the same to each of the readers, and gives the same again as the
// scorecard has. It returns what came back.
func checkExplanation(t testing.TB, r maturity.Result, to ...govmaturity.Words) maturity.Explanation {
	t.Helper()
	live := r.Explain()
	data, err := json.Marshal(live)
	if err != nil {
		t.Fatalf("%s: %v", r.ID(), err)
	}
	var back maturity.Explanation
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatalf("%s: %v\n%s", r.ID(), err, data)
	}
	if !live.Rule.Custom && !reflect.DeepEqual(live, back) {
		a, _ := json.MarshalIndent(live, "", " ")
		b, _ := json.MarshalIndent(back, "", " ")
		t.Fatalf("%s: not the same after JSON (-before +after):\n%s", r.ID(), cmp.Diff(string(a), string(b)))
	}
	for _, w := range to {
		if live, back := live.In(w), back.In(w); live != back {
			t.Fatalf("%s: another text in %s after JSON (-before +after):\n%s", r.ID(), w.Language(), cmp.Diff(live, back))
		}
	}
	checkRecompute(t, r, live, true)
	checkRecompute(t, r, back, !live.Rule.Custom)
	checkFinding(t, r, live)
	return back
}

// checkRecompute checks that an explanation gives what the scorecard has, if it
// can.
func checkRecompute(t testing.TB, r maturity.Result, e maturity.Explanation, can bool) {
	t.Helper()
	value, has := r.Value()
	again, ok := e.Recompute()
	switch {
	case ok != (has && can):
		t.Fatalf("%s (%s): recomputes %v, want %v\n%s%+v", r.ID(), e.Rule, ok, has && can, e, again)
	case !ok:
	case math.Float64bits(again.Value) != math.Float64bits(value):
		t.Fatalf("%s (%s): recomputed %v, want %v", r.ID(), e.Rule, again.Value, value)
	case again.Level != r.Level().ID() || again.Class != r.Class().ID() || again.Row != e.Row:
		t.Fatalf("%s (%s): recomputed %+v, want the level %s and the class %s", r.ID(), e.Rule, again, r.Level(), r.Class())
	}
}

// checkFinding checks that the finding of an explanation survives JSON, and that
// findings that it rests on are found.
func checkFinding(t testing.TB, r maturity.Result, e maturity.Explanation) {
	t.Helper()
	f := e.Finding()
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatalf("%s: %v", r.ID(), err)
	}
	var back govmaturity.Finding
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(f, back) {
		t.Fatalf("%s: the finding is not the same after JSON: %v\n%s", r.ID(), err, cmp.Diff(f, back))
	}
	refs := append(f.RestsOn(), f.About)
	for _, ref := range []govmaturity.Reference{refs[0], refs[len(refs)/2], f.About} {
		if below, ok := r.Card().Find(ref); !ok || below.About != ref {
			t.Fatalf("%s: rests on %s, which is not found", r.ID(), ref)
		}
	}
}

// Frameworks that are made up, with all rules, policies and conditions there
// are.
func TestExplanationsOfRandomFrameworks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	seen := map[string]int{}
	for range long.Count(300, 10_000) {
		data := make([]byte, 40+r.IntN(400))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		g := &generator{data: data}
		g.framework()
		fw, err := maturity.Compile(&g.spec, maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			continue
		}
		card, err := fw.Score(g.assessment(fw))
		if err != nil {
			continue
		}
		eachCard(card, func(c *maturity.Scorecard) {
			for node := range c.Nodes() {
				e := checkExplanation(t, node, readers[r.IntN(len(readers))])
				seen[e.Rule.String()]++
				seen[string(e.State)]++
				for _, in := range append(e.Inputs, e.LeftOut...) {
					seen[fmt.Sprintf("%s %s", in.State, in.Policy)]++
				}
				if e.Rejected != nil {
					seen["rejected"]++
				}
				if e.When != nil && !e.When[0].Holds {
					seen["fails"]++
				}
			}
		})
	}
	for _, want := range []string{
		"profile", "arithmetic", "geometric", "harmonic", "median", "minimum", "maximum", "sum", "points", "gate", "ladder", "table", "own",
		"level", "choice", "yes-no", "checklist", "count", "number",
		"unanswered", "answered", "imputed", "not-applicable", "not-deployed", "excluded", "not-asked", "blocked", "unscored",
		"unanswered zero", "unanswered impute", "unanswered anchor", "unanswered block", "not-deployed renormalise", "rejected", "fails",
	} {
		if seen[want] < 3 {
			t.Errorf("%s was seen only %d times", want, seen[want])
		}
	}
}

// Every instrument of the catalogue, with answers that are made up.
func TestExplanationsOfTheCatalogue(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 15))
	for _, entry := range catalog.Entries() {
		fw, err := catalog.Load(entry.String())
		if err != nil {
			t.Fatal(err)
		}
		spec := fw.Spec()
		for round := range long.Count(1, 10) {
			data := make([]byte, 1<<14)
			for i := range data {
				data[i] = byte(r.Uint32())
			}
			g := &generator{data: data, spec: *spec}
			a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S", Date: "2026-11"}
			a.Answers, a.Rosters = g.answers(&spec.Root, spec.Rosters)
			card, err := fw.Score(a)
			if err != nil {
				t.Fatalf("%s: %v", entry, err)
			}
			eachCard(card, func(c *maturity.Scorecard) {
				for node := range c.Nodes() {
					to := readers
					if !long.Enabled() {
						to = readers[r.IntN(len(readers)):][:1]
					}
					checkExplanation(t, node, to...)
				}
			})
			if t.Failed() {
				t.Fatalf("%s, round %d", entry, round)
			}
		}
	}
}

// A finding in several languages has all of them, and a card finds what is below
// it, in items too.
func TestFindingsOfScorecards(t *testing.T) {
	fw := read(t, summary, services)
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Date: "2026-11", Rosters: twoServices,
	})
	if err != nil {
		t.Fatal(err)
	}
	f := card.Root().Explain().Finding(readers...)
	for _, w := range readers {
		if got, want := f.In(w), card.Root().Explain().In(w); got != want {
			t.Errorf("in %s (-alone +among others):\n%s", w.Language(), cmp.Diff(want, got))
		}
	}
	if empty := card.Root().Explain().Finding(); empty.In(govmaturity.Words{}) != card.Root().Explain().String() {
		t.Errorf("without words, the finding is %s", empty)
	}
	find := func(r govmaturity.Reference) (govmaturity.Finding, bool) { return card.Find(r) }
	trace := card.Root().Explain().Finding().Trace(govmaturity.Words{}, 9, find)
	for _, want := range []string{
		"R: 40, on a scale from 0 to 100\n", "\n    T: 40, on", "\n        1, Online: 40, on", "\n        Fishing permit, Online: 90, on",
		"about:    score online, /services/2, S, 2026-11, t 1, sha256:",
	} {
		if !strings.Contains(trace, want) {
			t.Errorf("%q is not in the trace:\n%s", want, trace)
		}
	}
	// Any card of an assessment finds all of it, and nothing else.
	item, about := card.Item("services", "2"), card.Node("t").Explain().Reference()
	if _, ok := item.Find(about); !ok {
		t.Error("an item does not find a node of the framework")
	}
	for name, change := range map[string]func(*govmaturity.Reference){
		"kind":     func(r *govmaturity.Reference) { r.Kind = "gap" },
		"document": func(r *govmaturity.Reference) { r.Document = "x" },
		"edition":  func(r *govmaturity.Reference) { r.Edition = "2" },
		"hash":     func(r *govmaturity.Reference) { r.Hash = "" },
		"subject":  func(r *govmaturity.Reference) { r.Subject = "x" },
		"date":     func(r *govmaturity.Reference) { r.Date = "2025" },
		"item":     func(r *govmaturity.Reference) { r.Item = "/services/7" },
		"place":    func(r *govmaturity.Reference) { r.Item = "/services" },
		"path":     func(r *govmaturity.Reference) { r.Item = "services/1" },
		"id":       func(r *govmaturity.Reference) { r.ID = "x" },
	} {
		other := about
		change(&other)
		if _, ok := card.Find(other); ok {
			t.Errorf("with another %s, something is found", name)
		}
	}
}
