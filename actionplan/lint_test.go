package actionplan_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/actionplan"
	"github.com/govmaturity/govmaturity/actionplan/kpi"
)

// ruleCase is one change to a document that keeps all rules, so that exactly one rule
// remarks on it, or that the reader refuses it.
type ruleCase struct {
	rule    actionplan.LintRule
	was, is string
}

// rulesOf checks the rules of one kind of document: the base keeps all, each change
// breaks one, and each rule is broken by one.
func rulesOf(t *testing.T, subject actionplan.LintSubject, base string, lint func(text string) ([]actionplan.Remark, error), cases []ruleCase) {
	t.Helper()
	got, err := lint(base)
	if err != nil || len(got) != 0 {
		t.Errorf("the %s to begin with: %v, %v", subject, got, err)
	}
	caught := map[actionplan.LintRule]bool{}
	for _, c := range cases {
		text := strings.Replace(base, c.was, c.is, 1)
		got, err := lint(text)
		switch refused := c.rule.Severity() == actionplan.SeverityRefused; {
		case text == base:
			t.Errorf("%s: nothing was changed", c.rule)
		case refused && err == nil:
			t.Errorf("%s: not refused", c.rule)
		case !refused && (err != nil || len(got) != 1 || got[0].Rule != c.rule || got[0].Severity != c.rule.Severity()):
			t.Errorf("want only %s, found %v, %v", c.rule, got, err)
		default:
			caught[c.rule] = true
		}
	}
	for _, r := range actionplan.LintRules() {
		if r.Subject() == subject && !caught[r] {
			t.Errorf("nothing shows that the rule %s of a %s catches anything", r, subject)
		}
	}
}

const lintIndicators = `
format: govmaturity/indicators/1
id: digital-strategy
indicators:
  - {id: online, title: Services online, unit: services, source: The register, direction: up, baseline: {date: "2024", value: 10}, target: {date: "2030", value: 90}}
  - {id: queue, title: Time in the queue, unit: minutes, source: A survey, direction: keep, target: {value: 10, within: 2}}
  - {id: share, title: Share online, source: The register, direction: up, measure: ratio, per: 100, baseline: {date: "2024", value: 10}, target: {date: "2030", value: 90}}
groups:
  - {id: all, title: All, of: attainment, rule: weighted-mean, missing: block, members: [{id: online, weight: 0.4}, {id: share, weight: 0.6}]}
`

func TestLintIndicators(t *testing.T) {
	lint := func(text string) ([]actionplan.Remark, error) {
		set, err := kpi.Read("indicators.yaml", []byte(text))
		if err != nil {
			return nil, err
		}
		_, err = set.ReadObservations("o.json", []byte(`{"format": "govmaturity/observations/1", "indicators": "digital-strategy", "subject": "x",
			"observations": [{"indicator": "online", "date": "2025"`+map[bool]string{true: ``, false: `, "value": 12`}[strings.Contains(text, "# without a value")]+`}]}`))
		if err != nil {
			return nil, err
		}
		return actionplan.LintIndicators(set), nil
	}
	rulesOf(t, actionplan.LintSubjectIndicators, lintIndicators, lint, []ruleCase{
		{actionplan.LintRuleBaseline, `baseline: {date: "2024", value: 10}, `, ""},
		{actionplan.LintRuleBaselineYear, `baseline: {date: "2024", value: 10}`, "baseline: {value: 10}"},
		{actionplan.LintRuleBaselineValue, `baseline: {date: "2024", value: 10}`, `baseline: {date: "2024"}`},
		{actionplan.LintRuleTarget, `, target: {date: "2030", value: 90}`, ""},
		{actionplan.LintRuleTargetValue, `target: {date: "2030", value: 90}`, `target: {date: "2030"}`},
		{actionplan.LintRuleTargetDate, `target: {date: "2030", value: 90}`, `target: {value: 90}`},
		{actionplan.LintRuleSource, "source: A survey, ", ""},
		{actionplan.LintRuleMeasure, "unit: services, ", ""},
		{actionplan.LintRuleSame, `target: {date: "2030", value: 90}`, `target: {date: "2030", value: 10}`},
		{actionplan.LintRuleDirection, `direction: up`, `direction: down`},
		{actionplan.LintRuleCumulative, "unit: services, ", `unit: "% of services", accumulation: running, `},
		{actionplan.LintRuleCumulativeRatio, "measure: ratio, ", "measure: ratio, accumulation: sum, "},
		{actionplan.LintRuleWeights, "weight: 0.6", "weight: 0.7"},
		{actionplan.LintRuleActualValue, "groups:", "# without a value\ngroups:"},
	})
}

