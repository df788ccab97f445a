package chart_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
	"github.com/govmaturity/govmaturity/maturity/chart"
	"github.com/govmaturity/govmaturity/maturity/consensus"
	"github.com/govmaturity/govmaturity/maturity/panel"
	"github.com/govmaturity/govmaturity/maturity/rollout"
)

// wide is a framework with so many parts, each a yes or no.
func wide(t testing.TB, parts int) *maturity.Framework {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: govmaturity/framework/1\nid: f\nedition: \"1\"\ntitle: F\nstanding: illustrative\nscore-standing: illustrative\nroot:\n  id: root\n  title: Root\n  aggregation: arithmetic\n  nodes:\n")
	for i := range parts {
		fmt.Fprintf(&b, "    - {id: n%d, title: Part %d, measure: {kind: yes-no}}\n", i, i)
	}
	return must[*maturity.Framework](t)(maturity.ReadFramework("f.yaml", []byte(b.String())))
}

// A radar is drawn where it can be read, and else dots: of two axes, of more than twenty, of
// more results than can be told apart, and of parts without levels and values. No radar of
// the catalogue is one of nothing.
func TestRadarOrDots(t *testing.T) {
	isRadar := func(fw *maturity.Framework, results int, o chart.Options) bool {
		r := rand.New(rand.NewPCG(1, 1))
		var all []*maturity.Scorecard
		for i := range results {
			all = append(all, must[*maturity.Scorecard](t)(fw.Score(someAssessment(r, fw, "S", strconv.Itoa(i), "2026"))))
		}
		c := must[govmaturity.Chart](t)(chart.Radar(roots(all...), o))
		if len(c.Table().Rows) == 0 || len(c.Table().Header) < 1+results {
			t.Errorf("%s, %d results: a table of %d columns", fw.ID(), results, len(c.Table().Header))
		}
		return strings.Contains(checkPicture(t, c), "p-series-1")
	}
	for _, tt := range []struct {
		parts, results int
		want           bool
	}{{2, 1, false}, {3, 1, true}, {20, 1, true}, {21, 1, false}, {60, 1, false}, {5, 8, true}, {5, 9, false}, {5, 100, false}} {
		if got := isRadar(wide(t, tt.parts), tt.results, chart.Options{}); got != tt.want {
			t.Errorf("%d parts, %d results: a radar: %v", tt.parts, tt.results, got)
		}
	}
	target := chart.Options{Target: maturity.Target{Level: "connected"}}
	if pillars := must[*maturity.Framework](t)(catalog.Load("un-nine-pillars")); !isRadar(pillars, 7, target) || isRadar(pillars, 8, target) {
		t.Error("a target is one more")
	}
	without := 0
	for _, entry := range catalog.Entries() {
		fw := must[*maturity.Framework](t)(catalog.Load(entry.String()))
		some := false
		for _, n := range fw.Root().Children() {
			some = some || len(n.Levels()) > 0 || n.Nominal().Max > n.Nominal().Min
		}
		if !some {
			without++
		}
		if got := isRadar(fw, 1, chart.Options{}); got && !some {
			t.Errorf("%s: a radar of nothing", entry)
		}
	}
	if without != 11 {
		t.Errorf("%d instruments have parts without levels and values", without)
	}
}

// What a change draws is what the two results say.
func TestChange(t *testing.T) {
	before, after := ninePillars(t, "M", "", "2024", "ooooooooo"), ninePillars(t, "M", "", "2026", meridia)
	c := must[govmaturity.Chart](t)(chart.Change(before.Root(), after.Root(), chart.Options{}))
	rows := c.Table().Rows
	if diff := cmp.Diff([]string{"Nine key pillars", "2024", "2026"}, c.Table().Header); diff != "" {
		t.Error(diff)
	}
	for i, want := range []string{"Connected", "Transactional", "Connected", "Transactional", "Online presence", "Connected", "Transactional", "Transactional", "not answered"} {
		if rows[i][1] != "Online presence" || rows[i][2] != want {
			t.Errorf("row %d: %q", i, rows[i])
		}
	}
	_, err := chart.Change(before.Root(), after.Root(), chart.Options{Target: maturity.Target{Level: "connected"}})
	if err == nil {
		t.Error("a target: drawn")
	}
	if _, err := chart.Change(before.Root(), maturity.Result{}, chart.Options{}); err == nil {
		t.Error("nothing after: drawn")
	}
}

