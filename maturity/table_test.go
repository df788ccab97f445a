package maturity_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// table is a group with a table over a (yes or no), b (one of three stages) and
// c (a count of up to 50).
func table(rows string, more ...string) string {
	return "id: r\ntitle: R\naggregation: table\n" + strings.Join(more, "\n") + "\ntable:\n  - " + strings.ReplaceAll(strings.TrimSpace(rows), "\n", "\n  - ") + `
nodes:
  - {id: a, title: A, measure: {kind: yes-no}}
  - {id: b, title: B, measure: {kind: level, scale: mil}}
  - {id: c, title: C, when: {node: a, is: [yes]}, measure: {kind: count, maximum: 50}}
`
}

// What a table leaves out is told with an example, when it is compiled.
func TestTableGaps(t *testing.T) {
	for _, tt := range []struct {
		reason string
		root   string
		want   []string // code, place and message
	}{
		{"each answer has a row", table("{when: {node: a, is: [yes]}, value: 1}\n{when: {node: a, is: [no]}, value: 0}"), nil},
		{"a last row for the rest", table("{when: {node: b, at-least: mil3}, value: 1}\n{value: 0}"), nil},
		{"an answer without a row", table("{when: {node: a, is: [yes]}, value: 1}\n{when: {all: [{node: a, is: [no]}, {node: b, at-least: mil2}]}, value: 0}"), []string{
			"no-row root.table no row holds when a is no, b is mil1: add one, the last one without a when for all other answers, or say otherwise: none where there is no value",
		}},
		{"it is meant", table("{when: {node: a, is: [yes]}, value: 1}\n{when: {node: b, is: [mil1]}, value: 0}", "otherwise: none"), nil},
		{"nothing is meant by saying so where there is a last row", table("{when: {node: a, is: [yes]}, value: 1}\n{value: 0}", "otherwise: none"), []string{
			"not-used root.otherwise the last row is for all other answers, so there is always a value",
		}},
		{"between two numbers", table("{when: {node: c, below: 0.5}, value: 0}\n{when: {node: c, above: 0.5}, value: 1}\n{when: {node: a, is: [no]}, value: 2}"), []string{
			"no-row root.table no row holds when a is yes, c is 25: add one, the last one without a when for all other answers, or say otherwise: none where there is no value",
		}},
		{"what is not asked needs no row of its own", table("{when: {node: c, from: 0}, value: 1}\n{when: {node: a, is: [no]}, value: 0}"), nil},
		{"what is not asked has no answer", table("{when: {node: c, from: 0}, value: 1}\n{when: {node: b, is: [mil1]}, value: 0}"), []string{
			"no-row root.table no row holds when a is no, c is not asked, b is mil2: add one, the last one without a when for all other answers, or say otherwise: none where there is no value",
		}},
		{"a missing answer is no gap", table("{when: {node: a, state: [answered, imputed]}, value: 1}\n{when: {node: a, state: [not-applicable]}, value: 0}"), nil},
		{"a row that was there before", table("{when: {node: a, is: [yes]}, value: 1}\n{when: {node: a, is: [yes]}, value: 2}\n{value: 0}"), []string{
			"unreachable root.table[1].when this row never decides: whenever it holds, a row before it does",
		}},
		{"a row that others before it are about", table("{when: {node: b, at-least: mil2}, value: 1}\n{when: {node: b, is: [mil1]}, value: 2}\n{when: {node: b, state: [answered]}, value: 3}\n{value: 0}"), []string{
			"unreachable root.table[2].when this row never decides: whenever it holds, a row before it does",
		}},
		{"a last row that nothing is left for", table("{when: {node: a, is: [yes]}, value: 1}\n{when: {not: {node: a, is: [yes]}}, value: 2}\n{value: 0}"), []string{
			"unreachable root.table[2] this row never decides: the rows before it are about all answers there can be",
		}},
		{"a last row for who did not answer the one and answered the other", table("{when: {node: a, is: [yes]}, value: 1}\n{when: {node: a, is: [no]}, value: 2}\n{value: 0}"), nil},
		{"a row that two answers exclude", table("{when: {all: [{node: b, is: [mil1]}, {node: b, at-least: mil2}]}, value: 1}\n{value: 0}"), []string{
			"unreachable root.table[0].when this row never holds: what it asks for excludes each other, or is never asked",
		}},
		{"a row about what is then not asked", table("{when: {all: [{node: a, is: [no]}, {node: c, from: 0.5}]}, value: 1}\n{value: 0}"), []string{
			"unreachable root.table[0].when this row never holds: what it asks for excludes each other, or is never asked",
		}},
		{"only one row at a time, and so it is", table("{when: {node: b, is: [mil1]}, value: 1}\n{when: {node: b, is: [mil2]}, value: 2}\n{value: 0}", "hit: unique"), nil},
		{"only one row at a time, and two hold", table("{id: one, when: {node: b, at-least: mil2}, value: 1}\n{when: {node: a, is: [yes]}, value: 2}\n{value: 0}", "hit: unique"), []string{
			"overlap root.table[1] only one row of this table may hold at a time: this one does when a is yes, b is mil2, and so does the row one",
		}},
		{"the first row, and two hold", table("{when: {node: b, at-least: mil2}, value: 1}\n{when: {node: a, is: [yes]}, value: 2}\n{value: 0}", "hit: first"), nil},
		{"two rows of one name", table("{id: x, when: {node: a, is: [yes]}, value: 1}\n{id: x, value: 0}"), []string{`duplicate-id root.table[1].id there is already a row "x"`}},
		{"a row that cites nothing there is", table("{when: {node: a, is: [yes]}, value: 1, cites: [{source: s, locator: p. 1}]}\n{value: 0, note: N}"), []string{
			`unknown-reference root.table[0].cites[0].source there is no source "s" in this document`,
		}},
		{"no more is said of what cannot be read", table("{when: {node: a, is: [maybe]}, value: 1}\n{when: {node: a, is: [no]}, value: 0}"), []string{
			`unknown-reference root.table[0].when.is[0] a cannot be answered with "maybe": expected yes or no`,
		}},
		{"only tables have rows to hit", "id: r\ntitle: R\naggregation: sum\nhit: unique\notherwise: none\n" + numbers(1), []string{
			"not-used root.hit only the aggregation table uses hit", "not-used root.otherwise only the aggregation table uses otherwise",
		}},
	} {
		_, err := maturity.ReadFramework("", []byte(document(tt.root)))
		if diff := cmp.Diff(tt.want, told(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// told returns code, place and message of each problem.
func told(err error) (out []string) {
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			out = append(out, fmt.Sprint(p.Code, " ", p.Path, " ", p.Message()))
		}
	}
	return out
}

// A condition that no answer can fulfil is refused with what answers count.
func TestConditionsThatNeverHold(t *testing.T) {
	const nodes = `id: r
title: R
aggregation: arithmetic
nodes:
  - {id: staff, title: S, measure: {kind: count, maximum: 50}}
  - {id: b, title: B, measure: {kind: level, scale: stages}}
  - {id: grade, title: G, measure: {kind: choice, options: [{id: x, title: X, value: 0.2}, {id: y, title: Y, value: 0.2}, {id: z, title: Z, value: 1}]}}
  - {id: list, title: L, measure: {kind: checklist, options: [{id: x, title: X}, {id: y, title: Y, value: 3}]}}
  - {id: share, title: N, measure: {kind: number, worth: 10, normalise: {kind: goalposts, min: 20, max: 120, better: lower}}}
  - {id: bend, title: P, measure: {kind: number, range: {min: -5, max: 5}, normalise: {kind: piecewise, points: [{from: 0, to: 0}, {from: 1, to: 1}, {from: 2, to: 0.5}]}}}
  - {id: own, title: O, measure: {kind: stars}}
  - {id: first, title: F, when: {node: staff, above: 0.5}, measure: {kind: yes-no}}
  - {id: c, title: C, when: WHEN, measure: {kind: yes-no}}
`
	for _, tt := range []struct{ when, want string }{
		{"{node: staff, from: 3}", "out-of-range .from no answer to staff can count 3 or more: answers count from 0 to 1; a bound is about what an answer counts, and the answer 3 counts 0.06"},
		{"{node: staff, from: 0.06}", ""},
		{"{node: staff, above: 1}", "out-of-range .above no answer to staff can count more than 1: answers count from 0 to 1; a bound is about what an answer counts, and the answer 1 counts 0.02"},
		{"{node: staff, above: 0.061, below: 0.079}", "out-of-range  no answer to staff can count more than 0.061 and less than 0.079: answers count from 0 to 1"},
		{"{node: staff, above: 0.061, to: 0.08}", ""},
		{"{node: b, from: 5}", "out-of-range .from no answer to b can count 5 or more: answers count 1, 2, 3, 4"},
		{"{node: b, above: 2, below: 3}", "out-of-range  no answer to b can count more than 2 and less than 3: answers count 1, 2, 3, 4"},
		{"{node: b, from: 3, to: 2}", "out-of-range  no answer to b can count 3 or more and 2 or less: answers count 1, 2, 3, 4"},
		{"{node: b, from: 2, to: 2}", ""},
		{"{node: grade, below: 0.2}", "out-of-range .below no answer to grade can count less than 0.2: answers count 0.2, 1"},
		{"{node: grade, above: 0.2, below: 1}", "out-of-range  no answer to grade can count more than 0.2 and less than 1: answers count 0.2, 1"},
		{"{node: list, above: 0.25, below: 0.75}", "out-of-range  no answer to list can count more than 0.25 and less than 0.75: answers count from 0 to 1"},
		{"{node: list, from: 0.75, below: 1}", ""},
		{"{node: share, above: 10}", "out-of-range .above no answer to share can count more than 10: answers count from 0 to 10"},
		{"{node: share, from: 10}", ""},
		{"{node: share, from: 3, to: 3}", ""},
		{"{node: bend, from: 1}", ""},
		{"{node: bend, below: 0}", "out-of-range .below no answer to bend can count less than 0: answers count from 0 to 1"},
		{"{node: bend, above: 0.5, to: 0.6}", ""},
		{"{node: own, above: 1}", "out-of-range .above no answer to own can count more than 1: answers count from 0 to 1"},
		{"{node: own, above: 0.3, below: 0.4}", ""}, // only the author's code knows
		{"{all: [{node: b, at-least: connected}, {node: b, is: [online]}]}", "unreachable  no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{all: [{node: staff, from: 0.6}, {node: staff, to: 0.5}]}", "unreachable  no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{all: [{node: list, is: [x]}, {not: {node: list, is: [x, y]}}]}", "unreachable  no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{all: [{node: first, is: [yes]}, {node: staff, to: 0.5}]}", "unreachable  no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{all: [{node: first, state: [not-asked]}, {node: staff, to: 0.5}]}", ""},
		{"{not: {node: b, state: [unanswered, answered, imputed, not-applicable, not-deployed, excluded]}}", "unreachable  no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{node: b, state: [not-asked]}", "unreachable  no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{any: [{node: b, is: [online]}, {all: [{node: grade, is: [x]}, {node: grade, is: [y]}]}]}", "unreachable .any[1] no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
		{"{all: [{node: list, is: [x]}, {node: list, is: [y]}, {node: grade, is: [x, y]}]}", ""},
	} {
		_, err := maturity.ReadFramework("", []byte(document(strings.Replace(nodes, "WHEN", tt.when, 1))), maturity.WithMeasure("stars", stars{}))
		var want []string
		if tt.want != "" {
			want = []string{strings.Replace(tt.want, " ", " root.nodes[8].when", 1)}
		}
		if diff := cmp.Diff(want, told(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.when, diff)
		}
	}
}

// Items are chosen by a condition too, and it may rest on answers outside.
func TestItemsThatAreNeverTaken(t *testing.T) {
	more := `rosters:
  - id: services
    title: Services
    root:
      id: service
      title: Service
      aggregation: sum
      nodes:
        - {id: kind, title: K, when: {node: digital, is: [yes]}, measure: {kind: choice, options: [{id: x, title: X, value: 0}, {id: y, title: Y, value: 1}]}}
`
	for _, tt := range []struct{ where, want string }{
		{"{all: [{node: kind, is: [x]}, {node: digital, is: [yes]}]}", ""},
		{"{all: [{node: kind, is: [x]}, {node: digital, is: [no]}]}", "unreachable root.nodes[1].items.where no answers fulfil this condition: what it asks for excludes each other, or is never asked"},
	} {
		_, err := maturity.ReadFramework("", []byte(document(`id: r
title: R
aggregation: arithmetic
nodes:
  - {id: digital, title: D, measure: {kind: yes-no}}
  - {id: s, title: S, aggregation: minimum, items: {roster: services, where: `+tt.where+`}}
`, more)))
		if got := strings.Join(told(err), "\n"); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.where, got, tt.want)
		}
	}
}

// A table over more answers than can be tried is let through, at once: what
// cannot be decided is not said.
func TestTableTooLargeToDecide(t *testing.T) {
	var rows, nodes []string
	for i := range 40 {
		id := fmt.Sprintf("q%d", i)
		nodes = append(nodes, "{id: "+id+", title: Q, measure: {kind: yes-no}}")
		rows = append(rows, "{node: "+id+", is: [yes]}")
	}
	root := group("aggregation: table\ntable: [{when: {all: ["+strings.Join(rows, ", ")+"]}, value: 1}, {when: {all: ["+strings.Join(rows, ", ")+"]}, value: 2}]", nodes...)
	if _, err := maturity.ReadFramework("", []byte(document(root))); err != nil {
		t.Errorf("a table of forty questions: %v", err)
	}
}

// What the compiler says of random tables is what trying all answers says, with
// conditions evaluated anew here.
func TestTablesAgainstAllAnswers(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 8))
	const count = 500
	gaps, rows, overlaps, clean := 0, 0, 0, 0
	for range count {
		tt := randomTable(r)
		want := tt.tryAll()
		_, err := maturity.Compile(tt.spec)
		got := map[string]bool{}
		for _, p := range told(err) {
			code, _, _ := strings.Cut(p, " no row holds")
			code, _, _ = strings.Cut(code, " this row never")
			code, _, _ = strings.Cut(code, " only one row")
			got[strings.TrimSuffix(code, ".when")] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s (-want +got):\n%s\n%v", tt, diff, err)
		}
		switch {
		case len(want) == 0:
			clean++
		case want["no-row root.table"]:
			gaps++
		default:
			rows++
		}
		for code := range want {
			if strings.HasPrefix(code, "overlap") {
				overlaps++
			}
		}
	}
	t.Logf("%d clean, %d with a gap, %d with rows that never decide or overlap, %d overlaps", clean, gaps, rows, overlaps)
	if clean < count/20 || gaps < count/20 || rows < count/20 || overlaps < count/20 {
		t.Errorf("%d clean, %d with a gap, %d with rows that never decide, %d overlaps: too few of a kind", clean, gaps, rows, overlaps)
	}
}