// A plan names indicators that there are.
func TestCheckIndicators(t *testing.T) {
	set, err := kpi.Read("indicators.yaml", []byte(lintIndicators))
	if err != nil {
		t.Fatal(err)
	}
	base := file(t, "plan.yaml")
	for _, c := range []struct {
		was, is, path string
		code          govmaturity.Code
	}{
		{"", "", "", ""},
		{"indicator: online, ", "indicator: onlin, ", "/steps/0/indicators/0/indicator", govmaturity.CodeUnknownReference},
		{"list: digital-strategy, ", "list: strategy, ", "/steps/0/indicators/0/list", govmaturity.CodeUnknownReference},
	} {
		err := read(t, strings.Replace(base, c.was, c.is, 1)).CheckIndicators(set)
		var problems govmaturity.Problems
		if c.path == "" {
			if err != nil {
				t.Error(err)
			}
		} else if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path.Pointer() != c.path || problems[0].Code != c.code {
			t.Errorf("%s: %v", c.is, err)
		}
	}
}

func TestLintReviews(t *testing.T) {
	p := read(t, file(t, "plan.yaml"))
	base := strings.Replace(file(t, "review.yaml"), "rebaseline:", "  - {step: portal-all, status: unknown}\nrebaseline:", 1)
	lint := func(text string) ([]actionplan.Remark, error) {
		r, err := p.ReadReview("review.yaml", []byte(text))
		if err != nil {
			return nil, err
		}
		for _, x := range r.Lint() {
			if x.Problem.Line == 0 || x.Problem.File != "review.yaml" || x.Step == "" {
				t.Errorf("%+v", x)
			}
		}
		return r.Lint(), nil
	}
	rulesOf(t, actionplan.LintSubjectReview, base, lint, []ruleCase{
		{actionplan.LintRuleEvidence, ", evidence: [Minutes of 15 January]", ""},
		{actionplan.LintRuleFinished, ", finished: 2027-01-15", ""},
		{actionplan.LintRuleConsistent, "progress: 0.6", "progress: 1"},
		{actionplan.LintRuleNotStarted, "status: unknown", "status: not-started, progress: 0.1"},
		{actionplan.LintRuleReviewed, "  - {step: portal-all, status: unknown}\n", ""},
		{actionplan.LintRuleOverdue, "  - {step: portal-design, status: completed, progress: 1, started: 2026-06, finished: 2027-01-15, evidence: [Minutes of 15 January], deviation: {what: A month late, action: None needed, owner: it, by: 2027-02}}",
			"  - {step: portal-design, status: limited-progress}"},
		{actionplan.LintRuleCorrection, "action: None needed, ", ""},
		{actionplan.LintRuleStopped, "status: unknown", "status: stopped"},
		{actionplan.LintRuleMoved, "deadline: By winter 2027", "deadline: By fall 2027"},
		{actionplan.LintRuleReason, ", reason: Two agencies joined late", ""},
		{actionplan.LintRuleFuture, "finished: 2027-01-15", "finished: 2027-04-15"},
		{actionplan.LintRuleReviewDates, "finished: 2027-01-15", "finished: 2026-01-15"},
		{actionplan.LintRuleReviewEdition, `edition: "2026"`, `edition: "2025"`},
	})
}

