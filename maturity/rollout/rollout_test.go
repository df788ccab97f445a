package rollout_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/internal/schematest"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// frameworks are the two that Sri Lanka's rollout names.
func frameworks(t testing.TB) (approach, model *maturity.Framework) {
	t.Helper()
	approach, err := catalog.Load("lk-integrated-capacity-building@2023")
	if err != nil {
		t.Fatal(err)
	}
	model, err = catalog.Load("lk-digital-maturity-model@2022")
	if err != nil {
		t.Fatal(err)
	}
	return approach, model
}

// sriLanka is the published rollout with so many organizations: a, b, c and so on. The
// first two are of the first wave.
func sriLanka(t testing.TB, organizations int) *rollout.Rollout {
	t.Helper()
	spec := rollout.SriLanka()
	for i := range organizations {
		o := rollout.OrganizationSpec{ID: string(rune('a' + i)), Wave: "first"}
		if i > 1 {
			o.Wave = "second"
		}
		spec.Organizations = append(spec.Organizations, o)
	}
	approach, model := frameworks(t)
	r, err := rollout.Compile(spec, approach, model)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// card scores answers given as ranks of all levels below a node, 0 for none.
func card(t testing.TB, fw *maturity.Framework, subject, node string, ranks ...int) *maturity.Scorecard {
	t.Helper()
	a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: subject, Answers: map[string]govmaturity.Answer{}}
	for i, n := range fw.Node(node).Children() {
		if i < len(ranks) && ranks[i] > 0 {
			a.Answers[n.ID()] = govmaturity.AnswerNumber(float64(ranks[i]))
		}
	}
	c, err := fw.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func observe(t testing.TB, r *rollout.Rollout, name string, cards ...*maturity.Scorecard) *rollout.Round {
	t.Helper()
	round, err := r.Observe(name, cards...)
	if err != nil {
		t.Fatal(err)
	}
	return round
}

// The published rollout has six steps in their order, and reaches 21 organizations,
// then 50, then all.
func TestSriLanka(t *testing.T) {
	r := sriLanka(t, 0)
	var steps []string
	for _, s := range r.Steps() {
		steps = append(steps, s.ID())
	}
	want := []string{"raise-awareness", "assess-digital-maturity", "identify-competency-gaps", "conduct-capacity-building", "select-capacitate-cdio", "establish-dtu"}
	if diff := cmp.Diff(want, steps); diff != "" {
		t.Error(diff)
	}
	var reach []int
	for _, w := range r.Spec().Waves {
		reach = append(reach, w.Reach)
	}
	if !slices.Equal(reach, []int{21, 50, 0}) || r.Spec().Standing != govmaturity.StandingParaphrased {
		t.Errorf("%v, %s", reach, r.Spec().Standing)
	}
	if one, two := rollout.SriLanka(), rollout.SriLanka(); one == two || one.ID != two.ID {
		t.Error("two callers share a document")
	}
}

func TestRounds(t *testing.T) {
	r := sriLanka(t, 4)
	approach, model := frameworks(t)
	before := observe(t, r, "2025", card(t, approach, "a", "steps", 3, 2, 1, 1, 1, 1), card(t, approach, "b", "steps", 1, 1, 1, 1, 1, 1), card(t, approach, "c", "steps", 3), card(t, model, "a", "dimensions", 1, 2))
	now := observe(t, r, "2026", card(t, model, "a", "dimensions", 3, 1), card(t, approach, "a", "steps", 3, 3, 2, 1, 1, 3), card(t, approach, "b", "steps", 1, 1, 1, 1, 1, 1), card(t, approach, "c", "steps", 3, 3))
	a := now.Places()[0]
	if a.Done != 3 || a.Next != 2 || a.Steps[2] != rollout.StepStateBegun || a.Steps[3] != rollout.StepStateNot || a.Levels[0].Rank() != 3 {
		t.Errorf("%+v", a)
	}
	if d := now.Places()[3]; d.Done != 0 || d.Next != 0 || d.Steps[0] != rollout.StepStateUnknown || d.Levels[0].Valid() {
		t.Errorf("nothing is known of d: %+v", d)
	}
	first := now.ByStep()[0]
	if len(first[0].Organizations) != 2 || len(first[1].Organizations) != 0 || len(first[2].Organizations) != 1 || !slices.Equal(first[3].Organizations, []string{"d"}) {
		t.Errorf("%+v", first)
	}
	level := now.ByLevel()[0]
	if !slices.Equal(level[2].Organizations, []string{"a"}) || len(level[len(level)-1].Organizations) != 3 {
		t.Errorf("%+v", level)
	}
	if diff := cmp.Diff([]rollout.WaveReach{{Wave: "first", Reach: 21, Named: 2, Begun: 1}, {Wave: "second", Reach: 50, Named: 4, Begun: 2}, {Wave: "all", Named: 4, Begun: 2}}, now.ByWave()); diff != "" {
		t.Error(diff)
	}
	moves, err := now.Since(before)
	if err != nil {
		t.Fatal(err)
	}
	if m := moves[0]; m.Steps != 2 || !m.Compared || m.Levels[0] != 2 || m.Levels[1] != -1 || m.Known[2] {
		t.Errorf("%+v", m)
	}
	if m := moves[2]; m.Steps != 1 || m.Compared {
		t.Errorf("what is not known is compared: %+v", m)
	}
	if back, err := before.Since(now); err != nil || back[0].Steps != -2 || before.MovementFinding(now).Outcome == nil {
		t.Errorf("%+v, %v", back, err)
	}
	for _, tag := range []string{"en", "ar"} {
		w := govmaturity.WordsFor(tag)
		golden(t, "testdata/explanations."+tag+".txt", []byte(now.Finding(w).In(w)+now.MovementFinding(before, w).In(w)))
	}
	if _, err := now.Since(nil); err == nil || now.MovementFinding(nil).Title != nil {
		t.Error("a round is compared with none")
	}
}

// A rollout grows: its document names more organizations from wave to wave, and the rounds
// are compared all the same.
func TestRoundsOfAGrowingRollout(t *testing.T) {
	approach, model := frameworks(t)
	before := observe(t, sriLanka(t, 2), "2025", card(t, approach, "a", "steps", 3, 2, 1, 1, 1, 1))
	now := observe(t, sriLanka(t, 4), "2026", card(t, approach, "a", "steps", 3, 3, 1, 1, 1, 1), card(t, approach, "d", "steps", 3, 3, 3, 3, 3, 3))
	none := make([]int, 5)
	unknown := make([]bool, 5)
	want := []rollout.Move{
		{Organization: "a", Steps: 1, Compared: true, Levels: none, Known: unknown}, {Organization: "b", Levels: none, Known: unknown},
		{Organization: "c", Levels: none, Known: unknown}, {Organization: "d", Levels: none, Known: unknown},
	}
	moves, err := now.Since(before)
	if diff := cmp.Diff(want, moves); diff != "" || err != nil {
		t.Error(diff, err)
	}
	want[0].Steps = -1
	moves, err = before.Since(now)
	if diff := cmp.Diff(want, moves); diff != "" || err != nil {
		t.Error("an organization that is not named any more is lost:", diff, err)
	}
	for says, change := range map[string]func(*rollout.RolloutSpec){
		"not of one rollout: ": func(s *rollout.RolloutSpec) { s.ID = "another" },
		"the steps":            func(s *rollout.RolloutSpec) { s.Steps.Done = "under-way" },
		"the levels":           func(s *rollout.RolloutSpec) { s.Levels = s.Levels[1:] },
	} {
		spec := sriLanka(t, 4).Spec()
		change(spec)
		other, err := rollout.Compile(spec, approach, model)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := now.Since(observe(t, other, "2025")); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", says, err)
		}
	}
}

