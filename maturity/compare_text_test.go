package maturity_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
	"github.com/govmaturity/govmaturity/maturity"
)

// Each thing that a change can say, and each reason why there is nothing to
// compare.
func TestChangeTexts(t *testing.T) {
	const before = `id: r
title: R
aggregation: profile
nodes:
  - {id: level, title: Level, measure: {kind: level, scale: stages}}
  - {id: mean, title: Mean, aggregation: arithmetic, nodes: [{id: a, title: A, measure: {kind: count, maximum: 4, worth: 4}}, {id: b, title: B, measure: {kind: count, maximum: 4, worth: 4}}]}
  - {id: gone, title: Gone, measure: {kind: yes-no}}
  - {id: scale, title: Scale, aggregation: arithmetic, level: {scale: stages}, nodes: [{id: c, title: C, measure: {kind: level, scale: stages}}]}
  - {id: unit, title: Unit, measure: {kind: number, unit: km, range: {min: 0, max: 4}}}
`
	after := strings.NewReplacer("id: gone", "id: new", "title: Gone", "title: New", "worth: 4}}]", "worth: 5}}]",
		"level: {scale: stages}, nodes: [{id: c, title: C, measure: {kind: level, scale: stages}}]", "nodes: [{id: c, title: C, measure: {kind: number, range: {min: 1, max: 4}}}]", "unit: km", "unit: mi").Replace(before)
	walk, err := maturity.ReadCrosswalk("w.yaml", []byte(`format: govmaturity/crosswalk/1
id: walk
title: Walk
standing: derived
from: {framework: t, edition: "1"}
to: {framework: t, edition: "1"}
links:
  - {from: r, to: r, match: changed}
  - {from: level, to: level, match: partial}
  - {from: mean, to: mean, match: same}
  - {from: a, to: a, match: same}
  - {from: b, to: b, match: same}
  - {from: scale, to: scale, match: partial}
  - {from: unit, to: unit, match: same}
`))
	if err != nil {
		t.Fatal(err)
	}
	rises := answers{"level": num(3), "a": num(3), "c": num(2), "unit": num(1)}
	for _, tt := range []struct {
		reason   string
		was, is  answers
		after    string // the framework, when it is another one
		node     string
		want     string
		arabic   string // in Arabic, where that is looked at
		obstacle maturity.Obstacle
	}{
		{reason: "a level rises", was: answers{"level": num(1)}, is: answers{"level": num(3)}, node: "level", want: "Level: from 1 to 3 (+2), from Online to Connected",
			arabic: "\u2066Level\u2069: من 1 إلى 3 (\u2066+2\u2069)، من \u2066Online\u2069 إلى \u2066Connected\u2069"},
		{reason: "a level falls", was: answers{"level": num(3)}, is: answers{"level": num(1)}, node: "level", want: "Level: from 3 to 1 (-2), from Connected to Online"},
		{reason: "nothing changes", was: answers{"level": num(3)}, is: answers{"level": num(3)}, node: "level", want: "Level: from 3 to 3 (+0), from Connected to Connected"},
		{reason: "a number without levels", was: answers{"unit": num(1)}, is: answers{"unit": num(1.25)}, node: "unit", want: "Unit: from 1 to 1.25 (+0.25)"},
		{reason: "more is answered", was: answers{"a": num(3)}, is: answers{"a": num(3), "b": num(1)}, node: "mean", want: "Mean: from 3 to 2 (-1); coverage from 50% to 100%"},
		{reason: "from no level", was: answers{"c": num(1).AsImputed()}, is: answers{"c": num(1)}, node: "scale", want: "Scale: from 1 to 1 (+0), from Online to Online; coverage from 0% to 100%"},
		{reason: "no value before", is: answers{"level": num(3)}, node: "level", want: "Level: not comparable: there was no value before: not answered", obstacle: maturity.ObstacleNoneBefore},
		{reason: "no value now", was: answers{"level": num(3)}, is: answers{"level": na}, node: "level", want: "Level: not comparable: there is no value now: not applicable", obstacle: maturity.ObstacleNoneNow},
		{reason: "a partial match of one scale", was: rises, is: rises, after: after, node: "level", want: "Level: from 3 to 3 (+0), from Connected to Connected; a partial match"},
		{reason: "another meaning", was: rises, is: rises, after: after, node: "r", want: "R: not comparable: the meaning changed between the two", obstacle: maturity.ObstacleChanged},
		{reason: "another range", was: rises, is: answers{"b": num(1)}, after: after, node: "mean", want: "Mean: not comparable: the two have different ranges", obstacle: maturity.ObstacleRanges},
		{reason: "another scale", was: rises, is: rises, after: after, node: "scale", want: "Scale: not comparable: the two have different scales", obstacle: maturity.ObstacleScales},
		{reason: "another unit", was: rises, is: rises, after: after, node: "unit", want: "Unit: not comparable: the two have different units", obstacle: maturity.ObstacleUnits},
		{reason: "a new node", was: rises, is: rises, after: after, node: "new", want: "New: not comparable: the node is new, or has no link", obstacle: maturity.ObstacleNew},
	} {
		earlier, later := read(t, before), read(t, before)
		var options []maturity.CompareOption
		if tt.after != "" {
			later, options = read(t, tt.after), append(options, maturity.Through(walk))
		}
		c, err := maturity.Compare(score(t, earlier, tt.was), score(t, later, tt.is), options...)
		if err != nil {
			t.Fatalf("%s: %v", tt.reason, err)
		}
		for _, change := range c.Changes {
			if change.Comparable != (change.Obstacle == "") {
				t.Errorf("%s: %s is comparable: %v, and not because: %q", tt.reason, change.After.ID(), change.Comparable, change.Obstacle)
			}
			if change.After.ID() != tt.node {
				continue
			}
			if got := change.String(); got != tt.want || change.Obstacle != tt.obstacle {
				t.Errorf("%s: got %q (%s), want %q", tt.reason, got, change.Obstacle, tt.want)
			}
			if got := change.Text("ar"); tt.arabic != "" && got != tt.arabic {
				t.Errorf("%s: in Arabic %q, want %q", tt.reason, got, tt.arabic)
			}
			said := change.In(wordstest.Words(t))
			for _, own := range []string{change.After.Title().String(), "Online", "Connected"} {
				said = strings.ReplaceAll(said, own, "")
			}
			if regexp.MustCompile(`[a-z]`).MatchString(said) {
				t.Errorf("%s: not all is from the store of words: %q", tt.reason, said)
			}
		}
	}
}