func TestLintVisions(t *testing.T) {
	lint := func(text string) ([]actionplan.Remark, error) {
		v, err := actionplan.ReadVision("vision.yaml", []byte(text))
		if err != nil {
			return nil, err
		}
		return v.Lint(), nil
	}
	base := file(t, "vision.yaml")
	between := func(from, to string) string {
		i := strings.Index(base, from)
		return base[i : i+strings.Index(base[i:], to)]
	}
	rulesOf(t, actionplan.LintSubjectVision, base, lint, []ruleCase{
		{actionplan.LintRuleAnalysis, between("rests-on:", "principles:"), ""},
		{actionplan.LintRuleItems, between("values:", "goals:"), ""},
		{actionplan.LintRuleItems, between("principles:", "values:"), ""},
		{actionplan.LintRuleItems, "term: long", "term: short"},
		{actionplan.LintRuleServed, `targets: ["16.6", "9.c"]`, `targets: ["16.6"]`},
		{actionplan.LintRuleServed, "  - {id: skills, title: A skilled", "  - {id: skill, title: More skills}\n  - {id: skills, title: A skilled"},
		{actionplan.LintRuleScenarios, base[strings.Index(base, "scenarios:"):], ""},
		{actionplan.LintRuleSignposts, base[strings.Index(base, "    signposts:"):], ""},
		{actionplan.LintRuleThreshold, "when: It leaves the market, ", ""},
		{actionplan.LintRuleThen, "then: The state leases masts, ", ""},
		{actionplan.LintRuleWatched, "by: The ministry, ", ""},
		{actionplan.LintRuleWatched, ", every: every year", ""},
		{actionplan.LintRuleVisionTargets, `- {id: "9.c"}`, `- {id: "9.z"}`},
		{actionplan.LintRuleSDG, between("goals:", "scenarios:"), "goals: [{id: a, title: A}]\npriorities: [{id: b, title: B, term: short, goals: [a]}, {id: c, title: C, term: long, goals: [a]}]\n"},
	})
}

func TestLintCycles(t *testing.T) {
	lint := func(text string) ([]actionplan.Remark, error) {
		c, err := actionplan.ReadCycle("cycle.yaml", []byte(text))
		if err != nil {
			return nil, err
		}
		return c.Lint(), nil
	}
	hash := `hash: "sha256:` + strings.Repeat("0", 64) + `"`
	base := `
format: govmaturity/cycle/1
id: c
version: toolkit
rounds:
  - id: one
    steps:
      - step: analysis
        started: 2026-01
        finished: 2026-02
        documents: [{kind: assessment, id: f, edition: "1", ` + hash + `, subject: x}, {kind: assessment, id: f, edition: "1", ` + hash + `, subject: y}]
        gaps: [{kind: node, document: f, edition: "1", id: a, from: low, to: high}]
  - id: two
    steps:
      - step: analysis
        started: 2027-01
        finished: 2027-02
        documents: [{kind: assessment, id: f, edition: "1", ` + hash + `, subject: x}]
        gaps: [{kind: node, document: f, edition: "1", id: b}]
      - step: strategy
        finished: 2027-03
        documents: [{kind: plan, id: p, ` + hash + `}]
`
	rulesOf(t, actionplan.LintSubjectCycle, base, lint, []ruleCase{
		{actionplan.LintRuleProof, "        documents: [{kind: plan, id: p, " + hash + "}]\n", ""},
		{actionplan.LintRuleGaps, "        gaps: [{kind: node, document: f, edition: \"1\", id: b}]\n", ""},
		{actionplan.LintRuleHash, "id: p, " + hash, "id: p"},
		{actionplan.LintRuleReassessment, `documents: [{kind: assessment, id: f, edition: "1", ` + hash + `, subject: x}]
        gaps: [{kind: node, document: f, edition: "1", id: b}]`, `documents: [{kind: assessment, id: g, edition: "1", ` + hash + `, subject: x}]
        gaps: [{kind: node, document: g, edition: "1", id: b}]`},
		{actionplan.LintRuleSameEdition, `edition: "1", ` + hash + `, subject: y`, `edition: "2", ` + hash + `, subject: y`},
	})
}

