package panel_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

const unsure = `format: govmaturity/uncertainty/1
title: How sure the ranking is
framework: asem
edition: "2018"
node: index
draws: 2000
seed: 2026
assumptions:
- id: weights
  title: What weighs how much
  weights: {how: around, spread: 0.25}
- id: normalisation
  title: How numbers are made comparable
  normalisation: {kinds: [{kind: min-max, floor: 0.01}, {kind: percentile-rank}]}
- id: aggregation
  title: Whether strong points make up for weak ones
  aggregation: {kinds: [geometric]}
- id: indicators
  title: What is looked at
  dropped: {how: one}
- id: missing
  title: What is not known
  missing: {policies: [zero], drawn: true}
- id: error
  title: How well things are measured
  error: {share: 0.05}
`

func readUnsure(t testing.TB, text string) *panel.UncertaintySpec {
	t.Helper()
	spec, err := panel.ReadUncertainty("u.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

// For every combination of choices the evaluator gives what the engine gives, to the last
// bit.
func TestEvaluatorIsTheEngine(t *testing.T) {
	p := asem(t, same)
	scenarios, values, differ, err := panel.Differences(p, readUnsure(t, unsure))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d scenarios, %d values", scenarios, values)
	if scenarios != 3*2*3 || values < 50000 {
		t.Errorf("%d scenarios, %d values", scenarios, values)
	}
	for i, d := range differ {
		if i < 10 {
			t.Error(d)
		}
	}
	if _, worst, err := panel.Again(p, readUnsure(t, unsure)); err != nil || worst > 1e-12 {
		t.Errorf("errors of 0 change values by %v, %v", worst, err)
	}
}

// What is entered in the form comes back as it was, in each language, and what is wrong is
// said at the field.
func TestUncertaintyForm(t *testing.T) {
	spec := readUnsure(t, unsure)
	data, err := json.Marshal(spec)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		f := panel.UncertaintyForm(govmaturity.WordsFor(tag), "en")
		in := f.Fill(data)
		if in.Err() != nil {
			t.Fatal(in.Err())
		}
		again, err := panel.ReadUncertainty("", in.Document)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(spec, again); diff != "" {
			t.Errorf("%s: changed on the way through the form (-want +got):\n%s", tag, diff)
		}
		var page bytes.Buffer
		if err := f.WriteHTML(&page, in, govmaturity.FormPage{}); err != nil || page.Len() < len(data) {
			t.Errorf("%s: %v, %d bytes", tag, err, page.Len())
		}
	}
	bad := strings.Replace(string(data), `"id":"error"`, `"id":"weights"`, 1)
	if in := panel.UncertaintyForm(govmaturity.Words{}).Fill([]byte(bad)); len(in.Problems) != 1 || in.Problems[0].Path.Pointer() != "/assumptions/5/id" {
		t.Errorf("%v", in.Problems)
	}
}

// The same draws come whatever the number of goroutines, and on every machine.
func TestUncertaintyBits(t *testing.T) {
	p := asem(t, same)
	spec := readUnsure(t, unsure)
	rows := 32
	spec.Draws, spec.Sensitivity = 200, &rows
	var first string
	for _, workers := range []int{1, 2, 7} {
		u, err := panel.UncertaintyBy(p, spec, workers)
		if err != nil {
			t.Fatal(err)
		}
		causes, known := u.Sensitivity()
		data, err := json.Marshal([]any{u.Spans(), u.Neighbours(), causes, known})
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		}
		if string(data) != first {
			t.Errorf("%d goroutines give something else", workers)
		}
	}
	sum := sha256.Sum256([]byte(first))
	if got := hex.EncodeToString(sum[:8]); got != "bf8c512fa749b21a" {
		t.Errorf("the bits changed: %s", got)
	}
}

