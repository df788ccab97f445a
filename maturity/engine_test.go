package maturity_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/exp/stats"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// read compiles a framework whose root is given in YAML, indented by nothing.
// Scales stages (1-4) and mil (1-3) are there to use.
func read(tb testing.TB, root string, more ...string) *maturity.Framework {
	tb.Helper()
	fw, err := maturity.ReadFramework("t.yaml", []byte(document(root, more...)))
	if err != nil {
		tb.Fatalf("%v\n%s", err, document(root, more...))
	}
	return fw
}

func document(root string, more ...string) string {
	return `format: govmaturity/framework/1
id: t
edition: "1"
title: Test
standing: illustrative
score-standing: illustrative
scales:
  - id: stages
    levels:
      - {id: online, rank: 1, title: Online}
      - {id: transactional, rank: 2, title: Transactional}
      - {id: connected, rank: 3, title: Connected}
      - {id: transformative, rank: 4, title: Transformative}
  - id: mil
    levels:
      - {id: mil1, rank: 1, title: MIL 1}
      - {id: mil2, rank: 2, title: MIL 2}
      - {id: mil3, rank: 3, title: MIL 3}
` + strings.Join(more, "\n") + "\nroot:\n  " + strings.ReplaceAll(strings.TrimSpace(root), "\n", "\n  ") + "\n"
}

// numbers is a list of n nodes a, b, c ... answered with a number from 0 to 10,
// with the weights given.
func numbers(n int, weights ...float64) string {
	var b strings.Builder
	b.WriteString("nodes:\n")
	for i := range n {
		weight := ""
		if i < len(weights) {
			weight = fmt.Sprintf(", weight: %v", weights[i])
		}
		id := string(rune('a' + i))
		fmt.Fprintf(&b, "  - {id: %s, title: %s%s, measure: {kind: number, range: {min: 0, max: 10}}}\n", id, id, weight)
	}
	return b.String()
}

type answers = map[string]govmaturity.Answer

func score(tb testing.TB, fw *maturity.Framework, as answers) *maturity.Scorecard {
	tb.Helper()
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S", Answers: as,
	})
	if err != nil {
		tb.Fatal(err)
	}
	return card
}

func num(x float64) govmaturity.Answer { return govmaturity.AnswerNumber(x) }

var (
	na   = govmaturity.AnswerState(govmaturity.StateNotApplicable)
	nd   = govmaturity.AnswerState(govmaturity.StateNotDeployed)
	excl = govmaturity.AnswerState(govmaturity.StateExcluded)
)

func TestAggregations(t *testing.T) {
	head := "id: r\ntitle: R\naggregation: "
	for _, tt := range []struct {
		reason string
		root   string
		as     answers
		want   float64
	}{
		{"equal weights", head + "arithmetic\n" + numbers(2), answers{"a": num(1), "b": num(2)}, 1.5},
		{"weights 3:1", head + "arithmetic\n" + numbers(2, 3, 1), answers{"a": num(10), "b": num(2)}, 8},
		{"a weight of 0 does not count", head + "arithmetic\n" + numbers(3, 1, 1, 0), answers{"a": num(1), "b": num(2), "c": num(10)}, 1.5},
		{"the root of a product", head + "geometric\n" + numbers(2), answers{"a": num(2), "b": num(8)}, 4},
		{"a 0 takes a geometric mean to 0", head + "geometric\n" + numbers(2), answers{"a": num(0), "b": num(8)}, 0},
		{"weighted: (2^2 * 8)^(1/3)", head + "geometric\n" + numbers(2, 2, 1), answers{"a": num(2), "b": num(8)}, math.Cbrt(32)},
		{"2 / (1/2 + 1/6)", head + "harmonic\n" + numbers(2), answers{"a": num(2), "b": num(6)}, 3},
		{"a 0 takes a harmonic mean to 0", head + "harmonic\n" + numbers(2), answers{"a": num(0), "b": num(6)}, 0},
		{"the middle of three", head + "median\n" + numbers(3), answers{"a": num(9), "b": num(1), "c": num(2)}, 2},
		{"between the two in the middle of four", head + "median\n" + numbers(4), answers{"a": num(9), "b": num(1), "c": num(2), "d": num(4)}, 3},
		{"half of the weight lies on the 9", head + "median\n" + numbers(3, 3, 1, 1), answers{"a": num(9), "b": num(1), "c": num(2)}, 9},
		{"exactly half below: between 2 and 9", head + "median\n" + numbers(3, 2, 1, 1), answers{"a": num(9), "b": num(1), "c": num(2)}, 5.5},
		{"the lowest", head + "minimum\n" + numbers(3), answers{"a": num(3), "b": num(1), "c": num(2)}, 1},
		{"the highest", head + "maximum\n" + numbers(3), answers{"a": num(3), "b": num(1), "c": num(2)}, 3},
		{"a weighted sum is not divided", head + "sum\n" + numbers(2, 2, 1), answers{"a": num(3), "b": num(1)}, 7},
		{"7 of 20 points", head + "points\n" + numbers(2), answers{"a": num(3), "b": num(4)}, 0.35},
		{"7 of 35 points, on a scale to 100", head + "points\nmaximum: 35\nworth: 100\n" + numbers(2), answers{"a": num(3), "b": num(4)}, 20},
		{"what is left out leaves the maximum too", head + "points\nmaximum: 35\n" + numbers(2), answers{"a": num(5), "b": na}, 0.2},
	} {
		card := score(t, read(t, tt.root), tt.as)
		if got, ok := card.Root().Value(); !ok || math.Abs(got-tt.want) > 1e-14 {
			t.Errorf("%s: got %v (%v), want %v", tt.reason, got, card.Root().State(), tt.want)
		}
	}
}

