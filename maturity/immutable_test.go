package maturity_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// Whatever is handed in or out can be changed without changing a framework or a
// scorecard.
func TestNothingLeadsInside(t *testing.T) {
	for _, tt := range []struct{ reason, root, more string }{
		{"a gate", gate, ""},
		{"points", "id: r\ntitle: R\naggregation: points\nmaximum: 35\nworth: 100\ndecimals: 1\nlevel: {scale: mil}\n" + numbers(2), "sources: [{id: s, title: S, note: N}]\ncites: [{source: s, locator: p. 1}]"},
		{"an indicator alone", "id: r\ntitle: R\ndescription: D\nmeasure: {kind: number, unit: km, worth: 10, normalise: {kind: goalposts, min: 0, max: 4}}", ""},
		{"a table", table("{when: {node: a, is: [yes]}, value: 1, note: N}\n{value: 0}"), ""},
		{"a roster", rosterRoot, rosterMore},
	} {
		spec, err := maturity.ReadSpec("", []byte(document(tt.root, tt.more)))
		if err != nil {
			t.Fatalf("%s: %v", tt.reason, err)
		}
		fw, err := maturity.Compile(spec)
		if err != nil {
			t.Fatalf("%s: %v", tt.reason, err)
		}
		as := answersOf(fw.Indicators())
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "t", Edition: "1", Subject: "S", Answers: as}
		for _, roster := range fw.Rosters() {
			a.Rosters = map[string][]maturity.RosterItem{roster.ID(): {{ID: "x", Title: "X", Answers: answersOf(indicatorsBelow(roster.Root()))}}}
		}
		card, err := fw.Score(a)
		if err != nil {
			t.Fatalf("%s: %v", tt.reason, err)
		}
		before := allThatIsSaid(t, fw, card)
		scramble(reflect.ValueOf(spec))
		scramble(reflect.ValueOf(a))
		handOut := func(x any) {
			v := reflect.ValueOf(x)
			for i := range v.NumMethod() {
				if m := v.Method(i); m.Type().NumIn() == 0 || m.Type().NumIn() == 1 && m.Type().IsVariadic() {
					for _, out := range m.Call(nil) {
						copied := reflect.New(out.Type()).Elem()
						copied.Set(out)
						scramble(copied)
					}
				}
			}
		}
		handOut(fw)
		for n := range fw.AllNodes() {
			handOut(n)
			handOut(n.Indicator())
		}
		for _, roster := range fw.Rosters() {
			handOut(roster)
		}
		eachCard(card, func(c *maturity.Scorecard) {
			handOut(c)
			for r := range c.Nodes() {
				handOut(r)
				handOut(r.Level())
			}
		})
		if diff := cmp.Diff(before, allThatIsSaid(t, fw, card)); diff != "" {
			t.Errorf("%s: the framework or the card has changed (-before +after):\n%s", tt.reason, diff)
		}
	}
}

