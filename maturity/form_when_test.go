package maturity_test

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// seenConditions returns the questions that the schema of a form shows only if
// a condition holds.
func seenConditions(v any, found map[string]bool) map[string]bool {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			seenConditions(inner, found)
		}
	case object:
		if then, ok := v["then"].(object); ok {
			for key := range then["properties"].(object) {
				found[key] = true
			}
		}
		for _, inner := range v {
			seenConditions(inner, found)
		}
	}
	return found
}

// A question whose condition the form sees is required by a complete form
// exactly when the engine asks it. One without a condition always is, and so is
// one whose condition the form cannot see.
func TestFormAsksWhatTheEngineAsks(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		fw := all[name]
		e := newEntrant(13, fw)
		f := formOf(t, fw, maturity.FormOptions{Complete: true})
		seen := seenConditions(unmarshal(t, profile(t, f, govmaturity.FormSchemaDraft07)), map[string]bool{})
		if name == "every-measure" {
			for _, leaf := range leavesOf(nodeSpec(&e.spec.Root, "conditions")) {
				if !seen[leaf.ID] {
					t.Errorf("the form does not see the condition of %s", leaf.ID)
				}
			}
			for _, id := range []string{"in-group", "in-group-if", "deep", "deep-if", "stage", "once-only", "hours", "if-count", "if-goal", "if-z", "if-points", "if-list", "if-seen"} {
				if !seen[id] {
					t.Errorf("the form does not see the condition of %s", id)
				}
			}
			for _, id := range []string{"if-not-asked", "if-unseen", "outer"} {
				if seen[id] {
					t.Errorf("the form sees the condition of %s", id)
				}
			}
		} else if len(seen) == 0 {
			continue
		}
		n := long.Count(100, 500)
		asked := map[bool]int{}
		for range n {
			doc := e.document(&e.spec.Root)
			if len(leavesOf(&e.spec.Root)) > 0 && len(doc["answers"].(object)) == 0 {
				continue
			}
			text := marshal(t, doc)
			in := f.ReadJSON(text)
			required := map[string]bool{}
			for _, p := range in.Problems {
				if p.Code != govmaturity.CodeNotAnswered {
					t.Fatalf("a problem of another kind: %v", p)
				}
				required[p.Path.Pointer()] = true
			}
			a, err := fw.ReadAssessment("", text)
			if err != nil {
				t.Fatal(err)
			}
			card, err := fw.Score(a)
			if err != nil {
				t.Fatal(err)
			}
			checkAsked(t, card, a.Answers, a.Rosters, "", seen, required, asked)
			if len(required) > 0 {
				t.Fatalf("required, and not to be answered: %v\n%s", required, text)
			}
		}
		t.Logf("%s: %d conditional questions, %v", name, len(seen), asked)
		if asked[true] < n/10 || asked[false] < n/10 {
			t.Errorf("%s: questions asked or not: %v: the comparison proves little", name, asked)
		}
	}
}

// checkAsked compares what is required below a pointer with the states of a
// card, and takes it out.
func checkAsked(t *testing.T, card *maturity.Scorecard, answers answers, rosters map[string][]maturity.RosterItem, at string, seen, required map[string]bool, asked map[bool]int) {
	t.Helper()
	for r := range card.Nodes() {
		if !r.IsIndicator() {
			continue
		}
		answer, given := answers[r.ID()]
		if given && (answer.State() != govmaturity.StateUnanswered || strings.Contains(string(marshal(t, answer)), "state")) {
			continue
		}
		want := r.State() != govmaturity.StateNotAsked
		if seen[r.ID()] {
			asked[want]++
		} else {
			// Without a condition it is asked. One that the form cannot see makes
			// it a question that need not be answered.
			want = !conditional(card.Framework().Spec(), r.ID())
		}
		pointer := at + "/answers/" + r.ID()
		if required[pointer] != want {
			t.Fatalf("%s: required is %v, and the state is %s", pointer, required[pointer], r.State())
		}
		delete(required, pointer)
	}
	for _, id := range card.Rosters() {
		for i, item := range card.Items(id) {
			given := rosters[id][i]
			checkAsked(t, item, given.Answers, given.Rosters, fmt.Sprint(at, "/rosters/", id, "/", i), seen, required, asked)
		}
	}
}