// Whatever is observed, each organization is in one state of each step and at one level
// of each node, and movement forth and back is the same.
func TestLaws(t *testing.T) {
	r := sriLanka(t, 6)
	approach, model := frameworks(t)
	random := rand.New(rand.NewPCG(14, 3))
	one := func(name string) *rollout.Round {
		var cards []*maturity.Scorecard
		for _, o := range r.Spec().Organizations {
			ranks := make([]int, 6)
			for i := range ranks {
				ranks[i] = random.IntN(4)
			}
			cards = append(cards, card(t, approach, o.ID, "steps", ranks...), card(t, model, o.ID, "dimensions", ranks[:5]...))
		}
		cards = cards[:random.IntN(len(cards)+1)]
		random.Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
		return observe(t, r, name, cards...)
	}
	for range long.Count(20, 400) {
		a, b := one("a"), one("b")
		for _, shares := range append(a.ByStep(), a.ByLevel()...) {
			n := 0
			for _, s := range shares {
				n += len(s.Organizations)
			}
			if n != 6 {
				t.Fatalf("%d of 6 organizations: %+v", n, shares)
			}
		}
		forth, err1 := a.Since(b)
		back, err2 := b.Since(a)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for i := range forth {
			if forth[i].Steps != -back[i].Steps || forth[i].Compared != back[i].Compared || !slices.Equal(forth[i].Known, back[i].Known) {
				t.Fatalf("%+v %+v", forth[i], back[i])
			}
			for k := range forth[i].Levels {
				if forth[i].Levels[k] != -back[i].Levels[k] {
					t.Fatalf("%+v %+v", forth[i], back[i])
				}
			}
		}
	}
}

func problems(t *testing.T, err error) string {
	t.Helper()
	var all govmaturity.Problems
	if err != nil && !errors.As(err, &all) {
		t.Fatal(err)
	}
	var out []string
	for _, p := range all {
		out = append(out, string(p.Code)+" "+p.Path.String())
	}
	return strings.Join(out, "; ")
}

