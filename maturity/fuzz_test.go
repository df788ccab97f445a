package maturity_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
)

// catalogue returns the published instruments.
func catalogue(tb testing.TB) map[string][]byte {
	tb.Helper()
	files, err := filepath.Glob("catalog/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatal("no catalogue", err)
	}
	out := map[string][]byte{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		out[file] = data
	}
	return out
}

// hostile are inputs that have broken readers of YAML or JSON before.
var hostile = []string{
	"", "\x00", "\ufeff", "%YAML 1.1\n---\n", "a: &a [*a]", "? [a]\n: b", "<<: {}", "!!binary aGk=", "- - - - - -", "[[[[[[[[", "{\"a\":1,\"a\":2}",
	"{\"format\":\"govmaturity/framework/1\"}", "format: govmaturity/assessment/1", "root: {root: {root: {}}}", "1e999", "\"\\ud800\"", "'", "a: \"\\",
	strings.Repeat("[", 200), strings.Repeat("a: {", 60), strings.Repeat("- ", 200),
}

func FuzzReadFramework(f *testing.F) {
	for _, data := range catalogue(f) {
		if len(data) < 20_000 { // the larger ones only slow the search down
			f.Add(data)
		}
	}
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	f.Add([]byte(document("id: r\ntitle: R\naggregation: arithmetic\n" + numbers(3))))
	f.Add([]byte(document(gateRoot)))
	f.Add([]byte(document(rosterRoot, rosterMore)))
	f.Fuzz(func(t *testing.T, data []byte) {
		fw, err := maturity.ReadFramework("", data)
		if err != nil {
			checkProblems(t, err)
			if fw != nil {
				t.Fatal("a framework beside an error")
			}
			return
		}
		checkRoundTrip(t, fw)
		checkCard(t, score(t, fw, nil))
	})
}

const gateRoot = `id: r
title: R
aggregation: gate
level: {scale: mil}
nodes:
  - {id: a, title: A, at: mil1, measure: {kind: yes-no}}
  - {id: b, title: B, at: mil3, measure: {kind: level, scale: stages}, when: {node: a, is: ["yes"]}}
  - {id: c, title: C, at: mil3, aggregation: table, table: [{when: {node: b, from: 2}, value: 1}, {value: 0}], nodes: [{id: d, title: D, measure: {kind: checklist, options: [{id: x, title: X}, {id: y, title: Y}]}}]}
`

const rosterRoot = `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: a, title: A, measure: {kind: number, normalise: {kind: goalposts, min: 0, max: 50}}}
  - {id: s, title: S, aggregation: median, items: {roster: services, where: {node: kind, is: [digital]}}}
`

const rosterMore = `rosters:
  - id: services
    title: Services
    root:
      id: service
      title: Service
      aggregation: geometric
      nodes:
        - {id: kind, title: Kind, weight: 0, measure: {kind: choice, options: [{id: digital, title: D}, {id: paper, title: P}]}}
        - {id: stage, title: Stage, measure: {kind: level, scale: stages}}
        - {id: sites, title: Sites, aggregation: minimum, items: {roster: sites}}
    rosters:
      - {id: sites, title: Sites, root: {id: site, title: Site, measure: {kind: count, maximum: 5}}}
`

func FuzzReadAssessment(f *testing.F) {
	head := "format: govmaturity/assessment/1\nframework: t\nedition: \"1\"\nsubject: S\n"
	for _, s := range []string{
		"answers: {a: 1, b: {value: 2.5, state: imputed, comment: c, evidence: [e]}, c: null}\n",
		"answers: {a: {state: not-applicable}, s: 1, zz: 2}\n",
		"answers: {a: 3}\nrosters: {services: [{id: x, answers: {kind: digital, stage: 3}, rosters: {sites: [{id: y, answers: {site: 4}}]}}, {id: x}]}\n",
		"answers: [1]\n", "rosters: {services: {}}\n", "hash: sha256:0\n",
	} {
		f.Add([]byte(head + s))
	}
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	plain := read(f, "id: r\ntitle: R\naggregation: arithmetic\n"+numbers(3))
	rosters := read(f, rosterRoot, rosterMore)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, fw := range []*maturity.Framework{plain, rosters} {
			a, err := fw.ReadAssessment("", data)
			if err != nil {
				checkProblems(t, err)
				if a != nil {
					t.Fatal("an assessment beside an error")
				}
				continue
			}
			card, err := fw.Score(a)
			if err != nil {
				t.Fatalf("what was read is not scored: %v", err)
			}
			checkCard(t, card)
			checkAssessmentRoundTrip(t, fw, a, card)
		}
	})
}

// FuzzScore makes a framework and answers of its bytes, and checks everything
// that holds for all frameworks.
func FuzzScore(f *testing.F) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 60 {
		data := make([]byte, 40+r.IntN(400))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := &generator{data: data}
		g.framework()
		fw, err := maturity.Compile(&g.spec, maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			checkProblems(t, err)
			return
		}
		checkScoring(t, fw, g.assessment(fw), g.spoilt)
	})
}