// An independent implementation agrees on random numbers.
func TestOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	mean := read(t, "id: r\ntitle: R\naggregation: arithmetic\n"+numbers(9))
	median := read(t, "id: r\ntitle: R\naggregation: median\n"+numbers(8))
	for range 1000 {
		xs, as := make([]float64, 9), answers{}
		for i := range xs {
			xs[i] = r.Float64() * 10
			as[string(rune('a'+i))] = num(xs[i])
		}
		want, _ := stats.MeanAndStdDev(xs)
		if got, _ := score(t, mean, as).Root().Value(); math.Abs(got-want) > 1e-14 {
			t.Fatalf("mean of %v: got %v, want %v", xs, got, want)
		}
		delete(as, "i")
		if got, _ := score(t, median, as).Root().Value(); math.Abs(got-stats.Median(xs[:8])) > 1e-14 {
			t.Fatalf("median of %v: got %v, want %v", xs[:8], got, stats.Median(xs[:8]))
		}
	}
}

func TestMissing(t *testing.T) {
	head := "id: r\ntitle: R\naggregation: arithmetic\n"
	for _, tt := range []struct {
		reason   string
		missing  string
		as       answers
		want     float64 // NaN: no value
		state    govmaturity.State
		coverage float64
	}{
		{"renormalise is the default", "", answers{"a": num(4), "b": num(6)}, 5, govmaturity.StateAnswered, 2. / 3},
		{"an answer that does not apply is no gap", "", answers{"a": num(4), "b": num(6), "c": na}, 5, govmaturity.StateAnswered, 1},
		{"nor is one that is excluded", "", answers{"a": num(4), "b": num(6), "c": excl}, 5, govmaturity.StateAnswered, 1},
		{"not deployed is an answer", "missing: {not-deployed: zero}", answers{"a": num(4), "b": num(5), "c": nd}, 3, govmaturity.StateAnswered, 1},
		{"zero counts as the lowest", "missing: {unanswered: zero}", answers{"a": num(4), "b": num(5)}, 3, govmaturity.StateAnswered, 2. / 3},
		{"zero for all: put in, not observed", "missing: {unanswered: zero}", answers{}, 0, govmaturity.StateImputed, 0},
		{"anchor counts as stated", "missing: {unanswered: anchor, anchor: 6}", answers{"a": num(4), "b": num(5)}, 5, govmaturity.StateAnswered, 2. / 3},
		{"impute takes the mean of the others", "missing: {unanswered: impute}", answers{"a": num(4), "b": num(6)}, 5, govmaturity.StateAnswered, 2. / 3},
		{"nothing to impute from", "missing: {unanswered: impute}", answers{}, math.NaN(), govmaturity.StateUnanswered, 0},
		{"block", "missing: {unanswered: block}", answers{"a": num(4), "b": num(5)}, math.NaN(), govmaturity.StateBlocked, 2. / 3},
		{"block does not mind what does not apply", "missing: {unanswered: block}", answers{"a": num(4), "b": num(6), "c": na}, 5, govmaturity.StateAnswered, 1},
		{"too little is answered", "missing: {min-coverage: 0.67}", answers{"a": num(4), "b": num(5)}, math.NaN(), govmaturity.StateBlocked, 2. / 3},
		{"just enough is answered", "missing: {min-coverage: 0.66}", answers{"a": num(4), "b": num(6)}, 5, govmaturity.StateAnswered, 2. / 3},
		{"nothing is answered", "", answers{}, math.NaN(), govmaturity.StateUnanswered, 0},
		{"nothing applies", "", answers{"a": na, "b": na, "c": na}, math.NaN(), govmaturity.StateNotApplicable, 0},
		{"nothing is deployed", "", answers{"a": nd, "b": nd, "c": na}, math.NaN(), govmaturity.StateNotDeployed, 1},
		{"all excluded", "", answers{"a": excl, "b": excl, "c": na}, math.NaN(), govmaturity.StateExcluded, 0},
		{"an estimate has a value and covers nothing", "", answers{"a": num(4), "b": num(5), "c": num(6).AsImputed()}, 5, govmaturity.StateAnswered, 2. / 3},
		{"only estimates", "", answers{"a": num(4).AsImputed(), "b": na, "c": na}, 4, govmaturity.StateImputed, 0},
	} {
		root := score(t, read(t, head+tt.missing+"\n"+numbers(3)), tt.as).Root()
		got, ok := root.Value()
		if !ok {
			got = math.NaN()
		}
		if math.Abs(got-tt.want) > 1e-14 || math.IsNaN(got) != math.IsNaN(tt.want) ||
			root.State() != tt.state || math.Abs(root.Coverage()-tt.coverage) > 1e-15 {
			t.Errorf("%s: got %v, %s, coverage %v; want %v, %s, %v",
				tt.reason, got, root.State(), root.Coverage(), tt.want, tt.state, tt.coverage)
		}
	}
}