// All raters are drawn, however many, and questions without levels as well.
func TestRatersOfAllKinds(t *testing.T) {
	c := must[govmaturity.Chart](t)(chart.Raters(rated(t, 60), "enablers", chart.Options{}))
	if n := len(c.Table().Header); n != 1+64+1 {
		t.Errorf("%d columns", n)
	}
	fw := must[*maturity.Framework](t)(maturity.ReadFramework("f.yaml", []byte(`
format: govmaturity/framework/1
id: f
edition: "1"
title: F
standing: illustrative
score-standing: illustrative
root:
  id: root
  title: Root
  aggregation: profile
  nodes:
    - {id: a, title: A, measure: {kind: yes-no}}
    - {id: b, title: B, measure: {kind: number, range: {min: 0, max: 50}}}
    - {id: c, title: C, measure: {kind: checklist, options: [{id: x, title: X}, {id: y, title: Y}, {id: z, title: Z}]}}
    - {id: d, title: D, measure: {kind: choice, options: [{id: x, title: X, value: 0}, {id: y, title: Y, value: 1}]}}
    - {id: e, title: E, measure: {kind: count, maximum: 2000}}
`)))
	spec := &consensus.RatingRoundSpec{Format: consensus.RoundFormat, ID: "x", Framework: "f", Edition: "1", Subject: "S", Round: 1}
	var all []*maturity.Assessment
	for i, id := range []string{"P", "Q"} {
		spec.Raters = append(spec.Raters, consensus.RoundRaterSpec{ID: id, Kind: consensus.RaterKindAssessor})
		all = append(all, &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "f", Edition: "1", Subject: "S", Rater: id, Answers: map[string]govmaturity.Answer{
			"a": govmaturity.AnswerYesNo(i == 0), "b": govmaturity.AnswerNumber(float64(10 + 20*i)), "c": govmaturity.AnswerChoice([]string{"x", "y", "z"}[:1+i]...),
			"d": govmaturity.AnswerChoice("x"), "e": govmaturity.AnswerNumber(float64(1000 * i)),
		}})
	}
	together := must[*consensus.Consensus](t)(must[*consensus.Round](t)(consensus.Compile(fw, spec)).Combine(all...))
	c = must[govmaturity.Chart](t)(chart.Raters(together, "root", chart.Options{}))
	got := map[string]string{}
	for _, row := range c.Table().Rows {
		got[row[0]] = strings.Join(row[1:3], " | ")
	}
	want := map[string]string{"A": "Yes | No", "B": "10 | 30", "C": "1 of 3 | 2 of 3", "E": "0 of 2000 | 1000 of 2000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(c.Description(), "Questions left out, since their options have no order: 1.") {
		t.Error(c.Description())
	}
}

// How many are at each level is what the panel says of its members.
func TestDistribution(t *testing.T) {
	fw := must[*maturity.Framework](t)(catalog.Load("un-nine-pillars"))
	r := rand.New(rand.NewPCG(5, 5))
	var all []*maturity.Assessment
	for i := range 40 {
		all = append(all, someAssessment(r, fw, fmt.Sprint("Ministry ", i), "", "2026"))
	}
	p := must[*panel.Panel](t)(panel.New(fw, all))
	c := must[govmaturity.Chart](t)(chart.Distribution(p, fw.Root().ID(), chart.Options{}))
	for i, node := range fw.Root().Children() {
		known := 0
		for k, share := range p.Distribution(node.ID()).Levels {
			if share.ID == "" {
				continue
			}
			if got := c.Table().Rows[i][1+k]; got != strconv.Itoa(share.Count) {
				t.Errorf("%s, %s: %s, want %d", node.ID(), share.ID, got, share.Count)
			}
			known += share.Count
		}
		if got := c.Table().Rows[i][5]; got != strconv.Itoa(40-known) {
			t.Errorf("%s: not known: %s", node.ID(), got)
		}
	}
	for reason, err := range map[string]error{
		"no panel":  second(chart.Distribution(nil, "root", chart.Options{})),
		"a leaf":    second(chart.Distribution(p, "data-management", chart.Options{})),
		"no node":   second(chart.Distribution(p, "nowhere", chart.Options{})),
		"no rounds": second(chart.Rollout(nil, nil, chart.Options{})),
		"one round": second(chart.Moves(nil, nil, chart.Options{})),
		"no raters": second(chart.Agreement(nil, nil, chart.Options{})),
	} {
		var problems govmaturity.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", reason, err)
		}
	}
}

func second(_ govmaturity.Chart, err error) error { return err }