// The same on frameworks of which nobody thought.
func TestFormAsksWhatTheEngineAsksOfAnyFramework(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 9))
	n, compared, conditional := long.Count(120, 1500), 0, 0
	asked := map[bool]int{}
	for range n {
		data := make([]byte, 40+r.IntN(400))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		g := &generator{data: data}
		g.framework()
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		g.data = data
		askLess(g, &g.spec.Root)
		fw, err := maturity.Compile(&g.spec, maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			continue
		}
		f := formOf(t, fw, maturity.FormOptions{Complete: true})
		seen := seenConditions(unmarshal(t, profile(t, f, govmaturity.FormSchemaDraft07)), map[string]bool{})
		conditional += len(seen)
		compared++
		for range 10 {
			g.data = make([]byte, 300)
			for i := range g.data {
				g.data[i] = byte(r.Uint32())
			}
			a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S"}
			a.Answers, a.Rosters = g.answers(&g.spec.Root, g.spec.Rosters)
			for _, id := range slices.Sorted(maps.Keys(a.Answers)) {
				if g.one(3) {
					delete(a.Answers, id)
				}
			}
			text := marshal(t, a)
			in := f.Fill(text)
			required := map[string]bool{}
			for _, p := range in.Problems {
				if p.Code != govmaturity.CodeNotAnswered {
					t.Fatalf("a problem of another kind: %v", p)
				}
				required[p.Path.Pointer()] = true
			}
			b, err := fw.ReadAssessment("", text)
			if err != nil {
				t.Fatal(err)
			}
			card, err := fw.Score(b)
			if err != nil {
				t.Fatal(err)
			}
			checkAsked(t, card, b.Answers, b.Rosters, "", seen, required, asked)
			if len(required) > 0 {
				t.Fatalf("required, and not to be answered: %v\n%s", required, text)
			}
		}
	}
	t.Logf("%d frameworks, %d conditional questions, %v", compared, conditional, asked)
	if compared < n/2 || conditional < n/2 || asked[true] < n/2 || asked[false] < n {
		t.Errorf("%d frameworks, %d conditional questions, %v: the comparison proves little", compared, conditional, asked)
	}
}

// askLess puts conditions on half of the questions.
func askLess(g *generator, root *maturity.NodeSpec) {
	var before []*maturity.NodeSpec
	for _, leaf := range leavesOf(root) {
		if g.one(2) && len(before) > 0 {
			leaf.When = g.condition(before, 2)
		}
		before = append(before, leaf)
	}
}

// A condition on a conditional question rests on that one's condition too. A
// chain of them grew twofold, or more, with each question, until a form took all
// memory.
func TestRegressionFormChainOfConditions(t *testing.T) {
	var root strings.Builder
	root.WriteString("id: r\ntitle: R\naggregation: arithmetic\nnodes:\n  - {id: q0, title: Q, measure: {kind: yes-no}}\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&root, "  - {id: q%d, title: Q, when: {any: [{node: q%d, is: [\"yes\"]}, {node: q%d, state: [answered]}]}, measure: {kind: yes-no}}\n", i, i-1, max(0, i-2))
	}
	fw := read(t, root.String())
	f := formOf(t, fw, maturity.FormOptions{Complete: true})
	for _, p := range govmaturity.FormProfiles() {
		if data := profile(t, f, p); len(data) > 2<<20 {
			t.Errorf("%s has %d bytes", p, len(data))
		}
	}
	if err := f.WriteHTML(io.Discard, nil, govmaturity.FormPage{}); err != nil {
		t.Error(err)
	}
}

// conditional reports whether a node, or one above it in its tree, has a
// condition.
func conditional(spec *maturity.Spec, id string) bool {
	var below func(n *maturity.NodeSpec, when bool) (found, conditional bool)
	below = func(n *maturity.NodeSpec, when bool) (bool, bool) {
		when = when || n.When != nil
		if n.ID == id {
			return true, when
		}
		for i := range n.Nodes {
			if found, c := below(&n.Nodes[i], when); found {
				return true, c
			}
		}
		return false, false
	}
	if found, c := below(&spec.Root, false); found {
		return c
	}
	var inRosters func(rosters []maturity.RosterSpec) bool
	inRosters = func(rosters []maturity.RosterSpec) bool {
		for i := range rosters {
			if found, c := below(&rosters[i].Root, false); found {
				return c
			}
			if inRosters(rosters[i].Rosters) {
				return true
			}
		}
		return false
	}
	return inRosters(spec.Rosters)
}

// json-editor shows a question by the whole numbers that its condition takes.
func TestEditorShowsByWholeNumbers(t *testing.T) {
	fw, err := maturity.ReadFramework("", []byte(`{"format":"govmaturity/framework/1","id":"n","edition":"1","title":"N","standing":"illustrative","score-standing":"illustrative",
		"root":{"id":"top","title":"Top","aggregation":"arithmetic","nodes":[
			{"id":"staff","title":"Staff","measure":{"kind":"count","maximum":10}},
			{"id":"many","title":"Many","measure":{"kind":"count","maximum":100000}},
			{"id":"a","title":"A","when":{"node":"staff","from":0.8},"measure":{"kind":"yes-no"}},
			{"id":"b","title":"B","when":{"node":"many","from":0.5},"measure":{"kind":"yes-no"}}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	data, err := formOf(t, fw, maturity.FormOptions{}).Profile(govmaturity.FormJSONEditor)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(data)), "")
	if !strings.Contains(text, `"dependencies":{"root.answers.staff.value":[8,9,10]}`) || strings.Contains(text, "root.answers.many.value") {
		t.Error("the question is not shown by 8, 9 and 10")
	}
}