// mixed has one group of each kind, with policies of its own.
const mixed = `format: govmaturity/framework/1
id: mixed
edition: "1"
title: Mixed
standing: illustrative
score-standing: illustrative
scales:
- id: steps
  levels: [{id: low, rank: 0, title: Low, value: 0}, {id: mid, rank: 1, title: Mid, value: 0.4}, {id: high, rank: 2, title: High, value: 1}]
missing: {all: zero, not-applicable: renormalise, min-coverage: 0.2}
root:
  id: all
  title: All
  aggregation: arithmetic
  decimals: 2
  class: {scale: steps, cuts: [{level: low, from: 0}, {level: mid, from: 0.3}, {level: high, above: 0.6}]}
  nodes:
  - id: geometric
    title: Geometric
    weight: 2
    aggregation: geometric
    missing: {unanswered: impute, excluded: block, min-coverage: 0.3}
    nodes:
    - {id: g1, title: G1, measure: {kind: level, scale: steps}}
    - {id: g2, title: G2, weight: 3, measure: {kind: level, scale: steps}}
    - {id: g3, title: G3, measure: {kind: yes-no}}
  - id: harmonic
    title: Harmonic
    aggregation: harmonic
    missing: {all: anchor, anchor: 0.5}
    nodes:
    - {id: h1, title: H1, measure: {kind: count, maximum: 7}}
    - {id: h2, title: H2, weight: 0.3, measure: {kind: points, maximum: 12.5}}
    - {id: h3, title: H3, weight: 0, measure: {kind: yes-no}}
  - id: points
    title: Points
    weight: 0.7
    aggregation: points
    maximum: 12
    missing: {all: renormalise}
    nodes:
    - {id: p1, title: P1, weight: 3, measure: {kind: yes-no}}
    - {id: p2, title: P2, weight: 4, measure: {kind: choice, options: [{id: a, title: A, value: 0}, {id: b, title: B, value: 0.3}, {id: c, title: C, value: 1}]}}
    - {id: p3, title: P3, weight: 1.5, measure: {kind: checklist, options: [{id: a, title: A}, {id: b, title: B, value: 3}]}}
  - id: median
    title: Median
    aggregation: median
    nodes:
    - {id: m1, title: M1, measure: {kind: number, normalise: {kind: goalposts, min: 10, max: 90, better: lower}}}
    - {id: m2, title: M2, weight: 2.5, measure: {kind: number, normalise: {kind: piecewise, points: [{from: 0, to: 0}, {from: 5, to: 0.8}, {from: 20, to: 1}]}}}
    - {id: m3, title: M3, measure: {kind: level, scale: steps}, when: {node: g1, at-least: mid}}
    - {id: m4, title: M4, measure: {kind: number, range: {min: 0, max: 1}}}
  - id: gate
    title: Gate
    aggregation: gate
    level: {scale: steps}
    nodes:
    - {id: t1, title: T1, at: mid, measure: {kind: yes-no}}
    - {id: t2, title: T2, at: high, measure: {kind: yes-no}}
  - id: ends
    title: Ends
    aggregation: minimum
    missing: {all: block}
    nodes:
    - id: most
      title: Most
      aggregation: maximum
      missing: {all: renormalise}
      nodes:
      - {id: x1, title: X1, measure: {kind: yes-no}}
      - {id: x2, title: X2, measure: {kind: level, scale: steps}}
    - id: sum
      title: Sum
      aggregation: sum
      missing: {all: zero, unanswered: renormalise}
      nodes:
      - {id: s1, title: S1, weight: 0.3, measure: {kind: yes-no}}
      - {id: s2, title: S2, weight: 0.5, measure: {kind: count, maximum: 3}}
`

