package maturity_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// Whatever a path says is said in full, in the reader's language, and a path
// that may not be the cheapest says so.
func TestPathText(t *testing.T) {
	bars := "level: {scale: stages, cuts: [{level: online, from: 0}, {level: transactional, from: 0.4}, {level: connected, from: 0.6}, {level: transformative, from: 1}]}\n"
	branch := "id: r\ntitle: R\naggregation: arithmetic\n" + bars + "nodes:\n" +
		"  - {id: a, title: {en: Agency, fr: Agence}, measure: {kind: yes-no}}\n" +
		"  - {id: b, title: {en: Staff, fr: Personnel}, when: {node: a, is: [\"yes\"]}, measure: {kind: yes-no}}\n"
	own := "id: r\ntitle: R\naggregation: own\nlevel: {scale: stages}\nnodes:\n" +
		"  - {id: a, title: {en: Share, fr: Part}, measure: {kind: number, unit: \"%\", range: {min: 1, max: 4}, step: 0.5}}\n"
	for _, tt := range []struct {
		root   string
		as     answers
		target string
		want   map[string]string
	}{
		{branch, answers{"a": no}, "connected", map[string]string{
			"en": "to Connected, effort 1:\n  Agency: from No to Yes (effort 1)\n  then asked, and open: Staff",
		}},
		{branch, answers{"a": yes, "b": no}, "online", map[string]string{
			"en": "Online is reached", "fr": "Online est atteint",
		}},
		{branch, answers{}, "connected", map[string]string{
			"en": "no way leads to Connected", "fr": "aucun chemin ne mène à Connected",
		}},
		{own, answers{"a": num(1)}, "connected", map[string]string{
			"en": "to Connected, effort 4:\n  Share: from 1 % to 3 % (2 more in steps of 0.5, effort 4)\n  A cheaper way may exist.",
			"fr": "vers Connected, effort 4\u00a0:\n  Part\u00a0: passer de 1 % à 3 % (2 de plus, par pas de 0,5, effort 4)\n  Il existe peut-être un chemin moins coûteux.",
		}},
		{own, answers{}, "connected", map[string]string{"en": "no way leads to Connected"}},
	} {
		fw, err := maturity.ReadFramework("t.yaml", []byte(document(tt.root)), maturity.WithAggregation("own", ownMean{}))
		if err != nil {
			t.Fatal(err)
		}
		root := score(t, fw, tt.as).Root()
		var path maturity.ImprovementPath
		for _, level := range root.Levels() {
			if level.ID() == tt.target {
				path = root.PathTo(level)
			}
		}
		if path.String() != path.Text("en") {
			t.Errorf("%q is not %q", path.String(), path.Text("en"))
		}
		for language, want := range tt.want {
			if got := path.Text(language); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", language, got, want)
			}
			if got := path.In(govmaturity.WordsFor(language)); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", language, got, want)
			}
			for _, s := range path.Steps {
				if !strings.Contains(want, "\n  "+s.Text(language)) {
					t.Errorf("%s: the step %q is not in the path", language, s.Text(language))
				}
			}
		}
	}
}

// Every language that the library speaks says every kind of amount.
func TestPathAmounts(t *testing.T) {
	nodes := "  - {id: a, title: A, measure: {kind: level, scale: stages}}\n" +
		"  - {id: b, title: B, measure: {kind: choice, options: [{id: x, title: X, value: 0}, {id: y, title: Y, value: 1}]}}\n" +
		"  - {id: c, title: C, measure: {kind: checklist, worth: 4, options: [{id: x, title: X}, {id: y, title: Y}, {id: z, title: Z}]}}\n" +
		"  - {id: d, title: D, measure: {kind: count, maximum: 8, worth: 4}}\n" +
		"  - {id: e, title: E, measure: {kind: points, maximum: 8, worth: 4}}\n" +
		"  - {id: f, title: F, measure: {kind: number, worth: 4, normalise: {kind: goalposts, min: 0, max: 1}}}\n" +
		"  - {id: g, title: G, measure: {kind: number, worth: 4, normalise: {kind: goalposts, min: 0, max: 1, better: lower}}}\n" +
		"  - {id: h, title: H, measure: {kind: yes-no, worth: 4}}\n" +
		"  - {id: i, title: I, measure: {kind: yes-no, worth: 4}}\n"
	fw := read(t, "id: r\ntitle: R\naggregation: sum\nmissing: {unanswered: zero}\nlevel: {scale: top}\nnodes:\n"+nodes, "  - {id: top, levels: [{id: top, rank: 33, title: Top}]}")
	card := score(t, fw, answers{
		"a": num(2), "b": govmaturity.AnswerChoice("x"), "c": govmaturity.AnswerChoice("x"), "d": num(7), "e": num(5.5), "f": num(0.9), "g": num(0.05), "h": no,
	})
	path := card.Root().Next()
	want := `to Top, effort 27:
  B: from X to Y (1 option up, effort 1)
  D: from 7 of 8 to 8 of 8 (1 more, effort 1)
  H: from No to Yes (effort 1)
  A: from Transactional to Transformative (2 levels up, effort 2)
  C: from X to X, Y, Z (2 more items, effort 2)
  I: from not answered to Yes (a first answer, effort 2)
  E: from 5.5 of 8 to 8 of 8 (2.5 more points, effort 3)
  G: from 0.05 to 0 (0.05 less in steps of 0.01, effort 5)
  F: from 0.9 to 1 (0.1 more in steps of 0.01, effort 10)`
	if got := path.String(); got != want || !path.Exact {
		t.Errorf("exact %v, got\n%s\nwant\n%s", path.Exact, got, want)
	}
	for _, language := range govmaturity.WordsLanguages() {
		for i, line := range strings.Split(path.Text(language), "\n") {
			if language != "en" && strings.Contains(line, "effort ") && language != "fr" || strings.Contains(line, "path.") || line == "" {
				t.Errorf("%s, line %d: %q", language, i, line)
			}
		}
	}
}

// What is not there is said too.
func TestPathOfNothing(t *testing.T) {
	for _, p := range []maturity.ImprovementPath{{}, maturity.Result{}.Next(), maturity.Result{}.PathTo(govmaturity.Level{})} {
		if p.String() != "nothing to reach" || p.Found {
			t.Errorf("got %q, found %v", p, p.Found)
		}
	}
	if got := (maturity.Improvement{}).String(); got == "" {
		t.Error("a step that is none says nothing")
	}
}
