package situation_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// What makes no sense is refused, with its place.
func TestBadSituations(t *testing.T) {
	const head = "format: govmaturity/situation/1\nid: x\n"
	const three = "scales: [{id: s, levels: [{id: low, rank: 1, title: L}, {id: high, rank: 2, title: H}]}]\n"
	for text, want := range map[string]string{
		"cites: [{source: a, locator: p}]":                `3:18: cites[0].source: there is no source "a"`,
		"standing: official":                              `cites: official is a claim`,
		"sources: [{id: a, title: A}, {id: a, title: B}]": `sources[1].id: there is already a source "a"`,
		"raters: [{id: a, name: A}, {id: a, name: B}]":    `raters[1].id: there is already a rater "a"`,
		"scales: [{id: s, levels: [{id: low, rank: 1, title: L}]}, {id: s, levels: [{id: low, rank: 1, title: L}]}]": `scales[1].id: there is already a scale "s"`,
		"pestle: {legal: [{id: a, text: A}], social: [{id: a, text: B}]}":                                            `there is already an item "a"`,
		"swots: [{id: a, threats: [{id: a, text: A}]}]":                                                              `there is already a SWOT "a"`,
		"pestle: {legal: [{id: a, text: A, topic: trust}]}":                                                          `topic: only risks and means of integration have topics`,
		"integration: {vertical: [{id: a, text: A, topic: trust}]}":                                                  `topic: trust is no topic of items that stand here`,
		"pestle: {legal: [{id: a, text: A, for: [b]}]}":                                                              `for: items that stand here are not for others`,
		"acceleration: {accelerators: [{id: a, text: A}], solutions: [{id: b, text: B, for: [a]}]}":                  `for[0]: a stands among accelerators: expected an item of policy-bottlenecks`,
		"pestle: {legal: [{id: a, text: A, supports: [a]}]}":                                                         `supports[0]: a names itself`,
		"pestle: {legal: [{id: a, text: A, supports: [b, b]}, {id: b, text: B}]}":                                    `supports[1]: b is there already`,
		"pestle: {legal: [{id: abc, text: A, contradicts: [abd]}]}":                                                  `there is no item "abd"; did you mean "abc"?`,
		"pestle: {legal: [{id: a, text: A, ratings: [{scale: s, level: low}]}]}":                                     `ratings[0].scale: there is no scale "s"`,
		three + "pestle: {legal: [{id: a, text: A, ratings: [{scale: s, level: middle}]}]}":                          `level: the scale s has no level "middle"`,
		three + "pestle: {legal: [{id: a, text: A, ratings: [{scale: s, level: low, rater: r}]}]}":                   `rater: there is no rater "r"`,
		three + "pestle: {legal: [{id: a, text: A, ratings: [{scale: s, level: low}, {scale: s, level: high}]}]}":    `ratings[1]: there is already a rating on s`,
		"swots: [{id: a, strategies: [{id: b, kind: so, text: B, items: [c]}]}]":                                     `items[0]: there is no item "c"`,
		"inclusion: {groups: [{id: a, group: youth}, {id: b, group: youth}]}":                                        `group: a is about youth already`,
		"inclusion: {groups: [{id: a, group: youth, none: [access, access]}]}":                                       `none[1]: access is there already`,
		three + "risks: {likelihood: s}":                                                                             `likelihood and impact go together`,
		"risks: {likelihood: a, impact: b}":                                                                          `there is no scale "a"`,
		"risks: {bands: [{id: a, title: A}]}":                                                                        `from: without a matrix, a band says at which score it begins`,
		"risks: {bands: [{id: a, title: A, from: 2}, {id: b, title: B, from: 2}]}":                                   `bands[1].from: bands go from the lowest`,
		"risks: {bands: [{id: a, title: A, from: 1}, {id: a, title: B, from: 2}]}":                                   `there is already a band "a"`,
		"risks: {high: a}":                                                           `high: there is no band "a"`,
		"risks: {appetite: {score: 1, band: a}}":                                     `this has score and band`,
		"risks: {categories: [{id: a, title: A}, {id: a, title: B}]}":                `there is already a category "a"`,
		"risks: {bands: [{id: a, title: A}], matrix: [{likelihood: a, bands: [a]}]}": `matrix: a matrix needs the scales`,
		three + "risks: {likelihood: s, impact: s, bands: [{id: a, title: A}], matrix: [{likelihood: low, bands: [a]}]}":                                                                         `matrix[0].bands: expected 2 bands`,
		three + "risks: {likelihood: s, impact: s, bands: [{id: a, title: A}], matrix: [{likelihood: low, bands: [a, a]}]}":                                                                      `matrix: there is no row for high`,
		three + "risks: {likelihood: s, impact: s, bands: [{id: a, title: A, from: 1}], matrix: [{likelihood: low, bands: [a, a]}, {likelihood: high, bands: [a, a]}]}":                          `from: the matrix sorts risks`,
		three + "risks: {likelihood: s, impact: s, bands: [{id: a, title: A}], matrix: [{likelihood: low, bands: [a, a]}, {likelihood: low, bands: [a, a]}, {likelihood: high, bands: [a, b]}]}": `there is already a row for low`,
		"risks: {risks: [{id: a, text: A, category: k}]}":                                                                                     `category: there is no category "k"`,
		"risks: {risks: [{id: a, text: A, inherent: {}}]}":                                                                                    `inherent: say how large the risk is`,
		"risks: {risks: [{id: a, text: A, inherent: {likelihood: low}}]}":                                                                     `likelihood: the register does not say on which scale`,
		"risks: {risks: [{id: a, text: A, inherent: {band: b}}]}":                                                                             `band: there is no band "b"`,
		"risks: {risks: [{id: a, text: A, because: [b]}]}":                                                                                    `because[0]: there is no item "b"`,
		"scales: [{id: s, levels: [{id: low, rank: 1, title: L, value: -1}, {id: h, rank: 2, title: H}]}]\nrisks: {likelihood: s, impact: s}": `cannot count less than 0`,
		"risks: {risks: [{id: a, text: A, owner: x, because: ['a@b.cd']}]}":                                                                   `[e-mail]`,
	} {
		_, err := situation.ReadSituation("x.yaml", []byte(head+text))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n\tis told as %v\n\twant %s", text, err, want)
		}
	}
	if _, err := situation.Compile(nil); err == nil {
		t.Error("nothing is compiled")
	}
}