// randomTables has three questions, the third of which may rest on the first.
type randomTables struct {
	spec   *maturity.Spec
	leaves []*maturity.NodeSpec
}

func randomTable(r *rand.Rand) randomTables {
	spec := &maturity.Spec{
		Format: maturity.FrameworkFormat, ID: "g", Edition: "1", Title: govmaturity.English("G"),
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingDerived,
		Root: maturity.NodeSpec{ID: "r", Title: govmaturity.English("R"), Aggregation: maturity.AggregationTable},
	}
	values := []float64{0, 0.5, 1, 0.5}
	for i := range 2 + r.IntN(2) {
		m := &maturity.MeasureSpec{Kind: maturity.MeasureYesNo}
		switch r.IntN(4) {
		case 0:
			m.Kind = maturity.MeasureChoice
			for k := range 2 + r.IntN(3) {
				m.Options = append(m.Options, maturity.OptionSpec{ID: fmt.Sprint("o", k), Title: govmaturity.English("O"), Value: &values[k]})
			}
		case 1:
			m.Kind = maturity.MeasureChecklist
			for k := range 1 + r.IntN(3) {
				m.Options = append(m.Options, maturity.OptionSpec{ID: fmt.Sprint("o", k), Title: govmaturity.English("O")})
			}
		case 2:
			m.Kind, m.Maximum = maturity.MeasureCount, ptr(float64(1+r.IntN(4)))
		}
		spec.Root.Nodes = append(spec.Root.Nodes, maturity.NodeSpec{ID: string(rune('a' + i)), Title: govmaturity.English("N"), Measure: m})
	}
	tt := randomTables{spec: spec}
	for i := range spec.Root.Nodes {
		tt.leaves = append(tt.leaves, &spec.Root.Nodes[i])
	}
	if r.IntN(3) == 0 {
		last := tt.leaves[len(tt.leaves)-1]
		for {
			if w := tt.condition(r, 0, 1); tt.canHold(w) {
				last.When = w
				break
			}
		}
	}
	for i := range 1 + r.IntN(4) {
		spec.Root.Table = append(spec.Root.Table, maturity.RowSpec{When: tt.condition(r, 2, len(tt.leaves)), Value: float64(i)})
	}
	if r.IntN(3) == 0 || len(spec.Root.Table) == 1 {
		spec.Root.Table = append(spec.Root.Table, maturity.RowSpec{Value: -1})
	}
	if r.IntN(3) == 0 {
		spec.Root.Hit = maturity.HitUnique
	}
	return tt
}