func TestBad(t *testing.T) {
	approach, model := frameworks(t)
	const head = "format: govmaturity/rollout/1\nid: x\n"
	const steps = "steps: {framework: lk-integrated-capacity-building, edition: \"2023\", node: steps, begun: under-way, done: done}\n"
	for _, tt := range []struct{ text, want string }{
		{head, "required steps"},
		{head + strings.Replace(steps, "2023", "2022", 1), "unknown-reference steps.framework"},
		{head + strings.Replace(steps, "node: steps", "node: stepz", 1), "unknown-reference steps.node"},
		{head + strings.Replace(steps, "node: steps", "node: establish-dtu", 1), "wrong-count steps.node"},
		{head + strings.Replace(steps, "done: done", "done: finished", 1), strings.TrimSuffix(strings.Repeat("unknown-reference steps.done; ", 6), "; ")},
		{head + strings.Replace(steps, "begun: under-way, done: done", "begun: done, done: under-way", 1), strings.TrimSuffix(strings.Repeat("out-of-order steps.done; ", 6), "; ")},
		{head + steps + "levels: [{framework: lk-digital-maturity-model, edition: \"2022\", node: dimensions}]", "no-value levels[0].node"},
		{head + steps + "waves: [{id: a, reach: 21}, {id: a, reach: 50}]", "duplicate-id waves[1].id"},
		{head + steps + "waves: [{id: a, reach: 21}, {id: b, reach: 21}]", "out-of-order waves[1].reach"},
		{head + steps + "waves: [{id: a}, {id: b}]", "out-of-order waves[1]"},
		{head + steps + "waves: [{id: a, standing: official}]", "required waves[0].cites"},
		{head + steps + "organizations: [{id: a}, {id: a}]", "duplicate-id organizations[1].id"},
		{head + steps + "organizations: [{id: a, wave: first}]", "unknown-reference organizations[0].wave"},
	} {
		_, err := rollout.Read("x.yaml", []byte(tt.text), approach, nil, model)
		if got := problems(t, err); got != tt.want {
			t.Errorf("%s\n%s, want %s", tt.text[len(head):], got, tt.want)
		}
	}
	other, err := catalog.Load("un-dgca")
	if err != nil {
		t.Fatal(err)
	}
	_, err = sriLanka(t, 2).Observe("2026", card(t, approach, "a", "steps"), card(t, approach, "a", "steps", 1), card(t, approach, "z", "steps"), nil, card(t, other, "a", "enablers"), &maturity.Scorecard{})
	if got := problems(t, err); got != "given-twice cards[1]; unknown-reference cards[2]; required cards[3]; other-framework cards[4]; required cards[5]" {
		t.Error(got)
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}

// A published schema does not change unseen, and the reader says yes and no to the same
// documents.
func TestSchema(t *testing.T) {
	schematest.Compile(t, rollout.Schema())
	golden(t, "testdata/rollout.schema.json", rollout.Schema())
	data, err := json.Marshal(sriLanka(t, 3).Spec())
	if err != nil {
		t.Fatal(err)
	}
	docs := []any{schematest.Plain(t, "x.json", data)}
	schematest.Agree(t, rollout.Schema(), docs, long.Count(200, 3000), func(text []byte) bool { return rollout.ReadForm(text) == nil })
}

// What is entered in a form comes back as it was, in each language.
func TestForms(t *testing.T) {
	r := sriLanka(t, 3)
	approach, model := frameworks(t)
	data, err := json.Marshal(r.Spec())
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range govmaturity.WordsLanguages() {
		f := rollout.Form([]*maturity.Framework{approach, model}, govmaturity.WordsFor(tag), "en", "si")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := rollout.Read("", in.Document, approach, model)
		if err != nil || again.Hash() != r.Hash() {
			t.Errorf("%s: the document changed on its way through the form: %v", tag, err)
		}
		var b bytes.Buffer
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil || b.Len() < len(in.Document) {
			t.Errorf("%s: %v, %d bytes", tag, err, b.Len())
		}
	}
}

func ExampleSriLanka() {
	spec := rollout.SriLanka()
	spec.Organizations = []rollout.OrganizationSpec{{ID: "Ministry of Health", Wave: "first"}, {ID: "Port Authority", Wave: "first"}}
	approach, _ := catalog.Load("lk-integrated-capacity-building@2023")
	model, _ := catalog.Load("lk-digital-maturity-model@2022")
	r, err := rollout.Compile(spec, approach, model)
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := approach.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: approach.ID(), Edition: approach.Edition(), Subject: "Ministry of Health",
		Answers: map[string]govmaturity.Answer{"raise-awareness": govmaturity.AnswerChoice("done"), "assess-digital-maturity": govmaturity.AnswerChoice("under-way")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	round, err := r.Observe("2026", card)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, shares := range round.ByStep()[:2] {
		fmt.Printf("%s: done %d, begun %d, not known %d\n", r.Steps()[i].Title(), len(shares[0].Organizations), len(shares[1].Organizations), len(shares[3].Organizations))
	}
	first := round.ByWave()[0]
	fmt.Printf("%d of %d have begun\n", first.Begun, first.Reach)
	// Output:
	// Raise awareness: done 1, begun 0, not known 1
	// Assess digital maturity: done 0, begun 1, not known 1
	// 1 of 21 have begun
}