// The generator would prove nothing if most of what it makes were refused.
func TestGeneratorMakesFrameworks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	n, compiled, rosters, codes := long.Count(300, 1000), 0, 0, map[string]int{}
	for range n {
		data := make([]byte, 40+r.IntN(400))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		g := &generator{data: data}
		g.framework()
		fw, err := maturity.Compile(&g.spec, maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			var problems govmaturity.Problems
			errors.As(err, &problems)
			codes[string(problems[0].Code)+": "+problems[0].Format]++
			continue
		}
		compiled++
		if fw.HasRosters() {
			rosters++
		}
		checkScoring(t, fw, g.assessment(fw), g.spoilt)
	}
	t.Logf("%d of %d compile, %d with rosters; refused: %v", compiled, n, rosters, codes)
	if compiled < n*8/10 || rosters < n/10 {
		t.Errorf("%d of %d frameworks compile, %d have rosters: %v", compiled, n, rosters, codes)
	}
}

func checkProblems(t testing.TB, err error) {
	t.Helper()
	var problems govmaturity.Problems
	if !errors.As(err, &problems) || len(problems) == 0 || len(problems) > govmaturity.MaxProblems+1 {
		t.Fatalf("not a list of problems: %T %v", err, err)
	}
	for _, p := range problems {
		if p.Code == "" || p.Message() == "" || strings.Contains(p.Message(), "%!") && !strings.Contains(fmt.Sprint(p.Args...), "%!") {
			t.Fatalf("a problem without a code, or with a broken message: %+v", p)
		}
	}
	if _, err := json.Marshal(problems); err != nil {
		t.Fatal(err)
	}
}

func checkRoundTrip(t testing.TB, fw *maturity.Framework, options ...maturity.CompileOption) {
	t.Helper()
	data, err := json.Marshal(fw.Spec())
	if err != nil {
		t.Fatal(err)
	}
	again, err := maturity.ReadFramework("x.json", data, options...)
	if err != nil {
		t.Fatalf("what was compiled is not read again: %v\n%s", err, data)
	}
	if again.Hash() != fw.Hash() {
		t.Fatalf("another hash: %s, then %s\n%s", fw.Hash(), again.Hash(), data)
	}
}

func checkAssessmentRoundTrip(t testing.TB, fw *maturity.Framework, a *maturity.Assessment, card *maturity.Scorecard) {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	b, err := fw.ReadAssessment("", data)
	if err != nil {
		t.Fatalf("what was scored is not read again: %v\n%s", err, data)
	}
	again, err := fw.Score(b)
	if err != nil {
		t.Fatal(err)
	}
	sameCard(t, card, again)
}

func checkScoring(t testing.TB, fw *maturity.Framework, a *maturity.Assessment, spoilt bool) {
	t.Helper()
	card, err := fw.Score(a)
	if spoilt != (err != nil) {
		t.Fatalf("spoilt: %v, error: %v", spoilt, err)
	}
	if err != nil {
		checkProblems(t, err)
		if card != nil {
			t.Fatal("a card beside an error")
		}
		return
	}
	checkRoundTrip(t, fw, maturity.WithAggregation("own", ownMean{}))
	checkAssessmentRoundTrip(t, fw, a, card)
	checkCard(t, card)
	checkPaths(t, fw, a, card)
	checkScorer(t, fw, a, card)
}

// checkCard checks each node of a card and of its items.
func checkCard(t testing.TB, card *maturity.Scorecard) {
	t.Helper()
	for r := range card.Nodes() {
		v, ok := r.Value()
		if ok != r.State().HasValue() {
			t.Fatalf("%s: value %v and state %s", r.ID(), ok, r.State())
		}
		if ok && !r.Range().Contains(v) { // NaN is in no range
			t.Fatalf("%s: %v is outside of %v", r.ID(), v, r.Range())
		}
		if c := r.Coverage(); !(c >= 0 && c <= 1) {
			t.Fatalf("%s: coverage %v", r.ID(), c)
		}
		e := r.Explain()
		checkRecompute(t, r, e, true)
		if e.String() == "" {
			t.Fatalf("%s: an empty explanation", r.ID())
		}
		_, _, _ = r.LevelStanding(), r.ClassStanding(), r.Blockers()
		if l := r.Level(); l.Valid() && !ok {
			t.Fatalf("%s: a level and no value", r.ID())
		}
		for _, l := range r.Levels() {
			if _, err := card.Gaps(maturity.Target{Nodes: map[string]string{r.ID(): l.ID()}}); err != nil {
				t.Fatalf("%s: %v", r.ID(), err)
			}
		}
	}
	for _, id := range card.Rosters() {
		for _, item := range card.Items(id) {
			checkCard(t, item)
		}
	}
}

