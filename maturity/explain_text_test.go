package maturity_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/maturity"
)

// explained is one explanation, and why it is among those that are kept as texts.
type explained struct {
	reason string
	root   string
	more   []string // what else the framework has
	as     answers
	items  map[string][]maturity.RosterItem
	node   string // the root when not given
	item   string // roster/item
}

// Each rule, measure, state and policy in the words of an explanation.
func TestExplanationTexts(t *testing.T) {
	for file, cases := range map[string][]explained{
		"aggregations": aggregationsTold, "measures": measuresTold, "states": statesTold, "policies": policiesTold,
		"conditions": conditionsTold, "levels": levelsTold,
	} {
		var b strings.Builder
		for i, tt := range cases {
			if i > 0 {
				b.WriteString("\n")
			}
			fmt.Fprintf(&b, "# %s\n%s", tt.reason, tt.text(t))
		}
		golden(t, "testdata/explain/"+file+".txt", []byte(b.String()))
	}
}

func (tt explained) text(t *testing.T) string {
	t.Helper()
	fw := read(t, tt.root, tt.more...)
	card, err := fw.Score(&maturity.Assessment{
		Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S", Answers: tt.as, Rosters: tt.items,
	})
	if err != nil {
		t.Fatalf("%s: %v", tt.reason, err)
	}
	if roster, item, ok := strings.Cut(tt.item, "/"); ok {
		card = card.Item(roster, item)
	}
	r := card.Root()
	if tt.node != "" {
		r = card.Node(tt.node)
	}
	checkExplanation(t, r, readers...)
	tt.checkWords(t, r.Explain())
	text := r.Explain().Text()
	text, about, _ := strings.Cut(text, "  about:")
	if !strings.HasSuffix(about, fw.Hash()+"\n") || !strings.Contains(about, "score "+r.ID()) {
		t.Errorf("%s: is about%s", tt.reason, about)
	}
	return text
}

// checkWords checks that all that an explanation says comes from the store of
// words, from the framework or from who answered: to a reader of the test
// language, nothing else is in plain letters.
func (tt explained) checkWords(t *testing.T, e maturity.Explanation) {
	t.Helper()
	data, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	english := regexp.MustCompile(`\{"en":"([^"]*)"\}`)
	data = english.ReplaceAllFunc(data, func(b []byte) []byte {
		text, _ := json.Marshal(wordstest.Text(string(english.FindSubmatch(b)[1])))
		return text
	})
	var wide maturity.Explanation
	if err := json.Unmarshal(data, &wide); err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(wide.In(wordstest.Words(t)), e.Hash)
	for _, own := range []string{
		"Fishing permit", "To be done in 2027.", "Decree 12", "https://example.org/12", "UN, The book", "page 1", "page 3", "table 2", "r1",
		wide.Reference().String(),
	} {
		text = strings.ReplaceAll(text, strings.TrimSuffix(own, e.Hash), "")
	}
	if plain := regexp.MustCompile(`[A-Za-z]+`).FindString(text); plain != "" {
		t.Errorf("%s: %q is not from the store of words:\n%s", tt.reason, plain, text)
	}
}

// One explanation in all languages that the module comes with. Titles in another
// script are kept together by marks.
func TestExplanationLanguages(t *testing.T) {
	fw := read(t, strings.Replace(gate, "title: p1", "title: {en: Backups, ar: النسخ الاحتياطية, ru: Резервные копии}", 1))
	gate := score(t, fw, answers{"p1": yes, "p2": no, "q1": na}).Root().Explain()
	clamped := score(t, read(t, normalised("{kind: goalposts, min: 1, max: 5, outside: clamp}", -20, 20)), answers{"r": num(-7)}).Root().Explain()
	count := score(t, read(t, "id: r\ntitle: R\nmeasure: {kind: count, maximum: 8, worth: 100}"), answers{"r": num(2)}).Root().Explain()
	var b strings.Builder
	for _, w := range readers {
		for _, e := range []maturity.Explanation{gate, clamped, count} {
			text, _, _ := strings.Cut(e.In(w), e.Hash)
			fmt.Fprintf(&b, "# %s\n%s\n", w.Language(), text)
		}
	}
	golden(t, "testdata/explain/languages.txt", []byte(b.String()))
}