// The framework's own policy is for all nodes; a node's stands in for it.
func TestMissingDefault(t *testing.T) {
	root := "id: r\ntitle: R\naggregation: arithmetic\n"
	if _, ok := score(t, read(t, root+numbers(2), "missing: {unanswered: block}"), answers{"a": num(1)}).Root().Value(); ok {
		t.Error("the framework blocks, and there is a value")
	}
	if v, ok := score(t, read(t, root+"missing: {}\n"+numbers(2), "missing: {unanswered: block}"), answers{"a": num(1)}).Root().Value(); !ok || v != 1 {
		t.Errorf("the node's own policy: got %v, %v", v, ok)
	}
}

// Three threes weighed 0.1, 0.2 and 0.7 add up to a little less than 3 in
// binary, and reach level 3 all the same.
func TestCutTolerance(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: arithmetic
level: {scale: stages}
nodes:
  - {id: a, title: a, weight: 0.1, measure: {kind: level, scale: stages}}
  - {id: b, title: b, weight: 0.2, measure: {kind: level, scale: stages}}
  - {id: c, title: c, weight: 0.7, measure: {kind: level, scale: stages}}
`)
	for rank, want := range []string{1: "online", 2: "transactional", 3: "connected", 4: "transformative"} {
		if want == "" {
			continue
		}
		x := num(float64(rank))
		if got := score(t, fw, answers{"a": x, "b": x, "c": x}).Root().Level(); got.ID() != want {
			t.Errorf("all %d: got %s", rank, got)
		}
	}
}

func TestCuts(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: arithmetic
decimals: 1
level:
  scale: mil
  cuts: [{level: mil1, from: 2}, {level: mil2, above: 5}, {level: mil3, above: 8}]
class:
  scale: mil
  of: published
  cuts: [{level: mil1, from: 0}, {level: mil2, from: 5}, {level: mil3, above: 8}]
`+numbers(1))
	for _, tt := range []struct {
		reason       string
		x            float64
		level, class string
	}{
		{"below the first cut there is no level", 1.9, "", "mil1"},
		{"from belongs to the level", 2, "mil1", "mil1"},
		{"above does not", 5, "mil1", "mil2"},
		{"just above", 5.01, "mil2", "mil2"},
		{"the class is that of the published 5.0", 4.96, "mil1", "mil2"},
		{"the class is that of the published 8.0", 8.04, "mil3", "mil2"},
		{"the top", 10, "mil3", "mil3"},
	} {
		root := score(t, fw, answers{"a": num(tt.x)}).Root()
		if root.Level().ID() != tt.level || root.Class().ID() != tt.class {
			t.Errorf("%s (%v): got level %q and class %q, want %q and %q",
				tt.reason, tt.x, root.Level().ID(), root.Class().ID(), tt.level, tt.class)
		}
	}
}