// checkPaths scores the answers that each path leads to.
func checkPaths(t testing.TB, fw *maturity.Framework, a *maturity.Assessment, card *maturity.Scorecard) {
	t.Helper()
	eachCard(card, func(c *maturity.Scorecard) {
		for r := range c.Nodes() {
			p := r.Next()
			effort := int64(0)
			for _, s := range p.Steps {
				effort += s.Effort
				_ = s.String()
			}
			if effort != p.Effort {
				t.Fatalf("%s: steps of %d, an effort of %d", r.ID(), effort, p.Effort)
			}
			if !p.Found || !p.Target.Valid() {
				continue
			}
			after, err := fw.Score(raise(t, a, p))
			if err != nil {
				t.Fatalf("%s: the path cannot be scored: %v", r.ID(), err)
			}
			eachCard(after, func(d *maturity.Scorecard) {
				if d.Subject() != c.Subject() {
					return
				}
				reached := d.Node(r.ID()).Level()
				if reached.Scale() != p.Target.Scale() {
					reached = d.Node(r.ID()).Class()
				}
				if reached.Rank() < p.Target.Rank() {
					t.Fatalf("%s: the path leads to %v, not to %v: %v", r.ID(), reached, p.Target, p.Steps)
				}
			})
		}
	})
}

func eachCard(card *maturity.Scorecard, visit func(*maturity.Scorecard)) {
	visit(card)
	for _, id := range card.Rosters() {
		for _, item := range card.Items(id) {
			eachCard(item, visit)
		}
	}
}

// raise returns a copy of an assessment with the steps of a path taken.
func raise(t testing.TB, a *maturity.Assessment, p maturity.ImprovementPath) *maturity.Assessment {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	b := new(maturity.Assessment)
	if err := json.Unmarshal(data, b); err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Steps {
		if !put(b.Subject, &b.Answers, b.Rosters, s) {
			t.Fatalf("the step %v is nowhere", s)
		}
	}
	return b
}

func put(id string, as *map[string]govmaturity.Answer, rosters map[string][]maturity.RosterItem, s maturity.Improvement) bool {
	if id == s.Node.Card().Subject() {
		if *as == nil {
			*as = answers{}
		}
		(*as)[s.Node.ID()] = s.To
		return true
	}
	for _, items := range rosters {
		for i := range items {
			if put(items[i].ID, &items[i].Answers, items[i].Rosters, s) {
				return true
			}
		}
	}
	return false
}

func checkScorer(t testing.TB, fw *maturity.Framework, a *maturity.Assessment, card *maturity.Scorecard) {
	t.Helper()
	scorer, err := fw.NewScorer()
	if err != nil {
		return // it has rosters
	}
	row := fw.NewMarks()
	for _, ind := range fw.Indicators() {
		m, err := ind.Mark(a.Answers[ind.ID()])
		if err != nil {
			t.Fatal(err)
		}
		row.Set(ind.Index(), m)
	}
	for range 2 { // the second time over the first
		fast, err := scorer.Score(row)
		if err != nil {
			t.Fatal(err)
		}
		sameCard(t, card, fast)
	}
}

func sameCard(t testing.TB, a, b *maturity.Scorecard) {
	t.Helper()
	for r := range a.Nodes() {
		s := b.Node(r.ID())
		x, _ := r.Value()
		y, _ := s.Value()
		if math.Float64bits(x) != math.Float64bits(y) || r.State() != s.State() || r.Coverage() != s.Coverage() ||
			r.Level().ID() != s.Level().ID() || r.Class().ID() != s.Class().ID() {
			t.Fatalf("%s: %v %s %v, and %v %s %v", r.ID(), x, r.State(), r.Coverage(), y, s.State(), s.Coverage())
		}
	}
	for _, id := range a.Rosters() {
		for i, item := range a.Items(id) {
			sameCard(t, item, b.Items(id)[i])
		}
	}
}

// ownMean is an aggregation of an author's own.
type ownMean struct{}

func (ownMean) Combine(inputs []maturity.Input) float64 {
	var sum, weight float64
	for _, in := range inputs {
		sum += in.Value * in.Weight
		weight += in.Weight
	}
	return sum / weight
}

func (ownMean) Range(inputs []govmaturity.Range) govmaturity.Range {
	r := inputs[0]
	for _, s := range inputs {
		r = govmaturity.Range{Min: min(r.Min, s.Min), Max: max(r.Max, s.Max)}
	}
	return r
}

// generator makes a framework and answers to it of bytes. When they run out it
// takes zeros, so that every input makes something, and a small change to the
// input makes a small change to what comes out.
type generator struct {
	data []byte
	spec maturity.Spec
	ids  int
	// spoilt says that an answer is wrong.
	spoilt bool
	// small makes few nodes below one, and few answers to a question.
	small bool
}

// n returns a number from 0 to k-1.
func (g *generator) n(k int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := int(g.data[0])
	g.data = g.data[1:]
	return b % k
}

// one reports true once in k times.
func (g *generator) one(k int) bool { return g.n(k) == k-1 }