// Conditions of a framework are said without any answers.
func TestConditionWords(t *testing.T) {
	fw := read(t, asked)
	for _, tt := range []struct{ node, language, want string }{
		{"g", "en", "“Online?” is Yes"}, {"g", "ru", "«Online?»: Да"}, {"q", "en", ""}, {"n", "en", ""}, {"gone", "en", ""},
		{"deep", "en", "“How many?” is more than 2 or “How many?” is excluded"},
	} {
		if got := fw.Node(tt.node).When(tt.language); got != tt.want {
			t.Errorf("%s in %s: %q, want %q", tt.node, tt.language, got, tt.want)
		}
	}
}

const rootOf = "id: r\ntitle: R\naggregation: "

var (
	two   = answers{"a": num(8), "b": num(2)}
	three = answers{"a": num(8), "b": num(2), "c": num(4)}
)

var aggregationsTold = []explained{
	{reason: "profile", root: rootOf + "profile\n" + numbers(2), as: answers{"a": num(8)}},
	{reason: "arithmetic", root: rootOf + "arithmetic\n" + numbers(2, 3, 1), as: two},
	{reason: "a weight of 0", root: rootOf + "arithmetic\n" + numbers(3, 1, 1, 0), as: three},
	{reason: "geometric", root: rootOf + "geometric\n" + numbers(2), as: two},
	{reason: "harmonic", root: rootOf + "harmonic\n" + numbers(2, 2, 1), as: two},
	{reason: "median", root: rootOf + "median\n" + numbers(3), as: three},
	{reason: "minimum, without weights", root: rootOf + "minimum\n" + numbers(3, 3), as: three},
	{reason: "maximum, without weights", root: rootOf + "maximum\n" + numbers(3, 3), as: three},
	{reason: "sum, weighed or not, and below 0", root: strings.Replace(rootOf+"sum\n"+numbers(3, 1, 0.5), "min: 0", "min: -9", 1), as: answers{"a": num(-8), "b": num(2), "c": num(4)}},
	{reason: "points", root: rootOf + "points\nworth: 100\n" + numbers(2, 2), as: two},
	{reason: "points of a stated maximum", root: rootOf + "points\nmaximum: 35\n" + numbers(3), as: answers{"a": num(8), "b": num(2), "c": na}},
	{reason: "gate: half of what the second level needs is met", root: strings.Replace(gate, "{id: s1", "{id: q2, title: q2, at: mil2, weight: 3, measure: {kind: yes-no}}\n  - {id: s1", 1),
		as: answers{"p1": yes, "p2": yes, "q1": yes, "q2": no, "s1": no}},
	{reason: "gate: met in part", root: rootOf + "gate\nmet: 5\nlevel: {scale: mil}\nnodes:\n" +
		"  - {id: a, title: A, at: mil1, measure: {kind: count, maximum: 8, worth: 10}}\n  - {id: b, title: B, at: mil3, measure: {kind: yes-no, worth: 8}}\n",
		as: answers{"a": num(3), "b": yes}},
	{reason: "gate: a share is enough, and then not", root: strings.Replace(strings.Replace(gate, "level:", "share: 0.5\nlevel:", 1), "{id: s1", "{id: q2, title: q2, at: mil2, weight: 3, measure: {kind: yes-no}}\n  - {id: s1", 1),
		as: answers{"p1": yes, "p2": no, "q1": yes, "q2": no, "s1": no}},
	{reason: "gate: all levels are open, one without needs", root: strings.Replace(strings.Replace(gate, "at: mil2", "at: mil3", 1), "title: p1", "title: Backups", 1),
		as: answers{"p1": yes, "p2": yes, "q1": yes, "s1": yes}},
	{reason: "ladder", root: rootOf + "ladder\nlevel: {scale: mil}\nnodes:\n  - {id: a, title: A, measure: {kind: yes-no}}\n  - {id: b, title: B, measure: {kind: yes-no}}\n  - {id: c, title: C, measure: {kind: count, maximum: 4}}\n",
		as: answers{"a": yes, "b": yes, "c": num(1)}},
	{reason: "twelve inputs have a formula", root: rootOf + "arithmetic\n" + numbers(12), as: answers{"a": num(3), "l": num(6)}},
	{reason: "thirteen have none", root: rootOf + "arithmetic\nmissing: {all: zero}\n" + numbers(13), as: answers{"a": num(3)}},
	{reason: "large and small numbers", root: rootOf + "arithmetic\n" + strings.ReplaceAll(numbers(2), "max: 10", "max: 1e20"), as: answers{"a": num(12345678), "b": num(3e17)}},
}

