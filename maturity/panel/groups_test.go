package panel_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/maturitytest"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// An index as publishers make it: a component is the mean of z-scores, brought to 0 to 1
// over all subjects; the index is the mean of the components, ranked.
const layered = `format: govmaturity/framework/1
id: asking
edition: "1"
title: Layered
standing: illustrative
score-standing: illustrative
scales:
- {id: thirds, title: Thirds, levels: [{id: low, rank: 1, title: Low}, {id: middle, rank: 2, title: Middle}, {id: high, rank: 3, title: High}]}
root:
  id: all
  title: All
  aggregation: arithmetic
  normalise: {kind: percentile-rank}
  worth: 100
  level: {scale: thirds, cuts: [{level: low, from: 0}, {level: middle, from: 30}, {level: high, from: 70}]}
  nodes:
  - id: c1
    title: Component
    aggregation: arithmetic
    normalise: {kind: min-max}
    nodes:
    - {id: x, title: X, measure: {kind: number, range: {min: -100, max: 100}, normalise: {kind: z-score}}}
    - {id: n, title: N, measure: {kind: count, maximum: 50, normalise: {kind: z-score}}}
  - id: c2
    title: Points
    aggregation: points
    normalise: {kind: distance-to-target, target: 0.75}
    nodes:
    - {id: y, title: Y, measure: {kind: yes-no}}
    - {id: p, title: P, measure: {kind: points, maximum: 10}}
`

// layeredOf makes an assessment of some answers; NaN is none.
func layeredOf(subject string, x, n, p float64, y bool) *maturity.Assessment {
	a := &maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: "asking", Edition: "1", Subject: subject,
		Answers: map[string]govmaturity.Answer{"y": govmaturity.AnswerYesNo(y)},
	}
	for id, v := range map[string]float64{"x": x, "n": n, "p": p} {
		if !math.IsNaN(v) {
			a.Answers[id] = govmaturity.AnswerNumber(v)
		}
	}
	return a
}

// slow is the layered index, worked out level by level in the plainest way.
func slow(panelOf []*maturity.Assessment) (c1, c2, all []float64) {
	column := func(id string) (out []float64) {
		for _, a := range panelOf {
			x, ok := a.Answers[id].Number()
			if !ok {
				x = math.NaN()
			}
			out = append(out, x)
		}
		return out
	}
	there := func(xs []float64) []float64 { return slices.DeleteFunc(slices.Clone(xs), math.IsNaN) }
	z := func(xs []float64) []float64 {
		has, sum, squares := there(xs), 0.0, 0.0
		for _, x := range has {
			sum += x
		}
		mean := sum / float64(len(has))
		for _, x := range has {
			squares += float64((x - mean) * (x - mean))
		}
		out := slices.Clone(xs)
		for i := range out {
			out[i] = (out[i] - mean) / math.Sqrt(squares/float64(len(has)-1))
		}
		return out
	}
	mean := func(a, b []float64) (out []float64) {
		for i := range a {
			switch {
			case math.IsNaN(a[i]):
				out = append(out, b[i])
			case math.IsNaN(b[i]):
				out = append(out, a[i])
			default:
				out = append(out, (a[i]+b[i])/2)
			}
		}
		return out
	}
	scaled := func(xs []float64, to float64) (out []float64) {
		lo := slices.Min(there(xs))
		for _, x := range xs {
			out = append(out, (x-lo)/(to-lo))
		}
		return out
	}
	c1 = mean(z(column("x")), z(column("n")))
	c1 = scaled(c1, slices.Max(there(c1)))
	p := column("p")
	for i, a := range panelOf {
		share, most := 0.0, 1.0
		if a.Answers["y"].Choices()[0] == "yes" {
			share = 1
		}
		if !math.IsNaN(p[i]) {
			share, most = share+p[i]/10, 2
		}
		c2 = append(c2, share/most)
	}
	c2 = scaled(c2, 0.75)
	index := mean(c1, c2)
	for _, v := range index {
		worse := 0
		for _, w := range index {
			if w < v {
				worse++
			}
		}
		all = append(all, 100*float64(worse)/float64(len(index)-1))
	}
	return c1, c2, all
}