func (g *generator) id() string {
	g.ids++
	return fmt.Sprintf("n%d", g.ids)
}

func ptr[T any](x T) *T { return &x }

func (g *generator) float() float64 {
	return []float64{0.5, 1, 2, 0.1, 0.3, 1. / 3, 0.7, 3, 7, 10, 100, 99.9, 1e-3, 1e6}[g.n(14)]
}

func (g *generator) framework() {
	g.spec = maturity.Spec{
		Format: maturity.FrameworkFormat, ID: "g", Edition: "1", Title: govmaturity.English("G"),
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingDerived,
	}
	for k, id := range []string{"s", "m"} {
		scale := govmaturity.ScaleSpec{ID: id}
		first := g.n(2)
		for i := range 2 + g.n(4) {
			l := govmaturity.LevelSpec{ID: fmt.Sprintf("%s%d", id, i), Rank: first + i, Title: govmaturity.English("L")}
			if k == 1 {
				l.Value = ptr(float64(i*i)*0.7 + 0.1)
			}
			scale.Levels = append(scale.Levels, l)
		}
		g.spec.Scales = append(g.spec.Scales, scale)
	}
	if g.one(4) {
		g.spec.Missing = &maturity.MissingSpec{All: g.policy(false)}
	}
	g.spec.Root, g.spec.Rosters, _ = g.tree(0)
}

// listed is a roster that a tree may summarise.
type listed struct {
	id    string
	root  *maturity.NodeSpec
	value govmaturity.Range
}

// tree makes a tree and the rosters below it.
func (g *generator) tree(level int) (maturity.NodeSpec, []maturity.RosterSpec, govmaturity.Range) {
	var rosters []maturity.RosterSpec
	var known *listed
	if level < 2 && g.one(3) {
		root, more, r := g.tree(level + 1)
		id := fmt.Sprintf("roster%d", level)
		rosters = append(rosters, maturity.RosterSpec{ID: id, Title: govmaturity.English("R"), Root: root, Rosters: more})
		known = &listed{id, &rosters[0].Root, r}
	}
	root, r := g.node(level, level > 0, nil, known)
	root.Weight = nil
	if root.Measure == nil && level == 0 && g.one(10) {
		root.Aggregation, root.Level, root.Class, root.Missing = maturity.AggregationProfile, nil, nil, nil
		root.Maximum, root.Worth, root.Share, root.Met, root.Table = nil, nil, nil, nil, nil
		for i := range root.Nodes {
			root.Nodes[i].At = ""
		}
	}
	g.conditions(&root)
	return root, rosters, r
}

// node makes a node and what is below it, and returns what its value can be.
// like is the measure that it must have, when those beside it must be alike.
func (g *generator) node(depth int, nonNegative bool, like *maturity.MeasureSpec, known *listed) (maturity.NodeSpec, govmaturity.Range) {
	n := maturity.NodeSpec{ID: g.id(), Title: govmaturity.English("N")}
	if g.one(3) {
		n.Weight = ptr([]float64{0.2, 1, 3, 0.1, 1. / 3, 1e-9, 1e9}[g.n(7)])
	}
	if g.one(4) {
		n.Decimals = ptr(g.n(4))
	}
	if like != nil || depth > 0 && (depth > 3 || g.small && (depth > 2 || g.one(2)) || !g.small && g.n(3) > 0) {
		if g.one(4) {
			n.Effort = ptr(1 + g.n(1000))
		}
		if like != nil {
			n.Measure = ptr(*like)
			return n, govmaturity.Range{Min: 0, Max: 1}
		}
		n.Measure = &maturity.MeasureSpec{}
		r := g.measure(n.Measure, nonNegative)
		if n.Measure.Kind != maturity.MeasureLevel {
			g.levels(&n, r)
		}
		return n, r
	}
	if known != nil && g.one(3) {
		n.Items = &maturity.ItemsSpec{Roster: known.id, Where: g.condition(leavesOf(known.root), 1)}
		n.Aggregation = []maturity.AggregationKind{
			maturity.AggregationArithmetic, maturity.AggregationMedian, maturity.AggregationMinimum, maturity.AggregationMaximum, maturity.AggregationGeometric, maturity.AggregationHarmonic, maturity.AggregationPoints, "own",
		}[g.n(8)]
		n.Missing = g.missing(false)
		r := known.value
		if n.Aggregation == maturity.AggregationPoints {
			r = govmaturity.Range{Max: 1}
		}
		g.levels(&n, r)
		return n, r
	}
	return g.group(n, depth, nonNegative, known)
}

