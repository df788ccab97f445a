package maturity_test

import (
	"github.com/govmaturity/govmaturity"

	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/maturity"
)

// The tests of this file are defects that an attack on the engine found, each
// with the smallest case.

var yes, no = govmaturity.AnswerYesNo(true), govmaturity.AnswerYesNo(false)

func withItems(t *testing.T, fw *maturity.Framework, as answers, rosters map[string][]maturity.RosterItem) *maturity.Scorecard {
	t.Helper()
	card, err := fw.Score(&maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Answers: as, Rosters: rosters})
	if err != nil {
		t.Fatal(err)
	}
	return card
}

func wantCheaper(t *testing.T, p maturity.ImprovementPath, effort int64) {
	t.Helper()
	if p.Exact && p.Effort != effort || !p.Found && p.Exact {
		t.Errorf("to %s: found=%v exact=%v effort=%d %v; effort %d is enough", p.Target.ID(), p.Found, p.Exact, p.Effort, p.Steps, effort)
	}
}

// A gate that states its policy for unanswered forgets the implied zero of
// not-deployed: what does not exist opens the highest level.
func TestRegressionGateNotDeployed(t *testing.T) {
	gate := "id: root\ntitle: R\naggregation: gate\nlevel: {scale: mil}\n%snodes:\n" +
		"  - {id: a, title: a, at: mil1, measure: {kind: yes-no}}\n  - {id: b, title: b, at: mil2, measure: {kind: yes-no}}\n  - {id: c, title: c, at: mil3, measure: {kind: yes-no}}\n"
	as := answers{"a": yes, "b": nd, "c": nd}
	for _, own := range []string{"", "missing: {unanswered: zero}\n", "missing: {unanswered: block}\n"} {
		for _, top := range []string{"", "missing: {unanswered: block}"} {
			if own != "" && top != "" {
				continue
			}
			card := score(t, read(t, fmt.Sprintf(gate, own), top), as)
			if got := card.Root().Level().ID(); got != "mil1" {
				t.Errorf("gate %q framework %q: %s, want mil1", own, top, got)
			}
		}
	}
}

// Published adds the tolerance to every value, not only to halves.
func TestRegressionPublished(t *testing.T) {
	for _, c := range []struct {
		max      string
		decimals int
		x        float64
	}{{"1", 12, 0.5}, {"100", 10, 12.5}, {"1e8", 4, 1.25}, {"1e10", 2, 99.99}, {"1e12", 0, 5}, {"1e15", 0, 7}} {
		fw := read(t, fmt.Sprintf("id: root\ntitle: r\ndecimals: %d\nclass: {scale: mil, of: published, cuts: [{level: mil1, from: 0}, {level: mil2, above: %v}, {level: mil3, above: %v}]}\nmeasure: {kind: number, range: {min: 0, max: %s}}", c.decimals, 0.1, c.x*1.0000000000000002, c.max))
		if p, _ := score(t, fw, answers{"root": num(c.x)}).Root().Published(); p != c.x {
			t.Errorf("range 0 to %s, %d decimals: %v is published as %v", c.max, c.decimals, c.x, p)
		}
	}
	fw := read(t, "id: root\ntitle: r\ndecimals: 1\nmeasure: {kind: number, range: {min: -1, max: 1}}")
	if p, _ := score(t, fw, answers{"root": num(-0.01)}).Root().Published(); fmt.Sprint(p) != "0" {
		t.Errorf("-0.01 with one decimal is published as %v", p)
	}
}

// The tolerance of cuts and of Met grows with the width of the range.
func TestRegressionWideRange(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 100}, {level: mil3, from: 100000}]}\nmeasure: {kind: number, range: {min: 0, max: 1e18}}")
	if got := score(t, fw, answers{"root": num(0)}).Root().Level().ID(); got != "mil1" {
		t.Errorf("0 reaches %s, which begins at 100000", got)
	}
	fw = read(t, "id: root\ntitle: R\naggregation: gate\nlevel: {scale: mil}\nmet: 100\nnodes:\n  - {id: a, title: a, at: mil3, measure: {kind: number, range: {min: 0, max: 1e15}}}")
	if got := score(t, fw, answers{"a": num(0)}).Root().Level().ID(); got == "mil3" {
		t.Errorf("a gate that needs 100 opens at 0")
	}
}