// Each level is normalised by what the level below it comes to for all subjects, and a
// later subject is scored alike through the document.
func TestNormalisedGroups(t *testing.T) {
	nan := math.NaN()
	given := []*maturity.Assessment{
		layeredOf("A", 1, 7, 3, true), layeredOf("B", 5, 20, 0, false), layeredOf("C", -3, nan, 9, true),
		layeredOf("D", 40, 50, nan, false), layeredOf("E", nan, 0, 10, true),
	}
	fw := read(t, layered)
	if asking := fw.Asking(); !slices.Equal(asking, []string{"x", "n", "c2"}) {
		t.Errorf("at first it asks about %v", asking)
	}
	p, err := panel.New(fw, given)
	if err != nil {
		t.Fatal(err)
	}
	c1, c2, all := slow(given)
	for id, want := range map[string][]float64{"c1": c1, "c2": c2, "all": all} {
		for i, m := range p.Members() {
			value, ok := m.Card.Node(id).Value()
			if !ok || math.Abs(value-want[i]) > 1e-9 {
				t.Errorf("%s of %s is %v, %v; want %v", id, m.Subject, value, ok, want[i])
			}
			e := m.Card.Node(id).Explain()
			if _, ok := e.Recompute(); !ok || e.Aggregated == nil || !strings.Contains(e.String(), "normalised") {
				t.Errorf("the explanation does not recompute, or says too little:\n%s", e)
			}
		}
	}
	data, err := p.Goalposts().JSON()
	if err != nil {
		t.Fatal(err)
	}
	g, err := panel.ReadGoalposts("goalposts.json", data)
	if err != nil {
		t.Fatal(err)
	}
	frozen, err := g.Freeze(fw)
	if err != nil || frozen.RulesHash() != p.Framework().RulesHash() {
		t.Fatal(err)
	}
	ids := []string{}
	for _, n := range g.Nodes {
		ids = append(ids, n.ID)
	}
	if !slices.Equal(ids, []string{"all", "c1", "x", "n", "c2"}) {
		t.Errorf("goalposts of %v", ids)
	}
	for i, a := range given {
		card, err := frozen.Score(a)
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := card.Root().Value(); math.Abs(v-all[i]) > 1e-9 {
			t.Errorf("later, %s is %v, want %v", a.Subject, v, all[i])
		}
	}
	if err := maturitytest.Check(frozen, maturitytest.WithSamples(60)); err != nil {
		t.Error(err)
	}
	last := slices.Index(all, slices.Min(all))
	path := p.Members()[last].Card.Root().PathTo(frozen.Levels("thirds")[2])
	if !path.Found || len(path.Steps) == 0 {
		t.Errorf("no way up: %v", path)
	}
}