// normaliseGroup normalises what a group comes to, and returns what its value can be.
func (g *generator) normaliseGroup(n *maturity.NodeSpec, hull govmaturity.Range) govmaturity.Range {
	worth := g.float()
	n.Worth = &worth
	if g.one(2) {
		n.Normalise = &maturity.NormaliseSpec{Kind: maturity.NormaliseGoalposts, Min: &hull.Min, Max: &hull.Max}
		return govmaturity.Range{Max: worth}
	}
	n.Normalise = &maturity.NormaliseSpec{Kind: maturity.NormalisePiecewise, Points: []maturity.PointSpec{
		{From: hull.Min, To: 0.1}, {From: hull.Min + (hull.Max-hull.Min)/3, To: 0.1}, {From: hull.Max, To: 2},
	}}
	return govmaturity.Range{Min: 0.1 * worth, Max: 2 * worth}
}

func (g *generator) group(n maturity.NodeSpec, depth int, nonNegative bool, known *listed) (maturity.NodeSpec, govmaturity.Range) {
	n.Aggregation = []maturity.AggregationKind{
		maturity.AggregationArithmetic, maturity.AggregationGeometric, maturity.AggregationHarmonic, maturity.AggregationMedian, maturity.AggregationMinimum, maturity.AggregationMaximum,
		maturity.AggregationSum, maturity.AggregationPoints, maturity.AggregationGate, maturity.AggregationLadder, maturity.AggregationTable, "own", maturity.AggregationArithmetic,
	}[g.n(13)]
	switch n.Aggregation {
	case maturity.AggregationGeometric, maturity.AggregationHarmonic, maturity.AggregationPoints:
		nonNegative = true
	}
	scale := g.spec.Scales[g.n(2)]
	count := 1 + g.n(4)
	if g.small {
		count = 1 + count%3
	}
	climbs := n.Aggregation == maturity.AggregationGate || n.Aggregation == maturity.AggregationLadder
	if n.Aggregation == maturity.AggregationLadder {
		count = len(scale.Levels)
	}
	var like *maturity.MeasureSpec
	if g.one(4) {
		like = &maturity.MeasureSpec{Kind: maturity.MeasureYesNo}
	}
	n.Missing = g.missing(like != nil && n.Aggregation != maturity.AggregationTable)
	if n.Aggregation == maturity.AggregationTable && n.Missing != nil {
		n.Missing = &maturity.MissingSpec{Unanswered: maturity.PolicyBlock}
	}
	var hull, sum govmaturity.Range
	for i := range count {
		kid, r := g.node(depth+1, nonNegative, like, known)
		if i == 0 && kid.Weight != nil && *kid.Weight < 0.1 {
			kid.Weight = nil
		}
		if i > 0 && i < count-1 && g.one(8) {
			kid.Weight = ptr(0.0)
		}
		if n.Aggregation == maturity.AggregationGate {
			kid.At = scale.Levels[len(scale.Levels)-1].ID
			if i > 0 {
				kid.At = scale.Levels[g.n(len(scale.Levels))].ID
			}
		}
		w := 1.0
		if kid.Weight != nil {
			w = *kid.Weight
		}
		if i == 0 {
			hull = r
		}
		if w > 0 {
			hull = govmaturity.Range{Min: min(hull.Min, r.Min), Max: max(hull.Max, r.Max)}
		}
		sum.Min += min(0, w*r.Min)
		sum.Max += max(0, w*r.Max)
		n.Nodes = append(n.Nodes, kid)
	}
	switch n.Aggregation {
	case maturity.AggregationSum:
		hull = sum
	case maturity.AggregationPoints:
		n.Worth = ptr(g.float())
		hull = govmaturity.Range{Max: *n.Worth}
		if g.one(3) {
			n.Maximum = ptr(sum.Max * []float64{1, 1.5, 2}[g.n(3)])
		}
	case maturity.AggregationGate, maturity.AggregationLadder:
		n.Level = &maturity.LevelRule{Scale: scale.ID}
		if n.Aggregation == maturity.AggregationGate && g.one(3) {
			n.Share = ptr([]float64{0.5, 2. / 3, 1, 0.1}[g.n(4)])
		}
		if g.one(4) {
			n.Met = ptr(0.05)
		}
	case maturity.AggregationTable:
		for i := range 1 + g.n(3) {
			n.Table = append(n.Table, maturity.RowSpec{When: &maturity.Condition{}, Value: float64(3-i) * 0.25})
		}
		n.Table = append(n.Table, maturity.RowSpec{Value: 0})
		hull = govmaturity.Range{Max: 0.75}
	}
	if n.Aggregation != maturity.AggregationPoints && n.Aggregation != maturity.AggregationTable && n.Aggregation != "own" && !climbs && g.one(6) {
		hull = g.normaliseGroup(&n, hull)
	}
	if !climbs {
		g.levels(&n, hull)
	} else {
		last := scale.Levels[len(scale.Levels)-1]
		hull = govmaturity.Range{Max: float64(last.Rank)}
		if last.Value != nil {
			hull.Max = *last.Value
		}
	}
	return n, hull
}