var measuresTold = []explained{
	{reason: "level, by its id", root: "id: r\ntitle: R\nmeasure: {kind: level, scale: stages}", as: answers{"r": govmaturity.AnswerChoice("connected")}},
	{reason: "level, by its rank", root: "id: r\ntitle: R\nmeasure: {kind: level, scale: stages}", as: answers{"r": num(2)}},
	{reason: "choice", root: "id: r\ntitle: R\nmeasure: {kind: choice, options: [{id: x, title: Ex, value: 2}, {id: y, title: Why, value: 5}]}", as: answers{"r": govmaturity.AnswerChoice("y")}},
	{reason: "yes", root: "id: r\ntitle: R\nmeasure: {kind: yes-no}", as: answers{"r": yes}},
	{reason: "no, with a comment and evidence", root: "id: r\ntitle: R\nmeasure: {kind: yes-no, worth: 7}", as: answers{"r": withComment(no)}},
	{reason: "checklist: two of three", root: "id: r\ntitle: R\n" + checklist, as: answers{"r": govmaturity.AnswerChoice("x", "y")}},
	{reason: "checklist: one", root: "id: r\ntitle: R\n" + checklist, as: answers{"r": govmaturity.AnswerChoice("z")}},
	{reason: "checklist: none", root: "id: r\ntitle: R\n" + checklist, as: answers{"r": govmaturity.AnswerChoice()}},
	{reason: "count", root: "id: r\ntitle: R\nmeasure: {kind: count, maximum: 8, worth: 100}", as: answers{"r": num(2)}},
	{reason: "points", root: "id: r\ntitle: R\nmeasure: {kind: points, maximum: 8}", as: answers{"r": num(2.5)}},
	{reason: "number, as it is, in a unit", root: "id: r\ntitle: R\nmeasure: {kind: number, unit: km, range: {min: 0, max: 10}}", as: answers{"r": num(2.5)}},
	{reason: "number between goalposts", root: normalised("{kind: goalposts, min: 1, max: 5}"), as: answers{"r": num(2)}},
	{reason: "number between goalposts, lower is better", root: normalised("{kind: goalposts, min: 1, max: 5, better: lower}"), as: answers{"r": num(2)}},
	{reason: "number beyond its goalposts", root: normalised("{kind: goalposts, min: 1, max: 5, outside: clamp}", -20, 20), as: answers{"r": num(-7)}},
	{reason: "number beyond its goalposts, and kept", root: normalised("{kind: goalposts, min: -1, max: 5, outside: keep}", -20, 20), as: answers{"r": num(-7)}},
	{reason: "number as a z-score", root: normalised("{kind: z-score, mean: 4, sd: 2}", 0, 10), as: answers{"r": num(9)}},
	{reason: "number as a z-score, lower is better", root: normalised("{kind: z-score, mean: 4, sd: 2, better: lower}", 0, 10), as: answers{"r": num(9)}},
	{reason: "number on a piecewise line", root: normalised("{kind: piecewise, points: [{from: 0, to: 0}, {from: 5, to: 1}]}"), as: answers{"r": num(2)}},
}

const checklist = "measure: {kind: checklist, worth: 10, options: [{id: x, title: X}, {id: y, title: Y, value: 2.5}, {id: z, title: Z}]}"

func normalised(how string, bounds ...float64) string {
	if len(bounds) == 2 {
		how += fmt.Sprintf(", range: {min: %v, max: %v}", bounds[0], bounds[1])
	}
	return "id: r\ntitle: R\nmeasure: {kind: number, worth: 10, normalise: " + how + "}"
}

func withComment(a govmaturity.Answer) govmaturity.Answer {
	a.Comment, a.Evidence = "To be done in 2027.", []string{"Decree 12", "https://example.org/12"}
	return a
}