// A gate with share 1 opens though a need of small weight is not met.
func TestRegressionGateSmallWeight(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: gate\nlevel: {scale: mil}\nnodes:\n  - {id: c, title: c, at: mil3, weight: 1000000, measure: {kind: yes-no}}\n  - {id: d, title: d, at: mil3, weight: 0.0000001, measure: {kind: yes-no}}")
	if got := score(t, fw, answers{"c": yes, "d": no}).Root().Level().ID(); got == "mil3" {
		t.Errorf("reaches %s without d", got)
	}
	fw = read(t, "id: root\ntitle: R\naggregation: median\n"+numbers(3, 1e9, 1e-4, 1e9))
	if got, _ := score(t, fw, answers{"a": num(0), "b": num(5), "c": num(10)}).Root().Value(); got != 5 {
		t.Errorf("median %v, want 5: half of the weight lies within b", got)
	}
}

// Conditions compare computed values bit for bit.
func TestRegressionCondition(t *testing.T) {
	fw := read(t, `
id: root
title: Root
aggregation: arithmetic
nodes:
  - {id: x, title: x, measure: {kind: number, normalise: {kind: goalposts, min: 0.1, max: 1.1}}}
  - {id: c, title: c, measure: {kind: count, maximum: 10, worth: 3}}
  - {id: y, title: y, when: {node: x, from: 0.2}, measure: {kind: yes-no}}
  - {id: z, title: z, when: {node: c, to: 0.3}, measure: {kind: yes-no}}
`)
	card := score(t, fw, answers{"x": num(0.3), "c": num(1), "y": yes, "z": yes})
	for _, id := range []string{"y", "z"} {
		if got := card.Node(id).State(); got != govmaturity.StateAnswered {
			t.Errorf("%s: %s ((0.3-0.1)/(1.1-0.1) is 0.2, 1/10*3 is 0.3)", id, got)
		}
	}
}

// ScoreStanding of a node above a summary does not see the items.
func TestRegressionStanding(t *testing.T) {
	doc := strings.Replace(document("id: root\ntitle: R\naggregation: arithmetic\nnodes:\n  - {id: sum, title: s, aggregation: arithmetic, items: {roster: s}}\n  - {id: y, title: y, measure: {kind: level, scale: stages}}",
		"rosters:\n  - id: s\n    title: S\n    root: {id: q, title: Q, score-standing: illustrative, measure: {kind: level, scale: stages}}"),
		"score-standing: illustrative", "score-standing: derived", 1)
	fw, err := maturity.ReadFramework("t.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	card := withItems(t, fw, nil, map[string][]maturity.RosterItem{"s": {{ID: "1", Answers: answers{"q": govmaturity.AnswerChoice("online")}}}})
	if got := card.Root().ScoreStanding(); got != "illustrative" {
		t.Errorf("root %s, above sum %s", got, card.Node("sum").ScoreStanding())
	}
}

// Coverage of a table (or profile) whose nodes all weigh 0.
func TestRegressionTableCoverage(t *testing.T) {
	root := `
id: root
title: Root
aggregation: arithmetic
nodes:
  - id: tab
    title: Tab
    aggregation: table
    table: [{when: {node: x, is: [b]}, value: 2}, {value: 1}]
    nodes:
      - {id: x, title: x, weight: 0, measure: {kind: choice, options: [{id: a, title: A}, {id: b, title: B}]}}
  - {id: y, title: y, measure: {kind: yes-no}}
`
	as := answers{"x": govmaturity.AnswerChoice("b"), "y": yes}
	if got := score(t, read(t, root), as).Root().Coverage(); got != 1 {
		t.Errorf("all is answered, coverage %v", got)
	}
	card := score(t, read(t, root, "missing: {min-coverage: 0.5}"), as)
	if v, ok := card.Root().Value(); v != 1.5 {
		t.Errorf("all is answered; tab is %s, root %v %v", card.Node("tab").State(), v, ok)
	}
}

// Paths that claim to be exact and are not.
func TestRegressionTwoSummaries(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: minimum\nlevel: {scale: stages}\nnodes:\n  - {id: mean, title: m, aggregation: arithmetic, items: {roster: s}}\n  - {id: worst, title: w, aggregation: minimum, items: {roster: s}}",
		"rosters:\n  - {id: s, title: S, root: {id: q, title: Q, measure: {kind: level, scale: stages}}}")
	card := withItems(t, fw, nil, map[string][]maturity.RosterItem{"s": {{ID: "1", Answers: answers{"q": govmaturity.AnswerChoice("online")}}, {ID: "2", Answers: answers{"q": govmaturity.AnswerChoice("online")}}}})
	p := card.Root().Next()
	wantCheaper(t, p, 2)
	seen := map[string]bool{}
	for _, s := range p.Steps {
		if seen[s.String()] {
			t.Errorf("twice: %s", s)
		}
		seen[s.String()] = true
	}
}