const gate = `id: r
title: R
aggregation: gate
level: {scale: mil}
nodes:
  - {id: p1, title: p1, at: mil1, measure: {kind: yes-no}}
  - {id: p2, title: p2, at: mil1, measure: {kind: yes-no}}
  - {id: q1, title: q1, at: mil2, measure: {kind: yes-no}}
  - {id: s1, title: s1, at: mil3, measure: {kind: yes-no}}
`

func TestGate(t *testing.T) {
	yes, no := govmaturity.AnswerYesNo(true), govmaturity.AnswerYesNo(false)
	fw := read(t, gate)
	half := read(t, strings.Replace(gate, "level:", "share: 0.5\nlevel:", 1))
	for _, tt := range []struct {
		reason string
		fw     *maturity.Framework
		as     answers
		value  float64
		level  string
	}{
		{"nothing met: no level", fw, answers{"p1": no, "p2": no, "q1": yes, "s1": yes}, 0, ""},
		{"half of the first: progress, no level", fw, answers{"p1": yes, "p2": no, "q1": yes, "s1": yes}, 0.5, ""},
		{"the first", fw, answers{"p1": yes, "p2": yes, "q1": no, "s1": no}, 1, "mil1"},
		{"what is above a closed gate does not count", fw, answers{"p1": yes, "p2": yes, "q1": no, "s1": yes}, 1, "mil1"},
		{"all", fw, answers{"p1": yes, "p2": yes, "q1": yes, "s1": yes}, 3, "mil3"},
		{"a gate through which nothing goes is open", fw, answers{"p1": yes, "p2": yes, "q1": na, "s1": no}, 2, "mil2"},
		{"an open question is not met", fw, answers{"p1": yes, "p2": yes, "s1": yes}, 1, "mil1"},
		{"nor is what is not deployed", fw, answers{"p1": yes, "p2": yes, "q1": nd, "s1": yes}, 1, "mil1"},
		{"half is enough where the share says so", half, answers{"p1": yes, "p2": no, "q1": yes, "s1": no}, 2, "mil2"},
	} {
		root := score(t, tt.fw, tt.as).Root()
		if got, _ := root.Value(); got != tt.value || root.Level().ID() != tt.level {
			t.Errorf("%s: got %v, %q; want %v, %q", tt.reason, got, root.Level().ID(), tt.value, tt.level)
		}
	}
	if root := score(t, fw, nil).Root(); root.State() != govmaturity.StateUnanswered {
		t.Errorf("nothing answered: got %s", root.State())
	}
	ladder := read(t, `id: r
title: R
aggregation: ladder
met: 5
level: {scale: mil}
`+numbers(3))
	root := score(t, ladder, answers{"a": num(7), "b": num(2.5), "c": num(10)}).Root()
	if got, _ := root.Value(); got != 1.5 || root.Level().ID() != "mil1" {
		t.Errorf("ladder: got %v, %q; want 1.5, half way from mil1 to mil2", got, root.Level().ID())
	}
}

func TestBranching(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: a, title: a, weight: 0, measure: {kind: yes-no}}
  - {id: b, title: b, when: {node: a, is: [yes]}, measure: {kind: number, range: {min: 0, max: 10}}}
  - {id: c, title: c, when: {node: b, from: 5}, measure: {kind: number, range: {min: 0, max: 10}}}
  - id: g
    title: g
    when: {any: [{node: a, is: [no]}, {node: c, below: 3}]}
    aggregation: minimum
    nodes:
      - {id: d, title: d, measure: {kind: number, range: {min: 0, max: 10}}}