// The rows of a table say the same as their assessments, in rounds.
func TestMeasureTable(t *testing.T) {
	fw := read(t, layered)
	rows := "subject,x,n,y,p\nA,1,7,yes,3\nB,5,20,no,0\nC,-3,,yes,9\n"
	table := &panel.Table{Name: "rows.csv", Framework: fw}
	p, err := table.Read(strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	g, err := table.Measure(strings.NewReader(rows))
	if err != nil || g.Hash() != p.Goalposts().Hash() {
		t.Errorf("%v: %+v", err, g)
	}
	h, err := panel.Measure(fw, []*maturity.Assessment{layeredOf("A", 1, 7, 3, true), layeredOf("B", 5, 20, 0, false), layeredOf("C", -3, math.NaN(), 9, true)})
	if err != nil || g.Hash() != h.Hash() {
		t.Errorf("%v: %+v", err, h)
	}
}

// Where all come to the same, a normalised group has no value, and says why.
func TestNormalisedGroupsAllLevel(t *testing.T) {
	fw := read(t, layered)
	p, err := panel.New(fw, []*maturity.Assessment{layeredOf("A", 1, 7, 3, true), layeredOf("B", 1, 7, 3, true)})
	if err != nil {
		t.Fatal(err)
	}
	if c2, ok := p.Members()[0].Card.Node("c2").Value(); !ok || c2 != 0 { // nothing of the way from 0.65 to 0.75
		t.Errorf("c2 is %v, %v", c2, ok)
	}
	c1 := p.Members()[0].Card.Node("c1")
	if _, ok := c1.Value(); ok || c1.State() == govmaturity.StateAnswered {
		t.Errorf("c1 has a value:\n%s", c1.Explain())
	}
}

const branching = `format: govmaturity/framework/1
id: asking
edition: "1"
title: Branching
standing: illustrative
score-standing: illustrative
root:
  id: all
  title: All
  aggregation: arithmetic
  nodes:
  - {id: y, title: Y, weight: 0, measure: {kind: yes-no}}
  - {id: x, title: X, when: {node: y, is: ["yes"]}, measure: {kind: number, range: {min: -100, max: 100}, normalise: {kind: min-max}}}
  - {id: z, title: Z, when: {node: x, from: 0.5}, measure: {kind: number, range: {min: -100, max: 100}, normalise: {kind: min-max}}}
`

// What a condition leaves out was not asked: the panel says nothing of it. Where the
// condition rests on what the panel says itself, that is found out first.
func TestNotAskedDoesNotCount(t *testing.T) {
	of := func(subject string, y bool, x, z float64) *maturity.Assessment {
		return &maturity.Assessment{
			Format: maturity.AssessmentFormat, Framework: "asking", Edition: "1", Subject: subject,
			Answers: map[string]govmaturity.Answer{
				"y": govmaturity.AnswerYesNo(y), "x": govmaturity.AnswerNumber(x), "z": govmaturity.AnswerNumber(z),
			},
		}
	}
	fw := read(t, branching)
	if asking := fw.Asking(); !slices.Equal(asking, []string{"x"}) {
		t.Errorf("at first it asks about %v", asking)
	}
	p, err := panel.New(fw, []*maturity.Assessment{of("A", true, 0, -50), of("B", true, 10, 1), of("C", true, 6, 3), of("D", false, 99, 99)})
	if err != nil {
		t.Fatal(err)
	}
	g := p.Goalposts()
	for i, want := range []string{"x 3 0 10", "z 2 1 3"} {
		n := g.Nodes[i]
		if got := fmt.Sprint(n.ID, " ", n.Panel.Count, " ", *n.Panel.Min, " ", *n.Panel.Max); got != want {
			t.Errorf("the panel says %s, want %s", got, want)
		}
	}
}

// A summary of a roster is normalised over the subjects; what is in the roster is not.
func TestNormalisedRoster(t *testing.T) {
	text := func(inner, outer string) string {
		return strings.NewReplacer("INNER", inner, "OUTER", outer).Replace(`format: govmaturity/framework/1
id: asking
edition: "1"
title: Roster
standing: illustrative
score-standing: illustrative
rosters:
- id: services
  title: Services
  root: {id: s, title: S, aggregation: arithmetic, INNER nodes: [{id: q, title: Q, measure: {kind: points, maximum: 10}}]}
root: {id: all, title: All, aggregation: arithmetic, OUTER items: {roster: services}}
`)
	}
	if _, err := maturity.ReadFramework("f.yaml", []byte(text("normalise: {kind: rank},", ""))); err == nil || !strings.Contains(err.Error(), "normalise the node that summarises the roster") {
		t.Errorf("a roster asks: %v", err)
	}
	fw := read(t, text("", "normalise: {kind: min-max},"))
	of := func(subject string, points ...float64) *maturity.Assessment {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "asking", Edition: "1", Subject: subject, Rosters: map[string][]maturity.RosterItem{}}
		for i, x := range points {
			a.Rosters["services"] = append(a.Rosters["services"], maturity.RosterItem{ID: fmt.Sprint("i", i), Answers: map[string]govmaturity.Answer{"q": govmaturity.AnswerNumber(x)}})
		}
		return a
	}
	p, err := panel.New(fw, []*maturity.Assessment{of("A", 2, 4), of("B", 8), of("C", 5, 6, 7), of("D")})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0, 1, 0.6, math.NaN()} {
		value, ok := p.Members()[i].Card.Root().Value()
		if ok == math.IsNaN(want) || ok && math.Abs(value-want) > 1e-12 {
			t.Errorf("%s is %v, %v; want %v", p.Members()[i].Subject, value, ok, want)
		}
	}
}

// What makes no sense is refused where it stands.
func TestNormalisedGroupsRefused(t *testing.T) {
	rank := "normalise: {kind: percentile-rank}"
	for at, change := range map[string][2]string{
		"root.normalise.better":                          {rank, "normalise: {kind: percentile-rank, better: lower}"},
		"root.normalise.points[1].to":                    {rank, "normalise: {kind: piecewise, points: [{from: 0, to: 1}, {from: 1, to: 0}]}"},
		"root.normalise.target":                          {rank, "normalise: {kind: distance-to-target}"},
		"root.normalise.reference":                       {rank, "normalise: {kind: distance-to-reference}"},
		"root.nodes[1].normalise":                        {"aggregation: points\n", "aggregation: profile\n"},
		"root.nodes[1].nodes[0].measure.normalise":       {"measure: {kind: yes-no}", "measure: {kind: yes-no, normalise: {kind: rank}}"},
		"root.nodes[1].nodes[0].normalise":               {"title: Y, measure", "title: Y, normalise: {kind: rank}, measure"},
		"root.nodes[0].nodes[0].measure.normalise.shift": {"normalise: {kind: z-score}}}\n    - {id: n", "normalise: {kind: rank, shift: 1}}}\n    - {id: n"},
	} {
		_, err := maturity.ReadFramework("f.yaml", []byte(strings.Replace(layered, change[0], change[1], 1)))
		if err == nil || !strings.Contains(err.Error(), at+": ") {
			t.Errorf("%s: %v", at, err)
		}
	}
}
