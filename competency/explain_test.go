package competency_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/words/wordstest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const told = `format: govmaturity/competency-framework/1
id: unit
edition: "1"
title: Unit
standing: illustrative
sources: [{id: h, title: Handbook, publisher: Ministry}]
cites: [{source: h, locator: page 3}]
scales:
  - id: s
    levels:
      - {id: basic, rank: 1, title: {en: Basic, fr: Notions, es: Básico, ru: Базовый, ar: أساسي, zh: 基础}}
      - {id: working, rank: 2, title: {en: Working, fr: Pratique, es: Práctico, ru: Рабочий, ar: عملي, zh: 应用}}
      - {id: expert, rank: 3, title: {en: Expert, fr: Expertise, es: Experto, ru: Экспертный, ar: خبير, zh: 专家}}
competencies:
  - {id: data, title: {en: Data use, fr: Usage des données, es: Uso de datos, ru: Работа с данными, ar: استخدام البيانات, zh: 数据应用}, scale: s}
  - {id: mean, title: Mean, scale: s, attained: {kind: decaying-mean, weight: 65}}
  - {id: times, title: Times, scale: s, attained: {kind: n-times, times: 2}}
  - {id: mastery, title: Mastery, scale: s, attained: {kind: n-times, times: 2, mastery: working}}
  - {id: preferred, title: Preferred, scale: s, attained: {kind: prioritised, prefer: [test, assessor]}}
  - {id: best, title: Best, scale: s, attained: {kind: highest}}
  - {id: whole, title: Whole, attained: {kind: all}}
  - {id: law, title: Law, broader: whole}
  - {id: ethics, title: Ethics, broader: whole}
  - {id: points, title: Points, attained: {kind: points, points: 3, parts: [{competency: draft, points: 2, required: true}, {competency: speak, points: 1}]}}
  - {id: draft, title: Draft, broader: points}
  - {id: speak, title: Speak, scale: s, broader: points}
  - {id: spare, title: Spare, scale: s}
roles:
  - id: analyst
    title: {en: Analyst, fr: Analyste, es: Analista, ru: Аналитик, ar: محلل, zh: 分析员}
    levels:
      - {id: junior, title: Junior, requires: [{competency: data, level: basic}]}
      - id: senior
        title: {en: Senior, fr: Confirmé, es: Superior, ru: Старший, ar: أول, zh: 高级}
        requires:
          - {competency: data, level: expert, weight: 2, need: critical}
          - {competency: mean, level: basic}
          - {competency: times, level: working}
          - {competency: whole}
          - {competency: law}
          - {competency: best, level: working}
          - {competency: spare, level: basic, need: desirable}
`

const toldPeople = `- person: P-1
  title: Ana
  evidence:
    - {competency: data, level: working, kind: assessor, date: "2026-03", source: interview, rater: R-9}
    - {competency: data, level: basic, kind: test, date: "2025-01-10"}
    - {competency: data, level: expert, kind: self, date: "2026-05"}
    - {competency: data, level: expert, kind: badge, date: "2020", expires: "2022"}
    - {competency: data, level: expert, kind: document, date: "2026-04", revoked: "2026-06-01"}
    - {id: old, competency: data, level: basic, kind: assessor, date: "2024"}
    - {competency: data, level: working, kind: assessor, date: "2025-02", supersedes: old}
    - {competency: data, level: expert, kind: test, date: "2027-01"}
    - {competency: data, level: basic, kind: test, date: "2026-02", archived: true}
    - {competency: data, level: basic, kind: test, date: "2026-02-02", purpose: selection}
    - {competency: mean, level: basic, kind: test, date: "2024"}
    - {competency: mean, outcome: none, kind: test, date: "2025"}
    - {competency: mean, level: expert, kind: test, date: "2026"}
    - {competency: times, level: working, kind: test, date: "2025"}
    - {competency: mastery, level: working, kind: test, date: "2025"}
    - {competency: mastery, level: expert, kind: test, date: "2026"}
    - {competency: preferred, level: basic, kind: assessor, date: "2026"}
    - {competency: preferred, level: expert, kind: badge, date: "2026"}
    - {competency: best, level: expert, kind: test, date: "2026", source: exam}
    - {competency: best, level: basic, kind: test, date: "2026-02", source: other}
    - {competency: law, kind: test, date: "2026"}
    - {competency: draft, kind: test, date: "2026"}
- person: P-2
  title: Ben
  evidence:
    - {competency: data, level: expert, kind: assessor, date: "2026"}
    - {competency: times, outcome: not-applicable, kind: assessor, date: "2026"}
    - {competency: ethics, outcome: none, kind: test, date: "2026"}
- person: P-3
  title: Cai
`