// The zero values of all small types answer, and say nothing.
func TestZeroValues(t *testing.T) {
	var i situation.Item
	var r situation.Risk
	var g situation.Group
	var s situation.Strategy
	var l situation.RiskLevel
	var d situation.Doubt
	var w govmaturity.Words
	if i.Valid() || r.Valid() || g.Valid() || s.Valid() || l.Valid() {
		t.Error("something is there")
	}
	if i.ID()+i.Text().String()+i.Swot()+string(i.Origin())+string(i.Aspect())+r.Owner()+r.Category()+g.ID()+s.ID()+s.Swot()+d.Say(w)+l.Say(w) != "" {
		t.Error("something is said")
	}
	if i.Supports() != nil || i.Contradicts() != nil || i.Risk().Valid() || i.Group().Valid() || i.High() || r.Because() != nil || r.AboveAppetite() || s.Items() != nil || g.Items(situation.AspectAccess) != nil || len(g.Unanswered()) > 0 || l.Band().Valid() || l.High() || l.Band().Index() != -1 || l.Band().ID() != "" || d.Path() != nil {
		t.Error("something is found")
	}
	if _, ok := l.Score(); ok || l.InCell() {
		t.Error("nothing has a score")
	}
	if _, ok := l.Compare(l); ok {
		t.Error("nothing can be compared")
	}
	if i.Finding().Title != nil || r.Finding().Title != nil || g.Finding().Title != nil || d.Finding().Title != nil {
		t.Error("nothing is explained")
	}
	var whole situation.Situation
	var m situation.Matrix
	if whole.ID()+whole.Hash()+whole.Subject() != "" || whole.Items() != nil || whole.Risks() != nil || whole.Groups() != nil || whole.Unasked() != nil || whole.Crossings() != nil ||
		whole.Doubts() != nil || whole.DoubtProblems() != nil || whole.Item("x").Valid() || whole.Has(situation.PartRisks) || whole.Matrix().Bands() != nil || whole.Dangling(nil) != nil {
		t.Error("an empty situation says something")
	}
	if m.Likelihood().Len() != 0 || m.Bands() != nil || m.Cell(0, 0).Band.Valid() || m.Unplaced() != nil || whole.Spec() == nil || whole.Redacted() == nil {
		t.Error("an empty matrix has something")
	}
	if _, ok := l.SaidScore(); ok || i.Rated("x").High() || situation.Part("x").Aspects() != nil {
		t.Error("something is rated")
	}
}

// What people reckon on paper is what counts: 0.7 times 0.1 is 0.07.
func TestScoresAreReckonedOnPaper(t *testing.T) {
	s := read(t, `format: govmaturity/situation/1
id: x
scales: [{id: s, levels: [{id: low, rank: 1, title: L, value: 0.1}, {id: high, rank: 2, title: H, value: 0.7}]}]
risks:
  likelihood: s
  impact: s
  bands: [{id: a, title: A, from: 0.01}, {id: b, title: B, from: 0.07}]
  risks: [{id: r, text: R, inherent: {likelihood: high, impact: low, score: 0.07, band: b}, residual: {likelihood: high, score: 0.07}}]
`)
	if p := s.DoubtProblems(situation.CheckScore, situation.CheckBand, situation.CheckNoSuchScore); p != nil {
		t.Error(p)
	}
}

// The sources of a part, or of the whole, are those of its items.
func TestSourcesOfAPart(t *testing.T) {
	const head = "format: govmaturity/situation/1\nid: x\nsources: [{id: a, title: A}]\n"
	for text, want := range map[string]int{
		"pestle: {legal: [{id: i, text: I}]}": 1,
		"pestle: {legal: [{id: i, text: I}], cites: [{source: a, locator: p. 1}]}\nscan: {trends: [{id: t, text: T}]}":                                                  1,
		"cites: [{source: a, locator: p. 1}]\npestle: {legal: [{id: i, text: I}]}\nswots: [{id: w, threats: [{id: t, text: T}]}]":                                       0,
		"inclusion: {cites: [{source: a, locator: p. 1}], groups: [{id: g, group: youth, access: [{id: i, text: I}]}]}":                                                 0,
		"inclusion: {groups: [{id: g, group: youth, cites: [{source: a, locator: p. 1}], access: [{id: i, text: I}]}, {id: h, group: poor, data: [{id: j, text: J}]}]}": 1,
	} {
		if got := len(read(t, head+text).Doubts(situation.CheckSource)); got != want {
			t.Errorf("%d without a source, want %d: %s", got, want, text)
		}
	}
}
