package maturity_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// yesNos is a list of nodes answered with yes or no.
func yesNos(ids ...string) string {
	out := "nodes:\n"
	for _, id := range ids {
		out += "  - {id: " + id + ", title: T, measure: {kind: yes-no}}\n"
	}
	return out
}

// gateOf is a gate whose nodes a, b, c are needed for mil1, mil2 and mil3, on a
// scale that ends with the last of them.
func gateOf(missing string, ids ...string) string {
	out := "id: r\ntitle: R\naggregation: gate\nlevel: {scale: s" + string(rune('0'+len(ids))) + "}\n" + missing + "\nnodes:\n"
	for i, id := range ids {
		out += "  - {id: " + id + ", title: T, at: l" + string(rune('1'+i)) + ", measure: {kind: yes-no}}\n"
	}
	return out
}

// gateScales are s1 and s2, with one level and two.
const gateScales = "  - {id: s1, levels: [{id: l1, rank: 1, title: One}]}\n  - {id: s2, levels: [{id: l1, rank: 1, title: One}, {id: l2, rank: 2, title: Two}]}"

// What is observed, put in by policy or missing, as the documentation of the
// package says under "What is missing".
func TestStates(t *testing.T) {
	yes, no := govmaturity.AnswerYesNo(true), govmaturity.AnswerYesNo(false)
	mean := "id: r\ntitle: R\naggregation: arithmetic\n"
	none := math.NaN()
	for _, tt := range []struct {
		reason   string
		root     string
		as       answers
		value    float64 // NaN: none
		state    govmaturity.State
		coverage float64
		level    string
	}{
		// Not deployed is said by somebody; what it is imputed from is not.
		{"not deployed, and counted as the lowest: observed", mean + "missing: {not-deployed: zero}\n" + yesNos("a"), answers{"a": nd}, 0, govmaturity.StateAnswered, 1, ""},
		{"not deployed, and anchored: observed", mean + "missing: {not-deployed: anchor, anchor: 0.5}\n" + yesNos("a"), answers{"a": nd}, 0.5, govmaturity.StateAnswered, 1, ""},
		{"not deployed, and nothing to impute it from", mean + "missing: {not-deployed: impute}\n" + yesNos("a"), answers{"a": nd}, none, govmaturity.StateNotDeployed, 1, ""},
		{"not deployed and imputed, beside an answer", mean + "missing: {not-deployed: impute}\n" + yesNos("a", "b"), answers{"a": nd, "b": yes}, 1, govmaturity.StateAnswered, 1, ""},
		{"not deployed and imputed, beside an estimate", mean + "missing: {not-deployed: impute}\n" + yesNos("a", "b"), answers{"a": nd, "b": yes.AsImputed()}, 1, govmaturity.StateImputed, 0.5, ""},
		{"nothing to impute from but what a policy put in", mean + "missing: {unanswered: zero, not-deployed: impute}\n" + yesNos("a", "b"), answers{"a": nd}, 0, govmaturity.StateImputed, 0.5, ""},
		{"not applicable and put in: not observed", mean + "missing: {not-applicable: zero}\n" + yesNos("a"), answers{"a": na}, 0, govmaturity.StateImputed, 0, ""},
		{"excluded and put in: not observed", mean + "missing: {excluded: zero}\n" + yesNos("a"), answers{"a": excl}, 0, govmaturity.StateImputed, 0, ""},

		// Gates: what nobody has spoken of.
		{"a gate of which nothing is said", gateOf("", "a"), nil, none, govmaturity.StateUnanswered, 0, ""},
		{"the same policy, said", gateOf("missing: {unanswered: zero}", "a"), nil, 0, govmaturity.StateImputed, 0, ""},
		{"the same policy, said for all", gateOf("missing: {all: zero}", "a"), nil, 0, govmaturity.StateImputed, 0, ""},
		{"a gate with a policy for what is not applicable", gateOf("missing: {not-applicable: zero}", "a"), answers{"a": na}, 0, govmaturity.StateImputed, 0, ""},
		{"an anchor opens its level", gateOf("missing: {not-applicable: anchor, anchor: 1}", "a", "b"), answers{"a": na}, 1, govmaturity.StateImputed, 0, "l1"},
		{"an anchor alone", gateOf("missing: {not-applicable: anchor, anchor: 1}", "a", "b"), answers{"a": na, "b": na}, 2, govmaturity.StateImputed, 0, "l2"},
		{"not applicable and left out: nothing else is said", gateOf("", "a", "b"), answers{"a": na}, none, govmaturity.StateUnanswered, 0, ""},
		{"nothing to impute from but what nobody has spoken of", gateOf("missing: {not-deployed: impute}", "a", "b"), answers{"a": nd}, none, govmaturity.StateUnanswered, 0.5, ""},
		{"not deployed is not met, and said", gateOf("", "a", "b"), answers{"a": nd}, 0, govmaturity.StateAnswered, 0.5, ""},
		{"an estimate is enough for the rest to count", gateOf("", "a", "b"), answers{"a": yes.AsImputed()}, 1, govmaturity.StateImputed, 0, "l1"},
		{"answers, one open", gateOf("", "a", "b"), answers{"a": yes}, 1, govmaturity.StateAnswered, 0.5, "l1"},

		// Points: what is left out takes its points out of a stated maximum too.
		{"as many points as the nodes have", "id: r\ntitle: R\naggregation: points\nworth: 100\n" + pointsOf("a", 5, "b", 3), answers{"a": num(4), "b": na}, 80, govmaturity.StateAnswered, 1, ""},
		{"as many, said", "id: r\ntitle: R\naggregation: points\nmaximum: 8\nworth: 100\n" + pointsOf("a", 5, "b", 3), answers{"a": num(4), "b": na}, 80, govmaturity.StateAnswered, 1, ""},
		{"more points than the nodes have", "id: r\ntitle: R\naggregation: points\nmaximum: 10\nworth: 100\n" + pointsOf("a", 5, "b", 3), answers{"a": num(4), "b": na}, 400. / 7, govmaturity.StateAnswered, 1, ""},
		{"the framework without that node", "id: r\ntitle: R\naggregation: points\nmaximum: 7\nworth: 100\n" + pointsOf("a", 5), answers{"a": num(4)}, 400. / 7, govmaturity.StateAnswered, 1, ""},
		{"another maximum is another framework", "id: r\ntitle: R\naggregation: points\nmaximum: 10\nworth: 100\n" + pointsOf("a", 5), answers{"a": num(4)}, 40, govmaturity.StateAnswered, 1, ""},

		{"points that weigh next to nothing, beside some that are left out", "id: r\ntitle: R\naggregation: points\nmaximum: 2.2000000010000003\nnodes:\n  - {id: a, title: A, weight: 0.2, measure: {kind: yes-no}}\n  - {id: b, title: B, weight: 1e-9, measure: {kind: yes-no}}\n  - {id: c, title: C, weight: 2, measure: {kind: yes-no}}",
			answers{"a": na, "b": yes, "c": na}, 1, govmaturity.StateAnswered, 1, ""},

		// What is blocked below takes the policy for what is unanswered.
		{"blocked below, and counted as the lowest", mean + "missing: {unanswered: zero}\nnodes:\n  - {id: a, title: A, measure: {kind: yes-no}}\n  - id: g\n    title: G\n    aggregation: arithmetic\n    missing: {not-applicable: block}\n    " + indent(yesNos("b", "c")),
			answers{"a": yes, "b": yes, "c": na}, 0.5, govmaturity.StateAnswered, 1, ""},
		{"blocked below, and left out", mean + "nodes:\n  - {id: a, title: A, measure: {kind: yes-no}}\n  - id: g\n    title: G\n    aggregation: arithmetic\n    missing: {not-applicable: block}\n    " + indent(yesNos("b", "c")),
			answers{"a": yes, "b": yes, "c": na}, 1, govmaturity.StateAnswered, 1, ""},
		{"blocked below, and nothing else: unanswered, and not not-applicable", mean + "nodes:\n  - {id: a, title: A, measure: {kind: yes-no}}\n  - id: g\n    title: G\n    aggregation: arithmetic\n    missing: {not-applicable: block}\n    " + indent(yesNos("b", "c")),
			answers{"a": na, "b": yes, "c": na}, none, govmaturity.StateUnanswered, 1, ""},
		{"blocked below and excluded beside it", mean + "nodes:\n  - {id: a, title: A, measure: {kind: yes-no}}\n  - id: g\n    title: G\n    aggregation: arithmetic\n    missing: {min-coverage: 1}\n    " + indent(yesNos("b", "c")),
			answers{"a": excl, "b": yes}, none, govmaturity.StateUnanswered, 0.5, ""},
		{"blocked below a profile", "id: r\ntitle: R\naggregation: profile\nnodes:\n  - id: g\n    title: G\n    aggregation: arithmetic\n    missing: {not-applicable: block}\n    " + indent(yesNos("b", "c")),
			answers{"b": yes, "c": na}, none, govmaturity.StateUnanswered, 1, ""},

		// Tables.
		{"no row holds, and nothing is missing", table("{when: {node: b, is: [mil1]}, value: 1}\n{when: {node: a, is: [yes]}, value: 0}", "otherwise: none"), answers{"a": no, "b": govmaturity.AnswerChoice("mil2")}, none, govmaturity.StateBlocked, 1, ""},
		{"no row holds, and something is missing", table("{when: {node: b, is: [mil1]}, value: 1}\n{when: {node: a, is: [yes]}, value: 0}", "otherwise: none"), answers{"a": no}, none, govmaturity.StateBlocked, 0.5, ""},
		{"no row holds, and nothing is answered", table("{when: {node: b, is: [mil1]}, value: 1}\n{when: {node: a, is: [yes]}, value: 0}", "otherwise: none"), nil, none, govmaturity.StateUnanswered, 0, ""},
		{"a row about a state", table("{when: {node: b, state: [unanswered]}, value: 1}\n{value: 0}"), nil, 1, govmaturity.StateImputed, 0, ""},
		{"a row about what is not deployed", table("{when: {node: b, state: [not-deployed]}, value: 1}\n{value: 0}"), answers{"b": nd}, 1, govmaturity.StateAnswered, 0.5, ""},
		{"a row about an estimate", table("{when: {node: b, is: [mil1]}, value: 1}\n{value: 0}"), answers{"b": govmaturity.AnswerChoice("mil1").AsImputed()}, 1, govmaturity.StateImputed, 0, ""},
		{"a table over a profile of answers", "id: r\ntitle: R\naggregation: table\ntable: [{when: {node: a, is: [yes]}, value: 1}, {value: 0}]\nnodes:\n  - id: p\n    title: P\n    aggregation: profile\n    " + indent(yesNos("a", "b")),
			answers{"a": yes}, 1, govmaturity.StateAnswered, 0.5, ""},
		{"a mean of tables, one without a row", mean + "nodes:\n  - {id: x, title: X, measure: {kind: yes-no}}\n  - id: t\n    title: T\n    aggregation: table\n    otherwise: none\n    table: [{when: {node: a, is: [yes]}, value: 1}, {when: {node: b, is: [yes]}, value: 0}]\n    " + indent(yesNos("a", "b")),
			answers{"x": yes, "a": no, "b": no}, 1, govmaturity.StateAnswered, 1, ""},
	} {
		root := score(t, read(t, tt.root, gateScales), tt.as).Root()
		got, ok := root.Value()
		if !ok {
			got = none
		}
		if math.IsNaN(got) != math.IsNaN(tt.value) || math.Abs(got-tt.value) > 1e-12 || root.State() != tt.state ||
			math.Abs(root.Coverage()-tt.coverage) > 1e-15 || root.Level().ID() != tt.level {
			t.Errorf("%s: got %v, %s, coverage %v, level %q; want %v, %s, %v, %q", tt.reason,
				got, root.State(), root.Coverage(), root.Level().ID(), tt.value, tt.state, tt.coverage, tt.level)
		}
		if e := root.Explain(); e.State != tt.state || (e.Value != nil) != ok {
			t.Errorf("%s: the explanation says %s, %v", tt.reason, e.State, e.Value)
		}
	}
}