// answers makes answers up: of one in three there is none, for one reason or another.
func answers(fw *maturity.Framework, r *rand.Rand, subject string) *maturity.Assessment {
	a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: subject, Answers: map[string]govmaturity.Answer{}}
	none := []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded}
	rare := r.IntN(10) > 0
	for _, i := range fw.Indicators() {
		var answer govmaturity.Answer
		if bounds, ok := i.Numbers(); ok {
			x := bounds.Min + r.Float64()*(bounds.Max-bounds.Min)
			if i.Kind() == maturity.MeasureCount {
				x = float64(int(x))
			}
			answer = govmaturity.AnswerNumber(x)
		} else if choices := i.Choices(); len(choices) > 0 {
			answer = govmaturity.AnswerChoice(choices[r.IntN(len(choices))].ID)
		}
		switch k := r.IntN(12); {
		case k == 0:
			continue
		case k <= 4 && !rare, k == 1:
			answer = govmaturity.AnswerState(none[r.IntN(len(none))])
		case k == 5:
			answer = answer.WithState(govmaturity.StateImputed)
		}
		a.Answers[i.ID()] = answer
	}
	return a
}

func madeUp(t testing.TB, text string, subjects int) *panel.Panel {
	t.Helper()
	fw := read(t, text)
	r := rand.New(rand.NewPCG(1, 2))
	var all []*maturity.Assessment
	for k := range subjects {
		all = append(all, answers(fw, r, fmt.Sprintf("s%03d", k)))
	}
	p, err := panel.New(fw, all)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const everything = `format: govmaturity/uncertainty/1
title: Everything
draws: 500
assumptions:
- {id: w, title: W, weights: {how: any}}
- {id: a, title: A, aggregation: {nodes: [geometric, median, most], kinds: [harmonic, arithmetic, minimum]}}
- {id: m, title: M, missing: {policies: [renormalise, zero, impute, block], drawn: true}}
- {id: d, title: D, dropped: {how: each, chance: 0.2}}
- {id: e, title: E, error: {by: 1.5, distribution: normal, indicators: [h1, m1, m2, s2]}}
- {id: c, title: C, error: {chance: 0.3, indicators: [g2, g3, p1, x1, x2]}}
`

// The evaluator does all that the engine does, in all states.
func TestEvaluatorOfAllKinds(t *testing.T) {
	p := madeUp(t, mixed, long.Count(40, 400))
	spec := readUnsure(t, strings.Replace(everything, "[renormalise, zero, impute, block]", "[renormalise, zero, block]", 1))
	scenarios, values, differ, err := panel.Differences(p, spec)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d scenarios, %d values", scenarios, values)
	for i, d := range differ {
		if i < 10 {
			t.Error(d)
		}
	}
	if _, worst, err := panel.Again(p, spec); err != nil || worst != 0 {
		t.Errorf("errors of 0 change values by %v, %v", worst, err)
	}
	u, err := p.Uncertainty(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	if got := u.Fixed(); !slices.Equal(got, []string{"gate"}) {
		t.Errorf("fixed: %v", got)
	}
	for _, s := range u.Spans() {
		sum := 0.0
		for _, c := range s.Classes {
			sum += c.Share
		}
		if s.Low > s.Median || s.Median > s.High || sum > 1+1e-12 || s.Low == 0 != (s.Without == 1) {
			t.Errorf("%+v", s)
		}
	}
	for _, tag := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		if said := u.Say(govmaturity.WordsFor(tag)); strings.Contains(said, "panel.") || strings.Contains(said, "{") {
			t.Errorf("%s: %s", tag, said)
		}
	}
}

// A ranking is as sure as it can be where nothing tells members apart, and what makes no
// sense is a problem.
func TestUncertaintyOfLittle(t *testing.T) {
	frame := func(text string) *maturity.Framework { return read(t, text) }
	small := `format: govmaturity/framework/1
id: small
edition: "1"
title: Small
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: All
  aggregation: arithmetic
  nodes:
  - {id: a, title: A, measure: {kind: number, range: {min: 0, max: 100}, normalise: {kind: min-max}}}
  - {id: b, title: B, measure: {kind: number, range: {min: 0, max: 100}, normalise: {kind: z-score}}}
`
	document := `format: govmaturity/uncertainty/1
title: Little
draws: 100
sensitivity: 16
assumptions:
- {id: w, title: W, weights: {how: around, spread: 0.5}}
- {id: n, title: N, normalisation: {kinds: [{kind: rank}, {kind: percentile-rank}, {kind: share-of-best}, {kind: borda}]}}
- {id: d, title: D, dropped: {how: each, chance: 0.5}}
- {id: m, title: M, missing: {policies: [impute], drawn: true}}
- {id: e, title: E, error: {share: 0.1}}
`
	subject := func(name string, numbers ...float64) *maturity.Assessment {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "small", Edition: "1", Subject: name, Answers: map[string]govmaturity.Answer{}}
		for i, x := range numbers {
			a.Answers[string(rune('a'+i))] = govmaturity.AnswerNumber(x)
		}
		return a
	}
	spec := readUnsure(t, strings.Replace(document, "policies: [impute], ", "", 1))
	for name, all := range map[string][]*maturity.Assessment{
		"nobody":      {},
		"one":         {subject("x", 1, 2)},
		"all missing": {subject("x"), subject("y"), subject("z")},
		"constant":    {subject("x", 0, 5), subject("y", 0, 5), subject("z", 0, 5)},
		"some":        {subject("x", 3), subject("y", 3, 4), subject("z", 1, 2)},
	} {
		p, err := panel.New(frame(small), all)
		if err != nil {
			t.Fatal(err)
		}
		u, err := p.Uncertainty(t.Context(), spec)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, s := range u.Spans() {
			if s.Rank < 1 || s.Low > s.High || s.High > len(all) || s.Without < 0 || s.Without > 1 {
				t.Errorf("%s: %+v", name, s)
			}
		}
		if causes, known := u.Sensitivity(); known {
			for _, c := range causes {
				if math.IsNaN(c.First) || math.IsNaN(c.Total) || math.IsInf(c.Total, 0) {
					t.Errorf("%s: %+v", name, c)
				}
			}
		}
		if _, known := u.SensitivityOf(panel.Member{Subject: "nobody"}); known || u.Odds(panel.Member{}, panel.Member{}).Draws != 0 {
			t.Errorf("%s: somebody who is not there has odds", name)
		}
	}

	// Two that are level in everything are level in every draw without errors.
	p, err := panel.New(frame(small), []*maturity.Assessment{subject("x", 3, 3), subject("y", 3, 3), subject("z", 1, 2)})
	if err != nil {
		t.Fatal(err)
	}
	u, err := p.Uncertainty(t.Context(), readUnsure(t, strings.Split(document, "- {id: d")[0]))
	if err != nil {
		t.Fatal(err)
	}
	m := p.Members()
	if odds := u.Odds(m[0], m[1]); odds != (panel.Odds{Level: 1, Draws: 100}) {
		t.Errorf("%+v", odds)
	}
	if odds := u.Odds(m[0], m[2]); odds != (panel.Odds{Above: 1, Draws: 100}) {
		t.Errorf("%+v", odds)
	}
	if n := u.Neighbours(); len(n) != 2 || n[0].Apart || !n[1].Apart {
		t.Errorf("%+v", n)
	}
	part := p.Where(func(m panel.Member) bool { return m.Subject != "z" })

	for bad, want := range map[string]string{
		strings.Replace(document, "{how: around", "{how: around, nodes: [al]", 1):                                                                        `did you mean "all"`,
		strings.Replace(document, "{share: 0.1}", "{share: 0.1, indicators: [c]}", 1):                                                                    `"c" is no indicator`,
		strings.Replace(document, "{share: 0.1}", "{chance: 0.1}", 1):                                                                                    "nothing below",
		strings.Replace(document, "title: Little", "title: Little\nnode: c", 1):                                                                          `no node "c"`,
		strings.Replace(document, "title: Little", "title: Little\nnode: a", 1):                                                                          "name another node",
		strings.Replace(document, "title: Little", "title: Little\nframework: other", 1):                                                                 `"small"`,
		strings.Replace(document, "- {id: d, title: D, dropped: {how: each, chance: 0.5}}", "- {id: g, title: G, aggregation: {kinds: [geometric]}}", 1): "make no sense (",
	} {
		_, err := p.Uncertainty(t.Context(), readUnsure(t, bad))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q: %v", want, err)
		}
	}
	if _, err := part.Uncertainty(t.Context(), spec); err == nil || !strings.Contains(err.Error(), "part of a panel") {
		t.Errorf("a part of a panel: %v", err)
	}
	if _, err := (&panel.Panel{}).Uncertainty(t.Context(), spec); err == nil {
		t.Error("no panel: taken")
	}
	if _, err := p.Uncertainty(t.Context(), nil); err == nil {
		t.Error("no document: taken")
	}
	for reason, text := range map[string]string{
		"no spread":      strings.Replace(document, ", spread: 0.5", "", 1),
		"no chance":      strings.Replace(document, ", chance: 0.5", "", 1),
		"twice":          strings.Replace(document, "id: e", "id: w", 1),
		"two kinds":      strings.Replace(document, "dropped: {how: each, chance: 0.5}", "dropped: {how: one}, error: {by: 1}", 1),
		"nothing":        strings.Replace(document, "{policies: [impute], drawn: true}", "{drawn: false}", 1),
		"chance, spread": strings.Replace(document, "{share: 0.1}", "{chance: 0.1, distribution: normal}", 1),
	} {
		if _, err := panel.ReadUncertainty("", []byte(text)); err == nil {
			t.Errorf("%s: taken", reason)
		}
	}
}

