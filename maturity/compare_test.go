package maturity_test

import (
	"slices"

	"github.com/govmaturity/govmaturity"

	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

const pillars = `id: r
title: R
aggregation: profile
nodes:
  - {id: data, title: Data, measure: {kind: level, scale: stages}}
  - {id: skills, title: Skills, measure: {kind: level, scale: stages}}
  - {id: rules, title: Rules, measure: {kind: level, scale: stages}}
`

func TestCompareSameEdition(t *testing.T) {
	fw := read(t, pillars)
	before := score(t, fw, answers{"data": num(1), "skills": num(3), "rules": na})
	after := score(t, fw, answers{"data": num(3), "skills": num(2), "rules": num(4)})
	cmp, err := maturity.Compare(before, after)
	if err != nil {
		t.Fatal(err)
	}
	if len(cmp.Changes) != 4 || len(cmp.Dropped) != 0 {
		t.Fatalf("%d changes, %d dropped", len(cmp.Changes), len(cmp.Dropped))
	}
	for i, want := range []struct {
		delta  float64
		levels int
		reason maturity.Obstacle
	}{
		{0, 0, maturity.ObstacleNoneBefore},
		{2, 2, ""},
		{-1, -1, ""},
		{0, 0, maturity.ObstacleNoneBefore},
	} {
		if c := cmp.Changes[i]; c.Delta != want.delta || c.Levels != want.levels || c.Obstacle != want.reason || c.Comparable != (want.reason == "") {
			t.Errorf("%s: got delta %v, %d levels, %q", c.After.ID(), c.Delta, c.Levels, c.Obstacle)
		}
	}
}

func TestCompareEditions(t *testing.T) {
	before := score(t, read(t, pillars), answers{"data": num(1), "skills": num(3), "rules": num(2)})
	later := strings.NewReplacer("id: data", "id: data-use", "{id: rules, title: Rules, measure: {kind: level, scale: stages}}",
		"{id: rules, title: Rules, measure: {kind: yes-no}}").Replace(pillars)
	after := score(t, read(t, later), answers{"data-use": num(4), "skills": num(4), "rules": govmaturity.AnswerYesNo(true)})

	var refused *maturity.EditionError
	if _, err := maturity.Compare(before, after); !errors.As(err, &refused) {
		t.Fatalf("two contents of one edition: got %v, want an EditionError", err)
	}
	walk, err := maturity.ReadCrosswalk("w.yaml", []byte(`format: govmaturity/crosswalk/1
id: walk
title: Walk
standing: derived
from: {framework: t, edition: "1"}
to: {framework: t, edition: "1"}
links:
  - {from: data, to: data-use, match: partial, note: Use was added.}
  - {from: rules, to: rules, match: same}
`))
	if err != nil {
		t.Fatal(err)
	}
	cmp, err := maturity.Compare(before, after, maturity.Through(walk))
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]struct {
		delta  float64
		levels int
		reason maturity.Obstacle
	}{
		"data-use": {3, 3, ""},
		"skills":   {0, 0, maturity.ObstacleNew},
		"rules":    {0, 0, maturity.ObstacleRanges},
	} {
		for _, c := range cmp.Changes {
			if c.After.ID() == id && (c.Delta != want.delta || c.Levels != want.levels || c.Obstacle != want.reason) {
				t.Errorf("%s: got delta %v, %d levels, %q", id, c.Delta, c.Levels, c.Obstacle)
			}
		}
	}
	if len(cmp.Dropped) != 2 {
		t.Errorf("%d dropped, want the root and skills, which have no link", len(cmp.Dropped))
	}
	walk.Links[0].From, walk.Links[1].To = "gone", "data-use"
	if _, err := maturity.Compare(before, after, maturity.Through(walk)); err == nil ||
		!strings.Contains(err.Error(), `no node "gone"`) || !strings.Contains(err.Error(), "already linked") {
		t.Errorf("a bad crosswalk: %v", err)
	}
}

func TestGaps(t *testing.T) {
	fw := read(t, pillars)
	card := score(t, fw, answers{"data": num(1), "skills": num(3)})
	gaps, err := card.Gaps(maturity.Target{Level: "connected", Nodes: map[string]string{"skills": "transformative"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range gaps {
		got = append(got, strings.Join([]string{g.Node.ID(), g.Reached.String(), g.Target.String(), strings.Repeat("+", g.Levels)}, " "))
	}
	want := "data Online Connected ++; skills Connected Transformative +; rules none Connected +++"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "; "), want)
	}
	if p := gaps[0].Path(); p.Effort != 2 || !p.Found {
		t.Errorf("the path of data has effort %d", p.Effort)
	}
	if _, err := card.Gaps(maturity.Target{Level: "best", Nodes: map[string]string{"datum": "online", "data": "mil1"}}); err == nil ||
		strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("three unknown names: got %v", err)
	}
}