// levels cuts what the value can be into levels, into classes, or neither.
func (g *generator) levels(n *maturity.NodeSpec, r govmaturity.Range) {
	rule := func() *maturity.LevelRule {
		scale := g.spec.Scales[g.n(2)]
		out := &maturity.LevelRule{Scale: scale.ID}
		if n.Decimals != nil && g.one(2) {
			out.Of = "published"
		}
		for i, l := range scale.Levels {
			at := ptr(r.Min + (r.Max-r.Min)*float64(i+1)/float64(len(scale.Levels)+1))
			c := maturity.CutSpec{Level: l.ID, From: at}
			if g.one(3) {
				c.From, c.Above = nil, at
			}
			out.Cuts = append(out.Cuts, c)
		}
		return out
	}
	if g.one(2) {
		n.Level = rule()
	}
	if g.one(5) {
		n.Class = rule()
	}
}

func (g *generator) policy(alike bool) maturity.Policy {
	kinds := []maturity.Policy{maturity.PolicyRenormalise, maturity.PolicyZero, maturity.PolicyBlock, maturity.PolicyImpute, maturity.PolicyAnchor}
	if !alike {
		kinds = kinds[:3]
	}
	return kinds[g.n(len(kinds))]
}

func (g *generator) missing(alike bool) *maturity.MissingSpec {
	if !g.one(2) {
		return nil
	}
	m := &maturity.MissingSpec{
		Unanswered: g.policy(alike), NotApplicable: g.policy(alike), NotDeployed: g.policy(alike), Excluded: g.policy(alike),
	}
	for _, p := range []maturity.Policy{m.Unanswered, m.NotApplicable, m.NotDeployed, m.Excluded} {
		if p == maturity.PolicyAnchor {
			m.Anchor = ptr(0.5)
		}
	}
	if g.one(4) {
		m.MinCoverage = ptr([]float64{0.5, 1, 2. / 3}[g.n(3)])
	}
	return m
}

// measure fills in a measure, and returns what it can count.
func (g *generator) measure(m *maturity.MeasureSpec, nonNegative bool) govmaturity.Range {
	m.Kind = []maturity.MeasureKind{
		maturity.MeasureLevel, maturity.MeasureChoice, maturity.MeasureYesNo, maturity.MeasureChecklist, maturity.MeasureCount, maturity.MeasurePoints, maturity.MeasureNumber, maturity.MeasureNumber,
	}[g.n(8)]
	if g.small && g.one(2) { // most of all, levels
		m.Kind = maturity.MeasureLevel
	}
	worth := 1.0
	if g.one(3) {
		worth = []float64{0.5, 2, 10, 100}[g.n(4)]
	}
	all := govmaturity.Range{Max: worth}
	switch m.Kind {
	case maturity.MeasureLevel:
		scale := g.spec.Scales[g.n(2)]
		m.Scale = scale.ID
		first, last := scale.Levels[0], scale.Levels[len(scale.Levels)-1]
		if first.Value != nil {
			return govmaturity.Range{Min: *first.Value, Max: *last.Value}
		}
		return govmaturity.Range{Min: float64(first.Rank), Max: float64(last.Rank)}
	case maturity.MeasureChoice:
		all = govmaturity.Range{Max: 1}
		for i := range 2 + g.n(3) {
			v := []float64{0, 1, 0.5, 0.5}[i]
			if i == 3 && !nonNegative {
				v, all.Min = -1, -1
			}
			m.Options = append(m.Options, maturity.OptionSpec{ID: fmt.Sprintf("o%d", i), Title: govmaturity.English("O"), Value: &v})
		}
		return all
	case maturity.MeasureChecklist:
		for i := range 1 + g.n(4) {
			o := maturity.OptionSpec{ID: fmt.Sprintf("o%d", i), Title: govmaturity.English("O")}
			if g.one(2) {
				o.Value = ptr(g.float())
			}
			m.Options = append(m.Options, o)
		}
	case maturity.MeasureCount:
		most := []float64{1, 2, 5, 30, 1000, 1e6}
		if g.small {
			most = []float64{1, 2, 3}
		}
		m.Maximum = ptr(most[g.n(len(most))])
	case maturity.MeasurePoints:
		m.Maximum = ptr(g.float())
		g.step(m, *m.Maximum)
	case maturity.MeasureNumber:
		r := g.number(m, nonNegative, worth)
		width := 4.0
		if m.Range != nil {
			width = m.Range.Max - m.Range.Min
		}
		g.step(m, width)
		return r
	}
	if worth != 1 {
		m.Worth = &worth
	}
	return all
}

// step says how much of a number is one step of effort. It takes no bytes: what
// they make of answers does not depend on it.
func (g *generator) step(m *maturity.MeasureSpec, width float64) {
	if g.small {
		m.Step = ptr(width / 3)
	} else if g.ids%4 == 0 {
		m.Step = ptr(width * []float64{0.01, 0.3, 1, 1.5}[g.ids/4%4])
	}
}