func (tt randomTables) condition(r *rand.Rand, depth, first int) *maturity.Condition {
	if depth > 0 && r.IntN(2) == 0 {
		var parts []maturity.Condition
		for range 1 + r.IntN(3) {
			parts = append(parts, *tt.condition(r, depth-1, first))
		}
		switch r.IntN(3) {
		case 0:
			return &maturity.Condition{All: parts}
		case 1:
			return &maturity.Condition{Any: parts}
		}
		return &maturity.Condition{Not: &parts[0]}
	}
	leaf := tt.leaves[r.IntN(first)]
	c := &maturity.Condition{Node: leaf.ID}
	var ids []string
	for _, o := range leaf.Measure.Options {
		ids = append(ids, o.ID)
	}
	if leaf.Measure.Kind == maturity.MeasureYesNo {
		ids = []string{"no", "yes"}
	}
	switch {
	case r.IntN(6) == 0:
		c.State = []govmaturity.State{govmaturity.States()[r.IntN(7)]}
	case len(ids) > 0 && r.IntN(3) > 0:
		c.Is = []string{ids[r.IntN(len(ids))]}
		if id := ids[r.IntN(len(ids))]; id != c.Is[0] {
			c.Is = append(c.Is, id)
		}
	case r.IntN(2) == 0:
		c.From = ptr([]float64{0, 0.5, 1}[r.IntN(3)])
	default:
		c.Below = ptr([]float64{0.25, 0.5, 1}[r.IntN(3)])
	}
	if list, answered := answersTo(leaf); c.State == nil && !slices.ContainsFunc(list[:answered], func(a answerTo) bool {
		return holds(c, map[string]answerTo{leaf.ID: a})
	}) {
		return tt.condition(r, depth, first) // a bound that no answer can meet is refused in itself
	}
	return c
}

