package situation_test

import (
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/systems/situation"
)

// sound is a situation in which no check finds anything, but for the sources.
const sound = `format: govmaturity/situation/1
id: sound
date: 2026-11
sources: [{id: one, title: The one}, {id: two, title: The other}]
raters: [{id: us, name: We}, {id: them, name: They}]
scales:
  - {id: three, levels: [{id: low, rank: 1, title: Low}, {id: medium, rank: 2, title: Medium}, {id: high, rank: 3, title: High}]}
swots:
  - id: swot
    strengths: [{id: s, text: Strength, cites: [{source: one, locator: p. 1}], points: [{kind: node, document: fw, id: a}]}]
    weaknesses: [{id: w, text: Weakness, cites: [{source: one, locator: p. 1}], points: [{kind: node, document: fw, id: b}]}]
    opportunities: [{id: o, text: Opportunity, cites: [{source: one, locator: p. 1}], ratings: [{rater: us, scale: three, level: low}, {rater: them, scale: three, level: medium}]}]
    threats: [{id: t, text: Threat, cites: [{source: one, locator: p. 1}], ratings: [{scale: three, level: medium}]}]
    strategies: [{id: so, kind: so, text: Use it, items: [s, o]}]
acceleration:
  accelerators: [{id: a, text: Accelerator, cites: [{source: one, locator: p. 1}]}]
  interventions: [{id: i, text: Intervention, for: [a], cites: [{source: one, locator: p. 1}]}]
  use-bottlenecks: [{id: b, text: Bottleneck, for: [i], cites: [{source: one, locator: p. 1}]}]
  solutions: [{id: x, text: Solution, for: [b], cites: [{source: one, locator: p. 1}]}]
inclusion:
  groups: [{id: g, group: youth, none: [ability], access: [{id: bar, text: Barrier, cites: [{source: one, locator: p. 1}]}], data: [{id: m, text: Measure, for: [bar], cites: [{source: one, locator: p. 1}]}]}]
risks:
  likelihood: three
  impact: three
  bands: [{id: small, title: Small}, {id: large, title: Large}, {id: grave, title: Grave}]
  matrix: [{likelihood: low, bands: [small, small, large]}, {likelihood: medium, bands: [small, large, large]}, {likelihood: high, bands: [large, large, grave]}]
  high: large
  appetite: {score: 4}
  risks:
    - {id: r, text: Risk, because: [t], rank: 1, inherent: {likelihood: high, impact: high, score: 9, band: grave}, residual: {likelihood: low, impact: high}, response: tolerate, owner: Office, status: monitoring, cites: [{source: one, locator: p. 1}]}
    - {id: q, text: Another, rank: 2, residual: {likelihood: low, impact: low}, response: treat, actions: [{text: Act, due: 2026-11}], owner: Office, status: open, cites: [{source: one, locator: p. 1}]}
scan:
  signals: [{id: sig, text: Signal, supports: [tr], cites: [{source: one, locator: p. 1}]}, {id: sig2, text: Signal 2, supports: [tr], cites: [{source: two, locator: p. 1}]}]
  trends: [{id: tr, text: Trend, cites: [{source: one, locator: p. 1}]}]
`

func TestSoundSituationHasNoDoubts(t *testing.T) {
	for _, p := range read(t, sound).DoubtProblems() {
		t.Error(p)
	}
}