// What a draw computes is what the engine computes with the weights and the answers of that
// draw, written out as documents.
func TestDrawsAreTheEngine(t *testing.T) {
	for name, test := range map[string]struct {
		p    *panel.Panel
		spec string
	}{
		"ASEM":  {asem(t, same), unsure},
		"mixed": {madeUp(t, mixed, 30), strings.Replace(everything, "[renormalise, zero, impute, block]", "[renormalise, block]", 1)},
	} {
		spec := readUnsure(t, test.spec)
		spec.Draws = long.Count(12, 200)
		draws, values, worst, err := panel.DrawnDifferences(test.p, spec)
		t.Logf("%s: %d draws, %d values, the worst differs by %.2g", name, draws, values, worst)
		if err != nil || draws == 0 || worst > 1e-9 {
			t.Errorf("%s: %d draws, %v, %v", name, draws, worst, err)
		}
	}
}

// Where no assumption reaches, the problem says which group keeps it out, and why.
func TestClosedGroupsSayWhy(t *testing.T) {
	fw := read(t, `format: govmaturity/framework/1
id: closed
edition: "1"
title: Closed
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: All
  aggregation: arithmetic
  nodes:
  - id: left
    title: Left
    aggregation: arithmetic
    normalise: {kind: goalposts, min: 0, max: 1}
    nodes: [{id: a, title: A, measure: {kind: number, range: {min: 0, max: 9}, normalise: {kind: min-max}}}]
  - id: right
    title: Right
    aggregation: arithmetic
    when: {node: a, from: 1}
    nodes: [{id: b, title: B, measure: {kind: yes-no}}]
`)
	p, err := panel.New(fw, nil)
	if err != nil {
		t.Fatal(err)
	}
	const document = "format: govmaturity/uncertainty/1\ntitle: T\ndraws: 10\nassumptions:\n- id: x\n  title: X\n  "
	for says, assumption := range map[string]string{
		`there is nothing below "all" that this could vary; no assumption reaches into "left", because it is normalised, by goalposts, nor into "right"`: "error: {share: 0.1}",
		`"a" cannot vary: no assumption reaches into "left", because it is normalised, by goalposts`:                                                     "error: {share: 0.1, indicators: [a]}",
		`"b" cannot vary: no assumption reaches into "right", because it has a condition`:                                                                "dropped: {how: one, indicators: [b]}",
		`"c" is no indicator that counts below "all"`:                                                                                                    "dropped: {how: one, indicators: [c]}",
	} {
		if _, err := p.Uncertainty(t.Context(), readUnsure(t, document+assumption+"\n")); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("want %s\ngot  %v", says, err)
		}
	}
}