// What a reader refuses of a plan is a rule, too.
func TestLintRefusesPlans(t *testing.T) {
	base := file(t, "plan.yaml")
	refused := map[actionplan.LintRule]bool{}
	for _, c := range []ruleCase{
		{actionplan.LintRuleCircle, "after: [portal]", "after: [portal, portal-all]"},
		{actionplan.LintRuleDates, `start: "2028"`, `start: "2031"`},
		{actionplan.LintRuleKnownParty, "responsible: [it]", "responsible: [its]"},
	} {
		text := strings.Replace(base, c.was, c.is, 1)
		if _, err := actionplan.Read("plan.yaml", []byte(text)); err == nil || text == base {
			t.Errorf("%s: not refused", c.rule)
		}
		refused[c.rule] = true
	}
	for _, r := range actionplan.LintRules() {
		if r.Subject() == actionplan.LintSubjectPlan && r.Severity() == actionplan.SeverityRefused && !refused[r] {
			t.Errorf("nothing shows that %s is refused", r)
		}
	}
}

// Each rule is said in each language, is of a document, has a severity, and comes from
// a work that is named, or is the library's own.
func TestLintRulesAreData(t *testing.T) {
	sources := map[string]bool{}
	for _, s := range actionplan.LintSources() {
		sources[s.ID] = true
	}
	rules := map[actionplan.LintRule]bool{}
	cited := map[string]bool{}
	for _, r := range actionplan.LintRules() {
		if rules[r] || r.Subject() == "" || r.Severity() == "" {
			t.Errorf("%s: %q, %q", r, r.Subject(), r.Severity())
		}
		rules[r] = true
		for _, c := range r.Cites() {
			cited[c.Source] = true
			if !sources[c.Source] || c.Locator == "" {
				t.Errorf("%s cites %+v", r, c)
			}
		}
	}
	if len(cited) != len(sources) {
		t.Errorf("of %d works, %d are cited", len(sources), len(cited))
	}
	for _, tag := range govmaturity.WordsLanguages() {
		w := govmaturity.WordsFor(tag)
		seen := map[string]bool{}
		for _, r := range actionplan.LintRules() {
			if said := r.Say(w); seen[said] || strings.HasPrefix(said, "lint.") {
				t.Errorf("%s: %s: %q", tag, r, said)
			} else {
				seen[said] = true
			}
		}
		for _, s := range actionplan.Severities() {
			if said := s.Say(w); strings.HasPrefix(said, "lint.") {
				t.Errorf("%s: %q", tag, said)
			}
		}
	}
	if r := actionplan.LintRule("x"); r.Severity() != "" || r.Cites() != nil {
		t.Error("a rule that there is not is known")
	}
}

// A remark says its rule, its place, and who asks for it.
func TestRemarkExplains(t *testing.T) {
	p := read(t, strings.Replace(file(t, "plan.yaml"), "    deliverable: A tested prototype\n", "", 1))
	all := p.Lint()
	if len(all) != 1 {
		t.Fatalf("%v", all)
	}
	f := all[0].Explain(govmaturity.WordsFor("en"), govmaturity.WordsFor("ar"))
	if f.About.Kind != actionplan.FindingRemark || f.About.Document != "digital-2030" || f.About.ID != "verifiable" || f.About.Item != "/steps/1/deliverable" ||
		f.Outcome["en"] != "Missing" || f.Rule["en"] != "Each step says what will be there to be seen" || len(f.Rule) != 2 || len(f.Cites) != 1 || f.Cites[0].Source != "ogp-irm" {
		t.Errorf("%+v", f)
	}
}