// answerTo is what a question is answered with, as far as conditions see it.
type answerTo struct {
	state  govmaturity.State
	chosen []string
	value  float64
}

// answersTo lists all answers to a question, those that have a value first.
func answersTo(n *maturity.NodeSpec) (out []answerTo, answered int) {
	m := n.Measure
	switch m.Kind {
	case maturity.MeasureYesNo:
		out = []answerTo{{chosen: []string{"no"}}, {chosen: []string{"yes"}, value: 1}}
	case maturity.MeasureChoice:
		for _, o := range m.Options {
			out = append(out, answerTo{chosen: []string{o.ID}, value: *o.Value})
		}
	case maturity.MeasureChecklist:
		for subset := range 1 << len(m.Options) {
			a := answerTo{}
			for k, o := range m.Options {
				if subset&(1<<k) != 0 {
					a.chosen = append(a.chosen, o.ID)
					a.value += 1 / float64(len(m.Options))
				}
			}
			out = append(out, a)
		}
	case maturity.MeasureCount:
		for k := 0.0; k <= *m.Maximum; k++ {
			out = append(out, answerTo{value: k / *m.Maximum})
		}
	}
	answered = len(out)
	for i := range answered {
		out[i].state = govmaturity.StateAnswered
		estimate := out[i]
		estimate.state = govmaturity.StateImputed
		out = append(out, estimate)
	}
	for _, st := range []govmaturity.State{govmaturity.StateUnanswered, govmaturity.StateNotApplicable, govmaturity.StateNotDeployed, govmaturity.StateExcluded} {
		out = append(out, answerTo{state: st})
	}
	return out, answered
}