// Each check has a situation, a step from the sound one, in which it finds something,
// and nothing else does.
func TestEachCheckFindsWhatItIsFor(t *testing.T) {
	tried := map[situation.Check]bool{}
	for _, test := range []struct {
		check    situation.Check
		from, to string // what is changed in the sound situation
		at, say  string
	}{
		{situation.CheckResidual, "inherent: {likelihood: high, impact: high, score: 9, band: grave}", "inherent: {likelihood: low, impact: medium}",
			"risks.risks[0].residual", "What is left of the risk, 3 (Large), is more than there was before anything was done, 2 (Small), and no reason is given"},
		{situation.CheckScore, "score: 9", "score: 8", "risks.risks[0].inherent.score", "The score 8 is written down; likelihood times impact is 9"},
		{situation.CheckNoSuchScore, "inherent: {likelihood: high, impact: high, score: 9, band: grave}", "inherent: {score: 8}", "risks.risks[0].inherent.score", "No likelihood and impact make the score 8"},
		{situation.CheckNoSuchScore, "inherent: {likelihood: high, impact: high, score: 9, band: grave}", "inherent: {likelihood: medium, score: 9}", "risks.risks[0].inherent.score", ""},
		{situation.CheckBand, "band: grave}", "band: large}", "risks.risks[0].inherent.band", "It is called Large; by the rules of the register it is Grave"},
		{situation.CheckTolerated, "appetite: {score: 4}", "appetite: {score: 2}", "risks.risks[0].response", "It is tolerated at 3 (Large), above the appetite of 2, and nothing says why"},
		{situation.CheckTolerated, "appetite: {score: 4}", "appetite: {band: small}", "risks.risks[0].response", "It is tolerated at 3 (Large), above the appetite of Small, and nothing says why"},
		{situation.CheckToleratedThreat, "[{scale: three, level: medium}]", "[{scale: three, level: high}]", "risks.risks[0].response", "It is tolerated, and a threat behind it is rated high: Threat"},
		{situation.CheckClosed, "status: monitoring", "status: closed", "risks.risks[0].status", "It is closed, and what is left is still 3 (Large)"},
		{situation.CheckRank, "rank: 1, inherent", "rank: 3, inherent", "risks.risks[1].rank", "It is ranked right before a larger one: it is 1 (Small), and Risk is 3 (Large)"},
		{situation.CheckMatrix, "[small, large, large]", "[small, large, small]", "risks.matrix", "At Medium and High the matrix falls from Large to Small, where one of the two rises"},
		{situation.CheckSide, "text: Strength,", "text: Strength, origin: outside,", "swots[0].strengths[0].origin", "It stands among what lies inside, and is said to lie outside"},
		{situation.CheckSide, "text: Threat,", "text: Threat, origin: inside,", "swots[0].threats[0].origin", "It stands among what lies outside, and is said to lie inside"},
		{situation.CheckStrategyItem, "items: [s, o]", "items: [s, o, w]", "swots[0].strategies[0].items[2]", "This kind of strategy joins Strengths and Opportunities of its own SWOT, and not this: Weakness"},
		{situation.CheckOpposite, "id: b}]", "id: a}]", "swots[0].strengths[0].points[0]", "Something on the other side, among Weaknesses, points at the same thing, fw/a: Weakness"},
		{situation.CheckSameWords, "text: Weakness", "text: ' strength!'", "swots[0].strengths[0].text", "The same words stand on the other side, among Weaknesses"},
		{situation.CheckSameWords, "text: Bottleneck", "text: accelerator", "acceleration.accelerators[0].text", "The same words stand on the other side, among Bottlenecks in service use"},
		{situation.CheckContradicts, "text: Threat,", "text: Threat, contradicts: [s],", "swots[0].threats[0].contradicts", "It contradicts this: Strength"},
		{situation.CheckBoth, "text: Threat,", "text: Threat, contradicts: [s], supports: [s],", "swots[0].threats[0].contradicts", "It is said both to support and to contradict this: Strength"},
		{situation.CheckBarrier, "none: [ability]", "none: [access]", "inclusion.groups[0].access[0]", "It is also said that this barrier keeps nobody of the group out"},
		{situation.CheckOwner, "owner: Office, status: open", "status: open", "risks.risks[1].owner", "Nobody answers for it"},
		{situation.CheckAction, "actions: [{text: Act, due: 2026-11}], ", "", "risks.risks[1].actions", "It is to be treated, and no action is named"},
		{situation.CheckOverdue, "due: 2026-11", "due: 2026-10-31", "risks.risks[1].actions[0].due", "This was due by 31 October 2026 and is not done: Act"},
		{situation.CheckSize, "residual: {likelihood: low, impact: low}, ", "", "risks.risks[1]", "It is not said how large it is"},
		{situation.CheckAppetite, "residual: {likelihood: low, impact: high}, response: tolerate", "residual: {likelihood: medium, impact: high}, response: transfer", "risks.risks[0].residual", "What is left, 6 (Large), is above the appetite of 4"},
		{situation.CheckStrategy, "items: [s, o]", "items: [s]", "swots[0].strategies[0].items", "It names nothing among Opportunities"},
		{situation.CheckIntervention, "for: [a], ", "", "acceleration.accelerators[0]", "Nothing is said of what is done for it"},
		{situation.CheckSolution, "for: [b], ", "", "acceleration.use-bottlenecks[0]", "Nothing is named that would open it"},
		{situation.CheckMeasure, "for: [bar], ", "", "inclusion.groups[0].access[0]", "Nothing is said of what is done about it"},
		{situation.CheckSource, "text: Measure, for: [bar], cites: [{source: one, locator: p. 1}]", "text: Measure, for: [bar]", "inclusion.groups[0].data[0].cites", "It names no source"},
		{situation.CheckOneSource, "cites: [{source: two, locator: p. 1}]", "cites: [{source: one, locator: p. 2}]", "scan.trends[0]", "All that supports it rests on one source: The one"},
		{situation.CheckOneSided, "swots:\n", "swots:\n  - {id: half, strengths: [{id: s2, text: Other, cites: [{source: one, locator: p. 1}]}]}\n", "swots[0]", "Only what speaks in favour is written down"},
		{situation.CheckOneSided, "swots:\n", "swots:\n  - {id: half, threats: [{id: s2, text: Other, cites: [{source: one, locator: p. 1}]}]}\n", "swots[0]", "Only what speaks against is written down"},
		{situation.CheckApart, "rater: them, scale: three, level: medium", "rater: them, scale: three, level: high", "swots[0].opportunities[0].ratings", "The raters are far apart: from Low to High"},
		{situation.CheckContact, "owner: Office, status: open", "owner: office@example.org, status: open", "risks.risks[1].owner", "E-mail addresses: 1, telephone numbers: 0; they belong in an address book"},
	} {
		if strings.Count(sound, test.from) == 0 {
			t.Fatalf("%s: %q is not there", test.check, test.from)
		}
		i := strings.LastIndex(sound, test.from)
		if strings.HasPrefix(test.from, "cites: [{source: one") || test.from == "swots:\n" || test.from == "id: b}]" || test.from == "inherent: {likelihood: high, impact: high, score: 9, band: grave}" {
			i = strings.Index(sound, test.from)
		}
		s := read(t, sound[:i]+test.to+sound[i+len(test.from):])
		tried[test.check] = true
		doubts, problems := s.Doubts(), s.DoubtProblems()
		if len(doubts) != 1 || doubts[0].Check != test.check || doubts[0].Path().String() != test.at {
			t.Errorf("%s: %v", test.check, problems)
			continue
		}
		if test.say != "" && problems[0].Message() != test.say {
			t.Errorf("%s says %q", test.check, problems[0].Message())
		}
		if problems[0].Line == 0 || test.check.Class() == "" {
			t.Errorf("%s has no place", test.check)
		}
		for _, tag := range govmaturity.WordsLanguages() {
			if said := doubts[0].Say(govmaturity.WordsFor(tag)); said == "" || strings.Contains(said, "situation.") || strings.Contains(said, "office@") {
				t.Errorf("%s in %s: %q", test.check, tag, said)
			}
		}
		if f := doubts[0].Finding(); f.About.ID == "" && !doubts[0].Item.Valid() && test.check != situation.CheckMatrix && test.check != situation.CheckOneSided || f.Title.String() == "" || f.Rule.String() == "" {
			t.Errorf("%s: %+v", test.check, f)
		}
	}
	for _, c := range situation.Checks() {
		if !tried[c] && c != situation.CheckCircle { // see below
			t.Errorf("nothing tries %s", c)
		}
	}
}