func (g *generator) number(m *maturity.MeasureSpec, nonNegative bool, worth float64) govmaturity.Range {
	kind := g.n(5)
	if nonNegative && kind == 3 {
		kind = 0
	}
	if kind == 0 {
		m.Range = &govmaturity.Range{Min: 0, Max: g.float()}
		if !nonNegative && g.one(2) {
			m.Range.Min = -g.float()
		}
		return govmaturity.Range(*m.Range)
	}
	m.Worth = &worth
	better := []maturity.Better{"", maturity.BetterHigher, maturity.BetterLower}[g.n(3)]
	switch kind {
	case 3:
		m.Range = &govmaturity.Range{Min: -1, Max: 4}
		m.Normalise = &maturity.NormaliseSpec{Kind: maturity.NormaliseZScore, Mean: ptr(1.0), SD: ptr(0.3), Better: better}
		lo, hi := -2/0.3, 3/0.3
		if better == maturity.BetterLower {
			lo, hi = -3/0.3, 2/0.3
		}
		return govmaturity.Range{Min: lo * worth, Max: hi * worth}
	case 4:
		m.Normalise = &maturity.NormaliseSpec{Kind: maturity.NormalisePiecewise, Points: []maturity.PointSpec{{From: 0, To: 0}, {From: 0.3, To: 1}, {From: 7, To: 0.2}}}
		return govmaturity.Range{Max: worth}
	}
	m.Normalise = &maturity.NormaliseSpec{Kind: maturity.NormaliseGoalposts, Min: ptr(0.3), Max: ptr(0.3 + g.float()), Better: better}
	r := govmaturity.Range{Max: worth}
	if g.one(2) {
		m.Range = &govmaturity.Range{Min: 0, Max: 1e6 + 1}
		m.Normalise.Outside = "clamp"
		if !nonNegative && g.one(2) {
			m.Normalise.Outside = "keep"
			width := *m.Normalise.Max - *m.Normalise.Min
			r = govmaturity.Range{Min: -0.3 / width * worth, Max: (1e6 + 0.7) / width * worth}
			if better == maturity.BetterLower {
				r = govmaturity.Range{Min: (*m.Normalise.Max - 1e6 - 1) / width * worth, Max: *m.Normalise.Max / width * worth}
			}
		}
	}
	return r
}

// conditions fills in the tables, and makes some nodes be asked only if what
// was asked before them is answered in some way.
func (g *generator) conditions(root *maturity.NodeSpec) {
	all := leavesOf(root)
	var before []*maturity.NodeSpec
	var visit func(n *maturity.NodeSpec)
	visit = func(n *maturity.NodeSpec) {
		if len(all) == 0 && n.Table != nil {
			n.Table = n.Table[len(n.Table)-1:] // there is nothing to ask about
		}
		for i := range n.Table[:max(0, len(n.Table)-1)] {
			if n.Table[i].When = g.condition(all, 2); n.Table[i].When == nil {
				n.Table[i].When = &maturity.Condition{Node: all[0].ID, State: []govmaturity.State{govmaturity.StateAnswered}}
			}
		}
		if g.one(8) {
			n.When = g.condition(before, 2)
		} else if g.one(60) {
			n.When = g.condition(all, 2) // perhaps a circle
		}
		if n.Measure != nil {
			before = append(before, n)
		}
		for i := range n.Nodes {
			visit(&n.Nodes[i])
		}
	}
	visit(root)
}

func leavesOf(n *maturity.NodeSpec) (out []*maturity.NodeSpec) {
	if n.Measure != nil {
		out = append(out, n)
	}
	for i := range n.Nodes {
		out = append(out, leavesOf(&n.Nodes[i])...)
	}
	return out
}

func (g *generator) condition(leaves []*maturity.NodeSpec, depth int) *maturity.Condition {
	if len(leaves) == 0 || g.one(4) {
		return nil
	}
	if depth > 0 && g.one(4) {
		var parts []maturity.Condition
		for range 1 + g.n(3) {
			if p := g.condition(leaves, depth-1); p != nil {
				parts = append(parts, *p)
			}
		}
		switch {
		case parts == nil:
			return nil
		case g.one(3):
			return &maturity.Condition{All: parts}
		case g.one(2):
			return &maturity.Condition{Any: parts}
		}
		return &maturity.Condition{Not: &parts[0]}
	}
	leaf := leaves[g.n(len(leaves))]
	c := &maturity.Condition{Node: leaf.ID}
	ids := g.choices(leaf.Measure)
	switch {
	case g.one(4):
		c.State = []govmaturity.State{[]govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateAnswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateNotAsked}[g.n(5)]}
	case len(ids) > 0 && leaf.Measure.Kind == maturity.MeasureLevel && g.one(2):
		c.AtLeast = ids[g.n(len(ids))]
	case len(ids) > 0 && g.one(2):
		c.Is = []string{ids[g.n(len(ids))]}
	default:
		c.From = ptr(g.float())
		if g.one(2) {
			c.From, c.Below = nil, ptr(g.float())
		}
	}
	return c
}