`)
	yes, no := govmaturity.AnswerYesNo(true), govmaturity.AnswerYesNo(false)
	for _, tt := range []struct {
		reason string
		as     answers
		want   float64
		skip   string
	}{
		{"all asked", answers{"a": yes, "b": num(5), "c": num(2), "d": num(2)}, 3, ""},
		{"g is not asked: c is not below 3", answers{"a": yes, "b": num(5), "c": num(3), "d": num(2)}, 4, "g d"},
		{"c is not asked, so it is not below 3 either", answers{"a": yes, "b": num(4), "c": num(2), "d": num(2)}, 4, "c g d"},
		{"b is not asked, so c is not; g is", answers{"a": no, "b": num(9), "c": num(9), "d": num(2)}, 2, "b c"},
		{"an open question decides nothing", answers{"b": num(9), "c": num(9), "d": num(2)}, math.NaN(), "b c g d"},
	} {
		card := score(t, fw, tt.as)
		got, ok := card.Root().Value()
		if !ok {
			got = math.NaN()
		}
		if got != tt.want && !(math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s: got %v, want %v", tt.reason, got, tt.want)
		}
		var skipped []string
		for r := range card.Nodes() {
			if r.State() == govmaturity.StateNotAsked {
				skipped = append(skipped, r.ID())
			}
		}
		if strings.Join(skipped, " ") != tt.skip {
			t.Errorf("%s: %v not asked, want %v", tt.reason, skipped, tt.skip)
		}
	}
}

func TestTable(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: table
table:
  - {when: {all: [{node: a, is: [yes]}, {node: b, is: [yes]}]}, value: 100}
  - {when: {node: a, is: [yes]}, value: 25}
  - {when: {node: b, state: [not-deployed]}, value: 10}
  - {value: 0}
nodes:
  - {id: a, title: a, measure: {kind: yes-no}}
  - {id: b, title: b, weight: 0, measure: {kind: yes-no}}
`)
	yes, no := govmaturity.AnswerYesNo(true), govmaturity.AnswerYesNo(false)
	for _, tt := range []struct {
		reason string
		as     answers
		want   float64
		state  govmaturity.State
	}{
		{"both", answers{"a": yes, "b": yes}, 100, govmaturity.StateAnswered},
		{"the first row that holds", answers{"a": yes, "b": no}, 25, govmaturity.StateAnswered},
		{"a row about a state", answers{"b": nd}, 10, govmaturity.StateAnswered},
		{"the last row, for other answers", answers{"a": no}, 0, govmaturity.StateAnswered},
		{"no answer at all is not an other answer", answers{}, 0, govmaturity.StateUnanswered},
	} {
		root := score(t, fw, tt.as).Root()
		if got, _ := root.Value(); got != tt.want || root.State() != tt.state {
			t.Errorf("%s: got %v, %s; want %v, %s", tt.reason, got, root.State(), tt.want, tt.state)
		}
	}
}