const toldTraining = `format: govmaturity/training/1
id: courses
edition: "1"
title: Courses
standing: illustrative
framework: unit
framework-edition: "1"
currency: EUR
modules:
  - {id: d2, languages: [en], title: Data two, cost: 10000, minutes: 120, raises: [{competency: data, to: working}]}
  - {id: d3, languages: [en], title: Data three, cost: 25050, minutes: 300, requires: [d2], raises: [{competency: data, from: working, to: expert}]}
  - {id: m1, languages: [en], title: Mean one, cost: 4000, minutes: 60, raises: [{competency: mean, to: basic}]}
  - {id: law, languages: [en], title: Law one, cost: 1000, minutes: 60, raises: [{competency: law}]}
  - {id: b, title: Best in French, cost: 1000, minutes: 60, languages: [fr], raises: [{competency: best, to: working}]}
`

// story is a team of three with all that there is to be explained.
type story struct {
	fw       *competency.Framework
	people   []*competency.Person
	team     *competency.Team
	training *competency.Training
}

var storyDay = competency.AsOf{Date: "2026-11-25", Purpose: "development"}

func newStory(t *testing.T) story {
	t.Helper()
	var s story
	var err error
	fail := func() {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s.fw, err = competency.ReadFramework("f.yaml", []byte(told))
	fail()
	head := "format: govmaturity/competency-profile/1\nframework: unit\nedition: \"1\"\n"
	for _, part := range strings.Split(toldPeople, "- person")[1:] {
		var profile *competency.Profile
		profile, err = s.fw.ReadProfile("p.yaml", []byte(head+"person"+strings.ReplaceAll(part, "\n  ", "\n")))
		fail()
		var p *competency.Person
		p, err = s.fw.Person(profile)
		fail()
		s.people = append(s.people, p)
	}
	s.team, err = s.fw.ReadTeam("t.yaml", []byte(`{format: govmaturity/competency-team/1, framework: unit, edition: "1", id: team, title: Team, members: [P-1, P-2, P-3],
posts: [{role: analyst, level: senior, holders: [P-1]}, {role: analyst, level: junior, heads: 2, holders: [P-3]}]}`), s.people)
	fail()
	s.training, err = competency.ReadTraining("c.yaml", []byte(toldTraining), s.fw)
	fail()
	return s
}

// explainer is what has an explanation.
type explainer interface {
	Explain(words ...govmaturity.Words) govmaturity.Finding
	Reference() govmaturity.Reference
}

// tale is an explanation, and what it is there for.
type tale struct {
	name string
	of   explainer
}

// tales are one or more of each kind.
func (s story) tales(t *testing.T) []tale {
	t.Helper()
	fail := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var out []tale
	add := func(name string, of explainer) { out = append(out, tale{name, of}) }
	for _, id := range []string{"data", "mean", "times", "mastery", "preferred", "best", "whole", "points", "spare"} {
		a, err := s.people[0].At(s.fw.Competency(id), storyDay)
		fail(err)
		add("attained by "+string(a.Policy.Kind)+": "+id, a)
	}
	senior, junior := s.fw.Role("analyst").Post("senior"), s.fw.Role("analyst").Post("junior")
	ready, err := s.people[0].Readiness(senior, storyDay)
	fail(err)
	for _, g := range ready.Gaps {
		add("gap "+string(g.Verdict)+": "+g.Requirement.Competency().ID(), g)
	}
	add("readiness, an interval", ready)
	other, err := s.people[1].Readiness(senior, storyDay)
	fail(err)
	add("readiness, with what does not apply", other)
	add("from post to post", junior.Gap(senior))
	coverage, err := s.team.Coverage(storyDay)
	fail(err)
	add("coverage: one person", coverage[0])
	add("coverage: two levels", coverage[1])
	leaves, err := s.team.Leaves("P-2", storyDay)
	fail(err)
	add("departure", leaves[0])
	next, err := s.team.Successors(senior, storyDay)
	fail(err)
	add("succession", next)
	plan, err := s.training.Plan(s.team.Trainees(), competency.PlanOptions{
		AsOf: storyDay, Goal: competency.GoalLeastCost, Possible: true, Languages: []string{"en"},
		Diagnoses: []competency.Diagnosis{{Person: "P-1", Competency: "data", Cause: "new tools", Training: true}, {Person: "P-1", Competency: "times", Cause: "no time", Remedy: "two days a week"}},
	})
	fail(err)
	add("plan of least cost", plan)
	add("what one person takes", plan.People[0])
	budget := int64(12000)
	within, err := s.training.Plan(s.team.Trainees(), competency.PlanOptions{AsOf: storyDay, Goal: competency.GoalReadiness, Budget: &budget, Possible: true})
	fail(err)
	add("plan within a budget", within)
	nothing := int64(0)
	none, err := s.training.Plan(s.team.Trainees(), competency.PlanOptions{AsOf: storyDay, Goal: competency.GoalLeastCost, Budget: &nothing, Possible: true})
	fail(err)
	add("no plan within a budget", none)
	cut := *plan // as if the search had ended early
	cut.Proved, cut.Bound = false, 30000
	add("plan with a bound", &cut)
	assigned, err := s.fw.Assign(s.people, []competency.Opening{{Post: senior}, {Post: junior, Heads: 3}}, competency.AssignOptions{AsOf: storyDay, Fair: true})
	fail(err)
	add("assignment", assigned)
	return out
}

var languages = []string{"en", "ar", "es", "fr", "ru", "zh"}

// Everything that is explained, in English.
func TestExplanations(t *testing.T) {
	var b strings.Builder
	for _, one := range newStory(t).tales(t) {
		fmt.Fprintf(&b, "# %s\n%s\n", one.name, hashless(one.of.Explain().String()))
	}
	golden(t, "testdata/explain/english.txt", b.String())
}

// One of each kind in all languages that the module comes with.
func TestExplanationLanguages(t *testing.T) {
	var b strings.Builder
	seen := map[string]bool{}
	for _, one := range newStory(t).tales(t) {
		kind := one.of.Reference().Kind
		if seen[kind] {
			continue
		}
		seen[kind] = true
		var words []govmaturity.Words
		for _, language := range languages {
			words = append(words, govmaturity.WordsFor(language))
		}
		all := one.of.Explain(words...)
		for i, language := range languages {
			if got, want := all.In(words[i]), one.of.Explain(words[i]).In(words[i]); got != want {
				t.Errorf("%s in %s is not the same among others:\n%s\n%s", one.name, language, got, want)
			}
			fmt.Fprintf(&b, "# %s\n%s\n", language, hashless(all.In(words[i])))
		}
	}
	if len(seen) != 9 {
		t.Errorf("%d kinds: %v", len(seen), seen)
	}
	golden(t, "testdata/explain/languages.txt", b.String())
}

// A finding is data that survives JSON, is about what its reference says, and all in
// it comes from the store of words, from the framework or from people.
func TestExplanationsAreData(t *testing.T) {
	pseudo := wordstest.Words(t)
	own := map[string]bool{}
	for _, word := range regexp.MustCompile(`[A-Za-z-]+`).FindAllString(told+toldPeople+toldTraining+" new tools no time two days a week development selection", -1) {
		own[word] = true
	}
	for _, kind := range []string{competency.FindingAttained, competency.FindingGap, competency.FindingReadiness, competency.FindingCoverage, competency.FindingSuccession,
		competency.FindingDeparture, competency.FindingTraining, competency.FindingPlan, competency.FindingAssignment, "least-cost", "P-", "team", "max"} {
		own[kind] = true
	}
	for _, one := range newStory(t).tales(t) {
		f := one.of.Explain()
		if f.About != one.of.Reference() {
			t.Errorf("%s is about %v and %v", one.name, f.About, one.of.Reference())
		}
		data, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		var back govmaturity.Finding
		if err := json.Unmarshal(data, &back); err != nil || back.String() != f.String() {
			t.Errorf("%s changes in JSON: %v\n%s\n%s", one.name, err, f, back)
		}
		text, _, _ := strings.Cut(one.of.Explain(pseudo).In(pseudo), one.of.Reference().Hash)
		for _, word := range wordstest.Left(text) {
			if !own[word] {
				t.Errorf("%s: %q is not from the store of words:\n%s", one.name, word, text)
			}
		}
	}
}

// A trace goes down from readiness to the evidence, each told once.
func TestExplanationTrace(t *testing.T) {
	s := newStory(t)
	ready, err := s.people[0].Readiness(s.fw.Role("analyst").Post("senior"), storyDay)
	if err != nil {
		t.Fatal(err)
	}
	text := ready.Explain().Trace(govmaturity.Words{}, 9, func(ref govmaturity.Reference) (govmaturity.Finding, bool) { return ready.Find(ref) })
	for _, want := range []string{"\n    Ana: Analyst, Senior: Data use: short", "\n        Ana: Data use: Working", "\n            Ana: Law: has it"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q is there %d times in\n%s", want, strings.Count(text, want), text)
		}
	}
	if _, ok := ready.Find(govmaturity.Reference{Kind: "other"}); ok {
		t.Error("found something else")
	}
}

