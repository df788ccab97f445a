package actionplan

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Lint returns all remarks on the vision, as [Plan.Lint] does those on a plan.
func (v *Vision) Lint() []Remark {
	v = v.some()
	l := &remarks{about: govmaturity.Reference{Document: v.ID(), Edition: v.Edition(), Hash: v.RulesHash(), Subject: v.spec.Subject}}
	top := govmaturity.Path{}
	if len(v.spec.RestsOn) == 0 {
		l.add(LintRuleAnalysis, "", top.Key("rests-on"), "the vision rests on no analysis: what are the gaps and opportunities?")
	}
	v.lintItems(l)
	if len(v.spec.Targets) == 0 {
		l.add(LintRuleSDG, "", top.Key("targets"), "the vision serves no goal of the 2030 Agenda")
	}
	v.lintTies(l)
	if len(v.spec.Scenarios) == 0 {
		l.add(LintRuleScenarios, "", top.Key("scenarios"), "the vision looks at no future but its own")
	}
	for i := range v.spec.Scenarios {
		lintScenario(l, &v.spec.Scenarios[i], top.Key("scenarios").Index(i))
	}
	return l.sorted()
}

// lintItems looks for the five items.
func (v *Vision) lintItems(l *remarks) {
	missing := func(key, what string) {
		l.add(LintRuleItems, "", govmaturity.Path{}.Key(key), "the vision names no %s", what)
	}
	if len(v.spec.Principles) == 0 {
		missing("principles", "principles of governance")
	}
	if len(v.spec.Goals) == 0 {
		missing("goals", "national goals")
	}
	if len(v.spec.Values) == 0 {
		missing("values", "values of digital government")
	}
	for _, t := range []Term{TermShort, TermLong} {
		if !slices.ContainsFunc(v.spec.Priorities, func(x VisionPrioritySpec) bool { return x.Term == t }) {
			missing("priorities", "priorities for the "+string(t)+" term")
		}
	}
}

// lintTies looks for targets that no goal serves, goals that no priority serves, and
// priorities that serve no goal.
func (v *Vision) lintTies(l *remarks) {
	served := map[string]bool{}
	for _, x := range v.spec.Goals {
		for _, id := range x.Targets {
			served[id] = true
		}
	}
	for i, x := range v.spec.Targets {
		if !served[x.ID] {
			l.add(LintRuleServed, "", govmaturity.Path{}.Key("targets").Index(i), "no goal of the vision serves %s", x.ID)
		}
	}
	served = map[string]bool{}
	for i, x := range v.spec.Priorities {
		for _, id := range x.Goals {
			served[id] = true
		}
		if len(x.Goals) == 0 {
			l.add(LintRuleServed, "", govmaturity.Path{}.Key("priorities").Index(i).Key("goals"), "the priority %s serves no goal", x.ID)
		}
	}
	for i, x := range v.spec.Goals {
		if !served[x.ID] {
			l.add(LintRuleServed, "", govmaturity.Path{}.Key("goals").Index(i), "no priority serves the goal %s", x.ID)
		}
	}
}

func lintScenario(l *remarks, x *ScenarioSpec, at govmaturity.Path) {
	if len(x.Signposts) == 0 {
		l.add(LintRuleSignposts, "", at.Key("signposts"), "nothing is watched to see whether %s comes", x.ID)
	}
	for k, s := range x.Signposts {
		here := at.Key("signposts").Index(k)
		if s.Threshold == nil && s.When == nil {
			l.add(LintRuleThreshold, "", here.Key("threshold"), "nothing says from where on %s is passed", s.ID)
		}
		if s.Then == nil {
			l.add(LintRuleThen, "", here.Key("then"), "nothing says what is done when %s is passed", s.ID)
		}
		if s.By == nil {
			l.add(LintRuleWatched, "", here.Key("by"), "nobody watches %s", s.ID)
		}
		if s.Every == nil {
			l.add(LintRuleWatched, "", here.Key("every"), "nothing says how often %s is looked at", s.ID)
		}
	}
}