// What agreement draws is what the consensus says: the coefficient, and its interval.
func TestAgreement(t *testing.T) {
	together := rated(t, 3)
	c := must[govmaturity.Chart](t)(chart.Agreement(together, []string{"enablers"}, chart.Options{}))
	var want [][]string
	for _, a := range together.Agreement("enablers") {
		f := together.AgreementFinding(a, govmaturity.WordsFor("en"))
		want = append(want, []string{f.Title.In("en"), f.Outcome.In("en")})
	}
	for i, row := range c.Table().Rows {
		if diff := cmp.Diff(want[i], row[:2]); diff != "" {
			t.Error(diff)
		}
	}
	if len(want) == 0 || len(c.Table().Rows) != len(want) {
		t.Errorf("%d rows, want %d", len(c.Table().Rows), len(want))
	}
	if _, err := chart.Agreement(together, []string{"nowhere"}, chart.Options{}); err == nil {
		t.Error("no such node: drawn")
	}
}

// The charts of a rollout count every organization once for each step, and say what the
// rounds say of how they moved.
func TestRollout(t *testing.T) {
	all := rolloutCharts(t, chart.Options{})
	sums := map[string]int{}
	for _, row := range all["rollout"].Table().Rows {
		n, err := strconv.Atoi(row[2])
		if err != nil {
			t.Fatal(err)
		}
		sums[row[0]] += n
	}
	if len(sums) != 2*(6+5) {
		t.Errorf("%d bars", len(sums))
	}
	for bar, n := range sums {
		if n != 12 {
			t.Errorf("%s: %d organizations", bar, n)
		}
	}
	if d := all["rollout"].Description(); !strings.Contains(d, "More steps done: 11") {
		t.Error(d)
	}
	moves := all["moves"].Table()
	if diff := cmp.Diff([]string{"Organization", "2025", "2026"}, moves.Header); diff != "" {
		t.Error(diff)
	}
	for i, row := range moves.Rows {
		before, err1 := strconv.Atoi(row[1])
		now, err2 := strconv.Atoi(row[2])
		if known := err1 == nil && err2 == nil; known != (i < 11) || known && now != before+2 {
			t.Errorf("row %d: %q", i, row)
		}
	}
}

// A rollout whose document names more organizations from wave to wave counts those that were
// not named yet as not known.
func TestRolloutThatGrows(t *testing.T) {
	approach := must[*maturity.Framework](t)(catalog.Load("lk-integrated-capacity-building@2023"))
	model := must[*maturity.Framework](t)(catalog.Load("lk-digital-maturity-model@2022"))
	round := func(name string, organizations int) *rollout.Round {
		spec := rollout.SriLanka()
		var cards []*maturity.Scorecard
		for i := range organizations {
			spec.Organizations = append(spec.Organizations, rollout.OrganizationSpec{ID: fmt.Sprint("o", i), Wave: "first"})
			a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: approach.ID(), Edition: approach.Edition(), Subject: fmt.Sprint("o", i), Answers: map[string]govmaturity.Answer{}}
			for k, step := range approach.Node("steps").Children() {
				a.Answers[step.ID()] = govmaturity.AnswerNumber(float64(max(1, min(3, organizations-k))))
			}
			cards = append(cards, must[*maturity.Scorecard](t)(approach.Score(a)))
		}
		return must[*rollout.Round](t)(must[*rollout.Rollout](t)(rollout.Compile(spec, approach, model)).Observe(name, cards...))
	}
	before, now := round("2025", 3), round("2026", 5)
	for _, pair := range [][2]*rollout.Round{{now, before}, {before, now}} {
		sums := map[string]int{}
		for _, row := range must[govmaturity.Chart](t)(chart.Rollout(pair[0], pair[1], chart.Options{})).Table().Rows {
			n, err := strconv.Atoi(row[2])
			if err != nil {
				t.Fatal(err)
			}
			sums[row[0]] += n
		}
		for bar, n := range sums {
			if n != 5 {
				t.Errorf("%s: %d organizations", bar, n)
			}
		}
		rows := must[govmaturity.Chart](t)(chart.Moves(pair[0], pair[1], chart.Options{})).Table().Rows
		if len(sums) != 2*(6+5) || len(rows) != 5 || rows[0][1] == rows[0][2] || rows[4][0] != "o4" || rows[4][1] == rows[4][2] {
			t.Errorf("%d bars, %q", len(sums), rows)
		}
	}
}

// keep keeps the pictures of a test for somebody who looks at them.
func keep(t testing.TB, name string, picture []byte) {
	t.Helper()
	if dir := os.Getenv("PICTURES"); dir != "" {
		if err := os.WriteFile(dir+"/"+name+".svg", picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