// Each readiness can be worked out again from its formula, and each gap too.
func TestExplanationsAddUp(t *testing.T) {
	s := newStory(t)
	for _, p := range s.people {
		ready, err := p.Readiness(s.fw.Role("analyst").Post("senior"), storyDay)
		if err != nil {
			t.Fatal(err)
		}
		var ends []float64
		for _, r := range ready.Explain().Reasons {
			if r.Kind == govmaturity.ReasonFormula {
				ends = append(ends, ratioOf(t, r.Words.String()))
			}
		}
		if !slices.Equal(ends, slices.Compact([]float64{ready.Low, ready.High})) {
			t.Errorf("%s: %v, from %v to %v", p.ID(), ends, ready.Low, ready.High)
		}
	}
}

// ratioOf works out (2 × 1 + 1) / (2 × 3 + 1).
func ratioOf(t *testing.T, formula string) float64 {
	t.Helper()
	if _, after, ok := strings.Cut(formula, ": "); ok {
		formula = after
	}
	formula, _, _ = strings.Cut(formula, " = ")
	above, below, ok := strings.Cut(formula, " / ")
	if !ok {
		t.Fatalf("no ratio in %q", formula)
	}
	sum := func(s string) float64 {
		total := 0.0
		for _, term := range strings.Split(strings.Trim(s, "()"), " + ") {
			product := 1.0
			for _, factor := range strings.Split(term, " × ") {
				var x float64
				if _, err := fmt.Sscan(factor, &x); err != nil {
					t.Fatalf("%q in %q: %v", factor, formula, err)
				}
				product *= x
			}
			total += product
		}
		return total
	}
	return sum(above) / sum(below)
}

// What is not there has an explanation without content.
func TestExplainNothing(t *testing.T) {
	for _, one := range []explainer{
		competency.Attained{}, competency.Gap{}, competency.Readiness{}, competency.Coverage{}, competency.Departure{}, competency.Succession{},
		competency.PersonPlan{}, &competency.Assignment{}, &competency.Plan{},
	} {
		if f := one.Explain(); f.State != govmaturity.StateUnanswered || len(f.Reasons) != 0 {
			t.Errorf("%T: %v", one, f)
		}
	}
}

var hash = regexp.MustCompile(`, (sha256:)?[0-9a-f]{32,}`)

// hashless leaves out the hash of the framework.
func hashless(text string) string { return hash.ReplaceAllString(text, "") }

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s changed (-want +got); run with -update if meant:\n%s", file, diff)
	}
}
