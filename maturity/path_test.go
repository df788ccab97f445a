package maturity_test

import (
	"github.com/govmaturity/govmaturity"

	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// On small frameworks every combination of answers can be tried: no path may
// be dearer than the cheapest of them, where it says that it is exact, and each
// must lead where it says.
func TestPathIsCheapest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	rules := []string{"arithmetic", "geometric", "harmonic", "minimum", "maximum", "median", "sum", "points", "gate", "ladder"}
	exact := 0
	for trial := range 600 {
		rule := rules[trial%len(rules)]
		fw := read(t, randomTree(r, rule))
		as, ranks := answers{}, map[string]int{}
		for _, ind := range fw.Indicators() {
			rank := 1 + r.IntN(4)
			if ranks[ind.ID()] = rank; r.IntN(8) == 0 {
				as[ind.ID()] = na
				delete(ranks, ind.ID())
			} else {
				as[ind.ID()] = num(float64(rank))
			}
		}
		card := score(t, fw, as)
		if _, ok := card.Root().Value(); !ok {
			continue
		}
		path := card.Root().Next()
		if !path.Target.Valid() {
			continue
		}
		want := cheapest(t, fw, as, ranks, path.Target)
		if !path.Found {
			if want >= 0 {
				t.Fatalf("trial %d, %s: no path found; one of effort %d exists", trial, rule, want)
			}
			continue
		}
		if path.Exact {
			exact++
		}
		if path.Exact && path.Effort != want || path.Effort < want {
			t.Fatalf("trial %d, %s: a path of effort %d (exact: %v), the cheapest has %d\n%v", trial, rule, path.Effort, path.Exact, want, path.Steps)
		}
		for _, step := range path.Steps {
			as[step.Node.ID()] = step.To
		}
		if got := score(t, fw, as).Root().Level(); got.Rank() < path.Target.Rank() {
			t.Fatalf("trial %d, %s: the path leads to %s, not to %s", trial, rule, got, path.Target)
		}
	}
	if exact < 300 {
		t.Errorf("only %d exact paths: the test is about little", exact)
	}
}

// randomTree is a root with a rule over two groups or gates of two indicators,
// with random weights and efforts.
func randomTree(r *rand.Rand, rule string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "id: r\ntitle: R\naggregation: %s\nlevel:\n  scale: mil\n", rule)
	at := func(int) string { return "" }
	switch rule {
	case "sum":
		fmt.Fprintf(&b, "  cuts: [{level: mil1, from: 0}, {level: mil2, from: 4}, {level: mil3, above: 6}]\n")
	case "points":
		fmt.Fprintf(&b, "  cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.5}, {level: mil3, above: 0.8}]\n")
	case "gate":
		at = func(g int) string { return fmt.Sprintf("\n    at: mil%d", g+1) }
	}
	groups := 2
	if rule == "gate" || rule == "ladder" {
		groups = 3
		fmt.Fprintf(&b, "met: %d\n", 2+r.IntN(2))
	}
	b.WriteString("nodes:\n")
	for g := range groups {
		inner := []string{"arithmetic", "minimum", "maximum", "geometric"}[r.IntN(4)]
		weight := 0.5 + r.Float64()
		if rule == "sum" {
			weight = 1
		}
		fmt.Fprintf(&b, "  - id: g%d%s\n    title: G\n    weight: %v\n    aggregation: %s\n    nodes:\n", g, at(g), weight, inner)
		for i := range 2 {
			fmt.Fprintf(&b, "      - {id: i%d%d, title: I, weight: %v, effort: %d, measure: {kind: level, scale: stages}}\n",
				g, i, 0.5+r.Float64(), 1+r.IntN(3))
		}
	}
	return b.String()
}

// cheapest tries all ways to raise the answers.
func cheapest(t *testing.T, fw *maturity.Framework, as answers, ranks map[string]int, target govmaturity.Level) int {
	efforts := map[string]int{}
	for _, g := range fw.Spec().Root.Nodes {
		for _, n := range g.Nodes {
			efforts[n.ID] = *n.Effort
		}
	}
	best := -1
	row := fw.NewMarks()
	scorer, err := fw.NewScorer()
	if err != nil {
		t.Fatal(err)
	}
	inds := fw.Indicators()
	var try func(i, effort int)
	try = func(i, effort int) {
		if best >= 0 && effort >= best {
			return
		}
		if i == len(inds) {
			card, err := scorer.Score(row)
			if err != nil {
				t.Fatal(err)
			}
			if card.Root().Level().Rank() >= target.Rank() {
				best = effort
			}
			return
		}
		rank, ok := ranks[inds[i].ID()]
		set := func(a govmaturity.Answer) {
			m, err := inds[i].Mark(a)
			if err != nil {
				t.Fatal(err)
			}
			row.Set(i, m)
		}
		if !ok {
			set(as[inds[i].ID()])
			try(i+1, effort)
			return
		}
		for to := rank; to <= 4; to++ {
			set(num(float64(to)))
			try(i+1, effort+(to-rank)*efforts[inds[i].ID()])
		}
	}
	try(0, 0)
	return best
}

