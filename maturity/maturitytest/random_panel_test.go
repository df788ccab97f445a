package maturitytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/long"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/consensus"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

// keptByLibrary checks that a report has no breach of the laws that the library keeps.
func keptByLibrary(t *testing.T, report Report, err error, own []Law) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range report.Violations {
		if !slices.ContainsFunc(own, func(l Law) bool { return l.Name == v.Law.Name }) {
			t.Error(v)
		}
	}
}

// byPanel are the normalisations that rest on a panel.
var byPanel = []string{
	"kind: min-max", "kind: min-max, better: lower", "kind: min-max, floor: 0.1", "kind: min-max, outside: keep", "kind: z-score", "kind: z-score, better: lower",
	"kind: rank", "kind: rank, better: lower", "kind: percentile-rank", "kind: borda, better: lower", "kind: distance-to-best",
	"kind: share-of-best", "kind: share-of-best, better: lower, ratio: inverse, outside: clamp", "kind: share-of-best, better: lower, ratio: direct",
}

// somePanel makes a panel by chance: numbers of any size, many of them level, some
// missing, normalised in any way, and put together in any way that there is.
func somePanel(t *testing.T, r *rand.Rand) *panel.Panel {
	t.Helper()
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	var b strings.Builder
	fmt.Fprintf(&b, "format: %s\nid: made\nedition: \"1\"\ntitle: Made\nstanding: illustrative\nscore-standing: illustrative\n", maturity.FrameworkFormat)
	fmt.Fprintf(&b, "root:\n  id: made\n  title: Made\n  aggregation: %s\n  nodes:\n", pick("arithmetic", "median", "maximum", "minimum"))
	n := 1 + r.IntN(4)
	for k := range n {
		fmt.Fprintf(&b, "  - {id: x%d, title: X, weight: %d, measure: {kind: number, range: {min: %s, max: 1000000}, normalise: {%s}}}\n", k, 1+r.IntN(3), pick("-1000000", "0", "1"), byPanel[r.IntN(len(byPanel))])
	}
	b.WriteString("  - {id: y, title: Y, measure: {kind: yes-no}}\n")
	fw, err := maturity.ReadFramework("made.yaml", []byte(b.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	var given []*maturity.Assessment
	for m := range r.IntN(12) {
		a := &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: "made", Edition: "1", Subject: fmt.Sprintf("s%d", m), Answers: map[string]govmaturity.Answer{}}
		for k := range n {
			switch r.IntN(6) {
			case 0:
			case 1, 2:
				a.Answers[fmt.Sprintf("x%d", k)] = govmaturity.AnswerNumber(float64(1 + r.IntN(3)))
			case 3:
				a.Answers[fmt.Sprintf("x%d", k)] = govmaturity.AnswerNumber(1 + 999999*r.Float64()).AsImputed()
			default:
				a.Answers[fmt.Sprintf("x%d", k)] = govmaturity.AnswerNumber(1 + 50*r.Float64())
			}
		}
		if r.IntN(3) > 0 {
			a.Answers["y"] = govmaturity.AnswerYesNo(r.IntN(2) == 0)
		}
		given = append(given, a)
	}
	p, err := panel.New(fw, given)
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return p
}

// The library keeps its laws of panels, whatever the panel and how it is normalised.
func TestRandomPanels(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(14, 1))
	for range long.Count(15, 600) {
		report, err := InspectPanel(somePanel(t, r), WithSeed(r.Uint64()), WithSamples(3))
		keptByLibrary(t, report, err, PanelLaws()[:ownPanelLaws])
		if t.Failed() {
			return
		}
	}
}

// And those of what is not sure about it.
func TestRandomUncertainties(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(14, 2))
	assumptions := []string{
		"weights: {how: around, spread: 0.3}", "weights: {how: any}", "dropped: {how: one}", "dropped: {how: each, chance: 0.3}",
		"missing: {policies: [zero, block]}", "missing: {drawn: true}", "error: {share: 0.2}",
	}
	for range long.Count(4, 150) {
		p := somePanel(t, r)
		text := fmt.Sprintf("format: %s\ntitle: Made\ndraws: %d\nseed: %d\nsensitivity: 32\nassumptions:\n", panel.UncertaintyFormat, 20+r.IntN(100), r.IntN(1000))
		kinds := map[string]bool{}
		for i, k := range r.Perm(len(assumptions))[:1+r.IntN(3)] {
			if kind, _, _ := strings.Cut(assumptions[k], ":"); !kinds[kind] {
				kinds[kind] = true
				text += fmt.Sprintf("- {id: a%d, title: A, %s}\n", i, assumptions[k])
			}
		}
		spec, err := panel.ReadUncertainty("u.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		report, err := InspectUncertainty(p, spec)
		keptByLibrary(t, report, err, UncertaintyLaws()[:ownUncertaintyLaws])
		if t.Failed() {
			return
		}
	}
}

// someAnswers are answers by chance, and now and then none.
func someAnswers(r *rand.Rand, fw *maturity.Framework) map[string]govmaturity.Answer {
	answers := map[string]govmaturity.Answer{}
	for _, i := range fw.Indicators() {
		options := i.Options()
		switch k := r.IntN(8); {
		case k == 0:
		case k == 1:
			states := missingStates()
			answers[i.ID()] = govmaturity.AnswerState(states[r.IntN(len(states))])
		case i.Kind() == maturity.MeasureChecklist:
			answers[i.ID()] = govmaturity.AnswerChoice(slices.DeleteFunc(options, func(string) bool { return r.IntN(2) == 0 })...)
		case len(options) > 0:
			answers[i.ID()] = govmaturity.AnswerChoice(options[r.IntN(len(options))])
		default:
			answers[i.ID()] = govmaturity.AnswerNumber(float64(r.IntN(5)))
		}
		if a := answers[i.ID()]; a.HasValue() && r.IntN(6) == 0 {
			answers[i.ID()] = a.AsImputed()
		}
	}
	return answers
}

// The library keeps its laws of rounds, whatever raters say.
func TestRandomRounds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(14, 3))
	first, _ := roundFrom(t, "")
	fw := first.Framework()
	for range long.Count(10, 300) {
		spec := first.Spec()
		spec.Facilitated, spec.Rules, spec.Groups, spec.Least = nil, nil, nil, r.IntN(4)
		spec.Rule = []consensus.Rule{consensus.RuleMedian, consensus.RuleMajority, consensus.RuleMean}[r.IntN(3)]
		spec.Between = []consensus.Between{consensus.BetweenOpen, consensus.BetweenLower, consensus.BetweenHigher}[r.IntN(3)]
		if r.IntN(2) == 0 {
			spec.Groups = consensus.GroupsOf(fw)
			spec.Groups[0].Raters, spec.Groups[1].Raters = []string{"a", "b"}, []string{"c", "d", "e"}
		}
		if r.IntN(2) == 0 {
			spec.Facilitated = []consensus.FacilitatedSpec{{Indicator: "act", Choices: []string{"done"}, Reason: govmaturity.Text{"en": "It is."}}}
		}
		round, err := consensus.Compile(fw, spec)
		if err != nil {
			t.Fatal(err)
		}
		var given []*maturity.Assessment
		for _, rater := range spec.Raters {
			if r.IntN(8) > 0 {
				given = append(given, &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: spec.Subject, Rater: rater.ID, Answers: someAnswers(r, fw)})
			}
		}
		report, err := InspectRound(round, given, WithSeed(r.Uint64()), WithSamples(3))
		keptByLibrary(t, report, err, RoundLaws()[:ownRoundLaws])
		if t.Failed() {
			return
		}
	}
}