func TestMeasures(t *testing.T) {
	for _, tt := range []struct {
		reason  string
		measure string
		answer  govmaturity.Answer
		want    float64
		bad     string // part of the message
	}{
		{"a level by id", "{kind: level, scale: stages}", govmaturity.AnswerChoice("connected"), 3, ""},
		{"a level by rank", "{kind: level, scale: stages}", num(3), 3, ""},
		{"no such level", "{kind: level, scale: stages}", govmaturity.AnswerChoice("best"), 0, "expected a level: online, transactional, connected, transformative, or its rank"},
		{"no such rank", "{kind: level, scale: stages}", num(2.5), 0, "found 2.5"},
		{"yes counts its worth", "{kind: yes-no, worth: 100}", govmaturity.AnswerYesNo(true), 100, ""},
		{"maybe is not an answer", "{kind: yes-no}", govmaturity.AnswerChoice("maybe"), 0, "expected yes or no"},
		{"options count their values", "{kind: choice, options: [{id: a, title: A, value: 0.2}, {id: b, title: B, value: 1}]}", govmaturity.AnswerChoice("a"), 0.2, ""},
		{"one option only", "{kind: choice, options: [{id: a, title: A, value: 0.2}, {id: b, title: B, value: 1}]}", govmaturity.AnswerChoice("a", "b"), 0, "expected one of: a, b"},
		{"2 of 4", "{kind: checklist, options: [{id: a, title: A}, {id: b, title: B, value: 3}]}", govmaturity.AnswerChoice("a"), 0.25, ""},
		{"nothing checked", "{kind: checklist, options: [{id: a, title: A}, {id: b, title: B}]}", govmaturity.AnswerChoice(), 0, ""},
		{"checked twice", "{kind: checklist, options: [{id: a, title: A}, {id: b, title: B}]}", govmaturity.AnswerChoice("a", "a"), 0, "given twice"},
		{"3 of 12", "{kind: count, maximum: 12}", num(3), 0.25, ""},
		{"half a service", "{kind: count, maximum: 12}", num(2.5), 0, "expected a whole number from 0 to 12"},
		{"13 of 12", "{kind: count, maximum: 12}", num(13), 0, "expected a whole number from 0 to 12"},
		{"points need not be whole", "{kind: points, maximum: 8, worth: 2}", num(2.5), 0.625, ""},
		{"a number counts as it is", "{kind: number, range: {min: -1, max: 1}}", num(-0.5), -0.5, ""},
		{"a number outside its range", "{kind: number, range: {min: 0, max: 1}}", num(1.5), 0, "expected a number from 0 to 1"},
		{"not a number", "{kind: number, range: {min: 0, max: 1}}", num(math.NaN()), 0, "found NaN"},
		{"goalposts", "{kind: number, normalise: {kind: goalposts, min: 20, max: 85}}", num(52.5), 0.5, ""},
		{"lower is better", "{kind: number, worth: 10, normalise: {kind: goalposts, min: 0, max: 4, better: lower}}", num(1), 7.5, ""},
		{"clamped", "{kind: number, range: {min: 0, max: 9}, normalise: {kind: goalposts, min: 2, max: 4, outside: clamp}}", num(9), 1, ""},
		{"kept", "{kind: number, range: {min: 0, max: 9}, normalise: {kind: goalposts, min: 2, max: 4, outside: keep}}", num(9), 3.5, ""},
		{"a z-score", "{kind: number, range: {min: 0, max: 9}, normalise: {kind: z-score, mean: 5, sd: 2}}", num(9), 2, ""},
		{"piecewise", "{kind: number, normalise: {kind: piecewise, points: [{from: 0, to: 0}, {from: 10, to: 0.8}, {from: 90, to: 1}]}}", num(50), 0.9, ""},
	} {
		fw := read(t, "id: r\ntitle: R\nmeasure: "+tt.measure)
		card, err := fw.Score(&maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Answers: answers{"r": tt.answer},
		})
		if tt.bad != "" {
			if err == nil || !strings.Contains(err.Error(), tt.bad) {
				t.Errorf("%s: got error %v, want one with %q", tt.reason, err, tt.bad)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		if got, _ := card.Root().Value(); math.Abs(got-tt.want) > 1e-15 {
			t.Errorf("%s: got %v, want %v", tt.reason, got, tt.want)
		}
	}
}

const services = `rosters:
  - id: services
    title: Services
    root:
      id: service
      title: Service
      aggregation: arithmetic
      nodes:
        - {id: kind, title: Kind, weight: 0, measure: {kind: choice, options: [{id: info, title: I}, {id: trans, title: T}]}}
        - {id: online, title: Online, measure: {kind: number, range: {min: 0, max: 100}}}
        - {id: mobile, title: Mobile, when: {node: digital, is: [yes]}, measure: {kind: yes-no, worth: 100}}`

func TestRosters(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: digital, title: D, weight: 0, measure: {kind: yes-no}}
  - id: availability
    title: A
    aggregation: arithmetic
    nodes:
      - {id: t, title: T, weight: 0.8, aggregation: arithmetic, items: {roster: services, take: online, where: {node: kind, is: [trans]}}}
      - {id: i, title: I, weight: 0.2, aggregation: arithmetic, items: {roster: services, take: online, where: {node: kind, is: [info]}}}
  - {id: best, title: B, aggregation: maximum, items: {roster: services}}
`, services)
	item := func(id, kind string, online float64, mobile govmaturity.Answer) maturity.RosterItem {
		return maturity.RosterItem{ID: id, Answers: answers{"kind": govmaturity.AnswerChoice(kind), "online": num(online), "mobile": mobile}}
	}
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S",
		Answers: answers{"digital": govmaturity.AnswerYesNo(true)},
		Rosters: map[string][]maturity.RosterItem{"services": {
			item("1", "trans", 100, govmaturity.AnswerYesNo(true)), item("2", "trans", 50, govmaturity.AnswerYesNo(false)), item("3", "info", 20, govmaturity.Answer{}),
		}},
	}
	value := func(r maturity.Result) string {
		v, ok := r.Value()
		if !ok {
			return string(r.State())
		}
		return fmt.Sprint(v)
	}
	card, err := fw.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"t": "75", "i": "20", "availability": "64", "best": "100", "r": "82"} {
		if got := value(card.Node(id)); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
	if got := value(card.Item("services", "2").Root()); got != "25" {
		t.Errorf("service 2: got %s, want 25", got)
	}
	// A condition inside an item may rest on an answer outside.
	a.Answers = answers{"digital": govmaturity.AnswerYesNo(false)}
	a.Rosters["services"] = a.Rosters["services"][:2]
	if card, err = fw.Score(a); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"i": "not-applicable", "availability": "75", "best": "100"} {
		if got := value(card.Node(id)); got != want {
			t.Errorf("two transactional services: %s: got %s, want %s", id, got, want)
		}
	}
	if got := card.Root().Coverage(); got != 1 {
		t.Errorf("nothing is unanswered, and the coverage is %v", got)
	}
	a.Rosters = nil
	if card, err = fw.Score(a); err != nil || value(card.Root()) != "unanswered" {
		t.Errorf("no services: got %s, %v", value(card.Root()), err)
	}
}

// What an author adds in Go is used by its name, and kept to its range.
func TestOwnRules(t *testing.T) {
	doc := []byte(document(`id: r
title: R
aggregation: trimmed
nodes:
  - {id: a, title: a, measure: {kind: stars}}
  - {id: b, title: b, measure: {kind: number, range: {min: 1, max: 100}, normalise: {kind: log}}}
  - {id: c, title: c, measure: {kind: yes-no}}
`))
	if _, err := maturity.ReadFramework("t.yaml", doc); err == nil || strings.Count(err.Error(), "given to Compile") != 3 {
		t.Errorf("without the Go code: got %v, want a problem for each of the three", err)
	}
	fw, err := maturity.ReadFramework("t.yaml", doc,
		maturity.WithAggregation("trimmed", trimmed{}), maturity.WithMeasure("stars", stars{}), maturity.WithNormalisation("log", logarithm{}))
	if err != nil {
		t.Fatal(err)
	}
	card := score(t, fw, answers{"a": num(5), "b": num(10), "c": govmaturity.AnswerYesNo(false)})
	if got, _ := card.Root().Value(); got != 0.5 {
		t.Errorf("got %v, want the middle one, 0.5", got)
	}
	if got, ok := card.Root().Explain().Recompute(); !ok || got.Value != 0.5 {
		t.Errorf("the explanation recomputes %v", got)
	}
	if err := fw.Check(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Answers: answers{"a": num(6)},
	}); err == nil || !strings.Contains(err.Error(), "one to five stars") {
		t.Errorf("six stars: %v", err)
	}
}

// trimmed leaves the highest and the lowest value out.
type trimmed struct{}

func (trimmed) Combine(in []maturity.Input) float64 {
	lo, hi, sum := in[0].Value, in[0].Value, 0.0
	for _, x := range in {
		lo, hi, sum = min(lo, x.Value), max(hi, x.Value), sum+x.Value
	}
	if len(in) < 3 {
		return sum / float64(len(in))
	}
	return (sum - lo - hi) / float64(len(in)-2)
}

func (trimmed) Range(in []govmaturity.Range) govmaturity.Range { return in[0] }

type stars struct{}

func (stars) Value(x float64) (float64, error) {
	if x != math.Trunc(x) || x < 1 || x > 5 {
		return 0, fmt.Errorf("expected one to five stars, found %v", x)
	}
	return (x - 1) / 4, nil
}

func (stars) Range() govmaturity.Range { return govmaturity.Range{Min: 0, Max: 1} }

type logarithm struct{}

func (logarithm) Normalise(x float64) float64 { return math.Log10(x) / 2 }
func (logarithm) Range(lo, hi float64) (r govmaturity.Range) {
	return govmaturity.Range{Min: math.Log10(lo) / 2, Max: math.Log10(hi) / 2}
}

var _ = govmaturity.StandingOfficial