var statesTold = []explained{
	{reason: "unanswered", root: rootOf + "arithmetic\n" + numbers(2), node: "a"},
	{reason: "unanswered, and said to be so", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": govmaturity.AnswerState(govmaturity.StateUnanswered)}, node: "a"},
	{reason: "imputed", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": num(3).AsImputed()}, node: "a"},
	{reason: "not applicable", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": na}, node: "a"},
	{reason: "not deployed", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": nd}, node: "a"},
	{reason: "excluded", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": excl}, node: "a"},
	{reason: "a node below which nothing is answered", root: rootOf + "arithmetic\n" + numbers(2)},
	{reason: "a node below which nothing applies", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": na, "b": na}},
	{reason: "a node that rests on estimates alone", root: rootOf + "arithmetic\n" + numbers(2), as: answers{"a": num(3).AsImputed(), "b": num(4).AsImputed()}},
	{reason: "blocked: a rule asks for all", root: rootOf + "arithmetic\nmissing: {all: block}\n" + numbers(2), as: answers{"a": num(3)}},
	{reason: "blocked: too little is answered", root: rootOf + "arithmetic\nmissing: {min-coverage: 0.75}\n" + numbers(2), as: answers{"a": num(3)}},
	{reason: "blocked: no row of a table holds", root: rootOf + "table\notherwise: none\ntable: [{when: {node: a, above: 5}, value: 1}, {when: {node: b, below: 1}, value: 2}]\n" + numbers(2), as: answers{"a": num(3), "b": num(1)}},
	{reason: "not asked", root: rootOf + "arithmetic\nnodes:\n  - {id: q, title: Online?, weight: 0, measure: {kind: yes-no}}\n  - {id: a, title: A, when: {node: q, is: [yes]}, measure: {kind: count, maximum: 4}}\n",
		as: answers{"q": no, "a": num(2)}, node: "a"},
	{reason: "unscored", root: rootOf + "profile\n" + numbers(1), as: answers{"a": num(3)}},
}

var policiesTold = []explained{
	{reason: "renormalise, for each reason", root: rootOf + "arithmetic\n" + numbers(5), as: answers{"a": num(3), "b": na, "c": nd, "d": excl}},
	{reason: "zero", root: rootOf + "arithmetic\nmissing: {all: zero}\n" + numbers(4), as: answers{"a": num(4), "b": num(6), "c": nd}},
	{reason: "zero, deeper down", root: rootOf + "arithmetic\nmissing: {all: zero}\nnodes:\n  - id: g\n    title: G\n    aggregation: arithmetic\n    " +
		strings.ReplaceAll(strings.TrimSpace(numbers(3)), "\n", "\n    "), as: answers{"a": num(6)}},
	{reason: "impute", root: rootOf + "arithmetic\nmissing: {unanswered: impute}\n" + numbers(3), as: answers{"a": num(4), "b": num(6)}},
	{reason: "impute, and nothing to impute from", root: rootOf + "arithmetic\nmissing: {unanswered: impute, not-deployed: zero}\n" + numbers(2), as: answers{"a": nd}},
	{reason: "anchor", root: rootOf + "arithmetic\nmissing: {unanswered: anchor, anchor: 1}\n" + numbers(2), as: answers{"a": num(4)}},
	{reason: "a gate counts blanks as not met", root: gate, as: answers{"p1": yes, "p2": yes, "s1": na}},
	{reason: "a gate without a single answer", root: gate},
}

var conditionsTold = []explained{
	{reason: "rows of a table: one that holds, and why those before it do not", root: rootOf + "table\n" + rows + numbers(2), as: answers{"a": num(3), "b": num(4)}},
	{reason: "the last row of a table", root: rootOf + "table\n" + rows + numbers(2), as: answers{"a": num(3), "b": num(9)}},
	{reason: "more rows than can be read", root: rootOf + "table\ntable:\n" + manyRows + "  - {value: 2}\n" + numbers(1), as: answers{"a": num(3)}},
	{reason: "a table without answers", root: rootOf + "table\n" + rows + numbers(2)},
	{reason: "all kinds of conditions", root: rootOf + `table
table:
  - {when: {all: [{node: l, at-least: connected}, {not: {node: y, is: ["yes"]}}, {node: c, is: [x, z]}, {node: n, state: [not-applicable, unanswered]}]}, value: 1}
  - {value: 2}
nodes:
  - {id: l, title: L, measure: {kind: level, scale: stages}}
  - {id: y, title: Y, measure: {kind: yes-no}}
  - {id: c, title: C, ` + checklist + `}
  - {id: n, title: N, measure: {kind: number, range: {min: 0, max: 5}}}
`, as: answers{"l": num(2), "y": yes, "c": govmaturity.AnswerChoice("y"), "n": num(4)}},
	{reason: "a question that is asked", root: asked, as: answers{"q": yes, "n": num(3), "deep": yes}, node: "deep"},
	{reason: "a question that is not asked, because of the node above", root: asked, as: answers{"q": no, "n": num(3), "deep": yes}, node: "deep"},
	{reason: "a question that is not asked, because of an answer that is not there", root: asked, as: answers{"q": yes}, node: "deep"},
	{reason: "items of a roster, one of another kind", root: summary, more: []string{services}, items: twoServices, node: "t"},
	{reason: "a node of an item", root: summary, more: []string{services}, items: twoServices, item: "services/1", node: "mobile"},
}

const rows = `table:
  - {id: r1, when: {all: [{node: a, from: 2}, {node: b, below: 3}]}, value: 7}
  - {when: {any: [{node: a, above: 9}, {node: b, to: 5}]}, value: 4, note: Read from a picture.}
  - {value: 1}
`

var manyRows = func() (rows string) {
	for i := range 14 {
		rows += fmt.Sprintf("  - {when: {node: a, above: %v}, value: 1}\n", float64(99-i)/10)
	}
	return rows
}()

const asked = rootOf + `arithmetic
nodes:
  - {id: q, title: Online?, weight: 0, measure: {kind: yes-no}}
  - {id: n, title: How many?, measure: {kind: number, range: {min: 0, max: 9}}}
  - id: g
    title: Services
    when: {node: q, is: [yes]}
    aggregation: arithmetic
    nodes:
      - {id: deep, title: Deep, when: {any: [{node: n, above: 2}, {node: n, state: [excluded]}]}, measure: {kind: yes-no}}
`

const summary = rootOf + `arithmetic
nodes:
  - {id: digital, title: Digital?, weight: 0, measure: {kind: yes-no}}
  - {id: t, title: T, aggregation: arithmetic, items: {roster: services, take: online, where: {node: kind, is: [trans]}}}
`

var twoServices = map[string][]maturity.RosterItem{"services": {
	{ID: "1", Answers: answers{"kind": govmaturity.AnswerChoice("trans"), "online": num(40)}},
	{ID: "2", Title: "Fishing permit", Answers: answers{"kind": govmaturity.AnswerChoice("info"), "online": num(90)}},
}}

var levelsTold = []explained{
	{reason: "no level is reached", root: rootOf + "arithmetic\nlevel: {scale: stages}\n" + numbers(2), as: answers{"a": num(0.5)}},
	{reason: "a level, and how much is missing for the next", root: rootOf + "arithmetic\nlevel: {scale: stages}\n" + numbers(2), as: answers{"a": num(2.25)}},
	{reason: "the highest level", root: rootOf + "arithmetic\nlevel: {scale: stages}\n" + numbers(2), as: answers{"a": num(9)}},
	{reason: "level and class, of the published value, above a bound, each with citations", more: []string{sourced},
		root: rootOf + "arithmetic\ndecimals: 1\nlevel: {scale: stages, standing: derived, note: The cuts are ours.}\n" +
			"class: {scale: mil, of: published, standing: official, cites: [{source: book, locator: page 3}], cuts: [{level: mil1, above: 1}, {level: mil2, from: 5.5, cites: [{source: book, locator: table 2}]}, {level: mil3, above: 9}]}\n" +
			"cites: [{source: book, locator: page 1}]\n" + numbers(2),
		as: answers{"a": num(5.48), "b": num(5.44)}},
	{reason: "exactly at a bound that is not part of the level", root: rootOf + "arithmetic\nclass: {scale: mil, cuts: [{level: mil1, above: 3}, {level: mil2, from: 4}, {level: mil3, from: 5}]}\n" + numbers(1), as: answers{"a": num(3)}},
}

const sourced = `sources: [{id: book, title: The book, publisher: UN}]`