// holds evaluates a condition.
func holds(c *maturity.Condition, answers map[string]answerTo) bool {
	switch {
	case c.All != nil:
		return !slices.ContainsFunc(c.All, func(p maturity.Condition) bool { return !holds(&p, answers) })
	case c.Any != nil:
		return slices.ContainsFunc(c.Any, func(p maturity.Condition) bool { return holds(&p, answers) })
	case c.Not != nil:
		return !holds(c.Not, answers)
	}
	a := answers[c.Node]
	switch {
	case c.State != nil:
		return slices.Contains(c.State, a.state)
	case !a.state.HasValue():
		return false
	case c.Is != nil:
		return slices.ContainsFunc(c.Is, func(id string) bool { return slices.Contains(a.chosen, id) })
	case c.From != nil:
		return a.value >= *c.From-1e-12
	}
	return a.value < *c.Below-1e-12
}

// each calls visit with all combinations of answers.
func (tt randomTables) each(visit func(answers map[string]answerTo, allAnswered bool)) {
	var try func(i int, answers map[string]answerTo, all bool)
	try = func(i int, answers map[string]answerTo, all bool) {
		if i == len(tt.leaves) {
			visit(answers, all)
			return
		}
		n := tt.leaves[i]
		if n.When != nil && !holds(n.When, answers) {
			answers[n.ID] = answerTo{state: govmaturity.StateNotAsked}
			try(i+1, answers, all)
			return
		}
		list, answered := answersTo(n)
		for k, a := range list {
			answers[n.ID] = a
			try(i+1, answers, all && k < answered)
		}
	}
	try(0, map[string]answerTo{}, true)
}