func TestRegressionClassOfGate(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: gate\nlevel: {scale: mil}\nclass: {scale: two, cuts: [{level: lo, from: 0}, {level: hi, from: 2.5}]}\nnodes:\n  - {id: a, title: a, at: mil1, measure: {kind: yes-no}}\n  - {id: b, title: b, at: mil3, measure: {kind: yes-no}}\n  - {id: c, title: c, at: mil3, measure: {kind: yes-no}}",
		"  - {id: two, levels: [{id: lo, rank: 0, title: lo}, {id: hi, rank: 1, title: hi}]}")
	card := score(t, fw, answers{"a": yes, "b": no, "c": no})
	wantCheaper(t, card.Root().PathTo(card.Root().Classes()[1]), 1)
}

func TestRegressionConditionInNestedRoster(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: arithmetic\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.5}, {level: mil3, from: 1}]}\nitems: {roster: o}", `rosters:
  - id: o
    title: O
    root: {id: oroot, title: O, aggregation: arithmetic, items: {roster: i}}
    rosters:
      - id: i
        title: I
        root:
          id: iroot
          title: I
          aggregation: arithmetic
          nodes:
            - {id: p, title: P, effort: 10, measure: {kind: yes-no}}
            - {id: s, title: S, weight: 0.001, measure: {kind: yes-no}}
            - {id: q, title: Q, when: {node: s, is: ["no"]}, measure: {kind: yes-no}}`)
	card := withItems(t, fw, nil, map[string][]maturity.RosterItem{"o": {{ID: "x", Rosters: map[string][]maturity.RosterItem{"i": {
		{ID: "1", Answers: answers{"p": yes, "s": no, "q": no}}, {ID: "2", Answers: answers{"p": no, "s": no, "q": no}}}}}}})
	wantCheaper(t, card.Root().PathTo(card.Root().Levels()[1]), 1) // S of item 1: Q is then not asked, (1 + 0)/2
}

func TestRegressionNestedGate(t *testing.T) {
	fw := read(t, `
id: root
title: Root
aggregation: arithmetic
missing: {unanswered: zero}
level: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 0.9}, {level: mil3, from: 3}]}
nodes:
  - id: g
    title: g
    aggregation: gate
    level: {scale: mil}
    nodes:
      - {id: a, title: a, at: mil1, measure: {kind: yes-no}}
      - {id: c, title: c, at: mil3, measure: {kind: yes-no}}
  - {id: y, title: y, effort: 500, measure: {kind: level, scale: mil}}
`)
	card := score(t, fw, answers{"y": govmaturity.AnswerChoice("mil1")})
	wantCheaper(t, card.Root().PathTo(card.Root().Levels()[1]), 2) // a: from unanswered to yes
}

func TestRegressionMinCoverage(t *testing.T) {
	fw := read(t, `
id: root
title: Root
aggregation: arithmetic
level: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: 2}, {level: mil3, from: 9}]}
missing: {unanswered: zero}
nodes:
  - id: g
    title: g
    aggregation: arithmetic
    missing: {unanswered: zero, min-coverage: 0.6}
    nodes:
      - {id: a, title: a, measure: {kind: level, scale: ten}}
      - {id: b, title: b, measure: {kind: level, scale: ten}}
  - {id: c, title: c, effort: 100, measure: {kind: number, range: {min: 0, max: 10}}}