// choices returns what a measure can be answered with by id.
func (g *generator) choices(m *maturity.MeasureSpec) (ids []string) {
	if m.Kind == maturity.MeasureYesNo {
		return []string{"no", "yes"}
	}
	for _, o := range m.Options {
		ids = append(ids, o.ID)
	}
	for _, s := range g.spec.Scales {
		if s.ID == m.Scale {
			for _, l := range s.Levels {
				ids = append(ids, l.ID)
			}
		}
	}
	return ids
}

func (g *generator) assessment(fw *maturity.Framework) *maturity.Assessment {
	a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "g", Edition: "1", Subject: "subject"}
	if g.one(3) {
		a.Hash = fw.Hash()
	}
	a.Answers, a.Rosters = g.answers(&g.spec.Root, g.spec.Rosters)
	if g.one(40) {
		g.spoilt = true
		switch g.n(4) {
		case 0:
			a.Edition = "2"
		case 1:
			a.Hash = "sha256:" + strings.Repeat("0", 64)
		case 2:
			a.Answers["unknown"] = num(1)
		case 3:
			a.Rosters = map[string][]maturity.RosterItem{"unknown": {{ID: "x"}}}
		}
	}
	return a
}

func (g *generator) answers(root *maturity.NodeSpec, rosters []maturity.RosterSpec) (answers, map[string][]maturity.RosterItem) {
	as := answers{}
	for _, leaf := range leavesOf(root) {
		if !g.one(6) {
			as[leaf.ID] = g.answer(leaf.Measure)
		}
	}
	var lists map[string][]maturity.RosterItem
	for i := range rosters {
		for range g.n(4) {
			if lists == nil {
				lists = map[string][]maturity.RosterItem{}
			}
			item := maturity.RosterItem{ID: g.id()}
			item.Answers, item.Rosters = g.answers(&rosters[i].Root, rosters[i].Rosters)
			lists[rosters[i].ID] = append(lists[rosters[i].ID], item)
		}
	}
	return as, lists
}

func (g *generator) answer(m *maturity.MeasureSpec) govmaturity.Answer {
	if g.one(4) {
		return govmaturity.AnswerState([]govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded}[g.n(4)])
	}
	var a govmaturity.Answer
	part := float64(g.n(256)) / 255
	switch ids := g.choices(m); m.Kind {
	case maturity.MeasureChecklist:
		a = govmaturity.AnswerChoice(ids[:g.n(len(ids)+1)]...)
	case maturity.MeasureLevel, maturity.MeasureChoice, maturity.MeasureYesNo:
		a = govmaturity.AnswerChoice(ids[g.n(len(ids))])
	case maturity.MeasureCount:
		a = num(math.Floor(part * *m.Maximum))
	case maturity.MeasurePoints:
		a = num(part * *m.Maximum)
	default:
		lo, hi := 0.0, 7.0
		if m.Range != nil {
			lo, hi = m.Range.Min, m.Range.Max
		} else if m.Normalise.Min != nil {
			lo, hi = *m.Normalise.Min, *m.Normalise.Max
		}
		x := lo + part*(hi-lo)
		a = num(min(x, hi))
		if x == 0 && g.one(2) {
			a = num(math.Copysign(0, -1))
		}
	}
	if g.one(8) {
		a = a.AsImputed()
	}
	return a
}

// FuzzReadCrosswalk: what is read compares two cards without a panic, or is
// refused with problems; and it survives being written and read.
func FuzzReadCrosswalk(f *testing.F) {
	head := "format: govmaturity/crosswalk/1\nid: w\ntitle: W\nstanding: derived\nfrom: {framework: t, edition: \"1\"}\nto: {framework: t, edition: \"1\"}\n"
	for _, s := range []string{
		"links: [{from: a, to: a, match: same}, {from: b, to: c, match: partial, note: N}, {from: r, to: r, match: changed}]\n",
		"links: [{from: a, to: a, match: same}, {from: b, to: a, match: same}, {from: zz, to: r, match: same}]\n",
		"links: []\n", "links: [{from: a}]\n", "links: [{from: a, to: a, match: equal}]\n",
	} {
		f.Add([]byte(head + s))
	}
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	fw := read(f, "id: r\ntitle: R\naggregation: arithmetic\n"+numbers(3))
	before, after := score(f, fw, answers{"a": num(1), "b": na}), score(f, fw, answers{"a": num(2), "b": num(3), "c": num(4)})
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := maturity.ReadCrosswalk("", data)
		if err != nil {
			checkProblems(t, err)
			return
		}
		comparison, err := maturity.Compare(before, after, maturity.Through(w))
		if err != nil {
			checkProblems(t, err)
		} else if len(comparison.Changes) != 4 {
			t.Fatalf("%d changes of 4 nodes", len(comparison.Changes))
		}
		written, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		again, err := maturity.ReadCrosswalk("", written)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if twice, _ := json.Marshal(again); !bytes.Equal(written, twice) {
			t.Fatalf("%s is read back as %s", written, twice)
		}
	})
}