func TestPathKinds(t *testing.T) {
	level := "level: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.5}, {level: mil3, from: 1}]}\n"
	for _, tt := range []struct {
		reason string
		root   string
		as     answers
		steps  string
		exact  bool
	}{
		{
			"the option that counts most is one item of a checklist",
			"id: r\ntitle: R\n" + level + "measure: {kind: checklist, options: [{id: a, title: A}, {id: b, title: B, value: 3}, {id: c, title: C}]}",
			answers{"r": govmaturity.AnswerChoice("a")}, "R: from A to A, B (effort 1)", true,
		},
		{
			"a count goes up one by one",
			"id: r\ntitle: R\n" + level + "measure: {kind: count, maximum: 12}",
			answers{"r": num(2)}, "R: from 2 of 12 to 6 of 12 (effort 4)", true,
		},
		{
			"a number goes down, in hundredths of its range, where lower is better",
			"id: r\ntitle: R\n" + level + "measure: {kind: number, normalise: {kind: goalposts, min: 0, max: 50, better: lower}}",
			answers{"r": num(30)}, "R: from 30 to 25 (effort 10)", true,
		},
		{
			"an open question that counts as 0 can be answered",
			"id: r\ntitle: R\naggregation: arithmetic\nmissing: {unanswered: zero}\n" + level + "nodes:\n" +
				"  - {id: a, title: A, measure: {kind: yes-no}}\n  - {id: b, title: B, measure: {kind: yes-no}}",
			answers{"a": govmaturity.AnswerYesNo(false)}, "A: from No to Yes (effort 1)", true,
		},
		{
			"where answers decide what is asked, the path is one that works",
			"id: r\ntitle: R\naggregation: arithmetic\n" + level + "nodes:\n" +
				"  - {id: a, title: A, measure: {kind: yes-no}}\n  - {id: b, title: B, when: {node: a, is: [yes]}, measure: {kind: yes-no}}",
			answers{"a": govmaturity.AnswerYesNo(false)}, "A: from No to Yes (effort 1)", false,
		},
	} {
		path := score(t, read(t, tt.root), tt.as).Root().Next()
		var steps []string
		for _, s := range path.Steps {
			steps = append(steps, s.String())
		}
		if got := strings.Join(steps, "; "); got != tt.steps || path.Exact != tt.exact || !path.Found {
			t.Errorf("%s: got %q, found %v, exact %v; want %q, exact %v", tt.reason, got, path.Found, path.Exact, tt.steps, tt.exact)
		}
	}
}

// A 0 takes a geometric or harmonic mean to 0, whatever the others are: one
// step at each is worth more than two at one, which is fewer moves.
func TestPathFromZero(t *testing.T) {
	for _, rule := range []string{"geometric", "harmonic"} {
		fw := read(t, "id: r\ntitle: R\naggregation: "+rule+"\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.25}, {level: mil3, from: 0.5}]}\nnodes:\n"+
			"  - {id: a, title: A, measure: {kind: count, maximum: 4}}\n  - {id: b, title: B, measure: {kind: count, maximum: 4}}\n")
		path := score(t, fw, answers{"a": num(0), "b": num(0)}).Root().Next()
		if path.Effort != 2 || len(path.Steps) != 2 || !path.Exact {
			t.Errorf("%s: got %v, exact %v; want one step at each", rule, path, path.Exact)
		}
	}
}

// A path through a roster names the item.
func TestPathInRoster(t *testing.T) {
	fw := read(t, "id: r\ntitle: R\naggregation: minimum\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 50}, {level: mil3, from: 100}]}\nitems: {roster: services, take: online}",
		strings.Replace(services, ", when: {node: digital, is: [yes]}", "", 1))
	item := func(id string, online float64) maturity.RosterItem {
		return maturity.RosterItem{ID: id, Title: "Service " + id, Answers: answers{"online": num(online)}}
	}
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S",
		Rosters: map[string][]maturity.RosterItem{"services": {item("1", 60), item("2", 20), item("3", 45)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := card.Root().Next()
	if len(path.Steps) != 2 || path.Effort != 35 || !path.Exact ||
		path.Steps[0].String() != "Service 3, Online: from 45 to 50 (effort 5)" {
		t.Errorf("got %v, effort %d, exact %v", path.Steps, path.Effort, path.Exact)
	}
}