`, "  - {id: ten, levels: [{id: z, rank: 0, title: z}, {id: t, rank: 10, title: t}]}")
	card := score(t, fw, answers{"a": govmaturity.AnswerChoice("t"), "c": num(0)})
	wantCheaper(t, card.Root().PathTo(card.Root().Levels()[1]), 1) // b: from unanswered to z, and g is 5
}

func TestRegressionGrid(t *testing.T) {
	level := "id: root\ntitle: R\nlevel: {scale: mil, cuts: [{level: mil1, from: 0}, {level: mil2, from: %v}, {level: mil3, from: 1}]}\nmeasure: %s"
	for _, c := range []struct {
		measure string
		cut, x  float64
		effort  int64
	}{
		{"{kind: count, maximum: 1000}", 0.003, 0, 3},                // 3 of 1000; got 5
		{"{kind: points, maximum: 10}", 0.35, 2.5, 1},                // 2.5 to 3.5; got 4
		{"{kind: number, range: {min: 0, max: 1}}", 0.515, 0.505, 1}, // one hundredth; got two
	} {
		card := score(t, read(t, fmt.Sprintf(level, c.cut, c.measure)), answers{"root": num(c.x)})
		wantCheaper(t, card.Root().PathTo(card.Root().Levels()[1]), c.effort)
	}
	// A peak between the hundredths: said, for sure, not to be reachable.
	fw := read(t, fmt.Sprintf(level, 0.5, "{kind: number, range: {min: 0, max: 1}, normalise: {kind: piecewise, points: [{from: 0, to: 0}, {from: 0.3333, to: 1}, {from: 1, to: 0}]}}"))
	card := score(t, fw, answers{"root": num(0.25)})
	wantCheaper(t, card.Root().PathTo(card.Root().Levels()[2]), 9)
}

// One number, two answers: in a document the id "1" reads as a rank, in a
// table as an id. Such an id is refused unless it is its own rank.
func TestRegressionRankOrID(t *testing.T) {
	root := "id: root\ntitle: R\nmeasure: {kind: level, scale: num}"
	_, err := maturity.ReadFramework("t.yaml", []byte(document(root, `  - {id: num, levels: [{id: "1", rank: 0, title: one}, {id: "2", rank: 1, title: two}]}`)))
	if err == nil || strings.Count(err.Error(), "reads as a rank") != 2 {
		t.Errorf("got %v", err)
	}
	read(t, root, `  - {id: num, levels: [{id: "0", rank: 0, title: none}, {id: "1", rank: 1, title: one}]}`)
}

// A card and a framework change through what they hand out or were given.
func TestRegressionAliases(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: gate\nlevel: {scale: mil}\nnodes:\n  - {id: a, title: a, at: mil1, measure: {kind: yes-no}}\n  - {id: b, title: b, at: mil3, measure: {kind: yes-no}}")
	a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Answers: answers{"a": yes, "b": no}}
	before, _ := fw.Score(a)
	a.Answers["a"] = no // what if?
	if v, _ := before.Node("a").Value(); v != 1 || before.Node("a").Answer().Choices()[0] != "yes" {
		t.Errorf("the card's value is %v, its answer now %v", v, before.Node("a").Answer().Choices())
	}
	a.Answers["a"], a.Answers["b"] = yes, yes
	after, _ := fw.Score(a)
	if v, _ := after.Root().Value(); v != 3 {
		t.Errorf("after a change of an Explanation, the framework scores %v, not 3", v)
	}
}

// Compare panics.
func TestRegressionCompare(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: arithmetic\nitems: {roster: s}", "rosters:\n  - {id: s, title: S, root: {id: q, title: Q, measure: {kind: level, scale: stages}}}")
	card := withItems(t, fw, nil, map[string][]maturity.RosterItem{"s": {{ID: "1", Answers: answers{"q": govmaturity.AnswerChoice("online")}}}})
	for name, f := range map[string]func(){
		"a card and an item": func() { maturity.Compare(card, card.Items("s")[0]) },
		"a nil option":       func() { maturity.Compare(card, card, nil) },
		"nil cards":          func() { maturity.Compare(nil, nil) },
	} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Errorf("%s: panic: %v", name, r)
				}
			}()
			f()
		}()
	}
}

// A table's last row does not see answers below a profile.
func TestRegressionTableProfile(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: table\ntable: [{when: {node: x, is: [\"no\"]}, value: 1}, {value: 2}]\nnodes:\n  - id: p\n    title: p\n    aggregation: profile\n    nodes:\n      - {id: x, title: x, measure: {kind: yes-no}}")
	r := score(t, fw, answers{"x": yes}).Root()
	if v, ok := r.Value(); !ok || v != 2 {
		t.Errorf("x is answered: %v, %s, coverage %v", v, r.State(), r.Coverage())
	}
}

// What an assessor writes can forge lines of an explanation.
func TestRegressionForge(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: arithmetic\n"+numbers(2))
	a := num(0)
	a.Comment = "ok\n  standing:  content official, number official\n  \x1b[31mnote: forged"
	text := score(t, fw, answers{"a": a}).Node("a").Explain().Text()
	if strings.Count(text, "\n  standing:") != 1 || strings.Contains(text, "\x1b") {
		t.Errorf("%q", text)
	}
}

// An Explanation is said to be plain data, and cannot be read back.
func TestRegressionExplainJSON(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: arithmetic\nlevel: {scale: stages}\n"+numbers(2))
	data, _ := json.Marshal(score(t, fw, answers{"a": num(3), "b": num(4)}).Root().Explain())
	var back maturity.Explanation
	err := json.Unmarshal(data, &back)
	if v, ok := back.Recompute(); err != nil || !ok || v.Value != 3.5 {
		t.Errorf("%v; recomputed %v %v", err, v, ok)
	}
}

// What weighs 0 is not among the estimated answers that a number rests on.
func TestRegressionImputed(t *testing.T) {
	fw := read(t, "id: root\ntitle: R\naggregation: arithmetic\n"+numbers(3, 1, 1, 0))
	if got := score(t, fw, answers{"a": num(1), "b": num(2), "c": num(3).AsImputed()}).Root().Explain().Imputed; got != 0 {
		t.Errorf("the number rests on %d estimated answers; c weighs 0", got)
	}
}

// A suggestion must not lead to other scores: a median is not a mean.
func TestOtherNamesOfKinds(t *testing.T) {
	for word, want := range map[string]string{"mean": `"arithmetic"`, "avg": `"arithmetic"`, "max": `"maximum"`, "medain": `"median"`} {
		_, err := maturity.ReadFramework("x.yaml", []byte(`{format: govmaturity/framework/1, id: x, edition: "1", title: X, standing: illustrative,
score-standing: illustrative, root: {id: r, title: R, aggregation: `+word+`, nodes: [{id: a, title: A, measure: {kind: yes-no}}]}}`))
		if err == nil || !strings.Contains(err.Error(), "did you mean "+want) {
			t.Errorf("%s: %v", word, err)
		}
	}
}

// Beyond a goalpost nothing counts more, so no path goes there.
func TestPathStopsAtTheGoalpost(t *testing.T) {
	fw, err := maturity.ReadFramework("x.json", []byte(`{"format": "govmaturity/framework/1", "id": "x", "edition": "1", "title": "X",
		"standing": "illustrative", "score-standing": "illustrative",
		"scales": [{"id": "s", "levels": [{"id": "a", "rank": 0, "title": "A"}, {"id": "b", "rank": 1, "title": "B"}]}],
		"root": {"id": "r", "title": "R", "aggregation": "arithmetic", "level": {"scale": "s"}, "nodes": [{"id": "n", "title": "N", "measure":
			{"kind": "number", "range": {"min": 0, "max": 10000}, "normalise": {"kind": "goalposts", "min": 0, "max": 100, "outside": "clamp"}}}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []float64{99, 50, 0} {
		card, err := fw.Score(&maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: "x", Edition: "1", Subject: "S",
			Answers: map[string]govmaturity.Answer{"n": govmaturity.AnswerNumber(from)},
		})
		if err != nil {
			t.Fatal(err)
		}
		steps := card.Root().Next().Steps
		if len(steps) != 1 {
			t.Fatalf("from %v: %v", from, steps)
		}
		if x, _ := steps[0].To.Number(); x != 100 {
			t.Errorf("from %v: to %v, and 100 is enough", from, x)
		}
	}
}