func indent(nodes string) string {
	return strings.ReplaceAll(strings.TrimSpace(nodes), "\n", "\n    ")
}

// pointsOf is a list of nodes of so many points each.
func pointsOf(idsAndMost ...any) string {
	out := "nodes:\n"
	for i := 0; i < len(idsAndMost); i += 2 {
		most := strings.TrimSpace(string(rune('0' + idsAndMost[i+1].(int))))
		out += "  - {id: " + idsAndMost[i].(string) + ", title: T, measure: {kind: points, maximum: " + most + ", worth: " + most + "}}\n"
	}
	return out
}

// A policy that groups inherit is wrong where it stands, and once.
func TestInheritedPolicies(t *testing.T) {
	groups := "nodes:\n  - {id: x, title: X, measure: {kind: number, range: {min: 0, max: 5}}}\n"
	for _, id := range []string{"g", "h"} {
		groups += "  - {id: " + id + ", title: T, aggregation: sum, nodes: [{id: " + id + "1, title: A, measure: {kind: yes-no}}, {id: " + id + "2, title: B, weight: 5, measure: {kind: yes-no, worth: 2}}]}\n"
	}
	for _, tt := range []struct{ reason, missing, more, want string }{
		{"an anchor", "missing: {all: anchor, anchor: 3}\n", "", "out-of-range root.missing.anchor the anchor 3 is outside what a node below h can be, 0 to 1"},
		{"an anchor of the framework", "", "missing: {unanswered: anchor, anchor: 3}", "out-of-range missing.anchor the anchor 3 is outside what a node below h can be, 0 to 1"},
		{"nothing to anchor", "missing: {all: anchor}\n", "", "required root.missing.anchor the policy anchor needs the value to put in"},
		{"an anchor for nothing", "", "missing: {anchor: 1}", "not-used missing.anchor no policy here is anchor"},
		{"ranges that differ", "", "missing: {excluded: impute}", "out-of-range missing.excluded impute takes the mean of the nodes beside the missing one; the ranges of those below h differ, so the mean says nothing about it"},
	} {
		_, err := maturity.ReadFramework("", []byte(document("id: r\ntitle: R\naggregation: arithmetic\n"+tt.missing+groups, tt.more)))
		if diff := cmp.Diff([]string{tt.want}, told(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// A number where the id of an option is meant is not guessed.
func TestNumbersAreNoOptions(t *testing.T) {
	for _, tt := range []struct{ measure, answer, want string }{
		{"{kind: choice, options: [{id: '1', title: O, value: 1}, {id: '2', title: T, value: 2}]}", "1",
			`expected one of: 1, 2; found the number 1; the id of an option is a text: write it in quotes, "1"`},
		{"{kind: choice, options: [{id: '2.1', title: O, value: 1}, {id: '2.10', title: T, value: 2}]}", "2.10",
			`expected one of: 2.1, 2.10; found the number 2.1; the id of an option is a text: write it in quotes, "2.1"`},
		{"{kind: checklist, options: [{id: '1', title: O}, {id: '2', title: T}]}", "2",
			`expected a list of any of: 1, 2; found the number 2; the id of an option is a text: write it in quotes, "2"`},
		{"{kind: choice, options: [{id: '1', title: O, value: 1}, {id: '2', title: T, value: 2}]}", "3", `expected one of: 1, 2; found 3`},
		{"{kind: points, maximum: 8}", "9", `expected a number from 0 to 8; found 9`},
		{"{kind: points, maximum: 8}", "-0.5", `expected a number from 0 to 8; found -0.5`},
		{"{kind: points, maximum: 8}", "all", `expected a number from 0 to 8; found "all"`},
		{"{kind: count, maximum: 8}", "8.5", `expected a whole number from 0 to 8; found 8.5`},
	} {
		fw := read(t, "id: r\ntitle: R\nmeasure: "+tt.measure)
		_, err := fw.ReadAssessment("a.yaml", []byte("format: govmaturity/assessment/1\nframework: t\nedition: \"1\"\nsubject: S\nanswers: {r: "+tt.answer+"}\n"))
		if diff := cmp.Diff([]string{"wrong-answer answers.r " + tt.want}, told(err)); diff != "" {
			t.Errorf("%s to %s (-want +got):\n%s", tt.answer, tt.measure, diff)
		}
	}
}

// What a value can be is exactly what the rule can make of what counts below.
func TestRanges(t *testing.T) {
	nodes := `
  - {id: a, title: A, measure: {kind: number, range: {min: 2, max: 5}}}
  - {id: b, title: B, weight: 2, measure: {kind: number, range: {min: 3, max: 9}}}
  - {id: c, title: C, weight: 0, measure: {kind: number, range: {min: -7, max: 100}}}
`
	below := func(rule string) string {
		return "id: r\ntitle: R\naggregation: " + rule + "\nnodes:" + nodes
	}
	hull := govmaturity.Range{Min: 2, Max: 9}
	for _, tt := range []struct {
		root string
		want govmaturity.Range
	}{
		{below("arithmetic"), hull}, {below("geometric"), hull}, {below("harmonic"), hull},
		{below("median"), hull}, {below("minimum"), hull}, {below("maximum"), hull},
		{below("sum"), govmaturity.Range{Min: 0, Max: 5 + 2*9}}, // anything may be left out
		{below("points\nworth: 7"), govmaturity.Range{Min: 0, Max: 7}},
		{below("table\ntable: [{when: {node: a, from: 3}, value: 6}, {value: 4}]"), govmaturity.Range{Min: 4, Max: 6}},
		{"id: r\ntitle: R\naggregation: minimum\nnodes:\n  - {id: x, title: X, measure: {kind: number, range: {min: 4, max: 4.5}}}\n  - id: m\n    title: M\n    aggregation: maximum\n    nodes:" + strings.ReplaceAll(nodes, "\n", "\n    "), hull},
		{"id: r\ntitle: R\nmeasure: {kind: level, scale: stages}", govmaturity.Range{Min: 1, Max: 4}},
		{"id: r\ntitle: R\nmeasure: {kind: choice, options: [{id: a, title: A, value: 7}, {id: b, title: B, value: 3}, {id: c, title: C, value: 5}]}", govmaturity.Range{Min: 3, Max: 7}},
		{"id: r\ntitle: R\nmeasure: {kind: checklist, worth: 3, options: [{id: a, title: A}, {id: b, title: B}]}", govmaturity.Range{Min: 0, Max: 3}},
	} {
		if got := read(t, tt.root).Root().Range(); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.root, got, tt.want)
		}
	}
}