// A change that nothing is known of says its title at most, and an obstacle of
// somebody else's says itself: no key of the store of words is ever shown.
func TestChangeWithoutObstacle(t *testing.T) {
	later := score(t, read(t, "id: r\ntitle: R\nmeasure: {kind: yes-no}\n"), nil).Root()
	for _, tt := range []struct {
		change maturity.Change
		want   string
	}{
		{maturity.Change{}, ""},
		{maturity.Change{After: later}, "R"},
		{maturity.Change{After: later, Obstacle: "a strike"}, "R: not comparable: a strike"},
		{maturity.Change{After: later, Obstacle: maturity.ObstacleNew}, "R: not comparable: the node is new, or has no link"},
	} {
		if got := tt.change.String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	if got := (maturity.Change{}).Text("ar"); got != "" {
		t.Errorf("in Arabic %q", got)
	}
}

// An answer as people read it, for each measure and state, in the words of the
// reader.
func TestAnswerTexts(t *testing.T) {
	fw := read(t, `id: r
title: R
aggregation: profile
nodes:
  - {id: level, title: Level, measure: {kind: level, scale: stages}}
  - {id: choice, title: Choice, measure: {kind: choice, options: [{id: x, title: {en: Ex, ar: س}, value: 1}, {id: y, title: Why, value: 2}]}}
  - {id: yes-no, title: Yes or no, measure: {kind: yes-no}}
  - {id: list, title: List, measure: {kind: checklist, options: [{id: x, title: Ex}, {id: y, title: Why}]}}
  - {id: count, title: Count, measure: {kind: count, maximum: 20000}}
  - {id: points, title: Points, measure: {kind: points, maximum: 8}}
  - {id: plain, title: Plain, measure: {kind: number, range: {min: 0, max: 1e6}}}
  - {id: unit, title: Unit, measure: {kind: number, unit: {en: days, fr: jours}, range: {min: 0, max: 1e6}}}
`)
	for _, tt := range []struct {
		node   string
		answer govmaturity.Answer
		want   map[string]string
	}{
		{"level", num(3), map[string]string{"en": "Connected", "ar": "\u2066Connected\u2069"}},
		{"level", govmaturity.AnswerChoice("online"), map[string]string{"en": "Online"}},
		{"level", num(7), map[string]string{"en": "7"}},
		{"choice", govmaturity.AnswerChoice("x"), map[string]string{"en": "Ex", "ar": "\u2067س\u2069"}},
		{"choice", govmaturity.AnswerChoice("lost"), map[string]string{"en": "lost", "ar": "\u2066lost\u2069"}},
		{"yes-no", yes, map[string]string{"en": "Yes", "fr": "Oui", "ar": "نعم", "zh": "是"}},
		{"yes-no", no.AsImputed(), map[string]string{"en": "No", "ru": "Нет"}},
		{"list", govmaturity.AnswerChoice("y", "x"), map[string]string{"en": "Why, Ex", "ar": "\u2066Why\u2069، \u2066Ex\u2069"}},
		{"list", govmaturity.AnswerChoice(), map[string]string{"en": "none", "es": "ninguno"}},
		{"count", num(12000), map[string]string{"en": "12,000 of 20,000", "fr": "12\u202f000 sur 20\u202f000"}},
		{"points", num(2.5), map[string]string{"en": "2.5 of 8", "es": "2,5 de 8"}},
		{"plain", num(0.25), map[string]string{"en": "0.25", "ru": "0,25"}},
		{"unit", num(12345.5), map[string]string{"en": "12,345.5 days", "fr": "12\u202f345,5 jours"}},
		{"unit", na, map[string]string{"en": "not applicable", "zh": "不适用"}},
		{"unit", govmaturity.Answer{}, map[string]string{"en": "not answered"}},
		{"r", nd, map[string]string{"en": "not deployed"}},
	} {
		r := score(t, fw, nil).Node(tt.node)
		if i, err := fw.Indicator(tt.node); (err == nil) && i.AnswerText(tt.answer) != tt.want["en"] {
			t.Errorf("%s: the indicator says %q", tt.node, i.AnswerText(tt.answer))
		}
		for language, want := range tt.want {
			if got := r.AnswerText(tt.answer, language); strings.ReplaceAll(got, "\u00a0", "\u202f") != want {
				t.Errorf("%s in %s: got %q, want %q", tt.node, language, got, want)
			}
		}
	}
}
