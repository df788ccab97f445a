package maturity_test

import (
	"github.com/govmaturity/govmaturity"

	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// What a framework hands out can be changed without changing the framework.
func TestHandedOutCopies(t *testing.T) {
	for _, root := range []string{
		gate,
		"id: r\ntitle: R\naggregation: points\nmaximum: 35\nworth: 100\ndecimals: 1\nlevel: {scale: mil}\n" + numbers(2),
		"id: r\ntitle: R\nmeasure: {kind: number, worth: 10, normalise: {kind: goalposts, min: 0, max: 4}}",
	} {
		fw := read(t, root)
		as := answers{}
		for _, ind := range fw.Indicators() {
			if ind.Kind() == maturity.MeasureYesNo {
				as[ind.ID()] = govmaturity.AnswerYesNo(true)
			} else {
				as[ind.ID()] = num(1)
			}
		}
		before, hash := score(t, fw, as).Root().Explain(), fw.Hash()
		spoiled := score(t, fw, as).Root().Explain()
		spoil(&spoiled)
		fw.Title()["en"] = "changed"
		fw.Spec().Root.ID = "changed"
		for r := range score(t, fw, as).Nodes() {
			r.Title()["en"] = "changed"
			if r.Level().Valid() {
				r.Level().Title()["en"] = "changed"
			}
		}
		after := score(t, fw, as).Root().Explain()
		if diff := cmp.Diff(before.Text(), after.Text()); diff != "" || fw.Hash() != hash || fw.Title()["en"] != "Test" {
			t.Errorf("the framework has changed (-before +after):\n%s", diff)
		}
	}
}

// spoil changes whatever an explanation points to.
func spoil(e *maturity.Explanation) {
	for _, p := range []*float64{e.Value, e.Published, e.Node.Maximum, e.Node.Worth, e.Node.Share} {
		if p != nil {
			*p = 99
		}
	}
	if e.Node.Decimals != nil {
		*e.Node.Decimals = 9
	}
	if m := e.Node.Measure; m != nil {
		*m.Normalise.Max, *m.Worth = 99, 99
	}
	for _, s := range e.Scales {
		s.Levels[0].Title["en"], s.Levels[0].Rank = "changed", 99
	}
	for _, c := range e.Cuts {
		if c.From != nil {
			*c.From = 99
		}
	}
	for _, in := range e.Inputs {
		in.Title["en"], *in.Value = "changed", 99
	}
	e.Node.Title["en"] = "changed"
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
			if got, ok := e.Recompute(); !ok || got != want {
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
	if v, ok := a.Explain().Recompute(); !ok || v != 4 {
		t.Errorf("the explanation recomputes %v", v)
	}
}