// canHold reports whether some answers fulfil a condition.
func (tt randomTables) canHold(c *maturity.Condition) bool {
	can := false
	tt.each(func(answers map[string]answerTo, _ bool) { can = can || holds(c, answers) })
	return can
}

// tryAll returns the code and place of each problem that the table must have.
func (tt randomTables) tryAll() map[string]bool {
	want := map[string]bool{}
	rows := tt.spec.Root.Table
	decides := make([]bool, len(rows))
	gap := false
	overlap := map[int]bool{}
	tt.each(func(answers map[string]answerTo, all bool) {
		some := false
		for _, n := range tt.leaves {
			some = some || answers[n.ID].state.HasValue()
		}
		first := -1
		for i, row := range rows {
			if row.When == nil && first < 0 && some || row.When != nil && holds(row.When, answers) {
				if first < 0 {
					first = i
					decides[i] = true
				} else if row.When != nil && tt.spec.Root.Hit == maturity.HitUnique {
					overlap[i] = true
				}
			}
		}
		gap = gap || all && some && first < 0
	})
	if gap {
		want["no-row root.table"] = true
	}
	for i := range rows {
		if overlap[i] {
			want[fmt.Sprintf("overlap root.table[%d]", i)] = true
		} else if !decides[i] {
			want[fmt.Sprintf("unreachable root.table[%d]", i)] = true
		}
	}
	return want
}

func (tt randomTables) String() string {
	var b strings.Builder
	for _, n := range tt.leaves {
		fmt.Fprintf(&b, "%s: %s %d options, maximum %v, when %s\n", n.ID, n.Measure.Kind, len(n.Measure.Options), n.Measure.Maximum, inJSON(n.When))
	}
	for _, row := range tt.spec.Root.Table {
		fmt.Fprintf(&b, "%v when %s\n", row.Value, inJSON(row.When))
	}
	return b.String()
}

func inJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}