// A reason, an acceptance, or being given up answers a doubt.
func TestWhatAnswersADoubt(t *testing.T) {
	for name, test := range map[string][2]string{
		"a reason":      {"inherent: {likelihood: high, impact: high, score: 9, band: grave}, residual: {likelihood: low, impact: high}", "inherent: {likelihood: low, impact: low}, residual: {likelihood: low, impact: high, reason: It grew}"},
		"an acceptance": {"appetite: {score: 4}", "appetite: {score: 4}\n  categories: [{id: k, title: K, appetite: {score: 2}}]"},
		"terminated":    {"response: tolerate, owner: Office, status: monitoring", "response: terminate, owner: Office, status: closed"},
		"done":          {"due: 2026-11}", "due: 2026-10, done: true}"},
		"a year":        {"due: 2026-11}", "due: '2026'}"},
		"nobody closed": {"response: tolerate, owner: Office, status: monitoring", "response: terminate, status: closed"},
		"an odd number": {"[{scale: three, level: medium}]", "[{rater: us, scale: three, level: high}, {rater: them, scale: three, level: medium}]"},
	} {
		text := strings.Replace(sound, test[0], test[1], 1)
		if name == "an acceptance" {
			text = strings.Replace(text, "id: r, text: Risk", "id: r, text: Risk, category: k, acceptance: The board said so on 3 May", 1)
		}
		if text == sound {
			t.Errorf("%s: nothing changed", name)
		}
		for _, p := range read(t, text).DoubtProblems() {
			t.Errorf("%s: %v", name, p)
		}
	}
}

// Items that support each other in a circle without a source stand in it together, once.
func TestCircles(t *testing.T) {
	s := read(t, `format: govmaturity/situation/1
id: x
sources: [{id: one, title: One}]
scan:
  signals:
    - {id: a, text: A, supports: [b]}
    - {id: b, text: B, supports: [c]}
    - {id: c, text: C, supports: [a]}
    - {id: d, text: D, supports: [e]}
    - {id: e, text: E, supports: [d], cites: [{source: one, locator: p. 1}]}
    - {id: f, text: F, supports: [g, h]}
    - {id: g, text: G, supports: [h]}
    - {id: h, text: H, supports: [g]}
`)
	doubts := s.Doubts(situation.CheckCircle)
	if len(doubts) != 1 || doubts[0].Item.ID() != "a" || len(doubts[0].Others) != 2 || doubts[0].Say(govmaturity.Words{}) != "It supports itself in a circle that no source enters, together with B and C" {
		t.Errorf("%v", s.DoubtProblems(situation.CheckCircle))
	}
}