func TestBlockers(t *testing.T) {
	card := score(t, read(t, gate), answers{"p1": govmaturity.AnswerYesNo(true), "p2": govmaturity.AnswerYesNo(false), "q1": govmaturity.AnswerYesNo(false)})
	if b := card.Root().Blockers(); len(b) != 1 || b[0].Node.ID() != "p2" || b[0].Needed != 1 {
		t.Errorf("gate: got %v", b)
	}
	mean := read(t, "id: r\ntitle: R\naggregation: arithmetic\nlevel: {scale: stages}\n"+strings.SplitN(pillars, "profile\n", 2)[1])
	card = score(t, mean, answers{"data": num(1), "skills": num(4), "rules": num(2)})
	var ids []string
	for _, b := range card.Root().Blockers() {
		ids = append(ids, b.Node.ID())
	}
	if got := strings.Join(ids, " "); got != "data rules" {
		t.Errorf("mean of 1, 4 and 2, at Transactional: got %q, want what is below 3, the farthest first", got)
	}
}

// A card, a result and a comparison can be sent to a browser as they are.
func TestMarshal(t *testing.T) {
	fw := read(t, pillars)
	card := score(t, fw, answers{"data": num(1)})
	data, err := json.Marshal(card.Node("data"))
	want := `{"id":"data","title":{"en":"Data"},"state":"answered","value":1,"level":"online","coverage":1,"standing":"illustrative","score-standing":"illustrative"}`
	if err != nil || string(data) != want {
		t.Errorf("got %s, %v; want %s", data, err, want)
	}
	comparison, err := maturity.Compare(card, card)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{card, comparison, card.Node("skills").Next()} {
		if data, err := json.Marshal(v); err != nil || !strings.Contains(string(data), `"id":"skills"`) {
			t.Errorf("%T: got %s, %v", v, data, err)
		}
	}
	if _, err := maturity.Compare(nil, card); err == nil {
		t.Error("a comparison with nothing is made")
	}
}

func TestExplainLeftOut(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: digital, title: Digital?, weight: 0, measure: {kind: yes-no}}
  - {id: t, title: T, aggregation: arithmetic, items: {roster: services, take: online, where: {node: kind, is: [trans]}}}
`, services)
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S",
		Rosters: map[string][]maturity.RosterItem{"services": {
			{ID: "1", Answers: answers{"kind": govmaturity.AnswerChoice("trans"), "online": num(40)}},
			{ID: "2", Title: "Fishing permit", Answers: answers{"kind": govmaturity.AnswerChoice("info"), "online": num(90)}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, explained := range map[string]maturity.Result{
		"Fishing permit (counted only if “Kind” is T (answered: I))": card.Node("t"),
		"asked only if “Digital?” is Yes (not answered)":             card.Item("services", "1").Node("mobile"),
		"there is no such node": card.Node("gone"),
	} {
		if got := explained.Explain().String(); !strings.Contains(got, text) {
			t.Errorf("got\n%s, want %q in it", got, text)
		}
	}
	if got, ok := card.Node("t").Explain().Recompute(); !ok || got.Value != 40 {
		t.Errorf("the explanation recomputes %v", got)
	}
}

// Mended words alone do not make two years incomparable, and the comparison
// says which words changed. A change of a rule does.
func TestCompareMendedWords(t *testing.T) {
	before := score(t, read(t, pillars), answers{"data": num(1)})
	for _, tt := range []struct {
		reason, old, new string
		want             []string // nil: refused
	}{
		{"nothing changed", "", "", []string{}},
		{"a title", "title: Rules", "title: Rules and laws", []string{"root.nodes[2].title.en: Rules, Rules and laws"}},
		{"a description comes", "title: Rules,", "title: Rules, description: Laws.,", []string{"root.nodes[2].description.en: , Laws."}},
		{"a weight", "title: Rules,", "title: Rules, weight: 2,", nil},
		{"a level rule", "measure: {kind: level, scale: stages}", "measure: {kind: level, scale: mil}", nil},
	} {
		after := score(t, read(t, strings.Replace(pillars, tt.old, tt.new, 1)), answers{"data": num(2)})
		c, err := maturity.Compare(before, after)
		var refused *maturity.EditionError
		if tt.want == nil {
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), "the rules of t 1 have changed") {
				t.Errorf("%s: got %v, want an EditionError", tt.reason, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		got := []string{}
		for _, w := range c.Reworded {
			got = append(got, w.Path.String()+": "+w.Before+", "+w.After)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: reworded %q, want %q", tt.reason, got, tt.want)
		}
	}
}