// A framework built in Go is copied however large it is: there is no size from
// which it would share anything with its author.
func TestLargeFrameworkIsCopied(t *testing.T) {
	spec, err := maturity.ReadSpec("", []byte(document("id: r\ntitle: R\naggregation: arithmetic\n"+numbers(1))))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("long ", 19_000)
	for i := range 200 { // more text than a document may have
		spec.Root.Nodes = append(spec.Root.Nodes, maturity.NodeSpec{
			ID: fmt.Sprint("n", i), Title: govmaturity.English("N"), Description: govmaturity.English(text), Measure: &maturity.MeasureSpec{Kind: maturity.MeasureYesNo},
		})
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	spec.Title["en"], spec.Root.Nodes[1].ID, spec.Root.Nodes[1].Description["en"] = "changed", "changed", "changed"
	if n := fw.Node("n0"); fw.Title()["en"] != "Test" || !n.Valid() || n.Description()["en"] != text || fw.Spec().Root.Nodes[1].ID != "n0" {
		t.Errorf("the framework has changed with the caller's: %v, %v", fw.Title(), n.ID())
	}
}

// answersOf answers questions, with evidence.
func answersOf(questions []maturity.Indicator) answers {
	as := answers{}
	for _, ind := range questions {
		a := num(1)
		if options := ind.Options(); len(options) > 0 {
			a = govmaturity.AnswerChoice(options[len(options)-1])
		}
		a.Comment, a.Evidence = "C", []string{"E", "F"}
		as[ind.ID()] = a
	}
	return as
}

func indicatorsBelow(root maturity.Node) (out []maturity.Indicator) {
	for n := range root.All() {
		if n.IsIndicator() {
			out = append(out, n.Indicator())
		}
	}
	return out
}

// allThatIsSaid writes down what a framework and a card say.
func allThatIsSaid(t *testing.T, fw *maturity.Framework, card *maturity.Scorecard) (out []string) {
	t.Helper()
	add := func(v any) {
		data, err := json.MarshalIndent(v, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	add(fw.Spec())
	add(fw.Title())
	eachCard(card, func(c *maturity.Scorecard) {
		add(c)
		add(c.Assessment())
		for r := range c.Nodes() {
			add(r.Explain())
			add(r.Answer())
			add(r.Levels())
		}
	})
	return out
}

// scramble changes everything that a value leads to and that can be set.
func scramble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			scramble(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				scramble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scramble(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			elem := reflect.New(v.Type().Elem()).Elem()
			elem.Set(v.MapIndex(key))
			scramble(elem)
			v.SetMapIndex(key, elem)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString("changed")
		}
	case reflect.Float64:
		if v.CanSet() {
			v.SetFloat(99)
		}
	case reflect.Int:
		if v.CanSet() {
			v.SetInt(99)
		}
	}
}

// An explanation survives JSON, and gives the value again from that alone.
func TestExplanationJSON(t *testing.T) {
	for _, root := range []string{
		gate,
		"id: r\ntitle: R\naggregation: median\n" + numbers(3, 0.3, 1, 2),
		"id: r\ntitle: R\naggregation: points\nmaximum: 35\nworth: 100\n" + numbers(3),
		"id: r\ntitle: R\naggregation: table\ntable: [{when: {node: a, from: 2}, value: 7}, {value: 1}]\n" + numbers(1),
		"id: r\ntitle: R\nmeasure: {kind: count, maximum: 8}",
		"id: r\ntitle: R\nmeasure: {kind: level, scale: stages}",
		"id: r\ntitle: R\nmeasure: {kind: checklist, options: [{id: x, title: X}, {id: y, title: Y, value: 2.5}]}",
		"id: r\ntitle: R\nmeasure: {kind: number, worth: 10, normalise: {kind: goalposts, min: 0.1, max: 7, better: lower}}",
	} {
		fw := read(t, root)
		as := answers{}
		for _, ind := range fw.Indicators() {
			switch ind.Kind() {
			case maturity.MeasureYesNo:
				as[ind.ID()] = govmaturity.AnswerYesNo(ind.ID() != "q1")
			case maturity.MeasureChecklist:
				as[ind.ID()] = govmaturity.AnswerChoice("y")
			default:
				as[ind.ID()] = num(3)
			}
		}
		for r := range score(t, fw, as).Nodes() {
			data, err := json.Marshal(r.Explain())
			if err != nil {
				t.Fatal(err)
			}
			var e maturity.Explanation
			if err := json.Unmarshal(data, &e); err != nil {
				t.Fatalf("%s: %v", data, err)
			}
			want, _ := r.Value()
			if got, ok := e.Recompute(); !ok || got.Value != want {
				t.Errorf("%s of %s: recomputed %v, %v; want %v", r.ID(), root, got, ok, want)
			}
		}
	}
}

// The content hashes of the catalogue are part of stored results. A change of
// one is a change for users: it belongs into the changelog.
func TestCatalogueHashes(t *testing.T) {
	got := map[string]string{}
	for _, entry := range catalog.Entries() {
		fw, err := catalog.Load(entry.String())
		if err != nil {
			t.Fatal(err)
		}
		got[entry.String()] = fw.Hash()
	}
	data, err := json.MarshalIndent(got, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/hashes.json", append(data, '\n'))
}

// A scorecard does not change when the caller goes on with their answers.
func TestScorecardKeepsAnswers(t *testing.T) {
	as := answers{"a": num(4), "b": num(6)}
	root := score(t, read(t, "id: r\ntitle: R\naggregation: arithmetic\n"+numbers(2)), as).Root()
	as["a"] = num(10)
	a := root.Children()[0]
	if x, _ := a.Answer().Number(); x != 4 {
		t.Errorf("the answer is now %v", x)
	}
	if v, ok := a.Explain().Recompute(); !ok || v.Value != 4 {
		t.Errorf("the explanation recomputes %v", v)
	}
}
